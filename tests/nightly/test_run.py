"""The run: nothing is read twice, every engine gives the same, a bad record costs itself alone."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from nights import NIGHT, night, quake, shown

from checker.intake.read import Problem
from checker.model import Article
from checker.nightly import shards, tables
from checker.nightly.intake import article_key, take_in
from checker.nightly.ledger import Ledger, open_ledger
from checker.nightly.log import Lines
from checker.nightly.sketch import Sketcher
from checker.nightly.suppress import Suppression, Suppressions
from checker.nightly.version import version
from checker.rules import builtin_rules, load_rules


@pytest.fixture
def reviewed(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The articles of every story that is reviewed, in this process."""
    seen: list[list[str]] = []
    real = shards._review

    def watched(key, articles, rules):
        seen.append(sorted(article.id for article in articles))
        return real(key, articles, rules)

    monkeypatch.setattr(shards, "_review", watched)
    return seen


# ---------------------------------------------------------------- what is read, and how often


def test_a_night_finds_what_differs(ledger: Ledger, tmp_path: Path) -> None:
    run = night(ledger, NIGHT, tmp_path)
    assert (run.counts["articles"], run.counts["articles_new"], run.state) == (len(NIGHT), len(NIGHT), "done")
    assert {finding.rule for finding in ledger.findings(run.id, "new")} >= {"casualties"}
    assert run.outlets["النهار"]["articles"] == 2 and run.outlets["النهار"]["claims"] > 0
    assert (tmp_path / "out" / "run.json").is_file()


def test_an_unchanged_article_is_never_read_twice(ledger: Ledger, tmp_path: Path, reviewed: list) -> None:
    night(ledger, NIGHT, tmp_path)
    first = len(reviewed)
    again = night(ledger, NIGHT, tmp_path)
    assert first == again.counts["stories"] and len(reviewed) == first and again.reviewed == 0
    assert [f.status for f in ledger.findings(again.id)] == ["open"] * len(ledger.findings(again.id))


def test_only_the_stories_that_changed_are_reviewed_again(ledger: Ledger, tmp_path: Path, reviewed: list) -> None:
    night(ledger, NIGHT, tmp_path)
    reviewed.clear()
    more = quake("الشرق", 12)
    night(ledger, [*NIGHT, more], tmp_path)
    assert [article_key(more) in articles for articles in reviewed] == [True]


def test_other_rules_read_everything_anew(ledger: Ledger, tmp_path: Path, reviewed: list) -> None:
    night(ledger, NIGHT, tmp_path)
    first = len(reviewed)
    rules = tmp_path / "rules"
    (rules / "names").mkdir(parents=True)
    source = builtin_rules() / "names" / "given.yaml"
    (rules / "names" / "given.yaml").write_bytes(source.read_bytes() + b"\n# ours\n")
    night(ledger, NIGHT, tmp_path, rules=load_rules(rules), rules_folder=rules)
    assert len(reviewed) == 2 * first


