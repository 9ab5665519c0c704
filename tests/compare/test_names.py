"""Sameness of names: cases as data, and laws that hold for any two names."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from checker import same_name
from checker.compare.blocking import alike, same_names
from checker.rules import load_rules

CASES = Path(__file__).parents[1] / "cases"
FULL = yaml.safe_load((CASES / "names.yaml").read_text(encoding="utf-8"))
ALL = sorted({name for rows in FULL.values() for row in rows for name in row})
FLOOR = 0.93  # F1 on single foreign names


@pytest.mark.parametrize(("a", "b"), FULL["same"])
def test_two_spellings_are_one_name(a: str, b: str) -> None:
    found = same_name(a, b)
    assert found.same, found.reason
    assert found.reason


@pytest.mark.parametrize(("a", "b"), FULL["different"])
def test_two_names_stay_two(a: str, b: str) -> None:
    found = same_name(a, b)
    assert not found.same, found.reason
    assert found.reason


@given(st.sampled_from(ALL), st.sampled_from(ALL))
def test_the_order_of_two_names_does_not_matter(a: str, b: str) -> None:
    assert same_name(a, b).same == same_name(b, a).same


@given(st.text(alphabet="ابتجدرسعفقكلمنهويأإةى ", max_size=14), st.text(alphabet="ابتجدرسعفقكلمنهوي ", max_size=14))
def test_any_two_strings_are_answered_alike_in_both_orders(a: str, b: str) -> None:
    assert same_name(a, b).same == same_name(b, a).same


@given(st.sampled_from(ALL), st.integers(0, 30), st.sampled_from(["ـ", "\u064e", "\u0651", "\u200f"]))
def test_signs_without_meaning_change_nothing(name: str, place: int, sign: str) -> None:
    at = min(place, len(name) - 1)
    marked = name[: at + 1] + sign + name[at + 1 :] if name[at] != " " else name
    assert same_name(name, marked).same


@pytest.mark.parametrize("file", ["single_names.yaml", "single_names_more.yaml", "single_names_third.yaml"])
def test_single_foreign_names_keep_their_floor(file: str) -> None:
    single = yaml.safe_load((CASES / file).read_text(encoding="utf-8"))
    pairs = [(a, b, True) for row in single["same"] for k, a in enumerate(row) for b in row[k + 1 :]]
    pairs += [(a, b, False) for a, b in single["different"]]
    answers = [(wanted, same_name(a, b).same) for a, b, wanted in pairs]
    right = sum(wanted and said for wanted, said in answers)
    wrong = sum(wanted != said for wanted, said in answers)
    assert 2 * right / (2 * right + wrong) >= FLOOR


def test_blocking_loses_no_pair_of_the_cases() -> None:
    for a, b in FULL["same"]:
        assert alike([a, b], load_rules()) == [(0, 1)], (a, b)


def test_a_single_name_is_nobody_in_particular_outside_a_story() -> None:
    assert same_names(["فلاديمير بوتين", "بوتين"]) == []
    assert [(i, j) for i, j, _ in same_names(["فلاديمير بوتين", "فلاديمير بوتن", "بوتين"])] == [(0, 1)]
