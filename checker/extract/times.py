"""Read dates, ranges of dates and clock times.

`read_time` starts at a token and returns what is stated there, or None.  Order matters only in that the
longest statement is tried first: a weekday with its date before the weekday alone.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from checker.extract import calendar as cal
from checker.extract.calendar import When
from checker.extract.numbers import read_digits, read_fraction_word, read_number
from checker.extract.hedges import hedge_before
from checker.extract.passage import Passage
from checker.model import Hedge, Kind
from checker.text.fold import DIGITS
from checker.text.frequency import frequency
from checker.text.tokens import NUMBER, WORD

_D: Final = "0-9٠-٩۰-۹"
_NUMERIC: Final = re.compile(
    rf"([{_D}]{{1,4}})(\s?[/\-.\\]\s?)([{_D}]{{1,2}})\s?[/\-.\\]\s?([{_D}]{{2,4}})(?![{_D}])(?!\s?[/\-]\s?[{_D}])"
)
_SHORT: Final = re.compile(rf"([{_D}]{{1,2}})\s?[/\-]\s?([{_D}]{{1,2}})(?![{_D}/.\-])")
_YEAR_MONTH: Final = re.compile(rf"([{_D}]{{1,4}})/([{_D}]{{1,4}})(?![{_D}/])")
_CLOCK: Final = re.compile(rf"([{_D}]{{1,2}}):([{_D}]{{2}})(?::[{_D}]{{2}})?(?![{_D}:])")
_DOTTED_CLOCK: Final = re.compile(rf"([{_D}]{{1,2}})[.,٫ر]([{_D}]{{2}})(?![{_D}])")
_PACKED_CLOCK: Final = re.compile(rf"([{_D}]{{2}})([{_D}]{{2}})(?![{_D}])")
_OPENERS: Final = "(«\"“["
_DASHES: Final = "-–—/"
_RECENT: Final = (1500, 2100)  # a bare number of four digits in between is a year
_HIJRI: Final = (1300, 1500)


@dataclass(frozen=True, slots=True)
class Time:
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


@dataclass(frozen=True, slots=True)
class _Day:
    """The number of a day in a month, in digits or words."""

    number: int
    after: int
    start: int


def read_time(p: Passage, i: int) -> Time | None:
    """The date, range of dates or clock time that starts at token `i`."""
    for reader in _READERS:
        found = reader(p, i)
        if found is not None:
            return found
    return None


# ------------------------------------------------------------------ pieces


def read_ordinal(p: Passage, i: int) -> tuple[int, int] | None:
    """An ordinal in words at token `i`: «الثالث», «الحادي عشر», «الخامس والعشرين», «الرابعة والثلاثين»."""
    reading = p.get(i, "ord")
    if reading is None:
        ten = p.get(i, "ten")
        return (ten.term.value, i + 1) if ten is not None and ten.definite else None
    value, at = reading.term.value, i + 1
    if p.get(at, "teen") and not p.get(at, "teen").clitics and value <= 11 and value != 10:  # type: ignore[union-attr]
        return (value if value == 11 else value + 10), at + 1
    joined = at + 1 if p.form(at) == "و" else at
    ten = p.get(joined, "ten")
    if ten is not None and (joined > at or ten.clitics == "و") and value < 12:
        return ten.term.value + value % 10, joined + 1
    if value == 11:
        return None
    return value, at


def _day_number(p: Passage, i: int) -> _Day | None:
    """A day of the month at token `i`: 1-31 in digits, as an ordinal or as a cardinal word."""
    if p.kind(i) == NUMBER:
        token = p.tokens[i]
        if len(token.lex.surface) > 2 or not _stands_apart(p, i):
            return None
        number, after, start = int(token.lex.surface.translate(DIGITS)), i + 1, token.start
    else:
        ordinal = read_ordinal(p, i)
        if ordinal is not None:
            number, after = ordinal
            reading = p.get(i, "ord") or p.get(i, "ten")
            start = p.tokens[i].start + (reading.offset if reading else 0)
        else:
            if not (p.get(i, "unit") or p.get(i, "ten")):
                return None
            num = read_number(p.text, p.tokens, i)
            if num is None or not isinstance(num.value, int):
                return None
            number, after, start = num.value, num.after, num.start
    return _Day(number, after, start) if 1 <= number <= 31 else None


def _stands_apart(p: Passage, i: int) -> bool:
    """Is the run of digits at token `i` a number of its own («1 340» and «4.5» are not)?"""
    digits = read_digits(p.text, p.tokens[i].start)
    return digits is not None and digits[2] == p.tokens[i].end


def _skip(p: Passage, i: int, *cats: str) -> int:
    """The token after any words of the categories at `i`, each at most once, in this order."""
    for cat in cats:
        found = p.phrase(i, cat)
        if found is not None:
            i = found[1]
    return i


def _month(p: Passage, i: int, cat: str = "month") -> tuple[int, int] | None:
    """A month at token `i` with its second name («تموز (يوليو)», «آب أغسطس», «حزيران/ يونيو»): number, token after."""
    found = p.phrase(i, cat)
    if found is None:
        return None
    number, after = found[0].term.value, found[1]
    at = after
    opened = p.surface(at) in ("(", "/", "-") and p.surface(at) != ""
    if opened:
        at += 1
    second = p.phrase(at, cat)
    if second is not None and second[0].term.value == number and not second[0].clitics:
        after = second[1]
        if opened and p.surface(at - 1) == "(" and p.surface(after) == ")":
            after += 1
    return number, after


def _year_after(p: Passage, i: int, *, hijri: bool = False) -> tuple[int, int] | None:
    """A year at token `i`, with or without «عام», «من عام», a comma: the year and the token after it."""
    at = i
    if p.surface(at) in ("،", ","):
        at += 1
    if p.form(at) in ("من", "في") and p.phrase(at + 1, "year"):
        at += 1
    named = p.phrase(at, "year")
    if named is not None:
        at = named[1]
    low, high = _HIJRI if hijri else _RECENT
    if p.kind(at) == NUMBER:
        surface = p.surface(at)
        number = int(surface.translate(DIGITS)) if len(surface) <= 4 else 0
        if named is None and (len(surface) != 4 or not low <= number <= high):
            return None
        if number == 0 or (named is not None and len(surface) < 3):
            return None
        after = at + 1
        return number, _era(p, after)
    if named is not None or p.get(at, "mag"):
        num = read_number(p.text, p.tokens, at)
        if num is not None and isinstance(num.value, int) and 100 <= num.value <= 2100 and not num.clitics:
            return num.value, _era(p, num.after)
    return None


def _era(p: Passage, i: int) -> int:
    """The token after an era mark («م», «هـ», «ميلادية») at `i`."""
    found = p.phrase(i, "gregorian") or p.phrase(i, "hijri")
    if found is None:
        return i
    if len(p.form(i)) == 1 and not (p.touches(i) or p.form(i) in ("ه", "م")):
        return i
    return found[1]


def _direction(p: Passage, i: int) -> tuple[int, int]:
    """«الماضي» (-1), «المقبل» (1), «الجاري» (0 and a step) at token `i`: direction and the token after."""
    for cat, way in (("past", -1), ("future", 1), ("current", 0)):
        found = p.get(i, cat)
        if found is not None:
            return way, i + 1
    return 0, i


def _make_day(p: Passage, month: int, number: int, year: int | None, direction: int, weekday: int | None) -> tuple[When | None, tuple[str, ...]]:
    assumed: tuple[str, ...] = ()
    if year is None and p.reference is not None:
        year = cal.nearest_year(month, number, p.reference, direction, weekday)
        assumed = ("year",)
    return cal.day(year, month, number), assumed


def _impossible(month: int, number: int, year: int | None) -> When:
    """A day that no calendar has («31 أبريل»), kept as written so that it can be shown."""
    head = "XXXX" if year is None else f"{year:04d}"
    return When(f"{head}-{month:02d}-{number:02d}", None, None)


# ------------------------------------------------------------------ days of months


def _day_month(p: Passage, i: int, weekday: int | None = None) -> Time | None:
    """«13 أيلول», «الخامس من جمادى الأولى 1447», «13 إلى 15 تموز», «19-20 نوفمبر»."""
    first = _day_number(p, i)
    if first is None:
        return None
    last: _Day | None = None
    at = first.after
    link = _range_link(p, at)
    if link is not None:
        last = _day_number(p, link)
        if last is not None and last.number > first.number and weekday is None:
            at = last.after
        else:
            last = None
    if last is None and p.form(at) == "و" or (p.tokens[at].lex.readings and p.tokens[at].lex.readings[0].clitics == "و" if at < len(p.tokens) else False):
        joined = at + 1 if p.form(at) == "و" else at
        second = _day_number(p, joined)
        if second is not None and second.number > first.number and _between_before(p, i):
            last, at = second, second.after
    at = at + 1 if p.form(at) == "من" else at
    at = _skip(p, at, "month_word")
    for cat in ("month", "hmonth"):
        named = _month(p, at, cat)
        if named is None:
            continue
        ambiguous = cat == "hmonth" and p.phrase(at, "month") is not None
        if ambiguous:
            continue
        month, after = named
        return _finish_day(p, i, first, last, month, after, cat == "hmonth", weekday)
    return None


def _between_before(p: Passage, i: int) -> bool:
    return p.get(i - 1, "range_between") is not None or p.form(i - 1) in ("بين", "يومي", "ايام")


def _range_link(p: Passage, i: int) -> int | None:
    """The token after a link of a range at `i` («إلى», «حتى», «-»); None where there is none."""
    found = p.phrase(i, "range_to")
    if found is not None and (not found[0].clitics or found[0].clitics == "و"):
        return found[1]
    return i + 1 if p.surface(i) in ("-", "–", "—") and p.surface(i) else None


def _finish_day(
    p: Passage, i: int, first: _Day, last: _Day | None, month: int, after: int, hijri: bool, weekday: int | None
) -> Time | None:
    direction, at = _direction(p, after)
    year_found = _year_after(p, after if at == after else at, hijri=hijri)
    year, end_at = (year_found[0], year_found[1]) if year_found else (None, at)
    start = first.start
    if hijri:
        if year is None and p.reference is None:
            return None
        return _hijri_day(p, i, first, last, month, year, start, end_at)
    if last is not None:
        low, assumed = _make_day(p, month, first.number, year, direction, None)
        high, _ = _make_day(p, month, last.number, year, direction, None)
        if low is None or high is None:
            return None
        return _time(p, "date_range", When(None, low.low, high.high), i, end_at, start, hedge="range", assumed=assumed)
    when, assumed = _make_day(p, month, first.number, year, direction, weekday)
    if when is None:
        when = _impossible(month, first.number, year)
    second = _second_day_of_range(p, end_at)
    if second is not None and weekday is None:
        other = _day_month(p, second)
        if other is not None and other.kind == "date" and other.when.value and when.low and other.when.low:
            low_year = other.when.value[:4] if year is None and not p.reference else None
            low_text = (low_year + when.low[4:]) if low_year and low_year != "XXXX" else when.low
            return _time(p, "date_range", When(None, low_text, other.when.high), i, other.after, start, hedge="range", assumed=assumed)
    return _time(p, "date", when, i, end_at, start, assumed=assumed)


def _second_day_of_range(p: Passage, i: int) -> int | None:
    link = _range_link(p, i)
    if link is not None:
        return link
    if p.form(i) == "و":
        return i + 1
    return None


def _hijri_day(
    p: Passage, i: int, first: _Day, last: _Day | None, month: int, year: int | None, start: int, after: int
) -> Time | None:
    assumed: tuple[str, ...] = ("umm al-qura",)
    if year is None:
        assert p.reference is not None
        options = [
            (abs((date - p.reference).days), candidate)
            for candidate in range(_hijri_year(p.reference) - 1, _hijri_year(p.reference) + 2)
            if (date := cal.from_hijri(candidate, month, min(first.number, 29))) is not None
        ]
        if not options:
            return None
        year = min(options)[1]
        assumed = ("umm al-qura", "year")
    date = cal.from_hijri(year, month, first.number)
    if date is None:
        return None
    if last is not None:
        until = cal.from_hijri(year, month, last.number)
        if until is None:
            return None
        when = When(None, date.isoformat(), until.isoformat())
        return _time(p, "date_range", when, i, after, start, unit="hijri", hedge="range", assumed=assumed)
    return _time(p, "date", cal.on(date), i, after, start, unit="hijri", assumed=assumed)


def _hijri_year(date: dt.date) -> int:
    return int((date.year - 622) * 33 / 32) + 1


def _time(
    p: Passage, kind: Kind, when: When, first: int, after: int, start: int | None = None,
    unit: str | None = None, hedge: Hedge | None = None, assumed: tuple[str, ...] = (), weekday: int | None = None,
) -> Time:  # fmt: skip
    if start is None:
        token = p.tokens[first]
        reading = token.lex.readings[0] if token.lex.readings else None
        start = token.start + (reading.offset if reading else 0)
    end = p.tokens[after - 1].end
    return Time(kind, when, first, after, start, end, unit, hedge, assumed, weekday)


# ------------------------------------------------------------------ numeric dates


def _numeric(p: Passage, i: int) -> Time | None:
    """«15/10/1436هـ», «2016/04/21», «5/17/2018», «22-4»."""
    if p.kind(i) != NUMBER or (p.touches(i) and p.surface(i - 1) in "/-.:" and p.surface(i - 1)):
        return None
    token = p.tokens[i]
    match = _NUMERIC.match(p.text, token.start)
    if match is None:
        return _numeric_short(p, i)
    one, sign, two, three = match.groups()
    a, b, c = (int(part.translate(DIGITS)) for part in (one, two, three))
    after = i
    while after < len(p.tokens) and p.tokens[after].start < match.end():
        after += 1
    if "." in sign and (len(three) != 4 or len(one) > 2):
        return None
    if len(one) == 4:
        year, month, number = a, b, c
    elif len(three) == 4:
        year, month, number = (c, b, a) if b <= 12 else (c, a, b)
    elif len(one) == 2 and len(two) == 2 and len(three) == 2 and sign.strip() == "/":
        year, month, number = (2000 + a, b, c) if c <= 31 and a > 12 else (2000 + c, b, a)
    elif len(three) == 2 and sign.strip() == "-":
        year, month, number = 2000 + c, b, a
    else:
        return None
    if not (1 <= month <= 12 and 1 <= number <= 31):
        return None
    is_hijri = p.get(after, "hijri") is not None or _HIJRI[0] < year < _HIJRI[1]
    end_at = _era(p, after)
    if is_hijri:
        date = cal.from_hijri(year, month, number)
        return _time(p, "date", cal.on(date), i, end_at, unit="hijri", assumed=("umm al-qura",)) if date else None
    when = cal.day(year, month, number) or _impossible(month, number, year)
    assumed = ("day before month",) if a <= 12 and b <= 12 and a != b and len(one) < 4 else ()
    return _time(p, "date", when, i, end_at, assumed=assumed)


def _numeric_short(p: Passage, i: int) -> Time | None:
    token = p.tokens[i]
    match = _SHORT.match(p.text, token.start)
    if match is None:
        return _month_of_year(p, i)
    number, month = (int(part.translate(DIGITS)) for part in match.groups())
    if not (12 < number <= 31 and 1 <= month <= 12) and not (
        "0" in (match.group(1).translate(DIGITS)[0], match.group(2).translate(DIGITS)[0]) and 1 <= number <= 31 and 1 <= month <= 12
    ):
        return None
    after = i
    while after < len(p.tokens) and p.tokens[after].start < match.end():
        after += 1
    if _counts_something(p, after) or p.get(i - 1, "range_between"):
        return None
    when, assumed = _make_day(p, month, number, None, 0, None)
    return _time(p, "date", when, i, after, assumed=assumed) if when else None


def _month_of_year(p: Passage, i: int) -> Time | None:
    match = _YEAR_MONTH.match(p.text, p.tokens[i].start)
    if match is None:
        return None
    one, two = match.groups()
    a, b = int(one.translate(DIGITS)), int(two.translate(DIGITS))
    after = i + 3
    if len(one) == 4 and len(two) == 4 and abs(a - b) == 1 and _RECENT[0] < a < _RECENT[1]:
        return _time(p, "date_range", cal.years(min(a, b), max(a, b)), i, after, unit="season", hedge="range")
    if len(two) == 4 and len(one) <= 2 and 1 <= a <= 12 and _RECENT[0] < b < _RECENT[1]:
        return _time(p, "date", cal.month(b, a), i, after)
    if len(one) == 4 and len(two) <= 2 and 1 <= b <= 12 and _RECENT[0] < a < _RECENT[1]:
        return _time(p, "date", cal.month(a, b), i, after)
    return None


def _counts_something(p: Passage, i: int) -> bool:
    """Does a counted noun or a unit stand at token `i`?"""
    return any(p.phrase(i, cat) is not None for cat in ("measure", "noun", "currency", "mag", "symbol"))


# ------------------------------------------------------------------ weekdays


def _weekday(p: Passage, i: int) -> Time | None:
    """«الأربعاء 13 أيلول», «مساء الثلاثاء», «أمس السبت», «الثلاثاء الماضي», «ليل الأحد الاثنين»."""
    reading = p.get(i, "weekday")
    if reading is None or reading.clitics not in ("", "و", "ل", "ب", "ف", "وب", "ول"):
        return None
    weekday: int = reading.term.value
    after = i + 1
    if p.surface(after) == ")":
        after += 1
    night = _second_weekday(p, after, weekday)
    if night is not None:
        second, after = night
        return _night(p, i, weekday, second, after)
    if _nth_weekday_follows(p, after):
        return _nth_weekday(p, i, weekday, after)
    at = after
    while p.surface(at) in ("،", ",", "(") and p.surface(at):
        at += 1
    corresponding = p.phrase(at, "corresponding")
    if corresponding is not None:
        at = corresponding[1]
        if p.form(at) == "ل":
            at += 1
    dated = _day_month(p, at, weekday) or _numeric(p, at) or _english_order(p, at)
    if dated is not None and dated.kind == "date":
        return replace(_widen(p, dated, i), weekday=weekday)
    span = _weekday_to_weekday(p, i, after)
    if span is not None:
        return span
    direction, end_at = _direction(p, after)
    day_only = _day_of_this_month(p, end_at, weekday)
    if day_only is not None:
        return replace(_widen(p, day_only, i), weekday=weekday)
    return _weekday_alone(p, i, weekday, direction if end_at > after else None, end_at)


def _weekday_to_weekday(p: Passage, i: int, at: int) -> Time | None:
    """«الأحد 10 إلى الاثنين 11 سبتمبر»."""
    first = _day_number(p, at)
    link = _range_link(p, first.after) if first is not None else None
    if first is None or link is None or p.get(link, "weekday") is None:
        return None
    last = _day_month(p, link + 1)
    if last is None or last.when.value is None or last.kind != "date":
        return None
    low = last.when.value[:-2] + f"{first.number:02d}"
    return _time(p, "date_range", When(None, low, last.when.high), i, last.after, hedge="range", assumed=last.assumed)


def _second_weekday(p: Passage, i: int, weekday: int) -> tuple[int, int] | None:
    at = i + 1 if p.surface(i) in _DASHES and p.surface(i) else i
    found = p.get(at, "weekday")
    if found is not None and not found.clitics and (found.term.value - weekday) % 7 == 1:
        return found.term.value, at + 1
    return None


def _night(p: Passage, i: int, first: int, second: int, after: int) -> Time:
    """The night between two weekdays belongs to the day in which it ends."""
    if p.reference is None:
        return _time(p, "date", When(None, None, None), i, after, unit=f"weekday:{second}", weekday=second)
    end = cal.weekday_near(p.reference, second, "past")
    low = end - dt.timedelta(days=1)
    when = When(end.isoformat(), low.isoformat(), end.isoformat())
    return _time(p, "date", when, i, after, assumed=("publication day",), weekday=second)


def _weekday_alone(p: Passage, i: int, weekday: int, direction: int | None, after: int) -> Time:
    before = p.get(i - 1, "relday") or (p.get(i - 2, "relday") if p.surface(i - 1) in ("(", "،") else None)
    if p.reference is None:
        return _time(p, "date", When(None, None, None), i, after, unit=f"weekday:{weekday}", weekday=weekday)
    if direction == -1:
        date = cal.weekday_near(p.reference, weekday, "last")
    elif direction == 1:
        date = cal.weekday_near(p.reference, weekday, "next")
    elif before is not None:
        named = p.reference + dt.timedelta(days=before.term.value)
        # the weekday is stated by the writer, the day of publication by a machine: the nearest such weekday
        date = min(
            (named + dt.timedelta(days=shift) for shift in range(-3, 4)),
            key=lambda day: (day.weekday() != weekday, abs((day - named).days)),
        )
    else:
        date = cal.weekday_near(p.reference, weekday, "next" if future_before(p, i) else "past")
    return _time(p, "date", cal.on(date), i, after, assumed=("publication day",), weekday=weekday)


_COMING: Final = frozenset("المقرر المزمع المرتقب المنتظر موعد سوف ينتظر المفترض المقررة المرتقبة المزمعه".split())
_CLAUSE: Final = frozenset(".،؛:!؟\n")


def future_before(p: Passage, i: int) -> bool:
    """Is the clause that leads up to token `i` about the future («سيلتقي», «من المقرر», «ويشيع ... الأربعاء»)?"""
    if p.form(i - 1) == "حتي":
        return True
    first = i
    for j in range(i - 1, max(i - 16, -1), -1):
        if "\n" in p.text[p.tokens[j].end : p.tokens[j + 1].start] or p.form(j) in _CLAUSE:
            break
        first = j
        bare = _without_and(p.form(j))
        if bare in _COMING or (len(bare) > 4 and bare[0] == "س" and bare[1] in "يتن" and bare not in _NOT_COMING):
            return True
    opening = _without_and(p.form(first))
    return first < i and opening.startswith("ي") and len(opening) > 3 and opening not in _NOT_VERBS and frequency(opening) > 0


def _without_and(form: str) -> str:
    return form[1:] if form[:1] in ("و", "ف") and len(form) > 4 else form


_NOT_VERBS: Final = frozenset("يوم يوميا يونيو يوليو يناير ياسر يمني يهودي يسار يمين يورو".split())
_NOT_COMING: Final = frozenset("سياسي سياسه سيده سياره سياحه ستين سيول سيناء سينما سيدي سياق سيوف ستار سنوات سنويا سيرغي سيارات".split())


def _nth_weekday_follows(p: Passage, i: int) -> bool:
    return p.get(i, "ord") is not None and p.form(i + 1) == "من" and (
        p.get(i + 2, "month_word") is not None or p.phrase(i + 2, "month") is not None
    )


def _nth_weekday(p: Passage, i: int, weekday: int, at: int) -> Time | None:
    """«الثلاثاء الأول من شهر تشرين الأول»."""
    ordinal = read_ordinal(p, at)
    if ordinal is None:
        return None
    return _nth(p, i, weekday, ordinal[0], _skip(p, ordinal[1] + 1, "month_word"))


def _nth(p: Passage, i: int, weekday: int, number: int, at: int) -> Time | None:
    named = _month(p, at)
    if named is None or number > 5:
        return None
    month, after = named
    if p.form(after) in ("في", "ب"):
        after += 1
    year_found = _year_after(p, after)
    if year_found is not None:
        year, after = year_found
    elif p.reference is not None:
        year = cal.nearest_year(month, 15, p.reference)
    else:
        return None
    first = dt.date(year, month, 1)
    date = first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))
    return _time(p, "date", cal.on(date), i, after, weekday=weekday) if date.month == month else None


def _day_of_this_month(p: Passage, i: int, weekday: int) -> Time | None:
    """«الجمعة 22»: the 22nd nearest to the reference that falls on that weekday."""
    number = _day_number(p, i)
    if number is None or p.kind(i) != NUMBER or p.reference is None or _counts_something(p, number.after):
        return None
    options = []
    for shift in range(-45, 46):
        date = p.reference + dt.timedelta(days=shift)
        if date.day == number.number and date.weekday() == weekday:
            options.append((abs(shift), date))
    if not options:
        return None
    return _time(p, "date", cal.on(min(options)[1]), i, number.after, assumed=("month",))


def _english_order(p: Passage, i: int) -> Time | None:
    """«سبتمبر 10, 1901», «يناير الثاني والعشرين، 2018»: the month before its day."""
    named = _month(p, i)
    if named is None:
        return None
    month, at = named
    number = _day_number(p, at)
    if number is None or _counts_something(p, number.after):
        return None
    link = _range_link(p, number.after)
    if link is not None and (last := _day_number(p, link)) is not None and last.number > number.number:
        low, assumed = _make_day(p, month, number.number, None, 0, None)
        high, _ = _make_day(p, month, last.number, None, 0, None)
        if low and high:
            return _time(p, "date_range", When(None, low.low, high.high), i, last.after, hedge="range", assumed=assumed)
    year_found = _year_after(p, number.after)
    if year_found is None and not p.touches(at):
        return None
    year, after = year_found or (None, number.after)
    when, assumed = _make_day(p, month, number.number, year, 0, None)
    return _time(p, "date", when, i, after, assumed=assumed) if when else None


def _widen(p: Passage, found: Time, first: int) -> Time:
    """`found` begun at an earlier token."""
    token = p.tokens[first]
    reading = token.lex.readings[0] if token.lex.readings else None
    return replace(found, first=first, start=token.start + (reading.offset if reading else 0))


# ------------------------------------------------------------------ months and years


def _month_alone(p: Passage, i: int) -> Time | None:
    """«مارس 2023», «مايو المقبل», «آب أغسطس الماضي», «في أكتوبر 2025»."""
    english = _english_order(p, i)
    if english is not None:
        return english
    for cat in ("month", "hmonth"):
        named = _month(p, i, cat)
        if named is None:
            continue
        month, after = named
        direction, at = _direction(p, after)
        year_found = _year_after(p, at, hijri=cat == "hmonth")
        end_at = year_found[1] if year_found else at
        doubled = after - i > 1
        if not (year_found or at > after or doubled or not _doubtful(p, i) or p.get(i - 1, "month_word") or p.get(i - 1, "begin") or p.get(i - 1, "end") or p.get(i - 1, "middle")):
            continue
        if cat == "hmonth":
            if year_found is None:
                continue
            when = cal.hijri_month(year_found[0], month)
            if when is None:
                continue
            return _time(p, "date", when, i, end_at, unit="hijri", assumed=("umm al-qura",))
        year: int | None = year_found[0] if year_found else None
        assumed: tuple[str, ...] = ()
        if year is None and p.reference is not None:
            year = cal.nearest_year(month, 15, p.reference, direction)
            assumed = ("year",)
        return _time(p, "date", cal.month(year, month), i, end_at, assumed=assumed)
    return None


def _doubtful(p: Passage, i: int) -> bool:
    """A month's name that is an everyday word too («مارس», «آب», «ماي»), or one with clitics that make another word."""
    reading = p.tokens[i].lex.readings[0] if p.tokens[i].lex.readings else None
    base = p.form(i)
    if reading is not None and reading.clitics:
        base = base[len(reading.clitics) :]
    return base in p.vocab.ambiguous_months


