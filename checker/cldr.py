"""What CLDR says of months and countries, kept between runs: `babel` with its locales takes a twentieth of a short review."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.metadata import version
from typing import Any, Final

from checker import kept

# One region for each family of month names (Egypt and the Gulf, the Levant, Algeria and Tunisia, Morocco, Mauritania).
ARAB_REGIONS: Final = ("ar_EG", "ar_SY", "ar_DZ", "ar_MA", "ar_MR")
_ENGLISH: Final = "en"


def territories() -> Mapping[str, str]:
    """The Arabic names of countries and other territories, by their codes."""
    return _tables()["territories"]


def months(locale: str = _ENGLISH) -> Mapping[int, str]:
    """The names of the months in one of the Arab regions, or in English."""
    return _tables()[locale]


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, Mapping[Any, str]]:
    return kept.made("cldr", f"babel {version('babel')}".encode(), _of_babel)


def _of_babel() -> dict[str, Mapping[Any, str]]:
    from babel import Locale

    named = {
        region: dict(Locale.parse(region).months["format"]["wide"].items()) for region in (*ARAB_REGIONS, _ENGLISH)
    }
    return {**named, "territories": dict(Locale.parse("ar").territories.items())}
