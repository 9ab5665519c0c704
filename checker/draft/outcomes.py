"""Sentences of a draft that say the opposite of what its sources say: closed for opened, rejected for welcomed.

Looser than between two papers (`checker/compare/outcomes.py`), for a draft tells what its sources tell: the sentence may
be short and in other words, where several origins say one thing and none says what the draft says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from checker.compare.opposites import opposite
from checker.compare.outcomes import counted
from checker.compare.pairing import Clash, Pairing, pair_words
from checker.extract.claims import Reading
from checker.extract.outcomes import Words, glance, read_words
from checker.model import Span

_ALIKE: Final = 0.4  # share of the words that a sentence of the draft and one of a source have in common
_GLANCE: Final = 0.25  # the same at a glance, where predicates count and like spellings do not
_SURE: Final = 0.65  # the same of the sentence that is most like the draft's
_LEAST: Final = 2  # origins that must say the opposite; words, predicates aside, that two sentences must share
_LONGEST: Final = 45  # tokens: a longer sentence has several subjects


@dataclass(frozen=True, slots=True)
class Turned:
    """A predicate of the draft, and where the sources have its opposite: (article, words, sentence)."""

    axis: str  # «opposite:accept», «denied»
    place: Span
    others: tuple[tuple[str, Span, Span], ...]


@dataclass(frozen=True)
class _Sentence:
    """A sentence whose words are read when another may clash with it."""

    reading: Reading
    span: Span
    first: int
    after: int
    axes: frozenset[str]  # that its words may stand on
    denies: bool

    @cached_property
    def words(self) -> Words:
        return read_words(self.reading.doc, self.first, self.after)

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        places = (self.reading.doc.token_at(quantity.start) for quantity in self.reading.quantities)
        return tuple(first for first in places if self.first <= first < self.after)

    @cached_property
    def keys(self) -> frozenset[str]:
        return frozenset(key for word in self.words for key in word.keys)

    def may_clash(self, other: _Sentence) -> bool:
        """Is something denied in one of them, or has each a word on one axis?"""
        return self.denies or other.denies or not self.axes.isdisjoint(other.axes)

    def may_be_like(self, other: _Sentence) -> bool:
        """A quick look before the words are paired one by one: do enough of them have anything in common?"""
        both = sum(word.weight for word in self.words if not word.keys.isdisjoint(other.keys))
        return 2 * both >= _GLANCE * (self.words.weight + other.words.weight)

    def place(self, tokens: tuple[int, int]) -> Span:
        found = self.reading.doc.tokens
        return Span(found[tokens[0]].start, found[tokens[1] - 1].end)


def turned(draft: Reading, sources: Sequence[Reading], origin_of: Mapping[str, int]) -> list[Turned]:
    """The predicates of the draft that the sources turn round, in the order of the text."""
    theirs = [sentence for source in sources for sentence in _sentences(source)]
    return [found for mine in _sentences(draft) if (found := _turned(mine, theirs, origin_of)) is not None]


def _sentences(reading: Reading) -> Iterator[_Sentence]:
    for sentence in reading.doc.sentences:
        if not sentence.title and sentence.after - sentence.first <= _LONGEST:
            seen = glance(reading.doc, sentence.first, sentence.after)
            axes = frozenset(pole.axis for pole in seen.sides)
            span = Span(sentence.start, sentence.end)
            yield _Sentence(reading, span, sentence.first, sentence.after, axes, seen.negates)


def _turned(mine: _Sentence, theirs: Sequence[_Sentence], origin_of: Mapping[str, int]) -> Turned | None:
    clashes: dict[tuple[str, tuple[int, int]], list[tuple[float, _Sentence, tuple[int, int]]]] = {}
    upheld: set[tuple[int, int]] = set()
    for other in filter(mine.may_be_like, filter(mine.may_clash, theirs)):
        pairing = pair_words(mine.words, other.words)
        alike = pairing.shared()
        if alike < _ALIKE or pairing.count < _LEAST:
            continue
        upheld |= _upheld(pairing)
        found = _clash(mine, other, pairing)
        if found is not None:
            clashes.setdefault((found.kind, found.a), []).append((alike, other, found.b))
    for (axis, a), against in sorted(clashes.items()):
        origins = {origin_of[other.reading.doc.article.id] for _, other, _ in against}
        if len(origins) >= _LEAST and max(alike for alike, _, _ in against) >= _SURE and a not in upheld:
            best = {}
            for _, other, b in sorted(against, key=lambda one: one[0]):
                best[other.reading.doc.article.id] = (other.place(b), other.span)
            return Turned(axis, mine.place(a), tuple((article, *best[article]) for article in sorted(best)))
    return None


def _clash(mine: _Sentence, other: _Sentence, pairing: Pairing) -> Clash | None:
    """What two sentences contradict each other in."""
    for i, j in pairing.links:
        one, two = pairing.a[i], pairing.b[j]
        if one.negated != two.negated and one.keys & two.keys and not (one.denies or two.denies):
            return Clash.of("denied", one, two)
    clash = opposite(pairing)
    if clash is None or (counted(mine.numbers, clash.a) and counted(other.numbers, clash.b)):
        return None  # the two numbers are compared, with their signs
    return clash


def _upheld(pairing: Pairing) -> set[tuple[int, int]]:
    """The predicates of the draft that stand in a sentence of a source too, on the same side."""
    return {
        (one.first, one.after)
        for one in pairing.a
        if one.sides and any(set(one.sides) & set(w.sides) for w in pairing.b)
    }
