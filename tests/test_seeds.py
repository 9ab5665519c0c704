"""The first story: five articles that agree on their numbers, and what happens when one of them is changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from checker import Article, review
from checker.intake.read import read_paths

SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return read_paths([str(SEEDS)]).articles


@pytest.fixture(scope="module")
def report(articles: list[Article]) -> dict[str, Any]:
    return review(articles).to_dict()


def shared(report: dict[str, Any]) -> list[tuple[str, frozenset[str], frozenset[str]]]:
    return [
        (
            fact["verdict"],
            frozenset(claim["article"] for claim in fact["claims"]),
            frozenset(claim["text"] for claim in fact["claims"]),
        )
        for fact in report["facts"]
        if fact["verdict"] != "single"
    ]


@pytest.mark.parametrize(
    ("verdict", "outlets", "words"),
    [
        ("agree", {"003", "004"}, {"نحو ساعتين"}),
        ("agree", {"001", "002"}, {"نحو 40 ثانية"}),
        ("agree", {"001", "003", "004"}, {"الأولى"}),
        ("compatible", {"001", "002", "004"}, {"سنناقش كل القضايا"}),
        ("compatible", {"001", "003"}, {"هذا هو السبب الذي أتينا من أجله إلى قاعدة فوستوشني الفضائية"}),
    ],
)
def test_shared_facts(report: dict[str, Any], verdict: str, outlets: set[str], words: set[str]) -> None:
    facts = [fact for fact in shared(report) if any(any(word in text for text in fact[2]) for word in words)]
    assert [fact[0] for fact in facts] == [verdict]
    assert outlets <= facts[0][1]


def test_the_day(report: dict[str, Any]) -> None:
    [day] = [fact for fact in shared(report) if "الأربعاء 13 أيلول" in fact[2]]
    assert day[0] in ("agree", "compatible")
    assert {"000", "001", "002", "003"} <= day[1]


def test_no_alarm(report: dict[str, Any]) -> None:
    assert {verdict for verdict, _, _ in shared(report)} <= {"agree", "compatible"}
    assert {check["rule"] for check in report["checks"] if check["severity"] != "info"} <= {"spelling"}


def test_counts_of_two_fronts_are_not_one_fact(report: dict[str, Any]) -> None:
    """The war reports of 000 and 004 speak of other fronts; what they count has nothing to meet."""
    of_several = [fact for fact in report["facts"] if len({claim["article"] for claim in fact["claims"]}) > 1]
    assert [fact["rule"] for fact in of_several if fact["rule"] in ("counts", "casualties", "forces", "opposed")] == []


@pytest.mark.parametrize(
    ("article", "old", "new"),
    [
        ("003", "نحو ساعتين", "نحو ثلاث ساعات"),
        ("001", "لنحو 40 ثانية", "لنحو 90 ثانية"),
        ("000", "الأربعاء 13 أيلول", "الخميس 14 أيلول"),
    ],
)
def test_one_changed_value_is_the_one_conflict(articles: list[Article], article: str, old: str, new: str) -> None:
    changed = [replace(a, body=a.body.replace(old, new)) if a.id == article else a for a in articles]
    report = review(changed).to_dict()
    alarms = [fact for fact in shared(report) if fact[0] not in ("agree", "compatible")]
    assert [alarm[0] for alarm in alarms] == ["conflict"]
    # an error, and no mere warning: on it the exit status stands
    assert [fact["severity"] for fact in report["facts"] if fact["verdict"] == "conflict"] == ["error"]
    assert any(text in new or new in text for text in alarms[0][2])


def test_a_second_telling(articles: list[Article]) -> None:
    [first] = [a for a in articles if a.id == "004"]
    told = "أعلنت السلطات في القرم أن الهجوم على حوض السفن أدى إلى إصابة 24 شخصاً."
    changed = "أدى الهجوم على حوض السفن في القرم إلى إصابة 42 شخصاً."
    report = review([Article("a", "أ", "", told), Article("b", "ب", "", changed), first]).to_dict()
    alarms = [fact for fact in shared(report) if fact[0] == "conflict"]
    assert "error" in {fact["severity"] for fact in report["facts"] if fact["verdict"] == "conflict"}
    assert [alarm[1] for alarm in alarms] in ([frozenset({"a", "b"})], [frozenset({"a", "b", "004"})])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("40 ثانية", "٤٠ ثانية"),
        ("40 ثانية", "أربعين ثانية"),
        ("نحو ساعتين", "نحو 120 دقيقة"),
        ("الأربعاء", "الاربعاء"),
        ("ثانية", "ثـانيـة"),
    ],
)
def test_other_writing_changes_no_verdict(articles: list[Article], old: str, new: str) -> None:
    changed = [replace(a, body=a.body.replace(old, new), title=a.title.replace(old, new)) for a in articles]
    assert {fact[0] for fact in shared(review(changed).to_dict())} <= {"agree", "compatible"}


def test_nothing_set_aside_makes_claims(report: dict[str, Any]) -> None:
    used = {article["id"]: article["used"] for article in report["articles"]}
    for fact in report["facts"]:
        for claim in fact["claims"]:
            start, end = claim["span"]
            assert any(low <= start and end <= high for low, high in used[claim["article"]])
