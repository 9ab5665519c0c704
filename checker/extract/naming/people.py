"""Names of people: behind kin and verbs of saying, by an Arabic given name, or two foreign words in a row."""

from __future__ import annotations

from typing import Final

from checker.extract.naming.page import LONGEST, Page
from checker.extract.naming.words import is_bent, is_foreign, sounds_foreign
from checker.text.frequency import frequency
from checker.text.shape import has_pattern, is_ordinary
from checker.text.tokens import NUMBER, SIGN, WORD

_NOUN: Final = 3e-5  # a noun this common is no family's name
_RARE: Final = 2e-6  # nor is a participle or a feminine this common («المصاب», «الجائزة»)
_COMMON_NOUN: Final = 1e-5  # a definite word this common is rather a noun («كامل الملعب»)
_RARE_SYLLABLE: Final = 1e-5  # East Asian names are made of words rarer than this
_EVERYDAY: Final = 3e-4  # no syllable of a name is as common («أجل»)
_INSIDE: Final = ("في", "قرب", "وسط", "قباله")  # two foreign words behind one of these are a place
_SEVERAL: Final = 4  # letters and dots that are two of a person's
_INITIALS: Final = 5  # letters and dots before a name, at most
_CLOSERS: Final = ("،", ".", ":", "")
OPENERS: Final = ("،", "«", '"', "“")  # a name may be set off by these


def right_behind(page: Page, i: int, cue: str) -> int | None:
    """The name right behind a word of kin, a word for a person or a verb of saying."""
    if not page.same_line(i):
        return None
    after = page.extent(i + 1)
    if after == i + 1 or page.only_links(i + 1, after):
        return None
    if page.bare(i + 1) in page.cues.given or begins_compound(page, i + 1):
        after = closing(page, i + 1, family(page, i + 1, after))
    elif after == i + 2:
        after = closing(page, i + 1, after)
    if after == i + 2 and not sure(page, i + 1):
        return None
    return page.put(i + 1, after, "person", cue)


def sure(page: Page, i: int) -> bool:
    """A single word behind a verb or title is a name only when it looks like no Arabic one or is a given name."""
    word, form = page.words[i], page.form(i)
    foreign = sounds_foreign(form) and not word.readings and not page.arabic_ending(i)
    return foreign or page.cues.is_first_name(form)


def fathered(page: Page, i: int) -> int | None:
    """The name around «بن» at `i`: whatever stands before it is a given name («مساعد بن محمد العيبان»)."""
    first = i - 1
    if page.taken[i] or not page.after_link(i + 1) or not page.same_line(i) or not _given_before(page, first):
        return None
    while _given_before(page, first - 1) and page.bare(first - 1) in page.cues.given and not page.words[first].clitics:
        first -= 1
    if page.form(first - 1) == "عبد" and page.definite(first) and page.same_line(first - 1):
        first -= 1
    return page.put(first, family(page, first, i), "person", "given")


def _given_before(page: Page, i: int) -> bool:
    plain = i >= 0 and page.kind(i) == WORD and not page.taken[i] and page.same_line(i)
    return plain and page.form(i) not in page.function_words and not page.adjective(i)


def called(page: Page, i: int) -> int | None:
    """«يدعى نفر حتب»: whatever stands there is the name, two words of it at most."""
    after = i + 1
    while after - i <= 2 and page.kind(after) == WORD and page.same_line(after - 1):
        if page.form(after) in page.function_words or page.definite(after) or is_verb(page, page.form(after)):
            break
        after += 1
    if page.form(after - 1) in page.cues.links and page.kind(after) == WORD:
        after += 1  # «ييرون دي فريس»
    return page.put(i + 1, after, "person", "title") if after > i + 1 else None


def speaker(page: Page, i: int) -> int | None:
    """The first word of a line before a colon («بوتين: ...»)."""
    if page.form(i + 1) != ":" or not _line_start(page, i):
        return None
    after = page.extent(i)
    if after == i + 1 and not is_ordinary(page.form(i)):
        return page.put(i, after, "person", "verb")
    return None


