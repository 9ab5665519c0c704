"""The ledger: findings that are known again, decisions that nobody overwrites, one run at a time."""

from __future__ import annotations

import datetime as dt
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from nights import NIGHT, Tell, night, quake, teller
from sqlalchemy import text

from checker.nightly import database, tables
from checker.nightly.database import LedgerError
from checker.nightly.ledger import Ledger, StaleDecision, open_ledger
from checker.nightly.record import begin
from checker.report.json_report import schema

A, B, C = quake("النهار", 12), quake("الحياة", 21), quake("الخليج", 30)
ALIKE = quake("الشرق", 12)


def only(found):
    assert len(found) == 1, found
    return found[0]


# ---------------------------------------------------------------- findings


def test_a_finding_is_new_once_and_open_afterwards(ledger: Ledger, tell: Tell) -> None:
    first, second = tell([[A, B]]), tell([[A, B]])
    new, still = only(ledger.findings(first)), only(ledger.findings(second))
    assert (new.status, still.status) == ("new", "open")
    assert new.fingerprint == still.fingerprint and new.severity == "error"
    assert set(new.outlets) == {"النهار", "الحياة"}


@pytest.mark.parametrize("added", [[C], [ALIKE], [C, ALIKE], [quake("أ", 3)]], ids=["30", "12 again", "both", "3"])
def test_articles_that_come_later_do_not_rename_a_finding(ledger: Ledger, tell: Tell, added: list) -> None:
    first = only(ledger.findings(tell([[A, B]])))
    later = only(ledger.findings(tell([[A, B, *added]])))
    assert later.fingerprint == first.fingerprint and later.status == "open"
    assert later.story == first.story


def test_two_ledgers_name_one_finding_alike(ledger: Ledger, tell: Tell, tmp_path: Path) -> None:
    other = open_ledger(tmp_path / "other.db")
    assert [f.fingerprint for f in ledger.findings(tell([[A, B]]))] == [
        f.fingerprint for f in other.findings(teller(other)([[A, B]]))
    ]
    other.close()


def test_what_is_gone_is_resolved_only_where_its_story_was_told_again(ledger: Ledger, tell: Tell) -> None:
    first = tell([[A, B]])
    elsewhere = tell([[quake("النهار", 5, place="القرية")]])
    assert ledger.findings(elsewhere) == []
    again = tell([[A, ALIKE]])
    gone = only(ledger.findings(again))
    assert gone.status == "resolved" and gone.fingerprint == only(ledger.findings(first)).fingerprint
    assert ledger.findings(tell([[A, ALIKE]])) == []  # resolved is said once
    assert only(ledger.findings(again + 1, baseline=first)).status == "resolved"  # and to whom the baseline is older


def test_stories_that_join_keep_the_name_of_the_larger_and_both_findings(ledger: Ledger, tell: Tell) -> None:
    d, e = quake("د", 300), quake("ه", 400)
    first = tell([[A, B, ALIKE], [d, e]])
    large = next(story.id for story in ledger.stories(first) if len(story.outlets) == 3)
    joined = tell([[A, B, ALIKE, d, e]])
    assert only(ledger.stories(joined)).id == large
    names = {finding.fingerprint for finding in ledger.findings(first)}
    assert {finding.fingerprint for finding in ledger.findings(joined)} <= names


def test_two_stories_of_one_article_have_two_names(ledger: Ledger, tell: Tell) -> None:
    run = tell([[A, B], [A, C]])
    stories = {story.id for story in ledger.stories(run)}
    assert len(stories) == 2 and {story.id for story in ledger.stories(tell([[A, C], [A, B]]))} == stories
    assert len({finding.fingerprint for finding in ledger.findings(run)}) == 2


def test_a_run_leaves_later_questions_about_it_unchanged(ledger: Ledger, tell: Tell) -> None:
    first = tell([[A, B]])
    before, report = ledger.stories(first), ledger.story_report(ledger.stories(first)[0].id, first)
    tell([[A, B, C]])
    assert ledger.stories(first) == before
    assert ledger.story_report(before[0].id, first) == report


