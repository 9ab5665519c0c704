"""The second shipment and the third, the last three years and the last four: figures of two things of one series."""

from __future__ import annotations

import pytest

from checker import Article, review

SHIPMENT = "وصلت إلى ميناء صحار أمس الشحنة {} من الدقيق على متن {} شاحنات قادمة من مسقط."
WINDOW = "أحرز نادي صحار لقب البطولة مرتين خلال {} الأخيرة تحت قيادة مدربه."
OTHER = "وهذه هي المرة الثالثة خلال {} الأخيرة التي يتوج فيها نادي صحار بلقب البطولة."


def _conflict(one: str, two: str) -> bool:
    articles = [
        Article(str(i), outlet=str(i), body=body, published="2024-05-15T20:00") for i, body in enumerate((one, two))
    ]
    facts = review(articles).to_dict()["facts"]
    return any(fact["verdict"] == "conflict" and fact["rule"] != "ordinals" for fact in facts)


@pytest.mark.parametrize(("number", "conflict"), [("الثانية", True), ("الثالثة", False)])
def test_figures_of_two_shipments(number: str, conflict: bool) -> None:
    assert _conflict(SHIPMENT.format("الثانية", 3), SHIPMENT.format(number, 5)) is conflict


@pytest.mark.parametrize(("other", "conflict"), [(OTHER, False), (WINDOW, True)])
def test_how_far_back_a_text_looks(other: str, conflict: bool) -> None:
    assert _conflict(WINDOW.format("السنوات الثلاث"), other.format("الأعوام الأربعة")) is conflict
