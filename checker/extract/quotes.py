"""Quotations: what stands between the signs, and whose words they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.extract.attribution import Attributed, source_at
from checker.extract.document import Document
from checker.extract.names import Mention
from checker.extract.outcomes import Word, read_words
from checker.extract.triggers import Triggers
from checker.model import Source, Span
from checker.schema import Quotations

_BESIDE = 4  # tokens between a verb of saying and the name of who speaks, for his office
_PREPOSITIONS = frozenset({"في", "من", "الي", "على", "علي", "ضد"})
_FARTHEST = 1200  # characters: a sign whose partner is farther away was left open


@dataclass(frozen=True)
class Quote:
    """The words inside the signs: tokens [first, after)."""

    article: str
    span: Span
    text: str
    first: int
    after: int
    words: tuple[Word, ...]
    source: Source | None
    sentence: Span
    speaker: Mention | None


def find_quotes(
    doc: Document, sources: Sequence[Attributed], mentions: Sequence[Mention], triggers: Triggers
) -> list[Quote]:
    """The quotations of a document that are long enough to be told apart."""
    found: list[Quote] = []
    for file in doc.rules.of(Quotations):
        for first, after in _places(doc, {(opening, closing) for opening, closing in file.marks}):
            words = tuple(read_words(doc, first, after))
            if sum(1 for word in words if word.weight) < 1 or after - first < file.least:
                continue
            span = Span(doc.tokens[first].start, doc.tokens[after - 1].end)
            home = doc.sentence_of(first)
            text = doc.text[span.start : span.end]
            source = source_at(list(sources), first)
            speaker = _speaker(doc, home.first, first, mentions, triggers)
            found.append(
                Quote(doc.article.id, span, text, first, after, words, source, Span(home.start, home.end), speaker)
            )
    return found


def _speaker(doc: Document, low: int, quote: int, mentions: Sequence[Mention], triggers: Triggers) -> Mention | None:
    """The person whose words a quotation is: right behind the last verb of saying, or the only one of the sentence."""
    people = [
        mention
        for mention in mentions
        if low <= mention.first < quote and _is_person(mention) and not _led(doc, mention.first)
    ]
    verbs = triggers.within("source.verbs", low, quote)
    for verb in reversed(verbs):
        beside = next((person for person in people if 0 <= person.first - verb.after <= _BESIDE), None)
        if beside is not None:
            return beside
    return people[0] if len(people) == 1 and verbs else None


def _led(doc: Document, first: int) -> bool:
    """Does a preposition make a name the place or the object of what is said («في مؤتمر في ...»)?"""
    return first > 0 and doc.tokens[first - 1].lex.form in _PREPOSITIONS


def _places(doc: Document, marks: set[tuple[str, str]]) -> list[tuple[int, int]]:
    """Token ranges between an opening sign and its nearest closing one; a paragraph's end closes what was left open."""
    text, tokens = doc.text, doc.tokens
    openings = {opening for opening, _ in marks}
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(tokens):
        sign = tokens[at].lex.surface
        if sign not in openings or (at and sign == "»" and tokens[at - 1].end == tokens[at].start):
            at += 1
            continue
        closers = {closing for opening, closing in marks if opening == sign}
        end = at + 1
        while end < len(tokens) and tokens[end].lex.surface not in closers:
            broken = "\n" in text[tokens[end - 1].end : tokens[end].start]
            if broken or tokens[end].start - tokens[at].start > _FARTHEST:
                break
            end += 1
        if end - at > 1:
            found.append((at + 1, end))
        at = end + 1
    return found


def _is_person(mention: Mention) -> bool:
    """Surely a person: beside a verb of saying, or a full name behind a title («مدير التسويق بجوتن» ends in a company)."""
    return mention.kind == "person" and (
        mention.cue == "verb" or (mention.cue in ("title", "given") and len(mention.words) > 1)
    )
