"""Differences that are none, and differences of which it is not known whether they are any."""

from __future__ import annotations

from typing import Any

import pytest

from checker import Article, quantities, review
from checker.compare.values import one_slip, relate
from checker.nightly.fingerprint import findings_of

_NIGHT = ("2024-05-15T22:00", "2024-05-16T07:00")  # the order of the texts is known


def _report(*bodies: str, published: tuple[str, ...] = _NIGHT) -> dict[str, Any]:
    articles = [
        Article(str(i), outlet=str(i), body=body, published=moment)
        for i, (body, moment) in enumerate(zip(bodies, published, strict=True))
    ]
    return review(articles).to_dict()


def _worst(*bodies: str, published: tuple[str, ...] = _NIGHT) -> tuple[str, str, str]:
    fact = _report(*bodies, published=published)["facts"][0]
    return fact["verdict"], fact["severity"], fact["why"]["en"]


def _night(*bodies: str, published: tuple[str, ...] = _NIGHT) -> str | None:
    """The severity of the worst finding of a night; None where it has none."""
    found = findings_of(_report(*bodies, published=published))
    return found[0].severity if found else None


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("طول المرحلة 5.438 كم", "طول المرحلة 438،5 كم", "overlap"),
        ("طول المرحلة 5.438 كم", "طول المرحلة 438,5 كم", "overlap"),
        ("طول المرحلة 5.438 كم", "طول المرحلة 834،5 كم", "differ"),
        ("نحو 6.75 مليون دولار", "نحو 6ر75 مليون دولار", "overlap"),
        ("نحو 75.6 مليون دولار", "نحو 6ر75 مليون دولار", "equal"),
        ("بكلفة ( 998 , 997 , 169 ريالا )", "بكلفة (998 ر 997 ر 169 ريالا)", "overlap"),
        ("بكلفة (665.932.983) مليون ريال", "بكلفة 665,932,983 مليون ريال", "equal"),
        ("بكلفة 94 مليار دولار", "بكلفة -94 مليار دولار-", "equal"),
        ("أرباح بلغت 1.9 مليار ريال", "أرباح بلغت 1,949 مليون ريال", "rounded"),
        ("أرباح بلغت 1.7 مليار ريال", "أرباح بلغت 1,949 مليون ريال", "differ"),
        ("بكلفة 94 مليار دولار", "بكلفة 94 مليون دولار", "differ"),
        ("بنسبة 9.77 في المئة", "بنسبة 9.7 في المئة", "rounded"),
        ("بنسبة 9.77 في المئة", "بنسبة 9.6 في المئة", "differ"),
        ("بكلفة 2,604 مليون ريال", "بكلفة 2.6 مليار ريال", "rounded"),
        ("بكلفة 2,640 مليون ريال", "بكلفة نحو 2.6 مليار ريال", "overlap"),
        ("بكلفة 2,604 مليون ريال", "بكلفة 2.4 مليار ريال", "differ"),
        ("بنسبة 5.3 في المئة", "بنسبة 53 في المئة", "differ"),
        ("بنسبة 11 في المئة", "بنسبة 11.8 في المئة", "rounded"),
        ("بنسبة 11 في المئة", "بنسبة 12.8 في المئة", "differ"),
        ("في الساعة التاسعة والنصف صباحا", "في الساعة 9:28 صباحا", "rounded"),
        ("في الساعة 9:30 صباحا", "في الساعة 9:35 صباحا", "differ"),
        ("في الساعة 7:43", "في الساعة 7:43 مساء", "overlap"),
        ("في الساعة 07:43", "في الساعة 7:43 مساء", "differ"),
        ("في الساعة 9:30 صباحا", "في الساعة 9:27 صباحا", "differ"),
        ("بقيمة 0.45 ريال", "بقيمة 45 هللة", "equal"),
        ("بقيمة 0.40 ريال", "بقيمة 45 هللة", "differ"),
        ("على بعد 20 ميلا", "على بعد 20 ميلا بحريا", "overlap"),
        ("على بعد 20 ميلا", "على بعد نحو 20 ميلا بحريا", "overlap"),
        ("على بعد 20 ميلا", "على بعد 25 ميلا بحريا", "differ"),
        ("ستة أشهر", "نصف عام", "equal"),
        ("سنة ونصف", "18 شهرا", "equal"),
        ("سبعة أشهر", "نصف عام", "differ"),
        ("خمسة أيام", "124 ساعة", "rounded"),
        ("يومين", "60 ساعة", "differ"),
        ("54 سنتيمترا", "53 سنتيمترا", "differ"),
        ("ارتفاعه 31.1 متر", "ارتفاعه 102 قدم", "rounded"),
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


