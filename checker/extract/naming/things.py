"""Names that carry no name of their own kind of word: ships, storms and machines, numbered places, yearly contests."""

from __future__ import annotations

from typing import Final

from checker.extract.naming.organisations import quoted
from checker.extract.naming.page import Page
from checker.extract.naming.serial import goes_on, serial
from checker.extract.naming.signs import QUOTES
from checker.extract.naming.words import is_foreign, looks_like_verb, only_foreign_sounds, sounds_foreign
from checker.text.fold import DIGITS
from checker.text.frequency import frequency
from checker.text.tokens import DASHES, LATIN, NUMBER, WORD

_CODE: Final = 6  # letters of a code before a hyphen and a number, at most
_TELLING: Final = 4  # words back from a quoted name to the word for the thing, at most
_QUOTED: Final = 4  # words of such a name, at most
_VERB: Final = 6  # letters; a shorter unknown word that ends as verbs do is rather one
_SITES: Final = 3  # digits of a numbered place («البوابة رقم 3»), at most


def craft(page: Page, i: int) -> int | None:
    """The name behind a word for a ship, a storm or a machine («السفينة روبيمار», «إعصار ياغي», «مقاتلة ميغ-31»)."""
    at = i + 1
    if not page.same_line(i):
        return None
    if page.form(at) in QUOTES:
        return quoted(page, at, "organisation")
    if page.definite(at) and not page.definite(i) and page.same_line(at) and page.extent(at + 1) > at + 2:
        at += 1  # «سفينة الحاويات إيفر غيفن»
    if page.taken[at] or page.adjective(at):
        return None
    if page.kind(at) in (WORD, LATIN):
        numbered = serial(page, at)
        if numbered is not None and page.form(at) not in page.function_words:
            return page.put(at, numbered, "organisation", "organisation", whole=True)
    after = page.extent(at, definite=False)
    word = page.words[at]
    if after == at and word.kind == WORD and _possessed(page, i) and word.unlisted and not word.clitics:
        after = at + 1  # «مسبارها فيلاي»
    if after == at or page.only_links(at, after) or not _names_a_thing(page, i, at):
        return None
    return page.put(at, serial(page, after - 1) or after, "organisation", "organisation")


def described(page: Page, i: int) -> int | None:
    """The quoted name at `i` behind a word for a thing and what tells of it («سفينة الشحن «بالتيك ستار»», «الصاروخ الفضائي "أنغارا"»)."""
    first = i - 1
    while first > i - _TELLING and page.same_line(first - 1) and (page.definite(first) or page.adjective(first)):
        first -= 1
        noun = page.bare(first).removeprefix("ال")
        if noun in page.cues.organisations or noun in page.cues.institutions or page.cues.is_craft(noun):
            break
    else:
        return None
    closer = _short_quote(page, i)
    if closer is None:
        return None
    if closer == i + 2:  # «هيئة الكوارث التركية «آفاد»»
        return None if page.definite(i + 1) or page.words[i + 1].clitics else quoted(page, i, "organisation")
    return quoted(page, i, "organisation") if any(_foreign(page, k) for k in range(i + 1, closer)) else None


def in_quotes(page: Page, i: int) -> int | None:
    """A foreign name in quotation marks that nothing announces: of two words, behind a definite one, or beside another."""
    closer = _short_quote(page, i)
    if closer is None or not any(_foreign(page, k) for k in range(i + 1, closer)):
        return None
    joined = "".join(page.form(k) for k in range(i + 1, closer))
    somebody = page.cues.is_first_name(page.form(i + 1)) or page.form(i + 1).startswith("عبد")
    if somebody or page.form(i + 2) in page.cues.faith or joined in page.places.places or page.words[i + 1].cut:
        return None  # somebody's name, or a known one
    if _of_somebody(page, i - 1):
        return None
    before = page.form(i - 1)
    beside = before == "و" and page.form(i - 2) in QUOTES.values()
    single = closer == i + 2
    if single and (page.form(i + 1).startswith("ل") or page.words[i + 1].surface.endswith("ة")):
        return None  # «لشيطنة»
    if single and not (page.definite(i - 1) or page.adjective(i - 1) or beside):
        return None  # «ما يسمى «بودكاست»»
    return quoted(page, i, "organisation")


def _foreign(page: Page, i: int) -> bool:
    """Is a word foreign, or one that no list has and that is spelled as foreign ones are?"""
    word, form = page.words[i], page.form(i)
    if word.numeric or word.clitics or form.endswith(("ها", "هم", "يه")):
        return False
    return sounds_foreign(form) or (word.unlisted and only_foreign_sounds(form) and page.name_word(i, first=False))


def _of_somebody(page: Page, i: int) -> bool:
    """«اللاعب البرازيلي «...»», «الغاني «...»»: is a person or a place announced by the word at `i`?"""
    noun = i - 1 if page.adjective(i) else i
    bare = page.bare(noun)
    place = bare.removeprefix("ال") in page.cues.places or bare.removeprefix("ال") in page.cues.sites
    if page.words[noun].human or page.cues.is_title(bare.removeprefix("ال")) or bare in page.cues.kin or place:
        return True
    return noun < i and page.definite(i) and not page.definite(noun)


def quoted_first(page: Page, i: int) -> int | None:
    """The same before known places are looked for, where the quotation has several words («بريستول مايرز»)."""
    return in_quotes(page, i) if page.form(i + 2) != QUOTES.get(page.form(i)) else None


