"""What most sources of a draft have and the draft lacks: facts, and people by their full names."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from checker.compare.values import comparable, relate
from checker.draft.facts import says
from checker.draft.notes import Missing, origins
from checker.draft.voices import Voices
from checker.draft.wording import PERSON
from checker.model import Claim
from checker.text.digest import digest
from checker.text.fold import fold

_LEAST: Final = 2  # origins that must have something before its absence is worth a word
_SAID: Final = 0.8  # share of a quotation's words that the draft has when it tells it without quoting
_SIGNS: Final = '«»"“”.,،؛:!؟?()'


def missing(voices: Voices, noted: Collection[str], told: Collection[str]) -> list[Missing]:
    """What more than half of the origins state, and at least two, the commonest first.

    Left out are the names that are `noted` already, and the facts `told` (by id) in whose place the draft has another.
    """
    least = max(_LEAST, voices.of // 2 + 1)
    people = (one for one in _people(voices, least) if one.text not in noted)
    return sorted([*_facts(voices, least, told), *people], key=lambda one: -one.origins)


def _facts(voices: Voices, least: int, told: Collection[str]) -> Iterator[Missing]:
    words = {fold(word.strip(_SIGNS)) for word in voices.draft.text.split()}
    for fact in voices.story.facts:
        if fact.verdict not in ("agree", "compatible") or fact.id in told:
            continue
        if any(claim.article == voices.draft.id for claim in fact.claims):
            continue
        heads = [statement.head for statement in fact.joined.statements if says(statement.head)]
        first = {head.article: head for head in reversed(heads)}  # of each article, in the end the first
        having = tuple(voices.of_claim(head, "agree") for head in reversed(first.values()))
        if origins(having) >= least and not any(_has(voices, words, head) for head in heads):
            id_ = digest("missing", fact.id)
            yield Missing(id_, heads[0].rule, fact.label, heads[0].text, origins(having), having)


def _has(voices: Voices, words: Collection[str], claim: Claim) -> bool:
    """Does the draft, which has these words, state this value anywhere, even if not known to be of the same thing?"""
    if claim.value.kind in ("quote", "text"):
        quoted = claim.text.split()
        return sum(fold(word.strip(_SIGNS)) in words for word in quoted) >= _SAID * len(quoted)
    return any(
        comparable(own.value, claim.value) and relate(own.value, claim.value) in ("equal", "converted", "overlap")
        for own in voices.reading.claims
    )


def _people(voices: Voices, least: int) -> Iterator[Missing]:
    for entity in voices.story.entities:
        if entity.kind != "person" or any(article == voices.draft.id for article, _ in entity.mentions):
            continue
        full = [(article, mention) for article, mention in entity.mentions if len(mention.words) > 1]
        having = tuple(voices.of_names(full, "agree"))
        if origins(having) >= least:
            name = entity.canonical
            yield Missing(digest("missing", name), "names", PERSON, name, origins(having), having)
