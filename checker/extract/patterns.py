"""The patterns of claim rules: where a number must stand to the words of a rule to play a role.

A pattern has one number N, and word classes before or behind it:

    killing .. N      the class before the number, with a gap
    ask .. prison .. N  the same, and another class a little before it
    N dying           the class right behind it
    ask .. N jail       one before and one behind, which together say more than either
    N(dead)           the counted noun is of the class, or the unit has that name
    N(passenger) ?    at a pinch: any other word that governs the number goes before it
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from checker.extract.document import Document
from checker.extract.triggers import Trigger, Triggers
from checker.model import Quantity
from checker.rules import Rules
from checker.schema import ClaimRule, Role
from checker.text.sentences import Sentence
from checker.text.tokens import NUMBER

PATTERN: Final = re.compile(
    r"(?:(?P<outer>[a-z_]+) \.\. (?=[a-z_]))?(?:(?P<left>[a-z_]+)(?P<left_gap> \.\.)? )?N(?:\((?P<noun>[a-z_]+)\))?(?:(?P<right_gap> \.\.)? (?P<right>[a-z_]+))?(?P<weak> \?)?"
)
_REACH_LEFT: Final = 14  # tokens between a governing word and its number
_REACH_RIGHT: Final = 6
_REACH_OUTER: Final = 6  # tokens between the two classes of a pattern that has two
_SURE: Final = 3  # tokens: a word this close behind the number decides before any word in front of it
# What decides, in tokens from the number: a word close behind it («24 شخصا بجروح») goes before any in front of it;
# its own noun gives way only to a word that touches it; what is meant at a pinch gives way to all words of its clause.
_BEHIND: Final = -1.0
_NOUN: Final = 0.5
_PINCH: Final = 8.0
_TWO_WORDS: Final = -0.5  # two words that go together say more than the nearer of them alone
_STOPS: Final = frozenset("؛.!؟?")
_POINTS: Final = "percent_point"

Side = Literal["left", "right", "noun"]


class Pattern(NamedTuple):
    """One pattern of a role."""

    side: Side
    word: str
    gap: bool
    weak: bool
    outer: str = ""
    behind: str = ""  # of a pattern with a word before the number: the class that stands right behind it as well


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number stands: tokens [first, after), the number's own tokens end before `number_after`."""

    first: int
    number_after: int
    after: int
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule with its patterns taken apart and the classes that compete for a number."""

    rule: ClaimRule
    roles: tuple[tuple[str, Role, tuple[Pattern, ...]], ...]
    left: dict[str, frozenset[str]]  # role -> the classes that other roles look for before a number


@lru_cache(maxsize=8)
def compiled(rules: Rules) -> tuple[CompiledRule, ...]:
    """The claim rules of a set of rules, in the order of their files."""
    found = []
    for rule in rules.of(ClaimRule):
        roles = tuple(
            (name, role, tuple(_compile(text) for text in role.patterns)) for name, role in rule.roles.items()
        )
        left_of = {name: {p.word for p in patterns if _competes(p)} for name, _, patterns in roles}
        everything = set().union(*left_of.values()) if left_of else set()
        found.append(CompiledRule(rule, roles, {name: frozenset(everything - own) for name, own in left_of.items()}))
    return tuple(found)


def _competes(pattern: Pattern) -> bool:
    """Does the word of a pattern say by itself what a number behind it is the number of?"""
    return pattern.side == "left" and not (pattern.weak or pattern.outer or pattern.behind)


def _compile(text: str) -> Pattern:
    match = PATTERN.fullmatch(text)
    if match is None:
        raise ValueError(f"not a pattern: {text!r}")
    weak = bool(match.group("weak"))
    if match.group("left"):
        outer = match.group("outer") or ""
        gap, behind = bool(match.group("left_gap")), match.group("right") or ""
        return Pattern("left", match.group("left"), gap, weak, outer, behind)
    if match.group("right"):
        return Pattern("right", match.group("right"), bool(match.group("right_gap")), weak)
    return Pattern("noun", match.group("noun"), False, weak)


class Governed(NamedTuple):
    """The role that a number plays: how far from it the words are that say so (in tokens), and where they stand.

    `word` is the token of the governing word, None where the number's own noun says it.
    """

    role: str
    cost: float
    word: int | None


def role_of(
    rule: CompiledRule, doc: Document, triggers: Triggers, quantity: Quantity, place: Place, *, level: bool = False
) -> Governed | None:
    """The role that a number plays in a rule, by the words that are nearest; None where it plays none.

    Of two that are as near, the earlier role of the rule.  `level` tells of a number that says what something came
    to («إلى 8 في المئة»): it is no difference.  Points («50 نقطة أساس») are always one where the rule has differences.
    """
    points = quantity.unit == _POINTS and any(role.difference for _, role, _ in rule.roles)
    found = [
        governed
        for name, role, patterns in rule.roles
        if (role.difference or not points) and not (level and role.difference and not points)
        if not role.units or (quantity.unit or quantity.kind) in role.units
        for pattern in patterns
        if (governed := _match(rule, name, pattern, doc, triggers, quantity, place)) is not None
    ]
    return min(found, key=lambda governed: governed.cost, default=None)


def _match(
    rule: CompiledRule, name: str, pattern: Pattern, doc: Document, triggers: Triggers, quantity: Quantity, place: Place
) -> Governed | None:
    cls = f"{rule.rule.id}.{pattern.word}"
    weak = _PINCH if pattern.weak else 0.0
    if pattern.side == "noun":
        named = quantity.unit == pattern.word or _within(triggers, cls, place)
        return Governed(name, _NOUN + weak, None) if named else None
    if pattern.side == "right":
        trigger = _to_the_right(pattern, cls, doc, triggers, place)
        if trigger is None:
            return None
        distance = max(trigger.first - place.after, 0)
        return Governed(name, weak + (_BEHIND if distance <= _SURE else distance + _SURE), trigger.first)
    trigger = _to_the_left(rule, name, pattern, cls, doc, triggers, place)
    if trigger is None:
        return None
    if pattern.behind:
        also = _to_the_right(pattern, f"{rule.rule.id}.{pattern.behind}", doc, triggers, place)
        return None if also is None else Governed(name, _BEHIND + _TWO_WORDS + weak, trigger.first)
    cost = place.first - trigger.after + weak
    if not pattern.outer:
        return Governed(name, cost, trigger.first)
    outer = _before(f"{rule.rule.id}.{pattern.outer}", trigger, doc, triggers, place)
    return None if outer is None else Governed(name, cost + _TWO_WORDS, outer.first)


def _before(cls: str, trigger: Trigger, doc: Document, triggers: Triggers, place: Place) -> Trigger | None:
    """The word of a class that stands a little before a governing word, in the same clause."""
    low = max(place.sentence.first, trigger.first - _REACH_OUTER - 1)
    outer = triggers.before(cls, trigger.first, low)
    if outer is None or _stopped(doc, outer.after, trigger.first):
        return None
    return outer


def _stopped(doc: Document, first: int, after: int) -> bool:
    """Does a sign that ends a statement stand in tokens [first, after)?  The point of «7.2» or «سي.إن.إن» ends none."""
    tokens = doc.tokens
    return any(
        tokens[i].lex.form in _STOPS and not (tokens[i].lex.form == "." and tokens[i].end == tokens[i + 1].start)
        for i in range(first, after)
    )


def _within(triggers: Triggers, cls: str, place: Place) -> bool:
    """Is a word of the class part of the number's own words, or the one word right behind them?"""
    return any(
        place.first <= trigger.first
        and trigger.after <= place.after + 1
        and not (trigger.linked and trigger.first >= place.after)
        for trigger in triggers.within(cls, place.first, place.after + 1)
    )


