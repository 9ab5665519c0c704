"""The suppressions file: findings that an editor has set aside beforehand, each with a reason and an end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from checker.model import CheckerError
from checker.nightly.fingerprint import Found
from checker.report.wording import CHECKS
from checker.rules import Rules
from checker.schema import ClaimRule

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAX: Final = 1_000_000  # bytes: thousands of entries; a larger file is another one


class Suppression(BaseModel):
    """What is set aside (all that is given must hold), why, and until when: the last day on which it holds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    reason: str = Field(min_length=3)
    until: dt.date
    story: str | None = None
    rule: str | None = None
    role: str | None = None
    outlet: str | None = None

    @model_validator(mode="after")
    def _scoped(self) -> Suppression:
        if not (self.story or self.rule or self.outlet):
            raise ValueError("needs a scope: story, rule or outlet")
        return self

    def covers(self, found: Found, story: str) -> bool:
        return (
            self.story in (None, story)
            and self.rule in (None, found.rule)
            and self.role in (None, found.role)
            and (self.outlet is None or self.outlet in found.outlets)
        )


class Suppressions:
    """The entries that hold on a day, and those that have ended (the run says so, that they be removed)."""

    def __init__(self, entries: Sequence[Suppression], today: dt.date) -> None:
        self.entries = [entry for entry in entries if today <= entry.until]
        self.ended = [entry for entry in entries if today > entry.until]

    def astray(self, rules: Rules) -> Iterator[tuple[Suppression, str]]:
        """The entries that can cover nothing, since they name a rule or a role that there is not, and why."""
        ids = {name for file in rules.files.values() if isinstance(name := getattr(file, "id", None), str)}
        counting = {rule.id for rule in rules.of(ClaimRule)}  # of the others a role may be any word («وزير الدفاع»)
        roles = {role for rule in rules.of(ClaimRule) for role in rule.roles}  # a fact may have that of another rule
        for entry in self.entries:
            asked = [("rule", entry.rule, ids | CHECKS.keys())]
            if entry.rule in counting:
                asked.append(("role", entry.role, roles))
            for what, name, names in asked:
                if name and name not in names:
                    near = get_close_matches(name, names, 3) or sorted(names)
                    yield entry, f"there is no {what} {name!r}; there are {', '.join(near)}"

    def reason(self, found: Found, story: str) -> str | None:
        """Why a finding of a story is set aside; None where it is not."""
        return next((entry.reason for entry in self.entries if entry.covers(found, story)), None)


def load_suppressions(path: Path | None, today: dt.date) -> Suppressions:
    """The file's entries.  Raises CheckerError in one line that names the file, the entry and the mend."""
    if path is None:
        return Suppressions([], today)
    try:
        data = path.read_bytes()
        if len(data) > _MAX:
            raise CheckerError(f"{path}: is larger than {_MAX:,} bytes; give a list of suppressions")
        raw = yaml.load(data.decode("utf-8-sig"), Loader=_Loader) or []
    except UnicodeDecodeError:
        raise CheckerError(f"{path}: is not UTF-8; save it as UTF-8") from None
    except yaml.YAMLError as error:
        raise CheckerError(f"{path}: is not YAML: {' '.join(str(error).split())[:120]}") from None
    if not isinstance(raw, list):
        raise CheckerError(f"{path}: is no list; each entry begins with a dash and has reason, until and a scope")
    return Suppressions([_entry(path, number, entry) for number, entry in enumerate(raw, 1)], today)


def _entry(path: Path, number: int, entry: object) -> Suppression:
    try:
        return Suppression.model_validate(entry)
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        key = ".".join(str(part) for part in first["loc"])
        allowed = ", ".join(Suppression.model_fields)
        where = f"{path}: entry {number}{': ' + key if key else ''}"
        raise CheckerError(f"{where}: {first['msg']}; the keys are {allowed}") from None
