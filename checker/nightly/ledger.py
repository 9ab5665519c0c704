"""The ledger: what every run saw, what people decided about it, and how to ask for either.

Runs are written by `record.py`; decisions are written here.  Reading never blocks a run, nor a run reading.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, get_args

from sqlalchemy import Connection, and_, func, select
from sqlalchemy.exc import IntegrityError

from checker.nightly import tables as t
from checker.nightly.database import Database, LedgerError, Lock
from checker.nightly.decided import Decided
from checker.nightly.entries import RANK, Decision, DecisionKind, Finding, Review, Run, Scope, Status, Story
from checker.nightly.rows import (
    decision_of,
    decisions_of,
    finding_of,
    last_sighted,
    latest_stories,
    resolved,
    run_of,
    sighted,
    stories_of,
    told_stories,
    unpack,
)
from checker.text.fold import fold

_READ: Final = 100  # reviews at a time: a megabyte
_FOUND: Final = 200  # stories that one search gives; who wants more writes another word


class StaleDecision(LedgerError):  # noqa: N818 - the name that the desk knows it by
    """Somebody decided about this finding in the meantime: look again, then decide."""


def open_ledger(where: str | Path) -> Ledger:
    """The ledger in an SQLite file (made where there is none) or at a `postgresql://` URL.

    Raises LedgerError where it cannot be opened or is another program's.
    """
    return Ledger(Database(where))


@dataclass
class Ledger:
    """Questions to the ledger, and the decisions of people."""

    database: Database
    today: dt.date | None = field(default=None)  # against which dismissals expire; None: the day of asking

    def close(self) -> None:
        self.database.close()

    def lock(self) -> Lock | None:
        """The right to run; None while another run has it."""
        return self.database.lock()

    # ------------------------------------------------------------ runs

    def latest_run(self) -> Run | None:
        """The newest run that was recorded whole."""
        return next(iter(self.runs(1)), None)

    def runs(self, limit: int | None = None) -> list[Run]:
        """The recorded runs, newest first, without their problems."""
        with self.database.reading() as db:
            rows = db.execute(
                select(t.runs).where(t.runs.c.state != "running").order_by(t.runs.c.id.desc()).limit(limit)
            )
            return [run_of(row) for row in rows]

    def agreements(self, runs: Sequence[int]) -> dict[int, list[list[Any]] | None]:
        """How the outlets of recorded runs stand to each other, as report/outlets.py sums it; None where none was kept."""
        with self.database.reading() as db:
            rows = db.execute(select(t.runs.c.id, t.runs.c.agreement).where(t.runs.c.id.in_(runs)))
            return {row.id: json.loads(row.agreement) if row.agreement is not None else None for row in rows}

    def run(self, number: int) -> Run:
        """A run with its problems.  Raises LedgerError where there is none."""
        with self.database.reading() as db:
            row = db.execute(select(t.runs).where(t.runs.c.id == number)).one_or_none()
            if row is None or row.state == "running":
                raise LedgerError(f"{self.database.shown}: has no run {number}")
            problems = db.execute(
                select(t.problems.c.place, t.problems.c.message)
                .where(t.problems.c.run == number)
                .order_by(t.problems.c.number)
            )
            return run_of(row, [(place, message) for place, message in problems])

    # ------------------------------------------------------------ stories

    def stories(self, run: int) -> list[Story]:
        """The stories that a run told, by day and title."""
        with self.database.reading() as db:
            return stories_of(db, told_stories().where(t.tellings.c.run == run))

    def story(self, story: str) -> Story:
        """A story as it was told last.  Raises LedgerError where there is none."""
        with self.database.reading() as db:
            found = stories_of(db, latest_stories().where(t.stories.c.id == story))
        if not found:
            raise LedgerError(f"{self.database.shown}: has no story {story}")
        return found[0]

    def story_report(self, story: str, run: int | None = None) -> dict[str, Any]:
        """The `checker.report/1` of a story as a run saw it (the last run that told it).

        Raises LedgerError where there is none; a story whose review failed has no report either.
        """
        asked = (
            select(t.reviews.c.report, t.tellings.c.title, t.runs.c.begun)
            .join(t.tellings, t.tellings.c.review == t.reviews.c.key)
            .join(t.runs, t.runs.c.id == t.tellings.c.run)
            .where(t.tellings.c.story == story)
            .order_by(t.tellings.c.run.desc())
            .limit(1)
        )
        with self.database.reading() as db:
            row = db.execute(asked if run is None else asked.where(t.tellings.c.run == run)).one_or_none()
        if row is None or row.report is None:
            raise LedgerError(f"{self.database.shown}: has no report of story {story}")
        report: dict[str, Any] = unpack(row.report)
        report["story"] |= {"id": story, "title": row.title, "generated_at": row.begun}
        return report

    def reviews(self, run: int) -> list[str]:
        """The keys of the reviews on which a run's stories rest."""
        with self.database.reading() as db:
            return list(
                db.scalars(select(t.tellings.c.review).where(t.tellings.c.run == run).order_by(t.tellings.c.story))
            )

    def reviews_of(self, run: int, stories: Sequence[str]) -> Iterator[Review]:
        """The reviews of stories that a run told, in their order, some read at a time."""
        told, made = t.tellings.c, t.reviews.c
        asked = select(told.story, told.title, made.report, made.shown).join(t.reviews, made.key == told.review)
        for begin in range(0, len(stories), _READ):
            some = stories[begin : begin + _READ]
            with self.database.reading() as db:
                rows = db.execute(asked.where(told.run == run, told.story.in_(some)))
                found = {row.story: Review(*row) for row in rows}
            yield from (found[story] for story in some)

    def search(self, text: str) -> list[Story]:
        """The stories with an article whose title or lead has all the words, the newest first."""
        words = [fold(word) for word in text.split()]
        if not words:
            return []
        match = and_(*(t.articles.c.folded.contains(word, autoescape=True) for word in words))
        within = select(t.members.c.story).join(t.articles, t.articles.c.key == t.members.c.article).where(match)
        with self.database.reading() as db:
            found = stories_of(db, latest_stories().where(t.stories.c.id.in_(within)))
        return sorted(found, key=lambda story: (story.day or "", story.id), reverse=True)[:_FOUND]

    # ------------------------------------------------------------ findings

    def findings(self, run: int, status: Status | None = None, baseline: int | None = None) -> list[Finding]:
        """The findings of a run, worst first, against an earlier one (the one before it).

        `new`: never seen up to the baseline.  `open`: seen in this run, known before.  `resolved`: there when the
        baseline last told the story, and not in this run, which told the story too.  None: all three.
        """
        before = run - 1 if baseline is None else baseline
        with self.database.reading() as db:
            told = [finding_of(row, "new" if row.first_run > before else "open") for row in db.execute(sighted(run))]
            gone = [] if status in ("new", "open") else list(resolved(db, run, before, {f.fingerprint for f in told}))
            found = self._decided(db, [f for f in (*told, *gone) if status in (None, f.status)])
        return sorted(found, key=lambda f: (-RANK[f.severity], -len(f.outlets), f.story, f.rule, f.fingerprint))

    def tally(self, run: int, baseline: int | None = None) -> dict[str, int]:
        """How many findings are new, open, resolved; those that need not be shown are counted apart."""
        found = self.findings(run, baseline=baseline)
        shown = [finding.status for finding in found if finding.suppressed is None]
        return {status: shown.count(status) for status in get_args(Status)} | {"suppressed": len(found) - len(shown)}

    def finding(self, fingerprint: str) -> Finding:
        """A finding as it was seen last.  Raises LedgerError where there is none."""
        with self.database.reading() as db:
            return self._finding(db, fingerprint)

    def story_findings(self, story: str) -> list[Finding]:
        """All that was ever found in a story: as its last telling has it, the others as resolved."""
        run = self.story(story).run
        with self.database.reading() as db:
            rows = db.execute(last_sighted().where(t.findings.c.story == story)).all()
            found = [finding_of(row, "open" if row.run == run else "resolved") for row in rows]
            found = self._decided(db, found, story)
        return sorted(found, key=lambda f: (f.status == "resolved", -RANK[f.severity], f.rule, f.fingerprint))

    def _finding(self, db: Connection, fingerprint: str) -> Finding:
        row = db.execute(last_sighted().where(t.findings.c.fingerprint == fingerprint)).one_or_none()
        if row is None:
            raise LedgerError(f"{self.database.shown}: has no finding {fingerprint}")
        last = db.execute(select(func.max(t.tellings.c.run)).where(t.tellings.c.story == row.story)).scalar()
        return self._decided(db, [finding_of(row, "open" if row.run == last else "resolved")], row.story)[0]

    def _decided(self, db: Connection, found: Sequence[Finding], story: str | None = None) -> list[Finding]:
        decided = Decided(list(decisions_of(db, story=story)), self.today or dt.datetime.now(dt.UTC).date())
        return [decided.over(finding) for finding in found]

    # ------------------------------------------------------------ decisions

    def history(self, fingerprint: str) -> list[Decision]:
        """What was decided about a finding, oldest first."""
        with self.database.reading() as db:
            return list(decisions_of(db, fingerprint))

    def decisions(self, first: int = 0, limit: int | None = None) -> list[Decision]:
        """All decisions, newest first, without the `first` newest."""
        with self.database.reading() as db:
            newest = select(t.decisions).order_by(t.decisions.c.id.desc()).offset(first)
            return [decision_of(row) for row in db.execute(newest if limit is None else newest.limit(limit))]

    def decide(
        self,
        fingerprint: str,
        kind: DecisionKind,
        who: str,
        reason: str = "",
        expected_version: int = 0,
        *,
        assignee: str | None = None,
        scope: Scope = "finding",
        expires: dt.date | None = None,
    ) -> Decision:
        """Add a decision to a finding's history; `expected_version` is the finding's version as it was shown.

        A dismissal needs a reason; it covers the finding, all findings of its rule in its story, or its story, until
        the day `expires`.  A finding that shows values which were not there when it was dismissed is open again.  Raises StaleDecision where another decision came
        between, LedgerError for an unknown finding, ValueError for a decision that says too little.
        """
        _check(kind, who, reason, assignee, scope)
        with self.database.writing() as db:
            finding = self._finding(db, fingerprint)
            if finding.version != expected_version:
                raise StaleDecision(f"{fingerprint}: decided by somebody else in the meantime; look again")
            made = Decision(
                fingerprint, expected_version + 1, finding.story, finding.rule,
                kind, who.strip(), _now(), reason.strip(), assignee, scope, expires.isoformat() if expires else None, finding.values,
            )  # fmt: skip
            row = {name: getattr(made, name) for name in made.__dataclass_fields__ if name != "values"}
            try:
                db.execute(t.decisions.insert(), row | {"vals": json.dumps(made.values, ensure_ascii=False)})
            except IntegrityError:  # PostgreSQL: two at the very same moment
                raise StaleDecision(f"{fingerprint}: decided by somebody else in the meantime; look again") from None
        return made

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction for `record.py`: all or nothing."""
        with self.database.writing() as db:
            yield db


def _check(kind: str, who: str, reason: str, assignee: str | None, scope: str) -> None:
    if kind not in get_args(DecisionKind):
        raise ValueError(f"no decision is called {kind!r}; there are {', '.join(get_args(DecisionKind))}")
    if scope not in get_args(Scope):
        raise ValueError(f"no dismissal has the scope {scope!r}; there are {', '.join(get_args(Scope))}")
    if not who.strip():
        raise ValueError("a decision needs a name: say who decides")
    if kind in ("dismiss", "note") and not reason.strip():
        raise ValueError(f"a {'dismissal' if kind == 'dismiss' else 'note'} needs words: say why")
    if kind == "assign" and not (assignee or "").strip():
        raise ValueError("say to whom it is assigned")


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
