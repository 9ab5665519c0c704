"""Institutions, called by what they are: «وزارة الداخلية», «جامعة الملك سعود», «الهيئة العامة للغذاء والدواء».

Such a name holds others (a place, a patron), so it lies over the names of a page and takes no word from them.
"""

from __future__ import annotations

from typing import Final

from checker.extract.naming.page import Mention, Page
from checker.extract.naming.words import INSTITUTION
from checker.names.sounds import words_of
from checker.text.fold import cut
from checker.text.tokens import WORD

_LONGEST: Final = 8  # words of an institution's name
_PURPOSE: Final = "لل"  # «للغذاء»


def institutions(page: Page) -> list[Mention]:
    """The institutions of a page, in order; none that another organisation's name says already."""
    starts = {mention.first: mention for mention in page.found}
    known = {i for mention in page.found if mention.kind == "organisation" for i in range(mention.first, mention.after)}
    found: list[Mention] = []
    after = 0
    for i in page.marked(INSTITUTION):
        if i < after or i in known:
            continue
        headed = page.bare(i).removeprefix("ال") in page.cues.institutions
        until = _service(page, i) or (_until(page, i, starts) if headed else i)
        if until > i + 1 and not any(k in known for k in range(i, until)):
            found.append(_mention(page, i, until))
            after = until
    return found


def _service(page: Page, i: int) -> int | None:
    """The place behind «الدفاع المدني» and the country whose service it is."""
    if (page.bare(i), page.form(i + 1)) not in page.lore.services or not page.same_line(i):
        return None
    whose = page.same_line(i + 1) and page.adjective(i + 2) and page.definite(i + 2)
    return i + 3 if whose else i + 2


def _until(page: Page, i: int, starts: dict[int, Mention]) -> int:
    """The place behind the institution's name that begins at such a word; `i` where none does."""
    head = page.bare(i)
    if head.startswith("ال"):
        if head.removeprefix("ال") in page.cues.unranked | page.cues.national:
            return i
        at = i + 1
        while page.same_line(at - 1) and at - i < _LONGEST and _describes(page, at):
            at += 1
        ranked = at > i + 1 and (page.form(i + 1) in page.cues.ranks or page.adjective(at - 1))
        armed = head.removeprefix("ال") in page.cues.armed
        return _seat(page, i, at if armed else _purpose(page, at), starts) if ranked else i
    at = _complement(page, i, starts)
    if at == i:
        return i
    until = _tail(page, i, at, starts)
    if head in page.cues.national:
        return until if page.adjective(until - 1) else i
    # «لجنة التحكيم», «جائزة الأداء»: of such there are many, unless a name, a rank or a purpose tells which
    if page.form(at - 1) in page.cues.everywhere and (head in page.cues.many or head in page.cues.organisations):
        return i if until == at else until
    told = until > at or any(mention.after == at for mention in starts.values())
    return until if told or head not in page.cues.many or page.form(at - 1) in page.cues.chambers else i


def _complement(page: Page, i: int, starts: dict[int, Mention]) -> int:
    """The place behind what an institution is one of: a name, a noun with its article, or a noun before one of these."""
    at = i + 1
    for _ in range(2):
        if not page.same_line(at - 1):
            return i
        if at in starts and not page.clitics(at):
            return starts[at].after
        word = page.words[at]
        if word.kind != WORD or word.clitics or page.form(at) in page.function_words:
            return i
        if word.definite and word.form.removeprefix("ال") in page.cues.patrons:  # «جامعة الملك سعود»
            named = starts.get(at + 1)
            return named.after if named is not None and page.same_line(at) else i
        if word.form.startswith("ال"):
            some = at == i + 1 or page.bare(i) in page.cues.many  # «نيابة أمن الدولة» is the country's
            return i if some and page.form(at) in page.cues.no_institution else at + 1
        at += 1
    return i


def _tail(page: Page, i: int, at: int, starts: dict[int, Mention]) -> int:
    """The adjectives, the second field («الثقافة والإعلام») and the purpose behind the first words of a name."""
    while at - i < _LONGEST and page.same_line(at - 1) and at not in starts:
        second = page.words[at].clitics == "و" and page.bare(at) in page.cues.fields
        if not (_describes(page, at) or second):
            break
        at += 1
    if page.bare(i) in page.cues.founded or (page.bare(i) in page.cues.leagues and _field(page, at)):
        at = _purpose(page, at)
    return _seat(page, i, at, starts)


def _describes(page: Page, i: int) -> bool:
    """Is the word an adjective with its article («الخيرية», «العالي»)?"""
    word = page.words[i]
    if page.form(i) in page.function_words:
        return False
    if page.form(i) in page.cues.ranks and not page.taken[i]:
        return True  # «الدولي» is a title too
    if not word.definite or word.clitics or page.taken[i] or page.form(i).removeprefix("ال") in page.cues.titles:
        return page.adjective(i) and word.definite and not word.clitics
    return word.adjective or word.form.endswith(("يه", "ي"))


def _purpose(page: Page, at: int) -> int:
    """The place behind «للغذاء والدواء», where it stands at `at`."""
    if not page.same_line(at - 1) or page.kind(at) != WORD:
        return at
    if _field(page, at):
        at += 2  # «لألعاب القوى»
    elif not page.form(at).startswith(_PURPOSE):
        return at
    else:
        at += 1
    while page.same_line(at - 1) and (
        _describes(page, at) or (page.words[at].clitics == "و" and page.words[at].definite)
    ):
        at += 1
    return at


def _field(page: Page, at: int) -> bool:
    """«لكرة القدم», «لحقوق الإنسان»: what an institution is for, in two words."""
    word = page.words[at]
    noun = word.form[1:]
    plain = word.form.startswith("ل") and not word.form.startswith(_PURPOSE) and noun in page.cues.causes
    return plain and page.definite(at + 1) and not page.words[at + 1].clitics and page.same_line(at)


def _seat(page: Page, i: int, at: int, starts: dict[int, Mention]) -> int:
    """The place behind «بالجيزة» where such an institution is one of many («محكمة الأسرة بالجيزة»)."""
    mention = starts.get(at)
    if mention is None or page.bare(i).removeprefix("ال") not in page.cues.seated or not page.same_line(at - 1):
        return at
    return mention.after if mention.kind == "place" and page.words[at].clitics == "ب" else at


def _mention(page: Page, first: int, after: int) -> Mention:
    word, token = page.words[first], page.tokens[first]
    clitics = "" if word.form == page.bare(first) else word.clitics
    start, end = token.start + cut(token.lex.surface, len(clitics)), page.tokens[after - 1].end
    text = page.doc.text[start:end]
    spelled = "ا" + text if clitics.endswith("ل") and text.startswith("ل") else text  # «للدفاع المدني»
    return Mention(start, end, first, after, text, "organisation", words_of(spelled), "institution")
