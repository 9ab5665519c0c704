"""A second time and «twice» are one thing; a second time and a count of something else are not."""

from __future__ import annotations

import pytest

from checker import Article, review


def verdicts(*bodies: str) -> list[tuple[str, set[str]]]:
    report = review([Article(str(i), outlet=str(i), body=body) for i, body in enumerate(bodies)]).to_dict()
    facts = [fact for fact in report["facts"] if fact["level"] in ("one of those counted", "more than were counted")]
    return [(fact["verdict"], {claim["text"] for claim in fact["claims"]}) for fact in facts]


@pytest.mark.parametrize(
    ("one", "two", "values"),
    [
        ("فشلت المحاولة الثانية لانتشال السفينة من القاع.", "فشل الفريق مرتين في محاولة انتشال السفينة.", {"الثانية", "مرتين"}),
        ("تأجلت مباراة القمة للمرة الثانية بسبب الأمطار.", "تأجلت مباراة القمة مرتين بسبب الأمطار.", {"الثانية", "مرتين"}),
        ("تأجلت مباراة القمة للمرة الثالثة بسبب الأمطار.", "تأجلت مباراة القمة مرتين بسبب الأمطار.", {"الثالثة", "مرتين"}),
    ],
)  # fmt: skip
def test_a_turn_is_one_of_those_counted(one: str, two: str, values: set[str]) -> None:
    assert verdicts(one, two) == [("compatible", values)]


def test_a_turn_far_beyond_the_count_is_a_conflict() -> None:
    one, two = "تأجلت مباراة القمة للمرة الخامسة بسبب الأمطار.", "تأجلت مباراة القمة مرتين بسبب الأمطار."
    assert verdicts(one, two) == [("conflict", {"الخامسة", "مرتين"})]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("فشلت المحاولة الثانية لانتشال السفينة من القاع.", "زار الوزير القرية مرتين هذا الشهر."),
        ("عقد الوزيران اجتماعهما الثاني في العاصمة.", "فشلت المفاوضات مرتين بسبب الخلاف على الحدود."),
    ],
)
def test_other_deeds_stay_apart(one: str, two: str) -> None:
    assert verdicts(one, two) == []
