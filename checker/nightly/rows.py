"""How the tables of a ledger are asked, and what their rows say.

Functions that return a `Select` ask for rows; the others make entries of them.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, func, select

from checker.model import Text
from checker.nightly import tables as t
from checker.nightly.entries import Decision, Finding, Run, Story


def pack(value: object) -> bytes:
    """Plain types as compressed JSON."""
    return zlib.compress(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))


def unpack(data: bytes) -> Any:
    """What `pack` packed."""
    return json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))


def run_of(row: Row[Any], problems: Sequence[tuple[str, str]] = ()) -> Run:
    """A run, without its problems unless they are given."""
    counts, timings, outlets = (json.loads(column) for column in (row.counts, row.timings, row.outlets))
    return Run(
        row.id, row.begun, row.ended, row.state, row.rules, row.version, row.reviewed,
        counts, timings, outlets, problems,
    )  # fmt: skip


def told_stories() -> Select[Any]:
    """Stories with each telling of them."""
    told = t.tellings.c
    columns = (t.stories.c.id, t.stories.c.day, t.stories.c.first_run, told.run, told.title, told.outlets, told.counts)
    return select(*columns).join(t.tellings, told.story == t.stories.c.id)


def latest_stories() -> Select[Any]:
    """Stories as the last run that told them has them."""
    return told_stories().where(t.tellings.c.run == t.stories.c.last_run)


def stories_of(db: Connection, asked: Select[Any]) -> list[Story]:
    """Rows of stories, by day and title."""
    rows = db.execute(asked.order_by(t.stories.c.day, t.tellings.c.title, t.stories.c.id))
    return [
        Story(r.id, r.day, r.title, r.run, r.first_run, tuple(json.loads(r.outlets)), json.loads(r.counts))
        for r in rows
    ]


def _sightings() -> Select[Any]:
    known = t.findings.c
    return select(t.sightings, known.story, known.first_run, known.last_run).join(
        t.findings, known.fingerprint == t.sightings.c.fingerprint
    )


def sighted(run: int) -> Select[Any]:
    """What a run found."""
    return _sightings().where(t.sightings.c.run == run)


def last_sighted() -> Select[Any]:
    """Every finding as the last run that had it saw it."""
    return _sightings().where(t.findings.c.last_run == t.sightings.c.run)


def resolved(db: Connection, run: int, before: int, still: set[str]) -> Iterator[Finding]:
    """What stood in the last telling, up to the baseline, of each story that this run told again."""
    told = select(t.tellings.c.story).where(t.tellings.c.run == run)
    last = (
        select(t.tellings.c.story, func.max(t.tellings.c.run).label("run"))
        .where(t.tellings.c.run <= before, t.tellings.c.story.in_(told))
        .group_by(t.tellings.c.story)
        .subquery()
    )
    rows = db.execute(
        _sightings().join(last, and_(last.c.story == t.findings.c.story, last.c.run == t.sightings.c.run))
    )
    return (finding_of(row, "resolved") for row in rows if row.fingerprint not in still)


def finding_of(row: Row[Any], status: str) -> Finding:
    """A sighting as a finding, before anything that was decided about it."""
    return Finding(
        row.fingerprint, row.story, row.kind, row.place, row.rule, row.role, row.verdict, row.severity,
        Text(row.label_ar, row.label_en), Text(row.why_ar, row.why_en),
        tuple(json.loads(row.outlets)), tuple(json.loads(row.vals)),
        row.first_run, row.last_run, status, suppressed=row.suppressed,
    )  # fmt: skip


def decisions_of(db: Connection, fingerprint: str | None = None, story: str | None = None) -> Iterator[Decision]:
    """The decisions about one finding, in one story, or all, oldest first."""
    asked = select(t.decisions).order_by(t.decisions.c.id)
    if fingerprint is not None:
        asked = asked.where(t.decisions.c.fingerprint == fingerprint)
    if story is not None:
        asked = asked.where(t.decisions.c.story == story)
    for r in db.execute(asked):
        yield decision_of(r)


def decision_of(r: Row[Any]) -> Decision:
    """A row of decisions."""
    values = tuple(json.loads(r.vals))
    return Decision(
        r.fingerprint, r.version, r.story, r.rule, r.kind, r.who, r.at, r.reason, r.assignee, r.scope, r.expires, values
    )
