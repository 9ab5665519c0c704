"""What one quantity lends another beside it: a unit, a percent sign, a currency, a place in an order, a bound."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import Final

from checker.extract.amounts import Amount, read_amount
from checker.extract.numbers import Value, plain
from checker.extract.passage import Passage
from checker.extract.units import ONE, Measured
from checker.model import Quantity
from checker.text.fold import fold
from checker.text.tokens import NUMBER, SIGN

_METRE: Final = "metre"
_TIMES: Final = ("×", "x", "X", "*")  # «3 × 4 أمتار»
_LISTED: Final = frozenset({"الدقايق", "الدقيقتين"})
_FURTHER: Final = frozenset({"و", "او", "الي", "حتي", "وحتي"})


_NO_SHARE: Final = 1000  # what nobody counts in hundredths


_AND: Final = frozenset({"و", "وربما", "أو ربما", "او ربما", "بل"})  # «فرصته تبلغ 20 وربما 30 في المئة»


def share_percent(p: Passage, last: Quantity, found: list[Quantity]) -> None:
    """«2.9 و2.6 و2.4 في المئة»: the sign behind the last holds for all that «و» joins."""
    for place in range(len(found) - 1, -1, -1):
        before = found[place]
        if before.kind != "number" or before.unit is not None or p.text[before.end : last.start].strip() not in _AND:
            return
        if not isinstance(before.value, int | float) or before.value >= _NO_SHARE:
            return  # «تقل عن 5000 و3% لغيرها»
        last = found[place] = replace(before, kind="percent", unit="percent")


_VOTES: Final = "vote"


def as_share(p: Passage, amount: Amount) -> Amount:
    """«فاز بنسبة 94.65», «بنسبة 94.65 من الأصوات»: a bare number behind a word of shares is one of a hundred."""
    at = amount.first
    while at and p.tokens[at].start > amount.start:
        at -= 1
    if amount.unit is None and p.form(at - 1).removeprefix("ب") in _SPEEDS and (amount.point or 0) >= _SLOW:
        return amount._replace(unit=Measured("quantity", _HOURLY, ONE, amount.after))  # «كان يسير بسرعة 190»
    if not p.tells(at - 1, "measures.shares") or amount.hedge == "range" or amount.fraction or amount.point is None:
        return amount
    if amount.magnitude > 1 or not 0 < amount.point <= _HUNDRED or p.form(amount.after) == "الي":
        return amount  # «بنسبة 3 إلى 1»
    if amount.unit is None or (amount.unit.unit == _VOTES and p.form(amount.after - 2) == "من"):
        return amount._replace(unit=Measured("percent", "percent", ONE, amount.after))
    return amount


_HUNDRED: Final = 100
_SPEEDS: Final = frozenset({"سرعه", "سرعته", "سرعتها"})
_HOURLY: Final = "kilometre_per_hour"
_SLOW: Final = 20  # km/h: nobody tells a lower speed with no unit

_LINK: Final = 8  # characters of a word that links two numbers, with its blanks


def share_unit(p: Passage, amount: Amount, last: Quantity, found: list[Quantity]) -> None:
    """«1.6 و1.1 بليون دولار», «298 و104 فرص عمل على التوالي»: what stands behind the second holds for the first."""
    before, value = found[-1], found[-1].value
    if before.kind != "number" or before.unit is not None or not isinstance(value, int | float) or before.hedge:
        return
    if last.start - before.end > _LINK:
        return
    between = p.text[before.end : last.start].strip()
    flat = between == "في" and last.unit == _METRE  # «أبعادها 81 في 65 سنتيمترا»
    sides = between in _TIMES or flat
    rise = _from_to(p, before, between, amount)
    choice = between in ("أو", "او") and amount.magnitude == 1  # «1000 أو 800 دولار»
    if not (between == "و" or sides or rise or choice) or amount.hedge is not None or amount.point is None:
        return
    in_turn = any(p.form(at) in ("التوالي", "الترتيب") for at in range(amount.after, amount.after + 4))
    measured = (
        last.kind in ("quantity", "money", "duration") and last.noun in (None, "age") and amount.magnitude == 1
    )  # «سباقي 100 و200 متر», «52 و57 دولارا»: no bare number stands beside a length or a price
    parted = isinstance(value, float) and amount.magnitude > 1
    if (choice and not measured) or not (in_turn or sides or measured or parted or rise):
        return
    in_base = amount.unit is not None and last.noun != "age"  # ages stay in years
    factor = Fraction(1 if rise else amount.magnitude) * (amount.unit.factor if amount.unit and in_base else 1)
    shared = plain(Fraction(str(value)) * factor)
    found[-1] = replace(before, kind=last.kind, value=shared, low=shared, high=shared, unit=last.unit, noun=last.noun)
    if (sides or measured) and len(found) > 1:  # «150 × 70 × 8 ملم»
        share_unit(p, amount, found[-1], rest := found[:-1])
        found[:-1] = rest


_MEASURED: Final = frozenset({"number", "money", "percent", "duration", "quantity"})
_SET_AGAINST: Final = 40  # characters between two numbers of which one replaces the other
_YEARS: Final = range(1900, 2100)  # «55 مليونا مقابل 2025»
_ALIKE: Final = 10  # times: «3.2 مليون دولار مقابل 3.8» are both millions


def lent(p: Passage, amount: Amount, found: list[Quantity]) -> Amount:
    """«سبع سنوات بدلا من ست», «زاد من 90 مقعدا إلى 120»: a bare number with the unit of what it is set against."""
    before = found[-1] if found else None
    if (
        before is None
        or before.unit is None
        or before.kind not in _MEASURED
        or amount.start - before.end > _SET_AGAINST
    ):
        return amount
    if amount.unit is not None or amount.fraction or amount.point is None or amount.point in _YEARS:
        return amount
    first = amount.first
    while first and p.tokens[first - 1].start >= before.end:
        first -= 1
    after = _set_against(p, first, before)
    if after is None or p.tokens[after].start not in (amount.start, p.tokens[amount.first].start):
        return amount
    at = first - 1
    while at and p.tokens[at].start > before.start:
        at -= 1
    other = read_amount(p, at)
    if other is None or other.unit is None or other.after != first or other.point is None:
        return amount
    return _in_one_size(amount, other)._replace(unit=other.unit._replace(after=amount.after))


def _set_against(p: Passage, i: int, before: Quantity) -> int | None:
    """The token after «بدلا من», or after the «إلى» of «من ... إلى», where one stands at token `i`."""
    link = p.phrase(i, "instead")
    if link is not None:
        return link[1]
    begun = p.text[max(before.start - _LINK, 0) : before.start].rstrip().rpartition(" ")[2] == "من"
    return i + 1 if begun and p.form(i) == "الي" else None


def _in_one_size(amount: Amount, other: Amount) -> Amount:
    """«3.2 مليون دولار مقابل 3.8»: the second in millions too, where only so it is of the size of the first."""
    larger = Fraction(other.magnitude, amount.magnitude)
    if larger <= 1 or not amount.point or not other.point or other.point > _ALIKE * larger * amount.point:
        return amount
    if other.point * _ALIKE < larger * amount.point:
        return amount

    def times(value: Value | None) -> Value | None:
        return None if value is None else value * larger

    return amount._replace(point=times(amount.point), low=times(amount.low), high=times(amount.high), readings=())


def _from_to(p: Passage, before: Quantity, between: str, amount: Amount) -> bool:
    """«من 608 ملايين إلى 1.3 مليار جنيه»: both ends of a rise tell their thousands, and the last what they count."""
    if fold(between) != "الي" or amount.magnitude == 1 or before.text[-1:].isdigit():
        return False
    return p.text[max(before.start - _LINK, 0) : before.start].rstrip().rpartition(" ")[2] == "من"


def area_of_sides(p: Passage, before: Quantity, after: Quantity) -> Quantity | None:
    """«50 × 30 مترا مربعا»: two sides, told with the unit of what they hold, are one area."""
    one, two = before.value, after.value
    if p.text[before.end : after.start].strip() not in _TIMES or not (after.unit or "").startswith("square"):
        return None
    if not isinstance(one, int | float) or not isinstance(two, int | float):
        return None
    whole = one * two
    return replace(
        after, value=whole, low=whole, high=whole, start=before.start, text=p.text[before.start : after.end],
        number_span=None,
    )  # fmt: skip


def share_currency(p: Passage, amount: Amount, quantity: Quantity, found: list[Quantity]) -> Quantity:
    """«تراجع 19 مليار دولار إلى 159 مليارا»: what it came to is money too."""
    before = found[-1] if found else None
    if before is None or before.kind != "money" or quantity.kind != "number" or quantity.unit:
        return quantity
    if amount.magnitude == 1 and p.form(amount.after) != "للدولار":  # «من 214 ريالا إلى 236 للدولار الواحد»
        return quantity
    linked = fold(p.text[before.end : quantity.start]).strip() in ("الي", "من")
    if linked or _another_count(p, amount, before, quantity):
        return replace(quantity, kind="money", unit=before.unit, assumed=before.assumed)
    return quantity


_NEAR: Final = 80  # characters between an amount and another of its currency
_ENDS: Final = re.compile(r"[.؟!\n](?!\d)")


def _another_count(p: Passage, amount: Amount, before: Quantity, quantity: Quantity) -> bool:
    """«سرق 380 ألف دولار، وقدرها مصدر بـ420 ألفا»: a bare number of the same thousands or millions behind an amount."""
    one, two = before.value, quantity.value
    if (
        not isinstance(one, int | float)
        or not isinstance(two, int | float)
        or quantity.noun
        or p.kind(amount.after) != SIGN
    ):
        return False
    between = p.text[before.end : quantity.start]
    alike = amount.magnitude > 1 and all(1 <= value / amount.magnitude < _NO_SHARE for value in (one, two))
    return alike and len(between) <= _NEAR and not _ENDS.search(between)


def share_position(p: Passage, amount: Amount, quantity: Quantity, found: list[Quantity]) -> Quantity:
    """«في الدقائق 21 و25 و44», «من المركز الـ6 وحتى الـ10»: what the first number orders, the others order too."""
    before = found[-1] if found else None
    if before is None or before.kind != "ordinal" or quantity.kind != "number" or quantity.unit:
        return quantity
    between = fold(p.text[before.end : quantity.start]).strip()
    listed = before.noun in _LISTED and p.kind(amount.first) == NUMBER and between in ("و", "،", ",", "، و")
    further = amount.definite and p.kind(amount.first) != NUMBER and between in _FURTHER and amount.magnitude == 1
    if not (listed or further) or isinstance(quantity.value, float):
        return quantity
    return replace(quantity, kind="ordinal", noun=before.noun)


def _in_order(low: Quantity, high: Quantity) -> bool:
    return isinstance(low.low, int | float) and isinstance(high.high, int | float) and low.low < high.high


def two_bounds(p: Passage, before: Quantity, after: Quantity) -> Quantity | None:
    """«أكبر من 10 وأصغر من 20»: a lower and an upper bound of one thing make a range."""
    lower, upper = {"more_than", "at_least"}, {"less_than", "up_to"}
    shared = before.kind == "number" and before.unit is None  # «لا تقل عن 10 آلاف ولا تزيد على 50 ألف جنيه»
    if (before.unit != after.unit and not shared) or p.text[before.end : after.start].strip() not in ("و", ""):
        return None
    if before.hedge in lower and after.hedge in upper:
        low, high = before, after
    elif before.hedge in upper and after.hedge in lower:
        low, high = after, before
    else:
        return None
    if shared and not _in_order(low, high):
        return None
    return replace(
        after, value=None, low=low.low, high=high.high, low_inclusive=low.low_inclusive,
        high_inclusive=high.high_inclusive, hedge="range", start=before.start, number_span=before.number_span, text=p.text[before.start : after.end],
    )  # fmt: skip
