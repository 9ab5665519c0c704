"""Two by the form of a construct: «قذيفتي هاون», «سيارتا إسعاف»."""

from __future__ import annotations

from typing import Final

from checker.extract.amounts.amount import Amount
from checker.extract.passage import Passage
from checker.extract.units import counted
from checker.text.clitics import split
from checker.text.tokens import NUMBER, WORD

_MINE: Final = ("person", "family")  # «ابنتي مريم» is one, and mine
_NAMED: Final = ("place", "country", "organisation", "step", "operation")  # «ولايتي مكسيكو ...»: their names follow


def read_pair(p: Passage, i: int) -> Amount | None:
    """The two of a noun in construct with an indefinite one behind it; a definite one would point back to them."""
    reading = p.get(i, "noun_pair")
    if reading is None or reading.definite or not _completes(p, i + 1):
        return None
    cls = reading.term.value.cls
    if cls in _NAMED or (cls in _MINE and p.form(i).endswith("ي")):
        return None
    start, end = p.tokens[i].start + reading.offset, p.tokens[i + 1].end
    unit = counted(p, reading, i + 2)
    return Amount(2, 2, 2, i, i + 2, start, end, unit, number_span=(start, p.tokens[i].end))


def _completes(p: Passage, i: int) -> bool:
    """Is token `i` an indefinite noun right behind a word, no name that another joins («قنبلتي هيروشيما وناغازاكي»)?"""
    form = p.form(i)
    if p.kind(i) != WORD or not p.touches_words(i - 1) or form in p.vocab.function_words or p.get(i, "past"):
        return False
    if p.kind(i + 1) == NUMBER or p.surface(i + 1) == "(":
        return False  # «رحلتي رقم (2) و(9)»
    behind = p.form(i + 1) if p.touches_words(i) else ""
    return not behind.startswith(("و", "ال")) and split(form)[:2] == ("", False)
