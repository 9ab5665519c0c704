"""Days of months: «13 أيلول», «الخامس من جمادى الأولى 1447», «19-20 نوفمبر»."""

from __future__ import annotations

import datetime as dt
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
    goes_on,
    has_been,
    impossible,
    make_day,
    make_time,
    range_link,
    read_month,
    skip,
    start_of,
    year_after,
    year_told,
)
from checker.text.tokens import NUMBER


def day_month(p: Passage, i: int, weekday: int | None = None) -> Time | None:
    """«13 أيلول», «الخامس من جمادى الأولى 1447», «13 إلى 15 تموز», «19-20 نوفمبر»."""
    first = day_number(p, i)
    if first is None or (weekday is None and not goes_on(p.lexemes[first.after])):
        return None
    last: DayNumber | None = None
    at = first.after
    opened = p.surface(i - 1) == "("
    if opened and p.surface(at) == ")":  # «الـ (28) من شعبان»
        at, first = at + 1, first._replace(start=p.tokens[i - 1].start)
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
        listed = second is not None and _joins_a_day(p, second.after)  # «أيام 10 و11 و12»
        if second is not None and second.number > first.number and _between_before(p, i) and not listed:
            last, at = second, second.after
    if opened and last is not None and p.surface(at) == ")":  # «(16 - 30) أغسطس»
        at, first = at + 1, first._replace(start=p.tokens[i - 1].start)
    if last is None and weekday is None and (one := _one_of_two(p, i, first)) is not None:
        return one
    if not opened and p.surface(at) == ")" and _ends_days_in_brackets(p, i):
        at += 1  # «أيام (3 و4 و5) من أغسطس»
    at = (
        at + 1
        if p.form(at) == "من"
        or (p.dash(at) and p.kind(i) == NUMBER and p.get(at + 1, "month"))
        or (p.surface(at) == "/" and (p.touches(at) or p.surface(at + 2) == "/"))
        else at
    )  # «26/ أكتوبر»
    if (told := _day_of_month_told(p, i, first, last, at, weekday)) is not None:
        return told
    at = skip(p, at, "month_word")
    for cat in ("month", "hmonth"):
        named = read_month(p, at, cat) or _bracketed_month(p, at)
        if named is None:
            continue
        ambiguous = cat == "hmonth" and p.phrase(at, "month") is not None
        if ambiguous or start_of(p, at) > p.tokens[at].start:
            continue  # «ربيع أول وربيع ثان»: the day of a month has no «و» between
        month, after = named
        return _finish_day(p, i, first, last, month, after, cat == "hmonth", weekday)
    return None


def _bracketed_month(p: Passage, i: int) -> tuple[int, int] | None:
    """«28 (يونيو) حزيران», «الثاني عشر من (يونيو)»: a month in brackets, with or without its second name."""
    inner = read_month(p, i + 1) if p.surface(i) == "(" else None
    if inner is None or p.surface(inner[1]) != ")":
        return None
    number, after = inner[0], inner[1] + 1
    second = p.get(after, "month")
    return number, after + 1 if second is not None and second.term.value == number else after


def _day_of_month_told(
    p: Passage, i: int, first: DayNumber, last: DayNumber | None, at: int, weekday: int | None
) -> Time | None:
    """«الـ12 من الشهر الجاري», «21 وحتى 23 الشهر المقبل», «في 25 الجاري»: days of a month told from the day of writing."""
    digits = p.kind(i) == NUMBER
    if p.reference is None or (p.form(at - 1) != "من" and weekday is None and not digits):
        return None
    this = p.get(at, "this") is not None and p.form(at + 1) == "الشهر"
    current = p.get(at, "current") if digits and p.says(i - 1, "dates.days_on") else None
    if this:
        direction, after = 0, at + 2
    elif current is not None and not p.form(at).endswith("ه"):
        direction, after = 0, at + 1
    else:
        direction, after = direction_at(p, at + 1)
        # «منذ الثاني عشر من الشهر»: of the one that runs, if that day of it is past
        running = p.form(at - 1) == "من" and first.number <= p.reference.day and not p.form(at + 1).startswith("ال")
        if p.form(at) != "الشهر" or (after == at + 1 and not running):
            return None
    index = p.reference.year * 12 + p.reference.month - 1 + direction
    year, month = index // 12, index % 12 + 1
    low = cal.day(year, month, first.number)
    assumed = ("publication day",)
    if last is None:
        hijri = cal.day_of_hijri_month(p.reference, direction, first.number)
        if hijri is not None and weekday == hijri.weekday() and (low is None or not _falls_on(low, weekday)):
            # «الثلاثاء 26 الشهر الجاري»: the weekday tells of which calendar the month is
            return make_time(p, "date", cal.on(hijri), i, after, first.start, unit="hijri", assumed=assumed)
        return make_time(p, "date", low, i, after, first.start, assumed=assumed) if low else None
    high = cal.day(year, month, last.number)
    if low is None or high is None:
        return None
    when = When(None, low.low, high.high)
    return make_time(p, "date_range", when, i, after, first.start, hedge="range", assumed=assumed)


