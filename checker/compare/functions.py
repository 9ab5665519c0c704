"""One function, many titles: what a title comes to («المدير الفني» is the coach), and what it says of a craft's master."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from checker.rules import Rules
from checker.schema import Offices
from checker.text.fold import fold

Office = tuple[str, frozenset[str]]


@dataclass(frozen=True, eq=False, slots=True)
class Functions:
    """The titles of each function as a title and the words beside it, the longest first; and the lone functions."""

    alike: tuple[tuple[str, frozenset[str], str], ...]
    lone: dict[str, frozenset[str]]


@lru_cache(maxsize=8)
def functions(rules: Rules) -> Functions:
    """The functions of a set of rules, folded."""
    alike = [
        (*_title(fold(phrase)), function)
        for file in rules.of(Offices)
        for function, phrases in file.alike.items()
        for phrase in phrases
    ]
    lone = {
        function: frozenset(map(fold, words)) for file in rules.of(Offices) for function, words in file.lone.items()
    }
    return Functions(tuple(sorted(alike, key=lambda entry: -len(entry[1]))), lone)


def _title(phrase: str) -> tuple[str, frozenset[str]]:
    title, *rest = phrase.split()
    return title.removesuffix("ه"), frozenset(rest)


def function_of(office: Office, rules: Rules) -> Office:
    """The function that an office comes to, by its title and the words beside it; else the office itself.

    A title of two words is one only with nothing else beside it but a country («رئيس المجلس», not «رئيس مجلس الإدارة»).
    """
    title, parts = office
    for head, words, function in functions(rules).alike:
        rest = parts - words
        if head == title and words <= parts and (not words or all(_is_name(part) for part in rest)):
            return function, rest
    return office


def _is_name(part: str) -> bool:
    """Is it the country or the body of an office, and no word beside its title?"""
    return part.isascii()
