"""Groups after second thoughts: who moves, who is pushed out, who stays."""

import itertools

import pytest

from checker.compare.settling import settle

Weights = dict[tuple[int, int], float]


def _settled(
    groups: dict[int, list[int]], support: Weights, apart: set[tuple[int, int]], values: str = "abcdefgh"
) -> list[list[int]]:
    """`values` are what each statement says, a letter each."""

    def together(i: int, j: int, _: object) -> bool:
        return (min(i, j), max(i, j)) not in apart

    return sorted(settle(groups, support, together, lambda i, j: values[i] == values[j]).values())


CASES: list[tuple[str, dict[int, list[int]], Weights, set[tuple[int, int]], list[list[int]]]] = [
    ("a statement moves to what holds it better", {0: [0, 1], 2: [2, 3]},
     {(0, 1): 0.1, (2, 3): 2.0, (1, 2): 2.0, (1, 3): 2.0}, set(), [[0], [1, 2, 3]]),
    ("what is nearly as good stays", {0: [0, 1], 2: [2, 3]},
     {(0, 1): 1.8, (2, 3): 2.0, (1, 2): 1.4, (1, 3): 1.2}, set(), [[0, 1], [2, 3]]),
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


# two groups that say one value, which no statement would leave alone: each is held at home as firmly as elsewhere
_ONE_VALUE: Weights = {(0, 1): 3.0, (2, 3): 3.0, (0, 2): 1.4, (0, 3): 1.4, (1, 2): 1.4, (1, 3): 1.4}


def test_what_says_one_value_moves_as_one() -> None:
    assert _settled({0: [0, 1], 2: [2, 3]}, _ONE_VALUE, set(), "aaaa") == [[0, 1, 2, 3]]
    assert _settled({0: [0, 1], 2: [2, 3]}, _ONE_VALUE, set(), "abab") == [[0, 1], [2, 3]]


def test_a_value_does_not_move_away_from_what_differs_from_it() -> None:
    apart, differing = {(2, 4), (3, 4)}, {(0, 4): 3.0, (1, 4): 3.0}
    assert _settled({0: [0, 1], 2: [2, 3], 4: [4]}, _ONE_VALUE, apart, "aaaab") == [[0, 1, 2, 3], [4]]
    assert _settled({0: [0, 1, 4], 2: [2, 3]}, _ONE_VALUE | differing, apart, "aaaab") == [[0, 1, 4], [2, 3]]


def test_a_value_does_not_move_where_more_is_forbidden_than_speaks_for_it() -> None:
    one_pair = {(0, 1): 3.0, (2, 3): 3.0, (0, 2): 3.0}
    assert _settled({0: [0, 1], 2: [2, 3]}, one_pair, set(), "aaaa") == [[0, 1], [2, 3]]


def test_many_who_repeat_each_other_hold_no_firmer_than_three() -> None:
    many = {(i, 6): 1.0 for i in range(5)} | dict.fromkeys(itertools.combinations(range(5), 2), 3.0) | {(6, 7): 2.5}
    assert _settled({0: [0, 1, 2, 3, 4], 6: [6, 7]}, many, {(i, 7) for i in range(5)}) == [[0, 1, 2, 3, 4], [6, 7]]


def test_every_statement_keeps_one_home() -> None:
    everyone = range(6)
    support = {pair: (-1.0) ** sum(pair) * 0.5 * (1 + pair[0]) for pair in itertools.combinations(everyone, 2)}
    found = settle({k: [k] for k in everyone}, support, lambda i, j, _: (i + j) % 5 != 0, lambda i, j: (i - j) % 3 == 0)
    assert sorted(k for group in found.values() for k in group) == list(everyone)
