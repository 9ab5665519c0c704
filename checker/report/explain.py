"""Why claims were taken for one fact: the evidence of every pair, the level that decided, and what was left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from checker.compare.align import Aligner
from checker.compare.evidence import Evidence
from checker.compare.statements import Statement
from checker.model import CheckerError
from checker.report.build import Fact, Report
from checker.report.excerpt import clean, excerpt
from checker.report.wording import VERDICTS, WHY, Lang, say
from checker.schema import ClaimRule

_NEAREST: Final = 5  # what else could have been meant; farther ones explain nothing


class Near(NamedTuple):
    """A statement that was not joined, and the evidence between it and the fact."""

    statement: Statement
    evidence: Evidence


def explain(report: Report, fact_id: str, lang: Lang = "ar") -> str:
    """The whole account of one fact.  Raises CheckerError where the id names none or several."""
    return "\n".join(_account(report, find(report, fact_id), lang)) + "\n"


def find(report: Report, fact_id: str) -> Fact:
    """The fact that an id, or how it begins, names."""
    found = [fact for fact in report.facts if fact_id and fact.id.startswith(fact_id)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise CheckerError(f"no fact {fact_id!r} in this story; a report shows the id of each")
    raise CheckerError(f"{fact_id!r} may be any of {len(found)} facts; give more of the id")


def _account(report: Report, fact: Fact, lang: Lang) -> Iterator[str]:
    yield f"{clean(say(fact.label, lang))} · {fact.id} · {say(VERDICTS[fact.verdict], lang)}"
    yield f"{say(WHY, lang)}: {clean(say(fact.why, lang))}"
    yield ""
    texts = {reading.doc.article.id: reading.doc.article for reading in report.readings}
    for number, statement in enumerate(fact.joined.statements, 1):
        for claim in statement.claims:
            article = texts[claim.article]
            words = excerpt(article.text, claim.span, claim.sentence)
            outlet = clean(article.outlet or article.id)
            yield f"[{number}] {outlet}: {words.before}[{words.words}]{words.after}".rstrip()
            yield f"    {_slots(statement)}"
    yield ""
    yield from _pairs(fact)
    yield from _levels(report, fact)
    near = nearest(report, fact)
    if near:
        yield "near, and not joined:"
    for statement, evidence in near:
        claim = statement.head
        outlet = clean(texts[claim.article].outlet or claim.article)
        yield f"    «{clean(claim.text)}» ({outlet}): {_evidence(evidence)}"


def _slots(statement: Statement) -> str:
    head = statement.head
    slots = {
        "rule": head.rule,
        "role": head.role,
        "noun": head.noun,
        "group": head.group,
        "scope": head.scope,
        "as of": head.as_of.isoformat() if head.as_of else None,
        "source": clean(head.source.text) if head.source else None,
    }
    return ", ".join(f"{name}: {value}" for name, value in slots.items() if value)


def _pairs(fact: Fact) -> Iterator[str]:
    if not fact.joined.links:
        yield "nothing to join: one article only"
        return
    yield "joined by:"
    for i, j, evidence in fact.joined.links:
        yield f"    [{i + 1}] + [{j + 1}]: {_evidence(evidence)}"


def _evidence(evidence: Evidence) -> str:
    if evidence.veto is not None:
        return f"forbidden: {clean(evidence.veto)}"
    parts = " + ".join(f"{name} {weight:.2f}" for name, weight in evidence.parts) or "nothing"
    return f"{parts} = {evidence.weight:.2f}; values: {evidence.relation}"


def _levels(report: Report, fact: Fact) -> Iterator[str]:
    if fact.judged is None:
        return
    judged = fact.judged
    yield ""
    yield f"decided by «{judged.level}», between [{judged.first + 1}] and [{judged.second + 1}]"
    rule = next((rule for rule in report.rules.of(ClaimRule) if rule.id == fact.claims[0].rule), None)
    for level in rule.compare if rule else ():
        mark = ">" if level.level == judged.level else " "
        yield f"  {mark} {level.level}: when {level.when}, then {level.verdict}"
    yield ""


def nearest(report: Report, fact: Fact) -> list[Near]:
    """The statements of other facts with most in common with this one, those that nothing forbids first."""
    owners = {
        (article, mention.start): entity.number for entity in report.entities for article, mention in entity.mentions
    }
    claims = [claim for reading in report.readings for claim in reading.claims]
    days = {reading.doc.article.id: reading.doc.article.day for reading in report.readings}
    aligner = Aligner(claims, lambda article, start: owners.get((article, start)), report.rules, days)
    own = {claim.key for claim in fact.claims}
    found = []
    for statement in aligner.statements:
        if any(claim.key in own for claim in statement.claims):
            continue
        pairs = [
            aligner.evidence(mine.head, statement.head)
            for mine in fact.joined.statements
            if mine.part != statement.part
        ]
        likely = [pair for pair in pairs if pair.veto != "values of two kinds"]
        if likely:
            found.append(Near(statement, max(likely, key=lambda pair: (pair.veto is None, pair.weight))))
    found.sort(
        key=lambda near: (
            near.evidence.veto is not None,
            -near.evidence.weight,
            near.statement.head.rule != fact.claims[0].rule,
            near.statement.head.key,
        )
    )
    return found[:_NEAREST]
