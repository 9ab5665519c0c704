"""An age that does not go with the year of birth: «توفي عن 74 عاما … ولد عام 1960»."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.compare.finding import Finding
from checker.extract.claims import Reading
from checker.model import DATES, Claim, Text

_SLACK: Final = 1  # years: a birthday still to come, an age by the lunar year, a year begun counted as full
_LEAD: Final = 1  # paragraphs: farther down an age may be that of a year long ago
_MOST: Final = 25  # years: farther off, it is another who was born, or a firm
_REACH: Final = 4  # tokens
_BIRTH: Final = frozenset("مواليد ولد ولدت مولود مولوده المولود المولوده مولده مولدها لد لدت".split())
_THEN: Final = frozenset("حينها انذاك وقتها حينئذ وقتئذ عندما حين يومها حينذاك".split())
_YEAR: Final = 4  # the length of a year in an ISO date


def lifetime_findings(reading: Reading) -> Iterator[Finding]:
    """The one age that an article gives, where it is not that of somebody born when the article's one birth was."""
    day = reading.doc.reference
    births = [claim for claim in reading.claims if claim.role == "birth" and _year(claim) and _born(reading, claim)]
    ages = [claim for claim in reading.claims if claim.rule == "ages" and isinstance(claim.value.value, int)]
    if day is None or len({_year(c) for c in births}) != 1 or len({c.value.value for c in ages}) != 1:
        return
    birth = births[0]
    for age in ages:
        gap = abs(day.year - (_year(birth) or 0) - int(age.value.value or 0))
        if not _of_today(reading, age, birth) or not _SLACK < gap <= _MOST:
            return
    age = ages[0]
    yield Finding(
        "age",
        "error",
        Text(
            f"المولود عام {_year(birth)} لا يكون عمره «{age.text}» عام {day.year}",
            f"who was born in {_year(birth)} is not «{age.text}» in {day.year}",
        ),
        age.article,
        tuple(sorted((age.span, birth.span))),
    )


def _year(claim: Claim) -> int | None:
    value = claim.value.value
    known = isinstance(value, str) and value[:_YEAR].isdigit() and claim.value.unit != "hijri"
    return int(str(value)[:_YEAR]) if known and "year" not in claim.value.assumed else None


def _born(reading: Reading, birth: Claim) -> bool:
    """Does the word of birth stand close before its year?  Farther off the year may be that of something else."""
    doc = reading.doc
    at = doc.token_at(birth.span.start)
    return any(token.lex.form.removeprefix("و") in _BIRTH for token in doc.tokens[max(at - _REACH, 0) : at])


def _of_today(reading: Reading, age: Claim, birth: Claim) -> bool:
    """Is it the age of now: in the lead or beside the birth, not hedged, and in no sentence of another year?"""
    if age.paragraph > _LEAD and age.sentence != birth.sentence:
        return False
    doc = reading.doc
    if any(doc.tokens[i].lex.form in _THEN for i in doc.tokens_in(age.sentence)):
        return False
    day = doc.reference
    years = {
        _year(c) for c in reading.claims if c.value.kind in DATES and c.sentence == age.sentence and c is not birth
    }
    return not years - {None, _year(birth), day.year if day else None}
