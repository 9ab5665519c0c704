"""What is known of an article before its numbers are read as claims: the words around each number."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from checker.extract.attribution import Attributed
from checker.extract.document import Document
from checker.extract.names import Mention
from checker.extract.patterns import Place
from checker.extract.triggers import Trigger, Triggers
from checker.model import Quantity, Span
from checker.text.clitics import split

_SIDE: Final = 10  # tokens to each side of a number that may date it, up to a comma
COMMAS: Final = frozenset("،,؛;:")
_IN_A_LIST: Final = 7  # tokens from one number of a list to the next


@dataclass(frozen=True)
class Scene:
    """A document with its quantities in the order of their places, its names, its trigger words and its sources."""

    doc: Document
    quantities: list[Quantity]
    mentions: list[Mention]
    triggers: Triggers
    sources: list[Attributed]

    @cached_property
    def places(self) -> list[Place]:
        """Where each quantity stands."""
        return [self._place(quantity) for quantity in self.quantities]

    def _place(self, quantity: Quantity) -> Place:
        tokens = self.doc.tokens_in(quantity.span)
        first, after = tokens.start, max(tokens.stop, tokens.start + 1)
        number_after = after
        if quantity.number_span is not None:
            number_after = self.doc.tokens_in(Span(*quantity.number_span)).stop
        return Place(first, number_after, after, self.doc.sentence_of(first))

    @cached_property
    def _in_sentence(self) -> dict[int, list[tuple[Quantity, Place]]]:
        found: dict[int, list[tuple[Quantity, Place]]] = {}
        for quantity, place in zip(self.quantities, self.places, strict=True):
            found.setdefault(place.sentence.first, []).append((quantity, place))
        return found

    @cached_property
    def mention_starts(self) -> list[int]:
        return [mention.first for mention in self.mentions]

    def beside(self, place: Place) -> list[tuple[Quantity, Place]]:
        """The quantities of a number's sentence, itself among them."""
        return self._in_sentence[place.sentence.first]

    def near(self, place: Place, cls: str, *, before: int, behind: int) -> bool:
        """Does a trigger of a class stand in a number's sentence, within so many tokens of it?"""
        low = max(place.sentence.first, place.first - before)
        high = min(place.sentence.after, place.after + behind)
        return any(trigger.after <= high for trigger in self.triggers.within(cls, low, high))

    def touching(self, place: Place, cls: str, reach: int = 3) -> Trigger | None:
        """A trigger that ends within `reach` words before the number, with no sign between."""
        trigger = self.triggers.before(cls, place.first, max(place.sentence.first, place.first - reach - 4))
        if trigger is None or place.first - trigger.after > reach:
            return None
        between = self.doc.tokens[trigger.after : place.first]
        return None if any(token.lex.form in "،؛:." for token in between) else trigger

    def clause(self, place: Place) -> tuple[int, int]:
        """The tokens around a number up to the nearest comma to each side."""
        tokens = self.doc.tokens
        first, after = place.first, place.after
        while first > max(place.sentence.first, place.first - _SIDE) and tokens[first - 1].lex.form not in COMMAS:
            first -= 1
        while after < min(place.sentence.after, place.after + _SIDE) and tokens[after].lex.form not in COMMAS:
            after += 1
        return first, after

    def listed(self, before: Place, place: Place) -> bool:
        """«5 في درعا و3 في حمص»: is a number joined to the one before, with hardly a word between?"""
        between = self.doc.tokens[before.after : place.first + 1]
        joined = any(
            token.lex.form in ("و", "،", "او") or split(token.lex.form)[0].startswith("و") for token in between
        )
        return joined and len(between) <= _IN_A_LIST
