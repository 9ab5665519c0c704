"""The words that two passages share, each with its partner, and where the passages clash."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import Levenshtein

from checker.extract.outcomes import Word

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

    a: Sequence[Word]
    b: Sequence[Word]
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
        total_a = sum(word.weight for word in self.a if not is_predicate(word))
        total_b = sum(word.weight for word in self.b if not is_predicate(word))
        both = sum(
            min(self.a[i].weight, self.b[j].weight)
            for i, j in self.links
            if not is_predicate(self.a[i]) and not is_predicate(self.b[j])
        )
        return 2 * both / (total_a + total_b) if total_a + total_b else 0.0

    @property
    def count(self) -> int:
        """How many words of meaning are shared, besides predicates."""
        return sum(
            1
            for i, j in self.links
            if self.a[i].weight and self.b[j].weight and not (is_predicate(self.a[i]) and is_predicate(self.b[j]))
        )


def is_predicate(word: Word) -> bool:
    """Does a word say what happened, or deny it?  It then tells nothing of whom it is said."""
    return bool(word.poles) or word.denies


def pair_words(a: Sequence[Word], b: Sequence[Word]) -> Pairing:
    """Each word of one with at most one of the other: the same word before the same root or group."""
    links: list[tuple[int, int]] = []
    free_a, free_b = list(range(len(a))), list(range(len(b)))
    for same in (_same_rest, _same_key, _spelled_alike):
        left = []
        for i in free_a:
            found = next((j for j in free_b if same(a[i], b[j])), None)
            if found is None:
                left.append(i)
            else:
                links.append((i, found))
                free_b.remove(found)
        free_a = left
    return Pairing(a, b, tuple(sorted(links)))


def _same_rest(a: Word, b: Word) -> bool:
    return a.rest == b.rest and a.place == b.place and not _two_members(a, b)


def _two_members(a: Word, b: Word) -> bool:
    """«وزير الدفاع» and «وزير المالية» begin alike and are two of one class."""
    return any(cls == other and one != two for cls, one in a.classes for other, two in b.classes)


def _same_key(a: Word, b: Word) -> bool:
    return bool(a.keys & b.keys) and not _two_members(a, b)


def _spelled_alike(a: Word, b: Word) -> bool:
    if a.place or b.place or a.classes or b.classes or min(len(a.rest), len(b.rest)) < _LONG:
        return False
    return Levenshtein.normalized_similarity(a.rest, b.rest, score_cutoff=_ALIKE) >= _ALIKE
