"""The short answers of the command line: quantities of a text, whether two names are one, the names of a story."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from checker.compare.style import departures
from checker.model import Article, Quantity
from checker.names.letters import NameMatch
from checker.report.build import Report
from checker.report.excerpt import clean
from checker.report.messages import say_reason
from checker.report.terms import sentence, term
from checker.report.wording import KINDS, Lang, say

NAME_COLUMNS: Final = ("name", "kind", "spelling", "use", "article", "outlet", "count")


def quantities_text(found: Sequence[Quantity], lang: Lang) -> str:
    """One line a quantity: the words, what they are, and the interval that they grant."""
    return "".join(f"{_quantity(quantity, lang)}\n" for quantity in found) or f"{sentence('no_quantity', lang)}\n"


def _quantity(quantity: Quantity, lang: Lang) -> str:
    kind = term("values", quantity.kind, lang)
    parts = [f"{quantity.start}-{quantity.end}", f"«{clean(quantity.text)}»", kind, _interval(quantity)]
    if quantity.unit and ":" not in quantity.unit:  # «أمس» is told by its words
        parts.append(term("units", quantity.unit, lang))
    if quantity.hedge:
        parts.append(term("hedges", quantity.hedge, lang))
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


def match_text(match: NameMatch, lang: Lang) -> str:
    """The answer, how sure it is, and why."""
    answer = sentence("one_name" if match.same else "two_names", lang)
    return f"{answer} ({match.score:.2f}): {say_reason(clean(match.reason), lang)}\n"


def match_json(match: NameMatch) -> str:
    """A name match as an object."""
    return _json(match._asdict())


def names_text(report: Report, lang: Lang) -> str:
    """One paragraph an entity: its name, its kind, each spelling with its count and outlets, and what the house writes."""
    outlets = {reading.doc.article.id: _outlet(reading.doc.article) for reading in report.readings}
    lines: list[str] = []
    for name in names_data(report):
        mark = " *" if name["spelling_differs"] else ""
        lines.append(f"{clean(name['canonical'])} ({say(KINDS[name['kind']], lang)}){mark}")
        for variant in name["variants"]:
            where = dict.fromkeys(outlets[mention["article"]] for mention in variant["mentions"])
            use = f" ← «{clean(variant['use'])}»" if variant["use"] else ""
            lines.append(f"    «{clean(variant['surface'])}» ×{len(variant['mentions'])}: {', '.join(where)}{use}")
    return "".join(f"{line}\n" for line in lines)


def _outlet(article: Article) -> str:
    return clean(article.outlet or article.id)


def names_json(report: Report) -> str:
    """The names of the report, each spelling with what the house writes instead (`use`)."""
    return _json(names_data(report))


def names_csv(report: Report) -> str:
    """The names as a table, one row a spelling and article; write it as `utf-8-sig`, or Excel takes Arabic for another encoding."""
    import pandas as pd

    from checker.report.tables import harmless

    articles = {reading.doc.article.id: reading.doc.article for reading in report.readings}
    rows = []
    for name in names_data(report):
        for variant in name["variants"]:
            for article, count in Counter(mention["article"] for mention in variant["mentions"]).items():
                row = (
                    name["canonical"],
                    name["kind"],
                    variant["surface"],
                    variant["use"],
                    article,
                    articles[article].outlet,
                    count,
                )
                rows.append([harmless(cell) for cell in row])
    text: str = pd.DataFrame(rows, columns=list(NAME_COLUMNS), dtype=object).to_csv(index=False, lineterminator="\r\n")
    return text


def names_data(report: Report) -> list[dict[str, Any]]:
    """The names of a report, with `use` for each spelling that departs from the house style.

    What departs from it and is none of the names found is added as a name of its own.
    """
    names: list[dict[str, Any]] = report.to_dict()["names"]
    found = [departure for reading in report.readings for departure in departures(reading.doc)]
    use = {(departure.article, departure.span.start): departure for departure in found}
    for variant in (variant for name in names for variant in name["variants"]):
        variant["use"] = None
        for mention in variant["mentions"]:
            departure = use.get((mention["article"], mention["span"][0]))
            if departure is not None and departure.text == variant["surface"]:
                variant["use"] = departure.use
                del use[mention["article"], mention["span"][0]]
    others: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for departure in use.values():
        mention = {"article": departure.article, "span": [departure.span.start, departure.span.end]}
        others.setdefault((departure.use, departure.kind, departure.text), []).append(mention)
    for (wanted, kind, text), mentions in others.items():
        variant = {"surface": text, "mentions": mentions, "use": wanted}
        names.append({"canonical": wanted, "kind": kind, "spelling_differs": True, "variants": [variant]})
    return names


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
