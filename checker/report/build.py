"""The report of a story as plain data: what `checker.report/1` says, and nothing that depends on chance."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from checker.compare.align import Joined
from checker.compare.entities import Entity
from checker.compare.finding import Finding
from checker.compare.judge import SEVERITY, Judged
from checker.compare.slips import spelled_otherwise
from checker.compare.texts import TextJudged
from checker.extract.claims import Reading
from checker.model import Claim, Severity, Span, Text, Verdict
from checker.report.headlines import Headlines
from checker.rules import Rules
from checker.text.digest import digest

SCHEMA: Final = "checker.report/1"
_SEVERITY: Final[dict[Verdict, Severity]] = {
    "agree": "none", "compatible": "none", "update": "info", "disputed": "warning", "conflict": "error", "single": "none",
}  # fmt: skip


@dataclass(frozen=True)
class Fact:
    """Claims about one thing, and what they say together."""

    id: str
    joined: Joined
    verdict: Verdict
    judged: Judged | None
    severity: Severity
    origins: int
    why: Text
    label: Text

    @property
    def claims(self) -> list[Claim]:
        return [claim for statement in self.joined.statements for claim in statement.claims]


@dataclass(frozen=True)
class Report:
    """What the checker found in a story."""

    id: str
    title: str
    generated_at: str
    readings: list[Reading]
    facts: list[Fact]
    entities: list[Entity]
    findings: list[Finding]
    origin_of: Mapping[str, int]
    rules: Rules

    def to_dict(self) -> dict[str, Any]:
        """The report as plain types (CONTRACT's JSON)."""
        return {
            "schema": SCHEMA,
            "story": {
                "id": self.id,
                "title": self.title,
                "generated_at": self.generated_at,
                "rules": self.rules.digest,
                "origins": len(set(self.origin_of.values())),
            },
            "articles": [self._article(reading) for reading in self.readings],
            "facts": [self._fact(fact) for fact in self.facts],
            "names": [_name(entity) for entity in self.entities],
            "checks": [self._check(finding) for finding in self.findings],
            "counts": self.counts(),
        }

    def counts(self) -> dict[str, int]:
        """How many facts of each verdict, checks and names."""
        verdicts = Counter(fact.verdict for fact in self.facts)
        return {
            **{
                verdict: verdicts.get(verdict, 0)
                for verdict in ("conflict", "disputed", "update", "compatible", "agree", "single")
            },
            "claims": sum(len(fact.claims) for fact in self.facts),
            "checks": len(self.findings),
            "names": len(self.entities),
            "articles": len(self.readings),
        }

    def _article(self, reading: Reading) -> dict[str, Any]:
        article = reading.doc.article
        return {
            "id": article.id,
            "outlet": article.outlet,
            "path": article.path,
            "url": article.url,
            "published": article.time.isoformat() if article.time else None,
            "title": article.title,
            "text": article.text,
            "used": [list(span) for span in reading.doc.used],
            "aside": [{"span": list(aside.span), "reason": aside.reason} for aside in reading.doc.asides],
            "origin": self.origin_of[article.id],
        }

    def _fact(self, fact: Fact) -> dict[str, Any]:
        return {
            "id": fact.id,
            "rule": fact.claims[0].rule,
            "role": next((claim.role for claim in fact.claims if claim.role), ""),
            "label": fact.label.to_dict(),
            "verdict": fact.verdict,
            "severity": fact.severity,
            "independent_sources": fact.origins,
            "why": fact.why.to_dict(),
            "level": fact.judged.level if fact.judged else "one article only",
            "doubt": fact.judged.doubt.to_dict() if fact.judged and fact.judged.doubt else None,
            "alike": fact.judged is not None and fact.judged.alike,
            "claims": [_claim(claim) for claim in fact.claims],
        }

    def _check(self, finding: Finding) -> dict[str, Any]:
        texts = {reading.doc.article.id: reading.doc.text for reading in self.readings}
        text = texts[finding.article]
        return {
            "id": digest("check", finding.rule, finding.article, *(text[s.start : s.end] for s in finding.evidence)),
            "rule": finding.rule,
            "severity": finding.severity,
            "why": finding.why.to_dict(),
            "evidence": [
                {"article": finding.article, "span": list(span), "text": text[span.start : span.end]}
                for span in finding.evidence
            ],
        }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "article": claim.article,
        "text": claim.text,
        "span": list(claim.span),
        "sentence": list(claim.sentence),
        "value": claim.value.to_dict(),
        "as_of": claim.as_of.isoformat() if claim.as_of else None,
        "attributed_to": claim.source.text if claim.source else None,
        "polarity": claim.polarity,
        "scope": claim.scope,
        "role": claim.role,
    }