def test_only_what_is_new_is_sketched_and_what_is_old_goes(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sketched = []
    real = Sketcher.sketch
    monkeypatch.setattr(
        Sketcher, "sketch", lambda self, article: (sketched.append(article.body), real(self, article))[1]
    )
    tonight, tomorrow, later = (
        [dataclasses.replace(quake("النهار", killed), published=f"2024-03-{day}T08:00")]
        for killed, day in ((12, "01"), (13, "02"), (14, "20"))
    )
    for items, kept in ((tonight, 1), (tomorrow, 2), (tonight + tomorrow, 2), (later, 1)):
        night(ledger, items, tmp_path)
        with ledger.database.reading() as db:
            assert len(db.execute(tables.sketches.select()).all()) == kept
    assert sketched == [article.body for article in tonight + tomorrow + later]


def test_a_story_goes_on_from_yesterday(ledger: Ledger, tmp_path: Path) -> None:
    yesterday, today = quake("النهار", 12), dataclasses.replace(quake("الحياة", 21), published="2024-03-02T08:00")
    first = night(ledger, [yesterday], tmp_path)
    second = night(ledger, [today], tmp_path)
    assert [story.id for story in ledger.stories(second.id)] == [story.id for story in ledger.stories(first.id)]
    assert [finding.status for finding in ledger.findings(second.id)] == ["new"]
    assert second.counts["articles"] == 1


def test_yesterday_stays_out_where_it_is_not_wanted(ledger: Ledger, tmp_path: Path) -> None:
    night(ledger, [quake("النهار", 12)], tmp_path)
    assert ledger.findings(night(ledger, [quake("الحياة", 21)], tmp_path, window=0).id) == []


def test_what_came_twice_is_one_article() -> None:
    twice = [quake("النهار", 12, key="a"), dataclasses.replace(quake("النهار", 12, key="b"), path="elsewhere.txt")]
    *_, (intake, _) = take_in(twice)
    assert (len(intake.articles), intake.again) == (1, 1)


@pytest.mark.parametrize(
    ("limits", "left"),
    [
        ({"since": dt.date(2024, 3, 2)}, ["undated"]),
        ({"since": dt.date(2024, 3, 1)}, ["20240301T0800", "undated"]),
        ({"limit": 1}, ["20240301T0800"]),
    ],
)
def test_what_is_left_out(limits: dict, left: list) -> None:
    items = [quake("النهار", 12), dataclasses.replace(quake("الحياة", 21), published=None)]
    *_, (intake, _) = take_in(items, **limits)
    assert [key.partition("-")[0] for key in intake.articles] == left


def test_the_order_of_the_intake_changes_nothing(tmp_path: Path) -> None:
    def told(order: int) -> object:
        ledger = open_ledger(tmp_path / f"{order}.db")
        night(ledger, NIGHT[::order], tmp_path / str(order))
        ledger.close()
        return shown(tmp_path / str(order))

    assert told(1) == told(-1)


# ---------------------------------------------------------------- what goes wrong


def test_a_bad_record_is_listed_and_the_rest_goes_on(ledger: Ledger, tmp_path: Path) -> None:
    run = night(ledger, [Problem("feed.json", "record 3 is no article"), *NIGHT], tmp_path)
    assert run.problems == [("feed.json", "record 3 is no article")]
    assert run.counts["articles"] == len(NIGHT)


def test_a_story_that_cannot_be_reviewed_costs_itself_alone(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = True

    def review(articles, rules):
        if bad and any("العاصمة" in article.body for article in articles):
            raise RecursionError("too deep")
        return story_review(articles, rules)

    from checker.story import review as story_review

    monkeypatch.setattr("checker.story.review", review)
    run = night(ledger, NIGHT, tmp_path)
    assert len(run.problems) == 1 and "RecursionError: too deep" in run.problems[0][1]
    assert run.counts["stories"] > 0 and len(ledger.findings(run.id)) > 0
    bad = False
    assert len(night(ledger, NIGHT, tmp_path).problems) == 1  # it is not tried again by itself
    assert night(ledger, NIGHT, tmp_path, retry_failed=True).problems == []


def test_an_outlet_that_falls_silent_is_told(ledger: Ledger, tmp_path: Path) -> None:
    out = io.StringIO()
    night(ledger, NIGHT, tmp_path)
    empty = [
        Article(str(n), "الصامتة", f"خبر قصير رقم {w}", "لا جديد في الأمر حتى الآن.") for n, w in enumerate("ابجده")
    ]
    night(ledger, [*(a for a in NIGHT if a.outlet != "النهار"), *empty], tmp_path, log=Lines(out))
    told = [json.loads(line) for line in out.getvalue().splitlines()]
    silence = [line["message"] for line in told if line["event"] == "silence"]
    assert [("النهار" in words, "الصامتة" in words) for words in silence] == [(True, False), (False, True)]


def test_a_run_over_nothing_is_a_run(ledger: Ledger, tmp_path: Path) -> None:
    run = night(ledger, [], tmp_path)
    assert (run.counts["articles"], run.counts["stories"], ledger.findings(run.id)) == (0, 0, [])


def test_a_report_never_takes_the_place_of_other_files(ledger: Ledger, tmp_path: Path) -> None:
    from checker.model import CheckerError

    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(CheckerError, match="other files"):
        night(ledger, NIGHT, tmp_path)
    assert (tmp_path / "out" / "thesis.txt").read_text(encoding="utf-8") == "years of work"


def test_suppressions_set_aside_with_their_reason_and_until_their_day(ledger: Ledger, tmp_path: Path) -> None:
    entry = Suppression(reason="رقم مبدئي", until=dt.date(2024, 3, 5), rule="casualties", outlet="النهار")
    for today, reason in ((dt.date(2024, 3, 5), "رقم مبدئي"), (dt.date(2024, 3, 6), None)):
        run = night(ledger, NIGHT, tmp_path, suppressions=Suppressions([entry], today))
        tolls = [f for f in ledger.findings(run.id) if f.rule == "casualties" and "النهار" in f.outlets]
        assert tolls and {finding.suppressed for finding in tolls} == {reason}


# ---------------------------------------------------------------- engines


@pytest.fixture(scope="module")
def serial(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict, list]:
    return _told(tmp_path_factory.mktemp("serial"), engine="serial")


def _told(folder: Path, **plan) -> tuple[dict, list]:
    """The report's files, and every byte that the reviews left in the ledger."""
    from sqlalchemy import select

    from checker.nightly import tables as t

    ledger = open_ledger(folder / "checker.db")
    night(ledger, NIGHT, folder, **plan)
    with ledger.database.reading() as db:
        kept = [
            [tuple(row) for row in db.execute(select(table).order_by(table.c.key))] for table in (t.reviews, t.sketches)
        ]
    ledger.close()
    return shown(folder), kept


@pytest.fixture
def small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "SIZE", 1)


@pytest.mark.usefixtures("small_shards")
def test_a_pool_gives_the_same_bytes(tmp_path: Path, serial: tuple) -> None:
    assert _told(tmp_path, engine="pool", jobs=2) == serial


def test_workers_have_the_tables_that_were_made_ready() -> None:
    rules = load_rules()  # as `ready.py` reads its story with: a second loading would make its tables anew
    assert shards._rules(shards.Job(None, rules.digest, version())) is rules


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[str]:
    """The address of a scheduler with two workers, each a process of its own."""
    pytest.importorskip("distributed")
    file = tmp_path / "scheduler.json"
    of = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--port", "0", "--no-dashboard"]
    to = [sys.executable, "-m", "distributed.cli.dask_worker", "--no-nanny", "--nthreads", "1", "--no-dashboard"]
    path = os.pathsep.join(sys.path)  # the workers must find this checker, wherever it lies
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": os.environ | {"PYTHONPATH": path}}
    where = ["--scheduler-file", str(file), "--host", "127.0.0.1"]
    processes = [subprocess.Popen([*command, *where], cwd=tmp_path, **quiet) for command in (of, to, to)]
    try:
        end = time.monotonic() + 30
        while not file.exists() and time.monotonic() < end:
            time.sleep(0.05)
        yield json.loads(file.read_text(encoding="utf-8"))["address"]
    finally:
        for process in processes:
            process.kill()
            process.wait()


@pytest.mark.usefixtures("small_shards")
def test_a_cluster_gives_the_same_bytes(tmp_path: Path, serial: tuple, cluster: str) -> None:
    assert _told(tmp_path, engine="dask", scheduler=cluster) == serial


def test_a_worker_with_other_code_is_refused(tmp_path: Path) -> None:
    from checker.model import CheckerError

    paths = shards.write_shards(tmp_path, [("k", [quake("النهار", 12)])])
    with pytest.raises(CheckerError, match="install the same"):
        shards.review_shard(str(paths[0]), shards.Job(None, load_rules().digest, "0+other"))


@pytest.mark.parametrize(("scheduler", "words"), [(None, "--scheduler"), ("tcp://127.0.0.1:1", "no scheduler answers")])
def test_a_cluster_that_is_not_there_is_one_clear_line(
    ledger: Ledger, tmp_path: Path, scheduler: str | None, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed")
    from checker.model import CheckerError
    from checker.nightly import engines

    monkeypatch.setattr(engines, "_PATIENCE", "500ms")
    with pytest.raises(CheckerError, match=words) as error:
        night(ledger, NIGHT, tmp_path, engine="dask", scheduler=scheduler)
    assert "\n" not in str(error.value)
