"""Read dates, ranges of dates and clock times.

`read_time` starts at a token and returns what is stated there, or None.  Readers are tried from the
longest statement to the shortest: a weekday with its date before the weekday alone.  Which readers a
word can begin at all follows from its categories, so most words meet one or two of them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from checker.extract.passage import Passage
from checker.extract.times.clock import clock_time, hour_told, midnight
from checker.extract.times.dates import day_month
from checker.extract.times.edges import edge, last_day
from checker.extract.times.numeric import numeric_date
from checker.extract.times.periods import month_alone, month_in_digits, this_period, year_date
from checker.extract.times.pieces import Time, goes_on, read_ordinal
from checker.extract.times.relative import ago, relative_day
from checker.extract.times.spans import long_period
from checker.extract.times.weekdays import third_weekday, weekday_date
from checker.text.tokens import NUMBER

__all__ = ["BEGINNINGS", "Time", "hour_told", "may_begin_time", "read_ordinal", "read_time"]

_Reader = Callable[[Passage, int], Time | None]
_DIGITS: Final = "digits"
_READERS: Final[tuple[tuple[_Reader, frozenset[str]], ...]] = (
    (numeric_date, frozenset({_DIGITS})),
    (month_in_digits, frozenset({_DIGITS})),
    (clock_time, frozenset({_DIGITS, "hour", "ord", "unit"})),
    (third_weekday, frozenset({"ord"})),
    (last_day, frozenset({"relday"})),
    (midnight, frozenset({"middle"})),
    (edge, frozenset({"begin", "middle", "end"})),
    (relative_day, frozenset({"relday"})),
    (weekday_date, frozenset({"weekday"})),
    (day_month, frozenset({_DIGITS, "ord", "unit", "ten", "first_day", "half"})),
    (long_period, frozenset({"decade", "century", "season", "quarter", "half"})),
    (month_alone, frozenset({"month", "hmonth"})),
    (ago, frozenset({"ago", "hence", "within"})),
    (year_date, frozenset({_DIGITS, "year", "mag"})),
    (this_period, frozenset({"this", "measure"})),
)

BEGINNINGS: Final = frozenset[str]().union(*(needs for _, needs in _READERS))  # what a time can begin with


def read_time(p: Passage, i: int) -> Time | None:
    """The date, range of dates or clock time that starts at token `i`."""
    lex = p.lexemes[i]
    for reader in _readers(lex.cats, lex.kind == NUMBER):
        found: Time | None = reader(p, i)
        if found is not None:
            return found
    return None


_LONGEST: Final = 4  # digits of a year
_DAY: Final = 2  # digits of a day, a month or an hour


def may_begin_time(p: Passage, i: int) -> bool:
    """May a date or a clock time begin at token `i`?  A quick no for digits behind which nothing of a time stands."""
    lex = p.lexemes[i]
    if lex.kind != NUMBER:
        return True
    size = len(lex.surface)
    if size > _LONGEST:
        return False
    if size > _DAY or i + 1 >= len(p.tokens) or p.get(i - 1, "month_word") is not None:
        return True
    if p.says(i - 1, "dates.events"):
        return True  # «نكسة 67 التي»
    return goes_on(p.lexemes[i + 1])


@lru_cache(maxsize=4096)
def _readers(cats: frozenset[str], digits: bool) -> tuple[_Reader, ...]:
    """The readers that a word of some categories, or digits, can begin, in their order."""
    cats |= {_DIGITS} if digits else set()
    return tuple(reader for reader, needs in _READERS if needs & cats)
