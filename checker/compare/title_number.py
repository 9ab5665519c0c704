"""A title that names a thing by another number than its own article («الرحلة 417», «الرحلة 471»)."""

from __future__ import annotations

from collections.abc import Iterator

from checker.compare.finding import Finding
from checker.extract.claims import Reading
from checker.extract.numbered import numbers
from checker.extract.stated import Page
from checker.model import Text
from checker.schema import Attribute


def number_findings(reading: Reading) -> Iterator[Finding]:
    """The title's number of a thing of which the body has one other number, and never the title's."""
    title = reading.doc.article.text[: reading.doc.article.title_end]
    if not any(letter.isdecimal() for letter in title):
        return
    page = Page(reading.doc, reading.mentions, reading.sources)
    stated = [one for file in reading.doc.rules.of(Attribute) if file.takes == "number" for one in numbers(page, file)]
    for one in (named for named in stated if named.title):
        same = [other for other in stated if not other.title and other.slot == one.slot]
        if {other.value for other in same} - {one.value} and len({other.value for other in same}) == 1:
            yield Finding(
                "title-body",
                "error",
                Text(
                    f"في العنوان «{one.text}» وفي المتن «{same[0].text}»",
                    f"title: «{one.text}», body: «{same[0].text}»",
                ),
                one.article,
                (one.span, *(other.span for other in same)),
            )
