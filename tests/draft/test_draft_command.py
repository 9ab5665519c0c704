"""`checker draft` at the command line."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from draft_cases import SEEDS, planted, seed_text
from test_draft_docx import commented, saved, word_file
from typer.testing import CliRunner

from checker.cli import app

OTHERS = [str(path) for path in sorted(SEEDS.glob("*.txt")) if not path.name.startswith("003")]


def run(*args: str, stdin: str | None = None):
    return CliRunner().invoke(app, ["draft", *args], input=stdin)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_text(planted(seed_text()), encoding="utf-8")
    return path


def test_mistakes_are_status_one_and_none_is_status_zero(draft: Path) -> None:
    found = run(str(draft), "--against", *OTHERS)
    assert found.exit_code == 1 and "أخطاء (3)" in found.stdout
    draft.write_text(seed_text(), encoding="utf-8")
    assert run(str(draft), "--against", *OTHERS).exit_code == 0


def test_a_folder_that_holds_the_draft_itself(tmp_path: Path) -> None:
    for path in SEEDS.glob("*.txt"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    [own] = tmp_path.glob("003_*")
    data = json.loads(run(str(own), "--against", str(tmp_path), "-f", "json").stdout)
    assert len(data["sources"]) == 4


def test_standard_input_and_every_format(draft: Path, tmp_path: Path) -> None:
    text = draft.read_text(encoding="utf-8")
    for form in ("html", "json", "sarif", "text"):
        target = tmp_path / f"out.{form}"
        assert run("-", "--against", *OTHERS, "-f", form, "-o", str(target), stdin=text).exit_code == 1
        assert "نحو ثلاث ساعات" in target.read_text(encoding="utf-8")


def test_docx_in_and_out(tmp_path: Path) -> None:
    source, target = tmp_path / "draft.docx", tmp_path / "out.docx"
    source.write_bytes(saved(word_file(planted(seed_text()))))
    assert run(str(source), "--against", *OTHERS, "-f", "docx", "-o", str(target)).exit_code == 1
    assert sum(text.startswith("خطأ") for _, text in commented(target.read_bytes())) == 3
    assert docx.Document(str(target)).paragraphs[0].style.name == "Heading 1"


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("no-such.txt", "--against", "x"), "no-such.txt"),
        (("-",), "--against"),
        (("-", "--against", "no-such-folder"), "no source"),
        (("-", "--against", OTHERS[0], "--format", "docx"), "only a .docx"),
    ],
)
def test_a_wrong_call_says_why(
    args: tuple[str, ...], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = run(*args, "--lang", "en", stdin=seed_text())
    assert found.exit_code == 2 and found.stdout == "" and "Traceback" not in found.stderr
    assert says in found.stderr and all(line.startswith("checker: ") for line in found.stderr.splitlines())


def test_a_draft_in_another_language_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text("Nothing here is Arabic at all.", encoding="utf-8")
    found = run(str(path), "--against", *OTHERS, "--lang", "en")
    assert found.exit_code == 2 and "holds no Arabic" in found.stderr
