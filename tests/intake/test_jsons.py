"""JSON arrays and objects, JSON Lines, JSON Feed."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.intake.fields import Fields
from tests.intake.kit import BODY, FIRST, OUTLET, SECOND, TITLE, URL, bounded, places, read, read_bytes

GOOD = {
    "headline": TITLE,
    "articleBody": BODY,
    "publisher": {"name": OUTLET},
    "datePublished": "2024-03-05",
    "url": URL,
}


def dumped(*values: object) -> bytes:
    return "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values).encode()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", dumped(GOOD)),
        ("a.json", dumped([GOOD])),
        ("a.json", dumped(GOOD)),
        ("a.json", json.dumps([GOOD], indent=2).encode()),
        ("a.json", json.dumps(GOOD, indent=2).encode()),
        ("a.json", b"\xef\xbb\xbf" + dumped([GOOD])),
        ("a.json", json.dumps(GOOD, ensure_ascii=False).encode("utf-16")),
        ("a.json", json.dumps(GOOD, ensure_ascii=False).encode("cp1256")),
        ("a.jsonl", json.dumps(GOOD, ensure_ascii=False).encode("cp1256")),
        ("a.json", dumped({"articles": [GOOD]})),
        ("a.json", dumped(GOOD, GOOD)),
        ("a.jsonl", dumped([GOOD])),
        ("a", dumped(GOOD, GOOD)),
    ],
    ids=[
        "lines", "array", "object", "indented array", "indented object", "mark", "utf-16", "windows-1256",
        "windows-1256 lines", "wrapped", "lines called json", "an array called lines", "no name",
    ],
)  # fmt: skip
def test_shapes(tmp_path: Path, name: str, data: bytes) -> None:
    (article,), problems = read_bytes(tmp_path, name, data)
    assert problems == []
    assert (article.title, article.body, article.outlet, article.url) == (TITLE, BODY, OUTLET, URL)
    assert article.time is not None
    assert article.time.isoformat() == "2024-03-05T00:00:00"


@pytest.mark.parametrize(
    ("record", "title", "body"),
    [
        ({"title": TITLE, "content": f"<p>{FIRST}</p><p>{SECOND}</p>"}, TITLE, BODY),
        ({"title": f"{TITLE}<script>alert(1)</script>", "text": BODY}, TITLE, BODY),
        ({"title": TITLE.replace(" ", "&nbsp;", 1), "text": BODY.replace("\n", "&#10;")}, TITLE, BODY),
        ({"title": {"rendered": TITLE}, "content": {"rendered": f"<p>{FIRST}<br>{SECOND}"}}, TITLE, BODY),
        ({"Title": TITLE, "BODY": [FIRST, SECOND]}, TITLE, BODY),
        ({"title": f"\u202e{TITLE}\u202c", "text": BODY}, TITLE, BODY),
        ({"title": f"{TITLE}\ud800", "text": BODY}, f"{TITLE}\ufffd", BODY),
        ({"title": TITLE, "summary": FIRST, "text": BODY}, TITLE, BODY),
        ({"title": f"{TITLE} 3 < 4", "text": BODY}, f"{TITLE} 3 < 4", BODY),
        ({"title": TITLE, "text": BODY, "data": [{"title": "x"}]}, TITLE, BODY),
    ],
    ids=["html", "script", "entity", "rendered", "capitals", "override", "surrogate", "summary", "less than", "lists"],
)
def test_fields_are_cleaned(tmp_path: Path, record: object, title: str, body: str) -> None:
    (article,), _ = read_bytes(tmp_path, "a.json", json.dumps(record).encode())
    assert (article.title, article.body) == (title, body)


@pytest.mark.parametrize(
    ("value", "time"),
    [
        (1709634600, "2024-03-05T10:30:00+00:00"),
        ("1709634600000", "2024-03-05T10:30:00+00:00"),
        ("Tue, 05 Mar 2024 10:30:00 +0300", "2024-03-05T10:30:00+03:00"),
        ("5 Mar 2024", "2024-03-05T00:00:00"),
        ("2024-03-05 10:30", "2024-03-05T10:30:00"),
    ],
)
def test_times(tmp_path: Path, value: object, time: str) -> None:
    (article,), problems = read_bytes(tmp_path, "a.jsonl", dumped(GOOD | {"datePublished": value}))
    assert problems == []
    assert article.time is not None
    assert article.time.isoformat() == time


def test_json_feed(tmp_path: Path) -> None:
    item = {"id": "7", "title": TITLE, "content_html": f"<p>{FIRST}", "date_published": "2024-03-05T10:00:00Z"}
    (article,), problems = read_bytes(tmp_path, "a.json", dumped({"version": "1.1", "title": OUTLET, "items": [item]}))
    assert (article.outlet, article.body, problems) == (OUTLET, FIRST, [])


def test_a_bad_line_costs_itself(tmp_path: Path) -> None:
    second = GOOD | {"url": URL + "2"}
    bad = b'{"title": "x\n[1, 2]\n"x"\n{"views": 7}\n' + json.dumps({"title": "x", "text": "a\0b"}).encode() + b"\n"
    articles, problems = read_bytes(tmp_path, "a.jsonl", dumped(GOOD) + bad + b"\xff\xfe{}\n" + dumped(second))
    assert [article.url for article in articles] == [URL, URL + "2"]
    assert places(problems) == ["line 2", "line 3", "line 4", "line 5", "line 6", "line 7"]
    for problem, word in zip(problems, ["not JSON", "array", "string", "views", "NUL", "UTF-"], strict=True):
        assert word in problem.message


def test_a_broken_array_keeps_what_came_before(tmp_path: Path) -> None:
    whole = json.dumps([GOOD, GOOD | {"url": URL + "2"}]).encode()
    for end, place in ((-5, "item 2"), (-1, "item 2"), (len(whole) // 2 + 40, "item 2")):
        articles, problems = read_bytes(tmp_path, "a.json", whole[:end])
        assert articles[0].url == URL
        assert places(problems) == [place]


def test_gold_files_are_told_politely(tmp_path: Path) -> None:
    articles, problems = read_bytes(tmp_path, "gold.json", b'{"facts": [{"rule": "money"}], "pairs": []}')
    assert articles == []
    assert "holds no article" in problems[0].message
    assert "facts, pairs" in problems[0].message


def test_a_value_across_many_portions(tmp_path: Path) -> None:
    long = "\n".join([SECOND] * 3000)
    records = [GOOD | {"url": f"{URL}/{number}", "articleBody": long} for number in range(3)]
    articles, problems = read_bytes(tmp_path, "a.json", json.dumps(records, ensure_ascii=False).encode())
    assert problems == []
    assert [article.body for article in articles] == [long] * 3


def test_ids_are_stable(tmp_path: Path) -> None:
    one = {"title": TITLE, "text": BODY}
    records = [GOOD, one | {"guid": "tag:x,2024:1"}, one | {"id": 7, "source": "س"}, one | {"id": 7}, one]
    first, _ = read_bytes(tmp_path, "a.jsonl", dumped(*records))
    other = tmp_path / "other"
    other.mkdir()
    second, _ = read_bytes(other, "b.jsonl", dumped(*reversed(records)))
    assert len({article.id for article in first}) == 5
    assert [article.id for article in first[:3]] == [article.id for article in second[:1:-1]]
    again, _ = read(tmp_path / "a.jsonl")
    assert [article.id for article in again] == [article.id for article in first]


def test_versions_of_one_address(tmp_path: Path) -> None:
    changed = GOOD | {"articleBody": BODY.replace("4000", "4500")}
    articles, problems = read_bytes(tmp_path, "a.jsonl", dumped(GOOD, GOOD, changed, changed, GOOD))
    assert problems == []
    assert [article.body.count("4500") for article in articles] == [0, 1]
    assert articles[1].id.startswith(articles[0].id + "-")


def test_mapped_fields(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(dumped({"العنوان": TITLE, "inner": {"words": BODY}, "title": "x", "paper": 24}))
    fields = Fields.model_validate({"title": "العنوان", "body": ["none", "inner.words"], "outlet": "paper"})
    (article,), _ = read(tmp_path, fields=fields)
    assert (article.title, article.body, article.outlet) == (TITLE, BODY, "24")


DEEP = b"[" * 5_000_000
HOSTILE: dict[str, Callable[[], bytes]] = {
    "one line": lambda: b'{"title": "' + b"x" * 100_000_000 + b'"}\n',
    "deep": lambda: DEEP,
    "deep value": lambda: b'{"title": ' + DEEP,
    "many lists": lambda: b'{"title": [' + b"[]," * 2_000_000 + b"[]]}",
    "many values": lambda: b"[" + b"{}," * 50_000 + b"{}]",
    "long number": lambda: b'{"title": ' + b"9" * 100_000 + b"}",
    "long body": lambda: json.dumps({"title": "x", "text": "a" * 2_000_000}).encode(),
    "tags": lambda: json.dumps({"title": "x", "text": "<b>" * 1_000_000}).encode(),
    "a deep record": lambda: json.dumps({"title": "x", "text": "<b>" * 40_000}).encode(),
    "not closed": lambda: b'{"title": "' + b"x" * 20_000_000,
}


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
@pytest.mark.parametrize("case", HOSTILE)
def test_hostile(tmp_path: Path, case: str, name: str) -> None:
    articles, problems = read_bytes(tmp_path, name, HOSTILE[case]())
    assert articles == []
    assert 1 <= len(problems) <= 5_001


def test_many_articles_take_little_memory(tmp_path: Path) -> None:
    with (tmp_path / "a.jsonl").open("wb") as file:
        for number in range(2_000):
            file.write(dumped(GOOD | {"url": f"{URL}/{number}"}))
    with bounded(megabytes=30):
        articles, problems = read(tmp_path)
    assert (len(articles), problems) == (2_000, [])
