"""A unit with no number before it that counts itself once: «لمدة أسبوع», «أقل من ساعة», «سيغيب شهرا»."""

from __future__ import annotations

from typing import Final

from checker.extract.amounts.amount import Amount, joined_at
from checker.extract.amounts.links import range_link
from checker.extract.amounts.measured import half_more
from checker.extract.amounts.numeral import number_at
from checker.extract.amounts.parts import parts_follow
from checker.extract.hedges import hedge_apart, hedge_before
from checker.extract.passage import Passage
from checker.extract.units import DECADE, Measured, currency, measure, names_itself, unit_after
from checker.text.fold import MARKS
from checker.text.lexeme import Reading
from checker.text.tokens import WORD

_TON: Final = 1000  # of the short words only «طن» is a unit by itself
_DAY: Final = 86400  # seconds


def lone_unit(p: Passage, i: int) -> Amount | None:
    """«ساعة ونصف», «لمدة أسبوع», «شهر كامل», «أكثر من متر», «يناهز الشهر»: a singular unit that counts itself once."""
    found = p.phrase(i, "measure") or p.phrase(i, "currency")
    if found is None or found[0].term.number != "singular":
        return None
    reading = found[0]
    if reading.definite and not _bound_by_name(p, i, reading):
        return None
    unit = unit_after(p, i)
    if unit is None:
        unit = (measure if reading.term.cat == "measure" else currency)(p, *found)
    short = len(p.form(i)) <= 2 and (reading.term.value.factor if reading.term.cat == "measure" else 0) != _TON
    if unit.unit == "percent" or short:
        return None  # «كم» without a number is "how many"
    counts = _counts_itself(p, i, unit, reading)
    if not (counts or p.form(i - 1) == "من" or _goes_on(p, unit.after)):
        return None
    start = p.tokens[i].start + reading.offset
    after = unit.after
    one = p.get(after, "unit")
    stated = one is not None and one.term.value == 1 and not one.clitics and not one.definite
    if stated or p.says(after, "measures.entire"):
        after += 1
    amount = Amount(
        1, 1, 1, i, after, start, p.tokens[after - 1].end, unit._replace(after=after),
        number_span=(start, p.tokens[after - 1].end),
    )  # fmt: skip
    more = half_more(p, amount)
    if more.after > amount.after:
        return more  # «درجة ونصف الدرجة»
    if unit.unit == "degree":
        return None  # «درجة الحرارة»
    if after > unit.after or parts_follow(p, amount) or _one_or_two(p, after, reading) or _begins_range(p, i, amount):
        return amount
    return amount._replace(assumed=("one",)) if counts else None


def _goes_on(p: Passage, i: int) -> bool:
    """Does something stand behind a unit that it counts itself with: «ونصف», «إلا ربعا», «واحدة», «كاملة», «أو ساعتين»?"""
    return (
        joined_at(p, i) is not None
        or p.form(i) == "او"
        or p.get(i, "unit") is not None
        or p.says(i, "measures.entire")
        or p.phrase(i, "less") is not None
    )


def _begins_range(p: Passage, i: int, amount: Amount) -> bool:
    """«من متر إلى متر ونصف», «من سنة إلى ثلاث سنوات»."""
    link = range_link(p, amount.after, between=False) if p.form(i - 1) == "من" else None
    if link is None or amount.unit is None:
        return False
    one = p.get(i, "measure")
    other = p.phrase(link, "measure") or p.phrase(link, "measure_dual")
    if one is not None and other is not None and other[0].term.value == one.term.value:
        return True
    number = number_at(p, link) if link < len(p.tokens) else None
    several = unit_after(p, number.after) if number is not None else None
    return (
        several is not None and several.kind == amount.unit.kind == "duration" and several.factor == amount.unit.factor
    )


def _counts_itself(p: Passage, i: int, unit: Measured, reading: Reading) -> bool:
    after = unit.after
    if names_itself(p, after):
        return False
    if unit.factor == DECADE and p.kind(after) == WORD and p.form(after) not in ("من", "علي"):
        return False  # «خلال عقد من الزمن» is one, «من خلال عقد الدورات» holds courses
    if _bound(p, i, unit) or (unit.unit == "metre" and p.tells(i - 1, "measures.dimensions")):
        return True
    if unit.kind != "duration":
        return False
    alone = (reading.clitics == "ل" and p.form(i - 1) == "") or len(p.tokens) == 1
    so_long = reading.clitics == "ل" and (p.kind(after) != WORD or p.says(after, "measures.further"))
    return alone or so_long or p.tells(i - 1, "measures.lasting") or _spent(p, i)


def _bound(p: Passage, i: int, unit: Measured) -> bool:
    """«أكثر من متر», «لم تتجاوز المدة ساعة»: behind a hedge that is no place («تحت قدم الجبل»), a unit is one of it."""
    if unit.kind == "quantity" and unit.unit not in _LENGTHS and unit.unit not in _MASSES:
        return False
    found = hedge_before(p, i) or hedge_apart(p, i)
    return found is not None and not (found[1] == i - 1 and p.tells(i - 1, "hedges.above"))


# units that nobody counts as things: «أكثر من ليلة» is several nights, «أكثر من عقدة» problems
_LENGTHS: Final = frozenset({"metre", "square_metre", "litre", "kilometre_per_hour", "celsius"})
_MASSES: Final = frozenset({"kilogram", "ounce", "watt"})


def _bound_by_name(p: Passage, i: int, reading: Reading) -> bool:
    """«يناهز الشهر», «تجاوز المتر»: a definite unit behind a hedge that compares nothing («أكثر من الشهر السابق»)."""
    if reading.term.cat != "measure" or reading.clitics or (reading.term.value.base, reading.term.value.factor) in _NOW:
        return False
    found = hedge_before(p, i)
    return found is not None and (found[0] == "about" or p.form(i - 1) != "من")


_NOW: Final = frozenset({("second", _DAY), ("second", 1), ("night", 1)})  # «اليوم», «الثانية», «الليلة»


def _spent(p: Passage, i: int) -> bool:
    """«سيغيب عن الملاعب شهرا», «بالسجن عاما»: a length in the accusative behind a verb of passing time."""
    if not p.surface(i).rstrip(MARKS).endswith("ا"):
        return p.form(i).endswith("ه") and p.tells(i - 1, "measures.spending")  # «بحبسه سنة»
    return any(p.tells(at, "measures.spending") for at in range(max(i - _SPENT, 0), i))


_SPENT: Final = 4  # words: «سيغيب عن الملاعب شهرا»


def _one_or_two(p: Passage, i: int, reading: Reading) -> bool:
    """«يوم أو يومين», «لأسبوع أو اثنين»."""
    if p.form(i) != "او" or reading.term.cat != "measure":
        return False
    twice, two = p.get(i + 1, "measure_dual"), p.get(i + 1, "unit")
    return (twice is not None and twice.term.value == reading.term.value) or (two is not None and two.term.value == 2)
