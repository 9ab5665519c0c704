"""Editors in processes of their own who decide at once, as fast as they can, on one store."""

from __future__ import annotations

import multiprocessing
import random
import time
from collections import defaultdict
from dataclasses import dataclass

from checker.nightly.ledger import StaleDecision, open_ledger

Made = tuple[str, int, str, str]  # finding, version, who, reason


@dataclass(frozen=True)
class Outcome:
    """What was accepted and what the ledger has of it; how often somebody was told that another was faster."""

    accepted: list[Made]
    recorded: list[Made]
    stale: int

    @property
    def lost(self) -> int:
        """Decisions that were accepted and are not there, or there and never accepted."""
        return len(set(self.accepted) ^ set(self.recorded)) + len(self.recorded) - len(set(self.recorded))

    @property
    def gaps(self) -> int:
        """Findings whose versions are not 1, 2, 3 and so on."""
        versions = defaultdict(list)
        for finding, version, _, _ in self.recorded:
            versions[finding].append(version)
        return sum(sorted(found) != list(range(1, len(found) + 1)) for found in versions.values())


def decide_at_once(store: str, editors: int, seconds: float) -> Outcome:
    """Let so many editors decide for so long.  An error of any of them is raised here."""
    context = multiprocessing.get_context("spawn")
    begin = context.Barrier(editors)
    with context.Pool(editors, _share, (begin,)) as pool:
        results = pool.starmap(_edit, [(store, number, seconds) for number in range(editors)], chunksize=1)
    ledger = open_ledger(store)
    recorded = [(made.fingerprint, made.version, made.who, made.reason) for made in ledger.decisions()]
    ledger.close()
    return Outcome([made for accepted, _ in results for made in accepted], recorded, sum(stale for _, stale in results))


def _share(begin) -> None:
    global _begin
    _begin = begin


def _edit(store: str, number: int, seconds: float) -> tuple[list[Made], int]:
    ledger, chance = open_ledger(store), random.Random(number)
    findings = [finding.fingerprint for finding in ledger.findings(1)]
    accepted: list[Made] = []
    stale = 0
    _begin.wait()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        seen = ledger.finding(chance.choice(findings))
        reason = f"{number}-{len(accepted)}-{stale}"
        try:
            made = ledger.decide(
                seen.fingerprint,
                chance.choice(("confirm", "dismiss", "note")),
                f"editor {number}",
                reason,
                seen.version,
            )
        except StaleDecision:
            stale += 1
        else:
            accepted.append((made.fingerprint, made.version, made.who, made.reason))
    ledger.close()
    return accepted, stale
