"""The rule files of people, places and organisations.  Every field is a key of the file."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from checker.schema.base import Part, RuleFile, Words

Place = Literal["start", "end", "coda"]  # of a letter in its word; a coda closes a syllable: no vowel letter follows


class Swap(Part):
    letters: tuple[str, str]
    cost: float = Field(ge=0, le=1)
    at: Literal["anywhere"] | Place = "anywhere"
    why: str


class Drop(Part):
    letters: Words
    cost: float = Field(ge=0, le=1)
    at: Literal["anywhere", "start", "inside", "glide", "end", "diphthong"] = "anywhere"
    before: str | None = None
    after: str | None = None
    why: str


class LetterGroup(Part):
    letters: tuple[str, str]
    cost: float = Field(ge=0, le=1)
    why: str


class Accept(Part):
    single: float
    known: float
    word: float
    whole: float
    native: float


class Transliteration(RuleFile):
    """What it costs to turn one spelling of a foreign name into another."""

    kind: Literal["transliteration"]
    swap: list[Swap]
    drop: list[Drop]
    double: float
    reunited: float
    second_vowel: float
    groups: list[LetterGroup]
    accept: Accept


class GivenNames(RuleFile):
    """Arabic given names: two that differ are two people."""

    kind: Literal["given_names"]
    names: Words


class Country(Part):
    names: Words = []
    adjective: str | None = None
    capital: str | None = None
    people: Words = []


class Countries(RuleFile):
    """Countries: other names, the adjective, the capital."""

    kind: Literal["countries"]
    countries: dict[str, Country]


class Places(RuleFile):
    """Places that need no word before them."""

    kind: Literal["places"]
    places: Words


class Aliases(RuleFile):
    """Names of one thing that no spelling rule joins."""

    kind: Literal["aliases"]
    places: list[Words] = []
    organisations: list[Words] = []
    people: list[Words] = []
    things: list[Words] = []
    series: list[Words] = []
    dated: Words = []
    letters: dict[str, Words] = {}
    institutions: dict[str, Words] = {}
    heads: Words = []
    stance: Words = []


class Distinct(RuleFile):
    """Names that look like one and are not."""

    kind: Literal["distinct"]
    pairs: list[tuple[str, str]]
    marks: dict[str, Words] = {}


class Terms(RuleFile):
    """Nouns that outlets use of the same people."""

    kind: Literal["terms"]
    contested: list[Words]
    anybody: Words


class NameCues(RuleFile):
    """Words beside which a name stands."""

    kind: Literal["name_cues"]
    titles: Words
    short_titles: Words
    kin: Words
    places: Words
    sites: Words
    organisations: Words
    verbs: Words
    links: Words
    things: Words
    craft: Words
    numbered: Words
    number_signs: Words
    surnames: Words
    syllables: Words
    sport: Words
    clubs: Words
    city_clubs: Words
    club_before: Words
    press: Words
    patrons: Words
    called: Words
    voices: Words
    site_heads: Words
    several: Words
    provinces: Words
    local: Words
    crowned: Words
    regnal: Words
    endings: Words
    sons: Words
    fathers: Words
    bearers: Words
    faith: Words
    institutions: Words
    fields: Words
    founded: Words
    seated: Words
    many: Words
    chambers: Words
    armed: Words
    ranks: Words
    no_institution: Words
    everywhere: Words
    unranked: Words
    national: Words
    services: Words
    trades: Words
    causes: Words
    leagues: Words
    complements: Words
    behalf: Words
    where: Words
    scenes: Words
    strikes: Words
    directions: Words
    states: Words
    doubtful: Words
    proof: Words
    no_place: Words
    no_surname: Words
    firms: Words
    foreigners: Words
