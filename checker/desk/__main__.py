"""`python -m checker.desk PATH...` serves the draft check alone, for the LanguageTool add-ons of editors; no ledger is needed."""

from __future__ import annotations

from typing import Annotated

import typer

from checker.cli.options import WRONG, Lang, LangOption, RulesFolder, complain, rules_of
from checker.desk.serve import serve_endpoint
from checker.model import CheckerError


def main(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="The articles of the story.")],
    host: Annotated[str, typer.Option("--host", help="The address that is listened on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Its port; 0 takes a free one.")] = 8081,
    lang: LangOption = Lang.ar,
    rules: RulesFolder = None,
) -> None:
    """Answer at /v2/check as LanguageTool does, with the draft compared to the articles of one story."""
    try:
        serve_endpoint(paths, rules_of(rules), host, port, lang.value)
    except CheckerError as error:
        complain(str(error), lang)
        raise typer.Exit(WRONG) from None


if __name__ == "__main__":
    typer.run(main)
