"""What the values of one fact say together: agree, compatible, update, disputed or conflict.

A rule lists its levels; the first whose condition holds decides a pair.  A fact has the most severe verdict
among its pairs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import combinations
from typing import Final

from checker.compare.alike import told_alike
from checker.compare.apart import TwoThings
from checker.compare.doubts import TWO_THINGS, UNKNOWN, doubt, joins, unknown
from checker.compare.evidence import CHANGED_OVER, Evidence
from checker.compare.later import Times, opposed
from checker.compare.statements import Statement, roles_of
from checker.compare.values import comparable, relate, scaled, zone_gap
from checker.extract.attribution import same_source
from checker.extract.document import Document
from checker.model import Claim, Text, Verdict
from checker.rules import Rules
from checker.schema import ClaimRule, Level

SEVERITY: Final[dict[Verdict, int]] = {
    "agree": 0,
    "single": 0,
    "compatible": 1,
    "update": 2,
    "disputed": 3,
    "conflict": 4,
}
NOT_KNOWN: Final = "not known to be the same"
_ONE_HOUSE: Final = "another text of the same outlet"
_ZONES: Final = (-720, 840)  # minutes: no place is farther from Greenwich
Link = tuple[int, int, Evidence]  # two statements by their places, and what brought them together


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict on a pair of statements: the level that decided, and which statement is the later.

    `doubt` is why a conflict, a dispute or an update may be none, for all that is known.  `apart`: the values are of two
    things, or nothing says that they are of one.  `alike`: the passages of a conflict are told so much alike that they
    need no story around them to be of one thing.
    """

    verdict: Verdict
    level: str
    first: int
    second: int
    doubt: Text | None = field(default=None, kw_only=True)
    apart: bool = field(default=False, kw_only=True)
    alike: bool = field(default=False, kw_only=True)

    @property
    def weight(self) -> tuple[int, bool]:
        """How much it matters: conflicts that nothing puts in doubt first."""
        return SEVERITY[self.verdict], self.doubt is None


@lru_cache(maxsize=8)
def _levels(rules: Rules) -> Mapping[str, tuple[Level, ...]]:
    return {rule.id: tuple(rule.compare) for rule in rules.of(ClaimRule)}


def judge(
    statements: Sequence[Statement],
    published: Mapping[str, dt.datetime | None],
    rules: Rules,
    outlets: Mapping[str, str | None] | None = None,
    linked: Sequence[Link] | None = None,
    docs: Mapping[str, Document] | None = None,
    told: Mapping[str, Sequence[Claim]] | None = None,
) -> list[Judged]:
    """The verdicts on the pairs of a fact; none where only one article speaks.

    `published`, `outlets`, `docs` and `told`, all claims, are by article.  `linked` are the pairs whose own words brought them together: values
    that differ are a conflict only where such a pair has them.  None: all pairs are.  Without `docs` nothing of what
    the sentences say besides the values is asked.
    """
    if len({statement.article for statement in statements}) < 2:
        return []
    judge_ = _Judge(
        statements, published, rules, outlets or {}, TwoThings(rules, docs, told or {}) if docs is not None else None
    )
    found = judge_.pairs()
    if linked is not None:
        found = [
            judge_.in_doubt(judge_.unless_linked(judge_.crossed(judged, linked), linked), linked) for judged in found
        ]
    return found


def worst(statements: Sequence[Statement], pairs: Sequence[Judged]) -> Judged | None:
    """The verdict on a fact: the most severe among those on its pairs.

    What an article says less exactly elsewhere does not matter where it agrees with the other.
    """
    agreed = {_articles(statements, judged) for judged in pairs if judged.verdict == "agree"}
    telling = [j for j in pairs if j.verdict != "compatible" or _articles(statements, j) not in agreed]
    return max(telling, key=lambda judged: (*judged.weight, -judged.first, -judged.second), default=None)


def _articles(statements: Sequence[Statement], judged: Judged) -> tuple[str, str]:
    one, two = statements[judged.first].article, statements[judged.second].article
    return min(one, two), max(one, two)


