"""Ranges: «بين 20 و30 ألف», «30-40 شخصا», «5 إلى 7», «يومين أو ثلاثة»."""

from __future__ import annotations

from checker.extract.amounts.amount import Amount
from checker.extract.amounts.duals import read_dual
from checker.extract.amounts.links import between_before, range_link
from checker.extract.amounts.lone import lone_unit
from checker.extract.amounts.measured import measured
from checker.extract.amounts.numeral import number_at
from checker.extract.numbers import Value
from checker.extract.passage import Passage
from checker.extract.units import Measured, dual_unit, unit_after
from checker.text.tokens import WORD


def with_range(p: Passage, amount: Amount) -> Amount:
    """A second number behind a link makes a range: «بين 20 و30 ألف», «30-40 شخصا», «5 إلى 7», «يومين أو ثلاثة»."""
    if amount.point is None:
        return amount
    opened = _with_brackets(p, amount)
    if opened is None:
        return _with_more(p, _ranged(p, amount))
    ranged = _ranged(p, opened)
    return ranged if ranged.hedge == "range" else amount


def _with_more(p: Passage, amount: Amount) -> Amount:
    """«20 أو 30 أو 40», «فرد واحد أو اثنين أو ثلاثة»: whatever else it may be widens the range."""
    while amount.hedge == "range" and p.form(amount.after) == "او" and amount.after + 1 < len(p.tokens):
        number = number_at(p, amount.after + 1)
        other = measured(p, number, None) if number is not None else None
        if other is None or other.point is None or amount.high is None or other.point <= amount.high:
            break
        alone = (
            other.unit is None and amount.unit is not None and p.kind(amount.after + 1) == WORD and other.point < _TEN
        )
        if amount.unit is not None and not alone and (other.unit is None or other.unit.unit != amount.unit.unit):
            break
        amount = amount._replace(high=other.point, after=other.after, end=other.end, unit=other.unit or amount.unit)
    return amount


_TEN = 10  # below it a number in words goes on with what the one before it counts


def _with_brackets(p: Passage, amount: Amount) -> Amount | None:
    """«بين (5) و(6) لاعبين»: the first end with its brackets, where another bracket follows."""
    first, after = amount.first - 1, amount.after
    if amount.unit is not None or p.surface(first) != "(" or p.surface(after) != ")" or p.surface(after + 2) != "(":
        return None
    return amount._replace(first=first, start=p.tokens[first].start, after=after + 1, end=p.tokens[after].end)


def _ranged(p: Passage, amount: Amount) -> Amount:
    between = between_before(p, amount.first)
    link = range_link(p, amount.after, between=between is not None)
    each = link is None and _each(p, amount, between=between is not None)
    if each:
        link = range_link(p, amount.after + 1, between=between is not None)
    if link is not None and p.surface(link) == "(" and p.surface(link - 2) == ")":
        link += 1
    if link is None or link >= len(p.tokens):
        return amount
    two = p.get(link, "unit")
    one = amount.unit is None and amount.point == 1 and p.form(link - 1) == "او" and p.kind(amount.first) == WORD
    if one and (two is None or two.term.value != 2):  # «باستثناء واحد أو اثنين»
        return amount  # «واحد أو أكثر», «واحد أو آخر»: idioms
    number = number_at(p, link)
    second = measured(p, number, None) if number is not None else _second_alone(p, link)
    if second is None or second.point is None:
        return amount
    if each and p.form(second.after).startswith("لل") and p.form(second.after) != p.form(amount.after):
        return amount  # «من 10 دولارات للفرد إلى 40 دولارا للعائلة»
    if between is None and (_changes(p, amount) or _moves(p, amount) or p.form(amount.first - 1) == "بمقدار"):
        return _with_unit_of(amount, second)
    if amount.unit is not None and amount.unit.kind == "percent" and second.unit is None:
        return amount  # «انخفض المؤشر 0,98 بالمئة إلى 96,599»
    joined = _join(amount, second)
    if joined is None and between is not None and amount.unit is not None and second.unit is not None:
        joined = _join(second, amount)  # «ما بين 5.41% إلى 1.83%»
    turned = p.dash(link - 1) or (between is not None and amount.magnitude == second.magnitude)
    if joined is None and turned and amount.unit is None and second.unit is not None:
        joined = _join(amount._replace(point=second.point), second._replace(point=amount.point))  # «90-80 عاما»
    if joined is None:
        return amount
    low, high, unit = joined
    if between is not None:
        first, start = between
    else:
        first, start = amount.first, amount.start
        if p.form(first - 1) == "من" and first:
            first, start = first - 1, p.tokens[first - 1].start
    after, end = second.after, second.end
    opened = p.surface(amount.first - 1) == "(" and p.surface(after) == ")" and unit is None
    behind = unit_after(p, after + 1) if opened else None
    if behind is not None and behind.unit is not None:  # «(17 - 25) سنة»
        unit, first, start = behind, amount.first - 1, p.tokens[amount.first - 1].start
        after, end = behind.after, p.tokens[behind.after - 1].end
    return amount._replace(point=None, low=low, high=high, first=first, start=start, after=after, end=end,
        unit=unit, hedge="range", readings=(),
    )  # fmt: skip


