"""Known places: countries from CLDR with their adjectives and capitals, and cities.

It helps to find and to keep apart; names that it does not have are found all the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

from checker.cldr import territories
from checker.model import NameKind
from checker.names.sounds import one_less, skeleton
from checker.names.spelling import Costs, costs
from checker.rules import Rules, of_language
from checker.schema import Aliases, Countries, Places
from checker.text.fold import fold

_PAIR: Final = 10  # letters of a name of two words that is known in other spellings


@dataclass(frozen=True, eq=False, slots=True)
class Known:
    """A name of a place, as written, with its consonants by class of sound and its rank in the lists."""

    rank: int
    name: str
    folded: str
    sounds: str


class Pairs(NamedTuple):
    """The sounds of places' names of several words: of the first words, of the second ones, of all together."""

    first: frozenset[str]
    second: frozenset[str]
    whole: frozenset[str]

    def may_be(self, one: str, two: str) -> bool:
        """May two folded words be such a name, with one sound more, fewer or other?"""
        a, b = skeleton(one), skeleton(two)
        return a in self.first or b in self.second or a + b in self.whole


@dataclass(frozen=True, eq=False, slots=True)
class Gazetteer:
    """Folded names without spaces -> the place; folded adjectives -> the country.

    Equal only to itself, so that answers can be kept by it.
    """

    places: dict[str, str]
    adjectives: dict[str, str]
    names: dict[str, list[str]]  # place -> its names as written
    phrases: dict[str, list[tuple[tuple[str, ...], str]]]  # first folded word -> (rest of the words, place)
    kinds: dict[str, NameKind]  # of names that are no places
    alike: dict[tuple[str, str], list[Known]]  # first letter, consonants with one left out -> names of places
    pairs: Pairs
    costs: Costs
    rules: Rules

    def groups(self) -> list[list[str]]:
        """The names of each place."""
        return [names for names in self.names.values() if names]

    def is_place(self, joined: str) -> bool:
        """Is a folded name, written without spaces, a known place?"""
        return joined in self.places

    def country(self, word: str) -> str | None:
        """The country that a folded word names or is the adjective of (without its article)."""
        place = self.places.get(word)
        if place is not None and "/" not in place:
            return place
        return self.adjectives.get(word.removeprefix("ال"))


def is_country(place: str) -> bool:
    """Is the key of a place a country's, which has two letters, and no city's?"""
    return len(place) == 2 and place.isascii()


def in_one(name: str) -> str:
    """A name folded, its words written together."""
    return "".join(fold(part) for part in name.replace("-", " ").split()).replace("ء", "")


def adjective_forms(adjective: str) -> list[str]:
    """«روسي» -> روسي, روسية, روسيا (accusative), روسيين, روسيون, روسيان, روسيات; each word of a phrase."""
    head, *rest = adjective.split()
    tail = " ".join(rest)
    feminine = " ".join(word + "ة" for word in rest)
    forms = [
        f"{head} {tail}",
        f"{head}ة {feminine}",
        f"{head}ين {tail}",
        f"{head}ون {tail}",
        f"{head}ان {tail}",
        f"{head}تين {tail}",
        f"{head}تان {tail}",
        f"{head}ات {feminine}",
    ]
    return [form.strip() for form in forms]


@of_language
def gazetteer(rules: Rules) -> Gazetteer:
    """The places of a set of rules."""
    names = _listed(rules)
    kinds = _join_aliases(names, rules)
    places: dict[str, str] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for place, known in names.items():
        for name in known:
            first, *rest = (fold(part) for part in name.replace("-", " ").split())
            places.setdefault("".join((first, *rest)).replace("ء", ""), place)
            phrases.setdefault(first, []).append((tuple(rest), place))
    for options in phrases.values():
        options.sort(key=lambda option: -len(option[0]))
    alike = _alike(names, kinds)
    pairs = _pairs({known for options in alike.values() for known in options})
    return Gazetteer(places, _adjectives(rules), names, phrases, kinds, alike, pairs, costs(rules), rules)


