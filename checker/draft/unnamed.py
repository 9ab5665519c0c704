"""Slips in names that were not found as names: the word behind a first name, a noun for a place, or «البنك المركزي».

«رئيس الهيئة إنعام رضا» for «إنعام حيدر», «وادي كاغان» for «وادي سوات», «البنك المركزي المغربي» for the Tunisian one.  Told
where at least two origins have one and the same word there, no source has the draft's word anywhere, and the draft's
sentence lacks theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from checker.extract.claims import Reading
from checker.extract.context import cosine, of_sentence
from checker.model import Span
from checker.names.cues import cues
from checker.names.gazetteer import Gazetteer, gazetteer
from checker.names.same import same_name
from checker.text.clitics import split
from checker.text.frequency import frequency
from checker.text.tokens import WORD

_REACH: Final = 5  # tokens before a first name in which its title stands («رئيس هيئة الكوارث»)
_NAMELIKE: Final = 1e-4  # share of all words: a commoner word behind a name is rarely a part of it («أمس», «مساء»)
_ALIKE: Final = 0.3  # of 1: the words around the two
_LEAST: Final = 2  # origins that must have one word there
_JOINED: Final = frozenset({"و", "ف", "ب", "ل", "وب", "ول"})  # what ends a name; a ك is rather its first letter
_UNKNOWN: Final = 2e-6  # a word this rare behind a title is a first name that no list has
_OF_GOD: Final = ("عبد", "الله")  # no first name ends at the second of these

Kind = Literal["person", "place"]


class _Spot(NamedTuple):
    """A word that a name ends in: what leads to it, and what it is (an adjective: the code of its country)."""

    kind: Kind
    lead: tuple[str, ...]
    value: str
    first: int
    at: int


@dataclass(frozen=True, slots=True)
class Replaced:
    """A name of the draft, and what the sources have there: the words, and where (article, words, sentence)."""

    kind: Kind
    place: Span
    known: str
    others: tuple[tuple[str, Span, Span], ...]


def replaced(draft: Reading, sources: Sequence[Reading], origin_of: Mapping[str, int]) -> list[Replaced]:
    """The names of the draft in which the sources have another word, in the order of the text."""
    theirs: dict[tuple[str, ...], list[tuple[Reading, _Spot]]] = {}
    for source in sources:
        for spot in _spots(source):
            theirs.setdefault(spot.lead, []).append((source, spot))
    known = _known(sources, gazetteer(draft.doc.rules))
    found = (
        _replaced(draft, spot, theirs.get(spot.lead, ()), origin_of)
        for spot in _spots(draft)
        if spot.value not in known
    )
    return [one for one in found if one is not None]


def _known(sources: Sequence[Reading], table: Gazetteer) -> set[str]:
    """Every word of the sources, with and without its clitics, and every country that they speak of."""
    forms = {token.lex.form for source in sources for token in source.doc.tokens}
    bases = {split(form)[2] for form in forms}
    return forms | bases | {country for base in bases if (country := table.country(base))}


def _spots(reading: Reading) -> Iterator[_Spot]:
    tokens, words = reading.doc.tokens, cues(reading.doc.rules)
    table = gazetteer(reading.doc.rules)
    bases = [split(token.lex.form) for token in tokens]
    for before, at in pairwise(range(len(tokens))):
        if tokens[at].lex.kind != WORD or tokens[before].lex.kind != WORD or bases[at][0] in _JOINED:
            continue
        (_, definite, noun), form = bases[before], tokens[at].lex.form
        country = table.adjectives.get(bases[at][2])
        if country is not None:
            if before and definite:  # «البنك المركزي التونسي»
                yield _Spot("place", (bases[before - 1][2], noun), country, before - 1, at)
        elif frequency(form) > _NAMELIKE or form in reading.doc.vocab.function_words:
            continue
        elif {noun, tokens[before].lex.form} & words.places and not definite:
            yield _Spot("place", (tokens[before].lex.form,), form, before, at)
        elif (first := _first_name(reading, before)) is not None:
            yield _Spot("person", tuple(token.lex.form for token in tokens[first:at]), form, first, at)


def _first_name(reading: Reading, at: int) -> int | None:
    """Where the first name starts that ends at a token, if one does."""
    tokens, words = reading.doc.tokens, cues(reading.doc.rules)
    form = tokens[at].lex.form
    if at and (tokens[at - 1].lex.form, form) == _OF_GOD:
        return at - 1
    return at if words.is_first_name(form) or frequency(form) < _UNKNOWN else None


def _is_sure(reading: Reading, spot: _Spot) -> bool:
    """Does a title stand before it, or begins a name there?  «على عمق» is no Ali."""
    if spot.kind == "place" or any(mention.first == spot.first for mention in reading.mentions):
        return True
    tokens, words = reading.doc.tokens, cues(reading.doc.rules)
    low = max(reading.doc.sentence_of(spot.at).first, spot.first - _REACH)
    return any(words.is_title(split(token.lex.form)[2]) for token in tokens[low : spot.first])


def _replaced(
    draft: Reading, spot: _Spot, theirs: Sequence[tuple[Reading, _Spot]], origin_of: Mapping[str, int]
) -> Replaced | None:
    values = {other.value for source, other in theirs if _is_sure(source, other)}
    theirs = [(source, other) for source, other in theirs if other.value in values]
    if len(values) != 1 or not _is_sure(draft, spot):
        return None
    if len({origin_of[source.doc.article.id] for source, _ in theirs}) < _LEAST:
        return None
    sentence = draft.doc.sentence_of(spot.at)
    inside = {split(token.lex.form)[2] for token in draft.doc.tokens[sentence.first : sentence.after]}
    source, best = theirs[0]
    here, there = _words(draft, spot), _words(source, best)
    if best.value in inside or (spot.kind == "person" and same_name(here, there, "person", draft.doc.rules).same):
        return None
    mine = of_sentence(draft.doc, spot.first, spot.at + 1)
    if all(cosine(mine, of_sentence(source.doc, one.first, one.at + 1)) < _ALIKE for source, one in theirs):
        return None
    return Replaced(spot.kind, _span(draft, spot), there, tuple(_told(source, one) for source, one in theirs))


def _told(source: Reading, spot: _Spot) -> tuple[str, Span, Span]:
    sentence = source.doc.sentence_of(spot.at)
    return source.doc.article.id, _span(source, spot), Span(sentence.start, sentence.end)


def _span(reading: Reading, spot: _Spot) -> Span:
    return Span(reading.doc.tokens[spot.first].start, reading.doc.tokens[spot.at].end)


def _words(reading: Reading, spot: _Spot) -> str:
    span = _span(reading, spot)
    return " ".join(reading.doc.text[span.start : span.end].split())
