"""The check of a draft as JSON, and the published schema of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from checker.draft.notes import DraftReport


def render_json(report: DraftReport) -> str:
    """`checker.draft/1`; Arabic stays legible."""
    return json.dumps(report.to_dict(), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def schema() -> dict[str, Any]:
    """The JSON Schema of `checker.draft/1`."""
    path = Path(__file__).with_name("draft.schema.json")
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
