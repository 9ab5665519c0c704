"""What the sentences of a body say was done, and to whom: a predicate of an axis with the words beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from checker.extract.attribution import Attributed, source_at
from checker.extract.document import Document
from checker.extract.triggers import conjugated, inflected
from checker.model import Source
from checker.rules import Rules
from checker.schema import Deeds, Denial, Scope
from checker.text.lexicon import Lexicon, Term, phrases_at
from checker.text.sentences import Sentence
from checker.text.tokens import WORD

_BREAKS: Final = frozenset('،؛:.()!؟?|-«»"')
_NEGATES: Final = 2  # tokens: how far a negator reaches
_SETTLED: Final = 4  # tokens before a noun in which a word makes it a fact, or takes that from it
_BEFORE: Final = 5  # tokens before a predicate in which its subject may stand
_BEHIND: Final = 12  # tokens behind it in which its object may stand
_BEEN: Final = frozenset({"كان", "كانت", "كانوا", "وكان", "وكانت", "وكانوا"})


_Value = tuple[str, int]  # an axis and a side of it
_NO_SIDE: Final[_Value] = ("", 0)
_Places = dict[str, list[tuple[_Value, int, int]]]


@dataclass(frozen=True)
class Deed:
    """One predicate: tokens [first, after) on a side of an axis, and the stretches [low, first), [after, high) beside it."""

    article: str
    axis: str
    side: int
    negated: bool
    verbal: bool
    first: int
    after: int
    low: int
    high: int
    source: Source | None


@lru_cache(maxsize=8)
def _lexicon(rules: Rules) -> Lexicon:
    lexicon = Lexicon()
    for file in rules.of(Deeds):
        for axis in file.axes:
            for side, pole in enumerate(axis.poles):
                for verb in pole.verbs:
                    lexicon.add(conjugated(verb), Term("verb", (axis.id, side)))
                for word in pole.words:
                    lexicon.add(inflected(word), Term("noun", (axis.id, side)))
        lexicon.add(file.settle, Term("settle", _NO_SIDE))
        lexicon.add(file.unsure, Term("unsure", _NO_SIDE))
        lexicon.add(file.still, Term("still", _NO_SIDE))
    for denial in rules.of(Denial):
        lexicon.add(denial.negators, Term("negator", _NO_SIDE))
    for scope in rules.of(Scope):
        lexicon.add(scope.background, Term("background", _NO_SIDE))
    return lexicon


def find_deeds(doc: Document, sources: Sequence[Attributed]) -> list[Deed]:
    """The deeds of a body that are told as facts of now: no wishes, no conditions, no older events."""
    places: _Places = {}
    for i, lex in enumerate(_lexicon(doc.rules).over(doc.tokens)):
        if lex.kind == WORD and (lex.readings or lex.heads):
            for reading, after in phrases_at(doc.tokens, i, lex):
                if reading.term.cat == "background" and reading.definite:
                    continue  # «الوزير السابق» is no older event
                places.setdefault(reading.term.cat, []).append((reading.term.value, i, after))
    found: list[Deed] = []
    predicates = {at for cat in ("verb", "noun") for _, at, _ in places.get(cat, [])}
    for cat in ("verb", "noun"):
        for value, first, after in places.get(cat, []):
            home = doc.sentence_of(first)
            if home.title or not _is_fact(doc, places, home, cat == "verb", first):
                continue
            axis, side = value
            still = {at for _, at, _ in places.get("still", [])}
            negators = [at for _, at, _ in places.get("negator", []) if at + 1 not in still]
            negated = any(first - _NEGATES <= at < first for at in negators)
            low, high = _stretch(doc, home, first, after, predicates)
            source = source_at(list(sources), first)
            found.append(Deed(doc.article.id, axis, side, negated, cat == "verb", first, after, low, high, source))
    return sorted(found, key=lambda deed: deed.first)


def _is_fact(doc: Document, places: _Places, home: Sentence, verbal: bool, first: int) -> bool:
    low = max(home.first, first - _SETTLED)
    before = {cat: [at for _, at, _ in places.get(cat, []) if low <= at < first] for cat in ("settle", "unsure")}
    settled = max(before["settle"], default=-1)
    unsure = [at for at in before["unsure"] if at >= first - _NEGATES or not verbal]
    if any(at > settled for at in unsure) or (not verbal and settled < 0):
        return False
    forms = {token.lex.form for token in doc.tokens[home.first : first]}
    if forms & _BEEN:
        return False
    return not any(home.first <= at < home.after for _, at, _ in places.get("background", []))


def _stretch(doc: Document, home: Sentence, first: int, after: int, predicates: set[int]) -> tuple[int, int]:
    """How far the words of a predicate reach to both sides: to a sign or to another predicate."""
    ends = predicates - {first}
    low, high = first, after
    while low > max(home.first, first - _BEFORE) and doc.tokens[low - 1].lex.surface not in _BREAKS:
        if low - 1 in ends:
            break
        low -= 1
    while high < min(home.after, after + _BEHIND) and doc.tokens[high].lex.surface not in _BREAKS:
        if high in ends:
            break
        high += 1
    return low, high
