"""The report as JSON, and the published schema of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from checker.report.build import Report


def render_json(report: Report) -> str:
    """CONTRACT's JSON; Arabic stays legible, and what JSON has no word for (NaN) is refused."""
    return json.dumps(report.to_dict(), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def schema() -> dict[str, Any]:
    """The JSON Schema of `checker.report/1`."""
    path = Path(__file__).with_name("report.schema.json")
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
