"""Whose a number is: a candidate's votes, a country's barrels, a man's age."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from checker.extract.claims.scene import Scene
from checker.extract.names import Mention
from checker.extract.patterns import Place
from checker.model import TIMES, NameKind

_PLAIN: Final = frozenset({"ان", "بان", "وان"})  # folded: «إن», not «إنه»
_STOPS: Final = frozenset("؛;")
_AND: Final = ("و", "ف")  # «500 ألف والعراق 211 ألفا»: the next name begins the next statement
_IN_PASSING: Final = 4  # tokens from a comma to a name that is told by the way
_TOGETHER: Final = 3  # tokens between «معا» and its number
_WHO_REACH: Final = 14  # tokens between a name and the number that belongs to it


def find_owner(scene: Scene, index: int, kinds: Sequence[NameKind]) -> tuple[int | None, tuple[int, ...]]:
    """The name of one of `kinds` that a number belongs to, and all names of its sentence, nearest first."""
    place = scene.places[index]
    first = bisect_left(scene.mention_starts, place.sentence.first)
    after = bisect_left(scene.mention_starts, place.sentence.after)
    here = scene.mentions[first:after]
    ordered = sorted(
        here, key=lambda m: (m.first - place.after if m.first >= place.after else place.first - m.after, m.first)
    )
    near = tuple(mention.start for mention in ordered)
    here = [mention for mention in here if mention.kind in kinds]
    if scene.near(place, "scope.together", before=_TOGETHER, behind=_TOGETHER):
        return None, near
    listed = _listed_place(scene, index, here) if scene.quantities[index].kind not in TIMES else None
    if listed is not None:
        return listed.start, near
    behind = next((m for m in here if place.after <= m.first <= place.after + 3), None)
    if behind is not None and _belongs(scene, place, behind):
        return behind.start, near
    told = _told(scene, place)
    before = [
        m for m in here
        if m.after <= place.first and place.first - m.after <= _WHO_REACH and (m.first >= told or m.kind != "person")
    ]  # fmt: skip
    if before:
        owner = _owner(scene, index, before)
        if owner is not None:
            return owner.start, near
    return _topic(scene, place, kinds), near


def _told(scene: Scene, place: Place) -> int:
    """«قال المتحدث سامي عون إن 79 في المئة أيدوا»: the token from which the clause of a number is told; who tells it owns nothing.

    «قال إنه حصد 79 في المئة» is told of himself.
    """
    that = scene.triggers.before("source.that", place.first, place.sentence.first)
    ends = [i + 1 for i in range(place.sentence.first, place.first) if scene.doc.tokens[i].lex.form in _STOPS]
    plain = that is not None and scene.doc.tokens[that.first].lex.form in _PLAIN
    return max(that.after if that is not None and plain else 0, *ends, 0)


def _belongs(scene: Scene, place: Place, mention: Mention) -> bool:
    """«41.7% لتشيسومو باندا», «من نصيب السعودية»: the name is joined to the number by «ل» or «نصيب»."""
    between = [token.lex.form for token in scene.doc.tokens[place.after : mention.first]]
    first = scene.doc.tokens[mention.first]
    glued = scene.doc.text[first.start : mention.start]
    joined = bool(between) and (between[0].startswith("ل") or "نصيب" in between)
    return joined or (not between and bool(glued) and not glued.startswith(_AND))


def _listed_place(scene: Scene, index: int, here: list[Mention]) -> Mention | None:
    """«900 في درنة و40 في سوسة»: numbers of one kind that each stand before a place are each its own."""
    own = _place_behind(scene, scene.places[index], here)
    if own is None:
        return None
    kind = scene.quantities[index].kind
    for other, spot in scene.beside(scene.places[index]):
        if other.kind == kind and other is not scene.quantities[index]:
            found = _place_behind(scene, spot, here)
            if found is not None and found is not own:
                return own
    return None


def _place_behind(scene: Scene, place: Place, here: list[Mention]) -> Mention | None:
    """The place right behind a number, joined to it by «في» or «ب»."""
    for mention in here:
        if mention.kind == "place" and place.after <= mention.first <= place.after + 1:
            between = [token.lex.form for token in scene.doc.tokens[place.after : mention.first]]
            glued = scene.doc.text[scene.doc.tokens[mention.first].start : mention.start]
            return mention if between == ["في"] or (not between and glued.startswith("ب")) else None
    return None


def _owner(scene: Scene, index: int, before: list[Mention]) -> Mention | None:
    """The nearest name in front, unless another number of the same kind stands between and took it."""
    place, quantity = scene.places[index], scene.quantities[index]
    nearest = next((m for m in reversed(before) if not (m is not before[0] and _in_passing(scene, m))), before[-1])
    for other, spot in scene.beside(place):
        if other is quantity or other.kind != quantity.kind:
            continue
        if nearest.after <= spot.first and spot.after <= place.first:
            linked = _touching_and(scene, place)
            return nearest if linked else None
    return nearest


def _in_passing(scene: Scene, mention: Mention) -> bool:
    """«حصد حزب الوفاق، بقيادة سامي عون، 10 في المئة»: does a name end what stands between two commas?"""
    tokens = scene.doc.tokens
    if mention.after >= len(tokens) or tokens[mention.after].lex.form != "،":
        return False
    return any(tokens[i].lex.form == "،" for i in range(max(mention.first - _IN_PASSING, 0), mention.first))


def _touching_and(scene: Scene, place: Place) -> bool:
    return place.first > 0 and scene.doc.tokens[place.first - 1].lex.form in ("اي", "بنسبه", "نسبه")


def _topic(scene: Scene, place: Place, kinds: Sequence[NameKind]) -> int | None:
    """«عبد المجيد تبون: 7,976,000 صوت، 84%»: the name before the colon at the head of the sentence."""
    tokens = scene.doc.tokens
    low = bisect_left(scene.mention_starts, place.sentence.first)
    for mention in scene.mentions[low : bisect_left(scene.mention_starts, place.first)]:
        if mention.kind in kinds and place.sentence.first <= mention.first < place.first:
            after = mention.after
            if after < len(tokens) and tokens[after].lex.form == ":":
                return mention.start
    return None
