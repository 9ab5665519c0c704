"""Why it happened, in the words of the article: what is blamed for an accident («عزت الشركة الحادث إلى خلل في الصمام»)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.extract.stated import Page, Stated
from checker.schema import Attribute
from checker.text.clitics import split
from checker.text.fold import fold
from checker.text.tokens import LATIN, WORD

_REACH: Final = 8  # tokens between a word of blame and its «إلى» …
_FAR: Final = 16  # … and between an event and what it came of («جنحت السفينة صباح الثلاثاء ... بسبب رياح قوية»)
_LONGEST: Final = 5  # tokens of a reason («خلل في صمام الضغط الخلفي»)
_STOPS: Final = frozenset("؛.!؟?،:()")
_QUOTES: Final = frozenset('«»"“”')
_BY: Final = "بسبب"
_TO: Final = frozenset({"الي", "ل"})
_LINKS: Final = frozenset(
    {"هو", "هي", "كان", "كانت", "يعود", "تعود", "يرجع", "الي", "ان", "وجود", "وقوع", "حدوث", "عن"}
)
_WHO: Final = 2  # words between a verb of guessing and «أن»
_COLON: Final = ":"
_COMMA: Final = "،"
_OPENS: Final = frozenset({"ان", ":", "،"})  # before a reason that stands before its cue
_WHICH: Final = frozenset({"الذي", "التي"})
_THAT: Final = "ان"
_BE: Final = frozenset({"يكون", "تكون"})
_INSIDE: Final = frozenset({"في", "من", "غير"})  # words of grammar inside a reason


def reasons(page: Page, file: Attribute) -> Iterator[Stated]:
    """The reasons that are given for an event, each by its own words."""
    general = {fold(word) for word in file.general}
    for cue, first, after in page.of(f"slot:{file.id}"):
        if page.is_past(first) or any(first - 2 <= at < first for _, at, _ in page.of(f"unsure:{file.id}")):
            continue
        ahead = _ahead(page, file, cue, first, after)
        start = ahead if ahead is not None else _start(page, file, cue, first, after)
        if start is None:
            continue
        stop = _stop(page, start) if ahead is None else first
        if _unknown(page, file, start, stop):
            continue
        words = [split(page.doc.tokens[i].lex.form)[2] for i in range(start, stop)]
        words = [word for word in words if word not in general and word not in page.doc.vocab.function_words]
        if words:
            yield page.state(file, "", " ".join(words), start, stop, words=tuple(words), kind="organisation")


def _unknown(page: Page, file: Attribute, start: int, stop: int) -> bool:
    """«لا تزال الأسباب مجهولة», «وعن أسباب الحريق يقول العقيد إن ...»: is no reason said, but that there is none, or who speaks?"""
    unsure = any(start <= at < stop for _, at, _ in page.of(f"unsure:{file.id}"))
    return unsure or any(at == start for _, at, _ in page.of("saying"))


def _start(page: Page, file: Attribute, cue: str, first: int, after: int) -> int | None:
    """Where the reason behind a cue begins; None where it is the reason of nothing that the rule speaks of."""
    home = page.doc.sentence_of(first)
    events = [at for _, at, _ in page.of(f"event:{file.id}")]
    at: int | None
    if cue == "blame":
        limit = min(after + _REACH, home.after)
        at = next((i for i in range(after, limit) if page.doc.tokens[i].lex.form in _TO), None)
        told = at is not None and any(after <= event < at for event in events)
        at = at + 1 if at is not None else None
    elif cue == "struggle":
        told, at = any(home.first <= event < home.after for event in events), after
    elif cue in ("behind", "kills"):
        return None  # the reason stands before it
    elif cue == "guess":
        told = any(home.first <= event < home.after for event in events)
        at = _guess(page, after)
    elif cue == "cause" and not page.doc.tokens[first].lex.form.endswith(_BY):
        named = after in events
        told = named or (page.is_definite(first) and any(event < first for event in events))
        at = after + named
        while at < home.after and (named or page.is_definite(first)) and page.is_definite(at):
            at += 1  # «السبب الرئيسي», «سبب الحادث الأليم»
        at = _behind_clause(page, at, home.after)
    else:
        told = any(first - _FAR <= event < first and not page.broken(event, first, _STOPS) for event in events)
        at = after
    if not told or at is None:
        return None
    while at < home.after and (page.doc.tokens[at].lex.surface in _QUOTES or page.doc.tokens[at].lex.form in _LINKS):
        at += 1
    return at if at < home.after and page.doc.tokens[at].lex.kind in (WORD, LATIN) else None


def _ahead(page: Page, file: Attribute, cue: str, first: int, after: int) -> int | None:
    """Where a reason begins that stands before its cue («الألعاب النارية سبب حريق المخزن», «إن عطلا وراء السقوط»)."""
    home = page.doc.sentence_of(first)
    named = any(at == after for _, at, _ in page.of(f"event:{file.id}"))
    start = first
    if cue in ("behind", "kills") and (named or cue == "kills"):
        while start > home.first and _is_inside(page, start - 1) and first - start < _LONGEST:
            start -= 1
        opens = start == home.first or page.doc.tokens[start - 1].lex.form in _OPENS
        return start if opens and start < first else None
    while start > home.first and page.is_definite(start - 1) and page.doc.tokens[start - 1].lex.kind == WORD:
        start -= 1
    opens = start == home.first or page.doc.tokens[start - 1].lex.surface == _COLON
    clear = cue == "cause" and named and not page.is_definite(after)
    return start if clear and opens and 0 < first - start < _LONGEST else None


def _is_inside(page: Page, at: int) -> bool:
    """May a word stand inside a reason?"""
    lex = page.doc.tokens[at].lex
    return lex.kind in (WORD, LATIN) and (lex.form not in page.doc.vocab.function_words or lex.form in _INSIDE)


def _guess(page: Page, at: int) -> int | None:
    """Where a guess begins: behind «أن يكون» («رجح أن تكون ألغام قديمة قد انفجرت»)."""
    forms = [token.lex.form for token in page.doc.tokens[at : at + _WHO + 2]]
    found = (k for k in range(len(forms) - 1) if forms[k] == _THAT and forms[k + 1] in _BE)
    return next((at + k + 2 for k in found), None)


def _behind_clause(page: Page, at: int, limit: int) -> int:
    """Behind a relative clause between commas («مصدر النيران، التي شبت ظهر السبت، ...»)."""
    tokens = page.doc.tokens
    if at + 1 >= limit or tokens[at].lex.form != _COMMA or tokens[at + 1].lex.form not in _WHICH:
        return at
    return next((i + 1 for i in range(at + 1, limit) if tokens[i].lex.form == _COMMA), at)


def _stop(page: Page, start: int) -> int:
    """Where a reason ends: at a sign, or at a word of grammar that does not belong inside it."""
    stop, limit = start + 1, min(start + _LONGEST, page.doc.sentence_of(start).after)
    while stop < limit and page.doc.tokens[stop].lex.kind in (WORD, LATIN):
        form = page.doc.tokens[stop].lex.form
        if (form in page.doc.vocab.function_words and form not in _INSIDE) or form.startswith("و"):
            break
        stop += 1
    while stop > start + 1 and page.doc.tokens[stop - 1].lex.form in _INSIDE:
        stop -= 1
    return stop
