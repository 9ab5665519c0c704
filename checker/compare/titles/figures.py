"""A figure of the title that is of a known role, or counts a known thing, and has another value in the body."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from checker.compare.finding import Finding
from checker.compare.titles.saying import otherwise
from checker.compare.values import comparable, relate
from checker.extract.claims import Reading
from checker.extract.context import cosine
from checker.model import Claim

_LEAD: Final = 3  # paragraphs: an article says in its first ones what its title says
_ALIKE: Final = 0.12  # the words around the two figures must have at least this much in common
_UNNAMED: Final = 0.3  # … and more where no rule knows what they are figures of
_KINDS: Final = frozenset({"number", "money", "percent", "duration", "quantity"})
_ONE_MORE: Final = 2  # «3 من رجال الأمن وأحد المجاهدين»: so few more may be told in words
_LARGE: Final = 1000
_FEW: Final = 20
_ROUNDED: Final = 0.1  # share by which a title rounds


def figure_findings(reading: Reading) -> Iterator[Finding]:
    """Figures of the title whose role the body fills with another one, and with that one only."""
    titles = [claim for claim in reading.claims if claim.title and _exact(claim)]
    bodies = [claim for claim in reading.claims if not claim.title]
    for claim in titles:
        if len({other.value.value for other in titles if _same_slot(other, claim)}) > 1:
            continue
        same = [other for other in bodies if _same_slot(other, claim) and _exact(other)]
        if not same or len({other.value.value for other in same}) > 1:
            continue
        if _differ(claim, same[0]) and not _told_otherwise(reading, claim, same[0], titles):
            yield otherwise(reading.doc, claim.span, [other.span for other in same])


def _exact(claim: Claim) -> bool:
    value = claim.value
    # a day that was counted from the day of writing («اليوم», «الخميس») may have been counted wrongly
    counted = "publication day" in value.assumed
    dated = value.kind == "date" and isinstance(value.value, str) and len(value.value) == len("2015-01-01")
    measured = value.kind in _KINDS and isinstance(value.value, int | float)
    return (
        (bool(claim.role) or bool(claim.noun))
        and not counted
        and claim.scope == "whole"
        and value.hedge is None
        and (measured or dated)
    )


def _same_slot(a: Claim, b: Claim) -> bool:
    if not a.role and (a.noun != b.noun or a.value.kind != "number"):
        return False
    return (a.rule, a.role, a.group, a.aspects) == (b.rule, b.role, b.group, b.aspects) and comparable(a.value, b.value)


def _differ(title: Claim, body: Claim) -> bool:
    return (
        relate(title.value, body.value) == "differ"
        and body.paragraph <= _LEAD
        and cosine(title.context, body.context) >= (_ALIKE if title.role else _UNNAMED)
    )


def _told_otherwise(reading: Reading, title: Claim, body: Claim, titles: list[Claim]) -> bool:
    """May the body give the title's figure all the same: in another role, as a sum, or with one more told in words?"""
    inside = [q.value for q in reading.quantities if q.start >= reading.doc.article.title_end]
    if _size(title.value.value) in map(_size, inside):
        return not _exchanged(reading, title, body, titles)
    one, two = title.value.value, body.value.value
    if not isinstance(one, int | float) or not isinstance(two, int | float):
        return False
    if abs(one - two) <= _ROUNDED * abs(two) and len(f"{one:g}".rstrip("0")) < len(f"{two:g}".rstrip("0")):
        return True
    if _cut_off(one, two):
        return True
    numbers = [value for value in inside if isinstance(value, int | float)]
    if any(a + b == one for a, b in combinations(numbers, 2)) or _in_lots(reading, one, two):
        return True
    return title.value.kind == "number" and 0 < one - two <= _ONE_MORE and one <= _FEW


def _in_lots(reading: Reading, title: float, body: float) -> bool:
    """«مليونا ريال لخمس بطولات», and 400 thousand for each: is the title's figure the body's as often as a count says?"""
    counts = (q.value for q in reading.quantities if q.kind == "number")
    return any(isinstance(count, int) and count > 1 and body * count == title for count in counts)


def _size(value: object) -> object:
    """A fall of 12 % is told with a sign by one rule and without by another."""
    return abs(value) if isinstance(value, int | float) else value


def _cut_off(title: float, body: float) -> bool:
    """«مليون مشاهدة» above «مليون ونصف»: the title says no more than how many thousands or millions."""
    if title < _LARGE or title != int(title):
        return False
    digits = str(int(title))
    step: int = 10 ** (len(digits) - len(digits.rstrip("0")))
    return step >= _LARGE and body // step * step == title


def _exchanged(reading: Reading, title: Claim, body: Claim, titles: list[Claim]) -> bool:
    """Two figures of the title that the body gives the other way round."""
    for other in titles:
        if other.rule == title.rule and other.role != title.role and other.value.value == body.value.value:
            crossed = {c.value.value for c in reading.claims if not c.title and _same_slot(c, other) and _exact(c)}
            return crossed == {title.value.value}
    return False
