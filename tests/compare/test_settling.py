"""Groups after second thoughts: who moves, who is pushed out, who stays."""

import itertools

import pytest

from checker.compare.settling import settle

Weights = dict[tuple[int, int], float]


def _settled(groups: dict[int, list[int]], support: Weights, apart: set[tuple[int, int]]) -> list[list[int]]:
    def together(i: int, j: int, _: object) -> bool:
        return (min(i, j), max(i, j)) not in apart

    return sorted(settle(groups, support, together).values())


CASES: list[tuple[str, dict[int, list[int]], Weights, set[tuple[int, int]], list[list[int]]]] = [
    ("a statement moves to what holds it better", {0: [0, 1], 2: [2, 3]},
     {(0, 1): 0.1, (2, 3): 2.0, (1, 2): 2.0, (1, 3): 2.0}, set(), [[0], [1, 2, 3]]),
    ("what is nearly as good stays", {0: [0, 1], 2: [2, 3]},
     {(0, 1): 1.8, (2, 3): 2.0, (1, 2): 2.0, (1, 3): 2.0}, set(), [[0, 1], [2, 3]]),
    ("who came early is pushed out", {0: [0, 1], 2: [2]},
     {(0, 1): 0.1, (0, 2): 3.0}, {(1, 2)}, [[0, 2], [1]]),
    ("who is held firmly is not", {0: [0, 1], 2: [2]},
     {(0, 1): 3.0, (0, 2): 1.0}, {(1, 2)}, [[0, 1], [2]]),
    ("nothing known, nothing moves", {0: [0], 1: [1]}, {}, set(), [[0], [1]]),
]  # fmt: skip


@pytest.mark.parametrize(("groups", "support", "apart", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_settling(
    groups: dict[int, list[int]], support: Weights, apart: set[tuple[int, int]], expected: list[list[int]]
) -> None:
    assert _settled(groups, support, apart) == expected


def test_every_statement_keeps_one_home() -> None:
    everyone = range(6)
    support = {pair: (-1.0) ** sum(pair) * 0.5 * (1 + pair[0]) for pair in itertools.combinations(everyone, 2)}
    found = settle({k: [k] for k in everyone}, support, lambda i, j, _: (i + j) % 5 != 0)
    assert sorted(k for group in found.values() for k in group) == list(everyone)
