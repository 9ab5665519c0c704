"""One article reduced to what tells its event from others: words, places, counts, runs of words."""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from sys import intern
from typing import Final, NamedTuple

import msgpack

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
_QUICK: Final = 1  # of zlib's levels: the best takes thrice the time for a sixteenth of the size
_KEEP: Final = 300_000  # spellings remembered: bounds the memory


class Word(NamedTuple):
    """A spelling as grouping reads it; what it is not, is empty."""

    stem: str = ""  # of a word that carries a topic
    base: str = ""  # folded, without clitics
    number: str = ""  # its digits
    hash: int = 0
    share: float = 0.0  # of running text, of the commoner of the whole word and its base


_NO_WORD: Final = Word()  # a sign


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
        self._words: dict[str, Word] = {}

    def sketch(self, article: Article) -> tuple[Sketch, dict[str, float]]:
        """The sketch of an article without what `trim` sets aside, and the shares of its stems: the commonest spelling's.

        A stem that no list of running text has is not in them.
        """
        title, text = self._read(article)
        counted = [place for place, word in enumerate(text) if word is not _NO_WORD]
        body = title + (text[: counted[_BODY]] if len(counted) > _BODY else text)
        lead = title + (text[: counted[_LEAD]] if len(counted) > _LEAD else text)
        return Sketch(
            id=article.id,
            outlet=article.outlet,
            day=article.day,
            title=_stems(title),
            lead=_stems(lead),
            body=_stems(body),
            phrases=frozenset(f"{a.stem} {b.stem}" for a, b in pairwise(lead) if a.stem and b.stem),
            title_places=frozenset(self._places([word.base for word in title if word.base])),
            places=frozenset(self._places([word.base for word in lead if word.base])),
            numbers=frozenset([word.number for word in body if word.number]),
            runs=_runs([word.hash for word in title + text if word is not _NO_WORD]),
        ), _shares({*title, *text})

    def _read(self, article: Article) -> tuple[list[Word], list[Word]]:
        """The words of the title and of the text; a sign is `_NO_WORD`."""
        text, title_end, known = article.text, article.title_end, self._words
        title: list[Word] = []
        rest: list[Word] = []
        for span in used(article, trim(article, self._rules)):
            border = min(max(span.start, title_end), span.end)  # of the title, which an empty line ends
            for words, start, end in ((title, span.start, border), (rest, border, span.end)):
                surfaces = cut_up(text[start:end])[1::2]
                words += [known[surface] if surface in known else self._learn(surface) for surface in surfaces]
        return title, rest

    def _learn(self, surface: str) -> Word:
        if len(self._words) >= _KEEP:
            self._words.clear()
        word = self._words[surface] = self._read_word(surface)
        return word

    def _read_word(self, surface: str) -> Word:
        if kind_of(surface[0]) == SIGN:
            return _NO_WORD
        form = fold(surface).translate(DIGITS)
        code = zlib.crc32(form.encode())
        if form[0].isdigit():
            return Word(number=form, hash=code)
        base = split(form)[2]
        if len(base) < 2 or form in self._function or base in self._function:
            return Word(base=base, hash=code)
        return Word(stem(form), base, "", code, max(frequency(form), frequency(base)))

    def _places(self, words: list[str]) -> Iterator[str]:
        phrases = self._gazetteer.phrases
        for i, word in enumerate(words):
            for rest, place in phrases.get(word, ()) or phrases.get("ال" + word, ()):
                if tuple(words[i + 1 : i + 1 + len(rest)]) == rest:
                    yield place.removesuffix("/capital")
                    break


def pack_sketch(sketch: Sketch, shares: Mapping[str, float]) -> bytes:
    """A sketch and the shares of its stems as compressed plain types: the same bytes in every process."""
    day = sketch.day.isoformat() if sketch.day else None
    parts = [sorted(part) for part in (
        sketch.title, sketch.lead - sketch.title, sketch.body - sketch.lead, sketch.phrases,
        sketch.title_places, sketch.places, sketch.numbers,
    )]  # fmt: skip
    plain = [sketch.id, sketch.outlet, day, *parts, sorted(sketch.runs), sorted(shares.items())]
    packed: bytes = msgpack.packb(plain, unicode_errors="surrogatepass")
    return zlib.compress(packed, _QUICK)


def unpack_sketch(data: bytes) -> tuple[Sketch, dict[str, float]]:
    """What `pack_sketch` packed."""
    key, outlet, day, *parts, runs, shares = msgpack.unpackb(zlib.decompress(data), unicode_errors="surrogatepass")
    # many articles share their words: each word is kept once
    title, lead, body, phrases, title_places, places, numbers = (frozenset(map(intern, part)) for part in parts)
    return Sketch(
        key, outlet, dt.date.fromisoformat(day) if day else None,
        title, title | lead, title | lead | body, phrases, title_places, places, numbers, frozenset(runs),
    ), dict(shares)  # fmt: skip


def _stems(words: Iterable[Word]) -> frozenset[str]:
    return frozenset([word.stem for word in words if word.stem])


def _shares(words: Iterable[Word]) -> dict[str, float]:
    shares: dict[str, float] = {}
    for word in words:
        if word.share > shares.get(word.stem, 0.0):
            shares[word.stem] = word.share
    return shares


def _runs(words: Sequence[int]) -> frozenset[int]:
    runs = map(hash, zip(*(words[first:] for first in range(_GRAM)), strict=False))
    return frozenset([run for run in runs if run % _SAMPLE == 0])
