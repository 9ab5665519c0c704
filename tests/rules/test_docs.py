"""docs/rules.md names every kind and key, and its worked example works."""

import re
from pathlib import Path

from checker.rules import load_rules
from checker.schema import KINDS
from checker.selftest import run_examples, unneeded

PAGE = (Path(__file__).parents[2] / "docs" / "rules.md").read_text("utf-8")


def test_every_kind_names_its_keys() -> None:
    rows = {row.split("`")[1]: row for row in PAGE.splitlines() if row.startswith("| `")}
    missing = [
        f"{kind}.{key}"
        for kind, model in KINDS.items()
        for key in (field.alias or name for name, field in model.model_fields.items())
        if f"`{key}`" not in rows.get(kind, "") and key not in ("kind", "why", "fires", "silent")
    ]
    assert missing == []


def test_the_worked_example_adds_a_rule_without_code(tmp_path: Path) -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.S)
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "a_medals.yaml").write_text(example, "utf-8")
    rules = load_rules(tmp_path)
    assert run_examples(rules, "claims/a_medals") == []
    assert unneeded(rules, "claims/a_medals") == []


def test_quantity_examples_are_run(tmp_path: Path) -> None:
    (tmp_path / "more.yaml").write_text(
        "kind: nouns\nclasses: {}\nfires:\n"
        "  - {text: سار 12 كيلومترا, value: 12000, unit: metre}\n  - {text: سار 12 كيلومترا, value: 13}\n",
        "utf-8",
    )
    (failure,) = run_examples(load_rules(tmp_path), "more")
    assert failure.message.startswith("no quantity 13")
