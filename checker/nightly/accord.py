"""How far two articles of a story agree besides: what tells a difference about one event from a difference of two events.

A machine gathers the stories of a night, so that its articles are only presumed to tell of one event.  Of 117 errors
of seven nights, and of five pairs of nights taken for one, every one was read: what told the true ones was neither
the likeness of titles, leads, whole texts or sentences, but how many facts the two articles agree on against how many
they differ in (docs/accuracy.md).  Two reports on one event differ once and agree often; two accidents, two days of a
market, two batches of aid differ wherever they can.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any, Final

_DIFFER: Final = frozenset({"conflict", "disputed", "update"})
# So many facts must be told for each that differs, itself among them: of figures three in four were true there, else one in five; …
_EACH: Final = 4
_EACH_IN_WORDS: Final = 8  # … places, sides and days of a story are many, and of their differences hardly any was true
_WORDS: Final = frozenset({"text", "quote", "date", "date_range"})
_OF_A_PERSON: Final = "offices"  # a rank is of the one who is named, whatever the event

Said = tuple[Any, ...]


class Accord:
    """Asks the facts of a `checker.report/1` how far its articles agree."""

    def __init__(self, facts: Sequence[Mapping[str, Any]]) -> None:
        self._told = [(fact["verdict"] in _DIFFER, _by_article(fact)) for fact in facts]

    def bears(self, fact: Mapping[str, Any]) -> bool:
        """Do two articles that differ in a fact agree often enough for both to tell of one event?"""
        claims = fact["claims"]
        quoted = [claim for claim in claims if f"«{claim['text']}»" in fact["why"]["ar"]] or claims
        pairs = {
            (one["article"], two["article"])
            for one, two in combinations(quoted, 2)
            if one["article"] != two["article"] and one["text"] != two["text"]
        }
        in_words = fact["rule"] != _OF_A_PERSON and any(claim["value"]["kind"] in _WORDS for claim in claims)
        need = _EACH_IN_WORDS if in_words else _EACH
        return any(self._agree(*pair, need) for pair in pairs)

    def _agree(self, one: str, two: str, need: int) -> bool:
        both = [(unsettled, said[one] & said[two]) for unsettled, said in self._told if one in said and two in said]
        agree = sum(bool(equal) for _, equal in both)
        differ = sum(unsettled and not equal for unsettled, equal in both)
        return agree + 1 >= need * max(differ, 1)


def _by_article(fact: Mapping[str, Any]) -> dict[str, set[Said]]:
    """What each article says in a fact."""
    told: dict[str, set[Said]] = {}
    for claim in fact["claims"]:
        told.setdefault(claim["article"], set()).add(_said(claim))
    return told


def _said(claim: Mapping[str, Any]) -> Said:
    value = claim["value"]
    return value["kind"], value["unit"], value["value"], value["low"], value["high"], claim["polarity"]
