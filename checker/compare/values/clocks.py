"""How two times of the day stand to each other."""

from __future__ import annotations

from typing import Final

from checker.compare.values.relation import Relation
from checker.model import Quantity

_OF_A_PLACE: Final = "zone:"
_STEP: Final = 5  # minutes: «التاسعة والنصف» is said of 9:28 …
_SLACK: Final = 2
_HALF_DAY: Final = 720  # minutes
_DAY: Final = 1440
_FARTHEST_EAST: Final = 840  # minutes: no place is more than 14 hours ahead of UTC


def relate_clocks(a: Quantity, b: Quantity) -> Relation:
    """How two times of the day stand to each other; by two clocks they are of two zones, whatever they say.

    «بتوقيت القاهرة» may be the clock of the place where it happened: the same hour is the same hour.
    """
    if "utc" in (a.unit, b.unit) and a.unit != b.unit:
        return "zone"
    one, two = _minutes(a.value), _minutes(b.value)
    if one == two:
        return "equal" if a.hedge == b.hedge else "overlap"
    if a.unit != b.unit and any(unit is not None and unit.startswith(_OF_A_PLACE) for unit in (a.unit, b.unit)):
        return "zone"
    turn = _HALF_DAY if any("half of the day" in q.assumed for q in (a, b)) else _DAY
    gap = min((one - two) % turn, (two - one) % turn)
    if gap == 0 or ((a.hedge or b.hedge) and gap <= _reach(a) + _reach(b)):
        return "overlap"
    if gap <= _SLACK and (one % _STEP == 0) != (two % _STEP == 0):
        return "rounded"
    return "differ"


def _reach(q: Quantity) -> int:
    """Minutes from a time of the day to the farther of its bounds."""
    at = _minutes(q.value)
    return max(at - _minutes(q.low), _minutes(q.high) - at)


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
