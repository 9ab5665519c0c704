"""Dates in every calendar and spelling of Arab papers read back as the day they mean."""

from __future__ import annotations

import datetime as dt

import pytest
from hijridate import Gregorian
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import quantities

LEVANT = "كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول".split("|")
EGYPT = "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر".split("|")
ALGERIA = "جانفي|فيفري|مارس|أفريل|ماي|جوان|جويلية|أوت|سبتمبر|أكتوبر|نوفمبر|ديسمبر".split("|")
MOROCCO = "يناير|فبراير|مارس|أبريل|ماي|يونيو|يوليوز|غشت|شتنبر|أكتوبر|نونبر|دجنبر".split("|")
HIJRI = "محرم|صفر|ربيع الأول|ربيع الآخر|جمادى الأولى|جمادى الآخرة|رجب|شعبان|رمضان|شوال|ذو القعدة|ذو الحجة".split("|")
WEEKDAYS = "الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد".split("|")

DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2060, 12, 31))


def months(day: dt.date) -> list[str]:
    """The month of a day in every tradition, alone and doubled."""
    levant, egypt = LEVANT[day.month - 1], EGYPT[day.month - 1]
    doubled = [
        f"{levant} ({egypt})",
        f"{egypt} ({levant})",
        f"{levant}/ {egypt}",
        f"{levant}/{egypt}",
        f"{levant} {egypt}",
    ]
    return [levant, egypt, ALGERIA[day.month - 1], MOROCCO[day.month - 1], *doubled]


@settings(max_examples=250, deadline=None)
@given(DAYS, st.integers(0, 8), st.booleans(), st.booleans())
def test_day_month_year(day: dt.date, style: int, weekday: bool, era: bool) -> None:
    text = f"{day.day} {months(day)[style]} {day.year}{'م' if era else ''}"
    if weekday:
        text = f"{WEEKDAYS[day.weekday()]} {text}"
    found = quantities(f"وقع ذلك يوم {text}.")
    assert [(q.kind, q.value, q.text) for q in found] == [("date", day.isoformat(), text)]


@settings(max_examples=150, deadline=None)
@given(DAYS, st.sampled_from(["/", "-", "."]), st.booleans())
def test_day_month_year_in_digits(day: dt.date, mark: str, eastern: bool) -> None:
    text = day.strftime(f"%d{mark}%m{mark}%Y")
    text = text.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")) if eastern else text
    assert [(q.kind, q.value, q.text) for q in quantities(f"بتاريخ {text} صدر")] == [("date", day.isoformat(), text)]


@settings(max_examples=200, deadline=None)
@given(st.dates(dt.date(1950, 1, 1), dt.date(2060, 12, 31)), st.sampled_from(["هـ", "ه", " هـ", ""]), st.booleans())
def test_hijri_days(day: dt.date, mark: str, numeric: bool) -> None:
    hijri = Gregorian(day.year, day.month, day.day).to_hijri()
    if numeric:
        text = f"{hijri.day}/{hijri.month}/{hijri.year}{mark}"
    else:
        text = f"{hijri.day} {HIJRI[hijri.month - 1]} {hijri.year}{mark}"
    (found,) = quantities(f"بتاريخ {text}، صدر")
    assert (found.value, found.unit, found.text) == (day.isoformat(), "hijri", text)


@settings(max_examples=100, deadline=None)
@given(st.dates(dt.date(2024, 2, 1), dt.date(2024, 8, 31)), st.integers(0, 8))
def test_a_day_without_a_year_is_near_the_day_of_writing(day: dt.date, style: int) -> None:
    text = f"{day.day} {months(day)[style]}"
    assert [q.value for q in quantities(f"وذلك يوم {text}.", dt.date(2024, 5, 15))] == [day.isoformat()]
    assert [q.value for q in quantities(f"وذلك يوم {text}.")] == [f"XXXX-{day:%m-%d}"]


ORDINALS = {1: "الأول", 2: "الثاني", 3: "الثالث", 7: "السابع", 10: "العاشر", 11: "الحادي عشر", 12: "الثاني عشر",
            19: "التاسع عشر", 20: "العشرين", 21: "الحادي والعشرين", 25: "الخامس والعشرين", 30: "الثلاثين"}  # fmt: skip


@pytest.mark.parametrize(("number", "word"), ORDINALS.items())
def test_days_in_words(number: int, word: str) -> None:
    text = f"{word} من آذار 2021"
    assert [(q.value, q.text) for q in quantities(f"في {text} اجتمعوا")] == [(f"2021-03-{number:02d}", text)]


