"""Names of people: behind titles, kin and verbs of saying, by an Arabic given name, or two foreign words in a row."""

from __future__ import annotations

from typing import Final

from checker.extract.naming.page import LONGEST, Page
from checker.extract.naming.words import KNOWN_NOUN, is_bent, is_foreign
from checker.model import NameKind
from checker.text.frequency import frequency
from checker.text.shape import has_pattern, is_ordinary
from checker.text.tokens import WORD

_COMPLEMENT: Final = 6  # words between a title and its name («المتحدث الرسمي باسم وزارة الدفاع الروسية»)
_COMMON_NOUN: Final = 1e-5  # a definite word this common is rather a noun («كامل الملعب»)
_COMMON_FIRST: Final = 1e-4  # no given name is as common («كلام», «موقف»)
_COMMON_NISBA: Final = 3e-6  # an adjective this common is meant as one («الشرعي»)
_RARE_SYLLABLE: Final = 1e-5  # East Asian names are made of words rarer than this
_EVERYDAY: Final = 3e-4  # no syllable of a name is as common («أجل»)
_INSIDE: Final = ("في", "قرب", "وسط", "قباله")  # two foreign words behind one of these are a place
_CLOSERS: Final = ("،", ".", ":", "")
_FUTURE: Final = ("سي", "ست", "سن")
_SHORTENED: Final = (".", "/")
_OPENERS: Final = ("،", "«", '"', "“")


def right_behind(page: Page, i: int, cue: str) -> int | None:
    """The name right behind a word of kin, a word for a person or a verb of saying."""
    if not page.same_line(i):
        return None
    after = page.extent(i + 1)
    if after == i + 1 or page.only_links(i + 1, after):
        return None
    if page.bare(i + 1) in page.cues.given:
        after = _family(page, i + 1, after)
        after = _closing(page, i + 1, after) if cue == "title" else after
    if cue == "verb" and after == i + 2 and not _sure(page, i + 1):
        return None
    return page.put(i + 1, after, "person", cue)


def _sure(page: Page, i: int) -> bool:
    """A single word behind a verb is a name only when it has no Arabic ending or is a given name."""
    form = page.form(i)
    return page.cues.is_first_name(form) or is_foreign(form)


def fathered(page: Page, i: int) -> int | None:
    """The name around «بن» at `i`: whatever stands before it is a given name («مساعد بن محمد العيبان»)."""
    first = i - 1
    if page.taken[i] or not page.after_link(i + 1) or not page.same_line(i) or not _given_before(page, first):
        return None
    while _given_before(page, first - 1) and page.bare(first - 1) in page.cues.given and not page.words[first].clitics:
        first -= 1
    if page.form(first - 1) == "عبد" and page.definite(first) and page.same_line(first - 1):
        first -= 1
    return page.put(first, _family(page, first, i), "person", "given")


def _given_before(page: Page, i: int) -> bool:
    plain = i >= 0 and page.kind(i) == WORD and not page.taken[i] and page.same_line(i)
    return plain and page.form(i) not in page.function_words and not page.adjective(i)


def called(page: Page, i: int) -> int | None:
    """«يدعى نفر حتب»: whatever stands there is the name, two words of it at most."""
    after = i + 1
    while after - i <= 2 and page.kind(after) == WORD and page.same_line(after - 1):
        if page.form(after) in page.function_words or page.definite(after):
            break
        after += 1
    return page.put(i + 1, after, "person", "title") if after > i + 1 else None


def speaker(page: Page, i: int) -> int | None:
    """The first word of a line before a colon («بوتين: ...»)."""
    if page.form(i + 1) != ":" or not _line_start(page, i):
        return None
    after = page.extent(i)
    if after == i + 1 and not is_ordinary(page.form(i)):
        return page.put(i, after, "person", "verb")
    return None


def _line_start(page: Page, i: int) -> bool:
    return i == 0 or "\n" in page.doc.text[page.tokens[i - 1].end : page.tokens[i].start]


# ------------------------------------------------------------------ titles


def behind_title(page: Page, i: int) -> int | None:
    """The name behind a title and its complement; a comma or a quotation mark may stand before it."""
    at, settled = i + 1, page.definite(i) or page.words[i].owned
    while at < page.size and at - i <= _COMPLEMENT:
        if not page.same_line(at - 1) and "\n" in page.doc.text[page.tokens[at - 1].end : page.tokens[at].start]:
            return None
        if page.form(at) in _OPENERS and at > i + 1:
            return _apposed(page, at + 1)
        if at in page.people:
            return None
        passed = _complement_name(page, at)
        if passed is not None:
            at, settled = passed, True
            continue
        after = page.extent(at)
        if after > at and not page.only_links(at, after) and not page.adjective(at):
            if page.bare(at) in page.cues.given:
                after = _closing(page, at, _family(page, at, after))
            elif after == at + 1 and _nisba(page, after) and not page.words[after].clitics:
                after += 1
            return page.put(_short_word_before(page, at, i), after, "person", "title")
        if not _complement(page, at, settled=settled):
            after = _ordinary_first(page, at, settled=settled)
            return page.put(at, after, "person", "title") if after > at + 1 else None
        settled = settled or page.definite(at) or page.adjective(at) or page.taken[at]
        at += 1
    return None


