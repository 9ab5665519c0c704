"""Why claims were taken for one fact: the evidence of every pair, the level that decided, and what was left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from checker.compare.align import Aligner
from checker.compare.evidence import Evidence
from checker.compare.statements import Statement
from checker.model import CheckerError, Claim
from checker.report.build import Fact, Report
from checker.report.excerpt import clean, excerpt
from checker.report.terms import evidence_name, level_name, sentence, term, veto_name
from checker.report.wording import VERDICTS, WHY, Lang, say
from checker.schema import ClaimRule

_NEAREST: Final = 5  # what else could have been meant; farther ones explain nothing


class Near(NamedTuple):
    """A statement that was not joined, and the evidence between it and the fact."""

    statement: Statement
    evidence: Evidence


def explain(report: Report, fact_id: str, lang: Lang = "ar") -> str:
    """The whole account of one fact.  Raises CheckerError where the id names none or several."""
    return "\n".join(_Account(report, find(report, fact_id), lang).lines()) + "\n"


def find(report: Report, fact_id: str) -> Fact:
    """The fact that an id, or how it begins, names."""
    found = [fact for fact in report.facts if fact_id and fact.id.startswith(fact_id)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise CheckerError(f"no fact {fact_id!r} in this story; a report shows the id of each")
    raise CheckerError(f"{fact_id!r} may be any of {len(found)} facts; give more of the id")


class _Account:
    """The lines about one fact, in one language."""

    def __init__(self, report: Report, fact: Fact, lang: Lang) -> None:
        self.report = report
        self.fact = fact
        self.lang = lang
        self.texts = {reading.doc.article.id: reading.doc.article for reading in report.readings}
        rules = report.rules.of(ClaimRule)
        self.rules: dict[str, str] = {rule.id: getattr(rule.label, lang) for rule in rules}
        self.roles: dict[str, str] = {
            role: getattr(found.label, lang) for rule in rules for role, found in rule.roles.items()
        }

    def lines(self) -> Iterator[str]:
        fact = self.fact
        yield f"{clean(say(fact.label, self.lang))} · {fact.id} · {say(VERDICTS[fact.verdict], self.lang)}"
        yield f"{say(WHY, self.lang)}: {clean(say(fact.why, self.lang))}"
        yield ""
        for number, statement in enumerate(fact.joined.statements, 1):
            for claim in statement.claims:
                words = excerpt(self.texts[claim.article].text, claim.span, claim.sentence)
                yield f"[{number}] {self._outlet(claim)}: {words.before}[{words.words}]{words.after}".rstrip()
                yield f"    {self._slots(statement)}"
        yield ""
        yield from self._pairs()
        yield from self._levels()
        near = nearest(self.report, fact)
        if near:
            yield sentence("near", self.lang)
        for statement, evidence in near:
            yield f"    «{clean(statement.head.text)}» ({self._outlet(statement.head)}): {self._evidence(evidence)}"

    def _outlet(self, claim: Claim) -> str:
        return clean(self.texts[claim.article].outlet or claim.article)

    def _slots(self, statement: Statement) -> str:
        head, lang = statement.head, self.lang
        slots = {
            "rule": head.rule if lang == "en" else self.rules.get(head.rule, say(self.fact.label, lang)),
            "role": head.role if lang == "en" else self.roles.get(head.role, head.role),
            "noun": head.noun,
            "group": head.group,
            "scope": term("scopes", head.scope, lang),
            "as of": head.as_of.isoformat() if head.as_of else None,
            "source": clean(head.source.text) if head.source else None,
        }
        comma = "، " if lang == "ar" else ", "
        return comma.join(f"{term('slots', name, lang)}: {value}" for name, value in slots.items() if value)

    def _pairs(self) -> Iterator[str]:
        if not self.fact.joined.links:
            alone = len({statement.article for statement in self.fact.joined.statements}) == 1
            yield sentence("nothing_to_join" if alone else "by_words", self.lang)
            return
        yield sentence("joined", self.lang)
        for i, j, evidence in self.fact.joined.links:
            yield f"    [{i + 1}] + [{j + 1}]: {self._evidence(evidence)}"

    def _evidence(self, evidence: Evidence) -> str:
        lang = self.lang
        if evidence.veto is not None:
            return sentence("forbidden", lang, veto=clean(veto_name(evidence.veto, lang, self.roles)))
        parts = " + ".join(f"{evidence_name(name, lang)} {weight:.2f}" for name, weight in evidence.parts)
        values = sentence("values", lang, relation=term("relations", evidence.relation, lang))
        end = "؛" if lang == "ar" else ";"
        return f"{parts or term('evidence', 'nothing', lang)} = {evidence.weight:.2f}{end} {values}"

    def _levels(self) -> Iterator[str]:
        judged, lang = self.fact.judged, self.lang
        if judged is None:
            return
        yield ""
        first, second = judged.first + 1, judged.second + 1
        yield sentence("decided", lang, level=level_name(judged.level, lang), first=first, second=second)
        rule = next((rule for rule in self.report.rules.of(ClaimRule) if rule.id == self.fact.claims[0].rule), None)
        for level in rule.compare if rule else ():
            mark = ">" if level.level == judged.level else " "
            name, condition = level_name(level.level, lang), term("conditions", level.when, lang)
            verdict = level.verdict if lang == "en" else say(VERDICTS[level.verdict], lang)
            yield f"  {mark} {sentence('level', lang, level=name, condition=condition, verdict=verdict)}"
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
