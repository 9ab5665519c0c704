"""Two titles that say the same with another figure.

A title gives a figure so little room that no rule may know what it is a figure of; that the titles else say the
same, and that each has one figure of its kind that the other has not, is enough.
"""

from __future__ import annotations

from typing import Final

from checker.compare.pairing import Clash, Pairing, pair_words
from checker.compare.values import comparable, relate
from checker.extract.claims import Reading
from checker.extract.outcomes import Words
from checker.model import Quantity

_ALIKE: Final = 0.6  # share of the words that two titles must have in common
_KINDS: Final = frozenset({"number", "ordinal", "percent", "money", "duration", "quantity"})


def other_figure(a: Reading, b: Reading, pairing: Pairing) -> Clash | None:
    """The one figure of each title that the other title gives otherwise."""
    ours, theirs = _alone(a, b), _alone(b, a)
    pairs = [(one, two) for one in ours for two in theirs if comparable(one, two)]
    if len(pairs) != 1 or relate(*pairs[0]) != "differ":
        return None
    one, two = _place(a, pairs[0][0]), _place(b, pairs[0][1])
    rest = pair_words(_without(pairing.a, one), _without(pairing.b, two))
    return Clash("figure", one, two) if rest.shared() >= _ALIKE else None


def _without(words: Words, place: tuple[int, int]) -> Words:
    """The words of a title besides its figure."""
    return Words(word for word in words if not place[0] <= word.first < place[1])


def _alone(reading: Reading, other: Reading) -> list[Quantity]:
    """The exact figures of a title that the other title does not have in any way."""
    return [
        quantity
        for quantity in reading.quantities
        if quantity.kind in _KINDS and quantity.value is not None
        and not any(comparable(quantity, o) and relate(quantity, o) != "differ" for o in other.quantities)
    ]  # fmt: skip


def _place(reading: Reading, quantity: Quantity) -> tuple[int, int]:
    tokens = reading.doc.tokens_in(quantity.span)
    return tokens.start, tokens.stop
