"""A desk over a small night of our own."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from checker.nightly.ledger import Finding, Ledger, open_ledger

sys.path.append(str(Path(__file__).resolve().parent.parent / "nightly"))
sys.path.append(str(Path(__file__).resolve().parent.parent / "draft"))
from desk_kit import NIGHT, client_of
from nights import night


@pytest.fixture(scope="session")
def one_night(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one whole night in it, to be copied."""
    folder = tmp_path_factory.mktemp("night")
    ledger = open_ledger(folder / "checker.db")
    night(ledger, NIGHT, folder)
    ledger.close()
    return folder / "checker.db"


@pytest.fixture
def store(one_night: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(one_night, tmp_path / "checker.db"))


@pytest.fixture
def told(store: Path) -> Iterator[Ledger]:
    opened = open_ledger(store)
    yield opened
    opened.close()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """One without a night."""
    opened = open_ledger(tmp_path / "empty.db")
    yield opened
    opened.close()


@pytest.fixture
def finding(told: Ledger) -> Finding:
    return next(finding for finding in told.findings(1) if len(finding.outlets) == 3)


@pytest.fixture
def client(told: Ledger) -> TestClient:
    return client_of(told)
