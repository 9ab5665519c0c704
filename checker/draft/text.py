"""The check of a draft in a terminal: what is wrong with every passage and source, and the rest folded to a line each."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from checker.draft.notes import DraftReport, Missing, Note
from checker.draft.wording import COMMENT, HEADINGS, STATUS, SUMMARY
from checker.report.bidi import CLOSE, OPEN
from checker.report.excerpt import clean, excerpt
from checker.report.terminal import Line, Screen, line_of
from checker.report.wording import WHY, Lang, say

_COLOURS = {"error": "conflict", "warning": "disputed", "info": "update"}


def render_text(report: DraftReport, lang: Lang = "ar", screen: Screen | None = None, quiet: bool = False) -> str:
    """The check as text.  `quiet` leaves the alarms only: nothing where there are none."""
    screen = screen or Screen.of(sys.stdout)
    view = _View(report, lang)
    lines = [*view.alarms()] if quiet else [*view.summary(), *view.alarms(), *view.missing(), *view.folded()]
    shown = [
        screen.show(line.text, line.style, line.quotes or lang == "ar", line.indent) if line.text else ""
        for line in lines
    ]
    return "\n".join(shown).strip("\n") + "\n" if shown else ""


class _View:
    """The lines of one report in one language."""

    def __init__(self, report: DraftReport, lang: Lang) -> None:
        self.report = report
        self.lang = lang

    def summary(self) -> Iterator[Line]:
        counts = self.report.counts()
        title = clean(self.report.draft.title)
        if title:
            yield Line(title, "strong")
        yield Line(" · ".join(f"{say(text, self.lang)}: {counts[key]}" for key, text in SUMMARY.items()))
        if self.report.is_unrelated:
            yield Line(say(HEADINGS["unrelated"], self.lang), "warning")
        elif not counts["errors"]:
            yield Line(say(HEADINGS["no_error"], self.lang), "faint")

    def alarms(self) -> Iterator[Line]:
        for severity in ("error", "warning", "info"):
            notes = [note for note in self.report.alarms if note.severity == severity]
            if notes:
                yield from self._heading(say(HEADINGS[severity], self.lang), len(notes), _COLOURS[severity])
            for note in notes:
                yield from self._alarm(note)

    def _heading(self, text: str, count: int, style: str = "strong") -> Iterator[Line]:
        yield Line("")
        yield Line(f"{text} ({count})", style)

    def _alarm(self, note: Note) -> Iterator[Line]:
        yield Line(
            f"  {clean(say(note.label, self.lang))} · {say(STATUS[note.status], self.lang)} · {note.id}", "strong"
        )
        text = self.report.draft.text
        for span in note.spans:
            words = excerpt(text, span, line_of(text, span))
            shown = f"    {words.before}{OPEN}{words.words}{CLOSE}{words.after}"
            yield Line(shown.rstrip(), None, "      ", quotes=True)
        for why in note.why:
            yield Line(f"    {say(WHY, self.lang)}: {clean(say(why, self.lang))}", note.severity, "      ")
        for key, found in (("copy", note.suggestions), ("spelled", note.replacements)):
            for words_ in found:
                yield Line(f"    {say(COMMENT[key], self.lang)}: {clean(words_)}", None, "      ")

    def missing(self) -> Iterator[Line]:
        if self.report.missing:
            yield from self._heading(say(HEADINGS["missing"], self.lang), len(self.report.missing))
        for missing in self.report.missing:
            yield self._missing(missing)

    def _missing(self, missing: Missing) -> Line:
        comma = "، " if self.lang == "ar" else ", "
        outlets = comma.join(dict.fromkeys(clean(voice.outlet) for voice in missing.voices))
        label = clean(say(missing.label, self.lang))
        return Line(f"  {label}: «{clean(missing.text)}» ({outlets})", None, "    ", quotes=True)

    def folded(self) -> Iterator[Line]:
        for status in ("confirmed", "alone"):
            notes = [note for note in self.report.notes if note.status == status]
            if notes:
                yield from self._heading(say(HEADINGS[status], self.lang), len(notes))
            for note in notes:
                line = f"  {clean(say(note.label, self.lang))}: «{clean(note.text)}»"
                if status == "confirmed":
                    line += f" · {clean(say(note.why[0], self.lang))}"
                yield Line(line, None, "    ", quotes=True)
