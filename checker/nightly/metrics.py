"""A run's figures for Prometheus, as a file that the node exporter's textfile collector reads."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from checker.nightly.entries import Run


def write_metrics(path: Path, run: Run, findings: Mapping[str, int]) -> None:
    """The figures of a run and of its findings by status, whole or not at all: the collector may read at any moment."""
    part = path.with_name(f"{path.name}.{os.getpid()}")
    part.write_text("".join(f"{line}\n" for line in _lines(run, findings)), encoding="utf-8")
    part.replace(path)


def _lines(run: Run, findings: Mapping[str, int]) -> Iterator[str]:
    yield from _family("run", "Number of the last run.", [("", run.id)])
    ended = dt.datetime.fromisoformat(run.ended).timestamp() if run.ended else 0
    yield from _family("last_run_timestamp_seconds", "When the last run ended.", [("", ended)])
    yield from _family("problems", "Records and stories that could not be read.", [("", run.counts["problems"])])
    yield from _family("articles", "Articles of the last run.", [("", run.counts["articles"])])
    yield from _family("stories", "Stories of the last run.", [("", run.counts["stories"])])
    yield from _family("reviewed", "Stories that were reviewed anew.", [("", run.reviewed)])
    statuses = [(f'status="{name}"', number) for name, number in findings.items()]
    yield from _family("findings", "Findings of the last run.", statuses)
    yield from _family(
        "stage_seconds", "Seconds by stage.", [(f'stage="{name}"', took) for name, took in sorted(run.timings.items())]
    )
    for name in ("articles", "claims", "findings"):
        rows = [(f'outlet="{_escaped(outlet)}"', counts.get(name, 0)) for outlet, counts in sorted(run.outlets.items())]
        yield from _family(f"outlet_{name}", f"{name.capitalize()} of the last run by outlet.", rows)


def _family(name: str, help_: str, rows: Sequence[tuple[str, float]]) -> Iterator[str]:
    yield f"# HELP checker_nightly_{name} {help_}"
    yield f"# TYPE checker_nightly_{name} gauge"
    for labels, value in rows:
        yield f"checker_nightly_{name}{'{' + labels + '}' if labels else ''} {value}"


def _escaped(label: str) -> str:
    return label.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
