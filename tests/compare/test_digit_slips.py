"""Two figures with the same digits in another order, or with a unit for another, are of one thing and clash."""

import pytest

from checker import Article, review
from checker.compare.values import one_slip, shortened
from checker.extract.quantities import quantities


def _verdicts(*bodies: str) -> set[str]:
    articles = [
        Article(id=str(n), title="", body=body, outlet=f"outlet {n}", published="2024-05-15T10:00:00+03:00")
        for n, body in enumerate(bodies)
    ]
    return {fact["verdict"] for fact in review(articles).to_dict()["facts"]}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("وتقع الرواية في 412 صفحة من القطع المتوسط.", "وتقع الرواية في 421 صفحة من القطع المتوسط."),
        ("فتحت البلدية 46 مركز إيواء للنازحين.", "فتحت البلدية 64 مركزا للنازحين."),
        ("ضبطت الجمارك 1850 طنا من السماد في المرفأ.", "ضبطت الجمارك 1850 كيلوغراما من السماد في المرفأ."),
        ("بدأت الهزة عند الساعة 05:23 فجرا.", "بدأت الهزة عند الساعة 05:23 عصرا."),
    ],
)
def test_a_slip_is_a_conflict(one: str, two: str) -> None:
    assert "conflict" in _verdicts(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("وتقع الرواية في 412 صفحة من القطع المتوسط.", "وتقع الرواية في 412 صفحة من القطع المتوسط."),
        ("أرسلت الدولة ست شاحنات مساعدات إلى القرية.", "شارك نحو ستة آلاف في تظاهرة قرب القرية."),
    ],
)
def test_two_things_are_none(one: str, two: str) -> None:
    assert "conflict" not in _verdicts(one, two)


@pytest.mark.parametrize(("one", "two", "slipped"), [("05:23", "17:23", True), ("05:00", "17:00", False)])
def test_the_other_half_of_the_day(one: str, two: str, slipped: bool) -> None:
    (a,), (b,) = (quantities(f"عند الساعة {clock}") for clock in (one, two))
    assert one_slip(a, b) is slipped


@pytest.mark.parametrize(
    ("one", "two", "short"),
    [("مركز إيواء", "مركز", True), ("مركز", "مركز", False), ("مركز إيواء", "مركز صحي", False), (None, "مركز", False)],
)
def test_a_shortened_noun(one: str | None, two: str | None, short: bool) -> None:
    assert shortened(one, two) is short and shortened(two, one) is short
