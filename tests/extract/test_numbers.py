"""Numbers in words and digits read back exactly, however they are written."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spell import Hand

from checker import quantities
from checker.extract.numbers import read_digits

HANDS = st.builds(
    lambda case, feminine, apart, picks: Hand(
        case, feminine, apart, lambda options: options[next(picks) % len(options)]
    ),
    st.sampled_from(["nominative", "oblique"]),
    st.booleans(),
    st.booleans(),
    st.lists(st.integers(0, 3), min_size=40, max_size=40).map(iter),
)
SIZES = st.integers(0, 12).flatmap(lambda size: st.integers(0, 10**size))


@settings(max_examples=400, deadline=None)
@given(SIZES, HANDS)
def test_any_number_in_words_reads_back(value: int, hand: Hand) -> None:
    text = hand.number(value)
    assert [(q.value, q.text) for q in quantities(text)] == [(value, text)], text


@settings(max_examples=150, deadline=None)
@given(SIZES, HANDS)
def test_a_conjunction_before_it_is_not_part_of_it(value: int, hand: Hand) -> None:
    words = hand.number(value)
    text = f"ثم جاء الناس و{words}"
    (found,) = quantities(text)
    assert (found.value, found.text) == (value, words)


EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10**12), st.sampled_from(["", ",", "٬", " ", "\u00a0"]), st.booleans())
@example(1340, " ", False)
def test_digits_with_any_separator_of_thousands(value: int, mark: str, eastern: bool) -> None:
    text = f"{value:,}".replace(",", mark)
    text = text.translate(EASTERN) if eastern else text
    found = read_digits(text, 0)
    assert found is not None
    assert (found[0], found[2]) == (value, len(text))


@pytest.mark.parametrize("value", [1_234_567, 12_000_000, 4_310_900])
def test_dots_between_thousands(value: int) -> None:
    text = f"{value:,}".replace(",", ".")
    assert [q.value for q in quantities(f"بلغ {text} نسمة", dt.date(2024, 5, 15))] == [value]


def test_a_book_is_no_writer() -> None:
    """«كتاب» is spelled as «كُتّاب»: a thing that is ordered, not people who are counted."""
    (found,) = quantities("الكتاب الثلاثون مفقود.")
    assert (found.kind, found.value) == ("ordinal", 30)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("ارتفعت من 608 ملايين إلى 1.3 مليار جنيه إسترليني", [("money", 608_000_000), ("money", 1_300_000_000)]),
        ("خفض العدد من 20 ألفا إلى 6 آلاف جهاز", [("number", 20_000), ("number", 6000)]),
        ("ثمنه 1000 أو 800 دولار", [("money", 1000), ("money", 800)]),
        ("ارتفع من 214 ريالا إلى 236 للدولار الواحد", [("money", 214), ("money", 236)]),
        ("لوحة أبعادها 81 في 65 سنتيمترا", [("quantity", 0.81), ("quantity", 0.65)]),
        ("عند 48 أو 45 درجة مئوية", [("quantity", 48), ("quantity", 45)]),
    ],
)
def test_two_ends_share_what_they_count(text: str, read: list[tuple[str, int]]) -> None:
    found = quantities(text)
    assert [(q.kind, q.value) for q in found] == read
    assert len({q.unit for q in found}) == 1
    assert found[0].unit is not None


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("نظم المعهد (10) محاضرات و(11) دراسة علمية", [10, 11]),
        ("استقبل (15) زائرا (5) منهم أجانب و(6) متدربين جدد", [15, 5, 6]),
        ("سجل تسعة أهداف مقابل 19 مباراة خاضها مع فريقه", [9, 19]),
        ("دخل مليونا واحدا من الباب و3 من النافذة", [1_000_000, 3]),
        ("فازوا ثلاث مرات ونصف اللاعبين جدد", [3, 0.5]),
        ("شاشة بدقة 1920x1080 بكسل", [1920, 1080]),
        ("كتب في المادة (7) ثم شرح القرار المالي (48 في المئة)", [48]),
        ("تحقق من مبنى رقم (90) غرفة رقم (12)", []),
        ("أسر المعسكر 3 جنود", [3]),
        ("دفع بين مليون و200000 ريال", [1_000_000, 200_000]),
        ("حل في المركز الثاني مرتين", [2, 2]),
        ("افتتح مدرستين للبنين ومدرستين للبنات", [2, 2]),
        ("سلم الاثنين دفعتين من القرض", [dt.date(2024, 5, 13).isoformat(), 2]),
        ("بلوغ نهائي البطولة الـ31 ونصف نهائي الكأس", [31]),
    ],
)
def test_what_counts_beside_what_names(text: str, read: list[float | str]) -> None:
    assert [q.value for q in quantities(text, dt.date(2024, 5, 15))] == read


@pytest.mark.parametrize("text", ["حكم عليهما بالسجن 5 و7 سنوات", "لمدة خمس وسبع سنوات"])
def test_two_lengths_of_time_share_their_unit(text: str) -> None:
    assert [(q.kind, q.value) for q in quantities(text)] == [("duration", 5 * 31_536_000), ("duration", 7 * 31_536_000)]


@pytest.mark.parametrize(
    ("text", "unit", "second"),
    [
        ("سبع سنوات بدلا من ست", "second", 189216000),
        ("سبع سنوات عوضا عن ست", "second", 189216000),
        ("سبع سنوات بعد أن كانت ستا", "second", 189216000),
        ("سبعة أيام بعدما كان خمسة", "second", 432000),
        ("دفع 12 دولارا بدل 10", "USD", 10),
        ("دفع 12 دولارا عوض 10", "USD", 10),
        ("طول الرحلة 120 كيلومترا بعدما كانت 150", "metre", 150000),
        ("بعمق 12 مترا بعد أن كان 9 فقط", "metre", 9),
        ("نال 49.5 في المئة مقابل 44,9 لمنافسه", "percent", 44.9),
        ("أنتج 3.2 مليون طن مقابل 3.8 قبلها", "kilogram", 3_800_000_000),
        ("أنتج 55 مليون طن مقابل 41 مليونا", "kilogram", 41_000_000_000),
        ("ربح 3.2 مليون دولار مقابل 900 ألف", "USD", 900_000),
        ("شارك تسعة أحزاب من أصل 22", "organisation", 22),
        ("حضر 12 وزيرا من مجموع 30", "person", 30),
        ("ارتفع من 90 مقعدا إلى 120", "seat", 120),
    ],
)
def test_what_replaces_a_number_has_its_unit(text: str, unit: str, second: float) -> None:
    assert [(q.unit, q.value) for q in quantities(text)][1:] == [(unit, second)]


def test_a_year_is_no_amount() -> None:
    assert [q.unit for q in quantities("ربح 55 دولارا مقابل 2025")] == ["USD", None]


@pytest.mark.parametrize("day", ["اليوم السبت", "الليلة"])
def test_a_score_stands_before_its_day(day: str) -> None:
    score = quantities(f"بفوزه على ضيفه 2-صفر {day}", dt.date(2024, 5, 15))[0]
    assert (score.unit, score.value) == ("score", "2-0")
