"""The words of our pages in one language: headings, counted things, days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from babel import Locale
from babel.dates import format_date, format_datetime

from checker.report.terms import load_words


@lru_cache(maxsize=1)
def _all_words() -> Mapping[str, Mapping[str, Any]]:
    return load_words("checker.report", "words.yaml")


@dataclass(frozen=True)
class Words:
    """The page's own words in one language."""

    lang: str

    @property
    def _words(self) -> Mapping[str, Any]:
        return _all_words()[self.lang]

    def __call__(self, key: str) -> str:
        return str(self._words[key])

    def of(self, group: str, key: str) -> str:
        """A word of a group; the key itself where the group has none."""
        return str(self._words[group].get(key, key))

    def count(self, key: str, n: int) -> str:
        """How many, in the form that the language has for that number."""
        forms = self._words["counts"][key]
        form = "zero" if n == 0 and "zero" in forms else Locale.parse(self.lang).plural_form(n)
        return str(forms.get(form, forms["other"])).format(n=n)

    def time(self, iso: str | None) -> str:
        """A day, and the time of day where one is stated."""
        return _time(iso, self.lang) if iso else self("undated")


@lru_cache(maxsize=4096)  # every claim of an article has its time
def _time(iso: str, lang: str) -> str:
    moment = dt.datetime.fromisoformat(iso)
    if (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        return format_date(moment, "d MMMM y", locale=lang)
    zone = "" if moment.tzinfo is None else "\u200exxx"  # the mark keeps the sign before its number
    return format_datetime(moment, f"d MMMM y HH:mm {zone}", locale=lang).strip()
