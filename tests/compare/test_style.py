"""House style: departures with exact places and replacements, in reviews, lists and tables."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from checker import Article, review
from checker.cli import app
from checker.compare.style import departures
from checker.extract.document import read_document
from checker.rules import RuleError, Rules, load_rules
from checker.schema import HouseStyle
from checker.selftest import run_examples, unneeded

RULES = load_rules()
STYLES = [place for place, file in RULES.files.items() if isinstance(file, HouseStyle)]
HOUSE = """kind: style
spellings:
  - {use: القاهرة الكبرى, instead_of: [القاهره الكبرى], kind: place}
  - {use: سيول, instead_of: [سيئول, سول], kind: place}
  - {use: الدوحة, instead_of: [الدوحه, دوحة], kind: place}
  - {use: "=SUM", instead_of: [خبيث], kind: term}
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    (tmp_path / "style").mkdir()
    (tmp_path / "style" / "spellings.yaml").write_text(HOUSE, "utf-8")
    return tmp_path


def replaced(body: str, rules: Rules) -> list[tuple[str, str]]:
    found = departures(read_document(Article("1", body=body), rules))
    for departure in found:
        assert body[departure.span.start : departure.span.end] == departure.text
    return [(departure.text, departure.use) for departure in found]


@pytest.mark.parametrize("place", STYLES)
def test_examples_hold_and_every_spelling_is_needed(place: str) -> None:
    assert run_examples(RULES, place) == []
    assert [str(entry) for entry in unneeded(RULES, place)] == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("وصل إلى سيئول أمس.", [("سيئول", "سيول")]),
        ("عاد وفد وسيئول صامتة، وسول كذلك.", [("سيئول", "سيول"), ("سول", "سيول")]),
        ("في القاهره الكبرى زحام.", [("القاهره الكبرى", "القاهرة الكبرى")]),
        ("في القاهرة الكبرى زحام.", []),
        ("الدَّوحه ليست بعيدة.", [("الدَّوحه", "الدوحة")]),
        ("الدَّوْحة قريبة.", []),
        ("سيول هي سيول.", []),
        ("أعلنت سيئول وردت سيئول.", [("سيئول", "سيول"), ("سيئول", "سيول")]),
    ],
)
def test_departures_and_their_replacements(house: Path, body: str, expected: list[tuple[str, str]]) -> None:
    assert replaced(body, load_rules(house)) == expected


def test_a_preposition_and_the_article_written_as_one_are_kept(tmp_path: Path) -> None:
    (tmp_path / "more.yaml").write_text(
        "kind: style\nspellings:\n  - {use: الإسكندرية, instead_of: [الأسكندريه], kind: place}\n"
        "  - {use: الجيزة, instead_of: [الغيزة], kind: place}\n",
        "utf-8",
    )
    assert replaced("سافر للغيزة وبالغيزة أهله.", load_rules(tmp_path)) == [("للغيزة", "للجيزة"), ("الغيزة", "الجيزة")]


def test_a_review_shows_departures_as_notes() -> None:
    report = review([Article("1", body="وصل إلى بيجين ثم غادر بيجين."), Article("2", body="وصل إلى بكين.")])
    (check,) = [check for check in report.to_dict()["checks"] if check["rule"] == "style"]
    assert check["severity"] == "info"
    assert "بكين" in check["why"]["ar"] and "بكين" in check["why"]["en"]
    assert [place["text"] for place in check["evidence"]] == ["بيجين", "بيجين"]
    assert {place["article"] for place in check["evidence"]} == {"1"}


def test_names_of_a_story_are_listed_with_what_to_write(house: Path, tmp_path: Path) -> None:
    story = tmp_path / "story"
    story.mkdir()
    (story / "a.txt").write_text("قال الرئيس في سيئول إن خبيث الكلام لا ينفع.", "utf-8")
    (story / "b.txt").write_text("قال الرئيس في سيول كلاما طيبا.", "utf-8")
    call = ["names", str(story), "--rules", str(house)]
    text = CliRunner().invoke(app, call)
    assert text.exit_code == 0
    assert "«سيئول» ×1" in text.stdout and "«سيول»" in text.stdout.split("«سيئول» ×1")[1].split("\n")[0]
    listed = json.loads(CliRunner().invoke(app, [*call, "--format", "json"]).stdout)
    uses = {variant["surface"]: variant["use"] for name in listed for variant in name["variants"]}
    assert uses["سيئول"] == "سيول" and uses["خبيث"] == "=SUM" and uses.get("سيول") is None
    table = tmp_path / "names.csv"
    assert CliRunner().invoke(app, [*call, "--format", "csv", "--output", str(table)]).exit_code == 0
    assert table.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(table.read_text("utf-8-sig"))))
    assert {row["spelling"]: row["use"] for row in rows} == {**{k: v or "" for k, v in uses.items()}, "خبيث": "'=SUM"}


def test_two_names_are_no_table() -> None:
    result = CliRunner().invoke(app, ["names", "كيم", "بوتين", "--format", "csv"])
    assert result.exit_code == 2


@pytest.mark.parametrize(
    "line", ["{use: ' ', instead_of: [أ], kind: place}", "{use: أ, instead_of: [''], kind: place}"]
)
def test_an_empty_spelling_is_refused(tmp_path: Path, line: str) -> None:
    (tmp_path / "x.yaml").write_text(f"kind: style\nspellings:\n  - {line}\n", "utf-8")
    with pytest.raises(RuleError, match="spellings"):
        load_rules(tmp_path)
