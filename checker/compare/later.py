"""Which of two figures is the later, and whether the later may take the place of the earlier.

A toll rises, a number of displaced moves up and down, a year of birth never changes; a text counts at the time that it
names, or else at that of its appearance.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from typing import Final

from checker.compare.evidence import doublings
from checker.compare.statements import Roles, Statement
from checker.compare.values import comparable, relate, scaled, turned
from checker.extract.attribution import same_source
from checker.extract.claims.nobody import is_none
from checker.model import Claim

_NO_CLOCK: Final = dt.time()  # midnight: a day was given and no hour
_MOVING: Final = ("moves", "swings")  # up and down: from day to day, from hour to hour
# Within these, the order in which texts appear is not that in which their figures held.
_HOURS: Final = dt.timedelta(hours=6)
_OPEN: Final = ("at_least", "more_than")
_AGES: Final = "ages"
_YEAR: Final = 365.25  # days
_SEASON: Final = 0.25  # years: between texts closer than this a birthday is less likely than a slip
_NEWS: Final = 0.3  # doublings: a fifth more than the bound that was given before
_GROWS: Final = 12 * 3600  # seconds: a toll that has grown overnight is a later one, whoever counted
_SUPERSEDES: Final = 3 * 86400  # seconds: a result announced days later by another authority replaces the first


class Times:
    """The times of the statements of one fact, by the articles' times of appearance."""

    def __init__(
        self, statements: Sequence[Statement], published: Mapping[str, dt.datetime | None], roles: Roles
    ) -> None:
        self.statements = statements
        self.published = published
        self.roles = roles
        self.named = next((role for s in statements if (role := roles.get(s.head)) is not None), None)

    def of(self, claim: Claim) -> dt.datetime | None:
        """The time at which a figure held: that which its text names, or that of the text."""
        moment = claim.as_of or self.published.get(claim.article)
        return moment.replace(tzinfo=None) if moment is not None else None

    def later(self, a: Claim, b: Claim) -> bool:
        """Is one of the two a later count of what the other counted?"""
        if a.rule == b.rule == _AGES:
            return self._had_a_birthday(a, b)
        one, two = self.of(a), self.of(b)
        if one is None or two is None:
            return False
        # a text may recall the earlier figure; of two texts of one moment that which tells of a change has the later
        first, second = (("previous" not in x.aspects, time, x.updated) for x, time in ((a, one), (b, two)))
        if first == second:
            return False
        if a.as_of is not None and b.as_of is not None and a.as_of == b.as_of:
            return False
        early, late = (a, b) if first < second else (b, a)
        if not self._may_change(early, late):
            return False
        other = a.source is not None and b.source is not None and not same_source(a.source, b.source)
        if other and not late.updated:
            if is_none(early.value) or abs((one - two).total_seconds()) < self._wait(early):
                return False  # what one has denied, another asserts
        return not self._taken_back(early, late)

    def _had_a_birthday(self, a: Claim, b: Claim) -> bool:
        """41 in July and 42 in January: as many years more as may have begun between the two texts."""
        one, two = self.of(a), self.of(b)
        first, second = _size(a), _size(b)
        if one is None or two is None or first is None or second is None:
            return False
        years, between = second - first, (two - one).days / _YEAR
        return abs(between) >= _SEASON and years * between > 0 and abs(abs(between) - abs(years)) < 1

    def outgrown(self, a: Claim, b: Claim) -> bool:
        """«7 على الأقل», and a day later 38: the first bound still holds, and what is told is that the toll has grown."""
        bounded = a.value.hedge in _OPEN or b.value.hedge in _OPEN
        return bounded and doublings(a, b) >= _NEWS and self.later(a, b)

    def _wait(self, claim: Claim) -> float:
        """The seconds behind which another authority's figure is news rather than another opinion."""
        role = self.roles.get(claim) or self.named
        if role is not None and role.changes == "rises":
            return _GROWS
        return _SUPERSEDES if role is not None and role.changes in _MOVING else math.inf

    def undated(self, a: Claim, b: Claim) -> bool:
        """May one be later than the other, for all that is known?  The same digits in another order are a slip."""
        role = self.roles.get(a) or self.roles.get(b) or self.named
        if a.article == b.article or role is None or role.changes == "never" or opposed(a, b):
            return False
        if is_none(a.value) or is_none(b.value):
            return False  # whoever denies what another counts does so until it is known to be older
        one_time, two_time = self.of(a), self.of(b)
        if one_time is not None and two_time is not None:
            no_clock = not self._timed(a, b)
            close = role.changes == "swings" and abs(one_time - two_time) < _HOURS
            if not no_clock and not close:
                return False
        elif one_time is not None or two_time is not None:
            return False
        one, two = _size(a), _size(b)
        return one is None or two is None or sorted(f"{one:g}") != sorted(f"{two:g}")

    def _timed(self, a: Claim, b: Claim) -> bool:
        """Is it known which of two figures was given first?"""
        one, two = self.of(a), self.of(b)
        if one is None or two is None:
            return False
        return one.date() != two.date() or _NO_CLOCK not in (one.time(), two.time())

    def far_apart(self, a: Claim, b: Claim) -> bool:
        """Lie the times of two figures so far apart that the order of the texts is that of the figures?"""
        one, two = self.of(a), self.of(b)
        return one is not None and two is not None and self._timed(a, b) and abs(one - two) >= _HOURS

    def _may_change(self, early: Claim, late: Claim) -> bool:
        role = self.roles.get(early) or self.roles.get(late) or self.named
        changes = role.changes if role is not None else "never"
        if opposed(early, late) or turned(early.value, late.value) or scaled(early.value, late.value):
            return False
        if changes in _MOVING:
            return True
        grown = _size(late) is not None and _size(early) is not None and _size(late) > _size(early)  # type: ignore[operator]
        if changes == "rises":
            return grown
        return late.updated and grown

    def _taken_back(self, early: Claim, late: Claim) -> bool:
        """Does a still later article say the earlier value again?  Then the one between was wrong, not new."""
        moment = self.of(late)
        assert moment is not None
        for statement in self.statements:
            for claim in statement.claims:
                after = self.of(claim)
                if claim.role != early.role or claim.article in (early.article, late.article):
                    continue
                if after is not None and after > moment:
                    if comparable(claim.value, early.value) and relate(claim.value, early.value) == "equal":
                        return True
        return False

    def grown(self, a: Claim, b: Claim) -> bool:
        """Is the figure of the later text the greater, by no slip of the keyboard?"""
        one, two, first, second = self.of(a), self.of(b), _size(a), _size(b)
        if one is None or two is None or first is None or second is None or one == two:
            return False
        return (one < two) == (first < second) and not turned(a.value, b.value) and not scaled(a.value, b.value)


def opposed(a: Claim, b: Claim) -> bool:
    """A rise here and a fall there: neither is the other's later figure."""
    one, two = _size(a), _size(b)
    return one is not None and two is not None and one * two < 0


def _size(claim: Claim) -> float | None:
    for value in (claim.value.value, claim.value.low, claim.value.high):
        if isinstance(value, int | float):
            return float(value)
    return None