class _Judge:
    def __init__(
        self,
        statements: Sequence[Statement],
        published: Mapping[str, dt.datetime | None],
        rules: Rules,
        outlets: Mapping[str, str | None],
        two_things: TwoThings | None,
    ) -> None:
        self.outlets = outlets
        self.two_things = two_things
        self.statements = statements
        self.roles = roles_of(rules)
        self.times = Times(statements, published, self.roles)
        named = [s.head.rule for s in statements if s.head.role] or [statements[0].head.rule]
        self.levels = _levels(rules).get(max(sorted(set(named)), key=named.count), ())

    def pairs(self) -> list[Judged]:
        """The verdicts on all pairs of statements.

        An article that gives two values knows of both: where it shares one of them with another article, or gives an
        earlier count of what that tells, the other value is no conflict with that article but a matter of who says so.
        """
        found = [
            self.pair(i, j)
            for i, j in combinations(range(len(self.statements)), 2)
            if self.statements[i].part != self.statements[j].part
        ]
        mild = (judged for judged in found if SEVERITY[judged.verdict] <= SEVERITY["update"])
        met = {_articles(self.statements, judged) for judged in mild}
        return [
            replace(judged, verdict="disputed", level="both values known")
            if judged.verdict == "conflict" and _articles(self.statements, judged) in met
            else self._as_told_elsewhere(judged, found)
            for judged in found
        ]

    def _as_told_elsewhere(self, judged: Judged, found: Sequence[Judged]) -> Judged:
        """A conflict as other pairs of its fact tell it.

        «ارتفعت الحصيلة إلى سبع»: who says seven on the day after has the later figure too; and a number that no rule knows
        is then one that grows.
        """
        if judged.verdict != "conflict":
            return judged
        heads = self.statements[judged.first].head, self.statements[judged.second].head
        roles = [self.roles.get(head) for head in heads]
        if any(role is not None and role.changes == "never" for role in roles):
            return judged
        for other in found:
            if other.verdict == "update" and (
                self._tells_alike(judged, other) or (not any(roles) and self.times.grown(*heads))
            ):
                return replace(judged, verdict=other.verdict, level=other.level)
        return judged

    def _tells_alike(self, judged: Judged, other: Judged) -> bool:
        """Have two pairs the same two values, the later text the same one of them?"""
        if self._says(judged, other.second, other.first):
            other = replace(other, first=other.second, second=other.first)
        elif not self._says(judged, other.first, other.second):
            return False
        times = [
            self.times.of(self.statements[i].head) for i in (judged.first, judged.second, other.first, other.second)
        ]
        if None in times:
            return False
        return (times[0] < times[1]) == (times[2] < times[3]) and times[0] != times[1]  # type: ignore[operator]

    def crossed(self, judged: Judged, linked: Sequence[Link]) -> Judged:
        """Each of the two has the other's figure for the other thing: no count grows so, and no authority counts so."""
        if judged.verdict not in ("update", "disputed"):
            return judged
        pair = {judged.first, judged.second}
        if any({i, j} == pair and found.features.get(CHANGED_OVER) for i, j, found in linked):
            return replace(judged, verdict="conflict", level=CHANGED_OVER)
        return judged

    def unless_linked(self, judged: Judged, linked: Sequence[Link]) -> Judged:
        """Two values that only came together by way of a third are not known to be of one thing."""
        if judged.verdict != "conflict":
            return judged
        found = self._joining(judged, linked)
        if found if self.two_things is None else any(map(joins, found)):
            return judged
        return replace(judged, verdict="compatible", level=NOT_KNOWN, apart=True)

    def in_doubt(self, judged: Judged, linked: Sequence[Link]) -> Judged:
        """A verdict that alarms, with what leaves it open whether both values are of one thing."""
        if SEVERITY[judged.verdict] < SEVERITY["update"] or self.two_things is None:
            return judged
        a, b = self.statements[judged.first].head, self.statements[judged.second].head
        joining = self._joining(judged, linked)
        if judged.verdict == "update":
            level = self.two_things.apart(a, b)
            if level is not None or judged.level == _ONE_HOUSE:
                return replace(judged, level=level or _ONE_HOUSE, doubt=TWO_THINGS if level else UNKNOWN)
        if judged.verdict != "conflict":
            return replace(judged, doubt=unknown(a, b, joining))
        role = self.roles.get(a) or self.roles.get(b)
        changes = role is not None and role.changes != "never" and not opposed(a, b)
        undated = changes and (a.updated or b.updated or not self.times.far_apart(a, b))
        return replace(judged, doubt=doubt(a, b, joining, undated), alike=told_alike(a, b, joining))

    def _joining(self, judged: Judged, linked: Sequence[Link]) -> list[Evidence]:
        """The evidence of the pairs that say the two values, and whose difference nothing explains."""
        return [
            found
            for i, j, found in linked
            if (self._says(judged, i, j) or self._says(judged, j, i)) and not self._explained(i, j)
        ]

    def _explained(self, i: int, j: int) -> bool:
        """Do two values differ, and the sentences tell why both may hold?"""
        one, two = self.statements[i].head.value, self.statements[j].head.value
        differ = comparable(one, two) and relate(one, two) == "differ"
        return differ and SEVERITY[self.pair(i, j).verdict] <= SEVERITY["compatible"]

    def _says(self, judged: Judged, i: int, j: int) -> bool:
        return self._equal(judged.first, i) and self._equal(judged.second, j)

    def _equal(self, i: int, j: int) -> bool:
        one, two = self.statements[i].head.value, self.statements[j].head.value
        return i == j or (comparable(one, two) and relate(one, two) == "equal")

    def pair(self, i: int, j: int) -> Judged:
        """The verdict on two statements: the mildest among their claims, since each repeats one value."""
        best: Judged | None = None
        for a in self.statements[i].claims:
            for b in self.statements[j].claims:
                level = _one_figure(a, b) or _of_two_kinds(a, b) or self._of_one_house(a, b)
                two = self._of_two_things(a, b) if level is None else None
                level = level or two or self._level(a, b)
                judged = Judged(level.verdict, level.level, i, j, apart=two is not None)
                if best is None or SEVERITY[judged.verdict] < SEVERITY[best.verdict]:
                    best = judged
        assert best is not None
        return best

    def _of_one_house(self, a: Claim, b: Claim) -> Level | None:
        """An outlet that says otherwise in another of its texts has news, or speaks of something else."""
        outlet = self.outlets.get(a.article)
        if a.article == b.article or outlet is None or outlet != self.outlets.get(b.article):
            return None
        level = self._level(a, b)
        return Level(level=_ONE_HOUSE, when="otherwise", verdict="update") if level.verdict == "conflict" else None

    def _of_two_things(self, a: Claim, b: Claim) -> Level | None:
        """A difference that the sentences explain."""
        if self.two_things is None or self._level(a, b).verdict not in ("conflict", "disputed"):
            return None
        level = self.two_things.apart(a, b)
        return Level(level=level, when="otherwise", verdict="compatible") if level else None

    def _level(self, a: Claim, b: Claim) -> Level:
        for level in self.levels:
            if level.when == "overlap" and self.times.outgrown(a, b):
                continue
            if self._holds(level.when, a, b):
                return level
        return Level(level="different values", when="otherwise", verdict="conflict")

    def _holds(self, when: str, a: Claim, b: Claim) -> bool:
        if when == "otherwise":
            return True
        if not comparable(a.value, b.value):
            return False
        relation = relate(a.value, b.value)
        if a.polarity != b.polarity:
            relation = "differ"
        if when in ("equal", "converted", "overlap", "rounded", "written"):
            return relation == when
        if when == "zone":
            gap = zone_gap(a.value, b.value) if relation == "zone" else None
            return gap is not None and _ZONES[0] <= gap <= _ZONES[1] and gap % 15 == 0
        if when == "later":
            return self.times.later(a, b)
        if when == "undated":
            return self.times.undated(a, b)
        return self._apart(a, b)

    def _apart(self, a: Claim, b: Claim) -> bool:
        """Are the two figures each given by an authority of its own?"""
        if a.source is None or b.source is None or scaled(a.value, b.value):
            return False
        return not same_source(a.source, b.source)


def _of_two_kinds(a: Claim, b: Claim) -> Level | None:
    """«ستة شواطئ» and «ستة أمتار»: brought together by a bare «ستة», and no two values of one thing."""
    return None if comparable(a.value, b.value) else Level(level=NOT_KNOWN, when="otherwise", verdict="compatible")


def _one_figure(a: Claim, b: Claim) -> Level | None:
    """«عشر وحدات» and «10 أجنحة», «بنسبة 5%» and «تراجع 5%»: one figure with two nouns, or whose way only one tells."""
    one, two = a.value.value, b.value.value
    if a.value.kind != b.value.kind or not isinstance(one, int | float) or not isinstance(two, int | float):
        return None
    nouns = a.value.kind == "number" and one == two and not comparable(a.value, b.value)
    signs = a.value.kind == "percent" and one == -two and not (a.role and b.role)
    if not (nouns or signs) or a.polarity != b.polarity:
        return None
    return Level(level="same number of other things", when="otherwise", verdict="compatible")
