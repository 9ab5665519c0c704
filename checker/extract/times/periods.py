"""Months and years, alone or told from the day of writing."""

from __future__ import annotations

import datetime as dt
from typing import Final

from checker.extract import calendar as cal
from checker.extract.calendar import When
from checker.extract.hedges import hedge_before
from checker.extract.listed.dates import PERIODS
from checker.extract.passage import Passage
from checker.extract.times.dates import month_day
from checker.extract.times.numeric import short_pair, year_pair
from checker.extract.times.pieces import (
    Time,
    counts_something,
    direction_at,
    era,
    has_been,
    make_time,
    range_link,
    read_month,
    skip,
    start_of,
    widen,
    year_after,
    year_told,
)
from checker.extract.times.weekdays import had_been, to_come
from checker.extract.units import partitive, unit_after
from checker.text.fold import DIGITS
from checker.text.tokens import NUMBER, WORD

_RECENT: Final = (1500, 2100)  # a bare number of four digits in between is a year
_HIJRI: Final = (1300, 1500)


def month_alone(p: Passage, i: int) -> Time | None:
    """«مارس 2023», «مايو المقبل», «آب أغسطس الماضي», «في أكتوبر 2025»."""
    english = month_day(p, i)
    if english is not None:
        return english
    for cat in ("month", "hmonth"):
        named = read_month(p, i, cat)
        if named is None:
            continue
        month, after = named
        direction, at = direction_at(p, after)
        if at > after and p.form(after).endswith("ه"):
            direction, at = 0, after  # «ليالي رمضان الأخيرة»
        if p.form(i - 1) == "منذ":
            direction = min(direction, -1)  # «منذ ديسمبر» never lies ahead
        elif p.form(i - 1) in ("في", "حتي") and at == after and p.reference is not None and to_come(p, i - 1):
            direction = 1  # «سينتخب في فبراير», «لن يفتح حتى فبراير»
        elif p.form(i - 1) == "في" and at == after and (had_been(p, i - 1) or has_been(p, i)):
            direction = -1  # «وكان البنك رفع الفائدة في ديسمبر»
        if cat == "month" and at == after and (span := _months(p, i, month, after)) is not None:
            return span
        year_found = year_after(p, at, hijri=cat == "hmonth") or (year_told(p, at) if cat == "month" else None)
        if cat == "month" and year_found is None and at == after:
            year_found = _year_of_next(p, after, month)
        if year_found is not None and at > after and cat == "month" and not _near_year(p, year_found[0]):
            year_found = None  # «بنهاية مايو الماضي 1959 فرعا»
        end_at = year_found[1] if year_found else at
        doubled = after - i > 1
        if not (
            year_found
            or at > after
            or doubled
            or not _doubtful(p, i)
            or p.get(i - 1, "month_word")
            or p.get(i - 1, "begin")
            or p.get(i - 1, "end")
            or p.get(i - 1, "middle")
        ):
            continue
        if cat == "hmonth":
            if year_found is not None:
                told = cal.hijri_month(year_found[0], month)
            elif at > after and p.reference is not None:  # «شوال الماضي»
                told = cal.hijri_month_told(p.reference, month, direction)
            else:
                told = None
            if told is None:
                continue
            unsaid = ("umm al-qura",) if year_found else ("umm al-qura", "year")
            return make_time(p, "date", told, i, end_at, unit="hijri", assumed=unsaid)
        year: int | None = year_found[0] if year_found else None
        assumed: tuple[str, ...] = ()
        if year is None and p.reference is not None and not p.says(i - 1, "dates.events"):
            year = cal.nearest_year(month, 15, p.reference, direction)
            assumed = ("year",)
        return make_time(p, "date", cal.month(year, month), i, end_at, assumed=assumed)
    return None


