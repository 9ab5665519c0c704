"""One article reduced to what tells its event from others: words, places, counts, runs of words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate, islice
from typing import Final, NamedTuple
from zlib import crc32

from checker.intake.trim import trim, used
from checker.model import Article
from checker.names.gazetteer import Gazetteer, gazetteer
from checker.rules import Rules
from checker.schema import FunctionWords
from checker.text.clitics import split
from checker.text.fold import DIGITS, fold
from checker.text.frequency import frequency
from checker.text.stems import stem
from checker.text.tokens import SIGN, cut_up, kind_of

_BODY: Final = 400  # words: an event is told in the first of them, what follows is background
_LEAD: Final = 60  # words: a lead of one or two paragraphs names who, where and what
_GRAM: Final = 4  # words: runs this long are seldom shared by texts that were written apart
_SAMPLE: Final = 4  # one run in so many is kept, chosen by its own hash: the same ones in every article
_KEEP: Final = 300_000  # spellings remembered: bounds the memory


class Word(NamedTuple):
    """A spelling as grouping reads it; an empty `stem` carries no topic."""

    stem: str  # of a number its digits
    base: str  # folded, without clitics; empty for a number
    hash: int


@dataclass(frozen=True, slots=True)
class Sketch:
    """What grouping keeps of an article.  `title`, `lead` and `body` are stems; each holds the one before it."""

    id: str
    outlet: str | None
    day: dt.date | None
    title: frozenset[str]
    lead: frozenset[str]
    body: frozenset[str]
    phrases: frozenset[str]  # two topic words side by side in title or lead
    title_places: frozenset[str]
    places: frozenset[str]  # in title and lead
    numbers: frozenset[str]  # as digits; what outlets differ in must not keep their texts apart
    runs: frozenset[int] = field(repr=False)  # hashed runs of words, a sample of the whole text


class Sketcher:
    """Reads articles to sketches; remembers every spelling it met."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._function = frozenset(
            fold(word) for file in rules.of(FunctionWords) for words in file.words.values() for word in words
        )
        self._gazetteer: Gazetteer = gazetteer(rules)
        self.shares: dict[str, float] = {}  # stem -> share of its commonest spelling in running text
        self._words: dict[str, Word | None] = {}

    def _read(self, surface: str) -> Word | None:
        if len(self._words) >= _KEEP:
            self._words.clear()
        word = self._words[surface] = None if kind_of(surface) == SIGN else self._read_word(surface)
        return word

    def _read_word(self, surface: str) -> Word:
        form = fold(surface).translate(DIGITS)
        if form[0].isdigit():
            return Word(form, "", crc32(form.encode()))
        base = split(form)[2]
        topic = len(base) > 1 and form not in self._function and base not in self._function
        root = stem(form) if topic else ""
        if root:
            self.shares[root] = max(frequency(form), frequency(base), self.shares.get(root, 0.0))
        return Word(root, base, crc32(form.encode()))

    def sketch(self, article: Article) -> Sketch:
        """The sketch of an article, without what `trim` sets aside."""
        title: set[str] = set()
        lead: set[str] = set()
        body: set[str] = set()
        phrases: set[str] = set()
        bases: list[str] = []  # of title and lead, to look for places
        heading = 0  # how many of them stand in the title
        hashes: list[int] = []
        numbers: set[str] = set()
        previous = ""
        words = 0
        title_end = article.title_end
        for start, word in self._tokens(article):
            if word is None:
                previous = ""
                continue
            hashes.append(word.hash)
            words += start >= title_end
            if words > _BODY:
                continue
            if not word.base:
                numbers.add(word.stem)
                previous = ""
                continue
            if words <= _LEAD:
                bases.append(word.base)
                heading += start < title_end
            if not word.stem:
                previous = ""
                continue
            body.add(word.stem)
            if words <= _LEAD:
                lead.add(word.stem)
                if previous:
                    phrases.add(f"{previous} {word.stem}")
                if start < title_end:
                    title.add(word.stem)
            previous = word.stem
        return Sketch(
            id=article.id,
            outlet=article.outlet,
            day=article.day,
            title=frozenset(title),
            lead=frozenset(lead),
            body=frozenset(body),
            phrases=frozenset(phrases),
            title_places=frozenset(self._places(bases[:heading])),
            places=frozenset(self._places(bases)),
            numbers=frozenset(numbers),
            runs=frozenset(_runs(hashes)),
        )

    def _tokens(self, article: Article) -> Iterator[tuple[int, Word | None]]:
        """The words of what counts, each with its place; None for a sign."""
        text, known = article.text, self._words
        for span in used(article, trim(article, self._rules)):
            parts = cut_up(text[span.start : span.end])
            places = accumulate(map(len, parts), initial=span.start)
            for surface, start in zip(parts[1::2], islice(places, 1, None, 2), strict=False):
                yield start, known[surface] if surface in known else self._read(surface)

    def _places(self, words: list[str]) -> Iterator[str]:
        phrases = self._gazetteer.phrases
        for i, word in enumerate(words):
            for rest, place in phrases.get(word, ()) or phrases.get("ال" + word, ()):
                if tuple(words[i + 1 : i + 1 + len(rest)]) == rest:
                    yield place.removesuffix("/capital")
                    break


def _runs(words: list[int]) -> Iterator[int]:
    for i in range(len(words) - _GRAM + 1):
        run = hash(tuple(words[i : i + _GRAM]))
        if run % _SAMPLE == 0:
            yield run
