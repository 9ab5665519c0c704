"""A place in a draft that no source names, where the sources name another: «قرب صلالة» for «قرب نزوى».

It is told where at least two origins, and nobody otherwise, have one other place in a sentence with the same words, and
behind the same word or preposition; the draft's sentence must not have that place too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from checker.compare.entities import Entity
from checker.extract.claims import Reading
from checker.extract.context import cosine, of_sentence
from checker.extract.names import Mention
from checker.text.clitics import split
from checker.text.fold import fold

_ALIKE: Final = 0.3  # of 1: the words around the two places
_LEAST: Final = 2  # origins that must name the other place


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A place of the draft, and what the sources have there: the name, and where it stands (article, mention)."""

    mention: Mention
    known: str
    others: tuple[tuple[str, Mention], ...]


def misplaced(
    readings: Mapping[str, Reading], entities: Sequence[Entity], draft: str, origin_of: Mapping[str, int]
) -> list[Misplaced]:
    """The places of the draft that the sources have otherwise, in the order of the text."""
    places = [entity for entity in entities if entity.kind == "place"]
    strangers = [entity for entity in places if {article for article, _ in entity.mentions} == {draft}]
    known = [entity for entity in places if entity not in strangers]
    found = []
    for entity in strangers:
        for _, mention in entity.mentions:
            instead = [there for other in known if (there := _where(readings, mention, other, draft, origin_of))]
            if len(instead) == 1:
                found.append(Misplaced(mention, instead[0][0][1].text, tuple(instead[0])))
    return sorted(found, key=lambda one: one.mention.start)


def _where(
    readings: Mapping[str, Reading], mention: Mention, other: Entity, draft: str, origin_of: Mapping[str, int]
) -> list[tuple[str, Mention]]:
    """The mentions of another place whose place this one takes; none where fewer than two origins have them."""
    mine = readings[draft]
    sentence = mine.doc.sentence_of(mention.first)
    if any(a == draft and sentence.start <= m.start < sentence.end for a, m in other.mentions):
        return []
    words, before = of_sentence(mine.doc, mention.first, mention.after), _before(mine, mention)
    theirs = [
        (article, m)
        for article, m in other.mentions
        if article != draft and _before(readings[article], m) == before
        and cosine(words, of_sentence(readings[article].doc, m.first, m.after)) >= _ALIKE
    ]  # fmt: skip
    return theirs if len({origin_of[article] for article, _ in theirs}) >= _LEAST else []


def _before(reading: Reading, mention: Mention) -> str:
    """What leads to a name: a preposition written to it, or the word before it."""
    tokens = reading.doc.tokens
    clitics = split(tokens[mention.first].lex.form)[0].removeprefix("و")
    if clitics:
        return {"ب": "في"}.get(clitics, clitics)
    return fold(tokens[mention.first - 1].lex.surface) if mention.first else ""
