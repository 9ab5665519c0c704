"""The number of a model, a ship or a machine, right behind its name."""

from __future__ import annotations

from typing import Final

from checker.extract.naming.page import Page
from checker.text.tokens import DASHES, NUMBER

_SERIAL: Final = 4  # digits of a model's number («شاهد-136»), at most


def serial(page: Page, i: int) -> int | None:
    """The place behind the number of a model, right behind the word at `i` or its hyphen."""
    at = i + 1
    if not page.same_line(i):
        return None
    if page.form(at) in DASHES and page.tokens[at].start == page.tokens[i].end and page.same_line(at):
        at += 1
    elif page.words[at + 1].counted:
        return None  # «صاروخ فجر 5 أمتار»
    if page.kind(at) != NUMBER or len(page.form(at)) > _SERIAL:
        return None
    return None if goes_on(page, at) else at + 1


def goes_on(page: Page, i: int) -> bool:
    """Is the number at `i` part of a longer one (a score, a range, a decimal)?"""
    sign = page.form(i + 1)
    return (sign in DASHES or sign in ".,٫٬/:%") and bool(sign) and page.kind(i + 2) == NUMBER
