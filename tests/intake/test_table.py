"""CSV, TSV and Parquet."""

import csv
import datetime as dt
import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checker.intake.fields import Fields
from tests.intake.kit import BODY, OUTLET, TITLE, URL, bounded, places, read, read_bytes

ROW = {"headline": TITLE, "content": BODY, "source": OUTLET, "link": URL, "pubDate": "2024-03-05", "views": 7}


def table(*rows: dict[str, Any], **form: Any) -> str:
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, list(ROW), **form)
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", table(ROW).encode()),
        ("a.csv", table(ROW).encode("utf-8-sig")),
        ("a.csv", table(ROW).encode("cp1256")),
        ("a.csv", table(ROW, delimiter=";").encode()),
        ("a.csv", b"sep=;\r\n" + table(ROW, delimiter=";").encode()),
        ("a.tsv", table(ROW, delimiter="\t").encode()),
        ("a.csv", table(ROW, delimiter="\t").encode("utf-16")),
        ("a.csv", table(ROW, quoting=csv.QUOTE_ALL, lineterminator="\n").encode()),
        ("a.csv", table(ROW).replace("\r\n", "\n\n").encode()),
    ],
    ids=["comma", "mark", "windows-1256", "semicolon", "Excel", "tab", "utf-16", "quoted", "empty lines"],
)
def test_csv(tmp_path: Path, name: str, data: bytes) -> None:
    (article,), problems = read_bytes(tmp_path, name, data)
    assert problems == []
    assert (article.title, article.body, article.outlet, article.url) == (TITLE, BODY, OUTLET, URL)
    assert article.day == dt.date(2024, 3, 5)


def test_a_bad_row_costs_itself(tmp_path: Path) -> None:
    good = [ROW | {"link": f"{URL}/{number}"} for number in range(3)]
    rows = table(*good).encode().split(b"\r\n")
    long = b'"' + b"x" * 3_000_000 + b'"\r\n'
    data = b"\r\n".join([*rows[:2], b",,,,,", b"\xff\xfe," * 5, long + rows[2], *rows[3:]])
    articles, problems = read_bytes(tmp_path, "a.csv", data)
    assert [article.url for article in articles] == [f"{URL}/{number}" for number in range(3)]
    # each good row takes two lines, since its body has two
    assert places(problems) == ["line 4", "line 5", "line 6"]


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda: b"views,likes\n1,2\n", "views, likes"),
        (lambda: b"title,body\n", "no articles"),
        (lambda: b"," * 5_000_000 + b"\n", "columns"),
        (lambda: b'title,body\n"' + ("كلمة " * 100_000 + "\n").encode() * 5, "field larger"),
        (lambda: b"title,body\nx," + b"x" * 100_000_000 + b"\n", "longer than 8 MB"),
        (lambda: b"title,body\nx," + b"y," * 3_000_000 + b"\n", "no Arabic"),
        (lambda: b"title,body\nx,<script>" + b"<b>" * 400_000 + b"\n", "tags"),
        (lambda: b"title,body\nx,a\0b\n", "NUL"),
        (lambda: "عنوان\tنص\n".encode("utf-16")[:-1], "UTF-16"),
    ],
    ids=["names", "empty", "columns", "not closed", "long line", "wide row", "tags", "nul", "utf-16"],
)
def test_hostile_csv(tmp_path: Path, make: Callable[[], bytes], why: str) -> None:
    articles, problems = read_bytes(tmp_path, "a.csv", make())
    assert articles == []
    assert why in problems[0].message


def parquet(path: Path, columns: dict[str, Any], **form: Any) -> Path:
    arrow = pytest.importorskip("pyarrow")
    import pyarrow.parquet

    pyarrow.parquet.write_table(arrow.table(columns), path, **form)
    return path


def test_parquet(tmp_path: Path) -> None:
    columns = {
        "headline": [TITLE] * 200, "articleBody": [f"{BODY}\n{n}" for n in range(200)], "n": list(range(200)),
        "publisher": [{"name": OUTLET, "n": 1}] * 200, "date": [dt.datetime(2024, 3, 5, 10, 30)] * 200,
        "link": [f"{URL}/{n}" for n in range(199)] + [None],
    }  # fmt: skip
    parquet(tmp_path / "a.parquet", columns, row_group_size=50)
    articles, problems = read(tmp_path)
    assert problems == []
    assert [article.url for article in articles] == columns["link"]
    assert {(article.title, article.outlet, str(article.time)) for article in articles} == {
        (TITLE, OUTLET, "2024-03-05 10:30:00")
    }
    assert [article.body.rpartition("\n")[2] for article in articles] == [str(n) for n in range(200)]


def test_parquet_columns_by_name(tmp_path: Path) -> None:
    parquet(tmp_path / "a.pq", {"عنوان": [TITLE, None], "inner": [{"t": BODY}, {"t": None}]})
    (article,), (problem,) = read(tmp_path, fields=Fields.model_validate({"title": "عنوان", "body": "inner.t"}))
    assert (article.title, article.body) == (TITLE, BODY)
    assert problem.place == "row 2"
    articles, (problem,) = read(tmp_path)
    assert articles == []
    assert "no column" in problem.message


def test_bad_parquet(tmp_path: Path) -> None:
    whole = parquet(tmp_path / "a.parquet", {"title": [TITLE], "body": [BODY]}).read_bytes()
    cut = [
        whole[:-9],
        whole[:4],
        whole[:-4] + b"XXXX",
        whole[:40] + b"\xff" * 60 + whole[100:],
        whole[:4] + whole[-60:],
    ]
    for data in cut:
        articles, problems = read_bytes(tmp_path, "a.parquet", data)
        assert articles == []
        assert len(problems) == 1


def test_parquet_bomb(tmp_path: Path) -> None:
    big = "ا" * 1_000_000
    path = parquet(
        tmp_path / "a.parquet", {"body": [big + str(n) for n in range(40)]}, compression="zstd", use_dictionary=False
    )
    assert path.stat().st_size < 500_000
    with bounded():
        articles, (problem,) = read(path)
    assert articles == []
    assert "unpacks" in problem.message


def test_the_missing_library_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    _, (problem,) = read_bytes(tmp_path, "a.parquet", b"PAR1")
    assert problem.message == "is a Parquet file, which needs pyarrow: pip install 'checker[formats]'"
