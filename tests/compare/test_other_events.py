"""Sentences that open with words for another event: what they tell is not held against what other articles tell of the first."""

from __future__ import annotations

from checker import Article, review


def _conflicts(*bodies: str) -> list[str]:
    articles = [
        Article(str(i), outlet=str(i), title="خبر", body=body, published="2024-05-15T20:00")
        for i, body in enumerate(bodies)
    ]
    return [fact["rule"] for fact in review(articles).to_dict()["facts"] if fact["verdict"] == "conflict"]


FIRST = "قتل ثلاثة جنود في هجوم على ثكنة في مدينة صعدة صباح الأربعاء. وقالت الشرطة إن المهاجمين فروا من المكان."


def test_another_accident_has_its_own_toll() -> None:
    told = "قالت الشرطة إن مهاجمين فروا من ثكنة. {} قتل جندي في هجوم على ثكنة في مدينة صعدة صباح الأربعاء."
    assert not _conflicts(FIRST, told.format("وفي حادث منفصل"))
    assert _conflicts(FIRST, told.format("وأضافت أنه"))


def test_another_accident_has_its_own_place() -> None:
    told = "قالت الشرطة إن المهاجمين فروا. {} شب حريق في مدينة كلفورد."
    fire = "شب حريق في مدينة ديلمار. وقالت الشرطة إن المهاجمين فروا."
    assert not _conflicts(fire, told.format("إلى ذلك"))
    assert _conflicts(fire, told.format("وأضافت:"))


def test_places_told_in_other_words_are_in_doubt() -> None:
    def severities(*bodies: str) -> list[str]:
        articles = [Article(str(i), outlet=str(i), title="خبر", body=body) for i, body in enumerate(bodies)]
        return [f["severity"] for f in review(articles).to_dict()["facts"] if f["verdict"] == "conflict"]

    assert severities("ولدت الكاتبة في حلب ودرست القانون.", "ولدت الكاتبة في حمص ودرست القانون.") == ["error"]
    assert severities(
        "ولدت الكاتبة في حلب ودرست القانون.", "قال الناشر إن صاحبة الرواية من مواليد حمص وستوقع كتابها مساء غد."
    ) == ["warning"]
