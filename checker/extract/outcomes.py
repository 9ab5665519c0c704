"""What a clause says happened: its predicates with the pole they stand on, what is denied, and its other words.

A predicate stands on one side of an axis (rose or fell, held or freed).  A negator right before it turns it round.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from checker.extract.document import Document
from checker.extract.forms import conjugated, declined, spoken
from checker.extract.poles import NEGATES, NEGATOR, Pole, add_negators, add_poles, aims, idle, is_verb, negates, pole_of
from checker.extract.vocabulary import vocabulary
from checker.names.gazetteer import gazetteer
from checker.rules import Rules
from checker.schema import Classes, Denial, Opposites
from checker.text.clitics import split
from checker.text.frequency import frequency, rarity
from checker.text.lexeme import Reading, Term
from checker.text.lexicon import Lexicon
from checker.text.phrases import phrases_at
from checker.text.stems import root, stem, synonym_groups
from checker.text.tokens import LATIN, NUMBER, WORD

_BREAKS: Final = frozenset({"،", "؛", ":", ".", "..", "...", "|", "-", "!", "؟", "?"})
_ROOT: Final = 3  # consonants: fewer do not tell one root from another
_PLAIN: Final = 0.3  # the weight that the commonest word of meaning has
_DENIES: Final = "denies"  # the category of «نفى»
_CLASS: Final = "class:"  # begins the category of the members of a class


class Word(NamedTuple):
    """A word of a clause and what it may be matched by.

    `averted` tells that it is negated only as an aim («حتى لا يعطي»), `clause` counts the breaks before it.  `place` is a country or a city
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
    averted: bool = False
    denies: bool = False
    place: str | None = None
    toward: bool = False
    classes: tuple[tuple[str, str], ...] = ()
    before: str = ""

    @property
    def sides(self) -> tuple[Pole, ...]:
        """The poles it stands on, a negation counted."""
        return tuple(pole.other for pole in self.poles) if self.negated else self.poles

    @property
    def tells(self) -> bool:
        """Does it say what happened, or deny it?  It then tells nothing of whom it is said."""
        return bool(self.poles) or self.denies


class Words(tuple[Word, ...]):
    """The words of a passage, with what each comparison with another passage asks of them."""

    @cached_property
    def weight(self) -> float:
        """How much all of them say."""
        return sum(word.weight for word in self)

    @cached_property
    def weight_of_things(self) -> float:
        """The same without the predicates."""
        return sum(word.weight for word in self if not word.tells)

    @cached_property
    def weighty(self) -> int:
        """How many of them say anything."""
        return sum(1 for word in self if word.weight)

    @cached_property
    def by_rest(self) -> dict[str, list[int]]:
        """The places of the words that are the same."""
        return _index((word.rest,) for word in self)

    @cached_property
    def by_key(self) -> dict[str, list[int]]:
        """The places of the words of one root or group."""
        return _index(word.keys for word in self)

    def near(self, word: Word) -> Sequence[int]:
        """The places of the words that share a key with another, in order."""
        places = [self.by_key[key] for key in word.keys if key in self.by_key]
        return places[0] if len(places) == 1 else sorted(set().union(*places))


def _index(keys: Iterable[Iterable[str]]) -> dict[str, list[int]]:
    """Key -> the places that have it."""
    index: dict[str, list[int]] = {}
    for place, here in enumerate(keys):
        for key in here:
            index.setdefault(key, []).append(place)
    return index


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


def read_words(doc: Document, first: int, after: int) -> Words:
    """The words of tokens [first, after), in order; function words only where they negate or stand on a pole."""
    return Words(_Clauses(doc, first, after).words())


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
            if (pole := pole_of(reading.term)) is not None:
                sides.add(pole)
            negates |= reading.term.cat == NEGATOR
    if negates:
        sides |= {pole.other for pole in sides}
    return Glance(frozenset(sides), negates)


