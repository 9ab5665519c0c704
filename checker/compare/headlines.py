"""Two titles with no body: what can be said when a title is all there is.

A title is one statement, so that more may be concluded from its words than from a sentence of a body: the same
subject on two sides of an axis, a denial that the other does not have, another member of the same class in
otherwise the same words, two parties that changed places.
"""

from __future__ import annotations

from itertools import product
from typing import Final

from checker.compare.opposites import denied, opposite
from checker.compare.pairing import Clash, Pairing
from checker.extract.outcomes import Word
from checker.names.gazetteer import is_country

_SWAPPED: Final = 0.4  # share of the words that two titles must have in common with another member of a class
_REPLACED: Final = 0.72  # the same for a word that no list knows
_ROUND: Final = 0.8  # the same for two parties that changed places around one verb
_OBJECT: Final = 2  # words between a verb and what it is done to
_PERSONS: Final = frozenset("يت")  # the first letters of «يتهم», «تتهم»
_TOGETHER: Final = frozenset({"مع", "و", "ب", "بين"})  # «يلتقي مع», «تصطدم بـ»: each does it to the other
_NISBA: Final = 4  # letters: «قوي», «غني» are no adjectives of origin


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


def swapped(pairing: Pairing) -> Clash | None:
    """Another country, coin or craft where all else is the same."""
    if pairing.shared() < _SWAPPED:
        return None
    ours = {word.place for word in pairing.a if word.place}
    theirs = {word.place for word in pairing.b if word.place}
    for a, b in product(pairing.left, pairing.right):
        if a.place and b.place and _excludes(a.place, b.place) and a.place not in theirs and b.place not in ours:
            return Clash.of("swapped:place", a, b)
        for cls in sorted({c for c, _ in a.classes} & {c for c, _ in b.classes}):
            mine = {m for w in pairing.a for c, m in w.classes if c == cls}
            yours = {m for w in pairing.b for c, m in w.classes if c == cls}
            if not (mine & yours & ({m for c, m in a.classes if c == cls} | {m for c, m in b.classes if c == cls})):
                return Clash.of(f"swapped:{cls}", a, b)
    return None


def _excludes(a: str, b: str) -> bool:
    """Two countries or two cities; a city may lie in a country."""
    return a != b and is_country(a) == is_country(b)


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
            return Clash.of("moved", takes, pairing.b[j])
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
                return Clash.of("moved", a[x], b[q])
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
    return Clash.of("replaced", left[0], right[0])


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
                return Clash.of("replaced", one, two)
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
