"""The rule files of days and hours.  Every field is a key of the file."""

from __future__ import annotations

from typing import Literal

from checker.schema.base import Part, Words
from checker.schema.quantities import QuantityRules


class Season(Part):
    words: Words
    months: tuple[int, int]


class DayPart(Part):
    words: Words
    hours: tuple[int, int]
    short: bool = False


class Dates(QuantityRules):
    """Months, weekdays, relative days, parts of the day, and the words around them."""

    kind: Literal["dates"]
    months: dict[int, Words]
    ambiguous: Words
    ambiguous_alone: Words = []
    first_day: Words = []
    hijri_months: dict[int, Words]
    weekdays: dict[int, Words]
    relative_days: dict[int, Words]
    past: Words
    future: Words
    current: Words
    this: Words
    ago: Words
    hence: Words
    within: Words
    begin: Words
    middle: Words
    end: Words
    seasons: dict[str, Season]
    decades: dict[int, Words]
    year: Words
    year_kind: Words = []
    of_years: Words = []
    month_word: Words
    two_months: Words = []
    century: Words
    quarter: Words
    half: Words
    before_christ: Words
    hijri: Words
    gregorian: Words
    corresponding: Words
    dayparts: list[DayPart]
    hour: Words
    general: Words = []
    exact_hour: Words = []
    near_hour: Words = []
    before_hour: Words = []
    after_hour: Words = []
    events: Words = []
    named: Words = []
    coming: Words = []
    not_coming: Words = []
    present: Words = []
    not_verbs: Words = []
    not_today_before: Words = []
    papers: Words = []
    camps: Words = []
    not_today_after: Words = []
    these_days_before: Words = []
    these_days_after: Words = []
    this_day_before: Words = []
    becoming: Words = []
    reaching: Words = []
    counting: Words = []
    of_year: Words = []
    happened: Words = []
    once: Words = []
    before_it: Words = []
    rulers: Words = []
    sermons: Words = []
    weekly: Words = []
    famous: Words = []
    days_on: Words = []
    zones: dict[str, Words]
