"""The types of the checker.  No logic beyond what keeps a value honest."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, Literal, NamedTuple

Kind = Literal[
    "number", "ordinal", "fraction", "percent", "money", "duration", "quantity",
    "date", "date_range", "clock", "text", "quote",
]  # fmt: skip
DATES: Final = frozenset({"date", "date_range"})
TIMES: Final = DATES | {"clock"}
# assumed of a minute that a text lets its reader count («قبل دقيقتين من النهاية»): it may be off by one
MINUTE_OF_PLAY: Final = "minute of play"
Hedge = Literal["about", "more_than", "at_least", "less_than", "up_to", "range", "vague"]
Verdict = Literal["agree", "compatible", "update", "disputed", "conflict", "single"]
Severity = Literal["error", "warning", "info", "none"]
NameKind = Literal["person", "place", "organisation"]
Number = int | float


class Span(NamedTuple):
    """A place in an article's text: half-open, counted in characters."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


class Text(NamedTuple):
    """One message in both languages of the report."""

    ar: str
    en: str

    def to_dict(self) -> dict[str, str]:
        return {"ar": self.ar, "en": self.en}


class CheckerError(Exception):
    """Something a user can mend; its message is one clear line that says what and how."""


def parse_time(value: dt.datetime | dt.date | str | None) -> dt.datetime | None:
    """An ISO 8601 date or time; None where there is none or only a month or a year is stated.

    Raises ValueError with the offending words when it is neither.
    """
    if value is None or isinstance(value, dt.datetime):
        return value
    if isinstance(value, dt.date):
        return dt.datetime(value.year, value.month, value.day)
    text = value.strip()
    if not text or re.fullmatch(r"\d{4}(-\d\d)?", text):
        return None
    try:
        return dt.datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        raise ValueError(f"not an ISO date or time: {text!r}") from None


@dataclass(frozen=True)
class Article:
    """One outlet's text.  `text` is the title, an empty line and the body, or the only one there is."""

    id: str
    outlet: str | None = None
    title: str = ""
    body: str = ""
    published: dt.datetime | str | None = None
    url: str | None = None
    path: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", str(self.id))
        object.__setattr__(self, "title", self.title or "")
        object.__setattr__(self, "body", self.body or "")
        object.__setattr__(self, "published", parse_time(self.published))

    @cached_property
    def text(self) -> str:
        return "\n\n".join(part for part in (self.title, self.body) if part)

    @property
    def time(self) -> dt.datetime | None:
        return self.published if isinstance(self.published, dt.datetime) else None

    @property
    def day(self) -> dt.date | None:
        return self.time.date() if self.time else None

    @property
    def title_end(self) -> int:
        """Where the title ends in `text`; 0 where there is no title or nothing else."""
        return len(self.title) if self.title and self.body else 0


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a passage states of a number, an amount, a time: an interval with a unit and a hedge.

    `value` is the stated point, None where none is stated.  `low` and `high` are what a careful reader
    grants; None is an open end.  Dates are ISO strings, clock times "HH:MM".  `words` are the words that
    made it besides the number itself, `assumed` what the text left unsaid and the reader filled in.
    """

    kind: Kind
    value: Number | str | None
    low: Number | str | None
    high: Number | str | None
    unit: str | None
    hedge: Hedge | None
    start: int
    end: int
    text: str
    low_inclusive: bool = True
    high_inclusive: bool = True
    noun: str | None = None
    assumed: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    number_span: tuple[int, int] | None = None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def to_dict(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "value": self.value,
            "low": self.low,
            "high": self.high,
            "low_inclusive": self.low_inclusive,
            "high_inclusive": self.high_inclusive,
            "unit": self.unit,
            "hedge": self.hedge,
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "assumed": list(self.assumed),
        }


Scope = Literal["whole", "part", "background"]


@dataclass(frozen=True, slots=True)
class Source:
    """Whose statement it is: the words as written and the words that tell this source from others.

    `anybody`: it is a paper that names no author («النتائج النهائية»), and may be anybody's.
    """

    text: str
    key: frozenset[str]
    media: bool = False
    anybody: bool = False


class Context(dict[str, float]):
    """The words around a value: feature -> weight.  Not changed once it is made."""

    @cached_property
    def square(self) -> float:
        """The sum of the squares of the weights."""
        return sum(weight * weight for weight in self.values())


@dataclass(frozen=True)
class Claim:
    """One value stated by one article, with the slots that say what it is a value of.

    `who` is what the value belongs to (as the start of a name's mention), `near` are the names around it.
    `aspects` are marks that make it another fact: forecast, previous, denied, rate, each, in passing.
    `subject` are the words between the governing word and the number: of what it is said.
    `context` weighs the words around it.
    """

    article: str
    rule: str
    role: str
    value: Quantity
    text: str
    span: Span
    sentence: Span
    noun: str | None = None
    group: str | None = None
    as_of: dt.datetime | None = None
    source: Source | None = None
    polarity: bool = True
    scope: Scope = "whole"
    aspects: frozenset[str] = frozenset()
    updated: bool = False
    who: int | None = None
    near: tuple[int, ...] = ()
    when: tuple[str, str] | None = None
    context: Context = field(default_factory=Context, repr=False)
    subject: frozenset[str] = frozenset()
    title: bool = False
    paragraph: int = 0

    @property
    def key(self) -> tuple[str, int, int, str, str]:
        """What tells it from every other claim of a story."""
        return (self.article, self.span.start, self.span.end, self.rule, self.role)
