"""Take conjunctions, prepositions and the article off a word, where the rest is the likelier word."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from checker.text.frequency import frequency

# A rest must be this much as common as the whole word to be believed: «ولد» is a boy, not «و» and «لد».
_BELIEF = {"": 1.0, "و": 0.5, "ف": 4.0, "ب": 4.0, "ل": 4.0, "ك": 12.0}

_CLITICS: Final = frozenset("وفبلكا")  # first letters of what can be cut off a word


@lru_cache(maxsize=65536)
def split(form: str) -> tuple[str, bool, str]:
    """A folded word as (conjunction and preposition, ال or not, the rest).

    Of the ways to cut, the one whose rest is common enough for the letters it gives away is taken;
    a word that no list has keeps its letters, ال aside.
    """
    if not form:
        return "", False, ""
    whole = frequency(form)
    best: tuple[str, bool, str] = ("", False, form)
    score = whole
    for clitics, definite, rest in stripped(form):
        if len(rest) < 2 or (not clitics and not definite):
            continue
        if not clitics:
            if definite and len(rest) > 2:
                return clitics, definite, rest
            continue
        share = frequency(rest) + frequency("ال" + rest) * (1.0 if definite else 0.3)
        if definite and len(rest) > 2 and (share or (len(clitics) == 1 and clitics != "ك")):
            return clitics, definite, rest
        need = max(_BELIEF[letter] for letter in clitics)
        if share > need * score and share > (1e-6 if not whole else 2e-6):
            best, score = (clitics, definite, rest), share * need
    return best


_CLITIC = re.compile(r"[وف]?[بلك]?(?:ال)?|[وف]?لل")


def is_clitic(form: str) -> bool:
    """Is a folded word nothing but conjunction, preposition and article («وبال», «لل»), as before digits?"""
    return bool(form) and _CLITIC.fullmatch(form) is not None


def stem(form: str) -> str:
    """The rest of a word behind its clitics."""
    return split(form)[2]


def stripped(form: str) -> list[tuple[str, bool, str]]:
    """The ways to cut clitics off a folded word: (conjunction and preposition, ال or not, the rest).

    Fewest letters cut first.  The rest has at least two letters.
    """
    whole = ("", False, form)
    if form[0] not in _CLITICS or len(form) < 3:
        return [whole]
    if form[0] in "وف":
        return [whole, (form[0], False, form[1:]), *_behind(form[0], form[1:])]
    return [whole, *_behind("", form)]


def _behind(clitics: str, rest: str) -> list[tuple[str, bool, str]]:
    """What can be cut off behind a conjunction: ال, a preposition, or both."""
    first, size = rest[0], len(rest)
    if first == "ا":
        return [(clitics, True, rest[2:])] if size > 3 and rest[1] == "ل" else []
    if first not in "بلك" or size < 3:
        return []
    if size > 3 and first == "ل" and rest[1] == "ل":  # ل and ال in one
        return [(clitics + "ل", True, rest[2:])]
    found = [(clitics + first, False, rest[1:])]
    if size > 4 and rest[1:3] == "ال":
        found.append((clitics + first, True, rest[3:]))
    return found
