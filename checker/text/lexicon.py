"""Words and phrases looked up by their folded form, with clitics and case endings taken off.

A lexicon maps folded words to *terms*: what the word can be (its category) and its value.  Looking a
word up is done once per spelling; the answer is kept, because a few thousand words make most of a text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import accumulate
from typing import Any, Final, Literal, NamedTuple

from checker.text.fold import INVISIBLE, MARKS, cut, fold
from checker.text.tokens import LATIN, NUMBER, SIGN, WORD, cut_up, kind_of

Number = Literal["singular", "dual", "plural", ""]
_KEEP = 400_000  # spellings remembered before the memory starts again: bounds it for endless input
_LONGEST = 40  # letters; no Arabic word with its clitics is longer, hostile input is


class Term(NamedTuple):
    """What a word can be: a category (`unit`, `month`, `noun` ...), a value, a grammatical number."""

    cat: str
    value: Any
    number: Number = ""


class Reading(NamedTuple):
    """A term found in a word, behind clitics.

    `clitics` are the conjunction and preposition that were cut (و, ب ...), `definite` tells of ال,
    `offset` is where the word itself starts in the spelling, ال included.
    """

    term: Term
    clitics: str
    definite: bool
    tanwin: bool
    offset: int


# Shared by the many spellings that are nothing special: a memory of few objects is quick to keep tidy.
_NO_TERMS: Final[Mapping[str, Reading]] = {}
_NO_WORDS: Final[frozenset[str]] = frozenset()


class Lexeme:
    """One spelling, analysed: its kind of token, its folded form, its readings."""

    __slots__ = (
        "form", "glue", "head_cats", "heads", "hot", "kind", "opens", "plan", "readings", "stop", "surface", "terms",
        "times",
    )  # fmt: skip

    def __init__(self, surface: str, kind: int) -> None:
        self.surface = surface
        self.kind = kind
        self.form = fold(surface) if kind in (WORD, LATIN) else surface
        self.readings: tuple[Reading, ...] = ()
        self.heads: tuple[tuple[Reading, tuple[str, ...]], ...] = ()  # phrases that start here, longest first
        self.terms: Mapping[str, Reading] = _NO_TERMS  # the first reading of each category
        self.head_cats = _NO_WORDS  # categories of the phrases
        self.hot = kind == NUMBER  # a quantity may begin here
        self.opens = _NO_WORDS  # before these words, one may begin here too
        self.stop = self.hot  # either of the two
        self.glue = 0  # where a second word begins that was glued to the first; 0 where none was
        self.plan: tuple[Any, ...] | None = None  # the readers of quantities that may begin with this spelling
        self.times: tuple[Any, ...] | None = None  # the readers of times among them

    def get(self, cat: str) -> Reading | None:
        """The reading of one category, if the word has it."""
        return self.terms.get(cat)

    @property
    def cats(self) -> set[str]:
        """The categories of the words and phrases that may begin with this spelling."""
        return {*self.terms, *self.head_cats}


class Token(NamedTuple):
    """A lexeme at a place."""

    start: int
    end: int
    lex: Lexeme


def stripped(form: str) -> list[tuple[str, bool, str]]:
    """The ways to cut clitics off a folded word: (conjunction and preposition, ال or not, the rest).

    Fewest letters cut first.  The rest has at least two letters.
    """
    whole = ("", False, form)
    if form[0] not in "وفبلكا" or len(form) < 3:
        return [whole]
    if form[0] in "وف":
        return [whole, (form[0], False, form[1:]), *_behind(form[0], form[1:])]
    return [whole, *_behind("", form)]


def _behind(clitics: str, rest: str) -> list[tuple[str, bool, str]]:
    """What can be cut off behind a conjunction: ال, a preposition, or both."""
    first, size = rest[0], len(rest)
    if first == "ا":
        return [(clitics, True, rest[2:])] if size > 3 and rest[1] == "ل" else []
    if first not in "بلك" or size < 3:
        return []
    if size > 3 and first == "ل" and rest[1] == "ل":  # ل and ال in one
        return [(clitics + "ل", True, rest[2:])]
    found = [(clitics + first, False, rest[1:])]
    if size > 4 and rest[1:3] == "ال":
        found.append((clitics + first, True, rest[3:]))
    return found


# A text has a token every five characters: they are made without a loop of ours.
_token: Callable[[tuple[int, int, Lexeme]], Token] = partial(tuple.__new__, Token)


class _Memory(dict[str, Lexeme]):
    """Spellings that were analysed; a new one is analysed when it is first asked for."""

    def __init__(self, analyse: Callable[[str, int], Lexeme]) -> None:
        super().__init__()
        self._analyse = analyse

    def __missing__(self, surface: str) -> Lexeme:
        return self._analyse(surface, kind_of(surface))


class Lexicon:
    """Terms by folded word, phrases by their first folded word."""

    def __init__(self, hot: Callable[[Reading], bool] = lambda _: False) -> None:
        """`hot` tells of a reading whether it makes a word worth stopping at."""
        self._words: dict[str, list[Term]] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], Term]]] = {}
        self._seen = _Memory(self._analyse)
        self._hot = hot
        self._glued = False  # has any spelling held two words?

    def add(self, words: Iterable[str], term: Term) -> None:
        """Enter words or phrases under a term."""
        for word in words:
            forms = tuple(fold(part) for part in word.split())
            if len(forms) == 1:
                terms = self._words.setdefault(forms[0], [])
                if term not in terms:
                    terms.append(term)
            else:
                tails = self._phrases.setdefault(forms[0], [])
                if (forms[1:], term) not in tails:
                    tails.append((forms[1:], term))
                    tails.sort(key=lambda tail: -len(tail[0]))

    def shadow(self, words: Iterable[str]) -> None:
        """Enter words that look like others and are none of them."""
        for word in words:
            self._words[fold(word)] = [Term("homograph", "")]

    def terms(self, form: str) -> list[Term]:
        """The terms of one folded word, clitics not cut."""
        return self._words.get(form, [])

    def tokens(self, text: str) -> list[Token]:
        """All tokens of a text with their lexemes."""
        parts = cut_up(text)
        ends = list(accumulate(map(len, parts)))
        lexemes = map(self._seen.__getitem__, parts[1::2])
        found = list(map(_token, zip(ends[::2], ends[1::2], lexemes, strict=False)))
        if self._glued and any(token[2].glue for token in found):
            return [part for token in found for part in self._parts(token)]
        return found

    def _parts(self, token: Token) -> Iterator[Token]:
        """The words of a spelling in which two were glued («نفطيةيعادل»); itself where none were."""
        start, end, lex = token
        while lex.glue:
            first, rest = lex.surface[: lex.glue], lex.surface[lex.glue :]
            yield Token(start, start + len(first), self._analyse(first, WORD, whole=True))
            start += len(first)
            lex = self._seen[rest]
        yield Token(start, end, lex)

    def over(self, tokens: Sequence[Token]) -> list[Token]:
        """Tokens that another lexicon cut, at their places, as this one reads them."""
        starts, ends, lexemes = zip(*tokens, strict=True) if tokens else ((), (), ())
        return list(map(_token, zip(starts, ends, [self._seen[lex.surface] for lex in lexemes], strict=True)))

    def _analyse(self, surface: str, kind: int, *, whole: bool = False) -> Lexeme:
        """A spelling with its readings, remembered; `whole` when it is known to hold one word only."""
        if len(self._seen) >= _KEEP:
            self._seen.clear()
        lex = Lexeme(surface, kind)
        if kind == WORD and not whole and len(surface) <= 3 * _LONGEST:  # two words at most are glued
            lex.glue = _glue(surface)
            self._glued = self._glued or lex.glue > 0
        if kind in (WORD, LATIN) and len(lex.form) <= _LONGEST and lex.form:
            ways = stripped(lex.form)
            if surface.startswith(("وأ", "وإ")) and len(ways) > 1:
                ways.append(ways.pop(0))  # «وأحد» is rather «و» and «أحد», though it folds to «واحد»
            lex.readings = self._readings(lex, ways)
            lex.heads = tuple(self._heads(lex, ways))
        elif kind == SIGN:
            lex.readings = tuple(Reading(term, "", False, False, 0) for term in self._words.get(surface, ()))
        if lex.readings:
            lex.terms = {reading.term.cat: reading for reading in reversed(lex.readings)}
            lex.hot = lex.hot or any(map(self._hot, lex.readings))
        if lex.heads:
            lex.head_cats = frozenset(reading.term.cat for reading, _ in lex.heads)
            opens = [tail[0] for reading, tail in lex.heads if self._hot(reading)]
            lex.opens = frozenset(form for word in opens for form in _variants(word))
        lex.stop = lex.hot or bool(lex.opens)
        if len(surface) <= 3 * _LONGEST:
            self._seen[surface] = lex
        return lex

    def _readings(self, lex: Lexeme, ways: Sequence[tuple[str, bool, str]]) -> tuple[Reading, ...]:
        readings: list[Reading] = []
        for clitics, definite, base in ways:
            if readings and not (definite and clitics == readings[0].clitics):
                continue  # fewer letters cut is the likelier reading; «اليوم» is today and "the day"
            if "ك" in clitics and not definite:
                continue  # «كميات» is no «ك» and «مئات»
            terms = self._terms_of(base)
            if terms:
                offset = cut(lex.surface, _clitic_letters(lex.form, clitics, definite))
                readings += (Reading(term, clitics, definite, tanwin, offset) for term, tanwin in terms)
        return tuple(readings)

    def _terms_of(self, base: str) -> list[tuple[Term, bool]]:
        terms = [(term, False) for term in self._words.get(base, ())]
        if not terms and base.endswith("ا") and len(base) > 2:
            # only singulars take tanwin: «كما» is no «كم» in the accusative, «لاعبينا» are our players
            terms = [(term, True) for term in self._words.get(base[:-1], ()) if term.number not in ("plural", "dual")]
        return terms

    def _heads(self, lex: Lexeme, ways: Sequence[tuple[str, bool, str]]) -> Iterator[tuple[Reading, tuple[str, ...]]]:
        for clitics, definite, base in ways:
            heads = ((base, False), (base[:-1], True)) if base[-1] == "ا" else ((base, False),)
            for head, tanwin in heads:
                for tail, term in self._phrases.get(head, ()):
                    letters = _clitic_letters(lex.form, clitics, definite)
                    yield Reading(term, clitics, definite, tanwin, cut(lex.surface, letters)), tail


def _glue(surface: str) -> int:
    """Where a second word begins behind a ة inside a spelling («نفطيةيعادل»): no Arabic word goes on after one."""
    place = surface.find("ة", 1)
    while 0 <= place < len(surface) - 1 and surface[place + 1] in MARKS + INVISIBLE:
        place += 1
    return place + 1 if 0 < place < len(surface) - 2 else 0


def _clitic_letters(form: str, clitics: str, definite: bool) -> int:
    """How many letters are cut: ال stays with its word, the ل of «للمليون» takes it along."""
    fused = definite and clitics.endswith("ل") and form.startswith(clitics + "ل")
    return len(clitics) + (1 if fused else 0)


def phrase_at(tokens: list[Token], i: int, cat: str) -> tuple[Reading, int] | None:
    """The longest phrase or word of a category that starts at token `i`: its reading and the token after it."""
    lex = tokens[i].lex
    if cat in lex.head_cats:
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


def phrases_at(tokens: list[Token], i: int) -> list[tuple[Reading, int]]:
    """All phrases and words that start at token `i`, the longest of each category, with the token after each."""
    best: dict[str, tuple[Reading, int]] = {}
    for reading, tail in tokens[i].lex.heads:
        after = i + 1 + len(tail)
        known = best.get(reading.term.cat)
        if (known is None or after > known[1]) and _follows(tokens, i + 1, tail):
            best[reading.term.cat] = (reading, after)
    for reading in tokens[i].lex.readings:
        best.setdefault(reading.term.cat, (reading, i + 1))
    return list(best.values())


def all_phrases(tokens: list[Token]) -> Iterator[tuple[Reading, int, int]]:
    """All phrases and words of a text, in its order: the reading of each, its first token and the one after it."""
    for i, token in enumerate(tokens):
        if token.lex.kind == WORD and (token.lex.readings or token.lex.heads):
            for reading, after in phrases_at(tokens, i):
                yield reading, i, after


def _follows(tokens: list[Token], i: int, tail: tuple[str, ...]) -> bool:
    if i + len(tail) > len(tokens):
        return False
    return all(token.lex.form in _variants(word) for word, token in zip(tail, tokens[i : i + len(tail)], strict=True))


@lru_cache(maxsize=4096)
def _variants(word: str) -> tuple[str, str, str]:
    """A word of a phrase as it may stand there: bare, with its article, in the accusative."""
    return word, "ال" + word, word + "ا"
