"""Tables of phrasings: what says one thing reads as one thing, and what says none as none."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker import quantities

HERE = Path(__file__).parents[1] / "cases"
CASES = yaml.safe_load((HERE / "quantities.yaml").read_text(encoding="utf-8"))
READS = [(entry, text) for entry in CASES["reads"] for text in entry["texts"]]
MEANINGS = yaml.safe_load((HERE / "phrasings.yaml").read_text(encoding="utf-8"))["reads"]


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


@pytest.mark.parametrize("entry", MEANINGS, ids=[str(list(entry.values())[:3]) for entry in MEANINGS])
def test_every_phrasing_of_a_meaning(entry: dict[str, Any]) -> None:
    fields = {key: wanted for key, wanted in entry.items() if key not in ("texts", "reference")}
    day = dt.date.fromisoformat(entry["reference"]) if "reference" in entry else None
    for given in entry["texts"]:
        text, place = next(iter(given.items())) if isinstance(given, dict) else (given, given)
        # «قبل يومين» is a day and a length of time: the day is asked for
        found = [q for q in quantities(text, day) if q.kind != "duration" or entry["kind"] == "duration"]
        assert [{key: getattr(q, key) for key in fields} for q in found] == [fields], (text, found)
        if fields.get("value") is not None and entry["kind"] != "ordinal":
            assert found[0].text == place
