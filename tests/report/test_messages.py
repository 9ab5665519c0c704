"""Whatever the code says in English when something goes wrong, an Arabic reader hears in Arabic."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import checker
from checker.report.messages import say_message, say_reason

CODE = Path(checker.__file__).parent
ARABIC = re.compile("[\u0621-\u064a]")
DESK = {"submitted.py", "languagetool.py"}  # answers to other programs
INSIDE = {"no attribute", "not the form of list"}  # a slip of a programmer, told to him
FLAWS = {"Flaw", "Problem", "refuse", "_refused"}  # of one article while the others go on; of a page that is none
SHAPED = re.compile(r"[a-z]{3,} [a-z]{2,}")


def raised() -> Iterator[tuple[str, str]]:
    for path in sorted(CODE.rglob("*.py")):
        if path.parent.name == "desk" and path.name in DESK:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            call = node.exc if isinstance(node, ast.Raise) else node
            if not isinstance(call, ast.Call) or (call is node and name_of(call.func) not in FLAWS):
                continue
            for message in map(said, call.args):
                if message and SHAPED.search(message) and not any(part in message for part in INSIDE):
                    yield path.name, message


def name_of(func: ast.expr) -> str:
    return func.id if isinstance(func, ast.Name) else func.attr if isinstance(func, ast.Attribute) else ""


def said(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "12" for part in node.values)
    return None


@pytest.mark.parametrize(("where", "message"), sorted(set(raised())), ids=lambda value: value[:60])
def test_every_error_has_an_arabic_line(where: str, message: str) -> None:
    assert ARABIC.search(say_message(message, "ar")), f"{where}: {message}: add it to assets/messages.yaml"
    assert say_message(message, "en") == message


def test_a_place_before_a_message_stays() -> None:
    assert say_message("a b.txt: no such file or folder", "ar").startswith("a b.txt: لا ملف")
    assert say_message("x: nobody knows this", "ar") == "x: nobody knows this"


def test_braces_in_a_message_are_no_fields() -> None:
    assert "{0}" in say_message("{0}: no such folder of rules", "ar")


def test_every_sound_of_the_rules_has_an_arabic_name() -> None:
    text = (checker.rules.builtin_rules() / "names" / "transliteration.yaml").read_text(encoding="utf-8")
    whys = {
        item["why"]
        for part in yaml.safe_load(text).values()
        if isinstance(part, list)
        for item in part
        if "why" in item
    }
    assert whys and {why for why in whys if say_reason(f"x ({why})", "ar") == f"x ({why})"} == set()


def test_why_two_names_are_one() -> None:
    assert (
        say_reason("the words in another order; ج/ي (Jong and Yong)", "ar")
        == "الكلمات بترتيب آخر؛ ج/ي (كما في جونغ ويونغ)"
    )
