"""HTML to the paragraphs that a person reads, one a line."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any, Final

from checker.intake.encoding import UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_TAGS: Final = 50_000  # a long page of news has five thousand; parsers take memory and time by the tag
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]*>|<!--")
_ENTITY: Final = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_UNSEEN: Final = frozenset(
    "script style noscript template head svg math iframe object video audio button select form nav".split()
)
_BLOCKS: Final = frozenset(
    "address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer h1 "
    "h2 h3 h4 h5 h6 header hl1 hl2 hr li main ol p pre section summary table tbody thead tr ul".split()
)
_RUN: Final = re.compile("[ \t]{2,}")
_CELLS: Final = frozenset(("td", "th"))
_STRAY: Final = re.compile("[\ud800-\udfff]")  # half a character, as cut JSON strings have it: no encoding takes it
_CONTROL: Final = re.compile("[\x01-\x08\x0b\x0e-\x1f\x7f-\x9f]")


def clean_text(value: str) -> str:
    """A text field as a person reads it: tags and entities resolved where there are any, else its own lines.

    Raises UnreadableError for NUL bytes and for more tags than any page of news has.
    """
    if "\0" in value:
        raise UnreadableError("holds NUL bytes; export the text anew")
    text = _CONTROL.sub(" ", _STRAY.sub("\ufffd", value).replace("\r\n", "\n").replace("\r", "\n"))
    if not _TAG.search(text) and _ENTITY.search(text):
        text = html.unescape(text)
        text = _CONTROL.sub(" ", _STRAY.sub("\ufffd", text.replace("\0", " ")))
    return paragraphs(parse_html(text)) if _TAG.search(text) else text.strip()


def parse_html(text: str) -> _Element:
    """The tree of an HTML text; raises UnreadableError where it has too many tags or none."""
    from lxml import etree

    if text.count("<") > MAX_TAGS:
        raise UnreadableError(f"has more than {MAX_TAGS:,} tags; save the article alone")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    root: Any = etree.fromstring(text.encode(), parser)
    if root is None:
        raise UnreadableError("holds no HTML; save the page anew")
    return root  # type: ignore[no-any-return]


def paragraphs(root: _Element) -> str:
    """The visible text below an element, a paragraph a line.  Tags with a namespace count by their local names."""
    from lxml import etree

    pieces: list[str] = []
    hidden = 0
    has_blocks = any(_name(element) in _BLOCKS - {"body"} for element in root.iter())

    def say(words: str | None) -> None:
        if words and not hidden:
            pieces.append(" ".join(re.split(r"[ \t\r\n]+", words)) if has_blocks else words)

    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = _name(element)
        if name in _UNSEEN:
            hidden += 1 if event == "start" else -1
        elif name in _BLOCKS:
            pieces.append("\n")
        elif name in _CELLS:
            pieces.append(" ")
        say(element.text if event == "start" else element.tail if element is not root else None)
    lines = (_RUN.sub(" ", line).strip() for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _name(element: _Element) -> str:
    """The local name in small letters; comments and processing instructions have none and stay unseen."""
    tag: object = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else "script"
