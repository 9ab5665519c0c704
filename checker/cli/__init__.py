"""The command line: what can be asked, and nothing of how it is answered.

Whatever is heavy is imported inside the command that needs it, so that help and completion answer at once.
Exit status: 0 nothing to report, 1 something was found, 2 the call or the input was wrong (one line says what),
4 a night of which a part could not be read.
"""

from __future__ import annotations

import os
from typing import Annotated

import typer

from checker.cli import answers, desks, drafts, nights, rulebook, stories
from checker.cli.failures import OneLine

# no plugin of pydantic is wanted here: to look for one, it reads what every installed package says of itself
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

app = typer.Typer(
    cls=OneLine,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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


# help lists the commands in this order
app.command()(stories.review)
app.command()(drafts.draft)
app.command()(stories.explain)
app.command()(answers.quantities)
app.command()(answers.names)
app.command()(nights.fetch)
app.command()(nights.nightly)
app.command()(nights.diff)
app.command()(desks.desk)
app.add_typer(rulebook.app, name="rules")


def main() -> None:
    """The entry point of the installed command."""
    app(prog_name="checker")
