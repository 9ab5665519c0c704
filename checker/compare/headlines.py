"""Two titles with no body: what can be said when a title is all there is.

A title is one statement, so that more may be concluded from its words than from a sentence of a body: the same
subject on two sides of an axis, a denial that the other does not have, another member of the same class in
otherwise the same words, two parties that changed places.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from rapidfuzz.distance import Levenshtein

from checker.extract.outcomes import Word

_OPPOSITE: Final = 0.22  # share of the words that two titles on opposite sides must have in common
_DENIED: Final = 0.3  # the same for a denial
_SWAPPED: Final = 0.4  # the same for another member of a class
_REPLACED: Final = 0.72  # the same for a word that no list knows
_TAKING_BACK: Final = frozenset({"stop", "accept", "assert", "win"})
_SURER: Final = 1.15  # how much nearer an opposite must be than a word of the same side


@dataclass(frozen=True)
class Clash:
    """Where two passages cannot both be right: the words of each (tokens) and what kind of clash."""

    kind: str
    a: tuple[int, int]
    b: tuple[int, int]


@dataclass(frozen=True)
class Pairing:
    """The words that two passages share."""

    a: Sequence[Word]
    b: Sequence[Word]
    links: tuple[tuple[int, int], ...]

    @property
    def left(self) -> list[Word]:
        taken = {i for i, _ in self.links}
        return [word for i, word in enumerate(self.a) if i not in taken]

    @property
    def right(self) -> list[Word]:
        taken = {j for _, j in self.links}
        return [word for j, word in enumerate(self.b) if j not in taken]

    def shared(self) -> float:
        """The share of the weight of the shorter passage that the other has too; predicates are left aside."""
        total_a = sum(word.weight for word in self.a if not _aside(word))
        total_b = sum(word.weight for word in self.b if not _aside(word))
        both = sum(min(self.a[i].weight, self.b[j].weight) for i, j in self.links if not _aside(self.a[i]) and not _aside(self.b[j]))
        return 2 * both / (total_a + total_b) if total_a + total_b else 0.0

    @property
    def count(self) -> int:
        return sum(1 for i, j in self.links if self.a[i].weight and self.b[j].weight and not (_aside(self.a[i]) and _aside(self.b[j])))


def _aside(word: Word) -> bool:
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
    return a.rest == b.rest


def _same_key(a: Word, b: Word) -> bool:
    return bool(a.keys & b.keys)


def _spelled_alike(a: Word, b: Word) -> bool:
    if a.place or b.place or a.classes or b.classes or min(len(a.rest), len(b.rest)) < 5:
        return False
    return Levenshtein.normalized_similarity(a.rest, b.rest, score_cutoff=0.8) >= 0.8


# ------------------------------------------------------------------ opposites


def opposite(pairing: Pairing) -> Clash | None:
    """Two predicates on opposite sides of one axis, of the same subject."""
    shared = pairing.shared()
    if shared < _OPPOSITE:
        return None
    best: tuple[float, Clash] | None = None
    axes = sorted({pole.axis for word in pairing.a for pole in word.poles} & {pole.axis for word in pairing.b for pole in word.poles})
    for axis in axes:
        ours = [(i, s) for i, w in enumerate(pairing.a) for s in w.sides if s.axis == axis]
        theirs = [(j, s) for j, w in enumerate(pairing.b) for s in w.sides if s.axis == axis]
        same = max((_near(pairing, i, j) for (i, p), (j, q) in product(ours, theirs) if p == q), default=0.0)
        for (i, p), (j, q) in product(ours, theirs):
            if p == q:
                continue
            near = _near(pairing, i, j)
            mixed = len({s for _, s in ours}) > 1 or len({s for _, s in theirs}) > 1
            if mixed and near <= _SURER * same:
                continue
            if best is None or near > best[0]:
                best = near, _clash(f"opposite:{axis}", pairing.a[i], pairing.b[j])
    return best[1] if best else None


def _near(pairing: Pairing, i: int, j: int) -> float:
    """How much two predicates are about the same: the shared words near both."""
    total = 0.0
    for x, y in pairing.links:
        if x == i or y == j or (_aside(pairing.a[x]) and _aside(pairing.b[y])):
            continue
        total += min(pairing.a[x].weight, pairing.b[y].weight) * _pull(pairing.a, i, x) * _pull(pairing.b, j, y)
    return total


def _pull(words: Sequence[Word], predicate: int, other: int) -> float:
    """How likely a word is the subject or object of a predicate: near, in its clause, on its side."""
    distance = abs(other - predicate)
    pull = 1.0 / distance
    if words[predicate].clause != words[other].clause:
        pull *= 0.5
    behind = other > predicate
    if not words[predicate].verbal and not behind:
        pull *= 0.4
    return pull


def _clash(kind: str, a: Word, b: Word) -> Clash:
    return Clash(kind, (a.first, a.after), (b.first, b.after))


# ------------------------------------------------------------------ denial


def denied(pairing: Pairing) -> Clash | None:
    """One title denies, refuses or goes without what the other states."""
    if pairing.shared() < _DENIED:
        return None
    ours, theirs = _denials(pairing.a), _denials(pairing.b)
    if bool(ours) == bool(theirs) or any(_gloomy(word) for word in (pairing.b if ours else pairing.a)):
        return None
    taken_back = {side for word in ours + theirs for side in word.sides}
    if any(taken_back.intersection(word.sides) for word in (pairing.b if ours else pairing.a)):
        return None  # «لم ترتفع» beside «انخفضت»: both stand on one side
    if ours:
        other = next((pairing.b[j] for i, j in pairing.links if pairing.a[i] is ours[0]), None)
        return _clash("denied", ours[0], other or pairing.b[0])
    other = next((pairing.a[i] for i, j in pairing.links if pairing.b[j] is theirs[0]), None)
    return _clash("denied", other or pairing.a[0], theirs[0])


def _denials(words: Sequence[Word]) -> list[Word]:
    return [word for word in words if word.negated != word.denies]


def _gloomy(word: Word) -> bool:
    """Does a word by itself take something back («يتوقف», «يعترض»)?  Then a denial may say the same."""
    return any(pole.axis in _TAKING_BACK and pole.side == 1 for pole in word.sides)


# ------------------------------------------------------------------ other members of a class


def swapped(pairing: Pairing) -> Clash | None:
    """Another country, coin or craft where all else is the same."""
    if pairing.shared() < _SWAPPED:
        return None
    ours = {word.place for word in pairing.a if word.place}
    theirs = {word.place for word in pairing.b if word.place}
    for a, b in product(pairing.left, pairing.right):
        if a.place and b.place and _country(a.place) == _country(b.place) and a.place not in theirs and b.place not in ours:
            return _clash("swapped:place", a, b)
        for cls in sorted({c for c, _ in a.classes} & {c for c, _ in b.classes}):
            mine = {m for w in pairing.a for c, m in w.classes if c == cls}
            yours = {m for w in pairing.b for c, m in w.classes if c == cls}
            if not (mine & yours & ({m for c, m in a.classes if c == cls} | {m for c, m in b.classes if c == cls})):
                return _clash(f"swapped:{cls}", a, b)
    return None


def _country(place: str) -> bool:
    return len(place) == 2 and place.isascii()


def moved(pairing: Pairing) -> Clash | None:
    """Who gives in one title receives in the other («غاز قبرص لمصر», «غاز مصري لقبرص»)."""
    places = [(i, j) for i, j in pairing.links if pairing.a[i].place and pairing.b[j].place]
    for (i, j), (x, y) in product(places, places):
        gives, takes = pairing.a[i], pairing.a[x]
        if gives.place != takes.place and not gives.toward and takes.toward and pairing.b[j].toward and not pairing.b[y].toward:
            return _clash("moved", takes, pairing.b[j])
    return None


def replaced(pairing: Pairing) -> Clash | None:
    """One word of each left over, in the same place, where all else is the same."""
    left = [word for word in pairing.left if word.weight]
    right = [word for word in pairing.right if word.weight]
    if len(left) != 1 or len(right) != 1 or pairing.shared() < _REPLACED or pairing.count < 3:
        return None
    if set(left[0].sides) & set(right[0].sides):
        return None
    if not _in_step(pairing) or left[0].verbal or right[0].verbal or (left[0].place is None) != (right[0].place is None):
        return None
    return _clash("replaced", left[0], right[0])


def _in_step(pairing: Pairing) -> bool:
    """Do the two say the same words in the same order, with the odd ones in one place?"""
    i = pairing.a.index(next(w for w in pairing.left if w.weight))
    j = pairing.b.index(next(w for w in pairing.right if w.weight))
    return all(y == x for x, y in zip(sorted(x for x, _ in pairing.links), [x for x, _ in sorted(pairing.links, key=lambda link: link[1])], strict=True)) and (
        {x < i for x, y in pairing.links if y < j} <= {True} and {x > i for x, y in pairing.links if y > j} <= {True}
    )


def clashes(a: Sequence[Word], b: Sequence[Word]) -> Clash | None:
    """Why two titles cannot both be right, the surest reason first; None where they can."""
    pairing = pair_words(a, b)
    return opposite(pairing) or denied(pairing) or swapped(pairing) or moved(pairing) or replaced(pairing)


__all__ = ["Clash", "clashes", "denied", "pair_words"]
