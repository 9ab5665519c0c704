"""What every command shares: its options, and the two ends where files and terminals stand."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

if TYPE_CHECKING:
    from checker.rules import Rules

FOUND, WRONG, PARTIAL = 1, 2, 4


class Format(StrEnum):
    """How a report is written."""

    text = "text"
    json = "json"
    html = "html"
    md = "md"
    csv = "csv"


class DraftFormat(StrEnum):
    """How the check of a draft is written."""

    text = "text"
    html = "html"
    json = "json"
    sarif = "sarif"
    docx = "docx"


class Plain(StrEnum):
    """How a short answer is written."""

    text = "text"
    json = "json"


class Listing(StrEnum):
    """How a list is written."""

    text = "text"
    json = "json"
    csv = "csv"


class Lang(StrEnum):
    """The language of labels and messages."""

    ar = "ar"
    en = "en"


class FailOn(StrEnum):
    """From which severity on the exit status is 1."""

    error = "error"
    warning = "warning"
    info = "info"
    never = "never"


class Engine(StrEnum):
    """Who does the work of a night: this process, several, or a cluster."""

    serial = "serial"
    pool = "pool"
    dask = "dask"


Paths = Annotated[
    list[str], typer.Argument(metavar="PATH...", help="Files or folders of one story; - reads standard input.")
]
RulesFolder = Annotated[
    Path | None, typer.Option("--rules", metavar="DIR", help="A folder of rules laid over the built-in ones.")
]
LangOption = Annotated[Lang, typer.Option("--lang", help="The language of labels and messages.")]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write there, not to standard output.")
]
AsFormat = Annotated[
    str | None,
    typer.Option("--as", metavar="FORMAT", help="Read all files as this format; without it, each is guessed."),
]
ConfigFile = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help="Settings; without it, checker.toml if there is one here."),
]
PlainFormat = Annotated[Plain, typer.Option("--format", "-f", help="How the answer is written.")]


Inbox = Annotated[
    list[str] | None, typer.Argument(metavar="INBOX...", help="Files, folders and globs of what came in.")
]
Store = Annotated[
    str | None, typer.Option("--store", metavar="FILE|URL", help="The ledger: an SQLite file or a postgresql:// URL.")
]


def complain(message: str, lang: Lang = Lang.ar) -> int:
    """One line on standard error, in the language of the reader."""
    from checker.report.excerpt import clean
    from checker.report.messages import say_message
    from checker.report.terminal import Screen

    line = f"checker: {say_message(clean(message), lang.value)}"
    typer.echo(Screen.of(sys.stderr).show(line, None, lang is Lang.ar, ""), err=True)
    return WRONG


def day(words: str, option: str) -> dt.date:
    """A whole date of the command line.  Raises ValueError that says how one is written."""
    try:
        return dt.date.fromisoformat(words)
    except ValueError:
        raise ValueError(f"{option}: not a whole date: {words!r}; write it as 2023-09-14") from None


def rules_of(folder: Path | None) -> Rules:
    from checker.rules import load_rules

    return load_rules(folder)


def write(text: str, output: Path | None, bom: bool = False) -> None:
    """UTF-8 whatever the locale says."""
    write_bytes(text.encode("utf-8-sig" if bom else "utf-8", errors="replace"), output)


def say(text: str, lang: Lang, output: Path | None = None) -> None:
    """Lines of a short answer: as they are to a file or a pipe, as the terminal can show them to a terminal."""
    from checker.report.terminal import Screen

    screen = Screen() if output is not None else Screen.of(sys.stdout)
    shown = (screen.show(line, None, lang is Lang.ar, "    ") if line else "" for line in text.splitlines())
    write("".join(f"{line}\n" for line in shown), output)


def write_bytes(data: bytes, output: Path | None) -> None:
    """To a file or to standard output.  A reader that closes its end early (`| head`) is no failure."""
    if output is not None:
        output.write_bytes(data)
        return
    try:
        typer.echo(data, nl=False)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


RANK: Final = {"none": 0, "info": 1, "warning": 2, "error": 3}


def reaches(severities: Iterable[str], fail_on: FailOn) -> bool:
    """Whether anything found is as severe as what makes the exit status 1."""
    return fail_on is not FailOn.never and any(RANK[severity] >= RANK[fail_on.value] for severity in severities)
