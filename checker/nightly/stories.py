"""Group an intake into stories: the articles that tell of one event."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model import Article
from checker.rules import Rules
from checker.text.fold import fold


def group_stories(articles: Sequence[Article], rules: Rules) -> list[list[str]]:  # noqa: ARG001 - words of the rules come with the real one
    """The stories of an intake, as lists of article ids; an article that stands alone is a story of one.

    The order of `articles` changes nothing: ids are sorted inside a story, stories by their first id.
    """
    groups: dict[tuple[str, ...], list[str]] = {}
    for article in sorted(articles, key=lambda article: article.id):
        words = tuple(fold(word) for word in article.title.split())
        groups.setdefault(words or (article.id,), []).append(article.id)
    return sorted(groups.values())
