"""Sentences of bodies that say the same with another outcome.  Stricter than for titles: a body has many subjects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from checker.compare.opposites import opposite
from checker.compare.pairing import Clash, Pairing, pair_words
from checker.extract.claims import Reading
from checker.extract.outcomes import Word, Words, glance, read_words
from checker.extract.poles import Pole
from checker.text.clitics import split
from checker.text.sentences import Sentence

_ALIKE: Final = 0.7  # share of the words that two sentences must have in common
_COUNT: Final = 5  # words that they must share: a short sentence says too little of its subject
_BEHIND: Final = 3  # tokens between a predicate and its number
_OBJECT: Final = 2  # words behind a predicate of which one that the other lacks tells another thing
_BOUNDS: Final = frozenset({"الاقل", "الاكثر", "يقل", "تقل", "يزيد", "تزيد"})
# A subject stands on one side of these; it may begin one thing and end another, or come and go.
_AXES: Final = frozenset({"rise", "custody", "verdict", "assert", "accept", "life", "win", "hands", "compass"})
_LONGEST: Final = 45  # tokens: a longer sentence has several subjects
_MET: Final = (
    2000  # words that a sentence has in common with others, the rarest first: a story of a dozen has fewer in all
)
_FOLLOWED: Final = 20  # sentences that it is held against, those with the most words in common first


class Passage(NamedTuple):
    """Tokens [first, after) of the article at a place in the list."""

    article: int
    first: int
    after: int


@dataclass(frozen=True, slots=True)
class BodyClash:
    """Two outcomes of one thing: where each article tells one of them.  The first two passages clash.

    `alike` is the share of the words of the two sentences that both have, the predicates aside.
    """

    kind: str
    passages: tuple[Passage, ...]
    alike: float


def body_clashes(readings: Sequence[Reading]) -> list[BodyClash]:
    """Sentences of two articles that differ in what happened and in hardly anything else.

    What many articles print in the same words is looked at once, and a sentence meets a bounded number of others,
    so that work grows with the articles of a story and not with their pairs.
    """
    if len(readings) < 2:
        return []
    sentences = _sentences(readings)
    return list(_united([clash for a, b in _candidates(sentences) for clash in _compared(sentences[a], sentences[b])]))


class _Sentence:
    """A sentence with all articles that print it; read closely only when another one is like it."""

    def __init__(self, reading: Reading, sentence: Sentence, sides: frozenset[Pole], negates: bool) -> None:
        self.reading = reading
        self.first, self.after = sentence.first, sentence.after
        self.homes: dict[int, int] = {}  # article -> its first token there
        self.negates = negates
        self.against = {pole.other for pole in sides if pole.axis in _AXES}
        self.sides = sides
        tokens = reading.doc.tokens[sentence.first : sentence.after]
        self.forms = {split(token.lex.form)[2] for token in tokens} - reading.doc.vocab.function_words

    @cached_property
    def words(self) -> Words:
        return read_words(self.reading.doc, self.first, self.after)

    @cached_property
    def keys(self) -> frozenset[str]:
        return frozenset(word.rest for word in self.words if word.weight)

    @cached_property
    def numbers(self) -> list[int]:
        """The tokens at which its quantities begin."""
        places = (self.reading.doc.token_at(quantity.start) for quantity in self.reading.quantities)
        return [first for first in places if self.first <= first < self.after]

    def may_clash(self, other: _Sentence) -> bool:
        return self.negates or other.negates or not self.against.isdisjoint(other.sides)

    def passages(self, place: tuple[int, int], other: _Sentence) -> list[Passage]:
        """Where the articles that do not print the other sentence too have some of its words."""
        begin, end = place[0] - self.first, place[1] - self.first
        return [
            Passage(article, first + begin, first + end)
            for article, first in self.homes.items()
            if article not in other.homes
        ]


def _sentences(readings: Sequence[Reading]) -> list[_Sentence]:
    """The sentences with a predicate of which there is an opposite, each once."""
    found: dict[tuple[str, ...], _Sentence | None] = {}
    for article, reading in enumerate(readings):
        doc = reading.doc
        for sentence in doc.sentences:
            if sentence.title or not _COUNT <= sentence.after - sentence.first <= _LONGEST:
                continue
            forms = tuple(token.lex.form for token in doc.tokens[sentence.first : sentence.after])
            if forms not in found:
                sides, negates = glance(doc, sentence.first, sentence.after)
                found[forms] = _Sentence(reading, sentence, sides, negates) if sides else None
            if (one := found[forms]) is not None:
                one.homes.setdefault(article, sentence.first)
    return [one for one in found.values() if one is not None]


def _candidates(sentences: Sequence[_Sentence]) -> list[tuple[int, int]]:
    """Pairs of places of sentences that may stand on two sides and share words."""
    index: dict[str, list[int]] = {}
    for place, sentence in enumerate(sentences):
        for form in sentence.forms:
            index.setdefault(form, []).append(place)
    found: set[tuple[int, int]] = set()
    for place, sentence in enumerate(sentences):
        shared: Counter[int] = Counter()
        for form in sorted(sentence.forms, key=lambda form: (len(index[form]), form)):
            if shared.total() > _MET:
                break
            shared.update(index[form])
        del shared[place]
        near = [other for other in shared if sentence.may_clash(sentences[other])]
        for other in sorted(near, key=lambda other: (-shared[other], other))[:_FOLLOWED]:
            if len(sentence.forms & sentences[other].forms) >= _COUNT:
                found.add((min(place, other), max(place, other)))
    return sorted(found)


def _compared(a: _Sentence, b: _Sentence) -> Iterator[BodyClash]:
    if len(a.keys & b.keys) < _COUNT:
        return
    pairing = pair_words(a.words, b.words)
    alike = pairing.shared()
    clash = _clash(a, b, pairing) if alike >= _ALIKE else None
    if clash is not None:
        ours, theirs = a.passages(clash.a, b), b.passages(clash.b, a)
        if ours and theirs:
            yield BodyClash(clash.kind, (ours[0], theirs[0], *ours[1:], *theirs[1:]), alike)


def _clash(a: _Sentence, b: _Sentence, pairing: Pairing) -> Clash | None:
    for i, j in pairing.links:
        one, two = a.words[i], b.words[j]
        if one.negated != two.negated and one.verbal and two.verbal and not (one.averted or two.averted):
            return Clash.of("denied", a.words[i], b.words[j])
    left, right = ({word.first for word in side if word.poles} for side in (pairing.left, pairing.right))
    clash = opposite(pairing)
    if (
        clash is None
        or clash.kind.removeprefix("opposite:") not in _AXES
        or (counted(a.numbers, clash.a) and counted(b.numbers, clash.b))
    ):
        return None
    if {one.form for one in (*a.words, *b.words) if one.first in (clash.a[0], clash.b[0])} & _BOUNDS:
        return None  # «ما لا يقل عن» and «على الأقل» hedge a number
    if _another(a.words, pairing.left, clash.a) or _another(b.words, pairing.right, clash.b):
        return None
    # a predicate that the other sentence has too is no difference between them
    return clash if clash.a[0] in left and clash.b[0] in right else None


def _another(words: Sequence[Word], odd: Sequence[Word], predicate: tuple[int, int]) -> bool:
    """Has one of them a noun of its own behind the predicate («أدانت المحكمة نائب المدير»)?"""
    at = next(i for i, word in enumerate(words) if word.first == predicate[0])
    here = {
        word.first for word in words[at + 1 : at + 1 + _OBJECT] if not split(word.form)[1] and not split(word.form)[0]
    }
    return any(word.first in here and word.weight and not word.poles and not word.place for word in odd)


def _united(clashes: Sequence[BodyClash]) -> Iterator[BodyClash]:
    """Clashes of one kind that have a passage in common are one finding: what one article denies, ten may state."""
    groups: dict[tuple[str, Passage], dict[Passage, None]] = {}
    alike = {(clash.kind, passage): clash.alike for clash in clashes for passage in clash.passages}
    for clash in clashes:
        keys = [(clash.kind, passage) for passage in clash.passages]
        known = {id(groups[key]): groups[key] for key in keys if key in groups}
        joined = {passage: None for group in (*known.values(), clash.passages) for passage in group}
        groups |= {(clash.kind, passage): joined for passage in joined}
    kinds = {id(group): (kind, group) for (kind, _), group in groups.items()}
    return (
        BodyClash(kind, tuple(group), max(alike[kind, passage] for passage in group)) for kind, group in kinds.values()
    )


def counted(numbers: Sequence[int], predicate: tuple[int, int]) -> bool:
    """Does a number follow the predicate («ارتفعت 8 في المئة»)?  Then the two numbers are compared, with their signs."""
    return any(0 <= number - predicate[1] <= _BEHIND for number in numbers)
