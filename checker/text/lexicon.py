"""Words and phrases looked up by their folded form, with clitics and case endings taken off.

A lexicon maps folded words to *terms*: what the word can be (its category) and its value.  Looking a
word up is done once per spelling; the answer is kept, because a few thousand words make most of a text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple

from checker.text.fold import INVISIBLE, MARKS, cut, fold
from checker.text.tokens import LATIN, NUMBER, SIGN, WORD, scan

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


class Lexeme:
    """One spelling, analysed: its kind of token, its folded form, its readings."""

    __slots__ = ("bases", "form", "glue", "heads", "hot", "kind", "plan", "readings", "surface")

    def __init__(self, surface: str, kind: int) -> None:
        self.surface = surface
        self.kind = kind
        self.form = fold(surface) if kind in (WORD, LATIN) else surface
        self.readings: tuple[Reading, ...] = ()
        self.heads: tuple[tuple[Reading, tuple[str, ...]], ...] = ()  # phrases that start here, longest first
        self.bases: tuple[tuple[str, bool, str], ...] = ()
        self.hot = kind == NUMBER
        self.glue = 0  # where a second word begins that was glued to the first; 0 where none was
        self.plan: tuple[Any, ...] | None = None  # what the reader of times remembers of this spelling

    def get(self, cat: str) -> Reading | None:
        """The reading of one category, if the word has it."""
        for reading in self.readings:
            if reading.term.cat == cat:
                return reading
        return None


class Token(NamedTuple):
    """A lexeme at a place."""

    start: int
    end: int
    lex: Lexeme


def stripped(form: str) -> Iterator[tuple[str, bool, str]]:
    """The ways to cut clitics off a folded word: (conjunction and preposition, ال or not, the rest).

    Fewest letters cut first.  The rest has at least two letters.
    """
    yield "", False, form
    found: list[tuple[str, bool, str]] = []
    starts = [("", form)]
    if form[0] in "وف" and len(form) > 2:
        starts.append((form[0], form[1:]))
    for clitics, rest in starts:
        if clitics:
            found.append((clitics, False, rest))
        if rest.startswith("ال") and len(rest) > 3:
            found.append((clitics, True, rest[2:]))
        if rest.startswith("لل") and len(rest) > 3:  # ل and ال in one
            found.append((clitics + "ل", True, rest[2:]))
        elif len(rest) > 2 and rest[0] in "بلك":
            found.append((clitics + rest[0], False, rest[1:]))
            if rest[1:3] == "ال" and len(rest) > 4:
                found.append((clitics + rest[0], True, rest[3:]))
    yield from sorted(found, key=lambda way: -len(way[2]))


class Lexicon:
    """Terms by folded word, phrases by their first folded word."""

    def __init__(self) -> None:
        self._words: dict[str, list[Term]] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], Term]]] = {}
        self._seen: dict[str, Lexeme] = {}
        self.hot: frozenset[str] = frozenset()  # categories that make a word worth stopping at

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
        seen = self._seen
        found = []
        for match in scan(text):
            surface = match.group()
            lex = seen.get(surface)
            if lex is None:
                lex = self._analyse(surface, match.lastindex or SIGN)
            start, end = match.span()
            while lex.glue:
                first = surface[: lex.glue]
                found.append(Token(start, start + lex.glue, seen.get(first) or self._analyse(first, WORD)))
                start += lex.glue
                surface = surface[lex.glue :]
                lex = seen.get(surface) or self._analyse(surface, WORD)
            found.append(Token(start, end, lex))
        return found

    def lexeme(self, surface: str, kind: int) -> Lexeme:
        """The analysis of one spelling."""
        return self._seen.get(surface) or self._analyse(surface, kind)

    def _analyse(self, surface: str, kind: int) -> Lexeme:
        if len(self._seen) >= _KEEP:
            self._seen.clear()
        lex = Lexeme(surface, kind)
        if kind == WORD:
            lex.glue = _glue(surface)
        if kind in (WORD, LATIN) and len(lex.form) <= _LONGEST and lex.form:
            ways = tuple(stripped(lex.form))
            lex.bases = ways
            lex.readings = self._readings(surface, ways)
            lex.heads = tuple(self._heads(surface, ways))
        elif kind == SIGN:
            lex.readings = tuple(Reading(term, "", False, False, 0) for term in self._words.get(surface, ()))
        if not lex.hot:
            terms = [reading.term.cat for reading in lex.readings] + [reading.term.cat for reading, _ in lex.heads]
            lex.hot = any(cat in self.hot for cat in terms)
        if len(surface) <= 3 * _LONGEST:
            self._seen[surface] = lex
        return lex

    def _readings(self, surface: str, ways: tuple[tuple[str, bool, str], ...]) -> tuple[Reading, ...]:
        lex_form = ways[0][2]
        readings: list[Reading] = []
        for clitics, definite, base in ways:
            if readings and not (definite and clitics == readings[0].clitics):
                continue  # fewer letters cut is the likelier reading; «اليوم» is today and "the day"
            if "ك" in clitics and not definite:
                continue  # «كميات» is no «ك» and «مئات»
            offset = cut(surface, _clitic_letters(lex_form, clitics, definite))
            readings += (Reading(term, clitics, definite, tanwin, offset) for term, tanwin in self._terms_of(base))
        return tuple(readings)

    def _terms_of(self, base: str) -> list[tuple[Term, bool]]:
        terms = [(term, False) for term in self._words.get(base, ())]
        if not terms and base.endswith("ا") and len(base) > 2:
            # only singulars take tanwin: «كما» is no «كم» in the accusative
            terms = [(term, True) for term in self._words.get(base[:-1], ()) if term.number != "plural"]
        return terms

    def _heads(
        self, surface: str, ways: tuple[tuple[str, bool, str], ...]
    ) -> Iterator[tuple[Reading, tuple[str, ...]]]:
        for clitics, definite, base in ways:
            for head, tanwin in ((base, False), (base[:-1], True)) if base.endswith("ا") else ((base, False),):
                for tail, term in self._phrases.get(head, ()):
                    letters = _clitic_letters(ways[0][2], clitics, definite)
                    yield Reading(term, clitics, definite, tanwin, cut(surface, letters)), tail


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
    best: tuple[Reading, int] | None = None
    for reading, tail in lex.heads:
        if reading.term.cat == cat and (best is None or len(tail) + 1 > best[1] - i) and _follows(tokens, i + 1, tail):
            best = reading, i + 1 + len(tail)
    if best is None:
        reading_here = lex.get(cat)
        if reading_here is not None:
            best = reading_here, i + 1
    return best


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


def _follows(tokens: list[Token], i: int, tail: tuple[str, ...]) -> bool:
    if i + len(tail) > len(tokens):
        return False
    for word, token in zip(tail, tokens[i : i + len(tail)], strict=True):
        form = token.lex.form
        if form != word and form != "ال" + word and form != word + "ا":
            return False
    return True
