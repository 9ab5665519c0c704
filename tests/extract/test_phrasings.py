"""A table of phrasings: what says one thing reads as one thing, and what says none as none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from checker import quantities

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "quantities.yaml").read_text(encoding="utf-8"))
READS = [(entry, text) for entry in CASES["reads"] for text in entry["texts"]]


@pytest.mark.parametrize(("entry", "text"), READS, ids=[text for _, text in READS])
def test_phrasings_of_one_meaning(entry: dict[str, Any], text: str) -> None:
    found = quantities(text)
    fields = {key: wanted for key, wanted in entry.items() if key not in ("texts", "at")}
    assert [{key: getattr(q, key) for key in fields} for q in found] == [fields], found
    (q,) = found
    assert q.text == text[q.start : q.end]
    if (at := entry.get("at", text)) is not None and q.hedge in (None, "range"):
        assert q.text == at


@pytest.mark.parametrize("text", CASES["none"])
def test_no_quantity(text: str) -> None:
    assert quantities(text) == []
