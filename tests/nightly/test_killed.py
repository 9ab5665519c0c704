"""Killed at any moment and started again, a night ends as if nothing had been; two at once take turns."""

from __future__ import annotations

import random
import subprocess
from pathlib import Path

import pytest
from killing import Stage, duration, killed
from nights import NIGHT
from typer.testing import CliRunner

from checker.cli import app
from checker.nightly import run as running
from checker.nightly.ledger import open_ledger

SEEDS = (1, 2)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[float, dict]:
    stage = Stage(tmp_path_factory.mktemp("whole") / "stage").fill(NIGHT)
    return duration(stage), stage.left()


@pytest.mark.parametrize("seed", SEEDS)
def test_a_night_killed_at_a_random_moment(tmp_path: Path, undisturbed: tuple, seed: int) -> None:
    whole, expected = undisturbed
    chance = random.Random(seed)
    for number in range(5):  # a kill that comes too late is tried again
        stage = Stage(tmp_path / str(number)).fill(NIGHT)
        if killed(stage, chance, whole):
            assert stage.left() == expected
            return
    pytest.fail("no kill met a running night")


class _Killed(BaseException):
    """Ends a run at once, as a kill does, where it is raised."""


@pytest.mark.parametrize(
    "at", ["add_sketches", "drop_sketches", "grouping", "add_reviews", "record", "write_report", "finish"]
)
def test_a_night_killed_at_each_stage(
    tmp_path: Path, undisturbed: tuple, at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = Stage(tmp_path / "stage").fill(NIGHT)
    monkeypatch.chdir(stage.home)
    command = ["nightly", "inbox", "--store", "checker.db", "--out", "out", "--quiet", "--engine", "serial"]

    def struck(*_: object, **__: object) -> None:
        raise _Killed

    with monkeypatch.context() as patched:
        patched.setattr(running, at, struck)
        with pytest.raises(_Killed):
            CliRunner().invoke(app, command, catch_exceptions=False)
    assert CliRunner().invoke(app, command).exit_code == 1
    assert stage.left() == undisturbed[1]


def test_a_second_run_waits_or_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stage = Stage(tmp_path / "stage").fill(NIGHT)
    monkeypatch.chdir(stage.home)
    ledger = open_ledger("checker.db")
    lock = ledger.lock()
    assert lock is not None
    command = ["nightly", "inbox", "--store", "checker.db", "--out", "out", "--engine", "serial", "--wait"]
    refused = CliRunner().invoke(app, [*command, "0", "--lang", "en"])
    assert refused.exit_code == 2 and "another run is using checker.db" in refused.stderr
    second = stage.start()
    with pytest.raises(subprocess.TimeoutExpired):
        second.wait(timeout=2)
    assert ledger.latest_run() is None
    lock.close()
    assert second.wait(timeout=60) == 1
    assert ledger.latest_run() is not None
    ledger.close()