@pytest.mark.parametrize(
    ("text", "day", "unit"),
    [
        ("الثلاثاء 26 الشهر الجاري", "2015-08-11", "hijri"),  # the 26th of Shawwal
        ("الثلاثاء 26 من الشهر الحالي", "2015-08-11", "hijri"),
        ("الأربعاء 26 من الشهر الجاري", "2015-08-26", None),
        ("الأحد 26 من الشهر الجاري", "2015-08-26", None),  # of neither calendar: a slip
    ],
)
def test_the_weekday_tells_of_which_calendar_this_month_is(text: str, day: str, unit: str | None) -> None:
    (quantity,) = quantities(f"تنطلق الدورة {text}", dt.date(2015, 8, 2))
    assert (quantity.value, quantity.unit) == (day, unit)


ANCHORED = {
    "بلغ الربح في عام 2012 ألفا، مقارنة بالعام السابق": "2011",
    "بلغ الربح ألفا العام الماضي، مقارنة بألفين في العام السابق": "2013",
    "ارتفع في الربع الأول من 2013 عما كان عليه في العام السابق": "2012",
    "مقارنة بما كان في العام السابق": "2014",
    "افتتح عام 2010 وتضاعف في العام التالي": "2011",
    "وفي العام التالي زاد الزوار": None,
    "زاد في يناير بعدما تراجع في الشهر السابق": "2014-12",
    "اجتمعوا أمس كما في الشهر السابق": "2015-07",
    "يبدأ التسجيل الخميس 10 ديسمبر 2015 وينتهي مساء الخميس": "2015-12-10",
    "يبدأ التسجيل الخميس 10 ديسمبر 2015 بعدما تأجل الخميس الماضي": "2015-07-30",
    "بلغ عددها بنهاية مايو الماضي": "2015-05-31",
    "يلعب يوم 23 يوليو أولا ثم يلعب يوم 27": "2015-07-27",
    "من السبت 25 يوليو وحتى السبت التالي": "2015-08-01",
    "ففي عام 2011 ترشح للمقعد كثيرون ثم تقابلوا في سبتمبر": "2011-09",
    "هدأ الحي. 1965 - اندلاع حرب توقفت في 22 سبتمبر": "1965-09-22",
    "ارتفع منذ عام 2011 حتى بلغ ذروته في يوليو": "2015-07",
    "في عام 2011 ترشحوا. وتقابل الآخرون في يوليو": "2015-07",
    "يلعب في 1 أغسطس هنا ويوم الأربعاء الخامس من نفس الشهر": "2015-08-05",
    "سيلعب اليوم الاثنين في لندن، والثلاثاء في باريس": "2015-08-04",
    "من السبت 25 يوليو إلى الاثنين التالي": "2015-07-27",
    "بلغت في 2013 ألفا، بزيادة عن العام الذي سبقه": "2012",
    "انخفض في مايو الماضي مقارنة بالشهر الذي سبقه": "2015-04",
    "اشترى كتابا أكثر من الشهر الذي قبله": None,
    "تأسس الحزب عام 1991 وفاز في سبتمبر من العام نفسه": "1991-09",
    "أعلنت الحرب سنة 1991، وفي 20 فبراير من ذلك العام": "1991-02-20",
    "ستزور الرياض الجمعة ثم طهران الأحد": "2015-08-09",
    "سيلتقي الجمعة مدربه، ويوم الأحد رئيسه": "2015-08-09",
    "سيلتقي الجمعة مدربه، كما أعلن الأحد": "2015-08-02",
}


QUARTERS = {
    "زاد في الربع الثاني من 2014 عما كان عليه في الربع السابق": ("2014-01-01", "2014-03-31"),
    "زاد في الربع الأول من 2014 عما كان عليه في الربع السابق": ("2013-10-01", "2013-12-31"),
    "زاد عما كان عليه في الربع السابق": ("2015-04-01", "2015-06-30"),
    "زاد في الربع الثاني من 2014 مقارنة بالربع الذي يسبقه": ("2014-01-01", "2014-03-31"),
}


@pytest.mark.parametrize(("text", "ends"), QUARTERS.items())
def test_a_quarter_before_one_that_the_text_named(text: str, ends: tuple[str, str]) -> None:
    *_, last = quantities(text, dt.date(2015, 8, 3))
    assert (last.low, last.high) == ends


@pytest.mark.parametrize(("text", "value"), ANCHORED.items())
def test_times_told_from_others(text: str, value: str | None) -> None:
    *_, last = quantities(text, dt.date(2015, 8, 3))
    assert (last.kind, last.value) == ("date", value)


