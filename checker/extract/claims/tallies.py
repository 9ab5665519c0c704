"""Numbers whose noun stands before them: «بلغ عدد السفن المنتظرة 24», «المصابون، وعددهم سبعة»."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from checker.extract.claims.scene import Scene
from checker.extract.document import Document
from checker.extract.listed.nouns import Counted
from checker.extract.noun_forms import singular_guess
from checker.extract.patterns import CompiledRule
from checker.extract.triggers import Trigger
from checker.extract.units import owned_plural
from checker.model import Quantity

_REACH: Final = 14  # tokens from «عدد» to its number
_NUMBERING: Final = 4  # tokens from the noun to «عددهم»
_PEOPLE: Final = "هم"
_OWNERS: Final = (_PEOPLE, "ها")
_STOPS: Final = frozenset("؛.!؟?")
_SOUND: Final = ("ين", "ون")
_SHORT: Final = 6  # letters: «القوانين» and «السنين» have a root that ends so
_PERSON: Final = "person"
_SOME: Final = "من"  # «عدد من الجرحى» counts nothing


def with_tallied_noun(scene: Scene, index: int, rule: CompiledRule) -> Quantity:
    """A quantity with the noun that a word for a count gives it, where it has none and its rule is for such."""
    quantity = scene.quantities[index]
    if quantity.kind != "number" or quantity.unit is not None or quantity.noun is not None:
        return quantity
    noun = _tallied(scene, index) or _of_the_first_level(scene, index)
    if noun is None or (rule.rule.units and noun.cls not in rule.rule.units):
        return quantity
    return replace(quantity, unit=noun.cls, noun=noun.lemma)


def _of_the_first_level(scene: Scene, index: int) -> Counted | None:
    """«من 18 ألف نازح إلى 40», «من 20 مصنعا إلى 35»: the second of two levels counts what the first does."""
    if not index or scene.quantities[index - 1].noun is None:
        return None
    before, place, tokens = scene.places[index - 1], scene.places[index], scene.doc.tokens
    if place.first - before.after != 1 or tokens[place.first - 1].lex.form != "الي" or not before.first:
        return None
    return _noun(scene.doc, before.after - 1) if tokens[before.first - 1].lex.form == "من" else None


def _tallied(scene: Scene, index: int) -> Counted | None:
    """The noun of which a word for a count before a number, and behind the number before that, says how many."""
    doc, triggers, place = scene.doc, scene.triggers, scene.places[index]
    last = scene.places[index - 1].after if index else 0
    tally = triggers.before("scope.tally", place.first, max(place.sentence.first, last, place.first - _REACH))
    if tally is None or any(doc.tokens[i].lex.form in _STOPS for i in range(tally.after, place.first)):
        return None
    if triggers.within("source.that", tally.after, place.first):
        return None  # «ارتفع عدد القتلى، وقال إن 24 غادروا»
    if triggers.within("scope.again", tally.first, tally.first + 1):
        return _before(doc, tally, place.sentence.first)
    return None if doc.tokens[tally.after].lex.form == _SOME else _noun(doc, tally.after)


def _before(doc: Document, tally: Trigger, first: int) -> Counted | None:
    """«المصابون، وعددهم سبعة»: people; «السفن العالقة، وعددها 24»: things."""
    owner = next((end for end in _OWNERS if doc.tokens[tally.first].lex.form.endswith(end)), None)
    if owner is None:
        return None
    spots = range(tally.first - 1, max(first, tally.first - _NUMBERING) - 1, -1)
    found = next((noun for i in spots if (noun := _noun(doc, i)) is not None), None)
    return found if found is not None and (found.cls == "person") == (owner == _PEOPLE) else None


def _noun(doc: Document, i: int) -> Counted | None:
    """«الجنود», «جنودها», «القادمين»."""
    reading = doc.tokens[i].lex.get("noun")
    if reading is not None:
        return reading.term.value  # type: ignore[no-any-return]
    told = owned_plural(doc.passage, i, i + 1)
    if told is not None and told.noun and told.unit:
        return Counted(told.unit, told.noun)
    lex = doc.tokens[i].lex
    if lex.form.startswith("ال") and lex.form.endswith(_SOUND) and len(lex.form) > _SHORT and not lex.hot:
        return Counted(_PERSON, singular_guess(lex.form.removeprefix("ال")))  # only people have this plural
    return None
