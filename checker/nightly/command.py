"""What `checker nightly` and `checker diff` do between their options and their exit status."""

from __future__ import annotations

import datetime as dt
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from checker.intake.fields import Fields
from checker.intake.inbox import there
from checker.model import CheckerError
from checker.nightly.config import Settings
from checker.nightly.entries import Finding, Run
from checker.nightly.files import inbox_of
from checker.nightly.folder import check_folder
from checker.nightly.ledger import Ledger, open_ledger
from checker.nightly.log import Log
from checker.nightly.metrics import write_metrics
from checker.nightly.run import Plan, run_night
from checker.nightly.suppress import load_suppressions
from checker.report.terms import sentence, term
from checker.report.wording import Lang, check_name
from checker.rules import Rules

_ASK: Final = 0.5  # seconds between looks whether the other run has ended
_SHOWN: Final = 20  # findings to a status on the screen; the report has all


def night(
    settings: Settings,
    rules: Rules,
    log: Log,
    *,
    fields: Fields | None = None,
    form: str | None = None,
    since: dt.date | None = None,
    limit: int | None = None,
    retry_failed: bool = False,
    baseline: int | None = None,
    wait: float = 600,
) -> tuple[Run, dict[str, int], list[str]]:
    """Run a night; gives the run, its findings by status, and the severities of those that are new and shown.

    `fields` are further names of fields in the intake, `form` is its format where that is not to be guessed.

    Raises CheckerError for a store or a folder that cannot be used, and where another run goes on for longer than
    `wait` seconds.
    """
    if not settings.inbox:
        raise CheckerError("no inbox: give files or folders, or name them in checker.toml")
    if not any(there(path) for path in settings.inbox):
        raise CheckerError(
            f"no such file or folder: {', '.join(settings.inbox)}; the report and the store are as before"
        )
    out, store = Path(settings.out or ""), settings.store or ""
    check_folder(out)
    now = dt.datetime.now(dt.UTC)
    suppressions = load_suppressions(settings.suppressions, now.date())
    for entry in suppressions.ended:
        log.say("suppression ended", "warning", until=entry.until.isoformat(), reason=entry.reason)
    for entry, why in suppressions.astray(rules):
        log.say("suppression astray", "warning", message=why, reason=entry.reason)
    ledger = open_ledger(store)
    try:
        if baseline is not None:
            ledger.run(baseline)
        with locked(ledger, wait, log):
            plan = Plan(
                out=out, work=settings.work or _work(ledger), rules=rules, rules_folder=settings.rules, now=now,
                since=since, limit=limit, retry_failed=retry_failed, baseline=baseline, window=settings.window,
                engine=settings.engine, jobs=settings.jobs, scheduler=settings.scheduler, suppressions=suppressions,
            )  # fmt: skip
            run = run_night(ledger, inbox_of(ledger, settings.inbox, fields, form, rules, since), plan, log)
            if settings.work is None:
                with suppress(OSError):  # the machine's passing files are not ours to remove
                    plan.work.rmdir()
        tally = ledger.tally(run.id, baseline)
        if settings.metrics is not None:
            write_metrics(settings.metrics, run, tally)
        new = ledger.findings(run.id, "new", baseline)
    finally:
        ledger.close()
    return run, tally, [finding.severity for finding in new if finding.suppressed is None]


def difference(store: str, first: int, second: int) -> dict[str, list[Finding]]:
    """The findings of the second of two runs against the first, by status.  Raises CheckerError for an unknown run."""
    if "://" not in store and not Path(store).is_file():
        raise CheckerError(f"{store}: no such store; `checker nightly` makes one")
    ledger = open_ledger(store)
    try:
        for run in (first, second):
            ledger.run(run)
        found = ledger.findings(second, baseline=first)
    finally:
        ledger.close()
    return {
        status: [finding for finding in found if finding.status == status] for status in ("new", "open", "resolved")
    }


@contextmanager
def locked(ledger: Ledger, wait: float, log: Log) -> Iterator[None]:
    """Hold the ledger's lock; where another run has it, say so and wait."""
    end = time.monotonic() + wait
    lock = ledger.lock()
    if lock is None and wait > 0:
        log.say("waiting", "warning", message=f"another run is using {ledger.database.shown}")
    while lock is None:
        if time.monotonic() >= end:
            raise CheckerError(f"another run is using {ledger.database.shown}; try again when it has ended")
        time.sleep(_ASK)
        lock = ledger.lock()
    try:
        yield
    finally:
        lock.close()


def summary_text(run: Run, tally: dict[str, int], lang: Lang) -> str:
    """The run in a few lines: what came, what was found, by outlet."""
    comma = "، " if lang == "ar" else ", "
    told = comma.join(f"{number} {term('statuses', status, lang)}" for status, number in tally.items())
    lines = [
        sentence("run_line", lang, id=run.id, reviewed=run.reviewed, **run.counts),
        sentence("run_findings", lang, tally=told),
    ]
    width = max((len(outlet) for outlet in run.outlets), default=0)
    for outlet, n in run.outlets.items():
        counts = {"articles": f"{n['articles']:6}", "claims": f"{n['claims']:7}", "findings": f"{n['findings']:5}"}
        lines.append(sentence("run_outlet", lang, outlet=f"{outlet:{width}}", **counts))
    if run.problems:
        lines.append(sentence("run_problems", lang, n=len(run.problems)))
    return "\n".join(lines) + "\n"


def difference_text(found: dict[str, list[Finding]], lang: Lang) -> str:
    """New, still open, resolved: the worst of each in a line."""
    lines = []
    for status, findings in found.items():
        name = "still open" if status == "open" else status
        lines.append(f"{term('statuses', name, lang)}: {len(findings)}")
        for finding in findings[:_SHOWN]:
            label = check_name(finding.rule, lang) if finding.kind == "check" else getattr(finding.label, lang)
            why = getattr(finding.why, lang)
            severity = term("severities", finding.severity, lang)
            lines.append(f"  {finding.fingerprint}  {severity:7}  {label}: {why}  ({', '.join(finding.outlets)})")
        if len(findings) > _SHOWN:
            lines.append(sentence("diff_more", lang, n=len(findings) - _SHOWN))
    return "\n".join(lines) + "\n"


def _work(ledger: Ledger) -> Path:
    """Beside an SQLite file, so that shards lie on the same disk; else among the machine's passing files."""
    path = ledger.database.path
    return path.with_name(path.name + ".work") if path is not None else Path(tempfile.gettempdir())
