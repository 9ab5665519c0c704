"""Pages of news sites: what they state as JSON-LD first, then their main text as trafilatura finds it."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from checker.intake.encoding import UnreadableError, decode_markup
from checker.intake.extras import extra
from checker.intake.fields import make_record
from checker.intake.markup import parse_html
from checker.intake.record import Flaw, Record
from checker.intake.source import Source

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEEP: Final = 4  # levels of JSON-LD: a page's graph has its article on the second
_SHORT: Final = 60  # characters: what is shorter is a menu or a caption, and a page of news has its headline besides
_LARGE: Final = 4_000_000  # characters: a page of news has some hundred thousand
_TAGS: Final = 20_000  # a long page has ten thousand; trafilatura takes a second for twice that
_MOST: Final = 500  # values looked at on one page
_TEASER: Final = ("...", "…", "[&hellip;]")  # some sites state only how the article begins
_TITLES: Final = ("og:title", "twitter:title", "title")
_SITES: Final = ("og:site_name", "application-name")
_TIMES: Final = ("article:published_time", "datePublished", "date", "dc.date", "parsely-pub-date", "pubdate")


def read(source: Source) -> Iterator[Record | Flaw]:
    """The one article of a page."""
    item = page_record(decode_markup(source.whole()), "")
    if isinstance(item, Flaw):
        raise UnreadableError(item.message)
    yield item


def page_record(html: str, place: str, url: str | None = None) -> Record | Flaw:
    """The article of a page that was found at an address; raises UnreadableError where it cannot be told."""
    root = parse_html(html)
    stated = _linked_article(root)
    meta = _meta(root)
    body = stated.get("articleBody")
    if not isinstance(body, str) or body.rstrip().endswith(_TEASER):
        body = _main_text(html) or body
    if not isinstance(body, str) or len(body) < _SHORT:
        return Flaw(place, "holds no article that can be told from the rest of the page; save its text")
    return make_record(
        place,
        title=stated.get("headline") or _first(meta, _TITLES) or _words(root, "h1") or _words(root, "title"),
        body=body,
        outlet=stated.get("publisher") or _first(meta, _SITES),
        published=stated.get("datePublished") or _first(meta, _TIMES) or _time(root),
        url=_canonical(root) or meta.get("og:url") or url,
    )


def _linked_article(root: _Element) -> Mapping[str, Any]:
    """The first article among a page's JSON-LD; empty where there is none."""
    for script in root.iter("script"):
        if script.get("type", "").strip().lower() == "application/ld+json" and script.text:
            text = script.text.strip().removeprefix("<!--").removeprefix("//<![CDATA[").removesuffix("-->")
            try:
                value, _ = json.JSONDecoder(strict=False).raw_decode(text.strip())
            except (ValueError, RecursionError):
                continue  # the page has its text all the same
            for thing in _things(value):
                if _is_article(thing):
                    return thing
    return {}


def _things(value: object) -> Iterator[Mapping[str, Any]]:
    """The objects of JSON-LD, those without a list around them first."""
    level, seen = [value], 0
    for _ in range(_DEEP):
        inner: list[object] = []
        for item in level[:_MOST]:
            if isinstance(item, Mapping):
                yield item
                inner += [item.get("@graph"), item.get("mainEntity"), item.get("mainEntityOfPage")]
            elif isinstance(item, list):
                inner += item[: _MOST - seen]
                seen += len(item)
        level = inner


def _is_article(thing: Mapping[str, Any]) -> bool:
    kinds = thing.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and name.endswith(("Article", "BlogPosting", "Report")) for name in names)


def _main_text(html: str) -> str | None:
    """What trafilatura takes for the article."""
    if html.count("<") > _TAGS or len(html) > _LARGE:
        raise UnreadableError(f"has more than {_TAGS:,} tags or {_LARGE:,} characters; save the article alone")
    trafilatura = extra("trafilatura", "a page without its text as JSON-LD")
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it cannot read is told by us, once
    try:
        text: str | None = trafilatura.extract(html, include_comments=False, include_tables=True)
    except Exception as error:  # it promises no kind of error for pages that break it
        raise UnreadableError(f"is a page that cannot be taken apart ({type(error).__name__}); save its text") from None
    return text


def _words(root: _Element, name: str) -> str:
    element = root.find(f".//{name}")
    return " ".join("".join(map(str, element.itertext())).split()) if element is not None else ""


def _meta(root: _Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name, content)
    return found


def _first(meta: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _canonical(root: _Element) -> str | None:
    return next((link.get("href") for link in root.iter("link") if link.get("rel") == "canonical"), None)


def _time(root: _Element) -> str | None:
    return next((said for element in root.iter("time") if (said := element.get("datetime"))), None)
