"""Mismatches inside one article: each kind with a text that has it and one that only looks like it."""

from __future__ import annotations

import pytest

from checker import Article, review
from checker.compare.slips import one_slip


def _checks(title: str, body: str) -> list[tuple[str, str]]:
    report = review([Article("1", title=title, body=body, published="2024-05-15")]).to_dict()
    text = report["articles"][0]["text"]
    for check in report["checks"]:
        assert all(text[slice(*spot["span"])] == spot["text"] for spot in check["evidence"])
    return [(check["rule"], "|".join(spot["text"] for spot in check["evidence"])) for check in report["checks"]]


@pytest.mark.parametrize(
    ("title", "body", "rule", "places"),
    [
        ("", "غرق 30 شخصا، هم 18 رجلا و9 نساء.", "sum", "30 شخصا|18 رجلا|9 نساء"),
        ("", "نقل المركز 40 مصابا منهم 21 رجلا و12 امرأة.", "sum", "40 مصابا|21 رجلا|12 امرأة"),
        ("", "أنقذ الحرس 12 بحارا بينهم 15 أجنبيا.", "parts", "12 بحارا|15 أجنبيا"),
        ("مقتل 52 في زلزال كاليدونيا", "قال مسؤول إن 25 شخصا قتلوا في الزلزال.", "title-body", "52|25 شخصا"),
        ("حادث يقتل 9 ويصيب 27", "قتل 27 شخصا وأصيب 9 آخرون في حادث سير.", "title-body", "9|27 شخصا"),
        ("ارتفاع أسعار البن في الحبشة", "سجلت هيئة السوق هبوط أسعار البن هذا الأسبوع.", "title-body", "ارتفاع|هبوط"),
        ("", "يبدأ المعرض الاثنين 15 مايو 2024 في الميناء.", "weekday-date", "الاثنين 15 مايو 2024"),
        ("", "بلغت نسبة المشاركة 130 بالمئة من الناخبين.", "impossible", "130 بالمئة"),
        ("", "يبدأ العمل به في 31 أبريل 2024.", "impossible", "31 أبريل 2024"),
        ("", "قال المتحدث كوزنتسوف إن العمل بدأ. وأضاف كوزنيتسوف أنه سيستمر.", "spelling", "كوزنتسوف|كوزنيتسوف"),
    ],
)  # fmt: skip
def test_mismatches(title: str, body: str, rule: str, places: str) -> None:
    assert (rule, places) in _checks(title, body)


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("", "غرق 30 شخصا، هم 18 رجلا و9 نساء وثلاثة أطفال."),
        ("", "غرق 30 شخصا، هم 18 رجلا و11 امرأة وطفل."),
        ("", "شفي 50 مصابا منهم 9 أطباء و3 ممرضين."),
        ("", "اختير طالب واحد من بين 30 طالبا."),
        ("", "قتلت القوات 25 منهم، وإصابة 30 آخرين."),
        ("", "الوظائف: الهيئة: (1000)، الخطوط: (5000)، المؤسسة: (600)."),
        ("مقتل وإصابة 35 في قصف", "أسفر القصف عن مقتل 16 وإصابة 19 آخرين."),
        ("مقتل 4 في غارة على الحدود", "قتل ثلاثة جنود وأحد المتطوعين في غارة على الحدود."),
        ("خسائر بستة مليارات يورو", "قدرت الخسائر بنحو 5.9 مليارات يورو، وفق المزارعين."),
        ("تراجع أسعار القمح", "تراجعت أسعار القمح أمس مع ارتفاع أسعار الذرة."),
        ("", "التسجيل الأحد 17/10 والاثنين 18/10."),
        ("", "أقيمت (14) محاضرة استفاد منها (426) مستفيدا."),
        ("", "حقق السهم عائدا بلغ 210 بالمئة."),
        ("", "هاجم المتمردون الحوثيون البلدة، وقصفت الطائرات مواقع الحوثيين."),
        ("", "اشتملت مشاريع منطقة الرياض على ممرات في الغاط والرويضة والدرعية."),
    ],
)  # fmt: skip
def test_what_only_looks_like_one(title: str, body: str) -> None:
    assert _checks(title, body) == []


@pytest.mark.parametrize(
    ("a", "b"), [("موريتز", "مورتيز"), ("بنيتيز", "بينيتيز"), ("دنفورد", "دانفورد"), ("كوغان", "كوجان")]
)
def test_slips(a: str, b: str) -> None:
    assert one_slip(a, b) and one_slip(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("عمر", "عمرو"),
        ("مصريون", "مصريين"),
        ("سوريا", "سوريه"),
        ("لمغرب", "مغرب"),
        ("رواندا", "روانديا"),
        ("ابوغدي", "اباغدي"),
        ("بورتا", "بورما"),
    ],
)
def test_no_slips(a: str, b: str) -> None:
    assert not one_slip(a, b) and not one_slip(b, a)
