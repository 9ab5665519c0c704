"""What a careful reader takes from sentences of the news, and that like facts told in other words are read alike."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.compare.statements import roles_of
from checker.extract.claims import Reading, read_article
from checker.extract.document import read_document
from checker.extract.names import find_story_names
from checker.model import Article, Claim
from checker.rules import load_rules

CASES = Path(__file__).parent / "cases"
DAY = dt.date(2024, 6, 5)


def load(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
    return found


def read(text: str) -> Reading:
    doc = read_document(Article("1", body=text), load_rules(), DAY)
    return read_article(doc, find_story_names([doc])["1"])


def slots(reading: Reading, claim: Claim) -> dict[str, Any]:
    """A claim's slots, as the cases name them."""
    owner = next((m for m in reading.mentions if m.start == claim.who), None)
    return {
        "as": f"{claim.rule}.{claim.role}",
        "value": claim.value.value,
        "low": claim.value.low,
        "kind": claim.value.kind,
        "unit": claim.value.unit,
        "hedge": claim.value.hedge,
        "text": claim.text,
        "noun": claim.noun,
        "group": claim.group,
        "scope": claim.scope,
        "who": reading.doc.text[owner.start : owner.end] if owner else None,
        "source": claim.source.text if claim.source else None,
        "as_of": claim.as_of.isoformat(timespec="minutes") if claim.as_of else None,
        "denied": not claim.polarity,
        "updated": claim.updated,
        "aspects": sorted(claim.aspects),
    }


def fits(found: dict[str, Any], wanted: dict[str, Any]) -> bool:
    return all(found[slot] == value for slot, value in wanted.items())


def missing(text: str, wanted: list[dict[str, Any]]) -> list[str]:
    """The claims that a sentence lacks; each that is found stands for one that is wanted."""
    reading = read(text)
    left = [slots(reading, claim) for claim in reading.claims]
    assert all(reading.doc.text[c.span.start : c.span.end] == c.text for c in reading.claims)
    lacks = []
    for claim in wanted:
        found = next((here for here in left if fits(here, claim)), None)
        if found is None:
            lacks.append(f"no {claim}; found: {[_shown(here, claim) for here in left]}")
        else:
            left.remove(found)
    return lacks


def _shown(found: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    return {slot: found[slot] for slot in ("text", "as", "value", *wanted)}


def cases() -> list[Any]:
    """The cases; what is known to be missing is marked, so that it is seen when it is no longer."""
    gap = pytest.mark.xfail(strict=True)
    return [
        pytest.param(case, id=case["text"][:40], marks=[gap] if case.get("gap") else []) for case in load("claims.yaml")
    ]


@pytest.mark.parametrize("case", cases())
def test_a_sentence_is_read_as_a_careful_reader_does(case: dict[str, Any]) -> None:
    assert not missing(case["text"], case["claims"])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [(text, {slot: case[slot] for slot in ("as", "value")}) for case in load("paraphrases.yaml") for text in case["texts"]],
)  # fmt: skip
def test_one_fact_in_other_words_has_one_name(text: str, wanted: dict[str, Any]) -> None:
    assert not missing(text, [wanted])


def test_a_day_that_was_news_to_the_story_is_not_old_to_its_last_article() -> None:
    text = "وكانت الكارثة التي وقعت في 24 يوليو 2022 قد أودت بثمانين شخصا."
    article = Article("1", body=text, published="2024-06-05")
    scopes = []
    for began in (None, dt.date(2022, 7, 25)):
        doc = read_document(article, load_rules(), DAY, began)
        scopes.append({c.value.value: c.scope for c in read_article(doc, find_story_names([doc])["1"]).claims}[80])
    assert scopes == ["background", "whole"]


def told_as() -> list[Any]:
    """The texts of the table of people and things; what is known not to be read is marked."""
    gap = pytest.mark.xfail(strict=True)
    return [
        pytest.param(case, text, id=text[:40], marks=[gap] if key == "gaps" else [])
        for case in load("people.yaml")
        for key in ("texts", "gaps")
        for text in case.get(key, [])
    ]


@pytest.mark.parametrize(("case", "text"), told_as())
def test_a_number_of_people_is_told_as_what_it_is(case: dict[str, Any], text: str) -> None:
    rule, wanted = case["as"].split(".")
    table = roles_of(load_rules()).table
    same = table[rule, wanted].same_as + [
        name for (owner, name), role in table.items() if owner == rule and wanted in role.same_as
    ]
    found = [slots(reading, claim) for reading in [read(text)] for claim in reading.claims]
    roles = [here["as"] for here in found if case["value"] in (here["value"], here["low"])]
    assert set(roles) & {f"{rule}.{name}" for name in (wanted, *same)}, found
