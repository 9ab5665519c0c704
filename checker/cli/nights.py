"""Commands of the night: fetch what is new, review what came in, compare two nights."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checker.cli.options import (
    FOUND,
    PARTIAL,
    WRONG,
    AsFormat,
    ConfigFile,
    Engine,
    FailOn,
    Inbox,
    Lang,
    LangOption,
    Plain,
    PlainFormat,
    RulesFolder,
    Store,
    complain,
    day,
    reaches,
    rules_of,
    say,
    write,
)


def fetch(
    feeds: Annotated[Path, typer.Argument(metavar="FEEDS.yaml", help="The feeds: addresses, and whose they are.")],
    to: Annotated[Path, typer.Option("--to", metavar="INBOX", help="The folder that new articles are written into.")],
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say only what went wrong.")] = False,
    lang: LangOption = Lang.ar,
) -> None:
    """Fetch what is new in RSS, Atom and JSON feeds into an inbox; what has not changed is not asked for again.

    \b
    Example:
      checker fetch feeds.yaml --to inbox/

    Exit status: 0 all feeds were read, 4 some were not, 2 none was.
    """
    from checker.intake.fetch import fetch_feeds, load_feeds
    from checker.report.messages import say_message

    failed = []
    for outcome in fetch_feeds(load_feeds(feeds), to):
        failed.append(outcome.failed)
        if outcome.failed:
            complain(str(outcome), lang)
        elif not quiet:
            say(say_message(str(outcome), lang.value), lang)
        for flaw in outcome.flaws:
            complain(f"{outcome.url}: {flaw}", lang)
    raise typer.Exit(WRONG if all(failed) else PARTIAL if any(failed) else 0)


def nightly(
    inbox: Inbox = None,
    store: Store = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="The folder of the report; an older report gives way.")
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="Leave out what was published before.")
    ] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="Take so many articles and no more.")] = None,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="Try again stories whose review failed in an earlier run.")
    ] = False,
    baseline: Annotated[
        int | None, typer.Option("--baseline", metavar="RUN", help="What is new since that run, not since the last.")
    ] = None,
    engine: Annotated[Engine | None, typer.Option("--engine", help="Who does the work.  [default: pool]")] = None,
    scheduler: Annotated[
        str | None, typer.Option("--scheduler", metavar="ADDRESS", help="Of the Dask cluster: tcp://HOST:8786.")
    ] = None,
    jobs: Annotated[int | None, typer.Option("--jobs", "-j", min=1, help="Processes of the pool.")] = None,
    wait: Annotated[int, typer.Option("--wait", min=0, help="Seconds to wait while another run goes on.")] = 600,
    metrics: Annotated[
        Path | None, typer.Option("--metrics", metavar="FILE", help="Write the run's figures for Prometheus.")
    ] = None,
    suppressions: Annotated[
        Path | None, typer.Option("--suppressions", metavar="FILE", help="Findings to set aside, with reason and end.")
    ] = None,
    as_: AsFormat = None,
    config: ConfigFile = None,
    rules: RulesFolder = None,
    lang: LangOption = Lang.ar,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Warnings only.")] = False,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="The severity of a new finding from which the exit status is 1.")
    ] = FailOn.error,
) -> None:
    """Group everything that came in into stories, review each, and leave a report of what is new.

    What was read before is not read again; a run that was killed is taken up by the next.

    \b
    Examples:
      checker nightly inbox/ --store checker.db --out reports/2026-03-01/
      checker nightly inbox/ --store checker.db --out reports/today --since 2026-02-28 --quiet

    Exit status: as ever, and 4 where something could not be read while the rest was.
    """
    from checker.intake.fields import load_fields
    from checker.nightly.command import night, summary_text
    from checker.nightly.config import load_settings
    from checker.nightly.log import log_to_stderr

    given = {
        "inbox": tuple(inbox or ()), "store": store, "out": str(out) if out else None, "rules": rules,
        "engine": engine.value if engine else None, "scheduler": scheduler, "jobs": jobs, "metrics": metrics,
        "suppressions": suppressions,
    }  # fmt: skip
    settings = load_settings(config).model_copy(update={name: value for name, value in given.items() if value})
    for name in ("store", "out"):
        if getattr(settings, name) is None:
            raise typer.BadParameter(f"give --{name}, or name it in checker.toml")
    first = day(since, "--since") if since else None
    with log_to_stderr(quiet) as log:
        run, tally, severities = night(
            settings, rules_of(settings.rules), log, fields=load_fields(config), form=as_,
            since=first, limit=limit, retry_failed=retry_failed, baseline=baseline, wait=wait,
        )  # fmt: skip
    if not quiet:
        say(summary_text(run, tally, lang.value), lang)
    raise typer.Exit(PARTIAL if run.problems else FOUND if reaches(severities, fail_on) else 0)


def diff(
    first: Annotated[int, typer.Argument(metavar="RUN1", help="The earlier run.")],
    second: Annotated[int, typer.Argument(metavar="RUN2", help="The later run.")],
    store: Store = None,
    form: PlainFormat = Plain.text,
    lang: LangOption = Lang.ar,
) -> None:
    """Compare two nights: which findings are new, which still open, which resolved.

    \b
    Example:
      checker diff 11 12 --store checker.db
    """
    from dataclasses import asdict

    from checker.nightly.command import difference, difference_text
    from checker.nightly.config import load_settings

    where = store or load_settings().store
    if where is None:
        raise typer.BadParameter("give --store, or name it in checker.toml")
    found = difference(where, first, second)
    if form is Plain.json:
        from json import dumps

        plain = {status: [asdict(finding) for finding in findings] for status, findings in found.items()}
        write(dumps(plain, ensure_ascii=False, indent=2) + "\n", None)
    else:
        say(difference_text(found, lang.value), lang)
