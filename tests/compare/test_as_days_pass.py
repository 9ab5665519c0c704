"""What changes as days pass: counts that grow, years of life, and figures of which one text knows both."""

from __future__ import annotations

from typing import Any

import pytest

from checker import Article, review


def _verdict(rule: str, *told: tuple[str, str]) -> str:
    """The verdict on the first fact of a rule; each text with the day on which it appeared."""
    articles = [Article(str(i), outlet=str(i), body=body, published=day) for i, (day, body) in enumerate(told)]
    facts: list[dict[str, Any]] = review(articles).to_dict()["facts"]
    return next(fact["verdict"] for fact in facts if fact["rule"] == rule)


@pytest.mark.parametrize(
    ("day", "age", "verdict"),
    [
        ("2026-12-20", 42, "update"),
        ("2026-07-12", 42, "conflict"),  # two days later
        ("2026-12-20", 44, "conflict"),
        ("2026-12-20", 40, "conflict"),
        ("2029-01-05", 44, "update"),
    ],
)
def test_somebody_grows_older_between_two_texts(day: str, age: int, verdict: str) -> None:
    first = ("2026-07-10", "مثل المتهم سامي الجابري (41 عاما) أمام محكمة الجنايات بتهمة التزوير.")
    later = (day, f"مثل المتهم سامي الجابري ({age} عاما) أمام محكمة الجنايات بتهمة التزوير.")
    assert _verdict("ages", first, later) == verdict


def test_who_knows_both_figures_disputes() -> None:
    one = ("2026-05-02", "بلغ عدد قتلى الانفجار في المرفأ 220 قتيلا بحسب المحافظ، و160 قتيلا بحسب وزارة الصحة.")
    two = ("2026-05-04", "بلغ عدد قتلى الانفجار في المرفأ 171 قتيلا.")
    assert _verdict("casualties", one, two) == "disputed"


WAITING = "تنتظر {} سفينة الدخول قبالة ميناء الدار البيضاء بسبب إضراب العمال."


def test_a_number_that_is_told_to_grow_grows_in_all_texts() -> None:
    first = ("2026-05-02", WAITING.format(18))
    second = (
        "2026-05-03",
        "ارتفع عدد السفن التي تنتظر الدخول قبالة ميناء الدار البيضاء إلى 24 سفينة بسبب إضراب العمال.",
    )
    third = ("2026-05-04", WAITING.format(31))
    assert _verdict("counts", first, second, third) == "update"
    assert _verdict("counts", first, third) == "conflict"  # nobody says that it does
