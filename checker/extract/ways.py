"""From where to where a craft went («القطار المتجه من وهران إلى عنابة»)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.extract.beside import announces, known_place
from checker.extract.stated import Page, Stated
from checker.schema import Attribute

_CRAFT: Final = 8  # tokens between the word for a craft and «من»
_FROM: Final = "من"
_TO: Final = frozenset({"الي", "نحو"})


def ways(page: Page, file: Attribute) -> Iterator[Stated]:
    """The two ends of each way, in their order."""
    for craft, start, end in page.of(f"slot:{file.id}"):
        limit = min(end + _CRAFT, page.doc.sentence_of(start).after)
        at = next((i for i in range(end, limit) if page.doc.tokens[i].lex.form == _FROM), None)
        if at is None or page.broken(end, at) or page.is_past(start):
            continue
        one = _end(page, at + 1)
        if one is None or one[1] >= len(page.doc.tokens) or page.doc.tokens[one[1]].lex.form not in _TO:
            continue
        two = _end(page, one[1] + 1)
        if two is not None:
            names = one[0], two[0]
            yield page.state(file, craft, " > ".join(names), start, two[1], words=names)


def _end(page: Page, at: int) -> tuple[str, int] | None:
    """The name of the place at a token, with or without the word that says what it is, and the token after it."""
    found = known_place(page, at + announces(page, at))
    return (" ".join(found[0]), found[2]) if found is not None else None
