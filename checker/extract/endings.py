"""What came of a thing: a government that fell or survived, a rate that was cut or raised, a warning that was lifted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.extract.stated import Page, Stated
from checker.schema import Attribute
from checker.text.clitics import split

_AHEAD: Final = 20  # tokens from an outcome to its thing («خفض البنك المركزي، الاثنين، سعر الفائدة»)
_BACK: Final = 3  # tokens from a thing to its outcome behind it («التحذير لا يزال ساريا»)
_UNSURE: Final = 4  # tokens before an outcome in which a word takes from it that it happened
_STOPS: Final = frozenset("؛:.!؟?")
_THAT: Final = frozenset({"ان", "بان", "الا", "لن"})
_PRESENT: Final = ("ي", "ت", "ن")
_FUTURE: Final = ("سي", "ست", "سن")
_WHICH: Final = frozenset({"الذي", "التي", "الذين"})
_AFTER: Final = frozenset({"بعد", "عقب", "اثر", "رغم", "قرار"})  # before a noun these make it a fact
_DENIES: Final = 3  # tokens from a denial to what it denies («رفض البرلمان سحب الثقة»)
_SHOWN: Final = 8  # tokens between an outcome and its thing within which both are shown


def endings(page: Page, file: Attribute) -> Iterator[Stated]:
    """The outcomes that are told as facts, each with its thing."""
    for k, saying in enumerate(file.says):
        nouns = {first for _, first, _ in page.of(f"noun:{file.id}:{k}")}
        found = {(first, after) for sort in ("verb", "noun") for _, first, after in page.of(f"{sort}:{file.id}:{k}")}
        for first, after in sorted(found):
            thing = _thing(page, file, k, first, after)
            if thing is None or page.is_past(first) or _unsure(page, file, first, thing[0]):
                continue
            noun = (first in nouns or page.is_definite(first)) and thing[0] > first
            if not _is_fact(page, first, noun=noun):
                continue
            value, denier = _value(page, file, saying.value, first)
            low, high = min(first, thing[0], denier), max(after, thing[1])
            # shown are the outcome and its thing, and not all that stands between
            places = [(first, after), thing] if thing[0] - after > _SHOWN else [(low, high)]
            denied = False if file.polar else page.denied(file, page.doc.sentence_of(first), first)
            yield from (page.state(file, saying.about, value, *place, denied=denied) for place in places)


def _value(page: Page, file: Attribute, value: str, first: int) -> tuple[str, int]:
    """An outcome and where it begins; of but two, the denial of one is the other («رفض البرلمان حجب الثقة»)."""
    low = max(page.doc.sentence_of(first).first, first - _DENIES)
    near = [at for _, at, _ in page.of("denial") if low <= at < first]
    if not file.polar or not near:
        return value, first
    return next(saying.value for saying in file.says if saying.value != value), near[-1]


def _thing(page: Page, file: Attribute, k: int, first: int, after: int) -> tuple[int, int] | None:
    """The nearest thing of an outcome in its sentence: behind it, or else shortly before it."""
    home = page.doc.sentence_of(first)
    things = [(start, end) for _, start, end in page.of(f"of:{file.id}:{k}") if home.first <= start < home.after]
    near = [(start, end) for start, end in things if after <= start < after + _AHEAD]
    ahead = [(start, end) for start, end in near if page.one_clause(after, start, _STOPS)]
    if ahead:
        return ahead[0]
    back = [(start, end) for start, end in things if start < after and first - end <= _BACK]
    return next(((start, end) for start, end in reversed(back) if not _apart(page, end, first)), None)


def _apart(page: Page, first: int, after: int) -> bool:
    """Does a sign or a relative word stand between («الاتفاق الذي توصلت إليه ...»)?"""
    return page.broken(first, after) or any(page.doc.tokens[i].lex.form in _WHICH for i in range(first, after))


def _is_fact(page: Page, first: int, *, noun: bool) -> bool:
    """Is it told as something that happened: by a verb, in a title, or by a noun that a word makes a fact?"""
    lex = page.doc.tokens[first].lex
    clitics, _, rest = split(lex.form)
    if clitics.endswith("ل") or (not noun and rest.startswith(_FUTURE)):
        return False  # «للتوصل إلى اتفاق», «سيرفع الفائدة»
    home = page.doc.sentence_of(first)
    if not noun or home.title or clitics.endswith("ب") or first == home.first:
        return True
    low = max(home.first, first - _UNSURE)
    settled = any(low <= at < first for _, at, _ in page.of("settle"))
    return settled or page.doc.tokens[first - 1].lex.form in _AFTER


def _unsure(page: Page, file: Attribute, first: int, thing: int) -> bool:
    """Is it a wish, a condition or a plan («طالب بإسقاط ...», «قبل أن يسقط ...»), or of another («رفع مستوى الإنذار»)?"""
    if first and page.doc.tokens[first - 1].lex.form in _THAT and page.doc.tokens[first].lex.form.startswith(_PRESENT):
        return True
    low = max(page.doc.sentence_of(first).first, first - _UNSURE)
    return any(low <= at < max(first, thing) and at != first for _, at, _ in page.of(f"unsure:{file.id}"))