def initials(page: Page, i: int) -> int | None:
    """«إس. سوماناث»: the name behind the letters of its first words, one of which has its dot."""
    if page.form(i) in page.function_words:
        return None  # «في» is a v too
    at, dotted = i, False
    while page.same_line(at) and at - i < _INITIALS:
        dot = page.form(at + 1) == "."
        if page.form(at) not in page.cues.letters and not (dot and len(page.form(at)) == 1):
            break
        at, dotted = at + 1 + dot, dotted or dot
    after = page.extent(at, definite=False)
    several = at - i >= _SEVERAL  # «ج. د. فانس»
    if not dotted or page.taken[i] or after == at or not page.same_line(at - 1):
        return None
    if not several and not sounds_foreign(page.form(at)):
        return None
    if all(page.form(k) in page.cues.short_titles for k in range(i, at) if page.form(k) != "."):
        return None  # «د. سفر الحلي»
    joined = page.tokens[i].end == page.tokens[i + 1].start and page.tokens[i + 1].end == page.tokens[i + 2].start
    station = joined or page.bare(i - 1) in page.cues.organisations  # «شبكة إي.بي.سي نيوز»
    if not station and page.form(i - 1) in page.cues.foreigners and page.same_line(i - 1):
        i -= 1  # «جون دي. روكفلر»
    return page.put(i, after, "organisation" if station else "person", "title", whole=True)


def quoted_voice(page: Page, i: int) -> int | None:
    """«نقلت وسائل إعلام عن سوماناث قوله»: the name between «عن» and «قوله» at `i`."""
    first = next((k + 1 for k in range(i - 2, max(i - 2 - LONGEST, 0), -1) if page.form(k) == "عن"), None)
    if first is None or page.taken[first] or page.extent(first, definite=True) != i:
        return None
    return page.put(first, i, "person", "verb") if i > first + 1 or sure(page, first) else None


def _line_start(page: Page, i: int) -> bool:
    return i == 0 or "\n" in page.doc.text[page.tokens[i - 1].end : page.tokens[i].start]


def is_verb(page: Page, form: str) -> bool:
    """A verb of the rules, or a word that is as well known with the other letter of the present («يقول», «تقول»)."""
    return form in page.cues.verbs or (form[:1] in "يت" and frequency(("ت" if form[:1] == "ي" else "ي") + form[1:]) > 0)


# ------------------------------------------------------------------ names that nothing announces


def given(page: Page, i: int) -> int | None:
    """An Arabic given name and what follows it."""
    if page.taken[i]:
        return None
    word = page.bare(i)
    compound = begins_compound(page, i)
    if not page.cues.is_first_name(word) and not compound:
        return None
    if word in page.function_words and not page.words[i].surface.endswith("ي"):
        return None  # «على» is no «علي»
    if _is_month(page, i) or (word.endswith("ا") and word in page.cues.verbs and page.words[i].surface[-1] != "ء"):
        return None  # «دعا» is no «دعاء»
    if word in page.cues.titles and page.definite(i + 1) and frequency(page.form(i + 1)) > _NOUN:
        return None  # «مالك النادي»
    after = family(page, i, i + 2 if compound else i + 1)
    if after - i < 2 or (after - i == 2 and compound and word == "عبد"):
        return None
    arabic = word not in page.cues.foreigners
    headed = page.form(i - 1) in page.cues.complements  # «جمرك سلوى»
    rare = arabic or (page.words[i - 1].unlisted and not page.words[i - 1].definite)  # «فرانثيسكو خوسيه»
    before = rare and page.same_line(i - 1) and is_foreign(page.form(i - 1)) and page.name_word(i - 1, first=True)
    if i and word == page.form(i) and before and not headed:
        i -= 1  # the family name first: «حساني شريف عبد العالي»
    return _with_another(page, i, page.put(i, after, "person", "given"))


def _is_month(page: Page, i: int) -> bool:
    """«شهر رمضان», «رمضان المبارك»: a given name that is a month too."""
    if page.tokens[i].lex.get("hmonth") is None:
        return False
    if i and page.tokens[i - 1].lex.get("month_word") is not None:
        return True
    form = page.form(i + 1)
    return page.definite(i + 1) and frequency(form) > (_NOUN if form.endswith("ي") else _RARE)


def begins_compound(page: Page, i: int) -> bool:
    """«عبد العزيز», «صلاح الدين»: a given name of two words."""
    if page.bare(i) == "عبد":
        return page.form(i + 1).startswith("ال")
    return page.bare(i) in page.cues.bearers and page.form(i + 1) in page.cues.faith


