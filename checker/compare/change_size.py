"""By how much something changed, where its two values say otherwise: «من 11.5 إلى 10.5 في المئة، بنصف نقطة»."""

from __future__ import annotations

from typing import Final, NamedTuple

from checker.compare.values.rounding import last_digit
from checker.extract.claims import Reading
from checker.extract.document import Document
from checker.model import Claim, Number

_POINTS: Final = "percent_point"
_BEFORE: Final = 3  # tokens from the size to the «من» of the old value
_BEHIND: Final = 5  # tokens from the new value to the size, where a word says that it is one
_SIZES: Final = frozenset(
    "بنسبه نسبه نسبته نسبتها بلغت بلغ قدره قدرها بمقدار بواقع بقدر بزياده زياده بارتفاع بنمو بانخفاض بتراجع بهبوط بنقص بفارق".split()
)
_ENDS: Final = frozenset(".؛:!؟\n")
_SLACK: Final = 0.02  # of a size: writers round what they work out
_ROUND: Final = 0.05  # of a value: nobody rounds off more


class _Range(NamedTuple):
    """What a stated number may have been before it was rounded."""

    low: float
    high: float

    def meets(self, other: _Range) -> bool:
        return self.low <= other.high and other.low <= self.high


def stated_size(reading: Reading, old: int, new: int) -> Claim | None:
    """The claim that tells the size of a change, right before its old value or behind its new one; by places in `reading`."""
    claims, doc = reading.claims, reading.doc
    if old > 0 and _leads_to(doc, claims[old - 1], claims[old]):
        return claims[old - 1]
    if new + 1 < len(claims) and _told_behind(doc, claims[new], claims[new + 1]):
        return claims[new + 1]
    return None


def fits(size: Claim, old: Claim, new: Claim) -> bool:
    """Can a change from one value to the other be of this size, all three rounded?  True where that cannot be told."""
    a, b, by = (claim.value.value for claim in (old, new, size))
    if any(claim.value.hedge for claim in (old, new, size)):
        return True
    if not (isinstance(a, int | float) and isinstance(b, int | float) and isinstance(by, int | float)):
        return True
    a, b, by = abs(a), abs(b), abs(by)  # a rule gives the shares of a fall a sign
    step = min(last_digit(a), last_digit(b))  # who says 5.25 of the one means 6.00 of the other
    one, two, said = _around(a, step), _around(b, step), _around(by, last_digit(by), _SLACK)
    difference, share = _difference(one, two), _share(one, two)
    unit, kind = size.value.unit, size.value.kind
    if old.value.kind == "percent":
        fitting = [difference] if unit == _POINTS else [difference, share] if kind == "percent" else []
    elif kind == "percent" and unit != _POINTS:
        fitting = [share]
    else:
        alike = kind == old.value.kind and unit == old.value.unit and (kind == "money" or size.noun == old.noun)
        fitting = [difference] if alike else []
    return not fitting or any(said.meets(found) for found in fitting)


def _difference(one: _Range, two: _Range) -> _Range:
    lesser, greater = sorted((one, two))
    return _Range(greater.low - lesser.high, greater.high - lesser.low)


def _share(one: _Range, two: _Range) -> _Range:
    """The difference in per cent of the old value."""
    if one.low <= 0:
        return _Range(0.0, float("inf"))
    apart = _difference(one, two)
    return _Range(100 * apart.low / one.high, 100 * apart.high / one.low)


def _around(value: Number, step: float, slack: float = 0.0) -> _Range:
    half = min(step / 2, _ROUND * value) + slack * value
    return _Range(value - half, value + half)


def _leads_to(doc: Document, size: Claim, old: Claim) -> bool:
    """«نصف نقطة من 11.5»: nothing but «من» and a word or two between, and a word that says how much, or points."""
    if size.sentence != old.sentence:
        return False
    first, last = doc.tokens_in(size.span), doc.token_at(old.span.start)
    between = [doc.tokens[i].lex.form for i in range(first.stop, last)]
    if not 0 < len(between) <= _BEFORE or between[-1] != "من" or not _ENDS.isdisjoint(between) or "و" in between:
        return False
    before = doc.tokens[first.start - 1].lex.form if first.start else ""
    return size.value.unit == _POINTS or before in _SIZES or doc.text[size.span.start - 1] == "ب"


def _told_behind(doc: Document, new: Claim, size: Claim) -> bool:
    """«إلى 65، أي بنسبة 30 في المئة», «إلى 120 مليونا بزيادة 20 في المئة»."""
    if new.sentence != size.sentence:
        return False
    first = doc.tokens_in(new.span).stop
    between = [doc.tokens[i].lex.form for i in range(first, doc.token_at(size.span.start))]
    return 0 < len(between) <= _BEHIND and _ENDS.isdisjoint(between) and between[-1] in _SIZES
