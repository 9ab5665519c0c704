"""A whole and the parts that are listed behind it: «63 شخصا، هم 38 رجلا و19 امرأة», «ثمانية، خمسة منهم .. والأربعة الآخرون»."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from checker.compare.finding import Finding
from checker.compare.values import comparable, loose_units
from checker.extract.claims import Reading
from checker.extract.document import Document
from checker.model import Claim, Span, Text
from checker.text.fold import fold
from checker.text.stems import stem

_ALL: Final = frozenset("هم وهم هي وهي بواقع وهن هن :".split())  # what follows is all of them
_SOME: Final = frozenset("بينهم بينهن بينها منهم منهن منها وبينهم ومنهم وبينهن ومنها".split())
_OF_THEM: Final = frozenset("بينهم منهم وبينهم ومنهم".split())
_APPOSED: Final = "،"  # «ثمانية حجاج، خمس نساء وأربعة رجال»: where the parts say themselves that they are all
_OTHERS: Final = frozenset("الآخرون الآخرين الأخرى الأخريات الباقون الباقين الباقية المتبقون المتبقين".split())
_SIGNS: Final = frozenset("()[]«»\"'")
_FAR: Final = 5  # tokens between a whole and its first part
_NEAR: Final = 2  # … where they are money, of which a sentence has many amounts
_WORDS: Final = 6  # of a part's own, and the «و» before the next
_ENDS: Final = frozenset(".؛:!؟\n")
_SAID: Final = frozenset({"وفق", "وفقا"})  # begin with a letter that elsewhere means «and»
_PEOPLE: Final = frozenset({"person", "case", None})
_WHOLE_PEOPLE: Final = frozenset({"man", "woman"})  # who lists both lists all


def part_findings(reading: Reading) -> Iterator[Finding]:
    """Parts that are more than their whole, and lists of all parts that do not add up."""
    by_sentence: dict[Span, list[Claim]] = {}
    for claim in reading.claims:
        if claim.value.kind in ("number", "money") and isinstance(claim.value.value, int):
            by_sentence.setdefault(claim.sentence, []).append(claim)
    for claims in by_sentence.values():
        for index, whole in enumerate(claims):
            parts = _listed(reading, whole, claims[index + 1 :])
            finding = _judge(reading, whole, parts) if parts else None
            if finding is not None:
                yield finding
        yield from _rests(reading, claims)


def _rests(reading: Reading, claims: list[Claim]) -> Iterator[Finding]:
    """«ثمانية أشخاص ..، خمسة منهم من تعز والأربعة الآخرون من عدن»: some of them and the rest are all."""
    for index, (part, rest) in enumerate(pairwise(claims)):
        doc = reading.doc
        if not (_next_word(doc, part) in _OF_THEM and rest.text.startswith("ال") and _next_word(doc, rest) in _OTHERS):
            continue
        whole = next((claim for claim in reversed(claims[:index]) if _of_one_kind(claim, part)), None)
        if whole is not None and not whole.value.hedge and _amount(whole) != _amount(part) + _amount(rest):
            yield _unequal(whole, [part, rest])


def _next_word(doc: Document, claim: Claim) -> str:
    after = doc.tokens_in(claim.span).stop
    return doc.tokens[after].lex.surface if after < len(doc.tokens) else ""


def _judge(reading: Reading, whole: Claim, parts: list[Claim]) -> Finding | None:
    total, size = sum(_amount(part) for part in parts), _amount(whole)
    marker, both = _marker(reading, whole, parts[0]), {part.group for part in parts} >= _WHOLE_PEOPLE
    if marker == _APPOSED and not both:
        return None
    complete = marker in _ALL or both
    listed_alone = all(_joined(reading, a, b) for a, b in pairwise(parts))
    missing = complete and listed_alone and len(parts) > 1 and total < size and not _goes_on(reading, parts)
    if total <= size and not missing:
        return None
    return _unequal(whole, parts)


def _unequal(whole: Claim, parts: list[Claim]) -> Finding:
    total, size = sum(_amount(part) for part in parts), _amount(whole)
    listed = " + ".join(f"{_amount(part):.15g}" for part in parts)
    return Finding(
        "sum" if len(parts) > 1 else "parts",
        "error",
        Text(f"{listed} = {total:.15g} والمذكور {size:.15g}", f"{listed} = {total:.15g}, but {size:.15g} is stated"),
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
        if parts and not (_joined(reading, parts[-1], part) or _told_alike(reading, parts[-1], part)):
            break
        if part.value.hedge or not (_of_one_kind(whole, part) or _of_them(reading, whole, part)):
            break
        parts.append(part)
    return parts


def _of_one_kind(whole: Claim, part: Claim) -> bool:
    """«14 محاضرة استفاد منها 426 مستفيدا»: hearers are no part of lectures."""
    unit = whole.value.unit
    if unit not in _PEOPLE and whole.noun and part.noun and stem(whole.noun) != stem(part.noun):
        return False  # «13 بلدية بواقع 50 مركزا»
    known = part.value.unit is None or part.value.unit == unit or loose_units(unit, part.value.unit)
    return unit is not None and known and comparable(whole.value, part.value)


def _of_them(reading: Reading, whole: Claim, part: Claim) -> bool:
    """«11 صيادا بينهم 14 آسيويا»: of people, whatever the word for them is."""
    people = whole.value.unit == "person" and _marker(reading, whole, part) in _OF_THEM
    return people and part.noun is not None and part.value.unit == fold(part.noun)


def _marker(reading: Reading, whole: Claim, part: Claim) -> str | None:
    """The word right before a part that makes it one, where little stands between the whole and it."""
    doc = reading.doc
    between = [doc.tokens[i].lex.form for i in range(doc.tokens_in(whole.span).stop, doc.token_at(part.span.start))]
    words = [word for word in between if word not in _SIGNS]
    if not words or len(words) > (_FAR if whole.value.kind == "number" else _NEAR) or "." in words:
        return None
    if words[-1] == ":" and len(words) > 1:  # a list of labels, each with its number
        return None
    return words[-1] if words[-1] in _ALL or words[-1] in _SOME or words[-1] == _APPOSED else None


def _joined(reading: Reading, a: Claim, b: Claim) -> bool:
    gap = "".join(sign for sign in reading.doc.text[a.span.end : b.span.start] if sign not in _SIGNS)
    return gap.strip() in ("و", "،", "،و", "، و", ",")


def _told_alike(reading: Reading, a: Claim, b: Claim) -> bool:
    """«8 لاعبين من الأندية المحلية و5 لاعبين من المحترفين»: parts of one noun, each with a few words of its own."""
    gap = reading.doc.text[a.span.end : b.span.start]
    alike = a.value.kind == "money" or (a.noun is not None and a.noun == b.noun)
    return alike and gap.endswith(" و") and len(gap.split()) <= _WORDS and not _ENDS & set(gap)


def _goes_on(reading: Reading, parts: list[Claim]) -> bool:
    """«38 رجلا و19 امرأة وطفل»: one more may be listed without a number."""
    doc = reading.doc
    after = doc.tokens_in(parts[-1].span).stop
    forms = [token.lex.form for token in doc.tokens[after : after + 2]]
    closed = len(parts) > 1 and "و" in doc.text[parts[-2].span.end : parts[-1].span.start]
    if closed and forms[:1] == ["،"] and len(forms) > 1:
        return forms[1].startswith("و") and forms[1] not in _SAID
    return bool(forms) and forms[0].startswith(("و", "،", "الي"))
