"""From quantities to claims: what the number is the number of, whose, of when, and who says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from checker.extract.attribution import Attributed, find_sources
from checker.extract.claims.nobody import with_nobody
from checker.extract.claims.reader import read_claims
from checker.extract.claims.scene import Scene
from checker.extract.claims.singles import with_singles
from checker.extract.claims.wholes import with_wholes
from checker.extract.document import Document
from checker.extract.names import Mention
from checker.extract.noun_forms import strip_pronoun
from checker.extract.playtime import with_minutes
from checker.extract.quantities import read_quantities
from checker.extract.spells import with_spells
from checker.extract.triggers import Triggers, find_triggers
from checker.model import Claim, Quantity
from checker.text.fold import fold

__all__ = ["Reading", "read_article"]

_EITHER: Final = "dual or plural"  # «مراقبين» may be two or many: it states no number that could be compared


@dataclass(frozen=True)
class Reading:
    """Everything that one article states, before it is compared with others."""

    doc: Document
    quantities: list[Quantity]
    mentions: list[Mention]
    triggers: Triggers
    sources: list[Attributed]
    claims: list[Claim]


def read_article(doc: Document, mentions: Sequence[Mention]) -> Reading:
    """The claims of one document."""
    people = [mention for mention in mentions if mention.kind == "person"]
    quantities = [
        quantity
        for quantity in _read(doc)
        if not (_EITHER in quantity.assumed or _known_pair(quantity) or _in_a_name(quantity, people))
    ]
    triggers = find_triggers(doc)
    quantities = with_minutes(doc, quantities)
    quantities = with_wholes(doc, triggers, with_singles(doc, triggers, quantities))
    quantities = with_nobody(doc, triggers, mentions, with_spells(doc, triggers, quantities))
    sources = find_sources(doc, triggers, mentions)
    scene = Scene(doc, quantities, list(mentions), triggers, sources)
    return Reading(doc, quantities, scene.mentions, triggers, sources, read_claims(scene))


def _is_pair(quantity: Quantity) -> bool:
    return (
        quantity.kind in ("number", "money") and quantity.value == 2 and quantity.unit != "goal"
    )  # «ثنائية» is no dual


def _known_pair(quantity: Quantity) -> bool:
    """«بلدينا», «ولديه»: a dual with a pronoun points to two that are known; it does not count them."""
    stem = strip_pronoun(fold(quantity.text)) if _is_pair(quantity) else None
    return stem is not None and stem.endswith(("ي", "ا"))


def _in_a_name(quantity: Quantity, people: Sequence[Mention]) -> bool:
    """«ليفان غوتسادزه» owns no two levs: a word of somebody's name counts nothing."""
    return _is_pair(quantity) and any(m.start <= quantity.start and quantity.end <= m.end for m in people)


def _read(doc: Document) -> list[Quantity]:
    """The quantities of a document.

    The day of an article with no date is borrowed from the others of its story: good enough to tell which Monday is
    meant, not to tell which day is «أمس».
    """
    found = read_quantities(doc.passage)
    if doc.article.day is not None or doc.reference is None:
        return found
    relative = {q.span: q for q in read_quantities(replace(doc.passage, reference=None)) if q.value is None}
    return [quantity if quantity.noun else relative.get(quantity.span, quantity) for quantity in found]
