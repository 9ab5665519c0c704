"""The patterns of claim rules: where a number must stand to the words of a rule to play a role.

A pattern has one number N, and word classes before it, behind it and for its noun; of several, all must be there:

    killing .. N        the class before the number, with a gap
    ask .. prison .. N  the same, and another class a little before it
    N dying             the class right behind it
    N(dead)             the counted noun is of the class, or the unit has that name; so is it in «عدد القتلى 12»
    attend .. N(member) both
    N(passenger) ?      at a pinch: any other word that governs the number goes before it
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from checker.extract.document import Document
from checker.extract.triggers import Trigger, Triggers
from checker.model import Quantity
from checker.rules import Rules
from checker.schema import ClaimRule, Role
from checker.text.fold import fold
from checker.text.sentences import Sentence
from checker.text.tokens import NUMBER

PATTERN: Final = re.compile(
    r"(?:(?P<outer>[a-z_]+) \.\. (?=[a-z_]))?(?:(?P<left>[a-z_]+)(?P<left_gap> \.\.)? )?N(?:\((?P<noun>[a-z_]+)\))?(?:(?P<right_gap> \.\.)? (?P<right>[a-z_]+))?(?P<weak> \?)?"
)
_PRONOUNS: Final = ("ها", "هم", "هما", "هن")
_REACH_LEFT: Final = 14  # tokens between a governing word and its number
_CLOSE: Final = 1  # and where no gap is allowed
_REACH_RIGHT: Final = 6
_REACH_OUTER: Final = 6  # tokens between the two classes of a pattern that has two
_SURE: Final = 3  # tokens: a word this close behind the number decides before any word in front of it
# What decides, in tokens from the number: a word close behind it («24 شخصا بجروح») goes before any in front of it;
# its own noun gives way only to a word that touches it; what is meant at a pinch gives way to all words of its clause.
_BEHIND: Final = -1.0
_NOUN: Final = 0.5
PINCH: Final = 8.0
_TWO_WORDS: Final = -0.5  # two words that go together say more than the nearer of them alone
_TALLIED: Final = 2  # words behind «عدد», one of which says what is counted: «عدد العمال العالقين»
_THOSE: Final = frozenset({"من", "الذين", "اللواتي", "اللاتي"})  # «عدد من أخرجوا»
_TOLD_OF: Final = 5  # tokens behind «عدد» that say what befell those who are counted
_NUMBERING: Final = 6  # tokens from the noun to «عددهم»
_STOPS: Final = frozenset("؛.!؟?")
_POINTS: Final = "percent_point"


class Side(NamedTuple):
    """A word class (`rule.class`) to one side of a number; `gap`: other words may stand between."""

    word: str
    gap: bool


class Pattern(NamedTuple):
    """One pattern of a role: what must be there of the words before a number, behind it, and of its noun."""

    weak: bool
    left: Side | None = None
    right: Side | None = None
    noun: str | None = None
    outer: str | None = None
    needs: frozenset[str] = frozenset()  # the classes of which a text must have a word, for this to be anywhere in it

    @property
    def alone(self) -> bool:
        """Does one class to the left say it all?"""
        return self.left is not None and not (self.outer or self.noun or self.right or self.weak)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number stands: tokens [first, after), the number's own tokens end before `number_after`.

    No word before the token `since` says what it counts.
    """

    first: int
    number_after: int
    after: int
    sentence: Sentence
    since: int = 0


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule with its patterns taken apart and the classes that compete for a number."""

    rule: ClaimRule
    roles: tuple[tuple[str, Role, tuple[Pattern, ...]], ...]
    left: dict[str, frozenset[str]]  # role -> the classes that other roles look for before a number
    close: frozenset[str]  # of these, those that say something only right before it
    nouns: dict[str, frozenset[str]]  # class -> its folded words: nouns in the singular
    governing: frozenset[str]  # the classes that say something of a number behind them


@lru_cache(maxsize=8)
def compiled(rules: Rules) -> tuple[CompiledRule, ...]:
    """The claim rules of a set of rules, in the order of their files."""
    found = []
    for rule in rules.of(ClaimRule):
        roles = tuple(
            (name, role, tuple(_compile(rule.id, text) for text in role.patterns)) for name, role in rule.roles.items()
        )
        left_of = {name: {p.left.word for p in patterns if p.left and p.alone} for name, _, patterns in roles}
        everything = set().union(*left_of.values()) if left_of else set()
        left = {name: frozenset(everything - own) for name, own in left_of.items()}
        gaps = {p.left.word for _, _, patterns in roles for p in patterns if p.left and p.alone and p.left.gap}
        close = frozenset(everything - gaps)
        nouns = {cls: frozenset(fold(word) for word in words) for cls, words in rule.words.items()}
        found.append(CompiledRule(rule, roles, left, close, nouns, frozenset(everything)))
    return tuple(found)


def _compile(owner: str, text: str) -> Pattern:
    match = PATTERN.fullmatch(text)
    if match is None:
        raise ValueError(f"not a pattern: {text!r}")
    classes = {side: f"{owner}.{match[side]}" for side in ("left", "right", "outer") if match[side]}
    left = Side(classes["left"], bool(match["left_gap"])) if match["left"] else None
    right = Side(classes["right"], bool(match["right_gap"])) if match["right"] else None
    return Pattern(bool(match["weak"]), left, right, match["noun"], classes.get("outer"), frozenset(classes.values()))


class Governed(NamedTuple):
    """The role that a number plays: how far from it the words are that say so (in tokens), and where they stand.

    `word` is the token of the governing word, None where the number's own noun says it.
    """

    role: str
    cost: float
    word: int | None


def role_of(
    rule: CompiledRule, doc: Document, triggers: Triggers, quantity: Quantity, place: Place, *, level: bool, until: int
) -> Governed | None:
    """The role that a number plays in a rule, by the words that are nearest; None where it plays none.

    Of two that are as near, the earlier role of the rule.  `level` tells of a number that says what something came
    to («إلى 8 في المئة»): it is no difference.  Words at or behind the token `until` are those of the next number.
    Points («50 نقطة أساس») are always one where the rule has differences.
    """
    points = quantity.unit == _POINTS and any(role.difference for _, role, _ in rule.roles)
    noun = fold(quantity.noun) if quantity.noun is not None else None
    unit = _measured_in(quantity)
    found = [
        governed
        for name, role, patterns in _in_reach(rule, triggers)
        if (role.difference or not points) and not (level and role.difference and not points)
        if _may_be(role, unit, quantity)
        for pattern in patterns
        if (governed := _match(rule, name, pattern, doc, triggers, quantity, noun, place, until)) is not None
    ]
    return min(found, key=lambda governed: governed.cost, default=None)


def _in_reach(rule: CompiledRule, triggers: Triggers) -> list[tuple[str, Role, list[Pattern]]]:
    """The roles of a rule, each with those of its patterns whose words the document has."""
    known = triggers.roles.get(rule.rule.id)
    if known is None:
        known = triggers.roles[rule.rule.id] = [
            (name, role, here)
            for name, role, patterns in rule.roles
            if (here := [pattern for pattern in patterns if pattern.needs <= triggers.classes])
        ]
    return known


def _measured_in(quantity: Quantity) -> str:
    """What the units of a role speak of: a unit, a year for a date that tells no more, or else the kind of value."""
    year = quantity.kind == "date" and len(str(quantity.value)) == len("2000")
    return quantity.unit or ("year" if year else quantity.kind)


def _may_be(role: Role, unit: str, quantity: Quantity) -> bool:
    """Is a value of a role told in such a unit, and may it be as great?"""
    return (
        (not role.units or unit in role.units)
        and unit not in role.not_units
        and (role.below is None or below(role.below, quantity))
    )


def below(limit: float | None, quantity: Quantity) -> bool:
    """Is a value less than what a rule allows?"""
    return limit is None or not isinstance(quantity.value, int | float) or quantity.value < limit


def _match(
    rule: CompiledRule,
    name: str,
    pattern: Pattern,
    doc: Document,
    triggers: Triggers,
    quantity: Quantity,
    noun: str | None,
    place: Place,
    until: int,
) -> Governed | None:
    """What a pattern makes of a number with its folded noun: the cost of the nearest of its words, less where several go together."""
    found: list[Governed | None] = []
    if pattern.left is not None:
        found.append(_of_the_left(rule, name, pattern, pattern.left, doc, triggers, place))
    if pattern.right is not None:
        found.append(_of_the_right(rule, name, pattern.right, doc, triggers, place, until))
    if pattern.noun is not None:
        found.append(_of_the_noun(rule, name, pattern.noun, doc, triggers, quantity, noun, place))
    sides = [governed for governed in found if governed is not None]
    if len(sides) < len(found):
        return None
    cost = min(governed.cost for governed in sides) + _TWO_WORDS * (len(sides) - 1)
    tallied = pattern.noun is not None and sides[-1].word is not None  # «عدد الركاب 12» says all there is to say
    return sides[0]._replace(cost=cost + (PINCH if pattern.weak and not tallied else 0.0))


def _of_the_left(
    rule: CompiledRule, name: str, pattern: Pattern, side: Side, doc: Document, triggers: Triggers, place: Place
) -> Governed | None:
    trigger = _to_the_left(rule, name, side, doc, triggers, place)
    if trigger is None:
        return None
    cost = place.first - trigger.after + _joins(doc, place.first)
    if not pattern.outer:
        return Governed(name, cost, trigger.first)
    outer = _before(pattern.outer, trigger, doc, triggers, place)
    return None if outer is None else Governed(name, cost + _TWO_WORDS, outer.first)


def _joins(doc: Document, i: int) -> bool:
    """«ثلاثة قتلى وعشرون جريحا»: does a «و» stand between a number in words and the word that would touch it?"""
    form = doc.tokens[i].lex.form
    return form.startswith("و") and not form.startswith(_ONE)


_ONE: Final = "واحد"


def _of_the_right(
    rule: CompiledRule, name: str, side: Side, doc: Document, triggers: Triggers, place: Place, until: int
) -> Governed | None:
    trigger = _to_the_right(side, doc, triggers, place)
    if trigger is None or trigger.first >= until or _another_begins(rule, triggers, place.after, trigger.first):
        return _of_those_counted(name, side, doc, triggers, place)
    distance = max(trigger.first - place.after, 0)
    return Governed(name, _BEHIND if distance <= _SURE else distance + _SURE, trigger.first)


def _of_those_counted(name: str, side: Side, doc: Document, triggers: Triggers, place: Place) -> Governed | None:
    """«عدد من أخرجوا أحياء بلغ 63 شخصا»: what is elsewhere said behind a number stands behind the word for a count."""
    tally = triggers.before("scope.tally", place.first, max(place.since, place.first - _REACH_LEFT))
    if tally is None or doc.tokens[tally.after].lex.form not in _THOSE:
        return None
    said = triggers.behind(side.word, tally.after, min(tally.after + _TOLD_OF, place.first))
    if said is None or _stopped(doc, tally.after, place.first):
        return None
    return Governed(name, place.first - said.after, said.first)


def _of_the_noun(
    rule: CompiledRule,
    name: str,
    cls: str,
    doc: Document,
    triggers: Triggers,
    quantity: Quantity,
    noun: str | None,
    place: Place,
) -> Governed | None:
    words = rule.nouns.get(cls, frozenset())
    own = quantity.unit == cls or (noun is not None and noun in words)
    if own or _within(triggers, f"{rule.rule.id}.{cls}", place):
        return Governed(name, _NOUN, None)
    if noun is not None and quantity.unit != "person":
        return None
    at = _tallied(words, f"{rule.rule.id}.{cls}", doc, triggers, place)
    return None if at is None else Governed(name, place.first - at - 1, at)


def _tallied(words: frozenset[str], cls: str, doc: Document, triggers: Triggers, place: Place) -> int | None:
    """The token of a noun of the class whose count the number is: «عدد القتلى بلغ 12», «القتلى، وعددهم 12»."""
    tally = triggers.before("scope.tally", place.first, max(place.since, place.first - _REACH_LEFT))
    if tally is None or _stopped(doc, tally.after, place.first):
        return None
    if triggers.within("scope.again", tally.first, tally.first + 1):
        spots = range(tally.first - 1, max(place.sentence.first, tally.first - _NUMBERING) - 1, -1)
    else:
        spots = range(min(tally.after + _TALLIED, place.first) - 1, tally.after - 1, -1)
    return next((i for i in spots if _is_of(words, cls, doc, triggers, i)), None)


def _is_of(words: frozenset[str], cls: str, doc: Document, triggers: Triggers, i: int) -> bool:
    """Is the word at a token of a class, itself or by its singular?"""
    reading = doc.tokens[i].lex.get("noun")
    if reading is not None and (fold(reading.term.value.lemma) in words or cls.endswith(f".{reading.term.value.cls}")):
        return True
    return bool(triggers.within(cls, i, i + 1))


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


def _to_the_right(side: Side, doc: Document, triggers: Triggers, place: Place) -> Trigger | None:
    limit = min(place.sentence.after, place.after + (_REACH_RIGHT if side.gap else 0) + 6)
    trigger = triggers.behind(side.word, place.number_after, limit)
    if trigger is None or (trigger.linked and trigger.first >= place.after):
        return None
    distance = max(trigger.first - place.after, 0)
    if distance > (_REACH_RIGHT if side.gap else 0):
        return None
    if triggers.within("scope.tally", place.after, trigger.first):
        return None  # «2946، وعدد المصابين 5674»: the number of those comes behind
    if _clause_opens(triggers, place.after, trigger.first):
        return None  # «كان فيها 72 شخصا وأن من نجوا 12»
    if triggers.within("scope.one_of", place.after, trigger.first):
        return None  # «أصيب حارسان أحدهما في حالة خطرة»
    between = doc.tokens[place.after : trigger.first]
    if any(token.lex.form in _STOPS or token.lex.form == "،" or token.lex.kind == NUMBER for token in between):
        return None
    return trigger


def _clause_opens(triggers: Triggers, first: int, after: int) -> bool:
    """Does a clause of its own begin in tokens [first, after): «وأن», «فيما», «في حين»?"""
    that = triggers.within("source.that", first, after)
    return any(trigger.linked for trigger in that) or bool(triggers.within("scope.breaks", first, after))


def _another_begins(rule: CompiledRule, triggers: Triggers, first: int, after: int) -> bool:
    """«استشهد طفل وأصيب والداه بجروح»: does a joined word of the rule's own govern what stands in tokens [first, after)?"""
    return any(trigger.linked for cls in rule.governing for trigger in triggers.within(cls, first, after))


