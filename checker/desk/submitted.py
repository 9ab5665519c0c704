"""A text as an editor's add-on sends it: plain, or with markup that is not to be read, and its places as they count them.

LanguageTool counts in UTF-16 units of what was sent, markup included.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any


class SubmittedError(ValueError):
    """What was sent is not of the form; the message says what is wrong."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of the text that is read: where it begins in it and in what was sent."""

    start: int
    sent_start: int
    sent_end: int
    exact: bool  # letter for letter; not so where markup stands for other letters


@dataclass(frozen=True)
class Submitted:
    """`text` is what is read, `sent` is all that was sent."""

    text: str
    sent: str
    parts: tuple[_Part, ...]

    @classmethod
    def plain(cls, text: str) -> Submitted:
        return cls(text, text, (_Part(0, 0, len(text), True),))

    @classmethod
    def annotated(cls, data: str) -> Submitted:
        """From LanguageTool's `data`: {"text": "..."} or {"annotation": [{"text": ...}, {"markup": ..., "interpretAs": ...}]}."""
        try:
            found = json.loads(data)
        except (ValueError, RecursionError):
            raise SubmittedError("'data' is not JSON") from None
        if isinstance(found, dict) and isinstance(found.get("text"), str):
            return cls.plain(found["text"])
        annotation = found.get("annotation") if isinstance(found, dict) else None
        if not isinstance(annotation, list):
            raise SubmittedError("'data' has neither 'text' nor 'annotation'")
        text, sent, parts = "", "", []
        for piece in annotation:
            raw, read = _piece(piece)
            parts.append(_Part(len(text), len(sent), len(sent) + len(raw), raw == read))
            text, sent = text + read, sent + raw
        return cls(text, sent, tuple(parts))

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Offset and length in UTF-16 units of what was sent, for a place in `text`."""
        first, last = self._sent(start, at_end=False), self._sent(end - 1, at_end=True)
        return utf16(self.sent[:first]), utf16(self.sent[first:last])

    def _sent(self, at: int, at_end: bool) -> int:
        part = next(part for part in reversed(self.parts) if part.start <= at)
        if part.exact:
            return part.sent_start + (at - part.start) + at_end
        return part.sent_end if at_end else part.sent_start


def utf16(text: str) -> int:
    """The length of a text in UTF-16 units.

    >>> utf16("خبر"), utf16("😀")
    (3, 2)
    """
    return len(text) + sum(letter > "\uffff" for letter in text)


def _piece(piece: Any) -> tuple[str, str]:
    """What was sent, and what is read of it."""
    if isinstance(piece, dict):
        text, markup, read = piece.get("text"), piece.get("markup"), piece.get("interpretAs", "")
        if isinstance(text, str) and markup is None:
            return text, text
        if isinstance(markup, str) and text is None and isinstance(read, str):
            return markup, read
    raise SubmittedError("each piece of 'annotation' has either 'text' or 'markup'")
