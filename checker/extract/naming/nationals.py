"""Names behind an adjective of a country: «الإثيوبية تسيغاي ألمايو», «البلدة الأوكرانية باخموت»."""

from __future__ import annotations

from typing import Final

from checker.extract.naming.clubs import is_sport
from checker.extract.naming.page import Page
from checker.extract.naming.people import right_behind, sure
from checker.extract.naming.titled import ordinary_first
from checker.extract.naming.words import is_foreign
from checker.model import NameKind
from checker.text.tokens import LATIN

_VOWELS: Final = frozenset("اوي")
_MANY: Final = ("ين", "ون", "ات", "ان")  # «الروسيين», «الأمريكيتان» are several


def of_country(page: Page, i: int) -> int | None:
    """The name behind an adjective with its article, of the kind of the noun before it; without one it is a person."""
    if page.form(i).endswith(_MANY) or not page.same_line(i) or page.kind(i + 1) == LATIN:
        return None
    if _begins_another(page, i + 1):
        return None
    if not (page.same_line(i - 1) and page.definite(i - 1)):
        return _person(page, i)
    noun = page.bare(i - 1).removeprefix("ال")
    if noun.endswith("ه") != page.form(i).endswith("ه") or page.adjective(i - 1):
        return None
    kind: NameKind | None = "place" if noun in page.cues.places else None
    if noun in page.cues.organisations or noun in page.cues.craft:
        kind = "organisation"
    if kind is None:
        several = page.extent(i + 1) > i + 2
        if several or page.words[i - 1].human:
            return right_behind(page, i, "title")
        called = page.form(i + 2) in page.cues.given  # «العداءة الهولندية سيفان حسن»
        after = ordinary_first(page, i + 1, settled=True) if called else i
        return page.put(i + 1, after, "person", "title", whole=True) if after > i + 2 else None
    after = page.extent(i + 1, definite=False)
    verb = after == i + 2 and page.form(i + 1).startswith("ت")  # «الطائرة السعودية تدشن»
    named = after > i + 1 and is_foreign(page.form(i + 1)) and not page.words[i + 1].clitics and not verb
    return page.put(i + 1, after, kind, kind) if named else None


def _begins_another(page: Page, i: int) -> bool:
    """«الكونغولي وسموحة», «البريطانية لكبح»: does a conjunction or a preposition begin at the word?"""
    form = page.form(i)
    if page.cues.is_first_name(form):
        return False
    return form.startswith("و") or (form.startswith("ل") and not set(form[1:]) & _VOWELS)


def _person(page: Page, i: int) -> int | None:
    after = page.extent(i + 1)
    if page.bare(i - 1) in page.cues.club_before and after == i + 2 and is_sport(page):
        return (
            page.put(i + 1, after, "organisation", "title") if sure(page, i + 1) else None
        )  # «ضيفه الألماني هوفنهايم»
    if (found := right_behind(page, i, "title")) is not None:
        return found
    after = ordinary_first(page, i + 1, settled=True)
    return page.put(i + 1, after, "person", "title", whole=True) if after > i + 2 else None