@pytest.mark.parametrize(
    "text", ["واليوم الثلاثاء أعلنت النتائج", "ها هو اليوم يرحل عنا", "فاز الشباب اليوم", "أما اليوم فسيلعب الفريق"]
)
def test_today_is_the_day_of_writing(text: str) -> None:
    (today,) = quantities(text, dt.date(2015, 8, 4))
    assert today.value == "2015-08-04"


COLUMN = "حين تضيق المدن\n%s فمن المسؤول؟"


@pytest.mark.parametrize(
    "told",
    [
        "وصلت الحافلات صباح اليوم.",
        "لم يفتح الطريق حتى اليوم.",
        "سأكتب اليوم عن الأرصفة.",
        "سيفتتح الجسر اليوم.",
        "قال في بيانه المنشور اليوم إنه باق.",
        "عقد اجتماع اليوم بلا خرائط.",
        "اليوم (الثلاثاء) توقف العمل.",
    ],
)
def test_a_text_that_asks_may_tell_of_its_day(told: str) -> None:
    (today,) = [q for q in quantities(COLUMN % told, dt.date(2015, 8, 4)) if q.kind == "date"]
    assert today.value == "2015-08-04"


def test_a_headline_tells_of_its_day() -> None:
    (today,) = quantities("هل يفوز الأهلي اليوم؟\nيبحث الفريق عن نقطة.", dt.date(2015, 8, 4))
    assert today.value == "2015-08-04"


def test_a_day_and_a_month_in_digits_are_of_the_calendar_that_the_text_uses() -> None:
    *_, first, last = quantities("من غرة شوال الحالي، ثم من 30 / 10 إلى 20/11", dt.date(2015, 8, 2))
    assert (first.value, last.value, last.unit) == ("2015-08-15", "2015-09-04", "hijri")
    *_, day = quantities("من غرة شوال الحالي، وحتى 20/7", dt.date(2015, 7, 22))
    assert (day.value, day.unit) == ("2015-07-20", None)


def test_the_noble_month_is_ramadan() -> None:
    for text in ("في هذا الشهر الكريم", "أيام هذا الشهر الفضيل"):
        (month,) = quantities(text, dt.date(2015, 7, 21))
        assert (month.text, month.low, month.high, month.unit) == ("هذا الشهر", "2015-06-18", "2015-07-16", "hijri")


def test_what_is_said_of_joined_days_holds_for_all() -> None:
    found = quantities("يضربون يومي الاثنين والثلاثاء المقبلين", dt.date(2015, 8, 1))
    assert [q.value for q in found] == ["2015-08-03", "2015-08-04"]


def test_days_in_a_list_have_the_month_of_the_last() -> None:
    text = "في أيام (الثالث والرابع والخامس) من أغسطس، والإياب في 25 و26 منه"
    days = [q.value for q in quantities(text, dt.date(2015, 8, 1)) if q.kind == "date"]
    assert days == [f"2015-08-{day:02d}" for day in (3, 4, 5, 25, 26)]


def test_a_day_in_words_has_the_month_told_last() -> None:
    text = "جنح القارب في 23 مارس 2021 وعوم في التاسع والعشرين منه"
    assert [q.value for q in quantities(text) if q.kind == "date"] == ["2021-03-23", "2021-03-29"]
    moon = "صدر في 2 أغسطس 2015، ويبدأ في الأول من ذي القعدة حتى الخامس من الشهر نفسه"
    assert "2015-08-05" not in [q.value for q in quantities(moon)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("من الأحد 5 يوليو إلى الخميس 9 يوليو 2015", ["2015-07-05", "2015-07-09"]),
        ("في 10 سبتمبر و12 نوفمبر 2014", ["2014-09-10", "2014-11-12"]),
        ("من نوفمبر 2013 إلى يناير", ["2013-11", "2014-01"]),
        ("في تشرين الثاني وكانون الأول 2013", ["2013-11", "2013-12"]),
        ("في ديسمبر ويناير 2014", ["2013-12", "2014-01"]),
        ("في يناير الماضي وفبراير 2014", ["2024-01", "2014-02"]),
        ("في 3 مارس 2014 و5 أبريل", ["2014-03-03", "2024-04-05"]),
    ],
)
def test_a_year_told_with_the_second_of_two_times_is_the_first_s_too(text: str, values: list[str]) -> None:
    assert [q.value for q in quantities(text, dt.date(2024, 5, 15))] == values
