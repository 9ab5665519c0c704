"""Clubs that are called by an everyday word or by their city; only a report on sport means them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from checker.extract.naming.page import Mention, Page

_SPORT: Final = 3  # different words of sport make a report on it


def is_sport(page: Page) -> bool:
    """Is the document a report on sport?"""
    return len(page.forms & page.cues.sport) >= _SPORT


def everyday(page: Page, i: int) -> int | None:
    """«تغلب على الهلال»: an everyday word as a club's name, where a club is spoken of."""
    if page.taken[i] or page.bare(i) not in page.cues.clubs or page.form(i + 1).startswith("لكره"):
        return None
    abroad = page.adjective(i + 1) and page.definite(i + 1) and page.same_line(i)  # «السد القطري»
    if not (abroad or _spoken_of(page, i) or _beside_a_club(page, i)):
        return None
    return page.put(i, i + 1, "organisation", "where")


def _spoken_of(page: Page, i: int) -> bool:
    at = i - 2 if page.form(i - 1) in page.function_words else i - 1  # «فاز على الهلال»
    return page.bare(at).removeprefix("ال") in page.cues.club_before or page.bare(at) in page.cues.club_before


def _beside_a_club(page: Page, i: int) -> bool:
    """«الهلال والنصر»: coordinated with a club's name."""
    return any(
        0 <= k < page.size and page.bare(k) in page.cues.clubs and page.same_line(min(i, k)) and "و" in page.words[max(i, k)].clitics
        for k in (i - 1, i + 1)
    )  # fmt: skip


def cities(page: Page) -> None:
    """«برشلونة» is a club on such a page, unless a word of place stands before it."""
    for at, mention in enumerate(page.found):
        if mention.cue == "gazetteer" and mention.kind == "place" and _is_club(page, mention):
            page.found[at] = replace(mention, kind="organisation", place=f"{mention.place}/club")


def city(page: Page, i: int) -> int | None:
    """«إدارة جنوى»: a club's city that no list of places has."""
    if page.taken[i] or page.bare(i) not in page.cues.city_clubs or _placed(page, i):
        return None
    return page.put(i, i + 1, "organisation", "where")


def _is_club(page: Page, mention: Mention) -> bool:
    return page.forms_of(mention)[0] in page.cues.city_clubs and not _placed(page, mention.first)


def _placed(page: Page, i: int) -> bool:
    before = page.form(i - 1)
    placed = before in page.cues.where - page.cues.proof or before == "في" or before in page.cues.places
    return placed or page.words[i].clitics.endswith("ب")
