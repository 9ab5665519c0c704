"""What holds of every quantity of every text: exact places, honest intervals, time that grows in a line."""

from __future__ import annotations

import datetime as dt
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import quantities
from checker.model import Quantity

PIECES = [
    "ثلاثة", "وثلاثين", "مليون", "مليونا", "ألفي", "ونصف", "ربع", "أكثر من", "نحو", "بين", "إلى", "من", "عشرات", "مئات",
    "و", "لـ", "ال", "الـ", "(", ")", "«", "»", "-", "/", ".", ",", "٫", "%", "$", "ر", ":", "ـ", "\n", "  ", "\u200f",
    "5", "12", "٣٤", "2015", "1436", "30", "0", "هـ", "م", "كم", "دولار", "ريال", "شخصا", "صاروخين", "ساعتين", "سنة",
    "الساعة", "الثالثة", "فجرا", "أمس", "الثلاثاء", "الماضي", "آذار", "(مارس)", "رمضان", "عام", "الشهر", "قبل", "منذ",
    "بعد", "الأول", "العاشر", "على الأقل", "أو أقل", "في المئة", "هدف", "فاز", "مقابل", "القرن", "مطلع", "أحد", "وأحد",
    "من العمر", "لا يتجاوز", "عددهم", "USD", "km", "رقم", "دور", "&quot;", "نهاية", "الربع", "صفر", "نفطيةيعادل",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join) | st.lists(
    st.sampled_from(PIECES), max_size=14
).map("".join)


@settings(max_examples=400, deadline=None)
@given(TEXTS | st.text(max_size=40), st.sampled_from([None, dt.date(2024, 5, 15)]))
def test_places_are_exact_and_intervals_honest(text: str, reference: dt.date | None) -> None:
    found = quantities(text, reference)
    for q in found:
        assert q.text == text[q.start : q.end] and q.text == q.text.strip() and q.text
        if isinstance(q.value, int | float) and isinstance(q.low, int | float) and isinstance(q.high, int | float):
            assert q.low <= q.value <= q.high
        if q.hedge is None:
            assert q.value is not None or q.kind in ("date", "date_range")
    lengths = [q for q in found if q.kind != "date"]  # «قبل شهرين» is a day and a length of time
    assert all(one.end <= two.start for one, two in pairwise(lengths))


@pytest.mark.parametrize("clitic", ["و", "ف", "ل", "ب", "ك", "ول", "وب"])
@pytest.mark.parametrize("words", ["ثلاثين شخصا", "30 شخصا", "صاروخين", "نحو 30 شخصا", "مليوني دولار"])
def test_no_quantity_begins_with_a_clitic(clitic: str, words: str) -> None:
    if clitic in ("ك", "ف") or (clitic != "و" and words.startswith("نحو")):
        clitic = "و"
    (q,) = quantities(f"جاؤوا {clitic}{words} في الليل")
    assert q.text == words


def test_long_texts_are_read_in_parts_with_no_place_lost() -> None:
    line = "أسفر الانفجار عن مقتل 12 شخصا وإصابة 30 آخرين.\n"
    text = line * 1100
    assert len(text) > 50_000
    found = quantities(text)
    assert [(q.start, q.value) for q in found] == [
        (start + place, value) for start in range(0, len(text), len(line)) for place, value in (_places(line))
    ]


def _places(line: str) -> list[tuple[int, object]]:
    return [(q.start, q.value) for q in quantities(line)]


HOSTILE = [
    "1" * 50,
    "12 ",
    "ةا",
    "@a ",
    "1.2,3/",
    "و",
    "مليون و",
    "م\u064b\u0640",
    "(5)",
    "أكثر من ",
    "12/13/14-",
    "بين 1 و",
    "قبل عام ",
]


def _seconds(text: str) -> float:
    start = time.process_time()
    quantities(text)
    return time.process_time() - start


@pytest.mark.parametrize("part", HOSTILE)
def test_time_grows_in_a_line(part: str) -> None:
    short, long = (part * (size // len(part)) for size in (2_000, 16_000))
    quantities(short)
    assert _seconds(long) < 30 * max(_seconds(short), 0.005)  # eight times the length; a square would be 64 times


def _all_fields(q: Quantity) -> tuple[object, ...]:
    return (q.kind, q.value, q.low, q.high, q.unit, q.hedge, q.text)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_what_was_read_before_changes_nothing(text: str) -> None:
    first = [_all_fields(q) for q in quantities(text)]
    quantities("قبل ذلك: 5 آلاف دولار")
    assert [_all_fields(q) for q in quantities(text)] == first
