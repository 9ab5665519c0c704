"""Days told from the day of writing: «أمس», «قبل ثلاثة أيام», «بعد ثمانية أيام»."""

from __future__ import annotations

import datetime as dt
from typing import Final

from checker.extract import calendar as cal
from checker.extract.calendar import When
from checker.extract.numbers import read_number
from checker.extract.passage import Passage
from checker.extract.times.dates import day_month
from checker.extract.times.pieces import Time, make_time, widen
from checker.extract.times.weekdays import weekday_date
from checker.extract.units import names_itself
from checker.text.tokens import LATIN, WORD


def relative_day(p: Passage, i: int) -> Time | None:
    """«أمس», «فجر أمس الاثنين», «اليوم (الأربعاء)», «غدا الأربعاء», «قبل يوم أمس»."""
    found = p.phrase(i, "relday")
    if found is None:
        return None
    reading, after = found
    if reading.definite or (reading.clitics and reading.clitics not in ("و", "ف", "ل", "ب")):
        return None
    word = p.form(i).removeprefix(reading.clitics)
    if word == "اليوم" and (_not_today(p, i, after) or _in_a_name(p, i)):
        return None
    if word == "امس" and p.form(after) == "الحاجه":
        return None  # «في أمسّ الحاجة»
    if word == "الليله" and (
        p.form(i - 1) in ("تلك", "هي") or p.get(after, "ord") is not None or p.says(after, "dates.not_today_after")
    ):
        return None  # «وفي تلك الليلة», «الليلة الثانية عشرة» are told of
    at = after
    while p.surface(at) in ("(", "،") and p.surface(at):
        at += 1
    if p.get(at, "weekday") is not None and not (p.get(at, "weekday").clitics):  # type: ignore[union-attr]
        inner = weekday_date(p, at)
        if inner is not None and (at == after or p.surface(at - 1) == "("):
            return widen(p, inner, i)
    days: int = reading.term.value
    if p.reference is None:
        return make_time(p, "date", When(None, None, None), i, after, unit=f"day:{days:+d}")
    date = p.reference + dt.timedelta(days=days)
    dated = day_month(p, at)
    if dated is not None and dated.kind == "date" and dated.when.low == date.isoformat():
        return widen(p, dated, i)
    return make_time(p, "date", cal.on(date), i, after, assumed=("publication day",))


def _not_today(p: Passage, i: int, after: int) -> bool:
    """«اليوم الأول», «في اليوم السابع», «اليوم الوطني»: a day of something, not the day of writing."""
    if p.says(i - 1, "dates.not_today_before") or p.says(after, "dates.not_today_after"):
        return True
    following = p.form(after)
    # «اليوم العائلي»: an adjective; names of places and people seldom end like one
    return following.startswith("ال") and following.endswith("ي") and len(following) > 5 and p.touches_words(i)


_QUOTES: Final = frozenset("»”\"'’)")
_OPENERS: Final = frozenset("«“”\"'‘(")


def _in_a_name(p: Passage, i: int) -> bool:
    """«المصري اليوم» in quotes, «عين اليوم – الرياض» in a dateline: the name of a paper."""
    if p.form(i - 1) == "ل" and not p.touches(i):
        return True  # «قال لـ اليوم»
    before = range(i - 1, max(i - 4, -1), -1)
    if p.touches(i + 1) and p.surface(i + 1) in _QUOTES:
        return any(p.surface(at) in _OPENERS for at in before)
    ends = "\n" in p.text[p.tokens[i].end : p.tokens[i + 1].start] if i + 1 < len(p.tokens) else True
    if ends:
        return p.dash(i - 2)
    if not p.dash(i + 1) or p.touches(i + 1):
        return False
    if i > 2 and not p.begins_line(i - 1) and p.kind(i - 2) != LATIN:
        return False
    return i >= 1


def ago(p: Passage, i: int) -> Time | None:
    """«قبل ثلاثة أيام», «بعد ثمانية أيام», «منذ مطلع الشهر», «قبل شهر»."""
    for cat, sign in (("ago", -1), ("hence", 1)):
        word = p.get(i, cat)
        if word is None:
            continue
        amount, at = _amount(p, i + 1)
        if amount is None:
            return None
        unit = p.get(at, "measure") or p.get(at, "measure_dual")
        if (
            unit is None
            or unit.term.value.base != "second"
            or unit.term.value.factor < 86400
            or unit.definite
            or unit.clitics
        ):
            return None
        half, behind_half = _half_more(p, at + 1)
        if half and unit.term.value.factor != _YEAR:
            return None
        if half:  # «منذ ثلاثة أعوام ونصف»
            when = cal.shifted(p.reference, sign * (12 * amount + 6), _MONTH) if p.reference else None
            following = p.form(behind_half) in ("من", "علي") or (sign > 0 and not _stands_alone(p, behind_half))
            if when is None or when.low is None or following:
                return None
            return make_time(p, "date", when, i, behind_half, hedge="about", assumed=("publication day",))
        if sign > 0 and (p.form(at + 1) in ("من", "واحد", "واحده") or not _stands_alone(p, at + 1)):
            return None
        behind = at + 2 if p.form(at + 1) == "فقط" else at + 1
        if p.form(behind) in ("من", "علي") and sign < 0:
            return None
        seconds = int(unit.term.value.factor)
        if p.reference is None:
            return None
        when = cal.shifted(p.reference, sign * amount, seconds)
        if when.low is None:
            return None
        return make_time(
            p, "date", when, i, at + 1, hedge=None if when.low == when.high else "about", assumed=("publication day",)
        )
    return None


_YEAR: Final = 31536000  # seconds, as rules/units/measures.yaml counts them
_MONTH: Final = 2592000


def _half_more(p: Passage, i: int) -> tuple[bool, int]:
    """Does «ونصف» or «ونصف العام» follow at token `i`?  And the token after it."""
    if p.form(i) != "ونصف":
        return False, i
    return True, i + 2 if p.form(i + 1) in ("العام", "السنه") else i + 1


def _stands_alone(p: Passage, i: int) -> bool:
    """Nothing follows that the duration belongs to («بعد ثمانية أيام من المعارك», «بعد يوم على الانهيار»)."""
    return p.kind(i) != WORD or p.form(i) in ("برعايه", "في", "و", "ان") or p.form(i).startswith(("و", "ب"))


def _amount(p: Passage, i: int) -> tuple[int | None, int]:
    """A whole number before a unit of time at token `i`; a lone singular or dual unit counts itself."""
    unit = p.get(i, "measure_dual")
    if unit is not None:
        return 2, i
    unit = p.get(i, "measure")
    if unit is not None and unit.term.number == "singular":
        return (None, i) if names_itself(p, i + 1) else (1, i)
    if i >= len(p.tokens):
        return None, i
    number = read_number(p.text, p.tokens, i)
    if number is None or not isinstance(number.value, int) or not 0 < number.value < 10**6:
        return None, i
    return number.value, number.after
