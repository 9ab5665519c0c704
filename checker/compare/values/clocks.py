"""How two times of the day stand to each other."""

from __future__ import annotations

from typing import Final

from checker.compare.values.relation import Relation
from checker.model import Quantity

_STEP: Final = 5  # minutes: «التاسعة والنصف» is said of 9:28 …
_SLACK: Final = 2
_HALF_DAY: Final = 720  # minutes
_DAY: Final = 1440
_FARTHEST_EAST: Final = 840  # minutes: no place is more than 14 hours ahead of UTC


def relate_clocks(a: Quantity, b: Quantity) -> Relation:
    """How two times of the day stand to each other; by two clocks they are of two zones, whatever they say."""
    one, two = _minutes(a.value), _minutes(b.value)
    if "utc" in (a.unit, b.unit) and a.unit != b.unit:
        return "zone"
    if one == two:
        return "equal" if a.hedge == b.hedge else "overlap"
    if any("half of the day" in q.assumed for q in (a, b)) and (one - two) % _HALF_DAY == 0:
        return "overlap"
    if abs(one - two) <= _SLACK and (one % _STEP == 0) != (two % _STEP == 0):
        return "rounded"
    low_a, high_a, low_b, high_b = (_minutes(v) for v in (a.low, a.high, b.low, b.high))
    if a.hedge or b.hedge:
        if low_a <= high_b and low_b <= high_a:
            return "overlap"
    return "differ"


def zone_gap(a: Quantity, b: Quantity) -> int:
    """Minutes by which the local one of two clock times is ahead of the other, in (-720, 840]."""
    local, utc = (b, a) if a.unit == "utc" else (a, b)
    gap = (_minutes(local.value) - _minutes(utc.value)) % _DAY
    return gap - _DAY if gap > _FARTHEST_EAST else gap


def other_half(a: Quantity, b: Quantity) -> bool:
    """«4:17» in the morning and in the afternoon; two full hours are told of too many things."""
    one, two = _minutes(a.value), _minutes(b.value)
    return abs(one - two) == _HALF_DAY and one % 60 != 0


def _minutes(value: object) -> int:
    text = str(value)
    return int(text[:2]) * 60 + int(text[3:5])
