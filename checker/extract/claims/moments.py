"""When what a number tells happened, and until when the number holds."""

from __future__ import annotations

import datetime as dt
from typing import Final

from checker.extract.claims.scene import Scene
from checker.extract.patterns import Place
from checker.extract.triggers import Trigger
from checker.model import Quantity
from checker.text.sentences import Sentence

_FRESH: Final = 45  # days: a count that stood longer ago is no figure of this story


def find_day(scene: Scene, index: int) -> tuple[str, str] | None:
    """The day on which the thing happened, as its sentence says."""
    place = scene.places[index]
    best: tuple[int, Quantity] | None = None
    for other, spot in scene.beside(place):
        if other.kind != "date" or other is scene.quantities[index]:
            continue
        gap = abs(spot.first - place.first)
        if best is None or gap < best[0]:
            best = gap, other
    if best is None or not isinstance(best[1].low, str) or not isinstance(best[1].high, str):
        return None
    return best[1].low, best[1].high


def find_as_of(scene: Scene, place: Place, index: int) -> dt.datetime | None:
    """The moment up to which a figure holds: «حتى السابعة صباحا», «حتى مساء الاثنين»."""
    trigger = next(iter(scene.triggers.within("scope.as_of", place.sentence.first, place.sentence.after)), None)
    if trigger is None or scene.doc.reference is None:
        return None
    clock: Quantity | None = None
    day: Quantity | None = None
    for other, spot in scene.beside(place):
        if other is scene.quantities[index]:
            continue
        behind = 0 <= spot.first - trigger.after <= 6
        if other.kind == "clock" and behind and clock is None:
            clock = other
        if other.kind == "date" and (behind or day is None) and isinstance(other.value, str):
            day = other
    part = _daypart(scene, trigger, place.sentence)
    if clock is None and day is None and part is None:
        return None
    date = scene.doc.reference
    if day is not None and isinstance(day.high, str) and day.high[0].isdigit():  # not "X", nor a year before Christ
        date = dt.date.fromisoformat(day.high)
    moment = dt.time.fromisoformat(str(clock.value)) if clock is not None else dt.time(part or 12)
    if not 0 <= (scene.doc.reference - date).days <= _FRESH:
        return None  # «منذ 1980 حتى 2003» tells how long, not when it was counted
    return dt.datetime.combine(date, moment)


def _daypart(scene: Scene, trigger: Trigger, sentence: Sentence) -> int | None:
    for i in range(trigger.after, min(trigger.after + 4, sentence.after)):
        found = scene.doc.passage.phrase(i, "daypart")
        if found is not None:
            low, high = found[0].term.value
            return int(min((low + high) // 2, 23))
    return None