def _edge(p: Passage, i: int) -> Time | None:
    """«مطلع كانون الثاني المقبل», «نهاية سبتمبر», «نهاية العام الجاري», «منتصف آذار»."""
    for which in ("begin", "middle", "end"):
        found = p.phrase(i, which)
        if found is None:
            continue
        at = _skip(p, found[1], "month_word")
        inner = _month_alone(p, at) or _year(p, at) or _this_period(p, at)
        if inner is None or inner.when.low is None:
            continue
        return replace(_widen(p, inner, i), kind="date", when=cal.part_of(inner.when, which), hedge="about")
    return None


_LAST_DAY: Final = ("اليوم الاخير",)


def _last_day(p: Passage, i: int) -> Time | None:
    """«اليوم الأخير من شهر عشرة سنة 2015»."""
    if p.form(i) != "اليوم" or p.form(i + 1) != "الاخير" or p.form(i + 2) != "من":
        return None
    at = _skip(p, i + 3, "month_word")
    named = _month(p, at)
    if named is None:
        number = _day_number(p, at)
        if number is None or number.number > 12 or not p.get(at - 1, "month_word"):
            return None
        named = number.number, number.after
    year_found = _year_after(p, named[1])
    year = year_found[0] if year_found else (p.reference.year if p.reference else None)
    whole = cal.month(year, named[0])
    return _time(p, "date", When(whole.high, whole.high, whole.high), i, year_found[1] if year_found else named[1])


