"""What the sentences of a body say was done, and to whom: a predicate of an axis with the words beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from checker.extract.attribution import Attributed, source_at
from checker.extract.document import Document
from checker.extract.forms import BEEN, inflected
from checker.extract.poles import NEGATES, NEGATOR, Pole, add_negators, add_poles, is_verb, negates, pole_of
from checker.model import Source
from checker.rules import Rules
from checker.schema import Deeds, Scope
from checker.text.lexeme import Term
from checker.text.lexicon import Lexicon
from checker.text.phrases import all_phrases
from checker.text.sentences import Sentence

_BREAKS: Final = frozenset('،؛:.()!؟?|-«»"')
_SETTLED: Final = 4  # tokens before a noun in which a word makes it a fact, or takes that from it
_BEFORE: Final = 5  # tokens before a predicate in which its subject may stand
_BEHIND: Final = 12  # tokens behind it in which its object may stand

_Predicate = tuple[Pole, bool, int, int]  # whether it is a verb, its first token, the token after it
_Places = dict[str, list[int]]  # category of the words around the predicates -> the first token of each


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
        add_poles(lexicon, file.axes, nouns=inflected)
        lexicon.add(file.settle, Term("settle", ""))
        lexicon.add(file.unsure, Term("unsure", ""))
        lexicon.add(file.still, Term("still", ""))
    add_negators(lexicon, rules)
    for scope in rules.of(Scope):
        lexicon.add(scope.background, Term("background", ""))
    return lexicon


def find_deeds(doc: Document, sources: Sequence[Attributed]) -> list[Deed]:
    """The deeds of a body that are told as facts of now: no wishes, no conditions, no older events."""
    found, places = _places(doc)
    still = set(places.get("still", []))
    negators = [at for at in places.get(NEGATOR, []) if at + 1 not in still]
    predicates = {first for _, _, first, _ in found}
    deeds: list[Deed] = []
    for pole, verbal, first, after in found:
        home = doc.sentence_of(first)
        if home.title or not _is_fact(doc, places, home, verbal, first):
            continue
        negated = any(first - NEGATES <= at < first for at in negators)
        low, high = _stretch(doc, home, first, after, predicates)
        source = source_at(list(sources), first)
        deeds.append(Deed(doc.article.id, pole.axis, pole.side, negated, verbal, first, after, low, high, source))
    return deeds


def _places(doc: Document) -> tuple[list[_Predicate], _Places]:
    """The predicates of a text, of those at one place verbs first, and the words that tell what they are worth."""
    predicates: list[_Predicate] = []
    places: _Places = {}
    for reading, first, after in all_phrases(_lexicon(doc.rules), doc.tokens):
        if (pole := pole_of(reading.term)) is not None:
            predicates.append((pole, is_verb(reading.term), first, after))
        elif reading.term.cat == NEGATOR:
            if negates(reading, of_grammar=doc.tokens[first].lex.form in doc.vocab.function_words):
                places.setdefault(NEGATOR, []).append(first)
        elif reading.term.cat != "background" or not reading.definite:  # «الوزير السابق» is no older event
            places.setdefault(reading.term.cat, []).append(first)
    return sorted(predicates, key=lambda one: (one[2], not one[1])), places


def _is_fact(doc: Document, places: _Places, home: Sentence, verbal: bool, first: int) -> bool:
    low = max(home.first, first - _SETTLED)
    before = {cat: [at for at in places.get(cat, []) if low <= at < first] for cat in ("settle", "unsure")}
    settled = max(before["settle"], default=-1)
    unsure = [at for at in before["unsure"] if at >= first - NEGATES or not verbal]
    if any(at > settled for at in unsure) or (not verbal and settled < 0):
        return False
    forms = {token.lex.form for token in doc.tokens[home.first : first]}
    if forms & BEEN:
        return False
    return not any(home.first <= at < home.after for at in places.get("background", []))


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
