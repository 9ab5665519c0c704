"""What is found in the judged stories must not become less: stories written by somebody who had not seen the checker.

The floors are what was measured, less what one story more or less would change.  They are no aims.
"""

from __future__ import annotations

import json
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from checker import Article, review
from checker.model import Span

JUDGED = Path(__file__).parent / "judged"


def read_story(folder: Path) -> tuple[list[Article], dict[str, Any]]:
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    articles = []
    for document in gold["documents"]:
        name, outlet, published = str(document["id"]), document.get("outlet"), document.get("published")
        plain = folder / f"{name}.txt"
        if plain.exists():
            title, _, body = plain.read_text("utf-8").rpartition("---\n")[2].lstrip("\n").partition("\n")
        else:
            row = json.loads((folder / f"{name}.json").read_text("utf-8"))
            title, body = row.get("title") or "", row["text"]
        articles.append(Article(name, outlet, title.strip(), body.strip(), published))
    return articles, gold


def places(fact: dict[str, Any], texts: dict[str, str]) -> list[tuple[str, Span]]:
    found = []
    for value in fact["values"]:
        at = texts[str(value["doc"])].find(value["surface"])
        if at >= 0:
            found.append((str(value["doc"]), Span(at, at + len(value["surface"]))))
    return found


def measured(kind: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for folder in sorted((JUDGED / kind).iterdir()):
        articles, gold = read_story(folder)
        report = review(articles).to_dict()
        texts = {article["id"]: article["text"] for article in report["articles"]}
        told = [[(claim["article"], Span(*claim["span"])) for claim in fact["claims"]] for fact in report["facts"]]
        alarms = {n for n, fact in enumerate(report["facts"]) if fact["verdict"] == "conflict"}
        differ: set[int] = set()
        for fact in gold["facts"]:
            where = places(fact, texts)
            homes = [
                {n for n, claims in enumerate(told) if any(a == doc and s.overlaps(span) for a, s in claims)}
                for doc, span in where
            ]
            pairs = [
                (one, two) for (one, a), (two, b) in combinations(zip(homes, where, strict=True), 2) if a[0] != b[0]
            ]
            counts["pairs"] += len(pairs)
            counts["joined"] += sum(bool(one & two) for one, two in pairs)
            here = {n for one, two in pairs for n in one & two & alarms}
            if fact["verdict"] == "conflict":
                counts["conflicts"] += 1
                counts["found"] += bool(here)
            if fact["verdict"] in ("conflict", "disputed", "update"):
                differ |= here
        counts["alarms"] += len(alarms)
        counts["true alarms"] += len(alarms & differ)
    return counts


FLOORS = {
    "stories": {("joined", "pairs"): 0.73, ("found", "conflicts"): 0.60, ("true alarms", "alarms"): 0.84},
    "events": {("joined", "pairs"): 0.72, ("found", "conflicts"): 0.54, ("true alarms", "alarms"): 0.82},
}


@pytest.mark.parametrize("kind", sorted(FLOORS))
def test_the_judged_stories_stay_as_well_read(kind: str) -> None:
    counts = measured(kind)
    shares = {(part, whole): counts[part] / counts[whole] for part, whole in FLOORS[kind]}
    assert {pair: share for pair, share in shares.items() if share < FLOORS[kind][pair]} == {}
