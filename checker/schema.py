"""What each kind of rule file may say.  One class a kind; every field is a key of the file."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Words = list[str]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class RuleFile(_Part):
    """What all rule files share."""

    kind: str
    why: str = ""


class Silent(_Part):
    """A text of which a rule must say nothing, and why."""

    text: str
    because: str


class Reads(_Part):
    """A text in which a quantity must be read."""

    text: str
    value: float | str | None = None
    unit: str | None = None


class QuantityRules(RuleFile):
    """What the files of numbers and units share: examples of what they make readable."""

    fires: list[Reads] = []
    silent: list[Silent] = []


class Inflected(_Part):
    singular: Words = []
    dual: Words = []
    plural: Words = []


class Numerals(QuantityRules):
    """Number words (rules/numbers/numerals.yaml)."""

    kind: Literal["numerals"]
    units: dict[int, Words]
    teen: Words
    tens: dict[int, Words]
    hundred: Inflected
    magnitudes: dict[int, Inflected]
    negative: Words
    point: Words


class Fraction(Inflected):
    part: int = Field(gt=1)


class Fractions(QuantityRules):
    """Fraction words and the words of ratios."""

    kind: Literal["fractions"]
    fractions: list[Fraction]
    over: Words
    each: Words
    part_of: Words


class Ordinals(QuantityRules):
    """First to eleventh; later ordinals are built from these and the tens."""

    kind: Literal["ordinals"]
    ordinals: dict[int, Words]
    idioms: Words = []
    empty: Words = []


class HedgeWords(_Part):
    hedge: Literal["about", "more_than", "at_least", "less_than", "up_to"]
    why: str
    low: float | None = None
    high: float | None = None
    inclusive: bool = True
    before: Words = []
    after: Words = []


class Vague(_Part):
    words: Words
    low: int
    high: int | None = None


class Hedges(QuantityRules):
    """Words that make a number less than exact, and the interval they grant."""

    kind: Literal["hedges"]
    hedges: list[HedgeWords]
    apart: Words = []
    vague: list[Vague]


class Ranges(QuantityRules):
    """Words between two ends."""

    kind: Literal["ranges"]
    between: Words
    from_: Words = Field(alias="from")
    to: Words
    less: Words
    change: Words


class Season(_Part):
    words: Words
    months: tuple[int, int]


class DayPart(_Part):
    words: Words
    hours: tuple[int, int]
    short: bool = False


class Dates(QuantityRules):
    """Months, weekdays, relative days, parts of the day, and the words around them."""

    kind: Literal["dates"]
    months: dict[int, Words]
    ambiguous: Words
    hijri_months: dict[int, Words]
    weekdays: dict[int, Words]
    relative_days: dict[int, Words]
    past: Words
    future: Words
    current: Words
    this: Words
    ago: Words
    hence: Words
    begin: Words
    middle: Words
    end: Words
    seasons: dict[str, Season]
    decades: dict[int, Words]
    year: Words
    month_word: Words
    century: Words
    quarter: Words
    half: Words
    before_christ: Words
    hijri: Words
    gregorian: Words
    corresponding: Words
    dayparts: list[DayPart]
    hour: Words
    general: Words = []
    exact_hour: Words = []
    events: Words = []
    coming: Words = []
    not_coming: Words = []
    not_verbs: Words = []
    not_today_before: Words = []
    not_today_after: Words = []
    zones: dict[str, Words]


class Measure(_Part):
    base: str
    factor: float = Field(gt=0)
    words: Words = Field(min_length=1)


class Rate(_Part):
    base: str
    becomes: str
    factor: float = Field(gt=0)
    words: Words


class Measures(QuantityRules):
    """Units of measure."""

    kind: Literal["measures"]
    measures: list[Measure]
    symbols: dict[str, str] = {}
    per: list[Rate] = []
    lasting: Words = []
    entire: Words = []


class Currency(_Part):
    family: str
    words: Words
    default: str | None = None
    of: dict[str, Words] = {}


class Subunit(_Part):
    unit: str
    words: Words
    of: list[str]


class Currencies(QuantityRules):
    """Currencies by family, country and symbol."""

    kind: Literal["currencies"]
    currencies: list[Currency]
    subunits: list[Subunit]
    symbols: dict[str, str]


class Nouns(QuantityRules):
    """Counted nouns by class."""

    kind: Literal["nouns"]
    classes: dict[str, list[Words]]


class Ages(QuantityRules):
    """Words beside which a number of years is somebody's age."""

    kind: Literal["ages"]
    of: Words
    before: Words
    passed: Words
    about: Words
    bounds: Words = []


