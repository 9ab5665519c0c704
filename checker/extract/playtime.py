"""Minutes of a match, however they are told: «الدقيقة 88», «د88», «قبل دقيقتين من النهاية».

A text tells of a match where it has a result or the minute of anything; lengths of time in others stay lengths.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from checker.extract.document import Document
from checker.model import MINUTE_OF_PLAY, Hedge, Number, Quantity

_HALF: Final = 45  # minutes
_MATCH: Final = 90
_LONGEST: Final = 60  # minutes: a longer length in a report on a match is seldom one of play
_MINUTE: Final = 60  # seconds
_NOUN: Final = "الدقيقه"
_FROM: Final = frozenset({"من", "علي"})
_REACH: Final = 5  # tokens from a length to what it is counted from: «من بداية الشوط الثاني»


def with_minutes(doc: Document, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities of a document, where what tells a minute of play is the minute."""
    if not any(quantity.unit == "score" or _is_minute(doc, quantity) for quantity in quantities):
        return list(quantities)
    return [_minute(doc, quantity) for quantity in quantities]


def _is_minute(doc: Document, quantity: Quantity) -> bool:
    return quantity.kind == "ordinal" and any(_says(doc, at, "minute") for at in doc.tokens_in(quantity.span)[:1])


def _minute(doc: Document, quantity: Quantity) -> Quantity:
    here = doc.tokens_in(quantity.span)
    if quantity.kind == "ordinal":
        return _ordered(doc, quantity, here)
    if quantity.kind == "number" and quantity.unit is None and _glued(doc, here):
        start = doc.tokens[here.start - 1].start
        span = {"start": start, "text": doc.text[start : quantity.end]}
        return replace(quantity, kind="ordinal", noun=_NOUN, number_span=quantity.span, **span)  # type: ignore[arg-type]
    if quantity.kind != "duration" or not isinstance(quantity.value, int | float):
        return quantity
    minutes = quantity.value / _MINUTE
    if not 1 <= minutes <= _LONGEST or minutes != int(minutes):
        return quantity
    found = _told(doc, here, int(minutes))
    if found is None:
        return quantity
    value, low, high = found
    exact = value is not None and quantity.hedge is None
    slack = 0 if exact or value is None else round(max(2, minutes / 10))
    low, high = max(1, low - slack), high + slack
    hedge: Hedge | None = None if exact else "range" if value is None else "about"
    return replace(
        quantity, kind="ordinal", value=value, low=low, high=high, low_inclusive=True, high_inclusive=True, unit=None,
        hedge=hedge, noun=_NOUN, assumed=(MINUTE_OF_PLAY,),
    )  # fmt: skip


def _ordered(doc: Document, quantity: Quantity, here: range) -> Quantity:
    """«الدقيقة الثالثة», «الدقيقتين 51 و56»: one noun for all, and the time added to a half counted on."""
    named = any(_says(doc, at, "minute") for at in range(here.start - 1, here.stop))
    joined = quantity.noun is not None and quantity.noun in doc.vocab.cues["playtime.minute"]
    if not (named or joined) or not isinstance(quantity.value, int):
        return quantity
    added = any(_says(doc, at, "stoppage") for at in range(here.stop, here.stop + _REACH))
    if not added or quantity.value >= _HALF:
        return replace(quantity, noun=_NOUN)
    value = quantity.value + (_HALF if _half(doc, here.stop, here.stop + _REACH + 2) == 0 else _MATCH)
    return replace(quantity, noun=_NOUN, value=value, low=value, high=value)


def _glued(doc: Document, here: range) -> bool:
    """«د54»: does the short word for a minute stand right before a number?"""
    at = here.start - 1
    return at >= 0 and len(doc.tokens[at].lex.form) == 1 and _says(doc, at, "minute")


def _told(doc: Document, here: range, minutes: int) -> tuple[Number | None, int, int] | None:
    """The minute that a length of play tells with the words around it; None for a point where it is within a stretch."""
    at = here.start - 1
    passed = _says(doc, at, "passing")
    at -= passed
    behind = _counted_from(doc, here.stop)
    if _says(doc, at, "after") or passed:
        if any(_says(doc, k, "start") or _says(doc, k, "pause") for k in behind):
            late = _half(doc, behind.start, behind.stop) or any(_says(doc, k, "pause") for k in behind)
            return _point(minutes + _HALF * bool(late))
        return _point(minutes) if passed else None
    if _says(doc, at, "before") and any(_says(doc, k, "end") or _says(doc, k, "pause") for k in behind):
        return _before_end(doc, behind, minutes)
    closing = range(max(here.start - _REACH, 0), here.start)
    if _opens(doc, here.start) and any(_says(doc, k, "before") for k in closing):
        return _before_end(doc, closing, minutes) if _ends(doc, closing) else None
    if _says(doc, at, "last") or _says(doc, here.stop, "last"):
        return None, _MATCH - minutes, _MATCH
    if _says(doc, at, "first") or _says(doc, here.stop, "first"):
        return None, 1, minutes
    return None


def _point(minute: int) -> tuple[int, int, int]:
    return minute, minute, minute


def _before_end(doc: Document, words: range, minutes: int) -> tuple[int, int, int]:
    """«قبل دقيقتين من النهاية», «قبل الاستراحة بثلاث دقائق», «قبل نهاية الشوط الأول بدقيقة»."""
    first = _half(doc, words.start, words.stop) == 0 or any(_says(doc, k, "pause") for k in words)
    return _point((_HALF if first else _MATCH) - minutes)


def _opens(doc: Document, first: int) -> bool:
    """«بدقيقتين», «بربع ساعة»: by so much before."""
    return any(reading.clitics.endswith("ب") for reading in doc.tokens[first].lex.readings)


def _ends(doc: Document, words: range) -> bool:
    return any(_says(doc, k, "end") or _says(doc, k, "pause") for k in words)


def _half(doc: Document, first: int, after: int) -> int | None:
    """Which half is named in tokens [first, after): the first is 0, the second 1."""
    for k in range(first, after - 1):
        if _says(doc, k, "half"):
            return 1 if _says(doc, k + 1, "second") else 0 if _says(doc, k + 1, "first_half") else None
    return None


def _counted_from(doc: Document, first: int) -> range:
    """The tokens that say what a length is counted from: «من بداية الشوط الثاني», «فقط على انطلاق المباراة»."""
    at = first + (doc.passage.form(first) == "فقط")
    if doc.passage.form(at) not in _FROM:
        return range(0)
    after = at
    while after < at + _REACH and doc.passage.touches_words(after):
        after += 1
    return range(at, min(after + 1, len(doc.tokens)))


def _says(doc: Document, i: int, cue: str) -> bool:
    return doc.passage.says(i, f"playtime.{cue}")
