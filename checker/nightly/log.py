"""How a run shows that it goes on: a bar on a terminal, one JSON object a line everywhere else."""

from __future__ import annotations

import datetime as dt
import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, Literal, Protocol, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

Level = Literal["info", "warning"]
_EVERY: Final = 10.0  # seconds between lines of progress: enough to see that it lives, few enough to keep
_LABELS: Final = {
    "read": "reading",
    "group": "grouping",
    "review": "reviewing",
    "record": "recording",
    "report": "reporting",
}


class Log(Protocol):
    """What a run tells while it runs."""

    def say(self, event: str, level: Level = "info", **fields: Any) -> None:
        """Something happened."""

    def stage(self, name: str, total: int | None = None) -> Any:
        """A context that lasts as long as the stage does."""

    def step(self, count: int = 1) -> None:
        """So much more of the stage is done."""


class Lines:
    """JSON lines: time, level, event, and what belongs to it."""

    def __init__(self, out: TextIO, quiet: bool = False) -> None:
        self.out = out
        self.quiet = quiet
        self.name = ""
        self.done = 0
        self.total: int | None = None
        self.told = 0.0

    def say(self, event: str, level: Level = "info", **fields: Any) -> None:
        if self.quiet and level == "info":
            return
        now = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
        row = {"time": now, "level": level, "event": event, **fields}
        self.out.write(json.dumps(row, ensure_ascii=False) + "\n")
        self.out.flush()

    @contextmanager
    def stage(self, name: str, total: int | None = None) -> Iterator[None]:
        self.name, self.done, self.total = name, 0, total
        begun = self.told = time.monotonic()
        yield
        self.say("stage", stage=name, count=self.done, seconds=round(time.monotonic() - begun, 3))

    def step(self, count: int = 1) -> None:
        self.done += count
        if time.monotonic() - self.told >= _EVERY:
            self.told = time.monotonic()
            self.say("progress", stage=self.name, done=self.done, total=self.total)


class Bar:
    """A line a stage on a terminal; warnings stand above it."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.task: TaskID | None = None

    def say(self, event: str, level: Level = "info", **fields: Any) -> None:
        from checker.report.excerpt import clean

        if level == "warning":
            words = " ".join(str(value) for value in fields.values())
            self.progress.console.print(clean(f"{event}: {words}"), markup=False, highlight=False, soft_wrap=True)

    @contextmanager
    def stage(self, name: str, total: int | None = None) -> Iterator[None]:
        self.task = self.progress.add_task(_LABELS.get(name, name), total=total)
        yield
        done = self.progress.tasks[self.task].completed
        self.progress.update(self.task, total=max(done, 1), completed=max(done, 1))

    def step(self, count: int = 1) -> None:
        if self.task is not None:
            self.progress.advance(self.task, count)


@contextmanager
def log_to_stderr(quiet: bool = False) -> Iterator[Log]:
    """A bar where somebody watches, JSON lines otherwise; when quiet, warnings alone, as lines."""
    if quiet or not sys.stderr.isatty():
        yield Lines(sys.stderr, quiet)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description:>10}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        yield Bar(progress)
