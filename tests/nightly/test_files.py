"""A file that has not changed is not read again, and nobody could tell: not by the intake, not by the report."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from killing import Stage
from nights import NIGHT, night, shown
from sqlalchemy import update

from checker.intake import inbox as reading
from checker.intake.fields import Fields
from checker.model import Article
from checker.nightly import tables
from checker.nightly.files import inbox_of
from checker.nightly.intake import Intake, take_in
from checker.nightly.ledger import Ledger, open_ledger
from checker.nightly.record import add_articles, kept_files, texts_of
from checker.nightly.report import data, pages, write_report
from checker.rules import load_rules
from tests.intake.kit import bounded

TITLE = "زلزال عنيف يضرب الميناء"
BODY = "أسفر الزلزال الذي ضرب الميناء عن مقتل 12 شخصا وإصابة آخرين، وفق ما أعلنت وزارة الداخلية."
RECORDS = [
    {"title": TITLE, "body": BODY, "outlet": "النهار", "published": "2024-03-01T08:00", "url": "https://example.org/1"},
    {"title": TITLE, "body": f"{BODY} تحديث.", "outlet": "النهار", "published": "2024-03-02", "url": "https://example.org/1"},
    {"title": TITLE, "body": BODY, "outlet": "الحياة", "published": "someday", "url": "https://example.org/2"},
    {"facts": []},
]  # fmt: skip

Read = Callable[..., Intake]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An inbox: two versions of an article, a time that is none, a record that is none, an article that came twice."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "a.json").write_text(json.dumps(RECORDS), encoding="utf-8")
    (folder / "b.json").write_text(json.dumps(RECORDS[:1]), encoding="utf-8")
    (folder / "c.bin").write_bytes(b"\0\1\2")
    return folder


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were read, by name."""
    names: list[str] = []
    real = reading._Inbox._read

    def watched(self, file, path, name, entry):  # type: ignore[no-untyped-def]
        names.append(path.name)
        return real(self, file, path, name, entry)

    monkeypatch.setattr(reading._Inbox, "_read", watched)
    return names


@pytest.fixture
def read(ledger: Ledger, home: Path, opened: list[str]) -> Read:
    """Takes in the inbox as a run does; what was read before is forgotten."""

    def take(
        since: dt.date | None = None, limit: int | None = None, form: str | None = None, fields: Fields | None = None
    ) -> Intake:
        opened.clear()
        items = inbox_of(ledger, [str(home)], fields, form, load_rules(), since)
        intake = Intake()
        for intake, item in take_in(items, since, limit):  # noqa: B007 - the last one stays
            if isinstance(item, Article):
                add_articles(ledger, [item])
        return intake

    return take


def test_what_has_not_changed_is_known(read: Read, opened: list[str], ledger: Ledger) -> None:
    first = read()
    assert opened == ["a.json", "b.json", "c.bin"]
    assert (len(first.articles), len(first.problems), first.again) == (3, 3, 0)
    again = read()
    assert opened == ["c.bin"]  # what could not be read may be readable today
    assert again == first
    assert {text.title for text in texts_of(ledger, again.articles.values()).values()} == {TITLE}


@pytest.mark.parametrize(
    "change",
    [
        lambda home: (home / "a.json").write_text(json.dumps(RECORDS[:1]), encoding="utf-8"),
        lambda home: (home / "a.json").rename(home / "a2.json"),
        lambda home: (home / "story.yaml").write_text("articles: {a.json: {outlet: الخليج}}", encoding="utf-8"),
    ],
)
def test_what_has_changed_is_read(read: Read, opened: list[str], home: Path, change: Callable[[Path], Any]) -> None:
    read()
    change(home)
    read()
    assert opened[0].startswith("a") and "b.json" not in opened


@pytest.mark.parametrize("how", [{"form": "json"}, {"fields": Fields(title=("headline",))}])
def test_what_is_to_be_read_otherwise_is_read(read: Read, opened: list[str], how: dict[str, Any]) -> None:
    read()
    read(**how)
    assert {"a.json", "b.json"} <= set(opened)