def _falls_on(when: When, weekday: int) -> bool:
    return when.value is not None and dt.date.fromisoformat(when.value).weekday() == weekday


def _one_of_two(p: Passage, i: int, first: DayNumber) -> Time | None:
    """«في 23 و30 يوليو»: the first of two days of one month."""
    at = first.after + 1 if p.form(first.after) == "و" else first.after
    if at == first.after and not (p.get(at, "ord") and "و" in p.tokens[at].lex.readings[0].clitics):
        return None
    second = day_number(p, at)
    if second is None or second.number <= first.number or not _in_days(p, i):
        return None
    other = day_month(p, at)
    if other is None or other.kind != "date" or other.when.value is None:
        return None
    if other.when.value.startswith("XXXX"):
        when = When(other.when.value[:-2] + f"{first.number:02d}", None, None)
    else:
        when = cal.on(dt.date.fromisoformat(other.when.value) - dt.timedelta(days=second.number - first.number))
    return make_time(p, "date", when, i, first.after, first.start, unit=other.unit, assumed=other.assumed)


def _joins_a_day(p: Passage, i: int) -> bool:
    """«و12», «والخامس»: is a day joined at token `i`?"""
    if p.form(i) == "و":
        return day_number(p, i + 1) is not None
    reading = p.get(i, "ord")
    return reading is not None and "و" in reading.clitics


_LIST: Final = 8  # tokens of days in brackets


def _ends_days_in_brackets(p: Passage, i: int) -> bool:
    """Does a list of days in brackets end with the day at token `i`?"""
    for at in range(i - 1, max(i - 1 - _LIST, -1), -1):
        if p.surface(at) == "(":
            return at < i - 1
        if p.form(at) not in ("و", "،") and day_number(p, at) is None:
            return False
    return False


def _in_days(p: Passage, i: int) -> bool:
    """«في 23 و30», «أيام 10 و11 و12»: does what stands before token `i` tell that days follow?"""
    listed = p.form(i - 1) == "و" and p.kind(i - 2) == NUMBER
    return (
        listed or p.says(i - 1, "dates.days_on") or p.get(i, "ord") is not None or p.get(i - 1, "weekday") is not None
    )


def _between_before(p: Passage, i: int) -> bool:
    return p.get(i - 1, "range_between") is not None or p.form(i - 1) in ("بين", "يومي", "ايام")


