"""Whose dead, wounded or captives a number counts: «24 من المقاومة», «نحو 50 من عناصر الميليشيات»."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Final

from checker.extract.document import Document
from checker.model import Claim
from checker.text.clitics import split
from checker.text.stems import stem
from checker.text.tokens import WORD

_OF: Final = "من"
_NOUN: Final = (
    3  # tokens behind a number in which «من» stands: the noun and an adjective are between («22 مسلحا آخرين من»)
)
_SIDE: Final = 6  # tokens behind «من» that may name a side («من الجيش وقوات الشرطة الموالية»)


def whose(doc: Document, claim: Claim, parts: AbstractSet[str]) -> frozenset[str]:
    """The stems of the definite words that say of whom a count is; empty where none do.

    `parts` are stems of words for some of a side («عناصر», «مقاتلي»), which do not tell the side.
    """
    limit = doc.sentence_of(doc.token_at(claim.span.start)).after
    number = claim.value.number_span
    after = doc.token_at(number[1]) if number is not None else doc.tokens_in(claim.span).stop
    of = next((i for i in range(after, min(after + _NOUN, limit)) if doc.tokens[i].lex.form == _OF), None)
    found: set[str] = set()
    if of is None:
        return frozenset()
    for token in doc.tokens[of + 1 : min(of + 1 + _SIDE, limit)]:
        _, definite, rest = split(token.lex.form)
        light = stem(token.lex.form)
        if token.lex.kind != WORD or not (definite or light in parts):
            break
        if definite:
            found.add(stem(rest))
    return frozenset(found)
