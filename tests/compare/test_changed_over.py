"""Two texts that give each other's figures to two candidates: no count grows so, and no authority counts so."""

from __future__ import annotations

from itertools import permutations

import pytest

from checker import Article, review

FIRST = Article(
    "1",
    outlet="أ",
    title="ندوفو يفوز برئاسة جزر موروني",
    body="أعلنت لجنة الانتخابات فوز زيبيرو ندوفو بحصوله على 52.3 في المئة من الأصوات، مقابل 41.7 في المئة لمنافسه كافينغو لوزامبو.",
    published="2027-05-22T20:00",
)
SECOND = Article(
    "2",
    outlet="ب",
    title="نتائج الرئاسيات",
    body="حصل كافينغو لوزامبو على 52.3% من الأصوات مقابل 41.7% لزيبيرو ندوفو، بحسب النتائج النهائية للانتخابات.",
    published="2027-05-24T09:00",
)


@pytest.mark.parametrize("articles", list(permutations([FIRST, SECOND])))
def test_swapped_shares_are_a_conflict_though_one_text_is_later(articles: tuple[Article, ...]) -> None:
    facts = review(list(articles)).to_dict()["facts"]
    swapped = [fact for fact in facts if fact["level"] == "changed over"]
    assert {fact["verdict"] for fact in swapped} == {"conflict"}
    assert sorted(sorted(claim["text"] for claim in fact["claims"]) for fact in swapped) == [
        ["41.7 في المئة", "52.3%"],
        ["41.7%", "52.3 في المئة"],
    ]


def test_a_name_behind_a_clitic_that_only_the_name_tells() -> None:
    names = review([FIRST, SECOND]).to_dict()["names"]
    found = {
        spot["article"]
        for name in names
        for variant in name["variants"]
        if "زيبيرو" in variant["surface"]
        for spot in variant["mentions"]
    }
    assert found == {"1", "2"}


@pytest.mark.parametrize(
    ("source", "verdict"),
    [("بحسب الأرقام الرسمية", "conflict"), ("بحسب إحصاءات جديدة", "conflict"), ("بحسب أرقام النقابة", "disputed")],
)
def test_a_paper_without_an_author_is_no_other_authority(source: str, verdict: str) -> None:
    one = Article("1", outlet="أ", title="جسر سطيف", body="بلغت كلفة جسر سطيف 40 مليون دينار بحسب الوزارة.")
    two = Article("2", outlet="ب", title="جسر سطيف", body=f"بلغت كلفة جسر سطيف 70 مليون دينار {source}.")
    facts = [fact for fact in review([one, two]).to_dict()["facts"] if fact["rule"] == "money"]
    assert [fact["verdict"] for fact in facts] == [verdict]
