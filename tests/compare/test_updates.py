"""Which of two tolls is the later: a text that tells of a rise, or recalls the first day, says so itself."""

from __future__ import annotations

import pytest

from checker import Article, review

QUAKE = "أسفر زلزال كرمانشاه عن إصابة 210 أشخاص، بحسب ما أعلن الهلال الأحمر الإيراني."
RISEN = "ارتفعت حصيلة زلزال كرمانشاه إلى 340 مصابا، بحسب ما أعلنت السلطات الإيرانية."
OTHER = "أسفر زلزال كرمانشاه عن إصابة 340 شخصا، بحسب ما أعلنت السلطات الإيرانية."


def verdict(one: str, two: str, days: tuple[int, int] = (7, 7)) -> str:
    """The verdict on the injured of two texts, of two days of October."""
    articles = [
        Article(name, name, "زلزال كرمانشاه", text, f"2025-10-{day:02d}T20:00:00+00:00")
        for name, text, day in zip("أب", (one, two), days, strict=True)
    ]
    facts = review(articles).to_dict()["facts"]
    (found,) = [fact["verdict"] for fact in facts if fact["role"] == "injured" and fact["verdict"] != "single"]
    return str(found)


@pytest.mark.parametrize("days", [(7, 7), (7, 8)])
def test_a_text_that_tells_of_a_rise_has_the_later_figure(days: tuple[int, int]) -> None:
    assert verdict(QUAKE, RISEN, days) == "update"


def test_the_order_of_the_texts_does_not_matter() -> None:
    assert verdict(RISEN, QUAKE) == "update"


def test_where_no_text_tells_of_a_rise_neither_is_the_later() -> None:
    assert verdict(QUAKE, OTHER) == "conflict"


def test_another_authority_that_tells_of_a_change_is_no_other_opinion() -> None:
    first = "غرق مركب قبالة قرقنة، وقال المتحدث باسم المحكمة هشام بن عياد إن 11 مهاجرا في عداد المفقودين."
    second = "قالت وزارة الدفاع إن قتلى مركب قرقنة ارتفعوا إلى 18، في حين تراجع عدد المفقودين إلى سبعة."
    articles = [
        Article(name, name, "مركب قرقنة", text, f"2025-04-{day}T20:00:00+00:00")
        for name, text, day in (("أ", first, 20), ("ب", second, 21))
    ]
    facts = review(articles).to_dict()["facts"]
    assert [fact["verdict"] for fact in facts if fact["role"] == "missing"] == ["update"]
