"""A night from its intake to its report.

read -> group -> review -> record -> report.  What was computed before is not computed again; what a killed run left
is taken up; nothing counts before it is recorded whole.
"""

from __future__ import annotations

import datetime as dt
import json
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from checker.intake.read import Problem
from checker.model import Article
from checker.nightly.engines import EngineName, prepare, run_engine
from checker.nightly.entries import Run, Stub
from checker.nightly.fingerprint import digest
from checker.nightly.folder import MARK, put
from checker.nightly.intake import Intake, take_in
from checker.nightly.ledger import Ledger
from checker.nightly.log import Log
from checker.nightly.outlets import count_outlets, silences
from checker.nightly.record import (
    Summary,
    Telling,
    add_articles,
    add_reviews,
    add_sketches,
    begin,
    briefs,
    drop_sketches,
    finish,
    grouping,
    kept_sketches,
    known_articles,
    known_reviews,
    outlets_before,
    recent_articles,
    record,
    texts_of,
    unreported,
)
from checker.nightly.report import write_report
from checker.nightly.shards import (
    SKETCHED,
    Job,
    group_shard,
    read_result,
    read_sketches,
    review_shard,
    sketch_shard,
    write_shards,
    write_sketches,
)
from checker.nightly.suppress import Suppressions
from checker.nightly.version import version
from checker.rules import Rules

if TYPE_CHECKING:
    from checker.nightly.report.pages import PageJob

_BATCH: Final = 500  # articles to a transaction: a tenth of a second, and little is lost by a kill
_SHARDS: Final = "checker-night"  # within the work folder: what may be deleted there


@dataclass(frozen=True)
class Plan:
    """What a night is asked for.

    `work` is a folder for shards, which a cluster's machines must share; `window` how many days back the ledger's
    articles may belong to tonight's stories; `baseline` the run against which the report says what is new.
    """

    out: Path
    work: Path
    rules: Rules
    rules_folder: Path | None = None
    now: dt.datetime = field(default_factory=lambda: dt.datetime.now(dt.UTC))
    since: dt.date | None = None
    limit: int | None = None
    retry_failed: bool = False
    baseline: int | None = None
    window: int = 2
    engine: EngineName = "pool"
    jobs: int | None = None
    scheduler: str | None = None
    suppressions: Suppressions = field(default_factory=lambda: Suppressions([], dt.date.min))


def run_night(ledger: Ledger, items: Iterable[Article | Stub | Problem], plan: Plan, log: Log) -> Run:
    """The run that this intake gave, recorded and reported.  The caller holds the ledger's lock.

    Where the last run was recorded but killed before its report, that report is written first; when it was of the
    same intake, nothing else is left to do.
    """
    return _Night(ledger, plan, log).run(items)