def test_the_report_of_a_story_is_the_published_one(ledger: Ledger, tell: Tell) -> None:
    run = tell([[A, B]])
    story = only(ledger.stories(run))
    report = ledger.story_report(story.id)
    jsonschema.validate(report, schema())
    assert report["story"]["id"] == story.id
    finding = only(ledger.findings(run))
    assert finding.place in {fact["id"] for fact in report["facts"]}


@pytest.mark.parametrize(
    ("words", "hits"), [("زلزال", 1), ("الزلزال المدينه", 1), ("إلزلزال", 1), ("بركان", 0), ("100%", 0), (" ", 0)]
)
def test_search_folds_spellings_and_takes_signs_as_signs(ledger: Ledger, tell: Tell, words: str, hits: int) -> None:
    tell([[A, B]])
    assert len(ledger.search(words)) == hits


# ---------------------------------------------------------------- decisions


def test_decisions_are_a_history_and_the_last_one_counts(ledger: Ledger, tell: Tell) -> None:
    name = only(ledger.findings(tell([[A, B]]))).fingerprint
    ledger.decide(name, "assign", "ليلى", expected_version=0, assignee="سامر")
    ledger.decide(name, "dismiss", "سامر", "خطأ معروف", 1)
    found = ledger.finding(name)
    assert (found.state, found.assignee, found.suppressed, found.version) == ("dismissed", "سامر", "خطأ معروف", 2)
    ledger.decide(name, "reopen", "ليلى", expected_version=2)
    assert (ledger.finding(name).state, ledger.finding(name).suppressed) == ("reopened", None)
    assert [(d.version, d.kind, d.who) for d in ledger.history(name)] == [
        (1, "assign", "ليلى"), (2, "dismiss", "سامر"), (3, "reopen", "ليلى"),
    ]  # fmt: skip


def test_who_decides_on_an_old_sight_is_told(ledger: Ledger, tell: Tell) -> None:
    name = only(ledger.findings(tell([[A, B]]))).fingerprint
    ledger.decide(name, "confirm", "ليلى", expected_version=0)
    with pytest.raises(StaleDecision):
        ledger.decide(name, "dismiss", "سامر", "لا", 0)
    assert [d.kind for d in ledger.history(name)] == ["confirm"]


def test_a_dismissal_does_not_cover_values_that_nobody_had_seen(ledger: Ledger, tell: Tell) -> None:
    name = only(ledger.findings(tell([[A, B]]))).fingerprint
    ledger.decide(name, "dismiss", "ليلى", "رقم قديم", 0)
    assert only(ledger.findings(tell([[A, B, ALIKE]]))).suppressed == "رقم قديم"
    grown = only(ledger.findings(tell([[A, B, C]])))
    assert (grown.fingerprint, grown.state, grown.suppressed) == (name, "reopened", None)


def test_a_dismissal_ends_on_its_day(ledger: Ledger, tell: Tell) -> None:
    name = only(ledger.findings(tell([[A, B]]))).fingerprint
    ledger.decide(name, "dismiss", "ليلى", "حتى الغد", 0, expires=dt.date(2024, 3, 3))
    for today, holds in ((dt.date(2024, 3, 2), True), (dt.date(2024, 3, 3), False)):
        ledger.today = today
        assert (ledger.finding(name).suppressed is not None) is holds


@pytest.mark.parametrize(("scope", "covered"), [("finding", 1), ("rule", 2), ("story", 3)])
def test_the_scope_of_a_dismissal(ledger: Ledger, tell: Tell, scope: str, covered: int) -> None:
    wrong_day = "وقع الزلزال يوم الاثنين 1 مارس 2024."
    articles = [
        replace(one, body=f"{one.body} وأصيب {injured} شخصا بجروح. {more}")
        for one, injured, more in ((A, 50, wrong_day), (B, 70, ""))
    ]
    run = tell([articles])
    found = ledger.findings(run)
    assert sorted(finding.rule for finding in found) == ["casualties", "casualties", "weekday-date"]
    toll = next(finding for finding in found if finding.rule == "casualties")
    ledger.decide(toll.fingerprint, "dismiss", "ليلى", "قصة قديمة", 0, scope=scope)  # type: ignore[arg-type]
    assert sum(finding.suppressed is not None for finding in ledger.findings(run)) == covered


