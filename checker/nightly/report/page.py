"""The night's index as one page: few things, worst first, and a link to each story's own page.

The page works without scripts and has none; its policy lets nothing run and nothing be fetched.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, Literal

from jinja2 import Environment
from markupsafe import Markup

from checker.nightly.report.data import NightReport, Told, page_name
from checker.nightly.report.files import has_parquet
from checker.nightly.report.outlets import Cell, Spelled
from checker.nightly.report.tolls import Toll
from checker.report.excerpt import clean
from checker.report.html import look
from checker.report.inside import policy, templates
from checker.report.marks import message
from checker.report.page_words import Words
from checker.report.terms import load_words
from checker.report.wording import check_name

if TYPE_CHECKING:
    from checker.nightly.entries import Story

Lang = Literal["ar", "en"]

_FILES: Final = (
    "findings.csv",
    "findings.json",
    "findings.parquet",
    "agreement.csv",
    "spellings.csv",
    "findings.atom",
    "digest.eml",
)
_ASSETS: Final = files("checker.nightly.report") / "assets"
_FIRST: Final = 8  # findings shown with their passages: what a desk reads in five minutes
_LINES: Final = 10  # lines of a list; the rest stands on a page of its own (lists.py)
_DESK: Final = 5  # lines of a desk
_SIDES: Final = 4  # passages of a finding; its story's page has all
_NAMES: Final = 12
_ENOUGH: Final = 5  # facts: a share of fewer says nothing and gets no colour
_LOW, _HIGH = 70, 90  # per cent of facts that can be true together


@lru_cache(maxsize=1)
def _all_words() -> Mapping[str, Mapping[str, Any]]:
    return load_words("checker.nightly.report", "night.yaml")


class NightWords(Words):
    """The words of this page in one language."""

    @property
    def _words(self) -> Mapping[str, Any]:
        return _all_words()[self.lang]

    @property
    def verdicts(self) -> Mapping[str, str]:
        found: Mapping[str, str] = self._words["verdicts"]
        return found

    @property
    def desks(self) -> Sequence[Mapping[str, Any]]:
        found: Sequence[Mapping[str, Any]] = self._words["desks"]
        return found


class NightPage:
    """A night, ready to be shown in one language."""

    shown = _LINES
    of_desk = _DESK
    most = _SIDES

    def __init__(self, night: NightReport, words: NightWords) -> None:
        self.data = night
        self.words = words
        self.new, self.open, self.resolved = (night.of(status) for status in ("new", "open", "resolved"))

    @property
    def files(self) -> list[str]:
        """What lies beside the page."""
        return [name for name in _FILES if has_parquet() or not name.endswith(".parquet")]

    @cached_property
    def worst(self) -> list[Told]:
        """The new findings by severity, and within one by desk: the desks stand in the order of their weight."""
        order = {rule: place for place, desk in enumerate(self.words.desks) for rule in desk["rules"]}
        severities = list(dict.fromkeys(told.finding.severity for told in self.new))
        return sorted(
            self.new,
            key=lambda told: (severities.index(told.finding.severity), order.get(told.finding.rule, len(order))),
        )

    @cached_property
    def first(self) -> list[Told]:
        """The new findings with their passages: one a story, so that no story fills the page."""
        chosen: dict[str, Told] = {}
        for told in self.worst:
            chosen.setdefault(told.finding.story, told)
        return list(chosen.values())[:_FIRST]

    @property
    def desks(self) -> list[tuple[Mapping[str, Any], list[Told]]]:
        """The other new findings by desk, without the desks that have none."""
        above = {told.finding.fingerprint for told in self.first}
        desk_of = {rule: desk["id"] for desk in self.words.desks for rule in desk["rules"]}
        last = self.words.desks[-1]["id"]
        rest: dict[str, list[Told]] = {}
        for told in self.worst:
            if told.finding.fingerprint not in above:
                rest.setdefault(desk_of.get(told.finding.rule, last), []).append(told)
        return [(desk, rest[desk["id"]]) for desk in self.words.desks if desk["id"] in rest]

    @cached_property
    def several(self) -> list[Story]:
        """The stories of several outlets, those with most conflicts first."""
        told = [story for story in self.data.stories if len(story.outlets) > 1]
        return sorted(told, key=lambda story: (-story.counts.get("conflict", 0), -len(story.outlets), story.id))

    @property
    def names(self) -> Sequence[Spelled]:
        return self.data.spellings[:_NAMES]

    @property
    def writers(self) -> list[str]:
        return sorted({outlet for name in self.names for outlet in name.by_outlet})

    @property
    def rates(self) -> list[tuple[str, list[tuple[Cell, float | None]], Mapping[str, int]]]:
        """By outlet: night by night how it agrees with the others, and its findings to a hundred values; what it brought."""
        return [
            (
                name,
                [
                    (self.data.agreements[run.id].of(clean(name)), _rate(run.outlets.get(name, {})))
                    for run in self.data.history
                ],
                counts,
            )
            for name, counts in sorted(self.data.run.outlets.items())
        ]

    def outlet(self, name: str) -> str:
        return name or self.words("unnamed")

    def label(self, told: Told) -> str:
        if told.finding.kind == "check":
            return check_name(told.finding.rule, "ar" if self.words.lang == "ar" else "en")
        return told.finding.label.ar if self.words.lang == "ar" else told.finding.label.en

    def kind(self, told: Told) -> str:
        """Its verdict, and of a conflict that something leaves open that it is only possible."""
        finding = told.finding
        return "possible" if finding.verdict == "conflict" and finding.severity != "error" else finding.verdict

    def why(self, told: Told) -> Markup:
        return message(told.finding.why.ar if self.words.lang == "ar" else told.finding.why.en)

    def page(self, story: Story) -> str:
        return page_name(story.id)

    def whole(self, name: str) -> str:
        """Where the whole of a list stands."""
        return list_name(name)

    def place(self, toll: Toll) -> str:
        return f"{page_name(toll.story)}#f-{toll.fact}"

    def level(self, cell: Cell) -> str:
        """How a share is coloured; not at all where too few facts stand behind it."""
        if cell.total < _ENOUGH:
            return ""
        return "low" if cell.percent < _LOW else "middle" if cell.percent < _HIGH else "high"


def render_index(night: NightReport, lang: Lang = "ar") -> str:
    """The index as one HTML file; the same night always makes the same file."""
    words = NightWords(lang)
    style = Markup(night_style())
    return environment().get_template("night.html.jinja").render(
        night=NightPage(night, words), t=words, style=style, policy=policy(style)
    )  # fmt: skip


def list_name(name: str, number: int = 1) -> str:
    """Where a page of a list lies within the report."""
    return f"{name}.html" if number == 1 else f"{name}-{number}.html"


def night_style() -> str:
    """The style of the index and of the lists."""
    return look() + _asset("night.css")


def _rate(counts: Mapping[str, int]) -> float | None:
    return 100 * counts.get("findings", 0) / counts["claims"] if counts.get("claims") else None


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates of the night."""
    return templates(_asset)
