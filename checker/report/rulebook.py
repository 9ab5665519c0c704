"""The rule files as `checker rules` shows them."""

from __future__ import annotations

from pathlib import Path

from checker.report.wording import Lang
from checker.rules import RuleError, Rules, builtin_rules, parse_rule, rule_files
from checker.schema import ClaimRule


def listing(rules: Rules, lang: Lang) -> str:
    """One line a file: its place, its kind, and the label or the reason that it gives."""
    rows = []
    for place, file in rules.files.items():
        about = file.why
        if isinstance(file, ClaimRule):
            label = file.label.ar if lang == "ar" else file.label.en
            about = f"{label} ({len(file.roles)} roles, {len(file.fires)} fire, {len(file.silent)} silent)"
        rows.append((place, file.kind, " ".join(about.split())))
    first = max(len(place) for place, _, _ in rows)
    second = max(len(kind) for _, kind, _ in rows)
    lines = [f"{place:{first}}  {kind:{second}}  {about}".rstrip() for place, kind, about in rows]
    return "\n".join([*lines, "", f"{len(rows)} files, digest {rules.digest}"]) + "\n"


def source(name: str, overlay: Path | None = None) -> str:
    """The text of one rule file, the overlay's before ours, found by its place or its last part."""
    found = dict(rule_files(builtin_rules()))
    if overlay is not None:
        found.update(rule_files(overlay))
    wanted = name.removesuffix(".yaml").removesuffix(".yml")
    exact = [place for place in found if place == wanted] or [p for p in found if p.rsplit("/", 1)[-1] == wanted]
    if not exact:
        raise RuleError(f"no rule {name!r}; `checker rules list` names them")
    if len(exact) > 1:
        raise RuleError(f"{name!r} may be any of: {', '.join(sorted(exact))}")
    return found[exact[0]].read_text(encoding="utf-8-sig").rstrip() + "\n"


def faults(folder: Path | None = None) -> list[str]:
    """What is wrong with the rule files of a folder, of ours without one: one line a file that breaks its schema."""
    where = folder or builtin_rules()
    if not where.is_dir():
        raise RuleError(f"{where}: no such folder of rules")
    found = []
    for _, path in sorted(rule_files(where)):
        try:
            parse_rule(path.read_bytes(), str(path))
        except RuleError as error:
            found.append(" ".join(str(error).split()))
    return found
