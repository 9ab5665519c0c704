"""A round figure and the exact one that it stands for."""

from __future__ import annotations

import math
from typing import Final

from checker.model import Number, Quantity

_ROUND_SHARE: Final = 0.06  # a round figure stands for what is this near to it, and rounds to it
_IN_CENTIMETRES: Final = 3  # metres: what is longer is told in metres
_UNIT_SLACK: Final = 0.045  # feet and miles are rounded to whole numbers when they are converted
_HOUR: Final = 3600  # seconds
_FEW_HOURS: Final = 2 * _HOUR
_DAY: Final = 24 * _HOUR
_FEW_DAYS: Final = 2 * _DAY
_HOURS: Final = 6 * _HOUR  # over whole days
_MINUTES: Final = 20 * 60  # of more, a writer says half an hour
_CUT: Final = 10  # per cent: of more, what stands behind the point is less than a tenth
_TO_THE_UNIT: Final = 1000  # below it whole numbers are told to the unit
_LARGE: Final = 20  # from here on «51 نقطة» may be said of 51.18


def rounded(a: Quantity, b: Quantity) -> bool:
    """Is one of two figures what the other rounds to, in its last stated digit or in a unit that was converted?"""
    one = a.value if isinstance(a.value, int | float) else None
    two = b.value if isinstance(b.value, int | float) else None
    if one is None or two is None or one * two <= 0:
        return False
    big = max(abs(one), abs(two))
    if a.kind == b.kind == "duration" and _whole_hours(*sorted((abs(one), abs(two)))):
        return True
    if a.kind == "percent" and big >= _CUT and _cut_off(one, two):
        return True
    if abs(one - two) > _ROUND_SHARE * big:
        return False
    if _converted_units(a, b):
        return abs(one - two) <= _UNIT_SLACK * big
    return (
        _rounds_to(one, two, a)
        or _rounds_to(two, one, b)
        or ((a.kind == "percent" or big >= _LARGE) and _cut_off(one, two))
    )


def _whole_hours(short: Number, long: Number) -> bool:
    """«ثلاث ساعات» for three hours and 17 minutes, «خمسة أيام» for 124 hours: a headline drops what is over."""
    over = long - short
    if short >= _FEW_DAYS and short % _DAY == 0:
        return 0 < over <= _HOURS
    return short >= _FEW_HOURS and short % _HOUR == 0 and 0 < over <= _MINUTES


def _cut_off(one: Number, two: Number) -> bool:
    """«11%» for 11.8 %, «9.7%» for 9.77 %: headlines drop the last of what stands behind the point."""
    short, long = sorted((one, two), key=_decimals)
    scale = 10 ** _decimals(short)
    return _decimals(short) < _decimals(long) and math.trunc(long * scale) == round(short * scale)


def _decimals(value: Number) -> int:
    text = repr(float(value))
    return len(text.split(".")[1].rstrip("0")) if "e" not in text else 6


def _rounds_to(round_value: Number, exact: Number, stated: Quantity) -> bool:
    """Is a round figure («1.9 مليون») what an exact one rounds to?  Small whole numbers are never taken as round."""
    step = _step(round_value, stated)
    if step is None:
        return False
    near = abs(round_value - exact) <= step / 2 + 1e-9 or (step >= 1000 and 0 <= abs(exact) - abs(round_value) < step)
    return near and abs(exact) > 0 and _step(exact, stated, of_other=True) != step


def _step(value: Number, stated: Quantity, *, of_other: bool = False) -> float | None:
    """The last stated digit of a figure.  None for whole numbers below a thousand, shares and prices aside."""
    small = value == int(value) and abs(value) < _TO_THE_UNIT
    if small and not (of_other or stated.kind in ("percent", "money")):
        return None
    return last_digit(value)


def last_digit(value: Number) -> float:
    """What one more in the last stated digit adds: a hundred thousand for «1.9 مليون»."""
    size = abs(value)
    if size != int(size):
        return 10.0 ** -_decimals(size)
    digits = str(int(size))
    return 1.0 if size < _TO_THE_UNIT else 10.0 ** (len(digits) - len(digits.rstrip("0")))


def _metric(value: float) -> bool:
    """«1.5 متر», «53 سنتيمترا»: is it a whole number of centimetres where such are told, or has it one decimal?"""
    return value == round(value, 2 if value < _IN_CENTIMETRES else 1)


def _converted_units(a: Quantity, b: Quantity) -> bool:
    """Metres from feet, kilometres from miles: one of the two is no whole number of its metric unit."""
    if a.kind != "quantity" or a.unit not in ("metre", "kilogram", "litre", "square_metre", "kilometre_per_hour"):
        return False
    return any(isinstance(q.value, float) and not _metric(q.value) for q in (a, b)) or any(
        isinstance(q.value, int | float) and q.value > 100 and q.value % 1 for q in (a, b)
    )
