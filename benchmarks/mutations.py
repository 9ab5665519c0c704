"""Is one changed value found, and does another way of writing it stay silent?

    python benchmarks/mutations.py FOLDER

FOLDER holds judged stories: a folder each, with articles (`ID.txt`, its first line the title) and `gold.json`, whose
`facts` have a `verdict` and `values` with `doc`, `surface` and `value`.  In every fact that is agreed on, one article's
number is changed (doubled, a digit slipped, tenfold) and, apart from that, written otherwise (Arabic-Indic digits,
with a thousands sign).  A change should raise a conflict at exactly that place, another writing none.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from checker import Article, review
from checker.model import Span

_NUMBER = re.compile(r"(?<![\d.,٫٬])[1-9]\d{0,5}(?![\d.,٫٬]*\d)")
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.S)
_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def main(folder: Path) -> None:
    """Print the shares of changes found (strictly: a conflict) and of rewritings that stay silent."""
    counts: Counter[str] = Counter()
    for story in sorted(path.parent for path in folder.glob("*/gold.json")):
        articles, gold = read_story(story)
        before = _alarms(articles)
        for article, span, number in _agreed(articles, gold):
            for changed in _changes(number):
                found = _verdicts(articles, article, span, changed)
                counts["changes"] += 1
                counts["changes told"] += bool(found & {"conflict", "disputed", "update"})
                counts["changes that are conflicts"] += "conflict" in found
            for written in _writings(number):
                counts["rewritings"] += 1
                counts["silent rewritings"] += _alarms(_with(articles, article, span, written)) <= before
    for name, count in counts.items():
        print(f"{name:28}{count}")
    print(f"told      {counts['changes told'] / max(counts['changes'], 1):.3f}")
    print(f"conflicts {counts['changes that are conflicts'] / max(counts['changes'], 1):.3f}")
    print(f"silent    {counts['silent rewritings'] / max(counts['rewritings'], 1):.3f}")


def read_story(story: Path) -> tuple[list[Article], dict[str, Any]]:
    gold = json.loads((story / "gold.json").read_text("utf-8"))
    articles = []
    for document in gold["documents"]:
        path = story / f"{document['id']}.txt"
        if not path.exists():
            continue
        title, _, body = _FRONT.sub("", path.read_text("utf-8"), count=1).lstrip("\n").partition("\n")
        articles.append(
            Article(document["id"], document.get("outlet"), title.strip(), body.strip(), document.get("published"))
        )
    return articles, gold


def _agreed(articles: list[Article], gold: dict[str, Any]) -> Iterator[tuple[str, Span, str]]:
    """One number in digits of each fact that is agreed on, with its place."""
    texts = {article.id: article.text for article in articles}
    for fact in gold["facts"]:
        if fact["verdict"] != "agree" or len({value["doc"] for value in fact["values"]}) < 2:
            continue
        for value in fact["values"]:
            at = texts.get(str(value["doc"]), "").find(value["surface"])
            number = _NUMBER.search(value["surface"])
            if at >= 0 and number is not None:
                yield str(value["doc"]), Span(at + number.start(), at + number.end()), number.group()
                break


def _changes(number: str) -> list[str]:
    slipped = number[::-1] if len(number) > 1 and number[-1] != "0" and number != number[::-1] else str(int(number) + 1)
    return [str(int(number) * 2), slipped, number + "0"]


def _writings(number: str) -> list[str]:
    return [number.translate(_INDIC), *([f"{int(number):,}"] if len(number) > 3 else [])]


def _with(articles: list[Article], changed: str, span: Span, words: str) -> list[Article]:
    found = []
    for article in articles:
        if article.id == changed:
            text = article.text[: span.start] + words + article.text[span.end :]
            title, body = (text[: len(article.title)], article.body) if span.end <= len(article.title) else (
                article.title, text[len(article.title) :].lstrip("\n")
            )  # fmt: skip
            article = replace(article, title=title, body=body)
        found.append(article)
    return found


def _verdicts(articles: list[Article], changed: str, span: Span, words: str) -> set[str]:
    place = Span(span.start, span.start + len(words))
    report = review(_with(articles, changed, span, words)).to_dict()
    return {
        fact["verdict"]
        for fact in report["facts"]
        if any(claim["article"] == changed and place.overlaps(Span(*claim["span"])) for claim in fact["claims"])
    }


def _alarms(articles: list[Article]) -> Counter[str]:
    return Counter(fact["rule"] for fact in review(articles).to_dict()["facts"] if fact["verdict"] == "conflict")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
