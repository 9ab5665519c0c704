"""From where to where a craft went («القطار المتجه من وهران إلى عنابة»)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.extract.beside import announces, known_place
from checker.extract.stated import Page, Stated
from checker.schema import Attribute

_CRAFT: Final = 8  # tokens between the word for a craft and «من», its name counted as one
_ON_THE_WAY: Final = 5  # tokens between one end and «إلى»
_FROM: Final = "من"
_TO: Final = frozenset({"الي", "نحو"})


def ways(page: Page, file: Attribute) -> Iterator[Stated]:
    """The two ends of each way, in their order."""
    left = {first for _, first, _ in page.of(f"strike:{file.id}")}
    for craft, start, end in page.of(f"slot:{file.id}"):
        last = page.doc.sentence_of(start).after
        limit = min(end + _CRAFT + page.named(end, min(end + _CRAFT, last)), last)
        at = next((i for i in range(end, limit) if i in left or page.doc.tokens[i].lex.form == _FROM), None)
        if at is None or page.broken(end, at) or page.is_past(start):
            continue
        one = _end(page, at + 1)
        to = _to(page, one[1], min(one[1] + _ON_THE_WAY, last)) if one is not None else None
        two = _end(page, to + 1) if to is not None else None
        if one is not None and two is not None:
            names = one[0], two[0]
            yield page.state(file, craft, " > ".join(names), start, two[1], words=names, denied=False)


def _to(page: Page, low: int, high: int) -> int | None:
    """The word behind which the other end stands («مساء الأربعاء متجهة إلى»)."""
    at = next((i for i in range(low, high) if page.doc.tokens[i].lex.form in _TO), None)
    return at if at is not None and not page.broken(low, at) else None


def _end(page: Page, at: int) -> tuple[str, int] | None:
    """The name of the place at a token, with or without the word that says what it is, and the token after it."""
    found = known_place(page, at + (announces(page, at) or page.is_site(at)))
    return (" ".join(found[0]), found[2]) if found is not None else None
