"""The lexicon of numbers, units, dates and counted nouns, built from `rules/` and CLDR."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product
from typing import Any, Final, NamedTuple

from babel import Locale

from checker.rules import Rules
from checker.schema import (
    Ages,
    Countries,
    Currencies,
    Dates,
    Designators,
    Fractions,
    FunctionWords,
    GivenNames,
    Hedges,
    HedgeWords,
    Inflected,
    Measures,
    Nouns,
    Numerals,
    Ordinals,
    Places,
    QuantityRules,
    Ranges,
)
from checker.text.fold import fold
from checker.text.frequency import frequency
from checker.text.lexicon import Lexicon, Reading, Term

# One region for each family of month names (Egypt and the Gulf, the Levant, Algeria and Tunisia, Morocco, Mauritania).
_REGIONS: Final = ("ar_EG", "ar_SY", "ar_DZ", "ar_MA", "ar_MR")
# Categories at which reading a quantity can begin.
_HOT: Final = frozenset(
    "unit ten hundred mag frac owned_frac band ord vague month hmonth weekday relday hour century decade season symbol "
    "money_symbol lone haul measure_dual noun_dual currency_dual negative begin middle end ago hence century "
    "quarter half year this_period fixed goalless".split()
)


def _is_hot(reading: Reading) -> bool:
    """May a quantity begin with this reading?  A definite dual («القدمين») or unit («القدم») counts nothing."""
    cat = reading.term.cat
    if cat == "currency" and reading.term.number == "singular" and not reading.definite:
        return True  # «دولار و50 سنتا»
    if reading.definite and cat in ("noun_dual", "currency_dual", "measure_dual", "lone"):
        value = reading.term.value
        return cat in ("lone", "measure_dual") and value.base == "second"  # «العام الماضي», «اليومين الماضيين»
    if cat == "noun" and reading.term.value.cls == "goal":
        return reading.term.number == "singular" and not reading.definite  # «بهدف نظيف»
    return cat in _HOT


_PERSON: Final = "person"
_OWNED: Final = 4  # «ربعهم» is a quarter; «خمسهم», «سبعها» are no words of news
# Periods that are told from the day of writing («العام الماضي»).
PERIODS: Final = {"العام": "year", "السنه": "year", "الشهر": "month", "الاسبوع": "week"}


class Unit(NamedTuple):
    """A unit of measure: its base unit and how many of it one is."""

    base: str
    factor: float


class Money(NamedTuple):
    """A family of currencies and the one that is meant when no country is named."""

    family: str
    default: str | None


class Counted(NamedTuple):
    """A counted noun: its class and its singular."""

    cls: str
    lemma: str


class Vocabulary(NamedTuple):
    """The lexicon and the tables that go with it."""

    lexicon: Lexicon
    hedges: dict[str, HedgeWords]
    hedge_before: dict[tuple[str, ...], str]
    hedge_sizes: dict[str, list[int]]  # last word of a hedge of several words -> how many it has, longest first
    adjectives: dict[str, dict[tuple[str, ...], str]]  # currency family -> adjective -> ISO 4217 code
    subunits: dict[str, list[str]]
    symbols: dict[str, str]
    money_symbols: dict[str, str]
    rates: dict[tuple[str, tuple[str, ...]], Unit]
    idioms: dict[str, list[tuple[str, ...]]]  # phrases in which an ordinal orders nothing, by their first word
    seasons: dict[str, tuple[int, int]]
    ambiguous_months: frozenset[str]
    function_words: frozenset[str]
    behind: dict[str, Counted]  # forms of nouns that count only right behind a number
    cues: dict[str, frozenset[str]]  # closed sets of single words, by the name of their key in `rules/`


def forms_of(words: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in words.split())


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


@lru_cache(maxsize=8)
def vocabulary(rules: Rules) -> Vocabulary:
    """The vocabulary of a set of rules."""
    lexicon = Lexicon(_is_hot)
    _numerals(lexicon, rules)
    hedges, before = _hedges(lexicon, rules)
    seasons, ambiguous = _dates(lexicon, rules)
    symbols, rates = _measures(lexicon, rules)
    adjectives, subunits, money_symbols = _currencies(lexicon, rules)
    _nouns(lexicon, rules)
    for designators in rules.of(Designators):
        lexicon.shadow(designators.homographs)
    return Vocabulary(
        lexicon, hedges, before, _sizes(before), adjectives, subunits, symbols, money_symbols, rates, _idioms(rules), seasons, ambiguous,
        function_words(rules), _behind(rules), _cues(rules),
    )  # fmt: skip


_CUES: Final[tuple[tuple[type[QuantityRules | GivenNames | Places], tuple[str, ...]], ...]] = (
    (Ages, ("of", "before", "passed", "about", "bounds", "telling", "reached", "lengths", "other")),
    (
        Dates,
        (
            "exact_hour",
            "events",
            "named",
            "coming",
            "not_coming",
            "not_verbs",
            "not_today_before",
            "not_today_after",
            "rulers",
            "sermons",
            "days_on",
        ),
    ),
    (Designators, ("rounds", "uncounted", "decisions", "streets", "kin", "festivals", "phones", "thresholds")),
    (GivenNames, ("names",)),
    (Hedges, ("apart", "places")),
    (Measures, ("dimensions", "lasting", "signing", "entire")),
    (Ordinals, ("empty",)),
    (Places, ("places",)),
)


def _cues(rules: Rules) -> dict[str, frozenset[str]]:
    """The folded words of the keys that are asked for by name, such as `ages.before`."""
    return {
        f"{kind.__name__.lower()}.{key}": frozenset(
            fold(word) for file in rules.of(kind) for word in getattr(file, key)
        )
        for kind, keys in _CUES
        for key in keys
    }


def function_words(rules: Rules) -> frozenset[str]:
    """The folded closed-class words."""
    return frozenset(fold(word) for file in rules.of(FunctionWords) for words in file.words.values() for word in words)


def _idioms(rules: Rules) -> dict[str, list[tuple[str, ...]]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for file in rules.of(Ordinals):
        for idiom in map(forms_of, file.idioms):
            table.setdefault(idiom[0], []).append(idiom)
    return table


def _inflected(lexicon: Lexicon, cat: str, value: Any, words: Inflected, dual_value: Any = None) -> None:
    lexicon.add(words.singular, Term(cat, value, "singular"))
    lexicon.add(words.dual, Term(cat, value if dual_value is None else dual_value, "dual"))
    lexicon.add(words.plural, Term(cat, value, "plural"))


def _numerals(lexicon: Lexicon, rules: Rules) -> None:
    for numerals in rules.of(Numerals):
        for value, words in numerals.units.items():
            lexicon.add(words, Term("unit", value))
        for value, words in numerals.tens.items():
            lexicon.add(words, Term("ten", value))
        lexicon.add(numerals.teen, Term("teen", 10))
        _inflected(lexicon, "hundred", 100, numerals.hundred, 200)
        for value, words in numerals.bands.items():
            lexicon.add(words, Term("band", value))
        for value, words in numerals.units.items():
            if 3 <= value <= 9:
                glued = ["".join(pair) for pair in product(words, numerals.hundred.singular)]
                lexicon.add(glued, Term("hundred", 100 * value, "plural"))
        for value, inflected in numerals.magnitudes.items():
            _inflected(lexicon, "mag", value, inflected)
        lexicon.add(numerals.negative, Term("negative", -1))
        lexicon.add(numerals.point, Term("point", "."))
    for fractions in rules.of(Fractions):
        for fraction in fractions.fractions:
            _inflected(lexicon, "frac", fraction.part, fraction)
            if fraction.part <= _OWNED:
                for pronoun in fractions.pronouns:
                    lexicon.add((one + pronoun for one in fraction.singular), Term("owned_frac", (1, fraction.part)))
                    lexicon.add((two + pronoun for two in fraction.dual), Term("owned_frac", (2, fraction.part)))
                    lexicon.add((many + pronoun for many in fraction.plural), Term("frac", fraction.part, "plural"))
        lexicon.add(fractions.over, Term("over", ""))
        lexicon.add(fractions.each, Term("each", ""))
        lexicon.add(fractions.part_of, Term("part_of", ""))
    for ordinals in rules.of(Ordinals):
        for value, words in ordinals.ordinals.items():
            lexicon.add(words, Term("ord", value))
    for designators in rules.of(Designators):
        lexicon.add(designators.names, Term("names", ""))
        lexicon.add(designators.positions, Term("position", ""))
        lexicon.add(designators.match_words, Term("match_word", ""))
        lexicon.add(designators.nil, Term("nil", ""))
        lexicon.add(designators.alike, Term("alike", ""))
        lexicon.add(designators.goalless, Term("goalless", ""))
        lexicon.add(designators.fixed, Term("fixed", ""))
        for goals, words in designators.hauls.items():
            lexicon.add(words, Term("haul", goals))
    for ranges in rules.of(Ranges):
        lexicon.add(ranges.between, Term("range_between", ""))
        lexicon.add(ranges.from_, Term("range_from", ""))
        lexicon.add(ranges.to, Term("range_to", ""))
        lexicon.add(ranges.less, Term("less", ""))
        lexicon.add(ranges.change, Term("change", ""))


def _hedges(lexicon: Lexicon, rules: Rules) -> tuple[dict[str, HedgeWords], dict[tuple[str, ...], str]]:
    table: dict[str, HedgeWords] = {}
    before: dict[tuple[str, ...], str] = {}
    for file in rules.of(Hedges):
        for hedge in file.hedges:
            table[hedge.hedge] = hedge
            for forms in _hedge_forms(hedge, file.degrees):
                before[forms] = hedge.hedge
            lexicon.add(hedge.after, Term("hedge_after", hedge.hedge))
        for vague in file.vague:
            lexicon.add(vague.words, Term("vague", (vague.low, vague.high), "plural"))
    return table, before


def _hedge_forms(hedge: HedgeWords, degrees: list[str]) -> Iterator[tuple[str, ...]]:
    """The phrases of a hedge, with a degree inside comparisons («أقل قليلا من»)."""
    for words in hedge.before:
        yield from _denials(forms_of(words))
        if words.endswith(" من") and words.startswith(("أ", "لا أ")):
            head, _, tail = words.rpartition(" ")
            yield from (forms_of(f"{head} {degree} {tail}") for degree in degrees)


def _denials(forms: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """«لا يزيد على» as it is written too: glued («لايزيد على»), and denied by «ألا» and «لن»."""
    yield forms
    if forms[0] == "لا" and forms[1][0] in "يت":
        yield ("لا" + forms[1], *forms[2:])
        for denial in ("ان لا", "الا", "لن", "لم"):
            yield (*denial.split(), *forms[1:])


def _sizes(phrases: Iterable[tuple[str, ...]]) -> dict[str, list[int]]:
    table: dict[str, set[int]] = {}
    for phrase in phrases:
        if len(phrase) > 1:
            table.setdefault(phrase[-1], set()).add(len(phrase))
    return {word: sorted(sizes, reverse=True) for word, sizes in table.items()}


def _dates(lexicon: Lexicon, rules: Rules) -> tuple[dict[str, tuple[int, int]], frozenset[str]]:
    seasons: dict[str, tuple[int, int]] = {}
    ambiguous: set[str] = set()
    for region in _REGIONS:
        locale = Locale.parse(region)
        for month, name in locale.months["format"]["wide"].items():
            lexicon.add([name], Term("month", month))
    for file in rules.of(Dates):
        ambiguous.update(fold(word) for word in file.ambiguous)
        for cat, table in (("month", file.months), ("hmonth", file.hijri_months)):
            for number, words in table.items():
                lexicon.add(words, Term(cat, number))
        for number, words in file.weekdays.items():
            lexicon.add(words, Term("weekday", number))
        for days, words in file.relative_days.items():
            lexicon.add(words, Term("relday", days))
        for decade, words in file.decades.items():
            lexicon.add(words, Term("decade", decade))
        for name, season in file.seasons.items():
            lexicon.add(season.words, Term("season", name))
            seasons[name] = season.months
        for part in file.dayparts:
            lexicon.add(part.words, Term("daypart", part.hours))
        for zone, words in file.zones.items():
            lexicon.add(words, Term("zone", zone))
        lexicon.add((" ".join(pair) for pair in product(file.this, PERIODS)), Term("this_period", ""))
        for cat in _DATE_WORDS:
            lexicon.add(getattr(file, cat), Term(cat, ""))
    return seasons, frozenset(ambiguous)


_DATE_WORDS: Final = (
    "past", "future", "current", "this", "ago", "hence", "begin", "middle", "end", "year", "month_word", "general",
    "century", "quarter", "half", "before_christ", "hijri", "gregorian", "corresponding", "hour",
)  # fmt: skip


def _measures(lexicon: Lexicon, rules: Rules) -> tuple[dict[str, str], dict[tuple[str, tuple[str, ...]], Unit]]:
    symbols: dict[str, str] = {}
    rates: dict[tuple[str, tuple[str, ...]], Unit] = {}
    for file in rules.of(Measures):
        for measure in file.measures:
            unit = Unit(measure.base, measure.factor)
            singular, *others = measure.words
            lexicon.add([singular], Term("measure", unit, "singular"))
            lexicon.add([singular], Term("lone", unit, "singular"))
            lexicon.add(others, Term("measure", unit, "plural"))
            for word in dual(singular):
                lexicon.add([word], Term("measure_dual", unit, "dual"))
        for symbol, base in file.symbols.items():
            symbols[symbol] = base
            lexicon.add([symbol], Term("symbol", base))
        for rate in file.per:
            for words in rate.words:
                rates[rate.base, forms_of(words)] = Unit(rate.becomes, rate.factor)
    return symbols, rates


def _currencies(
    lexicon: Lexicon, rules: Rules
) -> tuple[dict[str, dict[tuple[str, ...], str]], dict[str, list[str]], dict[str, str]]:
    adjectives: dict[str, dict[tuple[str, ...], str]] = {}
    subunits: dict[str, list[str]] = {}
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
            subunits[subunit.unit] = subunit.of
            lexicon.add(subunit.words, Term("subunit", subunit.unit))
        for symbol, code in file.symbols.items():
            symbols[symbol] = code
            if len(symbol) == 1:
                lexicon.add([symbol], Term("money_symbol", code))
    return adjectives, subunits, symbols


def _nouns(lexicon: Lexicon, rules: Rules) -> None:
    for file in rules.of(Nouns):
        for cls, lines in file.classes.items():
            for singular, *plurals in lines:
                for word, term in noun_forms(cls, singular, plurals):
                    lexicon.add([word], term)
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


def _behind(rules: Rules) -> dict[str, Counted]:
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
