"""A number as it was read: its value, where it stands, what else its writing allows."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

Value = int | Fraction


class Form:
    """How a number was written; the reader of units and dates asks."""

    DIGITS = "digits"
    WORDS = "words"


class Num(NamedTuple):
    """A number at a place: tokens [first, after), characters [start, end)."""

    value: Value
    first: int
    after: int
    start: int
    end: int
    form: str
    readings: tuple[Value, ...] = ()  # what else the writing allows
    magnitude: int = 1  # of the last magnitude word (مليون is 10**6)
    definite: bool = False
    clitics: str = ""
    fraction: bool = False  # a fraction word or a slash made it
    scaled: bool = False  # a magnitude word is part of it
    dual_magnitude: bool = False  # «مليونا» that may be a dual or an accusative
    digits: int = 0  # how many digits were written, leading zeros too


def plain(value: Value) -> int | float:
    """A number as JSON has it."""
    if isinstance(value, int):
        return value
    return value.numerator if value.denominator == 1 else float(value)


def norm(value: Value) -> Value:
    return value.numerator if isinstance(value, Fraction) and value.denominator == 1 else value
