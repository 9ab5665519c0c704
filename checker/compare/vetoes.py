"""What forbids that two claims are of one fact, whatever their words have in common.

Equal values forgive a slot that was misread; values that differ do not.
"""

from __future__ import annotations

from typing import Final

from checker.compare.event_days import iso_day
from checker.compare.statements import Slots, family, grain, nouns_differ
from checker.compare.values import Relation, counted, one_slip
from checker.extract.context import cosine
from checker.model import DATES, Claim

_MILD: Final = frozenset({"rate", "mutual", "said", "as of"})  # marks that forbid a difference, not a rounding
_TOLD: Final = frozenset({"said", "as of"})  # a moment at which something was said or counted: there are many
# Marks that may be misread, or left out by a short text: they speak against a difference and do not forbid it.
_KNOWN: Final = "a known set"
_SOFT: Final = frozenset({"each", "forecast", "said", _KNOWN})
# «تجاوز عدد المتظاهرين العشرين» names no set, but a bound; «إيرادات متوقعة قدرها 11.3 مليار» are those that near 11.3.
_OF_ONE_ROLE: Final = frozenset({_KNOWN, "forecast"})
_POINT: Final = "point"  # of an index or of a table: they change from day to day
_AGES: Final = "ages"  # the rule whose values are each of one person
_SUSPECT: Final = "suspect"  # of whom a report has one
_GOALS: Final = "goals"  # the role of what one player scored; a title may have all that his side did
_TOLD_ALIKE: Final = 0.25  # of 1: «أول رحلة», «الزيارة الأولى» are one first only in sentences as like as this
# Seconds of a minute, an hour, a day, a week, a month, a year: «في يوم واحد» and «خلال 24 ساعة» measure whatever they stand by …
_ONE_UNIT: Final = frozenset({60, 3600, 86400, 7 * 86400, 30 * 86400, 365 * 86400})
_TOLD_ALIKE_ONCE: Final = 0.2  # … and are one in sentences that are at least so alike
_ONE_COUNT: Final = 6  # days; a second round is a week after the first, if not two
_OTHER_ORDER: Final = 100  # times: an hour for a minute, a day for an hour and a year for a month are slips of one word
_WEEK: Final = 5  # days, as markets are open
_MONTH: Final = 31  # days
_MOST_OF_A_YEAR: Final = 300  # days, of what is told in years
_A_YEAR: Final = 366  # days by which a count of years is off
_MILLIARD: Final = 1_000_000_000


def veto(a: Claim, b: Claim, relation: Relation, slots: Slots) -> str | None:
    """Why two claims, whose values stand to each other so, are not of one fact; None where nothing forbids it."""
    if relation == "equal" or (relation == "overlap" and _one_point(a, b)):
        return _of_equals(a, b, slots)
    return slots.veto(a, b, relation) or _of_a_difference(a, b, relation, slots)


def _of_equals(a: Claim, b: Claim, slots: Slots) -> str | None:
    """Equal values forgive a slot that was misread, also where one is hedged."""
    if slots.counts_other_things(a, b):
        return "one counts something else"
    if a.value.kind == "ordinal" and not _orders_one_thing(a, b, slots):
        if cosine(a.context, b.context) < _TOLD_ALIKE:
            return "not known to order the same thing"
    if (
        a.value.kind == "number"
        and telling(a) == 1
        and nouns_differ(a, b)
        and cosine(a.context, b.context) < _TOLD_ALIKE
    ):
        return f"«{a.noun}» and «{b.noun}»"  # «3 محاولات» and «3 هجمات»: small numbers are equal by chance
    if a.value.kind == "duration" and a.value.value in _ONE_UNIT and not slots.roles.same(a, b):
        if cosine(a.context, b.context) < _TOLD_ALIKE_ONCE:
            return "a day, an hour or a year of anything"
    return "only one is each side's own" if {"each", "mutual"} == a.aspects ^ b.aspects else None


