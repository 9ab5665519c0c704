"""The check of a draft: it is one more article of its story, and what the story says of it becomes notes.

Pure: articles in, a `DraftReport` out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.compare.style import RULE as STYLE
from checker.compare.style import departures
from checker.draft.facts import fact_notes
from checker.draft.frames import displaced
from checker.draft.missing import missing
from checker.draft.names import name_notes
from checker.draft.notes import SEVERITY, SEVERITY_OF, DraftReport, Note, Status
from checker.draft.outcomes import turned
from checker.draft.places import misplaced
from checker.draft.unnamed import replaced
from checker.draft.voices import Voices
from checker.draft.wording import NAME, PERSON, PLACE, SPELLING, STATUS, filled, why
from checker.model import Article, Text
from checker.report.wording import CHECKS
from checker.rules import Rules, load_rules
from checker.schema import Opposites
from checker.story import review
from checker.text.digest import digest


def check_draft(draft: Article, sources: Sequence[Article], rules: Rules | None = None) -> DraftReport:
    """Compare a draft with the sources of its story.

    A figure that moves with time may be later in the draft where the draft says so: by its day, by an as-of or by a word
    for an update.  Raises ValueError when two sources share an id; the draft's own id does not matter.
    """
    rules = rules or load_rules()
    taken = {source.id for source in sources}
    name = next(name for n in range(len(taken) + 1) if (name := f"draft-{n}" if n else "draft") not in taken)
    draft = replace(draft, id=name)
    return _report(Voices(draft, sources, review([*sources, draft], rules)))


def _report(voices: Voices) -> DraftReport:
    story = voices.story
    instead = displaced(story, voices.draft.id, voices.origin_of)
    notes = _joined(
        [
            *fact_notes(voices, instead),
            *_of_outcomes(voices),
            *_of_names(voices),
            *_of_places(voices),
            *_of_unnamed(voices),
            *_of_checks(voices),
        ],
        voices.of,
    )
    noted = {name for note in notes for name in note.replacements}
    return DraftReport(
        draft=voices.draft,
        reading=voices.reading,
        sources=tuple(voices.sources),
        origin_of=voices.origin_of,
        notes=tuple(sorted(notes, key=lambda note: (note.spans[0], note.rule, note.id))),
        missing=tuple(missing(voices, noted, {fact.id for fact in instead.values()})),
        generated_at=story.generated_at,
        rules=story.rules.digest,
    )


def _of_outcomes(beside: Voices) -> Iterator[Note]:
    (rule,) = beside.story.rules.of(Opposites)
    for found in turned(beside.reading, beside.others, beside.origin_of):
        voices = tuple(beside.of_words(article, span, sentence, "conflict") for article, span, sentence in found.others)
        words = beside.draft.text[found.place.start : found.place.end]
        yield Note(
            id=digest(rule.id, found.axis, words, found.place.start),
            rule=rule.id,
            status="differs",
            severity=SEVERITY_OF["differs"],
            label=Text(rule.label.ar, rule.label.en),
            spans=(found.place,),
            text=words,
            why=(why("differs", voices, beside.of),),
            voices=voices,
        )


def _of_names(beside: Voices) -> Iterator[Note]:
    story = beside.story
    for found in name_notes(story.readings, story.entities, beside.draft.id, beside.origin_of, story.rules):
        voices = tuple(beside.of_names(found.mentions, "agree" if found.same_person else "conflict"))
        status: Status = "spelling" if found.same_person else "name"
        message = SPELLING if found.same_person else NAME
        yield Note(
            id=digest(status, found.surface, found.places[0].start),
            rule="names",
            status=status,
            severity=SEVERITY_OF[status],
            label=STATUS["spelling"] if found.same_person else PERSON,
            spans=found.places,
            text=found.surface,
            why=(filled(message, voices, known=found.known, draft=found.surface),),
            voices=voices,
            replacements=(found.known,),
        )


def _of_places(beside: Voices) -> Iterator[Note]:
    for found in misplaced(beside.readings, beside.story.entities, beside.draft.id, beside.origin_of):
        voices = tuple(beside.of_names(found.others, "conflict"))
        yield Note(
            id=digest("place", found.mention.text, found.mention.start),
            rule="names",
            status="differs",
            severity=SEVERITY_OF["differs"],
            label=PLACE,
            spans=(found.mention.span,),
            text=found.mention.text,
            why=(filled(NAME, voices, known=found.known, draft=found.mention.text),),
            voices=voices,
        )


def _of_unnamed(beside: Voices) -> Iterator[Note]:
    for found in replaced(beside.reading, beside.others, beside.origin_of):
        voices = tuple(beside.of_words(article, span, sentence, "conflict") for article, span, sentence in found.others)
        words = beside.draft.text[found.place.start : found.place.end]
        status: Status = "name" if found.kind == "person" else "differs"
        yield Note(
            id=digest(status, words, found.place.start),
            rule="names",
            status=status,
            severity=SEVERITY_OF[status],
            label=PERSON if found.kind == "person" else PLACE,
            spans=(found.place,),
            text=words,
            why=(filled(NAME, voices, known=found.known, draft=words),),
            voices=voices,
        )


def _of_checks(beside: Voices) -> Iterator[Note]:
    """What the draft has wrong by itself, and the words that the house writes otherwise."""
    house = {departure.span: departure.use for departure in departures(beside.reading.doc)}
    for finding in beside.story.findings:
        if finding.article != beside.draft.id:
            continue
        first = finding.evidence[0]
        words = beside.draft.text[first.start : first.end]
        of_style = finding.rule == STYLE
        yield Note(
            id=digest(finding.rule, words, first.start),
            rule=finding.rule,
            status="spelling" if of_style else "check",
            severity=finding.severity,
            label=CHECKS.get(finding.rule, STATUS["check"]),
            spans=finding.evidence,
            text=words,
            why=(finding.why,),
            replacements=(house[first],) if of_style else (),
        )


def _joined(notes: Sequence[Note], of: int) -> list[Note]:
    """One alarm for one passage: what is wrong in it for several reasons is said once, with every reason."""
    loud = sorted(
        (note for note in notes if SEVERITY[note.severity] >= SEVERITY["warning"]),
        key=lambda note: (-SEVERITY[note.severity], note.status == "check", note.spans[0]),
    )
    kept: dict[str, Note] = {}
    for note in notes:
        if SEVERITY[note.severity] < SEVERITY["warning"]:
            kept[note.id] = _confirmed_too(kept[note.id], note, of) if note.id in kept else note
    alarms: list[Note] = []
    for note in loud:
        at = next((i for i, other in enumerate(alarms) if _overlap(note, other)), None)
        if at is None:
            alarms.append(note)
        else:
            alarms[at] = _with(alarms[at], note)
    return [*kept.values(), *alarms]


def _overlap(a: Note, b: Note) -> bool:
    return any(one.overlaps(two) for one in a.spans for two in b.spans)


def _confirmed_too(note: Note, other: Note, of: int) -> Note:
    """One passage that several facts uphold; its reason counts the origins of all."""
    both = _with(note, other)
    return replace(both, why=(why(note.status, both.voices, of),)) if note.voices else both


def _with(note: Note, other: Note) -> Note:
    return replace(
        note,
        why=tuple(dict.fromkeys((*note.why, *other.why))),
        voices=tuple(dict.fromkeys((*note.voices, *other.voices))),
        suggestions=tuple(dict.fromkeys((*note.suggestions, *other.suggestions))),
        replacements=tuple(dict.fromkeys((*note.replacements, *other.replacements))),
    )
