"""Hours told by another («قبل منتصف الليل بأربعين دقيقة»), and lengths of time in the form of an hour («2:17:44»)."""

from __future__ import annotations

import re
from typing import Final

from checker.extract.amounts import read_amount, to_quantity
from checker.extract.calendar import When
from checker.extract.hedges import hedge_before
from checker.extract.passage import Passage
from checker.extract.times import Time, hour_told
from checker.model import Quantity
from checker.text.fold import DIGITS

DAY: Final = 1440  # minutes
_HALF_DAY: Final = 43200  # seconds: nobody tells an hour by one that is farther off
_ABOUT: Final = 15  # minutes: «نحو الخامسة» is said of a quarter of an hour to either side
_HOURS: Final = 24
_D: Final = "0-9٠-٩۰-۹"
_LAP: Final = re.compile(rf"(?:([{_D}]{{1,2}}):)?([{_D}]{{1,2}}):([{_D}]{{2}})([.,][{_D}]{{1,3}})?(?![{_D}:])")


def as_told(p: Passage, time: Time) -> Time:
    """A time of the day as the words around it leave it: moved by so much, or as near as they say."""
    earlier, later = p.says(time.first - 1, "dates.before_hour"), p.says(time.first - 1, "dates.after_hour")
    by = _by(p, time.after) if earlier or later else None
    if by is not None:
        seconds, after = by
        minutes = minutes_of(str(time.when.value)) + (-seconds if earlier else seconds) // 60
        clock = clock_of(minutes % DAY)
        first = time.first - 1
        return time._replace(
            when=When(clock, clock, clock), first=first, after=after, start=p.tokens[first].start,
            end=p.tokens[after - 1].end,
        )  # fmt: skip
    hedge, behind = hedge_before(p, time.first), p.phrase(time.after, "hedge_after")
    start, after = time.start, time.after
    if hedge is not None and hedge[0] == "about":
        start = hedge[2]
    elif p.says(time.first - 1, "dates.near_hour"):
        start = p.tokens[time.first - 1].start
    elif behind is not None and behind[0].term.value == "about":
        after = behind[1]  # «في الخامسة عصرا تقريبا»
    else:
        return time
    end = p.tokens[after - 1].end
    at = minutes_of(str(time.when.value))
    low, high = clock_of(max(at - _ABOUT, 0)), clock_of(min(at + _ABOUT, DAY - 1))
    return time._replace(hedge="about", start=start, end=end, after=after, when=When(time.when.value, low, high))


def _by(p: Passage, i: int) -> tuple[int, int] | None:
    """«بأربعين دقيقة»: the seconds that are told at token `i`, and the token behind them."""
    at = i + 1 if p.form(i) == "ب" else i
    by = at > i or (i < len(p.tokens) and any(reading.clitics == "ب" for reading in p.tokens[i].lex.readings))
    amount = read_amount(p, at) if by and at < len(p.tokens) else None
    if amount is None:
        return None
    length = to_quantity(p, amount)
    if length.kind != "duration" or not isinstance(length.value, int) or not 0 < length.value <= _HALF_DAY:
        return None
    return length.value, amount.after


def lap(p: Passage, i: int) -> tuple[Quantity, int] | None:
    """«2:17:44», «1:52.34 دقيقة»: how long a race took, where no word says that it is an hour."""
    start = p.tokens[i].start
    match = _LAP.match(p.text, start) if p.surface(i + 1) == ":" else None
    if match is None or hour_told(p, i) or (i and p.touches(i)):
        return None
    hours, minutes, seconds, part = match.groups()
    if hours is None and part is None:
        return None
    if hours is not None and len(hours) > 1 and int(hours.translate(DIGITS)) <= _HOURS:
        return None  # «09:15:30» is a time of the day
    after = i
    while after < len(p.tokens) and p.tokens[after].start < match.end():
        after += 1
    if p.phrase(after, "daypart") is not None or p.phrase(after, "zone") is not None:
        return None
    whole = sum(
        int(piece.translate(DIGITS)) * unit for piece, unit in ((hours or "0", 3600), (minutes, 60), (seconds, 1))
    )
    value = whole + float("0." + part[1:].translate(DIGITS)) if part else whole
    unit = p.get(after, "measure")
    if unit is not None and unit.term.value.base == "second":
        after += 1
    end = p.tokens[after - 1].end
    return Quantity("duration", value, value, value, "second", None, start, end, p.text[start:end]), after


def minutes_of(clock: str) -> int:
    """The minutes of the day at «09:15»."""
    return int(clock[:2]) * 60 + int(clock[3:5])


def clock_of(minutes: int) -> str:
    """«09:15» for so many minutes of the day."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
