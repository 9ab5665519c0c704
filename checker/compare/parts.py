"""A whole and the parts that are listed right behind it: «63 شخصا، هم 38 رجلا و19 امرأة»."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.compare.finding import Finding
from checker.compare.values import comparable, loose_units
from checker.extract.claims import Reading
from checker.model import Claim, Span, Text

_ALL: Final = frozenset("هم وهم هي وهي بواقع وهن هن :".split())  # what follows is all of them
_SOME: Final = frozenset("بينهم بينهن بينها منهم منهن منها وبينهم ومنهم وبينهن ومنها".split())
_SIGNS: Final = frozenset("()[]«»\"'")
_FAR: Final = 5  # tokens between a whole and its first part
_WHOLE_PEOPLE: Final = frozenset({"man", "woman"})  # who lists both lists all


def part_findings(reading: Reading) -> Iterator[Finding]:
    """Parts that are more than their whole, and lists of all parts that do not add up."""
    by_sentence: dict[Span, list[Claim]] = {}
    for claim in reading.claims:
        if claim.value.kind == "number" and isinstance(claim.value.value, int):
            by_sentence.setdefault(claim.sentence, []).append(claim)
    for claims in by_sentence.values():
        for index, whole in enumerate(claims):
            parts = _listed(reading, whole, claims[index + 1 :])
            finding = _judge(reading, whole, parts) if parts else None
            if finding is not None:
                yield finding


def _judge(reading: Reading, whole: Claim, parts: list[Claim]) -> Finding | None:
    total, size = sum(_amount(part) for part in parts), _amount(whole)
    complete = _marker(reading, whole, parts[0]) in _ALL or {part.group for part in parts} >= _WHOLE_PEOPLE
    missing = complete and len(parts) > 1 and total < size and not _goes_on(reading, parts[-1])
    if total <= size and not missing:
        return None
    listed = " + ".join(f"{_amount(part):g}" for part in parts)
    return Finding(
        "sum" if len(parts) > 1 else "parts",
        "error",
        Text(f"{listed} = {total:g} والمذكور {size:g}", f"{listed} = {total:g}, but {size:g} is stated"),
        whole.article,
        (whole.span, *(part.span for part in parts)),
    )


def _amount(claim: Claim) -> float:
    return float(claim.value.value) if isinstance(claim.value.value, int | float) else 0.0


def _listed(reading: Reading, whole: Claim, following: list[Claim]) -> list[Claim]:
    """The exact parts that follow a whole, up to the first number that is none."""
    if whole.value.hedge or _amount(whole) < 2 or not following or _marker(reading, whole, following[0]) is None:
        return []
    parts: list[Claim] = []
    for part in following:
        if parts and not _joined(reading, parts[-1], part):
            break
        if part.value.hedge or not _of_one_kind(whole, part):
            break
        parts.append(part)
    return parts


def _of_one_kind(whole: Claim, part: Claim) -> bool:
    """«14 محاضرة استفاد منها 426 مستفيدا»: hearers are no part of lectures."""
    unit = whole.value.unit
    known = part.value.unit is None or part.value.unit == unit or loose_units(unit, part.value.unit)
    return unit is not None and known and comparable(whole.value, part.value)


def _marker(reading: Reading, whole: Claim, part: Claim) -> str | None:
    """The word right before a part that makes it one, where little stands between the whole and it."""
    doc = reading.doc
    between = [doc.tokens[i].lex.form for i in range(doc.tokens_in(whole.span).stop, doc.token_at(part.span.start))]
    words = [word for word in between if word not in _SIGNS]
    if not words or len(words) > _FAR or "." in words:
        return None
    if words[-1] == ":" and len(words) > 1:  # a list of labels, each with its number
        return None
    return words[-1] if words[-1] in _ALL or words[-1] in _SOME else None


def _joined(reading: Reading, a: Claim, b: Claim) -> bool:
    gap = "".join(sign for sign in reading.doc.text[a.span.end : b.span.start] if sign not in _SIGNS)
    return gap.strip() in ("و", "،", "،و", "، و", ",")


def _goes_on(reading: Reading, last: Claim) -> bool:
    """«38 رجلا و19 امرأة وطفل»: one more may be listed without a number."""
    after = reading.doc.tokens_in(last.span).stop
    tokens = reading.doc.tokens
    return after < len(tokens) and tokens[after].lex.form.startswith(("و", "،", "الي"))
