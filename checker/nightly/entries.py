"""What a ledger has in it: runs, stories, findings, decisions.  Types only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from checker.model import Text

Status = Literal["new", "open", "resolved"]
DecisionKind = Literal["confirm", "dismiss", "assign", "note", "reopen"]
Scope = Literal["finding", "rule", "story"]
RANK: Final = {"error": 3, "warning": 2, "info": 1, "none": 0}


@dataclass(frozen=True, slots=True)
class Stub:
    """An article without its text, which the ledger has; `day` is an ISO date, `url` and `path` are where it was found."""

    key: str
    outlet: str
    day: str | None
    url: str | None
    path: str | None


@dataclass(frozen=True, slots=True)
class Run:
    """One night: when, over what, and how it went.  Times are ISO 8601 in UTC, timings seconds by stage; `reviewed` stories were not reviewed before."""

    id: int
    begun: str
    ended: str | None
    state: str
    rules: str
    version: str
    reviewed: int
    counts: Mapping[str, int]
    timings: Mapping[str, float]
    outlets: Mapping[str, Mapping[str, int]]
    problems: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """A story as the latest run that told it saw it (or the run that was asked for)."""

    id: str
    day: str | None
    title: str
    run: int
    first_run: int
    outlets: tuple[str, ...]
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Review:
    """The review of a story as a run told it, packed: its `checker.report/1`, and what a night's report shows of it."""

    story: str
    title: str
    report: bytes
    shown: bytes | None  # None: an older checker made it and drew nothing from it


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing that somebody decided; the first about a finding has version 1."""

    fingerprint: str
    version: int
    story: str
    rule: str
    kind: str
    who: str
    at: str
    reason: str
    assignee: str | None
    scope: str
    expires: str | None
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a run found, its fate since, and what was decided.

    `place` is the id of the fact or check in the story's report.  `state` is None, confirmed, dismissed or reopened;
    `suppressed` says why it need not be shown.  `version` is what `decide` expects.
    """

    fingerprint: str
    story: str
    kind: str
    place: str
    rule: str
    role: str
    verdict: str
    severity: str
    label: Text
    why: Text
    outlets: tuple[str, ...]
    values: tuple[str, ...]
    first_run: int
    last_run: int
    status: str
    version: int = 0
    state: str | None = None
    assignee: str | None = None
    suppressed: str | None = None
