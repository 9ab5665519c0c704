"""Ages told by ten years of a life: «في العقد الرابع من عمره», «في منتصف الثلاثينات», «شاب أربعيني»."""

from __future__ import annotations

from typing import Final

from checker.extract.ages import is_person
from checker.extract.passage import Passage
from checker.extract.times import read_ordinal
from checker.model import Quantity

_LAST: Final = 12  # the oldest people are in their twelfth ten years
_PARTS: Final = {"begin": (0, 3), "middle": (4, 6), "end": (7, 9)}  # «في أوائل», «في منتصف», «في أواخر» ten years
_WHOLE: Final = (0, 9)
_OLD: Final = 70  # from it on, ten years with no word of life are rather those of a century
_NAMED: Final = 2  # words between a person and «في»: «رجل سوري في الثلاثينات»


def ten_years(p: Passage, i: int) -> tuple[Quantity, int] | None:
    """The age, from one year to another, that is told at token `i`; and the token after it."""
    return _counted(p, i) or _named(p, i) or _adjective(p, i)


def _counted(p: Passage, i: int) -> tuple[Quantity, int] | None:
    """«العقد الرابع من عمره»: from thirty on."""
    if not p.says(i - 1, "ages.decade"):
        return None
    found = read_ordinal(p, i)
    if found is None or not 1 <= found[0] <= _LAST or not (_of_life(p, found[1]) or _in_his(p, i)):
        return None
    return _age(p, 10 * (found[0] - 1), _WHOLE, i, found[1])


def _in_his(p: Passage, i: int) -> bool:
    """«رجل في عقده الثامن», «وهي في عقدها الرابع»: is it in the ten years of somebody who stands right before?"""
    if p.form(i - 1).startswith("ال") or p.form(i - 2) != "في":
        return False
    who = range(max(i - 2 - _NAMED, 0), i - 2)
    return p.form(i - 3).removeprefix("و") in p.vocab.cues["ages.one"] or any(
        _somebody(p, k) and p.touches_words(k) for k in who
    )


def _named(p: Passage, i: int) -> tuple[Quantity, int] | None:
    """«رجل في منتصف الثلاثينات», «في العشرينيات من عمره»."""
    if p.form(i - 1).removeprefix("و") != "في":
        return None
    part = next((cat for cat in _PARTS if p.get(i, cat)), None)
    at = i if part is None else i + 1
    decade = p.get(at, "decade")
    if decade is None:
        return None
    whose = p.get(at + 1, "century") is None and any(
        _somebody(p, k) and p.touches_words(k) for k in range(max(i - 1 - _NAMED, 0), i - 1)
    )
    if decade.term.value >= _OLD and not _of_life(p, at + 1):
        return None  # «كاتبة في مطلع الثمانينات» wrote in those years
    whose = whose or p.says(i - 2, "ages.of")  # «يصيب المرء من عمره في الثلاثينات»
    if not _of_life(p, at + 1) and not whose and p.form(i - 2).removeprefix("و") not in p.vocab.cues["ages.one"]:
        return None
    return _age(p, decade.term.value, _PARTS[part] if part else _WHOLE, i, at + 1)


def _somebody(p: Passage, i: int) -> bool:
    """One person; «الاحتلال الإسرائيلي» has an adjective behind a definite noun."""
    return is_person(p, i) and not (p.form(i).startswith("ال") and p.form(i - 1).startswith("ال"))


def _adjective(p: Passage, i: int) -> tuple[Quantity, int] | None:
    """«شاب أربعيني», «السيدة الخمسينية», «وفاة تسعينية»: beside a person, or for one; «اليوبيل الخمسيني» is no one's age."""
    reading = p.get(i, "in_decade")
    if reading is None or not p.touches_words(i - 1):
        return None
    if not is_person(p, i - 1) and (reading.definite or not p.tells(i - 1, "ages.alone")):
        return None
    return _age(p, reading.term.value, _WHOLE, i, i + 1)


def _of_life(p: Passage, i: int) -> bool:
    return p.form(i) == "من" and p.says(i + 1, "ages.of")


def _age(p: Passage, ten: int, part: tuple[int, int], first: int, after: int) -> tuple[Quantity, int]:
    start, end = p.tokens[first].start, p.tokens[after - 1].end
    low, high = ten + part[0], ten + part[1]
    return Quantity("quantity", None, low, high, "year", "range", start, end, p.text[start:end], noun="age"), after
