"""How two dates stand to each other: days, longer times, and days that are counted from another one."""

from __future__ import annotations

import datetime as dt
from typing import Final

from checker.compare.values.relation import Relation
from checker.model import Quantity

_HIJRI_DAYS: Final = 1  # calendars differ by a day with the sighting of the moon
_HIJRI_YEAR: Final = 354  # days
_WEEK: Final = 7
# days between writing, printing and fetching: «اليوم» in the evening is «أمس» in the morning's paper
_WRITING: Final = 2
_ISO_DAY: Final = len("2015-01-01")
_NEVER: Final = 10**6  # days: more than lie between any two dates


def relate_dates(a: Quantity, b: Quantity) -> Relation:
    """How two dates or stretches of days stand to each other; a year that one of them lacks is not compared."""
    if a.low is None or b.low is None:
        return _undated(a, b)
    low_a, high_a, low_b, high_b = _pad(a, a.low), _pad(a, a.high), _pad(b, b.low), _pad(b, b.high)
    if "X" in (low_a + low_b):
        low_a, high_a, low_b, high_b = (text[4:] for text in (low_a, high_a, low_b, high_b))
    if (low_a, high_a) == (low_b, high_b):
        return "equal"
    slack = _HIJRI_DAYS if "hijri" in (a.unit, b.unit) else 0
    if low_a <= high_b and low_b <= high_a:
        # a weekday's night and its morning, a month and a day of it
        return "equal" if a.value == b.value else "overlap"
    if slack and _days_between(high_a, low_b) <= slack:
        return "equal"
    if _same_weekday(a, b) and _days_between(low_a, low_b) == _WEEK:
        return "equal"  # one of the two was read against a day of crawling, not of writing
    if _one_weekday(a, b) and _days_between(low_a, low_b) in (_WEEK, 2 * _WEEK):
        return "overlap"  # «الثلاثاء 26 من شوال» and a bare «الثلاثاء»
    if (_bare_weekday(a) or _bare_weekday(b)) and _days_between(low_a, low_b) == _WEEK:
        return "overlap"  # «يوم الأحد» may be the one gone by, which the other dates
    if "year" in (*a.assumed, *b.assumed) and _a_year_apart(a, b, low_a, low_b):
        return "written"
    if (counted(a) or counted(b)) and _written_days(a, b, low_a, low_b) <= _WRITING:
        return "written"
    return "differ"


def _a_year_apart(a: Quantity, b: Quantity, low_a: str, low_b: str) -> bool:
    """«سبتمبر» and «سبتمبر الماضي»: the same day or month, and whoever left the year out did not say which."""
    if a.unit == b.unit == "hijri":
        return abs(_days_between(low_a, low_b) - _HIJRI_YEAR) <= 1 + _HIJRI_DAYS
    return low_a[4:] == low_b[4:] and abs(int(low_a[:4]) - int(low_b[:4])) == 1 if _dated(low_a, low_b) else False


def _dated(*days: str) -> bool:
    return all(day[:4].isdecimal() for day in days)


def _written_days(a: Quantity, b: Quantity, low_a: str, low_b: str) -> int:
    """The days between two dates; a bare weekday may be of the week before or after."""
    days = _days_between(low_a, low_b)
    return min(days, abs(days - _WEEK)) if _bare_weekday(a) or _bare_weekday(b) else days


def _bare_weekday(q: Quantity) -> bool:
    return q.noun is not None and q.noun.startswith("weekday:") and not _has_digit(q.text)


def _has_digit(text: str) -> bool:
    return any(sign.isdigit() for sign in text)


def counted(q: Quantity) -> bool:
    """«أمس»: counted from the day of writing, which is known only as the day on which a text appeared or was fetched."""
    return "publication day" in q.assumed and q.noun is None


def _pad(q: Quantity, value: object) -> str:
    return str(value if value is not None else (q.low or q.high))[:_ISO_DAY]


def _days_between(a: str, b: str) -> int:
    try:
        return abs((dt.date.fromisoformat(a) - dt.date.fromisoformat(b)).days)
    except ValueError:
        return _NEVER


def _undated(a: Quantity, b: Quantity) -> Relation:
    """Relative times with no day to read them against: a weekday is a weekday, the rest may be anything."""
    day_a, day_b = _weekday(a), _weekday(b)
    if day_a is None or day_b is None:
        return "overlap"
    return "equal" if day_a == day_b else "differ"


def _one_weekday(a: Quantity, b: Quantity) -> bool:
    """Is it the same weekday, and does one of the two say no more?"""
    named = [q.noun for q in (a, b) if q.noun and q.noun.startswith("weekday:")]
    return len(named) == 2 and named[0] == named[1] and not (_has_digit(a.text) and _has_digit(b.text))


def _same_weekday(a: Quantity, b: Quantity) -> bool:
    return _one_weekday(a, b) and not _has_digit(a.text + b.text)


def _weekday(q: Quantity) -> int | None:
    if q.unit and q.unit.startswith("weekday:"):
        return int(q.unit.split(":")[1])
    if isinstance(q.value, str) and len(q.value) == _ISO_DAY and "X" not in q.value and not q.value.startswith("-"):
        try:
            return dt.date.fromisoformat(q.value).weekday()
        except ValueError:  # the text states a day that the month does not have
            return None
    if q.noun and q.noun.startswith("weekday:"):
        return int(q.noun.split(":")[1])
    return None