class _Meaning(NamedTuple):
    """What the lexicon says of a word."""

    poles: tuple[Pole, ...]
    classes: tuple[tuple[str, str], ...]
    verbal: bool
    denies: bool


_NOT_TO: Final = ("ألا", "ألّا")  # «وألا تستخدمها»; without its hamza above it is «إلا»
_WITH_ITS_VERB: Final = 6  # letters of the shortest verb in the present and «لا»
_MORE_OFTEN: Final = 2  # a word that is one («لاتفيا») is seldomer without its first letters
_NOTHING: Final = _Meaning((), (), verbal=False, denies=False)  # what it says of nearly every word


def _meaning(terms: Sequence[Term]) -> _Meaning:
    predicates = [(pole, is_verb(term)) for term in terms if (pole := pole_of(term)) is not None]
    classes = ((term.cat.removeprefix(_CLASS), term.value) for term in terms if term.cat.startswith(_CLASS))
    return _Meaning(
        poles=tuple(pole for pole, _ in predicates),
        classes=tuple(classes),
        verbal=any(verbal for _, verbal in predicates),
        denies=any(term.cat == _DENIES for term in terms),
    )


class _Clauses:
    """Tokens [first, after) of an article, read from word to word; places count from `first` on."""

    def __init__(self, doc: Document, first: int, after: int) -> None:
        self.doc = doc
        self.first, self.after = first, after
        self.own = doc.tokens[first:after]
        self.lexemes = _lexicon(doc.rules).over(self.own)
        self.clause = 0
        self.negators: list[int] = []  # those that have negated nothing yet
        self.aims = aims(doc.rules)

    def words(self) -> Iterator[Word]:
        at = 0
        while at < len(self.own):
            lex = self.lexemes[at]
            if lex.kind not in (WORD, LATIN, NUMBER):
                self.clause += lex.surface in _BREAKS
                at += 1
                continue
            readings, stop = self._readings(at) if lex.readings or lex.heads else ([], at)
            if readings and self._negate(readings, at, stop):
                self.negators.append(at)
                at = stop
                continue
            if lex.surface.endswith(_NOT_TO):
                self.negators.append(at)
                at += 1
                continue
            plain = _plain(lex.form, lex.kind == WORD, self.doc.rules)
            if plain.denial:
                self.negators.append(at - 1)
            word = self._word(
                at, stop, plain, _meaning([reading.term for reading in readings]) if readings else _NOTHING
            )
            if word is None:
                at += 1
                continue
            if word.negated:
                self.negators = []
            yield word
            at = word.after - self.first

    def _readings(self, at: int) -> tuple[list[Reading], int]:
        """What the longest phrases that start at a place may be, and where they end."""
        found = phrases_at(self.own, at, self.lexemes[at])
        longest = max((stop for _, stop in found), default=at)
        return [reading for reading, stop in found if stop == longest], longest

    def _negate(self, readings: Sequence[Reading], at: int, stop: int) -> bool:
        """Is it a negator of what follows?"""
        if stop < len(self.own) and self.own[stop].lex.kind == NUMBER:
            return False  # «دون 1300 دولار» is a price below that, not its absence
        if stop < len(self.own) and self.own[stop].lex.form in idle(self.doc.rules):
            return False
        other = self.own[at].lex.form in self.doc.vocab.function_words
        return any(negates(reading, of_grammar=other) for reading in readings)

    def _word(self, at: int, stop: int, plain: _Plain, meaning: _Meaning) -> Word | None:
        """The word at a place, its phrase ending at `stop`; None for one of grammar."""
        form, known = self.own[at].lex.form, self.doc.vocab.function_words
        place, length = None, 1
        if plain.places or plain.adjectives:
            place, length = _place_at(self.doc, self.first + at, self.after, plain)
        if plain.grammar and not meaning.poles and place is None:
            return None
        keys = frozenset({f"p:{place}"}) if place else plain.keys
        end = at + length
        if meaning.poles or meaning.classes or meaning.denies:
            end = max(end, stop)
        before = self.own[at - 1].lex.form if at else ""
        negators = [n for n in self.negators if 0 < at - n <= NEGATES] if self.negators else []
        return Word(
            first=self.first + at,
            after=self.first + end,
            form=form,
            rest=plain.rest,
            keys=keys | _members(meaning) if meaning.classes else keys,
            weight=0.0 if plain.grammar else plain.weight,
            clause=self.clause,
            verbal=meaning.verbal,
            poles=_sure(meaning.poles) if meaning.poles else (),
            negated=bool(negators),
            averted=any(n > 0 and self.own[n - 1].lex.form in self.aims for n in negators),
            denies=meaning.denies,
            place=place,
            toward=place is not None and form.startswith("ل") and form not in gazetteer(self.doc.rules).places,
            classes=meaning.classes,
            before=before if before in known else "",
        )


