"""Numbers in names: «"صيف ينبع 36"», «(جنيف 3)», «معالج سنابدراجون 808», «40 بارك ستريت»."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from checker.extract import calendar as cal
from checker.extract.hedges import hedge_before
from checker.extract.passage import Passage
from checker.extract.scores import near_match
from checker.extract.units import unit_after
from checker.text.clitics import is_clitic, split
from checker.text.fold import DIGITS
from checker.text.frequency import frequency
from checker.text.tokens import LATIN, NUMBER, SIGN, WORD

_OPENING: Final = frozenset("«“”\"'‘(")
_CLOSING: Final = frozenset("»“”″\"'’)")
_COUNTING: Final = frozenset("month hmonth weekday unit ten hundred mag position change match_word".split())
_TITLE: Final = 6  # words of a title that ends with a number


def ends_title(p: Passage, i: int) -> bool:
    """«"صيف ينبع 36"», «(جنيف 3)»: a number that ends what stands in quotation marks, behind a name."""
    if not _closes(p, i + 1) or not p.touches_words(i - 1):
        return False
    opened = next((at for at in range(i - 1, max(i - 2 - _TITLE, -1), -1) if p.kind(at) != WORD), -1)
    if opened < 0 or opened == i - 1 or not _opens(p, opened):
        return False
    last = p.tokens[i - 1].lex
    letters = last.surface.startswith("إ") and len(last.form) == 2  # «إم 20» is no «أم»
    if not last.terms.keys().isdisjoint(_COUNTING) or (last.form in p.vocab.function_words and not letters):
        return False
    if hedge_before(p, i) is not None or any(p.get(at, "unit") for at in range(opened + 1, i)):
        return False
    return p.surface(opened) != "(" or not frequency("ال" + last.form)  # names of places take no article


def _closes(p: Passage, i: int) -> bool:
    """A closing quotation mark at token `i`, or what a page left of one («&quot;»)."""
    return p.touches(i) and (p.surface(i) in _CLOSING or (p.surface(i) == "&" and p.form(i + 1) == "quot"))


def _opens(p: Passage, i: int) -> bool:
    return p.surface(i) in _OPENING or (p.surface(i) == ";" and p.form(i - 1) == "quot")


_FESTIVAL: Final = 6  # words between the festival and its year


def festival(p: Passage, i: int) -> bool:
    """«مهرجان أبها يجمعنا 36», «صيف 36»: a festival is named by the Hijri year in which it is held."""
    hijri = len(p.surface(i)) == 2 or p.surface(i).translate(DIGITS).startswith("14")
    if not hijri or p.get(i + 1, "hijri"):
        return False
    if not (counts_nothing(p, i) or (_this_year(p, i) and _unknown_behind(p, i))) or not _of_festival(p, i):
        return False
    if is_clitic(p.form(i - 1)):
        return False
    return p.phrase(i + 1, "month") is None and p.phrase(i + 1, "hmonth") is None  # «يصادف العيد 14 مايو»


def _this_year(p: Passage, i: int) -> bool:
    """«صيف طيبة 36 متنفسا»: the Hijri year of writing, in two digits."""
    return p.reference is not None and int(p.surface(i).translate(DIGITS)) % 100 == cal.hijri_of(p.reference) % 100


def _unknown_behind(p: Passage, i: int) -> bool:
    unit = unit_after(p, i + 1)
    return unit is not None and unit.unit is None and unit.kind == "number"


_SERIES: Final = 3  # words between «معرض» and the number of its part


def part_of_series(p: Passage, i: int) -> bool:
    """«معرض رام 2»: one digit right behind a name, which takes no article, behind a word for what has parts."""
    name = p.form(i - 1)
    if not p.touches_words(i - 1):
        return False
    first = max(i - 1 - _SERIES, 0)
    head = next((at for at in range(i - 2, first - 1, -1) if p.tells(at, "designators.series")), None)
    if head is None and p.tells(i - 2, "designators.districts"):
        return p.touches_words(i - 2) and counts_nothing(p, i)  # «حي الزمرد 2»
    between = range(head, i - 1) if head is not None else range(0)
    words = all(p.touches_words(at) and p.form(at) not in p.vocab.function_words for at in between)
    named = not frequency("ال" + name) and not split(name)[1]
    return head is not None and words and named and counts_nothing(p, i) and not hedge_before(p, i)


def behind_dash(p: Passage, i: int) -> bool:
    """«سالت - 2»: one digit behind a dash behind a name, which takes no article."""
    name = p.form(i - 2)
    if not p.dash(i - 1) or p.kind(i - 2) != WORD or (p.kind(i + 1) == WORD and p.touches(i + 1)):
        return False
    alone = p.surface(i - 3) == "(" and p.surface(i + 1) == ")"  # «اختبار (تقييم - 1)»
    if alone and not p.get(i - 2, "position") and not near_match(p, i):
        return True
    listed = p.tokens[i - 2].lex.terms or frequency("ال" + name) or split(name)[1] or name in p.vocab.function_words
    return not listed and p.kind(i + 1) == SIGN and counts_nothing(p, i)


def _of_festival(p: Passage, i: int) -> bool:
    for at in range(i - 1, max(i - 1 - _FESTIVAL, -1), -1):
        if p.kind(at) != WORD or not p.touches_words(at):
            return False
        if p.tells(at, "designators.festivals"):
            return True
        if p.form(at) in p.vocab.function_words and p.form(at) != "غير":  # «مهرجان جدة غير 36»
            return False
    return False


_HOUSE: Final = (1, 2, 3)  # where the word for a street stands behind the number of a house


def house(p: Passage, i: int) -> bool:
    """«40 بارك ستريت»: a number before the name of a street."""
    for size in _HOUSE:
        if p.says(i + size, "designators.streets"):
            return p.words_between(i + 1, i + size)
    return False


def ends_heading(p: Passage, i: int) -> bool:
    """«أيام في القرية 2» as the first line of a text: one digit behind a word with its article is a part."""
    first = i + 1 < len(p.tokens) and p.begins_line(i + 1) and p.text.find("\n", 0, p.tokens[i].start) < 0
    behind = p.touches_words(i - 1) and split(p.form(i - 1))[1] and not is_clitic(p.form(i - 1))
    return first and p.surface(i) not in ("1", "١") and behind


_VERSE: Final = 5  # words from «سورة» to the number of the verse


def verse(p: Passage, i: int) -> bool:
    """«[سورة آل عمران /143]», «(البقرة: 255)»: the verse of a chapter of the Koran."""
    if p.surface(i - 1) == "(" and p.surface(i + 1) == ")" and p.form(i + 2).endswith("سوره"):
        return True  # «(4) سورة قريش»
    if p.surface(i - 1) == "(" and p.dash(i + 1) and p.surface(i + 3) == ")" and p.form(i + 4) == "سوره":
        return True  # «(14-16) سورة التغابن»
    if p.dash(i - 1) and p.surface(i + 1) == ")" and p.form(i + 2) == "سوره":
        return True
    if p.surface(i - 1) in ("}", "﴾", ")") and p.form(i + 1) == "سوره":
        return True  # «{ولا تسرفوا} 31 سورة الأعراف»
    if p.surface(i - 1) not in ("/", ":", "،", "-", "–"):
        return False
    if p.surface(i - 1) == ":" and p.surface(i + 1) == "]":
        return True  # «[الحجرات: 12]»
    return any(p.form(at).endswith("سوره") for at in range(i - 1 - _VERSE, i - 1))


def conference(p: Passage, i: int) -> bool:
    """«جنيف 2»: one digit behind a city, with nothing that it counts, names a round of talks."""
    if not p.touches_words(i - 1) or p.surface(i + 1) in ("-", "–", ":", "/"):
        return False
    base = split(p.form(i - 1))[2]
    return (base in p.vocab.cues["places.places"] or p.says(i - 1, "places.places")) and counts_nothing(p, i)


_COUNTS: Final = 5  # words before a number in quotation marks that may say that it counts


def edition(p: Passage, i: int) -> bool:
    """«قطار القراءة «3» بالرياض»: one digit alone in quotation marks, behind a name and with nothing that it counts; «فيلم "71"»."""
    if p.surface(i - 1) not in ("«", '"', "“") or p.surface(i + 1) not in ("»", '"', "”"):
        return False
    if p.tells(i - 2, "designators.series"):
        return True  # «مخرج فيلم "71"»
    if len(p.surface(i)) > 1:
        return False
    if (p.kind(i - 2) != WORD and p.surface(i - 2) != ")") or unit_after(p, i + 2) or p.get(i + 2, "mag"):
        return False
    back = range(i - 1 - _COUNTS, i - 1)
    return not any(p.form(at).startswith(("عدد", "بلغ")) for at in back)


_NUMBERED: Final = frozenset({"building", "place", "room", "vehicle", "vessel", "aircraft"})


def numbered_place(p: Passage, i: int) -> bool:
    """«بمدرسة 19 الابتدائية», «محطة عرفات (2)»: a number with nothing that it counts names the one place before it."""
    if p.surface(i - 1) == "(" and p.surface(i + 1) == ")" and len(p.surface(i)) == 1 and unit_after(p, i + 2) is None:
        named = p.get(i - 3, "noun")
        single = named is not None and named.term.number == "singular" and not named.definite
        return single and named is not None and named.term.value.cls in _NUMBERED and p.words_between(i - 3, i - 1)
    place = p.get(i - 1, "noun")
    if place is None or place.term.number != "singular" or place.term.value.cls not in _NUMBERED:
        return False
    if p.get(i - 1, "position") or p.melted(i - 1, "position") or _goes_on(p, i + 1):
        return False  # «المركز 6» is a rank
    return p.touches_words(i - 1) and counts_nothing(p, i) and not place.tanwin and not hedge_before(p, i)


def _goes_on(p: Passage, i: int) -> bool:
    """«سجن 40 من المتهمين» counts them, «بالسجن 5 و7 سنوات» years."""
    joined = p.number(i + 1) if p.form(i) == "و" else None
    unit = unit_after(p, joined.after) if joined is not None else None
    return (unit is not None and unit.kind == "duration") or (p.form(i) == "من" and p.form(i + 1).startswith("ال"))


_ENDINGS: Final = ("ه", "ها", "هم", "هما", "وا", "ت", "نا", "ون", "ين", "ات", "ان", "ا")
_BEGINNINGS: Final = ("ي", "ت", "س", "ن", "و", "ف", "ب", "ل", "ك", "است", "ان")


def behind_name(p: Passage, i: int) -> bool:
    """«معالج كيرين 935»: a number with nothing that it counts, right behind a word that no list has."""
    name = p.lexemes[i - 1]
    form = name.form
    if name.terms or not p.touches_words(i - 1):
        return False
    if len(form) < 3 or frequency(form) or frequency("ال" + form) or form in p.vocab.function_words:
        return False
    return (
        not _inflected(form)
        and p.kind(i + 1) in (WORD, SIGN, LATIN)
        and counts_nothing(p, i)
        and not hedge_before(p, i)
        and not _recent_year(p, i)
        and p.phrase(i + 1, "month") is None
        and p.phrase(i + 1, "hmonth") is None
    )


def _recent_year(p: Passage, i: int) -> bool:
    return len(p.surface(i)) == _YEAR and p.surface(i).translate(DIGITS)[:2] in ("19", "20")


_YEAR: Final = 4  # digits


@lru_cache(maxsize=8192)
def _inflected(form: str) -> bool:
    """May an unlisted word be one that is known, with what Arabic puts before and behind it («واعتقلوا»)?"""
    if form.startswith(("ال", "لل", "و", "ف")):
        return True
    for begun in ("", *_BEGINNINGS):
        for ended in ("", *_ENDINGS):
            rest = form[len(begun) : len(form) - len(ended)]
            if len(rest) > 2 and form.startswith(begun) and form.endswith(ended) and frequency(rest):
                return True
    return False


def counts_nothing(p: Passage, i: int) -> bool:
    """Is the run of digits at token `i` a whole number, with no unit and no other number tied to it?"""
    number = p.number(i)
    if number is None or number.after != i + 1 or unit_after(p, i + 1) is not None:
        return False
    sign = p.surface(i + 1)
    tied = (sign in ("-", "–", "/", "×") or (sign == ":" and p.touches(i + 1))) and p.kind(i + 2) == NUMBER
    tied = tied or (p.dash(i + 1) and p.number(i + 2) is not None)  # «2 - صفر»
    return not tied and not (p.touches(i) and p.kind(i - 2) == NUMBER)


def glued_to_name(p: Passage, i: int) -> bool:
    """«آيباد آير2», «ام1», «ن2»: one digit glued to a word or a letter, with nothing that it counts."""
    if not p.touches(i):
        return False
    if p.touches(i + 1) and (p.kind(i + 1) != SIGN or p.surface(i + 1) in ".,٫/:-%٪"):
        return False
    form = p.form(i - 1)
    if form in p.vocab.function_words and form != "ام":
        return False  # «عن4 آلاف»
    return not is_clitic(form) and not p.tokens[i - 1].lex.readings and unit_after(p, i + 1) is None
