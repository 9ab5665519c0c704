"""Amounts in several units: «ساعة و20 دقيقة», and the unit that counts itself once («لمدة أسبوع»)."""

from __future__ import annotations

from fractions import Fraction

from checker.extract.amounts.amount import Amount, joined_at
from checker.extract.amounts.duals import read_dual
from checker.extract.amounts.links import range_link
from checker.extract.amounts.measured import half_more, measured
from checker.extract.amounts.numeral import number_at
from checker.extract.passage import Passage
from checker.extract.units import DECADE, currency, dual_unit, measure, names_itself, unit_after
from checker.text.lexeme import Reading
from checker.text.tokens import WORD

_TON = 1000  # of the short words only «طن» is a unit by itself


def lone_unit(p: Passage, i: int) -> Amount | None:
    """«ساعة ونصف», «لمدة أسبوع», «شهر كامل», «طنا ونصف الطن»: a singular unit that counts itself once."""
    found = p.phrase(i, "measure") or p.phrase(i, "currency")
    if found is None or found[0].definite or found[0].term.number != "singular":
        return None
    unit = unit_after(p, i)
    reading = found[0]
    if unit is None:
        unit = (measure if reading.term.cat == "measure" else currency)(p, *found)
    short = len(p.form(i)) <= 2 and (reading.term.value.factor if reading.term.cat == "measure" else 0) != _TON
    if unit.unit in ("percent", "degree") or short:
        return None  # «كم» without a number is "how many"
    start = p.tokens[i].start + reading.offset
    after = unit.after
    lasting = p.says(i - 1, "measures.lasting") or (reading.clitics == "ل" and p.form(i - 1) == "")
    if not (lasting or p.form(i - 1) == "من" or len(p.tokens) == 1 or _goes_on(p, after)):
        return None
    one = p.get(after, "unit")
    stated = one is not None and one.term.value == 1 and not one.clitics and not one.definite
    if stated or p.says(after, "measures.entire"):
        after += 1
    amount = Amount(
        1,
        1,
        1,
        i,
        after,
        start,
        p.tokens[after - 1].end,
        unit._replace(after=after),
        number_span=(start, p.tokens[after - 1].end),
    )
    more = half_more(p, amount)
    if more.after > amount.after or after > unit.after or parts_follow(p, amount):
        return more
    if _one_or_two(p, after, reading):
        return amount
    link = range_link(p, after, between=False) if p.form(i - 1) == "من" else None
    other = p.phrase(link, "measure") or p.phrase(link, "measure_dual") if link is not None else None
    if other is not None and found[0].term.cat == "measure" and other[0].term.value == found[0].term.value:
        return amount  # «من متر إلى متر ونصف»
    number = number_at(p, link) if link is not None and link < len(p.tokens) else None
    several = unit_after(p, number.after) if number is not None else None
    if several is not None and several.kind == unit.kind == "duration" and several.factor == unit.factor:
        return amount  # «من سنة إلى ثلاث سنوات»
    if (
        unit.kind == "duration"
        and not names_itself(p, after)
        # «خلال عقد من الزمن» is one, «من خلال عقد الدورات» holds courses
        and not (unit.factor == DECADE and p.kind(after) == WORD and p.form(after) not in ("من", "علي"))
        and (lasting or len(p.tokens) == 1)
    ):
        return amount._replace(assumed=("one",))
    return None


def _goes_on(p: Passage, i: int) -> bool:
    """Does something stand behind a unit that it counts itself with: «ونصف», «إلا ربعا», «واحدة», «كاملة», «أو ساعتين»?"""
    return (
        joined_at(p, i) is not None
        or p.form(i) == "او"
        or p.get(i, "unit") is not None
        or p.says(i, "measures.entire")
        or p.phrase(i, "less") is not None
    )


def _one_or_two(p: Passage, i: int, reading: Reading) -> bool:
    """«يوم أو يومين», «لأسبوع أو اثنين»."""
    if p.form(i) != "او" or reading.term.cat != "measure":
        return False
    twice, two = p.get(i + 1, "measure_dual"), p.get(i + 1, "unit")
    return (twice is not None and twice.term.value == reading.term.value) or (two is not None and two.term.value == 2)


def parts_follow(p: Passage, amount: Amount) -> bool:
    return add_parts(p, amount).after > amount.after


def add_parts(p: Passage, amount: Amount) -> Amount:
    """«ساعة و20 دقيقة», «مترين وعشرين سنتيمترا», «20$ و43c»: units of one kind add up; «ساعة إلا عشر دقائق» takes away."""
    while (
        amount.unit is not None and amount.point is not None and amount.unit.kind in ("duration", "quantity", "money")
    ):
        less = p.phrase(amount.after, "less")
        at = joined_at(p, amount.after) if less is None else less[1]
        if at is None:
            break
        part = _part(p, at)
        if part is None or part.unit is None or part.point is None:
            break
        scale = _scale(p, amount, part)
        if scale is None:
            break
        value = amount.point + part.point * (scale if less is None else -scale)
        if value < 0:
            break
        amount = amount._replace(point=value, low=value, high=value, after=part.after, end=part.end, readings=(),
            unit=amount.unit._replace(after=part.after),
        )  # fmt: skip
    return amount


def _part(p: Passage, at: int) -> Amount | None:
    number = number_at(p, at) if at < len(p.tokens) else None
    if number is not None:
        return measured(p, number, None)
    dual = dual_unit(p, at)
    if dual is not None and dual.kind in ("duration", "quantity"):
        return read_dual(p, at, dual)
    single = p.phrase(at, "measure")
    joined = single is not None and (single[0].clitics == "و" or p.form(at - 1) in ("و", "الا"))
    if single is not None and joined and single[0].term.number == "singular" and not single[0].definite:
        unit = measure(p, *single)
        after = unit.after
        one = p.get(after, "unit")
        if one is not None and one.term.value == 1 and not one.clitics:
            after += 1
        if unit.kind != "duration":
            return None
        return Amount(1, 1, 1, at, after, p.tokens[at].start, p.tokens[after - 1].end, unit._replace(after=after))
    return None


def _scale(p: Passage, amount: Amount, part: Amount) -> Fraction | None:
    """What one of the part's unit is in the amount's unit; None where they do not add up."""
    assert amount.unit is not None and part.unit is not None
    if amount.unit.kind == "money":
        subunit = p.vocab.subunits.get(part.unit.unit or "")
        family = p.vocab.adjectives.get(amount.unit.unit or "", {})  # «10 دنانير و500 فلس»
        if subunit is None or {amount.unit.unit, *family.values()}.isdisjoint(subunit.of):
            return None
        return Fraction(1, subunit.parts)
    if amount.unit.unit != part.unit.unit or amount.unit.factor == part.unit.factor:
        return None
    if amount.unit.factor < part.unit.factor and (amount.unit.kind != "duration" or part.unit.factor == DECADE):
        return None  # «لمدة 3 سنوات وعقد دورات»: a decade has the word of a contract
    return part.unit.factor / amount.unit.factor
