"""Counts that leave unsaid what happened to the people: another voice's figure for what has just been told.

«أصيب 24 جنديا. وتحدثت مصادر أخرى عن 30 شخصا»: the thirty are wounded too.  «وأعطى الوزير رقما هو 32 شخصا».
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from checker.extract.claims.scene import Scene
from checker.extract.patterns import Place
from checker.model import Claim

_TOLLS: Final = "casualties"
_ANYBODY: Final = frozenset({None, "شخص", "فرد", "انسان"})
_LEADS: Final = frozenset({"عن", "ان", "انهم", "انهن", "هو", "هي", "هم", ":", "بلغ", "بلغت", "الي"})
_ENDS: Final = frozenset('،؛.!؟?:»")')
_SAID: Final = "source.verbs"


def with_echoes(scene: Scene, claims: Sequence[Claim]) -> list[Claim]:
    """The claims, where a count of anybody given by another source has the role of the toll told before it.

    `claims` stand for the quantities of the scene, one for one.
    """
    found: list[Claim] = []
    told: Claim | None = None
    for claim, place in zip(claims, scene.places, strict=True):
        if told is not None and _echoes(scene, claim, place, told):
            claim = replace(claim, role=told.role)
        found.append(claim)
        if claim.rule == _TOLLS and claim.value.kind == "number":
            told = claim if claim.role and claim.scope == "whole" and claim.polarity else None
    return found


def _echoes(scene: Scene, claim: Claim, place: Place, told: Claim) -> bool:
    if claim.rule != _TOLLS or claim.role or claim.scope != "whole" or claim.value.kind != "number":
        return False
    if claim.noun not in _ANYBODY and claim.noun != told.noun:
        return False
    if not 0 <= claim.paragraph - told.paragraph <= 1 or (claim.title, told.title) == (False, True):
        return False
    if claim.source is None or claim.source == told.source:
        return False
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
