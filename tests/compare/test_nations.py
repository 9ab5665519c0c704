"""Of which nation somebody is: the adjective before a name, unless it ends the name before."""

from __future__ import annotations

import pytest

from checker import Article, review

_ONE = "قال {} ياسين بن سعيد إن الفريق جاهز لمباراة السبت."


@pytest.mark.parametrize(
    ("who", "conflict"),
    [
        ("المدرب الإسباني", True),
        ("مدرب غرناطة يونايتد الإسباني", False),
        ("المدرب الموجود في الولايات المتحدة الأمريكية", False),
    ],
)
def test_an_adjective_that_ends_another_name(who: str, conflict: bool) -> None:
    articles = [
        Article(str(i), outlet=str(i), body=_ONE.format(told), published="2024-05-15T20:00")
        for i, told in enumerate((who, "المدرب المغربي"))
    ]
    facts = review(articles).to_dict()["facts"]
    assert any(fact["verdict"] == "conflict" and fact["rule"] == "nationalities" for fact in facts) is conflict