def test_the_time_of_a_file_says_nothing(read: Read, opened: list[str], home: Path) -> None:
    read()
    os.utime(home / "a.json", (1, 1))
    read()
    assert "a.json" not in opened


def test_a_file_without_end_is_not_hashed(read: Read, home: Path) -> None:
    with (home / "hole.txt").open("wb") as file:
        file.truncate(1 << 42)
    with bounded():
        assert any("hole.txt" in place for place, _ in read().problems)


def test_what_was_left_out_is_read_when_it_is_asked_for(read: Read, opened: list[str]) -> None:
    late = dt.date(2024, 3, 2)
    assert (read(late).older, len(read(late).articles)) == (1, 2) and "a.json" not in opened
    assert len(read().articles) == 3 and "a.json" in opened


def test_a_file_that_was_not_read_to_its_end_is_not_known(read: Read, opened: list[str]) -> None:
    read(limit=1)
    read()
    assert "a.json" in opened


def test_a_file_whose_articles_never_came_into_the_ledger_is_read(ledger: Ledger, home: Path, read: Read) -> None:
    list(inbox_of(ledger, [str(home)], None, None, load_rules()))  # killed before its articles were kept
    assert len(read().articles) == 3
    with ledger.database.reading() as db:
        assert len(db.execute(tables.articles.select()).all()) == 3


def test_what_came_again_on_another_day_is_known(read: Read, opened: list[str], home: Path) -> None:
    again = [RECORDS[1], RECORDS[0] | {"published": "2024-03-05"}, RECORDS[1] | {"published": "2024-03-05"}]
    (home / "b.json").write_text(json.dumps(again), encoding="utf-8")
    first = read()
    assert read() == first and "b.json" not in opened
    (home / "a.json").unlink()  # now its day is that of the other file
    assert [key[:8] for key in read().articles] == ["20240302", "20240305"] and "b.json" in opened


def test_only_the_files_of_the_last_inbox_are_known(read: Read, home: Path, ledger: Ledger) -> None:
    read()
    assert len(kept_files(ledger)) == 2
    (home / "a.json").unlink()
    read()
    assert len(kept_files(ledger)) == 1


def test_nobody_can_tell_by_what_is_left(tmp_path: Path) -> None:
    left = []
    for name in ("known", "unknown"):
        stage = Stage(tmp_path / name).fill(NIGHT)
        stage.night()
        if name == "unknown":
            ledger = open_ledger(stage.home / "checker.db")
            with ledger.writing() as db:
                db.execute(tables.files.delete())
            ledger.close()
        stage.night()
        left.append(stage.left())
    assert left[0] == left[1]


# ---------------------------------------------------------------- the report


def test_the_report_of_an_unchanged_night_opens_no_review(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    night(ledger, NIGHT, tmp_path)
    first = shown(tmp_path)
    for module in (data, pages):
        monkeypatch.setattr(module, "unpack", None)
    run = night(ledger, NIGHT, tmp_path)
    assert run.state == "done"
    assert {name: page for name, page in shown(tmp_path).items() if name.startswith("stories/")} == {
        name: page for name, page in first.items() if name.startswith("stories/")
    }


def test_a_ledger_of_an_older_checker_gives_the_same_report(ledger: Ledger, tmp_path: Path) -> None:
    run = night(ledger, NIGHT, tmp_path)
    first = shown(tmp_path)
    with ledger.writing() as db:
        db.execute(update(tables.reviews).values(shown=None))
        db.execute(update(tables.runs).values(agreement=None))
    (tmp_path / "again").mkdir()
    write_report(ledger, run.id, tmp_path / "again")
    files = {str(path.relative_to(tmp_path / "again")): path for path in (tmp_path / "again").rglob("*")}
    assert {name: path.read_bytes() for name, path in files.items() if path.is_file()} == {
        name: content for name, content in first.items() if name != "run"
    }
