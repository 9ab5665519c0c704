"""Slips that stand far from what the sources say, or turn it round: told in a draft, and silent where two things may be meant."""

from __future__ import annotations

import pytest

from checker import Article
from checker.draft.check import check_draft
from checker.draft.notes import Note

SOURCES = [
    "أصيب 24 شخصا في حريق بالسوق القديم يوم الأحد. واستمرت عملية الإطفاء ساعتين. وأغلقت الشرطة الطريق السريع أمام السيارات.",
    "أدى الحريق في السوق القديم إلى إصابة 24 شخصا الأحد. وقد استمرت عملية الإطفاء نحو ساعتين. وقررت الشرطة إغلاق الطريق السريع أمام السيارات.",
]
TRUE = "أصيب 24 شخصا في حريق السوق القديم يوم الأحد. واستمرت عملية الإطفاء ساعتين. وأغلقت الشرطة الطريق السريع أمام السيارات."


def alarms(text: str, sources: list[str] = SOURCES, published: str | None = "2025-03-10") -> list[Note]:
    articles = [Article(f"{n}", f"صحيفة {n}", "", body, published) for n, body in enumerate(sources)]
    report = check_draft(Article("draft", None, "", text, published), articles)
    return [note for note in report.notes if note.severity in ("error", "warning")]


def test_a_true_draft_is_silent() -> None:
    assert alarms(TRUE) == []


@pytest.mark.parametrize(
    ("words", "instead", "told"),
    [
        ("24 شخصا", "240 شخصا", "240 شخصا"),
        ("24 شخصا", "2400 شخص", "2400 شخص"),
        ("24 شخصا", "26 شخصا", "26 شخصا"),  # of the same day: no news, for all sources have 24
        ("ساعتين", "عشرين ساعة", "عشرين ساعة"),
        ("ساعتين", "يومين", "يومين"),
        ("الأحد", "الخميس", "الخميس"),
        ("وأغلقت الشرطة", "وفتحت الشرطة", "وفتحت"),
    ],
)
@pytest.mark.parametrize("published", ["2025-03-10", None])
def test_a_slip_is_one_error(words: str, instead: str, told: str, published: str | None) -> None:
    assert words in TRUE
    [note] = alarms(TRUE.replace(words, instead), published=published)
    assert (note.status, note.severity, note.text) == ("differs", "error", told)
    assert {voice.article for voice in note.voices if voice.verdict == "conflict"} == {"0", "1"}


@pytest.mark.parametrize(
    "text",
    [
        "أصيب 24 شخصا في حريق السوق القديم، وكان حريق سابق في السوق قد أوقع 240 جريحا عام 2010.",  # an older fire
        "ارتفع عدد المصابين في حريق السوق القديم إلى 31 شخصا.",  # it says that it is news
        "استمرت عملية الإطفاء ساعتين. واستمر التحقيق عشرين ساعة.",  # the value of the sources stands beside it
        "وأغلقت الشرطة الطريق السريع. ثم فتحت الشرطة الطريق الساحلي.",  # another road
    ],
)
def test_what_may_be_of_something_else_is_silent(text: str) -> None:
    assert alarms(text) == []


def test_a_later_day_may_bring_a_larger_toll() -> None:
    articles = [Article(f"{n}", f"صحيفة {n}", "", body, "2025-03-10") for n, body in enumerate(SOURCES)]
    report = check_draft(Article("d", None, "", TRUE.replace("24 شخصا", "26 شخصا"), "2025-03-11"), articles)
    [note] = [note for note in report.notes if note.text == "26 شخصا"]
    assert note.status == "update" and note.severity == "info"


def test_where_the_sources_say_both_the_draft_may_say_either() -> None:
    sources = [*SOURCES, "أصيب 24 شخصا. وفتحت الشرطة الطريق السريع أمام السيارات."]
    notes = alarms(TRUE.replace("وأغلقت الشرطة", "وفتحت الشرطة"), sources)
    assert {note.status for note in notes} <= {
        "contested"
    }  # that the sources differ is told, and is no slip of the draft