def test_a_price_at_two_hours_is_no_news() -> None:
    hours = (
        "وانخفض سعر الذهب في المعاملات الفورية إلى 2093 دولارا للأوقية بحلول الساعة 0410 بتوقيت غرينتش.",
        "وانخفض سعر الذهب في المعاملات الفورية إلى 2081 دولارا للأوقية بحلول الساعة 1145 بتوقيت غرينتش.",
    )
    assert _worst(*hours)[0] == "update" and _night(*hours) is None
    toll = ("قتل 24 شخصا في انفجار مستودع للغاز في سبها.", "قتل 31 شخصا في انفجار مستودع للغاز في سبها.")
    assert _night(*toll) == "info"


def test_two_authorities_on_one_thing_are_a_warning_and_on_two_a_remark() -> None:
    one = (
        "وقالت الشرطة إن حريق السوق في مدينة سبها أدى إلى مقتل 24 شخصا.",
        "وقال مسؤول طبي إن حريق السوق في مدينة سبها أدى إلى مقتل 19 شخصا.",
    )
    same_hour = ("2024-05-15T22:00", "2024-05-15T22:00")
    assert _worst(*one, published=same_hour)[:2] == ("disputed", "warning")
    assert _night(*one, published=same_hour) == "warning"
    two = (
        "وأوضح مصدر عسكري أن القوات فقدت أربعة من عناصرها في هجوم على سد الموصل، وأحرق المسلحون عددا من العجلات.",
        "من جهة أخرى أفاد مسؤول أمني بمقتل 18 من عناصر التنظيم في مدينة بعقوبة شمال شرقي بغداد أمس الاثنين.",
    )
    verdict, _, why = _worst(*two, published=same_hour)
    assert verdict == "disputed" and _night(*two, published=same_hour) == "info"
    assert why.endswith("; it is not known that both figures are of one thing: the words around them differ")


def test_who_says_so_is_told_only_where_somebody_does() -> None:
    """A title gives a figure and its body a bound: the texts know of both, and no authority is named."""
    texts = (
        ("مقتل 31 شخصا في حريق سوق في سبها", "لقي 31 شخصا على الأقل حتفهم في حريق سوق في مدينة سبها."),
        ("مقتل 27 شخصا في حريق سوق في سبها", "لقي 27 شخصا على الأقل حتفهم في حريق سوق في مدينة سبها."),
    )
    articles = [
        Article(str(i), outlet=str(i), title=title, body=body, published="2024-05-15T22:00")
        for i, (title, body) in enumerate(texts)
    ]
    fact = review(articles).to_dict()["facts"][0]
    assert (fact["verdict"], fact["level"]) == ("disputed", "both values known")
    assert "()" not in fact["why"]["en"] and "()" not in fact["why"]["ar"]


def test_one_figure_is_no_difference() -> None:
    rooms = _report(
        "يضم البيت الجديد في سجن المدينة 10 أجنحة فندقية للزوار.", "يضم البيت الجديد في سجن المدينة عشر وحدات للزوار."
    )
    assert all(fact["verdict"] != "conflict" and fact["verdict"] != "disputed" for fact in rooms["facts"])