def _months(p: Passage, i: int, first: int, after: int) -> Time | None:
    """«بين تشرين الأول وكانون الأول», «من يناير إلى مارس 2025»: from one month to another."""
    second = p.phrase(after, "month")
    joined = p.get(i - 1, "range_between") is not None and second is not None and second[0].clitics == "و"
    link = after if joined else range_link(p, after) if p.form(i - 1) == "من" and not p.dash(after) else None
    named = read_month(p, link) if link is not None else None
    if named is None:
        return None
    last, end_at = named
    told = year_after(p, end_at)
    if told is not None:
        year, end_at = told[0] - (last < first), told[1]
    elif p.reference is not None:
        year = cal.nearest_year(first, 15, p.reference)
    else:
        return None
    assumed = () if told is not None else ("year",)
    return make_time(p, "date_range", cal.months(year, first, last), i, end_at, hedge="range", assumed=assumed)


def _near_year(p: Passage, year: int) -> bool:
    """May a month told from the day of writing («مايو الماضي») be one of that year?"""
    return p.reference is None or abs(year - p.reference.year) <= 1


def _year_of_next(p: Passage, i: int, first: int) -> tuple[int, int] | None:
    """«يناير وفبراير من العام الماضي»: the year told behind the later month that is joined at token `i`; and `i`."""
    at = i + 1 if p.form(i) == "و" else i
    reading = p.get(at, "month")
    if reading is None or (at == i and reading.clitics != "و") or reading.term.value <= first:
        return None
    told = month_alone(p, at)
    value = told.when.value if told is not None and "year" not in told.assumed else None
    return (int(value[:4]), i) if value is not None and value[:4].isdigit() else None


def month_in_digits(p: Passage, i: int) -> Time | None:
    """«شهر 10 الماضي», «شهري 10 و11»: months by their numbers, each at its own place."""
    if p.surface(i - 1) == "(" and p.surface(i + 1) == ")" and p.get(i - 2, "month_word"):
        return _month_in_brackets(p, i)
    second = p.form(i - 1) == "و" and p.says(i - 3, "dates.two_months")
    word = i - 3 if second else i - 1
    two = p.says(word, "dates.two_months")
    number = _month_number(p, i) if two or p.get(word, "month_word") else None
    last = _month_number(p, i if second else i + 2) if two else number
    if number is None or last is None or (two and p.form(word + 2) != "و"):
        return None  # «معدل شهري 10 في المئة»
    direction, after = direction_at(p, i + 1)
    told = year_after(p, after)
    year = told[0] if told else cal.nearest_year(last, 15, p.reference, direction) if p.reference else None
    start = p.tokens[i if second else word].start
    assumed = () if told or year is None else ("year",)
    return make_time(p, "date", cal.month(year, number), i, told[1] if told else after, start, assumed=assumed)


def _month_in_brackets(p: Passage, i: int) -> Time | None:
    """«شهر (12)»."""
    number = _month_number(p, i)
    if number is None:
        return None
    direction, after = direction_at(p, i + 2)
    told = year_after(p, after)
    year = told[0] if told else cal.nearest_year(number, 15, p.reference, direction) if p.reference else None
    assumed = () if told or year is None else ("year",)
    return make_time(
        p, "date", cal.month(year, number), i, told[1] if told else after, p.tokens[i - 2].start, assumed=assumed
    )


_MONTH_DIGITS: Final = 2
_LAST_MONTH: Final = 12


def _month_number(p: Passage, i: int) -> int | None:
    surface = p.surface(i)
    if p.kind(i) != NUMBER or len(surface) > _MONTH_DIGITS or unit_after(p, i + 1) is not None:
        return None
    number = int(surface.translate(DIGITS))
    return number if 1 <= number <= _LAST_MONTH else None


def _doubtful(p: Passage, i: int) -> bool:
    """A month's name that is an everyday word too («مارس», «آب», «ماي»), or one with clitics that make another word."""
    if p.form(i - 1) in ("في", "منذ") and p.form(i) in p.vocab.cues["dates.ambiguous_alone"]:
        return False  # «في مارس»
    reading = p.tokens[i].lex.readings[0] if p.tokens[i].lex.readings else None
    base = p.form(i)
    if reading is not None and reading.clitics:
        base = base[len(reading.clitics) :]
    return base in p.vocab.ambiguous_months


