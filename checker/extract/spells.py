"""How long it went on, where a text tells from which hour to which: «استمرت من السابعة صباحا حتى الرابعة عصرا»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from checker.extract.document import Document
from checker.extract.times.pieces import range_link
from checker.extract.triggers import Triggers
from checker.model import Quantity

_LASTED: Final = "durations.last"
_REACH: Final = 5  # tokens from the verb to «من»: «استمرت العاصفة الترابية من»
_DAY: Final = 1440  # minutes


def with_spells(doc: Document, triggers: Triggers, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities of a document and, among them, the lengths between two hours of what is said to have lasted."""
    found = list(_spells(doc, triggers, quantities))
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
        seconds = 60 * ((_minutes(two) - _minutes(one)) % _DAY)
        text = doc.text[one.start : two.end]
        yield Quantity("duration", seconds, seconds, seconds, "second", None, one.start, two.end, text)


def _minutes(clock: Quantity) -> int:
    return int(str(clock.value)[:2]) * 60 + int(str(clock.value)[3:5])