def _year(p: Passage, i: int) -> Time | None:
    """«عام 2011», «في 1970», «2014-2018», «من 2014 حتى 2018», «العام الجاري», «1447هـ»."""
    named = p.phrase(i, "year")
    at = named[1] if named else i
    if named is not None and p.form(at) in ("هو", "الميلادي"):
        at += 1
    number = _year_number(p, at, named=named is not None)
    if number is None:
        return _this_period(p, i) if named is not None else None
    value, after, hijri = number
    link = _range_link(p, after)
    if link is not None and not hijri:
        second = _year_number(p, _skip(p, link, "year"), named=named is not None)
        if second is not None and value < second[0] <= value + 200:
            return _time(p, "date_range", cal.years(value, second[0]), i, second[1], _start(p, i), hedge="range")
    if p.phrase(after, "before_christ"):
        low = -value
        when = When(f"{low:05d}", f"{low:05d}-01-01", f"{low:05d}-12-31")
        return _time(p, "date", when, i, p.phrase(after, "before_christ")[1], _start(p, i))  # type: ignore[index]
    if hijri:
        whole = cal.hijri_year(value)
        return _time(p, "date", whole, i, after, _start(p, i), unit="hijri", assumed=("umm al-qura",)) if whole else None
    return _time(p, "date", cal.year(value), i, after, _start(p, i))


