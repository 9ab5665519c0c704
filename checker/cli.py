"""The command line: what can be asked, and nothing of how it is answered.

Whatever is heavy is imported inside the command that needs it, so that help and completion answer at once.
Exit status: 0 nothing to report, 1 something was found, 2 the call or the input was wrong (one line says what),
4 a night of which a part could not be read.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from checker.options import (
    FOUND,
    PARTIAL,
    WRONG,
    AsFormat,
    ConfigFile,
    DraftFormat,
    Engine,
    FailOn,
    Format,
    Inbox,
    Lang,
    LangOption,
    Listing,
    Output,
    Paths,
    Plain,
    PlainFormat,
    RulesFolder,
    Store,
    complain,
    day,
    reaches,
    rules_of,
    write,
    write_bytes,
)

if TYPE_CHECKING:
    from checker.draft.manuscript import Manuscript
    from checker.draft.notes import DraftReport
    from checker.model import Article
    from checker.report.build import Report
    from checker.report.wording import Lang as LangName
    from checker.rules import Rules


class _OneLine(TyperGroup):
    """Ends every failure in one clear line on standard error and status 2; a traceback tells an editor nothing."""

    def main(self, *args: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        from typer._click.exceptions import ClickException, NoArgsIsHelpError

        try:
            code = super().main(*args, **{**extra, "standalone_mode": False})
        except NoArgsIsHelpError as error:
            typer.echo(error.format_message(), err=True)
            code = WRONG
        except ClickException as error:
            code = complain(error.format_message())
        except typer.Abort:
            code = complain("stopped")
        except Exception as error:
            code = complain(_message(error))
        if not standalone_mode:
            return code
        sys.exit(code if isinstance(code, int) else 0)


def _message(error: Exception) -> str:
    from checker.model import CheckerError

    if isinstance(error, CheckerError):
        return str(error)
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror}"
    if isinstance(error, ValueError):
        return str(error)
    return f"this should not happen, please report it: {type(error).__name__}: {error}"


app = typer.Typer(
    cls=_OneLine,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
rules_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="""\
Look at the rules, and prove them.

\b
Example:
  checker rules show casualties
""")  # fmt: skip
app.add_typer(rules_app, name="rules")


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import PackageNotFoundError, version

        try:
            typer.echo(f"checker {version('checker')}")
        except PackageNotFoundError:
            typer.echo("checker (not installed)")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Compare what several Arabic news outlets say about one event, and show where they cannot all be right.

    \b
    Examples:
      checker review seeds/
      checker review a.txt b.txt --format html --output report.html
      checker quantities "نحو ساعتين"

    Exit status: 0 nothing was found, 1 something was (see --fail-on), 2 the call or the input was wrong.
    """


@app.command()
def review(
    paths: Paths,
    form: Annotated[Format, typer.Option("--format", "-f", help="How the report is written.")] = Format.text,
    output: Output = None,
    rules: RulesFolder = None,
    lang: LangOption = Lang.ar,
    as_: AsFormat = None,
    config: ConfigFile = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Text: the findings only, nothing where there are none.")
    ] = False,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="The severity from which the exit status is 1.")
    ] = FailOn.error,
) -> None:
    """Compare the articles of one story and report what agrees and what cannot all be true.

    \b
    Examples:
      checker review seeds/
      checker review story/ --format html --output report.html
      cat article.txt | checker review - other.txt --lang en
    """
    report = _review(paths, rules, as_, config)
    write(_rendered(report, form, lang.value, quiet, to_file=output is not None), output, bom=form is Format.csv)
    raise typer.Exit(FOUND if reaches(_severities(report), fail_on) else 0)


