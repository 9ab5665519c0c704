"""Wholes and their parts: «ستة رجال وأربع نساء وطفلان» are twelve people, and «سبعة، ثلاثة رجال وأربع نساء» are seven."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from checker.extract.document import Document
from checker.model import Claim, Span
from checker.text.clitics import split
from checker.text.tokens import WORD

_JOINS: Final = frozenset({"و", "،"})
_RULES: Final = frozenset({"casualties", "people"})
_CASES: Final = frozenset({"infected", "injured"})  # «4 إصابات بالفيروس، 3 في سبها»: «إصابة» is either
_OTHERS: Final = frozenset({"اخري", "اخرين", "اخرون", "اخريات"})
_COUNTED: Final = frozenset({"person", "case", None})


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


def with_breakdowns(doc: Document, claims: Sequence[Claim]) -> list[Claim]:
    """The claims, with those as parts that a sentence gives behind their whole and that make it up."""
    found = list(claims)
    for at, whole in enumerate(found):
        if whole.scope != "whole" or not _is_count(whole):
            continue
        total, after = 0, at + 1
        while after < len(found) and _continues(doc, whole, found[after - 1], found[after], first=after == at + 1):
            total += _number(found[after])
            after += 1
            if _makes_up(doc, whole, found[at + 1 : after], total):
                found[at + 1 : after] = [replace(c, role=whole.role, scope="part") for c in found[at + 1 : after]]
    return found


def with_others(doc: Document, claims: Sequence[Claim]) -> list[Claim]:
    """The claims, with two counts of one thing as parts where the second is of others («9 غارات في سبها و14 غارة أخرى في غات»)."""
    found = list(claims)
    for at, other in enumerate(found):
        if other.value.kind != "number" or other.scope != "whole" or not other.noun or not _of_others(doc, other):
            continue
        first = next((k for k in range(at - 1, -1, -1) if _counts_alike(found[k], other)), None)
        if first is not None:
            found[first], found[at] = replace(found[first], scope="part"), replace(other, scope="part")
    return found


def _of_others(doc: Document, claim: Claim) -> bool:
    after = doc.tokens_in(claim.span).stop
    return after < len(doc.tokens) and doc.tokens[after].lex.form in _OTHERS and claim.value.hedge is None


def _counts_alike(claim: Claim, other: Claim) -> bool:
    """Does a claim of the same sentence count the same as another, and another number?"""
    slots = [(c.sentence, c.rule, c.noun, c.scope, c.polarity, c.value.kind) for c in (claim, other)]
    one_role = other.role in ("", claim.role)  # «شن 9 غارات في سبها و14 غارة أخرى»: the verb is of both
    return slots[0] == slots[1] and one_role and claim.value.value != other.value.value


def _is_count(claim: Claim) -> bool:
    value = claim.value
    exact = value.kind == "number" and isinstance(value.value, int) and value.hedge is None
    return exact and claim.rule in _RULES and bool(claim.role) and value.unit in _COUNTED


def _number(claim: Claim) -> int:
    return claim.value.value if isinstance(claim.value.value, int) else 0


def _continues(doc: Document, whole: Claim, before: Claim, claim: Claim, *, first: bool) -> bool:
    """Is a claim a further part: of its whole's sentence and role, the first behind it and the others joined by «و»?"""
    told = claim.sentence == whole.sentence and _is_count(claim) and claim.polarity == whole.polarity
    if not told or not (claim.role == whole.role or {claim.role, whole.role} <= _CASES):
        return False
    joined = doc.text[before.span.end : claim.span.start].rstrip().endswith("و")
    return joined != first


def _makes_up(doc: Document, whole: Claim, parts: Sequence[Claim], total: int) -> bool:
    left = _number(whole) - total
    return (left == 0 and len(parts) > 1) or (left == 1 and _one_more(doc, parts[-1]))


def _one_more(doc: Document, part: Claim) -> bool:
    """«ثلاثة مواطنين ووافد»: is somebody joined to a part who is not counted?"""
    after = doc.tokens_in(part.span).stop
    if after >= len(doc.tokens) or doc.tokens[after].start >= part.sentence.end:
        return False
    clitics, definite, _ = split(doc.tokens[after].lex.form)
    return clitics == "و" and not definite
