"""Run nights that are killed at random moments, and compare what they leave with an undisturbed one.

python tests/nightly/killing.py [TIMES] [SEED] [ENGINE]     (beside the suite: fifty kills)
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from nights import quake, shown
from sqlalchemy import select

from checker.model import Article
from checker.nightly import tables
from checker.nightly.ledger import open_ledger

ROOT = Path(__file__).parents[2]
_WAKING = 0.3  # of a night: before, Python is still importing, and a kill meets nothing
# shards of a few stories, so that even a short night has several
_CHECKER = "from checker.nightly import shards; shards.SIZE = 2000; from checker.cli import main; main()"
_LONGEST = 120  # seconds: a run that hangs is a failure, not a wait


@dataclass(frozen=True)
class Stage:
    """A folder with an inbox; each night over it is a process of its own, as a timer starts it."""

    home: Path
    engine: str = "serial"

    def fill(self, articles: Iterable[Article]) -> Stage:
        """Put articles into the inbox, each in a file."""
        (self.home / "inbox").mkdir(parents=True)
        for article in articles:
            lines = [f"outlet: {article.outlet}", f"title: {article.title}", f"published: {article.published}"]
            text = "\n".join(["---", *lines, "---", article.body])
            (self.home / "inbox" / f"{article.id}.md").write_text(text + "\n", encoding="utf-8")
        return self

    def start(self) -> subprocess.Popen[bytes]:
        command = [
            sys.executable,
            "-c",
            _CHECKER,
            "nightly",
            "inbox",
            "--store",
            "checker.db",
            "--out",
            "out",
            "--quiet",
        ]
        env = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}
        return subprocess.Popen(
            [*command, "--engine", self.engine], cwd=self.home, env=env, stderr=subprocess.PIPE, start_new_session=True
        )

    def night(self) -> None:
        """A whole night.  Status 1: something was found."""
        process = self.start()
        _, told = process.communicate(timeout=_LONGEST)
        assert process.returncode in (0, 1), told.decode()

    def killed_night(self, after: float) -> bool:
        """A night that is killed after so many seconds; whether that met it before it was done."""
        process = self.start()
        try:
            process.communicate(timeout=after)
            return False
        except subprocess.TimeoutExpired:
            os.kill(process.pid, signal.SIGKILL)
            process.communicate()
            return not self.done()

    def done(self) -> bool:
        """Whether a run is whole: a process may be killed when it has nothing left to do but end."""
        if not (self.home / "checker.db").exists():
            return False
        ledger = open_ledger(self.home / "checker.db")
        run = ledger.latest_run()
        ledger.close()
        return run is not None and run.state == "done"

    def left(self) -> dict[str, Any]:
        """Everything that a night leaves: the report's files and the ledger's rows, without times and folders."""
        ledger = open_ledger(self.home / "checker.db")
        rows: dict[str, Any] = {}
        with ledger.database.reading() as db:
            for name, table in tables.metadata.tables.items():
                columns = [c for c in table.columns if c.name not in ("begun", "ended", "timings", "reviewed", "out")]
                rows[name] = sorted(map(repr, db.execute(select(*columns))))
        ledger.close()
        report = shown(self.home)
        report["run"] = json.dumps(report["run"], sort_keys=True, ensure_ascii=False)
        leftovers = sorted(path.name for path in self.home.iterdir())
        return {"report": report, "rows": rows, "folder": leftovers}


def duration(stage: Stage) -> float:
    """How long an undisturbed night takes here, now."""
    begun = time.monotonic()
    stage.night()
    return time.monotonic() - begun


def killed(stage: Stage, chance: random.Random, whole: float) -> int:
    """Kill a night once or twice at random moments, then run it to its end.  0 where a kill came too late."""
    moments = [chance.uniform(_WAKING * whole, whole) for _ in range(chance.choice((1, 1, 2)))]
    if not all(stage.killed_night(moment) for moment in moments):
        return 0  # the night was whole before: the next one is a second night, and no comparison
    stage.night()
    return len(moments)


def long_night(stories: int = 10) -> list[Article]:
    """Enough text for several shards, so that kills meet a pool at work."""
    filler = "وقال شهود إن فرق الإنقاذ وصلت إلى المكان بعد وقت قصير وواصلت عملها حتى ساعات الليل الأولى."
    one = [
        quake(outlet, 10 + 7 * n, f"{outlet}{n}", f"بلدة رقم {n}")
        for n in range(stories)
        for outlet in ("النهار", "الحياة")
    ]
    return [replace(article, body=f"{article.body}\n{filler}") for article in one]


def main() -> None:
    """Print how many kills hit, and how long the whole took."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    engine = sys.argv[3] if len(sys.argv) > 3 else "pool"
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        first = Stage(Path(folder) / "first", engine).fill(long_night())
        whole = duration(first)
        print(f"an undisturbed night takes {whole:.2f} s", flush=True)
        undisturbed, hits, number = first.left(), 0, 0
        while hits < times:
            number += 1
            stage = Stage(Path(folder) / str(number), engine).fill(long_night())
            if struck := killed(stage, chance, whole):
                assert stage.left() == undisturbed, f"seed {seed}, night {number}"
                hits += struck
                print(f"{hits} kills in {number} nights", flush=True)
        print(f"{hits} kills in {number} nights, seed {seed}: each left what an undisturbed night leaves")


if __name__ == "__main__":
    main()
