"""Days told from the day of writing: «أمس», «قبل ثلاثة أيام», «بعد ثمانية أيام»."""

from __future__ import annotations

import datetime as dt
from typing import Final

from checker.extract import calendar as cal
from checker.extract.calendar import When
from checker.extract.hedges import hedge_before
from checker.extract.passage import Passage
from checker.extract.times.dates import day_month
from checker.extract.times.pieces import Time, make_time, widen
from checker.extract.times.weekdays import future_before, is_coming, to_come, weekday_date
from checker.extract.units import names_itself
from checker.model import Hedge
from checker.text.clitics import split
from checker.text.frequency import frequency
from checker.text.tokens import LATIN, NUMBER, WORD


def relative_day(p: Passage, i: int) -> Time | None:
    """«أمس», «فجر أمس الاثنين», «اليوم (الأربعاء)», «غدا الأربعاء», «قبل يوم أمس»."""
    found = p.phrase(i, "relday")
    if found is None:
        return None
    reading, after = found
    if reading.definite or (reading.clitics and reading.clitics not in ("و", "ف", "ل", "ب")):
        return None
    word = p.form(i).removeprefix(reading.clitics)
    this = i if p.get(i, "this") is not None else i - 1
    if p.get(this, "this") is not None and p.form(this - 1).endswith("مثل"):
        return None  # «في مثل هذا اليوم»: of another year
    if word == "اليوم" and (
        _vocalized(p, i) or _not_today(p, i, after) or _in_a_name(p, i) or _these_days(p, i, after)
    ):
        return None
    if word in _MORROW and (p.form(i - 1).endswith("قد") or (not _day_behind(p, after) and _of_the_times(p, i))):
        return None  # «فقد غدا السكان أكثر وعيا»
    if word == "الغد" and (_tomorrows(p, i) or (p.surface(i - 1) in _QUOTED and p.surface(after) in _QUOTES)):
        return None  # «طاقة الغد», «صحيفة "الغد"»
    if word == "غد" and reading.clitics in ("ب", "ل") and p.get(after, "weekday") is None:
        return None  # «نحلم بغد أفضل»
    if word == "غد" and p.form(after) in _BRIGHT:
        return None  # «انطلاق نحو غد أفضل»
    if word == "امس" and p.form(after) == "الحاجه":
        return None  # «في أمسّ الحاجة»
    if word == "الليله" and (
        p.form(i - 1) in _NIGHTS_TOLD or p.get(after, "ord") is not None or p.says(after, "dates.not_today_after")
    ):
        return None  # «وفي تلك الليلة», «الليلة الثانية عشرة» are told of; «300 ريال في الليلة»
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


_MORROW: Final = frozenset({"غدا", "غد", "الغد"})
_NIGHTS_TOLD: Final = frozenset({"تلك", "هي", "في", "نفس", "ذات", "اشبه"})
_BRIGHT: Final = frozenset("افضل اجمل مشرق واعد زاهر مزدهر ارحب امن جديد".split())
_VOWELS: Final = 2  # signs on «الْيَوْمَ», which no newsroom writes but in a quotation of scripture


def _vocalized(p: Passage, i: int) -> bool:
    return len(p.surface(i)) - len(p.form(i)) >= _VOWELS


def _tomorrows(p: Passage, i: int) -> bool:
    """«طاقة الغد»: behind a noun it is the future; «صباح الغد», «إلى الغد» is a day."""
    before = p.tokens[i - 1].lex if i else None
    if before is None or not p.touches_words(i - 1):
        return False
    dated = before.get("daypart") or before.get("measure") or split(before.form)[2] in p.vocab.function_words
    return not dated


def _not_today(p: Passage, i: int, after: int) -> bool:
    """«اليوم الأول», «في اليوم السابع», «اليوم الوطني»: a day of something, not the day of writing."""
    if p.says(i - 1, "dates.not_today_before") or p.says(after, "dates.not_today_after"):
        return True
    following = p.form(after)
    if following == "ال" and p.kind(after + 1) == NUMBER:
        return True  # «اليوم الـ467 من الحرب»
    # «اليوم العائلي»: an adjective; names of places and people seldom end like one
    return following.startswith("ال") and following.endswith("ي") and len(following) > 5 and p.touches_words(i)


def _these_days(p: Passage, i: int, after: int) -> bool:
    """«جيل اليوم», «أما اليوم فإن», «أصبحت اليوم», «في الماضي ... واليوم»: the time in which the writer lives, and no day."""
    behind = after + 1 if p.surface(after) in ("،", ",", "(") else after
    if _day_behind(p, after) or is_coming(p, p.form(behind).removeprefix("ف")):
        return False
    if p.form(i - 2) in ("ها", "وها", "فها"):
        return False  # «ها هو اليوم يرحل»
    if p.says(i - 1, "dates.these_days_before") or p.says(after, "dates.these_days_after"):
        return True
    owned = "ال" not in p.form(i - 1)[:3] and p.form(i - 1)[:2] != "لل"  # «الشباب» is a team too
    if owned and p.tells(i - 1, "dates.these_days_before"):
        return True
    if p.form(i - 2) in _WHAT and p.form(i - 1)[:1] in _PRESENT:
        return True  # «ما يحدث اليوم»
    if _of_the_times(p, i) or _lasting(p, i):
        return True
    if p.form(i) != "واليوم":
        return False
    opens = p.begins_line(i) or p.surface(i - 1) in _STOPS
    lasting = p.form(behind)[:1] in _PRESENT and frequency(p.form(behind)) > 0
    return (opens and lasting) or p.form(i - 1) == "الامس" or _once_before(p, i)


