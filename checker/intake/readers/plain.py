"""Plain text and Markdown, with or without front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from checker.intake.encoding import UnreadableError, decode
from checker.intake.record import Record, Stated, load_yaml
from checker.intake.source import Source

_FENCE: Final = re.compile(r"---[ \t]*\n")
_CLOSE: Final = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.M)
_KEY: Final = re.compile(r"\s*(?:#.*\n\s*)*[A-Za-z_]+\s*:")


def read(source: Source) -> Iterator[Record]:
    """The one article of a text file."""
    text = decode(source.whole())
    stated = Stated()
    opened = _FENCE.match(text)
    # a line of dashes that no key follows is a rule that the writer drew
    if opened is not None and _KEY.match(text, opened.end()):
        closed = _CLOSE.search(text, opened.end())
        if closed is None:
            raise UnreadableError("opens front matter with --- and never closes it; end it with a line of ---")
        stated = load_yaml(text[opened.end() : closed.start()], Stated, "its front matter")
        text = text[closed.end() :]
    yield Record(text.strip("\n"), stated, key=stated.url)
