"""The rule files of numbers, units, currencies and counted nouns.  Every field is a key of the file."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from checker.schema.base import Part, RuleFile, Silent, Words


class Reads(Part):
    """A text in which a quantity must be read."""

    text: str
    value: float | str | None = None
    unit: str | None = None


class QuantityRules(RuleFile):
    """What the files of numbers and units share: examples of what they make readable."""

    fires: list[Reads] = []
    silent: list[Silent] = []


class Inflected(Part):
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
    bands: dict[int, Words] = {}
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
    wholes: Words = []
    pronouns: Words = []


class Ordinals(QuantityRules):
    """First to eleventh; later ordinals are built from these and the tens."""

    kind: Literal["ordinals"]
    ordinals: dict[int, Words]
    idioms: Words = []
    empty: Words = []
    occasions: Words = []
    monarchs: Words = []


class HedgeWords(Part):
    hedge: Literal["about", "more_than", "at_least", "less_than", "up_to"]
    why: str
    low: float | None = None
    high: float | None = None
    inclusive: bool = True
    before: Words = []
    after: Words = []


class Vague(Part):
    words: Words
    low: int
    high: int | None = None


class Hedges(QuantityRules):
    """Words that make a number less than exact, and the interval they grant."""

    kind: Literal["hedges"]
    hedges: list[HedgeWords]
    apart: Words = []
    denials: Words = []
    going_on: Words = []
    reaching: Words = []
    penalties: Words = []
    places: Words = []
    above: Words = []
    degrees: Words = []
    vague: list[Vague]


class Ranges(QuantityRules):
    """Words between two ends."""

    kind: Literal["ranges"]
    between: Words
    from_: Words = Field(alias="from")
    to: Words
    less: Words
    instead: Words
    change: Words


class Measure(Part):
    base: str
    factor: float = Field(gt=0)
    words: Words = Field(min_length=1)


class Rate(Part):
    base: str
    becomes: str
    factor: float = Field(gt=0)
    words: Words


class Measures(QuantityRules):
    """Units of measure."""

    kind: Literal["measures"]
    measures: list[Measure]
    prefixes: Words = []
    symbols: dict[str, str] = {}
    per: list[Rate] = []
    quakes: Words = []
    shares: Words = []
    rates: Words = []
    dimensions: Words = []
    directions: Words = []
    lasting: Words = []
    spending: Words = []
    further: Words = []
    signing: Words = []
    speeds: Words = []
    sold: Words = []
    watches: Words = []
    entire: Words = []


class Currency(Part):
    family: str
    words: Words
    default: str | None = None
    of: dict[str, Words] = {}


class Subunit(Part):
    unit: str
    words: Words
    of: list[str]
    parts: int = 100


class Currencies(QuantityRules):
    """Currencies by family, country and symbol."""

    kind: Literal["currencies"]
    currencies: list[Currency]
    subunits: list[Subunit]
    symbols: dict[str, str]


class Nouns(QuantityRules):
    """Counted nouns by class; `behind` are those that count only right behind a number."""

    kind: Literal["nouns"]
    classes: dict[str, list[Words]]
    behind: dict[str, list[Words]] = {}


class Ages(QuantityRules):
    """Words beside which a number of years is somebody's age."""

    kind: Literal["ages"]
    of: Words
    before: Words
    passed: Words
    about: Words
    bounds: Words = []
    telling: Words = []
    reached: Words = []
    years: Words = []
    birthdays: Words = []
    completed: Words = []
    alone: Words = []
    lengths: Words = []
    other: Words = []
    owner: Words = []
    one: Words = []
    ranked: Words = []
    another: Words = []
    somebody: Words = []
    child: Words = []
    during: Words = []
    decade: Words = []
    many: Words = []
    young: Words = []
    ranging: Words = []
    lasting: Words = []
    decades: dict[int, Words] = {}


class Playtime(QuantityRules):
    """Words beside a length of time that make it a minute of a match."""

    kind: Literal["playtime"]
    minute: Words
    passing: Words
    after: Words
    before: Words
    last: Words
    first: Words
    start: Words
    end: Words
    pause: Words
    half: Words
    second: Words
    first_half: Words
    stoppage: Words


class Designators(QuantityRules):
    """Words after which a number names, orders or scores instead of counting."""

    kind: Literal["designators"]
    names: Words
    positions: Words
    match_words: Words
    hauls: dict[int, Words] = {}
    scoring: Words = []
    being: Words = []
    homographs: Words = []
    nil: Words
    alike: Words = []
    only_goal: Words = []
    goalless: Words = []
    rounds: Words = []
    fixed: Words = []
    uncounted: Words = []
    streets: Words = []
    kin: Words = []
    festivals: Words = []
    series: Words = []
    districts: Words = []
    phones: Words = []
    thresholds: Words = []
    editions: Words = []
    decisions: Words = []
