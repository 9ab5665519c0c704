"""What a spelling is: its folded form, the terms that it may stand for, the phrases that it begins."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final, Literal, NamedTuple

from checker.text.tokens import NUMBER

Number = Literal["singular", "dual", "plural", ""]


class Term(NamedTuple):
    """What a word can be: a category (`unit`, `month`, `noun` ...), a value, a grammatical number."""

    cat: str
    value: Any
    number: Number = ""


class Reading(NamedTuple):
    """A term found in a word, behind clitics.

    `clitics` are the conjunction and preposition that were cut (و, ب ...), `definite` tells of ال,
    `offset` is where the word itself starts in the spelling, ال included.
    """

    term: Term
    clitics: str
    definite: bool
    tanwin: bool
    offset: int


Head = tuple[Reading, tuple[str, ...]]
Hot = Callable[[Reading], bool]
# Shared by the many spellings that are nothing special: a memory of few objects is quick to keep tidy.
_NO_TERMS: Final[Mapping[str, Reading]] = {}
NO_WORDS: Final[frozenset[str]] = frozenset()


class Lexeme:
    """One spelling, analysed: its kind of token, its folded form, its readings.

    Most spellings of a text have no reading: they hold nothing but this, and share the empty answers of the class.
    """

    __slots__ = ("form", "kind", "surface")

    glue = 0  # where a second word begins that was glued to the first; 0 where none was
    readings: tuple[Reading, ...] = ()
    heads: tuple[Head, ...] = ()  # phrases that start here, longest first
    seconds = NO_WORDS  # the forms of their second words: where none of them follows no phrase starts
    terms: Mapping[str, Reading] = _NO_TERMS  # the first reading of each category
    head_cats = NO_WORDS  # categories of the phrases
    cats = NO_WORDS  # categories of both
    hot = False  # a quantity may begin here
    opens = NO_WORDS  # before these words, one may begin here too
    stop = False  # either of the two

    def __init__(self, surface: str, kind: int, form: str) -> None:
        self.surface = surface
        self.kind = kind
        self.form = form

    def get(self, cat: str) -> Reading | None:
        """The reading of one category, if the word has it."""
        return self.terms.get(cat)

    def plain(self) -> Lexeme:
        """The spelling as if no lexicon had it."""
        return self


class Known(Lexeme):
    """A spelling that the lexicon has, a run of digits, or two words in one."""

    __slots__ = ("cats", "glue", "hot", "readings", "stop", "terms")

    def __init__(self, plain: Lexeme, readings: tuple[Reading, ...], hot: Hot, glue: int = 0) -> None:
        super().__init__(plain.surface, plain.kind, plain.form)
        self.glue = glue
        self.readings = readings
        self.terms = {reading.term.cat: reading for reading in reversed(readings)}
        self.cats = frozenset(self.terms)
        self.stop = self.hot = plain.kind == NUMBER or any(map(hot, readings))

    def plain(self) -> Lexeme:
        return Lexeme(self.surface, self.kind, self.form)


class Heading(Known):
    """A spelling that phrases of the lexicon begin with."""

    __slots__ = ("head_cats", "heads", "opens", "seconds")

    def __init__(
        self, plain: Lexeme, readings: tuple[Reading, ...], hot: Hot, glue: int, heads: tuple[Head, ...]
    ) -> None:
        super().__init__(plain, readings, hot, glue)
        self.heads = heads
        self.head_cats = frozenset(reading.term.cat for reading, _ in heads)
        self.cats |= self.head_cats
        self.seconds = frozenset(form for _, tail in heads for form in variants(tail[0]))
        self.opens = frozenset(form for reading, tail in heads if hot(reading) for form in variants(tail[0]))
        self.stop = self.hot or bool(self.opens)


class Token(NamedTuple):
    """A lexeme at a place."""

    start: int
    end: int
    lex: Lexeme


@lru_cache(maxsize=4096)
def variants(word: str) -> tuple[str, str, str]:
    """A word of a phrase as it may stand there: bare, with its article, in the accusative."""
    return word, "ال" + word, word + "ا"
