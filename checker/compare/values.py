"""How two values stand to each other: the same, both possible, or not both true.

The answers are the conditions that a rule's levels name: equal, converted, overlap, rounded, zone.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from typing import Final, Literal

from checker.model import DATES, Number, Quantity

Relation = Literal["equal", "converted", "overlap", "rounded", "zone", "written", "differ", "apart"]

_TINY: Final = 1e-9
_MONTHS: Final = 0.016  # 30-day months against a year of 365 days: the same length told in two units
_UNIT_SLACK: Final = 0.045  # feet and miles are rounded to whole numbers when they are converted
_ROUND_SHARE: Final = 0.06  # a round figure stands for what is this near to it, and rounds to it
_MAGNITUDE: Final = 1000  # a million for a billion is a slip; 10 and 100 are two round numbers
_HIJRI_DAYS: Final = 1  # calendars differ by a day with the sighting of the moon
_WEEK: Final = 7
_WRITING: Final = (
    2  # days between writing, printing and fetching: «اليوم» in the evening is «أمس» in the morning's paper
)
_CLOCK_STEP: Final = 5  # minutes: «التاسعة والنصف» is said of 9:28 …
_CLOCK_SLACK: Final = 2
_HALF_DAY: Final = 720  # minutes
_POINT: Final = re.compile(r"(\d+)([.،])(\d+)")
_WORDS: Final = re.compile(r"[^\W\d_]+")
_GROUPED: Final = 7  # digits: of so many the signs between them are what is misread, not a point that was lost
_LARGE: Final = 20  # from here on «51 نقطة» may be said of 51.18
_NO_EDGE: Final = 1.5  # times: so far beyond its usual bounds a vague word is still used
_YEAR: Final = 31536000
_FAMILIES: Final = {
    "pound": {"EGP", "GBP", "SDG", "SSP"}, "riyal": {"SAR", "QAR", "OMR", "YER", "IRR", "BRL"},
    "dirham": {"AED", "MAD"}, "dinar": {"KWD", "BHD", "IQD", "JOD", "LYD", "TND", "DZD", "RSD"},
    "lira": {"LBP", "SYP", "TRY", "ITL"}, "rupee": {"INR", "PKR", "LKR", "IDR", "NPR"},
    "franc": {"CHF", "XAF", "XOF", "DJF"}, "krona": {"SEK", "NOK", "DKK", "CZK", "ISK"},
    "peso": {"MXN", "ARS", "PHP", "CLP", "COP"}, "shilling": {"KES", "TZS", "UGX", "SOS"},
}  # fmt: skip
_PERCENT: Final = frozenset({"percent", "percent_point"})
_COUNTS: Final = frozenset({"number", "quantity"})
# A magnitude is often written as mere degrees, or with no unit.
_LOOSE: Final = frozenset(
    frozenset(pair)
    for pair in (
        ("degree", "magnitude"),
        ("barrel", "barrel_per_day"),
        ("person", "case"),
        ("person", "name_on_list"),
        ("person", "vote"),
    )
)


def comparable(a: Quantity, b: Quantity) -> bool:
    """Can the two be values of one fact at all: the same kind of thing, in units that convert?"""
    if a.kind in ("date", "date_range") and b.kind in ("date", "date_range"):
        return True
    if a.kind in _COUNTS and b.kind in _COUNTS:
        alike = _same_unit(a.unit, b.unit) or shortened(a.noun, b.noun)
        return (alike and "year" not in (a.unit, b.unit)) or a.unit == b.unit
    if {a.kind, b.kind} == {"percent", "fraction"}:
        return True
    if a.kind != b.kind:
        return False
    if a.kind in ("percent", "clock"):
        return True
    if a.kind == "money":
        return True  # amounts in two currencies may be one amount
    return _same_unit(a.unit, b.unit)


def _same_unit(a: str | None, b: str | None) -> bool:
    return a == b or a is None or b is None or loose_units(a, b)


def loose_units(a: str | None, b: str | None) -> bool:
    """Two names of one unit, or of one class of things that are counted for each other («حالة», «شخص»)."""
    return frozenset({a, b}) in _LOOSE


def shortened(a: str | None, b: str | None) -> bool:
    """«مركز إيواء» and a mere «مركز»: one of two nouns is the first word of the other."""
    if not a or not b or a == b:
        return False
    short, long = sorted((a.split(), b.split()), key=len)
    return len(short) == 1 < len(long) and long[0] == short[0]


def same_currency(a: str | None, b: str | None) -> bool:
    """Is it one currency, as far as the text says which?"""
    if a == b or a is None or b is None:
        return True
    return b in _FAMILIES.get(a, ()) or a in _FAMILIES.get(b, ())


def relate(a: Quantity, b: Quantity) -> Relation:
    """How two comparable values stand to each other."""
    if a.kind in ("date", "date_range"):
        return _dates(a, b)
    if a.kind == "clock":
        return _clocks(a, b)
    if a.kind in ("text", "quote"):
        return "equal" if a.value == b.value else "differ"
    if a.kind == "money" and not same_currency(a.unit, b.unit):
        # no two currencies are worth the same: the same figure in both is a slip in one of them
        return "differ" if a.value is not None and a.value == b.value else "converted"
    return _numbers(*_in_one_unit(a, b))


def _in_one_unit(a: Quantity, b: Quantity) -> tuple[Quantity, Quantity]:
    if a.kind == "fraction" and b.kind == "percent":
        return _as_percent(a), b
    if b.kind == "fraction" and a.kind == "percent":
        return a, _as_percent(b)
    return a, b


def _as_percent(q: Quantity) -> Quantity:
    from dataclasses import replace

    def times(value: object) -> Number | None:
        return value * 100 if isinstance(value, int | float) else None

    return replace(q, kind="percent", unit="percent", value=times(q.value), low=times(q.low), high=times(q.high))


def _numbers(a: Quantity, b: Quantity) -> Relation:
    one, two = a.value, b.value
    if isinstance(one, int | float) and isinstance(two, int | float):
        if math.isclose(one, two, rel_tol=_TINY, abs_tol=1e-12) or _same_length(a, one, two):
            return "equal" if a.hedge == b.hedge else "overlap"
    elif one is None and two is None and (a.low, a.high) == (b.low, b.high):
        return "equal"
    if (
        _overlap(a, b)
        or _other_reading(a, b)
        or _turned(a, b)
        or _written_alike(a, b)
        or _vaguely(a, b)
        or _vaguely(b, a)
    ):
        return "overlap"
    if _rounded(a, b):
        return "rounded"
    return "differ"


def _same_length(a: Quantity, one: Number, two: Number) -> bool:
    """24 months and two years; 90 days and three months."""
    if a.kind != "duration" or min(one, two) < 28 * 86400:
        return False
    return (
        abs(one - two) <= _MONTHS * max(one, two)
        and one % 86400 == 0
        and two % 86400 == 0
        and (one % _YEAR == 0 or two % _YEAR == 0 or (one % 2592000 == 0 and two % 2592000 == 0))
    )


def _bounds(q: Quantity) -> tuple[float, float]:
    low = float(q.low) if isinstance(q.low, int | float) else -math.inf
    high = float(q.high) if isinstance(q.high, int | float) else math.inf
    return low, high


def _overlap(a: Quantity, b: Quantity) -> bool:
    """Is there a value that both statements allow?  Open ends are open: «أكثر من 100» does not hold 100 itself."""
    if a.hedge is None and b.hedge is None:
        return False
    low_a, high_a = _bounds(a)
    low_b, high_b = _bounds(b)
    low, high = max(low_a, low_b), min(high_a, high_b)
    if low > high:
        return False
    if low == high and a.hedge == b.hedge == "about":
        return False  # «نحو ساعتين» and «نحو ثلاث ساعات»: nobody means the half hour at which they touch
    if low == high:
        included = all(
            (q.low_inclusive or bounds[0] < low) and (q.high_inclusive or bounds[1] > high)
            for q, bounds in ((a, (low_a, high_a)), (b, (low_b, high_b)))
        )
        # «أكثر من 70 ألفا» is said of 70 thousand and a few; «70 ألفا» may be that figure rounded
        return included or a.value == b.value
    return _near_a_bound(a, b)


# How far above a lower bound a figure may lie and still be what a writer had in mind: nobody says "more than 20" of 400.
_BOUND_REACH: Final = 2.0


def _near_a_bound(a: Quantity, b: Quantity) -> bool:
    for bound, other in ((a, b), (b, a)):
        stated = bound.low if bound.high is None else None
        value = other.value if isinstance(other.value, int | float) else other.low
        if isinstance(stated, int | float) and isinstance(value, int | float) and stated > 0 and bound.hedge != "vague":
            if value > stated * _BOUND_REACH:
                return False
    return True


def _other_reading(a: Quantity, b: Quantity) -> bool:
    """«12.500» may be thousands or a decimal; either reading may be meant."""
    for one, two in ((a, b), (b, a)):
        for assumed in one.assumed:
            if assumed.startswith("readings: "):
                values = [float(part) for part in assumed.removeprefix("readings: ").split(", ")]
                if isinstance(two.value, int | float) and any(math.isclose(v, two.value, rel_tol=1e-6) for v in values):
                    return True
    return False


def _turned(a: Quantity, b: Quantity) -> bool:
    """«438،5 كم» for 5.438: a decimal that went through a program which writes from right to left."""
    one, two = (_POINT.fullmatch(q.text[: q.text.find(" ")] if " " in q.text else q.text) for q in (a, b))
    if one is None or two is None or {one[2], two[2]} != {".", "،"}:
        return False
    return (one[1], one[3]) == (two[3], two[1])


def _written_alike(a: Quantity, b: Quantity) -> bool:
    """«665,932,983 مليون» and «(665.932.983) مليون», «94 مليارا» and «-94 مليارا-»: the same digits, other signs between them."""
    one, two = (("".join(filter(str.isdigit, q.text)), _WORDS.findall(q.text)) for q in (a, b))
    if {a.kind, b.kind} == {"number", "quantity"} and one[0] == two[0] and one[0]:
        return True  # «53 كليو متر»: a unit that was misspelt
    if one != two or not one[0]:
        return False
    return a.text.startswith("-") != b.text.startswith("-") or len(one[0]) >= _GROUPED


def _vaguely(vague: Quantity, other: Quantity) -> bool:
    """«العشرات» and 19: a word such as dozens has no sharp edge."""
    value = other.value
    if vague.hedge != "vague" or not isinstance(value, int | float) or not isinstance(vague.low, int | float):
        return False
    return vague.low / _NO_EDGE <= value <= (vague.high if isinstance(vague.high, int | float) else math.inf) * _NO_EDGE


def _rounded(a: Quantity, b: Quantity) -> bool:
    one = a.value if isinstance(a.value, int | float) else None
    two = b.value if isinstance(b.value, int | float) else None
    if one is None or two is None or one * two <= 0:
        return False
    big = max(abs(one), abs(two))
    if abs(one - two) > _ROUND_SHARE * big:
        return False
    if _converted_units(a, b):
        return abs(one - two) <= _UNIT_SLACK * big
    return (
        _rounds_to(one, two, a)
        or _rounds_to(two, one, b)
        or ((a.kind == "percent" or big >= _LARGE) and _cut_off(one, two))
    )


def _cut_off(one: Number, two: Number) -> bool:
    """«11%» for 11.8 %: headlines drop what stands behind the point."""
    short, long = sorted((one, two), key=lambda value: (not float(value).is_integer(), value))
    return float(short).is_integer() and not float(long).is_integer() and math.trunc(long) == short


def _rounds_to(round_value: Number, exact: Number, stated: Quantity) -> bool:
    """Is a round figure («1.9 مليون») what an exact one rounds to?  Small whole numbers are never taken as round."""
    step = _step(round_value, stated)
    if step is None:
        return False
    near = abs(round_value - exact) <= step / 2 + 1e-9 or (step >= 1000 and 0 <= abs(exact) - abs(round_value) < step)
    return near and abs(exact) > 0 and _step(exact, stated, of_other=True) != step


def _step(value: Number, stated: Quantity, *, of_other: bool = False) -> float | None:
    """The last stated digit of a figure: a hundred thousand for «1.9 مليون».  None below a thousand, unless decimal."""
    size = abs(value)
    if size != int(size):
        decimals = len(repr(float(size)).split(".")[1].rstrip("0")) if "e" not in repr(float(size)) else 6
        return 10.0**-decimals
    if size < 1000:
        return 1.0 if of_other or stated.kind in ("percent", "money") else None
    digits = str(int(size))
    zeros = len(digits) - len(digits.rstrip("0"))
    return float(10**zeros)


def _converted_units(a: Quantity, b: Quantity) -> bool:
    """Metres from feet, kilometres from miles: one of the two is no whole number of its metric unit."""
    if a.kind != "quantity" or a.unit not in ("metre", "kilogram", "litre", "square_metre", "kilometre_per_hour"):
        return False
    return any(isinstance(q.value, float) and q.value != round(q.value, 1) for q in (a, b)) or any(
        isinstance(q.value, int | float) and q.value > 100 and q.value % 1 for q in (a, b)
    )


def one_slip(a: Quantity, b: Quantity) -> bool:
    """415 and 154, a million and a billion, dollars and euros: the digits in another order, or a unit for another."""
    if a.kind == b.kind == "clock":
        return _other_half(a, b)
    one, two = _digits(a.value), _digits(b.value)
    if not one or not two or sorted(one) != sorted(two):
        return False
    if a.kind in DATES:
        return True
    sizes = sorted(abs(float(q.value or 0)) for q in (a, b))
    return len(one) > 1 or sizes[1] >= _MAGNITUDE * sizes[0] or sizes[0] == sizes[1]


def _other_half(a: Quantity, b: Quantity) -> bool:
    """«4:17» in the morning and in the afternoon; two full hours are told of too many things."""
    one, two = _minutes(a.value), _minutes(b.value)
    return abs(one - two) == _HALF_DAY and one % 60 != 0


def _digits(value: object) -> str | None:
    """The digits of a number without the zeros at its ends, or of a year."""
    if isinstance(value, str):
        return value if len(value) == len("2000") and value.isdecimal() else None
    return f"{abs(value):.10g}".replace(".", "").split("e")[0].strip("0") if isinstance(value, int | float) else None


# ------------------------------------------------------------------ times


def _dates(a: Quantity, b: Quantity) -> Relation:
    if a.low is None or b.low is None:
        return _undated(a, b)
    low_a, high_a, low_b, high_b = (_pad(q, side) for q in (a, b) for side in ("low", "high"))
    if "X" in (low_a + low_b):
        low_a, high_a, low_b, high_b = (text[4:] for text in (low_a, high_a, low_b, high_b))
    if (low_a, high_a) == (low_b, high_b):
        return "equal"
    slack = _HIJRI_DAYS if "hijri" in (a.unit, b.unit) else 0
    if low_a <= high_b and low_b <= high_a:
        # a weekday's night and its morning, a month and a day of it
        if a.value == b.value or str(a.value).startswith(str(b.value)) or str(b.value).startswith(str(a.value)):
            return "equal" if _same_grain(a, b) else "overlap"
        return "overlap"
    if slack and _days_between(high_a, low_b) <= slack:
        return "equal"
    if _same_weekday(a, b) and _days_between(low_a, low_b) == _WEEK:
        return "equal"  # one of the two was read against a day of crawling, not of writing
    if _one_weekday(a, b) and _days_between(low_a, low_b) in (_WEEK, 2 * _WEEK):
        return "overlap"  # «الثلاثاء 26 من شوال» and a bare «الثلاثاء»
    if (counted(a) or counted(b)) and _written_days(a, b, low_a, low_b) <= _WRITING:
        return "written"
    return "differ"


def _written_days(a: Quantity, b: Quantity, low_a: str, low_b: str) -> int:
    """The days between two dates; a bare weekday may be of the week before or after."""
    days = _days_between(low_a, low_b)
    bare = any(q.noun and q.noun.startswith("weekday:") and not _has_digit(q.text) for q in (a, b))
    return min(days, abs(days - _WEEK)) if bare else days


def _has_digit(text: str) -> bool:
    return any(sign.isdigit() for sign in text)


def counted(q: Quantity) -> bool:
    """«أمس»: counted from the day of writing, which is known only as the day on which a text appeared or was fetched."""
    return "publication day" in q.assumed and q.noun is None


def _same_grain(a: Quantity, b: Quantity) -> bool:
    return len(str(a.value)) == len(str(b.value))


def _pad(q: Quantity, side: str) -> str:
    value = q.low if side == "low" else q.high
    return str(value if value is not None else (q.low or q.high))[:10]


def _days_between(a: str, b: str) -> int:
    try:
        return abs((dt.date.fromisoformat(a) - dt.date.fromisoformat(b)).days)
    except ValueError:
        return 10**6


def _undated(a: Quantity, b: Quantity) -> Relation:
    """Relative times with no day to read them against: a weekday is a weekday, the rest may be anything."""
    day_a, day_b = _weekday(a), _weekday(b)
    if day_a is None or day_b is None:
        return "overlap"
    return "equal" if day_a == day_b else "differ"


def _one_weekday(a: Quantity, b: Quantity) -> bool:
    """Is it the same weekday, and does one of the two say no more?"""
    named = [q.noun for q in (a, b) if q.noun and q.noun.startswith("weekday:")]
    return len(named) == 2 and named[0] == named[1] and not (_has_digit(a.text) and _has_digit(b.text))


def _same_weekday(a: Quantity, b: Quantity) -> bool:
    return _one_weekday(a, b) and not _has_digit(a.text + b.text)


def _weekday(q: Quantity) -> int | None:
    if q.unit and q.unit.startswith("weekday:"):
        return int(q.unit.split(":")[1])
    if isinstance(q.value, str) and len(q.value) == 10 and "X" not in q.value and not q.value.startswith("-"):
        try:
            return dt.date.fromisoformat(q.value).weekday()
        except ValueError:  # the text states a day that the month does not have
            return None
    if q.noun and q.noun.startswith("weekday:"):
        return int(q.noun.split(":")[1])
    return None


def _clocks(a: Quantity, b: Quantity) -> Relation:
    one, two = _minutes(a.value), _minutes(b.value)
    if "utc" in (a.unit, b.unit) and a.unit != b.unit:
        return "zone"
    if one == two:
        return "equal" if a.hedge == b.hedge else "overlap"
    if any("half of the day" in q.assumed for q in (a, b)) and (one - two) % 720 == 0:
        return "overlap"
    if abs(one - two) <= _CLOCK_SLACK and (one % _CLOCK_STEP == 0) != (two % _CLOCK_STEP == 0):
        return "rounded"
    low_a, high_a, low_b, high_b = (_minutes(v) for v in (a.low, a.high, b.low, b.high))
    if a.hedge or b.hedge:
        if low_a <= high_b and low_b <= high_a:
            return "overlap"
    return "differ"


def _minutes(value: object) -> int:
    text = str(value)
    return int(text[:2]) * 60 + int(text[3:5])


def zone_gap(a: Quantity, b: Quantity) -> int:
    """Minutes by which the local one of two clock times is ahead of the other, in (-720, 840]."""
    local, utc = (b, a) if a.unit == "utc" else (a, b)
    gap = (_minutes(local.value) - _minutes(utc.value)) % 1440
    return gap - 1440 if gap > 840 else gap