def _day_behind(p: Passage, after: int) -> bool:
    """«اليوم الجمعة», «غدا (الأحد)»: is a day of the week named behind a word for a day?"""
    behind = after + 1 if p.surface(after) in ("،", ",", "(") else after
    return p.get(behind, "weekday") is not None


def _of_the_times(p: Passage, i: int) -> bool:
    """«يبدو العالم اليوم أقل أمنا ... فما الحل؟»: in a text that asks or exclaims, as columns do and reports seldom do, is no day told at token `i`?"""
    if not p.asks() or p.text.find("\n", 0, p.tokens[i].start) < 0:
        return False  # a headline tells of its day all the same
    told = p.get(i - 1, "daypart") or p.get(i - 1, "relday") or p.says(i - 1, "dates.this_day_before")
    ahead = is_coming(p, p.form(i - 1).removeprefix("و")) or p.surface(i - 1).removeprefix("و").startswith("سأ")
    return not told and not ahead and not to_come(p, i)


def _lasting(p: Passage, i: int) -> bool:
    """«وتعد السياحة اليوم», «أصبح لدى الشركة اليوم»: a few words behind a verb of being or becoming."""
    if p.says(i - 1, "dates.this_day_before"):
        return False
    for at in range(i - 1, i - 2 - _BETWEEN, -1):
        if not p.touches_words(at) or p.form(at) in _RELATIVE:
            return False
        if p.tells(at, "dates.becoming"):
            return True
    return False


_BETWEEN: Final = 3  # words between «أصبح» and «اليوم»
_RELATIVE: Final = frozenset({"الذي", "التي", "الذين"})


def _once_before(p: Passage, i: int) -> bool:
    """«بالأمس كانوا هناك، واليوم»: does the sentence tell of a time long past before token `i`?"""
    for at in range(i - 1, max(i - 1 - _CONTRAST, -1), -1):
        if p.surface(at) in _STOPS or p.begins_line(at + 1):
            return False
        if p.says(at, "dates.once"):
            return True
    return False


_WHAT: Final = frozenset("ما وما فما لما بما مما عما".split())
_PRESENT: Final = ("ي", "ت", "ن")  # letters that verbs of the present begin with
_STOPS: Final = frozenset({".", "؟", "!", "…", ":"})
_CONTRAST: Final = 15  # words from «بالأمس» to the «واليوم» that it is set against


_QUOTES: Final = frozenset("»”\"'’)")
_QUOTED: Final = frozenset("«“”\"'‘")
_OPENERS: Final = _QUOTED | {"("}


def _in_a_name(p: Passage, i: int) -> bool:
    """«المصري اليوم» in quotes, «عين اليوم – الرياض» in a dateline, «جريدة اليوم»: the name of a paper."""
    if p.tells(i - 1, "dates.papers") and p.touches_words(i - 1):
        return True
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
    """«قبل ثلاثة أيام», «بعد نحو شهرين», «منذ مطلع الشهر», «في غضون عامين», «بعد يومين على القرار»."""
    if p.reference is None:
        return None
    hedge, first = _hedge(p, i + 1)
    amount, at = _amount(p, first)
    sign = _sign(p, i) if amount is not None else None
    if amount is None or sign is None:
        return None
    unit = p.get(at, "measure") or p.get(at, "measure_dual")
    if (
        unit is None
        or unit.term.value.base != "second"
        or unit.term.value.factor < _DAY
        or unit.definite
        or unit.clitics
    ):
        return None
    seconds = int(unit.term.value.factor)
    told = p.phrase(at + 1, "hedge_after") if hedge is None and amount > 1 else None
    if told is not None:  # «قبل عشر سنوات تقريبا»
        hedge, after = told[0].term.value, told[1]
    else:
        after = at + 1
    half, behind_half = _half_more(p, at + 1)
    if half and seconds != _YEAR:
        return None
    if half:  # «منذ ثلاثة أعوام ونصف»
        when = cal.shifted(p.reference, sign * (12 * amount + 6), _MONTH)
        following = p.form(behind_half) in ("من", "علي") or (sign > 0 and not _stands_alone(p, behind_half))
        if when.low is None or following:
            return None
        return make_time(p, "date", when, i, behind_half, hedge="about", assumed=("publication day",))
    if sign < 0 and p.form(after) in ("واحد", "واحده"):
        after += 1  # «قبل شهر واحد»
    behind = after + 1 if p.form(after) == "فقط" else after
    since = _since_it(p, i, behind, days=seconds == _DAY and hedge is None)
    if since:
        sign = -1
    elif _of_what_follows(p, sign, after, behind) or (sign > 0 and not _lies_ahead(p, i, behind)):
        return None
    if sign > 0 and amount * seconds >= _TOO_FAR:
        return None  # «بعد 8 قرون»: nobody tells of a day so far ahead
    when = cal.shifted(p.reference, sign * amount, seconds)
    if when.value is None or when.low is None or when.high is None:
        return None
    if p.get(i, "within"):
        hedge = "up_to"
    elif hedge is not None:
        more = 1 if hedge in ("more_than", "at_least") else -1
        other = cal.shifted(p.reference, sign * (amount + more), seconds)
        when = _around(when, seconds) if hedge == "about" or other.low is None else _joined(when, other)
    elif since and seconds == _DAY:
        hedge, when = "about", _around(when, 2 * _DAY)  # what is told of may be yesterday's
    elif when.low != when.high:
        hedge = "about"
    return make_time(p, "date", when, i, after, hedge=hedge, assumed=("publication day",))


