"""Who won what, or came in which place («فاز بالمرحلة الأخيرة ...», «وعند السيدات فازت ...»)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.extract.beside import is_rare
from checker.extract.stated import Page, Stated
from checker.model import NameKind
from checker.schema import Attribute

_BEHIND: Final = 12  # tokens behind a deed in which it is said what was won
_COMMA: Final = "،"  # may stand between a deed and what was said before it («وعند السيدات، فازت ...»)
_WINNER: Final = 5  # tokens from a deed to the name of who did it …
_TOPIC: Final = 2  # … and from a name to the deed
_STOPS: Final = frozenset("؛:.()")


def feats(page: Page, file: Attribute) -> Iterator[Stated]:
    """For each deed what was won, by all words for it that stand near, and who won it."""
    for _, start, end in page.of(f"event:{file.id}"):
        what = _what(page, file, start, end)
        who = _who(page, start, end) if what and not page.is_past(start) else None
        if who is not None:
            first, after, kind = who
            words = tuple(page.doc.tokens[i].lex.form for i in range(first, after))
            yield page.state(file, what, " ".join(words), first, after, words=words, kind=kind)


def _what(page: Page, file: Attribute, start: int, end: int) -> str:
    """What was won: the kinds that stand near a deed; a general one says nothing beside another."""
    high = min(page.doc.sentence_of(start).after, end + _BEHIND)
    near = {
        kind
        for kind, at, after in page.of(f"slot:{file.id}")
        if (end <= at < high and not page.broken(end, at, _STOPS))
        or (after <= start and all(token.lex.form == _COMMA for token in page.doc.tokens[after:start]))
    }
    return " ".join(sorted(near - set(file.general) or near))


def _who(page: Page, start: int, end: int) -> tuple[int, int, NameKind] | None:
    """The first name behind a deed that no preposition makes another's part in it, or else the one right before."""
    home = page.doc.sentence_of(start)
    for at in range(end, min(end + _WINNER, home.after)):
        found = _name(page, at)
        if found is not None:
            return found if _is_subject(page, at) and not page.broken(end, at) else None
    before = [one for one in page.mentions.values() if start - _TOPIC <= one.after <= start and one.kind == "person"]
    clear = [one for one in before if not page.broken(one.after, start) and _is_subject(page, one.first)]
    return (clear[-1].first, clear[-1].after, "person") if clear else None


def _name(page: Page, at: int) -> tuple[int, int, NameKind] | None:
    """The name that begins at a token: one that was found, or two words that are too rare to be other than one."""
    mention = page.mentions.get(at)
    if mention is not None:
        return (mention.first, mention.after, mention.kind) if mention.kind != "place" else None
    return (at, at + 2, "person") if is_rare(page, at) and is_rare(page, at + 1) else None


def _is_subject(page: Page, at: int) -> bool:
    """Does no preposition stand before a name («على», «أمام»), alone or written to it?"""
    mention = page.mentions.get(at)
    joined = mention is not None and page.doc.tokens[at].start < mention.start
    token = page.doc.tokens[at - 1] if at else None
    return not joined and (token is None or token.lex.form not in page.doc.vocab.function_words)
