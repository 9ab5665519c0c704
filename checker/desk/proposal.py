"""«These two names are the same», or are not: a proposed change of the rules, as a diff that a person reads and applies.

The desk changes no rule.  Nothing but names gets into a diff: letters, blanks, hyphens and apostrophes.
"""

from __future__ import annotations

import difflib
import re
from typing import Final, Literal

import yaml

from checker.model import CheckerError
from checker.rules import builtin_rules, parse_rule
from checker.schema import Aliases, Distinct

Answer = Literal["same", "distinct"]
KINDS: Final = ("people", "places", "organisations", "things")
_FILE: Final[dict[Answer, str]] = {"same": "names/aliases.yaml", "distinct": "names/distinct.yaml"}
_LONGEST: Final = 80
_SECTION: Final = re.compile(r"^[a-z]+:")


class ProposalError(CheckerError):
    """Two names of which no rule can be made; the message says why."""


def propose(first: str, second: str, answer: Answer, kind: str = "people") -> str:
    """A unified diff of a rule file, to be applied with `git apply` where `rules/` lies."""
    one, two = _name(first), _name(second)
    if one == two:
        raise ProposalError("the two names are written alike")
    if kind not in KINDS:
        raise ProposalError(f"no kind of name is called so; there are {', '.join(KINDS)}")
    name = _FILE[answer]
    data = (builtin_rules() / name).read_bytes()
    old = data.decode("utf-8").splitlines(keepends=True)
    rule = parse_rule(data, name)
    if isinstance(rule, Aliases):
        new = _same(old, rule, one, two, kind)
    elif isinstance(rule, Distinct):
        new = _distinct(old, rule, one, two)
    parse_rule("".join(new).encode("utf-8"), name)  # what is proposed can be read
    return "".join(difflib.unified_diff(old, new, f"a/rules/{name}", f"b/rules/{name}"))


def _name(text: str) -> str:
    name = " ".join(text.split())
    if not name or len(name) > _LONGEST:
        raise ProposalError(f"a name has 1 to {_LONGEST} characters")
    if not all(sign.isalpha() or sign in " -'’" for sign in name) or not (name[0].isalpha() and name[-1].isalpha()):
        raise ProposalError("a name has letters, blanks, hyphens and apostrophes alone")
    if yaml.safe_load(name) != name:  # «no» would be false
        raise ProposalError("a file of rules would not read this as a name; write it in Arabic")
    return name


def _same(lines: list[str], rule: Aliases, one: str, two: str, kind: str) -> list[str]:
    groups: list[list[str]] = [list(group) for group in getattr(rule, kind)]
    holding = [group for group in groups if one in group or two in group]
    if any(one in group and two in group for group in holding):
        raise ProposalError("the rules have these two names as one already")
    if len(holding) > 1:
        raise ProposalError("each name stands in a group of its own; a person must join them by hand")
    if not holding:
        at = _entries(lines, kind)[-1] + 1
        return [*lines[:at], _entry([one, two]), *lines[at:]]
    group = holding[0]
    at = _entries(lines, kind)[groups.index(group)]
    return [*lines[:at], _entry([*group, two if one in group else one]), *lines[at + 1 :]]


def _distinct(lines: list[str], rule: Distinct, one: str, two: str) -> list[str]:
    if any({one, two} == set(pair) for pair in rule.pairs):
        raise ProposalError("the rules keep these two names apart already")
    at = _entries(lines, "pairs")[-1] + 1
    return [*lines[:at], _entry([one, two]), *lines[at:]]


def _entry(names: list[str]) -> str:
    return f"  - [{', '.join(names)}]\n"


def _entries(lines: list[str], section: str) -> list[int]:
    """The lines of the entries of a section."""
    found = []
    for i in range(lines.index(f"{section}:\n") + 1, len(lines)):
        if _SECTION.match(lines[i]):
            break
        if lines[i].startswith("  - "):
            found.append(i)
    return found
