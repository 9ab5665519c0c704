"""Sentences and clauses of a tokenised text.

A sentence ends at a line break, at . ! ? ؟ … and their runs, not at the dot of an abbreviation, an initial
or a number.  Closing quotes belong to the sentence they close.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from checker.text.lexeme import Token
from checker.text.tokens import LATIN, NUMBER, WORD

_ENDS: Final = frozenset(".!?؟…")
_CLOSERS: Final = frozenset("»”\"')]’")
_SHORT: Final = 2  # letters: a word this short before a dot is an abbreviation («د. محمد», «ق.م»)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens [first, after) at characters [start, end), in the paragraph of that number."""

    first: int
    after: int
    start: int
    end: int
    paragraph: int
    number: int
    title: bool = False


def sentences(text: str, tokens: Sequence[Token], title_end: int = 0) -> list[Sentence]:
    """The sentences of a text; those that begin before `title_end` belong to the title."""
    found: list[Sentence] = []
    paragraph, first = 0, 0
    for i, token in enumerate(tokens):
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        gap = text[token.end : following.start] if following else "\n"
        line_end = "\n" in gap
        if line_end or (_is_end(tokens, i, gap) and not _closes(following, gap)):
            last = tokens[i]
            found.append(
                Sentence(
                    first, i + 1, tokens[first].start, last.end, paragraph, len(found), tokens[first].start < title_end
                )
            )
            first = i + 1
            paragraph += line_end
    return found


def _closes(following: Token | None, gap: str) -> bool:
    return following is not None and not gap and following.lex.surface in _CLOSERS


def _is_end(tokens: Sequence[Token], i: int, gap: str) -> bool:
    sign = tokens[i].lex.surface
    if sign in _CLOSERS and i and tokens[i - 1].lex.surface in _ENDS and tokens[i - 1].end == tokens[i].start:
        return True
    if sign not in _ENDS:
        return False
    following = tokens[i + 1].lex if i + 1 < len(tokens) else None
    if following is not None and following.surface in _ENDS and not gap:
        return False  # the run goes on: «...»
    if sign != ".":
        return True
    before = tokens[i - 1].lex if i and tokens[i - 1].end == tokens[i].start else None
    if (
        before is not None
        and before.kind == WORD
        and len(before.form) <= _SHORT
        and before.form not in ("به", "لي", "له")
    ):
        return False
    if before is not None and before.surface == ".":
        return bool(gap)  # an ellipsis in the middle of a sentence goes on when it touches
    return not (before is not None and following is not None and not gap and following.kind in (NUMBER, LATIN))
