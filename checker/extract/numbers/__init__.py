"""Read one number: digits in any writing, number words in any case and order, or both together.

`read_number` starts at a token and says the value, where it ends, and which other readings the writing
leaves open («12.500» is twelve thousand five hundred or twelve and a half).
"""

from __future__ import annotations

from checker.extract.numbers.digits import read_digits, run_end
from checker.extract.numbers.dress import magnitude_behind_bracket, negative_before, same_twice, with_article
from checker.extract.numbers.fractions import add_fraction, as_ratio, read_fraction_word, slash_fraction
from checker.extract.numbers.number import Form, Num, Value, plain
from checker.extract.numbers.words import joined, read_number, vague_number

__all__ = [
    "Form",
    "Num",
    "Value",
    "add_fraction",
    "as_ratio",
    "joined",
    "magnitude_behind_bracket",
    "negative_before",
    "plain",
    "read_digits",
    "read_fraction_word",
    "read_number",
    "run_end",
    "same_twice",
    "slash_fraction",
    "vague_number",
    "with_article",
]
