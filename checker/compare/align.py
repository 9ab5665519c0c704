"""Which claims are about the same fact.

Claims of one article that say the same are one *statement*.  Statements of different articles are joined from
the surest pair down, as long as nothing speaks against it: a slot that is known on both sides and differs is a
veto, and one article has one value in a fact, or tells why it has two.  Equal values help to join; a difference must
stand on the slots and the words, and on there being nothing nearer to compare with.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import Final

from checker.compare.event_days import A_DAY_APART
from checker.compare.evidence import CHANGED_OVER, Evidence, Weigher, doublings, rivals, without_slips
from checker.compare.settling import settle
from checker.compare.statements import Owner, Slots, Statement, explained, family, gather, roles_of
from checker.compare.values import comparable, relate
from checker.extract.attribution import same_source
from checker.model import DATES, TIMES, Claim
from checker.rules import Rules
from checker.text.stems import synonym_groups

_COHESION: Final = -0.8  # the mean evidence, in log-odds, that all pairs of two groups must reach
_CLOSE: Final = 0.2  # doublings: «94.65» and «نحو 94 في المئة», «30» and «30 على الأقل» are one figure in one text
_CAP: Final = 3.0  # log-odds: one very sure pair must not carry many doubtful ones


@dataclass
class Joined:
    """Statements about one fact, and the evidence that brought each pair together."""

    statements: list[Statement]
    links: list[tuple[int, int, Evidence]] = field(default_factory=list)


class Aligner:
    """Joins the claims of a story.

    `owner` tells the entity of a name's mention (article, start), `days` when each article appeared.
    """

    def __init__(
        self,
        claims: Sequence[Claim],
        owner: Owner,
        rules: Rules,
        days: Mapping[str, dt.date | None] | None = None,
    ) -> None:
        self.slots = Slots(roles_of(rules), owner, synonym_groups(rules))
        self.statements = gather(claims, self.slots)
        self.weigher = Weigher(self.statements, self.slots, rules, days or {})
        self.said: dict[tuple[str, object], set[tuple[str, int | None]]] = {}  # (article, number) -> as what it says it
        for statement in self.statements:
            if statement.head.role and isinstance(statement.head.value.value, int | float):
                said = self.said.setdefault((statement.article, statement.head.value.value), set())
                said.add(self._meant(statement.head))

    def evidence(self, a: Claim, b: Claim) -> Evidence:
        """What speaks for two claims being one fact, and what forbids it, seen by themselves."""
        return self.weigher.pair(a, b)

    # -------------------------------------------------------------- pairs

    def pairs(self) -> list[tuple[int, int, Evidence]]:
        """The evidence of every pair that may be one fact, with what its rivals are worth."""
        alone = self._alone()
        likeness = {(i, j): self.weigher.likeness(found.features) for i, j, found in alone}
        rival: dict[tuple[int, tuple[str, bool]], list[tuple[float, int]]] = {}
        equal: dict[int, set[str]] = {}
        for i, j, found in alone:
            one, two = self.statements[i], self.statements[j]
            rival.setdefault((i, two.part), []).append((likeness[i, j], j))
            rival.setdefault((j, one.part), []).append((likeness[i, j], i))
            if found.relation == "equal":
                equal.setdefault(i, set()).add(two.article)
                equal.setdefault(j, set()).add(one.article)
        # the best rival of a pair is one of the two best: only itself is no rival
        rival = {slot: sorted(pairs, reverse=True)[:2] for slot, pairs in rival.items()}
        return [
            (i, j, self.weigher.weighed(found.relation, {
                **(found.features if not self._both_told(i, j, equal) else without_slips(found.features)),
                **rivals(likeness[i, j], [
                    *(value for value, k in rival[i, self.statements[j].part] if k != j),
                    *(value for value, k in rival[j, self.statements[i].part] if k != i),
                ]),
                **self._elsewhere(i, j, equal),
            }))
            for i, j, found in alone
        ]  # fmt: skip

    def _elsewhere(self, i: int, j: int, equal: dict[int, set[str]]) -> dict[str, float]:
        """Has either statement an equal one in the other's article, or anywhere?  Others uphold one, and nobody the other?"""
        here = (self.statements[j].article in equal.get(i, ())) + (self.statements[i].article in equal.get(j, ()))
        odd = bool(equal.get(i)) != bool(equal.get(j)) and not here
        return {
            CHANGED_OVER: float(self._changed_over(self.statements[i], self.statements[j])),
            "the odd one out": float(odd),
            "equal values there": float(here),
            "an equal value there": float(here > 0),
            "an equal value somewhere": float(bool(equal.get(i) or equal.get(j))),
        }

    def _both_told(self, i: int, j: int, equal: dict[int, set[str]]) -> bool:
        """Has the other's article the value of one as well, and they are not changed over?  Then like digits are chance."""
        one, two = self.statements[i], self.statements[j]
        here = two.article in equal.get(i, ()) or one.article in equal.get(j, ())
        return here and not self._changed_over(one, two)

    def _changed_over(self, a: Statement, b: Statement) -> bool:
        """«16 قتيلا و47 ناجيا» against «47 قتيلا و16 ناجيا»: says each article the other's number of one other thing?"""
        one, two = a.head.value.value, b.head.value.value
        meant = self._meant(a.head)
        if one == two or not a.head.role or meant != self._meant(b.head):
            return False
        return bool((self.said.get((a.article, two), set()) & self.said.get((b.article, one), set())) - {meant})

    def _meant(self, claim: Claim) -> tuple[str, int | None]:
        """The role of a claim and, where that is a part of it, whose it is."""
        owned = claim.who is not None and self.slots.owned(claim, claim)
        return claim.role, self.slots.owner(claim.article, claim.who) if owned and claim.who is not None else None

    def _alone(self) -> list[tuple[int, int, Evidence]]:
        blocks: dict[str, list[int]] = {}
        for i, statement in enumerate(self.statements):
            blocks.setdefault(family(statement.head), []).append(i)
        bare = [i for i in blocks.get("number", ()) if self.statements[i].head.value.unit is None]
        amounts = set(blocks.get("money", ()))
        pairs = [pair for block in blocks.values() for pair in self._across(block)]
        # «47.3 تقريبا», whose currency was told before
        pairs += [(i, j) for i, j in self._across(sorted([*bare, *amounts])) if (i in amounts) != (j in amounts)]
        return [
            (i, j, best) for i, j in pairs if (best := self._best(self.statements[i], self.statements[j])) is not None
        ]

    def _across(self, block: list[int]) -> Iterator[tuple[int, int]]:
        """The pairs of a block that stand in two articles, or in an article and its own title."""
        parts: dict[tuple[str, bool], list[int]] = {}
        for i in block:
            parts.setdefault(self.statements[i].part, []).append(i)
        for one, two in combinations(parts.values(), 2):
            for i, j in product(one, two):
                yield min(i, j), max(i, j)

    def _best(self, a: Statement, b: Statement) -> Evidence | None:
        best: Evidence | None = None
        for one in a.claims:
            for two in b.claims:
                found = self.evidence(one, two)
                if found.veto is None and (best is None or found.weight > best.weight):
                    best = found
        return best

    # -------------------------------------------------------------- joining

    def facts(self) -> list[Joined]:
        """The facts of the story, each with its statements in the order of the articles."""
        pairs = self.pairs()
        home = list(range(len(self.statements)))
        members: dict[int, list[int]] = {i: [i] for i in home}
        known = {(i, j): found for i, j, found in pairs}
        for i, j, found in sorted(pairs, key=self._turn):
            if found.weight < self._need(i, j, found):
                continue
            a, b = home[i], home[j]
            if a == b or not self._fit(members[a], members[b], known):
                continue
            for k in members[b]:
                home[k] = a
            members[a] += members.pop(b)
        groups = self._settled(members, known)
        return [self._joined(group, known) for group in sorted(groups, key=min)]

    def _settled(
        self, members: Mapping[int, Sequence[int]], known: Mapping[tuple[int, int], Evidence]
    ) -> list[list[int]]:
        """The groups after second thoughts."""
        support = {
            (i, j): max(-_CAP, min(_CAP, found.weight - self._need(i, j, found))) for (i, j), found in known.items()
        }

        def together(i: int, j: int, group: Sequence[int]) -> bool:
            a, b = self.statements[i], self.statements[j]
            if a.part == b.part:
                return self._side_by_side(a.head, b.head)
            return (min(i, j), max(i, j)) in known or self._twinned(i, j, group, known)

        def of_one_value(i: int, j: int) -> bool:
            """The same value; one day is told of many things, and says nothing of who belongs together."""
            return self.statements[i].head.value.kind not in DATES and self._equal(i, j)

        return list(settle(members, support, together, of_one_value).values())

    def _twinned(self, i: int, j: int, group: Sequence[int], known: Mapping[tuple[int, int], Evidence]) -> bool:
        """Has the group an equal of `i` that nothing forbids to be with `j`?  Then a slot of `i` was misread."""
        one, two = self.statements[i].head, self.statements[j].head
        return self._of_one(one, two) and any(
            (min(k, j), max(k, j)) in known and self._equal(k, i) for k in group if k not in (i, j)
        )

    def _joined(self, group: Sequence[int], known: Mapping[tuple[int, int], Evidence]) -> Joined:
        """A group as a fact, with the pairs that are sure enough to join it by themselves."""
        position = {k: n for n, k in enumerate(group)}
        links = [
            (position[i], position[j], found)
            for i, j in combinations(group, 2)
            if (found := known.get((i, j))) is not None and found.weight >= self._need(i, j, found)
        ]
        return Joined([self.statements[k] for k in group], links)

    def _turn(self, pair: tuple[int, int, Evidence]) -> tuple[bool, bool, bool, float, int, int]:
        """The surest first; the day of the event before the same weekday farther on, which may be anything's.

        A day that is one off comes last, when those that tell the same day are together; so do values crossed over.
        """
        i, j, found = pair
        events = all(self.statements[k].head.role == "event" for k in (i, j))
        return A_DAY_APART in found.features, self._crossed(i, j, found), not events, -found.weight, i, j

    def _crossed(self, i: int, j: int, found: Evidence) -> bool:
        """«طوله 20 مترا وارتفاعه مترين» in both texts: have two values of kindred roles their equals on the other side?"""
        roles = {self.statements[k].head.role for k in (i, j)}
        return found.relation == "differ" and len(roles) > 1 and found.features.get("equal values there", 0.0) > 1

    def _need(self, i: int, j: int, found: Evidence) -> float:
        need = self.weigher.tables.need
        if found.relation == "equal":
            return need.equal
        if found.relation != "differ":
            return need.near
        a, b = self.statements[i].head, self.statements[j].head
        if not self.slots.roles.same(a, b):
            return need.unnamed
        return need.moving if self._may_both_hold(a, b) else need.differ

    def _may_both_hold(self, a: Claim, b: Claim) -> bool:
        """Would a difference be an update or a dispute?  Then less is at stake in joining the two."""
        role = self.slots.roles.get(a)
        if role is not None and role.changes != "never":
            return True
        return a.source is not None and b.source is not None and not same_source(a.source, b.source)

    def _fit(self, one: list[int], two: list[int], known: dict[tuple[int, int], Evidence]) -> bool:
        """May two groups be one?  Every pair must be free of vetoes, and an article may not contradict itself."""
        total, count = 0.0, 0
        for i in one:
            for j in two:
                a, b = self.statements[i], self.statements[j]
                if a.part == b.part:
                    if not self._side_by_side(a.head, b.head):
                        return False
                    continue
                found = known.get((min(i, j), max(i, j)))
                if found is None:
                    if self._by_a_twin(i, j, one, known) or self._by_a_twin(j, i, two, known):
                        continue
                    if self._vouched(i, j, one, known) or self._vouched(j, i, two, known):
                        continue
                    return False
                total += max(-_CAP, min(_CAP, found.weight))
                count += 1
        return count == 0 or total / count >= _COHESION

    def _by_a_twin(self, i: int, j: int, group: list[int], known: dict[tuple[int, int], Evidence]) -> bool:
        """Is a pair that a misread slot forbids one by way of an equal value of the same group?"""
        one, two = self.statements[i].head, self.statements[j].head
        value = one.value
        return (
            comparable(value, two.value)
            and self._of_one(one, two)
            and any(
                k != i
                and (found := known.get((min(k, j), max(k, j)))) is not None
                and found.weight >= self._need(k, j, found)
                and self._equal(k, i)
                for k in group
            )
        )

    def _vouched(self, i: int, j: int, group: list[int], known: dict[tuple[int, int], Evidence]) -> bool:
        """Is there an equal of `j` in the group of `i` that nothing keeps from `i`?  Then a slot of `j` was misread."""
        one, two = self.statements[i].head, self.statements[j].head
        return self._of_one(one, two) and any(
            k != i
            and (min(k, i), max(k, i)) in known
            and (found := known.get((min(k, j), max(k, j)))) is not None
            and found.relation == "equal"
            and found.weight >= self._need(k, j, found)
            for k in group
        )

    def _equal(self, i: int, j: int) -> bool:
        one, two = self.statements[i].head.value, self.statements[j].head.value
        return comparable(one, two) and relate(one, two) == "equal"

    def _of_one(self, a: Claim, b: Claim) -> bool:
        """May two claims be of one owner, or is whose they are no part of what they say?  A day is always somebody's."""
        owned = self.slots.owned(a, b) or a.value.kind in DATES
        return not owned or self.slots.same_owner(a, b) is not False

    def _side_by_side(self, a: Claim, b: Claim) -> bool:
        """May one article part say both of one fact: the same again, or a value beside another that it explains?"""
        if not comparable(a.value, b.value):
            return False
        relation = relate(a.value, b.value)
        if self.slots.veto(a, b, relation):
            return False
        if relation == "equal":
            return True
        if not self.slots.roles.same(a, b) and (relation == "differ" or (a.role and b.role)):
            return False
        return explained(a, b) or (relation != "differ" and a.value.kind not in TIMES and doublings(a, b) <= _CLOSE)