def _to_the_right(pattern: Pattern, cls: str, doc: Document, triggers: Triggers, place: Place) -> Trigger | None:
    gap = _REACH_RIGHT if pattern.gap or pattern.behind else 0
    limit = min(place.sentence.after, place.after + gap + 6)
    trigger = triggers.behind(cls, place.number_after, limit)
    if trigger is None or (trigger.linked and trigger.first >= place.after):
        return None
    distance = max(trigger.first - place.after, 0)
    if distance > gap:
        return None
    between = doc.tokens[place.after : trigger.first]
    if any(token.lex.form in _STOPS or token.lex.form == "،" or token.lex.kind == NUMBER for token in between):
        return None
    return trigger


def _to_the_left(
    rule: CompiledRule, name: str, pattern: Pattern, cls: str, doc: Document, triggers: Triggers, place: Place
) -> Trigger | None:
    low = max(place.sentence.first, place.first - (_REACH_LEFT if pattern.gap else 3) - 4)
    trigger = triggers.before(cls, place.first, low)
    if trigger is None:
        return None
    distance = place.first - trigger.after
    if distance > (_REACH_LEFT if pattern.gap else 1):
        return None
    if _stopped(doc, trigger.after, place.first):
        return None
    for other in rule.left[name]:
        nearer = triggers.before(f"{rule.rule.id}.{other}", place.first, trigger.first)
        if nearer is not None and (
            nearer.first >= trigger.after or nearer.after - nearer.first > trigger.after - trigger.first
        ):
            return None
    return trigger
