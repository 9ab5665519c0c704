"""Two values of which one is the other with a slip of the keyboard."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from checker.compare.values.clocks import other_half
from checker.model import DATES, Quantity

_TEN: Final = 10  # 14 kilograms and 410 grams would be two slips
_MAGNITUDE: Final = 1000  # a million for a billion is a slip; 10 and 100 are two round numbers
_ROUNDED: Final = 0.06  # «16.2 million» for «16 billion»: a magnitude for another, and one of the two is rounded
_YEAR: Final = len("2000")
_DAY: Final = len("2000-01-01")
_MEASURED: Final = ("quantity", "money")
_SIXTY: Final = 60
_HOUR: Final = 3_600  # seconds
_COUNTED: Final = (
    31_536_000,
    2_592_000,
    604_800,
    86_400,
    3_600,
    60,
)  # seconds of the units in which durations are counted
_LONG: Final = 5  # digits: of two long numbers that differ in one digit, one is mistyped


def one_slip(a: Quantity, b: Quantity) -> bool:
    """415 and 154, a million and a billion, dollars and euros: the digits in another order, or a unit for another."""
    if a.kind == b.kind == "clock":
        return other_half(a, b)
    if a.kind in DATES:
        return _dates(a.value, b.value)
    one, two = map(_digits, _as_counted(a, b))
    if not one or not two:
        return False
    sizes = sorted(abs(float(q.value or 0)) for q in (a, b))
    if sorted(one) == sorted(two) and (one == two or sizes[1] < sizes[0] * _TEN):
        # 40 metres and 40 centimetres, 600 and 6000 square kilometres, 700 and 7000 dollars
        measured = a.kind == b.kind and a.kind in _MEASURED
        # two and two thousand may be one figure; two and twenty millions are not
        return len(one) > 1 or measured or _of_magnitude(*sizes) or sizes[0] == sizes[1]
    if a.kind == b.kind == "duration":
        return _sixty(*sizes)
    return _moved_nought(a, b) or _of_magnitude(*sizes) or _one_digit(one, two)


def _moved_nought(a: Quantity, b: Quantity) -> bool:
    """240 and 204 milliards: the noughts at the end are digits too."""
    if not isinstance(a.value, int) or not isinstance(b.value, int):
        return False
    one, two = str(abs(a.value)), str(abs(b.value))
    return one != two and sorted(one) == sorted(two)


def _of_magnitude(small: float, large: float) -> bool:
    rounded = _ROUNDED if small >= _MAGNITUDE else 0.0  # two cars and 1,900 are no slip
    return any(abs(large / (small * scale) - 1) <= rounded for scale in (_MAGNITUDE, _MAGNITUDE**2))


def _sixty(small: float, large: float) -> bool:
    """23 seconds and 23 minutes, or minutes and hours; four months are no slip of two days."""
    return large == small * _SIXTY and 1 < small < _HOUR


def _one_digit(one: str, two: str) -> bool:
    return len(one) == len(two) >= _LONG and sum(x != y for x, y in zip(one, two, strict=True)) == 1


def _dates(a: object, b: object) -> bool:
    """Two years, or two days of one month, with the digits in another order or one of them left out: the 8th, the 18th."""
    if not isinstance(a, str) or not isinstance(b, str) or len(a) != len(b):
        return False
    if len(a) == _YEAR:
        return a.isdecimal() and b.isdecimal() and sorted(a) == sorted(b)
    if len(a) != _DAY or a[:-2] != b[:-2]:
        return False
    one, two = sorted((a[-2:].lstrip("0"), b[-2:].lstrip("0")), key=len)
    return sorted(one) == sorted(two) or (len(one) < len(two) and one in two)


@lru_cache(maxsize=4096)
def _digits(value: object) -> str | None:
    """The digits of a number without the zeros at its ends."""
    return f"{abs(value):.10g}".replace(".", "").split("e")[0].strip("0") if isinstance(value, int | float) else None


def _as_counted(a: Quantity, b: Quantity) -> tuple[object, object]:
    """The values; of two durations in the largest unit that counts both whole: the digits of seconds were written by nobody."""
    if a.kind == b.kind == "duration" and isinstance(a.value, int) and isinstance(b.value, int):
        unit = next((unit for unit in _COUNTED if a.value % unit == 0 and b.value % unit == 0), 1)
        return a.value // unit, b.value // unit
    return a.value, b.value


def turned(a: Quantity, b: Quantity) -> bool:
    """12 and 21, 415 and 154: the very same digits in another order, in two exact figures."""
    first, second = _as_counted(a, b)
    if a.hedge or b.hedge or not isinstance(first, int | float) or not isinstance(second, int | float):
        return False
    one, two = f"{abs(first):.10g}", f"{abs(second):.10g}"
    return one != two and sorted(one) == sorted(two)


def scaled(a: Quantity, b: Quantity) -> bool:
    """16.2 millions and 16.2 milliards, 880 kilograms and 880 tons: a thousand times the other, digit for digit."""
    one, two = a.value, b.value
    if not isinstance(one, int | float) or not isinstance(two, int | float) or not one or not two:
        return False
    small, large = sorted((abs(one), abs(two)))
    return _digits(one) == _digits(two) and _of_magnitude(small, large)
