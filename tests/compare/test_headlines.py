"""Titles with no body: what clashes, and what only words it otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from checker import Article, review
from checker.rules import load_rules
from checker.schema import Opposites

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "headlines.yaml").read_text(encoding="utf-8"))
EXAMPLES = [
    (pair, fires)
    for file in load_rules().of(Opposites)
    for fires, pairs in ((True, file.fires), (False, file.silent))
    for pair in pairs
]


def alarms(a: str, b: str) -> list[dict[str, object]]:
    report = review([Article("1", title=a), Article("2", title=b)]).to_dict()
    return [fact for fact in report["facts"] if fact["verdict"] == "conflict"]


@pytest.mark.parametrize(("a", "b"), CASES["differ"])
def test_titles_that_cannot_both_be_right(a: str, b: str) -> None:
    found = alarms(a, b)
    assert found
    assert alarms(b, a), "the order of the articles changes nothing"


@pytest.mark.parametrize(("a", "b"), CASES["agree"])
def test_paraphrases_stay_silent(a: str, b: str) -> None:
    assert not alarms(a, b)


@pytest.mark.parametrize(("pair", "fires"), EXAMPLES)
def test_examples_of_the_rules(pair: object, fires: bool) -> None:
    assert bool(alarms(*pair.texts)) is fires  # type: ignore[attr-defined]


def test_the_words_that_clash_are_shown() -> None:
    (fact,) = alarms("البرلمان يوافق على قانون المياه", "البرلمان يرفض قانون المياه")
    assert [claim["text"] for claim in fact["claims"]] == ["يوافق", "يرفض"]  # type: ignore[attr-defined]
    assert fact["rule"] == "outcomes"
