"""Two articles of one event, each with its own spelling of a name: one entity has both."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from checker import Article, review, same_name

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "story_names.yaml").read_text(encoding="utf-8"))


def entities(*texts: str) -> list[set[str]]:
    names = review([Article(str(number), body=text) for number, text in enumerate(texts)]).to_dict()["names"]
    return [{variant["surface"].strip('"«»') for variant in name["variants"]} for name in names]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["names"][0])
def test_both_spellings_are_one_entity(case: dict[str, list[str]]) -> None:
    found = entities(*case["texts"])
    one, two = case["names"]
    assert any(any(s.endswith(one) for s in names) and any(s.endswith(two) for s in names) for names in found), found


@pytest.mark.parametrize(
    ("one", "two", "texts"),
    [
        ("البرج 5", "البرج 6", ["اندلع الحريق في البرج 5 أمس.", "اندلع الحريق في البرج 6 أمس."]),
        ("مونديال 2018", "مونديال 2022", ["أحرزت فرنسا مونديال 2018 في روسيا.", "أحرزت الأرجنتين مونديال 2022."]),
        ("طيران ماليزيا", "طيران سنغافورة", ["اعتذر طيران ماليزيا عن الحادث.", "اعتذر طيران سنغافورة عن الحادث."]),
        ("العند", "الرياض", ['قصفت القوات قاعدة "العند" أمس.', "حلقت الطائرات من قاعدة الرياض أمس."]),
        ("سلمان القحطاني", "سليمان القحطاني", ["فاز سلمان القحطاني بالسباق أمس.", "فاز سليمان القحطاني بالسباق أمس."]),
        ("فارس الخطيب", "فراس الخطيب", ["فاز فارس الخطيب بالسباق وهنأه فراس الخطيب.", "سافر فراس الخطيب أمس."]),
    ],
)
def test_two_things_stay_two(one: str, two: str, texts: list[str]) -> None:
    found = entities(*texts)
    assert any(one in names for names in found) and any(two in names for names in found), found
    assert not any(one in names and two in names for names in found)


def test_a_short_form_of_two_men_joins_neither() -> None:
    both = "قال خالد بن سعد العتيبي إنه فاز، وقال خالد بن فهد العتيبي إنه خسر."
    found = entities(both, "قال خالد العتيبي إنه فاز.")
    assert not any({"خالد بن سعد العتيبي", "خالد بن فهد العتيبي"} <= names for names in found)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("البرج رقم 22", "برج تي 22", True),
        ("البرج 22", "البرج 2", False),
        ("F-16", "إف-16", True),
        ("إف-16", "إف-15", False),
        ("أمم أوروبا 2024", "يورو 2024", True),
        ("مونديال قطر 2022", "كأس العالم 2022", True),
        ("كأس العالم 2022", "كأس آسيا 2022", False),
        ("الخطوط الجوية الماليزية", "طيران ماليزيا", True),
    ],
)
def test_a_number_or_a_country_decides(a: str, b: str, same: bool) -> None:
    assert same_name(a, b).same is same_name(b, a).same is same


def test_a_title_stands_for_the_person_that_the_article_gave_it_to() -> None:
    text = "وصل الرئيس الروسي فلاديمير بوتين أمس. وقال الرئيس الروسي إنه متفائل. ورحب به الرئيس الروسي السابق."
    (putin,) = [n for n in review([Article("1", body=text)]).to_dict()["names"] if n["canonical"] == "فلاديمير بوتين"]
    assert {v["surface"]: len(v["mentions"]) for v in putin["variants"]} == {"فلاديمير بوتين": 1, "الرئيس الروسي": 1}
    assert putin["spelling_differs"] is False


def test_a_title_that_two_people_have_stands_for_neither() -> None:
    text = "وصل الوزير الروسي سيرغي لافروف والوزير الروسي أندريه بيلوسوف. وقال الوزير الروسي إنه متفائل."
    assert not any("الوزير الروسي" in names for names in entities(text))
