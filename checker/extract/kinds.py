"""Which one of a kind: a noun and the words that tell it from others («مطعم الشاورما», «متجر لقطع الغيار»)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.extract.beside import is_rare
from checker.extract.stated import Page, Stated
from checker.schema import Attribute
from checker.text.clitics import split
from checker.text.tokens import LATIN, WORD

_FEMININE: Final = ("ه", "ات")
_OF: Final = "ل"


def kinds(page: Page, file: Attribute) -> Iterator[Stated]:
    """Each noun that is not definite, and the name or the nouns behind it that complete it."""
    for kind, start, end in page.of(f"named:{file.id}"):
        if page.is_definite(start) or page.is_past(start):
            continue
        stop = _stop(page, start, end)
        words = tuple(split(page.doc.tokens[i].lex.form)[2] for i in range(end, stop))
        if words:
            yield page.state(file, kind, " ".join(words), start, stop, words=words, kind="organisation")


def _stop(page: Page, start: int, end: int) -> int:
    """Where the words end that complete a noun; its own end where none does."""
    mention = page.mentions.get(end) or page.mentions.get(start)
    if mention is not None:
        return mention.after
    if end >= len(page.doc.tokens) or page.doc.tokens[end].lex.kind not in (WORD, LATIN):
        return end
    lex = page.doc.tokens[end].lex
    clitics, definite, bare = split(lex.form)
    if lex.form in page.doc.vocab.function_words or (clitics and clitics != _OF):
        return end
    whole = definite or clitics == _OF or lex.kind == LATIN or is_rare(page, end) or _disagrees(page, start, bare)
    return end + 1 if whole else end


def _disagrees(page: Page, start: int, word: str) -> bool:
    """Is a word of another gender than the noun before it, and so no adjective of it («محل أدوية»)?"""
    noun = split(page.doc.tokens[start].lex.form)[2].removesuffix("ا")
    return word.endswith(_FEMININE) and not noun.endswith(_FEMININE)
