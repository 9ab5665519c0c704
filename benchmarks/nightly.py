"""What nights cost: `python benchmarks/nightly.py NIGHT.json...` (anything that `checker nightly` reads).

The first night is one run, then a quarter of the nights, half of them, and all: each with a new store, and again
unchanged.  Each run is a process of its own, as a timer starts it.  Cost is processor time, since other work on the
machine stretches the time on the wall.
"""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[1]
_LOOK = 0.1  # seconds between looks at the memory


@dataclass(frozen=True)
class Cost:
    """Of one run: seconds on the wall and of processors, the largest memory of all its processes, the store's bytes."""

    articles: int
    stories: int
    wall: float
    processor: float
    memory: int
    store: int
    stages: dict[str, float]

    def __str__(self) -> str:
        stages = " ".join(f"{name} {seconds:.1f}" for name, seconds in self.stages.items())
        return (
            f"{self.articles:6} articles {self.stories:6} stories  wall {self.wall:6.1f} s  processor {self.processor:6.1f} s"
            f"  memory {self.memory / 1e6:5.0f} MB  store {self.store / 1e6:5.1f} MB  ({stages})"
        )


def cost(nights: list[str], folder: Path) -> Cost:
    """Run nights into the store of a folder, with its report beside it."""
    command = [sys.executable, "-m", "checker", "nightly", *nights, "--store", str(folder / "checker.db")]
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    begun = time.monotonic()
    process = subprocess.Popen([*command, "--out", str(folder / "out"), "--quiet"], env=env, stderr=subprocess.DEVNULL)
    watch = _Watch(process.pid)
    process.wait()
    wall = time.monotonic() - begun
    watch.end()
    run = json.loads((folder / "out" / "run.json").read_text(encoding="utf-8"))
    return Cost(
        articles=run["counts"]["articles"],
        stories=run["counts"]["stories"],
        wall=wall,
        processor=sum(watch.seconds.values()),
        memory=watch.most,
        store=(folder / "checker.db").stat().st_size,
        stages=run["timings"],
    )


class _Watch:
    """A process and all that come of it: the largest sum of their memory, and the processor's seconds of each.

    A pool's workers are no children of the run itself, so the system does not add their time to the run's.
    """

    def __init__(self, pid: int) -> None:
        self.process = psutil.Process(pid)
        self.most = 0
        self.seconds: dict[int, float] = {}  # as they were when it was last looked
        self.thread = threading.Thread(target=self._look, daemon=True)
        self.thread.start()

    def _look(self) -> None:
        while True:
            try:
                self.most = max(self.most, self._sum([self.process, *self.process.children(recursive=True)]))
            except psutil.NoSuchProcess:
                return
            time.sleep(_LOOK)

    def _sum(self, family: list[psutil.Process]) -> int:
        memory = 0
        for member in family:
            with suppress(psutil.NoSuchProcess):
                memory += member.memory_info().rss
                spent = member.cpu_times()
                self.seconds[member.pid] = spent.user + spent.system
        return memory

    def end(self) -> None:
        self.thread.join(timeout=1)


def exponent(costs: list[Cost]) -> float:
    """How cost grows: the slope of its logarithm over that of the articles, by least squares."""
    points = [(math.log(cost.articles), math.log(cost.processor)) for cost in costs]
    x, y = (sum(values) / len(points) for values in zip(*points, strict=True))
    return sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)


def main() -> None:
    """Print the figures."""
    nights = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        growth = []
        for number in sorted({1, *(math.ceil(len(nights) / parts) for parts in (4, 2, 1))}):
            home = Path(folder) / str(number)
            home.mkdir()
            growth.append(cost(nights[:number], home))
            print(f"{number:2} nights", growth[-1], flush=True)
            print("    again", cost(nights[:number], home), flush=True)
        if len(growth) > 1:
            print(f"cost grows as articles^{exponent(growth):.2f}")


if __name__ == "__main__":
    main()
