"""The day of one event, told a day apart.

Most days that lie side by side are of two things: what happened, and what was said or done on the day after.  A text
tells its own news of the day on which it appears, or of the day before.  So a lead that names an older day names the day
of the event; and where another lead, in words that all texts share, puts what happened a day earlier or later, one of
the two is wrong.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from checker.compare.statements import Statement, family
from checker.extract.context import cosine
from checker.model import Claim

A_DAY_APART: Final = "one event, a day apart"  # the name of the feature
_OLD: Final = 2  # days before the text appeared: what it tells of that day is not its own news
_LONG_AGO: Final = 45  # days: a time this long before its text is of something else than the news
_ISO_DAY: Final = len("2000-01-01")
_OF_ALL: Final = 0.5  # of the articles: words in the leads of so many are what the story is about
_TOLD_ALIKE: Final = 0.5  # of 1: sentences as like as this tell one thing, whatever its days
_EVENT: Final = frozenset({"event", "death"})  # roles of the day on which it happened
_MAYBE: Final = _EVENT | {""}


class EventDays:
    """Which days the articles of a story tell, and what their leads have in common."""

    def __init__(self, statements: Sequence[Statement], days: Mapping[str, dt.date | None]) -> None:
        self.days = days
        self.told: dict[str, set[dt.date]] = {}
        leads: dict[str, set[str]] = {}
        for statement in statements:
            for claim in statement.claims:
                if (day := exact_day(claim)) is not None:
                    self.told.setdefault(claim.article, set()).add(day)
                if _leads(claim):
                    leads.setdefault(claim.article, set()).update(claim.context)
        shared = Counter(word for words in leads.values() for word in words)
        self.core = {word for word, count in shared.items() if count >= max(2, _OF_ALL * len(leads))}

    def of_two_times(self, a: Claim, b: Claim) -> bool:
        """Is one of two times of these weeks, for its own text, and the other well before both?

        A slip in the year or the month leaves the rest of the date as it is.
        """
        last = [iso_day(claim.value.high) for claim in (a, b)]
        written = [self.days.get(claim.article) for claim in (a, b)]
        if None in (*last, *written) or abs((last[0] - last[1]).days) < _LONG_AGO:  # type: ignore[operator]
            return False
        old = [(text - day).days >= _LONG_AGO for text, day in zip(written, last, strict=True)]  # type: ignore[operator]
        one, two = (str(claim.value.value) for claim in (a, b))
        slip = len(one) == len(two) == _ISO_DAY and (one[-2:] == two[-2:] or one[4:] == two[4:])
        return old[0] != old[1] and not slip

    def of_the_event(self, a: Claim, b: Claim) -> bool | None:
        """Are two days, which differ, both said to be that of the event?  None where they may be of anything else."""
        if exact_day(a) is None or exact_day(b) is None or not {a.role, b.role} <= _MAYBE:
            return None
        if self.days.get(a.article) is None or self.days.get(b.article) is None:
            return None  # not known which is fresh
        if cosine(a.context, b.context) >= _TOLD_ALIKE:
            return None
        return self._a_day_apart(a, b)

    def _a_day_apart(self, a: Claim, b: Claim) -> bool:
        """Do two leads put the event of the story on days that lie side by side, and neither text knows the other day?"""
        one, two = exact_day(a), exact_day(b)
        if one is None or two is None or abs((one - two).days) != 1 or not (_leads(a) and _leads(b)):
            return False
        if one in self.told[b.article] or two in self.told[a.article]:
            return False
        old = [self._is_old(claim, day) for claim, day in ((a, one), (b, two))]
        if not any(old) or not all(_may_be_it(claim, was) for claim, was in zip((a, b), old, strict=True)):
            return False
        return not self.core.isdisjoint(a.context.keys() & b.context.keys())

    def each_its_own(self, a: Claim, b: Claim) -> bool:
        """Does each article, as a rule the later the later, tell what happened on its own day or the day before?"""
        if self._said_of_it(a, b) or self._said_of_it(b, a):
            return True
        told = [(exact_day(claim), self.days.get(claim.article)) for claim in (a, b)]
        if any(day is None or written is None for day, written in told):
            return False
        (one, first), (two, second) = sorted(told, key=lambda pair: pair[1])  # type: ignore[arg-type,return-value]
        assert one and two and first and second
        fresh = all(0 <= (written - day).days < _OLD for day, written in ((one, first), (two, second)))
        return fresh and first < second and one < two

    def _said_of_it(self, a: Claim, b: Claim) -> bool:
        """«قالت السلطات الاثنين إن» of a Monday, and «المركب الذي غرق في 20 أبريل»: is the one the day of a statement, the other the event's?"""
        spoken = "said" in a.aspects and not a.role and exact_day(a) == self.days.get(a.article)
        return spoken and b.role == "event" and not b.aspects

    def _is_old(self, claim: Claim, day: dt.date) -> bool:
        """Is it no news of its own text: told days later, or beside what happened on the day itself?"""
        written = self.days[claim.article]
        if written is None:
            return False
        return (written - day).days >= (_OLD - 1 if written in self.told[claim.article] else _OLD)


def exact_day(claim: Claim) -> dt.date | None:
    """The one day that a claim names, if it names one."""
    return iso_day(claim.value.value) if family(claim) == "date" else None


def iso_day(value: object) -> dt.date | None:
    """The day of an ISO form; None for a year, a month, a day that the month does not have, and all that is no date."""
    try:
        return dt.date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _leads(claim: Claim) -> bool:
    return claim.title or claim.paragraph <= 1


def _may_be_it(claim: Claim, old: bool) -> bool:
    """A fresh day must be said to be that of the event: it may be that on which somebody spoke."""
    if "as of" in claim.aspects:
        return False
    return claim.role in _MAYBE if old else claim.role in _EVENT and not claim.aspects