PLACES = [
    "وقع انقلاب الحافلة قرب نزوى يوم الثلاثاء.",
    "كان انقلاب الحافلة يوم الثلاثاء قرب مدينة نزوى، ثم قرب نزوى أيضا.",
]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("وقع انقلاب الحافلة قرب صلالة يوم الثلاثاء.", ["صلالة"]),
        ("وقع انقلاب الحافلة قرب نزوى يوم الثلاثاء.", []),
        ("وقع انقلاب الحافلة قرب نزوى لا قرب صلالة.", []),  # the place of the sources stands beside it
        ("وقع انقلاب الحافلة الثلاثاء. وتقيم أسرة السائق في صلالة.", []),  # of something else
    ],
)
def test_another_place(text: str, told: list[str]) -> None:
    found = alarms(text, PLACES)
    assert [note.text for note in found] == told
    assert all(note.status == "differs" and "«نزوى»" in note.why[0].ar for note in found)


def test_one_origin_is_not_enough_for_a_place() -> None:
    assert alarms("وقع انقلاب الحافلة قرب صلالة يوم الثلاثاء.", PLACES[:1]) == []


UNFOUND = [
    "أعلن رئيس هيئة السدود مهيوب قرعان أن السيول ضربت وادي دوعنة يوم الأحد. ورفع البنك المركزي التونسي الفائدة إلى 7%.",
    "قال مهيوب قرعان رئيس هيئة السدود إن السيول ضربت وادي دوعنة الأحد. وكان البنك المركزي التونسي قد رفع الفائدة إلى 7%.",
]


@pytest.mark.parametrize(
    ("words", "instead", "told"),
    [
        ("مهيوب قرعان", "مهيوب ضرغام", "مهيوب ضرغام"),
        ("وادي دوعنة", "وادي سردود", "وادي سردود"),
        ("المركزي التونسي", "المركزي المغربي", "البنك المركزي المغربي"),
    ],
)
def test_a_name_that_was_not_found_as_a_name(words: str, instead: str, told: str) -> None:
    assert alarms(UNFOUND[0], UNFOUND) == []
    assert [note.text for note in alarms(UNFOUND[0].replace(words, instead), UNFOUND)] == [told]
    one_origin = alarms(UNFOUND[0].replace(words, instead), UNFOUND[:1])
    assert one_origin == []


def test_a_province_is_not_in_the_place_of_a_country() -> None:
    sources = [
        "أطلق الصاروخ من محطة فوستوشني الفضائية في روسيا يوم الأحد.",
        "أطلق الصاروخ الأحد من المحطة الفضائية فوستوشني في روسيا.",
    ]
    assert alarms("أطلق الصاروخ من محطة فوستوشني الفضائية في إقليم آمور يوم الأحد.", sources) == []


@pytest.mark.parametrize("there", ["قرب صلالة", "في مدينة صلالة"])
def test_a_place_behind_another_word(there: str) -> None:
    sources = [
        "انقلبت حافلة تقل 38 راكبا في نزوى يوم الأحد.",
        "انقلبت حافلة تقل 38 راكبا قرب مدينة نزوى الأحد.",
    ]
    [note] = alarms(f"انقلبت حافلة تقل 38 راكبا {there} الأحد.", sources)
    assert note.text.endswith("صلالة") and note.differs_from == 2


def test_the_goals_of_a_side_are_not_those_of_a_player() -> None:
    body = "فاز الفريق بنتيجة 3-1 في المباراة يوم الأحد. وسجل سامي الجابري هدفين."
    sources = [Article("1", "الملاعب", "ثلاثية ودادية", body), Article("2", "الشوط", "فوز كبير", body)]
    report = check_draft(Article("draft", None, "فوز في المباراة", body), sources)
    assert [note.text for note in report.notes if note.severity in ("error", "warning")] == []
