"""The READMEs name only what there is."""

import re
from pathlib import Path

import pytest
import yaml

from checker.rules import load_rules

PAGES = ["README.md", "README.ar.md"]


def code(root: Path, page: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", (root / page).read_text(encoding="utf-8"), re.S)


@pytest.mark.parametrize("page", PAGES)
def test_commands_exist(root: Path, page: str) -> None:
    typer = pytest.importorskip("typer.main")
    cli = pytest.importorskip("checker.cli")
    commands = typer.get_command(cli.app).commands
    shell = "\n".join(code(root, page, "sh"))
    assert set(re.findall(r"^checker (\w+)", shell, re.M)) <= commands.keys()


@pytest.mark.parametrize("page", PAGES)
def test_targets_exist(root: Path, page: str) -> None:
    targets = re.findall(r"^([a-z]+):", (root / "Makefile").read_text(encoding="utf-8"), re.M)
    assert set(re.findall(r"^make (\w+)", "\n".join(code(root, page, "sh")), re.M)) <= set(targets)


def test_python_example_runs(root: Path) -> None:
    (example,) = code(root, "README.md", "python")
    exec(compile(example, "README.md", "exec"), {})


def test_rule_example_is_accepted(root: Path, tmp_path: Path) -> None:
    (example,) = (text for text in code(root, "README.md", "yaml") if text.startswith("kind:"))
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "trees.yaml").write_text(example, encoding="utf-8")
    assert "claims/trees" in load_rules(tmp_path).files


def test_sidecar_example_is_accepted(root: Path) -> None:
    from checker.intake.sidecar import read_sidecar

    (example,) = (text for text in code(root, "README.md", "yaml") if "story.yaml" in text)
    assert read_sidecar(example.encode()).articles.keys() == yaml.safe_load(example)["articles"].keys()
