"""Mismatches inside one article: weekday and date, title and body, parts and sum, age and birth, from and to, two spellings,
the impossible.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Final

from checker.compare.change import change_findings
from checker.compare.entities import Entity
from checker.compare.finding import Finding
from checker.compare.lifetime import lifetime_findings
from checker.compare.parts import part_findings
from checker.compare.slips import slips
from checker.compare.titles import title_findings
from checker.extract.calendar import from_hijri
from checker.extract.claims import Reading
from checker.model import Quantity, Text
from checker.names.gazetteer import gazetteer

_WEEKDAYS_AR: Final = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
_WEEKDAYS_EN: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_YEAR_SURE: Final = 200  # days: a year that was filled in is sure this near to the article
_TRIPLE: Final = re.compile(r"(\d{1,2})\s*/\s*(\d{1,2})\s*/\s*(\d{4})")
_BOUNDED: Final = frozenset({"turnout", "vote_share"})  # shares that cannot exceed the whole


def findings(reading: Reading, entities: Sequence[Entity]) -> list[Finding]:
    """The mismatches inside one article, in the order of their places."""
    found = [
        *_weekdays(reading),
        *_impossible(reading),
        *part_findings(reading),
        *change_findings(reading),
        *lifetime_findings(reading),
        *title_findings(reading),
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
        if "year" in value.assumed and _numeric(claim.text):
            continue  # «الأحد 17/10» may be of another calendar
        if _turned_round(value, claim.text, stated):
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


def _turned_round(value: Quantity, text: str, weekday: int) -> bool:
    """«الاثنين 10/4/1436هـ» for the fourth of the tenth month: is it the weekday where the month stands before the day?"""
    found = _TRIPLE.search(text)
    if found is None:
        return False
    month, day, year = (int(part) for part in found.groups())
    try:
        date = from_hijri(year, month, day) if value.unit == "hijri" else dt.date(year, month, day)
    except ValueError:
        return False
    return date is not None and date.weekday() == weekday


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
