"""ninjs: the same item in the names and shapes of three versions."""

import json
from pathlib import Path

import pytest

from tests.intake.kit import BODY, FIRST, OUTLET, SECOND, TITLE, read_bytes

HTML = f"<div><p>{FIRST}</p>\n<p>{SECOND}</p></div>"
URI = "tag:example.org,2024:item-1"
ONE = {
    "uri": URI, "type": "text", "headline": TITLE, "body_xhtml": HTML, "versioncreated": "2024-03-06T10:30:00Z",
    "firstcreated": "2024-03-05T10:30:00Z", "copyrightholder": OUTLET, "pubstatus": "usable",
}  # fmt: skip
TWO = {
    "uri": URI, "type": "text", "versioncreated": "2024-03-06T10:30:00Z", "firstcreated": "2024-03-05T10:30:00Z",
    "headlines": [{"role": "short", "value": "قصير"}, {"role": "main", "value": TITLE}],
    "bodies": [{"role": "main", "contenttype": "text/html", "charcount": 99, "value": HTML}],
    "infosources": [{"name": OUTLET, "uri": "https://example.org"}],
}  # fmt: skip
THREE = {
    "uri": URI, "type": "text", "standard": {"name": "ninjs", "version": "3.0"},
    "versionCreated": "2024-03-06T10:30:00Z", "firstCreated": "2024-03-05T10:30:00Z",
    "headlines": [{"value": TITLE}], "infoSources": [{"name": OUTLET}],
    "bodies": [{"contentType": "image/x", "value": ""}, {"contentType": "text/plain", "value": BODY}],
}  # fmt: skip
PLAIN = {"uri": URI, "versioncreated": "2024-03-05T10:30:00Z", "title": TITLE, "body_text": BODY, "provider": OUTLET}


@pytest.mark.parametrize("item", [ONE, TWO, THREE, PLAIN], ids=["1", "2", "3", "plain text"])
@pytest.mark.parametrize("shape", ["item", "array", "lines"])
def test_versions(tmp_path: Path, item: dict[str, object], shape: str) -> None:
    texts = {"item": json.dumps(item, indent=1), "array": json.dumps([item]), "lines": json.dumps(item) + "\n"}
    (article,), problems = read_bytes(tmp_path, f"a.{'jsonl' if shape == 'lines' else 'json'}", texts[shape].encode())
    assert problems == []
    assert (article.title, article.body, article.outlet) == (TITLE, BODY, OUTLET)
    assert article.time is not None
    assert article.time.isoformat() == "2024-03-05T10:30:00+00:00"


def test_versions_are_one_article(tmp_path: Path) -> None:
    articles, _ = read_bytes(tmp_path, "a.json", json.dumps([ONE, TWO, THREE]).encode(), as_="ninjs")
    assert len(articles) == 1


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"pubstatus": "canceled"}, "withdrawn"),
        ({"type": "picture"}, "picture"),
        ({"type": ["x"] * 100}, "no text"),
        ({"bodies": 7, "headlines": {"value": "x"}, "headline": None, "body_xhtml": None}, "no text"),
        ({"body_xhtml": "<b>" * 1_000_000}, "tags"),
        ({"body_xhtml": f"{BODY}\0"}, "NUL"),
    ],
)
def test_items_that_are_no_articles(tmp_path: Path, change: dict[str, object], why: str) -> None:
    articles, problems = read_bytes(tmp_path, "a.json", json.dumps([ONE | change, TWO]).encode())
    assert len(articles) == 1
    (problem,) = problems
    assert (problem.place, why in problem.message) == ("item 1", True)
