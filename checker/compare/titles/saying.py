"""How it is told that a title says otherwise than its body."""

from __future__ import annotations

from collections.abc import Sequence

from checker.compare.finding import Finding
from checker.extract.document import Document
from checker.model import Span, Text


def otherwise(doc: Document, title: Span, body: Sequence[Span]) -> Finding:
    """A passage of the title, and those of the body that say otherwise, the first of them quoted."""
    one, two = (doc.text[span.start : span.end] for span in (title, body[0]))
    why = Text(f"في العنوان «{one}» وفي المتن «{two}»", f"title: «{one}», body: «{two}»")
    return Finding("title-body", "error", why, doc.article.id, (title, *body))
