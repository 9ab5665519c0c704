"""Names that hold a number: a place («البرج رقم 22»), a model («إف-16»), a contest and its year («مونديال 2022»).

The number decides: with another one it is another thing, whatever the letters; with the same one the words beside
it need only be names of one kind of thing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from checker.names.cues import cues
from checker.names.gazetteer import Gazetteer, gazetteer
from checker.names.sounds import key
from checker.rules import Rules, of_language
from checker.schema import Aliases
from checker.text.fold import fold

Row = tuple[str, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Numbering:
    """What the rules know of numbers in names; equal only to itself, so that answers can be kept by it."""

    series: dict[str, int]  # a contest's name as one word -> which contest
    letters: dict[str, str]  # a letter's name -> the letter («إف» -> f)
    places: frozenset[str]  # nouns of places that a number names
    signs: frozenset[str]  # «رقم»
    institutions: dict[Row, str]  # words before a country -> what it has one of
    places_known: Gazetteer


@of_language
def numbering(rules: Rules) -> Numbering:
    """The tables of a set of rules."""
    groups = [group for file in rules.of(Aliases) for group in file.series]
    series = {key(name): number for number, group in enumerate(groups) for name in group}
    letters = {fold(name): sign for file in rules.of(Aliases) for sign, names in file.letters.items() for name in names}
    listed = cues(rules)
    institutions = {
        tuple(map(fold, name.split())): what
        for file in rules.of(Aliases)
        for what, names in file.institutions.items()
        for name in names
    }
    return Numbering(series, letters, listed.numbered, listed.number_signs, institutions, gazetteer(rules))


@lru_cache(maxsize=65536)
def identity(words: Row, table: Numbering) -> Row | None:
    """What a name with a number is known by: names with the same identity are one.  None for a name without any.

    >>> from checker.rules import load_rules
    >>> table = numbering(load_rules())
    >>> identity(("البرج", "رقم", "22"), table) == identity(("برج", "تي", "22"), table)
    True
    """
    number = numbers(words)
    if len(number) != 1:
        return None if number else _without_number(words, table)
    at = next(k for k, word in enumerate(words) if word.isdecimal())
    head = words[0].removeprefix("ال")
    rest = tuple(word for word in words[1:at] if word not in table.signs)
    if head in table.places and at == len(words) - 1 and all(_is_letter(word, table) for word in rest):
        return ("place", head, *number)
    for after in (at, at - 1):  # the last word before a year may be the host («مونديال قطر 2022»)
        group = table.series.get("".join(words[:after]))
        if group is not None and len(number[0]) == 4:
            return ("series", str(group), *number)
    named = tuple(table.letters.get(word, word) for word in words[:at])
    if at and all(word.isascii() for word in named):
        return ("model", "".join(named), number[0].lstrip("0"), *words[at + 1 :])
    return None


def _without_number(words: Row, table: Numbering) -> Row | None:
    """A contest without its year, or what a country has one of («طيران ماليزيا»)."""
    group = table.series.get("".join(words))
    if group is not None:
        return ("series", str(group))
    what = table.institutions.get(words[:-1])
    country = table.places_known.country(words[-1]) if what else None
    return (what, country) if what and country else None


def _is_letter(word: str, table: Numbering) -> bool:
    return word in table.letters or (word.isascii() and len(word) <= 2)


def numbers(words: Sequence[str]) -> Row:
    """The numbers among the words of a name."""
    return tuple(word for word in words if word.isdecimal())


def one_number(left: Row, right: Row, table: Numbering) -> tuple[bool, str] | None:
    """Do the numbers of two names say whether they are one, and why?  None where they do not say."""
    one, two = numbers(left), numbers(right)
    if one and two and {*one}.isdisjoint(two):
        return False, f"«{one[0]}» and «{two[0]}» are two numbers"
    first, second = identity(left, table), identity(right, table)
    if first is None or second is None or first[0] != second[0]:
        return None
    if first == second:
        return True, f"the same of its kind ({first[0]})"
    if first[0] not in ("place", "model") and len(first) == len(second):
        return False, f"two of its kind ({first[0]})"
    return None
