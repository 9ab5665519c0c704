"""Counts that leave unsaid what they count: another voice's figure for what has just been told, or a number told again.

«أصيب 24 جنديا. وتحدثت مصادر أخرى عن 30 شخصا»: the thirty are wounded too.  «تظاهر خمسة آلاف شخص بحسب الشرطة، و20 ألفا
بحسب المنظمين».  «41 لا 40» in a title, where the text below has 41 trapped workers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from checker.extract.claims.scene import Scene
from checker.extract.patterns import Place
from checker.model import Claim

_OF_PEOPLE: Final = frozenset({"casualties", "people", "forces"})
_ANYBODY: Final = frozenset({None, "شخص", "فرد", "انسان"})
_LEADS: Final = frozenset(
    {"عن", "ان", "انهم", "انهن", "هو", "هي", "هم", ":", "بلغ", "بلغت", "الي", "ب", "عددهم", "العدد"}
)
_ENDS: Final = frozenset('،؛.!؟?:»")')
_SAID: Final = "source.verbs"
_TELLING: Final = 10  # a smaller number may well be that of another thing


def with_echoes(scene: Scene, claims: Sequence[Claim]) -> list[Claim]:
    """The claims, where a count of anybody has the role of what was told before it, or elsewhere of the same number.

    `claims` stand for the quantities of the scene, one for one.
    """
    found: list[Claim] = []
    told: Claim | None = None
    for claim, place in zip(claims, scene.places, strict=True):
        if told is not None and _echoes(scene, claim, place, told):
            claim = replace(claim, rule=told.rule, role=told.role)
        found.append(claim)
        if claim.value.kind == "number" and (claim.rule in _OF_PEOPLE or claim.noun is None):
            told = claim if claim.role and claim.scope == "whole" and claim.polarity else None
    return _told_again(found)


def _echoes(scene: Scene, claim: Claim, place: Place, told: Claim) -> bool:
    if claim.role or claim.scope != "whole" or claim.value.kind != "number" or told.rule not in _OF_PEOPLE:
        return False
    if claim.noun not in _ANYBODY and claim.noun != told.noun:
        return False
    if not 0 <= claim.paragraph - told.paragraph <= 1 or (claim.title, told.title) == (False, True):
        return False
    if claim.source is None or claim.source == told.source:
        return False
    if claim.rule != told.rule and not _is_telling(claim):
        return False  # «من ست ساعات إلى عشر»: a small number with no noun may count anything
    return _led(scene, place) and _ended(scene, place)


def _led(scene: Scene, place: Place) -> bool:
    """Is the number all that a verb of saying says: «تحدثت مصادر عن», «يقول إنهم», «وقالت الشبكة»?"""
    before = scene.doc.tokens[place.first - 1].lex.form if place.first > place.sentence.first else ""
    said = scene.triggers.before(_SAID, place.first, place.sentence.first)
    return before in _LEADS or (said is not None and said.after == place.first)


def _ended(scene: Scene, place: Place) -> bool:
    """Does the statement end with the number, so that nothing else is said of those people?"""
    if place.after >= place.sentence.after:
        return True
    form = scene.doc.tokens[place.after].lex.form
    return form in _ENDS or form.startswith("و")


def _told_again(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, where a number of people with no role has the one role that the same number has elsewhere."""
    known: dict[object, set[tuple[str, str]]] = defaultdict(set)
    for claim in claims:
        if claim.role and claim.rule in _OF_PEOPLE and _is_telling(claim):
            known[claim.value.value].add((claim.rule, claim.role))
    found = []
    for claim in claims:
        roles = known.get(claim.value.value, set()) if not claim.role and _is_telling(claim) else set()
        if len(roles) == 1 and (claim.noun in _ANYBODY or claim.value.unit == "person"):
            ((rule, role),) = roles
            claim = replace(claim, rule=rule, role=role)
        found.append(claim)
    return found


def _is_telling(claim: Claim) -> bool:
    value = claim.value.value
    return claim.value.kind == "number" and isinstance(value, int) and value > _TELLING and claim.scope == "whole"