def _short_quote(page: Page, i: int) -> int | None:
    """The place of the closing mark of four words at most, none of which is one of the grammar or a verb."""
    closer = QUOTES.get(page.form(i))
    at = next((k for k in range(i + 2, i + 2 + _QUOTED) if closer and page.form(k) == closer), None)
    if at is None or page.form(i + 1) == closer:
        return None
    words = range(i + 1, at)
    loose = page.tokens[i].end != page.tokens[i + 1].start or page.tokens[at - 1].end != page.tokens[at].start
    if loose:
        return None  # between two quotations: «... "وأضاف" ...»
    spoken = any(page.form(k) in page.function_words or looks_like_verb(page.form(k)) for k in words)
    return None if spoken or page.form(i - 1) == ":" else at


def _possessed(page: Page, i: int) -> bool:
    """Does the word for a thing carry a pronoun («مسبارها»)?"""
    return page.bare(i).removeprefix("ال") not in page.cues.craft


def _names_a_thing(page: Page, i: int, at: int) -> bool:
    """Is the word no adjective or verb of the thing («صاروخ باليستي», «السفينة تقل»)?"""
    form = page.form(at)
    if len(form) < _VERB and form.endswith("ت") and page.words[at].unlisted:
        return False  # «السفينة جنحت»
    if page.kind(at) == LATIN:
        return True
    if form in page.cues.given and not page.definite(i):
        return False  # «صاروخ محمد» is his
    if form.endswith("يه") or (form.endswith("ي") and frequency(form + "ه") + frequency("ال" + form) > 0):
        return False
    told = page.definite(i) or _possessed(page, i)
    return is_foreign(form) or (told and not page.words[at].clitics and not looks_like_verb(form))


def model(page: Page, i: int) -> int | None:
    """A code with a number behind its hyphen («سو-35», «F-16», «تشاندرايان-3»), whatever stands before it."""
    dash = i + 1
    if page.taken[i] or page.form(dash) not in DASHES or page.kind(i + 2) != NUMBER:
        return None
    if page.tokens[dash].start != page.tokens[i].end or page.tokens[i + 2].start != page.tokens[dash].end:
        return None
    form, word = page.bare(i), page.words[i]
    code = page.kind(i) == LATIN or form in page.cues.letters or (word.kind == WORD and is_foreign(form))
    if not code or len(form) > _CODE + 4 or form in page.lore.no_models or serial(page, i) is None:
        return None
    return page.put(i, i + 3, "organisation", "organisation")


def numbered(page: Page, i: int) -> int | None:
    """A place that a number names: «البرج 22», «البوابة رقم 3», «برج "تي 22"»."""
    at, told = i + 1, page.definite(i)
    closer = QUOTES.get(page.form(at))
    if closer is not None:
        at += 1
    while page.form(at) in page.cues.number_signs or page.form(at) in page.cues.letters or page.kind(at) == LATIN:
        at, told = at + 1, True
    if page.form(at) in DASHES:
        at += 1
    if page.kind(at) != NUMBER or len(page.form(at)) > _SITES or goes_on(page, at) or page.taken[i]:
        return None
    if "\n" in page.doc.text[page.tokens[i].end : page.tokens[at].start]:
        return None
    if closer is not None:
        return page.put(i, at + 2, "place", "place") if page.form(at + 1) == closer else None
    follows = page.words[at + 1]
    counts = follows.counted or (not told and follows.kind == WORD and follows.form not in page.function_words)
    return None if counts else page.put(i, at + 1, "place", "place")


def contest(page: Page, i: int) -> int | None:
    """A contest or a meeting that is held again and again, with its host and its year («مونديال قطر 2022»)."""
    word = page.words[i]
    for head in dict.fromkeys((word.form, word.opened)):
        for tail, dated in page.lore.series.get(head, ()):
            after = i + 1 + len(tail)
            if not page.reads(i + 1, tail) or any(page.taken[i:after]):
                continue
            until = _year(page, after)
            if until is not None or not dated:
                clitics = "" if head == word.form else word.clitics
                return page.enter(i, until or after, "organisation", "gazetteer", clitics)
    return None


def _year(page: Page, i: int) -> int | None:
    """The place behind a year or a number at `i`, or behind one word for the host and it («قطر 2022»)."""
    for at in (i, i + 1):
        if not page.same_line(at - 1) and page.form(at) not in DASHES:
            return None
        if (
            page.kind(at) == NUMBER
            and page.form(at).translate(DIGITS).startswith(("19", "20"))
            and len(page.form(at)) == 4
        ):
            return at + 1
        if page.kind(at) != WORD or page.form(at) in page.function_words:
            return None
    return None


def institution(page: Page, i: int) -> int | None:
    """What a country has one of: «الخطوط الجوية الماليزية», «طيران ماليزيا»."""
    word = page.words[i]
    for head in dict.fromkeys((word.form, word.opened)):
        for tail in page.lore.institutions.get(head, ()):
            at = i + 1 + len(tail)
            if not page.reads(i + 1, tail) or not page.same_line(at - 1) or any(page.taken[i : at + 1]):
                continue
            owner = page.form(at)
            adjective = page.definite(at) and page.adjective(at)
            plain = not page.definite(at - 1) and page.places.country(owner) is not None
            if (adjective and page.definite(at - 1)) or plain:
                return page.enter(i, at + 1, "organisation", "organisation", "" if head == word.form else word.clitics)
    return None
