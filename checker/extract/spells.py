"""Lengths told by two hours («استمرت من السابعة صباحا حتى الرابعة عصرا»), and hours by one and a length («ثم بعد دقيقتين»)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from checker.extract.document import Document
from checker.extract.hours import DAY, clock_of, minutes_of
from checker.extract.times.pieces import range_link
from checker.extract.triggers import Triggers
from checker.model import Quantity

_LASTED: Final = "durations.last"
_REACH: Final = 5  # tokens from the verb to «من»: «استمرت العاصفة الترابية من»
_FARTHEST: Final = 6 * 3600  # seconds: one hour is told by another that is not farther off
_OF_IT: Final = frozenset({"من", "علي"})


def with_spells(doc: Document, triggers: Triggers, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities of a document and, among them, what two hours or an hour and a length tell together."""
    found = [*_spells(doc, triggers, quantities), *_hours(doc, quantities)]
    return sorted([*quantities, *found], key=lambda quantity: quantity.start) if found else list(quantities)


def _spells(doc: Document, triggers: Triggers, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    for one, two in pairwise(quantities):
        if one.kind != "clock" or two.kind != "clock" or one.hedge or two.hedge or one.assumed or two.assumed:
            continue
        first, second = doc.tokens_in(one.span), doc.tokens_in(two.span)
        before = first.start - 1
        if before < 0 or doc.tokens[before].lex.form != "من" or range_link(doc.passage, first.stop) != second.start:
            continue
        if triggers.before(_LASTED, before, max(before - _REACH, 0)) is None:
            continue
        seconds = 60 * ((minutes_of(str(two.value)) - minutes_of(str(one.value))) % DAY)
        text = doc.text[one.start : two.end]
        yield Quantity("duration", seconds, seconds, seconds, "second", None, one.start, two.end, text)


def _hours(doc: Document, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """«في الساعة 8:57، ثم استغاث بعد دقيقتين», «في الساعة 8:59، بعد دقيقتين على التحذير»: the hour of the other deed."""
    clock: Quantity | None = None
    for quantity in quantities:
        if quantity.kind == "clock":
            clock = quantity
        here = doc.tokens_in(quantity.span)
        if clock is None or quantity.kind != "duration" or quantity.hedge or not isinstance(quantity.value, int):
            continue
        if not 0 < quantity.value <= _FARTHEST or not doc.passage.says(here.start - 1, "dates.after_hour"):
            continue
        if doc.sentence_of(here.start) is not doc.sentence_of(doc.tokens_in(clock.span).start):
            continue
        earlier = doc.passage.form(here.stop) in _OF_IT
        by = -quantity.value if earlier else quantity.value
        value = clock_of((minutes_of(str(clock.value)) + by // 60) % DAY)
        start = doc.tokens[here.start - 1].start
        yield replace(
            clock, value=value, low=value, high=value, start=start, end=quantity.end, hedge=None,
            text=doc.text[start : quantity.end], number_span=None,
        )  # fmt: skip
