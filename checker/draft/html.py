"""The check of a draft as one page: the draft with its passages underlined, and beside each what the sources say.

The page has the fonts and the style of the report inside, loads nothing and runs nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Final

from jinja2 import Environment
from markupsafe import Markup

from checker.draft.notes import DraftReport, Missing, Note, Status, Voice
from checker.draft.wording import COMMENT, HEADINGS, PAGE, SEVERITIES, STATUS, VERDICTS
from checker.model import Span
from checker.report.inside import asset, fonts, policy, templates
from checker.report.marks import Marker, Place, Reference, passage, shown
from checker.report.page_words import Words
from checker.report.wording import Lang, say

_ASSETS: Final = files("checker.draft") / "assets"
_AROUND: Final = 110  # characters of a source's sentence shown on each side of the words in question
_TONES: Final[dict[Status, str]] = {"confirmed": "v-agree", "alone": "v-single"}
_LOUD: Final = {"error": "v-conflict", "warning": "v-disputed", "info": "v-update"}


@dataclass(frozen=True)
class VoiceView:
    """What one source says, as the page shows it."""

    outlet: str
    published: str | None
    url: str | None
    verdict: str
    tone: str
    words: Markup


@dataclass(frozen=True)
class NoteView:
    """A note in the margin."""

    number: int
    href: str
    others: list[str]
    loud: bool
    tone: str
    badge: str
    label: str
    text: str
    why: list[Markup]
    voices: list[VoiceView]
    suggestions: tuple[str, ...]
    replacements: tuple[str, ...]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the draft, what is noted on it, and why it was set aside where it was."""

    words: Markup
    notes: list[NoteView]
    title: bool
    aside: str | None


@dataclass(frozen=True)
class MissingView:
    """Something that most sources have."""

    label: str
    text: str
    voices: list[VoiceView]


def render_html(report: DraftReport, lang: Lang = "ar") -> str:
    """The check as one HTML file.  The same report always makes the same file."""
    style = Markup(fonts() + asset("report.css") + _own_asset("draft.css") + highlights(len(report.notes)))
    return _environment().get_template("draft.html.jinja").render(
        page=Page(report, lang), lang=lang, style=style, policy=policy(style)
    )  # fmt: skip


class Page:
    """The check of a draft, made ready for its template, in one language."""

    def __init__(self, report: DraftReport, lang: Lang) -> None:
        self.report = report
        self.lang: Lang = lang
        self.words = Words(lang)
        self.counts = report.counts()
        self._texts = {source.id: source.text for source in report.sources}
        self.number = {note.id: n for n, note in enumerate(report.notes, start=1)}

    def say(self, key: str) -> str:
        """A word of the page."""
        return say(PAGE[key], self.lang)

    def heading(self, key: str) -> str:
        return say(HEADINGS[key], self.lang)

    @property
    def title(self) -> str:
        return self.report.draft.title or self.say("untitled")

    @property
    def alarms(self) -> list[NoteView]:
        """What is wrong, the worst first."""
        return [self._note(note) for note in self.report.alarms]

    @property
    def missing(self) -> list[MissingView]:
        return [self._missing(missing) for missing in self.report.missing]

    @property
    def sources(self) -> list[tuple[str, str | None, str | None, str]]:
        """Outlet, time, address and title of each source."""
        return [
            (
                source.outlet or source.id,
                source.time.isoformat() if source.time else None,
                _address(source.url),
                source.title,
            )
            for source in self.report.sources
        ]

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The draft from its first line to its last, each paragraph with the notes that begin in it."""
        text = self.report.draft.text
        marker = Marker(text, self._places())
        asides = [(aside.span, aside.reason) for aside in self.report.reading.doc.asides]
        found = []
        for line in _lines(text):
            reason = next((reason for span, reason in asides if span.overlaps(line)), None)
            notes = [self._note(note) for note in self.report.notes if line.start <= note.spans[0].start < line.end]
            title = line.end <= self.report.draft.title_end
            aside = self.words.of("reasons", reason) if reason else None
            found.append(Paragraph(marker.block(*line), notes, title, aside))
        return found

    def _places(self) -> Iterator[Place]:
        classes: dict[Span, list[str]] = defaultdict(list)
        references: dict[Span, list[Reference]] = defaultdict(list)
        for note in self.report.notes:
            number = self.number[note.id]
            for span in note.spans:
                classes[span] += [_tone(note), f"f{number}"]
                title = f"{say(STATUS[note.status], self.lang)}: {say(note.label, self.lang)}"
                references[span].append(Reference(number, f"#n{number}", title))
        for span, names in classes.items():
            yield Place(span.start, span.end, _id(span), tuple(dict.fromkeys(names)), tuple(references[span]))

    def _note(self, note: Note) -> NoteView:
        severity = note.severity != "none"
        return NoteView(
            number=self.number[note.id],
            href="#" + _id(note.spans[0]),
            others=["#" + _id(span) for span in note.spans[1:]],
            loud=severity,
            tone=_tone(note),
            badge=say(SEVERITIES[note.severity] if severity else STATUS[note.status], self.lang),
            label=say(note.label, self.lang),
            text=note.text,
            why=[self._message(say(why, self.lang)) for why in note.why],
            voices=[self._voice(voice) for voice in _in_order(note.voices)],
            suggestions=note.suggestions,
            replacements=note.replacements,
        )

    def _message(self, text: str) -> Markup:
        """A line in which quoted words and the names of outlets keep their own direction."""
        parts = self._own_direction.split(text)
        return Markup("").join(
            Markup("<bdi>{}</bdi>").format(shown(part)) if i % 2 else shown(part) for i, part in enumerate(parts)
        )

    @cached_property
    def _own_direction(self) -> re.Pattern[str]:
        outlets = sorted({source.outlet or source.id for source in self.report.sources}, key=len, reverse=True)
        return re.compile("(" + "|".join(["«[^»]*»", *map(re.escape, outlets)]) + ")")

    def _voice(self, voice: Voice) -> VoiceView:
        return VoiceView(
            outlet=voice.outlet,
            published=voice.published,
            url=_address(voice.url),
            verdict=say(VERDICTS[voice.verdict], self.lang),
            tone=f"v-{voice.verdict}",
            words=passage(self._texts[voice.article], voice.span, voice.sentence, _AROUND),
        )

    def _missing(self, missing: Missing) -> MissingView:
        return MissingView(
            say(missing.label, self.lang), missing.text, [self._voice(voice) for voice in missing.voices]
        )

    def copy(self, key: str) -> str:
        """What stands before words that may be copied."""
        return say(COMMENT[key], self.lang)


def _in_order(voices: Sequence[Voice]) -> list[Voice]:
    """Those that differ before those that agree."""
    return sorted(voices, key=lambda voice: voice.verdict in ("agree", "compatible"))


def _tone(note: Note) -> str:
    return _LOUD.get(note.severity) or _TONES.get(note.status, "v-single")


def _id(span: Span) -> str:
    return f"p{span.start}-{span.end}"


def _lines(text: str) -> Iterator[Span]:
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield Span(at, at + len(line))
        at += len(line) + 1


def _address(url: str | None) -> str | None:
    return url if url and url.startswith(("https://", "http://")) else None


def highlights(notes: int) -> str:
    """A note that is chosen lights its places up, without a script."""
    return "".join(f":root:has(#n{n}:target) .f{n}{{outline:3px solid var(--accent)}}\n" for n in range(1, notes + 1))


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return templates(_own_asset)


def _own_asset(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")


__all__ = ["Page", "highlights", "render_html"]
