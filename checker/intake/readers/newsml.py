"""NewsML-G2, the IPTC's news in XML: the text items of a message, with their bodies in NITF, XHTML or plain text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from checker.intake.fields import make_record
from checker.intake.markup import paragraphs
from checker.intake.record import Flaw, Record
from checker.intake.source import Source
from checker.intake.xml_stream import elements

if TYPE_CHECKING:
    from lxml.etree import _Element

_TITLES: Final = ("contentMeta/headline", "itemMeta/title")
_TIMES: Final = ("contentMeta/contentCreated", "itemMeta/firstCreated", "itemMeta/versionCreated")
_OWNERS: Final = ("contentMeta/infoSource", "itemMeta/provider", "rightsInfo/copyrightHolder")
_WITHDRAWN: Final = frozenset(("canceled", "withheld"))


def read(source: Source) -> Iterator[Record | Flaw]:
    """The news items of a message, or the one that the file is."""
    for number, item in enumerate(elements(source, "newsItem"), 1):
        yield _record(item, f"item {number}")


def _record(item: _Element, place: str) -> Record | Flaw:
    kind = _code(_find(item, "itemMeta/itemClass"))
    status = _code(_find(item, "itemMeta/pubStatus"))
    if status in _WITHDRAWN:
        return Flaw(place, f"was withdrawn by its agency (pubStatus {status})")
    if kind not in ("", "text", "composite"):
        return Flaw(place, f"is a {kind[:20]}, no text")
    return make_record(
        place,
        title=next((words for path in _TITLES if (words := _words(_find(item, path)))), ""),
        body=_body(_find(item, "contentSet")),
        outlet=next((name for path in _OWNERS if (name := _name(_find(item, path)))), None),
        published=next((words for path in _TIMES if (words := _words(_find(item, path)))), None),
        id=item.get("guid"),
    )


def _find(item: _Element, path: str) -> _Element | None:
    """The first element at a path of local names."""
    return item.find("/".join("{*}" + name for name in path.split("/")))


def _code(element: _Element | None) -> str:
    """`ninat:text` and `stat:usable` without their vocabulary."""
    return (element.get("qcode") or "").rpartition(":")[2] if element is not None else ""


def _words(element: _Element | None) -> str:
    return " ".join(paragraphs(element).split()) if element is not None else ""


def _name(element: _Element | None) -> str:
    if element is None:
        return ""
    return _words(_find(element, "name")) or element.get("literal") or _code(element)


def _body(content: _Element | None) -> str:
    """The text of the story itself, without the headline that NITF repeats above it."""
    if content is None:
        return ""
    for name in ("body.content", "body", "inlineXML"):
        body = next(content.iter("{*}" + name), None)
        if body is not None and (text := paragraphs(body)):
            return text
    data = _find(content, "inlineData")
    return (data.text or "") if data is not None else ""
