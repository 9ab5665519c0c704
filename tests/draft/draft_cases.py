"""The stories of cases.yaml and the seed, as articles."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from checker import Article
from checker.intake.read import read_paths

SEEDS = Path(__file__).parents[2] / "seeds"
PLANTED = {
    "الأربعاء، بعد": "الخميس، بعد",
    "نحو ساعتين": "نحو ثلاث ساعات",
    "زعيم الدولة المعزولة كيم جونغ أون": "زعيم الدولة المعزولة كيم جونغ إيل",
}
NOTED = ["الخميس", "نحو ثلاث ساعات", "كيم جونغ إيل"]  # in the order of the text


@dataclass(frozen=True)
class Case:
    """A story: its sources, a draft that they bear out, and changes that they do not."""

    name: str
    sources: list[Article]
    draft: Article
    mistakes: list[dict[str, str]]
    missing: list[str]


def changed(draft: Article, old: str, new: str) -> Article:
    """The draft with one thing changed; it must be there."""
    assert old in draft.text, old
    return replace(draft, title=draft.title.replace(old, new), body=draft.body.replace(old, new))


def _case(data: dict[str, Any]) -> Case:
    sources = [
        Article(str(i), source["outlet"], source["title"], source["body"].strip(), str(source["published"]))
        for i, source in enumerate(data["sources"])
    ]
    draft = Article("draft", None, data["draft"]["title"], data["draft"]["body"].strip())
    return Case(data["name"], sources, draft, data["mistakes"], data["missing"])


CASES = [_case(data) for data in yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text(encoding="utf-8"))]


@lru_cache(maxsize=1)
def seeds() -> tuple[Article, tuple[Article, ...]]:
    """The fourth seed as a draft, and the other four."""
    articles = read_paths([str(SEEDS)]).articles
    [draft] = [article for article in articles if article.id == "003"]
    return draft, tuple(article for article in articles if article.id != "003")


def planted(text: str) -> str:
    """A text of the fourth seed with the three mistakes in it."""
    for old, new in PLANTED.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def seed_text() -> str:
    """The fourth seed as its file has it."""
    [path] = SEEDS.glob("003_*.txt")
    return path.read_text(encoding="utf-8")
