"""How many of our own pairs of titles are told right; the floors stand a little under what was measured."""

from __future__ import annotations

from pathlib import Path

import yaml

from checker import Article, review

CASES: dict[str, list[tuple[str, str]]] = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "title_pairs.yaml").read_text("utf-8")
)


def _flagged(kind: str) -> float:
    pairs = CASES[kind]
    reports = (review([Article("1", title=a), Article("2", title=b)]).to_dict() for a, b in pairs)
    return sum(any(fact["verdict"] == "conflict" for fact in report["facts"]) for report in reports) / len(pairs)


def test_pairs_that_cannot_both_be_right() -> None:
    rates = {kind: _flagged(kind) for kind in CASES if kind != "agree"}
    floors = {"opposites": 0.9, "denials": 0.9, "figures": 0.85, "others": 0.75, "roles": 0.85, "words": 0.5}
    assert {kind: rate for kind, rate in rates.items() if rate < floors[kind]} == {}


def test_pairs_that_agree_in_other_words() -> None:
    assert _flagged("agree") <= 0.1
