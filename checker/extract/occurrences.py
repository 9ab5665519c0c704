"""What is said to have happened, and what is said not to have («نفى وقوع أي تدافع», «أن تدافعا وقع»)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.extract.stated import Page, Stated
from checker.schema import Attribute
from checker.text.clitics import split
from checker.text.stems import stem
from checker.text.tokens import WORD

_SUBJECT: Final = 5  # tokens between a denial and «وقوع» («نفى المتحدث باسم الوزارة وقوع ...»)
_NEGATES: Final = 3  # tokens from a negator to the verb
_LETTERS: Final = 3  # of a thing that happens


def occurrences(page: Page, file: Attribute) -> Iterator[Stated]:
    """Each thing that happened or did not: the thing is the slot, whether it did is the value."""
    cues = page.of(f"slot:{file.id}")
    holds = {start: end for cue, start, end in cues if cue == "hold"}
    for cue, start, end in cues:
        if cue == "hold" or page.is_past(start):
            continue
        if cue == "deny":
            at = _denied(page, holds, end)
        elif any(start - _NEGATES <= denial < start for _, denial, _ in page.of("denial")):
            continue
        else:
            at = _told(page, start, end)
        if at is not None:
            slot, value = stem(page.tokens[at].lex.form.removesuffix("ا")), "no" if cue == "deny" else "yes"
            yield page.state(file, slot, value, min(start, at), max(end, at + 1), denied=False)


def _denied(page: Page, holds: dict[int, int], after: int) -> int | None:
    """The thing behind a denial and a word for its being so («نفى ... وقوع أي تدافع», «نافيا ما تردد عن تدافع»)."""
    at = next((i for i in range(after, after + _SUBJECT) if i in holds), None)
    if at is None or page.broken(after, at):
        return None
    while at in holds:
        at = holds[at]
    return at if _is_thing(page, at) else None


def _is_thing(page: Page, at: int) -> bool:
    """Is it a noun without an article, and no name?"""
    if not 0 <= at < len(page.tokens) or at in page.mentions:
        return False
    lex = page.tokens[at].lex
    plain = lex.kind == WORD and not lex.cats and lex.form not in page.doc.vocab.function_words
    clitics, definite, rest = split(lex.form)
    return plain and not clitics and not definite and len(rest) >= _LETTERS


def _told(page: Page, start: int, end: int) -> int | None:
    """The thing behind the verb, or before it where no other noun governs it («أن تدافعا وقع»)."""
    if _is_thing(page, end):
        return end
    known = page.doc.vocab.function_words
    alone = start >= 2 and page.tokens[start - 2].lex.form in known
    return start - 1 if alone and _is_thing(page, start - 1) else None
