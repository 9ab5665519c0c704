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

    Most spellings of a text have no reading, and share the empty answers.  They are of one class with those that have
    some: Python reads an attribute fastest where it meets one class only.
    """

    __slots__ = (
        "cats",
        "form",
        "glue",
        "head_cats",
        "heads",
        "hot",
        "kind",
        "opens",
        "readings",
        "seconds",
        "stop",
        "surface",
        "terms",
    )

    def __init__(self, surface: str, kind: int, form: str) -> None:
        """A spelling that no lexicon has."""
        self.surface = surface
        self.kind = kind
        self.form = form
        self.glue = 0  # where a second word begins that was glued to the first; 0 where none was
        self.readings: tuple[Reading, ...] = ()
        self.terms = _NO_TERMS  # the first reading of each category
        self.heads: tuple[Head, ...] = ()  # phrases that start here
        self.head_cats = NO_WORDS  # categories of the phrases
        self.cats = NO_WORDS  # categories of both
        self.seconds = NO_WORDS  # the forms of the second words of the phrases: where none of them follows none starts
        self.opens = NO_WORDS  # before these words, a quantity may begin here
        self.hot = False  # one may begin here before any word
        self.stop = False  # either of the two

    def plain(self) -> Lexeme:
        """The spelling as if no lexicon had it."""
        return self if self.terms is _NO_TERMS else Lexeme(self.surface, self.kind, self.form)

    def known(self, readings: tuple[Reading, ...], heads: tuple[Head, ...], hot: Hot, glue: int = 0) -> Lexeme:
        """The spelling with what a lexicon has of it; `hot` tells of a reading whether a quantity may begin with it."""
        lex = Lexeme(self.surface, self.kind, self.form)
        lex.glue = glue
        lex.readings = readings
        lex.terms = {reading.term.cat: reading for reading in reversed(readings)}
        lex.cats = frozenset(lex.terms)
        lex.stop = lex.hot = self.kind == NUMBER or any(map(hot, readings))
        if heads:
            lex.heads = heads
            lex.head_cats = frozenset(reading.term.cat for reading, _ in heads)
            lex.cats |= lex.head_cats
            lex.seconds = frozenset(form for _, tail in heads for form in variants(tail[0]))
            lex.opens = frozenset(form for reading, tail in heads if hot(reading) for form in variants(tail[0]))
            lex.stop = lex.hot or bool(lex.opens)
        return lex

    def get(self, cat: str) -> Reading | None:
        """The reading of one category, if the word has it."""
        return self.terms.get(cat)


class Token(NamedTuple):
    """A lexeme at a place."""

    start: int
    end: int
    lex: Lexeme


@lru_cache(maxsize=4096)
def variants(word: str) -> tuple[str, str, str]:
    """A word of a phrase as it may stand there: bare, with its article, in the accusative."""
    return word, "ال" + word, word + "ا"
