"""What an article says of an event in words: where it was, with what, why, at whom, what became of whom.

Each is an attribute of which an event has one value.  A passage states it by a word of a closed class
(«سيارة مفخخة»), or by a name behind a word that announces it («معبر أدري»).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from checker.extract.attribution import Attributed, source_at
from checker.extract.context import context
from checker.extract.document import Document
from checker.extract.names import Mention
from checker.extract.triggers import conjugated, inflected
from checker.model import Source, Span
from checker.rules import Rules
from checker.schema import Attribute, Denial
from checker.text.clitics import split
from checker.text.lexicon import Lexicon, Term, Token, phrases_at
from checker.text.sentences import Sentence
from checker.text.stems import stem
from checker.text.tokens import WORD

_BREAKS: Final = frozenset("،؛:.()")
_SUBJECT: Final = 3  # tokens between somebody and what became of him
_DENIED: Final = 8  # tokens behind a word of denial within which nothing is stated
_COMPLEMENT: Final = 2  # words that say of what a side is


@dataclass(frozen=True)
class Stated:
    """One value of one attribute: tokens [first, after).

    `slot` tells what else must be the same for two values to exclude each other, `words` is the name (folded), `place`
    the known place that it names.
    """

    article: str
    rule: str
    slot: str
    value: str
    denied: bool
    words: tuple[str, ...]
    place: str | None
    span: Span
    text: str
    sentence: Span
    first: int
    after: int
    context: Mapping[str, float]
    source: Source | None
    title: bool


@lru_cache(maxsize=8)
def _lexicon(rules: Rules) -> Lexicon:
    lexicon = Lexicon()
    for file in rules.of(Attribute):
        for value, words in file.values.items():
            for word in words:
                lexicon.add(inflected(word), Term(f"value:{file.id}", value))
        for value, words in file.named.items():
            lexicon.add(words, Term(f"named:{file.id}", value))
        lexicon.add(file.subjects, Term(f"subject:{file.id}", ""))
        for word in file.events:
            lexicon.add([*conjugated(word), *inflected(word)], Term(f"event:{file.id}", ""))
        lexicon.add(file.prepositions, Term(f"before:{file.id}", ""))
    for denial in rules.of(Denial):
        lexicon.add([*denial.negators, *denial.verbs, *denial.words], Term("denial", ""))
    return lexicon


def find_attributes(doc: Document, mentions: Sequence[Mention], sources: Sequence[Attributed]) -> list[Stated]:
    """Everything that a document states of the attributes, in the order of the text."""
    lexicon = _lexicon(doc.rules)
    tokens = lexicon.over(doc.tokens)
    finder = _Finder(doc, tokens, {mention.first: mention for mention in mentions}, sources)
    return [stated for file in doc.rules.of(Attribute) for stated in finder.of(file)]


class _Finder:
    def __init__(
        self, doc: Document, tokens: list[Token], mentions: Mapping[int, Mention], sources: Sequence[Attributed]
    ) -> None:
        self.doc = doc
        self.tokens = tokens
        self.mentions = mentions
        self.sources = sources
        self.found: dict[str, list[tuple[str, int, int]]] = {}
        for i, token in enumerate(tokens):
            if token.lex.kind == WORD and (token.lex.readings or token.lex.heads):
                for reading, after in phrases_at(tokens, i):
                    self.found.setdefault(reading.term.cat, []).append((reading.term.value, i, after))

    def of(self, file: Attribute) -> Iterator[Stated]:
        if file.subjects:
            yield from self._fates(file)
        else:
            for value, first, after in self.found.get(f"value:{file.id}", []):
                slot = self._slot(file, first, after)
                if slot is not None:
                    yield self._stated(file, slot[0], value, (), None, first, slot[1])
        for value, first, after in self.found.get(f"named:{file.id}", []):
            mention = self._name(first, after)
            if mention is not None and (value not in file.located or self._located(file, first)):
                words = tuple(token.lex.form for token in self.doc.tokens[max(after, mention.first) : mention.after])
                yield self._stated(file, value, " ".join(words), words, mention.place, first, mention.after)

    def _slot(self, file: Attribute, first: int, after: int) -> tuple[str, int] | None:
        """What a value is a value of, and where it ends; None where it is none of what the rule speaks of."""
        if file.complement:
            if split(self.doc.tokens[first].lex.form)[1]:
                return None  # «الشرق الروسي» is a region, not a side of something
            if any(start == after for _, start, _ in self.found[f"value:{file.id}"]):
                return None  # «شمال غرب»: the last word says of what
            end = self._following(after)
            words = [self._bare(i) for i in range(after, end)]
            return (" ".join(words), end) if words else None
        home = self.doc.sentence_of(first)
        before = self.doc.sentence_of(max(home.first - 1, 0))
        return ("", after) if self._tells_of_an_event(file, home) or self._tells_of_an_event(file, before) else None

    def _fates(self, file: Attribute) -> Iterator[Stated]:
        """What became of each subject: the word right before it, or else the nearest behind it in its clause.

        What completes a subject («سائق الحافلة», «باب الطوارئ») tells it from others, by whatever word it is called.
        """
        values = self.found.get(f"value:{file.id}", [])
        for _, start, end in self.found.get(f"subject:{file.id}", []):
            stop = self._following(end, 1)
            home = self.doc.sentence_of(start)
            before = [(value, first) for value, first, after in values if after == start]
            behind = [
                (value, first) for value, first, _ in values if stop <= first <= min(stop + _SUBJECT, home.after - 1)
            ]
            clear = [found for found in behind if not self._broken(stop, found[1])]
            for value, first in (before or clear)[:1]:
                slot = " ".join(self._bare(i) for i in range(end if stop > end else start, stop))
                yield self._stated(file, slot, value, (), None, min(first, start), max(first + 1, stop))

    def _following(self, at: int, most: int = _COMPLEMENT) -> int:
        """Where the words that complete a word end: names and definite nouns."""
        end = at
        while end < len(self.tokens) and end - at < most and self.tokens[end].lex.kind == WORD:
            mention = self.mentions.get(end)
            if mention is not None:
                return mention.after
            form = self.doc.tokens[end].lex.form
            if split(form)[0] or form in self.doc.vocab.function_words:
                break
            end += 1
            if form.startswith("ال"):
                break
        return end

    def _bare(self, i: int) -> str:
        return stem(self.doc.tokens[i].lex.form)

    def _broken(self, first: int, after: int) -> bool:
        return any(token.lex.surface in _BREAKS for token in self.tokens[first:after])

    def _name(self, first: int, after: int) -> Mention | None:
        """The name behind a word, or the name that the word begins."""
        if split(self.doc.tokens[first].lex.form)[1]:
            return None  # «المعبر» points back
        mention = self.mentions.get(after) or self.mentions.get(first)
        return mention if mention is not None and mention.after > after else None

    def _located(self, file: Attribute, first: int) -> bool:
        """Does a preposition make it a place («في جامعة ...»), not one who acts?"""
        if split(self.doc.tokens[first].lex.form)[0].endswith("ب"):
            return True
        return any(
            first - 1 <= end - 1 < first for _, _, end in self.found.get(f"before:{file.id}", []) if end == first
        )

    def _tells_of_an_event(self, file: Attribute, home: Sentence) -> bool:
        return any(home.first <= first < home.after for _, first, _ in self.found.get(f"event:{file.id}", []))

    def _denied(self, file: Attribute, home: Sentence, first: int) -> bool:
        """Is a value only denied?  A word that tells of the event itself («ألغيت المباراة») denies nothing of it."""
        low = max(home.first, first - _DENIED)
        events = {start for _, start, _ in self.found.get(f"event:{file.id}", [])}
        return any(low <= start < first and start not in events for _, start, _ in self.found.get("denial", []))

    def _stated(
        self, file: Attribute, slot: str, value: str, words: tuple[str, ...], place: str | None, first: int, after: int
    ) -> Stated:
        doc, home = self.doc, self.doc.sentence_of(first)
        denied = self._denied(file, home, first)
        span = Span(doc.tokens[first].start, doc.tokens[after - 1].end)
        return Stated(
            article=doc.article.id,
            rule=file.id,
            slot=slot,
            value=value,
            denied=denied,
            words=words,
            place=place,
            span=span,
            text=doc.text[span.start : span.end],
            sentence=Span(home.start, home.end),
            first=first,
            after=after,
            context=context(doc, first, after, home.first, home.after),
            source=source_at(list(self.sources), first),
            title=home.title,
        )