def _ordinary_first(page: Page, i: int, *, settled: bool) -> int:
    """The place behind a name whose first word looks like an Arabic one; `i` itself where none stands there.

    «شي جين بينغ», «أميناتا كوليبالي»: a foreign word follows.  «المحامي ليث الجنابي»: what stands bare behind a title that
    is `settled`, and before a family's name, is nothing but a name.
    """
    word, form = page.words[i], page.form(i)
    if word.kind != WORD or form in page.function_words or word.clitics or not page.same_line(i):
        return i
    given = settled and page.form(i - 1) not in page.cues.behalf and _may_be_given(page, i)
    if is_foreign(page.form(i + 1)) and (given or len(form) <= 4 or (word.unlisted and not is_bent(form))):
        return page.extent(i + 1)
    if not given:
        return i
    if page.bare(i + 1) in page.cues.given or (page.form(i + 1) == "عبد" and page.definite(i + 2)):
        return _family(page, i, i + 1)  # «المهاجم إسلام سراج»
    return i + 2 if _nisba(page, i + 1) and not word.surface.endswith("ة") else i  # «نوعية الشاي»


def _may_be_given(page: Page, i: int) -> bool:
    """May a bare word be a given name that no list has («ليث»)?"""
    word, form = page.words[i], page.form(i)
    known = word.definite or word.adjective or word.numeric or word.owned or word.vowelled or page.taken[i]
    noun = is_bent(form) or form in page.cues.complements or form in page.cues.titles
    verb = _is_verb(page, form) or form.startswith(_FUTURE)
    return not (known or noun or verb) and frequency(form) < _COMMON_FIRST


def _nisba(page: Page, i: int) -> bool:
    """A family's name with an article and the ending of origin, which is no adjective: nobody says «الدليمية»."""
    form = page.form(i)
    adjective = page.adjective(i) or frequency(form + "ه") > min(frequency(form), _COMMON_NISBA)
    return _of_family(page, i) and not adjective and frequency(form) < KNOWN_NOUN


def _complement_name(page: Page, i: int) -> int | None:
    """«أمين منطقة عسير صالح ...», «المتحدث باسم حركة طالبان ذبيح الله»: the one word that the complement is called by."""
    form = page.form(i)
    kind: NameKind = "place" if form in page.cues.places else "organisation"
    if kind != "place" and form not in page.cues.organisations:
        return None
    name = i + 1
    if page.taken[name] or page.definite(name) or page.adjective(name) or not page.same_line(i):
        return None
    known = page.name_word(name, first=True) and not page.cues.is_first_name(page.form(name))
    return page.put(name, name + 1, kind, kind) if known else None


def abbreviated(page: Page, i: int) -> int | None:
    """«د. سفر الحلي», «م/ أحمد علي»: the name behind a title of one letter."""
    at = i + 2
    if page.taken[i] or page.form(i + 1) not in _SHORTENED or not page.same_line(i + 1):
        return None
    if page.form(at) in page.cues.short_titles and page.form(at + 1) in _SHORTENED:
        at += 2  # «أ. د. محمد»
    after = page.extent(at)
    if page.bare(at) in page.cues.given:
        after = _closing(page, at, _family(page, at, after))
    elif after <= at + 1:
        plain = page.kind(at) == WORD and page.form(at) not in page.function_words
        after = next((k + 1 for k in (at, at + 1) if plain and _of_family(page, k)), after)  # «د. سفر الحلي»
    return None if after == at or page.only_links(at, after) else page.put(at, after, "person", "title")


def _of_family(page: Page, i: int) -> bool:
    return page.definite(i) and page.form(i).endswith("ي") and page.same_line(i - 1) and not page.taken[i]


def _apposed(page: Page, i: int) -> int | None:
    after = page.extent(i)
    if after == i + 1 and page.bare(i) in page.cues.given and page.same_line(i) and _enclosed(page, i, i + 1):
        return page.put(i, i + 2, "person", "title")
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
    return form in page.cues.complements or (is_ordinary(form) and not word.clitics and not _is_verb(page, form))


def _is_verb(page: Page, form: str) -> bool:
    return form in page.cues.verbs or (form[0] in "يت" and frequency(("ت" if form[0] == "ي" else "ي") + form[1:]) > 0)


# ------------------------------------------------------------------ names that nothing announces


def given(page: Page, i: int) -> int | None:
    """An Arabic given name and what follows it."""
    if page.taken[i]:
        return None
    word = page.bare(i)
    compound = (word == "عبد" and page.form(i + 1).startswith("ال")) or (
        word in page.cues.bearers and page.form(i + 1) in page.cues.faith
    )
    if not page.cues.is_first_name(word) and not compound:
        return None
    if word in page.function_words and not page.words[i].surface.endswith("ي"):
        return None  # «على» is no «علي»
    after = _family(page, i, i + 2 if compound else i + 1)
    if after - i < 2 or (after - i == 2 and compound and word == "عبد"):
        return None
    arabic = word not in page.cues.foreigners
    headed = page.form(i - 1) in page.cues.complements  # «جمرك سلوى»
    before = arabic and page.same_line(i - 1) and is_foreign(page.form(i - 1)) and page.name_word(i - 1, first=True)
    if i and before and not headed:
        i -= 1  # the family name first: «حساني شريف عبد العالي»
    return page.put(i, after, "person", "given")


