"""The words around a claim as weighted features, for telling whether two claims speak of the same thing."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from checker.extract.document import Document
from checker.text.clitics import split
from checker.text.frequency import rarity
from checker.text.stems import root, stem, synonym_groups
from checker.text.tokens import LATIN, WORD

_REACH: Final = 16  # tokens to each side; farther words belong to other statements
_HALF: Final = 5.0  # tokens: a word this far away counts half
_HEAD: Final = 4  # tokens at the head of a sentence, which say what it is about however long it gets
_ROOT_SHARE: Final = 0.5  # two words of one root say less than the same word
_SKIP: Final = frozenset({"unit", "ten", "hundred", "mag", "frac", "measure", "currency", "vague"})


def context(doc: Document, first: int, after: int, low: int, high: int) -> dict[str, float]:
    """The features around tokens [first, after), looked for in tokens [low, high)."""
    groups = synonym_groups(doc.rules)
    weights: dict[str, float] = {}
    near = range(max(low, first - _REACH), min(high, after + _REACH))
    for i in sorted({*range(low, min(low + _HEAD, high)), *near}):
        if first <= i < after:
            continue
        base = _content(doc, i)
        if base is None:
            continue
        distance = first - i if i < first else i - after + 1
        if i < low + _HEAD:
            distance = min(distance, int(_HALF))
        weight = (0.15 + rarity(base)) / (1.0 + distance / _HALF)
        form = doc.tokens[i].lex.form
        light = stem(form)
        _add(weights, groups.get(light, light), weight)
        _add(weights, "r:" + root(form), weight * _ROOT_SHARE)
    return weights


def of_sentence(doc: Document, first: int, after: int) -> dict[str, float]:
    """The features around tokens [first, after) in their sentence."""
    home = doc.sentence_of(first)
    return context(doc, first, after, home.first, home.after)


def content(doc: Document, first: int, after: int) -> frozenset[str]:
    """The words of tokens [first, after) that mean something, as stems; words of one meaning are one."""
    groups = synonym_groups(doc.rules)
    stems = (stem(doc.tokens[i].lex.form) for i in range(first, after) if _content(doc, i) is not None)
    return frozenset(groups.get(light, light) for light in stems)


def _content(doc: Document, i: int) -> str | None:
    """The word at a token without its clitics; None where it is a number, a unit or a word of grammar."""
    lex = doc.tokens[i].lex
    if lex.kind not in (WORD, LATIN) or lex.form in doc.vocab.function_words or len(lex.form) < 2:
        return None
    if lex.readings and lex.readings[0].term.cat in _SKIP:
        return None
    base = split(lex.form)[2]
    return None if base in doc.vocab.function_words else base


def _add(weights: dict[str, float], feature: str, weight: float) -> None:
    weights[feature] = max(weights.get(feature, 0.0), weight)


def cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """How alike two sets of features are, 0 to 1."""
    if not a or not b:
        return 0.0
    if len(b) < len(a):
        a, b = b, a
    dot = sum(weight * b[feature] for feature, weight in a.items() if feature in b)
    if not dot:
        return 0.0
    return dot / math.sqrt(sum(w * w for w in a.values()) * sum(w * w for w in b.values()))
