"""Predicates that have an opposite, as words of a lexicon, and the words that negate them.

An axis has two poles (rose and fell, held and freed), each with its verbs and nouns; titles and bodies have axes of
their own, which are entered alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from checker.extract.forms import conjugated
from checker.rules import Rules
from checker.schema import Axis, DeedAxis, Denial
from checker.text.fold import fold
from checker.text.lexeme import Reading, Term
from checker.text.lexicon import Lexicon

NEGATOR: Final = "negator"  # the category of «لم», «عدم»
NEGATES: Final = 2  # tokens: how far a negator reaches
_VERB: Final = "verb"
_NOUN: Final = "noun"


class Pole(NamedTuple):
    """One side of an axis: 0 or 1."""

    axis: str
    side: int

    @property
    def other(self) -> Pole:
        return Pole(self.axis, 1 - self.side)


def add_poles(
    lexicon: Lexicon,
    axes: Iterable[Axis | DeedAxis],
    nouns: Callable[[str], Sequence[str]],
    verbs: Callable[[str], Sequence[str]] = conjugated,
) -> None:
    """Enter the predicates of some axes; `nouns` and `verbs` give the forms of a listed word.

    A category holds the words of one axis alone, for a word may stand on several axes.
    """
    for axis in axes:
        for side, pole in enumerate(axis.poles):
            for verb in pole.verbs:
                lexicon.add(verbs(verb), Term(f"{_VERB}:{axis.id}", Pole(axis.id, side)))
            for word in pole.words:
                lexicon.add(nouns(word), Term(f"{_NOUN}:{axis.id}", Pole(axis.id, side)))


def add_negators(lexicon: Lexicon, rules: Rules) -> None:
    """Enter the words that negate the predicate right behind them."""
    for denial in rules.of(Denial):
        lexicon.add(denial.negators, Term(NEGATOR, ""))


@lru_cache(maxsize=8)
def aims(rules: Rules) -> frozenset[str]:
    """The words behind which a negation is an aim («حتى لا»)."""
    return frozenset(fold(word) for denial in rules.of(Denial) for word in denial.aims)


@lru_cache(maxsize=8)
def idle(rules: Rules) -> frozenset[str]:
    """The words whose negation denies nothing («لا شك»)."""
    return frozenset(fold(word) for denial in rules.of(Denial) for word in denial.idle)


def pole_of(term: Term) -> Pole | None:
    """Where a term stands that is a predicate; None for any other."""
    return term.value if isinstance(term.value, Pole) else None


def negates(reading: Reading, *, of_grammar: bool) -> bool:
    """Is a word a negator, and no word of grammar that ends like one («بعدما» is no «ب» and «عدما», «لما» no «لم» with an ending)?"""
    return reading.term.cat == NEGATOR and not (reading.tanwin or (bool(reading.clitics) and of_grammar))


def is_verb(term: Term) -> bool:
    """Is a predicate a verb, and no noun?"""
    return term.cat.startswith(f"{_VERB}:")
