"""Starts the desk: opens the ledger, listens, and says where."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

from checker.model import CheckerError
from checker.report.messages import say_message
from checker.report.wording import Lang
from checker.rules import Rules

if TYPE_CHECKING:
    from starlette.applications import Starlette

_HEADER: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")
_EVERYWHERE: Final = ("0.0.0.0", "::", "")
_AT_ONCE: Final = 64  # connections; further ones wait for a moment


def serve(
    store: str, rules: Rules, host: str, port: int, allowed: Sequence[str], user_header: str | None, lang: Lang
) -> None:
    """Serve until interrupted.  Raises CheckerError for a ledger, a header or an address that cannot be used."""
    if "://" not in store and not Path(store).is_file():
        raise CheckerError(f"{store}: no such ledger; make one with: checker nightly INBOX --store {store}")
    if user_header is not None and not (user_header and set(user_header) <= _HEADER):
        raise CheckerError(
            f"--trusted-user-header: {user_header!r} is no name of a header; give one like X-Remote-User"
        )
    with _installed():
        from checker.desk.app import make_app
    from checker.nightly.ledger import open_ledger

    ledger = open_ledger(store)
    try:
        _run(make_app(ledger, rules, lang, _hosts(host, allowed), user_header), host, port, "the desk is at {}/")
    finally:
        ledger.close()


def serve_endpoint(paths: Sequence[str], rules: Rules, host: str, port: int, lang: Lang) -> None:
    """Serve the draft check alone, as LanguageTool does, against articles that are read once.

    Raises CheckerError where none of them can be read, or for an address that cannot be used.
    """
    from checker.intake.read import read_paths

    intake = read_paths(paths, None, rules)
    for problem in intake.problems:
        typer.echo(f"checker: {say_message(str(problem), lang)}", err=True)
    if not intake.articles:
        raise CheckerError(f"no source could be read from {', '.join(paths)}")
    with _installed():
        from checker.desk.languagetool import LOCAL, make_app
    app = make_app(lambda _: intake.articles, rules, lang, [*LOCAL, *_hosts(host, ())])
    _run(app, host, port, "the endpoint is at {}/v2/check")


@contextmanager
def _installed() -> Iterator[None]:
    """Turns an import that fails into what is to be installed."""
    try:
        yield
    except ImportError as error:
        raise CheckerError(f"the desk needs the package {error.name}; install checker[desk]") from None


def _hosts(host: str, allowed: Sequence[str]) -> list[str]:
    return [*allowed, *([host] if host not in _EVERYWHERE else [])]


def _run(app: Starlette, host: str, port: int, said: str) -> None:
    """Listen until interrupted; `said` tells where."""
    with _installed():
        import uvicorn
    with _listening(host, port) as listener:
        shown = f"[{host}]" if ":" in host else host
        where = said.format(f"http://{shown}:{listener.getsockname()[1]}")
        typer.echo(f"{where} - end it with Ctrl+C", err=True)
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, limit_concurrency=_AT_ONCE,
            timeout_keep_alive=15, proxy_headers=False, lifespan="off",
        )  # fmt: skip
        uvicorn.Server(config).run(sockets=[listener])


def _listening(host: str, port: int) -> socket.socket:
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        return socket.create_server(address[:2], family=family)
    except (OSError, UnicodeError) as error:
        raise CheckerError(
            f"--host {host} --port {port}: {getattr(error, 'strerror', None) or error}; give others"
        ) from None
