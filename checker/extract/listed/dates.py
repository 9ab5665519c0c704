"""Months, weekdays, seasons, and the words of dates."""

from __future__ import annotations

from itertools import product
from typing import Final

from checker.cldr import ARAB_REGIONS, months
from checker.rules import Rules
from checker.schema import Dates
from checker.text.fold import fold
from checker.text.lexeme import Term
from checker.text.lexicon import Lexicon

# Periods that are told from the day of writing («العام الماضي»).
PERIODS: Final = {"العام": "year", "السنه": "year", "الشهر": "month", "الاسبوع": "week"}
_DATE_WORDS: Final = (
    "past", "future", "current", "this", "ago", "hence", "within", "begin", "middle", "end", "year", "month_word", "general", "first_day",
    "century", "quarter", "half", "before_christ", "hijri", "gregorian", "corresponding", "hour",
)  # fmt: skip


def enter_dates(lexicon: Lexicon, rules: Rules) -> tuple[dict[str, tuple[int, int]], frozenset[str]]:
    """Enter the words of dates; the months of each season, and the months that two calendars share."""
    seasons: dict[str, tuple[int, int]] = {}
    ambiguous: set[str] = set()
    for region in ARAB_REGIONS:
        for month, name in months(region).items():
            lexicon.add([name], Term("month", month))
    for file in rules.of(Dates):
        ambiguous.update(fold(word) for word in file.ambiguous)
        for cat, table in (("month", file.months), ("hmonth", file.hijri_months)):
            for number, words in table.items():
                lexicon.add(words, Term(cat, number))
        for number, words in file.weekdays.items():
            lexicon.add(words, Term("weekday", number))
        for days, words in file.relative_days.items():
            lexicon.add(words, Term("relday", days))
        for decade, words in file.decades.items():
            lexicon.add(words, Term("decade", decade))
        for name, season in file.seasons.items():
            lexicon.add(season.words, Term("season", name))
            seasons[name] = season.months
        for part in file.dayparts:
            lexicon.add(part.words, Term("daypart", part.hours))
        for zone, words in file.zones.items():
            lexicon.add(words, Term("zone", zone))
        lexicon.add((" ".join(pair) for pair in product(file.this, PERIODS)), Term("this_period", ""))
        for cat in _DATE_WORDS:
            lexicon.add(getattr(file, cat), Term(cat, ""))
    return seasons, frozenset(ambiguous)