@app.command()
def draft(
    manuscript: Annotated[str, typer.Argument(metavar="DRAFT", help="The draft's file; - reads standard input.")],
    more: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH...]", help="More sources, behind those of --against.")
    ] = None,
    against: Annotated[
        list[str] | None, typer.Option("--against", metavar="PATH", help="A folder or file of what the sources say.")
    ] = None,
    store: Annotated[
        str | None,
        typer.Option(
            "--store", metavar="FILE|URL", help="The ledger of the nights: take the sources of its last days."
        ),
    ] = None,
    form: Annotated[DraftFormat, typer.Option("--format", "-f", help="How the check is written.")] = DraftFormat.text,
    output: Output = None,
    rules: RulesFolder = None,
    lang: LangOption = Lang.ar,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Text: what is wrong only, nothing where nothing is.")
    ] = False,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="The severity from which the exit status is 1.")
    ] = FailOn.error,
) -> None:
    """Check a draft before publication: every statement against what the sources of its story say.

    \b
    Examples:
      checker draft draft.txt --against seeds/
      checker draft draft.docx --against story/ --format docx --output commented.docx
      checker draft draft.txt --store checker.db
      checker draft - --against story/ --format html --output check.html < draft.txt
    """
    from checker.draft.check import check_draft
    from checker.draft.manuscript import read_manuscript
    from checker.model import CheckerError

    loaded = rules_of(rules)
    paths = [*(against or []), *(more or [])]
    if not paths and store is None:
        raise CheckerError("a draft is checked against its sources: give them with --against FOLDER, or --store LEDGER")
    read = read_manuscript(manuscript, sys.stdin.buffer, loaded)
    sources = _sources(paths, manuscript, loaded) if paths else []
    if store is not None:
        sources += _stored(store, read.article, loaded)
    report = check_draft(read.article, sources, loaded)
    write_bytes(_drafted(report, read, form, lang.value, quiet, to_file=output is not None), output)
    raise typer.Exit(FOUND if reaches(report.severities, fail_on) else 0)


@app.command()
def explain(
    fact_id: Annotated[str, typer.Argument(metavar="FACT_ID", help="The id of a fact in a report, or how it begins.")],
    paths: Paths,
    rules: RulesFolder = None,
    lang: LangOption = Lang.ar,
    as_: AsFormat = None,
    config: ConfigFile = None,
) -> None:
    """Say why claims were taken for one fact, how the verdict was reached, and what else was near.

    \b
    Example:
      checker explain 4ec1a0 seeds/
    """
    from checker.report.explain import explain as account

    write(account(_review(paths, rules, as_, config), fact_id, lang.value), None)


@app.command()
def quantities(
    text: Annotated[str, typer.Argument(help="Arabic text; - reads standard input.")],
    reference: Annotated[
        str | None, typer.Option("--reference", metavar="DATE", help="The day that «yesterday» is read against.")
    ] = None,
    form: PlainFormat = Plain.text,
) -> None:
    """List every number, amount, duration, date and time in a text, as the checker reads it.

    \b
    Examples:
      checker quantities "التقيا أمس نحو ساعتين" --reference 2023-09-14
      checker quantities - --format json < article.txt
    """
    from checker.extract.quantities import quantities as found_in
    from checker.model import parse_time
    from checker.report.answers import quantities_json, quantities_text

    day = parse_time(reference)
    if reference is not None and day is None:
        raise ValueError(f"not a whole date: {reference!r}; write it as 2023-09-14")
    found = found_in(_stdin_text() if text == "-" else text, day.date() if day else None)
    write(quantities_json(found) if form is Plain.json else quantities_text(found), None)


@app.command()
def names(
    what: Annotated[list[str], typer.Argument(metavar="A B | PATH...", help="Two names, or the files of one story.")],
    rules: RulesFolder = None,
    lang: LangOption = Lang.ar,
    as_: AsFormat = None,
    config: ConfigFile = None,
    form: Annotated[Listing, typer.Option("--format", "-f", help="How the list is written.")] = Listing.text,
    output: Output = None,
) -> None:
    """Say whether two names are one, and why; or list the names of a story with all their spellings.

    A spelling that departs from the house style (rules/style) is followed by the one to use.

    \b
    Examples:
      checker names "كيم جونغ أون" "كيم يونغ أون"
      checker names seeds/
      checker names seeds/ --format csv --output names.csv
    """
    from checker.report import answers

    if len(what) == 2 and not any(item == "-" or Path(item).exists() for item in what):
        from checker.compare.names import same_name

        if form is Listing.csv:
            raise ValueError("--format csv lists the names of a story; two names are answered as text or json")
        match = same_name(what[0], what[1], rules=rules_of(rules))
        write(answers.match_json(match) if form is Listing.json else answers.match_text(match), output)
        return
    report = _review(what, rules, as_, config)
    match form:
        case Listing.json:
            write(answers.names_json(report), output)
        case Listing.csv:
            write(answers.names_csv(report), output, bom=True)
        case Listing.text:
            write(answers.names_text(report, lang.value), output)


