"""A difference of a night is an error only where the two articles agree on more than they differ in, and tell it alike."""

from __future__ import annotations

import pytest

from checker import Article, review
from checker.nightly.fingerprint import findings_of

_BUS = "انقلبت حافلة تقل 45 راكبا على طريق صحار صباح الثلاثاء، وقتل {} أشخاص وأصيب {} آخرون."
_MORE = " وكانت الحافلة تسير بسرعة 130 كيلومترا في الساعة. وشاركت 12 سيارة إسعاف في نقل المصابين إلى 3 مستشفيات."


def _severities(*bodies: str) -> list[str]:
    articles = [
        Article(str(i), outlet=str(i), title="انقلاب حافلة", body=body, published="2024-05-15T22:00")
        for i, body in enumerate(bodies)
    ]
    return [one.severity for one in findings_of(review(articles).to_dict()) if one.verdict == "conflict"]


@pytest.mark.parametrize(
    ("one", "two", "severities"),
    [
        (_BUS.format(6, 20) + _MORE, _BUS.format(9, 20) + _MORE, ["error"]),
        (_BUS.format(6, 20).replace(" تقل 45 راكبا", ""), _BUS.format(9, 20), ["warning"]),
        (_BUS.format(6, 20) + _MORE, _BUS.format(9, 34) + _MORE.replace("130", "90"), ["warning"] * 3),
    ],
    ids=["agree on the rest", "little else is told", "differ wherever they can"],
)
def test_what_else_two_articles_agree_on(one: str, two: str, severities: list[str]) -> None:
    assert _severities(one, two) == severities


_LEAD = "انقلبت حافلة تقل 45 راكبا على طريق صحار صباح الثلاثاء." + _MORE
_CAMP = " وأقام فريق نادي صحار معسكرا في تركيا استمر أسبوعين."
_LOSS = " وبلغت خسائر صاحب الحافلة {} ريال بحسب شركة التأمين."


@pytest.mark.parametrize(
    ("one", "two", "severity"),
    [
        (_CAMP, _CAMP.replace("أسبوعين", "ثلاثة أسابيع"), "error"),
        (
            _CAMP,
            " وعاد نادي صحار بعد معسكر دام ثلاثة أسابيع لعب خلالها مباريات ودية وتغلب على فريقين من الهواة.",
            "warning",
        ),
        (_LOSS.format("46 ألف"), _LOSS.format("64 ألف"), "error"),
        (_LOSS.format("46 ألف"), _LOSS.format("64,300"), "warning"),
        (_LOSS.format("46 ألف"), _LOSS.format("46 مليون"), "error"),
        (" وتلقى البلاغ اللواء سالم الهاشمي.", " وقال العميد سالم الهاشمي إن التحقيق بدأ.", "error"),
    ],
    ids=["like words", "other words", "written in one way", "in two ways", "a slip", "a rank"],
)
def test_how_far_two_passages_are_told_alike(one: str, two: str, severity: str) -> None:
    assert _severities(_LEAD + one, _LEAD + two) == [severity]
