"""Sentences of bodies that say the same with another outcome.  Stricter than for titles: a body has many subjects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from checker.compare.headlines import Clash, opposite, pair_words
from checker.extract.claims import Reading
from checker.extract.outcomes import Word, read_words
from checker.text.clitics import split

_ALIKE = 0.7  # share of the words that two sentences must have in common
_COUNT = 5  # words that they must share: a short sentence says too little of its subject
_BOUNDS = frozenset({"الاقل", "الاكثر", "يقل", "تقل", "يزيد", "تزيد"})
_OBJECT = 2  # words behind a predicate of which one that the other lacks tells another thing
_BEHIND = 3  # tokens between a predicate and its number
# A subject stands on one side of these; it may begin one thing and end another, or come and go.
_AXES = frozenset(
    f"opposite:{axis}" for axis in ("rise", "custody", "verdict", "assert", "accept", "life", "win", "hands", "compass")
)
_LONGEST = 45  # tokens: a longer sentence has several subjects


@dataclass(frozen=True)
class _Sentence:
    words: Sequence[Word]
    keys: frozenset[str]
    numbers: tuple[int, ...]  # the tokens at which its quantities begin


def body_clashes(readings: Sequence[Reading]) -> list[tuple[Reading, Reading, Clash]]:
    """Pairs of sentences of two articles that differ in what happened and in hardly anything else."""
    found: list[tuple[Reading, Reading, Clash]] = []
    if len(readings) < 2:  # four of five stories of a night; reading their sentences is a fifth of the work
        return found
    bodies = [(reading, _sentences(reading)) for reading in readings if reading.doc.article.body]
    for (a, ours), (b, theirs) in combinations(bodies, 2):
        for one in ours:
            for two in theirs:
                clash = _clash(one, two)
                if clash is not None:
                    found.append((a, b, clash))
    return found


def _sentences(reading: Reading) -> list[_Sentence]:
    found = []
    places = [reading.doc.token_at(quantity.start) for quantity in reading.quantities]
    for sentence in reading.doc.sentences:
        if sentence.title or sentence.after - sentence.first > _LONGEST:
            continue
        words = read_words(reading.doc, sentence.first, sentence.after)
        numbers = tuple(first for first in places if sentence.first <= first < sentence.after)
        found.append(_Sentence(words, frozenset(word.rest for word in words if word.weight), numbers))
    return found


def _clash(a: _Sentence, b: _Sentence) -> Clash | None:
    if len(a.keys & b.keys) < _COUNT:
        return None
    pairing = pair_words(a.words, b.words)
    if pairing.shared() < _ALIKE:
        return None
    for i, j in pairing.links:
        if a.words[i].negated != b.words[j].negated and a.words[i].verbal and b.words[j].verbal:
            one, two = a.words[i], b.words[j]
            return Clash("denied", (one.first, one.after), (two.first, two.after))
    left, right = ({word.first for word in side if word.poles} for side in (pairing.left, pairing.right))
    clash = opposite(pairing)
    if clash is None or clash.kind not in _AXES or (_counted(a, clash.a) and _counted(b, clash.b)):
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


def _counted(sentence: _Sentence, predicate: tuple[int, int]) -> bool:
    """Does a number follow the predicate («ارتفعت 8 في المئة»)?  Then the two numbers are compared, with their signs."""
    return any(0 <= number - predicate[1] <= _BEHIND for number in sentence.numbers)