def year_date(p: Passage, i: int) -> Time | None:
    """«عام 2011», «في 1970», «2014-2018», «من 2014 حتى 2018», «العام الجاري», «1447هـ»."""
    named = p.phrase(i, "year")
    at = named[1] if named else i
    if named is not None:
        at = _year_described(p, at)
    pair = (year_pair(p, at) if named is not None else None) or short_pair(p, at)
    if pair is not None:
        return widen(p, pair, i)
    number = _year_number(p, at, named=named is not None)
    if number is None and (reign := _hijri_years(p, at)) is not None:
        return reign
    if number is None:
        return this_period(p, i) if named is not None else None
    value, after, hijri = number
    link = range_link(p, after)
    if link is not None and not hijri:
        second = _year_number(p, skip(p, link, "year"), named=named is not None)
        if second is not None and value < second[0] <= value + (1000 if _in_period(p, at) else 200):
            return make_time(p, "date_range", cal.years(value, second[0]), i, second[1], start_of(p, i), hedge="range")
    joined = after + 1 if p.form(after) == "و" else None
    if joined is not None and not hijri and p.get(i - 1, "range_between") is not None:
        other = _year_number(p, joined, named=True)  # «بين عامي 2003 و2012»
        if other is not None and value < other[0] <= value + 1000:
            return make_time(p, "date_range", cal.years(value, other[0]), i, other[1], start_of(p, i), hedge="range")
    if p.phrase(after, "before_christ") is None and p.get(after, "measure") and p.phrase(after + 1, "before_christ"):
        after += 1  # «4700 سنة قبل الميلاد»
    if p.phrase(after, "before_christ"):
        low = -value
        when = When(f"{low:05d}", f"{low:05d}-01-01", f"{low:05d}-12-31")
        return make_time(p, "date", when, i, p.phrase(after, "before_christ")[1], start_of(p, i))  # type: ignore[index]
    if hijri:
        return make_time(
            p, "date", cal.hijri_year(value), i, after, start_of(p, i), unit="hijri", assumed=("umm al-qura",)
        )
    assumed = ("century",) if p.kind(at) == NUMBER and len(p.surface(at)) == _SHORT_YEAR else ()
    hedged = hedge_before(p, i) if named is not None else None
    if hedged is not None and hedged[0] == "about":  # «حوالي عام 600»
        around = cal.years(value - 1, value + 1)._replace(value=cal.year(value).value)
        return make_time(p, "date", around, hedged[1], after, hedged[2], hedge="about", assumed=assumed)
    return make_time(p, "date", cal.year(value), i, after, start_of(p, i), assumed=assumed)


def _year_described(p: Passage, i: int) -> int:
    """«العام المالي الماضي 1435», «العام الدراسي 1436/1437»: the token of the year that is described so, else `i`."""
    at = direction_at(p, i + 1)[1] if p.says(i, "dates.year_kind") else i
    return at if p.kind(at) == NUMBER else i


def _hijri_years(p: Passage, i: int) -> Time | None:
    """«1420 - 1423هـ»: from one Hijri year to another, with the era behind the second."""
    link = range_link(p, i + 1) if p.kind(i) == NUMBER and len(p.surface(i)) == 4 else None
    last = _year_number(p, link, named=False) if link is not None else None
    if last is None or not last[2]:
        return None
    first, until = cal.hijri_year(int(p.surface(i).translate(DIGITS))), cal.hijri_year(last[0])
    if first is None or until is None or not first.low or not until.high or first.low >= until.high:
        return None
    when = When(None, first.low, until.high)
    return make_time(p, "date_range", when, i, last[1], unit="hijri", hedge="range", assumed=("umm al-qura",))


