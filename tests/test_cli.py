"""The command line: exit status, one clear line for what is wrong, help that teaches, and a page for each command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from checker.cli import app

ROOT = Path(__file__).resolve().parent.parent
ONE = "زلزال يضرب المدينة\n\nأسفر الزلزال عن مقتل 12 شخصا في المدينة أمس.\n"
TWO = "زلزال في المدينة\n\nأسفر الزلزال عن مقتل 21 شخصا في المدينة أمس.\n"


def run(*args: str, stdin: bytes | None = None):
    return CliRunner().invoke(app, list(args), input=stdin)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TWO, encoding="utf-8")
    return tmp_path


@pytest.fixture
def agreed(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(ONE.replace("يضرب", "هز"), encoding="utf-8")
    return tmp_path


def commands(group: typer.core.TyperGroup, *path: str) -> Iterator[tuple[str, ...]]:
    for name, command in group.commands.items():
        if isinstance(command, typer.core.TyperGroup):
            yield from commands(command, *path, name)
        yield (*path, name)


ALL = sorted(commands(typer.main.get_command(app)))


def one_line(result) -> str:
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1 and result.stderr.startswith("checker: "), result.stderr
    return result.stderr


# ---------------------------------------------------------------- exit status


def test_conflict_is_status_one(story: Path):
    result = run("review", str(story))
    assert result.exit_code == 1
    assert "[12 شخصا]" in result.stdout and "[21 شخصا]" in result.stdout


def test_agreement_is_status_zero(agreed: Path):
    assert run("review", str(agreed)).exit_code == 0


def test_fail_on_never_reports_and_ends_well(story: Path):
    assert run("review", str(story), "--fail-on", "never").exit_code == 0


def test_quiet_says_nothing_where_nothing_is_found(agreed: Path):
    result = run("review", str(agreed), "--quiet")
    assert (result.exit_code, result.stdout) == (0, "")


@pytest.mark.parametrize(
    "args",
    [
        ("review",),
        ("review", "no-such-file.txt"),
        ("review", "x", "--format", "pdf"),
        ("review", "x", "--rules", "no-such-folder"),
        ("nonsense",),
        ("--nonsense",),
        ("explain", "x", "no-such-file.txt"),
        ("quantities", "ساعتان", "--reference", "yesterday"),
        ("quantities", "ساعتان", "--reference", "2024-05"),
        ("rules", "show", "no-such-rule"),
        ("names", "x", "y", "--rules", "no-such-folder"),
    ],
)
def test_a_wrong_call_is_status_two_and_says_why(args: tuple[str, ...], tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run(*args)
    assert result.exit_code == 2 and result.stdout == ""
    assert result.stderr and all(line.startswith("checker: ") for line in result.stderr.splitlines())
    assert "Traceback" not in result.stderr


def test_a_broken_rule_file_is_one_line(story: Path, tmp_path: Path):
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "bad.yaml").write_text("kind: places\nplaces: [قرية]\ncolour: red\n", encoding="utf-8")
    assert "bad.yaml:3:1: unknown key 'colour'" in one_line(
        run("review", str(story), "--rules", str(folder), "--lang", "en")
    )
    lint = run("rules", "lint", "--rules", str(folder))
    assert lint.exit_code == 1 and "colour" in lint.stdout


def test_a_failure_inside_is_one_line_without_a_traceback(story: Path, monkeypatch):
    def fail(*_: object) -> None:
        raise KeyError("a\nb\x1b[2J")

    monkeypatch.setattr("checker.story.review", fail)
    assert "\x1b" not in one_line(run("review", str(story)))


def test_an_output_that_cannot_be_written_is_one_line(story: Path):
    one_line(run("review", str(story), "--output", str(story / "no" / "where.txt")))


def test_a_bad_file_costs_one_line_and_the_others_go_on(story: Path):
    (story / "c.txt").write_bytes(b"")
    result = run("review", str(story))
    assert result.exit_code == 1
    assert "c.txt" in result.stderr and result.stderr.count("\n") == 1


# ---------------------------------------------------------------- formats


def test_standard_input_is_an_article(story: Path):
    result = run("review", "-", str(story / "b.txt"), "--format", "json", stdin=ONE.encode())
    assert result.exit_code == 1
    assert len(json.loads(result.stdout)["articles"]) == 2


def test_csv_has_the_mark_that_excel_needs(story: Path):
    target = story.parent / "claims.csv"
    run("review", str(story), "--format", "csv", "--output", str(target))
    assert target.read_bytes().startswith("\ufefffact,rule,".encode())


def test_markdown_and_text_go_to_files(story: Path, tmp_path: Path):
    for form in ("md", "text"):
        target = tmp_path.parent / f"{tmp_path.name}.{form}"
        assert run("review", str(story), "-f", form, "-o", str(target)).stdout == ""
        assert "12 شخصا" in target.read_text(encoding="utf-8")


def test_hostile_articles_write_no_escape(story: Path):
    (story / "c.txt").write_text(ONE.replace("في", "\x1b[2J\u202e<script>في"), encoding="utf-8")
    for form in ("text", "md", "csv"):
        result = run("review", str(story), "--format", form)
        assert result.exit_code in (0, 1)
        assert "\x1b" not in result.stdout and "\u202e" not in result.stdout


# ---------------------------------------------------------------- the other commands


def test_explain_shows_the_evidence_and_the_level(story: Path):
    facts = json.loads(run("review", str(story), "--format", "json").stdout)["facts"]
    fact = next(fact for fact in facts if fact["verdict"] == "conflict")
    result = run("explain", fact["id"][:8], str(story), "--lang", "en")
    assert result.exit_code == 0
    assert "same role" in result.stdout
    assert f"decided by «{fact['level']}»" in result.stdout
    assert one_line(run("explain", "zzz", str(story)))


def test_quantities_shows_point_and_interval():
    result = run("quantities", "دام اللقاء أكثر من ساعتين", "--lang", "en")
    assert result.exit_code == 0
    assert "duration" in result.stdout and "more_than" in result.stdout
    assert "مدة" in run("quantities", "دام اللقاء أكثر من ساعتين").stdout
    data = json.loads(run("quantities", "-", "--format", "json", stdin="12 شخصا".encode()).stdout)
    assert data[0]["value"] == 12


def test_quantities_reads_yesterday_against_the_reference():
    assert "2023-09-13" in run("quantities", "التقيا أمس", "--reference", "2023-09-14").stdout


def test_two_names_are_compared():
    assert run("names", "كيم جونغ أون", "كيم يونغ أون", "--lang", "en").stdout.startswith("the same (")
    assert run("names", "محمد", "محمود", "--lang", "en").stdout.startswith("not the same (")
    assert run("names", "كيم جونغ أون", "كيم يونغ أون").stdout.startswith("اسم واحد (")
    assert run("names", "محمد", "محمود").stdout.startswith("اسمان (")


def test_the_names_of_a_story(story: Path):
    result = run("names", str(story))
    assert result.exit_code == 0
    assert isinstance(json.loads(run("names", str(story), "--format", "json").stdout), list)


def test_rules_are_listed_and_shown():
    assert "claims/durations" in run("rules", "list").stdout
    assert run("rules", "show", "durations").stdout.startswith("kind: claims")
    assert run("rules", "show", "claims/durations").exit_code == 0


def test_the_built_in_rules_are_well_formed():
    assert run("rules", "lint").exit_code == 0


# ---------------------------------------------------------------- language


@pytest.mark.parametrize("path", [path for path in ALL if path != ("rules",)], ids=" ".join)
def test_every_command_speaks_both_languages(path: tuple[str, ...]):
    assert "--lang" in run(*path, "--help").stdout


@pytest.mark.parametrize(
    "args",
    [
        ("review", "no-such.txt"), ("review",), ("review", "a.txt", "--format", "xx"), ("review", "a.txt", "--nothing"), ("reviw",),
        ("explain", "zz", "no-such.txt"), ("quantities", "x", "--reference", "soon"), ("names", "a", "b", "--format", "csv"),
        ("draft", "no-such.txt", "--against", "x"), ("diff", "1", "2", "--store", "none.db"), ("fetch", "none.yaml", "--to", "inbox"),
        ("rules", "show", "nothing"), ("rules", "lint", "--rules", "no-such"), ("desk", "--store", "none.db"),
        ("nightly", "none", "--store", "none.db", "--out", "out"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_an_error_speaks_the_language_of_the_reader(args: tuple[str, ...], tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    arabic, english = one_line(run(*args)), one_line(run(*args, "--lang", "en"))
    assert any("\u0621" <= char <= "\u064a" for char in arabic), arabic
    assert not any("\u0621" <= char <= "\u064a" for char in english), english


# ---------------------------------------------------------------- help and docs


@pytest.mark.parametrize("path", [(), *ALL], ids=" ".join)
def test_help_teaches_with_an_example(path: tuple[str, ...]):
    result = run(*path, "--help")
    assert result.exit_code == 0
    assert "Example" in result.stdout
    assert " ".join(("checker", *path)) in result.stdout


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_every_command_has_its_place_in_the_docs(path: tuple[str, ...]):
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert f"# checker {' '.join(path)}" in page


def test_version():
    result = run("--version")
    assert result.exit_code == 0 and result.stdout.startswith("checker ")


def test_help_waits_for_nothing():
    code = "import sys, checker.cli; print([m for m in ('pandas', 'pydantic', 'jinja2', 'yaml', 'rich') if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
    before = os.times()
    subprocess.run([sys.executable, "-m", "checker", "--help"], cwd=ROOT, capture_output=True, check=True)
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    assert spent < 2, "0.2 s of an idle machine's processor; ten times that is an import that crept in"


@pytest.mark.skipif(os.name == "nt", reason="pipes close otherwise there")
def test_a_reader_that_leaves_early_is_no_failure(story: Path):
    command = f"'{sys.executable}' -m checker review '{story}' --format json | head -c 1"
    found = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (found.stdout, found.stderr) == ("{", "")
