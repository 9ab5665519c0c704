"""A part and its whole count one thing, and one of the two names it: «80 مسيرة من أصل 120», «15 من أصل 37 مصابا»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from checker.extract.document import Document
from checker.extract.listed.nouns import Counted
from checker.extract.triggers import Trigger, Triggers
from checker.model import Quantity
from checker.rules import Rules
from checker.schema import ClaimRule
from checker.text.fold import fold

_APART: Final = 7  # tokens from a part to the words before its whole: «15 مصابا يتلقون العلاج من أصل 37»
_OUTCOMES: Final = ("dead", "wounded", "lost", "alive")  # «5 قتلى من أصل 20»: the twenty are not all dead


def with_wholes(doc: Document, triggers: Triggers, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities, where a bare number takes the noun of its part or of its whole."""
    found = list(quantities)
    for trigger in triggers.of("scope.out_of"):
        after = next((k for k, q in enumerate(found) if doc.tokens_in(q.span).start == trigger.after), None)
        if not after:
            continue
        part, whole = found[after - 1], found[after]
        if _bare(whole) and _lends(doc, part, trigger):
            found[after] = replace(whole, unit=part.unit, noun=part.noun)
        elif _bare(part) and doc.tokens_in(part.span).stop == trigger.first and _names(whole):
            found[after - 1] = replace(part, unit=whole.unit, noun=whole.noun)
    return [_named_behind(doc, triggers, quantity) if _bare(quantity) else quantity for quantity in found]


def _named_behind(doc: Document, triggers: Triggers, quantity: Quantity) -> Quantity:
    """«ثمانية منهم تلاميذ»: a noun right behind «منهم» says what so many of them are."""
    after = doc.tokens_in(quantity.span).stop
    of_them = next((t for t in triggers.within("scope.part_after", after, after + 1)), None)
    if of_them is None or of_them.after >= doc.sentence_of(after).after:
        return quantity
    reading = doc.tokens[of_them.after].lex.get("noun")
    if reading is None or reading.definite or reading.clitics or reading.term.number != "plural":
        return quantity
    counted: Counted = reading.term.value
    if counted.cls != "person":
        return quantity  # «33 منهم أحياء» are no quarters of a town
    return replace(quantity, unit=counted.cls, noun=counted.lemma)


def _bare(quantity: Quantity) -> bool:
    return quantity.kind == "number" and quantity.unit is None and quantity.noun is None


def _names(quantity: Quantity) -> bool:
    return quantity.kind == "number" and quantity.noun is not None


def _lends(doc: Document, part: Quantity, trigger: Trigger) -> bool:
    """Does what a part counts say what its whole does?  Right before it, what became of the part does not."""
    apart = trigger.first - doc.tokens_in(part.span).stop
    if not _names(part) or not 0 <= apart <= _APART:
        return False
    return bool(apart) or fold(part.noun or "") not in _outcomes(doc.rules)


def _outcomes(rules: Rules) -> frozenset[str]:
    return frozenset(
        fold(word) for rule in rules.of(ClaimRule) for cls in _OUTCOMES for word in rule.words.get(cls, ())
    )
