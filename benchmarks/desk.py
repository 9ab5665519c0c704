"""Twenty editors' processes deciding at once on one store for a minute: how many decisions, and is any lost?

    PYTHONPATH=. python benchmarks/desk.py [--editors 20] [--seconds 60] [--store postgresql://...]

The store must be new or have a night; without one, a file of its own with a small night is used.
"""

# ruff: noqa: E402 - the night and the editors are those of the tests
from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

for folder in ("desk", "nightly"):
    sys.path.append(str(Path(__file__).resolve().parent.parent / "tests" / folder))

from desk_kit import NIGHT
from editors import decide_at_once
from nights import night

from checker.nightly.ledger import open_ledger


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--editors", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--store")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = asked.store or str(Path(folder) / "checker.db")
        ledger = open_ledger(store)
        if ledger.latest_run() is None:
            night(ledger, NIGHT, Path(folder))
        kind = ledger.database.url.get_backend_name()
        ledger.close()
        begun = time.monotonic()
        outcome = decide_at_once(store, asked.editors, asked.seconds)
        took = time.monotonic() - begun
    print(
        f"{kind}: {asked.editors} editors, {asked.seconds:g} s ({took:.0f} s with their start): "
        f"{len(outcome.accepted)} decisions, {outcome.stale} told that another was faster, "
        f"{outcome.lost} lost, {outcome.gaps} findings with gaps, no error"
    )
    return 1 if outcome.lost or outcome.gaps else 0


if __name__ == "__main__":
    sys.exit(main())
