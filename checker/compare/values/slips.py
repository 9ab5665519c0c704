"""Two values of which one is the other with a slip of the keyboard."""

from __future__ import annotations

from typing import Final

from checker.compare.values.clocks import other_half
from checker.model import DATES, Quantity

_MAGNITUDE: Final = 1000  # a million for a billion is a slip; 10 and 100 are two round numbers
_YEAR: Final = len("2000")


def one_slip(a: Quantity, b: Quantity) -> bool:
    """415 and 154, a million and a billion, dollars and euros: the digits in another order, or a unit for another."""
    if a.kind == b.kind == "clock":
        return other_half(a, b)
    one, two = _digits(a.value), _digits(b.value)
    if not one or not two or sorted(one) != sorted(two):
        return False
    if a.kind in DATES:
        return True
    sizes = sorted(abs(float(q.value or 0)) for q in (a, b))
    return len(one) > 1 or sizes[1] >= _MAGNITUDE * sizes[0] or sizes[0] == sizes[1]


def _digits(value: object) -> str | None:
    """The digits of a number without the zeros at its ends, or of a year."""
    if isinstance(value, str):
        return value if len(value) == _YEAR and value.isdecimal() else None
    return f"{abs(value):.10g}".replace(".", "").split("e")[0].strip("0") if isinstance(value, int | float) else None
