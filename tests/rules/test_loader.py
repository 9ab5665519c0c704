"""The loader refuses what it cannot use, lays a user's folder over ours, and tells rules apart by their digest."""

from pathlib import Path

import pytest

from checker.rules import RuleError, builtin_rules, load_rules, parse_rule
from checker.rules_lint import lint

GROUPS = "kind: synonyms\ngroups:\n  - [بيت, دار]\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "kind: synonyms\ngroups: []\ngroupz: []\n",
            ["my.yaml:3:1", "unknown key 'groupz'", "allowed: groups, kind, why"],
        ),
        ("kind: nothing\n", ["my.yaml:1:1", "kind is 'nothing'", "synonyms"]),
        ("kind: synonyms\n", ["my.yaml:1:1", "groups"]),
        ("kind: synonyms\ngroups:\n  - [a, {b: c}]\n", ["my.yaml:3:9", "groups.0.1"]),
        ("kind: [\n", ["my.yaml:", "not YAML"]),
        ("- a\n- b\n", ["my.yaml:1:1", "a mapping"]),
    ],
)
def test_bad_file_is_refused_with_its_place(text: str, words: list[str]) -> None:
    with pytest.raises(RuleError) as caught:
        parse_rule(text.encode(), "my.yaml")
    assert [word for word in words if word not in str(caught.value)] == []
    assert "\n" not in str(caught.value)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(RuleError, match="not UTF-8"):
        parse_rule("kind: نص".encode("cp1256"), "my.yaml")


def test_overlay_replaces_and_adds(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "synonyms.yaml").write_text(GROUPS, "utf-8")
    (tmp_path / "text" / "more.yaml").write_text(GROUPS, "utf-8")
    ours, laid = load_rules(), load_rules(tmp_path)
    assert set(laid.files) == {*ours.files, "text/more"}
    assert laid.files["text/synonyms"].model_dump()["groups"] == [["بيت", "دار"]]
    assert laid.digest != ours.digest


def test_no_such_overlay() -> None:
    with pytest.raises(RuleError, match="no such folder"):
        load_rules(Path("no-such-folder"))


def test_our_rules_are_clean() -> None:
    assert [str(problem) for problem in lint(builtin_rules())] == []


def test_lint_finds_arabic_in_a_pattern(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("kind: x\na: قتل.*\nroles: {a: {patterns: [قتل .. N]}}\nb: \u202eبيت\n", "utf-8")
    assert [(p.file, p.line) for p in lint(tmp_path)] == [("bad.yaml", 2), ("bad.yaml", 3), ("bad.yaml", 4)]
