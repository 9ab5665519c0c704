"""The words that two passages share, each with its partner, and where the passages clash."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import Levenshtein

from checker.extract.outcomes import Word, Words

_LONG: Final = 5  # letters: a shorter word is like too many others
_ALIKE: Final = 0.8  # of 1: two spellings of one word


@dataclass(frozen=True)
class Clash:
    """Where two passages cannot both be right: the words of each (tokens) and what kind of clash."""

    kind: str
    a: tuple[int, int]
    b: tuple[int, int]

    @classmethod
    def of(cls, kind: str, a: Word, b: Word) -> Clash:
        """The clash of two words."""
        return cls(kind, (a.first, a.after), (b.first, b.after))


@dataclass(frozen=True)
class Pairing:
    """The words that two passages share."""

    a: Words
    b: Words
    links: tuple[tuple[int, int], ...]

    @property
    def left(self) -> list[Word]:
        """The words of the first that the second lacks."""
        taken = {i for i, _ in self.links}
        return [word for i, word in enumerate(self.a) if i not in taken]

    @property
    def right(self) -> list[Word]:
        """The words of the second that the first lacks."""
        taken = {j for _, j in self.links}
        return [word for j, word in enumerate(self.b) if j not in taken]

    def shared(self) -> float:
        """The share of the weight of the shorter passage that the other has too; predicates are left aside."""
        total = self.a.weight_of_things + self.b.weight_of_things
        both = sum(
            min(self.a[i].weight, self.b[j].weight)
            for i, j in self.links
            if not self.a[i].tells and not self.b[j].tells
        )
        return 2 * both / total if total else 0.0

    @property
    def count(self) -> int:
        """How many words of meaning are shared, besides predicates."""
        return sum(
            1
            for i, j in self.links
            if self.a[i].weight and self.b[j].weight and not (self.a[i].tells and self.b[j].tells)
        )


def pair_words(a: Words, b: Words) -> Pairing:
    """Each word of one with at most one of the other: the same word before the same root or group."""
    links: list[tuple[int, int]] = []
    free_a, free_b = list(range(len(a))), set(range(len(b)))
    steps: tuple[tuple[Callable[[Word], Sequence[int]], Callable[[Word, Word], bool]], ...] = (
        (lambda word: b.by_rest.get(word.rest, ()), _same_rest),
        (b.near, _of_one_kind),
    )
    for near, same in steps:
        left = []
        for i in free_a:
            places = near(a[i])
            found = next((j for j in places if j in free_b and same(a[i], b[j])), None) if places else None
            if found is None:
                left.append(i)
            else:
                links.append((i, found))
                free_b.remove(found)
        free_a = left
    links += _misspelled(a, b, free_a, sorted(free_b))
    return Pairing(a, b, tuple(sorted(links)))


def _misspelled(a: Words, b: Words, free_a: Sequence[int], free_b: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Two spellings of one word, among the words that have no partner yet."""
    left = [j for j in free_b if _may_be_misspelled(b[j])]
    for i in free_a:
        if left and _may_be_misspelled(a[i]):
            found = next((j for j in left if _spelled_alike(a[i].rest, b[j].rest)), None)
            if found is not None:
                left.remove(found)
                yield i, found


def _same_rest(a: Word, b: Word) -> bool:
    return a.rest == b.rest and a.place == b.place and _of_one_kind(a, b)


def _of_one_kind(a: Word, b: Word) -> bool:
    """«وزير الدفاع» and «وزير المالية» begin alike and are two of one class."""
    return not a.classes or not any(cls == other and one != two for cls, one in a.classes for other, two in b.classes)


def _spelled_alike(a: str, b: str) -> bool:
    return Levenshtein.normalized_similarity(a, b, score_cutoff=_ALIKE) >= _ALIKE


def _may_be_misspelled(word: Word) -> bool:
    return not word.place and not word.classes and len(word.rest) >= _LONG
