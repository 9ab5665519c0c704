"""How long it takes to find all equal pairs among a night's names: `python benchmarks/names.py [HOW_MANY]`."""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

import yaml

from checker.compare.blocking import same_names
from checker.rules import load_rules
from checker.schema import GivenNames

CASES = Path(__file__).parents[1] / "tests" / "cases" / "single_names.yaml"


def night(size: int) -> list[str]:
    """Different names of one to three words: Arabic given names and foreign names in many spellings."""
    chance = random.Random(4)
    given = [name for file in load_rules().of(GivenNames) for name in file.names]
    cases = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    foreign = [name for row in (*cases["same"], *cases["different"]) for name in row]
    names: set[str] = set()
    while len(names) < size:
        last = chance.choice(foreign)
        first = chance.sample(given, chance.choice((0, 1, 1, 2)))
        names.add(" ".join([*first, chance.choice(foreign), last] if chance.random() < 0.4 else [*first, last]))
    return sorted(names)


def main() -> None:
    """Print the time with cold and with warm caches."""
    names = night(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
    same_names(names[:2])  # the rules are read once
    for state in ("cold", "warm"):
        start = time.process_time()
        pairs = same_names(names)
        print(f"{len(names)} names, {state}: {time.process_time() - start:.2f} s, {len(pairs)} equal pairs")


if __name__ == "__main__":
    main()
