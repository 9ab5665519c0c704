"""Whether two passages by themselves make it likely that they give one thing two values, whatever their articles are about.

Where a machine gathers the stories, two articles of one may tell of two events.  Most of what is false there is told
in other words than what it is compared with, or was misread or rounded, which befalls figures that are written in two
ways («1.4 مليار» and «1,403 مليون») more often than those that are written in one (docs/accuracy.md).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from checker.compare.evidence import NEARLY_THE_SAME, Evidence
from checker.model import DATES, Claim, Quantity
from checker.text.fold import DIGITS

_SURE: Final = 4.0  # log-odds: below, half of what this lets through besides is false (docs/accuracy.md) …
_LIKELY: Final = 1.2  # … and a pair that is rather of one fact than not will do, where …
_COPIED: Final = 0.8  # … of 1, the words around are those of one text that both print
_RELATED: Final = 0.25  # … or, of 1, are no other sentence, and the figures are a slip apart
_TIMES: Final = (*DATES, "clock")  # of which a text leaves unsaid what another says: the half of the day, the month
_NUMERAL: Final = re.compile(r"\d(?:[\d.,،٫ر/:+]*\d)?")
_DIGIT: Final = re.compile(r"\d")
_PLAIN: Final = re.compile(r"\d+(?:\.\d+)?")
_UNITS: Final = (31_536_000, 2_592_000, 604_800, 86_400, 3_600, 60)  # seconds of what durations in words are counted in


def told_alike(a: Claim, b: Claim, joining: Sequence[Evidence]) -> bool:
    """Are the values of two articles told in like words, and written in one way?  `joining` is what brought them together."""
    return a.article != b.article and _written_alike(a.value, b.value) and any(map(_likely, joining))


def _likely(found: Evidence) -> bool:
    words = found.features.get("words around", 0.0)
    slip = "the same digits" in found.features or NEARLY_THE_SAME in found.features
    return found.weight >= _SURE or (found.weight >= _LIKELY and (words >= _COPIED or (slip and words >= _RELATED)))


def _written_alike(a: Quantity, b: Quantity) -> bool:
    units = {a.unit, b.unit} - {None}  # «أرباح بـ1.9 مليون» in a title
    if len(units) > 1 or (a.kind in _TIMES and set(a.assumed) != set(b.assumed)):
        return False
    one, two = (_NUMERAL.findall(q.text.translate(DIGITS)) for q in (a, b))
    if a.kind in DATES and (bool(one) != bool(two) or len(str(a.value)) != len(str(b.value))):
        return False  # «اليوم» and «14 آب», a day and a year
    if one and two and _signs(one) != _signs(two):
        return False
    scale, other = _scale(a, one), _scale(b, two)
    return None in (scale, other) or scale == other or (a.kind != "duration" and one == two)


def _signs(numerals: Sequence[str]) -> list[str]:
    """What stands between the digits; a single point needs no other to be read."""
    return ["" if _PLAIN.fullmatch(numeral) else _DIGIT.sub("", numeral) for numeral in numerals]


def _scale(q: Quantity, numerals: Sequence[str]) -> float | None:
    """What one of a figure comes to: a thousand for «30 ألف», a day's seconds for «21 يوما»; None where nobody knows."""
    if not isinstance(q.value, int | float):
        return None
    if len(numerals) == 1 and _PLAIN.fullmatch(numerals[0]) and float(numerals[0]):
        return round(q.value / float(numerals[0]), 3)
    whole = q.kind == "duration" and not numerals
    return next((float(unit) for unit in _UNITS if q.value % unit == 0), 1.0) if whole else None
