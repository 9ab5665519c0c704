"""Amounts in several units: «ساعة و20 دقيقة»."""

from __future__ import annotations

from fractions import Fraction

from checker.extract.amounts.amount import Amount, joined_at
from checker.extract.amounts.duals import read_dual
from checker.extract.amounts.measured import measured
from checker.extract.amounts.numeral import number_at
from checker.extract.passage import Passage
from checker.extract.units import DECADE, dual_unit, measure


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
