"""Counts of none: who is denied, of what, and what is said of some alone or not at all."""

import pytest

from checker import Article, review
from checker.extract.claims import read_article
from checker.extract.document import read_document
from checker.model import Claim
from checker.rules import load_rules

RULES = load_rules()


def _nones(text: str) -> list[Claim]:
    doc = read_document(Article("one", body=text, published="2026-05-04T10:00"), RULES)
    return [claim for claim in read_article(doc, []).claims if claim.value.value == 0]


@pytest.mark.parametrize(
    ("text", "role", "words"),
    [
        ("قال المالك إن الحريق لم يسفر عن وفيات.", "killed", "لم يسفر عن وفيات"),
        ("مر الإعصار من دون خسائر في الأرواح.", "killed", "دون خسائر في الأرواح"),
        ("مر الإعصار ولم تسجل أي خسائر بشرية.", "killed", "لم تسجل أي خسائر بشرية"),
        ("أكد الطبيب عدم تسجيل أي وفاة.", "killed", "عدم تسجيل أي وفاة"),
        ("ولم يقتل أحد في الحريق.", "killed", "لم يقتل أحد"),
        ("انحرف القطار دون وقوع ضحايا.", "victims", "دون وقوع ضحايا"),
        ("انحرف القطار بلا إصابات.", "injured", "بلا إصابات"),
        ("انحرف القطار ولم يصب أي راكب أو أي شخص.", "injured", "لم يصب أي راكب أو أي شخص"),
        ("انحرف القطار ولا إصابات بشرية حتى الآن.", "injured", "لا إصابات بشرية"),
        ("لم تسجل أي حالة وفاة أمس.", "killed", "لم تسجل أي حالة وفاة"),
        ("لم يعتقل أي مشتبه به.", "detained", "لم يعتقل أي مشتبه به"),
        ("لم توقف الشرطة أحدا.", "detained", "لم توقف الشرطة أحدا"),
        ("نفى محافظ المدينة سامي الرفاعي توقيف أي شخص.", "detained", "نفى محافظ المدينة سامي الرفاعي توقيف أي شخص"),
        ("وعدت الإدارة بأنها لن تسرح أي موظف.", "dismissed", "لن تسرح أي موظف"),
        ("لن تؤدي الصفقة إلى تسريح عمال.", "dismissed", "لن تؤدي الصفقة إلى تسريح عمال"),
    ],
)
def test_none_is_a_count(text: str, role: str, words: str) -> None:
    assert [(claim.role, claim.text, claim.polarity) for claim in _nones(text)] == [(role, words, True)]


def test_two_denied_at_once_are_two_counts() -> None:
    assert [claim.role for claim in _nones("لم يسفر الحادث عن سقوط قتلى أو جرحى.")] == ["killed", "injured"]


@pytest.mark.parametrize(
    "text",
    [
        "لم يقتل أحد الحراس.",  # one of them
        "لم يقتل أحد أبرز القادة.",
        "لم يسفر الحريق عن قتلى بين السياح.",  # of some alone
        "لم تسجل أي وفاة في صفوف الجنود.",
        "انحرف القطار دون إصابات خطيرة.",
        "لم يصب أي شخص آخر.",
        "لم ترد أنباء عن إصابات.",  # nobody knows
        "لم يعرف ما إذا قتل أحد.",
        "أغلقت الطريق حتى لا يصاب أحد.",  # an aim
        "مر العام دون تسجيل أي إصابة بالشلل.",
        "لم تسجل أي وفاة خلال الـ 24 ساعة الأخيرة.",
        "لم يكونوا مصابين من قبل.",
        "لم يعلق أي شخص.",  # nobody was hurt, and nobody says so
        "لا يزال القتلى تحت الركام.",
        "تأخر القطار، دون تفسير، وسقط قتلى.",  # another clause
    ],
)
def test_what_counts_no_none(text: str) -> None:
    assert _nones(text) == []


def _verdicts(*told: tuple[str, str]) -> dict[str, str]:
    articles = [Article(f"a{k}", outlet=f"o{k}", body=body, published=time) for k, (body, time) in enumerate(told)]
    facts = review(articles).to_dict()["facts"]
    return {fact["role"]: fact["verdict"] for fact in facts if fact["rule"] in ("casualties", "people")}


MORNING, NEXT_DAY = "2026-05-04T10:00", "2026-05-05T12:00"
NOBODY = "أعلنت الشرطة أن الحريق في الفندق لم يسفر عن وفيات."


def test_none_stands_against_a_count() -> None:
    assert _verdicts((NOBODY, MORNING), ("أسفر الحريق في الفندق عن مقتل ثلاثة عمال.", MORNING))["killed"] == "conflict"


def test_two_say_that_there_is_none() -> None:
    other = "أكد المدير عدم تسجيل أي وفاة في الحريق بالفندق."
    assert _verdicts((NOBODY, MORNING), (other, MORNING))["killed"] == "agree"


def test_a_later_count_takes_the_place_of_none() -> None:
    unsaid = "لم يسفر حريق فندق الأندلس في مدينة وهران عن وفيات."
    later = "أسفر حريق فندق الأندلس في مدينة وهران عن مقتل ثلاثة عمال."
    assert _verdicts((unsaid, MORNING), (later, NEXT_DAY))["killed"] == "update"


def test_who_denies_and_who_asserts_dispute_it_on_any_day() -> None:
    bank = "قالت الإدارة إنها لن تسرح أي موظف بسبب اندماج البنكين."
    union = "وقالت النقابة إن البنكين سيسرحان 120 موظفا بسبب الاندماج."
    assert _verdicts((bank, MORNING), (union, NEXT_DAY))["dismissed"] == "disputed"
