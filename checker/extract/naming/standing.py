"""Titles that stand for people: «الرئيس الروسي» alone, where the article has said who that is."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from checker.extract.naming.page import Mention, Page

_LONGEST: Final = 4  # words of such a title («الزعيم الكوري الشمالي»)
Forms = tuple[str, ...]


def stand_ins(page: Page) -> None:
    """Enter the titles that an article gives to one person, wherever they stand without the name."""
    holders: dict[Forms, set[str]] = {}
    for mention in page.found:
        if mention.kind == "person" and len(mention.words) > 1 and (title := _title(page, mention)):
            holders.setdefault(title, set()).add(mention.text)
    sole = {title: texts.pop() for title, texts in holders.items() if len(texts) == 1}
    for i in range(page.size) if sole else ():
        for title, text in sole.items():
            if page.bares[i] == title[0] and page.reads(i + 1, title[1:]) and _alone(page, i, i + len(title)):
                page.enter(i, i + len(title), "person", "stand-in", page.words[i].clitics)
                page.found[-1] = replace(page.found[-1], words=(), of=text)


def _title(page: Page, mention: Mention) -> Forms:
    """The definite title and its country right before a name; empty where there is none."""
    i, country = mention.first - 1, False
    while mention.first - i <= _LONGEST and i >= 0 and page.definite(i) and page.same_line(i):
        if page.cues.is_title(page.bares[i].removeprefix("ال")):
            return (page.bares[i], *(page.form(k) for k in range(i + 1, mention.first))) if country else ()
        country = country or page.adjective(i)
        i -= 1
    return ()


def _alone(page: Page, i: int, after: int) -> bool:
    """Does nothing follow that would name or narrow the title («الرئيس الروسي السابق»)?"""
    if any(page.taken[i:after]) or not all(page.beside[i : after - 1]):
        return False
    return not page.same_line(after - 1) or not (page.taken[after] or page.definite(after))
