"""A number with what belongs to it."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from checker.extract.numbers import Value
from checker.extract.passage import Passage
from checker.extract.units import Measured
from checker.model import Hedge


class Amount(NamedTuple):
    """A number with what belongs to it, in the units as written; tokens [first, after), characters [start, end)."""

    point: Value | None
    low: Value | None
    high: Value | None
    first: int
    after: int
    start: int
    end: int
    unit: Measured | None = None
    hedge: Hedge | None = None
    low_inclusive: bool = True
    high_inclusive: bool = True
    readings: tuple[Value, ...] = ()
    fraction: bool = False
    assumed: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    number_span: tuple[int, int] = (0, 0)
    definite: bool = False
    magnitude: int = 1


def joined_at(p: Passage, i: int) -> int | None:
    if p.form(i) == "و":
        return i + 1 if i + 1 < len(p.tokens) else None
    if i < len(p.tokens) and p.tokens[i].lex.readings and p.tokens[i].lex.readings[0].clitics == "و":
        return i
    return None


def grown(p: Passage, amount: Amount, more: Fraction, after: int) -> Amount:
    assert amount.point is not None
    value = amount.point + more
    return amount._replace(point=value, low=value, high=value, after=after, end=p.tokens[after - 1].end, readings=())
