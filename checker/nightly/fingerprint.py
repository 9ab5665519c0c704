"""What a finding is called, so that it is known again tomorrow.

A finding is about a slot (rule and role; for a check rule and outlet) of a story, and shows values against each other.  Articles that come
later add values and must not rename it: every pair of its values is a possible name, and the ledger keeps the one it
knows.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any, Final

from checker.nightly.accord import Accord
from checker.text.digest import digest as digest_of
from checker.text.fold import DIGITS, fold

ALARMS: Final = frozenset({"conflict", "disputed", "update"})
_VALUES: Final = 16  # of one fact are told apart by name; more make 120 pairs and no clearer finding


@dataclass(frozen=True, slots=True)
class Found:
    """A finding in a story's report: a fact that is not settled, or a mismatch inside one article.

    `pairs` are the possible names of it within its slot, the one for a new finding first.
    """

    kind: str
    place: str
    rule: str
    role: str
    verdict: str
    severity: str
    label: Mapping[str, str]
    why: Mapping[str, str]
    outlets: tuple[str, ...]
    values: tuple[str, ...]
    slot: str
    pairs: tuple[str, ...]


# A night's stories are gathered by a machine and are wide: of findings with a doubt one in eight was true there, where in
# stories that people gathered it was two in three.
_LOWER: Final = {"error": "warning", "warning": "info", "info": "none", "none": "none"}
# Two ranks are of a person whom both texts name in full, and need no other likeness.
_RANK: Final = "another rank"
_STYLE: Final = "style"  # hundreds a night, and nothing to decide: `checker names` and `checker draft` list them


def findings_of(report: Mapping[str, Any]) -> list[Found]:
    """The findings of a `checker.report/1`, in its order."""
    outlets = {article["id"]: article["outlet"] or "" for article in report["articles"]}
    accord = Accord(report["facts"])
    found = [_of_fact(fact, outlets, accord) for fact in report["facts"] if fact["verdict"] in ALARMS]
    found = [one for one in found if one.severity != "none"]
    found += [_of_check(check, outlets) for check in report["checks"] if check["rule"] != _STYLE]
    return list(_told_apart(found))


def fingerprint(story: str, slot: str, pair: str) -> str:
    """The name of a finding of a story."""
    return digest(story, slot, pair)


def digest(*parts: str) -> str:
    """16 hexadecimal digits: among a million findings two share them once in 37 million."""
    return digest_of(*parts, length=16)


def _of_fact(fact: Mapping[str, Any], outlets: Mapping[str, str], accord: Accord) -> Found:
    values = tuple(sorted({_normal(claim) for claim in fact["claims"]}))
    return Found(
        kind="fact",
        place=fact["id"],
        rule=fact["rule"],
        role=fact["role"],
        verdict=fact["verdict"],
        severity=_severity(fact, accord),
        label=fact["label"],
        why=fact["why"],
        outlets=tuple(sorted({outlets[claim["article"]] for claim in fact["claims"]})),
        values=values,
        slot=digest("fact", fact["rule"], fact["role"]),
        pairs=_pairs(values),
    )


def _severity(fact: Mapping[str, Any], accord: Accord) -> str:
    """A step lower than in the story's own page for each reason to take it for none; what is lowest is no finding.

    The reasons: a doubt, and of a conflict that its articles agree on little besides.  And no conflict is an error whose
    passages are not told alike by themselves: of those that are, three in four were true at first sight, else one in three.
    """
    severity: str = fact["severity"]
    if fact["doubt"]:
        severity = _LOWER[severity]
    if fact["verdict"] == "conflict" and not accord.bears(fact):
        severity = _LOWER[severity]
    # a report that an older checker kept in the ledger does not say
    if severity == "error" and not (fact.get("alike", True) or fact["level"] == _RANK):
        severity = "warning"
    return severity


def _of_check(check: Mapping[str, Any], outlets: Mapping[str, str]) -> Found:
    outlet = outlets[check["evidence"][0]["article"]] if check["evidence"] else ""
    values = tuple(sorted({_words(place["text"]) for place in check["evidence"]}))
    return Found(
        kind="check",
        place=check["id"],
        rule=check["rule"],
        role="",
        verdict="check",
        severity=check["severity"],
        label={"ar": check["rule"], "en": check["rule"]},
        why=check["why"],
        outlets=(outlet,),
        values=values,
        slot=digest("check", check["rule"], outlet),
        pairs=(json.dumps(values, ensure_ascii=False),),
    )


def _normal(claim: Mapping[str, Any]) -> str:
    """A value as what it says, not as how it is written; words are folded."""
    value = claim["value"]
    sign = "" if claim["polarity"] else "not "
    if value["kind"] in ("text", "quote"):
        return sign + _words(claim["text"])
    interval = [value["low"], value["high"], value["low_inclusive"], value["high_inclusive"]]
    return sign + json.dumps([value["kind"], value["unit"], *interval], ensure_ascii=False)


def _words(text: str) -> str:
    return " ".join(fold(word) for word in text.translate(DIGITS).split())


def _pairs(values: tuple[str, ...]) -> tuple[str, ...]:
    if len(values) < 2:
        return (json.dumps(values, ensure_ascii=False),)
    return tuple(json.dumps(pair, ensure_ascii=False) for pair in combinations(values[:_VALUES], 2))


def _told_apart(found: list[Found]) -> Iterator[Found]:
    """Two findings of one slot with the same values (two matches of one evening) get names of their own."""
    seen: dict[tuple[str, str], int] = {}
    for one in found:
        number = seen.setdefault((one.slot, one.pairs[0]), 0)
        seen[one.slot, one.pairs[0]] += 1
        yield replace(one, slot=digest(one.slot, str(number))) if number else one