@pytest.mark.parametrize(
    ("kind", "who", "reason", "more"),
    [
        ("dismiss", "ليلى", " ", {}),
        ("note", "ليلى", "", {}),
        ("confirm", " ", "", {}),
        ("assign", "ليلى", "", {}),
        ("burn", "ليلى", "نعم", {}),
        ("dismiss", "ليلى", "نعم", {"scope": "world"}),
    ],
)
def test_a_decision_that_says_too_little_is_refused(ledger: Ledger, tell: Tell, kind, who, reason, more) -> None:
    name = only(ledger.findings(tell([[A, B]]))).fingerprint
    with pytest.raises(ValueError, match=r"need|say|no d"):
        ledger.decide(name, kind, who, reason, 0, **more)
    assert ledger.history(name) == []


@pytest.mark.parametrize(("ask", "name"), [("finding", "x"), ("story", "x"), ("story_report", "x"), ("run", 9)])
def test_what_is_not_there_is_said(ledger: Ledger, ask: str, name: object) -> None:
    with pytest.raises(LedgerError, match="has no"):
        getattr(ledger, ask)(name)


# ---------------------------------------------------------------- the database


def test_the_migrations_make_the_tables(ledger: Ledger) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with ledger.database.reading() as db:
        assert compare_metadata(MigrationContext.configure(db), tables.metadata) == []
        assert db.execute(text("SELECT version_num FROM alembic_version")).scalar() == database.HEAD


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "theirs.db"
    theirs = sqlite3.connect(path)
    theirs.execute("CREATE TABLE orders (id)")
    theirs.commit()
    theirs.close()
    with pytest.raises(LedgerError, match="another program"):
        open_ledger(path)


@pytest.mark.parametrize("where", ["no/such/folder/x.db", "mysql://host/db", "://"])
def test_what_is_no_ledger_is_one_clear_line(tmp_path: Path, where: str) -> None:
    with pytest.raises(LedgerError) as error:
        open_ledger(where if "://" in where else tmp_path / where)
    assert "\n" not in str(error.value)


def test_a_text_file_is_no_ledger(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("this is no database, only a long enough line of words\n" * 100, encoding="utf-8")
    with pytest.raises(LedgerError, match="new file"):
        open_ledger(path)


def test_one_run_at_a_time_and_a_dead_one_holds_nothing(ledger: Ledger) -> None:
    held = ledger.lock()
    assert held is not None
    assert ledger.lock() is None
    held.close()
    code = "import sys, os; from checker.nightly.ledger import open_ledger; l = open_ledger(sys.argv[1]).lock(); os.kill(os.getpid(), 9)"
    subprocess.run([sys.executable, "-c", code, str(ledger.database.path)], check=False)
    again = ledger.lock()
    assert again is not None
    again.close()


def test_a_run_that_died_is_begun_again_as_itself(ledger: Ledger, tell: Tell) -> None:
    tell([[A, B]])
    assert begin(ledger, "x", "2024-03-02T20:00:00+00:00", "r", "1") == 2
    assert begin(ledger, "x", "2024-03-02T21:00:00+00:00", "r", "1") == 2
    assert ledger.latest_run().id == 1  # type: ignore[union-attr]


def test_readers_go_on_while_a_run_writes(ledger: Ledger, tell: Tell) -> None:
    run = tell([[A, B]])
    with ledger.writing() as db:
        db.execute(text("DELETE FROM sightings"))
        assert len(open_ledger(str(ledger.database.path)).findings(run)) == 1


def test_postgresql_does_all_the_same(postgres: str, tmp_path: Path) -> None:
    ledger = open_ledger(postgres)
    try:
        tell = teller(ledger)
        first, second = tell([[A, B]]), tell([[A, B, C]])
        found = only(ledger.findings(second))
        assert found.fingerprint == only(ledger.findings(first)).fingerprint
        ledger.decide(found.fingerprint, "dismiss", "ليلى", "رقم قديم", 0)
        with pytest.raises(StaleDecision):
            ledger.decide(found.fingerprint, "confirm", "سامر", "", 0)
        assert only(ledger.search("الزلزال")).id == found.story
        held = ledger.lock()
        assert held is not None
        assert ledger.lock() is None
        held.close()
        after = ledger.lock()
        assert after is not None
        after.close()
        assert night(ledger, NIGHT, tmp_path).state == night(ledger, NIGHT, tmp_path).state == "done"
    finally:
        ledger.close()
