"""How far two spellings of a foreign name are apart: the cheapest way to turn one into the other.

Letters that newsrooms use for one foreign sound cost little, vowel letters are written or not, another
consonant costs a whole letter.  The costs and their reasons stand in rules/names/transliteration.yaml.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Final, NamedTuple

from checker.rules import Rules, of_language
from checker.schema import Accept, Drop, Place, Transliteration
from checker.text.fold import fold

VOWELS: Final = frozenset("اوي")
_OPENING: Final = VOWELS | frozenset("رل")  # «بيترو»: before one of these a consonant opens its syllable
_OTHER: Final = 1.0  # another sound
_TOO_LONG: Final = 60  # letters; names are shorter, and the work grows with the square
_TINY: Final = 1e-9  # sums of decimals are not exact
_NEVER: Final = float("inf")
# for rules without a table of costs
_ACCEPT: Final = Accept(single=0.08, known=0.03, word=0.1, whole=0.07, native=0.02)


class Step(NamedTuple):
    """One excused difference: what stands on either side, what it cost, why."""

    left: str
    right: str
    cost: float
    why: str


class Distance(NamedTuple):
    """The cost of the cheapest way, its steps, and the dearest single step."""

    cost: float
    steps: tuple[Step, ...]

    @property
    def dearest(self) -> float:
        return max((step.cost for step in self.steps), default=0.0)


class _Group(NamedTuple):
    """Letters that together may stand for others."""

    left: str
    right: str
    cost: float
    why: str


@dataclass(frozen=True, eq=False, slots=True)
class Costs:
    """The cost tables, ready to look up; equal only to itself, so that answers can be kept by it."""

    swap: dict[tuple[str, str], tuple[float, str]]
    placed: dict[tuple[str, str], list[tuple[Place, float, str]]]  # what it costs at some places only
    partners: dict[str, list[tuple[float, str]]]  # letter -> what it may be swapped for, the cheapest first
    drops: dict[str, list[Drop]]
    double: float
    reunited: float
    second_vowel: float
    groups: list[_Group]
    accept: Accept

    @property
    def most(self) -> float:
        """Cost by letter beyond which no two words are one."""
        return max(self.accept.single, self.accept.word, self.accept.whole, self.accept.native)


@of_language
def costs(rules: Rules) -> Costs:
    """The tables of a set of rules."""
    swap: dict[tuple[str, str], tuple[float, str]] = {}
    placed: dict[tuple[str, str], list[tuple[Place, float, str]]] = {}
    drops: dict[str, list[Drop]] = {}
    groups: list[_Group] = []
    double, reunited, second_vowel, accept = 0.1, 0.3, 0.5, _ACCEPT
    for file in rules.of(Transliteration):
        for pair in file.swap:
            a, b = (fold(letter) for letter in pair.letters)
            for two in ((a, b), (b, a)):
                if pair.at == "anywhere":
                    swap[two] = (pair.cost, pair.why)
                else:
                    placed.setdefault(two, []).append((pair.at, pair.cost, pair.why))
        for drop in file.drop:
            for letter in drop.letters:
                drops.setdefault(fold(letter), []).append(drop)
        for group in file.groups:
            a, b = (fold(letters) for letters in group.letters)
            groups += [_Group(a, b, group.cost, group.why), _Group(b, a, group.cost, group.why)]
        double, reunited, second_vowel, accept = file.double, file.reunited, file.second_vowel, file.accept
    partners: dict[str, list[tuple[float, str]]] = {}
    anywhere = [(a, b, cost) for (a, b), (cost, _) in swap.items()]
    somewhere = [(a, b, cost) for (a, b), options in placed.items() for _, cost, _ in options]
    for a, b, cost in sorted([*anywhere, *somewhere]):
        partners.setdefault(a, []).append((cost, b))
    return Costs(
        swap,
        placed,
        {letter: sorted(others) for letter, others in partners.items()},
        drops,
        double,
        reunited,
        second_vowel,
        sorted(groups, key=lambda group: (group.left[-1], group.right[-1])),
        accept,
    )


def distance(left: str, right: str, table: Costs, most: float = _TOO_LONG) -> Distance:
    """The cheapest way from one folded word to another.

    A way that costs more than `most` is not looked for: such words cost as much as they have letters.
    """
    if left == right:
        return Distance(0.0, ())
    longest = max(len(left), len(right))
    if longest > _TOO_LONG:
        return Distance(float(longest), (Step(left, right, _OTHER, "too long"),))
    far = Distance(float(longest), (Step(left, right, _OTHER, "other letters"),))
    most += _TINY
    groups = [group for group in groups_of(left, table) if group.right in right]
    rest_left = _rest(left, right, groups, table)
    if rest_left[0] > most:
        return far
    rest_right = _rest(right, left, [_Group(two, one, cost, why) for one, two, cost, why in groups], table)
    if rest_right[0] > most:
        return far
    return _Grid(left, right, table, groups).cheapest(rest_left, rest_right, most) or far


@lru_cache(maxsize=65536)
def groups_of(word: str, table: Costs) -> list[_Group]:
    """The groups of letters that a word has."""
    return [group for group in table.groups if group.left in word]


def _rest(word: str, other: str, groups: list[_Group], table: Costs) -> list[float]:
    """What the letters of a word from each place on cost at the very least, whatever they are paired with."""
    least = []
    for letter, (drop, _) in zip(word, drops_of(word, table), strict=True):
        cheapest = 0.0
        if letter not in other:
            cheapest = min(drop, _OTHER)
            for cost, partner in table.partners.get(letter, ()):  # the cheapest first
                if cost >= cheapest:
                    break
                if partner in other:
                    cheapest = cost
                    break
        least.append(cheapest)
    for group in groups:
        at = word.find(group.left)
        while at >= 0:
            for k in range(at, at + len(group.left)):
                least[k] = min(least[k], group.cost / len(group.left))
            at = word.find(group.left, at + 1)
    return [*accumulate(reversed(least), initial=0.0)][::-1]


class _Grid:
    """The usual grid of edits, with costs that look at the neighbours.

    A cell remembers whether its last step dropped a vowel (1 from the left word, 2 from the right), because
    a second one in a row is another syllable, and one dropped on either side is another vowel, which has its
    own cost.  Cells are numbered row by row, three states each.
    """

    def __init__(self, left: str, right: str, table: Costs, groups: list[_Group]) -> None:
        self.left, self.right, self.table, self.groups = left, right, table, groups
        self.drops = drops_of(left, table), drops_of(right, table)
        self.width = len(right) + 1
        size = (len(left) + 1) * self.width * 3
        self.best = [_NEVER] * size
        self.before: list[tuple[int, Step] | None] = [None] * size

    def cheapest(self, rest_left: list[float], rest_right: list[float], most: float) -> Distance | None:
        """The best way, or none for at most `most`; `rest_left` and `rest_right` bound what is still to pay."""
        self.best[0] = 0.0
        cell = 0
        for i, pay_left in enumerate(rest_left):
            for j, pay_right in enumerate(rest_right):
                bound = most - max(pay_left, pay_right)
                for state in (0, 1, 2):
                    if self.best[cell] <= bound:
                        self._extend(cell, i, j, state)
                    cell += 1
        cost, end = min((self.best[cell], cell) for cell in range(cell - 3, cell))
        return Distance(cost, self._trace(end)) if cost <= most else None

    def _trace(self, cell: int) -> tuple[Step, ...]:
        steps: list[Step] = []
        while (came := self.before[cell]) is not None:
            cell, step = came
            if step.cost:
                steps.append(step)
        return tuple(reversed(steps))

    def _put(self, start: int, end: int, step: Step) -> None:
        cost = self.best[start] + step.cost
        if cost < self.best[end] - 1e-12:
            self.best[end] = cost
            self.before[end] = (start, step)

    def _extend(self, cell: int, i: int, j: int, state: int) -> None:
        left, right = self.left, self.right
        here, row = cell - state, 3 * self.width
        if i < len(left) and j < len(right):
            self._put(cell, here + row + 3, self._swap(i, j, dropped=state > 0))
        if i < len(left):
            vowel = left[i] in VOWELS
            cost, why = self._once_more(self.drops[0][i], twice=vowel and state > 0)
            self._put(cell, here + row + vowel, Step(left[i], "", cost, why))
        if j < len(right):
            vowel = right[j] in VOWELS
            cost, why = self._once_more(self.drops[1][j], twice=vowel and state > 0)
            self._put(cell, here + 3 + 2 * vowel, Step("", right[j], cost, why))
        for group in self.groups:
            if left.startswith(group.left, i) and right.startswith(group.right, j):
                end = here + row * len(group.left) + 3 * len(group.right)
                self._put(cell, end, Step(*group))

    def _swap(self, i: int, j: int, *, dropped: bool) -> Step:
        """One letter for another; `dropped`: right behind a vowel that was left out."""
        a, b = self.left[i], self.right[j]
        if a == b:
            return Step(a, b, 0.0, "")
        for place, cost, why in self.table.placed.get((a, b), ()):
            if _stands(place, self.left, i) and _stands(place, self.right, j):
                return Step(a, b, cost, why)
        if dropped and a in VOWELS and b in VOWELS:
            return Step(a, b, self.table.second_vowel, "another syllable")
        cost, why = self.table.swap.get((a, b), (_OTHER, "another sound"))
        return Step(a, b, cost, why)

    def _once_more(self, drop: tuple[float, str], *, twice: bool) -> tuple[float, str]:
        if twice and drop[0] < self.table.second_vowel:
            return self.table.second_vowel, "another syllable"
        return drop


def _stands(place: Place, word: str, i: int) -> bool:
    """Does the letter at `i` stand at such a place of the word?"""
    if place == "start":
        return i == 0
    if place == "coda":
        return i > 0 and word[i + 1 : i + 2] not in _OPENING
    return i == len(word) - 1


@lru_cache(maxsize=65536)
def drops_of(word: str, table: Costs) -> list[tuple[float, str]]:
    """What each letter of a word costs where the other spelling leaves it out, and why."""
    return [_drop(word, i, table) for i in range(len(word))]


def _drop(word: str, i: int, table: Costs) -> tuple[float, str]:
    cost, why = _OTHER, "a letter more"
    if i and word[i - 1] == word[i]:
        cost, why = table.double, "the letter twice"
    elif i > 1 and word[i - 2] == word[i] and word[i - 1] in VOWELS and word[i] not in VOWELS:
        cost, why = table.reunited, "the letter twice, its vowel not written"
    for drop in table.drops.get(word[i], ()):
        if drop.cost < cost and _holds(drop, word, i):
            cost, why = drop.cost, drop.why
    return cost, why


def _holds(drop: Drop, word: str, i: int) -> bool:
    last = len(word) - 1
    if drop.at == "start" and i != 0:
        return False
    if drop.at == "end" and i != last:
        return False
    if drop.at in ("inside", "glide") and (i == last or i == 0 or _glides(word, i) != (drop.at == "glide")):
        return False
    if drop.at == "diphthong" and not (i == last and i > 1 and word[i - 1] in VOWELS and word[i - 1 :] != "يو"):
        return False
    if drop.before is not None and word[i + 1 : i + 2] != drop.before:
        return False
    return drop.after is None or word[i - 1 : i] == drop.after


def _glides(word: str, i: int) -> bool:
    """Is a vowel letter heard beside another one («بايدن» is no «بادن»)?  An alef before another is not («فايسبوك»)."""
    if word[i - 1] in VOWELS:  # at the start it carries another vowel («إيفان»), or is a w or y («واداي»)
        return word[i] in VOWELS and i - 1 > word.startswith("ا")
    return word[i] in "وي" and word[i + 1] in VOWELS
