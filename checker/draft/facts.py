"""What the facts of a story say of the values in a draft: a note for each value that the draft states.

Nothing is aligned anew; a fact is read from the side of the draft.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from checker.compare.judge import judge, worst
from checker.compare.statements import Statement
from checker.compare.texts import TextJudged
from checker.compare.values import comparable, relate
from checker.draft.notes import SEVERITY_OF, Note, Status, Voice, origins
from checker.draft.voices import Voices
from checker.draft.wording import attributions, why
from checker.model import DATES, Claim, Quantity, Text, Verdict
from checker.report.build import Fact
from checker.text.digest import digest

_MOMENT: Final = dt.timedelta(seconds=1)
_NO_CLOCK: Final = dt.time()
_UNDATED: Final = dt.datetime(2000, 1, 1)  # any day: only the order of the articles counts


def fact_notes(voices: Voices, displaced: Mapping[str, Fact]) -> Iterator[Note]:
    """A note for each value of the draft, in the order of the facts.

    `displaced` has the facts of the sources in whose place the draft states something else, by the id of the draft's own.
    """
    facts = _Facts(voices, displaced)
    for fact in voices.story.facts:
        yield from facts.notes(fact)


def says(claim: Claim) -> bool:
    """Does it state anything?  A «today» of an article without a date does not."""
    value = claim.value
    return any(part is not None for part in (value.value, value.low, value.high))


class _Facts:
    def __init__(self, voices: Voices, displaced: Mapping[str, Fact]) -> None:
        self.beside = voices
        self.draft, self.articles, self.story = voices.draft, voices.articles, voices.story
        self.displaced = displaced
        self.published = _times(voices)
        self.values = {(claim.article, claim.span): claim.value for fact in self.story.facts for claim in fact.claims}

    def notes(self, fact: Fact) -> list[Note]:
        """One note for each thing that the draft says of a fact: the title and the body may say the same."""
        found: list[tuple[Claim, Note]] = []
        for i, statement in enumerate(fact.joined.statements):
            if statement.article != self.draft.id:
                continue
            note = self._note(fact, i)
            at = next((n for n, (head, other) in enumerate(found) if _same(statement.head, head, note, other)), None)
            if at is None:
                found.append((statement.head, note))
            else:
                head, other = found[at]
                found[at] = head, replace(other, spans=tuple(sorted({*other.spans, *note.spans})))
        return [note for _, note in found]

    def _note(self, fact: Fact, mine: int) -> Note:
        statement = fact.joined.statements[mine]
        voices = tuple(self._voices(fact, mine)) or tuple(self._displaced_voices(fact))
        status = self._status(statement.head, voices)
        return Note(
            id=digest(fact.claims[0].rule, status, statement.head.text, statement.head.span.start),
            rule=fact.claims[0].rule,
            status=status,
            severity=SEVERITY_OF[status],
            label=fact.label,
            spans=tuple(sorted({claim.span for claim in statement.claims})),
            text=statement.head.text,
            why=(self._why(fact, status, voices),),
            voices=voices,
            suggestions=self._suggestions(statement.head, status, voices),
        )

    def _suggestions(self, claim: Claim, status: Status, voices: Sequence[Voice]) -> tuple[str, ...]:
        """Whose each value is, to be copied once; «yesterday» is another day in each source and never copied."""
        if SEVERITY_OF[status] == "none":
            return ()
        if claim.value.kind in DATES:
            voices = [voice for voice in voices if any(letter.isdigit() for letter in voice.text)]
        theirs = [voice for voice in voices if voice.verdict in ("conflict", "disputed", "update")]
        ours = [voice for voice in voices if voice.verdict == "agree"] if status in ("contested", "disputed") else []
        return attributions(self._one_a_value([*ours, *theirs]))

    def _one_a_value(self, voices: Sequence[Voice]) -> list[Voice]:
        """For each value the voice that is best copied: one that names its source, in the most words («24 شخصا», not «24»)."""
        groups: list[list[Voice]] = []
        for voice in voices:
            value = self.values[voice.article, voice.span]
            group = next((g for g in groups if _equal(value, self.values[g[0].article, g[0].span])), None)
            groups.append([voice]) if group is None else group.append(voice)
        return [max(group, key=lambda voice: (voice.attributed_to is not None, len(voice.text))) for group in groups]

    def _why(self, fact: Fact, status: Status, voices: Sequence[Voice]) -> Text:
        said = why(status, voices, self.beside.of)
        if status == "differs" and isinstance(fact.judged, TextJudged):
            return Text(f"{said.ar}. {fact.judged.why.ar}", f"{said.en}. {fact.judged.why.en}")
        return said

    def _voices(self, fact: Fact, mine: int) -> Iterator[Voice]:
        for i, statement in enumerate(fact.joined.statements):
            if statement.article != self.draft.id:
                verdict = self._pair(fact, mine, i)
                if verdict in ("conflict", "disputed", "update") or says(statement.head):
                    yield self.beside.of_claim(statement.head, verdict)
                if verdict == "conflict" and isinstance(fact.judged, TextJudged):
                    yield from (self.beside.of_claim(claim, "agree") for claim in self._against(statement.head, fact))

    def _against(self, claim: Claim, told: Fact) -> Iterator[Claim]:
        """What other sources say against a source in words, as the draft does: the sources do not agree among themselves."""
        for fact in self.story.facts:
            heads = [statement.head for statement in fact.joined.statements]
            if fact is told or fact.verdict != "conflict" or not isinstance(fact.judged, TextJudged):
                continue
            if any(head.key == claim.key for head in heads):
                yield from (head for head in heads if head.article not in (claim.article, self.draft.id))

    def _displaced_voices(self, fact: Fact) -> Iterator[Voice]:
        """What the sources say where the draft has a figure of its own."""
        theirs = self.displaced.get(fact.id)
        for statement in theirs.joined.statements if theirs else ():
            if says(statement.head) and not statement.head.title:
                yield self.beside.of_claim(statement.head, "conflict")

    def _pair(self, fact: Fact, mine: int, other: int) -> Verdict:
        """How one statement of a source stands to one of the draft."""
        if isinstance(fact.judged, TextJudged):
            decided = {fact.judged.first, fact.judged.second} == {mine, other}
            told = fact.judged.verdict  # that of the fact is «single» where the draft is a copy of its source
            return told if decided or told == "agree" else "compatible"
        statements = fact.joined.statements
        published = self._times_for(statements[mine], statements[other])
        pair = [statements[mine], statements[other]]
        judged = worst(pair, judge(pair, published, self.story.rules))
        assert judged is not None  # they are of two articles
        if judged.verdict == "update" and not self._may_be_of_two_times(statements[mine], statements[other]):
            return "conflict"
        return judged.verdict

    def _times_for(self, mine: Statement, other: Statement) -> Mapping[str, dt.datetime]:
        """The times by which one of two statements may be later than the other.

        A draft that states no day, with no word that its figure is new, is not taken to know better than its sources:
        for each of them it is of the same hour.
        """
        if self.draft.time is not None or any(claim.updated for claim in mine.claims):
            return self.published
        return {**self.published, self.draft.id: other.head.as_of or self.published[other.article]}

    def _may_be_of_two_times(self, mine: Statement, other: Statement) -> bool:
        """Is one of two figures later by what the texts say?  That neither is known to be is no excuse for a draft.

        Whoever writes a draft has its sources before him: a toll that none of them has, on the day of all of them and
        without a word that it rose, is a slip rather than news.
        """
        if any(claim.updated or claim.as_of for claim in (*mine.claims, *other.claims)):
            return True
        own, theirs = self.draft.time, self.articles[other.article].time
        if own is None or theirs is None:
            return False
        own, theirs = own.replace(tzinfo=None), theirs.replace(tzinfo=None)
        hours_known = _NO_CLOCK not in (own.time(), theirs.time())
        return own != theirs if hours_known else own.date() != theirs.date()

    def _status(self, claim: Claim, voices: tuple[Voice, ...]) -> Status:
        if origins(voices, "conflict"):
            return "contested" if origins(voices, "agree") else "differs"
        if origins(voices, "disputed"):
            return "disputed"
        newer = [voice for voice in voices if voice.verdict == "update"]
        if newer:
            own = claim.as_of or self.published[self.draft.id]
            later = any(self.published[voice.article] > own for voice in newer)
            return "outdated" if later and claim.as_of is None else "update"
        return "confirmed" if voices else "alone"


def _times(voices: Voices) -> dict[str, dt.datetime]:
    """When each text was written; a source without a day came before the draft, which is only being written."""
    stated = {source.id: source.time.replace(tzinfo=None) for source in voices.sources if source.time}
    own = voices.draft.time.replace(tzinfo=None) if voices.draft.time else None
    own = own or max(stated.values(), default=_UNDATED) + _MOMENT
    before = {source.id: stated.get(source.id, own - _MOMENT) for source in voices.sources}
    return {**before, voices.draft.id: own}


def _same(a: Claim, b: Claim, one: Note, two: Note) -> bool:
    """Do two statements of a fact say the same, with the same answer from the sources?"""
    return one.status == two.status and _equal(a.value, b.value)


def _equal(a: Quantity, b: Quantity) -> bool:
    return comparable(a, b) and relate(a, b) == "equal"
