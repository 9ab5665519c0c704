"""Names that a document has given once, found again in it; and two people side by side, taken for one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from checker.extract.naming.page import Mention, Page
from checker.extract.naming.signs import QUOTES
from checker.extract.naming.words import is_foreign
from checker.model import NameKind
from checker.names.sounds import words_of
from checker.text.frequency import frequency
from checker.text.shape import is_ordinary
from checker.text.tokens import WORD

_EVERYDAY: Final = 3e-5  # a definite last name this common («الأسد») may be the noun
_WORD: Final = 1e-6  # an everyday word that is a thing's name too is taken for it only where something says so
_LONG: Final = 5  # letters of a name that a clitic hides; a shorter rest may be chance
_PARTICLES: Final = frozenset("لبكوف")
_NOUN: Final = 1e-5  # and one without the ending of family names («الحج») sooner
_GUESSED: Final = frozenset({"title", "verb", "where", "again"})
Forms = tuple[str, ...]


def find_again(page: Page) -> None:
    """Find names again: whole, or a person by the last word or a foreign first one."""
    index: dict[str, list[tuple[Forms, NameKind]]] = {}
    for mention in page.found:
        if mention.cue != "gazetteer":
            forms = page.forms_of(mention)
            index.setdefault(forms[0], []).append((forms, mention.kind))
            for tail in _linked(page, mention, forms):
                index.setdefault(tail[0], []).append((tail, mention.kind))
            for single in _singles(page, mention, forms):
                index.setdefault(single, []).append(((single,), mention.kind))
    for options in index.values():
        options.sort(key=lambda option: -len(option[0]))
    seek(page, index)


def seek(page: Page, index: dict[str, list[tuple[Forms, NameKind]]], *, sure: bool = True) -> None:
    """Enter the names of an index (first word -> names) wherever they stand.

    Where the index is not `sure`, a single ordinary word is taken only behind a word for an organisation.
    """
    if not index:
        return
    for i in range(page.size):
        if page.taken[i] or page.kind(i) != WORD:
            continue
        form, bare = page.words[i].form, page.bares[i]
        if form in index or bare in index:
            for head in dict.fromkeys((form, bare)):
                _enter(page, i, index.get(head, ()), "" if head == form else page.clitics(i), sure=sure)
        elif (rest := hidden_by_clitic(form)) in index:
            _enter(page, i, index[rest], form[0], sure=sure)


def _enter(page: Page, i: int, names: Sequence[tuple[Forms, NameKind]], clitics: str, *, sure: bool) -> None:
    """Enter the first of some names that stands at a word, behind its clitics."""
    for forms, kind in names:
        after = i + len(forms)
        free = not any(page.taken[i:after])
        if free and page.reads(i + 1, forms[1:]) and _meant(page, i, forms, kind, sure=sure):
            page.enter(i, after, kind, "again", clitics)
            return


def hidden_by_clitic(form: str) -> str:
    """«لتشيسومو»: what stands behind a letter that is a clitic only where the rest is known to be a name; or nothing."""
    hides = form[0] in _PARTICLES and len(form) > _LONG and frequency(form) == 0
    return form[1:] if hides else ""


def _meant(page: Page, i: int, forms: Forms, kind: NameKind, *, sure: bool) -> bool:
    """Is a name meant, and not the everyday word that it is too («أمور» and the Amur)?"""
    if page.form(i + len(forms)) == QUOTES.get(page.form(i - 1), ""):
        return True  # «أفاد» in quotation marks is no verb
    before = page.bare(i - 1)
    noun = before.removeprefix("ال")
    called = forms[0].startswith("ال") or page.cues.is_first_name(forms[0])
    if sure and kind == "person" and len(forms) == 1 and is_ordinary(forms[0]) and not called:
        return page.same_line(i - 1) and (before in page.cues.verbs or page.cues.is_title(noun))  # «وأضاف باول»
    common = kind == "organisation" and frequency(forms[0]) > _WORD and not called  # «إزالة», «تداول»
    if len(forms) > 1 or not is_ordinary(forms[0]) or (sure and kind != "place" and not common):
        return True
    if kind == "place" and sure:
        where = before in page.cues.where and forms[0].startswith("ال")
        return where or noun in page.cues.places or noun in page.cues.sites
    return (
        noun in page.cues.organisations or noun in page.cues.things or (kind == "place" and before in page.cues.places)
    )


def _linked(page: Page, mention: Mention, forms: Forms) -> list[Forms]:
    """«فان خال» of «لويس فان خال»: a family's name with its particle."""
    particles = page.cues.links - page.cues.sons
    at = next((k for k, form in enumerate(forms) if k and form in particles and form != "عبد"), None)
    return [forms[at:]] if mention.kind == "person" and at is not None and at + 1 < len(forms) else []


