"""The command that serves the editors' desk."""

from __future__ import annotations

from typing import Annotated

import typer

from checker.cli.options import Lang, LangOption, RulesFolder, Store, rules_of


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
