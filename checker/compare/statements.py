"""What one article says once or several times: its claims of one value are one statement."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from checker.compare.values import Relation, comparable, loose_units, one_slip, relate, shortened
from checker.extract.attribution import same_source
from checker.extract.noun_forms import strip_pronoun
from checker.model import DATES, TIMES, Claim
from checker.rules import Rules
from checker.schema import ClaimRule, Role
from checker.text.stems import stem

SELDOM_EQUAL: Final = frozenset({"duration", "money", "percent", "quantity"})  # two equal ones are one, said twice

OCCASION: Final = "مره"  # folded; what «للمرة الثالثة» and «الثالثة من نوعها» order
_MEASURED: Final = frozenset({"number", "quantity"})
_WITH_UNITS: Final = frozenset({"quantity", "money"})

Owner = Callable[[str, int], int | None]  # the entity of a name's mention (article, start)


@dataclass
class Statement:
    """One value said by one article in its title or in its body, with every claim that says it."""

    claims: list[Claim]

    @property
    def article(self) -> str:
        return self.claims[0].article

    @property
    def part(self) -> tuple[str, bool]:
        """The article and whether it is its title: each has one value in a fact, or explains why it has two."""
        return self.claims[0].article, self.claims[0].title

    @property
    def head(self) -> Claim:
        return self.claims[0]


@dataclass(frozen=True)
class Roles:
    """The roles of the rules, by rule and name."""

    table: Mapping[tuple[str, str], Role]
    units: Mapping[str, frozenset[str]]  # what the values of a rule may count
    bare: frozenset[str] = frozenset()  # rules whose values may have lost their unit: such a number counts no things

    def get(self, claim: Claim) -> Role | None:
        return self.table.get((claim.rule, claim.role))

    def same(self, a: Claim, b: Claim) -> bool:
        """Do both have a role, and the same, or one that the other may be called by?"""
        if not a.role or not b.role or a.rule != b.rule:
            return False
        one, two = self.get(a), self.get(b)
        if one is None or two is None:
            return False
        return a.role == b.role or a.role in two.same_as or b.role in one.same_as

    def meet(self, a: Claim, b: Claim) -> bool:
        """May two roles be one thing in two words: «هدنة لستين يوما», «يستمر ستين يوما»?"""
        if a.rule != b.rule:
            return False
        one, two = self.get(a), self.get(b)
        return one is not None and two is not None and (one.general or two.general)

    def kin(self, a: Claim, b: Claim) -> bool:
        """May values that agree be one thing by two roles that stand near to each other: «كلفته 9 ملايين», «باستثمارات 9 ملايين»?"""
        return self._names(a, b) or self._names(b, a)

    def _names(self, a: Claim, b: Claim) -> bool:
        role = self.get(a)
        return role is not None and (b.role if a.rule == b.rule else f"{b.rule}.{b.role}") in role.kin


@lru_cache(maxsize=8)
def roles_of(rules: Rules) -> Roles:
    claim_rules = rules.of(ClaimRule)
    return Roles(
        {(rule.id, name): role for rule in claim_rules for name, role in rule.roles.items()},
        {rule.id: frozenset(rule.units) for rule in claim_rules},
        frozenset(rule.id for rule in claim_rules if rule.bare),
    )


@dataclass(frozen=True)
class Slots:
    """Compares the slots of two claims: known on both sides and the same, or another, or not known."""

    roles: Roles
    owner: Owner
    synonyms: Mapping[str, str] = field(default_factory=dict)  # stem -> the name of its group
    around: dict[tuple[str, tuple[int, ...]], frozenset[int | None]] = field(default_factory=dict, repr=False)

    def order_alike(self, a: Claim, b: Claim) -> bool:
        """Do two ordinals count one thing, or one of them occasions of anything («للمرة الثالثة», «زيارته الرابعة»)?"""
        one, two = a.noun, b.noun
        if not one or not two:
            return False
        plain = [stem(strip_pronoun(noun) or noun) for noun in (one, two)]  # «دورته الـ47»
        known = [self.synonyms.get(noun, noun) for noun in plain]
        return known[0] == known[1] or OCCASION in (one, two)

    def same_owner(self, a: Claim, b: Claim) -> bool | None:
        """The same owner, another, or not known."""
        if a.who is None or b.who is None:
            return None
        one, two = self.owner(a.article, a.who), self.owner(b.article, b.who)
        if one is None or two is None:
            return None
        return one == two

    def owned(self, a: Claim, b: Claim) -> bool:
        """Is whose it is a part of what the value says?"""
        role = self.roles.get(a) or self.roles.get(b)
        return role is not None and role.by == "who"

    def counts_other_things(self, a: Claim, b: Claim) -> bool:
        """Has one of the two a role in a rule whose units do not include what the other counts?"""
        return self._counts_others(a, b) or self._counts_others(b, a)

    def _counts_others(self, a: Claim, b: Claim) -> bool:
        if a.role and a.rule in self.roles.bare and a.value.kind == b.value.kind == "number" and b.noun:
            return True  # «بتكلفة 45 مليونا» and «خمس مدارس»
        units = self.roles.units.get(a.rule) if a.role else None
        return bool(units) and a.value.kind == "number" and bool(b.noun) and b.value.unit not in (units or ())

    def shared_names(self, a: Claim, b: Claim) -> float:
        """The share of the names around the one that stand around the other, 0 to 1."""
        one, two = self._around(a), self._around(b)
        return len(one & two) / min(len(one), len(two)) if one and two else 0.0

    def _around(self, claim: Claim) -> frozenset[int | None]:
        """Whom the names around a claim are of; asked for with every claim that it is compared to."""
        place = claim.article, claim.near
        if place not in self.around:
            self.around[place] = frozenset({self.owner(claim.article, start) for start in claim.near} - {None})
        return self.around[place]

    def two_roles(self, a: Claim, b: Claim, relation: Relation) -> bool:
        """Have both a role, and do the two speak of two things?"""
        if not a.role or not b.role or self.roles.same(a, b) or self.roles.meet(a, b):
            return False
        return relation == "differ" or not self.roles.kin(a, b)

    def veto(self, a: Claim, b: Claim, relation: Relation = "differ") -> str | None:
        """A slot that is known on both sides and differs: different values are then of different things."""
        if self.two_roles(a, b, relation) and not _unit_slipped(a, b):
            return f"two roles: {a.role} and {b.role}"
        if (
            a.scope != b.scope
            and not (a.group and a.group == b.group)
            and not (a.value.kind in TIMES or _digits_slipped(a, b))
        ):
            return f"{a.scope} and {b.scope}"
        if groups_differ(a.group, b.group):
            return "two groups of people"
        if self.counts_other_things(a, b):
            return "one counts something else"
        if a.value.kind == "number" and nouns_differ(a, b):
            return f"«{a.noun}» and «{b.noun}»"
        if a.value.kind == "ordinal" and a.noun and b.noun and not (self.order_alike(a, b) or self.roles.same(a, b)):
            return "they order different things"
        if self.owned(a, b) and self.same_owner(a, b) is False:
            return "the value belongs to another"
        return None


def _unit_slipped(a: Claim, b: Claim) -> bool:
    """880 kilograms and 880 tons, dollars and euros: one figure, whatever the words around call it."""
    return a.rule == b.rule and a.value.kind in _WITH_UNITS and one_slip(a.value, b.value)


def _digits_slipped(a: Claim, b: Claim) -> bool:
    """73 and 37 deputies, 2750 tons and kilograms: of one thing, whether or not a text speaks of it as of the past."""
    one_thing = a.value.kind == "quantity" or (bool(a.noun) and a.noun == b.noun)
    return one_thing and a.value.kind in _MEASURED and one_slip(a.value, b.value)


def gather(claims: Sequence[Claim], slots: Slots) -> list[Statement]:
    """The statements of a story, in the order of their first claims."""
    found: list[Statement] = []
    by_value: dict[tuple[object, ...], list[Statement]] = {}
    for claim in claims:
        here = by_value.setdefault((claim.article, claim.title, *_value_key(claim)), [])
        home = next((s for s in here if _repeats(s.head, claim, slots)), None)
        if home is None:
            home = Statement([])
            here.append(home)
            found.append(home)
        fuller = home.claims and claim.value.hedge and not home.head.value.hedge
        home.claims.insert(0 if fuller else len(home.claims), claim)  # «محادثات الساعتين» is but the heading
    return found


def _repeats(head: Claim, claim: Claim, slots: Slots) -> bool:
    """Does a claim say again what an article has said?"""
    if slots.veto(head, claim) or not comparable(head.value, claim.value):
        return False
    again = head.role and head.role == claim.role and _same_point(head, claim)  # «نحو ساعتين», then «محادثات الساعتين»
    if relate(head.value, claim.value) != "equal" and not again:
        return False
    if claim.value.kind in DATES:
        return head.role == claim.role
    if claim.value.kind in SELDOM_EQUAL and not (head.role and claim.role):
        return slots.same_owner(head, claim) is not False
    same_role = head.role == claim.role and (head.role != "" or head.noun == claim.noun)
    return same_role and slots.same_owner(head, claim) is not False


def _same_point(a: Claim, b: Claim) -> bool:
    """The same figure, once with a hedge and once without?"""
    return a.value.value is not None and (a.value.value, a.value.unit) == (b.value.value, b.value.unit)


def _value_key(claim: Claim) -> tuple[object, ...]:
    """Claims with two keys never say the same; lengths, dates and shares may, in two units."""
    value = claim.value
    if value.kind in ("number", "ordinal", "money", "quantity"):
        return ("number", value.value) if value.value is not None else ("range", value.low, value.high)
    return (family(claim),)


def block(claim: Claim) -> str:
    """What a reader would call it: claims of one block compete to be the one that is meant."""
    if claim.role:
        return f"{claim.rule}.{claim.role}.{claim.group}.{claim.scope}"
    return f"{family(claim)}.{claim.noun}.{claim.scope}"


def family(claim: Claim) -> str:
    """Values of one family may be compared."""
    kind = claim.value.kind
    if kind in DATES:
        return "date"
    if kind in ("number", "quantity"):
        return "number"
    if kind in ("percent", "fraction"):
        return "percent"
    return kind if kind not in ("text", "quote") else f"{kind}:{claim.rule}"


def grain(claim: Claim) -> int:
    """How exact a date is: the length of its ISO form; a weekday is a day."""
    return len(str(claim.value.value)) if claim.value.value is not None else len("2000-01-01")


def groups_differ(a: str | None, b: str | None) -> bool:
    if a == b:
        return False
    if a is None or b is None:
        known = a or b or ""
        return not known.startswith("nation:")
    return True


def nouns_differ(a: Claim, b: Claim) -> bool:
    """Two nouns of one class are kin, and people are people; two unknown nouns must be one."""
    if not a.noun or not b.noun or a.noun == b.noun:
        return False
    if a.value.unit == b.value.unit or loose_units(a.value.unit, b.value.unit) or shortened(a.noun, b.noun):
        return False
    return stem(a.noun) != stem(b.noun)


def explained(a: Claim, b: Claim) -> bool:
    """Does a text give two values of one fact knowingly: by two sources, of two times, the old beside the new?"""
    if a.source is not None and b.source is not None and not same_source(a.source, b.source):
        return True
    if a.as_of != b.as_of or a.updated != b.updated:
        return True
    return ("previous" in a.aspects) != ("previous" in b.aspects)
