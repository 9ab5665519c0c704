"""A random sample of the quantities of nights to read by hand: `python benchmarks/quantities_sample.py NIGHTS SEED [NUMBER] [SKIP SEED ...]`.

NIGHTS holds folders of a day with files of articles (`title`, `content`, `date_extracted`). 700 articles are drawn, none that
a sample with one of the other seeds drew before it, and in them places at random: what was read, and the digits and words of numbers that were not.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import sys
from pathlib import Path

from checker import quantities
from checker.extract.vocabulary import vocabulary
from checker.model import Quantity
from checker.rules import load_rules
from checker.text.tokens import NUMBER

ARTICLES = 700
NUMBERS = {"unit", "ten", "hundred", "mag", "frac", "vague", "month", "weekday", "measure_dual", "noun_dual"}
BEFORE, BEHIND = 85, 65  # characters shown to either side
Article = tuple[str, dt.date]


def articles(nights: Path) -> list[Article]:
    found: dict[str, dt.date] = {}
    for file in sorted(nights.glob("*/*.json")):
        for article in json.loads(file.read_text(encoding="utf-8")):
            parts = ((article[key] or "").strip() for key in ("title", "content"))
            day = dt.datetime.fromisoformat(article["date_extracted"]).date()
            found.setdefault("\n\n".join(part for part in parts if part), day)
    return list(found.items())


def places(text: str, reference: dt.date) -> list[tuple[Quantity | None, int, int]]:
    found: list[tuple[Quantity | None, int, int]] = [(q, q.start, q.end) for q in quantities(text, reference)]
    spans = [(start, end) for _, start, end in found]
    for token in vocabulary(load_rules()).lexicon.tokens(text):
        number = token.lex.kind == NUMBER or any(reading.term.cat in NUMBERS for reading in token.lex.readings)
        if number and not any(start < token.end and token.start < end for start, end in spans):
            found.append((None, token.start, token.end))
    return found


def main() -> None:
    pool = articles(Path(sys.argv[1]))
    for seed in map(int, sys.argv[4:]):
        drawn = set(random.Random(seed).sample(range(len(pool)), ARTICLES))
        pool = [article for at, article in enumerate(pool) if at not in drawn]
    chance = random.Random(int(sys.argv[2]))
    found = [(text, day, *place) for text, day in chance.sample(pool, ARTICLES) for place in places(text, day)]
    for text, day, quantity, start, end in chance.sample(found, int(sys.argv[3]) if len(sys.argv) > 3 else 300):
        first = max(text.rfind("\n", 0, start) + 1, start - BEFORE)
        last = text.find("\n", end) if "\n" in text[end : end + BEHIND] else end + BEHIND
        print(day, quantity)
        print("   ", text[first:start] + "⟦" + text[start:end] + "⟧" + text[end:last])


if __name__ == "__main__":
    main()
