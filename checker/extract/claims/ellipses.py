"""Numbers that leave unsaid what the number before them has said: «ألغيت 2155 رحلة وحولت 115», «نال 49.5 في المئة، وخصمه 44.9».

Only what no word governs is completed so: «دمر 12 منزلا وقتل 30» tells of people.  What money lends is read with the
quantities (`extract/sharing.py`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from checker.extract.claims.groups import subgroup
from checker.extract.claims.scene import Scene
from checker.extract.patterns import Place
from checker.model import Quantity

_CLAUSE: Final = 9  # tokens from a number to one whose unit it has left unsaid
_STATEMENTS: Final = 14  # and to one of thousands, which are seldom anything else
_PASSED: Final = 3  # values of other kinds that may stand between: «نال الفائز، البالغ 47 عاما، 25 مليونا»
_OPENS: Final = frozenset({"،", "؛", "و", "مقابل", "ثم", "بعد", "بعدما"})
_WHOLE: Final = 100
_YEARS: Final = range(1900, 2100)
_PEOPLE: Final = "person"


def completed(scene: Scene, index: int) -> Quantity:
    """A bare number with the unit or the noun of the one before it, where its words are those of a clause cut short."""
    quantity = scene.quantities[index]
    if quantity.kind != "number" or quantity.unit is not None or quantity.noun is not None:
        return quantity
    value = quantity.value
    if not isinstance(value, int | float) or value in _YEARS:
        return quantity
    told = _told_before(scene, index)
    if told is None:
        return quantity
    before = scene.quantities[told]
    first, after = scene.places[told].after, scene.places[index].first
    great = value >= _THOUSAND and any(letter.isalpha() for letter in quantity.text)
    near = after - first <= (_STATEMENTS if great else _CLAUSE)
    part = _is_part(scene, scene.places[index])
    if before.kind == "number":
        short = part or (before.unit != _PEOPLE and _opens(scene, first))
    else:
        alike = isinstance(value, int) == isinstance(before.value, int) and value <= _WHOLE
        short = alike and _opens(scene, first)
    if not near or not short:
        return quantity
    place = scene.places[index]
    beside = (other.noun for other, _ in scene.beside(scene.places[told]))
    grouped = subgroup(scene.doc, before.noun, place.first, place.first, beside) is not None
    noun = None if grouped else before.noun  # «حاصر 41 رجلا، منهم خمسة عشر»: the others are men as well
    return replace(quantity, kind=before.kind, unit=before.unit, noun=noun)


def _is_part(scene: Scene, place: Place) -> bool:
    """«بينها 56», «15 منهم»."""
    if scene.touching(place, "scope.part_before", reach=0) is not None:
        return True
    return any(
        trigger.first == place.after
        for trigger in scene.triggers.within("scope.part_after", place.after, place.after + 2)
    )


_THOUSAND: Final = 1000
_LENDING: Final = frozenset({"number", "percent"})


def _told_before(scene: Scene, index: int) -> int | None:
    """The last value of the sentence before a number that can lend it what it counts."""
    sentence = scene.places[index].sentence
    for at in range(index - 1, max(index - 2 - _PASSED, -1), -1):
        quantity = scene.quantities[at]
        if scene.places[at].sentence != sentence:
            return None
        if quantity.kind in _LENDING:
            return at if quantity.unit is not None and (quantity.kind != "number" or quantity.noun) else None
    return None


def _opens(scene: Scene, i: int) -> bool:
    """Does a clause begin at token `i`, right behind a number?"""
    form = scene.doc.tokens[i].lex.form
    return form in _OPENS or form[:1] in "وف"
