"""Two writings that may be of one number: the signs between its digits, or the direction of the line, are what differs."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from checker.model import Quantity

_POINT: Final = re.compile(r"(?:^|\D)(\d+)([.،,ر])(\d+)(?:\D|$)")
_READ_BACK: Final = "ر"  # a point that is read from right to left: «3ر44» is 44.3
_WORDS: Final = re.compile(r"[^\W\d_]{2,}")  # a letter alone stands between digits: «999 ر 999 ر 169»
_READINGS: Final = "readings: "  # how a quantity notes what else its digits may be
_GROUPED: Final = 7  # digits: of so many the signs between them are what is misread, not a point that was lost


def one_writing(a: Quantity, b: Quantity) -> bool:
    """May the two be one number, read or set in two ways?"""
    return _other_reading(a, b) or _turned(a, b) or _written_alike(a, b)


def _other_reading(a: Quantity, b: Quantity) -> bool:
    """«12.500» may be thousands or a decimal; either reading may be meant."""
    return any(
        isinstance(two.value, int | float) and math.isclose(float(read.value or 0), two.value, rel_tol=1e-6)
        for one, two in ((a, b), (b, a))
        for read in other_readings(one)
    )


def other_readings(q: Quantity) -> list[Quantity]:
    """The other numbers that a writing may mean, each as a quantity: 1949 millions for «1,949 مليون»."""
    stated = next((part for part in q.assumed if part.startswith(_READINGS)), None)
    values = [float(part) for part in stated.removeprefix(_READINGS).split(", ")] if stated else []
    return [replace(q, value=value, low=value, high=value) for value in values]


def _turned(a: Quantity, b: Quantity) -> bool:
    """«438،5 كم» for 5.438: a decimal that went through a program which writes from right to left."""
    one, two = _point(a.text), _point(b.text)
    if one is None or two is None or one[1] == two[1] or "." not in (one[1], two[1]):
        return False
    if _READ_BACK in (one[1], two[1]):
        return (one[0], one[2]) == (two[0], two[2])  # «6ر75» was meant as it stands
    return (one[0], one[2]) == (two[2], two[0])


@lru_cache(maxsize=4096)
def _point(text: str) -> tuple[str, ...] | None:
    """The digits before a decimal's sign, the sign, and the digits behind it."""
    match = _POINT.search(text)
    return match.groups() if match else None


def _written_alike(a: Quantity, b: Quantity) -> bool:
    """«665,932,983 مليون» and «(665.932.983) مليون», «94 مليارا» and «-94 مليارا-»: the same digits, other signs between them."""
    one, two = _digits_and_words(a.text), _digits_and_words(b.text)
    if {a.kind, b.kind} == {"number", "quantity"} and one[0] == two[0] and one[0]:
        return True  # «53 كليو متر»: a unit that was misspelt
    if one != two or not one[0]:
        return False
    return a.text.startswith("-") != b.text.startswith("-") or len(one[0]) >= _GROUPED


@lru_cache(maxsize=4096)
def _digits_and_words(text: str) -> tuple[str, tuple[str, ...]]:
    return "".join(filter(str.isdigit, text)), tuple(_WORDS.findall(text))
