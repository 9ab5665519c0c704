"""What a clause says happened: its predicates with the pole they stand on, what is denied, and its other words.

A predicate stands on one side of an axis (rose or fell, held or freed).  A negator right before it turns it round.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from checker.extract.document import Document
from checker.extract.forms import conjugated, declined, spoken
from checker.extract.gazetteer import gazetteer
from checker.extract.poles import NEGATES, NEGATOR, Pole, add_negators, add_poles, is_verb, pole_of
from checker.rules import Rules
from checker.schema import Classes, Denial, Opposites
from checker.text.clitics import split
from checker.text.frequency import rarity
from checker.text.lexicon import Lexicon, Reading, Term, Token, phrases_at
from checker.text.stems import root, stem, synonym_groups
from checker.text.tokens import LATIN, NUMBER, WORD

_BREAKS: Final = frozenset({"،", "؛", ":", ".", "..", "...", "|", "-", "!", "؟", "?"})
_ROOT: Final = 3  # consonants: fewer do not tell one root from another
_DENIES: Final = "denies"  # the category of «نفى»
_CLASS: Final = "class:"  # begins the category of the members of a class


@dataclass(frozen=True)
class Word:
    """A word of a clause and what it may be matched by.

    `clause` counts the breaks before it.  `place` is a country or a city
    and `toward` tells that a «ل» makes it the receiver, `classes` the classes that it is one of
    (class -> which), `poles` the sides it stands on when it is not negated, `before` the function word
    right before it.
    """

    first: int
    after: int
    form: str
    rest: str
    keys: frozenset[str]
    weight: float
    clause: int
    verbal: bool
    poles: tuple[Pole, ...] = ()
    negated: bool = False
    denies: bool = False
    place: str | None = None
    toward: bool = False
    classes: tuple[tuple[str, str], ...] = ()
    before: str = ""

    @property
    def sides(self) -> tuple[Pole, ...]:
        """The poles it stands on, a negation counted."""
        return tuple(pole.other for pole in self.poles) if self.negated else self.poles


def axes_of(rules: Rules) -> dict[str, str]:
    """Every axis with the reason why its poles exclude each other."""
    return {axis.id: axis.why for file in rules.of(Opposites) for axis in file.axes}


@lru_cache(maxsize=8)
def _lexicon(rules: Rules) -> Lexicon:
    lexicon = Lexicon()
    for file in rules.of(Opposites):
        add_poles(lexicon, file.axes, nouns=declined, verbs=lambda verb: [*conjugated(verb), *spoken(verb)])
    add_negators(lexicon, rules)
    for denial in rules.of(Denial):
        for verb in denial.verbs:
            lexicon.add(conjugated(verb), Term(_DENIES, ""))
        for word in denial.words:
            lexicon.add(declined(word), Term(_DENIES, ""))
    for table in rules.of(Classes):
        for cls, members in table.classes.items():
            for bent in (False, True):  # a listed word is what its list says before it is a form of another
                for member in members:
                    for word in member:
                        lexicon.add(declined(word) if bent else [word], Term(f"{_CLASS}{cls}", member[0]))
    return lexicon


def read_words(doc: Document, first: int, after: int) -> list[Word]:
    """The words of tokens [first, after), in order; function words only where they negate or stand on a pole."""
    lexicon = _lexicon(doc.rules)
    own = lexicon.over(doc.tokens[first:after])
    groups = synonym_groups(doc.rules)
    found: list[Word] = []
    clause = 0
    negators: list[int] = []
    at = 0
    while at < len(own):
        lex = own[at].lex
        if lex.kind not in (WORD, LATIN, NUMBER):
            clause += lex.surface in _BREAKS
            at += 1
            continue
        terms = list(phrases_at(own, at)) if lex.readings or lex.heads else []
        longest = max((stop for _, stop in terms), default=at)
        terms = [term for term in terms if term[1] == longest]
        place, length = _place_at(doc, first + at, after)
        end = at + max(length, 1)
        if any(_negates(reading, lex.form, doc) for reading, _ in terms) and not _before_number(own, longest):
            negators.append(at)
            at = max((stop for reading, stop in terms if reading.term.cat == NEGATOR), default=at + 1)
            continue
        negated = any(0 < at - n <= NEGATES for n in negators)
        word = _word(doc, own, at, end, terms, place, clause, groups, first, negated)
        if word is not None:
            negators = [] if negated else negators
            found.append(word)
            end = max(end, word.after - first)
        at = end
    return found


class Glance(NamedTuple):
    """What a passage may hold: at times too much, never too little."""

    sides: frozenset[Pole]
    negates: bool


def glance(doc: Document, first: int, after: int) -> Glance:
    """The sides that the words of tokens [first, after) may stand on, seen at a tenth of the cost of reading them."""
    lexicon = _lexicon(doc.rules)
    sides: set[Pole] = set()
    negates = False
    for _, _, lex in lexicon.over(doc.tokens[first:after]):
        for reading in (*lex.readings, *(reading for reading, _ in lex.heads)):
            if (pole := pole_of(reading.term)) is not None:
                sides.add(pole)
            negates |= reading.term.cat == NEGATOR
    if negates:
        sides |= {pole.other for pole in sides}
    return Glance(frozenset(sides), negates)


def _before_number(own: Sequence[Token], at: int) -> bool:
    """«دون 1300 دولار» is a price below that, not its absence."""
    return at < len(own) and own[at].lex.kind == NUMBER


def _negates(reading: Reading, form: str, doc: Document) -> bool:
    """Is it a negator, and no other word of grammar that ends like one («بعدما» is no «ب» and «عدما»)?"""
    return reading.term.cat == NEGATOR and not (reading.clitics and form in doc.vocab.function_words)


def _word(
    doc: Document,
    own: Sequence[Token],
    at: int,
    end: int,
    terms: list[tuple[Reading, int]],
    place: str | None,
    clause: int,
    groups: dict[str, str],
    first: int,
    negated: bool,
) -> Word | None:
    """The word at a place of `own`, the tokens of the article from `first` on; None for one of grammar."""
    poles: list[Pole] = []
    classes: list[tuple[str, str]] = []
    verbal, denies = False, False
    for reading, stop in terms:
        term = reading.term
        if (pole := pole_of(term)) is not None:
            poles.append(pole)
            verbal |= is_verb(term)
        elif term.cat.startswith(_CLASS):
            classes.append((term.cat.removeprefix(_CLASS), term.value))
        elif term.cat == _DENIES:
            denies = True
        else:
            continue
        end = max(end, stop)
    lex = own[at].lex
    rest = split(lex.form)[2] if lex.kind == WORD else lex.form
    plain = lex.form in doc.vocab.function_words or rest in doc.vocab.function_words or len(rest) < 2
    if plain and not poles and place is None:
        return None
    light = stem(lex.form)
    bare = root(lex.form)
    keys = {rest, light, groups.get(light, light)}
    if len(bare) >= _ROOT:
        keys.add("r:" + bare)
    if place is not None:
        keys = {"p:" + place}
    keys |= {f"c:{cls}:{member}" for cls, member in classes}
    toward = place is not None and lex.form.startswith("ل") and lex.form not in gazetteer(doc.rules).places
    sides = {pole.axis: {p.side for p in poles if p.axis == pole.axis} for pole in poles}
    sure = tuple(dict.fromkeys(pole for pole in poles if len(sides[pole.axis]) == 1))
    weight = 0.0 if plain else 0.3 + rarity(rest)
    before = own[at - 1].lex.form if at else ""
    return Word(
        first + at,
        first + end,
        lex.form,
        rest,
        frozenset(keys),
        weight,
        clause,
        verbal,
        sure,
        negated,
        denies,
        place,
        toward,
        tuple(classes),
        before if before in doc.vocab.function_words else "",
    )


def _place_at(doc: Document, at: int, limit: int) -> tuple[str | None, int]:
    """The country or city that a token begins to name, and in how many tokens; a country's capital stands for it."""
    table = gazetteer(doc.rules)
    form = doc.tokens[at].lex.form
    for head in _heads(form):
        for tail, place in table.phrases.get(head, ()):
            stop = at + 1 + len(tail)
            if stop <= limit and all(
                tail[k] in (doc.tokens[at + 1 + k].lex.form, doc.tokens[at + 1 + k].lex.form.removeprefix("ال"))
                for k in range(len(tail))
            ):
                if table.kinds.get(place, "place") == "place":
                    return place.split("/")[0], 1 + len(tail)
    following = doc.tokens[at + 1].lex.form if at + 1 < limit else ""
    for head in _heads(form):
        for name, length in ((f"{head} {following}", 2), (f"{head} {following.removeprefix('ال')}", 2), (head, 1)):
            country = table.adjectives.get(name) or table.adjectives.get(name.removesuffix("ا"))
            if country is not None:
                return country, length
    return None, 0


def _heads(form: str) -> Iterator[str]:
    yield form
    clitics, definite, rest = split(form)
    if definite:
        yield "ال" + rest
    if clitics or definite:
        yield rest
    for letter in "وبلف":
        if form.startswith(letter) and len(form) > 4:
            yield form[1:]
            if form.startswith(letter + "ال"):
                yield form[3:]
    if form.startswith("لل") and len(form) > 4:
        yield "ال" + form[2:]
        yield form[2:]