class Designators(QuantityRules):
    """Words after which a number names, orders or scores instead of counting."""

    kind: Literal["designators"]
    names: Words
    positions: Words
    match_words: Words
    hauls: dict[int, Words] = {}
    homographs: Words = []
    nil: Words
    rounds: Words = []
    fixed: Words = []
    uncounted: Words = []


class FunctionWords(RuleFile):
    """Closed-class words, by their part of speech."""

    kind: Literal["function_words"]
    words: dict[str, Words]


class Swap(_Part):
    letters: tuple[str, str]
    cost: float = Field(ge=0, le=1)
    at: Literal["anywhere", "end"] = "anywhere"
    why: str


class Drop(_Part):
    letters: Words
    cost: float = Field(ge=0, le=1)
    at: Literal["anywhere", "start", "inside", "end", "diphthong"] = "anywhere"
    before: str | None = None
    after: str | None = None
    why: str


class LetterGroup(_Part):
    letters: tuple[str, str]
    cost: float = Field(ge=0, le=1)
    why: str


class Accept(_Part):
    single: float
    word: float
    whole: float
    native: float


class Transliteration(RuleFile):
    """What it costs to turn one spelling of a foreign name into another."""

    kind: Literal["transliteration"]
    swap: list[Swap]
    drop: list[Drop]
    double: float
    second_vowel: float
    groups: list[LetterGroup]
    accept: Accept


class GivenNames(RuleFile):
    """Arabic given names: two that differ are two people."""

    kind: Literal["given_names"]
    names: Words


class Country(_Part):
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
    heads: Words = []
    stance: Words = []


class Distinct(RuleFile):
    """Names that look like one and are not."""

    kind: Literal["distinct"]
    pairs: list[tuple[str, str]]
    marks: dict[str, Words] = {}


class NameCues(RuleFile):
    """Words beside which a name stands."""

    kind: Literal["name_cues"]
    titles: Words
    kin: Words
    places: Words
    sites: Words
    organisations: Words
    verbs: Words
    links: Words
    things: Words
    called: Words
    sons: Words
    bearers: Words
    faith: Words
    complements: Words
    behalf: Words
    where: Words
    doubtful: Words
    proof: Words
    no_place: Words
    no_surname: Words
    firms: Words
    foreigners: Words


class SetAside(_Part):
    """A text and the parts of it that must be set aside."""

    text: str
    aside: Words


class Boilerplate(RuleFile):
    """What stands in an article's text and is not the article."""

    kind: Literal["boilerplate"]
    rest: Words = []
    line: Words = []
    glued: Words = []
    caption: Words = []
    outlet: Words = []
    published: Words = []
    nobody: Words = []
    fires: list[SetAside] = []
    silent: list[Silent] = []


class Synonyms(RuleFile):
    """Words that count as one when passages are compared."""

    kind: Literal["synonyms"]
    groups: list[Words]


class Label(_Part):
    ar: str
    en: str


class Level(_Part):
    level: str
    when: Literal[
        "equal", "converted", "overlap", "rounded", "zone", "written", "later", "apart", "undated", "otherwise"
    ]
    verdict: Literal["agree", "compatible", "update", "disputed", "conflict"]


