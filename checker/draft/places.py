"""A place in a draft that no source names, where the sources name another: «قرب صلالة» for «قرب نزوى».

It is told where at least two origins, and nobody otherwise, have one other place in a sentence with the same words, and
behind a word that says as much («قرب», «في»); the draft's sentence must not have that place too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from checker.compare.entities import Entity
from checker.extract.claims import Reading
from checker.extract.context import cosine, of_sentence
from checker.extract.names import Mention
from checker.extract.naming.cues import cues
from checker.text.clitics import split
from checker.text.fold import fold

_ALIKE: Final = 0.3  # of 1: the words around the two places
_OTHERWISE: Final = 0.4  # the same where «قرب» stands before one and «في» before the other
_MOVES: Final = frozenset(map(fold, ("من", "إلى", "نحو", "باتجاه")))  # they say whence or where to, not where
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
    theirs = []
    for article, m in other.mentions:
        if article != draft and (led := _before(readings[article], m)).where == before.where:
            alike = cosine(words, of_sentence(readings[article].doc, m.first, m.after))
            if alike >= (_ALIKE if led == before else _OTHERWISE):
                theirs.append((article, m))
    return theirs if len({origin_of[article] for article, _ in theirs}) >= _LEAST else []


class _Led(NamedTuple):
    """What leads to a name of a place: the word, and what it says of where; «قرب», «وسط» and «في» all say that it is there."""

    word: str
    where: str


def _before(reading: Reading, mention: Mention) -> _Led:
    """A preposition written to a name, or the word before it; nouns for a place («مدينة») are passed over."""
    tokens, words = reading.doc.tokens, cues(reading.doc.rules)
    at = mention.first
    while True:
        clitics, _, noun = split(tokens[at].lex.form)
        clitics = clitics.removeprefix("و")
        if clitics or not at:
            return _Led(clitics, "في" if clitics == "ب" else clitics)
        if at != mention.first and noun not in words.places:
            there = noun in words.where and noun not in _MOVES
            return _Led(noun, "في" if there else noun)
        at -= 1
