"""What a number leaves unsaid: the noun or unit that the number before it has, or that stands before it."""

import pytest

from checker import Article
from checker.extract.claims import read_article
from checker.extract.document import read_document
from checker.rules import load_rules


def claimed(text: str, value: float) -> tuple[str, str, str | None, str | None]:
    """The rule, role, unit and noun of the number of a value in a text."""
    document = read_document(Article("1", body=text), load_rules())
    found = [claim for claim in read_article(document, []).claims if claim.value.value == value]
    (claim,) = found
    return claim.rule, claim.role, claim.value.unit, claim.noun


@pytest.mark.parametrize(
    ("text", "value", "unit", "noun"),
    [
        ("ألغت الشركة 155 رحلة وحولت 41.", 41, "meeting", "رحلة"),
        ("تحمل السفينة 470 حاوية، بينها 56 فيها مواد خطرة.", 56, "parcel", "حاوية"),
        ("في المدينة 50 مصنعا، 12 منها متوقفة.", 12, "building", "مصنع"),
        ("تشمل القائمة 240 موظفا، منهم 150 ستختارهم النقابة.", 150, "person", "موظف"),
        ("نال الأول 49.5 في المئة، والثاني قرابة 44.9.", 44.9, "percent", None),
        ("نال الأول 27.7 مليون صوت، في حين نال الثاني، البالغ 47 عاما، قرابة 25.4 مليونا.", 25.4e6, "vote", "صوت"),
        ("باعت اللوحة بثلاثة ملايين دولار، وأمنتها الوزارة بمبلغ 3.5 مليون.", 3.5e6, "USD", None),
        ("بلغ عدد جنودها 540.", 540, "person", "جندي"),
        ("بلغ عدد القادمين 150.", 150, "person", "قادم"),
        ("كان القطار يسير بسرعة 190.", 190, "kilometre_per_hour", None),
    ],
)
def test_what_is_left_unsaid_is_known(text: str, value: float, unit: str, noun: str | None) -> None:
    assert claimed(text, value)[2:] == (unit, noun)


@pytest.mark.parametrize(
    ("text", "value", "role"),
    [
        ("دمر الإعصار 50 منزلا وقتل 30.", 30, "killed"),
        ("دمر الإعصار 50 منزلا وأصيب 12 بجروح.", 12, "injured"),
    ],
)
def test_what_a_word_governs_is_not_completed(text: str, value: float, role: str) -> None:
    assert claimed(text, value)[:3] == ("casualties", role, None)


def test_men_do_not_make_others_men() -> None:
    assert claimed("في المنجم 3 نساء و41 رجلا، منهم خمسة عشر من القرية.", 15)[2:] == ("person", None)


def test_a_year_is_left_alone() -> None:
    assert claimed("ألغت الشركة 155 رحلة، وفي 2019 مثلها.", 155)[2:] == ("meeting", "رحلة")
