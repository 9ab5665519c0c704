"""The lexicon of numbers, units, dates and counted nouns, built from `rules/` and CLDR."""

from __future__ import annotations

from typing import Final, NamedTuple

from checker.extract.listed.dates import enter_dates
from checker.extract.listed.folded import forms_of
from checker.extract.listed.hedges import enter_hedges, sizes
from checker.extract.listed.nouns import Counted, behind_a_number, enter_nouns
from checker.extract.listed.numerals import enter_numerals
from checker.extract.listed.units import Unit, enter_currencies, enter_measures
from checker.rules import Rules, of_language
from checker.schema import (
    Ages,
    Countries,
    Dates,
    Designators,
    FunctionWords,
    GivenNames,
    Hedges,
    HedgeWords,
    Measures,
    Ordinals,
    Places,
    Playtime,
    QuantityRules,
    Subunit,
)
from checker.text.fold import fold
from checker.text.lexeme import Reading
from checker.text.lexicon import Lexicon

# Categories at which reading a quantity can begin.
_HOT: Final = frozenset(
    "unit ten hundred mag frac owned_frac band ord vague month hmonth weekday relday hour century decade season symbol "
    "money_symbol lone haul measure_dual noun_dual noun_pair currency_dual negative begin middle end ago hence within century "
    "quarter half year this_period fixed goalless in_decade first_day".split()
)


_NAMED: Final = frozenset({"second", "metre", "kilogram"})  # units that are counted with an article too


def _is_hot(reading: Reading) -> bool:
    """May a quantity begin with this reading?  A definite dual («القدمين») or unit («القدم») counts nothing."""
    cat = reading.term.cat
    if cat == "currency" and reading.term.number == "singular" and not reading.definite:
        return True  # «دولار و50 سنتا»
    if reading.definite and cat in ("noun_dual", "currency_dual", "measure_dual", "lone"):
        if cat == "lone":
            return reading.term.value.base in _NAMED  # «العام الماضي», «تجاوز المتر»
        return cat == "measure_dual"  # «اليومين الماضيين», «دون الدرجتين»
    if cat == "noun" and reading.term.value.cls == "goal":
        return reading.term.number == "singular" and not reading.definite  # «بهدف نظيف»
    return cat in _HOT


class Vocabulary(NamedTuple):
    """The lexicon and the tables that go with it."""

    lexicon: Lexicon
    hedges: dict[str, HedgeWords]
    hedge_before: dict[tuple[str, ...], str]
    hedge_openers: frozenset[str]  # what they begin with
    hedge_sizes: dict[str, list[int]]  # last word of a hedge of several words -> how many it has, longest first
    adjectives: dict[str, dict[tuple[str, ...], str]]  # currency family -> adjective -> ISO 4217 code
    subunits: dict[str, Subunit]
    symbols: dict[str, str]
    money_symbols: dict[str, str]
    rates: dict[tuple[str, tuple[str, ...]], Unit]
    idioms: dict[str, list[tuple[str, ...]]]  # phrases in which an ordinal orders nothing, by their first word
    seasons: dict[str, tuple[int, int]]
    ambiguous_months: frozenset[str]
    function_words: frozenset[str]
    behind: dict[str, Counted]  # forms of nouns that count only right behind a number
    cues: dict[str, frozenset[str]]  # closed sets of single words, by the name of their key in `rules/`


@of_language
def vocabulary(rules: Rules) -> Vocabulary:
    """The vocabulary of a set of rules."""
    lexicon = Lexicon(_is_hot)
    enter_numerals(lexicon, rules)
    hedges, before = enter_hedges(lexicon, rules)
    seasons, ambiguous = enter_dates(lexicon, rules)
    symbols, rates = enter_measures(lexicon, rules)
    adjectives, subunits, money_symbols = enter_currencies(lexicon, rules)
    enter_nouns(lexicon, rules)
    for designators in rules.of(Designators):
        lexicon.shadow(designators.homographs)
    openers = frozenset(forms[0] for forms in before)
    return Vocabulary(
        lexicon, hedges, before, openers, sizes(before), adjectives, subunits, symbols, money_symbols, rates, _idioms(rules), seasons, ambiguous,
        function_words(rules), behind_a_number(rules), _cues(rules),
    )  # fmt: skip


_CUES: Final[tuple[tuple[type[QuantityRules | GivenNames | Places], tuple[str, ...]], ...]] = (
    (
        Ages,
        tuple(
            "of before passed about bounds telling reached years birthdays completed alone lengths other owner one ranked another somebody child during decade many young ranging lasting".split()
        ),
    ),
    (
        Dates,
        (
            "ambiguous_alone",
            "year_kind",
            "of_years",
            "exact_hour",
            "two_months",
            "near_hour",
            "before_hour",
            "after_hour",
            "events",
            "named",
            "coming",
            "not_coming",
            "not_verbs",
            "present",
            "these_days_before",
            "these_days_after",
            "this_day_before",
            "becoming",
            "reaching",
            "counting",
            "of_year",
            "happened",
            "once",
            "before_it",
            "not_today_before",
            "not_today_after",
            "papers",
            "camps",
            "rulers",
            "sermons",
            "weekly",
            "famous",
            "days_on",
        ),
    ),
    (
        Designators,
        (
            "rounds",
            "uncounted",
            "decisions",
            "streets",
            "kin",
            "festivals",
            "series",
            "districts",
            "editions",
            "phones",
            "thresholds",
            "only_goal",
            "scoring",
            "being",
        ),
    ),
    (GivenNames, ("names",)),
    (Hedges, ("apart", "denials", "going_on", "reaching", "penalties", "places", "above")),
    (
        Measures,
        tuple(
            "quakes dimensions directions lasting spending further signing speeds sold watches entire shares rates".split()
        ),
    ),
    (Ordinals, ("empty", "occasions", "monarchs")),
    (
        Playtime,
        tuple("minute passing after before last first start end pause half second first_half stoppage".split()),
    ),
    (Places, ("places",)),
)


def _cues(rules: Rules) -> dict[str, frozenset[str]]:
    """The folded words of the keys that are asked for by name, such as `ages.before`."""
    cues = {
        f"{kind.__name__.lower()}.{key}": frozenset(
            fold(word) for file in rules.of(kind) for word in getattr(file, key)
        )
        for kind, keys in _CUES
        for key in keys
    }
    countries = (country for file in rules.of(Countries) for country in file.countries.values())
    capitals = {fold(country.capital) for country in countries if country.capital}
    return {**cues, "places.places": cues["places.places"] | capitals}


def function_words(rules: Rules) -> frozenset[str]:
    """The folded closed-class words."""
    return frozenset(fold(word) for file in rules.of(FunctionWords) for words in file.words.values() for word in words)


def _idioms(rules: Rules) -> dict[str, list[tuple[str, ...]]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for file in rules.of(Ordinals):
        for idiom in map(forms_of, file.idioms):
            table.setdefault(idiom[0], []).append(idiom)
    return table
