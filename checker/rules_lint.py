"""Read rule files as an editor sees them: what makes a line hard to read or to trust."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, NamedTuple

_ARABIC: Final = re.compile("[\u0621-\u064a]")
_SIGNS: Final = re.compile(r"\\[bdswBDSW]|\(\?|\[\^|[)\]][*+?]|\.[*+]|(?<![\w.])\.\.(?![\w.])")
_HIDDEN: Final = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


class Problem(NamedTuple):
    """A line of a rule file that breaks a habit of the house."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


def lint(folder: Path) -> list[Problem]:
    """The problems of all rule files in a folder, in the order of their places."""
    found: list[Problem] = []
    for path in sorted(folder.rglob("*.y*ml")):
        name = path.relative_to(folder).as_posix()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            found += (Problem(name, number, message) for message in _faults(line))
    return found


def _faults(line: str) -> list[str]:
    faults = []
    rule = re.split(r"(?:^|\s)#", line, maxsplit=1)[0]
    # a label and its patterns may share a line: what the eye must not meet are letters inside a pattern
    patterns = re.search(r"patterns: \[(.*?)\]", rule)
    words = rule.replace(patterns.group(), "") if patterns else rule
    if (patterns and _ARABIC.search(patterns.group(1))) or (_ARABIC.search(words) and _SIGNS.search(words)):
        faults.append("Arabic and pattern signs on one line: the order of such a line depends on the editor")
    if _HIDDEN.search(line):
        faults.append("an invisible sign that turns the direction or joins letters")
    if "\t" in line:
        faults.append("a tab; YAML indents with blanks")
    return faults
