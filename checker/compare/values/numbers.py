"""How two amounts stand to each other, each an interval with a hedge."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

from checker.compare.values.relation import Relation
from checker.compare.values.rounding import rounded
from checker.compare.values.units import part_of, speed
from checker.compare.values.writing import one_writing, other_readings
from checker.model import MINUTE_OF_PLAY, Kind, Number, Quantity

_HOURLY: Final = "kilometre_per_hour"
_SEA_MILE: Final = 1852 / 1609.344  # what a nautical mile is in miles
_TINY: Final = 1e-9
_MONTHS: Final = 0.016  # 30-day months against a year of 365 days: the same length told in two units
_DAY: Final = 86400  # seconds, as in all lengths of time
_MONTH: Final = 30 * _DAY
_YEAR: Final = 365 * _DAY
_SHORTEST: Final = 28 * _DAY  # a month; shorter lengths are told in one unit alone
_NO_EDGE: Final = 1.5  # times: so far beyond its usual bounds a vague word is still used
# How far above a lower bound a figure may lie and still be what a writer had in mind: nobody says "more than 20" of 400.
_BOUND_REACH: Final = 2.0


def relate_numbers(a: Quantity, b: Quantity) -> Relation:
    """How two comparable amounts stand to each other; a fraction is read as a share where the other is one."""
    a, b = _in_one_unit(a, b)
    one, two = a.value, b.value
    if isinstance(one, int | float) and isinstance(two, int | float):
        if math.isclose(one, two, rel_tol=_TINY, abs_tol=1e-12) or _same_length(a, one, two):
            return "equal" if a.hedge == b.hedge else "overlap"
    elif one is None and two is None and (a.low, a.high) == (b.low, b.high):
        return "equal"
    if (
        _in_miles(a, b)
        or _overlap(a, b)
        or _counted_minute(a, b)
        or one_writing(a, b)
        or _vaguely(a, b)
        or _vaguely(b, a)
    ):
        return "overlap"
    read = [(x, y) for x in (a, *other_readings(a)) for y in (b, *other_readings(b))]
    if any(_overlap(x, y) for x, y in read[1:]):
        return "overlap"  # «1,403 مليون» and «نحو 1.5 مليار»
    if any(rounded(x, y) for x, y in read):
        return "rounded"
    return "differ"


def whole_currency(q: Quantity, other: Quantity) -> Quantity:
    """«45 هللة» in riyals, where it stands beside an amount in whole ones."""
    part = part_of(q.unit)
    return q if part is None or q.unit == other.unit else _scaled(q, "money", *part)


def _counted_minute(a: Quantity, b: Quantity) -> bool:
    """«بعد 19 دقيقة» and «الدقيقة 20»: a minute of play that the reader has to count may be off by one."""
    one, two = a.value, b.value
    counted = MINUTE_OF_PLAY in (*a.assumed, *b.assumed)
    return counted and isinstance(one, int) and isinstance(two, int) and abs(one - two) <= 1


def _in_miles(a: Quantity, b: Quantity) -> bool:
    """«20 ميلا» and «20 ميلا بحريا»: at sea a mere mile is a nautical one."""
    ends = [q.low if q.value is None else q.value for q in (a, b)]
    if a.unit != b.unit or a.unit != "metre" or not all(isinstance(end, int | float) and end > 0 for end in ends):
        return False
    return math.isclose(max(ends) / min(ends), _SEA_MILE, rel_tol=_TINY)  # type: ignore[type-var,operator]


def _in_one_unit(a: Quantity, b: Quantity) -> tuple[Quantity, Quantity]:
    if a.kind == "fraction" and b.kind == "percent":
        return _as_percent(a), b
    if b.kind == "fraction" and a.kind == "percent":
        return a, _as_percent(b)
    one, two = speed(a.unit), speed(b.unit)
    if one is not None and two is not None and one != two:
        return _scaled(a, "quantity", _HOURLY, one), _scaled(b, "quantity", _HOURLY, two)
    return a, b


def _as_percent(q: Quantity) -> Quantity:
    return _scaled(q, "percent", "percent", 100)


def _scaled(q: Quantity, kind: Kind, unit: str, factor: float) -> Quantity:
    def times(value: object) -> Number | None:
        return value * factor if isinstance(value, int | float) else None

    return replace(q, kind=kind, unit=unit, value=times(q.value), low=times(q.low), high=times(q.high))


def _same_length(a: Quantity, one: Number, two: Number) -> bool:
    """24 months and two years, six months and half a year; 90 days and three months."""
    if a.kind != "duration" or min(one, two) < _SHORTEST or abs(one - two) > _MONTHS * max(one, two):
        return False
    years = [2 * length % _YEAR == 0 for length in (one, two)]  # or half years
    days = [length % _DAY == 0 for length in (one, two)]
    months = one % _MONTH == 0 and two % _MONTH == 0
    return all(map(any, zip(years, days, strict=True))) and (any(years) or months)


def _bounds(q: Quantity) -> tuple[float, float]:
    low = float(q.low) if isinstance(q.low, int | float) else -math.inf
    high = float(q.high) if isinstance(q.high, int | float) else math.inf
    return low, high


def _overlap(a: Quantity, b: Quantity) -> bool:
    """Is there a value that both statements allow?  Open ends are open: «أكثر من 100» does not hold 100 itself."""
    if a.hedge is None and b.hedge is None:
        return False
    low_a, high_a = _bounds(a)
    low_b, high_b = _bounds(b)
    low, high = max(low_a, low_b), min(high_a, high_b)
    if low > high:
        return False
    if low == high and a.hedge == b.hedge == "about":
        return False  # «نحو ساعتين» and «نحو ثلاث ساعات»: nobody means the half hour at which they touch
    if low == high:
        included = all(
            (q.low_inclusive or bounds[0] < low) and (q.high_inclusive or bounds[1] > high)
            for q, bounds in ((a, (low_a, high_a)), (b, (low_b, high_b)))
        )
        # «أكثر من 70 ألفا» is said of 70 thousand and a few; «70 ألفا» may be that figure rounded
        return included or a.value == b.value
    return _near_a_bound(a, b)


def _near_a_bound(a: Quantity, b: Quantity) -> bool:
    """Is neither far above what the other has for the least, nor one limit a multiple of the other?"""
    tops = sorted(float(q.high) for q in (a, b) if q.low is None and isinstance(q.high, int | float))
    if len(tops) > 1 and a.hedge == b.hedge and tops[1] >= tops[0] * _BOUND_REACH > 0:
        return False
    for bound, other in ((a, b), (b, a)):
        stated = bound.low if bound.high is None else None
        value = other.value if isinstance(other.value, int | float) else other.low
        if isinstance(stated, int | float) and isinstance(value, int | float) and stated > 0 and bound.hedge != "vague":
            if value >= stated * _BOUND_REACH:
                return False
    return True


def _vaguely(vague: Quantity, other: Quantity) -> bool:
    """«العشرات» and 19: a word such as dozens has no sharp edge."""
    value = other.value
    if vague.hedge != "vague" or not isinstance(value, int | float) or not isinstance(vague.low, int | float):
        return False
    return vague.low / _NO_EDGE <= value <= (vague.high if isinstance(vague.high, int | float) else math.inf) * _NO_EDGE
