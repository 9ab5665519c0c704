"""A PostgreSQL of our own: a server for the session, an empty database for each test that asks for one."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

_numbers = itertools.count(1)


def needed(reason: str) -> None:
    """Skips loudly; on the machine that checks a change, a test that was not run is a failure."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Path]:
    """The folder of the socket of a running server."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = shutil.which("initdb") or (str(programs[-1]) if programs else None)
    try:
        import pg8000  # noqa: F401
    except ImportError:
        needed("the ledger was NOT tried on PostgreSQL: install checker[postgres]")
    if found is None:
        needed("the ledger was NOT tried on PostgreSQL: apt-get install postgresql")
    as_user: list[str] = []
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        if shutil.which("runuser") is None:
            needed("the ledger was NOT tried on PostgreSQL: it does not run as root, and there is no runuser")
        as_user = ["runuser", "-u", "nobody", "--"]
    # Not below pytest's folder: that one may lie where only root may go, and a socket's path must be short.
    home = Path(tempfile.mkdtemp(prefix="checker-pg-", dir="/tmp"))
    if as_user:
        shutil.chown(home, "nobody")
    try:
        yield from _serve(Path(found or "").parent, home, as_user)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _serve(programs: Path, home: Path, as_user: list[str]) -> Iterator[Path]:
    data, log = home / "data", home / "log"

    def run(*command: object) -> None:
        with (home / "said").open("wb") as said:  # a pipe would stay open for as long as the server runs
            done = subprocess.run([*as_user, *map(str, command)], stdout=said, stderr=said, cwd=home, check=False)
        assert done.returncode == 0, (home / "said").read_text(errors="replace")

    run(programs / "initdb", "-D", data, "-A", "trust", "-U", "checker", "-N", "-E", "UTF8", "--locale=C")
    options = f"-k {home} -c listen_addresses='' -c fsync=off"
    run(programs / "pg_ctl", "-D", data, "-w", "-o", options, "-l", log, "start")
    try:
        yield home
    finally:
        run(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")


@pytest.fixture
def postgres(postgres_server: Path) -> str:
    """The URL of an empty database."""
    import pg8000.native

    name = f"ledger{next(_numbers)}"
    connection = pg8000.native.Connection("checker", database="postgres", unix_sock=f"{postgres_server}/.s.PGSQL.5432")
    connection.run(f"CREATE DATABASE {name}")
    connection.close()
    return f"postgresql://checker@/{name}?host={postgres_server}"