@app.command()
def fetch(
    feeds: Annotated[Path, typer.Argument(metavar="FEEDS.yaml", help="The feeds: addresses, and whose they are.")],
    to: Annotated[Path, typer.Option("--to", metavar="INBOX", help="The folder that new articles are written into.")],
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say only what went wrong.")] = False,
) -> None:
    """Fetch what is new in RSS, Atom and JSON feeds into an inbox; what has not changed is not asked for again.

    \b
    Example:
      checker fetch feeds.yaml --to inbox/

    Exit status: 0 all feeds were read, 4 some were not, 2 none was.
    """
    from checker.intake.fetch import fetch_feeds, load_feeds

    failed = []
    for outcome in fetch_feeds(load_feeds(feeds), to):
        failed.append(outcome.failed)
        if outcome.failed:
            complain(str(outcome))
        elif not quiet:
            write(f"{outcome}\n", None)
        for flaw in outcome.flaws:
            complain(f"{outcome.url}: {flaw}")
    raise typer.Exit(WRONG if all(failed) else PARTIAL if any(failed) else 0)


@app.command()
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
        write(summary_text(run, tally), None)
    raise typer.Exit(PARTIAL if run.problems else FOUND if reaches(severities, fail_on) else 0)


@app.command()
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
        write(difference_text(found, lang.value), None)


@app.command()
def desk(
    store: Store = None,
    host: Annotated[str, typer.Option("--host", help="The address that is listened on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Its port; 0 takes a free one.")] = 8765,
    allow_host: Annotated[
        list[str] | None,
        typer.Option("--allow-host", metavar="NAME", help="A name by which the desk may be asked for."),
    ] = None,
    trusted_user_header: Annotated[
        str | None,
        typer.Option(
            "--trusted-user-header", metavar="NAME", help="The header in which a proxy names who is logged in."
        ),
    ] = None,
    lang: LangOption = Lang.ar,
    rules: RulesFolder = None,
) -> None:
    """Serve the editors' desk over a ledger: read the night's stories, decide about findings, check drafts.

    \b
    Examples:
      checker desk --store checker.db
      checker desk --store checker.db --allow-host desk.example.org --trusted-user-header X-Remote-User --lang en
    """
    from checker.desk.serve import serve
    from checker.nightly.config import load_settings

    where = store or load_settings().store
    if where is None:
        raise typer.BadParameter("give --store, or name it in checker.toml")
    serve(where, rules_of(rules), host, port, allow_host or [], trusted_user_header, lang.value)


@rules_app.command("list")
def rules_list(rules: RulesFolder = None, lang: LangOption = Lang.ar) -> None:
    """List the rule files: where each is, what kind it is, what it is called.

    \b
    Example:
      checker rules list --lang en
    """
    from checker.report.rulebook import listing

    write(listing(rules_of(rules), lang.value), None)


@rules_app.command("show")
def rules_show(
    name: Annotated[str, typer.Argument(help="The place or the id of a rule, as `rules list` names it.")],
    rules: RulesFolder = None,
) -> None:
    """Print one rule file, as it is written.

    \b
    Example:
      checker rules show claims/durations
    """
    from checker.report.rulebook import source

    write(source(name, rules), None)


@rules_app.command("test")
def rules_test(rules: RulesFolder = None) -> None:
    """Run the examples that every rule carries: what must fire and what must stay silent.

    \b
    Example:
      checker rules test --rules my-rules/
    """
    from checker.selftest import run_examples

    failures = run_examples(rules_of(rules))
    write("".join(f"{bad.file}: {bad.message}\n    {bad.text}\n" for bad in failures) or "all examples hold\n", None)
    raise typer.Exit(FOUND if failures else 0)


