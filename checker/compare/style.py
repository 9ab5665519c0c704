"""The spellings of the house: where an article departs from them, and what to write instead.

What the house writes stands in `rules/style/`.  Where a spelling that is not to be used differs from the preferred one
only in what folding leaves out (hamza, ى and ي, ة and ه), the word must be written exactly so; any other is found in
all its forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from checker.compare.finding import Finding
from checker.extract.document import Document
from checker.model import Span, Text
from checker.rules import Rules
from checker.schema import HouseStyle, StyleKind
from checker.text.clitics import split, stripped
from checker.text.fold import INVISIBLE, MARKS, cut, fold
from checker.text.frequency import frequency
from checker.text.lexeme import Token
from checker.text.tokens import WORD

RULE: Final = "style"
_UNSEEN: Final = re.compile(f"[{MARKS}{INVISIBLE}]")


@dataclass(frozen=True, slots=True)
class Departure:
    """A place where an article writes otherwise than the house; `use` is what stands there instead, clitics kept."""

    article: str
    span: Span
    text: str
    use: str
    kind: StyleKind
    why: str


class _Entry(NamedTuple):
    """A row of folded words; `use` is None for a preferred spelling, which nothing shorter inside it replaces."""

    rest: tuple[str, ...]
    surface: str  # as written, without marks
    use: str | None
    exact: bool
    kind: StyleKind
    why: str


def departures(doc: Document) -> list[Departure]:
    """The departures of an article from the house style of its rules, in the order of their places."""
    return list(_departures(doc))


def style_findings(found: Sequence[Departure]) -> list[Finding]:
    """One finding of rule "style" for each spelling of an article, with all its places."""
    groups: dict[tuple[str, str, str], list[Departure]] = {}
    for departure in found:
        groups.setdefault((departure.article, departure.text, departure.use), []).append(departure)
    return [
        Finding(
            RULE,
            "info",
            Text(f"في أسلوب الدار «{use}» لا «{text}»", f"the house writes «{use}», not «{text}»"),
            article,
            tuple(departure.span for departure in places),
        )
        for (article, text, use), places in groups.items()
    ]


@lru_cache(maxsize=8)
def _table(rules: Rules) -> dict[str, list[_Entry]]:
    """First folded word -> the spellings that begin with it, the longest first."""
    table: dict[str, list[_Entry]] = {}
    for file in rules.of(HouseStyle):
        for choice in file.spellings:
            wanted = _forms(choice.use)
            table.setdefault(wanted[0], []).append(_Entry(wanted[1:], choice.use, None, True, choice.kind, choice.why))
            for spelling in choice.instead_of:
                forms = _forms(spelling)
                entry = _Entry(forms[1:], _plain(spelling), choice.use, forms == wanted, choice.kind, choice.why)
                table.setdefault(forms[0], []).append(entry)
    for entries in table.values():
        entries.sort(key=lambda entry: (-len(entry.rest), entry.use is None))
    return table


def _departures(doc: Document) -> Iterator[Departure]:
    after = 0
    for i, token in enumerate(doc.tokens):
        if i < after or token.lex.kind != WORD:
            continue
        for clitics, entries in _beginning(token.lex.form, doc.rules):
            entry = _entry_at(doc, i, clitics, entries)
            if entry is None:
                continue
            after = i + 1 + len(entry.rest)
            if entry.use is not None:
                yield _departure(doc, i, after, clitics, entry, entry.use)
            break


@lru_cache(maxsize=65536)
def _beginning(form: str, rules: Rules) -> tuple[tuple[str, Sequence[_Entry]], ...]:
    """What may begin with a word, by the ways to cut clitics off it that may be meant: the clitics, and the spellings."""
    table = _table(rules)
    heads = (
        (clitics, "ال" + rest if definite else rest)
        for clitics, definite, rest in stripped(form)
        if not clitics or clitics == split(form)[0] or frequency(form) == 0
    )
    return tuple((clitics, table[head]) for clitics, head in heads if head in table)


def _entry_at(doc: Document, i: int, clitics: str, entries: Sequence[_Entry]) -> _Entry | None:
    for entry in entries:
        after = i + 1 + len(entry.rest)
        tokens = doc.tokens[i:after]
        if len(tokens) < after - i or tuple(token.lex.form for token in tokens[1:]) != entry.rest:
            continue
        if entry.exact and not clitics.endswith("ل") and _written(doc, tokens, clitics) != entry.surface:
            continue
        return entry
    return None


def _departure(doc: Document, i: int, after: int, clitics: str, entry: _Entry, use: str) -> Departure:
    first = doc.tokens[i]
    letters = len(clitics)
    if clitics.endswith("ل") and first.lex.form.startswith(clitics + "ل") and not fold(entry.surface).startswith("ل"):
        letters -= 1  # «للقاهرة»: ل and the article in one
        use = "لل" + use.removeprefix("ال") if use.startswith("ال") else "ل" + use
    span = Span(first.start + cut(first.lex.surface, letters), doc.tokens[after - 1].end)
    return Departure(doc.article.id, span, doc.text[span.start : span.end], use, entry.kind, entry.why)


def _written(doc: Document, tokens: Sequence[Token], clitics: str) -> str:
    start = tokens[0].start + cut(tokens[0].lex.surface, len(clitics))
    return _plain(doc.text[start : tokens[-1].end])


def _plain(text: str) -> str:
    return " ".join(_UNSEEN.sub("", text).split())


def _forms(phrase: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in phrase.split())
