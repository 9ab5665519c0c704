"""The command that checks a draft before publication."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.options import (
    FOUND,
    DraftFormat,
    FailOn,
    Lang,
    LangOption,
    Output,
    RulesFolder,
    complain,
    reaches,
    rules_of,
    write_bytes,
)
from checker.collecting import uncollected

if TYPE_CHECKING:
    from checker.draft.manuscript import Manuscript
    from checker.draft.notes import DraftReport
    from checker.model import Article, Severity
    from checker.report.wording import Lang as LangName
    from checker.rules import Rules


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
    with uncollected(to_the_end=True):
        severities = _checked(manuscript, [*(against or []), *(more or [])], store, form, output, rules, lang, quiet)
    raise typer.Exit(FOUND if reaches(severities, fail_on) else 0)


def _checked(
    manuscript: str,
    paths: Sequence[str],
    store: str | None,
    form: DraftFormat,
    output: Path | None,
    rules: Path | None,
    lang: Lang,
    quiet: bool,
) -> Sequence[Severity]:
    """Check, write, and tell how severe what was found is."""
    from checker.draft.check import check_draft
    from checker.draft.manuscript import read_manuscript
    from checker.model import CheckerError

    loaded = rules_of(rules)
    if not paths and store is None:
        raise CheckerError("a draft is checked against its sources: give them with --against FOLDER, or --store LEDGER")
    read = read_manuscript(manuscript, sys.stdin.buffer, loaded)
    sources = _sources(paths, manuscript, loaded, lang) if paths else []
    if store is not None:
        sources += _stored(store, read.article, loaded, lang)
    report = check_draft(read.article, sources, loaded)
    write_bytes(_drafted(report, read, form, lang.value, quiet, to_file=output is not None), output)
    return report.severities


def _sources(paths: Sequence[str], manuscript: str, rules: Rules, lang: Lang) -> list[Article]:
    """The articles that a draft is checked against; the draft itself may lie among them and is no source of itself."""
    from checker.intake.read import read_paths
    from checker.model import CheckerError

    intake = read_paths(paths, None, rules)
    for problem in intake.problems:
        complain(f"{problem.path}: {problem.message}", lang)
    own = Path(manuscript).resolve() if manuscript != "-" else None
    articles = [article for article in intake.articles if own is None or Path(article.path or "").resolve() != own]
    if not articles:
        raise CheckerError(f"no source could be read from {', '.join(paths)}")
    return articles


def _stored(store: str, article: Article, rules: Rules, lang: Lang) -> list[Article]:
    from checker.draft.stored import stored_sources

    found = stored_sources(store, article, rules)
    if not found:
        complain(
            f"{store}: tells no story of the last days with the names of this draft; only the draft itself was checked",
            lang,
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