def family(page: Page, i: int, after: int) -> int:
    """The place behind the names that follow a given name at `i`."""
    while after < page.size and after - i < LONGEST and page.same_line(after - 1):
        form = page.form(after)
        if page.second_person(i, after):
            break
        if form in page.cues.sons and page.after_link(after + 1):
            whole = begins_compound(page, after + 1) or page.form(after + 1) in page.cues.links
            after += 3 if whole else 2  # «بن عبد العزيز», «بن أبي طالب»
        elif begins_compound(page, after) and form == page.bare(after):
            after += 2
        elif page.form(after + 1) in page.cues.endings and page.same_line(after) and page.kind(after) == WORD:
            after += 2  # «أكرم إمام أوغلو»
        elif form == "السيد" and page.form(after + 1) in page.cues.given and page.same_line(after):
            after += 2  # «غسان السيد أحمد»
        elif (
            _surname(page, after, i)
            or page.title_as_name(after)
            or (page.name_word(after, first=False) and not (after - 1 > i and _closed(page, after - 1)))
        ):
            after += 1
        elif page.behind_a_first_name(after):
            return after + 1
        else:
            break
    return after


def _closed(page: Page, i: int) -> bool:
    """Is a word a family's name with its article, behind which no bare word belongs to it («أميرة الشمراني مبتعثة»)?"""
    return page.definite(i) and page.bare(i - 1) != "عبد" and page.form(i) not in page.cues.faith


def closing(page: Page, i: int, after: int) -> int:
    """«العقيد يوسف مدي،», «الشاعر خليل مطران في»: the place behind the family's name of the announced one that starts at `i`.

    Behind a foreign first name only a sign or an office shows that it ends there («لويس انريكي مدرب»).
    """
    form = page.form(after)
    given = page.form(after - 1) in page.cues.given or begins_compound(page, after - 2)  # «حسام الدين بدوي»
    if not given and (after != i + 1 or not sounds_foreign(page.bare(i))):
        return after  # a family's name already
    if page.kind(after) != WORD or not page.beside[after - 1] or page.taken[after] or form in page.cues.kin:
        return after
    if form in page.cues.titles and form not in page.cues.given:
        return after
    if page.definite(after):
        return after + 1 if given and _definite_family(page, after) else after
    if not _may_be_family(page, after):
        return after
    if page.kind(after + 1) in (SIGN, NUMBER) or not page.same_line(after):
        return after + 1
    if not given:
        return after + 1 if page.cues.is_title(page.bare(after + 1)) and not _did(form) else after
    if (_common(form) and form not in page.cues.given) or _did(form):
        return after
    if page.kind(after + 1) == WORD and page.words[after + 1].unlisted and page.name_word(after + 1, first=False):
        return after + 2  # «خالد محفوظ بحاح»
    return after + 1 if _goes_no_further(page, after + 1) else after


def _may_be_family(page: Page, i: int) -> bool:
    """Is a word without an article nothing that else may follow a given name?"""
    word, form = page.words[i], page.form(i)
    described = word.adjective and word.surface.endswith("ة")  # «لحياة جديدة.»
    own = form.startswith("با") and not frequency("ال" + word.rest) and not form.endswith("ه")  # «باسلمة», «بادي»
    own = own or (form.startswith("با") and word.surface.endswith("ة") and word.unlisted)
    function = form in page.function_words and not word.surface.endswith("ي")  # «مدى» is no «مدي»
    if function or described or word.vowelled or word.owned or form.endswith("ا") or len(form) < 3:
        return False
    if (word.readings and form not in page.cues.given) or is_verb(page, form):
        return False
    return own or not ((word.clitics and word.sure) or (is_bent(form) and not form.endswith("ي")))


def _definite_family(page: Page, i: int) -> bool:
    """«بندر الحجار», «ماجد المهندس أحدث»: a rare word with an article, or a trade with no name behind it."""
    word, form = page.words[i], page.form(i)
    noun = form.removeprefix("ال")
    if word.clitics or word.adjective or form in page.cues.no_surname or form.endswith(("ين", "ون", "ات")):
        return False
    if word.surface.endswith("ية"):
        return False
    if noun in page.cues.titles:
        plain = not page.definite(i + 1) and page.bare(i + 1) not in page.cues.behalf
        return plain and page.extent(i + 1) == i + 1
    formed = word.surface.endswith("ة") or (has_pattern(noun) and not form.endswith("ي"))
    office = page.cues.is_title(page.bare(i + 1)) and not page.definite(i + 1)  # «خالد السلامة مدير المكتب»
    return office or frequency(form) < (_RARE if formed else _NOUN)


def _goes_no_further(page: Page, i: int) -> bool:
    """Does a word of the grammar, an office or another thing begin here («مدير الشركة», «في»)?"""
    bare = page.bare(i)
    return page.form(i) in page.function_words or bare in page.function_words or page.cues.is_title(bare)


def _common(form: str) -> bool:
    """An everyday noun: «منح الرئيس سالم وسام» has no such name."""
    return is_ordinary(form) and frequency(form) > _NOUN


