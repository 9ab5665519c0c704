"""Words and phrases of a lexicon at the places of a text."""

from __future__ import annotations

from collections.abc import Iterator

from checker.text.lexeme import Lexeme, Reading, Token, variants
from checker.text.lexicon import Lexicon
from checker.text.tokens import WORD


def phrase_at(tokens: list[Token], i: int, cat: str) -> tuple[Reading, int] | None:
    """The longest phrase or word of a category that starts at token `i`: its reading and the token after it."""
    lex = tokens[i].lex
    if cat in lex.head_cats and _second_follows(lex, tokens, i):
        best: tuple[Reading, int] | None = None
        for reading, tail in lex.heads:
            after = i + 1 + len(tail)
            longer = reading.term.cat == cat and (best is None or after > best[1])
            if longer and _follows(tokens, i + 1, tail):
                best = reading, after
        if best is not None:
            return best
    here = lex.terms.get(cat)
    return (here, i + 1) if here is not None else None


def phrases_at(tokens: list[Token], i: int, lex: Lexeme | None = None) -> list[tuple[Reading, int]]:
    """All phrases and words that start at token `i`, the longest of each category, with the token after each.

    `lex` is the token as another lexicon reads it than the one that the tokens are of.
    """
    lex = lex or tokens[i].lex
    best: dict[str, tuple[Reading, int]] = {}
    if _second_follows(lex, tokens, i):
        for reading, tail in lex.heads:
            after = i + 1 + len(tail)
            known = best.get(reading.term.cat)
            if (known is None or after > known[1]) and _follows(tokens, i + 1, tail):
                best[reading.term.cat] = (reading, after)
    for reading in lex.readings:
        best.setdefault(reading.term.cat, (reading, i + 1))
    return list(best.values())


def all_phrases(lexicon: Lexicon, tokens: list[Token]) -> Iterator[tuple[Reading, int, int]]:
    """All phrases and words of a lexicon in a text, in its order: the reading of each, its first token, the one after it."""
    for i, lex in enumerate(lexicon.over(tokens)):
        if lex.kind == WORD and (lex.readings or lex.heads):
            for reading, after in phrases_at(tokens, i, lex):
                yield reading, i, after


def _second_follows(lex: Lexeme, tokens: list[Token], i: int) -> bool:
    return bool(lex.seconds) and i + 1 < len(tokens) and tokens[i + 1].lex.form in lex.seconds


def _follows(tokens: list[Token], i: int, tail: tuple[str, ...]) -> bool:
    if i + len(tail) > len(tokens):
        return False
    for at, word in enumerate(tail, i):
        form = tokens[at].lex.form
        if form != word and form not in variants(word):
            return False
    return True
