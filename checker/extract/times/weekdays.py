"""Weekdays, alone or with their date, and the tense that says which one is meant."""

from __future__ import annotations

import datetime as dt
from typing import Final

from checker.extract import calendar as cal
from checker.extract.calendar import When
from checker.extract.passage import Passage
from checker.extract.times.dates import day_month, month_day
from checker.extract.times.numeric import day_of_weekday, numeric_date
from checker.extract.times.pieces import (
    Time,
    counts_something,
    day_number,
    direction_at,
    make_time,
    range_link,
    read_month,
    read_ordinal,
    skip,
    widen,
    year_after,
)
from checker.extract.units import unit_after
from checker.text.frequency import frequency
from checker.text.lexeme import Reading
from checker.text.tokens import NUMBER

_FRIDAY: Final = 4  # as `datetime` counts weekdays
_DASHES: Final = "-–—/"
_NIGHTS: Final = ("ليل", "ليلة", "ليله")
_JOINS: Final = ("الي", "على", "علي")


def weekday_date(p: Passage, i: int) -> Time | None:
    """«الأربعاء 13 أيلول», «مساء الثلاثاء», «أمس السبت», «الثلاثاء الماضي», «ليل الأحد الاثنين»."""
    reading = p.get(i, "weekday")
    if reading is None or reading.clitics not in ("", "و", "ل", "ب", "ف", "وب", "ول"):
        return None
    weekday: int = reading.term.value
    unit = unit_after(p, i + 1)
    if unit is not None and unit.kind == "percent":
        return None  # «مستوى الاثنين في المئة»
    if _surname(p, i) or (weekday == _FRIDAY and _of_sermon(p, i, reading)):
        return None
    if (p.tells(i - 1, "dates.weekly") and direction_at(p, i + 1)[1] == i + 1) or p.form(i + 1) in _BOTH:
        return None  # «عطلة الأحد», «نحن الاثنين معا»
    if _of_god(p, i) or _of_that_month(p, after=i + 1):
        return None  # «الله الأحد»; «الأربعاء الخامس من الشهر نفسه» begins with its ordinal
    if _every_week(p, i) or p.says(i + 1, "dates.famous"):
        return None  # «الجمعة العظيمة»
    if p.get(i, "unit") and p.form(i - 1) in _OF_TWO and not p.form(i + 1).startswith("و"):
        return None  # «الفرق بين الاثنين»
    ten = p.get(i + 1, "ten")
    if ten is not None and ten.clitics == "و" and ten.definite and p.get(i, "unit"):
        return None  # «المكاتب الاثنين والعشرين»
    after = i + 1
    if p.surface(after) == ")":
        after += 1
    night = _second_weekday(p, after, weekday)
    if night is not None:
        second, after = night
        return _night(p, i, second, after)
    if _nth_weekday_follows(p, after):
        return _nth_weekday(p, i, weekday, after)
    direction, end_at = direction_at(p, after)
    dated = _date_behind(p, after, weekday)
    if dated is None and end_at > after:
        dated = _date_behind(p, end_at, weekday)  # «الجمعة الماضي 17 يوليو»
    if dated is not None:
        return widen(p, dated, i)._replace(weekday=weekday)
    span = _weekday_to_weekday(p, i, after)
    if span is not None:
        return span
    week = _days_of_week(p, i, weekday, after)
    if week is not None:
        return week
    if end_at == after and (of_all := _direction_of_all(p, after)):
        return _weekday_alone(p, i, weekday, of_all, after)
    day_only = _day_of_this_month(p, end_at, weekday)
    if day_only is not None:
        return widen(p, day_only, i)._replace(weekday=weekday)
    toward = direction if end_at > after else None
    if toward is None and after > i + 1 and p.surface(i - 1) != "(":
        end_at = i + 1  # «(بتوقيت غرينتش من يوم الأحد)»: the bracket is not the day's
    return _weekday_alone(p, i, weekday, toward, end_at)