def _year_number(p: Passage, i: int, *, named: bool) -> tuple[int, int, bool] | None:
    """A year as a number at token `i`: value, token after, Hijri or not."""
    if p.kind(i) == NUMBER:
        surface = p.surface(i)
        years = p.get(i + 1, "measure") is not None and p.phrase(i + 2, "before_christ") is not None
        before_christ = p.phrase(i + 1, "before_christ") is not None or years  # «4700 سنة قبل الميلاد»
        named = named or before_christ or _in_period(p, i)
        era_told = p.get(i + 1, "gregorian") is not None and len(p.form(i + 1)) > 1  # «في 692 ميلادي»
        named = named or era_told
        if len(surface) == _SHORT_YEAR and p.touches(i + 1) and p.surface(i + 1) in ("ه", "هـ"):
            year_now = 1400 + int(surface.translate(DIGITS))
            if cal.hijri_now(year_now, p.reference):
                return year_now, i + 2, True  # «صيف 36هـ»
        spelled = p.form(i + 1) == "للهجره"  # «من 540 للهجرة»
        told = named or spelled or p.surface(i + 1) in ("ه", "هـ")  # «(ت 221هـ)»
        if len(surface) == _SHORT_YEAR and (named or p.says(i - 1, "dates.events")) and not before_christ:
            return _short_year(p, i)
        if len(surface) > 4 or (len(surface) < 4 and not told) or (len(surface) < 3 and not before_christ):
            return None
        if p.touches(i) and p.touches(i - 1) and p.surface(i - 1) in ".,،:٫٬" and p.kind(i - 2) == NUMBER:
            return None
        number = int(surface.translate(DIGITS))
        after = i + 1
        hijri_mark = p.get(after, "hijri")
        if (
            hijri_mark is not None
            and (
                p.touches(after)
                or p.form(after) != "ه"
                or p.surface(after) != "ه"
                or cal.hijri_now(number, p.reference)
            )
            and number <= _HIJRI[1]
            and (named or _HIJRI[0] <= number or (len(surface) == 3 and (p.touches(after) or spelled)))
        ):
            return number, after + 1, True
        if p.touches(after) and p.surface(after) in ".,٫٬،:/" and p.kind(after + 1) == NUMBER and p.touches(after + 1):
            return None
        if not named and p.says(i - 1, "dates.of_year") and cal.hijri_now(number, p.reference):
            return number, era(p, after), True  # «موسم حج 1436», «مواليد 1402»
        if not named and (not _RECENT[0] <= number <= _RECENT[1] or _a_count(p, i, number) or _of_metres(p, i)):
            return None
        bracketed = p.surface(i - 1) in _OPENED and p.surface(after) in _CLOSED and counts_something(p, after + 1)
        led = p.form(i - 1) == "في" and number > _LIVING and number % 100 != 0  # «أقر في 2012 قانونا»
        if not named and (_counted(p, i, after) or _of_people(p, after) or _of_them(p, i, after)):
            return None
        if not named and (
            (_with_accusative(p, i, after) and not led) or _reached(p, i, after) or _less_than(p, i, after)
        ):
            return None
        if not named and (
            bracketed
            or (counts_something(p, after) and not _told_apart(p, after) and not led)
            or p.surface(i - 1) in ("$", "€")
            or hedge_before(p, i)
        ):
            return None
        if named and counts_something(p, after) and p.get(after, "month") is None and number < 1000:
            return None
        return number, era(p, after), named and cal.hijri_now(number, p.reference)
    if not named or p.kind(i) != WORD:
        # «من ألفين إلى ألفين وأربعة عشر»: years in words need a named year or a range of such numbers
        return _year_words(p, i) if p.get(i, "mag") else None
    num = p.number(i)
    if num is None or num.clitics or not isinstance(num.value, int) or not 100 <= num.value <= 2100:
        return None
    if counts_something(p, num.after):
        return None
    return num.value, num.after, False


_SHORT_YEAR: Final = 2  # digits
_OF_LAST_CENTURY: Final = 30  # from it on, two digits are a year of the last century: «نكسة عام 67»


def _short_year(p: Passage, i: int) -> tuple[int, int, bool] | None:
    """«عام 58», «سنة 26 هـ», «نكسة 67»: a year in two digits behind a word for years, with nothing that it counts."""
    number, after = int(p.surface(i).translate(DIGITS)), i + 1
    if p.get(i - 1, "year") is None and not p.says(i - 1, "dates.events"):
        return None
    if p.phrase(after, "hijri") is not None:
        return number, after + 1, True
    if number < _OF_LAST_CENTURY or counts_something(p, after) or p.touches(after + 1) or p.dash(after):
        return None
    return 1900 + number, after, False


def _told_apart(p: Passage, i: int) -> bool:
    """«منذ 2010 الأسبوع الماضي», «مونديال 2018 يوم السبت»: a unit that begins a time of its own counts nothing."""
    reading = p.get(i, "measure")
    return reading is not None and (reading.definite or p.get(i + 1, "weekday") is not None)