def _name(entity: Entity) -> dict[str, Any]:
    surfaces = entity.surfaces
    words = {surface: places[0][1].words for surface, places in surfaces.items()}
    spellings = list(surfaces)
    differs = any(
        spelled_otherwise(words[a], words[b], a, b) for i, a in enumerate(spellings) for b in spellings[i + 1 :]
    )
    return {
        "canonical": entity.canonical,
        "kind": entity.kind,
        "spelling_differs": differs,
        "variants": [
            {"surface": surface, "mentions": [{"article": article, "span": list(m.span)} for article, m in places]}
            for surface, places in surfaces.items()
        ],
    }


def build_facts(
    judged: Sequence[tuple[Joined, Judged | None]],
    origin_of: Mapping[str, int],
    headlines: Headlines,
) -> list[Fact]:
    """The facts with their verdicts, worst first, and then in the order of the text.  `origin_of` is by article."""
    facts = []
    for group, verdict in judged:
        origins = len({origin_of[statement.article] for statement in group.statements})
        name: Verdict = verdict.verdict if verdict is not None else "single"
        if name in ("agree", "compatible") and origins == 1:
            name = "single"
        facts.append(
            Fact(
                _fact_id(group),
                group,
                name,
                verdict,
                "warning" if verdict is not None and verdict.doubt and name == "conflict" else _SEVERITY[name],
                origins,
                _why(group, verdict, name, origins),
                headlines.of(group),
            )
        )
    return sorted(facts, key=lambda fact: (-SEVERITY[fact.verdict], -fact.origins, _place(fact)))


def _place(fact: Fact) -> tuple[str, int]:
    first = fact.claims[0]
    return first.article, first.span.start


def _fact_id(group: Joined) -> str:
    """Stable while the passages say the same: made of the rule and the sayings, not of the order of the articles."""
    sayings = sorted({(s.article, s.head.rule, s.head.role, s.head.text, s.head.span.start) for s in group.statements})
    return digest("fact", *sayings)


_WHY: Final[dict[Verdict, Text]] = {
    "agree": Text("القيمة نفسها في {n} من المصادر المستقلة", "the same value from {n} independent sources"),
    "compatible": Text("القيم مختلفة الصياغة ويمكن أن تصح معا", "worded otherwise, and all may be true"),
    "update": Text("رقم لاحق يحل محل السابق: {a} ثم {b}", "a later figure replaces an earlier one: {a}, then {b}"),
    "disputed": Text(
        "رقمان لجهتين مختلفتين: {a} ({sa}) و{b} ({sb})", "two authorities differ: {a} ({sa}) and {b} ({sb})"
    ),
    "conflict": Text("لا يمكن أن يصح الاثنان معا: {a} و{b}", "both cannot be right: {a} and {b}"),
    "single": Text("في مصدر واحد فقط", "from one source only"),
}

_BOTH_KNOWN: Final = Text(
    "{a} و{b}، وفي أحد النصوص ما يوافق القيمتين", "{a} and {b}; one of the texts has what agrees with both"
)


def _why(group: Joined, judged: Judged | None, verdict: Verdict, origins: int) -> Text:
    pattern = _WHY[verdict]
    if judged is None:
        return pattern
    if isinstance(judged, TextJudged):
        return judged.why if judged.doubt is None else _and_doubt(judged.why, judged.doubt)
    first, second = group.statements[judged.first].head, group.statements[judged.second].head
    fields = {
        "n": origins,
        "a": f"«{first.text}»",
        "b": f"«{second.text}»",
        "sa": first.source.text if first.source else "",
        "sb": second.source.text if second.source else "",
    }
    if verdict == "disputed" and not (first.source and second.source):
        pattern = _BOTH_KNOWN
    ar, en = pattern.ar.format(**fields), pattern.en.format(**fields)
    outlets = len({statement.article for statement in group.statements})
    if judged.doubt is not None:
        ar, en = _and_doubt(Text(ar, en), judged.doubt)
    if outlets > origins and origins == 1:
        sites = "موقعان" if outlets == 2 else f"{outlets} مواقع" if outlets <= 10 else f"{outlets} موقعا"
        ar += f" ({sites}، مصدر واحد)"
        en += f" ({outlets} outlets, one source)"
    return Text(ar, en)


def _and_doubt(why: Text, doubt: Text) -> Text:
    return Text(f"{why.ar}؛ {doubt.ar}", f"{why.en}; {doubt.en}")


def now() -> str:
    """The moment of making, to the second, in UTC."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0).isoformat()


def story_id(articles: Sequence[tuple[str, str]]) -> str:
    """A story's name from its articles, whatever their order."""
    return digest("story", *sorted(digest(*article) for article in articles))


__all__ = ["SCHEMA", "Fact", "Report", "Span", "build_facts", "now", "story_id"]
