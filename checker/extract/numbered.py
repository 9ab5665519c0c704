"""Numbers that name a thing, and do not count it: «الرحلة رقم 12», «القطار 301», «من طراز بيل 212»."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.extract.stated import Page, Stated
from checker.schema import Attribute
from checker.text.clitics import split
from checker.text.fold import DIGITS, fold
from checker.text.lexeme import Lexeme
from checker.text.tokens import LATIN, NUMBER, WORD

_MODEL: Final = 4  # tokens from the word for a model to its number: two of a name, and the quotation marks
_LONGEST: Final = 5  # digits; a longer one is of a telephone or an account
_YEARS: Final = range(1900, 2100)  # behind a noun alone, such a number says when
_HYPHEN: Final = "-"


def numbers(page: Page, file: Attribute) -> Iterator[Stated]:
    """Each number behind a sign («رقم»), behind a noun that numbers name, or behind the name of a model."""
    signs = {after: first for _, first, after in page.of(f"before:{file.id}")}
    nouns = {fold(word) for word in file.bare}
    for at, token in enumerate(page.doc.tokens):
        value = _digits(token.lex, told=at in signs)
        if not value.isdecimal() or len(value) > _LONGEST:
            continue
        noun = signs.get(at, at) - 1
        noun -= noun > 0 and page.tokens[noun].lex.surface == _HYPHEN  # «أنتونوف-26»
        if noun < 0 or page.tokens[noun].lex.kind != WORD or not _one_sentence(page, noun, at):
            continue
        if at in signs:
            noun = _head(page, noun, nouns)
        rest = split(page.doc.tokens[noun].lex.form)[2]
        if at in signs:
            named = rest not in page.doc.vocab.function_words
        else:
            named = rest in nouns and int(value) not in _YEARS and _ends(page, at)
        if named:
            yield page.state(file, page.bare(noun), value, noun, at + 1, denied=False)
    yield from _models(page, file)


def _head(page: Page, noun: int, nouns: set[str]) -> int:
    """The token of the noun that a number names: «قطار البضائع رقم 12» is a train."""
    of_another = (
        noun > 0 and split(page.doc.tokens[noun].lex.form)[1] and split(page.doc.tokens[noun - 1].lex.form)[2] in nouns
    )
    return noun - 1 if of_another else noun


def _digits(lex: Lexeme, *, told: bool) -> str:
    """A number in western digits; behind a sign it may be a word («العنبر رقم تسعة»)."""
    unit = lex.get("unit") if told else None
    if lex.kind == NUMBER or unit is None:
        return lex.surface.translate(DIGITS) if lex.kind == NUMBER else ""
    return str(unit.term.value)


def _models(page: Page, file: Attribute) -> Iterator[Stated]:
    """The number behind the name of a model, of which the name is the slot."""
    for _, start, end in page.of(f"slot:{file.id}"):
        name: list[str] = []
        for at in range(end, min(end + _MODEL, page.doc.sentence_of(start).after)):
            lex = page.doc.tokens[at].lex
            if lex.kind == NUMBER and name:
                value = lex.surface.translate(DIGITS)
                if value.isdecimal():
                    yield page.state(file, " ".join(name), value, end, at + 1, denied=False)
                break
            if lex.kind in (WORD, LATIN):
                name.append(page.bare(at))
            elif lex.surface not in '«»"“”':
                break


def _one_sentence(page: Page, first: int, last: int) -> bool:
    return last < page.doc.sentence_of(first).after


def _ends(page: Page, at: int) -> bool:
    """Does nothing follow that the number may count («قصف القطار 12 هدفا»)?"""
    if at + 1 >= page.doc.sentence_of(at).after or page.tokens[at + 1].lex.kind != WORD:
        return True
    form = page.doc.tokens[at + 1].lex.form
    clitics, definite, _ = split(form)
    return definite or form in page.doc.vocab.function_words or clitics.startswith("و")
