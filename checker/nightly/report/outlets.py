"""Outlets against each other over a whole night: how often they agree, and who spells names how."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final

from checker.compare.slips import spelled_otherwise
from checker.report.excerpt import clean, side_of
from checker.text.fold import fold
from checker.text.stems import stem

_DIFFER: Final = frozenset({"conflict", "disputed"})
_NAMES: Final = 500  # what a night of three thousand articles has, and a bound for what one of more has


Pair = tuple[str, str, int, int, int]  # two outlets in order, and what a Cell holds
Spelling = Sequence[Any]  # canonical name, kind, surface, outlet, how often the outlet writes it so


@dataclass(frozen=True, slots=True)
class Cell:
    """Facts that two outlets both state, from texts of their own: the same, able to be true together, apart."""

    same: int = 0
    compatible: int = 0
    apart: int = 0

    @property
    def total(self) -> int:
        return self.same + self.compatible + self.apart

    @property
    def percent(self) -> int:
        """How much of it can be true together."""
        return round(100 * (self.same + self.compatible) / self.total) if self.total else 0


@dataclass(frozen=True, slots=True)
class Agreement:
    """Every pair of outlets that state a fact each, the names of a pair in order."""

    outlets: Sequence[str]
    pairs: Mapping[tuple[str, str], Cell]

    def of(self, outlet: str) -> Cell:
        """One outlet against all the others."""
        mine = [cell for pair, cell in self.pairs.items() if outlet in pair]
        return Cell(sum(c.same for c in mine), sum(c.compatible for c in mine), sum(c.apart for c in mine))

    def cell(self, one: str, two: str) -> Cell:
        return self.pairs.get((min(one, two), max(one, two)), Cell())


@dataclass(frozen=True, slots=True)
class Spelled:
    """One name in several spellings; `by_outlet` tells how often each outlet writes each of `surfaces`."""

    canonical: str
    kind: str
    surfaces: Sequence[str]
    by_outlet: Mapping[str, Sequence[int]]

    @property
    def drifting(self) -> list[str]:
        """The outlets that write it in more than one way themselves."""
        return [outlet for outlet, counts in self.by_outlet.items() if sum(map(bool, counts)) > 1]


def pairs_of(report: Mapping[str, Any]) -> list[Pair]:
    """How the outlets of a story stand to each other; copies of one text say nothing about each other."""
    articles = {article["id"]: article for article in report["articles"]}
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for fact in report["facts"]:
        if fact["verdict"] == "single":
            continue
        said: dict[str, Mapping[str, Any]] = {}
        for claim in fact["claims"]:
            said.setdefault(claim["article"], claim)
        for pair, how in _pairs(fact["verdict"], said, articles):
            counts[pair][how] += 1
    return [(*pair, count["same"], count["compatible"], count["apart"]) for pair, count in sorted(counts.items())]


def agreement(pairs: Iterable[Sequence[Any]]) -> Agreement:
    """The pairs of many stories, summed."""
    cells: dict[tuple[str, str], Cell] = {}
    for one, two, same, compatible, apart in pairs:
        known = cells.get((one, two), Cell())
        cells[one, two] = Cell(known.same + same, known.compatible + compatible, known.apart + apart)
    return Agreement(sorted({outlet for pair in cells for outlet in pair}), dict(sorted(cells.items())))


def rows_of(pairs: Iterable[Sequence[Any]]) -> list[Pair]:
    """The same as plain rows, of which `agreement` makes the same again."""
    cells = agreement(pairs).pairs
    return [(*pair, cell.same, cell.compatible, cell.apart) for pair, cell in cells.items()]


def spellings_of(report: Mapping[str, Any]) -> Iterator[Spelling]:
    """How the outlets of a story write the names that are spelled in several ways."""
    outlets = {article["id"]: clean(article["outlet"] or article["id"]) for article in report["articles"]}
    for name in report["names"]:
        if name["spelling_differs"]:
            canonical = clean(name["canonical"])
            for variant in name["variants"]:
                times = Counter(outlets[mention["article"]] for mention in variant["mentions"])
                for outlet, number in times.items():
                    yield canonical, name["kind"], clean(variant["surface"]), outlet, number


class Spellings:
    """Spellings over the stories of a night, which pass by one at a time: together they need not fit into memory."""

    def __init__(self) -> None:
        self._names: defaultdict[tuple[str, str], defaultdict[str, Counter[str]]] = defaultdict(
            lambda: defaultdict(Counter)
        )

    def add(self, spellings: Iterable[Spelling]) -> None:
        """Count those of a story."""
        for canonical, kind, surface, outlet, times in spellings:
            self._names[canonical, kind][surface][outlet] += times

    def rows(self) -> list[Spelled]:
        """The names that stories spell in several ways, those first that most outlets write."""
        several = ((key, _spellings(counts)) for key, counts in self._names.items())
        rows = [_spelled(key, counts) for key, counts in several if len(counts) > 1]
        return sorted(rows, key=lambda row: (-len(row.by_outlet), -len(row.surfaces), row.canonical, row.kind))[:_NAMES]


def _pairs(
    verdict: str, said: Mapping[str, Mapping[str, Any]], articles: Mapping[str, Mapping[str, Any]]
) -> Iterator[tuple[tuple[str, str], str]]:
    """Each pair of outlets once a fact, by their first texts that are no copies."""
    seen: set[tuple[str, str]] = set()
    for one, two in combinations(sorted(said), 2):
        first, second = (clean(articles[name]["outlet"] or "") for name in (one, two))
        pair = (min(first, second), max(first, second))
        if (
            first == second
            or not first
            or not second
            or pair in seen
            or articles[one]["origin"] == articles[two]["origin"]
        ):
            continue
        seen.add(pair)
        same = side_of(said[one]) == side_of(said[two])
        yield pair, "same" if same else "apart" if verdict in _DIFFER else "compatible"


def _spellings(counts: Mapping[str, Counter[str]]) -> dict[str, Counter[str]]:
    """Only what differs in spelling, under its commonest form: «سلمان» is less of the name and «لحوثيين» a case of it."""
    forms: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    shown: dict[tuple[str, ...], str] = {}
    for surface in sorted(counts, key=lambda surface: (-counts[surface].total(), surface)):
        form = tuple(stem(fold(word)) for word in surface.split())
        shown.setdefault(form, surface)
        forms[form] += counts[surface]
    return {
        shown[form]: count
        for form, count in forms.items()
        if any(spelled_otherwise(form, other, " ".join(form), " ".join(other)) for other in forms)
    }


def _spelled(key: tuple[str, str], counts: Mapping[str, Counter[str]]) -> Spelled:
    surfaces = sorted(counts, key=lambda surface: (-counts[surface].total(), surface))
    outlets = sorted({outlet for count in counts.values() for outlet in count})
    by_outlet = {outlet: [counts[surface][outlet] for surface in surfaces] for outlet in outlets}
    return Spelled(*key, surfaces, by_outlet)
