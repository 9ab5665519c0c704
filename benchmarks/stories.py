"""How well and how fast an intake is grouped: `python benchmarks/stories.py CORPUS [NIGHTS]`.

CORPUS holds nights as zipped or plain JSON lists (`title`, `content`, `source`, `url`, `date_extracted`), named by
their day.  The pairs in `stories_pairs.csv` were read by eye: two addresses as hashes, a label (`same` event,
`related`, `different`) and how many pairs of that night each stands for, as drawn by strata.
"""

from __future__ import annotations

import csv
import hashlib
import json
import math
import sys
import time
import zipfile
from collections import defaultdict
from pathlib import Path

from checker.model import Article
from checker.nightly.stories import group_stories
from checker.rules import load_rules

PAIRS = Path(__file__).with_name("stories_pairs.csv")


def read_night(path: Path) -> list[Article]:
    """The articles of one night; ids are the day and the place in the list."""
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as packed:
            rows = json.loads(packed.read(packed.namelist()[0]))
    else:
        rows = json.loads(path.read_text(encoding="utf-8"))
    return [
        Article(f"{path.stem}/{i:05}", row["source"], row["title"], row["content"], row["date_extracted"], row["url"])
        for i, row in enumerate(rows)
    ]


def address(url: str | None) -> str:
    """A page's address as the pairs name it."""
    return hashlib.sha256((url or "").encode()).hexdigest()[:16]


def judge(night: str, articles: list[Article], stories: list[list[str]]) -> None:
    """Print precision and recall of the labelled pairs of a night."""
    url = {article.id: address(article.url) for article in articles}
    homes: defaultdict[str, set[int]] = defaultdict(set)
    for number, story in enumerate(stories):
        for name in story:
            homes[url[name]].add(number)
    with PAIRS.open(encoding="utf-8", newline="") as file:
        pairs = [row for row in csv.DictReader(file) if row["night"] == night]
    if not pairs:
        return
    joined: defaultdict[str, float] = defaultdict(float)
    missed: defaultdict[str, float] = defaultdict(float)
    count: defaultdict[str, int] = defaultdict(int)
    for row in pairs:
        together = bool(homes[row["one"]] & homes[row["two"]])
        (joined if together else missed)[row["label"]] += float(row["stands_for"])
        count[row["label"]] += together
    same, related, different = (joined[label] for label in ("same", "related", "different"))
    print(
        f"  {pairs[0]['part']}: {len(pairs)} pairs; joined {count['same']} same, {count['related']} related, "
        f"{count['different']} different; precision {same / (same + related + different):.2f} "
        f"({same / (same + different):.2f} without the related), recall {same / (same + missed['same']):.2f}"
    )


def main() -> None:
    """Each night by itself, then all together."""
    rules = load_rules()
    corpus = Path(sys.argv[1])
    paths = [path for path in sorted(corpus.iterdir()) if path.suffix in (".zip", ".json")]
    everything: list[Article] = []
    costs: list[tuple[int, float]] = []
    for path in paths[: int(sys.argv[2]) if len(sys.argv) > 2 else None]:
        articles = read_night(path)
        start = time.process_time()
        stories = group_stories(articles, rules)
        cost = time.process_time() - start
        outlet = {article.id: article.outlet for article in articles}
        several = [story for story in stories if len({outlet[name] for name in story}) > 1]
        share = len({name for story in several for name in story}) / len(articles)
        print(
            f"{path.stem}: {len(articles)} articles, {cost:.1f} s, {len(several)} stories of several outlets ({share:.0%})"
        )
        judge(path.stem, articles, stories)
        everything += articles
        costs.append((len(articles), cost))
    start = time.process_time()
    stories = group_stories(everything, rules)
    cost = time.process_time() - start
    small = min(costs)
    growth = math.log(cost / small[1]) / math.log(len(everything) / small[0]) if len(costs) > 1 else 1.0
    print(f"all: {len(everything)} articles, {cost:.1f} s, {len(stories)} stories; cost grows as n^{growth:.2f}")


if __name__ == "__main__":
    main()
