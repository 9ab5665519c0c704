"""Names of people behind titles: «وزير الخارجية الروسي سيرغي لافروف», «المحامي ليث الجنابي», «د. سفر الحلي»."""

from __future__ import annotations

from typing import Final

from checker.extract.naming.clubs import is_sport
from checker.extract.naming.organisations import quoted
from checker.extract.naming.page import Page
from checker.extract.naming.people import OPENERS, begins_compound, closing, enclosed, family, is_verb, sure
from checker.extract.naming.signs import QUOTES
from checker.extract.naming.words import KNOWN_NOUN, is_bent, is_foreign, looks_like_verb, sounds_foreign, will_do
from checker.model import NameKind
from checker.text.frequency import frequency
from checker.text.shape import has_pattern, is_ordinary
from checker.text.tokens import WORD

_COMPLEMENT: Final = 6  # words between a title and its name («المتحدث الرسمي باسم وزارة الدفاع الروسية»)
_COMMON_FIRST: Final = 1e-4  # no given name is as common («كلام», «موقف»)
_COMMON_NISBA: Final = 3e-6  # an adjective this common is meant as one («الشرعي»)
_OWNED: Final = ("ها", "هم", "نا", "وا", "ته", "ين", "ون", "ات")  # endings of the language's own words
_QUOTED: Final = 5  # words in quotation marks between a title and its name, at most
_SHORTENED: Final = (".", "/")


def behind_title(page: Page, i: int) -> int | None:
    """The name behind a title and its complement; a comma or a quotation mark may stand before it."""
    owned = page.words[i].owned or page.bare(i).removeprefix("ال") not in page.cues.titles  # «قائدهم»
    at, settled = i + 1, page.definite(i) or owned
    while at < page.size and at - i <= _COMPLEMENT:
        if not page.same_line(at - 1) and "\n" in page.doc.text[page.tokens[at - 1].end : page.tokens[at].start]:
            return None
        if (behind := _behind_quoted(page, at)) is not None:
            if page.bare(at - 1) in page.cues.organisations:
                quoted(page, at, "organisation")  # «زعيم حزب «الغد»»
            at, settled = behind, True
            continue
        if page.form(at) in OPENERS and at > i + 1:
            return _apposed(page, at + 1)
        if at in page.people:
            return None
        if page.bare(i).removeprefix("ال") in page.cues.crowned and page.kind(at) == WORD and not page.taken[at]:
            if (counted := page.counted(at + 1)) is not None and page.form(at) not in page.function_words:
                return page.put(at, counted, "person", "title", whole=True)  # «الملك محمد السادس»
        passed = _complement_name(page, at)
        if passed is not None:
            at, settled = passed, True
            continue
        body = page.form(at) in page.cues.complements or _on_behalf(page, at)
        after = at if body else page.extent(at)
        if after > at and not page.only_links(at, after) and not page.adjective(at):
            if page.bare(at) in page.cues.given or begins_compound(page, at):
                after = closing(page, at, family(page, at, after))
            elif after == at + 1 and _nisba(page, after) and not page.words[after].clitics:
                after += 1
            elif after == at + 1 and not page.definite(at):
                after = closing(page, at, after)
            first = _short_word_before(page, at, i)
            if after == first + 1 and not _alone(page, first, settled=settled):
                return None
            if first == i + 1 and _of_a_club(page, i):
                return page.put(first, after, "organisation", "title")
            if (seat := _seat(page, i, first, after)) is not None:
                page.put(first, seat, "place", "where")
                return page.put(seat, after, "person", "title") if after > seat else seat
            return page.put(first, after, "person", "title")
        if settled and _given_with_article(page, at):
            return page.put(at, closing(page, at, family(page, at, at + 1)), "person", "title")
        if not _complement(page, at, settled=settled):
            after = ordinary_first(page, at, settled=settled)
            return page.put(at, after, "person", "title", whole=True) if after > at + 1 else None
        closes = page.definite(at) or page.adjective(at) or page.taken[at]
        settled = (settled or closes) and not _on_behalf(page, at)  # «باسم» opens another construct
        at += 1
    return None


def _of_a_club(page: Page, i: int) -> bool:
    """«مدرب تشلسي»: a trade of sport without an article, right before what it is of."""
    title = page.bare(i)
    named = page.cues.is_first_name(page.bare(i + 1)) or begins_compound(page, i + 1)
    return title in page.cues.titles and title in page.cues.club_before and not named and is_sport(page)


