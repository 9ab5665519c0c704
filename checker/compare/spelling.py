"""How far two spellings of a foreign name are apart: the cheapest way to turn one into the other.

Letters that newsrooms use for one foreign sound cost little, vowel letters are written or not, another
consonant costs a whole letter.  The costs and their reasons stand in rules/names/transliteration.yaml.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from checker.rules import Rules
from checker.schema import Drop, Transliteration
from checker.text.fold import fold

_VOWELS: Final = frozenset("اوي")
_OTHER: Final = 1.0  # another sound
_TOO_LONG: Final = 60  # letters; names are shorter, and the work grows with the square


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


class Costs(NamedTuple):
    """The cost tables, ready to look up."""

    swap: dict[tuple[str, str], tuple[float, str]]
    swap_end: dict[tuple[str, str], tuple[float, str]]
    drops: dict[str, list[Drop]]
    double: float
    second_vowel: float
    groups: dict[tuple[str, str], list[tuple[str, str, float, str]]]


@lru_cache(maxsize=8)
def costs(rules: Rules) -> Costs:
    """The tables of a set of rules."""
    table = Costs({}, {}, {}, 0.1, 0.5, {})
    for file in rules.of(Transliteration):
        for swap in file.swap:
            a, b = (fold(letter) for letter in swap.letters)
            target = table.swap_end if swap.at == "end" else table.swap
            target[a, b] = target[b, a] = (swap.cost, swap.why)
        for drop in file.drop:
            for letter in drop.letters:
                table.drops.setdefault(fold(letter), []).append(drop)
        for group in file.groups:
            a, b = (fold(letters) for letters in group.letters)
            for one, two in ((a, b), (b, a)):
                table.groups.setdefault((one[-1], two[-1]), []).append((one, two, group.cost, group.why))
        table = table._replace(double=file.double, second_vowel=file.second_vowel)
    return table


_HOPELESS: Final = 0.5  # cost by letter beyond which two words are certainly two; the way on is not looked for


def distance(left: str, right: str, table: Costs) -> Distance:
    """The cheapest way from one folded word to another."""
    if left == right:
        return Distance(0.0, ())
    if len(left) > _TOO_LONG or len(right) > _TOO_LONG:
        return Distance(float(max(len(left), len(right))), (Step(left, right, _OTHER, "too long"),))
    return _Grid(left, right, table).cheapest()


class _Grid:
    """The usual grid of edits, with costs that look at the neighbours.

    A cell remembers whether its last step dropped a vowel (1 from the left word, 2 from the right), because
    a second one in a row is another syllable.
    """

    def __init__(self, left: str, right: str, table: Costs) -> None:
        self.left, self.right, self.table = left, right, table
        self.best: dict[tuple[int, int, int], tuple[float, tuple[int, int, int] | None, Step | None]] = {
            (0, 0, 0): (0.0, None, None)
        }
        self.groups = [
            option
            for options in table.groups.values()
            for option in options
            if option[0] in left and option[1] in right
        ]

    def cheapest(self) -> Distance:
        rows, columns = len(self.left), len(self.right)
        hopeless = _HOPELESS * max(rows, columns, 3)
        for i in range(rows + 1):
            for j in range(columns + 1):
                for state in (0, 1, 2):
                    if (i, j, state) in self.best and (self.best[i, j, state][0] <= hopeless or (i, j) == (0, 0)):
                        self._extend(i, j, state)
        ends = [
            (self.best[rows, columns, state][0], state) for state in (0, 1, 2) if (rows, columns, state) in self.best
        ]
        if not ends:
            return Distance(float(max(rows, columns)), (Step(self.left, self.right, _OTHER, "other letters"),))
        cost, state = min(ends)
        return Distance(cost, self._trace((rows, columns, state)))

    def _trace(self, cell: tuple[int, int, int]) -> tuple[Step, ...]:
        steps: list[Step] = []
        here: tuple[int, int, int] | None = cell
        while here is not None:
            _, before, step = self.best[here]
            if step is not None and step.cost:
                steps.append(step)
            here = before
        return tuple(reversed(steps))

    def _put(self, start: tuple[int, int, int], end: tuple[int, int, int], step: Step) -> None:
        cost = self.best[start][0] + step.cost
        if end not in self.best or cost < self.best[end][0] - 1e-12:
            self.best[end] = (cost, start, step)

    def _extend(self, i: int, j: int, state: int) -> None:
        start = (i, j, state)
        left, right = self.left, self.right
        if i < len(left) and j < len(right):
            self._put(start, (i + 1, j + 1, 0), self._swap(i, j))
        if i < len(left):
            vowel = left[i] in _VOWELS
            self._put(start, (i + 1, j, 1 if vowel else 0), self._drop(left, i, twice=vowel and state == 1, side=0))
        if j < len(right):
            vowel = right[j] in _VOWELS
            self._put(start, (i, j + 1, 2 if vowel else 0), self._drop(right, j, twice=vowel and state == 2, side=1))
        for one, two, cost, why in self.groups:
            if left.startswith(one, i) and right.startswith(two, j):
                self._put(start, (i + len(one), j + len(two), 0), Step(one, two, cost, why))

    def _swap(self, i: int, j: int) -> Step:
        a, b = self.left[i], self.right[j]
        if a == b:
            return Step(a, b, 0.0, "")
        if i == len(self.left) - 1 and j == len(self.right) - 1 and (a, b) in self.table.swap_end:
            return Step(a, b, *self.table.swap_end[a, b])
        cost, why = self.table.swap.get((a, b), (_OTHER, "another sound"))
        return Step(a, b, cost, why)

    def _drop(self, word: str, i: int, *, twice: bool, side: int) -> Step:
        letter = word[i]
        cost, why = _OTHER, "a letter more"
        if i and word[i - 1] == letter:
            cost, why = self.table.double, "the letter twice"
        for drop in self.table.drops.get(letter, ()):
            if drop.cost < cost and _holds(drop, word, i):
                cost, why = drop.cost, drop.why
        if twice and cost < self.table.second_vowel:
            cost, why = self.table.second_vowel, "another syllable"
        return Step(letter, "", cost, why) if side == 0 else Step("", letter, cost, why)


def _holds(drop: Drop, word: str, i: int) -> bool:
    last = len(word) - 1
    if drop.at == "start" and i != 0:
        return False
    if drop.at == "end" and i != last:
        return False
    if drop.at == "inside" and (i == last or i == 0):
        return False
    if drop.at == "diphthong" and not (i == last and i > 1 and word[i - 1] in _VOWELS):
        return False
    if drop.before is not None and word[i + 1 : i + 2] != drop.before:
        return False
    return drop.after is None or word[i - 1 : i] == drop.after
