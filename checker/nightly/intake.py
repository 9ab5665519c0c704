"""The intake of a night: every article under a key made of what it says, so that it is known again.

Files move and feeds repeat themselves: what an outlet says at a time in the same words is one article, wherever it
was found.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from checker.intake.read import Problem
from checker.model import Article
from checker.nightly.entries import Stub
from checker.nightly.fingerprint import digest


@dataclass
class Intake:
    """What came in: the articles by key, in the order of their keys, and what could not be read (place, message)."""

    articles: dict[str, Stub] = field(default_factory=dict)
    problems: list[tuple[str, str]] = field(default_factory=list)
    older: int = 0  # articles that --since leaves out
    again: int = 0  # articles that came more than once


def article_key(article: Article) -> str:
    """Its time and a hash of all that it says: keys sort as the articles were published."""
    time = f"{article.time:%Y%m%dT%H%M}" if article.time else "undated"
    stated = article.time.isoformat() if article.time else ""
    return f"{time}-{digest(article.outlet or '', stated, article.title, article.body)}"


def stub_of(article: Article) -> Stub:
    """What a run keeps in mind of an article; `Stub.key` is its key."""
    day = article.day.isoformat() if article.day else None
    return Stub(article_key(article), article.outlet or "", day, article.url, article.path)


def older(stub: Stub, since: dt.date | None) -> bool:
    """Is it left out?  What has no date never is."""
    return since is not None and stub.day is not None and stub.day < since.isoformat()


def take_in(
    items: Iterable[Article | Stub | Problem], since: dt.date | None = None, limit: int | None = None
) -> Iterator[tuple[Intake, Article | Stub | None]]:
    """Fill an intake item by item, so that progress can be shown; gives it with each article that is new in it, and at the end.

    Of a `Stub` the ledger has the text.  `since` leaves out what is dated earlier; `limit` stops after so many articles.
    """
    intake = Intake()
    for item in items:
        if isinstance(item, Problem):
            intake.problems.append(_told(item))
            continue
        stub = item if isinstance(item, Stub) else stub_of(item)
        if older(stub, since):
            intake.older += 1
        elif stub.key in intake.articles:
            intake.again += 1
        else:
            intake.articles[stub.key] = stub
            yield intake, item if isinstance(item, Stub) else replace(item, id=stub.key)
        if limit is not None and len(intake.articles) >= limit:
            break
    intake.articles = dict(sorted(intake.articles.items()))
    yield intake, None


def _told(problem: Problem) -> tuple[str, str]:
    """Where, and what; a path within a path is told in one."""
    whole = str(problem)
    message = problem.message
    return (whole.removesuffix(f": {message}") if whole.endswith(message) else problem.path), message