def _listed(rules: Rules) -> dict[str, list[str]]:
    """Place -> its names: countries by their code, their capitals, cities by their name."""
    names: dict[str, list[str]] = {}
    for file in rules.of(Countries):
        for code, country in file.countries.items():
            known = names.setdefault(code, [])
            known += [name for name in country.names if name not in known]
            cldr = territories().get(code)
            if cldr and cldr not in known:
                known.append(cldr)
            if country.capital:
                names.setdefault(f"{code}/capital", []).append(country.capital)
    for listed in rules.of(Places):
        for place in listed.places:
            names.setdefault(place, []).append(place)
    return names


def _adjectives(rules: Rules) -> dict[str, str]:
    adjectives: dict[str, str] = {}
    for file in rules.of(Countries):
        for code, country in file.countries.items():
            words = adjective_forms(country.adjective) if country.adjective else []
            for word in [*words, *country.people]:
                adjectives[" ".join(map(fold, word.split()))] = code
    for adjective in [word for word in adjectives if "مريك" in word or "ميرك" in word]:
        adjectives[adjective.replace("مريك", "ميرك")] = adjectives[adjective]
    return adjectives


def _join_aliases(names: dict[str, list[str]], rules: Rules) -> dict[str, NameKind]:
    """Enter the names of each group of aliases beside the place that has one of them; returns the kinds of places."""
    rank = {place: number for number, place in enumerate(names)}
    owner: dict[str, str] = {}
    for place, known in names.items():
        for name in known:
            owner.setdefault(in_one(name), place)
    kinds: dict[str, NameKind] = {}
    for file in rules.of(Aliases):
        kinded: list[tuple[NameKind, list[list[str]]]] = [
            ("place", file.places), ("organisation", file.organisations), ("person", file.people)
        ]  # fmt: skip
        for kind, group in ((kind, group) for kind, groups in kinded for group in groups):
            joined = [in_one(name) for name in group]
            place = min((owner[name] for name in joined if name in owner), key=rank.__getitem__, default=group[0])
            rank.setdefault(place, len(rank))
            known = names.setdefault(place, [])
            known += [name for name in group if name not in known]
            for name in joined:
                if rank[place] < rank[owner.setdefault(name, place)]:
                    owner[name] = place
            kinds.setdefault(place, kind)
    return kinds


def _alike(names: dict[str, list[str]], kinds: dict[str, NameKind]) -> dict[tuple[str, str], list[Known]]:
    found: dict[tuple[str, str], list[Known]] = {}
    every = [
        name
        for place, known in names.items()
        for name in known
        if kinds.get(place, "place") == "place" or (kinds[place] == "organisation" and _is_foreign_pair(name))
    ]
    for rank, name in enumerate(every):
        folded = fold(name)
        known = Known(rank, name, folded, skeleton(folded))
        for sounds in one_less(known.sounds):
            found.setdefault((first_letter(folded), sounds), []).append(known)
    return found


def first_letter(folded: str) -> str:
    """The first letter of a name; g is one, whichever letter a newsroom writes it with («جروزني»)."""
    letter = folded.removeprefix("ال")[0]
    return "غ" if letter in "غجق" else letter


def _is_foreign_pair(name: str) -> bool:
    """«بوروسيا دورتموند»: two words without an article, long enough to have none that look like them."""
    words = name.split()
    return len(words) == 2 and len(name) > _PAIR and not any(fold(word).startswith("ال") for word in words)


def _pairs(every: set[Known]) -> Pairs:
    rows = [known.sounds.split(" ") for known in every]
    several = [row for row in rows if len(row) > 1]
    return Pairs(
        frozenset(row[0] for row in several), frozenset(row[1] for row in several), frozenset(map("".join, rows))
    )
