"""Dates as intervals: what a careful reader knows of a day, a month, a year, and how two of them compare.

A date keeps what is stated: a missing year is `None` ("XXXX-09-13"), never a guess.
"""

from __future__ import annotations

import calendar
import datetime as dt
from functools import lru_cache
from typing import Final, NamedTuple

from hijridate import Gregorian, Hijri

_NEAR: Final = 183  # days: a day and month without a year is the one nearest to the reference
_OTHER_YEAR: Final = 130  # days: writers leave out the year they are in; another one is meant only within four months


class When(NamedTuple):
    """A date as stated.  `value` is its ISO form at its own granularity, `low` and `high` its first and last day."""

    value: str | None
    low: str | None
    high: str | None


def day(year: int | None, month: int, number: int) -> When | None:
    """One day; None where the calendar has no such day."""
    if not 1 <= month <= 12 or not 1 <= number <= 31:
        return None
    try:
        dt.date(2000 if year is None else year, month, number)
    except ValueError:
        return None
    text = f"{year:04d}-{month:02d}-{number:02d}" if year is not None else f"XXXX-{month:02d}-{number:02d}"
    return When(text, text, text)


def month(year: int | None, number: int) -> When:
    """A whole month."""
    last = calendar.monthrange(2000 if year is None else year, number)[1]
    head = f"{year:04d}" if year is not None else "XXXX"
    return When(f"{head}-{number:02d}", f"{head}-{number:02d}-01", f"{head}-{number:02d}-{last:02d}")


def year(number: int) -> When:
    """A whole year."""
    return When(f"{number:04d}", f"{number:04d}-01-01", f"{number:04d}-12-31")


def years(low: int, high: int) -> When:
    """Several whole years."""
    return When(None, f"{low:04d}-01-01", f"{high:04d}-12-31")


def months(year_: int, low: int, high: int) -> When:
    """Several whole months of one year; `high` before `low` runs into the next year."""
    end_year = year_ if high >= low else year_ + 1
    return When(None, month(year_, low).low, month(end_year, high).high)


def on(date: dt.date) -> When:
    """A known day."""
    text = date.isoformat()
    return When(text, text, text)


