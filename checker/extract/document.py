"""One article, read once: its tokens, its sentences, what was set aside.  The extractors look at this."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from checker.extract.passage import Passage
from checker.extract.vocabulary import Vocabulary, vocabulary
from checker.intake.trim import Aside, trim, used
from checker.model import Article, Span
from checker.rules import Rules
from checker.text.lexeme import Token
from checker.text.sentences import Sentence, sentences


@dataclass(frozen=True)
class Document:
    """An article's text with its tokens, all of them inside the parts that were not set aside."""

    article: Article
    rules: Rules = field(repr=False)
    reference: dt.date | None
    tokens: list[Token] = field(repr=False)
    sentences: list[Sentence] = field(repr=False)
    asides: list[Aside]
    used: list[Span]
    story_began: dt.date | None = None

    @property
    def text(self) -> str:
        return self.article.text

    @cached_property
    def vocab(self) -> Vocabulary:
        return vocabulary(self.rules)

    @cached_property
    def passage(self) -> Passage:
        return Passage(self.text, self.tokens, self.vocab, self.reference)

    @cached_property
    def starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    def token_at(self, start: int) -> int:
        """The first token that begins at or behind a character."""
        return bisect_left(self.starts, start)

    def tokens_in(self, span: Span) -> range:
        """The tokens that begin inside a span; a token cut by the span's start counts too."""
        first = bisect_right(self.starts, span.start) - 1
        if first < 0 or self.tokens[first].end <= span.start:
            first += 1
        return range(first, bisect_left(self.starts, span.end))

    @cached_property
    def _sentence_firsts(self) -> list[int]:
        return [sentence.first for sentence in self.sentences]

    def sentence_of(self, token: int) -> Sentence:
        """The sentence of a token."""
        return self.sentences[max(bisect_right(self._sentence_firsts, token) - 1, 0)]


def read_document(
    article: Article, rules: Rules, reference: dt.date | None = None, story_began: dt.date | None = None
) -> Document:
    """Tokenise an article, after setting aside what is not the article.

    `reference` is the day of writing where the article itself does not say it; `story_began` the day of the first
    article of its story, where there are others.
    """
    asides = trim(article, rules)
    spans = used(article, asides)
    lexicon = vocabulary(rules).lexicon
    text = article.text
    tokens: list[Token] = []
    for span in spans:
        tokens += lexicon.tokens(text[span.start : span.end], span.start)
    written = article.day or reference
    home = sentences(text, tokens, article.title_end)
    return Document(article, rules, written, tokens, home, asides, spans, story_began or written)
