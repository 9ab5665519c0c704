"""Beginnings, middles and ends of periods: «مطلع العام», «أواخر الثمانينات», the last day of a month."""

from __future__ import annotations

from checker.extract import calendar as cal
from checker.extract.calendar import When
from checker.extract.listed.dates import PERIODS
from checker.extract.passage import Passage
from checker.extract.times.periods import month_alone, this_period, year_date
from checker.extract.times.pieces import (
    Time,
    day_number,
    make_time,
    read_month,
    skip,
    widen,
    year_after,
)
from checker.extract.times.spans import long_period


def edge(p: Passage, i: int) -> Time | None:
    """«مطلع كانون الثاني المقبل», «نهاية سبتمبر», «نهاية العام الجاري», «منتصف آذار»."""
    for which in ("begin", "middle", "end"):
        found = p.phrase(i, which)
        if found is None or (found[0].definite and which == "begin"):
            continue  # «السيناريو الأول سنة 2010»
        at = skip(p, found[1], "month_word")
        inner = month_alone(p, at) or year_date(p, at) or this_period(p, found[1]) or _running(p, found[1])
        inner = inner or long_period(p, at)
        if inner is None or inner.when.low is None or inner.when.low.startswith("-"):
            continue
        part = cal.part_of(inner.when, which)
        if inner.kind == "date_range":  # «منتصف التسعينيات» is a stretch of years
            return widen(p, inner, i)._replace(when=When(None, part.low, part.high))
        return widen(p, inner, i)._replace(kind="date", when=cal.part_of(inner.when, which), hedge="about")
    return None


def _running(p: Passage, i: int) -> Time | None:
    """«نهاية العام», «مطلع الشهر»: with nothing behind it, the year or the month that runs on the day of writing."""
    unit = PERIODS.get(p.form(i))
    if unit not in ("year", "month") or p.reference is None or p.form(i + 1).startswith("ال"):
        return None
    when = cal.year(p.reference.year) if unit == "year" else cal.month(p.reference.year, p.reference.month)
    return make_time(p, "date", when, i, i + 1, assumed=("publication day",))


def last_day(p: Passage, i: int) -> Time | None:
    """«اليوم الأخير من شهر عشرة سنة 2015»."""
    if p.form(i) != "اليوم" or p.form(i + 1) != "الاخير" or p.form(i + 2) != "من":
        return None
    at = skip(p, i + 3, "month_word")
    named = read_month(p, at)
    hijri = month_alone(p, at) if named is None else None
    if hijri is not None and hijri.unit == "hijri":  # «اليوم الأخير من رمضان الماضي»
        return widen(p, hijri, i)._replace(when=When(hijri.when.high, hijri.when.high, hijri.when.high))
    if named is None:
        number = day_number(p, at)
        if number is None or number.number > 12 or not p.get(at - 1, "month_word"):
            return None
        named = number.number, number.after
    year_found = year_after(p, named[1])
    year = year_found[0] if year_found else (p.reference.year if p.reference else None)
    whole = cal.month(year, named[0])
    return make_time(p, "date", When(whole.high, whole.high, whole.high), i, year_found[1] if year_found else named[1])