def _did(form: str) -> bool:
    """A verb of the past («وصل»): it has a feminine, a plural or a present."""
    present = form.removeprefix("ا")
    return frequency(form + "ت") + frequency(form + "وا") + frequency("ي" + present) + frequency("ت" + present) > 0


def _surname(page: Page, i: int, first: int) -> bool:
    """A family name with an article; behind a given name that is a word too («حسن», «كامل»), no common noun."""
    form, given = page.form(i), page.bare(first)
    second = i - 1 > first and _closed(page, i - 1) and form[-1:] != "ي" and form[2:] not in page.cues.given
    if second and (frequency(form) > _RARE or form.endswith(("ين", "ون", "ات"))):
        return False  # «محمد العيسى الملحق الثقافي», «محمد العيسى المقبولين»
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
        return enclosed(page, first, i)  # «المصنفة», not «السومة»
    plural = form.endswith(("ين", "ون", "ات")) and noun not in page.cues.given and form not in page.cues.faith
    if plural and (is_ordinary(given) or frequency(form) > _COMMON_NOUN):
        return False  # «أسماء المشتبهين», «محيا المواطنين»
    return (
        form.endswith("ي")
        or noun in page.cues.given
        or frequency(form) < _COMMON_NOUN
        or page.words[first].whole
        or not is_ordinary(given)
    )


def enclosed(page: Page, first: int, last: int) -> bool:
    """«رئيس الإدارة، فيصل الدويلة، الذي»: what stands between two commas is a name and nothing else."""
    return last == first + 1 and page.form(first - 1) in OPENERS and page.form(last + 1) in OPENERS


def runs(page: Page, i: int) -> int | None:
    """Two foreign words in a row."""
    if page.taken[i]:
        return None
    after = page.extent(i, definite=False)
    if after > i and i and max(len(page.form(k)) for k in range(i, after)) <= 5 and _family_syllable(page, i - 1):
        i -= 1  # «شي جين بينغ»
        if after - i == 2 and _last_syllable(page, after):
            return page.put(i, after + 1, "person", "run")
    foreign = sum(
        page.words[k].alien or (sounds_foreign(page.bare(k) if k == i else page.form(k)) and not page.arabic_ending(k))
        for k in range(i, page.extent(after, definite=False) if page.second_person(i, after) else after)
    )
    short = len(page.form(i)) <= 4 and not is_foreign(page.bare(i)) and not page.words[i].surface.endswith("ة")  # «شي»
    if after - i < 2 or foreign < min(2, after - i - short):
        return None
    if page.form(after - 1) in page.cues.firms:
        return page.put(i, after, "organisation", "organisation")  # «نيدك كورب»
    where = page.form(i - 1) in _INSIDE or (page.words[i].clitics.endswith("ب") and page.bare(i) != page.form(i))
    if where:
        return page.put(i, after, "place", "run")
    return _with_another(page, i, page.put(i, after, "person", "run"))


def _with_another(page: Page, i: int, end: int) -> int:
    """«ممفيس ديباي وباستيان شفاينشتايغر»: the place behind the second of two people, the first of whom starts at `i`."""
    if not page.second_person(i, end):
        return end
    after = page.extent(end, definite=False)
    return page.put(end, after, "person", "run") if after > end + 1 else end


def _family_syllable(page: Page, i: int) -> bool:
    """A short word before a foreign one, as families of the East and saints are called; no noun («حال تعذر»)."""
    called = page.words[i].surname or page.form(i) in page.cues.links
    return _short_syllable(page, i) and (called or not is_ordinary(page.form(i)))


def _last_syllable(page: Page, i: int) -> bool:
    """The third of three short words («تشوي سونغ بوم»), rare enough to be no noun or verb of the sentence."""
    if not page.same_line(i - 1) or not _short_syllable(page, i):
        return False
    return max(frequency(page.form(k)) for k in (i - 2, i - 1, i)) < _RARE_SYLLABLE


def _short_syllable(page: Page, i: int) -> bool:
    word, form = page.words[i], page.form(i)
    return (
        word.kind == WORD
        and form[:1] not in "يتو"
        and 2 <= len(form) <= 4 and frequency(form) < _EVERYDAY and page.same_line(i) and not page.taken[i]
        and form not in page.function_words and form not in page.cues.verbs and form not in page.cues.titles
        and not word.readings and not page.definite(i) and form not in page.cues.places
        and form not in page.cues.complements and form not in page.cues.organisations and form not in page.cues.craft
    )  # fmt: skip
