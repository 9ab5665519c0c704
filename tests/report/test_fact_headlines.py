"""What a fact is called: an editor knows from the headline what was counted, measured or ordered."""

from __future__ import annotations

import pytest

from checker import Article, review


def headlines(*bodies: str) -> dict[str, str]:
    report = review([Article(str(i), outlet=str(i), body=body) for i, body in enumerate(bodies)]).to_dict()
    return {fact["claims"][0]["text"]: fact["label"]["ar"] for fact in report["facts"]}


@pytest.mark.parametrize(
    ("bodies", "value", "headline"),
    [
        (["قتل 12 جنديا في الهجوم."], "12 جنديا", "عدد القتلى من الجنود"),
        (["قتل 12 شخصا في الهجوم."], "12 شخصا", "عدد القتلى"),
        (["أسقط الدفاع الجوي 4 صواريخ."], "4 صواريخ", "عدد ما أُسقط من الصواريخ"),
        (["في الميناء 7 سفن."], "7 سفن", "عدد السفن"),
        (["هذه هي الزيارة الثانية للوزير."], "الثانية", "ترتيب الزيارة"),
        (["سار الوفد ثلاث ساعات."], "ثلاث ساعات", "مدة: «سار الوفد»"),
        (["قصفت القوات البلدة 36 مرة."], "36 مرة", "عدد المرات: «قصفت القوات البلدة»"),
        (["زار الوزير القرية منذ أربع سنوات."], "أربع سنوات", "المدة المنقضية: «زار الوزير القرية»"),
        (["وتواصلت المحادثات نحو ساعتين.", "دامت المحادثات نحو ساعتين."], "نحو ساعتين", "مدة المحادثات"),
        (["وقال وهو يصافح بوتين لنحو 40 ثانية.", "وكان يصافح بوتين نحو 40 ثانية."], "نحو 40 ثانية", "مدة المصافحة"),
    ],
)
def test_a_headline_says_of_what(bodies: list[str], value: str, headline: str) -> None:
    assert headlines(*bodies)[value] == headline


def test_a_quotation_is_called_by_its_speaker_or_else_by_its_first_words() -> None:
    body = "وقال الوزير: «سنفتح الميناء أمام كل السفن قريبا»."
    assert "اقتباس: «سنفتح الميناء أمام كل السفن …»" in headlines(body, body).values()
    body = "وقال الوزير سيرغي لافروف: «سنفتح الميناء أمام كل السفن قريبا»."
    assert "اقتباس: سيرغي لافروف" in headlines(body, body).values()