class Role(_Part):
    label: Label
    patterns: Words
    changes: Literal["never", "rises", "moves", "swings"] = "never"
    by: Literal["nobody", "who"] = "nobody"
    owners: list[Literal["person", "place", "organisation"]] = ["person", "place", "organisation"]
    sign: Literal[1, -1] = 1
    same_as: str | None = None
    weight: float = Field(default=1.0, gt=0, le=1)


class ExpectedClaim(_Part):
    """What an example states of a claim; what it leaves out is not compared."""

    role: str | None = None
    value: float | str | None = None
    text: str | None = None
    scope: Literal["whole", "part", "background"] | None = None
    aspects: Words | None = None
    updated: bool | None = None
    denied: bool | None = None
    as_of: str | None = None
    source: str | None = None
    media: bool | None = None


class Fires(_Part):
    """A text and the claims that must be found in it."""

    text: str
    claims: list[ExpectedClaim]


class ClaimRule(RuleFile):
    """Claims of one sort: which numbers, in which roles, and how two of them are judged."""

    kind: Literal["claims"]
    id: str
    label: Label
    kinds: Words
    units: Words = []
    words: dict[str, Words] = {}
    verbs: dict[str, Words] = {}
    roles: dict[str, Role]
    compare: list[Level]
    fires: list[Fires] = []
    silent: list[Silent] = []


class Attribution(RuleFile):
    """Words that say whose figure it is."""

    kind: Literal["attribution"]
    by: Words
    verbs: Words
    that: Words
    heads: Words
    media: Words
    fires: list[Fires] = []
    silent: list[Silent] = []


class Scope(RuleFile):
    """Words that say whether a figure is the whole, a part, or about something else."""

    kind: Literal["scope"]
    part_before: Words
    part_after: Words
    whole_before: Words
    background: Words
    forecast: Words
    previous: Words
    denied: Words
    rates: Words
    each: Words
    update: Words
    as_of: Words
    mutual: Words
    fires: list[Fires] = []
    silent: list[Silent] = []


class Pole(_Part):
    verbs: Words = []
    words: Words = []


class Axis(_Part):
    id: str
    why: str
    poles: tuple[Pole, Pole]


class OppositePair(_Part):
    """Two texts that clash, or do not where a reason is given, or that say the same more or less exactly."""

    texts: tuple[str, str]
    because: str = ""
    says: Literal["compatible"] | None = None


class Opposites(RuleFile):
    """Predicates that exclude each other, and pairs of sentences that do (`fires`) or do not (`silent`)."""

    kind: Literal["opposites"]
    id: str
    label: Label
    axes: list[Axis]
    fires: list[OppositePair] = []
    silent: list[OppositePair] = []


class DeedAxis(_Part):
    id: str
    of: Literal["object", "subject"]
    changes: bool = False
    poles: tuple[Pole, Pole]


class Deeds(RuleFile):
    """What bodies say happened (`rules/opposites/deeds.yaml`); the texts of examples are bodies."""

    kind: Literal["deeds"]
    axes: list[DeedAxis]
    settle: Words
    unsure: Words
    still: Words
    fires: list[OppositePair] = []
    silent: list[OppositePair] = []


