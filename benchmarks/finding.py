"""Precision and recall of the finder of names on annotated articles: `python benchmarks/finding.py CORPUS.zip...`.

The annotations (`found_names.json`) hold no text: an article is known by the SHA-256 of its text (title, an empty
line, body, as the corpus has them), a name by its place and kind.  A CORPUS is a zip of JSON lists with `title` and
`content`.  A name counts as found where its place and its kind are exactly right.  In the parts "mended" and "fresh"
institutions («وزارة ...») are annotated too, as a kind of their own; names inside them are asked for no more.
"""

from __future__ import annotations

import hashlib
import json
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from checker import Article
from checker.extract.document import read_document
from checker.extract.names import find_names
from checker.rules import Rules, load_rules

Name = tuple[int, int, str]  # where it starts and ends, its kind
INSTITUTIONS = ("mended", "fresh")  # parts of the annotations that have them
ANNOTATED = {row["sha256"]: row for row in json.loads((Path(__file__).parent / "found_names.json").read_text("utf-8"))}


def articles(paths: list[str]) -> Iterator[Article]:
    """The annotated articles of the corpora."""
    for path in paths:
        with zipfile.ZipFile(path) as archive:
            for member in archive.namelist():
                for number, row in enumerate(json.loads(archive.read(member))):
                    article = Article(str(number), title=row.get("title") or "", body=row.get("content") or "")
                    if hashlib.sha256(article.text.encode()).hexdigest() in ANNOTATED:
                        yield article


def _found(article: Article, gold: set[Name], rules: Rules, *, institutions: bool) -> set[Name]:
    names = find_names([read_document(article, rules)])
    found: set[Name] = {(m.start, m.end, m.kind) for m in names.mentions[article.id]}
    if not institutions:
        return found
    bodies = [name for name in gold if name[2] == "institution"]
    found |= {(m.start, m.end, "institution") for m in names.institutions[article.id]}
    found = {(s, e, "institution" if (s, e, "institution") in gold else kind) for s, e, kind in found}
    return {name for name in found if name in gold or not any(b[0] <= name[0] and name[1] <= b[1] for b in bodies)}


def main() -> None:
    """Print precision and recall by kind, for the articles that were read while the rules were mended and for others."""
    rules = load_rules()
    right: Counter[tuple[str, str]] = Counter()
    said: Counter[tuple[str, str]] = Counter()
    wanted: Counter[tuple[str, str]] = Counter()
    seen: set[str] = set()
    for article in articles(sys.argv[1:]):
        key = hashlib.sha256(article.text.encode()).hexdigest()
        if key in seen:
            continue
        seen.add(key)
        part = ANNOTATED[key]["part"]
        gold = {(start, end, kind) for start, end, kind in ANNOTATED[key]["names"]}
        found = _found(article, gold, rules, institutions=part in INSTITUTIONS)
        for counter, names in ((right, gold & found), (said, found), (wanted, gold)):
            counter.update((part, kind) for _, _, kind in names)
    print(f"{len(seen)} of {len(ANNOTATED)} annotated articles")
    for part, kind in sorted(wanted):
        hit = right[part, kind]
        print(
            f"{part:7} {kind:12} n={wanted[part, kind]:3}  "
            f"precision={hit / max(said[part, kind], 1):.2f}  recall={hit / wanted[part, kind]:.2f}"
        )


if __name__ == "__main__":
    main()
