"""The check of a draft: it is one more article of its story, and what the story's facts say of it becomes notes.

Pure: articles in, a `DraftReport` out.  Nothing is aligned anew; the facts are those of `checker.story.review`, read
from the side of the draft.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from checker.compare.independence import origins as origins_of
from checker.compare.judge import judge
from checker.compare.statements import Statement
from checker.compare.style import RULE as STYLE
from checker.compare.style import departures
from checker.compare.texts import TextJudged
from checker.compare.values import comparable, relate
from checker.draft.frames import displaced
from checker.draft.names import name_notes
from checker.draft.notes import SEVERITY, DraftReport, Missing, Note, Status, Voice, origins
from checker.draft.outcomes import turned
from checker.draft.places import misplaced
from checker.draft.wording import NAME, PERSON, PLACE, SPELLING, STATUS, attributions, filled, why
from checker.extract.names import Mention
from checker.model import Article, Claim, Quantity, Severity, Span, Text, Verdict
from checker.report.build import Fact, Report
from checker.report.wording import CHECKS
from checker.rules import Rules, load_rules
from checker.schema import Opposites
from checker.story import review
from checker.text.fold import fold

_SEVERITY: Final[dict[Status, Severity]] = {
    "differs": "error", "contested": "warning", "disputed": "warning", "outdated": "warning", "update": "info",
    "confirmed": "none", "alone": "none", "name": "error", "spelling": "info",
}  # fmt: skip
_LEAST: Final = 2  # origins that must have something before its absence is worth a word
_SAID: Final = 0.8  # share of a quotation's words that the draft has when it tells it without quoting
_MOMENT: Final = dt.timedelta(seconds=1)
_NO_CLOCK: Final = dt.time()
_UNDATED: Final = dt.datetime(2000, 1, 1)  # any day: only the order of the articles counts


def check_draft(draft: Article, sources: Sequence[Article], rules: Rules | None = None) -> DraftReport:
    """Compare a draft with the sources of its story.

    A figure that moves with time may be later in the draft where the draft says so: by its day, by an as-of or by a word
    for an update.  Raises ValueError when two sources share an id; the draft's own id does not matter.
    """
    rules = rules or load_rules()
    taken = {source.id for source in sources}
    name = next(name for n in range(len(taken) + 1) if (name := f"draft-{n}" if n else "draft") not in taken)
    draft = replace(draft, id=name)
    return _Check(draft, sources, review([*sources, draft], rules)).report()


class _Check:
    def __init__(self, draft: Article, sources: Sequence[Article], story: Report) -> None:
        self.draft = draft
        self.sources = sorted(sources, key=lambda source: source.id)
        self.story = story
        self.articles = {source.id: source for source in sources}
        self.reading = next(r for r in story.readings if r.doc.article.id == draft.id)
        # told apart without the draft: two sources that it draws on are still two
        self.origin_of = dict(origins_of([r.doc for r in story.readings if r is not self.reading]))
        self.of = len(set(self.origin_of.values()))
        self.published = self._times()
        self.values = {(claim.article, claim.span): claim.value for fact in story.facts for claim in fact.claims}
        self.displaced = displaced(story, draft.id, self.origin_of)

    def report(self) -> DraftReport:
        notes = _joined([*self._facts(), *self._outcomes(), *self._names(), *self._places(), *self._checks()])
        return DraftReport(
            draft=self.draft,
            reading=self.reading,
            sources=tuple(self.sources),
            origin_of=self.origin_of,
            notes=tuple(sorted(notes, key=lambda note: (note.spans[0], note.rule, note.id))),
            missing=tuple(self._missing({name for note in notes for name in note.replacements})),
            generated_at=self.story.generated_at,
            rules=self.story.rules.digest,
        )

    def _times(self) -> dict[str, dt.datetime | None]:
        """When each text was written; a source without a day came before the draft, which is only being written."""
        stated = {source.id: source.time.replace(tzinfo=None) for source in self.sources if source.time}
        own = self.draft.time.replace(tzinfo=None) if self.draft.time else None
        own = own or max(stated.values(), default=_UNDATED) + _MOMENT
        times: dict[str, dt.datetime | None] = {
            source.id: stated.get(source.id, own - _MOMENT) for source in self.sources
        }
        return times | {self.draft.id: own}

    def _times_for(self, mine: Statement, other: Statement) -> Mapping[str, dt.datetime | None]:
        """The times by which one of two statements may be later than the other.

        A draft that states no day, with no word that its figure is new, is not taken to know better than its sources:
        for each of them it is of the same hour.
        """
        if self.draft.time is not None or any(claim.updated for claim in mine.claims):
            return self.published
        return {**self.published, self.draft.id: other.head.as_of or self.published[other.article]}

    # -------------------------------------------------------------- facts

    def _facts(self) -> Iterator[Note]:
        for fact in self.story.facts:
            found: list[tuple[Claim, Note]] = []
            for i, statement in enumerate(fact.joined.statements):
                if statement.article == self.draft.id:
                    note = self._fact_note(fact, i)
                    # the title and the body may say the same
                    at = next(
                        (n for n, (head, other) in enumerate(found) if _same(statement.head, head, note, other)), None
                    )
                    if at is None:
                        found.append((statement.head, note))
                    else:
                        head, other = found[at]
                        found[at] = head, replace(other, spans=tuple(sorted({*other.spans, *note.spans})))
            yield from (note for _, note in found)

    def _fact_note(self, fact: Fact, mine: int) -> Note:
        statement = fact.joined.statements[mine]
        voices = tuple(self._fact_voices(fact, mine)) or tuple(self._displaced_voices(fact))
        status = self._status(statement.head, voices)
        return Note(
            id=_hash(fact.claims[0].rule, status, statement.head.text, statement.head.span.start),
            rule=fact.claims[0].rule,
            status=status,
            severity=_SEVERITY[status],
            label=fact.label,
            spans=tuple(sorted({claim.span for claim in statement.claims})),
            text=statement.head.text,
            why=(self._why(fact, status, voices),),
            voices=voices,
            suggestions=self._suggestions(statement.head, status, voices),
        )

    def _suggestions(self, claim: Claim, status: Status, voices: Sequence[Voice]) -> tuple[str, ...]:
        """Whose each value is, to be copied once; «yesterday» is another day in each source and never copied."""
        if _SEVERITY[status] == "none":
            return ()
        if claim.value.kind in ("date", "date_range"):
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
        said = why(status, voices, self.of)
        if status == "differs" and isinstance(fact.judged, TextJudged):
            return Text(f"{said.ar}. {fact.judged.why.ar}", f"{said.en}. {fact.judged.why.en}")
        return said

    def _fact_voices(self, fact: Fact, mine: int) -> Iterator[Voice]:
        for i, statement in enumerate(fact.joined.statements):
            if statement.article != self.draft.id:
                verdict = self._pair(fact, mine, i)
                if verdict in ("conflict", "disputed", "update") or _says(statement.head):
                    yield self._claim_voice(statement.head, verdict)
                if verdict == "conflict" and isinstance(fact.judged, TextJudged):
                    yield from (self._claim_voice(claim, "agree") for claim in self._against(statement.head, fact))

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
            if _says(statement.head) and not statement.head.title:
                yield self._claim_voice(statement.head, "conflict")

    def _pair(self, fact: Fact, mine: int, other: int) -> Verdict:
        """How one statement of a source stands to one of the draft."""
        if isinstance(fact.judged, TextJudged):
            decided = {fact.judged.first, fact.judged.second} == {mine, other}
            return fact.verdict if decided or fact.verdict == "agree" else "compatible"
        statements = fact.joined.statements
        published = self._times_for(statements[mine], statements[other])
        judged = judge([statements[mine], statements[other]], published, self.story.rules)
        assert judged is not None  # they are of two articles
        if judged.verdict == "update" and not self._may_be_of_two_times(statements[mine], statements[other]):
            return "conflict"
        return judged.verdict

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

    def _claim_voice(self, claim: Claim, verdict: Verdict) -> Voice:
        # «media reports» are nobody to attribute to
        source = claim.source.text if claim.source and not claim.source.media else None
        return self._voice(claim.article, claim.text, claim.span, claim.sentence, verdict, source)

    def _voice(
        self, article: str, text: str, span: Span, sentence: Span, verdict: Verdict, attributed_to: str | None = None
    ) -> Voice:
        source = self.articles[article]
        return Voice(
            article=article,
            outlet=source.outlet or article,
            published=source.time.isoformat() if source.time else None,
            url=source.url,
            origin=self.origin_of[article],
            verdict=verdict,
            text=text,
            span=span,
            sentence=sentence,
            passage=source.text[sentence.start : sentence.end],
            attributed_to=attributed_to,
        )

    def _status(self, claim: Claim, voices: tuple[Voice, ...]) -> Status:
        if origins(voices, "conflict"):
            return "contested" if origins(voices, "agree") else "differs"
        if origins(voices, "disputed"):
            return "disputed"
        newer = [voice for voice in voices if voice.verdict == "update"]
        if newer:
            own = claim.as_of or self.published[self.draft.id]
            later = any(own and (time := self.published[voice.article]) and time > own for voice in newer)
            return "outdated" if later and claim.as_of is None else "update"
        return "confirmed" if voices else "alone"

    def _outcomes(self) -> Iterator[Note]:
        sources = [reading for reading in self.story.readings if reading is not self.reading]
        (rule,) = self.story.rules.of(Opposites)
        for found in turned(self.reading, sources, self.origin_of):
            voices = tuple(
                self._voice(article, self.articles[article].text[span.start : span.end], span, sentence, "conflict")
                for article, span, sentence in found.others
            )
            words = self.draft.text[found.place.start : found.place.end]
            yield Note(
                id=_hash(rule.id, found.axis, words, found.place.start),
                rule=rule.id,
                status="differs",
                severity="error",
                label=Text(rule.label.ar, rule.label.en),
                spans=(found.place,),
                text=words,
                why=(why("differs", voices, self.of),),
                voices=voices,
            )

    # -------------------------------------------------------------- names and the draft itself

    def _names(self) -> Iterator[Note]:
        found = name_notes(self.story.readings, self.story.entities, self.draft.id, self.origin_of, self.story.rules)
        for note in found:
            voices = tuple(self._name_voices(note.mentions, "agree" if note.same_person else "conflict"))
            status: Status = "spelling" if note.same_person else "name"
            message = SPELLING if note.same_person else NAME
            yield Note(
                id=_hash(status, note.surface, note.places[0].start),
                rule="names",
                status=status,
                severity=_SEVERITY[status],
                label=PERSON if not note.same_person else STATUS["spelling"],
                spans=note.places,
                text=note.surface,
                why=(filled(message, voices, known=note.known, draft=note.surface),),
                voices=voices,
                replacements=(note.known,),
            )

    def _places(self) -> Iterator[Note]:
        readings = {reading.doc.article.id: reading for reading in self.story.readings}
        for found in misplaced(readings, self.story.entities, self.draft.id, self.origin_of):
            voices = tuple(self._name_voices(found.others, "conflict"))
            yield Note(
                id=_hash("place", found.mention.text, found.mention.start),
                rule="names",
                status="differs",
                severity="error",
                label=PLACE,
                spans=(found.mention.span,),
                text=found.mention.text,
                why=(filled(NAME, voices, known=found.known, draft=found.mention.text),),
                voices=voices,
            )

    def _name_voices(self, mentions: Sequence[tuple[str, Mention]], verdict: Verdict) -> Iterator[Voice]:
        readings = {reading.doc.article.id: reading for reading in self.story.readings}
        seen: set[str] = set()
        for article, mention in mentions:
            if article not in seen:
                seen.add(article)
                sentence = readings[article].doc.sentence_of(mention.first)
                yield self._voice(article, mention.text, mention.span, Span(sentence.start, sentence.end), verdict)

    def _checks(self) -> Iterator[Note]:
        text = self.draft.text
        house = {departure.span: departure.use for departure in departures(self.reading.doc)}
        for finding in self.story.findings:
            if finding.article == self.draft.id:
                first = finding.evidence[0]
                words = text[first.start : first.end]
                of_style = finding.rule == STYLE
                yield Note(
                    id=_hash(finding.rule, words, first.start),
                    rule=finding.rule,
                    status="spelling" if of_style else "check",
                    severity=finding.severity,
                    label=CHECKS.get(finding.rule, STATUS["check"]),
                    spans=finding.evidence,
                    text=words,
                    why=(finding.why,),
                    replacements=(house[first],) if of_style else (),
                )

    # -------------------------------------------------------------- what the draft lacks

    def _missing(self, noted: Collection[str]) -> Iterator[Missing]:
        """What more than half of the origins state, and at least two, the commonest first."""
        least = max(_LEAST, self.of // 2 + 1)
        people = (missing for missing in self._missing_people(least) if missing.text not in noted)
        found = [*self._missing_facts(least), *people]
        yield from sorted(found, key=lambda missing: -missing.origins)

    def _missing_facts(self, least: int) -> Iterator[Missing]:
        told = {fact.id for fact in self.displaced.values()}
        for fact in self.story.facts:
            if fact.verdict not in ("agree", "compatible") or fact.id in told:
                continue
            if any(claim.article == self.draft.id for claim in fact.claims):
                continue
            heads = [statement.head for statement in fact.joined.statements if _says(statement.head)]
            voices = tuple({h.article: self._claim_voice(h, "agree") for h in reversed(heads)}.values())[::-1]
            if origins(voices) >= least and not any(self._has(head) for head in heads):
                text = heads[0].text
                yield Missing(_hash("missing", fact.id), heads[0].rule, fact.label, text, origins(voices), voices)

    def _has(self, claim: Claim) -> bool:
        """Does the draft state this value anywhere, even if not known to be of the same thing?"""
        if claim.value.kind in ("quote", "text"):
            words = claim.text.split()
            own = {fold(word.strip('«»"“”.,،؛:!؟?()')) for word in self.draft.text.split()}
            said = sum(fold(word.strip('«»"“”.,،؛:!؟?()')) in own for word in words)
            return said >= _SAID * len(words)
        return any(
            comparable(own.value, claim.value) and relate(own.value, claim.value) in ("equal", "converted", "overlap")
            for own in self.reading.claims
        )

    def _missing_people(self, least: int) -> Iterator[Missing]:
        for entity in self.story.entities:
            if entity.kind != "person" or any(article == self.draft.id for article, _ in entity.mentions):
                continue
            full = [(article, mention) for article, mention in entity.mentions if len(mention.words) > 1]
            voices = tuple(self._name_voices(full, "agree"))
            if origins(voices) >= least:
                yield Missing(
                    _hash("missing", entity.canonical), "names", PERSON, entity.canonical, origins(voices), voices
                )


def _says(claim: Claim) -> bool:
    """Does it state anything?  A «today» of an article without a date does not."""
    value = claim.value
    return any(part is not None for part in (value.value, value.low, value.high))


def _joined(notes: Sequence[Note]) -> list[Note]:
    """One alarm for one passage: what is wrong in it for several reasons is said once, with every reason."""
    loud = sorted(
        (note for note in notes if SEVERITY[note.severity] >= SEVERITY["warning"]),
        key=lambda note: (-SEVERITY[note.severity], note.status == "check", note.spans[0]),
    )
    kept: list[Note] = [note for note in notes if SEVERITY[note.severity] < SEVERITY["warning"]]
    alarms: list[Note] = []
    for note in loud:
        at = next((i for i, other in enumerate(alarms) if _overlap(note, other)), None)
        if at is None:
            alarms.append(note)
        else:
            alarms[at] = _with(alarms[at], note)
    return kept + alarms


def _overlap(a: Note, b: Note) -> bool:
    return any(one.overlaps(two) for one in a.spans for two in b.spans)


def _with(note: Note, other: Note) -> Note:
    return replace(
        note,
        why=tuple(dict.fromkeys((*note.why, *other.why))),
        voices=tuple(dict.fromkeys((*note.voices, *other.voices))),
        suggestions=tuple(dict.fromkeys((*note.suggestions, *other.suggestions))),
        replacements=tuple(dict.fromkeys((*note.replacements, *other.replacements))),
    )


def _equal(a: Quantity, b: Quantity) -> bool:
    return comparable(a, b) and relate(a, b) == "equal"


def _same(a: Claim, b: Claim, one: Note, two: Note) -> bool:
    """Do two statements of a fact say the same, with the same answer from the sources?"""
    return one.status == two.status and _equal(a.value, b.value)


def _hash(*parts: object) -> str:
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:12]