def _date_behind(p: Passage, at: int, weekday: int) -> Time | None:
    """«السبت (8 أغسطس)», «الخميس الموافق «7/10/1436»», «الخميس بتاريخ 30-07-2015»: the date of a weekday."""
    while p.surface(at) in _BEFORE_DATE:
        at += 1
    corresponding = p.phrase(at, "corresponding")
    if corresponding is not None:
        at = corresponding[1]
        while p.form(at) == "ل" or p.surface(at) in _BEFORE_DATE:
            at += 1
    if p.form(at) == "ال" and p.kind(at + 1) == NUMBER:
        at += 1  # «السبت الـ7 من الشهر»
    dated = day_month(p, at, weekday) or day_of_weekday(p, at, weekday) or numeric_date(p, at) or month_day(p, at)
    if dated is None or dated.kind != "date":
        return None
    closing = _CLOSED_BY.get(p.surface(at - 1))
    if closing is not None and closing == p.surface(dated.after):
        return dated._replace(after=dated.after + 1, end=p.tokens[dated.after].end)
    return dated


_CLOSED_BY: Final = {"(": ")", "«": "»", "“": "”", '"': '"'}
_BEFORE_DATE: Final = frozenset({"،", ",", "؛", *_CLOSED_BY})


def _direction_of_all(p: Passage, i: int) -> int:
    """«الاثنين والثلاثاء المقبلين»: what is said behind the last of joined days of all of them; 0 where nothing is."""
    at = i
    while (day := p.get(at, "weekday")) is not None and day.clitics == "و":
        at += 1
    if at == i or not p.form(at).endswith(("ين", "ان", "ه")):
        return 0
    return direction_at(p, at)[0]


_BOTH: Final = frozenset({"معا", "فحسب"})


def _of_god(p: Passage, i: int) -> bool:
    """«الله الأحد», «الواحد الأحد»."""
    return p.form(i) == "الاحد" and p.form(i - 1) in ("الله", "الواحد", "والواحد") and p.touches_words(i - 1)


def _of_that_month(p: Passage, after: int) -> bool:
    """«الخامس من نفس الشهر», «الخامس من الشهر ذاته»: a day of a month that the text named."""
    ordinal = read_ordinal(p, after) if p.get(after, "ord") is not None else None
    if ordinal is None or p.form(ordinal[1]) != "من":
        return False
    one, two = p.form(ordinal[1] + 1), p.form(ordinal[1] + 2)
    return (one, two) == ("نفس", "الشهر") or (one == "الشهر" and two in ("نفسه", "ذاته", "عينه"))


def _of_sermon(p: Passage, i: int, reading: Reading) -> bool:
    """«خطبة الجمعة», «خطب العيد والجمعة»."""
    return p.tells(i - 1, "dates.sermons") or ("و" in reading.clitics and p.says(i - 2, "dates.sermons"))


def _every_week(p: Passage, i: int) -> bool:
    """«أيام الجمعة», «السبت والأحد من كل أسبوع»: a day of every week has no date."""
    at = i + 1
    while p.get(at, "weekday") is not None or p.form(at) in _LISTING:
        at += 1
    if p.form(at) == "من" and p.form(at + 1) == "كل":
        return True
    on_days = p.form(i - 1).removeprefix("و") in ("ايام", "كل")
    return on_days and at == i + 1 and direction_at(p, at)[1] == at and day_number(p, at) is None


_OF_TWO: Final = frozenset({"بين", "هذين"})
_LISTING: Final = frozenset({"و", "او", "،", ","})


def _surname(p: Passage, i: int) -> bool:
    """«محمد الخميس»: right behind a given name with no other behind it, a weekday is a family name."""
    reading = p.tokens[i].lex.readings[0]
    if p.form(i - 1) == "عبد":
        return True  # «عبد الأحد صطيفو»
    if p.form(i - 1).removeprefix("و") not in p.vocab.cues["givennames.names"] or not p.touches_words(i - 1):
        return False
    if reading.clitics or p.get(i, "unit"):
        return False
    # «الأمير محمد بن سلمان الخميس», «الملك سلمان الخميس»
    return p.form(i - 2) != "بن" and not any(p.says(at, "dates.rulers") for at in range(i - 6, i - 1))


