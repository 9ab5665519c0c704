"""Twins: one event in two short passages, each value marked with the key of its fact, written by who had not seen the checker.

`{key|words}` marks a value; a key that stands in both passages is one fact, whose verdict `facts` tells.  The floors are
what was measured, less what a twin or two would change.  They are no aims.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker import Article, review
from checker.model import Span

TWINS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "judged" / "twins.yaml").read_text("utf-8"))
MARK = re.compile(r"\{(\w+)\|([^{}|]*)\}")

Marks = dict[str, list[Span]]


def unmarked(side: str, passage: dict[str, Any]) -> tuple[Article, Marks]:
    """An article, and the places of its values in its text."""
    text, marks, at = "", [], 0
    for mark in MARK.finditer(passage["text"]):
        text += passage["text"][at : mark.start()]
        marks.append((mark[1], len(text), len(text) + len(mark[2])))
        text += mark[2]
        at = mark.end()
    text += passage["text"][at:]
    title, _, body = text.partition("\n")
    article = Article(side, f"صحيفة {side}", title, body.strip(), str(passage["published"]))
    moved = article.text.find(body.strip()) - text.find(body.strip())
    places: Marks = {}
    for key, start, end in marks:
        by = moved if start > len(title) else 0
        places.setdefault(key, []).append(Span(start + by, end + by))
    return article, places


def measured() -> Counter[str]:
    counts: Counter[str] = Counter()
    for twin in TWINS:
        sides = {side: unmarked(side, twin[side]) for side in "ab"}
        facts = review([article for article, _ in sides.values()]).to_dict()["facts"]
        told = [{side: _keys(fact, side, sides[side][1]) for side in "ab"} for fact in facts]
        for key, verdict in twin["facts"].items():
            homes = [fact["verdict"] for fact, keys in zip(facts, told, strict=True) if key in keys["a"] & keys["b"]]
            counts.update({"pairs": 1, "joined": bool(homes)})
            if verdict == "conflict":
                counts.update({"conflicts": 1, "found": "conflict" in homes})
        for fact, keys in zip(facts, told, strict=True):
            if fact["verdict"] == "conflict" and {claim["article"] for claim in fact["claims"]} == {"a", "b"}:
                true = any(twin["facts"].get(key) == "conflict" for key in keys["a"] & keys["b"])
                counts.update({"alarms": 1, "true": true})
    return counts


def _keys(fact: dict[str, Any], side: str, marks: Marks) -> set[str]:
    spans = [Span(*claim["span"]) for claim in fact["claims"] if claim["article"] == side]
    return {key for key, places in marks.items() if any(span.overlaps(place) for span in spans for place in places)}


@pytest.fixture(scope="module")
def counts() -> Counter[str]:
    return measured()


def test_every_shared_key_has_its_verdict() -> None:
    for twin in TWINS:
        shared = set(unmarked("a", twin["a"])[1]) & set(unmarked("b", twin["b"])[1])
        assert shared == set(twin["facts"]), twin["id"]


@pytest.mark.parametrize(
    ("part", "whole", "floor"), [("joined", "pairs", 0.63), ("found", "conflicts", 0.19), ("true", "alarms", 0.69)]
)
def test_what_is_found_stays_found(counts: Counter[str], part: str, whole: str, floor: float) -> None:
    assert counts[part] >= floor * counts[whole], dict(counts)
