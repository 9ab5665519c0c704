"""A PostgreSQL URL as people write it for any program, as the arguments of our driver.

Other programs read them through PostgreSQL's own library; the driver is written in Python and does not know its words.
"""

from __future__ import annotations

import os
import ssl
from typing import Any, Final

from sqlalchemy import URL
from sqlalchemy.exc import ArgumentError

_PORT: Final = 5432
_UNCHECKED: Final = frozenset({"allow", "prefer", "require"})  # encrypted, whoever answers
_KNOWN: Final = frozenset({"host", "port", "sslmode", "sslrootcert", "application_name", "connect_timeout"})


def postgres_url(url: URL) -> URL:
    """The URL without the words of the library; a password that it does not have is that of the environment."""
    unknown = url.query.keys() - _KNOWN
    if unknown:
        raise ArgumentError(f"unknown in a PostgreSQL URL: {', '.join(sorted(unknown))}")
    return url.set(query={}, password=url.password or os.environ.get("PGPASSWORD"))


def postgres_arguments(url: URL) -> dict[str, Any]:
    """What the driver is told besides the URL: the socket, how to encrypt, who asks."""
    asked = {name: value if isinstance(value, str) else value[-1] for name, value in url.query.items()}
    found: dict[str, Any] = {"user": url.username or os.environ.get("PGUSER") or os.environ.get("USER") or "postgres"}
    host, port = asked.get("host") or url.host, _number(asked.get("port")) or url.port or _PORT
    if host and host.startswith("/"):
        found["unix_sock"] = f"{host.rstrip('/')}/.s.PGSQL.{port}"
    elif host:
        found |= {"host": host, "port": port}
    if "application_name" in asked:
        found["application_name"] = asked["application_name"]
    if "connect_timeout" in asked:
        found["timeout"] = _number(asked["connect_timeout"])
    if asked.get("sslmode", "disable") != "disable":
        found["ssl_context"] = _encrypted(asked["sslmode"], asked.get("sslrootcert"))
    return found


def _number(text: str | None) -> int | None:
    if text is None or text.isdecimal():
        return int(text) if text else None
    raise ArgumentError(f"{text!r} in a PostgreSQL URL is no number")


def _encrypted(mode: str, authority: str | None) -> ssl.SSLContext:
    if mode not in {*_UNCHECKED, "verify-ca", "verify-full"}:
        raise ArgumentError(f"no sslmode is called {mode!r}")
    context = ssl.create_default_context(cafile=authority)
    context.check_hostname = mode == "verify-full"
    if mode in _UNCHECKED and authority is None:
        context.verify_mode = ssl.CERT_NONE
    return context
