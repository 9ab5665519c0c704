"""The words and signs that link the two ends of a range."""

from __future__ import annotations

from typing import Final

from checker.extract.amounts.amount import joined_at
from checker.extract.passage import Passage
from checker.text.tokens import NUMBER

_BETWEEN: Final = ("بين", "من")  # what such words end with


def between_before(p: Passage, first: int) -> tuple[int, int] | None:
    """«بين», «ما بين», «تتراوح بين» right before token `first`: its first token and character."""
    if not p.form(first - 1).endswith(_BETWEEN):
        return None
    for size in (3, 2, 1):
        found = p.phrase(first - size, "range_between")
        if found is not None and found[1] == first:
            return first - size, p.tokens[first - size].start + found[0].offset
    return None


def range_link(p: Passage, i: int, *, between: bool) -> int | None:
    """The token after a link of a range at `i`."""
    if between:
        joined = joined_at(p, i + 1 if p.surface(i) == "،" else i)  # «ما بين 80، و90 في المئة»
        if joined is not None:
            return joined
    found = p.phrase(i, "range_to")
    if found is not None and found[0].clitics in ("", "و") and p.form(i) not in ("حتي", "وحتي"):
        return found[1]
    if p.dash(i) and p.kind(i + 1) == NUMBER and (p.kind(i - 1) == NUMBER or p.surface(i - 1) in ("%", "٪")):
        return i + 1
    if p.form(i) == "او":
        return i + 1
    lex = p.tokens[i].lex if i < len(p.tokens) else None
    if (
        lex is not None
        and p.form(i - 1)
        and lex.readings
        and lex.readings[0].clitics == "ل"
        and lex.readings[0].term.cat in ("ten", "unit", "hundred", "mag")
    ):
        return i if _from_before(p, i) else None
    return None


def _from_before(p: Passage, i: int) -> bool:
    return any(p.form(j) == "من" for j in range(max(i - 4, 0), i))