class Attribute(RuleFile):
    """What an event had only one of, told by a word of `values`, or by the name behind a word of `named`.

    `subjects` are those whose fate the values are; with `complement` a value is one of what follows it («شمال حلب»).
    `events` are words that tell of an event: a passage with none says little of which event it speaks.
    `slots` are kinds of events with their words: a value belongs to the nearest one, and only values of one kind are
    compared.  `takes` tells that the value is the place behind such a word, the nation beside it or who stands beside
    it; `polar` that a value may be denied, and that a denial and a statement exclude each other.
    `may_both` are values that do not exclude each other, `general` those that hold all others of their kind.
    A value stands `behind` the word of its event, or before one that tells of it anew; an `owned` one is somebody's.
    `counts` are roles of casualties whose count states a polar value; the denial is then of everybody.
    `parties` tells that every article knows all the names, `unsure` are words before a value that do not state it,
    `regions` places that hold others; a `dated` value counts only beside a day («مساء الأحد»).  The texts of examples are bodies of two articles.
    """

    kind: Literal["attributes"]
    id: str
    label: Label
    values: dict[str, Words] = {}
    named: dict[str, Words] = {}
    located: Words = []
    prepositions: Words = []
    subjects: Words = []
    complement: bool = False
    events: Words = []
    slots: dict[str, Words] = {}
    takes: Literal["place", "nation", "actor"] | None = None
    bare: Words = []
    polar: bool = False
    counts: dict[str, str] = {}
    parties: bool = False
    dated: bool = False
    behind: bool = False
    owned: bool = False
    unsure: Words = []
    regions: Words = []
    general: Words = []
    may_both: list[tuple[str, str]] = []
    fires: list[OppositePair] = []
    silent: list[OppositePair] = []


class Quotations(RuleFile):
    """Signs around quotations and how alike two of one must be."""

    kind: Literal["quotations"]
    id: str
    label: Label
    marks: list[tuple[str, str]]
    least: int = Field(ge=1)
    alike: float = Field(gt=0, le=1)
    same_start: int = Field(ge=2)


class Denial(RuleFile):
    """Words that take back what stands beside them."""

    kind: Literal["denial"]
    negators: Words
    verbs: Words
    words: Words


class Classes(RuleFile):
    """Things of one class, each with its other names."""

    kind: Literal["classes"]
    classes: dict[str, list[Words]]


class EvidenceTable(_Part):
    """Log-odds: the prior of a pair with values that stand so, and the weight of each feature."""

    prior: float
    weights: dict[str, float]


class Need(_Part):
    """The evidence, in log-odds, that a pair needs to be joined, by how its values stand."""

    equal: float
    near: float
    moving: float
    differ: float
    unnamed: float


class EvidenceTables(RuleFile):
    """What each feature of a pair of claims is worth (rules/compare/evidence.yaml)."""

    kind: Literal["evidence"]
    likeness: dict[str, float]
    need: Need
    equal: EvidenceTable
    near: EvidenceTable
    differ: EvidenceTable
    days: EvidenceTable


Phrase = Annotated[str, Field(pattern=r"\S")]
StyleKind = Literal["person", "place", "organisation", "term"]


class Choice(_Part):
    """A spelling that the house uses, and those that it does not."""

    use: Phrase
    instead_of: list[Phrase]
    kind: StyleKind
    why: str = ""


class Replaced(_Part):
    """A text and what the house writes instead of some of its words."""

    text: str
    replaced: dict[str, str]


class HouseStyle(RuleFile):
    """The spellings of the house."""

    kind: Literal["style"]
    spellings: list[Choice]
    fires: list[Replaced] = []
    silent: list[Silent] = []


KINDS: dict[str, type[RuleFile]] = {
    "numerals": Numerals,
    "fractions": Fractions,
    "ordinals": Ordinals,
    "hedges": Hedges,
    "ranges": Ranges,
    "dates": Dates,
    "measures": Measures,
    "currencies": Currencies,
    "nouns": Nouns,
    "function_words": FunctionWords,
    "designators": Designators,
    "ages": Ages,
    "transliteration": Transliteration,
    "given_names": GivenNames,
    "countries": Countries,
    "places": Places,
    "aliases": Aliases,
    "distinct": Distinct,
    "boilerplate": Boilerplate,
    "name_cues": NameCues,
    "synonyms": Synonyms,
    "claims": ClaimRule,
    "attribution": Attribution,
    "scope": Scope,
    "opposites": Opposites,
    "denial": Denial,
    "quotations": Quotations,
    "attributes": Attribute,
    "deeds": Deeds,
    "classes": Classes,
    "evidence": EvidenceTables,
    "style": HouseStyle,
}
