"""Stretches of time: seasons, quarters and halves of a year, decades, centuries."""

from __future__ import annotations

from typing import Final

from checker.extract import calendar as cal
from checker.extract.calendar import When
from checker.extract.passage import Passage
from checker.extract.scores import near_match
from checker.extract.times.periods import this_period, year_date
from checker.extract.times.pieces import (
    Time,
    direction_at,
    make_time,
    read_ordinal,
    skip,
)
from checker.text.fold import DIGITS
from checker.text.tokens import NUMBER


def long_period(p: Passage, i: int) -> Time | None:
    """«السبعينيات», «القرن السادس قبل الميلاد», «القرن الـ19», «الربع الثالث من عام 2016», «صيف 2029»."""
    decade = p.get(i, "decade")
    if decade is not None and p.form(i + 1) == "من" and p.says(i + 2, "ages.of"):
        return None  # «في السبعينات من العمر»
    if decade is not None and (decade.definite or p.get(i + 1, "century") is not None):
        return _decade(p, i, decade.term.value)
    century = p.get(i, "century")
    if century is not None and century.definite:
        return _century(p, i)
    season = p.get(i, "season")
    if season is not None:
        at = skip(p, i + 1, "past", "future")
        if season.definite and (told := _season_told(p, i, season.term.value)) is not None:
            return told
        found = year_date(p, at) or this_period(p, at)
        if found is not None and found.when.value is not None and len(found.when.value) == 4:
            low, high = p.vocab.seasons[season.term.value]
            return make_time(
                p, "date_range", cal.months(int(found.when.value), low, high), i, found.after, hedge="range"
            )
        return None
    return _quarter(p, i)


def _season_told(p: Passage, i: int, name: str) -> Time | None:
    """«الصيف الماضي», «الخريف المقبل»: told from the day of writing."""
    direction, after = direction_at(p, i + 1)
    if after == i + 1 or p.reference is None or p.form(i + 1).startswith("الاخير"):
        return None
    years = range(p.reference.year - 2, p.reference.year + 3)
    seasons = [cal.months(year, *p.vocab.seasons[name]) for year in years]
    today = p.reference.isoformat()
    past = [when for when in seasons if when.high is not None and when.high < today]
    coming = [when for when in seasons if when.low is not None and when.low > today]
    now = [when for when in seasons if when not in past and when not in coming]
    chosen = past[-1:] if direction == -1 else coming[:1] if direction == 1 else now if direction == 0 else []
    if not chosen:
        return None
    return make_time(p, "date_range", chosen[0], i, after, hedge="range", assumed=("publication day",))


def _decade(p: Passage, i: int, value: int) -> Time:
    """«السبعينيات», «الستينات من القرن الماضي», «تسعينات القرن التاسع عشر»: of the twentieth century where none is told."""
    low, after = 1900 + value, i + 1
    assumed: tuple[str, ...] = ("century",)
    at = i + 2 if p.form(i + 1) == "من" else i + 1
    if p.get(at, "century") is not None:
        direction, told = direction_at(p, at + 1)
        century = _century(p, at)
        if century is not None and century.when.low is not None and not century.when.low.startswith("-"):
            low, after, assumed = int(century.when.low[:4]) - 1 + value, century.after, ()
        elif told > at + 1 and direction <= 0 and p.reference is not None:
            low, after = p.reference.year // 100 * 100 + 100 * direction + value, told
            assumed = ("publication day",)
    return make_time(p, "date_range", cal.years(low, low + 9), i, after, hedge="range", assumed=assumed)


_HIJRI: Final = "الهجري"


def _century(p: Passage, i: int) -> Time | None:
    at = i + 1
    if p.form(at) == "ال" or p.get(at, "gregorian"):
        at += 1  # «القرن الميلادي السابع عشر»
    if p.kind(at) == NUMBER:
        number, after = int(p.surface(at).translate(DIGITS)[:4]), at + 1
    elif (ordinal := read_ordinal(p, at)) is not None:
        number, after = ordinal
    else:
        spelled = p.number(at)  # «القرن الواحد والعشرين»
        if spelled is None or not spelled.definite or not isinstance(spelled.value, int):
            return None
        number, after = spelled.value, spelled.after
    if not 1 <= number <= 40:
        return None
    before = p.phrase(after, "before_christ")
    if before is not None:
        low, high = -100 * number + 1, -100 * (number - 1)
        return make_time(
            p, "date_range", When(None, f"{low:05d}-01-01", f"{high:05d}-12-31"), i, before[1], hedge="range"
        )
    if p.phrase(after, "hijri") or p.form(after) == _HIJRI:
        first, last = cal.hijri_year(100 * number - 99), cal.hijri_year(100 * number)
        when = When(None, first.low, last.high)
        return make_time(p, "date_range", when, i, after + 1, unit="hijri", hedge="range")
    after = skip(p, after, "gregorian") if len(p.form(after)) > 1 else after
    return make_time(p, "date_range", cal.years(100 * number - 99, 100 * number), i, after, hedge="range")


