"""What a night's report shows of one story besides its page.

It is drawn from a review when that is made, in a worker, and kept beside it: a report need not open reviews again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from checker.nightly.fingerprint import Found, findings_of
from checker.nightly.report.outlets import Spelling, spellings_of
from checker.nightly.report.tolls import Toll, tolls_of
from checker.nightly.rows import pack, unpack
from checker.report.excerpt import clean, excerpt, side_of

if TYPE_CHECKING:
    from checker.nightly.entries import Finding

_AROUND: Final = 90  # characters of a sentence shown on each side of the words in question


@dataclass(frozen=True, slots=True)
class Side:
    """What one article says in a finding: the words, and the sentence around them."""

    outlet: str
    published: str | None
    text: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Shown:
    """The time of a story's newest article, its tolls, how its names are spelled, and the words behind its findings.

    A passage is known by the kind, the place and the reason of its finding.
    """

    latest: str | None
    tolls: Sequence[Toll]
    spellings: Sequence[Spelling]
    sides: Mapping[tuple[str, str, str], tuple[Side, ...]]

    def sides_of(self, finding: Finding) -> tuple[Side, ...]:
        """The words behind a finding."""
        return self.sides.get((finding.kind, finding.place, finding.why.ar), ())


def shown_of(report: Mapping[str, Any]) -> Shown:
    """What is shown of a `checker.report/1`."""
    articles = {article["id"]: article for article in report["articles"]}
    return Shown(
        latest=max((article["published"] for article in report["articles"] if article["published"]), default=None),
        tolls=list(tolls_of(report)),
        spellings=list(spellings_of(report)),
        sides={
            (found.kind, found.place, found.why["ar"]): tuple(_sides(found, report, articles))
            for found in findings_of(report)
        },
    )


def pack_shown(shown: Shown) -> bytes:
    """As it is kept."""
    plain = asdict(shown) | {"sides": [[*key, [asdict(side) for side in sides]] for key, sides in shown.sides.items()]}
    return pack(plain)


def read_shown(data: bytes) -> Shown:
    """What `pack_shown` packed."""
    plain = unpack(data)
    return Shown(
        plain["latest"],
        [Toll(**toll | _inner(toll)) for toll in plain["tolls"]],
        plain["spellings"],
        {(kind, place, why): tuple(Side(**side) for side in sides) for kind, place, why, sides in plain["sides"]},
    )


def _inner(toll: Mapping[str, Any]) -> dict[str, Any]:
    """The lists of a toll as the tuples that they were."""
    rows = tuple((outlet, tuple((words, same) for words, same in cells)) for outlet, cells in toll["rows"])
    return {"moments": tuple(toll["moments"]), "rows": rows}


def _sides(found: Found, report: Mapping[str, Any], articles: Mapping[str, Any]) -> list[Side]:
    """One passage a value: those that the reason quotes, then one of each further outlet; the evidence of a check."""
    if found.kind != "fact":
        check = next((check for check in report["checks"] if check["id"] == found.place), None)
        evidence = check["evidence"] if check else []
        return [
            _side(article, place["span"], _line(article["text"], place["span"]))
            for place in evidence
            for article in (articles[place["article"]],)
        ]
    fact = next((fact for fact in report["facts"] if fact["id"] == found.place), None)
    sides: dict[str, Side] = {}
    for claim in fact["claims"] if fact else []:
        if side_of(claim) not in sides:
            sides[side_of(claim)] = _side(articles[claim["article"]], claim["span"], claim["sentence"])
    quoted = {key for key, side in sides.items() if f"«{side.text}»" in found.why["ar"]}
    shown = [sides[key] for key in sides if key in quoted]
    for key, side in sides.items():
        if key not in quoted and not (quoted and side.outlet in {other.outlet for other in shown}):
            shown.append(side)
    return shown


def _side(article: Mapping[str, Any], span: Sequence[int], sentence: Sequence[int]) -> Side:
    around = excerpt(article["text"], (span[0], span[1]), (sentence[0], sentence[1]), _AROUND)
    return Side(clean(article["outlet"] or ""), article["published"], around.words, around.before, around.after)


def _line(text: str, span: Sequence[int]) -> tuple[int, int]:
    end = text.find("\n", span[1])
    return text.rfind("\n", 0, span[0]) + 1, len(text) if end < 0 else end
