"""The desk's own words in one language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

from checker.report.messages import say_message
from checker.report.page_words import Words
from checker.report.terms import load_words

ASSETS: Final = files("checker.desk") / "assets"


@lru_cache(maxsize=1)
def _all_words() -> Mapping[str, Mapping[str, Any]]:
    return load_words("checker.desk", "desk.yaml")


class DeskWords(Words):
    """The words of the desk's pages; what the report's pages say too is said in their words."""

    def told(self, message: str) -> str:
        """An error of the code, in the language of the page."""
        return say_message(message, "en" if self.lang == "en" else "ar")

    @property
    def _words(self) -> Mapping[str, Any]:
        return _all_words()[self.lang]
