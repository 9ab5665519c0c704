"""Clock times in digits and words: «03:42», «الثالثة و42 دقيقة فجرا», «العاشرة والربع صباحا»."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from checker.extract.calendar import When
from checker.extract.numbers import read_fraction_word
from checker.extract.passage import Passage
from checker.extract.times.pieces import Time, range_link, read_ordinal
from checker.text.fold import DIGITS
from checker.text.tokens import NUMBER, WORD

_D: Final = "0-9٠-٩۰-۹"
_CLOCK: Final = re.compile(rf"([{_D}]{{1,2}}):([{_D}]{{2}})(?::[{_D}]{{2}})?(?![{_D}:])")
_DOTTED_CLOCK: Final = re.compile(rf"([{_D}]{{1,2}})[.,،٫ر]([{_D}]{{2}})(?![{_D}])")
_TURNED_CLOCK: Final = re.compile(rf"([{_D}]{{2}}): ?([{_D}]{{1,2}})(?![{_D}:])")
_PACKED_CLOCK: Final = re.compile(rf"([{_D}]{{2}})([{_D}]{{2}})(?![{_D}])")


def clock_time(p: Passage, i: int) -> Time | None:
    """«03:42», «الساعة 3 صباحا», «الثالثة و42 دقيقة فجرا», «العاشرة والربع صباحا», «الساعة 18.02»."""
    hour_word = p.get(i, "hour")
    named = hour_word is not None and hour_word.definite
    if not named and p.kind(i) != NUMBER and p.get(i, "ord") is None and p.form(i) != _ONE:
        return None
    at = i + 1 if named else i
    if named and (p.surface(at) in (":", "(") or (p.form(at) == "ال" and p.kind(at + 1) == NUMBER)):
        at += 1  # «الساعة: 8», «الساعة الـ8»
    found = _clock_digits(p, at, named=named) or _clock_words(p, at, named=named)
    if found is None:
        return None
    hour, minute, after = found
    if p.surface(after) == ")" and "(" in (p.surface(i - 1), p.surface(i + 1)):
        behind = after + 2 if minute and _is_minute(p, after + 1) else after + 1
        if _daypart(p, behind) is not None:
            clock = _finish_clock(p, i, hour, minute, behind)  # «(٧:٠٦) مساء», «الساعة (٨:٢٠) دقيقة مساء»
            around = clock is not None and p.surface(i - 1) == "("
            return clock._replace(first=i - 1, start=p.tokens[i - 1].start) if clock is not None and around else clock
    return _finish_clock(p, i, hour, minute, after)


_ONE: Final = "الواحده"  # the one hour that is told by a number of units


def midnight(p: Passage, i: int) -> Time | None:
    """«حتى منتصف الليل», «عند منتصف النهار»: an hour; «بعد منتصف الليل» is a part of the day."""
    hour = _MIDDLES.get(p.form(i + 1))
    reading = p.get(i, "middle")
    exact = _time_before(p, i) or p.form(i - 1) in ("الي", "قبل", "منذ") or _moved(p, i, i + 2)
    if hour is None or reading is None or reading.definite or not exact:
        return None
    when = When(hour, hour, hour)
    return Time("clock", when, i, i + 2, p.tokens[i].start + reading.offset, p.tokens[i + 1].end)


_MIDDLES: Final = {"الليل": "00:00", "النهار": "12:00"}


def _clock_digits(p: Passage, i: int, *, named: bool) -> tuple[int, int, int] | None:
    if p.kind(i) != NUMBER:
        return None
    start = p.tokens[i].start
    match = _CLOCK.match(p.text, start)
    if match is None and not named:
        match = _dotted_before_daypart(p, i)
    if match is None and not named and _zone(p, i + 1) is not None:
        match = _PACKED_CLOCK.match(p.text, start)  # «1500 ت.غ»
    if match is None and named:
        match = _DOTTED_CLOCK.match(p.text, start) or _PACKED_CLOCK.match(p.text, start)
    if match is None and named:
        match = _TURNED_CLOCK.match(p.text, start)
    if match is not None:
        hour, minute = (int(part.translate(DIGITS)) for part in match.groups()[:2])
        if "ر" in match.group():
            hour, minute = minute, hour
        if named and 24 < hour <= 59 and minute <= 24:
            hour, minute = minute, hour  # «الساعة 49: 12»
        if hour > 24 or minute > 59:
            return None
        after = i
        while after < len(p.tokens) and p.tokens[after].start < match.end():
            after += 1
        if minute and _is_minute(p, after) and _daypart(p, after + 1) is not None:
            after += 1  # «الساعة 8:20 دقيقة مساء»
        return hour, minute, after
    surface = p.surface(i)
    if len(surface) > 2:
        return None
    hour = int(surface.translate(DIGITS))
    if hour > 24:
        return None
    ended = p.form(i - 1) == "من" and _end_of_range(p, i + 1) is not None  # «من 5 إلى 9 مساء»
    if not named and not ended and (hour > 12 or _daypart(p, i + 1) is None or len(p.form(i + 1)) == 1):
        return None  # «قطر 10 م» is no hour
    minute, after = _minutes(p, i + 1)
    hour, minute = _borrow(hour, minute)
    return hour, minute, after


def _dotted_before_daypart(p: Passage, i: int) -> re.Match[str] | None:
    """«٨.٣٠ مساء», «1.30 بتوقيت غرينتش»: a dot needs the part of the day behind it, in full, or the zone."""
    match = _DOTTED_CLOCK.match(p.text, p.tokens[i].start)
    if match is None or "ر" in match.group():
        return None
    told = _daypart(p, i + 3) is not None and len(p.form(i + 3)) > 1
    return match if told or _zone(p, i + 3) is not None else None


def _clock_words(p: Passage, i: int, *, named: bool) -> tuple[int, int, int] | None:
    ordinal = read_ordinal(p, i)
    hour: int | None = None
    after = i
    if ordinal is not None and 1 <= ordinal[0] <= 12 and _feminine(p, i):
        hour, after = ordinal
    elif named or p.form(i) == _ONE:
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
    if p.form(after) == "من" and p.says(after + 1, "ages.of"):
        return None  # «قرابة الثامنة من عمره»
    minute, after = _minutes(p, after)
    part = p.phrase(after, "daypart")
    dated = part is not None and (p.get(part[1], "weekday") or p.get(part[1], "relday"))  # «الثالثة مساء الأحد»
    adverb = part is not None and not dated and p.form(part[1] - 1).endswith(("ا", "مساء"))  # «التاسعة صباحا»
    if not named and not adverb and reading is not None and not reading.clitics and _orders_noun(p, i - 1):
        return None
    hour, minute = _borrow(hour, minute)
    told = minute != 0 or _daypart(p, after) is not None or _time_before(p, i) or _moved(p, i, after)
    if not named and not told and _end_of_range(p, after) is None:
        return None
    return hour, minute, after


def _end_of_range(p: Passage, i: int) -> Time | None:
    """The clock time at the other end: «من السابعة إلى التاسعة مساء», «بين الثالثة والخامسة عصرا»."""
    link = range_link(p, i)
    reading = p.get(i, "ord")
    if (
        link is None
        and reading is not None
        and "و" in reading.clitics
        and reading.definite
        and p.form(i - 2) in ("بين", "الساعه")
    ):
        link = i
    if link is not None and p.form(link) == "ال" and p.kind(link + 1) == NUMBER:
        link += 1  # «من الساعة الـ5 إلى الـ9 مساء»
    if link is None or link >= len(p.tokens) or p.dash(i):
        return None
    # an end with no part of the day of its own could begin a range in turn, and so on for ever
    told = any(_daypart(p, at) is not None for at in range(link + 1, link + 5))
    chained = any(range_link(p, at) is not None for at in range(link + 1, link + 5))
    return clock_time(p, link) if told and not chained else None


def _orders_noun(p: Passage, i: int) -> bool:
    """«الدفعة الثالثة», «الساعات الأولى»: the ordinal behind a definite feminine noun is no hour."""
    form = p.form(i)
    return form.startswith("ال") and form.endswith(("ه", "ات")) and form != "الساعه" and p.get(i, "weekday") is None


def _feminine(p: Passage, i: int) -> bool:
    return p.form(i).endswith(("ه", "ي")) and p.form(i) not in ("الثاني", "الحادي")


def _time_before(p: Passage, i: int) -> bool:
    """«عند العاشرة», «في تمام الثامنة», «قبيل الخامسة»: an hour with no part of the day needs such a word."""
    return p.says(i - 1, "dates.exact_hour") or p.says(i - 1, "dates.near_hour")


def _moved(p: Passage, i: int, after: int) -> bool:
    """«قبل الثامنة بعشر دقائق»: is the hour at token `i` told to tell another, so much before or behind it?"""
    if not (p.says(i - 1, "dates.before_hour") or p.says(i - 1, "dates.after_hour")) or after >= len(p.tokens):
        return False
    return p.form(after) == "ب" or any(
        reading.clitics == "ب" and reading.term.cat in _LENGTHS for reading in p.tokens[after].lex.readings
    )


_LENGTHS: Final = frozenset({"unit", "ten", "frac", "measure", "measure_dual"})


def hour_told(p: Passage, i: int) -> bool:
    """Does a word before token `i` say that an hour follows («الساعة», «عند»)?"""
    hour = p.get(i - 1, "hour")
    return (hour is not None and hour.definite) or _time_before(p, i)


def _borrow(hour: int, minute: int) -> tuple[int, int]:
    return (hour, minute) if minute >= 0 else ((hour - 1) % 24 or (12 if hour == 1 else 0), 60 + minute)


def _minutes(p: Passage, i: int) -> tuple[int, int]:
    """Minutes after an hour: «والنصف», «وربع», «و42 دقيقة», «إلا ربعا» (negative)."""
    less = p.phrase(i, "less")
    if less is not None and p.surface(i) != "":
        found = read_fraction_word(p.tokens, less[1]) if less[1] < len(p.tokens) else None
        if found is not None:
            third = p.form(less[1]).endswith("ثلثا")  # here the accusative of a third, no dual
            return -20 if third else -int(found[0] * 60), found[1]
        if less[1] < len(p.tokens):
            number = p.number(less[1])
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
        return _minutes_more(p, int(fraction[0] * 60), fraction[1])
    number = p.number(at)
    if number is not None and isinstance(number.value, int) and 0 < number.value < 60:
        if _is_minute(p, number.after):
            return number.value, number.after + 1
    return 0, i


_FIVE: Final = 5  # minutes


def _minutes_more(p: Passage, minutes: int, i: int) -> tuple[int, int]:
    """«والنصف وخمس دقائق», «ونصف إلا خمسة»: five minutes more or less than a half or a third."""
    less = p.phrase(i, "less")
    at = less[1] if less is not None else i + 1 if p.form(i) == "و" else i
    number = p.number(at) if at < len(p.tokens) else None
    if number is None or number.value != _FIVE or number.clitics != ("" if at > i else "و"):
        return minutes, i
    after = number.after + (1 if _is_minute(p, number.after) else 0)
    return minutes + (-_FIVE if less is not None else _FIVE), after


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


_NOON: Final = 12
_BY_CLOCK: Final = "بتوقيت"  # «بتوقيت مكة المكرمة»: the clock of another place, perhaps, than that of the event
_OF_24_HOURS: Final = re.compile(r"\d\d:")  # «07:43»; of «7:43» the half of the day is not said
_DAWN: Final = 6  # a part of the day that begins before it may begin at midnight, as newsrooms say «صباحا»


def _finish_clock(p: Passage, i: int, hour: int, minute: int, after: int) -> Time | None:
    part = _daypart(p, after)
    assumed: tuple[str, ...] = ()
    if part is not None:
        (low, high), part_after = part
        # «من صباح الأربعاء»: the part of the day belongs to the date that follows
        after = part_after if p.form(after) != "من" else after
        hour = _in_part(hour, minute, low, high)
    elif hour <= 12 and (end := _end_of_range(p, after)) is not None and not end.assumed and not _zone(p, after):
        later = hour % 12 + 12  # the part of the day behind the end holds for the beginning, as far as it goes
        hour = later if f"{later:02d}:{minute:02d}" < str(end.when.value) else hour
    elif (
        hour <= 12
        and hour
        and not _zone(p, after)
        and not (minute and _OF_24_HOURS.search(p.text, p.tokens[i].start, p.tokens[after - 1].end))
    ):
        assumed = ("half of the day",)
    zone = _zone(p, after)
    if zone is None and (behind := _zone(p, _behind_day(p, after))) is not None:
        zone = behind[0], after  # «الخامسة من مساء الجمعة بتوقيت غرينتش»: the day stays a date of its own
    unit = f"zone:{p.form(after + 1)}" if p.form(after) == _BY_CLOCK and p.kind(after + 1) == WORD else None
    if zone is not None:
        unit, after = ("utc" if zone[0] == "GMT" else "local"), zone[1]
    value = f"{hour % 24:02d}:{minute:02d}"
    token = p.tokens[i]
    start = token.start + (token.lex.readings[0].offset if token.lex.readings else 0)
    return Time("clock", When(value, value, value), i, after, start, p.tokens[after - 1].end, unit, None, assumed)


def _behind_day(p: Passage, i: int) -> int:
    """The token behind a day that is told between an hour and its zone."""
    i += p.form(i) == "من"
    part = _daypart(p, i)
    i = part[1] if part is not None else i
    return i + 1 if p.get(i, "weekday") is not None or p.get(i, "relday") is not None else i


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
    if high <= _NOON and hour <= _NOON and (hour < _NOON or low < _DAWN):
        return hour % _NOON  # «الساعة 1:50 من صباح الثلاثاء», «12:30 صباحا»
    for option in (hour, hour + 12, hour % 12, hour % 12 + 24):
        if low <= option + minute / 60 < high or (option == high and minute == 0 and high < 24):
            return option % 24
    middle = (low + high) / 2
    return min((hour % 24, (hour + 12) % 24), key=lambda option: abs(option - middle))
