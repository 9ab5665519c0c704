"""The day of one event, told a day apart, and days that are each of something else."""

from __future__ import annotations

import pytest

from checker import Article, review

FIRE = "التهم حريق كبير مستودعا للأخشاب في ميناء بنغازي اليوم الأحد وقتل ثلاثة من رجال الإطفاء."
LATER = "قال الدفاع المدني إن حريق مستودع الأخشاب في ميناء بنغازي اندلع {day} بسبب تماس كهربائي."
FUNERAL = "شيع أهالي بنغازي اليوم الاثنين ثلاثة من رجال الإطفاء قتلوا في حريق مستودع الأخشاب."


def days_told(later: str, published: str) -> set[str]:
    """The verdicts of the facts that hold the day of the fire as the first text tells it."""
    first = Article("1", "أ", "حريق في ميناء بنغازي", FIRE, "2026-03-01T15:00:00+02:00")
    second = Article("2", "ب", "أسباب حريق الميناء", later, published)
    facts = review([first, second]).to_dict()["facts"]
    return {fact["verdict"] for fact in facts if any(claim["text"] == "اليوم الأحد" for claim in fact["claims"])}


@pytest.mark.parametrize("day", ["السبت الماضي", "السبت"])
def test_an_older_day_in_a_lead_is_that_of_the_event(day: str) -> None:
    assert days_told(LATER.format(day=day), "2026-03-04T10:00:00+02:00") == {"conflict"}


def test_the_same_day_agrees() -> None:
    assert days_told(LATER.format(day="الأحد الماضي"), "2026-03-04T10:00:00+02:00") == {"agree"}


def test_a_text_tells_the_news_of_its_own_day() -> None:
    assert "conflict" not in days_told(FUNERAL, "2026-03-02T18:00:00+02:00")


def test_the_order_of_the_texts_does_not_matter() -> None:
    first = Article("2", "أ", "حريق في ميناء بنغازي", FIRE, "2026-03-01T15:00:00+02:00")
    second = Article("1", "ب", "أسباب حريق الميناء", LATER.format(day="السبت"), "2026-03-04T10:00:00+02:00")
    assert any(fact["verdict"] == "conflict" for fact in review([first, second]).to_dict()["facts"])


def test_a_season_to_come_is_not_the_day_of_its_first_match() -> None:
    match = "يلتقي الاتحاد والنصر اليوم السبت على كأس السوبر في مدينة بنغازي."
    season = "يلتقي الاتحاد والنصر على كأس السوبر في مدينة بنغازي قبل انطلاق الموسم {} 14 أغسطس المقبل."

    def severe(told: str) -> bool:
        articles = [
            Article("1", "أ", "", match, "2026-08-01T15:00:00+02:00"),
            Article("2", "ب", "", told, "2026-08-01T15:00:00+02:00"),
        ]
        facts = review(articles).to_dict()["facts"]
        return any(fact["severity"] == "error" and fact["rule"] == "dates" for fact in facts)

    assert not severe(season.format("الذي سيبدأ في"))
    assert severe("يلتقي الاتحاد والنصر على كأس السوبر في مدينة بنغازي يوم 14 أغسطس المقبل.")


def test_a_day_of_long_ago_is_not_that_of_the_news() -> None:
    opened = "وافتتح القطار المعلق في ربيع 2013، وتديره شركة «نسيم» للنقل."
    stopped = "أوقفت الشرطة، الأحد، مدير شركة «نسيم» التي تدير القطار المعلق."
    articles = [
        Article("1", "أ", "", opened, "2026-03-01T15:00:00+02:00"),
        Article("2", "ب", "", stopped, "2026-03-02T15:00:00+02:00"),
    ]
    facts = review(articles).to_dict()["facts"]
    assert {fact["verdict"] for fact in facts if fact["rule"] == "dates"} == {"single"}


@pytest.mark.parametrize(
    ("first", "later"),
    [
        (  # the day of a statement is not that of the event
            "قالت السلطات الاثنين إن قتلى غرق مركب المهاجرين قبالة جزيرة قرقنة ارتفعوا إلى 18.",
            "بلغ قتلى مركب المهاجرين الذي غرق قبالة جزيرة قرقنة في 20 أبريل عشرين.",
        ),
        (  # half a year is no day
            "وصل الرئيس إلى مسقط اليوم الاثنين في زيارة دولة يوقع خلالها اتفاق الصندوق المشترك.",
            "يتخذ الصندوق المشترك الذي وقعه الرئيس في زيارة دولة من مسقط مقرا ويبدأ عمله في النصف الأول من 2026.",
        ),
    ],
)
def test_other_days_than_that_of_the_event(first: str, later: str) -> None:
    articles = [
        Article("1", "أ", "", first, "2025-04-21T20:00:00+00:00"),
        Article("2", "ب", "", later, "2025-05-02T20:00:00+00:00"),
    ]
    facts = review(articles).to_dict()["facts"]
    assert not [fact for fact in facts if fact["rule"] == "dates" and fact["verdict"] == "conflict"]
