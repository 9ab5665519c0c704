"""Times told from one that the text named before: «مقارنة بالعام السابق», «وفي الشهر التالي», the same day of the week again."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import Final

from checker.extract import calendar as cal
from checker.extract.calendar import When
from checker.extract.passage import Passage
from checker.extract.times import Time
from checker.model import Quantity

_STEPS: Final = {"السابق": -1, "السابقه": -1, "التالي": 1, "التاليه": 1}
_NEAR: Final = 250  # characters: a comparison names both of its periods within a sentence or two
_YEAR: Final = 4  # characters of «2014»
_MONTH: Final = 7  # characters of «2014-05»


_LEADS: Final = frozenset(
    {"إلى", "الى", "حتى", "وحتى", "-", "–", "إلى يوم", "حتى يوم", "وحتى يوم", "إلى شهر", "حتى شهر"}
)
_JOINS: Final = _LEADS | {"و", "ثم", "ويوم", "أو"}


def share_year(p: Passage, time: Time, found: list[Quantity]) -> Time:
    """«من الأحد 5 يوليو إلى الخميس 9 يوليو 2015», «من نوفمبر 2013 إلى يناير»: the year told with one end holds for both."""
    before = found[-1] if found else None
    value, other = time.when.value, before.value if before is not None else None
    if before is None or time.kind != "date" or before.kind != "date" or time.unit or before.unit:
        return time
    if not isinstance(other, str) or value is None or len(other) != len(value) or len(value) < _MONTH:
        return time
    if _directed(before.text) or _directed(p.text[time.start : time.end]):
        return time  # «يناير الماضي وفبراير 2014»
    between = p.text[before.end : time.start].strip()
    if between not in _JOINS or not (value[0].isdigit() and other[0].isdigit()):
        return time
    if before.assumed == ("year",) and not time.assumed:
        year = int(value[:_YEAR]) - (other[_YEAR:] > value[_YEAR:])
        when = _of_year(other, year)
        if when is not None:
            found[-1] = replace(before, value=when.value, low=when.low, high=when.high, assumed=())
    elif time.assumed == ("year",) and not before.assumed and between in _LEADS:
        year = int(other[:_YEAR]) + (other[_YEAR:] > value[_YEAR:])
        when = _of_year(value, year)
        if when is not None:
            return time._replace(when=when, assumed=())
    return time


def _directed(text: str) -> bool:
    """«مارس الماضي», but not «كانون الثاني»."""
    last = text.split()[-1]
    return last.startswith("ال") and not last.startswith(("الأول", "الاول", "الثاني"))


def _of_year(value: str, year: int) -> When | None:
    """The day or month `value` in another year."""
    month = int(value[5:_MONTH])
    return cal.month(year, month) if len(value) == _MONTH else cal.day(year, month, int(value[_MONTH + 1 :]))


def anchored(p: Passage, time: Time, found: list[Quantity]) -> Time:
    """`time` counted from the last period of its size that stands before it; from none, «السابق» is the last one, «التالي» unknown."""
    if time.weekday is not None:
        return _same_day(p, time, found)
    if time.assumed == ("year",) and (moon := _of_the_moon(p, time, found)) is not None:
        return moon
    if time.assumed == ("year",) and (that := _of_that_year(p, time, found) or _of_opening(p, time, found)) is not None:
        return that
    before_it = p.says(time.after - 1, "dates.before_it")
    step = -1 if before_it else _STEPS.get(p.form(time.after - 1))
    if step is not None and time.kind == "date_range":
        return _quarter_before(p, time, found)
    size = len(time.when.value or "")
    if step is None or time.kind != "date" or size not in (_YEAR, _MONTH) or "publication day" not in time.assumed:
        return time
    for before in reversed(found):
        if before.end < time.start - _NEAR or "\n" in p.text[before.end : time.start]:
            break
        when = _next(before, size, step)
        if when is not None:
            return time._replace(when=when, assumed=before.assumed)
    if step < 0 and not before_it:
        return time
    unit = "year" if size == _YEAR else "month"
    return time._replace(when=When(None, None, None), unit=f"{unit}:{step:+d}", assumed=())


def _of_that_year(p: Passage, time: Time, found: list[Quantity]) -> Time | None:
    """«في 1991 ... وفي سبتمبر من العام نفسه»: a day or a month of the year that the text named last."""
    at = time.after + 1 if p.form(time.after) in ("من", "في") else time.after
    words = {p.form(at), p.form(at + 1)}
    if words.isdisjoint(_YEARS) or words.isdisjoint(_SAME):
        return None
    for before in reversed(found):
        if before.end < time.start - 2 * _NEAR:
            break
        low, high = before.low, before.high
        if before.kind != "date" or not isinstance(low, str) or not isinstance(high, str) or not low[0].isdigit():
            continue
        if low[:_YEAR] == high[:_YEAR] and time.when.value is not None:
            when = _of_year(time.when.value, int(low[:_YEAR]))
            return time._replace(when=when, assumed=()) if when is not None else None
    return None


_DAY_AND_MONTH: Final = re.compile(r"(\d{1,2})\s?[/-]\s?(\d{1,2})")


def _of_the_moon(p: Passage, time: Time, found: list[Quantity]) -> Time | None:
    """«من 30 / 10 إلى 20/11» in a text that told a Hijri date: of the two calendars the one whose day lies nearer to that of writing."""
    match, today = _DAY_AND_MONTH.fullmatch(p.text, time.start, time.end), p.reference
    if match is None or today is None or time.when.value is None or all(q.unit != "hijri" for q in found):
        return None
    now, (number, month) = cal.hijri_of(today), map(int, match.groups())
    days = (cal.from_hijri(year, month, number) for year in range(now - 1, now + 2))
    near = min((day for day in days if day is not None), key=lambda day: abs(day - today), default=None)
    if near is None or abs(near - today) >= abs(dt.date.fromisoformat(time.when.value) - today):
        return None
    return time._replace(when=cal.on(near), unit="hijri", assumed=("umm al-qura", "year"))


def _of_opening(p: Passage, time: Time, found: list[Quantity]) -> Time | None:
    """«ففي عام 2011 ترشح عشرة وفازوا في سبتمبر»: a day or a month of the year with which its sentence opens."""
    if time.kind != "date" or time.unit or time.when.value is None or _directed(p.text[time.start : time.end]):
        return None
    for before in reversed(found):
        if before.end < time.start - _NEAR or _ENDS.search(p.text, before.end, time.start):
            return None
        if before.kind != "date" or not isinstance(before.value, str) or len(before.value) != _YEAR or before.assumed:
            continue
        opens = max(
            (end.end() for end in _ENDS.finditer(p.text, max(before.start - _NEAR, 0), before.start)), default=0
        )
        if p.text[opens : before.start].strip() not in _OPENINGS or not before.value.isdigit():
            return None
        when = _of_year(time.when.value, int(before.value))
        return time._replace(when=when, assumed=()) if when is not None else None
    return None


_OPENINGS: Final = frozenset({"", "في", "وفي", "ففي", "و"})
_YEARS: Final = frozenset({"العام", "السنه"})
_SAME: Final = frozenset("ذلك تلك نفس نفسه نفسها ذاته ذاتها".split())


def _same_day(p: Passage, time: Time, found: list[Quantity]) -> Time:
    """«إلى الخميس 10 ديسمبر وتنتهي يوم الخميس»: a day of the week alone, behind one of the same name whose date is told."""
    if p.form(time.after - 1) == "التالي":
        return _next_day(p, time, found)
    if time.after != time.first + 1 or time.assumed != ("publication day",):
        return time
    if (listed := _day_listed(p, time, found)) is not None:
        return listed
    for before in reversed(found):
        if before.end < time.start - _NEAR or "\n" in p.text[before.end : time.start]:
            break
        told = before.noun == f"weekday:{time.weekday}" and "publication day" not in before.assumed
        if told and before.kind == "date" and isinstance(before.value, str):
            when = cal.on(dt.date.fromisoformat(before.value))
            return time._replace(when=when, assumed=before.assumed)
    return time


def _next_day(p: Passage, time: Time, found: list[Quantity]) -> Time:
    """«من السبت 25 يوليو وحتى السبت التالي»: the first day of that name behind the day that the text named last."""
    before = found[-1] if found else None
    if before is None or before.kind != "date" or not isinstance(before.value, str) or before.low != before.high:
        return time
    if before.end < time.start - _NEAR or not before.value[0].isdigit() or "\n" in p.text[before.end : time.start]:
        return time
    day = dt.date.fromisoformat(before.value)
    ahead = (int(time.weekday or 0) - day.weekday() - 1) % 7 + 1
    return time._replace(when=cal.on(day + dt.timedelta(days=ahead)))


_LISTED: Final = 90  # characters from one day of a programme to the next
_ENDS: Final = re.compile(r"[.؟!\n]")


def _day_listed(p: Passage, time: Time, found: list[Quantity]) -> Time | None:
    """«سيلعب الجمعة في لندن، والأحد في باريس»: a day of the week listed behind one that lies ahead lies behind it."""
    before = found[-1] if found else None
    if before is None or before.kind != "date" or not (before.noun or "").startswith("weekday"):
        return None
    if before.end < time.start - _LISTED or _ENDS.search(p.text, before.end, time.start) or p.reference is None:
        return None
    between = p.text[before.end : time.start].split()
    if not isinstance(before.value, str) or before.value < p.reference.isoformat():
        return None
    if "ثم" not in between and not (between and between[-1] in ("و", "ويوم")):
        return None
    day = dt.date.fromisoformat(before.value)
    when = cal.on(day + dt.timedelta(days=(int(time.weekday or 0) - day.weekday()) % 7))
    return time._replace(when=when)


_QUARTER: Final = 3  # months


def _quarter_before(p: Passage, time: Time, found: list[Quantity]) -> Time:
    """«ارتفع في الربع الثاني عن الربع السابق»."""
    for before in reversed(found):
        if before.end < time.start - _NEAR or "\n" in p.text[before.end : time.start]:
            break
        low, high = before.low, before.high
        if before.kind != "date_range" or not isinstance(low, str) or not isinstance(high, str) or low[0] in "-X":
            continue
        first, last = (int(end[:4]) * 12 + int(end[5:7]) - 1 for end in (low, high))
        if last - first == _QUARTER - 1:
            year, month = divmod(first - _QUARTER, 12)
            return time._replace(when=cal.months(year, month + 1, month + _QUARTER), assumed=before.assumed)
    return time


def _next(before: Quantity, size: int, step: int) -> When | None:
    """The year or the month `step` away from the one in which a period lies; None for a day and for what is no period."""
    low, high = before.low, before.high
    if before.kind not in ("date", "date_range") or not isinstance(low, str) or not isinstance(high, str):
        return None
    if low[:size] != high[:size] or low == high or low.startswith(("-", "X")) or before.unit == "hijri":
        return None
    if size == _YEAR:
        return cal.year(int(low[:4]) + step)
    index = int(low[:4]) * 12 + int(low[5:7]) - 1 + step
    return cal.month(index // 12, index % 12 + 1)
