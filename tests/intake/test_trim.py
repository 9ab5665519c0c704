"""What the seeds carry besides their articles is set aside, with its reason, and nothing is lost."""

from itertools import pairwise

import pytest

from checker.intake.trim import trim, used
from checker.model import Article
from checker.rules import load_rules


def reason(article: Article, words: str) -> str | None:
    """Why the first place of some words was set aside; None where it is part of the article."""
    at = article.text.index(words)
    return next((aside.reason for aside in trim(article, load_rules()) if aside.span.start <= at < aside.span.end), None)


@pytest.mark.parametrize(
    ("number", "words", "why"),
    [
        (1, "ماكرون: مستقبل أوروبا", "another story"),
        (1, "أخبار ذات صلة", "glued heading"),
        (1, "كلمات دلالية", "note of the site"),
        (2, "موسكو - صفا", "another story"),
        (2, "مقالات مشابهة", "another story"),
        (3, "https://twitter.com", "address"),
        (3, "كيم يدعم بوتين", "repeated line"),
        (4, "أورسولا فون ديرلاين: أوكرانيا", "headline of another story"),
        (1, "استقبل الرئيس الروسي", None),
        (4, "• أوكرانيا تضرب", None),
        (0, "نحو 350 قتيلاً", None),
    ],
)
def test_asides_of_the_seeds(seeds: list[Article], number: int, words: str, why: str | None) -> None:
    assert reason(seeds[number], words) == why


def test_used_and_aside_make_the_whole(seeds: list[Article]) -> None:
    for article in seeds:
        asides = trim(article, load_rules())
        spans = sorted([aside.span for aside in asides] + used(article, asides))
        assert all(one.end <= two.start for one, two in pairwise(spans))
        left = article.text
        for span in reversed(spans):
            left = left[: span.start] + left[span.end :]
        assert not left.strip()
