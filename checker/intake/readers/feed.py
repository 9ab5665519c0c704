"""RSS 0.9 to 2.0, RSS 1.0 (RDF), Atom, and WordPress exports, which are RSS with more in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from checker.intake.fields import make_record
from checker.intake.markup import paragraphs
from checker.intake.record import Flaw, Record
from checker.intake.source import Source
from checker.intake.xml_stream import elements

if TYPE_CHECKING:
    from lxml.etree import _Element

_PREFIXES: Final[Mapping[str, str]] = {
    "": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://www.w3.org/2005/Atom": "",
    "http://purl.org/atom/ns#": "",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dc:",
}
_WORDPRESS: Final = "http://wordpress.org/export/"  # and a version
_BODIES: Final = ("content:encoded", "content", "description", "summary")
_TIMES: Final = ("pubDate", "published", "dc:date", "dc:issued", "issued", "updated", "modified")
_SHORTCODE: Final = re.compile(r"\[/?(?:caption|wp_caption|gallery|embed|audio|video|playlist)\b[^\]]*\]")
_Children = Mapping[str, "_Element"]


def read(source: Source) -> Iterator[Record | Flaw]:
    """The items of a feed; its own title says whose they are."""
    outlet: str | None = None
    name = "entry" if _is_atom(source) else "item"
    for number, item in enumerate(elements(source, name), 1):
        if number == 1:
            outlet = _feed_title(item)
        children = _children(item)
        if _is_article(children):
            yield _record(children, f"item {number}", outlet)


def _is_atom(source: Source) -> bool:
    head = source.file.read(65_536)
    source.file.seek(0)
    return re.search(rb"<(?:\w+:)?feed[\s>]", head) is not None


def _record(children: _Children, place: str, outlet: str | None) -> Record | Flaw:
    body = next((text for name in _BODIES if (text := _text(children.get(name)))), "")
    return make_record(
        place,
        title=_text(children.get("title")),
        body=_wordpress_body(body) if "wp:post_type" in children else body,
        outlet=_source(children.get("source")) or outlet,
        published=next((time for name in _TIMES if (time := _text(children.get(name)))), None),
        url=_link(children),
        id=_text(children.get("guid")) or _text(children.get("id")),
    )


def _is_article(children: _Children) -> bool:
    """A WordPress export holds drafts, pages, pictures and menus as well."""
    kind, status = _text(children.get("wp:post_type")), _text(children.get("wp:status"))
    return kind in ("", "post") and status in ("", "publish")


def _wordpress_body(body: str) -> str:
    """WordPress stores the lines that the writer typed, and makes paragraphs of them when it shows the page."""
    text = _SHORTCODE.sub("\n\n", body)
    return text if "<p" in text else text.replace("\r\n", "\n").replace("\n", "<br>")


def _children(item: _Element) -> _Children:
    found: dict[str, _Element] = {}
    for child in item:
        tag: object = child.tag
        if isinstance(tag, str):
            space, _, local = tag.rpartition("}")
            space = space.removeprefix("{")
            prefix = "wp:" if space.startswith(_WORDPRESS) else _PREFIXES.get(space)
            if prefix is not None and (prefix + local != "link" or child.get("rel", "alternate") == "alternate"):
                found.setdefault(prefix + local, child)
    return found


def _link(children: _Children) -> str | None:
    link = children.get("link")
    return None if link is None else link.get("href") or _text(link)


def _text(element: _Element | None) -> str:
    """The words of an element: escaped HTML as it is, XHTML as its paragraphs."""
    if element is None:
        return ""
    return paragraphs(element) if len(element) else (element.text or "").strip()


def _source(source: _Element | None) -> str:
    """The feed that an item was taken over from: its name in RSS, a feed's head in Atom."""
    title = source.find("{*}title") if source is not None else None
    return _text(source if title is None else title)


def _feed_title(item: _Element) -> str | None:
    parent = item.getparent()
    if parent is None:
        return None
    title = parent.find("{*}title")
    if title is None:  # RSS 1.0 has its channel beside the items
        title = parent.find("{*}channel/{*}title")
    return _text(title) or None
