"""When what a number tells happened, and until when the number holds."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Final

from checker.extract.claims.scene import Scene
from checker.extract.document import Document
from checker.extract.patterns import Place
from checker.extract.triggers import Trigger
from checker.model import Claim, Quantity
from checker.text.sentences import Sentence

_FRESH: Final = 45  # days: a count that stood longer ago is no figure of this story
_LEAD: Final = 2  # sentences: what happened and when stands in these, whatever a paragraph is
_DATELINE: Final = 8  # tokens: a shorter line names a town and an agency
_AGO_WORDS: Final = ("منذ", "قبل", "بعد", "خلال")  # «منذ أربعة أشهر» tells how long, not on which day


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


def with_event_days(claims: list[Claim], lead_end: int) -> list[Claim]:
    """The first day that a title names, and the first of a body's lead, is the day of what the article tells."""
    found: list[Claim] = []
    seen: set[bool] = set()
    for claim in claims:
        in_lead = claim.title or claim.span.end <= lead_end
        if claim.title not in seen and in_lead and _may_date_the_event(claim):
            seen.add(claim.title)
            claim = replace(claim, role="event")
        found.append(claim)
    return found


def _may_date_the_event(claim: Claim) -> bool:
    if claim.text.startswith(_AGO_WORDS):
        return False
    exact = claim.noun is not None or len(str(claim.value.value or "")) >= len("2000-01-01")
    day = claim.value.kind == "date" and exact
    plain = not claim.role and not claim.aspects and claim.scope == "whole"
    return day and plain and claim.rule == "dates"


def lead_end(doc: Document) -> int:
    """Where the lead ends in the text: behind the second sentence of the body that is longer than a dateline."""
    body = [s for s in doc.sentences if not s.title and s.after - s.first >= _DATELINE]
    return body[min(_LEAD, len(body)) - 1].end if body else 0
