"""Two articles that give one office to two people, or one person two ranks; and what only looks like it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from checker import Article, review

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "offices.yaml").read_text(encoding="utf-8"))


def conflicts(texts: list[str]) -> list[list[str]]:
    """The passages of each conflict about an office."""
    facts = review([Article(str(number), body=text) for number, text in enumerate(texts)]).to_dict()["facts"]
    clashing = [fact for fact in facts if fact["rule"] == "offices" and fact["verdict"] != "agree"]
    return [[claim["text"] for claim in fact["claims"]] for fact in clashing]


@pytest.mark.parametrize("texts", CASES["clash"], ids=lambda texts: texts[0][:40])
def test_one_office_two_people(texts: list[str]) -> None:
    found = conflicts(texts)
    assert found
    assert all(one in texts[0] and two in texts[1] for one, two in found)
    assert len(conflicts(texts[::-1])) == len(found)


@pytest.mark.parametrize("texts", CASES["near"], ids=lambda texts: texts[0][:40])
def test_near_misses(texts: list[str]) -> None:
    assert conflicts(texts) == []


def test_people_who_change_places_clash_in_both_offices() -> None:
    assert len(conflicts(CASES["clash"][0])) == 2
    assert len(conflicts(CASES["clash"][3])) == 2
