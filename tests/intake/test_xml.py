"""RSS, Atom, WordPress exports and NewsML-G2, and what XML from outside may try."""

from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest

from tests.intake.kit import BODY, FIRST, OUTLET, SECOND, TITLE, URL, bounded, places, read, read_bytes

HTML = f"<p>{FIRST}</p><p>{SECOND}</p>"
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"
 xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>{OUTLET}</title><atom:link rel="self" href="https://example.org/rss"/>
<item><media:title>صورة</media:title><title>{TITLE}</title><link>{URL}</link><guid isPermaLink="false">77</guid>
<atom:link rel="self" href="https://example.org/x"/>
<pubDate>Tue, 05 Mar 2024 10:30:00 +0300</pubDate><description>{FIRST}</description>
<content:encoded><![CDATA[{HTML}]]></content:encoded></item>
</channel></rss>"""
RDF = f"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>{OUTLET}</title></channel>
<item><title>{TITLE}</title><link>{URL}</link><description>{escape(HTML)}</description>
<dc:date>2024-03-05T10:30:00+03:00</dc:date></item></rdf:RDF>"""
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title type="text">{OUTLET}</title>
<entry><id>tag:example.org,2024:1</id><title type="html">{TITLE}</title><link rel="edit" href="https://example.org/e"/>
<link href="{URL}"/><published>2024-03-05T10:30:00+03:00</published><updated>2024-03-06T10:30:00+03:00</updated>
<summary>{FIRST}</summary><content type="CONTENT"/></entry></feed>"""
WXR = f"""<?xml version="1.0" encoding="UTF-8" ?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<title>{OUTLET}</title><wp:author><wp:author_login>x</wp:author_login></wp:author>
<item><title>شعار</title><wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status></item>
<item><title>مسودة خبر لم ينشر</title><content:encoded>{FIRST}</content:encoded><wp:post_type>post</wp:post_type>
<wp:status>draft</wp:status></item>
<item><title>{TITLE}</title><link>{URL}</link><pubDate>Tue, 05 Mar 2024 07:30:00 +0000</pubDate>
<excerpt:encoded><![CDATA[ملخص]]></excerpt:encoded>
<content:encoded><![CDATA[<!-- wp:image -->[caption id="a" align="left"]<img src="x.jpg"/>[/caption]
{FIRST}

<strong>وقال</strong>{SECOND.removeprefix("وقال")}[gallery ids="1"]]]></content:encoded>
<wp:post_type>post</wp:post_type><wp:status>publish</wp:status></item></channel></rss>"""
NEWSML = f"""<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>
<newsItem guid="urn:newsml:example.org:1"><itemMeta><itemClass qcode="ninat:text"/><provider literal="{OUTLET}"/>
<versionCreated>2024-03-05T12:00:00+03:00</versionCreated><firstCreated>2024-03-05T10:30:00+03:00</firstCreated>
<pubStatus qcode="stat:usable"/></itemMeta><contentMeta><headline>{TITLE}</headline></contentMeta><contentSet>BODY</contentSet>
</newsItem></itemSet></newsMessage>"""
NITF = (
    '<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><head><title>t</title>'
    f"</head><body><body.head><hedline><hl1>{TITLE}</hl1></hedline></body.head><body.content><p>{FIRST}</p><p>{SECOND}</p>"
    "</body.content></body></nitf></inlineXML>"
)
XHTML = f'<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body>{HTML}</body></html></inlineXML>'
DIV = f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{HTML}</div></content>'
GOOD = {
    "rss": RSS,
    "rdf": RDF,
    "atom html": ATOM.replace('<content type="CONTENT"/>', f'<content type="html">{escape(HTML)}</content>'),
    "atom xhtml": ATOM.replace('<content type="CONTENT"/>', DIV),
    "wordpress": WXR,
    "nitf": NEWSML.replace("BODY", NITF),
    "xhtml": NEWSML.replace("BODY", XHTML),
    "inline data": NEWSML.replace("BODY", f"<inlineData>{BODY}</inlineData>"),
}


@pytest.mark.parametrize("case", GOOD)
def test_kinds(tmp_path: Path, case: str) -> None:
    (article,), problems = read_bytes(tmp_path, "a.xml", GOOD[case].encode())
    assert problems == []
    assert (article.title, article.body, article.outlet) == (TITLE, BODY, OUTLET)
    assert article.url == (None if "newsMessage" in GOOD[case] else URL)
    assert article.time is not None
    assert article.time.timestamp() == 1709623800


@pytest.mark.parametrize(
    "data",
    [
        RSS.replace("UTF-8", "windows-1256").encode("cp1256"),
        RSS.replace(' encoding="UTF-8"', "").encode("cp1256"),
        RSS.replace("UTF-8", "UTF-16").encode("utf-16"),
        b"\xef\xbb\xbf" + RSS.encode(),
        RSS.replace("<item>", "<item><x>&nbsp;&hellip;</x>").encode(),
    ],
    ids=["windows-1256", "not declared", "utf-16", "mark", "html's entities"],
)
def test_encodings(tmp_path: Path, data: bytes) -> None:
    (article,), problems = read_bytes(tmp_path, "a.rss", data)
    assert (article.body, problems) == (BODY, [])


def test_html_entities_keep_their_signs(tmp_path: Path) -> None:
    rss = RSS.replace(f"<![CDATA[{HTML}]]>", f"&ldquo;{FIRST}&rdquo;" + " " * 70_000 + "&laquo;" * 20_000)
    (article,), problems = read_bytes(tmp_path, "a.rss", rss.encode())
    assert article.body == f"“{FIRST}”" + " " * 70_000 + "«" * 20_000
    assert problems == []


@pytest.mark.parametrize(
    ("change", "place", "why"),
    [
        (('qcode="ninat:text"', 'qcode="ninat:picture"'), "item 1", "picture"),
        (('qcode="stat:usable"', 'qcode="stat:canceled"'), "item 1", "withdrawn"),
        (("newsMessage", "catalog"), "", "none of the kinds"),
    ],
)
def test_newsml_that_is_no_article(tmp_path: Path, change: tuple[str, str], place: str, why: str) -> None:
    articles, (problem,) = read_bytes(tmp_path, "a.xml", GOOD["nitf"].replace(*change).encode())
    assert articles == []
    assert problem.place == place
    assert why in problem.message


@pytest.mark.parametrize("case", GOOD)
def test_cut_short(tmp_path: Path, case: str) -> None:
    """Wherever a file breaks off, what was whole is read, and the fault is told."""
    data = GOOD[case].encode()
    for end in range(200, len(data) - 1, 97):
        articles, problems = read_bytes(tmp_path, "a.xml", data[:end])
        assert len(articles) <= 1
        assert problems


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("</title>", "</titel>"),
        ("</link>", ""),
        ("</item>", ""),
        (TITLE, f"{TITLE} & "),
        (TITLE, f"{TITLE} &none; "),
        (TITLE, f"{TITLE} < 5"),
        (TITLE, f"{TITLE}\x01"),
        (TITLE, f"{TITLE}\udcff"),
        ('"false"', "false"),
    ],
)
def test_malformed_in_the_middle(tmp_path: Path, was: str, now: str) -> None:
    start, end = RSS.index("<item>"), RSS.index("</channel>")
    items = [RSS[start:end].replace(URL, f"{URL}/{number}") for number in range(4)]
    items[1] = items[1].replace(was, now)
    rss = (RSS[:start] + "".join(items) + RSS[end:]).encode("utf-8", "surrogateescape")
    articles, problems = read_bytes(tmp_path, "a.rss", rss)
    assert {article.url for article in articles} >= {f"{URL}/0", f"{URL}/2", f"{URL}/3"}
    assert any("line " in problem.message for problem in problems) or "<" in now


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "كلمة ">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]>"
)
SECRET = "رقم سري لا يقرؤه أحد"


def doctype(declared: str, used: str = "&x;") -> bytes:
    rss = RSS.partition("?>")[2].replace(FIRST, f"{FIRST} {used}").replace("<![CDATA[", "").replace("]]>", "")
    return (declared + rss).encode()


@pytest.mark.parametrize("pad", ["", "<!--" + "x" * 5_000 + "-->"], ids=["seen at once", "seen late"])
def test_entities_are_not_expanded(tmp_path: Path, pad: str) -> None:
    (tmp_path / "secret").mkdir()
    secret = tmp_path / "secret" / "s.txt"
    secret.write_text(SECRET)
    (tmp_path / "secret" / "s.dtd").write_text(f'<!ENTITY x "{SECRET}">')
    head = f'<?xml version="1.0"?>{pad}'
    cases = [
        (head + BOMB.partition("?>")[2], "&a9;"),
        (f'{head}<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]>', "&x;"),
        (f'{head}<!DOCTYPE rss SYSTEM "{secret.as_uri()[:-3]}dtd">', "&x;"),
        (f'{head}<!DOCTYPE rss [<!ENTITY % p SYSTEM "{secret.as_uri()[:-3]}dtd"> %p;]>', "&x;"),
        (f'{head}<!DOCTYPE rss [<!ENTITY x "{"ا" * 50_000}">]>', "&x;" * 5_000),
    ]
    for declared, used in cases:
        articles, problems = read_bytes(tmp_path, "a.xml", doctype(declared, used))
        assert all(SECRET not in article.text and len(article.text) < 20_000 for article in articles)
        assert problems or FIRST in articles[0].body


@pytest.mark.parametrize(
    "make",
    [
        lambda: RSS.replace(TITLE, "<b/>" * 1_000_000).encode(),
        lambda: RSS.replace(TITLE, "<b>" * 1_000_000).encode(),
        lambda: RSS.replace(HTML, "<b>" * 1_000_000).encode(),
        lambda: RSS.replace(TITLE, "ا" * 50_000_000).encode(),
        lambda: RSS.replace("<title>", f'<title {"a" * 20_000_000}="1">', 1).encode(),
        lambda: RSS.replace("<item>", "<item " + " ".join(f'a{n}="1"' for n in range(100_000)) + ">").encode(),
        lambda: (RSS[: RSS.index("<item>")] + "<item><title>x</title></item>" * 100_000).encode(),
        lambda: RSS.replace("<channel>", "<channel><!--" + "-" * 30_000_000).encode(),
    ],
    ids=["tags", "deep", "deep html", "long", "long name", "attributes", "items", "comment"],
)
def test_hostile(tmp_path: Path, make: Callable[[], bytes]) -> None:
    articles, problems = read_bytes(tmp_path, "a.xml", make())
    assert len(articles) <= 1
    assert articles or 1 <= len(problems) <= 5_001


def test_a_large_export_takes_little_memory(tmp_path: Path) -> None:
    start, end = WXR.rindex("<item>"), WXR.index("</channel>")
    items = (WXR[start:end].replace(URL, f"{URL}/{number}") for number in range(1_000))
    (tmp_path / "a.xml").write_text(WXR[:start] + "".join(items) + WXR[end:])
    with bounded(megabytes=20):
        articles, problems = read(tmp_path)
    assert (len(articles), places(problems)) == (1_000, [])


def test_a_script_in_a_title(tmp_path: Path) -> None:
    (article,), _ = read_bytes(
        tmp_path, "a.rss", RSS.replace(TITLE, f"{TITLE}&lt;script&gt;x()&lt;/script&gt;").encode()
    )
    assert article.title == TITLE


def test_an_address_is_one_that_a_browser_may_follow(tmp_path: Path) -> None:
    (article,), _ = read_bytes(tmp_path, "a.rss", RSS.replace(URL, "javascript:alert(1)").encode())
    assert article.url is None