def _start(p: Passage, i: int) -> int:
    token = p.tokens[i]
    return token.start + (token.lex.readings[0].offset if token.lex.readings else 0)


def _year_number(p: Passage, i: int, *, named: bool) -> tuple[int, int, bool] | None:
    """A year as a number at token `i`: value, token after, Hijri or not."""
    if p.kind(i) == NUMBER:
        surface = p.surface(i)
        if not 3 <= len(surface) <= 4 or (len(surface) == 3 and not named):
            return None
        if p.touches(i) and p.surface(i - 1) in ".,،:٫٬" and p.kind(i - 2) == NUMBER:
            return None
        number = int(surface.translate(DIGITS))
        after = i + 1
        hijri_mark = p.get(after, "hijri")
        if hijri_mark is not None and (p.touches(after) or p.form(after) != "ه" or p.surface(after) != "ه") and _HIJRI[0] <= number <= _HIJRI[1]:
            return number, after + 1, True
        if p.touches(after) and p.surface(after) in ".,٫٬،:/" and p.kind(after + 1) == NUMBER and p.touches(after + 1):
            return None
        if not named and not _RECENT[0] <= number <= _RECENT[1]:
            return None
        if not named and (_counts_something(p, after) or p.surface(i - 1) in ("$", "€") or hedge_before(p, i)):
            return None
        if named and _counts_something(p, after) and p.get(after, "month") is None and number < 1000:
            return None
        return number, _era(p, after), False
    if not named or p.kind(i) != WORD:
        # «من ألفين إلى ألفين وأربعة عشر»: years in words need a named year or a range of such numbers
        return _year_words(p, i) if p.get(i, "mag") else None
    num = read_number(p.text, p.tokens, i)
    if num is None or num.clitics or not isinstance(num.value, int) or not 100 <= num.value <= 2100:
        return None
    if _counts_something(p, num.after):
        return None
    return num.value, num.after, False