def _family(page: Page, i: int, after: int) -> int:
    """The place behind the names that follow a given name at `i`."""
    while after < page.size and after - i < LONGEST and page.same_line(after - 1):
        form = page.form(after)
        if (form in page.cues.sons and page.after_link(after + 1)) or (
            form == "عبد" and page.form(after + 1).startswith("ال")
        ):
            after += 2
        elif _surname(page, after, i) or page.name_word(after, first=False) or page.title_as_name(after):
            after += 1
        elif page.behind_a_first_name(after):
            return after + 1
        else:
            break
    return after


def _closing(page: Page, i: int, after: int) -> int:
    """«العقيد يوسف مدي،»: behind a title and a given name, the word that a mark closes off is the family's."""
    word, form = page.words[after], page.form(after)
    if after != i + 1 or word.kind != WORD or not page.beside[i] or page.form(after + 1) not in _CLOSERS:
        return after
    described = word.adjective and word.surface.endswith("ة")  # «لحياة جديدة.»
    ordinary = (
        described or word.definite or (word.clitics and word.sure) or word.vowelled or word.numeric or page.taken[after]
    )
    function = form in page.function_words and not word.surface.endswith("ي")  # «مدى» is no «مدي»
    if ordinary or function or form.endswith("ا") or len(form) < 3 or _is_verb(page, form):
        return after
    return after + 1


def _surname(page: Page, i: int, first: int) -> bool:
    """A family name with an article; behind a given name that is a word too («حسن», «كامل»), no common noun."""
    form, given = page.form(i), page.bare(first)
    if (
        not form.startswith("ال")
        or len(form) <= 4
        or page.taken[i]
        or page.adjective(i)
        or given in page.cues.foreigners
    ):
        return False
    noun = form.removeprefix("ال")
    if form in page.cues.no_surname or noun in page.cues.titles or has_pattern(noun):
        return False
    if page.words[i].surface.endswith("ة") and noun not in page.cues.given and frequency(form) + frequency(noun):
        return _enclosed(page, first, i)  # «المصنفة», not «السومة»
    if form.endswith(("ين", "ون", "ات")) and is_ordinary(given):
        return False  # «أسماء المشتبهين»
    return (
        form.endswith("ي")
        or noun in page.cues.given
        or frequency(form) < _COMMON_NOUN
        or page.words[first].whole
        or not is_ordinary(given)
    )


def _enclosed(page: Page, first: int, last: int) -> bool:
    """«رئيس الإدارة، فيصل الدويلة، الذي»: what stands between two commas is a name and nothing else."""
    return last == first + 1 and page.form(first - 1) in _OPENERS and page.form(last + 1) in _OPENERS


def runs(page: Page, i: int) -> int | None:
    """Two foreign words in a row."""
    if page.taken[i]:
        return None
    after = page.extent(i, definite=False)
    if after > i and i and max(len(page.form(k)) for k in range(i, after)) <= 5 and _short_syllable(page, i - 1):
        i -= 1  # «شي جين بينغ»
        if after - i == 2 and _last_syllable(page, after):
            return page.put(i, after + 1, "person", "run")
    foreign = sum(
        is_foreign(page.bare(k) if k == i else page.form(k)) and not page.words[k].surface.endswith(("ة", "ى"))
        for k in range(i, after)
    )
    short = len(page.form(i)) <= 4 and not is_foreign(page.bare(i)) and not page.words[i].surface.endswith("ة")  # «شي»
    if after - i < 2 or foreign < min(2, after - i - short):
        return None
    if page.form(after - 1) in page.cues.firms:
        return page.put(i, after, "organisation", "organisation")  # «نيدك كورب»
    where = page.form(i - 1) in _INSIDE or (page.words[i].clitics.endswith("ب") and page.bare(i) != page.form(i))
    return page.put(i, after, "place" if where else "person", "run")


def _last_syllable(page: Page, i: int) -> bool:
    """The third of three short words («تشوي سونغ بوم»), rare enough to be no noun or verb of the sentence."""
    if not page.same_line(i - 1) or not _short_syllable(page, i):
        return False
    return max(frequency(page.form(k)) for k in (i - 2, i - 1, i)) < _RARE_SYLLABLE


def _short_syllable(page: Page, i: int) -> bool:
    word, form = page.words[i], page.form(i)
    return (
        word.kind == WORD
        and form[0] not in "يتو"
        and 2 <= len(form) <= 4 and frequency(form) < _EVERYDAY and page.same_line(i) and not page.taken[i]
        and form not in page.function_words and form not in page.cues.verbs and form not in page.cues.titles
        and not word.readings and not page.definite(i) and form not in page.cues.places
        and form not in page.cues.complements and form not in page.cues.organisations and form not in page.cues.craft
    )  # fmt: skip
