"""Figures of which one holds the other: no two articles contradict each other there."""

from __future__ import annotations

import pytest

from checker import Article, review


def _worst(*texts: tuple[str, str]) -> str:
    articles = [
        Article(str(i), outlet=str(i), title=title, body=body, published="2024-05-15T20:00")
        for i, (title, body) in enumerate(texts)
    ]
    order = ("conflict", "disputed", "update", "compatible", "agree")
    verdicts = {fact["verdict"] for fact in review(articles).to_dict()["facts"]}
    return next((verdict for verdict in order if verdict in verdicts), "single")


CRASH = ("", "قتل 4 أشخاص في سقوط مروحية قرب مدينة ظفار صباح الأربعاء.")


@pytest.mark.parametrize(
    ("body", "verdict"),
    [
        ("قتل الطيار وثلاثة ركاب في سقوط مروحية قرب مدينة ظفار صباح الأربعاء.", "compatible"),
        ("قتل ثلاثة ركاب ومسعف في سقوط مروحية قرب مدينة ظفار صباح الأربعاء.", "compatible"),
        ("قتل أحد رجال الإطفاء وثلاثة ركاب في سقوط مروحية قرب مدينة ظفار صباح الأربعاء.", "compatible"),
        ("قتل ثلاثة ركاب، إضافة إلى قائد المروحية، في سقوطها قرب مدينة ظفار صباح الأربعاء.", "compatible"),
        ("قتل ثلاثة ركاب في سقوط مروحية قرب مدينة ظفار صباح الأربعاء.", "conflict"),
        ("قتل الطيار وسبعة ركاب في سقوط مروحية قرب مدينة ظفار صباح الأربعاء.", "conflict"),
    ],
)
def test_people_told_in_words_count_too(body: str, verdict: str) -> None:
    assert _worst(CRASH, ("", body)) == verdict


def test_a_title_may_sum_up_two_raids_of_which_its_body_tells() -> None:
    raid = (
        "الجيش يقتل 14 مسلحا في الجبال",
        "أعلن الجيش مقتل 6 مسلحين في عملية قرب بلدة تنومة أمس، هي الثانية في يومين بعد عملية قتل فيها 8 مسلحين آخرين.",
    )
    other = ("الجيش يقتل 6 مسلحين في الجبال", "قال الجيش إنه قتل 6 مسلحين في عملية قرب بلدة تنومة أمس.")
    assert _worst(raid, other) != "conflict"
    slip = (
        "الجيش يقتل 14 مسلحا في الجبال",
        "أعلن الجيش مقتل 6 مسلحين في عملية قرب بلدة تنومة أمس، هي الثانية في يومين بعد عملية قتل فيها 5 مسلحين آخرين.",
    )
    assert _worst(slip, other) == "conflict"


def test_a_title_may_sum_up_two_courts() -> None:
    judges = ("تعيين 125 قاضيا", "صدر أمر بتعيين 100 قاض في محاكم العاصمة، وصدر أمر آخر بتعيين 25 قاضيا في محاكم صور.")
    other = ("تعيين قضاة", "صدر أمر بتعيين 100 قاض في محاكم العاصمة.")
    assert _worst(judges, other) != "conflict"


@pytest.mark.parametrize(("dead", "verdict"), [("شخصين", "compatible"), ("سبعة أشخاص", "conflict")])
def test_who_kills_himself_is_one_more(dead: str, verdict: str) -> None:
    told = ("", f"فتح رجل النار داخل مقهى في مدينة صور صباح الأربعاء فقتل {dead} قبل أن ينتحر.")
    assert _worst(("", "قتل ثلاثة أشخاص في إطلاق نار داخل مقهى في مدينة صور صباح الأربعاء."), told) == verdict