class _Plain(NamedTuple):
    """What a word is wherever it stands: without its clitics, what it may be matched by, and how much that says.

    `denial` tells of a negator written together with it, `grammar` that it is none of meaning; `places` and `adjectives`
    are the ways to read it as the first word of a known place's name and of a country's adjective.
    """

    rest: str
    keys: frozenset[str]
    weight: float
    denial: bool
    grammar: bool
    places: tuple[str, ...]
    adjectives: tuple[str, ...]


@lru_cache(maxsize=65536)
def _plain(form: str, arabic: bool, rules: Rules) -> _Plain:
    denial = _joined_denial(form)
    rest, keys, weight = _stems(form[2:] if denial else form, arabic, rules)
    known = vocabulary(rules).function_words
    grammar = form in known or rest in known or len(rest) < 2
    return _Plain(rest, keys, weight, denial, grammar, *_openers(form, rules))


def _joined_denial(form: str) -> bool:
    """«لايزال», «لايمكن»: a verb written together with its negator."""
    if not form.startswith(("لاي", "لات", "لان")) or len(form) < _WITH_ITS_VERB:
        return False
    return frequency(form[2:]) > _MORE_OFTEN * frequency(form)


def _members(meaning: _Meaning) -> frozenset[str]:
    return frozenset(f"c:{cls}:{member}" for cls, member in meaning.classes)


def _stems(form: str, arabic: bool, rules: Rules) -> tuple[str, frozenset[str], float]:
    """A word without its clitics, what it may be matched by, and how much that says."""
    rest = split(form)[2] if arabic else form
    light, bare = stem(form), root(form)
    keys = {rest, light, synonym_groups(rules).get(light, light)}
    if len(bare) >= _ROOT:
        keys.add("r:" + bare)
    return rest, frozenset(keys), _PLAIN + rarity(rest)


def _sure(poles: Sequence[Pole]) -> tuple[Pole, ...]:
    """The poles of a word, each once, without the axes on whose both sides it stands."""
    return tuple(dict.fromkeys(pole for pole in poles if pole.other not in poles))


def _place_at(doc: Document, at: int, limit: int, plain: _Plain) -> tuple[str | None, int]:
    """The country or city that a token begins to name, and in how many tokens (else one); a country's capital stands for it."""
    tokens = doc.tokens
    table = gazetteer(doc.rules)
    for head in plain.places:
        for tail, place in table.phrases[head]:
            stop = at + 1 + len(tail)
            if stop <= limit and all(
                tail[k] in (tokens[at + 1 + k].lex.form, tokens[at + 1 + k].lex.form.removeprefix("ال"))
                for k in range(len(tail))
            ):
                if table.kinds.get(place, "place") == "place":
                    return place.split("/")[0], 1 + len(tail)
    following = tokens[at + 1].lex.form if at + 1 < limit else ""
    for head in plain.adjectives:
        for name, length in ((f"{head} {following}", 2), (f"{head} {following.removeprefix('ال')}", 2), (head, 1)):
            country = table.adjectives.get(name) or table.adjectives.get(name.removesuffix("ا"))
            if country is not None:
                return country, length
    return None, 1


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
