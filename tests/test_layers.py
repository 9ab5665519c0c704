"""No stage imports from a later one."""

import ast
from collections.abc import Iterator
from pathlib import Path

import checker

STAGES = "collecting model schema kept cldr rules rules_lint text names intake extract compare report story selftest nightly draft desk cli __main__".split()
# What a text states of its own day is a time, and times are read by the extractors.
GRANTED = {("intake/stated.py", "checker.extract.quantities")}
# A desk that is started alone has the options and the errors of the command line.
GRANTED |= {("desk/__main__.py", "checker.cli.options")}
CODE = Path(checker.__file__).parent


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module if node.module != "checker" else f"checker.{node.names[0].name}"
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def _stage(parts: list[str] | tuple[str, ...]) -> int:
    return STAGES.index(parts[0].removesuffix(".py"))


def test_no_stage_imports_from_a_later_one() -> None:
    upward = {
        (path.relative_to(CODE).as_posix(), module)
        for path in CODE.rglob("*.py")
        if path != CODE / "__init__.py"
        for module in _imported(path)
        if module.startswith("checker.") and _stage(module.split(".")[1:]) > _stage(path.relative_to(CODE).parts)
    }
    assert upward - GRANTED == set()
    assert upward >= GRANTED
