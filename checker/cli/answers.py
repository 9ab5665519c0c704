"""Commands that answer one question: which quantities a text has, whether two names are one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from checker.cli.options import (
    AsFormat,
    ConfigFile,
    Lang,
    LangOption,
    Listing,
    Output,
    Plain,
    PlainFormat,
    RulesFolder,
    rules_of,
    say,
    write,
)
from checker.cli.stories import story_report


def quantities(
    text: Annotated[str, typer.Argument(help="Arabic text; - reads standard input.")],
    reference: Annotated[
        str | None, typer.Option("--reference", metavar="DATE", help="The day that «yesterday» is read against.")
    ] = None,
    form: PlainFormat = Plain.text,
    lang: LangOption = Lang.ar,
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
    if form is Plain.json:
        write(quantities_json(found), None)
    else:
        say(quantities_text(found, lang.value), lang)


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
        from checker.names.same import same_name

        if form is Listing.csv:
            raise ValueError("--format csv lists the names of a story; two names are answered as text or json")
        match = same_name(what[0], what[1], rules=rules_of(rules))
        if form is Listing.json:
            write(answers.match_json(match), output)
        else:
            say(answers.match_text(match, lang.value), lang, output)
        return
    report = story_report(what, rules, as_, config, lang)
    match form:
        case Listing.json:
            write(answers.names_json(report), output)
        case Listing.csv:
            write(answers.names_csv(report), output, bom=True)
        case Listing.text:
            say(answers.names_text(report, lang.value), lang, output)


def _stdin_text() -> str:
    return sys.stdin.buffer.read().decode("utf-8-sig", errors="replace")
