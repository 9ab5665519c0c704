"""Figures of two things of one series: the second shipment and the third, the last three years and the last four."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from checker.extract.context import cosine
from checker.extract.document import Document
from checker.model import Claim
from checker.text.stems import stem

_ORDINAL: Final = "ordinal"
_WITHIN: Final = "within"
_ONE_SENTENCE: Final = 0.7  # of 1: the cosine of the words around; a slip in one text that both print


def of_a_series(a: Claim, b: Claim, one: Sequence[Claim], two: Sequence[Claim]) -> bool:
    """Do the sentences number one noun, and give it other numbers («الدفعة الثالثة» and «الدفعة الثانية»)?

    `one` and `two` are all claims of the articles of `a` and `b`.
    """
    if _ORDINAL in (a.value.kind, b.value.kind):
        return False
    first, second = _numbered(a, one), _numbered(b, two)
    return any(first[noun].isdisjoint(second[noun]) for noun in first.keys() & second.keys())


def _numbered(claim: Claim, told: Sequence[Claim]) -> dict[str, set[object]]:
    """The ordinals of the sentence of a claim, by what they number; without those of which a rule knows what they tell."""
    found: dict[str, set[object]] = {}
    for other in told:
        if other.value.kind == _ORDINAL and other.sentence == claim.sentence and other.noun and not other.role:
            found.setdefault(stem(other.noun), set()).add(other.value.value)
    return found


def of_two_windows(a: Claim, b: Claim, docs: tuple[Document, Document], last: AbstractSet[str]) -> bool:
    """«خلال السنوات الثلاث الأخيرة» and «خلال الأعوام الأربعة الأخيرة»: how far back a text looks is its own affair.

    `last` are the folded words behind such a length.
    """
    back = (_looks_back(claim, doc, last) for claim, doc in zip((a, b), docs, strict=True))
    return a.role == b.role == _WITHIN and cosine(a.context, b.context) < _ONE_SENTENCE and any(back)


def _looks_back(claim: Claim, doc: Document, last: AbstractSet[str]) -> bool:
    after = doc.tokens_in(claim.span).stop
    return after < len(doc.tokens) and doc.tokens[after].lex.form in last
