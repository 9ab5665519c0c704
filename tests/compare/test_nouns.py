"""Counts told with unlike nouns: one count where the figures are the same, two things where they differ."""

import pytest

from checker import quantities
from checker.compare.values import comparable


@pytest.mark.parametrize(
    ("one", "two", "may_be"),
    [
        ("ست حلي", "ست قطع", True),  # no list has «حلي»
        ("ست حلي", "تسع قطع", False),
        ("31 مقعدا", "31 نائبا", True),
        ("31 مقعدا", "34 نائبا", False),
        ("30 ألف أسرة", "نحو 30 ألف منزل", True),
        ("30 أسرة", "30 شخصا", False),
        ("14 منزلا", "14 قتيلا", False),
        ("سبع طائرات", "سبع دول", False),
        ("سبع روايات", "سبعة أعمال", True),
        ("سبع غرف", "تسع حجرات", True),
    ],
)
def test_which_counts_may_be_one(one: str, two: str, may_be: bool) -> None:
    (a,), (b,) = quantities(one), quantities(two)
    assert comparable(a, b) is comparable(b, a) is may_be
