"""The report of a night, made from the ledger alone: the same ledger gives the same files."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from checker.nightly.ledger import Ledger


def write_report(ledger: Ledger, run: int, folder: Path, baseline: int | None = None) -> None:
    """Fill an empty folder with a run's report, told against an earlier run (the one before it)."""
    findings = [asdict(finding) for finding in ledger.findings(run, baseline=baseline)]
    (folder / "findings.json").write_text(_json(findings), encoding="utf-8")
    stories = [asdict(story) for story in ledger.stories(run)]
    (folder / "stories.json").write_text(_json(stories), encoding="utf-8")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
