"""The sources of a draft out of a ledger: its own story and no other, of the last days."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from draft_cases import CASES, Case, changed, seeds

from checker import Article, review
from checker.draft.check import check_draft
from checker.draft.stored import sources_of, stored_sources
from checker.model import CheckerError
from checker.rules import load_rules
from checker.text.fold import fold


@dataclass(frozen=True)
class Told:
    id: str
    day: str | None


@dataclass
class Shelf:
    """A ledger in memory: the stories of the cases and of the seeds."""

    told: dict[str, tuple[Told, dict[str, Any]]] = field(default_factory=dict)

    def add(self, name: str, day: str | None, articles: list[Article]) -> None:
        self.told[name] = Told(name, day), review(articles).to_dict()

    def search(self, text: str) -> list[Told]:
        found = []
        for story, report in self.told.values():
            heads = [fold(article["text"][:300]) for article in report["articles"]]
            if any(all(fold(word) in head for word in text.split()) for head in heads):
                found.append(story)
        return found

    def story_report(self, story: str) -> dict[str, Any]:
        return self.told[story][1]


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    found = Shelf()
    for case in CASES:
        found.add(case.name, case.sources[0].day.isoformat(), case.sources)
    found.add("summit", "2023-09-13", list(seeds()[1]))
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_story_of_a_draft_is_found(case: Case, shelf: Shelf) -> None:
    found = sources_of(replace(case.draft, published=case.sources[-1].published), shelf, load_rules())
    assert [article.text for article in found] == [source.text for source in case.sources]
    mistake = case.mistakes[0]
    draft = changed(case.draft, mistake["old"], mistake["new"])
    errors = [note.text for note in check_draft(draft, found).notes if note.severity == "error"]
    assert errors == [mistake.get("text", mistake["new"])]


def test_the_summit_is_found(shelf: Shelf) -> None:
    draft, sources = seeds()
    found = sources_of(replace(draft, published="2023-09-14"), shelf, load_rules())
    assert {article.text for article in found} == {source.text for source in sources}


def test_a_ledger_of_a_night(tmp_path: Path) -> None:
    pytest.importorskip("checker.nightly.ledger")
    from typer.testing import CliRunner

    from checker.cli import app

    case, store, inbox = CASES[3], tmp_path / "checker.db", tmp_path / "inbox"
    inbox.mkdir()
    for source in case.sources:
        front = f"---\noutlet: {source.outlet}\npublished: {source.published.isoformat()}\n---\n"
        (inbox / f"{source.id}.txt").write_text(front + source.text, encoding="utf-8")
    draft = tmp_path / "draft.txt"
    draft.write_text(changed(case.draft, "45 منزلا", "54 منزلا").text, encoding="utf-8")
    run = CliRunner()
    night = run.invoke(
        app, ["nightly", str(inbox), "--store", str(store), "--out", str(tmp_path / "out"), "--engine", "serial"]
    )
    assert night.exit_code == 0, night.output
    found = run.invoke(app, ["draft", str(draft), "--store", str(store), "--format", "json"])
    assert found.exit_code == 1, found.output
    data = json.loads(found.stdout)
    assert [note["text"] for note in data["notes"] if note["severity"] == "error"] == ["54 منزلا"]
    assert len(data["sources"]) == 3


def test_a_ledger_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(CheckerError, match="no such ledger"):
        stored_sources(str(tmp_path / "none.db"), CASES[0].draft, load_rules())
    assert not (tmp_path / "none.db").exists()


def test_an_older_story_of_the_same_names_is_not_taken(shelf: Shelf) -> None:
    case = CASES[3]
    assert sources_of(replace(case.draft, published="2024-03-01"), shelf, load_rules()) == []


def test_a_draft_of_no_story_has_no_sources(shelf: Shelf) -> None:
    draft = Article("d", None, "وصفة اليوم", "تخلط الطحينة بالليمون والثوم ثم تقدم باردة.", "2024-01-20")
    assert sources_of(draft, shelf, load_rules()) == []
