"""WARC: the pages of a crawl."""

import gzip
import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.intake.kit import BODY, OUTLET, TITLE, URL, places, read_bytes
from tests.intake.test_page import LINKED, MORE, page


def warc(*answers: tuple[str, str, bytes, str], packed: bool = True, encoded: bool = False) -> bytes:
    """Answers as (address, status, content, type)."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    file = io.BytesIO()
    writer = WARCWriter(file, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "test"}))
    for url, status, content, kind in answers:
        headers = [("Content-Type", kind)] + [("Content-Encoding", "gzip")] * encoded
        http = StatusAndHeaders(status, headers, protocol="HTTP/1.0")
        payload = io.BytesIO(gzip.compress(content) if encoded else content)
        writer.write_record(writer.create_warc_record(url, "response", payload=payload, http_headers=http))
    return file.getvalue()


PAGE = page(LINKED, "").encode()
HTML = "text/html; charset=utf-8"
GOOD = (URL, "200 OK", PAGE, HTML)


@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc", "a"])
@pytest.mark.parametrize("form", [{}, {"packed": False}, {"encoded": True}], ids=["packed", "plain", "encoded"])
def test_pages(tmp_path: Path, name: str, form: dict[str, Any]) -> None:
    answers = [
        GOOD,
        (URL + "/gone", "404 Not Found", PAGE, HTML),
        (URL + "/photo", "200 OK", b"\xff\xd8" * 1000, "image/jpeg"),
        (URL + "/empty", "200 OK", b"<html></html>", HTML),
        (URL + "/2", "200 OK", page(None, f"<title>{TITLE}</title>", f"<article>{MORE}</article>").encode(), HTML),
    ]
    articles, problems = read_bytes(tmp_path, name, warc(*answers, **form))
    assert [(article.title, article.url) for article in articles] == [(TITLE, URL), (TITLE, URL + "/2")]
    assert (articles[0].body, articles[0].outlet, articles[1].outlet) == (BODY, OUTLET, "example.org")
    assert places(problems) == ["page 2"]


@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc"])
def test_cut_short(tmp_path: Path, name: str, capfd: pytest.CaptureFixture[str]) -> None:
    whole = warc(GOOD, GOOD, packed=name.endswith("gz"))
    for end in range(0, len(whole), 211):
        articles, problems = read_bytes(tmp_path, name, whole[:end])
        assert len(articles) <= 2
        assert articles or problems
    damaged = whole.replace(b"Content-Length: ", b"Content-Length: 1", 2)
    read_bytes(tmp_path, name, damaged)
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    "make",
    [
        lambda: b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\nx",
        lambda: b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: x\r\n\r\n",
        lambda: b"WARC/1.0\r\n\r\n",
        lambda: b"WARC/1.0\r\n" + b"a" * 10_000_000,
        lambda: b"\x1f\x8b" + b"\0" * 100,
        lambda: gzip.compress(b"a" * 200_000_000, 1),
        lambda: gzip.compress(
            b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 3000000000\r\n\r\n" + b"a" * 100_000_000, 1
        ),
        lambda: gzip.compress(BODY.encode()),
        lambda: warc((URL, "200 OK", b"<b>" * 5_000_000, HTML)),
        lambda: warc((URL, "200 OK", b"<b>" * 1_000_000, HTML), encoded=True),
        lambda: warc(("file:///../../etc/x", "200 OK", b"\0", HTML)),
    ],
    ids=[
        "length",
        "no length",
        "no header",
        "long header",
        "no gzip",
        "bomb",
        "long record",
        "text",
        "large",
        "tags",
        "nul",
    ],
)
def test_hostile(tmp_path: Path, make: Callable[[], bytes]) -> None:
    articles, problems = read_bytes(tmp_path, "a.warc", make())
    assert articles == []
    assert 1 <= len(problems) <= 2  # the page, and that the rest was not read


def test_the_missing_library_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    _, (problem,) = read_bytes(tmp_path, "a.warc", b"WARC/1.0\r\n")
    assert problem.message == "is a WARC file, which needs warcio: pip install 'checker[formats]'"
