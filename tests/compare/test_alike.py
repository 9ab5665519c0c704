"""Which conflicts are told so much alike that they need no story around them."""

from __future__ import annotations

import pytest

from checker import Article, review

_TOLD = "قال المدرب سالم الهاشمي إن معسكر نادي صحار في تركيا استمر {}."


def _alike(*texts: tuple[str, str]) -> set[bool]:
    articles = [
        Article(str(i), outlet=str(i), title=title, body=body, published="2024-05-15T20:00")
        for i, (title, body) in enumerate(texts)
    ]
    return {fact["alike"] for fact in review(articles).to_dict()["facts"] if fact["verdict"] == "conflict"}


@pytest.mark.parametrize(
    ("one", "two", "alike"),
    [
        ("أربعة أيام", "6 أيام", True),
        ("أسبوعين", "عشرة أيام", False),  # weeks and days: one of the two may be rounded
        ("3 أيام", "3 أسابيع", False),
    ],
)
def test_figures_written_in_one_way(one: str, two: str, alike: bool) -> None:
    assert _alike(("", _TOLD.format(one)), ("", _TOLD.format(two))) == {alike}


def test_a_title_and_its_own_body_are_no_two_articles() -> None:
    own = ("معسكر نادي صحار في تركيا استمر 4 أيام", _TOLD.format("6 أيام"))
    assert _alike(own, ("معسكر نادي صحار", _TOLD.format("6 أيام"))) == {False}
