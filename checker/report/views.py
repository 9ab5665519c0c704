"""What a page shows of a report, in one language: findings, articles, names, checks.  Types only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True)
class Passage:
    """What one article says of a fact."""

    outlet: str
    published: str | None
    href: str
    words: Markup
    others: list[str]
    said_by: str | None
    as_of: str | None


@dataclass(frozen=True)
class FactView:
    """A finding as the page shows it."""

    number: int
    id: str
    verdict: str
    label: str
    why: Markup
    level: str
    sources: int
    quote: bool
    values: list[str]
    passages: list[Passage]
    cells: Mapping[str, list[tuple[str, str]]]


@dataclass(frozen=True)
class Block:
    """Paragraphs of an article, or a part of it that was set aside, with the reason."""

    paragraphs: list[Markup]
    reason: str | None = None


@dataclass(frozen=True)
class ArticleView:
    """An article as the page shows it; `headed` when its first line is a headline."""

    number: int
    outlet: str
    title: str
    published: str | None
    url: str | None
    alike: list[str]
    headed: bool
    blocks: list[Block]


@dataclass(frozen=True)
class Spelling:
    """One spelling of a name: how often each article has it, with a link to the first place."""

    surface: str
    cells: list[tuple[int, str]]
    total: int


@dataclass(frozen=True)
class NameView:
    """A name with its spellings."""

    canonical: str
    kind: str
    spellings: list[Spelling]


@dataclass(frozen=True)
class CheckView:
    """A mismatch inside one article."""

    id: str
    rule: str
    severity: str
    outlet: str
    published: str | None
    why: Markup
    evidence: list[tuple[str, Markup]]
    of_style: bool
