"""What a clause says happened: its predicates with the pole they stand on, what is denied, and its other words.

A predicate stands on one side of an axis (rose or fell, held or freed).  A negator right before it turns it round.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from checker.extract.document import Document
from checker.extract.gazetteer import gazetteer
from checker.extract.triggers import conjugated
from checker.rules import Rules
from checker.schema import Classes, Denial, Opposites
from checker.text.clitics import split
from checker.text.frequency import rarity
from checker.text.lexicon import Lexicon, Reading, Term, Token, phrases_at
from checker.text.stems import root, stem, synonym_groups
from checker.text.tokens import LATIN, NUMBER, WORD

_BREAKS: Final = frozenset({"،", "؛", ":", ".", "..", "...", "|", "-", "!", "؟", "?"})
_ROOT: Final = 3  # consonants: fewer do not tell one root from another
_NEGATES: Final = 2  # tokens: how far a negator reaches


class Pole(NamedTuple):
    """One side of an axis."""

    axis: str
    side: int


class Word(NamedTuple):
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
        return tuple(Pole(axis, 1 - side) for axis, side in self.poles) if self.negated else self.poles


def axes_of(rules: Rules) -> dict[str, str]:
    """Every axis with the reason why its poles exclude each other."""
    return {axis.id: axis.why for file in rules.of(Opposites) for axis in file.axes}


@lru_cache(maxsize=8)
def _lexicon(rules: Rules) -> Lexicon:
    lexicon = Lexicon()
    for file in rules.of(Opposites):
        for axis in file.axes:
            for side, pole in enumerate(axis.poles):
                for verb in pole.verbs:
                    lexicon.add([*conjugated(verb), *_spoken(verb)], Term(f"verb:{axis.id}", side))
                for word in pole.words:
                    lexicon.add(_declined(word), Term(f"word:{axis.id}", side))
    for denial in rules.of(Denial):
        lexicon.add(denial.negators, Term("negator", ""))
        for verb in denial.verbs:
            lexicon.add(conjugated(verb), Term("denies", ""))
        for word in denial.words:
            lexicon.add(_declined(word), Term("denies", ""))
    for table in rules.of(Classes):
        for cls, members in table.classes.items():
            for declined in (False, True):  # a listed word is what its list says before it is a form of another
                for member in members:
                    for word in member:
                        lexicon.add(_declined(word) if declined else [word], Term(f"class:{cls}", member[0]))
    return lexicon


def _spoken(verb: str) -> list[str]:
    """Forms that only speech and titles have: «سأبقى», and the plural of weak verbs («ينهون»).

    Without its س the first person may be another verb («أصدر»).
    """
    if not verb.startswith("ي") or " " in verb:
        return []
    plural = [f"{person}{verb[1:-1]}ون" for person in "يت"] if verb.endswith(("ي", "ى", "و")) else []
    return [f"سأ{verb[1:]}", *plural]


def _declined(word: str) -> list[str]:
    """A noun with its feminine, its dual and sound plurals, and the pronouns that hang on it."""
    if " " in word or len(word) < 3:
        return [word]
    bare = word[:-1] if word.endswith("ة") else word
    endings = ("ا", "ة", "ه", "ها", "هم", "ات", "ين", "ون", "ان", "ته", "تها", "تهم", "ي", "تين", "تان")
    return [word, *(bare + ending for ending in endings)]


def read_words(doc: Document, first: int, after: int) -> list[Word]:
    """The words of tokens [first, after), in order; function words only where they negate or stand on a pole."""
    own = doc.tokens[first:after]
    lexemes = _lexicon(doc.rules).over(own)
    found: list[Word] = []
    clause = 0
    negators: list[int] = []
    at = 0
    while at < len(own):
        lex = lexemes[at]
        if lex.kind not in (WORD, LATIN, NUMBER):
            clause += lex.surface in _BREAKS
            at += 1
            continue
        terms = phrases_at(own, at, lex) if lex.readings or lex.heads else []
        place, length = _place_at(doc, first + at, after)
        end = at + max(length, 1)
        if terms:
            longest = max(stop for _, stop in terms)
            terms = [term for term in terms if term[1] == longest]
            if any(_negates(reading, lex.form, doc) for reading, _ in terms) and not _before_number(own, longest):
                negators.append(at)
                at = max(stop for reading, stop in terms if reading.term.cat == "negator")
                continue
        negated = bool(negators) and 0 < at - negators[-1] <= _NEGATES
        word = _word(doc, own, at, end, terms, place, clause, first, negated)
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
    for lex in lexicon.over(doc.tokens[first:after]):
        for reading in (*lex.readings, *(reading for reading, _ in lex.heads)):
            head, _, axis = reading.term.cat.partition(":")
            if head in ("verb", "word"):
                sides.add(Pole(axis, reading.term.value))
            negates |= head == "negator"
    if negates:
        sides |= {Pole(axis, 1 - side) for axis, side in sides}
    return Glance(frozenset(sides), negates)


def _before_number(own: Sequence[Token], at: int) -> bool:
    """«دون 1300 دولار» is a price below that, not its absence."""
    return at < len(own) and own[at].lex.kind == NUMBER


def _negates(reading: Reading, form: str, doc: Document) -> bool:
    """Is it a negator, and no other word of grammar that ends like one («بعدما» is no «ب» and «عدما»)?"""
    return reading.term.cat == "negator" and not (reading.clitics and form in doc.vocab.function_words)


def _word(
    doc: Document,
    own: Sequence[Token],
    at: int,
    end: int,
    terms: list[tuple[Reading, int]],
    place: str | None,
    clause: int,
    first: int,
    negated: bool,
) -> Word | None:
    """The word at a place of `own`, the tokens of the article from `first` on; None for one of grammar."""
    poles: list[Pole] = []
    classes: list[tuple[str, str]] = []
    verbal, denies = False, False
    for reading, stop in terms:
        cat, value = reading.term.cat, reading.term.value
        head, _, name = cat.partition(":")
        if head in ("verb", "word"):
            poles.append(Pole(name, value))
            verbal |= head == "verb"
        elif head == "class":
            classes.append((name, value))
        denies |= cat == "denies"
        if head in ("verb", "word", "class", "denies"):
            end = max(end, stop)
    lex = own[at].lex
    rest, keys, weight = _stems(lex.form, lex.kind == WORD, doc.rules)
    plain = lex.form in doc.vocab.function_words or rest in doc.vocab.function_words or len(rest) < 2
    if plain and not poles and place is None:
        return None
    if place is not None:
        keys = frozenset({"p:" + place})
    if classes:
        keys |= {f"c:{cls}:{member}" for cls, member in classes}
    toward = place is not None and lex.form.startswith("ل") and lex.form not in gazetteer(doc.rules).places
    sides = {pole.axis: {p.side for p in poles if p.axis == pole.axis} for pole in poles}
    sure = tuple(dict.fromkeys(pole for pole in poles if len(sides[pole.axis]) == 1))
    before = own[at - 1].lex.form if at else ""
    return Word(
        first + at,
        first + end,
        lex.form,
        rest,
        keys,
        0.0 if plain else weight,
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


@lru_cache(maxsize=65536)
def _stems(form: str, arabic: bool, rules: Rules) -> tuple[str, frozenset[str], float]:
    """A word without its clitics, what it may be matched by, and how much that says."""
    rest = split(form)[2] if arabic else form
    light, bare = stem(form), root(form)
    keys = {rest, light, synonym_groups(rules).get(light, light)}
    if len(bare) >= _ROOT:
        keys.add("r:" + bare)
    return rest, frozenset(keys), 0.3 + rarity(rest)


def _place_at(doc: Document, at: int, limit: int) -> tuple[str | None, int]:
    """The country or city that a token begins to name, and in how many tokens; a country's capital stands for it."""
    tokens = doc.tokens
    known, described = _openers(tokens[at].lex.form, doc.rules)
    if not known and not described:
        return None, 0
    table = gazetteer(doc.rules)
    for head in known:
        for tail, place in table.phrases[head]:
            stop = at + 1 + len(tail)
            if stop <= limit and all(
                tail[k] in (tokens[at + 1 + k].lex.form, tokens[at + 1 + k].lex.form.removeprefix("ال"))
                for k in range(len(tail))
            ):
                if table.kinds.get(place, "place") == "place":
                    return place.split("/")[0], 1 + len(tail)
    following = tokens[at + 1].lex.form if at + 1 < limit else ""
    for head in described:
        for name, length in ((f"{head} {following}", 2), (f"{head} {following.removeprefix('ال')}", 2), (head, 1)):
            country = table.adjectives.get(name) or table.adjectives.get(name.removesuffix("ا"))
            if country is not None:
                return country, length
    return None, 0


@lru_cache(maxsize=65536)
def _openers(form: str, rules: Rules) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ways to read a word as the first of a known place's name, and as the first of a country's adjective."""
    table = gazetteer(rules)
    first = _first_words(rules)
    heads = list(_heads(form))
    described = (head for head in heads if head in first or head.removesuffix("ا") in first)
    return tuple(head for head in heads if head in table.phrases), tuple(described)


@lru_cache(maxsize=8)
def _first_words(rules: Rules) -> frozenset[str]:
    """The words that adjectives of countries begin with."""
    return frozenset(name.split()[0] for name in gazetteer(rules).adjectives if name)


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
