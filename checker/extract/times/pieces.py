"""The pieces that dates are read from: days, months, years, links, directions."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from checker.extract import calendar as cal
from checker.extract.calendar import When
from checker.extract.numbers import read_digits
from checker.extract.passage import Passage
from checker.model import Hedge, Kind
from checker.text.fold import DIGITS
from checker.text.lexeme import Lexeme
from checker.text.tokens import NUMBER, WORD

_RECENT: Final = (1500, 2100)  # a bare number of four digits in between is a year
_HIJRI: Final = (1300, 1500)


class Time(NamedTuple):
    """A time at a place: what is stated, from which token to which, and what was assumed."""

    kind: Kind
    when: When
    first: int
    after: int
    start: int
    end: int
    unit: str | None = None
    hedge: Hedge | None = None
    assumed: tuple[str, ...] = ()
    weekday: int | None = None


class DayNumber(NamedTuple):
    """The number of a day in a month, in digits or words."""

    number: int
    after: int
    start: int


def read_ordinal(p: Passage, i: int) -> tuple[int, int] | None:
    """An ordinal in words at token `i`: «الثالث», «الحادي عشر», «الخامس والعشرين», «الرابعة والثلاثين»."""
    if i not in p.ordinals:
        p.ordinals[i] = _read_ordinal(p, i)
    return p.ordinals[i]


def _read_ordinal(p: Passage, i: int) -> tuple[int, int] | None:
    reading = p.get(i, "ord")
    if reading is None:
        ten = p.get(i, "ten")
        return (ten.term.value, i + 1) if ten is not None and ten.definite else None
    value, at = reading.term.value, i + 1
    teen = p.get(at, "teen")
    if teen is not None and not teen.clitics and value <= 11 and value != 10:
        return (value if value == 11 else value + 10), at + 1
    joined = at + 1 if p.form(at) == "و" else at
    ten = p.get(joined, "ten")
    # «الخامس والعشرين»; «العاشرة وعشرين دقيقة» is ten o'clock and twenty minutes
    if (
        ten is not None
        and (joined > at or ten.clitics == "و")
        and value < 12
        and value != 10
        and ten.definite == reading.definite
    ):
        return ten.term.value + value % 10, joined + 1
    if value == 11:
        return None
    return value, at


_MID_MONTH: Final = 15  # day of a month of the moon
_TEN: Final = 10  # the tenth is «العاشر», and «العشر» are ten days
_PARTS: Final = frozenset("الاسبوع الثلث النصف الجزء القسم".split())


_DAYS: Final = frozenset({"first_day", "ord", "ten", "unit"})  # what words of a day of the month can be


def day_number(p: Passage, i: int) -> DayNumber | None:
    """A day of the month at token `i`: 1-31 in digits, as an ordinal or as a cardinal word."""
    if p.kind(i) == NUMBER:
        token = p.tokens[i]
        if len(token.lex.surface) > 2 or not stands_apart(p, i):
            return None
        number, after, start = int(token.lex.surface.translate(DIGITS)), i + 1, token.start
    elif p.lexemes[i].terms.keys().isdisjoint(_DAYS) and p.form(i) != "النصف":
        return None
    elif (opening := p.get(i, "first_day")) is not None:  # «غرة شوال»
        number, after, start = 1, i + 1, p.tokens[i].start + opening.offset
    elif p.form(i) == "النصف" and p.form(i + 1) == "من" and p.phrase(i + 2, "hmonth"):
        number, after, start = _MID_MONTH, i + 1, p.tokens[i].start  # «ليلة النصف من شعبان»
    else:
        ordinal = read_ordinal(p, i)
        if ordinal is not None:
            number, after = ordinal
            reading = p.get(i, "ord") or p.get(i, "ten")
            if p.form(i).endswith(("ه", "اولي")):
                return None  # «الأيام العشرة الأولى من رمضان»: days are masculine
            if p.form(i - 1).removeprefix("و") in _PARTS:
                return None  # «الأسبوع الثاني من رمضان»
            start = p.tokens[i].start + (reading.offset if reading else 0)
        else:
            if not (p.get(i, "unit") or p.get(i, "ten")):
                return None
            num = p.number(i)
            if num is None or not isinstance(num.value, int):
                return None
            if num.definite and (p.get(i - 1, "measure") or num.value <= _TEN):
                return None  # «الأشهر الثلاثة من يوليو إلى سبتمبر», «الست من شوال»
            number, after, start = num.value, num.after, num.start
    return DayNumber(number, after, start) if 1 <= number <= 31 else None


_BEHIND: Final = frozenset(
    "month hmonth month_word range_to daypart hijri gregorian before_christ ord unit ten mag current".split()
)


_YEAR: Final = 4  # digits


@lru_cache(maxsize=65536)
def goes_on(lex: Lexeme) -> bool:
    """May a time that begins with a number go on with this word or sign?"""
    if lex.kind == NUMBER:
        return len(lex.surface) >= _YEAR  # «شهري 10 و11 2015»
    if lex.kind != WORD:
        return lex.surface not in ("%", "٪")
    return len(lex.form) < 2 or lex.form in ("من", "في") or not lex.cats.isdisjoint(_BEHIND)


def stands_apart(p: Passage, i: int) -> bool:
    """Is the run of digits at token `i` a number of its own («1 340» and «4.5» are not)?"""
    digits = read_digits(p.text, p.tokens[i].start)
    return digits is not None and digits[2] == p.tokens[i].end


def skip(p: Passage, i: int, *cats: str) -> int:
    """The token after any words of the categories at `i`, each at most once, in this order."""
    for cat in cats:
        found = p.phrase(i, cat)
        if found is not None:
            i = found[1]
    return i


def read_month(p: Passage, i: int, cat: str = "month") -> tuple[int, int] | None:
    """A month at token `i` with its second name («تموز (يوليو)», «آب أغسطس», «حزيران/ يونيو»): number, token after."""
    found = p.phrase(i, cat)
    if p.surface(i).endswith("إب"):
        return None  # a town of Yemen
    if found is None or ((found[0].definite or found[0].tanwin) and found[1] == i + 1 and cat == "month"):
        return None  # «الأب» and «أبا» are a father and «آب» a month, which takes no article and no tanwin
    number, after = found[0].term.value, found[1]
    at = after
    opened = p.surface(at) in ("(", "/", "-", "«") and p.surface(at) != ""
    if opened:
        at += 1
    second = p.phrase(at, cat)
    if second is not None and second[0].term.value == number and not second[0].clitics:
        after = second[1]
        if opened and (p.surface(at - 1), p.surface(after)) in (("(", ")"), ("«", "»")):
            after += 1
    return number, after


def year_after(p: Passage, i: int, *, hijri: bool = False) -> tuple[int, int] | None:
    """A year at token `i`, with or without «عام», «من عام», a comma: the year and the token after it."""
    at = i
    if p.surface(at) in ("،", ",", "/"):
        at += 1
    if p.form(at) in ("من", "في") and p.phrase(at + 1, "year"):
        at += 1
    named = p.phrase(at, "year")
    if named is not None:
        at = named[1] + 1 if p.says(named[1], "dates.year_kind") else named[1]  # «للعام الهجري 1436هـ»
    low, high = _HIJRI if hijri else _RECENT
    if p.kind(at) == NUMBER:
        surface = p.surface(at)
        number = int(surface.translate(DIGITS)) if len(surface) <= 4 else 0
        if (
            named is None
            and (len(surface) != 4 or not low <= number <= high)
            and not _long_ago(p, at, number, hijri=hijri)
        ):
            return None
        if number == 0 or (named is not None and len(surface) < 3):
            return None
        after = at + 1
        return number, era(p, after)
    if named is not None or p.get(at, "mag"):
        num = p.number(at)
        if num is not None and isinstance(num.value, int) and 100 <= num.value <= 2100 and not num.clitics:
            return num.value, era(p, num.after)
    return None


def _long_ago(p: Passage, at: int, number: int, *, hijri: bool) -> bool:
    """«فبراير 1260»: a year before the printed word, behind a month and with nothing that it counts."""
    if hijri or not 100 <= number < _RECENT[0]:
        return False
    marked = p.get(at + 1, "gregorian") is not None and p.touches(at + 1)  # «يونيو (حزيران) 1264م», «يوليو (تموز) 921م»
    if number < 1000:
        return marked
    ends = p.surface(at - 1) == ")" and p.kind(at + 1) != WORD  # «10 فبراير (شباط) 1258»
    return marked or ends or (p.touches_words(at - 1) and not counts_something(p, at + 1))


def era(p: Passage, i: int) -> int:
    """The token after an era mark («م», «هـ», «ميلادية») at `i`."""
    found = p.phrase(i, "gregorian") or p.phrase(i, "hijri")
    if found is None:
        return i
    if len(p.form(i)) == 1 and not (p.touches(i) or p.form(i) in ("ه", "م")):
        return i
    return found[1]


def year_told(p: Passage, i: int) -> tuple[int, int] | None:
    """«من العام الماضي», «العام المقبل», «لهذا العام» behind a month: the year, and the token after it."""
    at = i + 1 if p.form(i) == "من" else i
    if p.reference is None:
        return None
    if p.form(at).removeprefix("ل") in ("هذا", "هذه") and p.form(at + 1) in ("العام", "السنه"):
        return (p.reference.year, at + 2) if p.kind(at + 2) != NUMBER else None
    if p.form(at) not in ("العام", "السنه"):
        return None
    direction, after = direction_at(p, at + 1)
    return (p.reference.year + direction, after) if after > at + 1 else None


def has_been(p: Passage, i: int) -> bool:
    """«التوقعات التي صدرت في ديسمبر», «التقرير الذي أعده فريق في نوفمبر»: does «في» before token `i` end what a verb of the past tells?"""
    if p.form(i - 1) != "في":
        return False
    if p.says(i - 2, "dates.happened"):
        return True
    for at in range(i - 2, max(i - _CLAUSE, 0), -1):
        form, verb = p.form(at), p.form(at + 1)
        if form in ("الذي", "التي"):
            return not verb.startswith(_NOT_PAST) or p.says(at + 1, "dates.not_coming")  # «التي سيطرت»
        if p.kind(at) != WORD or (form.startswith(_AHEAD) and not p.says(at, "dates.not_coming")):
            return False
    return False


_CLAUSE: Final = 8  # words from «التي» to the time of what it tells
_AHEAD: Final = ("س", "المقرر", "المزمع")
_NOT_PAST: Final = ("ي", "ت", "ن", "س", "ل", "م", "اذا")  # what other verbs, «لم» and «من» begin with


def direction_at(p: Passage, i: int) -> tuple[int, int]:
    """«الماضي», «الذي سبقه» (-1), «قبل الماضي» (-2), «المقبل» (1), «بعد المقبل» (2), «الجاري» (0 and a step) at token `i`, and the token after."""
    if p.form(i) == "قبل" and p.get(i + 1, "past") is not None:
        return -2, i + 2
    if p.form(i) == "بعد" and p.get(i + 1, "future") is not None:
        return 2, i + 2
    if p.form(i) in ("الذي", "التي") and p.says(i + 1, "dates.before_it"):
        return -1, i + 2
    for cat, way in (("past", -1), ("future", 1), ("current", 0)):
        found = p.get(i, cat)
        if found is not None and not found.clitics:  # «مفتوح حتى 31 أغسطس وبالتالي»
            return way, i + 1
    return 0, i


def make_day(
    p: Passage, month: int, number: int, year: int | None, direction: int, weekday: int | None, *, event: bool = False
) -> tuple[When | None, tuple[str, ...]]:
    assumed: tuple[str, ...] = ()
    if year is None and p.reference is not None and not event:
        year = cal.nearest_year(month, number, p.reference, direction, weekday)
        assumed = ("year",)
    return cal.day(year, month, number), assumed


def impossible(month: int, number: int, year: int | None) -> When:
    """A day that no calendar has («31 أبريل»), kept as written so that it can be shown."""
    head = "XXXX" if year is None else f"{year:04d}"
    return When(f"{head}-{month:02d}-{number:02d}", None, None)


def make_time(
    p: Passage, kind: Kind, when: When, first: int, after: int, start: int | None = None,
    unit: str | None = None, hedge: Hedge | None = None, assumed: tuple[str, ...] = (), weekday: int | None = None,
) -> Time:  # fmt: skip
    if start is None:
        start = start_of(p, first)
    end = p.tokens[after - 1].end
    return Time(kind, when, first, after, start, end, unit, hedge, assumed, weekday)


def range_link(p: Passage, i: int) -> int | None:
    """The token after a link of a range at `i` («إلى», «حتى», «-»); None where there is none."""
    found = p.phrase(i, "range_to") or (p.phrase(i + 1, "range_to") if p.dash(i) else None)  # «من 1 - إلى 5»
    if found is not None and (not found[0].clitics or found[0].clitics == "و"):
        return found[1]
    return i + 1 if p.dash(i) else None


def counts_something(p: Passage, i: int) -> bool:
    """Does a counted noun or a unit stand at token `i`, with no conjunction, preposition (but that of «بالمئة») or, a noun, article?"""
    cats = ("measure", "noun", "currency", "mag", "symbol", "money_symbol")
    found = ((cat, p.phrase(i, cat)) for cat in cats)
    return any(
        unit is not None
        and (not unit[0].clitics or (unit[0].clitics == "ب" and cat == "measure"))
        and not (unit[0].definite and cat == "noun")
        for cat, unit in found
    )


def start_of(p: Passage, i: int) -> int:
    """The first character of what stands at token `i`, its clitics aside."""
    token = p.tokens[i]
    if token.lex.readings:
        return token.start + token.lex.readings[0].offset
    phrase = p.phrase(i, "month") or p.phrase(i, "hmonth")  # «وكانون الأول»: its first word alone is none
    return token.start + (phrase[0].offset if phrase is not None else 0)


def widen(p: Passage, found: Time, first: int) -> Time:
    """`found` begun at an earlier token."""
    token = p.tokens[first]
    reading = token.lex.readings[0] if token.lex.readings else None
    return found._replace(first=first, start=token.start + (reading.offset if reading else 0))
