"""Several articles on one fact: a role misread in one text, or one value too many, does not keep the others apart."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from checker import Article, review

ABOARD = "كان على متن القارب خمسة صيادين حين انقلب قبالة الشاطئ."
LOST = "فُقد خمسة صيادين في انقلاب القارب قبالة الشاطئ."
SIX = "كان على متن القارب ستة صيادين حين انقلب قبالة الشاطئ."
LICENSED = "غرقت عبارة في البحيرة، وهي مرخصة لنقل {} راكبا كحد أقصى."
EIGHTY = "قال مسؤول في الميناء إن العبارة مرخص لها بنقل ثمانين راكبا كحد أقصى، وقد غرقت في البحيرة."


def facts(*bodies: str) -> list[dict[str, Any]]:
    articles = [
        Article(str(n), outlet=f"outlet {n}", body=body, published="2024-05-15T10:00:00+03:00")
        for n, body in enumerate(bodies)
    ]
    return [fact for fact in review(articles).to_dict()["facts"] if len({c["article"] for c in fact["claims"]}) > 1]


@pytest.mark.parametrize("order", list(itertools.permutations((ABOARD, LOST, SIX))))
def test_who_tells_the_value_in_another_role_stays_beside_what_differs(order: tuple[str, ...]) -> None:
    (fact,) = (fact for fact in facts(*order) if fact["rule"] in ("people", "casualties"))
    assert fact["verdict"] == "conflict"
    assert {claim["article"] for claim in fact["claims"]} == {"0", "1", "2"}


@pytest.mark.parametrize(("limit", "verdict"), [("160", "conflict"), ("90", "compatible"), ("80", "agree")])
def test_two_limits_of_one_thing(limit: str, verdict: str) -> None:
    (fact,) = (fact for fact in facts(LICENSED.format(limit), EIGHTY) if fact["rule"] == "people")
    assert fact["verdict"] == verdict


def test_a_boat_is_no_hedge() -> None:
    (fact,) = (fact for fact in facts(ABOARD, SIX) if fact["rule"] == "people")
    assert [claim["text"] for claim in fact["claims"]] == ["خمسة صيادين", "ستة صيادين"]