def _year_words(p: Passage, i: int) -> tuple[int, int, bool] | None:
    num = read_number(p.text, p.tokens, i)
    if num is None or not isinstance(num.value, int) or not 1900 <= num.value <= 2100 or _counts_something(p, num.after):
        return None
    link = _range_link(p, num.after)
    other = read_number(p.text, p.tokens, link) if link is not None and link < len(p.tokens) else None
    back = p.phrase(i - 1, "range_to")
    if (other is not None and isinstance(other.value, int) and 1900 <= other.value <= 2100 and not _counts_something(p, other.after)) or (
        back is not None and back[1] == i
    ):
        return num.value, num.after, False
    return None


def _this_period(p: Passage, i: int) -> Time | None:
    """«العام الماضي», «الشهر الجاري», «هذا الأسبوع», «الأسبوع المقبل»."""
    at = i
    this = p.get(i, "this")
    if this is not None:
        at += 1
    word = p.form(at)
    reading = p.get(at, "measure")
    if reading is not None and reading.clitics:
        word = word[len(reading.clitics) :]
    unit = _PERIODS.get(word)
    if unit is None:
        return None
    direction, after = _direction(p, at + 1)
    if after == at + 1 and this is None:
        return None
    first = i
    if unit == "year":
        year_found = _year_after(p, after)
        if year_found is not None:
            return _time(p, "date", cal.year(year_found[0]), first, year_found[1])
    if p.reference is None:
        return _time(p, "date", When(None, None, None), first, after, unit=f"{unit}:{direction:+d}")
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
    return _time(p, "date", when, first, after, assumed=("publication day",))


