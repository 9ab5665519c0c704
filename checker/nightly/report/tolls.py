"""How a toll went through the outlets: who printed which number when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from checker.report.excerpt import clean

_RULES: Final = frozenset({"casualties"})
_VERDICTS: Final = frozenset({"conflict", "disputed", "update"})
_MOMENTS: Final = 8  # columns that still fit a screen; the latest ones are kept


@dataclass(frozen=True, slots=True)
class Toll:
    """One fact that counts people, as a table: moments across, outlets down, the words printed in the cells.

    `rows` are (outlet, cells); a cell is the words, and False where they differ from the value that most articles
    state.  `moments` are ISO times, None where none is known.
    """

    story: str
    title: str
    fact: str
    label: Mapping[str, str]
    verdict: str
    moments: tuple[str | None, ...]
    rows: tuple[tuple[str, tuple[tuple[str, bool], ...]], ...]
    values: int

    @property
    def order(self) -> tuple[bool, int, int, str]:
        """Conflicts first, then what most outlets and values make worth a look."""
        return (self.verdict != "conflict", -len(self.rows), -self.values, self.fact)


def tolls_of(report: Mapping[str, Any]) -> Iterator[Toll]:
    """The tolls of a story that more than one outlet gives, in more than one value."""
    articles = {article["id"]: article for article in report["articles"]}
    for fact in report["facts"]:
        if fact["rule"] not in _RULES or fact["verdict"] not in _VERDICTS:
            continue
        claims = [claim for claim in fact["claims"] if claim["polarity"]]
        said = [_value(claim) for claim in claims]
        outlets = sorted({_outlet(articles[claim["article"]]) for claim in claims})
        if len(set(said)) < 2 or len(outlets) < 2:
            continue
        common = max(sorted(set(said)), key=said.count)
        odd = set(said) - {common} if said.count(common) > 1 else set()
        when = {claim["article"]: claim["as_of"] or articles[claim["article"]]["published"] for claim in claims}
        moments = sorted(set(when.values()), key=lambda time: time or "")[-_MOMENTS:]
        cells: dict[tuple[str, str | None], dict[str, bool]] = {}
        for claim in claims:
            key = _outlet(articles[claim["article"]]), when[claim["article"]]
            cells.setdefault(key, {})[clean(claim["text"])] = _value(claim) not in odd
        yield Toll(
            story=report["story"]["id"],
            title=report["story"]["title"],
            fact=fact["id"],
            label=fact["label"],
            verdict=fact["verdict"],
            moments=tuple(moments),
            rows=tuple(
                (outlet, tuple(_cell(cells.get((outlet, moment), {})) for moment in moments)) for outlet in outlets
            ),
            values=len(set(said)),
        )


def _cell(said: Mapping[str, bool]) -> tuple[str, bool]:
    return "، ".join(said), all(said.values())


def _outlet(article: Mapping[str, Any]) -> str:
    return clean(article["outlet"] or article["id"])


def _value(claim: Mapping[str, Any]) -> str:
    """The number without its hedge: «at least 17» is no other toll than 17."""
    value = claim["value"]
    return str(value["value"] if value["value"] is not None else (value["low"], value["high"]))
