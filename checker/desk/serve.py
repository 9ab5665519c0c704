"""Starts the desk: opens the ledger, listens, and says where."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import typer

from checker.model import CheckerError
from checker.report.wording import Lang
from checker.rules import Rules

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
    try:
        import uvicorn

        from checker.desk.app import make_app
    except ImportError as error:
        raise CheckerError(f"the desk needs the package {error.name}; install checker[desk]") from None
    from checker.nightly.ledger import open_ledger

    hosts = [*allowed, *([host] if host not in _EVERYWHERE else [])]
    ledger = open_ledger(store)
    try:
        with _listening(host, port) as listener:
            app = make_app(ledger, rules, lang, hosts, user_header)
            shown = f"[{host}]" if ":" in host else host
            typer.echo(f"the desk is at http://{shown}:{listener.getsockname()[1]}/ - end it with Ctrl+C", err=True)
            config = uvicorn.Config(
                app, log_level="warning", access_log=False, server_header=False, limit_concurrency=_AT_ONCE,
                timeout_keep_alive=15, proxy_headers=False, lifespan="off",
            )  # fmt: skip
            uvicorn.Server(config).run(sockets=[listener])
    finally:
        ledger.close()


def _listening(host: str, port: int) -> socket.socket:
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        return socket.create_server(address[:2], family=family)
    except (OSError, UnicodeError) as error:
        raise CheckerError(
            f"--host {host} --port {port}: {getattr(error, 'strerror', None) or error}; give others"
        ) from None
