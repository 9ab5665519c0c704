"""Marks that make a number another fact: expected, of before the change, by the year, for each, denied."""

from __future__ import annotations

from typing import Final

from checker.extract.claims.scene import COMMAS, Scene
from checker.extract.patterns import Place
from checker.model import DATES, Quantity

_CLAUSE: Final = 12  # tokens within which a word about scope still speaks of the number
_CHANGING: Final = frozenset({"percent", "money", "number", "quantity"})
_DATED: Final = 3  # tokens between a value and the day it is of
_CHANGE: Final = 20  # tokens between a word of change and the value before it
_BETWEEN: Final = 5  # tokens between a verb of saying and a day between commas, and from the old value to «إلى»
_OBJECT: Final = ("فيه", "فيها", "فاه", "فاها", "فته", "فتها", "فوه", "فوها")  # forms of «نفى» that have their object
_SPOKE: Final = 9  # tokens between a verb of saying and the day on which it was said


def find_aspects(scene: Scene, place: Place, quantity: Quantity) -> frozenset[str]:
    found = set()
    first, _ = scene.clause(place)
    if scene.near(place, "scope.forecast", before=place.first - first, behind=0):
        found.add("forecast")
    if (
        scene.touching(place, "scope.previous", reach=4)
        or _from_value(scene, place, quantity)
        or _before_now(scene, place, quantity)
    ):
        found.add("previous")
    if quantity.kind in ("number", "percent", "money") and scene.near(place, "scope.rates", before=2, behind=4):
        found.add("rate")
    if quantity.kind == "number" and _is_known_set(scene, quantity):
        found.add("a known set")
    if quantity.kind == "number" and scene.near(place, "scope.each", before=0, behind=3):
        found.add("each")
    elif quantity.kind == "number" and scene.near(place, "scope.mutual", before=_CLAUSE, behind=0):
        found.add("mutual")
    if quantity.kind in ("date", "date_range", "clock"):
        if scene.touching(place, "scope.as_of", reach=2) and not _lies_ahead(scene, quantity):
            found.add("as of")
        elif _dates_a_statement(scene, place):
            found.add("said")
    return frozenset(found)


def _is_known_set(scene: Scene, quantity: Quantity) -> bool:
    """«الدول الست», «للثلاثة»: a number word with the article points to those that are known; it does not count them."""
    if quantity.number_span is None:
        return False
    start, end = quantity.number_span
    word = scene.doc.text[start:end]
    return not any(letter.isdigit() for letter in word) and (
        word.startswith("ال") or scene.doc.text[:start].endswith(("ال", "لل"))
    )


def _lies_ahead(scene: Scene, quantity: Quantity) -> bool:
    """«حتى 30 يونيو» of a text of May: how long it goes on, not when it was counted."""
    day, first = scene.doc.reference, quantity.low
    known = quantity.kind in DATES and day is not None and isinstance(first, str) and first[0].isdigit()
    return known and first > day.isoformat()  # type: ignore[operator,union-attr]


def _dates_a_statement(scene: Scene, place: Place) -> bool:
    """«قال المتحدث الأربعاء», «الأربعاء قال المتحدث», «العربية اليوم الأحد:»: the day on which somebody spoke."""
    if any(
        trigger.first <= place.after + 1
        for trigger in scene.triggers.within("source.verbs", place.after, place.after + 2)
    ):
        return True
    if place.after < place.sentence.after and scene.doc.tokens[place.after].lex.form == ":":
        return True
    trigger = scene.triggers.before("source.verbs", place.first, max(place.sentence.first, place.first - _SPOKE))
    if trigger is None:
        return False
    between = scene.doc.tokens[trigger.after : place.first]
    behind = place.after + (place.after < place.sentence.after and scene.doc.tokens[place.after].lex.form in COMMAS)
    if behind > place.after and scene.triggers.within("source.that", behind, behind + 1):
        return len(between) <= _BETWEEN  # «أفادت الشركة، مساء الأربعاء، بأن»
    return not any(token.lex.form in COMMAS or token.lex.form in ("ان", "انه", "انها", "عن") for token in between)


def _from_value(scene: Scene, place: Place, quantity: Quantity) -> bool:
    """The first of two values of a change: «من 13.1 في المئة», «من عشرين إلى تسعة عشر»."""
    if quantity.kind not in _CHANGING:
        return False
    i = place.first - 1
    if i < place.sentence.first or scene.doc.tokens[i].lex.form != "من":
        return False
    if any(
        spot.after == i and other.kind == "number" and other.noun is not None for other, spot in scene.beside(place)
    ):
        return False  # «شردت 350 عائلة من 9 قرى»
    low = max(place.sentence.first, i - _CHANGE)
    if quantity.unit == "person" and not any(
        scene.doc.tokens[k].lex.form == "الي" for k in range(low, min(place.after + _BETWEEN, place.sentence.after))
    ):
        return False  # «يضاف إليهم طاقم من 98 فردا»
    changes = any(scene.doc.tokens[k].lex.get("change") for k in range(low, i))
    return changes or bool(scene.triggers.within("scope.update", low, i))


def _before_now(scene: Scene, place: Place, quantity: Quantity) -> bool:
    """«9.8 في المئة مقابل 10.4 في المئة قبل عام»: set against the first, and of another day."""
    if quantity.kind not in _CHANGING or scene.touching(place, "scope.against", reach=0) is None:
        return False
    return any(
        other.kind in DATES and 0 <= spot.first - place.after <= _DATED for other, spot in scene.beside(place)
    ) and any(other.kind == quantity.kind and spot.after <= place.first for other, spot in scene.beside(place))


def is_denied(scene: Scene, place: Place) -> bool:
    """«نفى سقوط 30 قتيلا»; but «وهو ما ينفيه متمسكا برقم 380» denies what stands before it."""
    denial = scene.touching(place, "scope.denied", reach=6)
    return denial is not None and not scene.doc.tokens[denial.after - 1].lex.form.endswith(_OBJECT)