_PERIODS: Final = {"العام": "year", "السنه": "year", "الشهر": "month", "الاسبوع": "week"}


def _long_period(p: Passage, i: int) -> Time | None:
    """«السبعينيات», «القرن السادس قبل الميلاد», «القرن الـ19», «الربع الثالث من عام 2016», «صيف 2029»."""
    decade = p.get(i, "decade")
    if decade is not None and decade.definite:
        value = decade.term.value
        low = 1900 + value
        at = i + 1
        if p.form(at) in ("من",) and p.get(at + 1, "century"):
            at += 1
        return _time(p, "date_range", cal.years(low, low + 9), i, i + 1, hedge="range", assumed=("century",))
    century = p.get(i, "century")
    if century is not None and century.definite:
        return _century(p, i)
    season = p.get(i, "season")
    if season is not None:
        found = _year(p, _skip(p, i + 1, "past", "future"))
        if found is not None and found.when.value is not None and len(found.when.value) == 4:
            low, high = p.vocab.seasons[season.term.value]
            return _time(p, "date_range", cal.months(int(found.when.value), low, high), i, found.after, hedge="range")
        return None
    return _quarter(p, i)


def _century(p: Passage, i: int) -> Time | None:
    at = i + 1
    if p.form(at) == "ال":
        at += 1
    if p.kind(at) == NUMBER:
        number, after = int(p.surface(at).translate(DIGITS)[:4]), at + 1
    else:
        ordinal = read_ordinal(p, at)
        if ordinal is None:
            return None
        number, after = ordinal
    if not 1 <= number <= 40:
        return None
    before = p.phrase(after, "before_christ")
    if before is not None:
        low, high = -100 * number + 1, -100 * (number - 1)
        return _time(p, "date_range", When(None, f"{low:05d}-01-01", f"{high:05d}-12-31"), i, before[1], hedge="range")
    if p.phrase(after, "hijri"):
        return None
    after = _skip(p, after, "gregorian") if len(p.form(after)) > 1 else after
    return _time(p, "date_range", cal.years(100 * number - 99, 100 * number), i, after, hedge="range")


def _quarter(p: Passage, i: int) -> Time | None:
    for cat, size in (("quarter", 3), ("half", 6)):
        reading = p.get(i, cat)
        if reading is None or not p.form(i).removeprefix(reading.clitics).startswith("ال"):
            continue
        ordinal = read_ordinal(p, i + 1)
        if ordinal is None or not 1 <= ordinal[0] <= 12 // size:
            continue
        number, at = ordinal
        linked = p.form(at) == "من"
        at = at + 1 if linked else at
        found = _year(p, at) or _this_period(p, at)
        if found is not None and found.when.value is not None and len(found.when.value) == 4:
            year, after = int(found.when.value), found.after
        elif p.form(at) in ("العام", "السنه") and linked:
            if p.reference is None:
                return None
            year, after = _coming_quarter(p, i, number, size), at + 1
        else:
            return None
        when = cal.months(year, size * (number - 1) + 1, size * number)
        return _time(p, "date_range", when, i, after, hedge="range")
    return None