@rules_app.command("lint")
def rules_lint(rules: RulesFolder = None) -> None:
    """Check the form of every rule file: each fault with file, line, column and what is allowed there.

    \b
    Example:
      checker rules lint --rules my-rules/
    """
    from checker.report.rulebook import faults

    found = faults(rules)
    write("".join(f"{fault}\n" for fault in found) or "all rule files are well formed\n", None)
    raise typer.Exit(FOUND if found else 0)


# ---------------------------------------------------------------- the two ends


def _review(paths: Sequence[str], folder: Path | None, form: str | None, config: Path | None) -> Report:
    """The report of a story; a file that cannot be read costs one line, and the others go on."""
    from checker.intake.fields import load_fields
    from checker.intake.read import read_paths
    from checker.model import CheckerError
    from checker.story import review as compare

    rules = rules_of(folder)
    intake = read_paths(paths, sys.stdin.buffer if "-" in paths else None, rules, load_fields(config), form)
    for problem in intake.problems:
        complain(str(problem))
    if not intake.articles:
        raise CheckerError(f"no article could be read from {', '.join(paths)}")
    return compare(intake.articles, rules, intake.title)


def _sources(paths: Sequence[str], manuscript: str, rules: Rules) -> list[Article]:
    """The articles that a draft is checked against; the draft itself may lie among them and is no source of itself."""
    from checker.intake.read import read_paths
    from checker.model import CheckerError

    intake = read_paths(paths, None, rules)
    for problem in intake.problems:
        complain(f"{problem.path}: {problem.message}")
    own = Path(manuscript).resolve() if manuscript != "-" else None
    articles = [article for article in intake.articles if own is None or Path(article.path or "").resolve() != own]
    if not articles:
        raise CheckerError(f"no source could be read from {', '.join(paths)}")
    return articles


def _stored(store: str, article: Article, rules: Rules) -> list[Article]:
    from checker.draft.stored import stored_sources

    found = stored_sources(store, article, rules)
    if not found:
        complain(
            f"{store}: tells no story of the last days with the names of this draft; only the draft itself was checked"
        )
    return found


def _drafted(
    report: DraftReport, read: Manuscript, form: DraftFormat, lang: LangName, quiet: bool, to_file: bool
) -> bytes:
    match form:
        case DraftFormat.docx:
            from checker.draft.docx import render_docx

            return render_docx(report, read, lang)
        case DraftFormat.html:
            from checker.draft.html import render_html

            return render_html(report, lang).encode("utf-8", errors="replace")
        case DraftFormat.json:
            from checker.draft.json_notes import render_json

            return render_json(report).encode("utf-8", errors="replace")
        case DraftFormat.sarif:
            from checker.draft.sarif import render_sarif

            return render_sarif(report, read, lang).encode("utf-8", errors="replace")
        case DraftFormat.text:
            from checker.draft.text import render_text
            from checker.report.terminal import Screen

            return render_text(report, lang, Screen() if to_file else None, quiet).encode("utf-8", errors="replace")


def _stdin_text() -> str:
    return sys.stdin.buffer.read().decode("utf-8-sig", errors="replace")


def _rendered(report: Report, form: Format, lang: LangName, quiet: bool, to_file: bool) -> str:
    match form:
        case Format.json:
            from checker.report.json_report import render_json

            return render_json(report)
        case Format.html:
            from checker.report.html import render_html

            return render_html(report, lang)
        case Format.md:
            from checker.report.markdown import render_markdown

            return render_markdown(report, lang)
        case Format.csv:
            from checker.report.tables import render_csv

            return render_csv(report, lang)
        case Format.text:
            from checker.report.terminal import Screen, render_text

            return render_text(report, lang, Screen() if to_file else None, quiet)


def _severities(report: Report) -> list[str]:
    return [*(fact.severity for fact in report.facts), *(finding.severity for finding in report.findings)]


def main() -> None:
    """The entry point of the installed command."""
    app(prog_name="checker")


if __name__ == "__main__":
    main()
