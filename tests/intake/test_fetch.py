"""Feeds from a server of our own on this machine, which the file of feeds allows."""

import gzip
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from checker.cli import app
from checker.intake import fetch as fetching
from checker.intake.fetch import STATE, Feeds, Outcome, fetch_feeds, load_feeds
from checker.intake.network import FetchError, Limits, fetch
from checker.model import CheckerError
from tests.intake.kit import BODY, OUTLET, TITLE, URL, read
from tests.intake.test_xml import GOOD, RSS

LOCAL = (ip_network("127.0.0.0/8"),)
Respond = Callable[[BaseHTTPRequestHandler], None]


class Site:
    """A server on this machine: what it answers by path, and what it was asked."""

    def __init__(self) -> None:
        self.pages: dict[str, Respond] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
                site.pages.get(self.path, answer(b"", 404))(self)

            def log_message(self, *args: Any) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.home = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()


def answer(content: bytes, status: int = 200, **headers: str) -> Respond:
    def respond(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content_Length": str(len(content)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(content)

    return respond


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr(fetching, "_PAUSE", 0.0)
    site = Site()
    yield site
    site.server.shutdown()
    site.server.server_close()


def feeds(site: Site, *paths: str, **more: Any) -> Feeds:
    listed = [{"url": site.home + path} for path in paths]
    return Feeds.model_validate({"feeds": listed, "allow": ["127.0.0.0/8"], "timeout": 5, **more})


def run(given: Feeds, inbox: Path) -> list[Outcome]:
    return list(fetch_feeds(given, inbox))


def test_the_articles_come_into_the_inbox(site: Site, tmp_path: Path) -> None:
    site.pages = {
        "/rss": answer(RSS.encode()),
        "/atom": answer(GOOD["atom html"].replace(URL, URL + "2").encode()),
        "/json": answer(json.dumps({"title": OUTLET, "items": [{"url": URL + "3", "title": TITLE, "content_text": BODY}]}).encode()),
        "/packed": answer(gzip.compress(RSS.replace(URL, URL + "4").encode()), Content_Encoding="gzip"),
    }  # fmt: skip
    outcomes = run(feeds(site, *site.pages), tmp_path / "inbox")
    assert [outcome.new for outcome in outcomes] == [1, 1, 1, 1]
    articles, problems = read(tmp_path / "inbox")
    assert problems == []
    assert {article.url for article in articles} == {URL, URL + "2", URL + "3", URL + "4"}
    assert {(article.title, article.body, article.outlet) for article in articles} == {(TITLE, BODY, OUTLET)}


def test_what_has_not_changed_is_not_asked_for(site: Site, tmp_path: Path) -> None:
    site.pages["/rss"] = answer(RSS.encode(), ETag='"one"', Last_Modified="Tue, 05 Mar 2024 10:30:00 GMT")
    run(feeds(site, "/rss"), tmp_path)
    site.pages["/rss"] = answer(b"", 304)
    (outcome,) = run(feeds(site, "/rss"), tmp_path)
    assert (outcome.note, outcome.failed) == ("unchanged", False)
    headers = site.asked[1][1]
    assert headers["if-none-match"] == '"one"'
    assert headers["if-modified-since"] == "Tue, 05 Mar 2024 10:30:00 GMT"
    assert "if-none-match" not in site.asked[0][1]


def test_only_what_is_new_is_written(site: Site, tmp_path: Path) -> None:
    start, end = RSS.index("<item>"), RSS.index("</channel>")
    more = RSS[:end] + RSS[start:end].replace(URL, URL + "2") + RSS[end:]
    for content, new in ((RSS, 1), (RSS, 0), (more, 1), (more.replace("4000", "4500"), 2)):
        site.pages["/rss"] = answer(content.encode())
        assert [outcome.new for outcome in run(feeds(site, "/rss"), tmp_path)] == [new]
    assert len(list(tmp_path.glob("*.jsonl"))) == 3
    assert len(read(tmp_path)[0]) == 4  # the two, and their other versions


@pytest.mark.parametrize(
    "name", ["../../x", "/etc/x", "a/../b", ".hidden", "", "\0", "x" * 500, "صحيفة الميناء", "a\nb"]
)
def test_no_name_is_a_path(site: Site, tmp_path: Path, name: str) -> None:
    site.pages["/rss"] = answer(RSS.encode())
    inbox = tmp_path / "a" / "inbox"
    given = Feeds.model_validate({"feeds": [{"url": site.home + "/rss", "name": name}], "allow": ["127.0.0.1"]})
    assert [outcome.new for outcome in run(given, inbox)] == [1]
    assert {path.parent for path in tmp_path.rglob("*") if path.is_file()} == {inbox}
    assert len(read(inbox)[0]) == 1


def test_a_server_that_asks_to_wait_is_left_alone(site: Site, tmp_path: Path) -> None:
    site.pages["/rss"] = answer(b"", 429, Retry_After="120")
    (first,), (second,) = run(feeds(site, "/rss"), tmp_path), run(feeds(site, "/rss"), tmp_path)
    assert first.failed
    assert "left alone" in second.note
    assert len(site.asked) == 1


def test_a_broken_state_is_as_good_as_none(site: Site, tmp_path: Path) -> None:
    site.pages["/rss"] = answer(RSS.encode())
    url = site.home + "/rss"
    for state in (
        "{",
        "[]",
        '{"x": 7}',
        json.dumps({url: {"seen": 7, "etag": "a\r\nX: y", "until": "x"}}),
        "[" * 99_999,
    ):
        (tmp_path / STATE).write_text(state)
        assert [outcome.new for outcome in run(feeds(site, "/rss"), tmp_path)] == [1]
    assert all("x" not in headers for _, headers in site.asked)


def slowly(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b" ")
        time.sleep(0.1)


def slow_header(handler: BaseHTTPRequestHandler) -> None:
    for _ in range(100):
        handler.wfile.write(b"H")
        handler.wfile.flush()
        time.sleep(0.1)


@pytest.mark.parametrize(
    ("respond", "why"),
    [
        (answer(b"x", 500), "status 500"),
        (answer(b"", 404), "status 404"),
        (answer(b"<!DOCTYPE html><html><body>x"), "no feed but html"),
        (answer(b"%PDF-1.4"), "no feed but something else"),
        (answer(b""), "no feed"),
        (answer(RSS.encode()[:100]), "not well-formed"),
        (answer(b"<rss>" + b"x" * 3_000_000), "larger than"),
        (answer(gzip.compress(b"<rss>" + b"x" * 50_000_000), Content_Encoding="gzip"), "larger than"),
        (answer(b"not packed", Content_Encoding="gzip"), "gave no answer"),
        (answer(gzip.compress(RSS.encode())[:-20], Content_Encoding="gzip"), "broke off"),
        (answer(RSS.encode(), Content_Length="99999"), "broke off"),
        (answer(b"", 302, Location="/loop"), "redirected more"),
        (answer(b"", 302, Location="file:///etc/passwd"), "no address of the web"),
        (answer(b"", 302, Location="ftp://example.org/x"), "no address of the web"),
        (answer(b"", 302, Location="http://[::1]:1/x"), "inner network"),
        (answer(b"", 302, Location="http://10.0.0.1/x"), "inner network"),
        (answer(b"", 301), "redirected more"),
        (slowly, "within 1 seconds"),
        (slow_header, "within 1 seconds"),
        (lambda handler: handler.wfile.write(b"SSH-2.0\r\n" * 100), "no answer"),
        (lambda handler: handler.connection.close(), "no answer"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_one_line(site: Site, tmp_path: Path, respond: Respond, why: str) -> None:
    site.pages |= {"/loop": respond, "/good": answer(RSS.encode())}
    started = time.monotonic()
    bad, good = run(feeds(site, "/loop", "/good", timeout=1, max_bytes=2_000_000), tmp_path)
    assert (good.new, bad.failed, bad.new) == (1, True, 0)
    assert why in str(bad)
    assert str(bad).isprintable()
    assert time.monotonic() - started < 3


def test_redirects_are_followed(site: Site, tmp_path: Path) -> None:
    site.pages = {"/old": answer(b"", 301, Location="/%D8%AE?a=b%20c"), "/%D8%AE?a=b%20c": answer(RSS.encode())}
    assert [outcome.new for outcome in run(feeds(site, "/old"), tmp_path)] == [1]
    site.pages["/raw"] = answer(b"", 302, Location="/خ?a=b c".encode().decode("latin-1"))
    assert fetch(site.home + "/raw", {}, Limits(allow=LOCAL)).content == RSS.encode()
    assert fetch(site.home + "/خ?a=b c", {}, Limits(allow=LOCAL)).content == RSS.encode()


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "localhost", "0.0.0.0", "[::1]", "[::]", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[fe80::1]", "[fd00::1]", "224.0.0.1",
        "127.1", "2130706433", "0x7f.1", "255.255.255.255",
    ],
)  # fmt: skip
def test_the_inner_network_is_out_of_reach(host: str) -> None:
    with pytest.raises(FetchError, match=r"inner network|no known host"):
        fetch(f"http://{host}:9/", {}, Limits(seconds=2))


def test_a_name_is_checked_by_what_it_leads_to(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The address that was checked is the one connected to: a second answer of the name server is never asked for."""
    answers = [("127.0.0.1", site.server.server_port), ("93.184.216.34", 80)]
    asked: list[object] = []

    def resolve(*args: object, **_: object) -> list[tuple[Any, ...]]:
        asked.append(args)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", answers.pop())]

    def connect(_: socket.socket, address: tuple[str, int]) -> None:
        raise OSError(f"connected to {address[0]}")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr("socket.socket.connect", connect)
    with pytest.raises(FetchError, match=r"connected to 93\.184\.216\.34"):
        fetch("http://example.org/", {}, Limits(seconds=2))
    assert len(asked) == 1
    with pytest.raises(FetchError, match="inner network"):
        fetch("http://example.org/", {}, Limits(seconds=2))


@pytest.mark.parametrize(
    "url", ["", "x", "file:///etc/passwd", "http://", "http://a:b@example.org/", "http://x:99999/", "http://a b/"]
)
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(FetchError):
        fetch(url, {}, Limits(seconds=1))


def test_https_is_spoken_or_nothing(site: Site) -> None:
    with pytest.raises(FetchError, match="gave no answer"):
        fetch(site.home.replace("http:", "https:"), {}, Limits(allow=LOCAL))
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(FetchError, match=r"within 0\.5 seconds"):
        fetch(f"https://127.0.0.1:{silent.getsockname()[1]}/", {}, Limits(seconds=0.5, allow=LOCAL))


def test_https_is_never_left(monkeypatch: pytest.MonkeyPatch) -> None:
    from checker.intake import network

    moved = network.Answer(302, {"location": "http://example.org/"})
    monkeypatch.setattr(network, "_get", lambda *_: moved)
    with pytest.raises(FetchError, match="https to http"):
        fetch("https://example.org/", {}, Limits())


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "feeds"),
        ("feeds: []", "feeds"),
        ("feeds: [{uri: x}]", "feeds.0"),
        ("feeds: [x]\nallow: [home]", "allow"),
        ("feeds: [x]\ntimeout: 0", "timeout"),
        ("feeds: [x\n", "not YAML"),
        ("feeds: [x]\nother: 1", "other"),
    ],
)
def test_a_bad_list_is_one_line(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / "f.yaml").write_text(text)
    if text:
        with pytest.raises(CheckerError, match=why) as caught:
            load_feeds(tmp_path / "f.yaml")
        assert "f.yaml" in str(caught.value)
    result = CliRunner().invoke(app, ["fetch", str(tmp_path / "f.yaml"), "--to", str(tmp_path / "inbox")])
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert not (tmp_path / "inbox").exists()


def test_the_command(site: Site, tmp_path: Path) -> None:
    site.pages["/rss"] = answer(RSS.encode())
    listed = tmp_path / "feeds.yaml"
    for paths, status in ((["/rss"], 0), (["/rss", "/none"], 4), (["/none"], 2)):
        listed.write_text("allow: [127.0.0.1]\nfeeds:\n" + "".join(f"  - {site.home}{path}\n" for path in paths))
        result = CliRunner().invoke(app, ["fetch", str(listed), "--to", str(tmp_path / "inbox")])
        assert result.exit_code == status
        assert ("الحالة 404" in result.stderr) == (status > 0)
    assert len(read(tmp_path / "inbox")[0]) == 1
