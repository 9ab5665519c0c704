"""What came of a thing: a government that fell or survived, a rate that was cut or raised, a warning that was lifted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.extract.stated import Page, Stated
from checker.schema import Attribute

_AHEAD: Final = 20  # tokens from an outcome to its thing («خفض البنك المركزي، الاثنين، سعر الفائدة»)
_BACK: Final = 3  # tokens from a thing to its outcome behind it («التحذير لا يزال ساريا»)
_UNSURE: Final = 4  # tokens before an outcome in which a word takes from it that it happened
_STOPS: Final = frozenset("؛:.!؟?")
_THAT: Final = frozenset({"ان", "بان", "الا", "لن"})
_PRESENT: Final = ("ي", "ت", "ن")


def endings(page: Page, file: Attribute) -> Iterator[Stated]:
    """The outcomes that are told as facts, each with its thing."""
    for k, saying in enumerate(file.says):
        for value, first, after in page.of(f"says:{file.id}:{k}"):
            thing = _thing(page, file, k, first, after)
            if thing is None or page.is_past(first) or _unsure(page, file, first, thing[0]):
                continue
            yield page.state(file, "", value, min(first, thing[0]), max(after, thing[1]))


def _thing(page: Page, file: Attribute, k: int, first: int, after: int) -> tuple[int, int] | None:
    """The nearest thing of an outcome in its sentence: behind it, or else shortly before it."""
    home = page.doc.sentence_of(first)
    things = [(start, end) for _, start, end in page.of(f"of:{file.id}:{k}") if home.first <= start < home.after]
    ahead = [
        (start, end) for start, end in things if after <= start < after + _AHEAD and _one_clause(page, after, start)
    ]
    if ahead:
        return ahead[0]
    back = [(start, end) for start, end in things if start < after and first - end <= _BACK]
    return next(((start, end) for start, end in reversed(back) if not page.broken(end, first)), None)


def _unsure(page: Page, file: Attribute, first: int, thing: int) -> bool:
    """Is it a wish, a condition or a plan («طالب بإسقاط ...», «قبل أن يسقط ...»), or of another («رفع مستوى الإنذار»)?"""
    if first and page.doc.tokens[first - 1].lex.form in _THAT and page.doc.tokens[first].lex.form.startswith(_PRESENT):
        return True
    low = max(page.doc.sentence_of(first).first, first - _UNSURE)
    return any(low <= at < max(first, thing) and at != first for _, at, _ in page.of(f"unsure:{file.id}"))
