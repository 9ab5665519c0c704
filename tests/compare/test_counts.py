"""Counts of things that no rule names."""

from __future__ import annotations

import pytest

from checker import Article, review

FIRST = "علق المتطوعون {count} ملونة فوق ساحة الرويشد صباح اليوم احتفالا بالعيد."
SECOND = "احتفالا بالعيد رفرفت {count} ملونة في ساحة الرويشد بفضل المتطوعين."


def verdicts(one: str, two: str) -> set[str]:
    first = Article("1", "أ", "عيد في الرويشد", FIRST.format(count=one), "2026-03-01T12:00:00+03:00")
    second = Article("2", "ب", "ألوان في الساحة", SECOND.format(count=two), "2026-03-01T14:00:00+03:00")
    facts = review([first, second]).to_dict()["facts"]
    return {fact["verdict"] for fact in facts if any(claim["text"] == one for claim in fact["claims"])}


@pytest.mark.parametrize(
    ("one", "two", "verdict"),
    [
        ("أربعة بالونات", "ستة بالونات", "conflict"),
        ("أربعة بالونات", "4 بالونات", "agree"),
        ("أربعة بالونات", "ست حقائب", "single"),
    ],
)
def test_one_count_of_a_noun_in_each_text_is_of_one_thing(one: str, two: str, verdict: str) -> None:
    assert verdicts(one, two) == {verdict}
