"""Differences that are none, and differences of which it is not known whether they are any."""

from __future__ import annotations

import pytest

from checker import Article, quantities, review
from checker.compare.values import one_slip, relate

_NIGHT = ("2024-05-15T22:00", "2024-05-16T07:00")  # the order of the texts is known


def _worst(*bodies: str, published: tuple[str, ...] = _NIGHT) -> tuple[str, str, str]:
    articles = [
        Article(str(i), outlet=str(i), body=body, published=moment)
        for i, (body, moment) in enumerate(zip(bodies, published, strict=True))
    ]
    fact = review(articles).to_dict()["facts"][0]
    return fact["verdict"], fact["severity"], fact["why"]["en"]


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("طول المرحلة 5.438 كم", "طول المرحلة 438،5 كم", "overlap"),
        ("طول المرحلة 5.438 كم", "طول المرحلة 834،5 كم", "differ"),
        ("بكلفة (665.932.983) مليون ريال", "بكلفة 665,932,983 مليون ريال", "overlap"),
        ("بكلفة 94 مليار دولار", "بكلفة -94 مليار دولار-", "overlap"),
        ("أرباح بلغت 1.9 مليار ريال", "أرباح بلغت 1,949 مليون ريال", "rounded"),
        ("أرباح بلغت 1.7 مليار ريال", "أرباح بلغت 1,949 مليون ريال", "differ"),
        ("بكلفة 94 مليار دولار", "بكلفة 94 مليون دولار", "differ"),
        ("بنسبة 5.3 في المئة", "بنسبة 53 في المئة", "differ"),
        ("بنسبة 11 في المئة", "بنسبة 11.8 في المئة", "rounded"),
        ("بنسبة 11 في المئة", "بنسبة 12.8 في المئة", "differ"),
        ("في الساعة التاسعة والنصف صباحا", "في الساعة 9:28 صباحا", "rounded"),
        ("في الساعة 9:30 صباحا", "في الساعة 9:35 صباحا", "differ"),
        ("في الساعة 9:30 صباحا", "في الساعة 9:27 صباحا", "differ"),
    ],
)
def test_relations(a: str, b: str, relation: str) -> None:
    (one,), (two,) = quantities(a), quantities(b)
    assert relate(one, two) == relate(two, one) == relation


def test_a_conflict_in_one_sentence_is_an_error() -> None:
    verdict, severity, why = _worst(
        "تعود البطولة إلى مدينة صحار للمرة الأولى منذ ستة أعوام، بمشاركة ثمانية فرق.",
        "تعود البطولة إلى مدينة صحار للمرة الأولى منذ تسعة أعوام، بمشاركة ثمانية فرق.",
    )
    assert (verdict, severity) == ("conflict", "error")
    assert ";" not in why


def test_a_toll_of_the_same_hour_is_in_doubt() -> None:
    bodies = (
        "قتل 24 شخصا في انفجار مستودع للغاز في مدينة سبها صباح الأربعاء.",
        "لقي 31 شخصا حتفهم في سبها بعد أن شبت النيران في مستودع وامتدت إلى حي كامل.",
    )
    late = _worst(*reversed(bodies), published=("2024-05-15T09:00", "2024-05-15T23:00"))
    assert late[:2] == ("conflict", "error")
    verdict, severity, why = _worst(*reversed(bodies), published=("2024-05-15T09:00", "2024-05-15T11:00"))
    assert (verdict, severity) == ("conflict", "warning")
    assert why.endswith("; it is not known which of the two is later")


def test_other_names_around_two_figures_are_no_conflict() -> None:
    verdict, _, _ = _worst(
        "انضم المهاجم سعيد القاسمي إلى نادي الظفرة مقابل 30 مليون يورو قادما من نادي الوكرة.",
        "شارك المدافع خالد الراشدي القادم من نادي النهضة مقابل 37 مليون يورو في آخر ربع ساعة من المباراة.",
    )
    assert verdict not in ("conflict", "disputed")


def test_points_of_a_month_are_not_those_of_a_day() -> None:
    day = "أغلق مؤشر السوق على تراجع بلغ 291.03 نقطة بعد تداولات كبيرة."
    month = "أغلق مؤشر السوق في نهاية شهر أبريل على ارتفاع بلغ 11.38 نقطة بعد تداولات كبيرة."
    assert _worst(day, month)[0] != "conflict"


def test_minutes_are_no_slip_for_weeks() -> None:
    (minutes,), (weeks,) = quantities("لمدة 20 دقيقة"), quantities("لمدة أسبوعين")
    assert not one_slip(minutes, weeks)
    (seconds,), (hour,) = quantities("لمدة 23 ثانية"), quantities("لمدة 23 دقيقة")
    assert one_slip(seconds, hour)
