"""Number words, fractions, ordinals, and the words that go with them."""

from __future__ import annotations

from itertools import product
from typing import Any, Final

from checker.extract.forms import inflected as owned
from checker.rules import Rules
from checker.schema import (
    Ages,
    Designators,
    Fractions,
    Inflected,
    Numerals,
    Ordinals,
    Ranges,
)
from checker.text.lexeme import Term
from checker.text.lexicon import Lexicon

_OWNED: Final = frozenset({2, 3, 4, 5, 10})  # «ربعهم» is a quarter, «عشرها» a tenth; «سبعها» is no word of news


def enter_numerals(lexicon: Lexicon, rules: Rules) -> None:
    """Enter the words that make a number, and those that tell what it is."""
    for numerals in rules.of(Numerals):
        for value, words in numerals.units.items():
            lexicon.add(words, Term("unit", value))
        for value, words in numerals.tens.items():
            lexicon.add(words, Term("ten", value))
        lexicon.add(numerals.teen, Term("teen", 10))
        enter_inflected(lexicon, "hundred", 100, numerals.hundred, 200)
        for value, words in numerals.bands.items():
            lexicon.add(words, Term("band", value))
        for value, words in numerals.units.items():
            if 3 <= value <= 9:
                glued = ["".join(pair) for pair in product(words, numerals.hundred.singular)]
                lexicon.add(glued, Term("hundred", 100 * value, "plural"))
        for value, inflected in numerals.magnitudes.items():
            enter_inflected(lexicon, "mag", value, inflected)
        lexicon.add(numerals.negative, Term("negative", -1))
        lexicon.add(numerals.point, Term("point", "."))
    for fractions in rules.of(Fractions):
        for fraction in fractions.fractions:
            enter_inflected(lexicon, "frac", fraction.part, fraction)
            if fraction.part in _OWNED:
                for pronoun in fractions.pronouns:
                    lexicon.add((one + pronoun for one in fraction.singular), Term("owned_frac", (1, fraction.part)))
                    lexicon.add((two + pronoun for two in fraction.dual), Term("owned_frac", (2, fraction.part)))
                    lexicon.add((many + pronoun for many in fraction.plural), Term("frac", fraction.part, "plural"))
        lexicon.add(fractions.over, Term("over", ""))
        lexicon.add(fractions.each, Term("each", ""))
        lexicon.add(fractions.part_of, Term("part_of", ""))
        lexicon.add([form for word in fractions.wholes for form in owned(word)], Term("whole", ""))
    for ordinals in rules.of(Ordinals):
        for value, words in ordinals.ordinals.items():
            lexicon.add(words, Term("ord", value))
    for ages in rules.of(Ages):
        for decade, words in ages.decades.items():
            lexicon.add(words, Term("in_decade", decade))
    for designators in rules.of(Designators):
        for cat, words in (
            ("names", designators.names), ("position", designators.positions), ("match_word", designators.match_words),
            ("nil", designators.nil), ("alike", designators.alike), ("goalless", designators.goalless),
            ("fixed", designators.fixed),
        ):  # fmt: skip
            lexicon.add(words, Term(cat, ""))
        for goals, words in designators.hauls.items():
            lexicon.add(words, Term("haul", goals))
    for ranges in rules.of(Ranges):
        for cat, words in (
            ("range_between", ranges.between), ("range_from", ranges.from_), ("range_to", ranges.to), ("less", ranges.less), ("instead", ranges.instead),
            ("change", ranges.change),
        ):  # fmt: skip
            lexicon.add(words, Term(cat, ""))


def enter_inflected(lexicon: Lexicon, cat: str, value: Any, words: Inflected, dual_value: Any = None) -> None:
    """Enter a word in its three numbers, of which the dual may have a value of its own."""
    lexicon.add(words.singular, Term(cat, value, "singular"))
    lexicon.add(words.dual, Term(cat, value if dual_value is None else dual_value, "dual"))
    lexicon.add(words.plural, Term(cat, value, "plural"))
