"""The night beside its page: findings as CSV, JSON and Parquet, the tables of outlets as CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from importlib.util import find_spec
from typing import Any, Final

from checker.nightly.entries import Story
from checker.nightly.report.data import NightReport, Told
from checker.report.tables import harmless

_COLUMNS: Final = (
    "fingerprint", "status", "severity", "verdict", "rule", "role", "label", "why", "outlets", "words", "story", "title",
    "day", "page", "first_run", "last_run", "state", "assignee",
)  # fmt: skip
_SEPARATOR: Final = " | "


def findings_json(night: NightReport) -> bytes:
    """Everything that is known of each finding, worst first."""
    return _json([_plain(told) for told in night.findings])


def stories_json(night: NightReport) -> bytes:
    """The stories of the night, by day and title."""
    names = [field.name for field in fields(Story)]
    return _json([{name: getattr(story, name) for name in names} for story in night.stories])


def findings_csv(night: NightReport) -> bytes:
    """One row a finding; text from outside can start no formula.  With a mark that tells Excel its encoding."""
    return _csv(_COLUMNS, [_row(told) for told in night.findings])


def has_parquet() -> bool:
    """Is the library there that writes Parquet?  It comes with an extra, and a report is whole without that file."""
    return find_spec("pyarrow") is not None


def findings_parquet(night: NightReport) -> bytes:
    """The rows of the CSV with their types, lists as lists, and words as they stand."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = {"string": pa.string(), "integer": pa.int64(), "list": pa.list_(pa.string())}
    schema = pa.schema([(name, types[_TYPES.get(name, "string")]) for name in _COLUMNS])
    rows = [_cells(told) for told in night.findings]
    out = io.BytesIO()
    pq.write_table(_table(rows, schema), out)
    return out.getvalue()


def _table(rows: Sequence[Mapping[str, Any]], schema: Any) -> Any:
    """The same as from a list of rows, which would look for pandas and take as long to import it as all else here."""
    from pyarrow import json as arrow_json

    if not rows:
        return schema.empty_table()
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode("utf-8", "replace")
    return arrow_json.read_json(
        io.BytesIO(lines),
        arrow_json.ReadOptions(use_threads=False, block_size=len(lines)),
        arrow_json.ParseOptions(explicit_schema=schema),
    )


def agreement_csv(night: NightReport) -> bytes:
    """One row a night and pair of outlets: facts that both state, by how they stand to each other."""
    columns = ("run", "one", "two", "same", "compatible", "apart")
    rows = [
        dict(zip(columns, (run, one, two, cell.same, cell.compatible, cell.apart), strict=True))
        for run, agreement in night.agreements.items()
        for (one, two), cell in agreement.pairs.items()
    ]
    return _csv(columns, rows)


def spellings_csv(night: NightReport) -> bytes:
    """One row for each spelling that an outlet uses of a name that is spelled in several ways."""
    rows = [
        {"name": name.canonical, "kind": name.kind, "spelling": surface, "outlet": outlet, "times": counts[i]}
        for name in night.spellings
        for outlet, counts in name.by_outlet.items()
        for i, surface in enumerate(name.surfaces)
        if counts[i]
    ]
    return _csv(("name", "kind", "spelling", "outlet", "times"), rows)


_TYPES: Final = {"outlets": "list", "words": "list", "first_run": "integer", "last_run": "integer"}


def _cells(told: Told) -> dict[str, Any]:
    finding = told.finding
    return {
        "fingerprint": finding.fingerprint,
        "status": finding.status,
        "severity": finding.severity,
        "verdict": finding.verdict,
        "rule": finding.rule,
        "role": finding.role,
        "label": finding.label.ar,
        "why": finding.why.ar,
        "outlets": list(finding.outlets),
        "words": [side.text for side in told.sides],
        "story": finding.story,
        "title": told.title,
        "day": told.day,
        "page": told.href,
        "first_run": finding.first_run,
        "last_run": finding.last_run,
        "state": finding.state,
        "assignee": finding.assignee,
    }


def _row(told: Told) -> dict[str, Any]:
    cells = _cells(told)
    return cells | {name: _SEPARATOR.join(cells[name]) for name in ("outlets", "words")}


def _plain(told: Told) -> dict[str, Any]:
    finding = asdict(told.finding)
    finding["label"], finding["why"] = told.finding.label.to_dict(), told.finding.why.to_dict()
    return finding | {
        "title": told.title,
        "day": told.day,
        "page": told.href,
        "sides": [asdict(side) for side in told.sides],
    }


def _csv(columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: harmless(row[name]) for name in columns} for row in rows)
    return out.getvalue().encode("utf-8-sig", "replace")


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode("utf-8", "replace")