def _weekday_to_weekday(p: Passage, i: int, at: int) -> Time | None:
    """«الأحد 10 إلى الاثنين 11 سبتمبر»."""
    first = day_number(p, at)
    link = range_link(p, first.after) if first is not None else None
    if first is None or link is None or p.get(link, "weekday") is None:
        return None
    last = day_month(p, link + 1)
    if last is None or last.when.value is None or last.kind != "date":
        return None
    low = last.when.value[:-2] + f"{first.number:02d}"
    return make_time(
        p, "date_range", When(None, low, last.when.high), i, last.after, hedge="range", assumed=last.assumed
    )


def _days_of_week(p: Passage, i: int, weekday: int, after: int) -> Time | None:
    """«من الأحد إلى الخميس»: days of the week from one to the other; «حتى الخميس» tells an end of its own."""
    link = range_link(p, after) if p.form(i - 1) == "من" and p.form(after) == "الي" else None
    last = p.get(link, "weekday") if link is not None else None
    if link is None or last is None or last.clitics or day_number(p, link + 1) is not None:
        return None
    direction, end_at = direction_at(p, link + 1)
    whole = make_time(p, "date_range", When(None, None, None), i, end_at, unit=f"weekday:{weekday}", hedge="range")
    if p.reference is None:
        return whole
    side = "next" if direction > 0 else "coming" if future_before(p, i) else "past"
    low = cal.weekday_near(p.reference, weekday, side)
    high = low + dt.timedelta(days=(last.term.value - weekday) % 7)
    when = When(None, low.isoformat(), high.isoformat())
    return whole._replace(when=when, unit=None, assumed=("publication day",))


def _second_weekday(p: Passage, i: int, weekday: int) -> tuple[int, int] | None:
    """«ليل السبت - الأحد», «ليلة السبت إلى الأحد», «ليلة السبت على الأحد»: the second of two days that a night joins."""
    joined = (p.surface(i) in _DASHES and p.surface(i)) or (p.form(i) in _JOINS and p.form(i - 2) in _NIGHTS)
    at = i + 1 if joined else i
    found = p.get(at, "weekday")
    if found is not None and not found.clitics and (found.term.value - weekday) % 7 == 1:
        return found.term.value, at + 1
    return None


def _night(p: Passage, i: int, second: int, after: int) -> Time:
    """The night between two weekdays belongs to the day in which it ends."""
    side = "coming" if future_before(p, i) or _told_behind(p, i, after) else "past"
    if p.reference is None:
        return make_time(p, "date", When(None, None, None), i, after, unit=f"weekday:{second}", weekday=second)
    end = cal.weekday_near(p.reference, second, side)
    low = end - dt.timedelta(days=1)
    when = When(end.isoformat(), low.isoformat(), end.isoformat())
    return make_time(p, "date", when, i, after, assumed=("publication day",), weekday=second)


def _weekday_alone(p: Passage, i: int, weekday: int, direction: int | None, after: int) -> Time:
    before = _relative_before(p, i - 1 if p.surface(i - 1) in ("(", "،") else i)
    if p.reference is None:
        return make_time(p, "date", When(None, None, None), i, after, unit=f"weekday:{weekday}", weekday=weekday)
    if direction is not None and direction < 0:
        date = cal.weekday_near(p.reference, weekday, "last") + dt.timedelta(days=7 * (direction + 1))
    elif direction is not None and direction > 0:
        date = cal.weekday_near(p.reference, weekday, "next") + dt.timedelta(days=7 * (direction - 1))
    elif before is not None:
        named = p.reference + dt.timedelta(days=before.term.value)
        # the weekday is stated by the writer, the day of publication by a machine: the nearest such weekday
        ago = -before.term.value
        # yesterday never lies behind the day of writing, today at most a day behind it
        shifts = range(ago - 6, ago + 1) if ago > 0 else range(-5, 2) if ago == 0 else range(-3, 4)
        date = min(
            (named + dt.timedelta(days=shift) for shift in shifts),
            key=lambda day: (day.weekday() != weekday, abs((day - named).days)),
        )
    elif (first := _day_joined(p, i)) is not None:
        date = first + dt.timedelta(days=(weekday - first.weekday()) % 7)
    else:
        ahead = future_before(p, i) or _told_behind(p, i, after) or _in_headline(p, i, after)
        date = cal.weekday_near(p.reference, weekday, "coming" if ahead else "past")
    return make_time(p, "date", cal.on(date), i, after, assumed=("publication day",), weekday=weekday)


