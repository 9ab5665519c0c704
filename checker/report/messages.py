"""Lines that the code says in English, said in the language of the reader: errors, usage, why two names are one.

An exception has no reader; who shows it knows the language.  `assets/messages.yaml` has each English line with its
Arabic one; a line that stands in neither is shown as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from checker.report.terms import load_words
from checker.report.wording import Lang

_FIELD: Final = "{}"
_WHY: Final = re.compile(r" \(([^()]*)\)")  # behind the letters that a reason for a name speaks of
_COUNTED: Final = re.compile(r"[a-z]+ \d+")  # «line 4» of a file
_LIST: Final = ", "
_LONGEST: Final = 2000  # characters: a longer message is none of ours, and every pattern would be tried on it


@lru_cache(maxsize=1)
def _texts() -> Mapping[str, Mapping[str, Any]]:
    return load_words("checker.report", "messages.yaml")


@lru_cache(maxsize=4)
def _patterns(group: str) -> list[tuple[re.Pattern[str], str]]:
    """The lines of a group as patterns, those with most words of their own first."""
    lines = sorted(_texts()[group].items(), key=lambda line: -len(line[0].replace(_FIELD, "")))
    return [(re.compile("(.*?)".join(map(re.escape, en.split(_FIELD))), re.DOTALL), ar) for en, ar in lines]


def say_message(message: str, lang: Lang) -> str:
    """An error or a line of the command line; where it begins with a place («a.txt: ...»), what stands behind that."""
    return message if lang == "en" or len(message) > _LONGEST else _translated("messages", message)


def say_reason(reason: str, lang: Lang) -> str:
    """Why two names are one or two."""
    if lang == "en":
        return reason
    sounds = _texts()["sounds"]
    told = _WHY.sub(lambda found: f" ({sounds.get(found[1], found[1])})", _translated("names", reason))
    return told.replace(_LIST, "، ")


def _translated(group: str, message: str) -> str:
    for pattern, ar in _patterns(group):
        found = pattern.fullmatch(message)
        if found is not None:
            fields = [_translated(group, field) if field else field for field in found.groups()]
            return ar.format("", *fields)
    place, colon, rest = message.partition(": ")
    if not colon:
        return message
    told = _translated(group, place) if _COUNTED.fullmatch(place) else place
    return f"{told}: {_translated(group, rest)}"