def _of_a_difference(a: Claim, b: Claim, relation: Relation, slots: Slots) -> str | None:
    """Marks that make it another fact when the values are not the same."""
    apart = (a.aspects ^ b.aspects) - (_SOFT if relation == "differ" else {"each"})
    if relation != "differ":
        apart -= _MILD
        if slots.roles.same(a, b):
            apart -= _OF_ONE_ROLE
        if family(a) == "date" and not slots.roles.same(a, b) and _loose_dates(a, b):
            return "a day that is not known, or within a year"
    if apart:
        return "only one is: " + ", ".join(sorted(apart))
    if _measured_once(a, b) and not slots.roles.same(a, b):
        return "a measure and a mere number"
    if relation != "differ":
        return None
    if a.aspects & b.aspects & _TOLD:
        return "the days of two statements"
    hijri = "hijri" in (a.value.unit, b.value.unit)  # two calendars are told apart by what may be doubted (`apart.py`)
    if a.value.kind in DATES and not hijri and (counted(a.value) or counted(b.value)) and not _years_apart(a, b):
        return "a day counted from a day that may not be that of writing"
    slip = one_slip(a.value, b.value)
    if a.value.kind == "duration" and not slip and _of_other_orders(a, b):
        return "a camp of weeks and a training of minutes"
    if a.rule == b.rule == _AGES and not _of_one_person(a, b, slots, slip=slip):
        return "not known to be the ages of one person"
    if a.role == b.role == _GOALS and a.title != b.title and slots.same_owner(a, b) is not True:
        return "a player's goals and perhaps a side's"  # «ثلاثية ودادية» and «سجل الكعبي هدفين»
    if "percent_point" in (a.value.unit, b.value.unit) and a.value.unit != b.value.unit:
        return "points and per cent"
    if _signed_once(a, b):
        return "not known which way it went"
    if {a.value.kind, b.value.kind} == {"money", "number"} and not slots.roles.same(a, b) and not _milliards(a, b):
        return "an amount and a mere number"
    if (
        (family(a) in ("percent", "money") or _POINT in (a.value.unit, b.value.unit))
        and a.when
        and b.when
        and not one_day(a, b)
        and not (slip or _lasts(a, b, slots) or _counted_on(a, b, slots))
    ):
        return "the figures of two days"
    if _POINT in (a.value.unit, b.value.unit) and _of_a_longer_time(a) != _of_a_longer_time(b):
        return "the figures of two days"  # «تراجع 291 نقطة», and «ارتفع 11 نقطة في نهاية شهر يوليو»
    if a.value.kind == "ordinal" and not _orders_one_thing(a, b, slots):
        return "not known to order the same thing"
    if a.group != b.group:
        return "one is of a part of the people"
    if a.value.kind in DATES and not _years_apart(a, b):
        if grain(a) != grain(b) or _a_day_and_months(a, b) or _a_day_and_months(b, a):
            return "a day and a longer time"
    return None


def one_day(a: Claim, b: Claim) -> bool:
    """May what two claims tell be of one day?"""
    return a.when is not None and b.when is not None and a.when[0] <= b.when[1] and b.when[0] <= a.when[1]


def _of_a_longer_time(claim: Claim) -> bool:
    """Is it told of a week, a month, a year?"""
    days = [day for day in map(iso_day, claim.when or ()) if day is not None]
    return len(days) == 2 and (days[1] - days[0]).days >= _WEEK


def _a_day_and_months(day: Claim, time: Claim) -> bool:
    """«الاثنين» and «النصف الأول من 2026»: is the one a day, and the other longer than a month and told by its ends?"""
    ends = [end for end in map(iso_day, (time.value.low, time.value.high)) if end is not None]
    long = time.value.value is None and len(ends) == 2 and (ends[1] - ends[0]).days > _MONTH
    return long and iso_day(day.value.value) is not None