def _relative_before(p: Passage, i: int) -> Reading | None:
    """«أمس الخميس», «أمس الأول الخميس»: the day told from that of writing which ends before token `i`."""
    ends = (found[0] for at in range(i - 1, i - 4, -1) if (found := p.phrase(at, "relday")) and found[1] == i)
    return next(ends, None)


def _day_joined(p: Passage, i: int) -> dt.date | None:
    """«اليوم الاثنين أو الثلاثاء», «أمس السبت والأحد»: the day told from that of writing to which the one at `i` is joined."""
    at = i - 1 if p.form(i - 1) == "يوم" else i
    linked = at - 1 if p.form(at - 1) == "او" else at if p.form(at).startswith("و") else None
    if linked is None:
        return None
    first = linked - 2 if p.surface(linked - 1) == ")" else linked - 1
    told = p.get(first - 1, "relday") or (p.get(first - 2, "relday") if p.surface(first - 1) == "(" else None)
    day = weekday_date(p, first) if told is not None else None
    return dt.date.fromisoformat(day.when.value) if day is not None and day.when.value else None


_CLAUSE: Final = frozenset(".،؛:!؟\n")
_RELATIVE: Final = frozenset({"الذي", "التي", "الذين"})


def future_before(p: Passage, i: int) -> bool:
    """Is the clause that leads up to token `i` about the future («سيلتقي», «من المقرر», «ويشيع ... الأربعاء»)?"""
    if p.form(i - 1) == "حتي":
        return True
    first, coming = _coming_before(p, i)
    if coming is not None:
        return coming
    if _set_off(p, i):
        return True
    return first < i and _is_present(p, first) and not _quotes(p, first, i)


def _set_off(p: Passage, i: int) -> bool:
    """«ستعقد جولة جديدة، يوم الاثنين، في المدينة»: does a comma part the day at token `i` from the verb that tells what is to come?"""
    day = i
    while p.form(day - 1) == "يوم" or p.get(day - 1, "daypart") is not None:
        day -= 1
    if p.surface(day - 1) != "،":
        return False
    for j in range(day - 2, max(day - 16, -1), -1):
        form = _without_and(p.form(j))
        if form in _CLAUSE or form in _RELATIVE or p.begins_line(j + 1):
            return False
        if form[:1] == "س" and is_coming(p, form):
            return True
        if p.form(j) in _WHILE:
            return p.form(j + 1) in p.vocab.cues["dates.present"]
    return False


def _quotes(p: Passage, first: int, after: int) -> bool:
    """«يذكر أن الوزارة أكدت صباح الأحد»: does «أن» follow token `first`, with what has been behind it?"""
    that = (at for at in range(first + 1, after) if p.form(at) in ("ان", "انه", "انها"))
    return any(not _is_present(p, at + 1) for at in that)


def _told_behind(p: Passage, i: int, after: int) -> bool:
    """«ويوم الأحد يلتقي», «السبت ستبدأ»: does the weekday at token `i` begin a clause whose verb tells what is to come?"""
    first = i
    while p.form(first - 1).removeprefix("و") in _LEADS or p.get(first - 1, "daypart") is not None:
        first -= 1
    if first == 0:
        return True  # «الأحد آخر موعد للتسجيل»: a headline that begins with its day
    opens = p.begins_line(first) or p.form(first - 1) in _CLAUSE
    return opens and not p.begins_line(after) and (_is_present(p, after) or is_coming(p, _without_and(p.form(after))))