def _singles(page: Page, mention: Mention, forms: Forms) -> list[str]:
    """The words by which the article may call a person later on."""
    if mention.kind != "person" or len(forms) < 2:
        return []
    first, last = forms[0], forms[-1]
    everyday = (
        _too_common(last)
        or page.adjective(mention.after - 1)
        or last in page.cues.verbs
        or (is_ordinary(last) and last in page.cues.given)
    )
    singles = [last] if len(last) > 2 and not everyday else []
    called = len(forms) > 2 or (len(first) > 4 and first in page.cues.foreigners)
    if called and len(first) > 2 and not _too_common(first) and (is_foreign(first) or first in page.cues.foreigners):
        singles.append(first)
    return singles


def _too_common(form: str) -> bool:
    """A last name that is an everyday word («الأسد» may be the lion) is not taken for the person elsewhere."""
    if not form.startswith("ال"):
        return False
    return frequency(form) > (_EVERYDAY if form.endswith("ي") else _NOUN) or form.endswith(("ات", "يه"))


def agree_on_kinds(pages: Sequence[Page]) -> None:
    """«زعيم طالبان» is no person where «حركة طالبان» stands: a word for the thing tells more than what stands before."""
    told: dict[str, NameKind] = {}
    for page in pages:
        for mention in page.found:
            if mention.cue == "organisation" and mention.after - mention.first == 1:
                told.setdefault(page.forms_of(mention)[0], mention.kind)
    for page in pages:
        for at, mention in enumerate(page.found):
            if mention.cue in _GUESSED and mention.after - mention.first == 1:
                kind = told.get(page.forms_of(mention)[0], mention.kind)
                if kind != mention.kind:
                    page.found[at] = replace(mention, kind=kind)


def split_pairs(page: Page) -> None:
    """«شكر كيم بوتين»: two people side by side, each known from elsewhere, are not one."""
    full = [mention for mention in page.found if mention.kind == "person" and len(mention.words) > 1]
    kept: list[Mention] = []
    for mention in page.found:
        pair = mention.kind == "person" and mention.after - mention.first == 2
        kept += (_two_people(page, mention, full) if pair else None) or [mention]
    page.found = kept


def _two_people(page: Page, mention: Mention, full: list[Mention]) -> list[Mention] | None:
    if mention.cue in ("title", "given"):
        return None
    one, two = page.bare(mention.first), page.form(mention.first + 1)
    others = [other for other in full if set(other.words) != set(mention.words)]
    first = any(one in (other.words[0], other.words[-1]) and two not in other.words for other in others)
    second = any(two in (other.words[0], other.words[-1]) and one not in other.words for other in others)
    if not first or not second:
        return None
    return [narrowed(page, mention, keep) for keep in (mention.first, mention.first + 1)]


def narrowed(page: Page, mention: Mention, keep: int) -> Mention:
    """One word of a mention of two."""
    start = mention.start if keep == mention.first else page.tokens[keep].start
    text = page.doc.text[start : page.tokens[keep].end]
    return replace(
        mention, start=start, end=start + len(text), first=keep, after=keep + 1, text=text, words=words_of(text)
    )
