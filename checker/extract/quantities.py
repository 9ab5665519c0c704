"""Read every quantity of a text: numbers with their units, hedges and ranges, and times.

One pass from left to right.  At a token where a quantity may begin, times are tried first, then scores,
then amounts; what is found is skipped over.  `quantities` is the public door.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from itertools import compress, count
from operator import attrgetter
from typing import Final

from checker.collecting import uncollected
from checker.extract import calendar as cal
from checker.extract.ages import age, completed, further_bound, is_person, not_yet, number_of_age, past_an_age
from checker.extract.amounts import Amount, read_amount, to_quantity
from checker.extract.anchors import anchored, share_year
from checker.extract.exclusions import end_of_name
from checker.extract.exclusions.serials import TIMES
from checker.extract.hours import as_told, lap
from checker.extract.lifetimes import ten_years
from checker.extract.numbers import run_end
from checker.extract.ordinals import goal_minute, ordinal_at, ordinal_by_noun, position, regnal
from checker.extract.passage import Passage
from checker.extract.scores import near_match, read_score
from checker.extract.sharing import (
    area_of_sides,
    as_share,
    lent,
    share_currency,
    share_percent,
    share_position,
    share_unit,
    two_bounds,
)
from checker.extract.times import BEGINNINGS, Time, may_begin_time, read_time
from checker.extract.times.pieces import day_number, make_time
from checker.extract.vocabulary import vocabulary
from checker.model import Quantity
from checker.rules import Rules, load_rules
from checker.text.clitics import split
from checker.text.fold import fold
from checker.text.lexeme import Reading
from checker.text.tokens import NUMBER, WORD


@uncollected()
def quantities(text: str, reference: dt.date | dt.datetime | None = None, rules: Rules | None = None) -> list[Quantity]:
    """Every quantity that `text` states, in the order of its places.

    `reference` is the day against which «أمس» is read; without it relative times stay relative.
    """
    day = reference.date() if isinstance(reference, dt.datetime) else reference
    vocab = vocabulary(rules or load_rules())
    found: list[Quantity] = []
    start = 0
    while start < len(text):
        end = _end_of_part(text, start)
        found += read_quantities(Passage(text, vocab.lexicon.tokens(text[start:end], start), vocab, day))
        start = max(end, found[-1].end) if found else end  # what ends behind its part is not read again
    return found


_PART: Final = 50_000  # characters read at a time: no article is longer, and a file of any size fits in memory


def _end_of_part(text: str, start: int) -> int:
    """Where the part of a text that begins at `start` ends: behind a line, if one ends there, or else behind a word."""
    end = start + _PART
    if end >= len(text):
        return len(text)
    return text.rfind("\n", start, end) + 1 or text.rfind(" ", start, end) + 1 or end


_STOP: Final = attrgetter("stop")


def read_quantities(p: Passage) -> list[Quantity]:
    """The quantities of a passage."""
    found: list[Quantity] = []
    addresses = p.addresses()[::-1]  # the next one last
    tokens, lexemes, done = p.tokens, p.lexemes, 0
    for i in compress(count(), map(_STOP, lexemes)):
        lex = lexemes[i]
        if i < done or not (lex.hot or lexemes[i + 1].form in lex.opens):
            continue
        while addresses and addresses[-1][1] <= tokens[i].start:
            addresses.pop()
        if addresses and addresses[-1][0] <= tokens[i].start:
            skip = addresses[-1][1]
            done = next((k for k in range(i, len(tokens)) if tokens[k].start >= skip), len(tokens))
            continue
        for reader in _readers(lex.cats, lex.kind == NUMBER):
            after = reader(p, i, found)
            if after is not None:
                done = after
                break
    return found


# ------------------------------------------------------------------ readers, each with the token after what it read


def _fixed(p: Passage, i: int, _: list[Quantity]) -> int | None:
    """«ربع النهائي», «جندي أول»: words that look like quantities and are none."""
    fixed = p.phrase(i, "fixed")
    if fixed is None or (p.form(fixed[1]) == "او" and p.form(fixed[1] - 1) == "واحد"):
        return None  # «في مكان واحد أو اثنين»
    return fixed[1]


def _name(p: Passage, i: int, _: list[Quantity]) -> int | None:
    return end_of_name(p, i)


def _lap(p: Passage, i: int, found: list[Quantity]) -> int | None:
    told = lap(p, i)
    if told is None:
        return None
    found.append(told[0])
    return told[1]


def _life(p: Passage, i: int, found: list[Quantity]) -> int | None:
    told = ten_years(p, i)
    if told is None:
        return None
    found.append(told[0])
    return told[1]


def _time(p: Passage, i: int, found: list[Quantity]) -> int | None:
    time = read_time(p, i) if may_begin_time(p, i) and not _is_side(p, i) else None
    if time is None:
        return None
    if _names_place(p, time) or _repeats(p, time):
        return time.after
    if time.kind == "clock":
        time = as_told(p, time)
    _add_time(p, share_year(p, anchored(p, time, found), found), found)
    return time.after


def _is_side(p: Passage, i: int) -> bool:
    """«بدقة 1920x1080 بكسل»: the side of a thing is no year."""
    return p.kind(i) == NUMBER and (p.form(i + 1) in TIMES or (p.form(i - 1) in TIMES and p.kind(i - 2) == NUMBER))


def _same_month(p: Passage, i: int, found: list[Quantity]) -> int | None:
    """«في 27 من الشهر ذاته», «في التاسع والعشرين منه»: a day of the month that the last date told, or of none that is known."""
    digits = p.kind(i) == NUMBER
    if digits and p.form(i + 1) not in _OF_IT:
        return _day_alone(p, i, found)
    reaches = digits or p.form(i + 1) in _OF_IT or p.form(i + 2) in _OF_IT  # «في التاسع والعشرين منه»
    day = day_number(p, i) if reaches else None
    if day is None:
        return None
    after = day.after
    listed = p.form(after) == "و" and p.kind(after + 1) == NUMBER and p.form(after + 2) == "منه"  # «في 25 و26 منه»
    if p.form(after) not in _OF_IT[:2] and not listed:
        return _day_alone(p, i, found) if digits else None
    if not digits and any(p.phrase(k, "hmonth") for k in range(max(i - _NEAR, 0), i)):
        return None
    if p.form(after) == "من" and p.form(after + 1) == "كل" and p.get(after + 2, "month_word"):
        return after + 3  # «في 28 من كل شهر»: no day of its own
    if (p.form(after) == "من" and p.form(after + 1) == "نفس" and p.form(after + 2) == "الشهر") or (
        p.form(after) == "من" and p.form(after + 1) == "الشهر" and p.form(after + 2) in ("ذاته", "نفسه", "عينه")
    ):
        after += 3
    elif p.form(after) == "منه" and p.form(i - 1) in ("في", "و"):
        after += 1
    elif listed and p.form(i - 1) == "في":
        pass
    else:
        return None
    near = (q for q in reversed(found) if q.end > p.tokens[i].start - 2 * _SENTENCES)
    dates = (q.value for q in near if q.kind == "date" and isinstance(q.value, str))
    told = next((value for value in dates if len(value) >= len("2015-07") and value[0].isdigit()), None)
    when = cal.day(int(told[:4]), int(told[5:7]), day.number) if told is not None else None
    if when is not None:
        _add_time(p, make_time(p, "date", when, i, after, assumed=("month",)), found)
    return after if when is not None or digits else None  # «الخامس منه» may be of anything


_OF_IT: Final = ("من", "منه", "و")
_NEAR: Final = 12  # tokens from a month of the moon to «الخامس من الشهر نفسه»
_SENTENCES: Final = 250  # characters from a date to a day of the same month


def _day_alone(p: Passage, i: int, found: list[Quantity]) -> int | None:
    """«يلتقي الفريق يوم 23 يوليو ثم يوم 27»: a day of the month that the date before it told."""
    day = day_number(p, i) if p.form(i - 1) == "يوم" and p.kind(i + 1) != WORD else None
    told = next((before for before in reversed(found) if before.kind == "date"), None) if day is not None else None
    if day is None or told is None or told.unit is not None or told.low != told.high:
        return None
    if not isinstance(told.value, str) or told.end < p.tokens[i].start - _SENTENCES or not told.value[0].isdigit():
        return None
    if "publication day" in told.assumed or "\n" in p.text[told.end : p.tokens[i].start]:
        return None
    when = cal.day(int(told.value[:4]), int(told.value[5:7]), day.number)
    if when is None or p.surface(i + 1) in ("/", "-", "–", ":", "("):
        return None
    _add_time(p, make_time(p, "date", when, i, i + 1, assumed=("month",)), found)
    return i + 1


_QUOTED: Final = frozenset('"«»“”')


def _names_place(p: Passage, time: Time) -> bool:
    """«مدينة السادس من أكتوبر», «ميدان 25 يناير», «6 أكتوبر» in quotes: a day with no year that is a name."""
    told = "year" not in time.assumed and not (time.when.value or "").startswith("XXXX")
    if time.kind != "date" or time.weekday is not None or time.hedge is not None or told:
        return False
    before, behind = p.surface(time.first - 1), p.surface(time.after)
    if before and behind and before in _QUOTED and behind in _QUOTED and p.kind(time.first) == NUMBER:
        return True
    told_of = p.form(time.first - 1) in ("في", "يوم", "منذ", "من", "حتي", "الي", "قبل", "بعد", "بتاريخ")
    if not told_of and fold(p.text[time.start : time.end]) in p.vocab.cues["dates.camps"]:
        return True  # «14 آذار تدعو حزب الله»
    if not p.touches_words(time.first - 1):
        return False
    place = split(p.form(time.first - 1))[2]
    return place in p.vocab.cues["dates.named"] or p.says(time.first - 1, "dates.named")


def _repeats(p: Passage, time: Time) -> bool:
    """«15 سبتمبر من كل عام», «يوم الأحد من كل أسبوع»: a day of every year or week has no date, unless its year is told."""
    at = time.after
    if p.form(at) == "سنويا" and ("year" in time.assumed or (time.when.value or "").startswith("XXXX")):
        return True  # «الموافق 18 ديسمبر سنويا»
    if p.form(at) != "من" or p.form(at + 1) != "كل":
        return False
    if (time.when.value or "X")[0].isdigit() and {"year", "month", "publication day"}.isdisjoint(time.assumed):
        return False
    period = p.get(at + 2, "measure")
    return period is not None and period.term.value.base == "second"


def _haul(p: Passage, i: int, found: list[Quantity]) -> int | None:
    """«ثلاثية»: the goals of one player."""
    haul = p.get(i, "haul")
    if haul is None or not near_match(p, i) or _describes(p, i, haul) or _of_titles(p, i, haul):
        return None
    start, end = p.tokens[i].start + haul.offset, p.tokens[i].end
    value = haul.term.value
    found.append(Quantity("number", value, value, value, "goal", None, start, end, p.text[start:end], noun="هدف"))
    return i + 1


def _describes(p: Passage, i: int, haul: Reading) -> bool:
    """«محادثات ثنائية», «لجنة ثلاثية»: behind a feminine it is an adjective."""
    feminine = p.form(i - 1).endswith("ات") or (p.surface(i - 1).endswith("ة") and not haul.clitics)
    return p.touches_words(i - 1) and feminine and p.get(i - 1, "match_word") is None


def _of_titles(p: Passage, i: int, haul: Reading) -> bool:
    """«ثلاثية الدوري والكأس», «ثنائية (الدوري والكأس)», «بطل الثلاثية», «ثلاثية الأبعاد»: titles, or three of anything."""
    if p.get(i + 1, "match_word") or (p.surface(i + 1) in ("(", "،") and p.get(i + 2, "match_word")):
        return True
    if haul.clitics or haul.definite:
        lost = p.get(i - 1, "match_word") is not None or p.tells(i - 1, "designators.scoring")
        return haul.definite and (bool(haul.clitics) or not lost)
    of_what = p.form(i + 1).removeprefix("ال")
    scored = of_what in p.vocab.behind or is_person(p, i + 1) or p.tells(i - 1, "designators.scoring")
    return of_what != p.form(i + 1) and not scored  # «ثنائية البرازيلي ماتيوس» are goals


def _score(p: Passage, i: int, found: list[Quantity]) -> int | None:
    score = read_score(p, i)
    if score is None:
        return None
    found.append(score[0])
    return score[1]


def _amount(p: Passage, i: int, found: list[Quantity]) -> int | None:
    amount = read_amount(p, i, found[-1].end if found else 0)
    if amount is None or _second_dual(p, amount, found):
        return None
    return _finish(p, amount, found)


def _ordinal(p: Passage, i: int, found: list[Quantity]) -> int | None:
    month = p.phrase(i - 1, "hmonth")
    if month is not None and month[1] > i:
        return month[1]  # «في جمادى الأولى», of a year that nothing tells
    king = regnal(p, i)
    if king is not None:
        return king
    ordinal = ordinal_at(p, i)
    if ordinal is None:
        return None
    quantity, after = ordinal
    before = found[-1] if found else None
    if before is not None and before.kind == quantity.kind == "ordinal" and p.text[before.end : quantity.start] == " و":
        quantity = replace(quantity, noun=before.noun)  # «المصدر الأول والثاني»
    found.append(quantity)
    return after


_Reader = Callable[[Passage, int, list[Quantity]], int | None]
_DIGITS: Final = "digits"
_NUMERALS: Final = frozenset({_DIGITS, "unit", "ten", "hundred", "mag", "frac", "owned_frac", "band"})
_READERS: Final[tuple[tuple[_Reader, frozenset[str]], ...]] = (
    (_fixed, frozenset({"fixed"})),
    (_name, _NUMERALS),
    (_life, frozenset({"in_decade", "decade", "begin", "middle", "end", "ord"})),
    (_lap, frozenset({_DIGITS})),
    (_same_month, frozenset({_DIGITS, "ord", "ten"})),
    (_time, BEGINNINGS),
    (_score, _NUMERALS | {"noun", "noun_dual", "haul", "goalless"}),
    (_haul, frozenset({"haul"})),
    (
        _amount,
        _NUMERALS
        | {"symbol", "money_symbol", "negative", "vague", "measure", "currency"}
        | {"measure_dual", "currency_dual", "noun_dual", "noun_pair"},
    ),
    (_ordinal, frozenset({"ord", "ten"})),
)


@lru_cache(maxsize=4096)
def _readers(cats: frozenset[str], digits: bool) -> tuple[_Reader, ...]:
    """The readers that a word of some categories, or digits, can begin, in their order."""
    cats |= {_DIGITS} if digits else set()
    readers = tuple(reader for reader, needs in _READERS if needs & cats)
    return (*readers, _past_digits) if digits else readers


def _past_digits(p: Passage, i: int, _: list[Quantity]) -> int:
    """The token after a run of digits that is no number («1,38,65», «2.0.1»)."""
    end, after = run_end(p.text, p.tokens[i].start), i
    while after < len(p.tokens) and p.tokens[after].start < end:
        after += 1
    return after


def _second_dual(p: Passage, amount: Amount, found: list[Quantity]) -> bool:
    """«طفلان شقيقان», «ثلاثة جنود مصريين»: the adjective of what was counted counts nothing."""
    if amount.unit is None or amount.unit.number != "dual" or not found or not found[-1].noun:
        return False
    if found[-1].kind != "number":
        return False  # «سلمت الاثنين دفعتين», «حل في المركز الثاني مرتين»
    before = found[-1]
    if amount.hedge == "vague":
        return before.end <= amount.start and not p.text[before.end : amount.start].strip(" ")
    follows = before.end <= amount.start and not p.text[before.end : amount.start].strip()
    return follows and (before.low == 2 or before.text.endswith(("ين", "ون")))  # «ثلاثة فرنسيين عاملين»


def _add_time(p: Passage, time: Time, found: list[Quantity]) -> None:
    when = time.when
    found.append(
        Quantity(
            time.kind,
            when.value,
            when.low,
            when.high,
            time.unit,
            time.hedge,
            time.start,
            time.end,
            p.text[time.start : time.end],
            assumed=time.assumed,
            noun=f"weekday:{time.weekday}" if time.weekday is not None else None,
        )
    )
    if not _TOLD_FROM.isdisjoint(p.lexemes[time.first].terms):  # «قبل شهرين» is a day and a length of time
        for at in range(time.first + 1, time.after):
            amount = read_amount(p, at)
            lasting = amount is not None and amount.unit is not None and amount.unit.kind == "duration"
            if amount is not None and lasting and amount.after == time.after:  # «بعد غد الاثنين» counts no two
                found.append(to_quantity(p, amount))
                break


_TOLD_FROM: Final = frozenset({"ago", "hence", "within"})


def _finish(p: Passage, amount: Amount, found: list[Quantity]) -> int:
    """Add an amount as what it is: a place in an order, an age, or a quantity; returns the token after it."""
    free = found[-1].end if found else 0  # what was read before keeps its words
    placed = position(p, amount)
    if placed is not None and placed[0].start >= free:
        found.append(placed[0])
        return placed[1]
    amount = as_share(p, lent(p, amount, found))
    quantity = to_quantity(p, amount)
    if quantity.start < free:
        start = quantity.number_span[0] if quantity.number_span else free
        quantity = replace(quantity, start=start, text=p.text[start : quantity.end])
    if (ordinal := ordinal_by_noun(p, amount) or goal_minute(p, amount)) is not None:
        quantity = ordinal
    elif past_an_age(p, amount) or number_of_age(p, amount) or completed(p, amount):
        quantity = not_yet(p, amount, replace(quantity, kind="quantity", unit="year", noun="age"))
    elif years := age(p, amount, quantity) or (further_bound(p, amount, quantity, found[-1]) if found else None):
        quantity = years
    quantity = share_position(p, amount, share_currency(p, amount, quantity, found), found)
    if quantity.kind == "percent":
        share_percent(p, quantity, found)
    merged = found and (area_of_sides(p, found[-1], quantity) or two_bounds(p, found[-1], quantity))
    if not merged and found and quantity.kind != "percent" and (quantity.unit is not None or amount.magnitude > 1):
        share_unit(p, amount, quantity, found)
    if merged:
        found[-1] = merged
    else:
        found.append(quantity)
    return amount.after
