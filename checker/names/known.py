"""What the rules know about names, in tables that a comparison of two names looks into."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from checker.names.cues import cues
from checker.names.gazetteer import Gazetteer, gazetteer
from checker.names.numbered import Numbering, numbering
from checker.names.sounds import key
from checker.names.spelling import Costs, costs
from checker.rules import Rules, of_language
from checker.schema import Accept, Aliases, Distinct, GivenNames, NameCues
from checker.text.fold import fold


@dataclass(frozen=True, eq=False, slots=True)
class Knowledge:
    """What the rules know about names; equal only to itself, so that answers can be kept by it."""

    costs: Costs
    accept: Accept
    given: frozenset[str]
    alias: dict[str, set[int]]
    heads: frozenset[str]
    stance: frozenset[str]
    numbering: Numbering
    nouns: frozenset[str]  # words for places, organisations and things, that stand before their name
    distinct: frozenset[frozenset[str]]
    marks: dict[str, str]
    places: Gazetteer
    foreign_al: tuple[str, ...]  # how foreign first names begin that seem to have an article («ألكسندر»)
    patience: float  # ways are looked for that cost this many times what is granted


_PATIENT: Final = 3.0  # so far two names are worth an explanation, letter by letter


@of_language
def knowledge(rules: Rules) -> Knowledge:
    """The tables of a set of rules."""
    table = costs(rules)
    given = frozenset(key(name) for file in rules.of(GivenNames) for name in file.names)
    places = gazetteer(rules)
    alias: dict[str, set[int]] = {}
    things = [group for file in rules.of(Aliases) for group in file.things]
    groups = places.groups() + things
    for number, group in enumerate(groups):
        for name in group:
            alias.setdefault(key(name), set()).add(number)
    heads = frozenset(fold(word) for file in rules.of(Aliases) for word in file.heads)
    stance = frozenset(fold(word) for file in rules.of(Aliases) for word in file.stance)
    distinct = frozenset(frozenset(key(name) for name in pair) for file in rules.of(Distinct) for pair in file.pairs)
    marks = {fold(word): group for file in rules.of(Distinct) for group, words in file.marks.items() for word in words}
    first_names = sorted({key(name)[:4] for file in rules.of(NameCues) for name in file.foreigners})
    foreign_al = tuple(start for start in first_names if start.startswith("ال"))
    listed = cues(rules)
    nouns = listed.places | listed.sites | listed.organisations | listed.craft | listed.things
    return Knowledge(
        table, table.accept, given, alias, heads, stance, numbering(rules), nouns, distinct, marks, places,
        foreign_al, 1.0,
    )  # fmt: skip


@of_language
def patient_knowledge(rules: Rules) -> Knowledge:
    """The same tables for an explanation, letter by letter."""
    return replace(knowledge(rules), patience=_PATIENT)
