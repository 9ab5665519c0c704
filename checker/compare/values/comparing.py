"""Which values can be of one fact at all: the same kind of thing, in units and nouns that stand for each other."""

from __future__ import annotations

from typing import Final

from checker.compare.values.numbers import relate_numbers
from checker.compare.values.units import same_unit, shortened
from checker.model import DATES, Quantity

_COUNTS: Final = frozenset({"number", "quantity"})
# Classes of nouns of which one is counted for another: 31 seats and deputies, 14 shops and buildings.
_AKIN: Final = frozenset(
    frozenset(pair)
    for pair in (
        ("seat", "person"),
        ("job", "person"),
        ("card", "person"),
        ("family", "building"),
        ("shop", "building"),
        ("infrastructure", "building"),
        ("place", "building"),
        ("camp", "building"),
        ("room", "building"),
        ("organisation", "building"),
        ("camp", "place"),
        ("book", "work"),
        ("wagon", "vehicle"),
        ("convoy", "vehicle"),
        ("drone", "aircraft"),
        ("flight", "aircraft"),
        ("missile", "bomb"),
        ("parcel", "bomb"),
        ("weapon", "device"),
        ("operation", "attack"),
        ("round", "attack"),
        ("meeting", "round"),
        ("meeting", "match"),
    )
)
# So many homes, customers and families are the same ones: a power cut counts any of them.
_MANY: Final = 1000
_HOUSEHOLDS: Final = frozenset({"building", "family", "person"})


def comparable(a: Quantity, b: Quantity) -> bool:
    """Can the two be values of one fact at all: the same kind of thing, in units that convert?"""
    if a.kind in DATES and b.kind in DATES:
        return True
    if a.kind in _COUNTS and b.kind in _COUNTS:
        alike = same_unit(a.unit, b.unit) or shortened(a.noun, b.noun)
        return (alike and "year" not in (a.unit, b.unit)) or a.unit == b.unit or _one_count(a, b)
    if {a.kind, b.kind} == {"percent", "fraction"}:
        return True
    if {a.kind, b.kind} == {"money", "number"}:
        return all(q.kind == "money" or (q.unit is None and q.noun is None) for q in (a, b))
    if a.kind != b.kind:
        return False
    if a.kind in ("percent", "clock", "money"):  # amounts in two currencies may be one amount
        return True
    return same_unit(a.unit, b.unit)


def _one_count(a: Quantity, b: Quantity) -> bool:
    """The same figure with two nouns: «ست حلي» and «ست قطع», where no list tells that they are unlike things."""
    if not (a.kind == b.kind == "number") or not a.noun or not b.noun:
        return False
    one, two = a.value, b.value
    if not isinstance(one, int | float) or not isinstance(two, int | float) or relate_numbers(a, b) == "differ":
        return False
    unlisted = a.unit == a.noun or b.unit == b.noun
    households = {a.unit, b.unit} <= _HOUSEHOLDS and min(one, two) >= _MANY
    return unlisted or households or frozenset({a.unit, b.unit}) in _AKIN
