"""Pages of news sites."""

import importlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.intake.kit import BODY, FIRST, OUTLET, SECOND, TITLE, URL, read_bytes

LINKED = {
    "@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE, "articleBody": BODY,
    "datePublished": "2024-03-05T10:30:00+03:00", "publisher": {"@type": "Organization", "name": OUTLET},
}  # fmt: skip
META = (
    f'<title>{TITLE} | {OUTLET}</title><meta property="og:title" content="{TITLE}"><meta property="og:site_name" '
    f'content="{OUTLET}"><meta property="article:published_time" content="2024-03-05T10:30:00+03:00">'
    f'<link rel="canonical" href="{URL}">'
)
MENU = "<nav><a href=/1>الرئيسية</a><a href=/2>الرياضة</a></nav>"
MORE = "".join(
    f"<p>وأضاف المصدر رقم {n} أن الحركة على الجسر عادت إلى طبيعتها منذ الساعات الأولى.</p>" for n in range(6)
)


def page(
    linked: object = None, head: str = META, body: str = f"<article><h1>{TITLE}</h1><p>{FIRST}</p>{MORE}</article>"
) -> str:
    script = f'<script type="application/ld+json">{linked if isinstance(linked, str) else json.dumps(linked)}</script>'
    return (
        f"<!DOCTYPE html>\n<html lang=ar><head>{head}{script if linked else ''}</head><body>{MENU}{body}</body></html>"
    )


@pytest.mark.parametrize(
    "linked",
    [
        LINKED,
        [{"@type": "WebSite", "name": "x"}, LINKED],
        {"@graph": [{"@type": "WebPage"}, LINKED]},
        {"@type": "WebPage", "mainEntity": LINKED},
        LINKED | {"@type": ["Thing", "ReportageNewsArticle"]},
        LINKED | {"articleBody": f"<p>{FIRST}</p><p>{SECOND}</p>"},
        LINKED | {"articleBody": f"&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;"},
        f"<!-- {json.dumps(LINKED, ensure_ascii=False)} -->",
        json.dumps(LINKED, ensure_ascii=False).replace("\\n", "\n") + ";",
    ],
    ids=["one", "list", "graph", "entity", "types", "html", "escaped", "comment", "bare line ends"],
)
@pytest.mark.parametrize("head", [META, ""], ids=["meta", "none"])
def test_linked_data(tmp_path: Path, linked: object, head: str) -> None:
    (article,), problems = read_bytes(tmp_path, "a.html", page(linked, head).encode())
    assert problems == []
    assert (article.title, article.body, article.outlet) == (TITLE, BODY, OUTLET)
    assert article.time is not None
    assert article.time.isoformat() == "2024-03-05T10:30:00+03:00"
    assert article.url == (URL if head else None)


@pytest.mark.parametrize(
    "linked",
    [None, "{broken", [], {"@type": "Article"}, LINKED | {"articleBody": FIRST[:30] + "..."}, "[" * 100_000],
    ids=["none", "broken", "empty", "no body", "teaser", "deep"],
)
def test_main_text(tmp_path: Path, linked: object) -> None:
    (article,), problems = read_bytes(tmp_path, "a.html", page(linked).encode())
    assert problems == []
    assert (article.title, article.outlet, article.url) == (TITLE, OUTLET, URL)
    assert article.body.splitlines()[0] == FIRST
    assert len(article.body.splitlines()) == 7
    assert "الرياضة" not in article.body


@pytest.mark.parametrize("name", ["a.html", "a", "a.xml"])
def test_windows_1256(tmp_path: Path, name: str) -> None:
    (article,), _ = read_bytes(tmp_path, name, page(LINKED, body=MORE).encode("cp1256", "ignore"))
    assert article.title == TITLE


def test_the_missing_library_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    articles, (problem,) = read_bytes(tmp_path, "a.html", page().encode())
    assert articles == []
    assert "pip install 'checker[formats]'" in problem.message
    (article,), _ = read_bytes(tmp_path, "a.html", page(LINKED).encode())
    assert article.body == BODY
    importlib.invalidate_caches()


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<b>" * 1_000_000,
        "<b>" * 15_000 + FIRST,
        "<p>" * 15_000 + FIRST,
        "<div><p>x</p>" * 9_000,
        "<!--" * 100_000,
        "<a " + "x" * 15_000_000,
        "<script>" * 9_000,
        "&amp;" * 3_000_000,
        "<table>" * 9_000,
        "</body>\0",
    ],
    ids=[
        "empty",
        "tags",
        "deep",
        "paragraphs",
        "divs",
        "comments",
        "attribute",
        "scripts",
        "entities",
        "tables",
        "nul",
    ],
)
def test_hostile(tmp_path: Path, body: str) -> None:
    articles, problems = read_bytes(tmp_path, "a.html", page(None, "", body).encode())
    assert len(articles) + len(problems) == 1
    assert all(FIRST in article.body for article in articles)


def test_nothing_is_said_but_the_problem(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(page(None, "", ""))
    command = [sys.executable, "-m", "checker", "review", str(path)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert [line.rpartition(": ")[0] for line in result.stderr.splitlines()] == [f"checker: {path}"]


def test_a_script_in_the_title(tmp_path: Path) -> None:
    linked = LINKED | {"headline": f"{TITLE}<\\/script><script>alert(1)<\\/script>"}
    text = page(json.dumps(linked).replace("\\\\/", "\\/"))
    (article,), _ = read_bytes(tmp_path, "a.html", text.encode())
    assert "<" not in article.title