def _quarter(p: Passage, i: int) -> Time | None:
    for cat, size in (("quarter", 3), ("half", 6)):
        reading = p.get(i, cat)
        if reading is None or not reading.definite:
            continue
        if (told := _quarter_told(p, i, size)) is not None:
            return told
        last = (12 // size, i + 2) if p.form(i + 1) == "الاخير" and size == 3 else None  # «الربع الأخير من 2014»
        ordinal = read_ordinal(p, i + 1) or last
        if ordinal is None or not 1 <= ordinal[0] <= 12 // size:
            continue
        number, at = ordinal
        linked = p.form(at) == "من"
        assumed: tuple[str, ...] = ()
        at = at + 1 if linked else at
        found = year_date(p, at) or this_period(p, at)
        if found is not None and found.when.value is not None and len(found.when.value) == 4:
            year, after = int(found.when.value), found.after
        elif p.form(at) in ("العام", "السنه") and linked and not _another_year(p, at + 1):
            if p.reference is None:
                return None
            year, after = _coming_quarter(p, number, size), at + 1
        elif not linked and _of_year(p, i) and ordinal is not last and p.reference is not None and _no_match(p, i):
            year, after, assumed = _coming_quarter(p, number, size), at, ("year",)  # «أرباح الربع الثاني»
        else:
            return None
        when = cal.months(year, size * (number - 1) + 1, size * number)
        return make_time(p, "date_range", when, i, after, hedge="range", assumed=assumed)
    return None


def _quarter_told(p: Passage, i: int, size: int) -> Time | None:
    """«الربع الحالي», «الربع الماضي», «هذا الربع من السنة»: told from the day of writing."""
    direction, after = direction_at(p, i + 1)
    told = p.form(i + 1)
    if p.reference is None or size != 3 or told.startswith(("الاخير", "التال", "قبل")) or p.form(i).endswith("فصل"):
        return None  # «طلاب الفصل الماضي»: a term
    if after == i + 1:
        named = p.form(i).endswith("ربع") or (p.form(after) == "من" and p.form(after + 1) in ("العام", "السنه"))
        if p.form(i - 1) != "هذا" or read_ordinal(p, after) is not None or not named:
            return None
        after += 2 if p.form(after) == "من" and p.form(after + 1) in ("العام", "السنه") else 0
    index = p.reference.year * 4 + (p.reference.month - 1) // 3 + direction
    when = cal.months(index // 4, 3 * (index % 4) + 1, 3 * (index % 4) + 3)
    return make_time(p, "date_range", when, i, after, hedge="range", assumed=("publication day",))


def _another_year(p: Passage, i: int) -> bool:
    """«من العام نفسه», «من العام المالي الماضي»: a year that the day of writing does not tell."""
    return p.form(i) in ("نفسه", "ذاته", "نفسها", "ذاتها") or p.says(i, "dates.year_kind")


_MONEY: Final = 8  # words between a part of the year and the money earned in it


def _no_match(p: Passage, i: int) -> bool:
    """«خسرت 440 مليون ريال في النصف الأول»: beside money it is no part of a match."""
    near = range(max(i - _MONEY, 0), min(i + _MONEY, len(p.tokens)))
    return not near_match(p, i, in_sentence=True) or any(p.get(at, "currency") for at in near)


def _of_year(p: Passage, i: int) -> bool:
    """«الربع», «النصف»: a part of a year by itself; «الفصل الأول» is a term, a chapter or an act."""
    return p.form(i).endswith(("ربع", "نصف"))


def _coming_quarter(p: Passage, number: int, size: int) -> int:
    """The year of «الربع الأول من العام»: the one whose quarter begins nearest to the reference."""
    assert p.reference is not None
    return cal.nearest_year(size * (number - 1) + 1, 1, p.reference)
