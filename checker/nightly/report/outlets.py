"""Outlets against each other over a whole night: how often they agree, and who spells names how."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final

from checker.report.excerpt import clean, side_of

_DIFFER: Final = frozenset({"conflict", "disputed"})
_NAMES: Final = 40  # rows of the table of spellings; the CSV beside it has all


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


def agreement(reports: Iterable[Mapping[str, Any]]) -> Agreement:
    """Counted over the facts of all stories; copies of one text say nothing about each other."""
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for report in reports:
        articles = {article["id"]: article for article in report["articles"]}
        for fact in report["facts"]:
            if fact["verdict"] == "single":
                continue
            said: dict[str, Mapping[str, Any]] = {}
            for claim in fact["claims"]:
                said.setdefault(claim["article"], claim)
            for pair, how in _pairs(fact["verdict"], said, articles):
                counts[pair][how] += 1
    pairs = {pair: Cell(count["same"], count["compatible"], count["apart"]) for pair, count in sorted(counts.items())}
    return Agreement(sorted({outlet for pair in pairs for outlet in pair}), pairs)


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


def spellings(reports: Iterable[Mapping[str, Any]]) -> list[Spelled]:
    """The names that stories spell in several ways, those first that most outlets write."""
    found: defaultdict[tuple[str, str], defaultdict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for report in reports:
        outlets = {article["id"]: clean(article["outlet"] or article["id"]) for article in report["articles"]}
        for name in report["names"]:
            if not name["spelling_differs"]:
                continue
            for variant in name["variants"]:
                for mention in variant["mentions"]:
                    key = (clean(name["canonical"]), name["kind"])
                    found[key][clean(variant["surface"])][outlets[mention["article"]]] += 1
    rows = [_spelled(key, counts) for key, counts in found.items() if len(counts) > 1]
    return sorted(rows, key=lambda row: (-len(row.by_outlet), -len(row.surfaces), row.canonical, row.kind))[:_NAMES]


def _spelled(key: tuple[str, str], counts: Mapping[str, Counter[str]]) -> Spelled:
    surfaces = sorted(counts, key=lambda surface: (-counts[surface].total(), surface))
    outlets = sorted({outlet for count in counts.values() for outlet in count})
    by_outlet = {outlet: [counts[surface][outlet] for surface in surfaces] for outlet in outlets}
    return Spelled(*key, surfaces, by_outlet)
