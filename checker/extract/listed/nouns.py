"""Counted nouns in all their forms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from checker.rules import Rules
from checker.schema import Countries, Nouns
from checker.text.fold import fold
from checker.text.frequency import frequency
from checker.text.lexeme import Term
from checker.text.lexicon import Lexicon

_PERSON: Final = "person"


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
        things = {
            f"{singular[:-1]}ات"
            for cls, lines in file.classes.items()
            for singular, *plurals in lines
            if cls != _PERSON and singular.endswith("ة") and not plurals
        }
        for cls, lines in file.classes.items():
            for singular, *plurals in lines:
                for word, term in noun_forms(cls, singular, plurals):
                    if cls != _PERSON or word not in things:  # «مخالفات» are of «مخالفة», not of «مخالف»
                        lexicon.add([word], term)
                if singular.endswith("ة") and " " not in singular:
                    lexicon.add(dual(singular, construct=True), Term("noun_pair", Counted(cls, singular), "dual"))
                lexicon.add(_owned_duals(cls, singular, plurals), Term("noun_dual", Counted(cls, singular), "dual"))
    for countries in rules.of(Countries):
        for adjective in filter(None, (country.adjective for country in countries.countries.values())):
            lexicon.add([adjective + "ان"], Term("noun_dual", Counted(_PERSON, adjective), "dual"))


_HAVING: Final = "لدي"  # «ولديها» is «and she has»
_OWNERS: Final = ("ها", "هم", "هما")  # «ـيه» would be the end of an adjective («بلدية»)


def _owned_duals(cls: str, singular: str, plurals: list[str]) -> list[str]:
    """«ابنتيه», «ولديها», «برجيها»: what can be nothing but two of somebody's."""
    if " " in singular:
        return []
    if singular.endswith("ة"):
        return [f"{singular[:-1]}ت{ending}{owner}" for ending in "يا" for owner in ("ه", *_OWNERS)]
    nisba = fold(singular + "ي")  # «ناديها» is one club, «محاميها» one lawyer
    many = cls == _PERSON and (singular[0] == "م" or singular[1] == "ا")  # «زائريها» may be all who visit
    if not plurals or many or frequency(nisba) > frequency(fold(singular)) or nisba[1:] == _HAVING:
        return []
    return [f"{singular}ي{owner}" for owner in _OWNERS]


def behind_a_number(rules: Rules) -> dict[str, Counted]:
    """Nouns that elsewhere are adjectives, or parts of names: peoples («سوداني»), and those that the rules list."""
    found: dict[str, Counted] = {}

    def enter(cls: str, singular: str, plurals: list[str]) -> None:
        for word, term in noun_forms(cls, singular, plurals):
            form = fold(word)
            found.setdefault(form, term.value)
            if term.number == "singular":
                found.setdefault(form + "ا", term.value)  # «12 سودانيا»

    for countries in rules.of(Countries):
        for country in countries.countries.values():
            if country.adjective:
                enter(_PERSON, country.adjective, [])
                enter(_PERSON, country.adjective + "ة", [])
                for people in country.people:
                    found.setdefault(fold(people), Counted(_PERSON, country.adjective))
    for file in rules.of(Nouns):
        for cls, lines in file.behind.items():
            for singular, *plurals in lines:
                enter(cls, singular, plurals)
    return found


def noun_forms(cls: str, singular: str, plurals: list[str]) -> Iterator[tuple[str, Term]]:
    """Every form of a counted noun with its term: singular, dual, plural, and the ين that may be either."""
    noun = Counted(cls, singular)
    yield singular, Term("noun", noun, "singular")
    sure, unsure = sound_plurals(singular)
    # «دور, أدوار» leaves «دورات» to «دورة»; people have both plurals («طبيب», «طبيبات»)
    regular = sure if not plurals or cls == _PERSON or singular.endswith("ة") else []
    for word in [*plurals, *regular]:
        yield word, Term("noun", noun, "plural")
    for word in dual(singular):
        yield word, Term("noun_dual", noun, "dual")
    if not plurals and cls == _PERSON:  # things have no plural in ين
        for word in unsure:
            yield word, Term("noun", noun, "plural")