_LIVING: Final = 1900  # numbers below are seldom years where no word says so


def _a_count(p: Passage, i: int, number: int) -> bool:
    """«صنف 1568 على أنهم», «1600 عينة»: a number of an age long past, behind a word that leads up to no year."""
    if number >= _LIVING or p.begins_line(i):
        return False
    if p.form(i + 1) in ("م", "ه"):
        return False
    leads = p.kind(i - 1) != WORD or p.form(i - 1) in p.vocab.function_words or p.get(i - 1, "ago") is not None
    leads = leads or p.get(i - 1, "measure") is not None  # «في أعوام 1842 و1843»
    return not leads or (counts_something(p, i + 1) and p.form(i - 1) not in _IN and not p.touches(i - 1))


def _of_metres(p: Passage, i: int) -> bool:
    """«مسافة 2000م», «سباق الـ1500م»: metres, though «2000م» alone is a year."""
    at = i - 2 if p.form(i - 1) == "ال" else i - 1
    return p.form(i + 1) == "م" and p.tells(at, "measures.dimensions") and not p.form(at).endswith("بعد")


_THEM: Final = frozenset({"منهم", "منها", "منهن"})
_IN: Final = frozenset({"في", "منذ", "حتى"})
_PERIOD: Final = 4  # words from «الفترة» to its first year


def _in_period(p: Passage, i: int) -> bool:
    """«عاش في الفترة ما بين 960 و1279», «الفترة من 1048 - 1085»: years however long ago."""
    between = range(i - 1 - _PERIOD, i)
    if p.dash(i - 1) and p.kind(i - 2) == NUMBER:
        between = range(i - 3 - _PERIOD, i - 2)
    linked = p.dash(i + 1) or p.dash(i - 1) or p.form(i + 1) == "و" or p.form(i - 1) == "و"
    return linked and len(p.surface(i)) > 2 and any(p.form(at) in ("الفتره", "فتره") for at in between)


def _counted(p: Passage, i: int, after: int) -> bool:
    """«الذي بلغ 1500 اختبارا»: behind a word of reaching, what follows a number is counted."""
    unit = unit_after(p, after) if p.says(i - 1, "ages.reached") else None
    return unit is not None and unit.noun is not None


def _with_accusative(p: Passage, i: int, after: int) -> bool:
    """«بلغ عدد المصارف 1959 فرعا»: behind no word that leads up to a year, a noun in the accusative is counted."""
    if p.form(i - 1) in p.vocab.function_words or not p.touches_words(i - 1) or p.get(i - 1, "month") is not None:
        return False
    unit = unit_after(p, after)
    ending = p.surface(after).rstrip("\u064b").endswith("ا") and not p.form(after).endswith("يا")
    if unit is None or unit.noun is None or not ending:
        return False
    led = any(p.get(i - 1, part) for part in _PARTS) or p.says(i - 1, "dates.of_years") or p.says(i - 1, "dates.events")
    return unit.unit is not None or not led  # «بحلول 2019 مدعوما بنمو أسرع», «منذ انتفاضة 2011 اتساعا لنفوذهم»


_PARTS: Final = ("begin", "middle", "end")


_OPENED: Final = frozenset('(«"“')
_CLOSED: Final = frozenset(')»"”')


def _reached(p: Passage, i: int, after: int) -> bool:
    """«بلغ 2080 بعد», «من بينهم 1651 متطوعا», «سيصل إلى 1920 عينة», «هناك 1621 اختبارا»: a count."""
    if p.form(i - 1) == "الي" and p.tells(i - 2, "dates.reaching"):
        return unit_after(p, after) is not None
    return p.says(i - 1, "ages.reached") or p.says(i - 1, "dates.counting")


def _less_than(p: Passage, i: int, after: int) -> bool:
    """«1500 - 2500 جنيه», «ما بين 1800 إلى 2200 كيلوواط»: the lower of two counts."""
    link = range_link(p, after)
    if link is None or p.kind(link) != NUMBER or len(p.surface(link)) != len(p.surface(i)) or p.form(i - 1) == "في":
        return False
    low, high = (int(p.surface(at).translate(DIGITS)) for at in (i, link))
    return low < high and (high > _RECENT[1] or counts_something(p, link + 1))


