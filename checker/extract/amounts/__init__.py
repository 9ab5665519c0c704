"""Put a number, its unit, its hedges and its range together into one honest interval."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from checker.extract.amounts.amount import Amount
from checker.extract.amounts.bounds import with_hedges
from checker.extract.amounts.duals import read_dual, read_vague
from checker.extract.amounts.every import of_every
from checker.extract.amounts.lone import lone_unit
from checker.extract.amounts.measured import measured
from checker.extract.amounts.numeral import number_at
from checker.extract.amounts.pairs import read_pair
from checker.extract.amounts.parts import add_parts
from checker.extract.amounts.ranges import with_range
from checker.extract.numbers import Value, plain, vague_number
from checker.extract.passage import Passage
from checker.extract.units import ONE, Measured, dual_unit, unit_before
from checker.model import Quantity
from checker.text.tokens import LATIN, NUMBER, SIGN

__all__ = ["Amount", "read_amount", "to_quantity"]


def read_amount(p: Passage, i: int, since: int = 0) -> Amount | None:
    """The amount that begins at token `i`, with its unit, range and hedges; none reaches back before character `since`."""
    core = _core(p, i)
    if core is None:
        return None
    ranged = with_range(p, core)
    return with_hedges(p, add_parts(p, ranged), since)


def _core(p: Passage, i: int) -> Amount | None:
    symbol = None
    if p.kind(i) in (SIGN, LATIN):
        symbol = unit_before(p, i)
        if (
            symbol is None
            or p.kind(i + 1) != NUMBER
            or (symbol.kind == "percent" and not p.touches(i + 1) and not _percent_leads(p, i))
        ):
            return None
        i += 1
    number = number_at(p, i) if _may_be_number(p, i) else None
    if number is not None:
        return of_every(p, measured(p, number, symbol))
    vague = vague_number(p.tokens, i) if "vague" in p.lexemes[i].cats else None
    if vague is not None:
        return read_vague(p, i, vague)
    dual = dual_unit(p, i)
    if dual is not None:
        return of_every(p, read_dual(p, i, dual))
    return read_pair(p, i) or lone_unit(p, i)


_NUMERALS: Final = frozenset({"unit", "ten", "hundred", "mag", "frac", "owned_frac", "band"})


def _may_be_number(p: Passage, i: int) -> bool:
    return p.kind(i) == NUMBER or not _NUMERALS.isdisjoint(p.lexemes[i].cats)


def _percent_leads(p: Passage, i: int) -> bool:
    return p.kind(i - 1) != NUMBER


def to_quantity(p: Passage, amount: Amount) -> Quantity:
    """The amount in base units."""
    unit = amount.unit
    factor = unit.factor if unit else ONE
    kind = unit.kind if unit else "number"
    name = unit.unit if unit else None
    if kind == "number" and amount.fraction and amount.point is not None and _is_share(amount.point, unit):
        kind = "fraction"
    if kind == "number" and unit is not None and unit.noun and name is None:
        name = unit.noun

    as_told = factor == 1

    def base(value: Value | None) -> int | float | None:
        return None if value is None else plain(value if as_told else value * factor)

    value = base(amount.point)
    assumed = amount.assumed
    if amount.readings:
        assumed = (*assumed, "readings: " + ", ".join(str(base(reading)) for reading in amount.readings))
    if kind == "money" and name is not None and not name.isupper():
        assumed = (*assumed, "currency's country")
    return Quantity(
        kind=kind, value=value, low=value if amount.low is amount.point else base(amount.low),
        high=value if amount.high is amount.point else base(amount.high), unit=name,
        hedge=amount.hedge, start=amount.start, end=amount.end, text=p.text[amount.start : amount.end],
        low_inclusive=amount.low_inclusive, high_inclusive=amount.high_inclusive,
        noun=unit.noun if unit else None, assumed=assumed, words=amount.words, number_span=amount.number_span,
    )  # fmt: skip


def _is_share(point: Value, unit: Measured | None) -> bool:
    """«نصف السكان» is a share; «طلبان ونصف» counts."""
    return -1 < point < 1 or (Fraction(point).denominator > 1 and not (unit and unit.noun))