def _seat(page: Page, i: int, first: int, after: int) -> int | None:
    """«عمدة بريستول مارفن ريس», «القاضي في كلاماتا»: the place behind a place's name that begins where a person's would."""
    if page.bare(i) in page.cues.local and first == i + 1 and after > first + 1:
        return None if page.cues.is_first_name(page.bare(first)) else first + 1
    return after if page.form(first - 1) == "في" and after == first + 1 and sounds_foreign(page.form(first)) else None


def _behind_quoted(page: Page, i: int) -> int | None:
    """«رئيسة «بلغاريا الخضراء» إيلينا دوبريفا»: the place behind the quoted name of what the title is of."""
    closer = QUOTES.get(page.form(i))
    at = next((k for k in range(i + 2, i + 2 + _QUOTED) if closer and page.form(k) == closer), None)
    return at + 1 if at is not None and page.name_word(at + 1, first=True) else None


def _given_with_article(page: Page, i: int) -> bool:
    """«مدير السجن الهادي بنعاشور»: a given name with its article, behind a title that is settled, and a rare word."""
    word = page.words[i]
    given = word.definite and not word.clitics and word.rest in page.cues.given and not word.adjective
    follows = page.words[i + 1]
    return (
        given
        and follows.kind == WORD
        and (follows.form in page.cues.sons or (follows.unlisted and page.name_word(i + 1, first=False)))
    )


def _alone(page: Page, i: int, *, settled: bool) -> bool:
    """May a single word be the name behind a title: a first name, a foreign one, a rare one with an article?"""
    if page.definite(i):
        return page.proper(i) and (page.form(i).endswith("ي") or not page.definite(i - 1))  # «القائد الصيني الفذ»
    # «كمهاجم وحيد», «قاض حيادي»: behind a title without an article an everyday word describes
    return sure(page, i) and (settled or not is_ordinary(page.form(i)))


def _complement_name(page: Page, i: int) -> int | None:
    """«أمين منطقة عسير صالح ...», «المتحدث باسم حركة طالبان ذبيح الله»: the one word that the complement is called by."""
    form = page.form(i)
    place = form in page.cues.places or (form in page.cues.sites and form not in page.cues.organisations)
    kind: NameKind = "place" if place else "organisation"
    if not place and form not in page.cues.organisations:
        return None
    name = i + 1
    if page.taken[name] or page.definite(name) or page.adjective(name) or not page.same_line(i):
        return None
    known = page.name_word(name, first=True) and not page.cues.is_first_name(page.form(name))
    return page.put(name, name + 1, kind, kind) if known else None


def ordinary_first(page: Page, i: int, *, settled: bool) -> int:
    """The place behind a name whose first word looks like an Arabic one; `i` itself where none stands there.

    «شي جين بينغ», «أميناتا كوليبالي»: a foreign word follows.  «المحامي ليث الجنابي»: what stands bare behind a title that
    is `settled`, and before a family's name, is nothing but a name.
    """
    word, form = page.words[i], page.form(i)
    if word.kind != WORD or form in page.function_words or not page.same_line(i):
        return i
    follows = page.form(i + 1)
    if _unlike_any(page, i) and is_foreign(follows) and page.name_word(i + 1, first=False):
        return page.extent(i + 1)  # «الحكم الغاني كوامي أصانتي»
    if settled and _unlike_any(page, i) and page.same_line(i) and _unlike_any(page, i + 1):
        return i + 2  # «كوامي أسانتي»
    if word.clitics:
        return i
    given = settled and page.form(i - 1) not in page.cues.behalf and _may_be_given(page, i)
    if sounds_foreign(follows) and (given or len(form) <= 4 or (word.unlisted and not is_bent(form))):
        return page.extent(i + 1)
    if not given:
        return i
    if page.bare(i + 1) in page.cues.given or (page.form(i + 1) == "عبد" and page.definite(i + 2)):
        return family(page, i, i + 1)  # «المهاجم إسلام سراج»
    return i + 2 if _nisba(page, i + 1) and not word.surface.endswith("ة") else i  # «نوعية الشاي»


def _unlike_any(page: Page, i: int) -> bool:
    """«كوامي»: a word that no list has, with nothing before or behind it that a word of the language has."""
    word, form = page.words[i], page.form(i)
    verb = looks_like_verb(form) or form.startswith("يت") or will_do(form)
    if word.kind != WORD or (form.endswith("ا") and is_bent(form)) or has_pattern(form):
        return False  # «متوعدا»
    return word.unlisted and not (word.definite or page.taken[i] or form[:1] in "وفبل" or verb or form.endswith(_OWNED))


