"""What speaks for two claims being about one fact, and what against: slots and words, weighed.

Each feature of a pair has a weight in `rules/compare/evidence.yaml`; the weights are log-odds, learned from pairs that
people had judged, one table for equal values, one for values that can both be true and one for values that differ.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from checker.compare.event_days import A_DAY_APART, EventDays
from checker.compare.statements import Slots, Statement, block, family, grain, groups_differ, nouns_differ
from checker.compare.values import Relation, comparable, one_slip, relate, scaled, turned
from checker.compare.vetoes import one_day, telling, veto
from checker.extract.attribution import same_source
from checker.extract.context import cosine
from checker.model import Claim
from checker.rules import Rules
from checker.schema import EvidenceTables
from checker.text.fold import fold
from checker.text.stems import stem

_TABLE: Final[dict[str, str]] = {"equal": "equal", "differ": "differ"}  # the other relations are "near"
# What says little about a difference while no rule names what the two values are.
_NEEDS_A_ROLE: Final = frozenset(
    {"same source", "other source", "only one of its name", "kindred noun", "other owner", "same day"}
)
_UNNAMED: Final = ", of no known role"
DIGITS_TURNED: Final = "the digits turned"
CHANGED_OVER: Final = "changed over"  # each text has the other's figure for another thing
NEARLY_THE_SAME: Final = "nearly the same number"
_SLIPS: Final = frozenset({"the same digits", "the same digits, four or more", DIGITS_TURNED, NEARLY_THE_SAME})
_FAR: Final = 2.0  # a rival that is this much worse says no more than one that is worse still
_NEARLY: Final = 0.07  # doublings: a twentieth; so close to each other, figures are seldom of two things
_DOUBLINGS: Final = 2.5  # six times as much says no more than a hundred times as much
# Of 1: days and shares of a text are many; in sentences less like each other than this they may be of two things.
_SAME_WORDS: Final = {"date": 0.4, "percent": 0.5, "clock": 0.4}
# Kinds of which a text has many: how much like words and a role say differs from the counts of people and things.
_MANY: Final = frozenset({"date", "percent", "ordinal", "money", "duration", "clock"})
_ALIKE: Final = 0.3  # of 1: the cosine of the words around
_ANYBODY: Final = frozenset({"شخص", "فرد"})
_EXACT: Final = 3  # digits that mean something: «785 ألف طالب», and a bare «785 ألفا»
_DIGITS: Final = 4  # a number of four digits that mean something is as telling as a longer one

Features = dict[str, float]


@dataclass(frozen=True)
class Evidence:
    """The weighed features of a pair, how its values stand to each other, and what forbids it, if anything does.

    `weight` is in log-odds: above 0, more pairs like this one are of one fact than not.
    """

    weight: float
    relation: Relation
    parts: tuple[tuple[str, float], ...] = ()
    veto: str | None = None
    features: Mapping[str, float] = field(default_factory=dict, repr=False)


@lru_cache(maxsize=8)
def tables(rules: Rules) -> EvidenceTables:
    (found,) = rules.of(EvidenceTables)
    return found


class Weigher:
    """Weighs pairs of the statements of one story."""

    def __init__(
        self,
        statements: Sequence[Statement],
        slots: Slots,
        rules: Rules,
        days: Mapping[str, dt.date | None],
    ) -> None:
        self.slots = slots
        self.tables = tables(rules)
        self.event_days = EventDays(statements, days)
        # how many statements of one article part could be meant by one name of a fact
        self.crowd = Counter((statement.part, block(statement.head)) for statement in statements)

    def pair(self, a: Claim, b: Claim) -> Evidence:
        """The evidence of two claims by themselves, without their rivals."""
        if not comparable(a.value, b.value):
            return Evidence(0.0, "differ", veto="values of two kinds")
        relation = relate(a.value, b.value)
        if a.polarity != b.polarity and relation == "equal":
            relation = "differ"
        forbidden = self._veto(a, b, relation)
        if forbidden:
            return Evidence(0.0, relation, veto=forbidden)
        features = dict(self._features(a, b, relation))
        if relation == "differ":
            features = of_a_difference(features)
        return self.weighed(relation, features)

    def weighed(self, relation: Relation, features: Features) -> Evidence:
        table = getattr(self.tables, _TABLE.get(relation, "near"))
        known = table.weights.get
        parts = [(name, weight * value) for name, value in features.items() if value and (weight := known(name))]
        parts.insert(0, ("before anything is known", table.prior))
        return Evidence(sum([weight for _, weight in parts]), relation, tuple(parts), features=features)

    def likeness(self, features: Mapping[str, float]) -> float:
        """How well the slots and words agree, whatever the values are: what rivals are measured by."""
        return sum(self.tables.likeness.get(name, 0.0) * value for name, value in features.items())

    def _veto(self, a: Claim, b: Claim, relation: Relation) -> str | None:
        if relation == "differ" and family(a) == "date":
            if self.event_days.of_two_times(a, b):
                return "an old day and a recent one"
            if (days := self.event_days.of_the_event(a, b)) is not None:
                return None if days else "each may tell its own day"
        return veto(a, b, relation, self.slots)

    def _deep(self, a: Claim, b: Claim) -> bool:
        """Do both stand deep in their texts, among others of their kind, in sentences that are not alike?"""
        if a.title or b.title or (a.paragraph <= 1 and b.paragraph <= 1) or self._only_one(a, b):
            return False
        return cosine(a.context, b.context) < _ALIKE

    def _only_one(self, a: Claim, b: Claim) -> bool:
        """Has neither text another value that could be meant by the same name?"""
        return self._lone(a) and self._lone(b)

    def _lone(self, claim: Claim) -> bool:
        return self.crowd[(claim.article, claim.title), block(claim)] == 1

    # -------------------------------------------------------------- features

    def _features(self, a: Claim, b: Claim, relation: Relation) -> Iterator[tuple[str, float]]:
        yield f"values: {relation}", 1.0
        yield f"kind: {family(a).split(':')[0]}", 1.0
        yield from self._of_roles(a, b, relation)
        yield from self._of_nouns(a, b)
        yield from self._of_owners(a, b)
        yield from _of_scope(a, b)
        if a.subject and b.subject:
            shared = len(a.subject & b.subject) / min(len(a.subject), len(b.subject))
            yield ("same subject", shared) if shared else ("another subject", 1.0)
        yield from self._of_words(a, b)
        if self._only_one(a, b):
            yield "only one of its name", 1.0
            if a.value.kind == "number" and a.noun and a.noun == b.noun and relation == "differ":
                yield "only one of its noun", 1.0
        if (a.title or a.paragraph <= 1) and (b.title or b.paragraph <= 1):
            yield "both lead", 1.0
        if a.title and b.title:
            yield "two titles", 1.0
        if relation == "equal" and isinstance(a.value.value, int | float):
            yield "telling digits", float(min(telling(a), _DIGITS))
            if a.value.kind == b.value.kind == "number" and telling(a) >= _EXACT:
                yield "three telling digits or more", 1.0
        if relation == "differ" and self._deep(a, b):
            yield "deep in both, in other words", 1.0
        if relation in ("overlap", "differ"):
            slip = relation == "differ" and one_slip(a.value, b.value) and not self._two_nouns(a, b)
            yield ("the same digits", 1.0) if slip else ("far apart", doublings(a, b))
            if slip and turned(a.value, b.value):
                yield DIGITS_TURNED, 1.0
            elif relation == "differ" and 0 < doublings(a, b) < _NEARLY:
                yield NEARLY_THE_SAME, 1.0
            if slip and min(telling(a), telling(b)) >= _DIGITS:
                yield "the same digits, four or more", 1.0
        if family(a) == "date":
            if grain(a) != grain(b):
                yield "dates of two grains", 1.0
            if relation == "differ" and self.event_days.of_the_event(a, b):
                yield A_DAY_APART, 1.0
            elif relation == "differ" and self.event_days.each_its_own(a, b):
                yield "each tells of its own day", 1.0

    def _of_words(self, a: Claim, b: Claim) -> Iterator[tuple[str, float]]:
        """How alike the sentences are, and how much that says of such values."""
        alike = cosine(a.context, b.context)
        same_role = self.slots.roles.same(a, b)
        kind = family(a)
        yield "words around", alike
        if same_role:
            yield "words around, of one role", alike
        elif a.noun and b.noun and a.noun == b.noun:
            yield "words around, of one noun", alike
        if not a.role and not b.role:
            yield "words around, of no role", alike
        if kind in _MANY:
            yield f"words around, of a {kind}", alike
            if same_role:
                yield f"one role of a {kind}", 1.0
        if alike < _SAME_WORDS.get(kind, 0.0):
            yield "told in other words", 1.0

    def _of_roles(self, a: Claim, b: Claim, relation: Relation) -> Iterator[tuple[str, float]]:
        if self.slots.roles.same(a, b):
            role = self.slots.roles.get(a)
            assert role is not None
            yield "same role", role.weight
            yield f"changes: {role.changes}", 1.0
        elif self.slots.two_roles(a, b, relation):
            yield "two roles", 1.0
            if a.rule == b.rule:
                yield "two roles of one rule", 1.0
        elif a.role or b.role:
            yield "role of one", 1.0
        else:
            yield "no roles", 1.0

    def _of_nouns(self, a: Claim, b: Claim) -> Iterator[tuple[str, float]]:
        if a.value.kind not in ("number", "ordinal"):
            return
        if a.noun and b.noun:
            if a.noun == b.noun or stem(a.noun) == stem(b.noun):
                yield "same noun", 1.0
            else:
                yield ("other noun" if nouns_differ(a, b) else "kindred noun"), 1.0
        elif a.noun or b.noun:
            yield "noun of one", 1.0
        if self.slots.counts_other_things(a, b):
            yield "counts other things", 1.0

    def _two_nouns(self, a: Claim, b: Claim) -> bool:
        """«210 مراقبين» and «120 نائبا», «14 شخصا» and «14 ألف موظف»: digits of two things are alike by chance."""
        if a.noun is None or b.noun is None or self.slots.roles.same(a, b):
            return False
        if not _ANYBODY.isdisjoint((a.noun, b.noun)) and not scaled(a.value, b.value):
            return False
        one, two = (self.slots.synonyms.get(word, word) for word in (stem(fold(a.noun)), stem(fold(b.noun))))
        return one != two

    def _of_owners(self, a: Claim, b: Claim) -> Iterator[tuple[str, float]]:
        same = self.slots.same_owner(a, b)
        if same is True:
            yield "same owner", 1.0
        elif same is False:
            yield "other owner", 1.0
            if self.slots.owned(a, b):
                yield "other owner of an owned value", 1.0
        shared = self.slots.shared_names(a, b)
        yield "names around", shared
        if a.near and b.near and not shared:
            yield "only other names", 1.0


def _of_scope(a: Claim, b: Claim) -> Iterator[tuple[str, float]]:
    if a.scope != b.scope and not (a.group and a.group == b.group):  # «بينهم ثمانية تلاميذ», «مقتل ستة تلاميذ»
        yield "scopes: " + " and ".join(sorted((a.scope, b.scope))), 1.0
    if groups_differ(a.group, b.group):
        yield "two groups", 1.0
    elif a.group != b.group:
        yield "group of one", 1.0
    elif a.group:
        yield "same group", 1.0
    for mark in sorted(a.aspects ^ b.aspects):
        yield f"one is {mark}", 1.0
    if a.when and b.when and family(a) != "date":
        yield ("same day" if one_day(a, b) else "other day"), 1.0
    if a.source and b.source:
        yield ("same source" if same_source(a.source, b.source) else "other source"), 1.0


def doublings(a: Claim, b: Claim) -> float:
    """How often the lesser number must be doubled to reach the greater, 0 to 2.5: «more than 300» may be 3,958, and is not."""
    one, two = (
        next((v for v in (q.value, q.low, q.high) if isinstance(v, int | float)), 0) for q in (a.value, b.value)
    )
    return min(abs(math.log2(one / two)), _DOUBLINGS) if one > 0 and two > 0 else 0.0


def of_a_difference(features: Mapping[str, float]) -> Features:
    """The features of a pair as they speak of values that differ: without a role that both have, some say little."""
    if "same role" in features:
        return dict(features)
    return {name + _UNNAMED if name in _NEEDS_A_ROLE else name: value for name, value in features.items()}


def without_slips(features: Mapping[str, float]) -> Features:
    """The features of a pair without what takes the one value for the other mistyped."""
    return {name: value for name, value in features.items() if name not in _SLIPS}


def rivals(likeness: float, others: Sequence[float]) -> Features:
    """How a pair stands among its rivals, the other pairs of either statement in the other's article."""
    best = max(others, default=likeness - 1)
    margin = max(-_FAR, min(_FAR, likeness - best))
    return {"ahead of rivals": margin, "the best pair": float(margin >= 0)}
