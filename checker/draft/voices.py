"""Who speaks beside a draft: the sources of its story, and what each of them says of a passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from checker.compare.independence import origins as origins_of
from checker.draft.notes import Voice
from checker.extract.claims import Reading
from checker.extract.names import Mention
from checker.model import Article, Claim, Span, Verdict
from checker.report.build import Report


class Voices:
    """A draft among its sources.  `story` is the report of all of them; `of` counts the independent sources."""

    def __init__(self, draft: Article, sources: Sequence[Article], story: Report) -> None:
        self.draft = draft
        self.sources = sorted(sources, key=lambda source: source.id)
        self.story = story
        self.articles = {source.id: source for source in sources}
        # told apart without the draft: two sources that it draws on are still two
        self.origin_of = dict(origins_of([reading.doc for reading in self.others]))
        self.of = len(set(self.origin_of.values()))

    @cached_property
    def readings(self) -> dict[str, Reading]:
        """What was read of each article, the draft's too."""
        return {reading.doc.article.id: reading for reading in self.story.readings}

    @property
    def reading(self) -> Reading:
        """What was read of the draft."""
        return self.readings[self.draft.id]

    @property
    def others(self) -> list[Reading]:
        """What was read of the sources."""
        return [reading for reading in self.story.readings if reading is not self.reading]

    def of_claim(self, claim: Claim, verdict: Verdict) -> Voice:
        """A claim of a source, with whom it attributes it to: «media reports» are nobody."""
        source = claim.source.text if claim.source and not claim.source.media else None
        return self.of_words(claim.article, claim.span, claim.sentence, verdict, source)

    def of_names(self, mentions: Sequence[tuple[str, Mention]], verdict: Verdict) -> Iterator[Voice]:
        """Each source that has one of these mentions, with its first one."""
        seen: set[str] = set()
        for article, mention in mentions:
            if article not in seen:
                seen.add(article)
                sentence = self.readings[article].doc.sentence_of(mention.first)
                yield self.of_words(article, mention.span, Span(sentence.start, sentence.end), verdict)

    def of_words(
        self, article: str, span: Span, sentence: Span, verdict: Verdict, attributed_to: str | None = None
    ) -> Voice:
        """The words of a source at a place, in their sentence."""
        source = self.articles[article]
        return Voice(
            article=article,
            outlet=source.outlet or article,
            published=source.time.isoformat() if source.time else None,
            url=source.url,
            origin=self.origin_of[article],
            verdict=verdict,
            text=source.text[span.start : span.end],
            span=span,
            sentence=sentence,
            passage=source.text[sentence.start : sentence.end],
            attributed_to=attributed_to,
        )
