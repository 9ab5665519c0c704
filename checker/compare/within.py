"""Mismatches inside one article: weekday and date, title and body, parts and sum, age and birth, from and to, two spellings,
the impossible.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

from checker.compare.change import change_findings
from checker.compare.entities import Entity
from checker.compare.finding import Finding
from checker.compare.lifetime import lifetime_findings
from checker.compare.parts import part_findings
from checker.compare.slips import slips
from checker.compare.title_body import title_findings
from checker.compare.title_digits import digit_findings
from checker.compare.title_number import number_findings
from checker.compare.title_outcome import outcome_findings
from checker.extract.claims import Reading
from checker.extract.gazetteer import gazetteer
from checker.model import Text

_ARTICLE: Final = "ا"  # what is lost of it behind ل
_WEEKDAYS_AR: Final = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
_WEEKDAYS_EN: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_YEAR_SURE: Final = 200  # days: a year that was filled in is sure this near to the article
_BOUNDED: Final = frozenset({"turnout", "vote_share"})  # shares that cannot exceed the whole


def findings(reading: Reading, entities: Sequence[Entity]) -> list[Finding]:
    """The mismatches inside one article, in the order of their places."""
    found = [
        *_weekdays(reading),
        *_impossible(reading),
        *part_findings(reading),
        *change_findings(reading),
        *lifetime_findings(reading),
        *_of_titles(reading),
        *_spellings(reading, entities),
    ]
    return sorted(found, key=lambda finding: (finding.evidence[0], finding.rule))


def _of_titles(reading: Reading) -> Iterator[Finding]:
    """What title and body say otherwise; a pair of figures that two of the checks find is one finding."""
    known: set[int] = set()
    for finding in (
        *title_findings(reading),
        *number_findings(reading),
        *digit_findings(reading),
        *outcome_findings(reading),
    ):
        places = {span.end for span in finding.evidence} | {span.start for span in finding.evidence}
        if known.isdisjoint(places):
            yield finding
        known |= places


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
        if "year" in value.assumed and _numeric(claim.text):
            continue  # «الأحد 17/10» may be of another calendar
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


def _numeric(text: str) -> bool:
    return "/" in text and not any(sign.isalpha() for sign in text.split()[-1])


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
        if (
            value.kind == "percent"
            and claim.role in _BOUNDED
            and isinstance(value.value, int | float)
            and value.value > 100
        ):
            yield Finding(
                "impossible",
                "error",
                Text(f"نسبة تفوق المئة من كل: {claim.text}", f"more than the whole: {claim.text}"),
                claim.article,
                (claim.span,),
            )


def _spellings(reading: Reading, entities: Sequence[Entity]) -> Iterator[Finding]:
    """One name under two spellings in one article."""
    article = reading.doc.article.id
    for places in slips(article, entities, gazetteer(reading.doc.rules)):
        shown = [surface for surface, _ in places]
        yield Finding(
            "spelling",
            "warning",
            Text("اسم واحد برسمين: " + "، ".join(shown), "one name, two spellings: " + ", ".join(shown)),
            article,
            tuple(span for _, span in places),
        )


def spelled_otherwise(a: tuple[str, ...], b: tuple[str, ...], one: str, two: str) -> bool:
    """Do two forms of a name differ in spelling, not only in how much of the name they give?"""
    if one == two or _ARTICLE + one == two or _ARTICLE + two == one:  # «لليمن» is shown from its second ل on
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
