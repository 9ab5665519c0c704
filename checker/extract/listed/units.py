"""Units of measure, and currencies."""

from __future__ import annotations

from typing import NamedTuple

from checker.extract.listed.folded import forms_of
from checker.extract.listed.nouns import dual
from checker.rules import Rules
from checker.schema import (
    Currencies,
    Measures,
    Subunit,
)
from checker.text.lexeme import Term
from checker.text.lexicon import Lexicon


class Unit(NamedTuple):
    """A unit of measure: its base unit and how many of it one is."""

    base: str
    factor: float


class Money(NamedTuple):
    """A family of currencies and the one that is meant when no country is named."""

    family: str
    default: str | None


def enter_measures(lexicon: Lexicon, rules: Rules) -> tuple[dict[str, str], dict[tuple[str, tuple[str, ...]], Unit]]:
    """Enter the units of measure; their symbols, and the units that a rate makes of others."""
    symbols: dict[str, str] = {}
    rates: dict[tuple[str, tuple[str, ...]], Unit] = {}
    for file in rules.of(Measures):
        for measure in file.measures:
            unit = Unit(measure.base, measure.factor)
            singular, *others = measure.words
            one = [singular, *_apart(singular, file.prefixes)]
            lexicon.add(one, Term("measure", unit, "singular"))
            lexicon.add([f"{phrase}ا" for phrase in one[1:]], Term("measure", unit, "singular"))  # «3 كيلو مترا»
            lexicon.add(one, Term("lone", unit, "singular"))
            many = [phrase for word in others for phrase in (word, *_apart(word, file.prefixes))]
            lexicon.add(many, Term("measure", unit, "plural"))
            lexicon.add([two for phrase in one for two in dual(phrase)], Term("measure_dual", unit, "dual"))
        for symbol, base in file.symbols.items():
            symbols[symbol] = base
            lexicon.add([symbol], Term("symbol", base))
        for rate in file.per:
            for words in rate.words:
                rates[rate.base, forms_of(words)] = Unit(rate.becomes, rate.factor)
    return symbols, rates


def _apart(word: str, prefixes: list[str]) -> list[str]:
    """«كيلو واط», «ميجا بكسل»: a word that begins with a prefix, in two."""
    rests = ((prefix, word.removeprefix(prefix)) for prefix in prefixes)
    return [f"{prefix} {rest}" for prefix, rest in rests if rest not in (word, "")]


def enter_currencies(
    lexicon: Lexicon, rules: Rules
) -> tuple[dict[str, dict[tuple[str, ...], str]], dict[str, Subunit], dict[str, str]]:
    """Enter the currencies; their adjectives by family, the currencies of each subunit, and the symbols."""
    adjectives: dict[str, dict[tuple[str, ...], str]] = {}
    subunits: dict[str, Subunit] = {}
    symbols: dict[str, str] = {}
    for file in rules.of(Currencies):
        for currency in file.currencies:
            money = Money(currency.family, currency.default)
            lexicon.add(currency.words[:1], Term("currency", money, "singular"))
            lexicon.add(currency.words[1:], Term("currency", money, "plural"))
            lexicon.add(dual(currency.words[0]), Term("currency_dual", money, "dual"))
            for code in {*currency.of, *filter(None, [currency.default])}:
                lexicon.add([code], Term("money_symbol", code))
            family = adjectives.setdefault(currency.family, {})
            for code, words in currency.of.items():
                for word in words:
                    family[forms_of(word)] = code
        for subunit in file.subunits:
            subunits[subunit.unit] = subunit
            lexicon.add(subunit.words, Term("subunit", subunit.unit))
        for symbol, code in file.symbols.items():
            symbols[symbol] = code
            if len(symbol) == 1:
                lexicon.add([symbol], Term("money_symbol", code))
    return adjectives, subunits, symbols
