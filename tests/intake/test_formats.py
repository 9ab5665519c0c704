"""The page on formats says what the code does."""

import re
from pathlib import Path

import pytest
import yaml

from checker.intake import fields, formats, markup, source
from checker.intake.fetch import Feeds
from checker.intake.fields import load_fields
from checker.intake.formats import FORMATS, guess
from checker.intake.readers import jsons, page


@pytest.fixture
def text(root: Path) -> str:
    return (root / "docs" / "formats.md").read_text(encoding="utf-8")


def test_every_format_is_described(text: str) -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*?) \|", text.partition("## Names")[0], re.M))
    assert rows.keys() == FORMATS.keys()
    for name, known in FORMATS.items():
        assert set(re.findall(r"`(\.[\w.]+)`", rows[name])) == set(known.suffixes)


def test_every_usual_name_is_listed(text: str) -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \|", text.partition("## Names")[2].partition("## What an")[0], re.M)
    assert {slot: tuple(names.split(", ")) for slot, names in rows} == dict(fields._USUAL)


def test_limits(text: str) -> None:
    for value in (formats._MOST, markup.MAX_TAGS, page._TAGS, jsons._NESTED, formats._PATIENCE):
        assert f"{value:,}" in text
    assert f"| {source.MAX_ARTICLE // 1_000_000} MB; the article" in text
    assert f"| {source.MAX_RECORD // 1_000_000} MB |" in text


def test_examples_are_accepted(text: str, tmp_path: Path) -> None:
    (feeds,) = re.findall(r"```yaml\n(.*?)```", text, re.S)
    assert len(Feeds.model_validate(yaml.safe_load(feeds)).feeds) == 2
    (table,) = re.findall(r"```toml\n(.*?)```", text, re.S)
    (tmp_path / "c.toml").write_text(table)
    assert load_fields(tmp_path / "c.toml").body == ("meta.full", "lead")


@pytest.mark.parametrize(
    ("name", "head", "form"),
    [
        ("a.txt", b"{}", "text"),
        ("a.md", b"<rss>", "text"),
        ("a.xml", b"<?xml version='1.0'?><!-- c --><rss version='2'>", "feed"),
        ("a", b"<!doctype HTML>\n<p>", "html"),
        ("a.php", b"  <html lang='ar'>", "html"),
        ("a.rss", b"broken", "feed"),
        ("a.JSON", b"[", "json"),
        ("a.json", b'{"a": 1}\n{"a": 2}\n', "jsonl"),
        ("a.json", b'{"a": 1}\n', "json"),
        ("a.json", b"{\n", "json"),
        ("a.jsonl", b"{", "json"),
        ("a.jsonl", b'{"a": \n{"a": 2}\n', "jsonl"),
        ("a.csv", b"a,b", "csv"),
        ("a.warc.gz", b"", "warc"),
        ("a.zip", b"PK\x03\x04", "docx"),
        ("a.jpg", b"\xff\xd8", None),
        ("a", b"", None),
    ],
)
def test_guesses(name: str, head: bytes, form: str | None) -> None:
    assert guess(name, head) == form