_LEADS: Final = frozenset({"يوم", "في", "و"})


def _is_present(p: Passage, i: int) -> bool:
    """«يلتقي», «ويشيع», «وتنطلق»: a verb in the present."""
    form = _without_and(p.form(i))
    verb = form.startswith("ي") and len(form) > 3 and frequency(form) > 0
    return (verb and form not in p.vocab.cues["dates.not_verbs"]) or form in p.vocab.cues["dates.present"]


def _in_headline(p: Passage, i: int, after: int) -> bool:
    """«فريق الساحل يلاقي ضيفه الأربعاء»: does a weekday end a headline whose verb is in the present?"""
    if (after < len(p.tokens) and not p.begins_line(after)) or "\n" in p.text[: p.tokens[i].start]:
        return False
    if _coming_before(p, i)[1] is False:
        return False
    return any(_is_present(p, at) for at in range(min(_VERB_WITHIN, i))) and not _quotes(p, -1, i)


_VERB_WITHIN: Final = 5  # words of a headline up to its verb


def had_been(p: Passage, i: int) -> bool:
    """Does the clause that leads up to token `i` tell what had been before («وكان البنك رفع الفائدة في ديسمبر»)?"""
    first, coming = _coming_before(p, i)
    return coming is None and any(p.form(at) in _WAS for at in range(max(first - 1, 0), i))


def to_come(p: Passage, i: int) -> bool:
    """Does the clause that leads up to token `i` say what will be («ستستضيف», «المقرر»), and nothing that was?"""
    first, coming = _coming_before(p, i)
    return bool(coming) and not any(p.form(at) in _WAS for at in range(max(first - _BEFORE_COMING, 0), i))


_BEFORE_COMING: Final = 2  # words: «كان من المقرر»
_WAS: Final = frozenset({"كان", "كانت", "وكان", "وكانت", "كانا", "كانوا"})


def _coming_before(p: Passage, i: int) -> tuple[int, bool | None]:
    """The first token of the clause that leads up to token `i`; whether it tells what is to come, None where nothing says."""
    first = i
    for j in range(i - 1, max(i - 16, -1), -1):
        if "\n" in p.text[p.tokens[j].end : p.tokens[j + 1].start] or p.form(j) in _CLAUSE:
            break
        first = j
        bare = _without_and(p.form(j))
        if bare in _RELATIVE:
            # «وسيرفع على البعثة التي رفعت الاثنين»: what is told behind it has a verb of its own
            return first, i - j <= _SHORT_CLAUSE and _is_present(p, j + 1)  # «البيانات التي تصدر الجمعة»
        if p.form(j) in _WHILE and p.form(j + 1) not in _IN_WHAT and _is_present(p, j + 1) and not _quotes(p, j, i):
            return first, True  # «فيما تبدأ مرحلة التسجيل الأحد»
        if bare == "منذ" and not _begins_length(p, j + 1):
            return first, False  # «أول من يعتقل منذ مقتل الحارس الجمعة»
        if bare == "ان" and p.form(j - 1).removeprefix("و") == "علي" and p.form(j + 1)[:1] in ("ي", "ت"):
            # «على أن يلعب الجمعة»; «وكان قد أبحر على أن يعود الخميس» has been
            return first, not any(p.form(at) in _WAS for at in range(max(j - _CLAUSE_BEFORE, 0), j))
        if bare in _NEXT and p.get(j - 1, "measure") is not None:
            continue  # «خسائر الأشهر المقبلة بعد موجة بيع الاثنين»
        told = p.get(j, "relday")
        if is_coming(p, bare) or (told is not None and told.term.value > 0):
            return first, True  # «بعد غد (الخميس) بدلا من اللقاء السبت»
    return first, None