class _Night:
    def __init__(self, ledger: Ledger, plan: Plan, log: Log) -> None:
        self.ledger = ledger
        self.plan = plan
        self.log = log
        self.job = Job(str(plan.rules_folder) if plan.rules_folder else None, plan.rules.digest, version())
        self.summary = Summary()

    def run(self, items: Iterable[Article | Stub | Problem]) -> Run:
        left = unreported(self.ledger)
        if left is not None:
            self.log.say("taken up", run=left.run)
            self._report(left.run, Path(left.out or self.plan.out), left.baseline)
        intake = self._read(items)
        asked = self._asked(intake)
        if left is not None and left.intake == asked:
            return self.ledger.run(left.run)
        run = begin(
            self.ledger, asked, _time(self.plan.now), self.job.digest, self.job.version,
            self.plan.baseline, str(self.plan.out.absolute()),
        )  # fmt: skip
        stories = self._group(intake)
        reviewed = self._review(stories)
        self._record(run, intake, stories, reviewed)
        self._report(run, self.plan.out, self.plan.baseline)
        return self.ledger.run(run)

    def _asked(self, intake: Intake) -> str:
        return digest(self.job.digest, self.job.version, str(self.plan.baseline), *intake.articles)

    # ------------------------------------------------------------ stages

    def _read(self, items: Iterable[Article | Stub | Problem]) -> Intake:
        intake, batch = Intake(), list[Article]()
        with self._stage("read"):
            for intake, article in take_in(items, self.plan.since, self.plan.limit):  # noqa: B007 - the last one stays
                if article is not None:
                    self.log.step()
                if isinstance(article, Article):
                    batch.append(article)
                if batch and (article is None or len(batch) >= _BATCH):
                    if add_articles(self.ledger, batch):
                        prepare(self.plan.engine)  # there is work to come
                    batch.clear()
        for place, message in intake.problems:
            self.log.say("problem", "warning", place=place, message=message)
        self.summary.problems += intake.problems
        return intake

    def _group(self, intake: Intake) -> dict[str, list[Stub]]:
        """The stories that have an article of tonight, by the key of their review."""
        with self._stage("group"):
            everything = recent_articles(self.ledger, self._first_day(intake)) | intake.articles
            key = digest("groups", self.job.digest, self.job.version, *sorted(everything))
            groups = grouping(self.ledger, key, lambda: self._groups(everything))
            told = sorted({tuple(sorted(group)) for group in groups if not intake.articles.keys().isdisjoint(group)})
            self.log.step(len(told))
        return {
            digest("review", self.job.digest, self.job.version, *members): [everything[key] for key in members]
            for members in told
        }

    def _groups(self, stubs: Mapping[str, Stub]) -> list[list[str]]:
        """The groups of articles, of which those are sketched that the ledger has no sketch of."""
        keyed = {digest("sketch", self.job.digest, self.job.version, key): stubs[key] for key in sorted(stubs)}
        with self._shards() as folder:
            together = folder / "all"
            together.touch()
            known = set[str]()
            for some in kept_sketches(self.ledger, list(keyed)):
                write_sketches(together, some)
                known.update(key for key, _ in some)
            texts = texts_of(self.ledger, (stub for key, stub in keyed.items() if key not in known))
            new = [(key, [texts[stub.key]]) for key, stub in keyed.items() if key not in known]
            for result in self._engine(sketch_shard, write_shards(folder, new, SKETCHED)):
                made = list(read_sketches(result))
                add_sketches(self.ledger, made)
                write_sketches(together, made)
            drop_sketches(self.ledger, keyed)
            (result,) = self._engine(group_shard, [together])
            groups: list[list[str]] = json.loads(Path(result).read_text(encoding="utf-8"))
        return groups

    def _first_day(self, intake: Intake) -> dt.date | None:
        """From when on the ledger's articles may belong to tonight's stories; None where they may not."""
        latest = self.plan.now.date() + dt.timedelta(days=1)  # where it is already tomorrow; what is later is a slip
        days = [stub.day for stub in intake.articles.values() if stub.day and stub.day <= latest.isoformat()]
        if not days or not self.plan.window:
            return None
        return dt.date.fromisoformat(max(days)) - dt.timedelta(days=self.plan.window)

    def _review(self, stories: dict[str, list[Stub]]) -> int:
        """Review what was not reviewed before; returns how many stories that were."""
        known = known_reviews(self.ledger, list(stories), with_failed=not self.plan.retry_failed)
        todo = [(key, stubs) for key, stubs in stories.items() if key not in known]
        with self._stage("review", len(todo)), self._shards() as folder:
            texts = texts_of(self.ledger, (stub for _, stubs in todo for stub in stubs))
            shards = write_shards(folder, [(key, [texts[stub.key] for stub in stubs]) for key, stubs in todo])
            del texts  # of a large night they are the most of what it has in memory
            for result in self._engine(review_shard, shards):
                made = list(read_result(result))
                add_reviews(self.ledger, made, self.job.digest, self.job.version)
                Path(result).unlink()
                self.log.step(len(made))
        return len(todo)

    def _engine(self, stage: Callable[[str, Job], str], shards: Sequence[Path]) -> Iterator[str]:
        plan = self.plan
        return run_engine(plan.engine, stage, [str(path) for path in shards], self.job, plan.jobs, plan.scheduler)

    def _page_engine(self, stage: Callable[[str, PageJob], str], shards: Sequence[str], job: PageJob) -> Iterator[str]:
        """This machine's processes: the report's folder need not be one that a cluster shares."""
        name: EngineName = "serial" if self.plan.engine == "serial" else "pool"
        return run_engine(name, stage, shards, job, self.plan.jobs)

    @contextmanager
    def _shards(self) -> Iterator[Path]:
        """An empty folder for shards; what a killed run left in it goes."""
        folder = self.plan.work / _SHARDS
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        yield folder
        shutil.rmtree(folder, ignore_errors=True)

    def _record(self, run: int, intake: Intake, stories: dict[str, list[Stub]], reviewed: int) -> None:
        with self._stage("record"):
            tellings = self._tellings(stories)
            new = intake.articles.keys() - known_articles(self.ledger, list(intake.articles))
            summary = self.summary
            summary.reviewed = reviewed
            summary.outlets = count_outlets(intake.articles, new, tellings)
            summary.counts = {
                "articles": len(intake.articles),
                "articles_new": len(new),
                "articles_again": intake.again,
                "articles_older": intake.older,
                "stories": len(tellings),
                "stories_of_several": sum(len(telling.brief.outlets) > 1 for telling in tellings),
                "problems": len(summary.problems),
                **_verdicts(tellings),
            }
            for words in silences(summary.outlets, outlets_before(self.ledger, run)):
                self.log.say("silence", "warning", message=words)
            ended = _time(dt.datetime.now(dt.UTC))
            record(self.ledger, run, tellings, ended, summary, self.plan.suppressions.reason)
            self.log.step(len(tellings))

    def _tellings(self, stories: dict[str, list[Stub]]) -> list[Telling]:
        tellings = []
        for key, brief, error in briefs(self.ledger, list(stories)):
            if brief is not None:
                tellings.append(Telling(tuple(stub.key for stub in stories[key]), key, brief))
                continue
            place = next((stub.path or stub.url or stub.key for stub in stories[key]), key)
            message = f"could not be reviewed, with {len(stories[key]) - 1} others of its story: {error}"
            self.summary.problems.append((place, message))
            self.log.say("problem", "warning", place=place, message=message)
        return sorted(tellings, key=lambda telling: telling.members)

    def _report(self, run: int, out: Path, baseline: int | None) -> None:
        def write(folder: Path) -> None:
            write_report(self.ledger, run, folder, baseline, earlier=out, engine=self._page_engine)
            told = asdict(self.ledger.run(run)) | {"state": "done", "timings": self.summary.timings}
            (folder / MARK).write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

        with self._stage("report"):
            put(out, write)
        finish(self.ledger, run, self.summary.timings)

    @contextmanager
    def _stage(self, name: str, total: int | None = None) -> Iterator[None]:
        begun = time.monotonic()
        with self.log.stage(name, total):
            yield
        self.summary.timings[name] = round(time.monotonic() - begun, 3)


def _verdicts(tellings: Sequence[Telling]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for telling in tellings:
        total.update(telling.brief.counts)
    return {name: total[name] for name in ("conflict", "disputed", "update", "checks", "claims")}


def _time(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds")
