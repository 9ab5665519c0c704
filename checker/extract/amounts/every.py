"""Shares told by counting: «طفل من كل خمسة أطفال», «3 أطفال من كل 10»."""

from __future__ import annotations

from fractions import Fraction

from checker.extract.amounts.amount import Amount
from checker.extract.passage import Passage
from checker.extract.units import unit_after


def of_every(p: Passage, amount: Amount | None) -> Amount | None:
    """`amount` as so many of every so many, where the text tells it so; else unchanged."""
    if amount is None or not isinstance(amount.point, int):
        return amount
    if amount.unit is not None and amount.unit.kind != "number":
        return amount
    return _one_of(p, amount) or _many_of(p, amount) or amount


def _one_of(p: Passage, amount: Amount) -> Amount | None:
    """«طفل من كل خمسة أطفال»: one, told by its noun alone, before the number at which `amount` begins."""
    at = amount.first - 1
    if p.form(at) != "كل" or amount.point == 0:
        return None
    at -= 2 if p.form(at - 1) == "بين" else 1
    one = p.get(at - 1, "noun") if p.form(at) == "من" else None
    if one is None or one.definite or one.term.number != "singular":
        return None
    return _share(amount, 1, amount.point)._replace(first=at - 1, start=p.tokens[at - 1].start + one.offset)


def _many_of(p: Passage, amount: Amount) -> Amount | None:
    """«3 أطفال من كل 10 أطفال»."""
    at = amount.after
    if amount.unit is None or p.form(at) != "من":
        return None
    at += 2 if p.form(at + 1) == "بين" else 1
    whole = p.number(at + 1) if p.form(at) == "كل" and at + 1 < len(p.tokens) else None
    if whole is None or not isinstance(whole.value, int) or whole.value <= (amount.point or 0):
        return None
    unit = unit_after(p, whole.after)
    after = unit.after if unit is not None and unit.unit == amount.unit.unit else whole.after
    return _share(amount, amount.point, whole.value)._replace(after=after, end=p.tokens[after - 1].end)


def _share(amount: Amount, part: object, whole: object) -> Amount:
    value = Fraction(int(str(part)), int(str(whole)))
    return amount._replace(point=value, low=value, high=value, fraction=True, readings=())
