"""Several editors at once: nothing is lost, nobody meets an error, and who comes second is told.

`benchmarks/desk.py` is the same for twenty editors and a minute.
"""

from __future__ import annotations

from pathlib import Path

from desk_kit import NIGHT
from editors import Outcome, decide_at_once
from nights import night

from checker.nightly.ledger import open_ledger

EDITORS, SECONDS = 6, 5


def nothing_is_lost(outcome: Outcome) -> None:
    assert len(outcome.accepted) > 10 * EDITORS
    assert (outcome.lost, outcome.gaps) == (0, 0)
    assert outcome.stale > 0  # they did meet


def test_editors_at_once_on_sqlite(store: Path) -> None:
    nothing_is_lost(decide_at_once(str(store), EDITORS, SECONDS))


def test_editors_at_once_on_postgresql(postgres: str, tmp_path: Path) -> None:
    ledger = open_ledger(postgres)
    night(ledger, NIGHT, tmp_path)
    ledger.close()
    nothing_is_lost(decide_at_once(postgres, EDITORS, SECONDS))