def _on_behalf(page: Page, i: int) -> bool:
    """«المتحدث باسم خفر السواحل»: is the word no given name, because what is spoken for stands behind it?"""
    if page.form(i) not in page.cues.behalf:
        return False
    noun = page.bare(i + 1).removeprefix("ال")
    for_body = noun in page.cues.complements or noun in page.cues.organisations or noun in page.cues.institutions
    return page.definite(i + 1) or for_body


def _may_be_given(page: Page, i: int) -> bool:
    """May a bare word be a given name that no list has («ليث»)?"""
    word, form = page.words[i], page.form(i)
    known = word.definite or word.adjective or word.numeric or word.owned or word.vowelled or page.taken[i]
    noun = is_bent(form) or form in page.cues.complements or form in page.cues.titles
    verb = is_verb(page, form) or will_do(form)
    return not (known or noun or verb) and frequency(form) < _COMMON_FIRST


def _nisba(page: Page, i: int) -> bool:
    """A family's name with an article and the ending of origin, which is no adjective: nobody says «الدليمية»."""
    form = page.form(i)
    adjective = page.adjective(i) or frequency(form + "ه") > min(frequency(form), _COMMON_NISBA)
    return _of_family(page, i) and not adjective and frequency(form) < KNOWN_NOUN


def _of_family(page: Page, i: int) -> bool:
    return page.definite(i) and page.form(i).endswith("ي") and page.same_line(i - 1) and not page.taken[i]


def abbreviated(page: Page, i: int) -> int | None:
    """«د. سفر الحلي», «م/ أحمد علي»: the name behind a title of one letter."""
    at = i + 2
    if page.taken[i] or page.form(i + 1) not in _SHORTENED or not page.same_line(i + 1):
        return None
    if page.form(at) in page.cues.short_titles and page.form(at + 1) in _SHORTENED:
        at += 2  # «أ. د. محمد»
    after = page.extent(at)
    if page.bare(at) in page.cues.given:
        after = closing(page, at, family(page, at, after))
    elif after <= at + 1:
        plain = page.kind(at) == WORD and page.form(at) not in page.function_words
        after = next((k + 1 for k in (at, at + 1) if plain and _of_family(page, k)), after)  # «د. سفر الحلي»
    return None if after == at or page.only_links(at, after) else page.put(at, after, "person", "title")


def _apposed(page: Page, i: int) -> int | None:
    after = page.extent(i)
    if after == i + 1 and page.bare(i) in page.cues.given and page.same_line(i) and enclosed(page, i, i + 1):
        return page.put(i, i + 2, "person", "title")
    strange = page.words[i + 1].unlisted or is_foreign(page.form(i + 1))
    if after < i + 2 and strange and _may_be_given(page, i) and page.same_line(i) and enclosed(page, i, i + 1):
        return page.put(i, i + 2, "person", "title", whole=True)  # «حاكم الولاية، تينا كوتيك، ...»
    if after - i < 2 or page.only_links(i, after):
        return None
    return page.put(_short_word_before(page, i, i - 1), after, "person", "title")


def _short_word_before(page: Page, i: int, title: int) -> int:
    """«باك» of «باك جونغ تشون»: a short word right before a foreign one, that an Arabic word happens to look like."""
    before = i - 1
    if before <= title or page.kind(before) != WORD or len(page.form(before)) > 4 or page.taken[before]:
        return i
    form = page.form(before)
    if page.definite(before) or form in page.function_words or form in page.cues.complements or page.adjective(before):
        return i
    if form in page.cues.behalf:
        return i
    known = form in page.cues.titles or form in page.cues.places or form in page.cues.organisations
    return i if known or not is_foreign(page.form(i)) else before


def _complement(page: Page, i: int, *, settled: bool) -> bool:
    """May a word stand between a title and its name: definite words, adjectives, places, «باسم», «في»?

    `settled` tells that a definite word has closed the construct; only definite words may follow it.
    """
    word, form = page.words[i], page.form(i)
    if page.taken[i] or word.adjective or form in page.cues.behalf:
        return True
    if word.kind != WORD or form in page.function_words:
        return False
    if word.definite:
        return word.clitics in ("", "ل", "ب", "و")
    if settled:
        return False
    return form in page.cues.complements or (is_ordinary(form) and not word.clitics and not is_verb(page, form))
