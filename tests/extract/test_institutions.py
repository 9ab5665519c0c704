"""Institutions by their head word: where does the name end?"""

from __future__ import annotations

import pytest

from checker import Article
from checker.extract.document import read_document
from checker.extract.names import find_names
from checker.rules import load_rules

RULES = load_rules()


def found(text: str) -> tuple[list[str], list[str]]:
    """The institutions of a text, and its other names."""
    names = find_names([read_document(Article("1", body=text), RULES)])
    return [m.text for m in names.institutions["1"]], [m.text for m in names.mentions["1"]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("طالبت وزارة الصحة المواطنين بالحذر.", "وزارة الصحة"),
        ("أعلنت وزارة التعليم العالي والبحث العلمي النتائج.", "وزارة التعليم العالي والبحث العلمي"),
        ("حذرت الهيئة العامة للغذاء والدواء من منتج.", "الهيئة العامة للغذاء والدواء"),
        ("افتتحت جامعة الملك سعود بالرياض مركزا.", "جامعة الملك سعود"),
        ("قضت محكمة الأسرة بالجيزة بالطلاق.", "محكمة الأسرة بالجيزة"),
        ("فاز حزب العدالة والتنمية التركي بالأغلبية.", "حزب العدالة والتنمية التركي"),
        ("عاقب الاتحاد السعودي لكرة القدم اللاعب.", "الاتحاد السعودي لكرة القدم"),
        ("أكملت أمانة منطقة الرياض المشروع.", "أمانة منطقة الرياض"),
        ("قال الجيش اللبناني إنه رد على النار.", "الجيش اللبناني"),
        ("وافق مجلس الوزراء على القرار.", "مجلس الوزراء"),
    ],
)
def test_an_institution_ends_where_its_name_ends(text: str, name: str) -> None:
    assert found(text)[0] == [name]


@pytest.mark.parametrize(
    "text",
    ["قررت لجنة التحكيم منح اللقب.", "قالت الشركة المنفذة للمشروع إنها ستنتهي.", "أقال مجلس الإدارة المدير."],
)
def test_what_there_is_everywhere_is_no_name(text: str) -> None:
    assert found(text)[0] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وأوضحت لـ«عكاظ» مصادر مطلعة أن القرار قريب.", "عكاظ"),
        ("سبق - أبها: يترأس الأمين اجتماعا.", "سبق"),
        ("أعلنت شركة الدريس نتائجها.", "الدريس"),
        ("حضر الدكتور مساعد بن محمد العيبان الاجتماع.", "مساعد بن محمد العيبان"),
        ("اجتمعت اللجنة برئاسة د. سفر الحلي، أمس.", "سفر الحلي"),
        ("انضم إلى السوري عمر السومة في الفريق.", "عمر السومة"),
        ("هطلت الأمطار شمال الأفلاج أمس.", "الأفلاج"),
        ("سفير جمهورية مصر العربية لدى المملكة.", "جمهورية مصر العربية"),
    ],
)
def test_names_that_their_neighbours_announce(text: str, name: str) -> None:
    assert name in found(text)[1]