def _sign(p: Passage, i: int) -> int | None:
    """Does a length behind token `i` lead back from the day of writing (-1) or forward (1)?"""
    if p.get(i, "ago"):
        return 1 if _not_before(p, i) else -1  # «لن يفتح قبل تسعة أشهر»
    if p.get(i, "hence") or (p.get(i, "within") and future_before(p, i)):
        return 1
    return None


def _not_before(p: Passage, i: int) -> bool:
    """«لن يكون بوسع الشركة بيع حصة قبل تسعة أشهر»: is what comes before such a time denied for the days to come?"""
    for k in range(i - 1, max(i - 1 - _DENIED, -1), -1):
        form = p.form(k).removeprefix("و")
        if form == "لن" or form in _OTHER_CLAUSE:
            return form == "لن" and p.form(i) != "منذ"
    return False


_OTHER_CLAUSE: Final = frozenset(
    {"ما", "الذي", "التي", "الذين", "اذا"}
)  # what is told behind these is not denied by «لن»


def _lies_ahead(p: Passage, i: int, behind: int) -> bool:
    """«سيفتتح بعد عامين», «بعد شهر من الآن»: counted from the day of writing; «انفصلا بعد عشرة أعوام» is told of."""
    if p.get(i, "hence") is None or p.form(behind + 1) in _NOW:
        return True
    verb = behind + 1 if p.surface(behind) in ("،", ",") else behind
    return to_come(p, i) or is_coming(p, p.form(verb).removeprefix("و"))


_NOW: Final = frozenset({"الان", "اليوم"})


def _since_it(p: Passage, i: int, behind: int, *, days: bool) -> bool:
    """«بعد يومين على القرار»: the day of writing, and so the decision two days before it; «بعد يومين على غرق العبارة» too."""
    event = p.form(behind + 1).startswith("ال") or (days and p.kind(behind + 1) == WORD)
    event = event and p.form(behind + 1) not in _BOUNDS | p.vocab.function_words
    return p.get(i, "hence") is not None and p.form(behind) == "علي" and event


_BOUNDS: Final = frozenset({"الاقل", "اقل", "الاكثر", "اكثر", "التوالي"})


def _of_what_follows(p: Passage, sign: int, after: int, behind: int) -> bool:
    """«بعد ثمانية أيام من المعارك», «قبل يومين من الاقتراع»: is the length one of what stands behind it?"""
    if sign > 0:
        now = p.form(after) == "من" and p.form(after + 1) in _NOW
        ahead = p.form(after).startswith("س") and is_coming(p, p.form(after))  # «بعد أسبوع ستبدأ»
        return not (now or ahead) and (p.form(after) in ("من", "واحد", "واحده") or not _stands_alone(p, after))
    return p.form(behind) in ("من", "علي")


def _hedge(p: Passage, i: int) -> tuple[Hedge | None, int]:
    """«نحو», «أزيد من»: the hedge that begins at token `i`, and the token behind it."""
    for after in range(i + 1, i + 1 + _HEDGE):
        found = hedge_before(p, after)
        if found is not None and found[1] == i:
            return found[0], after
    return None, i


def _around(when: When, seconds: int) -> When:
    """«نحو شهرين»: half a month more or less."""
    assert when.low and when.high
    by = dt.timedelta(seconds=seconds // 2)
    low, high = dt.date.fromisoformat(when.low) - by, dt.date.fromisoformat(when.high) + by
    return When(when.value, low.isoformat(), high.isoformat())


def _joined(when: When, other: When) -> When:
    """«أكثر من شهرين» is two months to three, «أقل من شهرين» one to two."""
    assert when.low and when.high and other.low and other.high
    return When(when.value, min(when.low, other.low), max(when.high, other.high))


_TOO_FAR: Final = 3153600000  # seconds of a hundred years
_DAY: Final = 86400  # seconds
_HEDGE: Final = 3  # words of the longest hedge: «ما يزيد على»
_DENIED: Final = 10  # tokens from «لن» to the time before which it will not be
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
    number = p.number(i)
    if number is None or not isinstance(number.value, int) or not 0 < number.value < 10**6:
        return None, i
    return number.value, number.after
