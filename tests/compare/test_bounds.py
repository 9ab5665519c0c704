"""A bound, a round word and an expectation are held against a figure of the same role."""

from __future__ import annotations

import pytest

from checker import Article, review

PAIRS = [
    ("وتظاهر أمام البرلمان نحو خمسة آلاف شخص.", "وخرج الآلاف إلى الشوارع أمام البرلمان في مظاهرة."),
    (
        "وافق البرلمان على الموازنة بإيرادات متوقعة قدرها 11.3 مليار دينار.",
        "وافق البرلمان على الموازنة، وتناهز إيراداتها 11.3 مليار دينار.",
    ),
]


@pytest.mark.parametrize(("one", "two"), PAIRS)
def test_two_figures_of_one_role_are_one_fact(one: str, two: str) -> None:
    articles = [
        Article(str(i), outlet=str(i), body=body, published="2026-05-04T10:00") for i, body in enumerate((one, two))
    ]
    facts = review(articles).to_dict()["facts"]
    assert any(fact["rule"] in ("people", "money") and len(fact["claims"]) == 2 for fact in facts)
