"""How two values stand to each other: the same, both possible, or not both true."""

from __future__ import annotations

from checker.compare.values.clocks import relate_clocks, zone_gap
from checker.compare.values.comparing import comparable
from checker.compare.values.dates import counted, relate_dates
from checker.compare.values.numbers import relate_numbers, whole_currency
from checker.compare.values.relation import Relation
from checker.compare.values.slips import one_slip, scaled, turned
from checker.compare.values.units import loose_units, same_currency, shortened
from checker.model import DATES, Quantity

__all__ = [
    "Relation",
    "comparable",
    "counted",
    "loose_units",
    "one_slip",
    "relate",
    "same_currency",
    "scaled",
    "shortened",
    "turned",
    "zone_gap",
]


def relate(a: Quantity, b: Quantity) -> Relation:
    """How two comparable values stand to each other."""
    if a.kind in DATES:
        return relate_dates(a, b)
    if a.kind == "clock":
        return relate_clocks(a, b)
    if a.kind in ("text", "quote"):
        return "equal" if a.value == b.value else "differ"
    if a.kind == b.kind == "money":
        a, b = whole_currency(a, b), whole_currency(b, a)
    if a.kind == b.kind == "money" and not same_currency(a.unit, b.unit):
        # no two currencies are worth the same: the same figure in both is a slip in one of them
        return "differ" if a.value is not None and a.value == b.value else "converted"
    return relate_numbers(a, b)
