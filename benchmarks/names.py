"""How long names take: all equal pairs of a night, and blocking of many nights.

python benchmarks/names.py [HOW_MANY] [HOW_MANY_BLOCKED]
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

import yaml

from checker.compare.blocking import alike, same_names
from checker.rules import load_rules
from checker.schema import GivenNames

CASES = Path(__file__).parents[1] / "tests" / "cases" / "single_names.yaml"
CONSONANTS = "بتجدرزسشفقكلمنهغخطص"
VOWELS = ["", "", "ا", "ي", "و"]
FAMILIES = 4000  # made-up family names, so that a large set has words as many as real ones have
CHANCE = random.Random(4)


def night(size: int) -> list[str]:
    """Different names of one to three words: Arabic given names, foreign names in many spellings, made-up ones."""
    given = [name for file in load_rules().of(GivenNames) for name in file.names]
    cases = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    foreign = [name for row in (*cases["same"], *cases["different"]) for name in row]
    foreign += [_made_up() for _ in range(min(FAMILIES, size // 4))]
    names: set[str] = set()
    while len(names) < size:
        first = CHANCE.sample(given, CHANCE.choice((0, 1, 1, 2)))
        middle = [CHANCE.choice(foreign)] if CHANCE.random() < 0.4 else []
        names.add(" ".join([*first, *middle, CHANCE.choice(foreign)]))
    return sorted(names)


def _made_up() -> str:
    syllables = CHANCE.choice((2, 3, 3, 4))
    return "".join(CHANCE.choice(CONSONANTS) + CHANCE.choice(VOWELS) for _ in range(syllables)) + CHANCE.choice(
        CONSONANTS
    )


def main() -> None:
    """Print the times, of one processor, the rules read before."""
    sizes = [int(text) for text in sys.argv[1:]] or [2000, 200_000]
    rules = load_rules()
    alike(["محمد", "محمود"], rules)
    names = night(sizes[0])
    for state in ("cold", "warm"):
        start = time.process_time()
        pairs = same_names(names)
        print(f"{len(names)} names, {state}: {time.process_time() - start:.2f} s, {len(pairs)} equal pairs")
    for size in sizes[1:]:
        names = night(size)
        start = time.process_time()
        found = alike(names, rules)
        print(f"{len(names)} names blocked: {time.process_time() - start:.1f} s, {len(found)} pairs to compare")


if __name__ == "__main__":
    main()
