"""The names of the five seed articles, as an editor wants them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from checker import Article, review

SEEDS = Path(__file__).parents[2] / "seeds"


@cache
def entities() -> tuple[frozenset[str], ...]:
    articles = [Article(id=path.stem, body=path.read_text(encoding="utf-8")) for path in sorted(SEEDS.glob("*.txt"))]
    names = review(articles).to_dict()["names"]
    return tuple(frozenset(variant["surface"] for variant in name["variants"]) for name in names)


def together(a: str, b: str) -> bool:
    """Does one entity hold a spelling that ends in `a` and one that ends in `b`?"""
    return any(any(s.endswith(a) for s in names) and any(s.endswith(b) for s in names) for names in entities())


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("كيم جونغ أون", "كيم يونغ أون"),
        ("باك جونغ تشون", "باك يونغ تشون"),
        ("بيونغ يانغ", "بيونج يانج"),
        ("فوستوتشني", "فوستوشني"),
        ("ديمتري بيسكوف", "دميتري بيسكوف"),
        ("فون ديرلاين", "فون دير لاين"),
        ("آمور", "أمور"),
    ],
)
def test_both_spellings_are_one_entity(a: str, b: str) -> None:
    assert together(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [("كوريا الشمالية", "كوريا الجنوبية"), ("بوتين", "زيلينسكي"), ("شويغو", "لافروف"), ("أنغارا", "سويوز")],
)
def test_two_things_are_never_joined(a: str, b: str) -> None:
    assert not together(a, b)