def _each(p: Passage, amount: Amount, *, between: bool) -> bool:
    """«ما بين 3300 ريال للمتر و3700 ريال للمتر»: what each is paid for stands behind both ends."""
    begun = between or p.form(amount.first - 1) == "من"
    return begun and amount.unit is not None and amount.unit.kind == "money" and p.form(amount.after).startswith("لل")


_CLAUSE = 14  # words of a clause: so far may a verb of change stand before its numbers


def _changes(p: Passage, amount: Amount) -> bool:
    """«ارتفع من 5 إلى 7»: from one value to another, no range."""
    first = amount.first
    if p.form(first - 1) != "من" and p.form(first - 2) != "من":
        return False
    high = amount.unit is not None and amount.unit.unit == "metre"  # «ارتفاع الموج من متر إلى مترين» is a height
    return any(
        p.get(j, "change") and not (high and p.form(j).endswith("ارتفاع"))
        for j in range(max(first - _CLAUSE, 0), first)
    )


def _moves(p: Passage, amount: Amount) -> bool:
    """«تراجع 48 دولارا إلى 1080 دولارا»: by how much, and where to."""
    if amount.unit is None:
        return False
    # of money a range names its unit once: «العجز 19 مليار دولار إلى 159 مليارا» is a change
    back = _CLAUSE if amount.unit.kind == "money" and p.form(amount.first - 1) != "من" else 2
    return any(p.get(j, "change") for j in range(max(amount.first - back, 0), amount.first))


def _with_unit_of(amount: Amount, second: Amount) -> Amount:
    """«من 167 إلى 175 سنتيمترا»: the second number's unit holds for the first too."""
    if amount.unit is not None or second.unit is None or second.magnitude > 1:
        return amount
    return amount._replace(unit=second.unit._replace(after=amount.after))


def _second_alone(p: Passage, i: int) -> Amount | None:
    """An end with no number of its own: «إلى ساعتين», «إلى متر ونصف»."""
    unit = dual_unit(p, i)
    return read_dual(p, i, unit) if unit is not None else lone_unit(p, i)


_PLAIN = 100  # from it on, a number may stand for itself beside a million


def _join(amount: Amount, second: Amount) -> tuple[Value, Value, Measured | None] | None:
    """The two ends of a range and its unit; None where the two numbers are no range."""
    assert amount.point is not None and second.point is not None
    if amount.fraction and amount.unit is None and second.unit is not None and second.unit.kind == "percent":
        return None  # «أكثر من النصف أو 53 في المئة»: one share, told twice
    low, high = amount.point, second.point
    first_unit, unit = amount.unit, second.unit
    if first_unit is not None and first_unit.kind == "duration" and unit is None and second.magnitude > 1:
        return None  # «انخفضت وفيات الأطفال تحت خمس سنوات إلى ستة ملايين»
    if first_unit is not None and unit is None:
        unit = first_unit
    elif first_unit is not None and unit is not None:
        if first_unit.unit != unit.unit or first_unit.kind != unit.kind:
            return None
        low = low * first_unit.factor / unit.factor
    elif second.magnitude > 1 and amount.magnitude == 1 and low < second.magnitude:
        if low < _PLAIN or low * second.magnitude < high:  # «من 800 إلى مليون» are no 800 million
            low = low * second.magnitude  # «بين 20 و30 ألف»: both are thousands
    if low >= high:
        return None
    return low, high, unit
