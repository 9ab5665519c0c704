"""Wholes that are told by their parts: «ستة رجال وأربع نساء وطفلان» are twelve people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from checker.extract.document import Document
from checker.model import Claim, Span
from checker.text.tokens import WORD

_JOINS: Final = frozenset({"و", "،"})
_RULES: Final = frozenset({"casualties", "people"})


def with_sums(doc: Document, claims: Sequence[Claim]) -> list[Claim]:
    """The claims with, before the first of its parts, the whole that a list of people makes; the parts become parts."""
    found: list[Claim] = []
    for chain in _chains(doc, claims):
        if len(chain) > 1 and len({claim.noun for claim in chain}) > 1 and not _is_told(chain, found):
            whole = _whole(doc, chain)
            found += [whole, *(replace(claim, scope="part") for claim in chain)]
        else:
            found += chain
    return found


def with_kinds(doc: Document, claims: Sequence[Claim]) -> list[Claim]:
    """The claims, those parts that a list tells by kind: «ثماني ميداليات ذهبية وخمس ميداليات برونزية»."""
    found = list(claims)
    for k, (before, claim) in enumerate(pairwise(claims)):
        if _of_two_kinds(doc, before, claim):
            found[k] = replace(found[k], scope="part")
            found[k + 1] = replace(found[k + 1], scope="part")
    return found


def _of_two_kinds(doc: Document, before: Claim, claim: Claim) -> bool:
    """Does a word behind each of two counts of one noun tell them apart, and «و» join them?"""
    if before.noun is None or before.noun != claim.noun or before.sentence != claim.sentence:
        return False
    if any(one.value.kind != "number" or one.value.unit == "person" or one.scope != "whole" for one in (before, claim)):
        return False
    first, second = doc.tokens_in(before.span).stop, doc.tokens_in(claim.span)
    kind = doc.tokens[first : second.start]
    if len(kind) not in (1, 2) or not doc.text[: claim.span.start].rstrip().endswith("و"):
        return False
    described = kind[0].lex.kind == WORD and kind[0].lex.form not in doc.vocab.function_words
    return described and kind[0].lex.form != doc.tokens[min(second.stop, len(doc.tokens) - 1)].lex.form


def _chains(doc: Document, claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """All claims in their order, those that belong to one list together."""
    chain: list[Claim] = []
    for claim in claims:
        if chain and not _goes_on(doc, chain[-1], claim):
            yield chain
            chain = []
        chain.append(claim)
    if chain:
        yield chain


def _goes_on(doc: Document, before: Claim, claim: Claim) -> bool:
    between = doc.tokens[doc.tokens_in(before.span).stop : doc.tokens_in(claim.span).start]
    linked = doc.text[before.span.end : claim.span.start].strip().startswith("و")
    return linked and all(token.lex.form in _JOINS for token in between) and _is_part(before) and _is_part(claim) and (
        (before.rule, before.role, before.polarity) == (claim.rule, claim.role, claim.polarity)
    )  # fmt: skip


def _is_part(claim: Claim) -> bool:
    """Is it an exact number of people of a kind, in a role?"""
    exact = isinstance(claim.value.value, int) and claim.value.hedge is None
    counted = claim.value.kind == "number" and claim.value.unit == "person" and claim.noun is not None
    return exact and counted and claim.scope == "whole" and bool(claim.role) and claim.rule in _RULES


def _is_told(chain: Sequence[Claim], before: Sequence[Claim]) -> bool:
    """«12 شخصا هم ستة رجال وست نساء»: has the sentence told the whole itself?"""
    return any(
        claim.sentence == chain[0].sentence and claim.role == chain[0].role and claim.value.kind == "number"
        for claim in before
    )


def _whole(doc: Document, chain: Sequence[Claim]) -> Claim:
    span = Span(chain[0].span.start, chain[-1].span.end)
    text = doc.text[span.start : span.end]
    total = sum(claim.value.value for claim in chain if isinstance(claim.value.value, int))
    value = replace(
        chain[0].value, value=total, low=total, high=total, start=span.start, end=span.end, text=text,
        noun=None, words=(), number_span=None,
    )  # fmt: skip
    return replace(chain[0], value=value, span=span, text=text, noun=None, group=None)