def _years_apart(a: Claim, b: Claim) -> bool:
    """«بنيت عام 1970» and «بنيت قبل 45 عاما»: told in years, so far apart that the day of writing does not matter."""
    if not a.role or a.role != b.role:
        return False
    spans = [[day for day in map(iso_day, (claim.value.low, claim.value.high)) if day is not None] for claim in (a, b)]
    if any(len(days) != 2 for days in spans) or any((days[1] - days[0]).days < _MOST_OF_A_YEAR for days in spans):
        return False
    return max((spans[0][0] - spans[1][1]).days, (spans[1][0] - spans[0][1]).days) > _A_YEAR


def _lasts(a: Claim, b: Claim, slots: Slots) -> bool:
    """Is it one role whose value never changes: a cut stays what it was, whatever day a sentence names?"""
    role = slots.roles.get(a)
    return role is not None and slots.roles.same(a, b) and role.changes == "never"


def _counted_on(a: Claim, b: Claim, slots: Slots) -> bool:
    """Is it one owner's share of votes, told of two days so near that the one is the first count and the other the last?"""
    role = slots.roles.get(a)
    if role is None or role.changes != "moves" or not slots.roles.same(a, b):
        return False
    if not slots.owned(a, b) or slots.same_owner(a, b) is not True or a.when is None or b.when is None:
        return False
    days = [day for day in (iso_day(end) for end in (*a.when, *b.when)) if day is not None]
    return bool(days) and (max(days) - min(days)).days <= _ONE_COUNT


def _measured_once(a: Claim, b: Claim) -> bool:
    """«11 قدما» and a bare «8»: one has a unit and the other nothing that it counts."""
    return {a.value.kind, b.value.kind} == {"number", "quantity"} and None in (a.value.unit, b.value.unit)


def _of_other_orders(a: Claim, b: Claim) -> bool:
    """«أسبوعين» and «20 دقيقة»: is one length so many times the other that no two texts tell them of one thing?"""
    one, two = a.value.value, b.value.value
    if not isinstance(one, int | float) or not isinstance(two, int | float) or min(one, two) <= 0:
        return False
    return max(one, two) >= _OTHER_ORDER * min(one, two)


def _milliards(a: Claim, b: Claim) -> bool:
    """«240 مليار ريال» and «204 مليارات»: of so many, with no word of what they are, nothing but money is told."""
    return all(isinstance(claim.value.value, int | float) and claim.value.value >= _MILLIARD for claim in (a, b))


def _signed_once(a: Claim, b: Claim) -> bool:
    """«هوى 4%» and a bare «4%»: a rule gave the one its sign."""
    one, two = a.value.value, b.value.value
    return (
        bool(a.role) != bool(b.role) and isinstance(one, int | float) and isinstance(two, int | float) and one == -two
    )


def _of_one_person(a: Claim, b: Claim, slots: Slots, *, slip: bool) -> bool:
    """Are two ages of one name, or, where the names are not known, of one suspect or alike but for a slip?"""
    same = slots.same_owner(a, b)
    return same is True or (same is None and (slip or a.role == b.role == _SUSPECT))


def _orders_one_thing(a: Claim, b: Claim, slots: Slots) -> bool:
    return slots.roles.same(a, b) or slots.order_alike(a, b)


def _loose_dates(a: Claim, b: Claim) -> bool:
    """«هذا العام» holds every day of it, and «اليوم» of an unknown day may be any: no reason to take them for one."""
    known = [claim.value.value is not None or bool(claim.noun) for claim in (a, b)]
    return not all(known) or min(grain(a), grain(b)) <= len("2000")


def _one_point(a: Claim, b: Claim) -> bool:
    """«143 ألفا» and «نحو 143 ألفا»: one exact figure, with a hedge and without."""
    return a.value.kind == "number" and a.value.value == b.value.value and telling(a) > 1


def telling(claim: Claim) -> int:
    """How many digits of a number mean something: no zeros at its ends."""
    value = claim.value.value
    return len(str(abs(value)).replace(".", "").strip("0")) if isinstance(value, int | float) else 0
