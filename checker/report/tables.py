"""The report as a table for spreadsheets: one row a claim, with what its fact says of it."""

from __future__ import annotations

import re
from typing import Any, Final

from checker.report.build import Report
from checker.report.excerpt import clean
from checker.report.wording import Lang

COLUMNS: Final = (
    "fact", "rule", "label", "verdict", "severity", "article", "outlet", "published", "text", "sentence",
    "value", "low", "high", "unit", "why",
)  # fmt: skip
_FORMULA: Final = frozenset("=+-@\t\r\n")
_NUMBER: Final = re.compile(r"[+-]?\d+(?:[.,]\d+)*")


def render_csv(report: Report, lang: Lang = "ar") -> str:
    """The table as CSV; write it as `utf-8-sig`, or Excel takes Arabic for another encoding."""
    import pandas as pd

    frame = pd.DataFrame(rows(report, lang), columns=list(COLUMNS), dtype=object)
    text: str = frame.to_csv(index=False, lineterminator="\r\n")
    return text


def rows(report: Report, lang: Lang) -> list[dict[str, Any]]:
    """One row for every claim, in the order of the facts; text from outside can start no formula."""
    data = report.to_dict()
    articles = {article["id"]: article for article in data["articles"]}
    return [
        {column: harmless(value) for column, value in _row(fact, claim, articles[claim["article"]], lang).items()}
        for fact in data["facts"]
        for claim in fact["claims"]
    ]


def _row(fact: dict[str, Any], claim: dict[str, Any], article: dict[str, Any], lang: Lang) -> dict[str, Any]:
    start, end = claim["sentence"]
    value = claim["value"]
    return {
        "fact": fact["id"],
        "rule": fact["rule"],
        "label": fact["label"][lang],
        "verdict": fact["verdict"],
        "severity": fact["severity"],
        "article": article["id"],
        "outlet": article["outlet"],
        "published": article["published"],
        "text": claim["text"],
        "sentence": article["text"][start:end],
        "value": value["value"],
        "low": value["low"],
        "high": value["high"],
        "unit": value["unit"],
        "why": fact["why"][lang],
    }


def harmless(cell: Any) -> Any:
    """A cell that a spreadsheet shows and never runs.  A plain number stays one, also a negative one."""
    if not isinstance(cell, str):
        return cell
    text = clean(cell)
    if cell[:1] in _FORMULA or text[:1] in _FORMULA:
        return text if _NUMBER.fullmatch(text) else f"'{text}"
    return text
