"""A desk over a small night of our own."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from checker.model import Article
from checker.nightly.entries import Finding
from checker.nightly.ledger import Ledger, open_ledger

sys.path.append(str(Path(__file__).resolve().parent.parent / "nightly"))
sys.path.append(str(Path(__file__).resolve().parent.parent / "draft"))
from desk_kit import NIGHT, OVERRIDE, SCRIPT, client_of
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


@pytest.fixture
def hostile(ledger: Ledger, tmp_path: Path) -> Ledger:
    """A night of articles that mean harm."""

    def article(outlet: str, killed: int) -> Article:
        body = (
            f"أسفر الزلزال الذي ضرب المدينة عن مقتل {killed} شخصا {SCRIPT}{OVERRIDE} وفق ما أعلنت وزارة الداخلية.\n\n"
            + "ه" + "\u0651\u064e" * 50_000 + "\x00\x1b[2J"
        )  # fmt: skip
        return Article(
            outlet,
            f"{outlet}{SCRIPT}{OVERRIDE}",
            f"زلزال يضرب المدينة {SCRIPT}{OVERRIDE}",
            body,
            "2024-03-01T08:00",
            "javascript:alert(1)",
        )

    night(ledger, [article("النهار", 12), article("الحياة", 21)], tmp_path)
    return ledger
