"""The rank of one person: two articles that each give him one, and not the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from checker.compare.entities import Entity
from checker.compare.holders import Holder
from checker.compare.offices import office_words
from checker.extract.claims import Reading
from checker.extract.names import Mention
from checker.model import Span
from checker.rules import Rules
from checker.text.clitics import split
from checker.text.fold import fold

_ROLE: Final = "رتبة"
_RISE: Final = frozenset(fold(word) for word in ("ترقية", "ترقى", "رتبة"))  # who has risen has two ranks


def rank_pairs(
    readings: Sequence[Reading], entities: Sequence[Entity], rules: Rules
) -> Iterator[tuple[Holder, Holder]]:
    """For each person one pair of passages that cannot both be right."""
    by_id = {reading.doc.article.id: reading for reading in readings}
    for entity in entities:
        ranked: dict[str, list[Holder]] = {}
        if entity.kind == "person":
            for article, mention in entity.mentions:
                holder = _ranked(by_id[article], mention, entity.number, rules)
                if holder is not None:
                    ranked.setdefault(article, []).append(holder)
        steady = [here[0] for here in ranked.values() if len({holder.office for holder in here}) == 1]
        pair = next(((a, b) for a, b in combinations(steady, 2) if a.office != b.office), None)
        if pair is not None:
            yield pair


def _ranked(reading: Reading, mention: Mention, entity: int, rules: Rules) -> Holder | None:
    """The rank right before a full name, in a sentence that tells of no promotion."""
    doc, i = reading.doc, mention.first - 1
    if len(mention.words) < 2 or i < 0 or "\n" in doc.text[doc.tokens[i].end : mention.start]:
        return None
    _, definite, bare = split(doc.tokens[i].lex.form)
    home = doc.sentence_of(mention.first)
    stems = {split(token.lex.form)[2] for token in doc.tokens[home.first : home.after]}
    if not definite or bare not in office_words(rules).steps or stems & _RISE:
        return None
    span = Span(doc.tokens[i].start, mention.end)
    return Holder(reading, mention, (_ROLE, frozenset((bare,))), span, entity, "named")
