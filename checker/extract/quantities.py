"""Read every quantity of a text: numbers with their units, hedges and ranges, and times.

One pass from left to right.  At a token where a quantity may begin, times are tried first, then scores,
then amounts; what is found is skipped over.  `quantities` is the public door.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Final

from checker.extract.ages import age, past_an_age
from checker.extract.amounts import Amount, read_amount, to_quantity
from checker.extract.calendar import When
from checker.extract.exclusions import end_of_name
from checker.extract.hedges import hedge_before
from checker.extract.numbers import run_end
from checker.extract.ordinals import ordinal_at, ordinal_by_noun, position
from checker.extract.passage import Passage
from checker.extract.scores import near, read_score
from checker.extract.times import Time, read_time
from checker.extract.vocabulary import vocabulary
from checker.model import Quantity
from checker.rules import Rules, load_rules
from checker.text.tokens import NUMBER


def quantities(text: str, reference: dt.date | dt.datetime | None = None, rules: Rules | None = None) -> list[Quantity]:
    """Every quantity that `text` states, in the order of its places.

    `reference` is the day against which «أمس» is read; without it relative times stay relative.
    """
    day = reference.date() if isinstance(reference, dt.datetime) else reference
    vocab = vocabulary(rules or load_rules())
    return read_quantities(Passage(text, vocab.lexicon.tokens(text), vocab, day))


def read_quantities(p: Passage) -> list[Quantity]:
    """The quantities of a passage."""
    found: list[Quantity] = []
    addresses = p.addresses()
    i, tokens = 0, p.tokens
    count = len(tokens)
    while i < count:
        token = tokens[i]
        if not token.lex.hot:
            i += 1
            continue
        if addresses and (skip := _inside(addresses, token.start)) is not None:
            while i < count and tokens[i].start < skip:
                i += 1
            continue
        after = _read_at(p, i, found)
        i = max(after, i + 1)
    return found


def _inside(places: list[tuple[int, int]], start: int) -> int | None:
    for low, high in places:
        if low <= start < high:
            return high
    return None


def _read_at(p: Passage, i: int, found: list[Quantity]) -> int:
    """Read what begins at token `i` into `found`; returns the token after it (`i` when nothing does)."""
    fixed = p.phrase(i, "fixed")
    if fixed is not None:
        return fixed[1]
    skip = end_of_name(p, i)
    if skip is not None:
        return skip
    time = read_time(p, i)
    if time is not None:
        _add_time(p, time, found)
        return time.after
    haul = p.get(i, "haul")
    if haul is not None and near(p, i, "match_word", 14):
        start = p.tokens[i].start + haul.offset
        value, text = haul.term.value, p.text[start : p.tokens[i].end]
        found.append(Quantity("number", value, value, value, "goal", None, start, p.tokens[i].end, text, noun="هدف"))
        return i + 1
    score = read_score(p, i)
    if score is not None:
        found.append(score[0])
        return score[1]
    amount = read_amount(p, i)
    if amount is not None and not _second_dual(p, amount, found):
        return _finish(p, amount, found)
    ordinal = ordinal_at(p, i)
    if ordinal is not None:
        found.append(ordinal[0])
        return ordinal[1]
    return _past_digits(p, i)


def _past_digits(p: Passage, i: int) -> int:
    """The token after a run of digits that is no number («1,38,65», «2.0.1»), `i` elsewhere."""
    if p.kind(i) != NUMBER:
        return i
    end, after = run_end(p.text, p.tokens[i].start), i
    while after < len(p.tokens) and p.tokens[after].start < end:
        after += 1
    return after


def _second_dual(p: Passage, amount: Amount, found: list[Quantity]) -> bool:
    """«طفلان شقيقان»: the adjective of a dual is a dual too and counts nothing."""
    if amount.unit is None or amount.unit.number != "dual" or not found or not found[-1].noun:
        return False
    before = found[-1]
    return before.end <= amount.start and not p.text[before.end : amount.start].strip() and before.low == 2


def _add_time(p: Passage, time: Time, found: list[Quantity]) -> None:
    when = time.when
    hedge = hedge_before(p, time.first) if time.kind == "clock" else None
    if hedge is not None and hedge[0] == "about":
        low, high = _around(str(when.value))
        time = replace(time, hedge="about", start=hedge[2], when=When(when.value, low, high))
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
    if p.get(time.first, "ago") or p.get(time.first, "hence"):  # «قبل شهرين» is a day and a length of time
        amount = read_amount(p, time.first + 1)
        if amount is not None and amount.after == time.after:
            found.append(to_quantity(p, amount))


_ABOUT_MINUTES: Final = 15  # «نحو الخامسة» is said of a quarter of an hour to either side


def _around(clock: str) -> tuple[str, str]:
    minutes = int(clock[:2]) * 60 + int(clock[3:5])
    low, high = max(minutes - _ABOUT_MINUTES, 0), min(minutes + _ABOUT_MINUTES, 1439)
    return f"{low // 60:02d}:{low % 60:02d}", f"{high // 60:02d}:{high % 60:02d}"


def _finish(p: Passage, amount: Amount, found: list[Quantity]) -> int:
    """Add an amount as what it is: a place in an order, an age, or a quantity; returns the token after it."""
    placed = position(p, amount)
    if placed is not None:
        found.append(placed[0])
        return placed[1]
    quantity = to_quantity(p, amount)
    if (ordinal := ordinal_by_noun(p, amount)) is not None:
        quantity = ordinal
    elif past_an_age(p, amount):
        quantity = replace(quantity, kind="quantity", unit="year", noun="age")
    elif (years := age(p, amount, quantity)) is not None:
        quantity = years
    if found and (merged := _two_bounds(p, found[-1], quantity)) is not None:
        found[-1] = merged
    else:
        found.append(quantity)
    return amount.after


def _two_bounds(p: Passage, before: Quantity, after: Quantity) -> Quantity | None:
    """«أكبر من 10 وأصغر من 20»: a lower and an upper bound of one thing make a range."""
    lower, upper = {"more_than", "at_least"}, {"less_than", "up_to"}
    if before.unit != after.unit or p.text[before.end : after.start].strip() not in ("و", ""):
        return None
    if before.hedge in lower and after.hedge in upper:
        low, high = before, after
    elif before.hedge in upper and after.hedge in lower:
        low, high = after, before
    else:
        return None
    return replace(
        before, value=None, low=low.low, high=high.high, low_inclusive=low.low_inclusive,
        high_inclusive=high.high_inclusive, hedge="range", end=after.end, text=p.text[before.start : after.end],
    )  # fmt: skip
