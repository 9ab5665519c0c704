"""Days of months: «13 أيلول», «الخامس من جمادى الأولى 1447», «15/10/1436هـ», «19-20 نوفمبر»."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from checker.extract import calendar as cal
from checker.extract.calendar import When
from checker.extract.passage import Passage
from checker.extract.times.pieces import (
    DayNumber,
    Time,
    counts_something,
    day_number,
    direction_at,
    era,
    impossible,
    make_day,
    make_time,
    range_link,
    read_month,
    skip,
    year_after,
    year_told,
)
from checker.text.fold import DIGITS
from checker.text.tokens import NUMBER

_D: Final = "0-9٠-٩۰-۹"
_NUMERIC: Final = re.compile(
    rf"([{_D}]{{1,4}})(\s?[/\-.\\]\s?)([{_D}]{{1,2}})\s?[/\-.\\]\s?([{_D}]{{1,4}})(?![{_D}])(?!\s?[/\-]\s?[{_D}])"
)
_SHORT: Final = re.compile(rf"([{_D}]{{1,2}})\s?[/\-]\s?([{_D}]{{1,2}})(?![{_D}/.\-])")
_DAY: Final = re.compile(rf"([{_D}]{{1,2}})(?![{_D}])")
_YEAR_MONTH: Final = re.compile(rf"([{_D}]{{1,4}})/([{_D}]{{1,4}})(?![{_D}/])")
_YEAR_PAIR: Final = re.compile(rf"([{_D}]{{4}})\s?/\s?([{_D}]{{4}})(?![{_D}/])")
_RECENT: Final = (1500, 2100)  # a bare number of four digits in between is a year
_HIJRI: Final = (1300, 1500)


def day_month(p: Passage, i: int, weekday: int | None = None) -> Time | None:
    """«13 أيلول», «الخامس من جمادى الأولى 1447», «13 إلى 15 تموز», «19-20 نوفمبر»."""
    first = day_number(p, i)
    if first is None:
        return None
    last: DayNumber | None = None
    at = first.after
    link = range_link(p, at)
    if link is not None:
        last = day_number(p, link)
        if last is not None and last.number > first.number and weekday is None:
            at = last.after
        else:
            last = None
    if (last is None and p.form(at) == "و") or (
        p.tokens[at].lex.readings and p.tokens[at].lex.readings[0].clitics == "و" if at < len(p.tokens) else False
    ):
        joined = at + 1 if p.form(at) == "و" else at
        second = day_number(p, joined)
        if second is not None and second.number > first.number and _between_before(p, i):
            last, at = second, second.after
    at = at + 1 if p.form(at) == "من" or (p.surface(at) == "/" and p.touches(at)) else at  # «26/ أكتوبر»
    if last is None and (told := _day_of_month_told(p, i, first, at)) is not None:
        return told
    at = skip(p, at, "month_word")
    for cat in ("month", "hmonth"):
        named = read_month(p, at, cat)
        if named is None:
            continue
        ambiguous = cat == "hmonth" and p.phrase(at, "month") is not None
        if ambiguous:
            continue
        month, after = named
        return _finish_day(p, i, first, last, month, after, cat == "hmonth", weekday)
    return None


def _day_of_month_told(p: Passage, i: int, first: DayNumber, at: int) -> Time | None:
    """«الـ12 من الشهر الجاري», «الخامس من الشهر المقبل»: a day of a month that is told from the day of writing."""
    if p.reference is None or p.form(at - 1) != "من":
        return None
    this = p.get(at, "this") is not None and p.form(at + 1) == "الشهر"
    direction, after = (0, at + 2) if this else direction_at(p, at + 1)
    if not this and (p.form(at) != "الشهر" or after == at + 1):
        return None
    index = p.reference.year * 12 + p.reference.month - 1 + direction
    when = cal.day(index // 12, index % 12 + 1, first.number)
    return make_time(p, "date", when, i, after, first.start, assumed=("publication day",)) if when else None


def _between_before(p: Passage, i: int) -> bool:
    return p.get(i - 1, "range_between") is not None or p.form(i - 1) in ("بين", "يومي", "ايام")


def _finish_day(
    p: Passage,
    i: int,
    first: DayNumber,
    last: DayNumber | None,
    month: int,
    after: int,
    hijri: bool,
    weekday: int | None,
) -> Time | None:
    direction, at = direction_at(p, after)
    year_found = year_after(p, after if at == after else at, hijri=hijri) or (None if hijri else year_told(p, at))
    year, end_at = (year_found[0], year_found[1]) if year_found else (None, at)
    start = first.start
    if hijri and year is None and p.surface(after) in ("/", "-"):
        return None  # «اللقاء الأول صفر/2» is a score
    if hijri:
        return _hijri_day(p, i, first, last, month, year, start, end_at)
    if last is not None:
        low, assumed = make_day(p, month, first.number, year, direction, None)
        high, _ = make_day(p, month, last.number, year, direction, None)
        if low is None or high is None:
            return None
        return make_time(
            p, "date_range", When(None, low.low, high.high), i, end_at, start, hedge="range", assumed=assumed
        )
    event = p.says(i - 1, "dates.events")
    when, assumed = make_day(p, month, first.number, year, direction, weekday, event=event)
    if when is None:
        when = impossible(month, first.number, year)
    second = _second_day_of_range(p, end_at)
    if second is not None and weekday is None:
        other = day_month(p, second)
        if other is not None and other.kind == "date" and other.when.value and when.low and other.when.low:
            low_year = other.when.value[:4] if year is None and not p.reference else None
            low_text = (low_year + when.low[4:]) if low_year and low_year != "XXXX" else when.low
            return make_time(
                p,
                "date_range",
                When(None, low_text, other.when.high),
                i,
                other.after,
                start,
                hedge="range",
                assumed=assumed,
            )
    return make_time(p, "date", when, i, end_at, start, assumed=assumed)


def _second_day_of_range(p: Passage, i: int) -> int | None:
    link = range_link(p, i)
    if link is not None:
        return link
    if p.form(i) == "و":
        return i + 1
    return None


def _hijri_day(
    p: Passage, i: int, first: DayNumber, last: DayNumber | None, month: int, year: int | None, start: int, after: int
) -> Time | None:
    assumed: tuple[str, ...] = ("umm al-qura",)
    unknown = make_time(p, "date", When(None, None, None), i, after, start, unit="hijri")
    if year is None:
        if p.reference is None:
            return unknown
        options = [
            (abs((date - p.reference).days), candidate)
            for candidate in range(_hijri_year(p.reference) - 1, _hijri_year(p.reference) + 2)
            if (date := cal.from_hijri(candidate, month, min(first.number, 29))) is not None
        ]
        if not options:
            return None
        year = min(options)[1]
        assumed = ("umm al-qura", "year")
    date = cal.from_hijri(year, month, first.number)
    if date is None:  # no such day, or a year outside of the calendar's tables
        return unknown
    if last is not None:
        until = cal.from_hijri(year, month, last.number)
        if until is None:
            return None
        when = When(None, date.isoformat(), until.isoformat())
        return make_time(p, "date_range", when, i, after, start, unit="hijri", hedge="range", assumed=assumed)
    return make_time(p, "date", cal.on(date), i, after, start, unit="hijri", assumed=assumed)


def _hijri_year(date: dt.date) -> int:
    return int((date.year - 622) * 33 / 32) + 1


def numeric_date(p: Passage, i: int) -> Time | None:
    """«15/10/1436هـ», «2016/04/21», «5/17/2018», «22-4»."""
    if p.kind(i) != NUMBER or (p.touches(i) and p.surface(i - 1) in "/-.:" and p.surface(i - 1)):
        return None
    token = p.tokens[i]
    match = _NUMERIC.match(p.text, token.start)
    if match is None:
        return _days_of_numeric(p, i) or _numeric_short(p, i)
    one, sign, two, three = match.groups()
    a, b, c = (int(part.translate(DIGITS)) for part in (one, two, three))
    after = i
    while after < len(p.tokens) and p.tokens[after].start < match.end():
        after += 1
    if "." in sign and (len(three) != 4 or len(one) > 2):
        return None
    if len(one) == 4:
        year, month, number = a, b, c
    elif len(three) == 4:
        year, month, number = (c, b, a) if b <= 12 else (c, a, b)
    elif len(one) == 2 and len(two) == 2 and len(three) == 2 and sign.strip() == "/":
        year, month, number = (2000 + a, b, c) if c <= 31 and a > 12 else (2000 + c, b, a)
    elif len(three) == 2 and sign.strip() == "-":
        year, month, number = 2000 + c, b, a
    else:
        return None
    if not (1 <= month <= 12 and 1 <= number <= 31):
        return None
    is_hijri = p.get(after, "hijri") is not None or _HIJRI[0] < year < _HIJRI[1]
    end_at = era(p, after)
    if is_hijri:
        date = cal.from_hijri(year, month, number)
        return make_time(p, "date", cal.on(date), i, end_at, unit="hijri", assumed=("umm al-qura",)) if date else None
    when = cal.day(year, month, number) or impossible(month, number, year)
    assumed = ("day before month",) if a <= 12 and b <= 12 and a != b and len(one) < 4 else ()
    return make_time(p, "date", when, i, end_at, assumed=assumed)


def _numeric_short(p: Passage, i: int) -> Time | None:
    token = p.tokens[i]
    match = _SHORT.match(p.text, token.start)
    if match is None:
        return _month_of_year(p, i)
    number, month = (int(part.translate(DIGITS)) for part in match.groups())
    if not (12 < number <= 31 and 1 <= month <= 12) and not (
        "0" in (match.group(1).translate(DIGITS)[0], match.group(2).translate(DIGITS)[0])
        and 1 <= number <= 31
        and 1 <= month <= 12
    ):
        return None
    after = i
    while after < len(p.tokens) and p.tokens[after].start < match.end():
        after += 1
    if counts_something(p, after) or p.get(i - 1, "range_between"):
        return None
    when, assumed = make_day(p, month, number, None, 0, None)
    return make_time(p, "date", when, i, after, assumed=assumed) if when else None


def year_pair(p: Passage, i: int) -> Time | None:
    """«2009/2010», «1436 / 1437ه»: two years that follow each other; «1343/ 1924»: one year in two calendars."""
    match = _YEAR_PAIR.match(p.text, p.tokens[i].start) if p.kind(i) == NUMBER else None
    if match is None:
        return None
    low, high = sorted(int(year.translate(DIGITS)) for year in match.groups())
    after = era(p, i + 3)
    same = cal.hijri_year(low) if _HIJRI[0] <= low < _HIJRI[1] < high else None
    if same is not None and str(high) in (str(same.low)[:4], str(same.high)[:4]):
        return make_time(p, "date", cal.year(high), i, after)
    if high - low != 1:
        return None
    if _RECENT[0] < low < _RECENT[1]:
        return make_time(p, "date_range", cal.years(low, high), i, after, unit="season", hedge="range")
    first, last = cal.hijri_year(low), cal.hijri_year(high)
    if first is None or last is None:
        return None
    when = When(None, first.low, last.high)
    return make_time(p, "date_range", when, i, after, unit="hijri", hedge="range", assumed=("umm al-qura",))


def is_numeric_date(text: str, start: int) -> bool:
    """Does a date in digits start here («23-7-1435»)?"""
    match = _NUMERIC.match(text, start)
    if match is None:
        return False
    lengths = {len(match.group(1)), len(match.group(4))}
    return 4 in lengths and len(lengths) == 2


_REIGN: Final = re.compile(rf"\(\s?([{_D}]{{4}})\s?[-–—]\s?([{_D}]{{4}})\s?م?\s?\)")


def years_in_brackets(p: Passage, i: int) -> Time | None:
    """«(1180 – 1225)» behind a name: the years of a life or a reign."""
    if p.surface(i - 1) != "(" or p.kind(i) != NUMBER:
        return None
    match = _REIGN.match(p.text, p.tokens[i - 1].start)
    if match is None:
        return None
    low, high = (int(year.translate(DIGITS)) for year in match.groups())
    if not 1000 <= low < high <= _RECENT[1] or high - low > 100:
        return None
    return make_time(p, "date_range", cal.years(low, high), i, i + 3, hedge="range")


def _days_of_numeric(p: Passage, i: int) -> Time | None:
    """«8 إلى 29 / 11 / 1433هـ», «23 / 4 إلى 26 / 6 / 1436هـ»: what is missing stands in the second date."""
    first = _SHORT.match(p.text, p.tokens[i].start) or _DAY.match(p.text, p.tokens[i].start)
    if first is None:
        return None
    at = i
    while at < len(p.tokens) and p.tokens[at].start < first.end():
        at += 1
    link = range_link(p, at)
    match = _NUMERIC.match(p.text, p.tokens[link].start) if link is not None and p.kind(link) == NUMBER else None
    if link is None or match is None or len(match.group(1)) > 2 or len(match.group(4)) != 4:
        return None
    number, *stated = (int(part.translate(DIGITS)) for part in first.groups())
    month, year = stated[0] if stated else int(match.group(3).translate(DIGITS)), int(match.group(4).translate(DIGITS))
    last = numeric_date(p, link)
    if last is None or last.when.low is None:
        return None
    if last.unit == "hijri":
        date = cal.from_hijri(year, month, number)
        low = date.isoformat() if date else None
    else:
        whole = cal.day(year, month, number)
        low = whole.low if whole else None
    if low is None or low >= last.when.low:
        return None
    when = When(None, low, last.when.high)
    return make_time(p, "date_range", when, i, last.after, unit=last.unit, hedge="range", assumed=last.assumed)


def _month_of_year(p: Passage, i: int) -> Time | None:
    pair = year_pair(p, i) or years_in_brackets(p, i)
    if pair is not None:
        return pair
    match = _YEAR_MONTH.match(p.text, p.tokens[i].start)
    if match is None:
        return None
    one, two = match.groups()
    a, b = int(one.translate(DIGITS)), int(two.translate(DIGITS))
    after = i + 3
    if len(two) == 4 and len(one) <= 2 and 1 <= a <= 12 and _RECENT[0] < b < _RECENT[1]:
        return make_time(p, "date", cal.month(b, a), i, after)
    if len(one) == 4 and len(two) <= 2 and 1 <= b <= 12 and _RECENT[0] < a < _RECENT[1]:
        return make_time(p, "date", cal.month(a, b), i, after)
    return None


def month_day(p: Passage, i: int) -> Time | None:
    """«سبتمبر 10, 1901», «يناير الثاني والعشرين، 2018»: the month before its day."""
    named = read_month(p, i)
    if named is None:
        return None
    month, at = named
    number = day_number(p, at)
    if number is None or counts_something(p, number.after):
        return None
    link = range_link(p, number.after)
    if link is not None and (last := day_number(p, link)) is not None and last.number > number.number:
        low, assumed = make_day(p, month, number.number, None, 0, None)
        high, _ = make_day(p, month, last.number, None, 0, None)
        if low and high:
            return make_time(
                p, "date_range", When(None, low.low, high.high), i, last.after, hedge="range", assumed=assumed
            )
    year_found = year_after(p, number.after)
    if year_found is None and not p.touches(at):
        return None
    year, after = year_found or (None, number.after)
    when, assumed = make_day(p, month, number.number, year, 0, None)
    return make_time(p, "date", when, i, after, assumed=assumed) if when else None
