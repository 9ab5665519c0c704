"""Dates in digits: «15/10/1436هـ», «2015-08-08», «8 إلى 29 / 11 / 1433هـ», «2013/2014», «10/2015»."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from checker.extract import calendar as cal
from checker.extract.calendar import When
from checker.extract.passage import Passage
from checker.extract.times.pieces import (
    Time,
    counts_something,
    era,
    impossible,
    make_day,
    make_time,
    range_link,
)
from checker.text.fold import DIGITS
from checker.text.tokens import NUMBER

_D: Final = "0-9٠-٩۰-۹"
_SIGN: Final = r"(?:[/\-.\\]|ـ{1,3})"  # what some lengthen for want of a dash
_NUMERIC: Final = re.compile(
    rf"([{_D}]{{1,4}})(\s?{_SIGN}\s?)([{_D}]{{1,2}})\s?{_SIGN}\s?([{_D}]{{1,4}})(?![{_D}])(?!\s?[/\-]\s?[{_D}])"
)
_SHORT: Final = re.compile(rf"([{_D}]{{1,2}})\s?[/\-]\s?([{_D}]{{1,2}})(?![{_D}/.\-])")
_OF_WEEKDAY: Final = re.compile(rf"([{_D}]{{1,2}})\s?([/\-])\s?([{_D}]{{1,2}})(?![{_D}]|\.[{_D}]|\s?[/\-]\s?[{_D}])")
_DAY: Final = re.compile(rf"([{_D}]{{1,2}})(?![{_D}])")
_YEAR_MONTH: Final = re.compile(rf"([{_D}]{{1,4}})/([{_D}]{{1,4}})(?![{_D}/])")
_YEAR_PAIR: Final = re.compile(rf"([{_D}]{{4}})\s?([/\-–])\s?([{_D}]{{4}})(?![{_D}/])")
_SHORT_PAIR: Final = re.compile(rf"([{_D}]{{4}})[/\-–]([{_D}]{{2}})(?![{_D}/\-])")
_LATE_PAIR: Final = re.compile(rf"([{_D}]{{2}})\s?[/\-–]\s?([{_D}]{{4}})\s?م(?!\w)")
_REIGN: Final = re.compile(rf"\(\s?([{_D}]{{4}})\s?[-–—/]\s?([{_D}]{{4}})\s?م?\s?\)")
_RECENT: Final = (1500, 2100)  # a bare number of four digits in between is a year
_HIJRI: Final = (1300, 1500)


def numeric_date(p: Passage, i: int) -> Time | None:
    """«15/10/1436هـ», «2016/04/21», «5/17/2018», «22-4»."""
    if p.kind(i) != NUMBER or (p.touches(i) and p.surface(i - 1) in "/-.:" and p.surface(i - 1)):
        return None
    if _NUMERIC.match(p.text, p.tokens[i].start) is None:
        return _days_of_numeric(p, i) or _numeric_short(p, i)
    return _whole_date(p, i)


def _whole_date(p: Passage, i: int) -> Time | None:
    """A day, a month and a year in digits at token `i`."""
    match = _NUMERIC.match(p.text, p.tokens[i].start)
    if match is None:
        return None
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


def is_numeric_date(text: str, start: int) -> bool:
    """Does a date in digits start here («23-7-1435»)?"""
    match = _NUMERIC.match(text, start)
    if match is None:
        return False
    lengths = {len(match.group(1)), len(match.group(4))}
    return 4 in lengths and len(lengths) == 2


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
    last = _whole_date(p, link)  # «2-3/7/1436هـ»
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


def day_of_weekday(p: Passage, i: int, weekday: int) -> Time | None:
    """«الأحد 17/10», «السبت 2 - 10»: the day near that of writing, in either calendar, that is the weekday before it."""
    match = _OF_WEEKDAY.match(p.text, p.tokens[i].start) if i < len(p.tokens) and p.kind(i) == NUMBER else None
    if match is None or p.reference is None:
        return None
    number, month = (int(match.group(at).translate(DIGITS)) for at in (1, 3))
    if not (1 <= number <= 31 and 1 <= month <= 12) or (match.group(2) == "-" and max(number, month) < _GOALS):
        return None
    now = cal.hijri_of(p.reference)
    lunar = [("hijri", cal.from_hijri(year, month, number)) for year in range(now - 1, now + 2)]
    years = range(p.reference.year - 1, p.reference.year + 2)
    solar = [
        (None, dt.date.fromisoformat(day.low)) for year in years if (day := cal.day(year, month, number)) and day.low
    ]
    near = [
        (abs((date - p.reference).days), date, unit)
        for unit, date in (*solar, *lunar)
        if date is not None and date.weekday() == weekday and abs((date - p.reference).days) <= _SEASON
    ]
    if not near:
        return None
    _, date, unit = min(near, key=lambda each: each[:2])
    after = i
    while after < len(p.tokens) and p.tokens[after].start < match.end():
        after += 1
    assumed = ("umm al-qura", "year") if unit else ("year",)
    return make_time(p, "date", cal.on(date), i, after, unit=unit, assumed=assumed)


_SEASON: Final = 120  # days that a day with no year may lie away from that of writing
_GOALS: Final = 10  # with a dash between them, two numbers below may be a score


def _month_of_year(p: Passage, i: int) -> Time | None:
    pair = year_pair(p, i) or years_in_brackets(p, i)
    if pair is not None:
        return pair
    late = _LATE_PAIR.match(p.text, p.tokens[i].start)
    if late is not None:  # «94 - 1998م»
        first, last = (int(year.translate(DIGITS)) for year in late.groups())
        first += last // 100 * 100 - (100 if first >= last % 100 else 0)
        if _RECENT[0] < last < _RECENT[1] and last - first <= _PLAN:
            return make_time(p, "date_range", cal.years(first, last), i, i + 4, hedge="range")
    match = _YEAR_MONTH.match(p.text, p.tokens[i].start)
    if match is None:
        return None
    one, two = match.groups()
    a, b = int(one.translate(DIGITS)), int(two.translate(DIGITS))
    after = i + 3
    lunar = cal.hijri_month(a, b) if _HIJRI[0] < a < _HIJRI[1] and 1 <= b <= 12 and p.get(after, "hijri") else None
    if lunar is not None:  # «1435/7هـ»
        return make_time(p, "date", lunar, i, after + 1, unit="hijri", assumed=("umm al-qura",))
    if len(two) == 4 and len(one) <= 2 and 1 <= a <= 12 and _RECENT[0] < b < _RECENT[1]:
        return make_time(p, "date", cal.month(b, a), i, after)
    if len(one) == 4 and len(two) <= 2 and 1 <= b <= 12 and _RECENT[0] < a < _RECENT[1]:
        return make_time(p, "date", cal.month(a, b), i, after)
    return None


_PLAN: Final = 15  # years from one end to the other


def year_pair(p: Passage, i: int) -> Time | None:
    """«2009/2010», «1436 / 1437ه»: two years that follow each other; «1343/ 1924»: one year in two calendars."""
    match = _YEAR_PAIR.match(p.text, p.tokens[i].start) if p.kind(i) == NUMBER else None
    if match is None:
        return None
    low, high = sorted(int(year.translate(DIGITS)) for year in match.group(1, 3))
    after = era(p, i + 3)
    season = p.get(i - 1, "measure")
    if match.group(2) != "/" and low > _HIJRI[1] and (season is None or season.term.value.base != "season"):
        return None  # «2011-2012» is a range of years, «موسم 2011-2012» none
    same = cal.hijri_year(low) if _HIJRI[0] <= low < _HIJRI[1] < high else None
    if same is not None and str(high) in (str(same.low)[:4], str(same.high)[:4]):
        return make_time(p, "date", cal.year(high), i, after)
    if 1 < high - low <= _PLAN and match.group(2) == "/" and _RECENT[0] < low < high < _RECENT[1]:
        return make_time(p, "date_range", cal.years(low, high), i, after, hedge="range")  # «خلال 2010/ 2014»
    if high - low != 1:
        return None
    if _RECENT[0] < low < _RECENT[1]:
        return make_time(p, "date_range", cal.years(low, high), i, after, unit="season", hedge="range")
    first, last = cal.hijri_year(low), cal.hijri_year(high)
    if first is None or last is None:
        return None
    when = When(None, first.low, last.high)
    return make_time(p, "date_range", when, i, after, unit="hijri", hedge="range", assumed=("umm al-qura",))


def short_pair(p: Passage, i: int) -> Time | None:
    """«موسم 2023-24»: a year and the last digits of the next."""
    match = _SHORT_PAIR.match(p.text, p.tokens[i].start) if p.kind(i) == NUMBER else None
    if match is None:
        return None
    low, last = (int(part.translate(DIGITS)) for part in match.groups())
    if not _RECENT[0] < low < _RECENT[1] or (low + 1) % 100 != last or counts_something(p, i + 3):
        return None
    return make_time(p, "date_range", cal.years(low, low + 1), i, i + 3, unit="season", hedge="range")


def years_in_brackets(p: Passage, i: int) -> Time | None:
    """«(1180 – 1225)» behind a name: the years of a life or a reign."""
    if p.surface(i - 1) != "(" or p.kind(i) != NUMBER:
        return None
    match = _REIGN.match(p.text, p.tokens[i - 1].start)
    if match is None:
        return None
    low, high = sorted(int(year.translate(DIGITS)) for year in match.groups())
    if not 1000 <= low < high <= _RECENT[1] or high - low > 100:
        return None
    return make_time(p, "date_range", cal.years(low, high), i, i + 3, hedge="range")
