"""Commands about one story: its report, and why one fact of it came out as it did."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.options import (
    FOUND,
    AsFormat,
    ConfigFile,
    FailOn,
    Format,
    Lang,
    LangOption,
    Output,
    Paths,
    RulesFolder,
    complain,
    reaches,
    rules_of,
    say,
    write,
)
from checker.collecting import uncollected

if TYPE_CHECKING:
    from checker.report.build import Report
    from checker.report.wording import Lang as LangName


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
    with uncollected(to_the_end=True):
        report = story_report(paths, rules, as_, config, lang)
    write(_rendered(report, form, lang.value, quiet, to_file=output is not None), output, bom=form is Format.csv)
    raise typer.Exit(FOUND if reaches(_severities(report), fail_on) else 0)


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

    say(account(story_report(paths, rules, as_, config, lang), fact_id, lang.value), lang)


def story_report(
    paths: Sequence[str], folder: Path | None, form: str | None, config: Path | None, lang: Lang
) -> Report:
    """The report of a story; a file that cannot be read costs one line, and the others go on."""
    from checker.intake.fields import load_fields
    from checker.intake.read import read_paths
    from checker.model import CheckerError
    from checker.story import review as compare

    rules = rules_of(folder)
    intake = read_paths(paths, sys.stdin.buffer if "-" in paths else None, rules, load_fields(config), form)
    if not intake.articles and len(intake.problems) == 1:
        raise CheckerError(str(intake.problems[0]))
    for problem in intake.problems:
        complain(str(problem), lang)
    if not intake.articles:
        raise CheckerError(f"no article could be read from {', '.join(paths)}")
    return compare(intake.articles, rules, intake.title)


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
