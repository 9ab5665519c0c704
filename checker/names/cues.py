"""The words that announce a name, and those that a name is made of or ends at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from checker.names.sounds import words_of
from checker.rules import Rules, of_language
from checker.schema import Aliases, GivenNames, NameCues
from checker.text.fold import fold
from checker.text.frequency import frequency

_FEMININE: Final = 4  # letters of a woman's name that is written with ا or ة
_UNUSED: Final = 1e-6  # a word as rare is no other («دينه» is «his religion»)
_OWNERS: Final = ("ها", "هم", "هما", "ته")  # pronouns that no ending of a noun looks like
_PRONOUNS: Final = ("هما", "هم", "ها", "ه")


@dataclass(frozen=True, eq=False, slots=True)
class Cues:
    """The words of `rules/names/cues.yaml`, folded; what each is for stands there."""

    titles: frozenset[str]
    short_titles: frozenset[str]  # of one letter («د.»)
    kin: frozenset[str]
    places: frozenset[str]
    sites: frozenset[str]
    organisations: frozenset[str]
    verbs: frozenset[str]
    links: frozenset[str]
    things: frozenset[str]
    craft: frozenset[str]
    numbered: frozenset[str]
    number_signs: frozenset[str]
    surnames: frozenset[str]  # of China and Korea
    syllables: frozenset[str]  # of given names there
    sport: frozenset[str]
    clubs: frozenset[str]  # that are everyday words
    city_clubs: frozenset[str]
    club_before: frozenset[str]
    press: frozenset[str]
    patrons: frozenset[str]
    letters: frozenset[str]  # names of letters, as in codes («إف-16»)
    called: frozenset[str]
    voices: frozenset[str]  # «قوله» behind «عن» and a name
    several: frozenset[str]  # before several places («بلدتي»)
    site_heads: frozenset[str]  # first words of places («كفر»)
    provinces: frozenset[str]  # that a direction may name («ولاية جنوب دارفور»)
    local: frozenset[str]  # titles of those who govern a place («عمدة»)
    crowned: frozenset[str]  # titles of those who are counted («الملك محمد السادس»)
    regnal: frozenset[str]  # how they are counted
    endings: frozenset[str]  # last words of families («أوغلو»)
    sons: frozenset[str]
    fathers: frozenset[str]
    bearers: frozenset[str]
    faith: frozenset[str]
    institutions: frozenset[str]
    fields: frozenset[str]
    founded: frozenset[str]
    seated: frozenset[str]
    many: frozenset[str]
    chambers: frozenset[str]
    armed: frozenset[str]
    ranks: frozenset[str]
    no_institution: frozenset[str]
    unranked: frozenset[str]  # that name only what stands behind them («نادي الأسير»)
    national: frozenset[str]  # that are none without their country («إدارة الغذاء والدواء الأمريكية»)
    everywhere: frozenset[str]  # what stands behind many of them and names none
    services: frozenset[str]  # of two words, known without a head
    causes: frozenset[str]  # first words of what institutions are for («لحقوق الإنسان»)
    leagues: frozenset[str]  # of the institutions, those that only such a cause tells apart
    trades: frozenset[str]  # what firms are for («للمقاولات»)
    complements: frozenset[str]
    behalf: frozenset[str]
    where: frozenset[str]
    scenes: frozenset[str]  # right before a place («زلزال»)
    strikes: frozenset[str]  # before «على» and a place («الهجوم على»)
    directions: frozenset[str]
    states: frozenset[str]
    doubtful: frozenset[str]
    proof: frozenset[str]
    no_place: frozenset[str]
    no_surname: frozenset[str]
    firms: frozenset[str]
    foreigners: frozenset[str]
    given: frozenset[str]  # Arabic given names

    def is_title(self, noun: str) -> bool:
        """Is a word without its article a title, also with a pronoun («نائبه»)?"""
        return noun in self.titles or _without_pronoun(noun) in self.titles

    def is_craft(self, noun: str) -> bool:
        """Is a word without its article one for a ship, a storm or a machine, also with a pronoun («مسبارها»)?"""
        return noun in self.craft or (noun.endswith(_OWNERS) and _without_pronoun(noun) in self.craft)

    def is_first_name(self, word: str) -> bool:
        """Is a folded word a first name, of whatever language?"""
        return word in self.given or word in self.foreigners

    def announces(self, word: str) -> bool:
        """May a word, its clitics cut, announce a name?"""
        noun = word.removeprefix("ال")
        return (
            word in self.kin or word in self.verbs or noun in self.places or noun in self.sites or word in self.several
            or noun in self.organisations or noun in self.things or noun in self.numbered
            or self.is_title(noun) or self.is_craft(noun)
        )  # fmt: skip


@of_language
def cues(rules: Rules) -> Cues:
    """The announcing words of a set of rules."""

    def words(name: str) -> frozenset[str]:
        return frozenset(fold(word) for file in rules.of(NameCues) for word in getattr(file, name))

    names = [name for file in rules.of(GivenNames) for name in file.names]
    given = frozenset(form for name in names for form in _spelled(name))
    letters = frozenset(fold(name) for file in rules.of(Aliases) for names in file.letters.values() for name in names)
    listed = {name: words(name) for name in Cues.__dataclass_fields__ if name not in ("given", "letters")}
    return Cues(**listed, given=given, letters=letters)


def _spelled(name: str) -> list[str]:
    """A given name as one word and folded («علا», «علاء»); «ريما» also as «ريمة», which is no other word."""
    forms = ["".join(words_of(name)), fold(name)]
    feminine = fold(name[:-1] + "ة")
    if name.endswith("ا") and len(name) >= _FEMININE and frequency(feminine) < _UNUSED:
        forms.append(feminine)
    return forms


def _without_pronoun(noun: str) -> str:
    for ending in _PRONOUNS:
        if noun.endswith(ending) and len(noun) - len(ending) >= 3:
            stem = noun[: -len(ending)]
            return stem[:-1] + "ه" if stem.endswith("ت") else stem
    return noun
