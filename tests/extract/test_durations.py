"""Lengths of time, written in every way, read back in seconds."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spell import Hand

from checker import quantities

# one, two (both cases), three to ten, eleven and more; feminine; seconds
UNITS = {
    "second": ("ثانية", ("ثانيتان", "ثانيتين"), "ثوان", "ثانية", True, 1),
    "minute": ("دقيقة", ("دقيقتان", "دقيقتين"), "دقائق", "دقيقة", True, 60),
    "hour": ("ساعة", ("ساعتان", "ساعتين"), "ساعات", "ساعة", True, 3600),
    "day": ("يوم", ("يومان", "يومين"), "أيام", "يوما", False, 86400),
    "week": ("أسبوع", ("أسبوعان", "أسبوعين"), "أسابيع", "أسبوعا", False, 604800),
    "month": ("شهر", ("شهران", "شهرين"), "أشهر", "شهرا", False, 30 * 86400),
    "year": ("سنة", ("سنتان", "سنتين"), "سنوات", "سنة", True, 365 * 86400),
    "year (عام)": ("عام", ("عامان", "عامين"), "أعوام", "عاما", False, 365 * 86400),
}


def told(count: int, unit: str, case: str, digits: bool) -> str:
    """A number of units in digits or words."""
    one, two, few, many, feminine, _ = UNITS[unit]
    hand = Hand(case, feminine, False, lambda options: options[0])
    if count == 1:
        return f"{one} {'واحدة' if feminine else 'واحد'}"
    if count == 2:
        return two[case == "oblique"]
    number = str(count) if digits else hand.number(count)
    return f"{number} {few if 3 <= count % 100 <= 10 else many}"


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 99), st.sampled_from(list(UNITS)), st.sampled_from(["nominative", "oblique"]), st.booleans())
def test_any_length_reads_back(count: int, unit: str, case: str, digits: bool) -> None:
    text = told(count, unit, case, digits)
    assert [(q.kind, q.value, q.unit, q.text) for q in quantities(text)] == [
        ("duration", count * UNITS[unit][5], "second", text)
    ]


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from([("hour", "minute"), ("minute", "second"), ("day", "hour"), ("year", "month"), ("month", "day")]),
    st.integers(1, 23), st.integers(3, 23), st.sampled_from(["nominative", "oblique"]), st.booleans(),
)  # fmt: skip
def test_two_units_add_up(pair: tuple[str, str], high: int, low: int, case: str, digits: bool) -> None:
    text = f"{told(high, pair[0], case, digits)} و{told(low, pair[1], case, digits)}"
    assert [(q.value, q.text) for q in quantities(text)] == [(high * UNITS[pair[0]][5] + low * UNITS[pair[1]][5], text)]


PARTS = {"ونصف": Fraction(1, 2), "وربع": Fraction(1, 4), "وثلث": Fraction(1, 3), "إلا ربعا": Fraction(-1, 4)}


@pytest.mark.parametrize(("part", "share"), PARTS.items())
@pytest.mark.parametrize("count", [2, 3, 7])
def test_a_part_of_the_unit_more_or_less(part: str, share: Fraction, count: int) -> None:
    text = f"{told(count, 'hour', 'oblique', False)} {part}"
    assert [(q.value, q.text) for q in quantities(text)] == [((count + share) * 3600, text)]


def test_a_contract_behind_years_is_no_decade() -> None:
    (length,) = quantities("قررت اللجنة فرض رسم لمدة 3 سنوات وعقد اختبار للوكلاء")
    assert length.value == 3 * UNITS["year"][-1]