def _coming_quarter(p: Passage, i: int, number: int, size: int) -> int:
    """The year of «الربع الأول من العام»: the one whose quarter begins nearest to the reference."""
    assert p.reference is not None
    return cal.nearest_year(size * (number - 1) + 1, 1, p.reference)


# ------------------------------------------------------------------ relative days


def _relative(p: Passage, i: int) -> Time | None:
    """«أمس», «فجر أمس الاثنين», «اليوم (الأربعاء)», «غدا الأربعاء», «قبل يوم أمس»."""
    found = p.phrase(i, "relday")
    if found is None:
        return None
    reading, after = found
    if reading.definite or (reading.clitics and reading.clitics not in ("و", "ف", "ل", "ب")):
        return None
    if p.form(i) == "اليوم" and (p.form(after) in ("السابع", "الاول", "الثاني", "الثالث", "الرابع", "الخامس", "نفسه", "التالي", "الذي", "الوطني", "العالمي", "الدراسي", "الاخير", "الواحد") or p.form(i - 1) in ("نصف", "ونصف", "في", "منتصف", "ذلك", "طوال", "هذا")):
        if p.form(i - 1) not in ("منتصف", "هذا"):
            return None
    at = after
    while p.surface(at) in ("(", "،") and p.surface(at):
        at += 1
    if p.get(at, "weekday") is not None and not (p.get(at, "weekday").clitics):  # type: ignore[union-attr]
        inner = _weekday(p, at)
        if inner is not None and (at == after or p.surface(at - 1) == "("):
            return _widen(p, inner, i)
    days: int = reading.term.value
    if p.reference is None:
        return _time(p, "date", When(None, None, None), i, after, unit=f"day:{days:+d}")
    date = p.reference + dt.timedelta(days=days)
    dated = _day_month(p, at)
    if dated is not None and dated.kind == "date" and dated.when.low == date.isoformat():
        return _widen(p, dated, i)
    return _time(p, "date", cal.on(date), i, after, assumed=("publication day",))


def _ago(p: Passage, i: int) -> Time | None:
    """«قبل ثلاثة أيام», «بعد ثمانية أيام», «منذ مطلع الشهر», «قبل شهر»."""
    for cat, sign in (("ago", -1), ("hence", 1)):
        word = p.get(i, cat)
        if word is None or p.form(i) in ("خلال",):
            continue
        amount, at = _amount(p, i + 1)
        if amount is None:
            return None
        unit = p.get(at, "measure") or p.get(at, "measure_dual")
        if unit is None or unit.term.value.base != "second" or unit.term.value.factor < 86400 or unit.definite or unit.clitics:
            return None
        if sign > 0 and (p.form(at + 1) == "من" or not _stands_alone(p, at + 1)):
            return None
        if p.form(at + 1) in ("من", "علي") and sign < 0:
            return None
        seconds = int(unit.term.value.factor)
        if p.reference is None:
            return None
        when = cal.shifted(p.reference, sign * amount, seconds)
        if when.low is None:
            return None
        return _time(p, "date", when, i, at + 1, hedge=None if when.low == when.high else "about", assumed=("publication day",))
    return None


def _stands_alone(p: Passage, i: int) -> bool:
    """Nothing follows that the duration belongs to («بعد ثمانية أيام من المعارك»)."""
    return p.kind(i) != WORD or p.form(i) in ("برعايه", "في", "علي", "و", "ان") or p.form(i).startswith(("و", "ب"))


def _amount(p: Passage, i: int) -> tuple[int | None, int]:
    """A whole number before a unit of time at token `i`; a lone singular or dual unit counts itself."""
    unit = p.get(i, "measure_dual")
    if unit is not None:
        return 2, i
    unit = p.get(i, "measure")
    if unit is not None and unit.term.number == "singular":
        return 1, i
    if i >= len(p.tokens):
        return None, i
    number = read_number(p.text, p.tokens, i)
    if number is None or not isinstance(number.value, int) or not 0 < number.value < 10**6:
        return None, i
    return number.value, number.after


# ------------------------------------------------------------------ clock times


def _clock(p: Passage, i: int) -> Time | None:
    """«03:42», «الساعة 3 صباحا», «الثالثة و42 دقيقة فجرا», «العاشرة والربع صباحا», «الساعة 18.02»."""
    hour_word = p.get(i, "hour")
    named = hour_word is not None and hour_word.definite
    at = i + 1 if named else i
    if named and p.surface(at) in (":", "("):
        at += 1
    found = _clock_digits(p, at, named=named) or _clock_words(p, at, named=named)
    if found is None:
        return None
    hour, minute, after, sure = found
    return _finish_clock(p, i, hour, minute, after, sure or named)


def _clock_digits(p: Passage, i: int, *, named: bool) -> tuple[int, int, int, bool] | None:
    if p.kind(i) != NUMBER:
        return None
    start = p.tokens[i].start
    match = _CLOCK.match(p.text, start)
    if match is None and named:
        match = _DOTTED_CLOCK.match(p.text, start) or _PACKED_CLOCK.match(p.text, start)
    if match is not None:
        hour, minute = (int(part.translate(DIGITS)) for part in match.groups()[:2])
        if "ر" in match.group():
            hour, minute = minute, hour
        if hour > 24 or minute > 59:
            return None
        after = i
        while after < len(p.tokens) and p.tokens[after].start < match.end():
            after += 1
        return hour, minute, after, True
    surface = p.surface(i)
    if len(surface) > 2:
        return None
    hour = int(surface.translate(DIGITS))
    if hour > 24 or (not named and _daypart(p, i + 1) is None):
        return None
    if not named and hour > 12:
        return None
    minute, after = _minutes(p, i + 1)
    hour, minute = _borrow(hour, minute)
    return hour, minute, after, False


