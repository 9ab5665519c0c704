"""The short answers of the command line: quantities of a text, whether two names are one, the names of a story."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from checker.compare.names import NameMatch
from checker.model import Quantity
from checker.report.build import Report
from checker.report.excerpt import clean
from checker.report.wording import KINDS, Lang, say


def quantities_text(found: Sequence[Quantity]) -> str:
    """One line a quantity: the words, what they are, and the interval that they grant."""
    return "".join(f"{_quantity(quantity)}\n" for quantity in found) or "no quantity\n"


def _quantity(quantity: Quantity) -> str:
    parts = [f"{quantity.start}-{quantity.end}", f"«{clean(quantity.text)}»", quantity.kind, _interval(quantity)]
    parts += [part for part in (quantity.unit, quantity.hedge) if part]
    return "  ".join(parts)


def _interval(quantity: Quantity) -> str:
    """«120», or «120 [108, 132]»; a round bracket excludes its end, «…» is an open one."""
    point = "" if quantity.value is None else str(quantity.value)
    if quantity.value is not None and quantity.value == quantity.low == quantity.high:
        return point
    low = "…" if quantity.low is None else str(quantity.low)
    high = "…" if quantity.high is None else str(quantity.high)
    left = "[" if quantity.low_inclusive and quantity.low is not None else "("
    right = "]" if quantity.high_inclusive and quantity.high is not None else ")"
    return f"{point} {left}{low}, {high}{right}".strip()


def quantities_json(found: Sequence[Quantity]) -> str:
    """CONTRACT's value objects."""
    return _json([quantity.to_dict() for quantity in found])


def match_text(match: NameMatch) -> str:
    """The answer, how sure it is, and why."""
    return f"{'the same' if match.same else 'not the same'} ({match.score:.2f}): {clean(match.reason)}\n"


def match_json(match: NameMatch) -> str:
    """A name match as an object."""
    return _json(match._asdict())


def names_text(report: Report, lang: Lang) -> str:
    """One paragraph an entity: its name, its kind, and each spelling with its count and outlets."""
    data = report.to_dict()
    outlets = {article["id"]: clean(article["outlet"] or article["id"]) for article in data["articles"]}
    lines: list[str] = []
    for name in data["names"]:
        mark = " *" if name["spelling_differs"] else ""
        lines.append(f"{clean(name['canonical'])} ({say(KINDS[name['kind']], lang)}){mark}")
        for variant in name["variants"]:
            where = dict.fromkeys(outlets[mention["article"]] for mention in variant["mentions"])
            lines.append(f"    «{clean(variant['surface'])}» ×{len(variant['mentions'])}: {', '.join(where)}")
    return "".join(f"{line}\n" for line in lines)


def names_json(report: Report) -> str:
    """The names of the report."""
    return _json(report.to_dict()["names"])


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
