"""Which claims are about the same fact.

Claims of one article that say the same are one *statement*.  Statements of different articles are joined from
the surest pair down, as long as nothing speaks against it: a slot that is known on both sides and differs is a
veto, and one article has one value in a fact.  Equal values help to join; a difference must stand on the slots
and the words alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations, product
from typing import Final

from checker.compare.values import Relation, comparable, loose_units, relate
from checker.extract.attribution import same_source
from checker.extract.context import cosine
from checker.model import Claim
from checker.rules import Rules
from checker.schema import ClaimRule, Role
from checker.text.stems import stem

# What each kind of evidence is worth.  Learned by hand on the development stories, checked on stories held out;
# the unit is "one named role that agrees"; a vague role weighs less (its `weight` in the rule).
_NOUN: Final = 0.55  # the same counted noun
_KIN: Final = 0.3  # another noun of the same class (منزل, بيت)
_CONTEXT: Final = 2.0  # times the cosine of the words around
_WHO: Final = 0.7  # the same owner of the value
_NEAR: Final = 0.4  # times the share of names that both sentences hold
_ONLY: Final = 0.45  # neither article has another value that could be meant
_LEAD: Final = 0.15  # both stand in the title or the first paragraph
_DAY: Final = 0.25  # the sentences name the same day
_OTHER_DAY: Final = -0.5
# How much evidence a pair needs, by how its values stand to each other.
_NEED: Final[dict[str, float]] = {
    "equal": 0.55, "converted": 1.0, "overlap": 0.75, "rounded": 0.85, "zone": 0.3, "differ": 1.45,
}  # fmt: skip
_BONUS: Final[dict[str, float]] = {
    "equal": 0.6, "converted": 0.3, "overlap": 0.5, "rounded": 0.5, "zone": 0.4, "differ": 0.0,
}  # fmt: skip
_OF_KIND: Final[dict[str, dict[str, float]]] = {  # where a kind of value needs more or less
    "date": {"equal": 0.3, "overlap": 0.75, "differ": 1.15},
    "ordinal": {"equal": 0.7, "differ": 1.3},
}
_EQUAL_MEASURE: Final = 0.4  # measures, durations, amounts and shares seldom agree by chance
_UNNAMED: Final = 0.55  # more evidence for a difference where no rule names what both values are
_CHANGES: Final = 1.2  # figures that move with time, or are given by two authorities, differ without being wrong
_SELDOM_EQUAL: Final = frozenset({"duration", "money", "percent", "quantity"})  # two equal ones are one, said twice
_MILD: Final = frozenset({"rate", "mutual", "said", "as of"})  # marks that forbid a difference, not a rounding


@dataclass(frozen=True)
class Evidence:
    """Why two claims may be one fact: the weight of the slots and words, and how the values stand to each other."""

    weight: float
    relation: Relation
    parts: tuple[tuple[str, float], ...] = ()
    veto: str | None = None

    @property
    def score(self) -> float:
        return self.weight + _BONUS.get(self.relation, 0.0)


@dataclass
class Statement:
    """One value said by one article in its title or in its body, with every claim that says it."""

    claims: list[Claim]

    @property
    def article(self) -> str:
        return self.claims[0].article

    @property
    def part(self) -> tuple[str, bool]:
        """The article and whether it is its title: each has one value in a fact."""
        return self.claims[0].article, self.claims[0].title

    @property
    def head(self) -> Claim:
        return self.claims[0]


@dataclass
class Joined:
    """Statements about one fact, and the evidence that brought each pair together."""

    statements: list[Statement]
    links: list[tuple[int, int, Evidence]] = field(default_factory=list)


@dataclass(frozen=True)
class Roles:
    """The roles of the rules, by rule and name."""

    table: Mapping[tuple[str, str], Role]
    units: Mapping[str, frozenset[str]]  # what the values of a rule may count

    def get(self, claim: Claim) -> Role | None:
        return self.table.get((claim.rule, claim.role))


@lru_cache(maxsize=8)
def roles_of(rules: Rules) -> Roles:
    claim_rules = rules.of(ClaimRule)
    return Roles(
        {(rule.id, name): role for rule in claim_rules for name, role in rule.roles.items()},
        {rule.id: frozenset(rule.units) for rule in claim_rules},
    )


class Aligner:
    """Joins the claims of a story.  `owner` tells the entity of a name's mention (article, start)."""

    def __init__(self, claims: Sequence[Claim], owner: Callable[[str, int], int | None], rules: Rules) -> None:
        self.roles = roles_of(rules)
        self.owner = owner
        self.statements = self._statements(claims)
        self.crowd = self._crowd()

    # -------------------------------------------------------------- statements

    def _statements(self, claims: Sequence[Claim]) -> list[Statement]:
        found: list[Statement] = []
        by_value: dict[tuple[object, ...], list[Statement]] = {}
        for claim in claims:
            here = by_value.setdefault((claim.article, claim.title, *_value_key(claim)), [])
            home = next((s for s in here if self._repeats(s, claim)), None)
            if home is None:
                home = Statement([])
                here.append(home)
                found.append(home)
            home.claims.append(claim)
        return found

    def _repeats(self, statement: Statement, claim: Claim) -> bool:
        """Does a claim say again what a statement of its article says?"""
        head = statement.head
        if self._veto(head, claim) or not comparable(head.value, claim.value):
            return False
        if relate(head.value, claim.value) != "equal":
            return False
        if claim.value.kind in ("date", "date_range"):
            return head.role == claim.role
        if claim.value.kind in _SELDOM_EQUAL and not (head.role and claim.role):
            return self._same_owner(head, claim) is not False
        same_role = head.role == claim.role and (head.role != "" or head.noun == claim.noun)
        return same_role and (self._same_owner(head, claim) is not False)

    def _crowd(self) -> Counter[tuple[tuple[str, bool], str]]:
        """How many statements of one article part could be meant by one name of a fact."""
        return Counter((statement.part, _block(statement.head)) for statement in self.statements)

    # -------------------------------------------------------------- evidence

    def evidence(self, a: Claim, b: Claim) -> Evidence:
        """What speaks for two claims being one fact, and what forbids it."""
        if not comparable(a.value, b.value):
            return Evidence(0.0, "differ", veto="values of two kinds")
        relation = relate(a.value, b.value)
        if a.polarity != b.polarity and relation == "equal":
            relation = "differ"
        veto = self._veto(a, b) or self._veto_of_difference(a, b, relation)
        if veto:
            return Evidence(0.0, relation, veto=veto)
        parts = [part for part in self._parts(a, b, relation) if part[1]]
        return Evidence(sum(weight for _, weight in parts), relation, tuple(parts))

    def _veto(self, a: Claim, b: Claim) -> str | None:
        if a.role and b.role and not self._same_role(a, b):
            return f"two roles: {a.role} and {b.role}"
        if a.scope != b.scope and not (a.group and a.group == b.group) and a.value.kind not in ("date", "date_range", "clock"):
            return f"{a.scope} and {b.scope}"
        if _groups_differ(a.group, b.group):
            return "two groups of people"
        if self._counts_other_things(a, b) or self._counts_other_things(b, a):
            return "one counts something else"
        if a.value.kind == "number" and a.noun and b.noun and _nouns_differ(a, b):
            return f"«{a.noun}» and «{b.noun}»"
        if a.value.kind == "ordinal" and a.noun and b.noun and a.noun != b.noun and not (a.role and a.role == b.role):
            return "they order different things"
        by_owner = (role := self.roles.get(a) or self.roles.get(b)) is not None and role.by == "who"
        if by_owner and self._same_owner(a, b) is False:
            return "the value belongs to another"
        return None

    def _counts_other_things(self, a: Claim, b: Claim) -> bool:
        """Has `a` a role in a rule whose units do not include what `b` counts?"""
        units = self.roles.units.get(a.rule) if a.role else None
        return units is not None and len(units) > 0 and a.value.kind == "number" and bool(b.noun) and b.value.unit not in units

    def _veto_of_difference(self, a: Claim, b: Claim, relation: Relation) -> str | None:
        """Marks that make it another fact when the values are not the same."""
        if relation == "equal":
            return "only one is each side's own" if {"each", "mutual"} == a.aspects ^ b.aspects else None
        apart = (a.aspects ^ b.aspects) - {"each"}
        if relation != "differ":
            apart -= _MILD
        if apart:
            return "only one is: " + ", ".join(sorted(apart))
        if relation == "differ" and "said" in a.aspects:
            return "the days of two statements"
        if relation == "differ" and a.value.kind == "ordinal" and not (a.role or (a.noun and a.noun == b.noun)):
            return "not known to order the same thing"
        if relation == "differ" and a.group != b.group:
            return "one is of a part of the people"
        if relation == "differ" and _family(a) == "date" and _grain(a) != _grain(b):
            return "a day and a longer time"
        return None

    def _same_role(self, a: Claim, b: Claim) -> bool:
        one, two = self.roles.get(a), self.roles.get(b)
        if one is None or two is None or a.rule != b.rule:
            return False
        return (one.same_as or a.role) == (two.same_as or b.role)

    def _same_owner(self, a: Claim, b: Claim) -> bool | None:
        """The same owner, another, or not known."""
        if a.who is None or b.who is None:
            return None
        one, two = self.owner(a.article, a.who), self.owner(b.article, b.who)
        if one is None or two is None:
            return None
        return one == two

    def _parts(self, a: Claim, b: Claim, relation: Relation) -> list[tuple[str, float]]:
        parts: list[tuple[str, float]] = []
        role = self.roles.get(a)
        if role is not None and self._same_role(a, b):
            parts.append(("role", role.weight))
        if a.noun and b.noun and a.value.kind in ("number", "ordinal"):
            same = a.noun == b.noun or stem(a.noun) == stem(b.noun)
            parts.append(("noun", _NOUN if same else _KIN))
        parts.append(("words", _CONTEXT * cosine(a.context, b.context)))
        owned = self._same_owner(a, b)
        if owned:
            parts.append(("owner", _WHO))
        parts.append(("names", _NEAR * self._shared_names(a, b)))
        if all(self.crowd[(claim.article, claim.title), _block(claim)] == 1 for claim in (a, b)):
            parts.append(("only one", _ONLY))
        if relation != "differ" and (a.title or a.paragraph <= 1) and (b.title or b.paragraph <= 1):
            parts.append(("lead", _LEAD))
        if a.when is not None and b.when is not None and a.value.kind not in ("date", "date_range"):
            meet = a.when[0] <= b.when[1] and b.when[0] <= a.when[1]
            parts.append(("day", _DAY if meet else _OTHER_DAY))
        return parts

    def _shared_names(self, a: Claim, b: Claim) -> float:
        one = {self.owner(a.article, start) for start in a.near} - {None}
        two = {self.owner(b.article, start) for start in b.near} - {None}
        return len(one & two) / min(len(one), len(two)) if one and two else 0.0

    # -------------------------------------------------------------- joining

    def facts(self) -> list[Joined]:
        """The facts of the story, each with its statements in the order of the articles."""
        pairs = self._pairs()
        home = list(range(len(self.statements)))
        members: dict[int, list[int]] = {i: [i] for i in home}
        links: dict[int, list[tuple[int, int, Evidence]]] = {i: [] for i in home}
        known = {(i, j): found for i, j, found in pairs}
        for i, j, found in sorted(pairs, key=lambda pair: (-pair[2].score, pair[0], pair[1])):
            if found.weight < self._need(i, j, found):
                continue
            a, b = home[i], home[j]
            if a == b:
                links[a].append((i, j, found))
                continue
            if not self._fit(members[a], members[b], known):
                continue
            for k in members[b]:
                home[k] = a
            members[a] += members.pop(b)
            links[a] += [*links.pop(b), (i, j, found)]
        result = []
        for root in sorted(members, key=lambda root: min(members[root])):
            order = sorted(members[root])
            position = {k: n for n, k in enumerate(order)}
            joined = [(position[i], position[j], found) for i, j, found in links[root]]
            result.append(Joined([self.statements[k] for k in order], joined))
        return result

    def _need(self, i: int, j: int, found: Evidence) -> float:
        a, b = self.statements[i].head, self.statements[j].head
        family = _family(a)
        table = _OF_KIND.get(family)
        if table is not None and found.relation in table:
            return table[found.relation]
        if found.relation == "equal":
            return _EQUAL_MEASURE if a.value.kind in _SELDOM_EQUAL else _NEED["equal"]
        if found.relation == "differ":
            need = _CHANGES if self._may_both_hold(a, b) else _NEED["differ"]
            return need if self._same_role(a, b) else need + _UNNAMED
        return _NEED[found.relation]

    def _may_both_hold(self, a: Claim, b: Claim) -> bool:
        """Would a difference be an update or a dispute?  Then less is at stake in joining the two."""
        role = self.roles.get(a) or self.roles.get(b)
        if role is not None and role.changes != "never":
            return True
        return a.source is not None and b.source is not None and not same_source(a.source, b.source)

    def _pairs(self) -> list[tuple[int, int, Evidence]]:
        blocks: dict[str, list[int]] = {}
        for i, statement in enumerate(self.statements):
            blocks.setdefault(_family(statement.head), []).append(i)
        pairs = []
        for block in blocks.values():
            for i, j in self._across(block):
                best = self._best(self.statements[i], self.statements[j])
                if best is not None:
                    pairs.append((i, j, best))
        return pairs

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
                if found.veto is None and (best is None or found.score > best.score):
                    best = found
        return best

    def _fit(self, one: list[int], two: list[int], known: dict[tuple[int, int], Evidence]) -> bool:
        """May two groups be one?  Every pair must be free of vetoes, and no article part may have two values."""
        total, count = 0.0, 0
        for i in one:
            for j in two:
                a, b = self.statements[i], self.statements[j]
                if a.part == b.part:
                    if relate(a.head.value, b.head.value) != "equal" or a.head.role != b.head.role:
                        return False
                    continue
                found = known.get((min(i, j), max(i, j)))
                if found is None:
                    return False
                total += found.score / (self._need(i, j, found) + _BONUS.get(found.relation, 0.0))
                count += 1
        return count == 0 or total / count >= _COHESION