def part_of(when: When, which: str) -> When:
    """The beginning, middle or end of a month or a year: its first day, its 15th, its last day, with a third around."""
    if when.low is None or when.high is None or when.low.startswith("XXXX"):
        if when.low is None or when.high is None:
            return when
        third = {
            "begin": (when.low, when.low, when.low[:8] + "10"),
            "middle": (when.low[:8] + "15", when.low[:8] + "11", when.low[:8] + "20"),
        }
        value, low, high = third.get(which, (when.high, when.low[:8] + "21", when.high))
        return When(value, low, high)
    low_day, high_day = dt.date.fromisoformat(when.low), dt.date.fromisoformat(when.high)
    length = (high_day - low_day).days + 1
    third_days = dt.timedelta(days=max(length // 3, 1) - 1)
    if which == "begin":
        return When(when.low, when.low, (low_day + third_days).isoformat())
    if which == "end":
        return When(when.high, (high_day - third_days).isoformat(), when.high)
    middle = low_day + dt.timedelta(days=14 if length < 32 else length // 2)
    half = third_days / 2
    return When(middle.isoformat(), (middle - half).isoformat(), (middle + half).isoformat())


def nearest_year(month_: int, number: int, reference: dt.date, direction: int = 0, weekday: int | None = None) -> int:
    """The year in which a day and month lies nearest to the reference: after it (1), before it (-1) or either side.

    Direction -2 is a year before the last («يوليو قبل الماضي»), 2 one behind the next.  A weekday that goes with the date decides between the years that are near enough.
    """
    options = []
    for candidate in (reference.year - 1, reference.year, reference.year + 1):
        try:
            date = dt.date(candidate, month_, min(number, calendar.monthrange(candidate, month_)[1]))
        except ValueError:
            continue
        gap = (date - reference).days
        wrong_side = (direction > 0 and gap < 0) or (direction < 0 and gap > 0)
        wrong_day = weekday is not None and date.weekday() != weekday and abs(gap) > _NEAR
        distance = abs(gap) + (_OTHER_YEAR if candidate != reference.year else 0)
        options.append((wrong_side, wrong_day, distance, candidate))
    return min(options)[3] + min(direction + 1, 0) + max(direction - 1, 0)


def weekday_near(reference: dt.date, weekday: int, direction: str) -> dt.date:
    """The day a weekday means: `past` (today or before), `last` (before today), `next` (after today), `coming` (today or after)."""
    gap = (reference.weekday() - weekday) % 7
    if direction == "past":
        return reference - dt.timedelta(days=gap)
    if direction == "last":
        return reference - dt.timedelta(days=gap or 7)
    ahead = (weekday - reference.weekday()) % 7
    if direction == "next":
        return reference + dt.timedelta(days=ahead or 7)
    return reference + dt.timedelta(days=ahead)


@lru_cache(maxsize=4096)
def from_hijri(year_: int, month_: int, number: int) -> dt.date | None:
    """The Gregorian day of a Hijri date by the Umm al-Qura calendar; None outside its tables (1343-1500).

    The 30th of a month that the tables end at 29 is the day after: where the moon was seen, months differ by a day.
    """
    if number == 30 and (last := from_hijri(year_, month_, 29)) is not None:
        return last + dt.timedelta(days=1)
    try:
        greg = Hijri(year_, month_, number).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return dt.date(greg.year, greg.month, greg.day)


def day_of_hijri_month(reference: dt.date, direction: int, number: int) -> dt.date | None:
    """The Gregorian day of a day of the Hijri month in which a day lies, or of one so many months away."""
    try:
        today = Gregorian(reference.year, reference.month, reference.day).to_hijri()
    except (ValueError, OverflowError):
        return None
    index = today.year * 12 + today.month - 1 + direction
    return from_hijri(index // 12, index % 12 + 1, number)


def hijri_of(date: dt.date) -> int:
    """The Hijri year in which a day lies; where no table reaches, one that is near."""
    try:
        return int(Gregorian(date.year, date.month, date.day).to_hijri().year)
    except (ValueError, OverflowError):
        return int((date.year - 622) * 33 / 32)


_HIJRI_BEHIND: Final = 60  # years: «عام 1400» in the news is a Hijri year of the last decades
_HIJRI_AHEAD: Final = 7  # plans reach a few years ahead


def hijri_now(year_: int, reference: dt.date | None) -> bool:
    """Is a year with no era a Hijri one, as near to the day of writing as news mostly is?"""
    now = 1445 if reference is None else round((reference.year - 622) * 33 / 32)
    return now - _HIJRI_BEHIND <= year_ <= now + _HIJRI_AHEAD


def hijri_month(year_: int, month_: int) -> When | None:
    """The days of a Hijri month."""
    first = from_hijri(year_, month_, 1)
    after = from_hijri(year_ + (month_ == 12), month_ % 12 + 1, 1)
    if first is None or after is None:
        return None
    return When(None, first.isoformat(), (after - dt.timedelta(days=1)).isoformat())


def hijri_month_told(reference: dt.date, month_: int, direction: int) -> When | None:
    """The Hijri month of that name that lies behind a day (-1), ahead of it (1), or nearest to it (0)."""
    now, today = hijri_of(reference), reference.isoformat()
    months_ = [when for year_ in range(now - 2, now + 3) if (when := hijri_month(year_, month_)) is not None]
    if direction < 0:
        return next((when for when in reversed(months_) if (when.high or "") < today), None)
    if direction > 0:
        return next((when for when in months_ if (when.low or "") > today), None)

    def apart(when: When) -> int:
        low, high = (dt.date.fromisoformat(end or "") for end in (when.low, when.high))
        return max((low - reference).days, (reference - high).days, 0)

    return min(months_, key=apart, default=None)


def hijri_year(year_: int) -> When:
    """The days of a Hijri year, by the arithmetical calendar where no table reaches: a day more at either end."""
    first, after = from_hijri(year_, 1, 1), from_hijri(year_ + 1, 1, 1)
    if first is None or after is None:
        first = dt.date.fromordinal(_HIJRA + _days_before(year_) - 1)
        after = dt.date.fromordinal(_HIJRA + _days_before(year_ + 1) + 1)
    return When(None, first.isoformat(), (after - dt.timedelta(days=1)).isoformat())


_HIJRA: Final = dt.date(622, 7, 19).toordinal()  # 16 July by the calendar of that time


def _days_before(year_: int) -> int:
    """Days from the Hijra to a year: 354 each, and eleven leap days in thirty years."""
    return 354 * (year_ - 1) + (3 + 11 * year_) // 30


def shifted(reference: dt.date, amount: int, seconds: int) -> When:
    """The time `amount` units of `seconds` away from the reference, at the unit's own granularity."""
    if seconds >= 31536000:
        number = reference.year + amount * (seconds // 31536000)
        if not 1 <= number <= 9999:
            return When(None, None, None)
        try:
            point = reference.replace(year=number)
        except ValueError:  # 29 February
            point = reference.replace(year=number, day=28)
        return When(point.isoformat(), f"{number:04d}-01-01", f"{number:04d}-12-31")
    if seconds == 2592000:
        index = reference.year * 12 + reference.month - 1 + amount
        if not 12 <= index < 120000:
            return When(None, None, None)
        whole = month(index // 12, index % 12 + 1)
        last = int((whole.high or "")[-2:])
        return When(f"{whole.value}-{min(reference.day, last):02d}", whole.low, whole.high)
    try:
        point = reference + dt.timedelta(seconds=amount * seconds)
    except OverflowError:
        return When(None, None, None)
    slack = dt.timedelta(days=3 if seconds == 604800 else 0)
    return When(point.isoformat(), (point - slack).isoformat(), (point + slack).isoformat())
