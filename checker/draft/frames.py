"""What a draft puts where its sources have something else: a figure too far from theirs for the aligner to join.

Between two papers a figure far from another is mostly a figure of something else.  In a draft it is mostly a slip: 240
for 24, twenty hours for two.  It is told where the sources agree on one value of the same role, in a sentence with the
same words, and the draft has that value nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from checker.compare.statements import Slots, roles_of
from checker.compare.values import comparable, relate
from checker.extract.context import cosine
from checker.model import DATES, Claim
from checker.report.build import Fact, Report

_ALIKE: Final = 0.4  # of 1: the words around the draft's figure and around that of the sources
_NO_ROLE: Final = 0.55  # the same where no rule says what the figure is, or where it is a day: a text has many
_CLEAR: Final = 0.15  # how much less alike the next candidate must be
_LEAST: Final = 2  # origins that must agree


def displaced(story: Report, draft: str, origin_of: Mapping[str, int]) -> dict[str, Fact]:
    """The facts that the draft alone states (by id), with the fact of the sources whose place each takes."""
    owners = {(article, m.start): entity.number for entity in story.entities for article, m in entity.mentions}
    slots = Slots(roles_of(story.rules), lambda article, start: owners.get((article, start)))
    theirs = [fact for fact in story.facts if _agreed(fact, draft, origin_of)]
    own = [claim for fact in story.facts for claim in fact.claims if claim.article == draft]
    theirs = [fact for fact in theirs if not any(_equal(claim, other) for claim in own for other in fact.claims)]
    found: dict[str, tuple[float, Fact]] = {}
    for fact in story.facts:
        if {claim.article for claim in fact.claims} == {draft}:
            best = _clearest(fact.claims[0], theirs, slots)
            if best is not None:
                found[fact.id] = best
    return {id_: fact for id_, (alike, fact) in found.items() if alike == max(_rivals(fact, found.values()))}


def _agreed(fact: Fact, draft: str, origin_of: Mapping[str, int]) -> bool:
    """Is it the sources' own, and do at least two of them agree on it?"""
    articles = {claim.article for claim in fact.claims}
    known = len({origin_of[article] for article in articles - {draft}})
    return draft not in articles and known >= _LEAST and fact.verdict in ("agree", "compatible")


def _clearest(claim: Claim, facts: Sequence[Fact], slots: Slots) -> tuple[float, Fact] | None:
    """The one fact whose place the claim may take, and how alike the words are; None where two may be meant."""
    if claim.scope != "whole" or claim.aspects or claim.as_of is not None or not claim.polarity:
        return None
    near = [
        (max(cosine(claim.context, other.context) for other in heads), fact)
        for fact in facts
        if (heads := [head for s in fact.joined.statements if _of_one_kind(claim, head := s.head, slots)])
    ]
    near.sort(key=lambda pair: (-pair[0], pair[1].id))
    if not near or (len(near) > 1 and near[1][0] > near[0][0] - _CLEAR):
        return None
    named = slots.roles.get(claim) is not None and claim.value.kind not in DATES
    return near[0] if near[0][0] >= (_ALIKE if named else _NO_ROLE) else None


def _of_one_kind(a: Claim, b: Claim, slots: Slots) -> bool:
    if a.rule != b.rule or not comparable(a.value, b.value) or relate(a.value, b.value) != "differ" or b.title:
        return False
    return a.aspects == b.aspects and a.group == b.group and slots.veto(a, b) is None


def _equal(a: Claim, b: Claim) -> bool:
    return comparable(a.value, b.value) and relate(a.value, b.value) in ("equal", "converted", "overlap", "rounded")


def _rivals(fact: Fact, found: Iterable[tuple[float, Fact]]) -> Iterator[float]:
    """How alike each passage of the draft is that may take the place of one fact."""
    yield from (alike for alike, other in found if other is fact)
