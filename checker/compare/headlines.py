"""Two titles with no body: what can be said when a title is all there is.

A title is one statement, so that more may be concluded from its words than from a sentence of a body: the same
subject on two sides of an axis, a denial that the other does not have, another member of the same class in
otherwise the same words, two parties that changed places.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from rapidfuzz.distance import Levenshtein

from checker.extract.outcomes import Word

_OPPOSITE: Final = 0.22  # share of the words that two titles on opposite sides must have in common
_DENIED: Final = 0.3  # the same for a denial
_SWAPPED: Final = 0.4  # the same for another member of a class
_REPLACED: Final = 0.72  # the same for a word that no list knows
_ROUND: Final = 0.8  # the same for two parties that changed places around one verb
_OBJECT: Final = 2  # words between a verb and what it is done to
_PERSONS: Final = frozenset("يت")  # the first letters of «يتهم», «تتهم»
_TOGETHER: Final = frozenset({"مع", "و", "ب", "بين"})  # «يلتقي مع», «تصطدم بـ»: each does it to the other
_MATCH: Final = "win"
_NISBA: Final = 4  # letters: «قوي», «غني» are no adjectives of origin
_TAKING_BACK: Final = frozenset({"stop", "accept", "assert", "win"})
_SAME_THING: Final = 1.6  # how much nearer two predicates of one subject are
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
        both = sum(
            min(self.a[i].weight, self.b[j].weight)
            for i, j in self.links
            if not _aside(self.a[i]) and not _aside(self.b[j])
        )
        return 2 * both / (total_a + total_b) if total_a + total_b else 0.0

    @property
    def count(self) -> int:
        return sum(
            1
            for i, j in self.links
            if self.a[i].weight and self.b[j].weight and not (_aside(self.a[i]) and _aside(self.b[j]))
        )


def _aside(word: Word) -> bool:
    return bool(word.poles) or word.denies


def pair_words(a: Sequence[Word], b: Sequence[Word]) -> Pairing:
    """Each word of one with at most one of the other: the same word before the same root or group."""
    rests = _index(b, lambda word: (word.rest,))
    keys = _index(b, lambda word: word.keys)
    links: list[tuple[int, int]] = []
    free_a, free_b = list(range(len(a))), set(range(len(b)))

    def of_key(word: Word) -> list[int]:
        return sorted({j for key in word.keys for j in keys.get(key, ())})

    def of_spelling(word: Word) -> list[int]:
        return sorted(free_b) if _may_be_misspelled(word) else []

    ways: list[tuple[Callable[[Word], Sequence[int]], Callable[[Word, Word], bool]]] = [
        (lambda word: rests.get(word.rest, ()), _same_rest), (of_key, _same_key), (of_spelling, _spelled_alike)
    ]  # fmt: skip
    for near, same in ways:
        left = []
        for i in free_a:
            found = next((j for j in near(a[i]) if j in free_b and same(a[i], b[j])), None)
            if found is None:
                left.append(i)
            else:
                links.append((i, found))
                free_b.remove(found)
        free_a = left
    return Pairing(a, b, tuple(sorted(links)))


def _index(words: Sequence[Word], keys: Callable[[Word], Iterable[str]]) -> dict[str, list[int]]:
    """Key -> the places of the words that have it."""
    index: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        for key in keys(word):
            index.setdefault(key, []).append(place)
    return index


def _same_rest(a: Word, b: Word) -> bool:
    return a.rest == b.rest and a.place == b.place and not _two_members(a, b)


def _two_members(a: Word, b: Word) -> bool:
    """«وزير الدفاع» and «وزير المالية» begin alike and are two of one class."""
    return any(cls == other and one != two for cls, one in a.classes for other, two in b.classes)


def _same_key(a: Word, b: Word) -> bool:
    return bool(a.keys & b.keys) and not _two_members(a, b)


def _spelled_alike(a: Word, b: Word) -> bool:
    if not _may_be_misspelled(a) or not _may_be_misspelled(b):
        return False
    return Levenshtein.normalized_similarity(a.rest, b.rest, score_cutoff=0.8) >= 0.8


def _may_be_misspelled(word: Word) -> bool:
    return not word.place and not word.classes and len(word.rest) >= 5


# ------------------------------------------------------------------ opposites


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
                best = near, _clash(f"opposite:{axis}", pairing.a[i], pairing.b[j])
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
        return _clash("denied", ours[0], other or pairing.b[0])
    other = next((pairing.a[i] for i, j in pairing.links if pairing.b[j] is theirs[0]), None)
    return _clash("denied", other or pairing.a[0], theirs[0])


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


# ------------------------------------------------------------------ other members of a class


def swapped(pairing: Pairing) -> Clash | None:
    """Another country, coin or craft where all else is the same."""
    if pairing.shared() < _SWAPPED:
        return None
    ours = {word.place for word in pairing.a if word.place}
    theirs = {word.place for word in pairing.b if word.place}
    for a, b in product(pairing.left, pairing.right):
        if a.place and b.place and _excludes(a.place, b.place) and a.place not in theirs and b.place not in ours:
            return _clash("swapped:place", a, b)
        for cls in sorted({c for c, _ in a.classes} & {c for c, _ in b.classes}):
            mine = {m for w in pairing.a for c, m in w.classes if c == cls}
            yours = {m for w in pairing.b for c, m in w.classes if c == cls}
            if not (mine & yours & ({m for c, m in a.classes if c == cls} | {m for c, m in b.classes if c == cls})):
                return _clash(f"swapped:{cls}", a, b)
    return None


def _excludes(a: str, b: str) -> bool:
    """Two countries or two cities; a city may lie in a country."""
    return a != b and _country(a) == _country(b)


def _country(place: str) -> bool:
    return len(place) == 2 and place.isascii()


def moved(pairing: Pairing) -> Clash | None:
    """Who gives in one title receives in the other («غاز قبرص لمصر», «غاز مصري لقبرص»)."""
    places = [(i, j) for i, j in pairing.links if pairing.a[i].place and pairing.b[j].place]
    for (i, j), (x, y) in product(places, places):
        gives, takes = pairing.a[i], pairing.a[x]
        if (
            gives.place != takes.place
            and not gives.toward
            and takes.toward
            and pairing.b[j].toward
            and not pairing.b[y].toward
        ):
            return _clash("moved", takes, pairing.b[j])
    return None


def exchanged(pairing: Pairing) -> Clash | None:
    """The same verb with its subject and object changed round («الهند تتهم باكستان», «باكستان تتهم الهند»)."""
    if pairing.shared() < _ROUND:
        return None
    links = pairing.links
    for (v, w), (x, y), (p, q) in product(links, links, links):
        a, b = pairing.a, pairing.b
        if (
            x < v < p
            and q < w < y
            and p - v == y - w <= _OBJECT
            and _is_verb(a[v], b[w])
            and _nouns(a[x], a[p], b[y], b[q])
        ):
            if a[x].clause == a[p].clause and _attached(a[p]) == _attached(b[y]) not in _TOGETHER:
                return _clash("moved", a[x], b[q])
    return None


def _is_verb(a: Word, b: Word) -> bool:
    """The same verb in both: a present form has the letter of its person first, and the rest is one."""
    return a.form[1:] == b.form[1:] and a.form[0] in _PERSONS and b.form[0] in _PERSONS and a.negated == b.negated


def _nouns(*words: Word) -> bool:
    return not any(word.verbal or word.denies for word in words)


def _attached(word: Word) -> str:
    """What joins a word to the verb before it: a preposition of its own or one written to it."""
    return word.before or word.form[: len(word.form) - len(word.rest)].removesuffix("ال")


def replaced(pairing: Pairing) -> Clash | None:
    """One word of each left over, in the same place, where all else is the same."""
    left = [word for word in pairing.left if word.weight]
    right = [word for word in pairing.right if word.weight]
    if len(left) != 1 or len(right) != 1 or pairing.shared() < _REPLACED or pairing.count < 3:
        return None
    if set(left[0].sides) & set(right[0].sides):
        return None
    if (
        not _in_step(pairing)
        or left[0].verbal
        or right[0].verbal
        or (left[0].place is None) != (right[0].place is None)
    ):
        return None
    return _clash("replaced", left[0], right[0])


def described(pairing: Pairing) -> Clash | None:
    """The same noun with another adjective of kin, of matter or of place: «الأسلحة الكيميائية», «الأسلحة النووية»."""
    if pairing.shared() < _ROUND or pairing.count < 3:
        return None
    a, b = pairing.a, pairing.b
    for i, j in pairing.links:
        if i + 1 < len(a) and j + 1 < len(b) and not a[i].verbal:
            one, two = a[i + 1], b[j + 1]
            left = one in pairing.left and two in pairing.right
            if (
                left
                and _relational(one)
                and _relational(two)
                and one.clause == a[i].clause
                and two.clause == b[j].clause
            ):
                return _clash("replaced", one, two)
    return None


def _relational(word: Word) -> bool:
    """Has an adjective the ending of origin («نووية», «مصري»)?"""
    return (
        not word.verbal
        and not word.before
        and word.rest.endswith(("ي", "يه"))
        and len(word.rest.removesuffix("ه")) > _NISBA
    )


def _in_step(pairing: Pairing) -> bool:
    """Do the two say the same words in the same order, with the odd ones in one place?"""
    i = pairing.a.index(next(w for w in pairing.left if w.weight))
    j = pairing.b.index(next(w for w in pairing.right if w.weight))
    return all(
        y == x
        for x, y in zip(
            sorted(x for x, _ in pairing.links),
            [x for x, _ in sorted(pairing.links, key=lambda link: link[1])],
            strict=True,
        )
    ) and (
        {x < i for x, y in pairing.links if y < j} <= {True} and {x > i for x, y in pairing.links if y > j} <= {True}
    )


def clashes(pairing: Pairing) -> Clash | None:
    """Why two titles cannot both be right, the surest reason first; None where they can."""
    return (
        opposite(pairing)
        or denied(pairing)
        or swapped(pairing)
        or moved(pairing)
        or exchanged(pairing)
        or described(pairing)
        or replaced(pairing)
    )


__all__ = ["Clash", "clashes", "denied", "pair_words"]
