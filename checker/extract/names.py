"""Find names of people, places and organisations in a text, without a list of them.

Names stand beside words that announce them: titles (الرئيس, المتحدث باسم), verbs of saying, words for places
and organisations.  How far a name reaches is told by its words: ordinary Arabic words end it.  What was
announced once is found again wherever it stands, whole or by its last word.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from checker.extract.document import Document
from checker.extract.naming import clubs, east_asian, nationals, organisations, people, places, things, titled
from checker.extract.naming.again import agree_on_kinds, find_again, split_pairs
from checker.extract.naming.institutions import institutions
from checker.extract.naming.page import Mention, Page
from checker.extract.naming.signs import QUOTES
from checker.extract.naming.standing import stand_ins
from checker.extract.naming.story import find_across
from checker.extract.naming.words import FOREIGN, GIVEN
from checker.text.tokens import DASHES

_LETTERS = frozenset("ابتثجحخدذرزسشصضطظعغفقكلمنهي")  # of which one with a dot stands for a first name

__all__ = ["Mention", "Names", "find_names", "find_story_names"]


class Names(NamedTuple):
    """The names of each document, and the institutions that lie over them («وزارة الداخلية»)."""

    mentions: dict[str, list[Mention]]
    institutions: dict[str, list[Mention]]


def find_story_names(docs: Sequence[Document]) -> dict[str, list[Mention]]:
    """The names of each document of a story, without institutions; none of them lies over another."""
    return find_names(docs).mentions


def find_names(docs: Sequence[Document]) -> Names:
    """The names and institutions of each document of a story; what one article announces is found in the others too."""
    pages = [_read(doc) for doc in docs]
    agree_on_kinds(pages)
    find_across(pages)
    for page in pages:
        stand_ins(page)
    return Names(
        {page.doc.article.id: page.in_order() for page in pages},
        {page.doc.article.id: institutions(page) for page in pages},
    )


def _read(doc: Document) -> Page:
    page = Page(doc)
    before_dashes = [i - 1 for i in page.holding(DASHES) if i]
    page.sweep(organisations.told, page.holding(organisations.TO))
    page.sweep(organisations.dateline, before_dashes)
    page.sweep(things.institution, [i for i, word in enumerate(page.words[: page.size]) if word.institution])
    page.sweep(things.contest, [i for i, word in enumerate(page.words[: page.size]) if word.contest])
    quotes = page.holding(QUOTES.keys())
    page.sweep(things.quoted_first, quotes)
    page.sweep(places.known, [i for i, word in enumerate(page.words) if word.heads or word.rare])
    page.sweep(east_asian.family_first, [i for i in range(page.size) if page.words[i].surname])
    page.sweep(people.fathered, [i for i in page.holding(page.cues.fathers) if i])
    page.sweep(people.initials, page.holding(page.cues.letters | _LETTERS))
    page.sweep(titled.abbreviated, page.holding(page.cues.short_titles))
    page.sweep(_announced, page.announcing())
    page.sweep(people.quoted_voice, page.holding(page.cues.voices))
    page.sweep(things.described, quotes)
    page.sweep(things.in_quotes, quotes)
    page.sweep(things.model, before_dashes)
    page.sweep(people.given, page.marked(GIVEN))
    if clubs.is_sport(page):
        clubs.cities(page)
        page.sweep(clubs.city, [i for i in range(page.size) if page.bares[i] in page.cues.city_clubs])
        page.sweep(clubs.everyday, [i for i in range(page.size) if page.bares[i] in page.cues.clubs])
    foreign = page.marked(FOREIGN)
    page.sweep(people.runs, foreign)
    page.sweep(places.behind_preposition, foreign)
    places.beside(page)
    agree_on_kinds([page])
    find_again(page)
    split_pairs(page)
    return page


def _announced(page: Page, i: int) -> int | None:
    """The name beside a word that announces one."""
    if page.taken[i]:
        return None
    word, cues = page.bare(i), page.cues
    noun = word.removeprefix("ال")
    if word in page.function_words:
        return None
    if noun in cues.places and page.form(i - 1) in QUOTES and (after := things.in_quotes(page, i - 1)) is not None:
        return after  # «واحة تلكوم»
    if noun in cues.numbered and (after := things.numbered(page, i)) is not None:
        return after
    if noun in cues.organisations and noun == word:
        return organisations.behind(page, i)
    if noun in cues.places and noun not in cues.titles:
        return places.behind(page, i)
    if word in cues.several:
        return places.several(page, i)
    if cues.is_title(noun):
        return None if i and page.title_as_name(i) else titled.behind_title(page, i)
    if page.words[i].human and not (page.adjective(i) and page.definite(i - 1) and page.same_line(i - 1)):
        return people.right_behind(page, i, "title")
    if word in cues.kin:
        return people.right_behind(page, i, "title") or (people.called(page, i) if word in cues.called else None)
    if noun in cues.sites:
        return places.behind(page, i)
    if word in cues.verbs:
        return people.right_behind(page, i, "verb")
    if cues.is_craft(noun):
        return things.craft(page, i)
    if noun in cues.things:
        return organisations.quoted(page, i + 1, "organisation")
    if page.adjective(i) and page.definite(i) and (after := nationals.of_country(page, i)) is not None:
        return after
    return people.speaker(page, i)