def _of_people(p: Passage, i: int) -> bool:
    """«1800 من السكان»: so many of them."""
    unit = partitive(p, i) if p.form(i) == "من" else None
    return unit is not None and unit.unit == "person" and unit.number == "plural"


def _of_them(p: Passage, i: int, after: int) -> bool:
    """«علق على جانبيه 1500 منها»: so many of what was told before, unless «في» makes it a year."""
    return p.form(after) in _THEM and p.form(i - 1) not in _IN


def _year_words(p: Passage, i: int) -> tuple[int, int, bool] | None:
    num = p.number(i)
    if num is None or not isinstance(num.value, int) or not 1900 <= num.value <= 2100 or counts_something(p, num.after):
        return None
    link = range_link(p, num.after)
    other = p.number(link) if link is not None and link < len(p.tokens) else None
    back = p.phrase(i - 1, "range_to")
    if (
        other is not None
        and isinstance(other.value, int)
        and 1900 <= other.value <= 2100
        and not counts_something(p, other.after)
    ) or (back is not None and back[1] == i):
        return num.value, num.after, False
    return None


_HOLY: Final = frozenset({"الكريم", "الفضيل"})
_RAMADAN: Final = 9


def this_period(p: Passage, i: int) -> Time | None:
    """«العام الماضي», «الشهر الجاري», «هذا الأسبوع», «الأسبوع المقبل»."""
    at = i
    this = p.get(i, "this")
    if this is not None:
        at += 1
    word = p.form(at)
    reading = p.get(at, "measure")
    if reading is not None and reading.clitics:
        word = word[len(reading.clitics) :]
    unit = PERIODS.get(word)
    if unit is None or p.get(i - 1, "general") is not None:
        return None
    direction, after = direction_at(p, at + 1)
    if after == at + 1 and this is None:
        return None
    first = i
    if unit == "month" and this is not None and p.form(after) in _HOLY and p.reference is not None:
        ramadan = cal.hijri_month_told(p.reference, _RAMADAN, 0)  # «في هذا الشهر الكريم»
        assumed = ("umm al-qura", "year")
        return make_time(p, "date", ramadan, i, after, unit="hijri", assumed=assumed) if ramadan else None
    if p.form(after - 1).startswith("الاخير"):
        return None  # «السنة الأخيرة» are the twelve months up to now
    if unit not in ("year", "month") and p.says(after - 1, "dates.before_it"):
        return None  # «الأسبوع الذي سبقه»
    if unit == "year":
        pair = year_pair(p, after)
        if pair is not None:
            return widen(p, pair, first)  # «هذا العام 1435/1436»
        bracketed = p.surface(after) == "("
        year_found = year_after(p, after + bracketed)
        if bracketed and year_found is None:
            year_found = year_after(p, after + 1, hijri=True)
        if bracketed and year_found is not None:
            closed = p.surface(year_found[1]) == ")"
            year_found = (year_found[0], year_found[1] + 1) if closed else None  # «العام المنصرم (1435هـ)»
        if year_found is not None:
            hijri = cal.hijri_year(year_found[0]) if _HIJRI[0] <= year_found[0] <= _HIJRI[1] else None
            unit_told = "hijri" if hijri else None
            return make_time(p, "date", hijri or cal.year(year_found[0]), first, year_found[1], unit=unit_told)
    if p.reference is None:
        return make_time(p, "date", When(None, None, None), first, after, unit=f"{unit}:{direction:+d}")
    reference = p.reference
    if unit == "year":
        when = cal.year(reference.year + direction)
    elif unit == "month":
        index = reference.year * 12 + reference.month - 1 + direction
        when = cal.month(index // 12, index % 12 + 1)
    else:
        # the Arab week begins on Saturday or Sunday: the week is any of the seven days around
        monday = reference - dt.timedelta(days=reference.weekday()) + dt.timedelta(days=7 * direction)
        when = When(None, (monday - dt.timedelta(days=2)).isoformat(), (monday + dt.timedelta(days=6)).isoformat())
    return make_time(p, "date", when, first, after, assumed=("publication day",))