def _clock_words(p: Passage, i: int, *, named: bool) -> tuple[int, int, int, bool] | None:
    ordinal = read_ordinal(p, i)
    hour: int | None = None
    after = i
    if ordinal is not None and 1 <= ordinal[0] <= 12 and _feminine(p, i):
        hour, after = ordinal
    elif named:
        unit = p.get(i, "unit")
        if unit is not None and 1 <= unit.term.value <= 10:
            hour, after = unit.term.value, i + 1
            if p.get(after, "teen") and not p.get(after, "teen").clitics:  # type: ignore[union-attr]
                hour, after = hour + 10, after + 1
    if hour is None:
        return None
    reading = p.get(i, "ord")
    if not named and reading is not None and not reading.definite:
        return None
    if not named and p.form(i - 1).startswith("ال") and p.form(i - 1).endswith("ه") and p.form(i - 1) != "الساعه":
        return None  # «الدفعة الثالثة» orders its noun
    minute, after = _minutes(p, after)
    hour, minute = _borrow(hour, minute)
    if not named and _daypart(p, after) is None and not _time_before(p, i):
        return None
    return hour, minute, after, False


def _feminine(p: Passage, i: int) -> bool:
    return p.form(i).endswith(("ه", "ي")) and p.form(i) not in ("الثاني", "الحادي")


def _time_before(p: Passage, i: int) -> bool:
    """«عند العاشرة», «في تمام الثامنة»: an hour with no part of the day needs such a word."""
    return p.form(i - 1) in ("عند", "تمام", "الساعه", "لغايه", "بتمام")


def _borrow(hour: int, minute: int) -> tuple[int, int]:
    return (hour, minute) if minute >= 0 else ((hour - 1) % 24 or (12 if hour == 1 else 0), 60 + minute)


def _minutes(p: Passage, i: int) -> tuple[int, int]:
    """Minutes after an hour: «والنصف», «وربع», «و42 دقيقة», «إلا ربعا» (negative)."""
    less = p.phrase(i, "less")
    if less is not None and p.surface(i) != "":
        found = read_fraction_word(p.tokens, less[1]) if less[1] < len(p.tokens) else None
        if found is not None:
            return -int(found[0] * 60), found[1]
        if less[1] < len(p.tokens):
            number = read_number(p.text, p.tokens, less[1])
            if number is not None and isinstance(number.value, int) and 0 < number.value < 60:
                return -number.value, number.after + (1 if _is_minute(p, number.after) else 0)
        return 0, i
    at = i
    if p.form(at) == "و":
        at += 1
    elif not (at < len(p.tokens) and p.tokens[at].lex.readings and p.tokens[at].lex.readings[0].clitics == "و"):
        return 0, i
    if at >= len(p.tokens):
        return 0, i
    fraction = read_fraction_word(p.tokens, at)
    if fraction is not None and fraction[0] in (Fraction(1, 2), Fraction(1, 3), Fraction(1, 4)):
        return int(fraction[0] * 60), fraction[1]
    number = read_number(p.text, p.tokens, at)
    if number is not None and isinstance(number.value, int) and 0 < number.value < 60:
        if _is_minute(p, number.after):
            return number.value, number.after + 1
    return 0, i


def _is_minute(p: Passage, i: int) -> bool:
    unit = p.get(i, "measure")
    return unit is not None and unit.term.value.factor == 60 and unit.term.value.base == "second"


def _daypart(p: Passage, i: int) -> tuple[tuple[int, int], int] | None:
    """A part of the day at token `i` («صباحا», «بعد الظهر», «من صباح»): its hours and the token after."""
    at = i + 1 if p.form(i) == "من" else i
    found = p.phrase(at, "daypart")
    if found is None or found[0].clitics:
        return None
    if len(p.form(at)) == 1 and p.kind(at + 1) == WORD and p.touches(at + 1):
        return None
    return found[0].term.value, found[1]


def _finish_clock(p: Passage, i: int, hour: int, minute: int, after: int, sure: bool) -> Time | None:
    part = _daypart(p, after)
    assumed: tuple[str, ...] = ()
    if part is not None:
        (low, high), part_after = part
        # «من صباح الأربعاء»: the part of the day belongs to the date that follows
        after = part_after if p.form(after) != "من" else after
        hour = _in_part(hour, minute, low, high)
    elif hour <= 12 and hour and not _zone(p, after) and not (minute and ":" in p.text[p.tokens[i].start : p.tokens[after - 1].end]):
        assumed = ("half of the day",)
    zone = _zone(p, after)
    unit = None
    if zone is not None:
        unit, after = ("utc" if zone[0] == "GMT" else "local"), zone[1]
    value = f"{hour % 24:02d}:{minute:02d}"
    token = p.tokens[i]
    start = token.start + (token.lex.readings[0].offset if token.lex.readings else 0)
    return Time("clock", When(value, value, value), i, after, start, p.tokens[after - 1].end, unit, None, assumed)


def _zone(p: Passage, i: int) -> tuple[str, int] | None:
    at = i + 1 if p.surface(i) == "(" else i
    found = p.phrase(at, "zone")
    if found is not None:
        return found[0].term.value, found[1]
    if p.form(i) == "ت" and p.surface(i + 1) == "." and p.form(i + 2) in ("غ", "ج"):
        return "GMT", i + 3
    return None


def _in_part(hour: int, minute: int, low: int, high: int) -> int:
    """The hour of the 24 that a stated hour means in a part of the day."""
    for option in (hour, hour + 12, hour % 12, hour % 12 + 24):
        if low <= option + minute / 60 < high or (option == high and minute == 0 and high < 24):
            return option % 24
    middle = (low + high) / 2
    return min((hour % 24, (hour + 12) % 24), key=lambda option: abs(option - middle))


_Reader = Callable[[Passage, int], Time | None]


def _third_weekday(p: Passage, i: int) -> Time | None:
    """«ثالث يوم ثلاثاء بأيلول بعام 2014»."""
    reading = p.get(i, "ord")
    if reading is None or reading.definite or p.form(i + 1) != "يوم":
        return None
    at = i + 2
    weekday = p.get(at, "weekday")
    value: int | None = weekday.term.value if weekday else None
    if value is None:
        definite = [term.value for term in p.vocab.lexicon.terms("ال" + p.form(at)) if term.cat == "weekday"]
        value = definite[0] if definite else None
    if value is None:
        return None
    return _nth(p, i, value, reading.term.value, _skip(p, at + 1, "month_word"))


_READERS: Final[tuple[_Reader, ...]] = (
    _numeric, _clock, _third_weekday, _last_day, _edge, _relative, _weekday, _day_month, _long_period,
    _month_alone, _ago, _year, _this_period,
)  # fmt: skip