_CLAUSE_BEFORE: Final = 10  # words from «وكان» to «على أن»
_SHORT_CLAUSE: Final = 5  # words from «الذي» to the day of its own verb
_WHILE: Final = frozenset({"فيما", "بينما", "حين"})
# «فيما يتصل بغرق المركب»: behind «فيما» these begin no clause of their own
_IN_WHAT: Final = frozenset("يتصل يتعلق يخص يزيد يفوق يقارب يناهز يلي يمكن يعرف يسمي يبدو يشبه".split())
_NEXT: Final = frozenset({"المقبل", "المقبله"})


def _begins_length(p: Passage, i: int) -> bool:
    """«منذ ثلاثة أعوام», «منذ عام»: is it a length of time, or a time, that begins at token `i`?"""
    return not p.tokens[i].lex.cats.isdisjoint(("measure", "measure_dual", "unit", "ten", "year")) or (
        p.kind(i) == NUMBER
    )


def is_coming(p: Passage, form: str) -> bool:
    """«المقرر», «سيلتقي»: a word of what is to come."""
    if form in p.vocab.cues["dates.coming"]:
        return True
    verb = len(form) > 4 and form[:1] == "س" and form[1:2] in "يتن" and frequency(form[1:]) > 0  # «ستريت» is none
    return verb and form not in p.vocab.cues["dates.not_coming"]


def _without_and(form: str) -> str:
    return form[1:] if form[:1] in ("و", "ف") and len(form) > 3 else form


def _nth_weekday_follows(p: Passage, i: int) -> bool:
    return (
        p.get(i, "ord") is not None
        and p.form(i + 1) == "من"
        and (p.get(i + 2, "month_word") is not None or p.phrase(i + 2, "month") is not None)
    )


def _nth_weekday(p: Passage, i: int, weekday: int, at: int) -> Time | None:
    """«الثلاثاء الأول من شهر تشرين الأول»."""
    ordinal = read_ordinal(p, at)
    if ordinal is None:
        return None
    return nth_weekday_of(p, i, weekday, ordinal[0], skip(p, ordinal[1] + 1, "month_word"))


def nth_weekday_of(p: Passage, i: int, weekday: int, number: int, at: int) -> Time | None:
    named = read_month(p, at)
    if named is None or number > 5:
        return None
    month, after = named
    if p.form(after) in ("في", "ب"):
        after += 1
    direction, behind = direction_at(p, after)
    year_found = year_after(p, behind)
    if year_found is not None:
        year, after = year_found
    elif p.reference is not None:
        year, after = cal.nearest_year(month, 15, p.reference, direction), behind
    else:
        return None
    first = dt.date(year, month, 1)
    date = first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))
    if number > 1 and first.weekday() == (weekday - number + 1) % 7:
        date = first + dt.timedelta(days=number - 1)  # «الأحد الثاني من أغسطس», where the second is a Sunday
    return make_time(p, "date", cal.on(date), i, after, weekday=weekday) if date.month == month else None


def _day_of_this_month(p: Passage, i: int, weekday: int) -> Time | None:
    """«الجمعة 22», «الجمعة الـ22»: the 22nd nearest to the reference that falls on that weekday."""
    at = i + 1 if p.form(i) == "ال" else i
    number = day_number(p, at)
    if number is None or p.kind(at) != NUMBER or p.reference is None or counts_something(p, number.after):
        return None
    near = [(abs(shift), p.reference + dt.timedelta(days=shift)) for shift in range(-45, 46)]
    options = [(away, day) for away, day in near if day.day == number.number and day.weekday() == weekday]
    unit = None
    if not options and at > i:  # «الأربعاء الـ27», of a month of the moon
        lunar = (cal.day_of_hijri_month(p.reference, way, number.number) for way in (-1, 0, 1))
        options = [
            (abs((day - p.reference).days), day) for day in lunar if day is not None and day.weekday() == weekday
        ]
        unit = "hijri"
    if not options:
        return None
    return make_time(p, "date", cal.on(min(options)[1]), i, number.after, unit=unit, assumed=("month",))


def third_weekday(p: Passage, i: int) -> Time | None:
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
    return nth_weekday_of(p, i, value, reading.term.value, skip(p, at + 1, "month_word"))