@pytest.mark.parametrize(
    ("length", "verdicts"),
    [("لمدة 20 دقيقة", set()), ("لمدة 20 ساعة", {"conflict"}), ("لمدة 12 يوما", {"conflict"})],
)
def test_lengths_of_other_orders_are_of_two_things(length: str, verdicts: set[str]) -> None:
    report = _report(
        f"يستمر معسكر المنتخب في صلالة {length} قبل الدورة.", "يستمر معسكر المنتخب في صلالة لمدة 20 يوما قبل الدورة."
    )
    assert {f["verdict"] for f in report["facts"] if f["rule"] == "durations"} - {"single"} == verdicts


def test_another_text_of_an_outlet_is_no_finding_of_a_night() -> None:
    bodies = (
        "فازت دار سبها للكتب بشراء 103 مخطوطات نادرة من ورثة الأديب.",
        "فازت دار سبها للكتب بشراء 167 مخطوطة نادرة من ورثة الأديب.",
    )
    articles = [Article(str(i), outlet="الخبر", body=body, published=_NIGHT[i]) for i, body in enumerate(bodies)]
    report = review(articles).to_dict()
    assert report["facts"][0]["level"] == "another text of the same outlet"
    assert not findings_of(report)


def test_points_of_a_month_are_not_those_of_a_day() -> None:
    day = "أغلق مؤشر السوق على تراجع بلغ 291.03 نقطة بعد تداولات كبيرة."
    month = "أغلق مؤشر السوق في نهاية شهر أبريل على ارتفاع بلغ 11.38 نقطة بعد تداولات كبيرة."
    assert _worst(day, month)[0] != "conflict"


def test_minutes_are_no_slip_for_weeks() -> None:
    (minutes,), (weeks,) = quantities("لمدة 20 دقيقة"), quantities("لمدة أسبوعين")
    assert not one_slip(minutes, weeks)
    (seconds,), (hour,) = quantities("لمدة 23 ثانية"), quantities("لمدة 23 دقيقة")
    assert one_slip(seconds, hour)
    (days,), (months,) = quantities("لمدة يومين"), quantities("لمدة أربعة أشهر")
    assert not one_slip(days, months)


def test_a_sentence_that_lists_the_other_value_too_is_in_doubt() -> None:
    tail = "الألعاب النارية في الواجهة البحرية بمدينة الدمام ضمن مهرجان الصيف"
    listed = f"يفتح المجمع أبوابه يوميا عند الساعة الرابعة والنصف، وتنطلق عند الساعة التاسعة والنصف {tail}."
    report = _report(listed, f"تنطلق عند الساعة التاسعة والنصف {tail}.")
    assert all(fact["severity"] != "error" for fact in report["facts"])


@pytest.mark.parametrize(
    "told", ["توقعت البلدية أن يشمل التوزيع", "من المخطط أن يشمل التوزيع", "توقع المدير أن يشمل التوزيع"]
)
def test_what_is_expected_is_not_what_is(told: str) -> None:
    done = "وزعت الحملة الخيرية 8538 عبوة حليب على الأطفال في مخيم الواحة."
    verdict, severity, _ = _worst(done, f"{told} 9870 عبوة حليب على الأطفال في مخيم الواحة.")
    assert (verdict, severity) != ("conflict", "error")


def test_a_day_of_the_same_month_is_in_doubt() -> None:
    verdict, severity, _ = _worst(
        "وأعيد انتخاب الرئيس سالم الهاشمي في 29 من مارس الماضي لولاية خامسة.",
        "تبدأ الولاية في 3 أبريل. وأعيد انتخاب الرئيس سالم الهاشمي في 29 من الشهر ذاته لولاية خامسة.",
    )
    assert (verdict, severity) == ("conflict", "warning")


def test_a_title_may_round_a_figure_of_its_body() -> None:
    body = (
        "وقالت الهيئة في تقريرها السنوي إن 61.9 % من فواتير المنازل لا تزيد قيمتها على 100 دينار شهريا، "
        "و6.2 % فقط تزيد على 500 دينار."
    )
    title = "62 % من فواتير المنازل لا تزيد قيمتها على 100 دينار شهريا"
    articles = [Article("1", title=title, body=body), Article("2", title="دعم الكهرباء", body=body)]
    assert not [fact for fact in review(articles).to_dict()["facts"] if fact["verdict"] == "conflict"]
