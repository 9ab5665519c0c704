"""A ledger in a file, and a PostgreSQL of our own where one is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from nights import Tell, teller

from checker.nightly.ledger import Ledger, open_ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = open_ledger(tmp_path / "checker.db")
    yield opened
    opened.close()


@pytest.fixture
def tell(ledger: Ledger) -> Tell:
    return teller(ledger)


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a PostgreSQL of our own, where one is installed."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = shutil.which("initdb") or (str(programs[-1]) if programs else None)
    pytest.importorskip("psycopg")
    if found is None:
        pytest.skip("no PostgreSQL is installed here")
    home = tmp_path_factory.mktemp("pg")
    yield from _serve(Path(found).parent, home)


def _serve(programs: Path, home: Path) -> Iterator[str]:
    as_user: list[str] = []
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        if shutil.which("runuser") is None:
            pytest.skip("PostgreSQL does not run as root, and there is no runuser")
        shutil.chown(home, "nobody")
        for folder in home.parents[:2]:
            folder.chmod(0o755)
        as_user = ["runuser", "-u", "nobody", "--"]
    data = home / "data"
    made = subprocess.run(
        [*as_user, programs / "initdb", "-D", data, "-A", "trust", "-U", "checker", "-N"],
        check=False, capture_output=True, text=True, cwd=home,
    )  # fmt: skip
    if made.returncode:
        pytest.fail(f"initdb: {made.stderr}")
    options = f"-k {home} -c listen_addresses='' -c fsync=off"
    start = [*as_user, programs / "pg_ctl", "-D", data, "-w", "-o", options, "-l", home / "log", "start"]
    subprocess.run(start, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=home)
    try:
        yield f"postgresql://checker@/postgres?host={home}"
    finally:
        stop = [*as_user, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"]
        subprocess.run(stop, check=False, capture_output=True, cwd=home)
