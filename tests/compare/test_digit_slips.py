"""Two figures with the same digits in another order, or with a unit for another, are of one thing and clash."""

import pytest

from checker import Article, review
from checker.compare.values import one_slip, scaled, shortened, turned
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
        ("تخصص الحكومة للدفاع 240 مليار ريال هذه السنة.", "تخصص الحكومة للدفاع 204 مليارات هذه السنة."),
    ],
)
def test_a_slip_is_a_conflict(one: str, two: str) -> None:
    assert "conflict" in _verdicts(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("وتقع الرواية في 412 صفحة من القطع المتوسط.", "وتقع الرواية في 412 صفحة من القطع المتوسط."),
        ("أرسلت الدولة ست شاحنات مساعدات إلى القرية.", "شارك نحو ستة آلاف في تظاهرة قرب القرية."),
        ("احترقت سيارتان من هذا الطراز في طنجة.", "بيعت 1900 سيارة من هذا الطراز في الخليج."),
        ("تابع التصويت 210 مراقبين أوفدتهم منظمة أوروبية.", "يرتفع عدد نواب البرلمان إلى 120 نائبا."),
        ("وزن القطع السبع مجتمعة 14 كيلوغراما.", "بيعت قطعة منها وزنها 410 غرامات في مزاد."),
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


@pytest.mark.parametrize(
    ("one", "two", "slipped"),
    [
        ("في 8 يوليو 2023", "في 18 يوليو 2023", True),
        ("في 13 مايو 2024", "في 31 مايو 2024", True),
        ("في 8 يوليو 2023", "في 9 يوليو 2023", False),
        ("في 8 يوليو 2023", "في 18 يونيو 2023", False),
        ("طوله 40 مترا", "طوله 40 سنتيمترا", True),
        ("على 600 كيلومتر مربع", "على 6000 كيلومتر مربع", True),
        ("على 600 كيلومتر مربع", "على 700 كيلومتر مربع", False),
        ("بلغت 16.2 مليون دولار", "بلغت 16 مليار دولار", True),
        ("بلغت 16.2 مليون دولار", "بلغت 19 مليار دولار", False),
        ("بأصوات 7976291 ناخبا", "بأصوات 7976391 ناخبا", True),
        ("بأصوات 7976 ناخبا", "بأصوات 7986 ناخبا", False),
        ("بأصوات 3 ناخبين", "بأصوات 3 آلاف ناخب", True),
        ("بلغت 240 مليار دولار", "بلغت 204 مليارات دولار", True),
        ("بأصوات ناخبين اثنين", "بأصوات 20 مليون ناخب", False),
        ("استمر 12 ساعة", "استمر 21 ساعة", True),
        ("استمر 3 أيام", "استمر 8 سنوات", False),  # only their seconds have like digits
        ("استمر 4 أشهر", "استمر 7 أشهر", False),  # 120 and 210 days
    ],
)
def test_slips_of_days_units_and_digits(one: str, two: str, slipped: bool) -> None:
    (a,), (b,) = quantities(one), quantities(two)
    assert one_slip(a, b) is one_slip(b, a) is slipped


@pytest.mark.parametrize(
    ("one", "two", "same_digits"),
    [
        ("استمر 12 ساعة", "استمر 21 ساعة", True),
        ("استمر 12 ساعة", "استمر 12 يوما", False),
        ("بأصوات 415 ناخبا", "بأصوات 154 ناخبا", True),
        ("بأصوات 415 ناخبا", "بأصوات نحو 154 ناخبا", False),
    ],
)
def test_digits_turned(one: str, two: str, same_digits: bool) -> None:
    (a,), (b,) = quantities(one), quantities(two)
    assert turned(a, b) is turned(b, a) is same_digits


@pytest.mark.parametrize(
    ("one", "two", "thousandfold"),
    [
        ("بلغت 16.2 مليون دولار", "بلغت 16.2 مليار دولار", True),
        ("بلغت 16.2 مليون دولار", "بلغت 17.2 مليار دولار", False),
        ("بلغت 12 مليون دولار", "بلغت 120 مليون دولار", False),
        ("ضبط 880 طنا", "ضبط 880 كيلوغراما", True),
    ],
)
def test_a_thousand_times_the_other(one: str, two: str, thousandfold: bool) -> None:
    (a,), (b,) = quantities(one), quantities(two)
    assert scaled(a, b) is scaled(b, a) is thousandfold


@pytest.mark.parametrize(("amount", "verdict"), [("16.2 مليون", "conflict"), ("17.4 مليار", "update")])
def test_a_thousandfold_is_no_later_figure(amount: str, verdict: str) -> None:
    told = "بلغ احتياطي البنك المركزي من النقد الأجنبي {} دولار بحسب بيان للبنك."
    articles = [
        Article(id=day, body=told.format(figure), outlet=f"outlet {day}", published=f"2024-05-{day}T10:00:00+03:00")
        for day, figure in (("15", "16.2 مليار"), ("17", amount))
    ]
    assert verdict in {fact["verdict"] for fact in review(articles).to_dict()["facts"]}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "أفرجت الجماعة عن 24 أسيرا نقلوا إلى المعبر.",
            "تنتظر العائلات الدفعة الثانية: 14 محتجزا مقابل 42 من الأسرى. وكان قد سلم 24 خلال اليوم الأول من الهدنة.",
        ),
        (
            "أفرجت الجماعة عن 24 أسيرا نقلوا إلى المعبر.",
            "سلمت الجماعة 24 في اليوم الأول من الهدنة، وتفرج غدا عن 42 أسيرا.",
        ),
    ],
)
def test_who_tells_the_same_figure_too_has_not_mistyped_it(one: str, two: str) -> None:
    assert "conflict" not in _verdicts(one, two)


def test_beaches_are_no_metres() -> None:
    bodies = (
        "أغلقت البلدية ستة شواطئ بعد تسرب الوقود من الناقلة.",
        "قال الغواصون إن في بدن الناقلة شقا بطول ستة أمتار تسرب منه الوقود.",
        "قال المحافظ إن الشواطئ الستة ستبقى مغلقة بعد تسرب الوقود من الناقلة.",
    )
    assert "conflict" not in _verdicts(*bodies)