_COHESION: Final = 0.75  # the mean share of the needed evidence that all pairs of two groups must reach


def _value_key(claim: Claim) -> tuple[object, ...]:
    """Claims with two keys never say the same; lengths, dates and shares may, in two units."""
    value = claim.value
    if value.kind in ("number", "ordinal", "money", "quantity"):
        return ("number", value.value) if value.value is not None else ("range", value.low, value.high)
    return (_family(claim),)


def _block(claim: Claim) -> str:
    """What a reader would call it: claims of one block compete to be the one that is meant."""
    if claim.role:
        return f"{claim.rule}.{claim.role}.{claim.group}.{claim.scope}"
    return f"{_family(claim)}.{claim.noun}.{claim.scope}"


def _family(claim: Claim) -> str:
    """Values of one family may be compared."""
    kind = claim.value.kind
    if kind in ("date", "date_range"):
        return "date"
    if kind in ("number", "quantity"):
        return "number"
    if kind in ("percent", "fraction"):
        return "percent"
    return kind if kind not in ("text", "quote") else f"{kind}:{claim.rule}"


def _grain(claim: Claim) -> int:
    """How exact a date is: the length of its ISO form; a weekday is a day."""
    return len(str(claim.value.value)) if claim.value.value is not None else len("2000-01-01")


def _groups_differ(a: str | None, b: str | None) -> bool:
    if a == b:
        return False
    if a is None or b is None:
        known = a or b or ""
        return not known.startswith("nation:")
    return True


def _nouns_differ(a: Claim, b: Claim) -> bool:
    """Two nouns of one class are kin, and people are people; two unknown nouns must be one."""
    if a.noun == b.noun or a.noun is None or b.noun is None:
        return False
    if a.value.unit == b.value.unit:
        return False
    if loose_units(a.value.unit, b.value.unit):
        return False
    return stem(a.noun) != stem(b.noun)
