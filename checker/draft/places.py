"""A place in a draft that no source names, where the sources name another: «قرب صلالة» for «قرب نزوى».

It is told where at least two origins name one other place, and nobody a third, in a sentence with the same words and
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
from checker.names.cues import cues
from checker.names.gazetteer import gazetteer
from checker.rules import Rules
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
    if _is_country(mention, mine.doc.rules) != _is_country(other.mentions[0][1], mine.doc.rules):
        return []  # a country is not in the place of one of its towns
    sentence = mine.doc.sentence_of(mention.first)
    if any(a == draft and sentence.start <= m.start < sentence.end for a, m in other.mentions):
        return []
    words, before = of_sentence(mine.doc, mention.first, mention.after), _before(mine, mention)
    alike: dict[tuple[str, Mention], float] = {}
    for article, m in other.mentions:
        if article != draft and _same_frame(before, led := _before(readings[article], m)):
            of = cosine(words, of_sentence(readings[article].doc, m.first, m.after))
            if of >= (_ALIKE if led == before else _OTHERWISE):
                alike[article, m] = of
    agree = {origin_of[article] for article, _ in alike}
    if alike and max(alike.values()) >= _OTHERWISE:
        agree |= {origin_of[article] for article in origin_of if _names(readings[article], next(iter(alike))[1])}
    return list(alike) if len(agree) >= _LEAST else []


def _is_country(place: Mention, rules: Rules) -> bool:
    known = gazetteer(rules).places.get("".join(map(fold, place.text.split())), "")
    return known.isupper()  # a code; a capital is «XX/capital», a city its name


def _names(reading: Reading, place: Mention) -> bool:
    """Does an article name a place, whether it was found as a name there or in the name of something else?"""
    return len(place.words) == 1 and any(split(token.lex.form)[2] in place.words for token in reading.doc.tokens)


class _Led(NamedTuple):
    """What leads to a name of a place: the word, what it says of where, and the noun for a place between them.

    «قرب», «وسط» and «في» all say that it is there.
    """

    word: str
    where: str
    noun: str


def _same_frame(a: _Led, b: _Led) -> bool:
    """May one place stand in the other's?  A province is not in the place of a town."""
    return a.where == b.where and (a.noun == b.noun or not (a.noun and b.noun))


def _before(reading: Reading, mention: Mention) -> _Led:
    """A preposition written to a name, or the word before it; nouns for a place («مدينة») are passed over."""
    tokens, words = reading.doc.tokens, cues(reading.doc.rules)
    at, place = mention.first, ""
    while True:
        clitics, _, noun = split(tokens[at].lex.form)
        clitics = clitics.removeprefix("و")
        if clitics or not at:
            return _Led(clitics, "في" if clitics == "ب" else clitics, place)
        if at != mention.first and noun in words.places:
            place = noun
        elif at != mention.first:
            there = noun in words.where and noun not in _MOVES
            return _Led(noun, "في" if there else noun, place)
        at -= 1
