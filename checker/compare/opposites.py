"""Two passages of which one says the opposite of the other, or denies it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Final

from checker.compare.pairing import Clash, Pairing
from checker.extract.outcomes import Word

_OPPOSITE: Final = 0.22  # share of the words that two titles on opposite sides must have in common
_DENIED: Final = 0.3  # the same for a denial
_OBJECT: Final = 2  # words between a predicate and a party to it
_MATCH: Final = "win"
_TAKING_BACK: Final = frozenset({"stop", "accept", "assert", "win"})
_SAME_THING: Final = 1.6  # how much nearer two predicates of one subject are
_SURER: Final = 1.15  # how much nearer an opposite must be than a word of the same side


def opposite(pairing: Pairing) -> Clash | None:
    """Two predicates on opposite sides of one axis, of the same subject."""
    shared = pairing.shared()
    if shared < _OPPOSITE:
        return None
    best: tuple[float, Clash] | None = None
    axes = sorted(
        {pole.axis for word in pairing.a for pole in word.poles}
        & {pole.axis for word in pairing.b for pole in word.poles}
    )
    for axis in axes:
        ours = [(i, s) for i, w in enumerate(pairing.a) for s in w.sides if s.axis == axis]
        theirs = [(j, s) for j, w in enumerate(pairing.b) for s in w.sides if s.axis == axis]
        same = max((_near(pairing, i, j) for (i, p), (j, q) in product(ours, theirs) if p == q), default=0.0)
        for (i, p), (j, q) in product(ours, theirs):
            if p == q or _converse(pairing, i, j, axis):
                continue
            near = _near(pairing, i, j)
            one_thing = _of_one_thing(pairing, i, j)
            if _said_by_both(pairing, i, j) and not one_thing:
                continue
            if one_thing:
                near *= _SAME_THING
            mixed = len({s for _, s in ours}) > 1 or len({s for _, s in theirs}) > 1
            if mixed and near <= _SURER * same:
                continue
            if best is None or near > best[0]:
                best = near, Clash.of(f"opposite:{axis}", pairing.a[i], pairing.b[j])
    return best[1] if best else None


def _said_by_both(pairing: Pairing, i: int, j: int) -> bool:
    """Does one of two predicates stand in the other title as well, on its side?"""
    return any((x == i or y == j) and set(pairing.a[x].sides) & set(pairing.b[y].sides) for x, y in pairing.links)


def _of_one_thing(pairing: Pairing, i: int, j: int) -> bool:
    """Is what stands beside two predicates, where their subject or object stands, one word?"""
    one, two = _thing(pairing.a, i), _thing(pairing.b, j)
    return one is not None and two is not None and (one, two) in pairing.links


def _thing(words: Sequence[Word], at: int) -> int | None:
    """What a predicate is said of: the word before a verb, the first plain word behind a noun."""
    order = range(at - 1, at - 2, -1) if words[at].verbal else range(at + 1, at + 3)
    near = [k for k in order if 0 <= k < len(words) and words[k].clause == words[at].clause]
    return next((k for k in near if words[k].weight and not words[k].poles), None)


def _converse(pairing: Pairing, i: int, j: int, axis: str) -> bool:
    """Two sides of one deed: «تهزم الأرجنتين المكسيك» and «المكسيك تخسر أمام الأرجنتين»."""
    before = {(x, y) for x, y in pairing.links if 0 < i - x <= _OBJECT and 0 < y - j <= _OBJECT}
    behind = {(x, y) for x, y in pairing.links if 0 < x - i <= _OBJECT and 0 < j - y <= _OBJECT}
    parties = [(pairing.a[x], pairing.a[p]) for x, _ in before for p, _ in behind]
    sure = axis == _MATCH  # who stands on both sides of a match is a party, whatever the name
    return any(one.clause == two.clause and (sure or (_is_party(one) and _is_party(two))) for one, two in parties)


def _is_party(word: Word) -> bool:
    return word.place is not None or any(cls == "assets" for cls, _ in word.classes)


def _near(pairing: Pairing, i: int, j: int) -> float:
    """How much two predicates are about the same: the shared words near both."""
    total = 0.0
    for x, y in pairing.links:
        if x == i or y == j or (pairing.a[x].tells and pairing.b[y].tells):
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


def denied(pairing: Pairing) -> Clash | None:
    """One title denies, refuses or goes without what the other states."""
    if pairing.shared() < _DENIED:
        return None
    ours, theirs = _denials(pairing.a), _denials(pairing.b)
    if bool(ours) == bool(theirs):
        return None
    objects = _objects(pairing, ours[0] if ours else theirs[0], bool(ours))
    if any(_gloomy(word) and word not in objects for word in (pairing.b if ours else pairing.a)):
        return None
    if any(
        word.denies and any(w is word for w in (pairing.a[i], pairing.b[j]))
        for i, j in pairing.links
        for word in ours + theirs
    ):
        return None  # «يتراجع عن» beside «تراجع في»: both say it
    taken_back = {side for word in ours + theirs for side in word.sides}
    if any(taken_back.intersection(word.sides) for word in (pairing.b if ours else pairing.a)):
        return None  # «لم ترتفع» beside «انخفضت»: both stand on one side
    if ours:
        other = next((pairing.b[j] for i, j in pairing.links if pairing.a[i] is ours[0]), None)
        return Clash.of("denied", ours[0], other or pairing.b[0])
    other = next((pairing.a[i] for i, j in pairing.links if pairing.b[j] is theirs[0]), None)
    return Clash.of("denied", other or pairing.a[0], theirs[0])


def _objects(pairing: Pairing, denial: Word, ours: bool) -> list[Word]:
    """What the other title says of the thing that is denied: «ينفي استقالته» beside «يستقيل»."""
    words = pairing.a if ours else pairing.b
    at = words.index(denial)
    if ours:
        return [pairing.b[j] for i, j in pairing.links if at <= i <= at + 1]
    return [pairing.a[i] for i, j in pairing.links if at <= j <= at + 1]


def _denials(words: Sequence[Word]) -> list[Word]:
    return [word for word in words if word.negated != word.denies]


def _gloomy(word: Word) -> bool:
    """Does a word by itself take something back («يتوقف», «يعترض»)?  Then a denial may say the same."""
    return any(pole.axis in _TAKING_BACK and pole.side == 1 for pole in word.sides)
