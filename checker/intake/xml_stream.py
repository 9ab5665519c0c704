"""XML from outside, element by element: no entity is expanded, nothing is fetched, nothing grows without end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import name2codepoint
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from checker.intake.encoding import UnreadableError, encoding_of
from checker.intake.source import Source

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEAD: Final = 4_096
_MOST: Final = 4_000_000  # bytes from one article to the next: the longest have some hundred thousand
_PREDEFINED: Final = frozenset(("amp", "lt", "gt", "quot", "apos"))
_NAMED: Final = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,7});")
_LESS: Final = re.compile(rb"<(?=[\s\d])")  # less than: no tag begins so, and the parser would give up there
_CUT: Final = re.compile(rb"&[A-Za-z0-9]{0,8}$")
_DECLARED: Final = re.compile(rb"<\?xml[^>]*encoding")


def elements(source: Source, name: str) -> Iterator[_Element]:
    """The elements of this local name, in any namespace, each of which is emptied when the next is asked for.

    Raises UnreadableError where the file declares entities or has no end of an element; where it is not well formed,
    after all that could be read.
    """
    from lxml import etree

    head = source.file.read(_HEAD)
    source.file.seek(0)
    if b"<!ENTITY" in head:
        raise UnreadableError("declares entities of its own, which are not expanded; save it without <!ENTITY")
    arabic = not _DECLARED.match(head) and encoding_of(head) == "cp1256"
    file = _Bounded(source.file)
    # the stubs of lxml know neither resolve_entities nor recover
    options: dict[str, Any] = {"resolve_entities": False, "no_network": True, "load_dtd": False, "recover": True}
    context = etree.iterparse(
        file, tag="{*}" + name, encoding="windows-1256" if arabic else None, huge_tree=False, **options
    )
    for _, element in context:
        yield element
        file.since = 0
        element.clear()
        parent = element.getparent()
        while parent is not None and parent[0] is not element:
            del parent[0]
    faults = context.error_log
    if len(faults):
        first = faults[0]
        message = " ".join(str(first.message).split())[:100]
        raise UnreadableError(f"is not well-formed XML: line {first.line}: {message}; what could be read was read")


class _Bounded:
    """What the parser reads from: HTML's named entities become numbers, and an element without end is refused."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.since = 0  # bytes since the last article
        self.kept = b""

    def read(self, size: int = -1) -> bytes:
        data = self.kept + self.file.read(size)
        cut = _CUT.search(data) if len(data) > len(self.kept) else None
        self.kept = data[cut.start() :] if cut else b""
        self.since += len(data)
        if self.since > _MOST:
            raise UnreadableError(f"has {_MOST // 1_000_000} MB without an article in them; the rest was not read")
        whole = data[: cut.start()] if cut else data
        return _LESS.sub(b"&lt;", _NAMED.sub(_number, whole)) or (self.read(size) if cut else b"")


def _number(match: re.Match[bytes]) -> bytes:
    """`&nbsp;` is HTML, which many feeds take for XML: as a number it is both."""
    name = match[1].decode()
    return b"&#%d;" % name2codepoint[name] if name in name2codepoint and name not in _PREDEFINED else match[0]
