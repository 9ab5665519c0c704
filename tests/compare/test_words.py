"""Facts in words: who holds what, where it was, what came of it, why; what agrees is a fact too."""

from __future__ import annotations

from typing import Any

from checker import Article, review

EARLY, LATE = "2027-05-02T08:00:00+03:00", "2027-05-02T20:00:00+03:00"


def facts(*texts: str, rule: str, times: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """The facts of a rule in articles of these bodies."""
    articles = [
        Article(str(number), body=text, published=times[number] if times else None) for number, text in enumerate(texts)
    ]
    return [fact for fact in review(articles).to_dict()["facts"] if fact["rule"] == rule]


def test_titles_of_one_function_agree() -> None:
    (fact,) = facts(
        "قال المدرب خالد الحداد إن الفوز مستحق.",
        "شكر المدير الفني خالد الحداد جمهوره.",
        "أوضح خالد الحداد، مدرب المنتخب، أنه باق.",
        rule="offices",
    )
    assert fact["verdict"] == "agree"
    assert [claim["text"] for claim in fact["claims"]] == [
        "المدرب خالد الحداد",
        "المدير الفني خالد الحداد",
        "خالد الحداد، مدرب المنتخب",
    ]


def test_a_story_has_one_captain_and_all_who_name_one_stand_in_the_fact() -> None:
    (fact,) = facts(
        "قال قائد الرحلة سامي الحداد إن العطل مفاجئ.",
        "هبطت الطائرة بسلام، وشكر الركاب الكابتن وليد العوضي.",
        "كانت الطائرة عالية حين أبلغ الربان سامي الحداد عن العطل.",
        rule="offices",
    )
    assert fact["verdict"] == "conflict"
    assert {claim["article"] for claim in fact["claims"]} == {"0", "1", "2"}


def test_two_coaches_of_a_match_are_no_conflict() -> None:
    texts = "قال المدرب سامي الحداد إنه سعيد.", "قال المدرب وليد العوضي إنه حزين."
    assert facts(*texts, rule="offices") == []


def test_two_nations_of_one_person() -> None:
    texts = "فاز الكاتب السوري خالد الحداد بالجائزة.", "فاز الشاعر اللبناني خالد الحداد بالجائزة."
    (fact,) = facts(*texts, rule="nationalities")
    assert fact["verdict"] == "conflict"


def test_the_treasury_is_no_land() -> None:
    texts = "قال وزير المالية سامي الحداد إنه باق.", "أكد وزير المالية سامي الحداد أنه باق."
    (fact,) = facts(*texts, rule="offices")
    assert fact["verdict"] == "agree"


def test_every_wording_of_an_article_is_shown_once() -> None:
    (fact,) = facts(
        "خفض البنك سعر الفائدة. وقال الخبير إن البنك خفض سعر الفائدة بعد أن قلص الفائدة قبل شهر.",
        "البنك يقلص سعر الفائدة.",
        rule="rates",
    )
    assert fact["verdict"] == "agree"
    assert [claim["text"] for claim in fact["claims"] if claim["article"] == "0"] == [
        "خفض البنك سعر الفائدة",
        "خفض سعر الفائدة",
        "قلص الفائدة",
    ]


def test_what_goes_on_may_be_over_later_but_not_before() -> None:
    texts = "يتواصل الإضراب في الميناء.", "علقت النقابة الإضراب في الميناء."
    (later,) = facts(*texts, rule="courses", times=(EARLY, LATE))
    (before,) = facts(*texts, rule="courses", times=(LATE, EARLY))
    assert (later["verdict"], before["verdict"]) == ("update", "conflict")


def test_a_cause_with_a_name_is_told_once() -> None:
    texts = "شب الحريق بسبب تماس كهربائي.", "شب الحريق جراء تسرب غاز."
    assert facts(*texts, rule="reasons") == []
    assert [fact["verdict"] for fact in facts(*texts, rule="causes")] == ["conflict"]


def test_a_place_that_goes_on_burning_is_not_denied() -> None:
    texts = "شب حريق في مدينة كلفورد.", "لا يزال الحريق مشتعلا في مدينة كلفورد."
    assert [fact["verdict"] for fact in facts(*texts, rule="places")] == ["agree"]