_STORED = 90  # days that an article may lie before it is dated: «رمضان القادم», read a month behind it, is the one past
_SAFAR = 2  # its name is nought too


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
    if p.form(i - 1) in ("منذ", "هجوم") or (at == after and has_been(p, i)):
        direction = min(direction, -1)  # «هجوم السابع من أكتوبر» has been
    year_found = year_after(p, after if at == after else at, hijri=hijri) or (None if hijri else year_told(p, at))
    year, end_at = (year_found[0], year_found[1]) if year_found else (None, at)
    start = first.start
    if (
        hijri
        and year is None
        and (p.surface(after) in ("/", "-") or (month == _SAFAR and p.surface(first.after) == "/"))
    ):
        return None  # «اللقاء الأول صفر/2», «فوزه 2/ صفر» are scores
    if hijri:
        return _hijri_day(p, i, first, last, month, year, direction, start, end_at)
    if last is not None:
        low, assumed = make_day(p, month, first.number, year, direction, None)
        high, _ = make_day(p, month, last.number, year, direction, None)
        if low is None or high is None:
            return None
        return make_time(
            p, "date_range", When(None, low.low, high.high), i, end_at, start, hedge="range", assumed=assumed
        )
    event = p.says(i - 1, "dates.events") or (p.form(i - 2) == "ما" and p.form(i - 1) in ("قبل", "بعد"))
    when, assumed = make_day(p, month, first.number, year, direction, weekday, event=event)
    if when is None:
        when = impossible(month, first.number, year)
    second = _second_day_of_range(p, i, end_at)
    if second is not None and weekday is None:
        other = day_month(p, second)
        if other is not None and other.kind == "date" and other.when.value and when.low and other.when.low:
            told = "year" not in other.assumed and not other.when.low.startswith("XXXX")
            low_text, high_text = _one_year(
                when.low, other.when.high or other.when.low, low_told=year is not None, high_told=told
            )
            return make_time(
                p, "date_range", When(None, low_text, high_text), i, other.after, start, hedge="range",
                assumed=other.assumed if told else assumed,
            )  # fmt: skip
    return make_time(p, "date", when, i, end_at, start, assumed=assumed)


def _second_day_of_range(p: Passage, first: int, i: int) -> int | None:
    """The second day behind «إلى», or behind the «و» of «بين 3 يوليو و15 أغسطس»."""
    link = range_link(p, i)
    if link is not None:
        return link
    between = p.get(first - 1, "range_between") is not None or p.form(first - 1) == "بين"
    return i + 1 if p.form(i) == "و" and between else None


def _one_year(low: str, high: str, *, low_told: bool, high_told: bool) -> tuple[str, str]:
    """«من 3 يوليو إلى 15 أغسطس 2014»: the year told with one day holds for both, the turn of a year aside."""
    if low.startswith("XXXX") and high.startswith("XXXX"):
        return low, high
    if not low_told and not high.startswith("XXXX"):
        year = int(high[:4]) - (low[4:] > high[4:])
        return f"{year:04d}{low[4:]}", high
    if not high_told and not low.startswith("XXXX"):
        year = int(low[:4]) + (low[4:] > high[4:])
        return low, f"{year:04d}{high[4:]}"
    return low, high


def _hijri_day(
    p: Passage,
    i: int,
    first: DayNumber,
    last: DayNumber | None,
    month: int,
    year: int | None,
    direction: int,
    start: int,
    after: int,
) -> Time | None:
    assumed: tuple[str, ...] = ("umm al-qura",)
    unknown = make_time(p, "date", When(None, None, None), i, after, start, unit="hijri")
    until_day = _hijri_end(p, i, after) if last is None else None
    if until_day is not None:
        return _hijri_range(i, first.number, month, year, until_day, start, p)
    if year is None:
        if p.reference is None:
            return unknown
        options = [
            ((date - p.reference).days * direction < -_STORED, abs((date - p.reference).days), candidate)
            for candidate in range(cal.hijri_of(p.reference) - 1, cal.hijri_of(p.reference) + 2)
            if (date := cal.from_hijri(candidate, month, min(first.number, 29))) is not None
        ]
        if not options:
            return None
        year = min(options)[-1]
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


def _hijri_end(p: Passage, i: int, after: int) -> Time | None:
    """The day of another Hijri month to which the day before token `after` leads."""
    link = _second_day_of_range(p, i, after)
    end = day_month(p, link) if link is not None else None
    known = end is not None and end.kind == "date" and end.unit == "hijri" and end.when.value is not None
    return end if known else None


def _hijri_range(i: int, day: int, month: int, year: int | None, end: Time, start: int, p: Passage) -> Time | None:
    """«من 15 شوال إلى 25 ذي القعدة 1436هـ»: the year told with one day holds for both."""
    until = dt.date.fromisoformat(str(end.when.value))
    years = (year,) if year is not None else (cal.hijri_of(until), cal.hijri_of(until) - 1)
    begins = (cal.from_hijri(candidate, month, day) for candidate in years)
    begin = next((date for date in begins if date is not None and date < until), None)
    if begin is None:
        return None
    when = When(None, begin.isoformat(), until.isoformat())
    return make_time(p, "date_range", when, i, end.after, start, unit="hijri", hedge="range", assumed=end.assumed)


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