def _is_owned(doc: Document, token: int) -> bool:
    """«قبل إيقافها عام 2019»: a deed with its pronoun took place then; the word before it says nothing of the year."""
    word = doc.tokens[token]
    return word.lex.form.endswith(_PRONOUNS) or doc.text[word.start : word.end].endswith("ه")


def _to_the_left(
    rule: CompiledRule, name: str, side: Side, doc: Document, triggers: Triggers, place: Place
) -> Trigger | None:
    low = max(place.since, place.first - (_REACH_LEFT if side.gap else 3) - 4)
    trigger = triggers.before(side.word, place.first, low)
    if trigger is None:
        return None
    distance = place.first - trigger.after
    if distance > (_REACH_LEFT if side.gap else _CLOSE):
        return None
    if _stopped(doc, trigger.after, place.first):
        return None
    if not side.gap and distance and _is_owned(doc, trigger.after):
        return None
    for other in rule.left[name]:
        nearer = triggers.before(other, place.first, trigger.first)
        if nearer is None or (other in rule.close and place.first - nearer.after > _CLOSE):
            continue  # «دامت الجولة، وهي الأولى منذ الاتفاق، أسبوعين»
        if nearer.first >= trigger.after or nearer.after - nearer.first > trigger.after - trigger.first:
            return None
    return trigger
