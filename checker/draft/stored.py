"""What a ledger of nights has on the story of a draft: found by its names and the words of its title."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, Protocol

from checker.extract.document import read_document
from checker.extract.names import find_story_names
from checker.model import Article, CheckerError
from checker.rules import Rules
from checker.text.clitics import split
from checker.text.fold import fold
from checker.text.frequency import rarity

DAYS: Final = 4  # a story is told for as many days, and a draft is written while it is
_TERMS: Final = 12  # searches; the names that a draft has most often say what it is about
_LEAST: Final = 2  # terms that a story must have: one name alone has many stories
_NEAR: Final = 0.6  # of the best story's score: the same event on another day, or another group of the same night
_STORIES: Final = 4
_ARTICLES: Final = 40  # more of them say nothing new, and each costs time
_LETTERS: Final = 4  # a shorter word stands inside too many others, and the search looks for letters


class ToldStory(Protocol):
    """A story of the ledger: its id, and its day as an ISO date."""

    @property
    def id(self) -> str: ...
    @property
    def day(self) -> str | None: ...


class Shelf(Protocol):
    """What of a ledger is asked: the stories whose titles or leads have a word, and the report of one."""

    def search(self, text: str) -> Sequence[ToldStory]: ...
    def story_report(self, story: str) -> Mapping[str, Any]: ...


def stored_sources(where: str, draft: Article, rules: Rules) -> list[Article]:
    """The sources of a draft in the ledger at a path or URL; raises CheckerError where there is no ledger."""
    if "://" not in where and not Path(where).is_file():
        raise CheckerError(f"{where}: no such ledger; make one with: checker nightly INBOX --store {where}")
    from checker.nightly.ledger import open_ledger

    ledger = open_ledger(where)
    try:
        return sources_of(draft, ledger, rules)
    finally:
        ledger.close()


def sources_of(draft: Article, shelf: Shelf, rules: Rules, days: int = DAYS) -> list[Article]:
    """The articles of the stories that the draft tells, the surest story first; none where no story has its names."""
    scores: defaultdict[str, float] = defaultdict(float)
    hits: Counter[str] = Counter()
    told: dict[str, ToldStory] = {}
    for term in _terms(draft, rules):
        found = shelf.search(term)
        for story in found:
            told[story.id] = story
            hits[story.id] += 1
            scores[story.id] += 1 / math.sqrt(len(found))
    recent = _recent(draft, list(told.values()), days)
    known = [story for story in scores if hits[story] >= _LEAST and story in recent]
    best = max((scores[story] for story in known), default=0.0)
    near = [story for story in known if scores[story] >= _NEAR * best]
    ordered = sorted(near, key=lambda story: (-scores[story], story))[:_STORIES]
    return _articles([shelf.story_report(story) for story in ordered])


def _terms(draft: Article, rules: Rules) -> list[str]:
    """The last words of its names, the commonest first, and the rare words of its title."""
    doc = read_document(draft, rules)
    names = Counter(mention.words[-1] for mention in find_story_names([doc])[draft.id] if mention.words)
    title = sorted({split(fold(word))[2] for word in draft.title.split()}, key=lambda word: (-rarity(word), word))
    words = [name for name, _ in sorted(names.items(), key=lambda item: (-item[1], item[0]))]
    spread = [word for pair in zip(words, title, strict=False) for word in pair]
    rest = words[len(title) :] + title[len(words) :]
    return list(dict.fromkeys(word for word in spread + rest if len(word) >= _LETTERS))[:_TERMS]


def _recent(draft: Article, told: Sequence[ToldStory], days: int) -> set[str]:
    """The stories of the last days before the draft, or before the newest of them where it states none."""
    dated = {story.id: dt.date.fromisoformat(story.day[:10]) for story in told if story.day}
    until = draft.day or max(dated.values(), default=None)
    if until is None:
        return {story.id for story in told}
    since = until - dt.timedelta(days=days)
    return {story.id for story in told if story.id not in dated or since <= dated[story.id]}


def _articles(reports: Sequence[Mapping[str, Any]]) -> list[Article]:
    """The articles of reports, each once, under ids of their own."""
    found: dict[str, Article] = {}
    for article in _rebuilt(reports):
        if article.text not in found and len(found) < _ARTICLES:
            found[article.text] = article
    return list(found.values())


def _rebuilt(reports: Sequence[Mapping[str, Any]]) -> Iterator[Article]:
    for number, report in enumerate(reports):
        for data in report["articles"]:
            title, text = data["title"], data["text"]
            yield Article(
                id=f"{number}-{data['id']}",
                outlet=data["outlet"],
                title=title,
                body=text.removeprefix(title).lstrip("\n") if title else text,
                published=data["published"],
                url=data["url"],
                path=data["path"],
            )
