"""Counted nouns in all their forms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from checker.rules import Rules
from checker.schema import Nouns
from checker.text.lexeme import Term
from checker.text.lexicon import Lexicon


class Counted(NamedTuple):
    """A counted noun: its class and its singular."""

    cls: str
    lemma: str


def dual(word: str, *, construct: bool = False) -> list[str]:
    """The duals of a singular («ساعة» -> ساعتان, ساعتين), of each word of a phrase."""
    heads = word.split()
    stems = [head[:-1] + "ت" if head.endswith("ة") else head for head in heads]
    endings = ["ا", "ي"] if construct else ["ان", "ين"]
    found = [" ".join(stem + ending for stem in stems) for ending in endings]
    if len(heads) > 1:
        found += [" ".join([stems[0] + ending, *heads[1:]]) for ending in (*endings, "ا", "ي")]
    if heads[0] == "كيلو":
        found += [" ".join([*heads[:-1], stems[-1] + ending]) for ending in endings]  # «كيلو مترين»
    return found


def sound_plurals(word: str) -> tuple[list[str], list[str]]:
    """Sound plurals of a singular: those that can be nothing else, and the ين that may also be a dual."""
    head, *rest = word.split()
    tail = " ".join(rest)
    if head.endswith("ة"):
        return [f"{head[:-1]}ات {tail}".strip()], []
    return [f"{head}ون {tail}".strip(), f"{head}ات {tail}".strip()], [f"{head}ين {tail}".strip()]


def enter_nouns(lexicon: Lexicon, rules: Rules) -> None:
    """Enter the counted nouns."""
    for file in rules.of(Nouns):
        for cls, lines in file.classes.items():
            for singular, *plurals in lines:
                for word, term in noun_forms(cls, singular, plurals):
                    lexicon.add([word], term)


def noun_forms(cls: str, singular: str, plurals: list[str]) -> Iterator[tuple[str, Term]]:
    """Every form of a counted noun with its term: singular, dual, plural, and the ين that may be either."""
    noun = Counted(cls, singular)
    yield singular, Term("noun", noun, "singular")
    sure, unsure = sound_plurals(singular)
    # «دور, أدوار» leaves «دورات» to «دورة»; people have both plurals («طبيب», «طبيبات»)
    regular = sure if not plurals or cls == "person" or singular.endswith("ة") else []
    for word in [*plurals, *regular]:
        yield word, Term("noun", noun, "plural")
    for word in dual(singular):
        yield word, Term("noun_dual", noun, "dual")
    if not plurals and cls == "person":  # things have no plural in ين
        for word in unsure:
            yield word, Term("noun", noun, "plural")
