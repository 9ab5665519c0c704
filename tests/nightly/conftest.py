"""A ledger in a file."""

from __future__ import annotations

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
