"""A figure of the draft with the digits that its sources have, and another magnitude: «600 مليار» for «600 مليون».

Between two articles the aligner does not take figures so far apart for one fact.  A draft is written from its sources:
where several agree on a figure that it lacks, and it alone has the same digits in the same role, a zero or a word slipped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from checker.compare.align import Joined
from checker.compare.evidence import Weigher
from checker.compare.statements import Slots, Statement, roles_of
from checker.model import Claim
from checker.report.build import Fact, Report

_LEAST: Final = 2  # origins that agree on the figure
_SURE: Final = 1000  # times: «مليار» for «مليون»; with less between them, one digit may be the same by chance
_WEIGHT: Final = -3.0  # log-odds of the slots and words; the distance of the values, which is the slip, is among them


def with_slips(report: Report, draft: str) -> list[Fact]:
    """The facts of a story, those of the draft alone joined with those whose digits they have."""
    owner = {(a, m.start): entity.number for entity in report.entities for a, m in entity.mentions}
    slots = Slots(roles_of(report.rules), lambda article, start: owner.get((article, start)))
    weigher = Weigher([s for fact in report.facts for s in fact.joined.statements], slots, report.rules)
    lone = [fact for fact in report.facts if {claim.article for claim in fact.claims} == {draft}]
    agreed = [fact for fact in report.facts if fact.origins >= _LEAST and _lacks(fact, draft)]
    found = list(report.facts)
    for mine in lone:
        theirs = [fact for fact in agreed if _slipped(mine.joined.statements, fact.joined.statements, weigher)]
        if len(theirs) == 1 and theirs[0] in found:
            together = Joined([*mine.joined.statements, *theirs[0].joined.statements])
            found.remove(mine)
            found[found.index(theirs[0])] = replace(theirs[0], joined=together)
    return found


def _lacks(fact: Fact, draft: str) -> bool:
    return fact.verdict in ("agree", "compatible") and all(claim.article != draft for claim in fact.claims)


def _slipped(mine: Sequence[Statement], theirs: Sequence[Statement], weigher: Weigher) -> bool:
    pairs = [(a.head, b.head) for a in mine for b in theirs]
    return any(_same_digits(a, b) and _of_one_thing(a, b, weigher) for a, b in pairs)


def _of_one_thing(a: Claim, b: Claim, weigher: Weigher) -> bool:
    found = weigher.pair(a, b)
    named = weigher.slots.roles.same(a, b) or (a.value.kind == "money" and a.role == b.role)
    return named and found.veto is None and found.relation == "differ" and found.weight >= _WEIGHT


def _same_digits(a: Claim, b: Claim) -> bool:
    one, two = a.value.value, b.value.value
    if a.value.kind not in ("number", "money", "quantity") or not isinstance(one, int | float) or not isinstance(two, int | float):
        return False
    if min(one, two) <= 0 or one == two:
        return False
    digits = [f"{value:.6e}".split("e")[0].rstrip("0").replace(".", "") for value in (one, two)]
    return digits[0] == digits[1] and (len(digits[0]) > 1 or max(one, two) >= _SURE * min(one, two))
