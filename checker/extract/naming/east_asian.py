"""Names of China, Korea and Vietnam: short words in a row, many of which an Arabic word happens to look like."""

from __future__ import annotations

from typing import Final

from checker.extract.naming.page import Page
from checker.extract.naming.words import is_foreign
from checker.text.frequency import frequency
from checker.text.tokens import DASHES, WORD

_SYLLABLES: Final = 3  # of a given name, at most
_ENDINGS: Final = ("نغ", "نج")
_EVERYDAY: Final = 3e-5  # a family name that is as common a word («ما», «هو») needs two words behind it


def family_first(page: Page, i: int) -> int | None:
    """A family name and the syllables behind it («تشوي سيونغ بيوم», «شي جينبينغ»)."""
    family = page.form(i) if page.form(i) in page.cues.surnames else page.bare(i)
    if family not in page.cues.surnames or page.taken[i]:
        return None
    at, syllables, sure = i + 1, 0, 0
    while syllables < _SYLLABLES and page.same_line(at - 1):
        if syllables and page.form(at) in DASHES and page.tokens[at].start == page.tokens[at - 1].end:
            at += 1
        form = page.form(at)
        proof = form.endswith(_ENDINGS) or is_foreign(form)
        if (
            page.kind(at) != WORD
            or page.taken[at]
            or form in page.function_words
            or not (proof or form in page.cues.syllables)
        ):
            break
        at, syllables, sure = at + 1, syllables + 1, sure + proof
    everyday = family in page.function_words or frequency(family) > _EVERYDAY
    enough = sure >= 1 if syllables > 1 else sure and not everyday
    if not syllables or not enough:
        return None
    return page.enter(i, at, "person", "given", "" if family == page.form(i) else page.words[i].clitics)
