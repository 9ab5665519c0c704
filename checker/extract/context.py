"""The words around a claim as weighted features, for telling whether two claims speak of the same thing."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import chain
from typing import Final, NamedTuple

from checker.extract.document import Document
from checker.extract.vocabulary import vocabulary
from checker.model import Context
from checker.rules import Rules
from checker.text.clitics import split
from checker.text.frequency import rarity
from checker.text.lexeme import Lexeme
from checker.text.stems import root, stem, synonym_groups
from checker.text.tokens import LATIN, WORD

_REACH: Final = 16  # tokens to each side; farther words belong to other statements
_HALF: Final = 5.0  # tokens: a word this far away counts half
_HEAD: Final = 4  # tokens at the head of a sentence, which say what it is about however long it gets
_ROOT_SHARE: Final = 0.5  # two words of one root say less than the same word
_SKIP: Final = frozenset({"unit", "ten", "hundred", "mag", "frac", "measure", "currency", "vague"})


def context(doc: Document, first: int, after: int, low: int, high: int) -> Context:
    """The features around tokens [first, after), looked for in tokens [low, high)."""
    tokens, rules = doc.tokens, doc.rules
    weights = Context()
    near = range(max(low, first - _REACH), min(high, after + _REACH))
    for i in chain(range(low, min(low + _HEAD, high, near.start)), near):
        if first <= i < after or (found := _content(tokens[i].lex, rules)) is None:
            continue
        distance = first - i if i < first else i - after + 1
        if i < low + _HEAD:
            distance = min(distance, int(_HALF))
        weight = found.weight / (1.0 + distance / _HALF)
        if weight > weights.get(found.group, 0.0):
            weights[found.group] = weight
        weight *= _ROOT_SHARE
        if weight > weights.get(found.root, 0.0):
            weights[found.root] = weight
    return weights


def of_sentence(doc: Document, first: int, after: int) -> Context:
    """The features around tokens [first, after) in their sentence."""
    home = doc.sentence_of(first)
    return context(doc, first, after, home.first, home.after)


def content(doc: Document, first: int, after: int) -> frozenset[str]:
    """The words of tokens [first, after) that mean something, as stems; words of one meaning are one."""
    found = (_content(doc.tokens[i].lex, doc.rules) for i in range(first, after))
    return frozenset(one.group for one in found if one is not None)


class _Content(NamedTuple):
    """A word that means something: its features, and how much it says."""

    weight: float
    group: str
    root: str


def _content(lex: Lexeme, rules: Rules) -> _Content | None:
    """What a word says of the topic; None where it is a number, a unit or a word of grammar."""
    if lex.kind not in (WORD, LATIN) or (lex.readings and lex.readings[0].term.cat in _SKIP):
        return None
    return _content_of(lex.form, rules)


@lru_cache(maxsize=65536)
def _content_of(form: str, rules: Rules) -> _Content | None:
    grammar = vocabulary(rules).function_words
    base = split(form)[2]
    if len(form) < 2 or form in grammar or base in grammar:
        return None
    light = stem(form)
    return _Content(0.15 + rarity(base), synonym_groups(rules).get(light, light), "r:" + root(form))


def cosine(a: Context, b: Context) -> float:
    """How alike two sets of features are, 0 to 1."""
    if not a or not b:
        return 0.0
    if len(b) < len(a):
        a, b = b, a
    dot = sum([weight * b[feature] for feature, weight in a.items() if feature in b])
    if not dot:
        return 0.0
    return dot / math.sqrt(a.square * b.square)
