"""Two writings that may be of one number: the signs between its digits, or the direction of the line, are what differs."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from checker.model import Quantity

_READINGS: Final = "readings: "  # how the quantities say what else a number may be
_POINT: Final = re.compile(r"(\d+)([.،])(\d+)")
_WORDS: Final = re.compile(r"[^\W\d_]+")
_GROUPED: Final = 7  # digits: of so many the signs between them are what is misread, not a point that was lost


def one_writing(a: Quantity, b: Quantity) -> bool:
    """May the two be one number, read or set in two ways?"""
    return _other_reading(a, b) or _turned(a, b) or _written_alike(a, b)


def as_meant(a: Quantity, b: Quantity) -> Quantity:
    """An amount in that of its readings («1,403 مليون») which comes nearest to another amount; itself where it has one."""
    readings = _readings(a)
    if not readings or not isinstance(a.value, int | float) or not isinstance(b.value, int | float) or not b.value:
        return a
    known = abs(b.value)
    near = min((float(a.value), *readings), key=lambda value: abs(math.log(abs(value) / known)) if value else math.inf)
    return a if near == a.value else replace(a, value=near, low=near, high=near)


def _readings(q: Quantity) -> list[float]:
    found = (assumed.removeprefix(_READINGS) for assumed in q.assumed if assumed.startswith(_READINGS))
    return [float(part) for told in found for part in told.split(", ")]


def _other_reading(a: Quantity, b: Quantity) -> bool:
    """«12.500» may be thousands or a decimal; either reading may be meant."""
    return any(
        isinstance(two.value, int | float) and any(math.isclose(v, two.value, rel_tol=1e-6) for v in _readings(one))
        for one, two in ((a, b), (b, a))
    )


def _turned(a: Quantity, b: Quantity) -> bool:
    """«438،5 كم» for 5.438: a decimal that went through a program which writes from right to left."""
    one, two = _point(a.text), _point(b.text)
    if one is None or two is None or {one[1], two[1]} != {".", "،"}:
        return False
    return (one[0], one[2]) == (two[2], two[0])


@lru_cache(maxsize=4096)
def _point(text: str) -> tuple[str, ...] | None:
    """The digits before a decimal's sign, the sign, and the digits behind it."""
    match = _POINT.fullmatch(text.split(" ", 1)[0])
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
