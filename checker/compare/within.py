"""Mismatches inside one article: weekday and date, title and body, parts and sum, two spellings, the impossible."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from rapidfuzz.distance import Levenshtein

from checker.compare.entities import Entity
from checker.compare.names import skeleton
from checker.compare.values import comparable, relate
from checker.extract.claims import Reading
from checker.model import Claim, Severity, Span, Text

_WEEKDAYS_AR: Final = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
_WEEKDAYS_EN: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_EXHAUSTIVE: Final = frozenset("هم وهم هي وهي بواقع منهم وهن".split())  # «63 شخصا، هم 38 رجلا و19 امرأة»: all of them
_YEAR_SURE: Final = 200  # days: a year that was filled in is sure this near to the article
_ALIKE: Final = 0.75  # share of sounds that two spellings of one name have in common
_BOUNDED: Final = frozenset({"turnout", "vote_share", "stake"})  # shares that cannot exceed the whole


@dataclass(frozen=True, slots=True)
class Finding:
    """One mismatch inside an article, with every place that shows it."""

    rule: str
    severity: Severity
    why: Text
    article: str
    evidence: tuple[Span, ...]


def findings(reading: Reading, entities: Sequence[Entity]) -> list[Finding]:
    """The mismatches inside one article, in the order of their places."""
    found = [
        *_weekdays(reading),
        *_impossible(reading),
        *_parts(reading),
        *_title_and_body(reading),
        *_spellings(reading, entities),
    ]
    return sorted(found, key=lambda finding: (finding.evidence[0], finding.rule))


def _weekdays(reading: Reading) -> Iterator[Finding]:
    for claim in reading.claims:
        value = claim.value
        if value.kind != "date" or not value.noun or not value.noun.startswith("weekday:"):
            continue
        if not isinstance(value.value, str) or len(value.value) != 10 or "X" in value.value:
            continue
        try:
            date = dt.date.fromisoformat(value.value)
        except ValueError:  # a day that the month does not have
            continue
        stated = int(value.noun.split(":")[1])
        if date.weekday() == stated or (value.unit == "hijri" and abs(date.weekday() - stated) in (1, 6)):
            continue
        reference = reading.doc.reference
        if "year" in value.assumed and (reference is None or abs((date - reference).days) > _YEAR_SURE):
            continue
        right = date.weekday()
        yield Finding(
            "weekday-date",
            "error",
            Text(
                f"{value.value} يوافق {_WEEKDAYS_AR[right]} لا {_WEEKDAYS_AR[stated]}",
                f"{value.value} is a {_WEEKDAYS_EN[right]}, not a {_WEEKDAYS_EN[stated]}",
            ),
            claim.article,
            (claim.span,),
        )


def _impossible(reading: Reading) -> Iterator[Finding]:
    for claim in reading.claims:
        value = claim.value
        if value.kind == "date" and value.value is not None and value.low is None and value.unit is None:
            yield Finding(
                "impossible",
                "error",
                Text(f"لا وجود لهذا اليوم في التقويم: {claim.text}", f"no calendar has this day: {claim.text}"),
                claim.article,
                (claim.span,),
            )
        if value.kind == "percent" and claim.role in _BOUNDED and isinstance(value.value, int | float) and value.value > 100:
            yield Finding(
                "impossible",
                "error",
                Text(f"نسبة تفوق المئة من كل: {claim.text}", f"more than the whole: {claim.text}"),
                claim.article,
                (claim.span,),
            )


def _parts(reading: Reading) -> Iterator[Finding]:
    """A whole and the parts that are listed behind it in the same sentence."""
    by_sentence: dict[Span, list[Claim]] = {}
    for claim in reading.claims:
        if claim.value.kind == "number" and isinstance(claim.value.value, int | float):
            by_sentence.setdefault(claim.sentence, []).append(claim)
    for claims in by_sentence.values():
        for index, whole in enumerate(claims):
            parts = _listed(reading, whole, claims[index + 1 :])
            if not parts:
                continue
            total = sum(_amount(part) for part in parts)
            size = _amount(whole)
            exhaustive = _marker(reading, whole, parts[0]) == "all"
            if (exhaustive and len(parts) > 1 and total != size) or (total > size and (exhaustive or len(parts) == 1)):
                listed = " + ".join(f"{_amount(part):g}" for part in parts)
                yield Finding(
                    "sum" if exhaustive and len(parts) > 1 else "parts",
                    "error",
                    Text(f"{listed} = {total:g} والمذكور {size:g}", f"{listed} = {total:g}, but {size:g} is stated"),
                    whole.article,
                    (whole.span, *(part.span for part in parts)),
                )


def _amount(claim: Claim) -> float:
    return float(claim.value.value) if isinstance(claim.value.value, int | float) else 0.0


def _listed(reading: Reading, whole: Claim, following: list[Claim]) -> list[Claim]:
    parts: list[Claim] = []
    for part in following:
        if not parts:
            if _marker(reading, whole, part) is None:
                return []
        elif not _joined(reading, parts[-1], part):
            break
        if not comparable(whole.value, part.value) or whole.value.hedge:
            break
        parts.append(part)
    return parts


def _between(reading: Reading, a: Claim, b: Claim) -> list[str]:
    doc = reading.doc
    return [doc.tokens[i].lex.form for i in range(doc.tokens_in(a.span).stop, doc.token_at(b.span.start))]


def _marker(reading: Reading, whole: Claim, part: Claim) -> str | None:
    words = _between(reading, whole, part)
    if len(words) > 4:
        return None
    if any(word in _EXHAUSTIVE for word in words):
        return "all"
    if ":" in words and len(words) <= 2:
        return "all"
    return "some" if part.scope == "part" and whole.scope != "part" else None


def _joined(reading: Reading, a: Claim, b: Claim) -> bool:
    gap = reading.doc.text[a.span.end : b.span.start].strip()
    return gap in ("و", "،", "،و", "، و", ",")


def _title_and_body(reading: Reading) -> Iterator[Finding]:
    """A value of the title that the body gives otherwise, where each has one such value."""
    titles = [claim for claim in reading.claims if claim.title and claim.role and claim.scope == "whole"]
    bodies = [claim for claim in reading.claims if not claim.title and claim.role and claim.scope == "whole"]
    for claim in titles:
        same = [b for b in bodies if (b.rule, b.role) == (claim.rule, claim.role) and comparable(claim.value, b.value)]
        same = [b for b in same if b.group == claim.group and not b.aspects ^ claim.aspects]
        relations = [relate(claim.value, other.value) for other in same]
        if same and all(relation == "differ" for relation in relations) and len({str(b.value.value) for b in same}) == 1:
            others = [c for c in titles if (c.rule, c.role) == (claim.rule, claim.role)]
            if len({str(c.value.value) for c in others}) == 1:
                yield Finding(
                    "title-body",
                    "error",
                    Text(f"في العنوان «{claim.text}» وفي المتن «{same[0].text}»", f"title: «{claim.text}», body: «{same[0].text}»"),
                    claim.article,
                    (claim.span, *(other.span for other in same)),
                )


def _spellings(reading: Reading, entities: Sequence[Entity]) -> Iterator[Finding]:
    """One name under two spellings in one article."""
    article = reading.doc.article.id
    for entity in entities:
        places: dict[str, Span] = {}
        words: dict[str, tuple[str, ...]] = {}
        for owner, mention in entity.mentions:
            if owner == article:
                surface = " ".join(mention.text.split())
                places.setdefault(surface, mention.span)
                words.setdefault(surface, mention.words)
        pairs = [
            (a, b)
            for a, b in combinations(places, 2)
            if spelled_otherwise(words[a], words[b], a, b) and _sound_alike(words[a], words[b])
        ]
        if pairs:
            shown = list(dict.fromkeys(surface for pair in pairs for surface in pair))
            yield Finding(
                "spelling",
                "warning",
                Text("اسم واحد برسمين: " + "، ".join(shown), "one name, two spellings: " + ", ".join(shown)),
                article,
                tuple(places[surface] for surface in shown),
            )


def _sound_alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Two spellings of the same words, not an alias, a short form or an ending («كيم» and «أون», «قطار» and «قطاره»)."""
    one, two = "".join(a).removeprefix("ال"), "".join(b).removeprefix("ال")
    if one.startswith(two) or two.startswith(one) or one.endswith(two) or two.endswith(one):
        return False
    return len(one) > 3 and Levenshtein.normalized_similarity(skeleton(one), skeleton(two)) >= _ALIKE


def spelled_otherwise(a: tuple[str, ...], b: tuple[str, ...], one: str, two: str) -> bool:
    """Do two forms of a name differ in spelling, not only in how much of the name they give?"""
    if one == two:
        return False
    shorter, longer = sorted((a, b), key=len)
    if len(shorter) == len(longer):
        return True
    if len(shorter) == 1 and len(longer) > 1:
        return shorter[0] not in longer and shorter[0] != "".join(longer) and _close(shorter[0], longer)
    return not set(shorter) <= set(longer)


def _close(word: str, longer: tuple[str, ...]) -> bool:
    """The last name alone, spelled otherwise than in the full name."""
    return longer[-1][:1] == word[:1] or "".join(longer)[:2] == word[:2]


_Owner = Callable[[str, int], int | None]
Published = Mapping[str, dt.datetime | None]
