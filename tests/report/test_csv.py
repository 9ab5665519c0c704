"""The table: one row a claim, numbers as numbers, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io

import pytest
from stories import conflict, hostile

from checker.report.tables import COLUMNS, harmless, render_csv


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_one_row_a_claim_with_every_column():
    report = conflict()
    table = read(render_csv(report))
    assert list(table[0]) == list(COLUMNS)
    assert len(table) == report.counts()["claims"]
    tolls = [row for row in table if row["verdict"] == "conflict"]
    assert [(row["outlet"], row["text"], row["value"]) for row in tolls] == [
        ("صحيفة الضفة", "12 شخصا", "12"),
        ("وكالة السهل", "21 شخصا", "21"),
    ]
    assert tolls[0]["sentence"] == "أسفر الزلزال عن مقتل 12 شخصا في المدينة."


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "-x", "@SUM(1)", "\t=1", "\r=1", "  =1", "\u200e=1", "\n@a"])
def test_formulas_are_neutralised(cell):
    assert harmless(cell).startswith("'")


@pytest.mark.parametrize("cell", [-5, 1.5, None, True, "-5", "+3", "-1,234.5", "نص", "12"])
def test_numbers_stay_numbers_and_words_stay_words(cell):
    assert harmless(cell) == cell


def test_hostile_text_starts_no_formula():
    for row in read(render_csv(hostile())):
        assert all(not cell.startswith(("=", "@", "\t", "\r")) for cell in row.values())
        assert row["outlet"][0] == "'"
        assert "\x1b" not in "".join(row.values())
