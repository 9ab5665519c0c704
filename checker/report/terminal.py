"""The report in a terminal: a summary line, what cannot all be true, and the rest folded to a line each."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, TextIO

from checker.report.bidi import CLOSE, OPEN, RLM, carry_marks, knows_bidi, visual, wrap
from checker.report.build import Report
from checker.report.excerpt import Excerpt, clean, excerpt, leading, one_a_voice, passage, side_of, voice
from checker.report.wording import HEADINGS, KINDS, MORE, NO_CONFLICT, WHY, Lang, check_name, say, summary

_SHOWN: Final = 6  # passages of one finding; a seventh outlet adds nothing that an editor would read
_WIDEST: Final = 110  # columns: longer lines are hard to read
_COLOURS: Final = {
    "conflict": "1;31", "disputed": "1;33", "update": "1;36", "checks": "1;35", "error": "31", "warning": "33",
    "info": "36", "strong": "1", "faint": "2", "mark": "1;4",
}  # fmt: skip


@dataclass(frozen=True)
class Screen:
    """What the output can show: its width (None: unlimited), colours, and whether we must order Arabic ourselves."""

    columns: int | None = None
    colours: bool = False
    reorder: bool = False
    hint: bool = False  # a bidi terminal takes the direction of a line from its first letter; tell it

    @classmethod
    def of(cls, stream: TextIO, environ: Mapping[str, str] = os.environ) -> Screen:
        """The screen behind a stream; a pipe or a file gets logical text, unwrapped and without colours."""
        if not stream.isatty():
            return cls()
        columns = min(shutil.get_terminal_size().columns, _WIDEST)
        dumb = environ.get("TERM") == "dumb"
        native = knows_bidi(environ)
        return cls(columns, not dumb and not environ.get("NO_COLOR"), not native, native)

    def show(self, line: str, style: str | None, rtl: bool, indent: str) -> str:
        """One logical line as it is to be written."""
        lines = carry_marks(wrap(line, self.columns, indent)) if self.columns else [line]
        if self.reorder:
            lines = [visual(text, rtl, self.columns or _WIDEST) for text in lines]
        elif self.hint and rtl:
            lines = [RLM + text for text in lines]
        return "\n".join(self._paint(text, style) for text in lines)

    def _paint(self, line: str, style: str | None) -> str:
        if not self.colours:
            return line.replace(OPEN, "[").replace(CLOSE, "]")
        base = f"\x1b[{_COLOURS[style]}m" if style else ""
        marked = line.replace(OPEN, f"\x1b[{_COLOURS['mark']}m").replace(CLOSE, f"\x1b[0m{base}")
        return f"{base}{marked}\x1b[0m" if style else marked


@dataclass(frozen=True)
class Line:
    """A logical line: its text, its style, how far what is wrapped of it stands in, and whether it quotes an article."""

    text: str
    style: str | None = None
    indent: str = ""
    quotes: bool = False  # the articles are Arabic, whatever the language of the labels


def render_text(report: Report, lang: Lang = "ar", screen: Screen | None = None, quiet: bool = False) -> str:
    """The report as text.  `quiet` leaves the findings only: nothing where there are none."""
    screen = screen or Screen.of(sys.stdout)
    view = _View(report, lang)
    lines = [*view.findings()] if quiet else [*view.summary(), *view.findings(), *view.folded()]
    shown = [
        screen.show(line.text, line.style, line.quotes or lang == "ar", line.indent) if line.text else ""
        for line in lines
    ]
    return "\n".join(shown).strip("\n") + "\n" if shown else ""


class _View:
    """The lines of one report in one language."""

    def __init__(self, report: Report, lang: Lang) -> None:
        self.data = data = report.to_dict()
        self.leading = leading(report)
        self.lang = lang
        self.articles = {article["id"]: article for article in data["articles"]}
        self.comma = "، " if lang == "ar" else ", "

    # -------------------------------------------------------------- summary

    def summary(self) -> Iterator[Line]:
        counts = self.data["counts"]
        title = clean(self.data["story"]["title"])
        if title:
            yield Line(title, "strong")
        yield Line(summary(self.data, self.lang))
        if not counts["conflict"] and counts["articles"] > 1:
            yield Line(say(NO_CONFLICT, self.lang), "faint")

    # -------------------------------------------------------------- findings

    def findings(self) -> Iterator[Line]:
        for verdict in ("conflict", "disputed", "update"):
            facts = self._facts(verdict)
            if facts:
                yield from self._heading(verdict, len(facts))
            for fact in facts:
                yield from self._fact(fact)
        yield from self._checks("checks", lambda check: check["severity"] != "info")

    def _checks(self, heading: str, wanted: Callable[[dict[str, Any]], bool]) -> Iterator[Line]:
        checks = [check for check in self.data["checks"] if wanted(check)]
        if checks:
            yield from self._heading(heading, len(checks))
        for check in checks:
            yield from self._check(check)

    def _facts(self, verdict: str) -> list[dict[str, Any]]:
        return [fact for fact in self.data["facts"] if fact["verdict"] == verdict]

    def _heading(self, key: str, count: int) -> Iterator[Line]:
        yield Line("")
        yield Line(f"{say(HEADINGS[key], self.lang)} ({count})", key if key in _COLOURS else "strong")

    def _fact(self, fact: dict[str, Any]) -> Iterator[Line]:
        yield Line(f"  {clean(fact['label'][self.lang])} · {fact['id']}", "strong")
        claims = one_a_voice(fact["claims"], self.leading.get(fact["id"], ()))
        for claim in claims[:_SHOWN]:
            yield self._passage(claim["article"], passage(self.articles, claim))
        if len(claims) > _SHOWN:
            yield Line("    " + say(MORE, self.lang).format(n=len(claims) - _SHOWN), "faint")
        yield self._why(fact)

    def _passage(self, article: str, words: Excerpt) -> Line:
        text = f"    {voice(self.articles[article])}: {words.before}{OPEN}{words.words}{CLOSE}{words.after}"
        return Line(text.rstrip(), None, "      ", quotes=True)

    def _why(self, finding: dict[str, Any]) -> Line:
        why = f"    {say(WHY, self.lang)}: {clean(finding['why'][self.lang])}"
        return Line(why, finding["severity"] if finding["severity"] in _COLOURS else None, "      ")

    def _check(self, check: dict[str, Any]) -> Iterator[Line]:
        yield Line(f"  {check_name(check['rule'], self.lang)} · {check['id']}", "strong")
        for place in check["evidence"][:_SHOWN]:
            text = self.articles[place["article"]]["text"]
            yield self._passage(place["article"], excerpt(text, tuple(place["span"]), line_of(text, place["span"])))
        yield self._why(check)

    # -------------------------------------------------------------- folded

    def folded(self) -> Iterator[Line]:
        for verdict in ("agree", "compatible"):
            facts = self._facts(verdict)
            if facts:
                yield from self._heading(verdict, len(facts))
            for fact in facts:
                yield Line(f"  {clean(fact['label'][self.lang])}: {self._sides(fact)}", None, "    ")
        names = [name for name in self.data["names"] if name["spelling_differs"]]
        if names:
            yield from self._heading("names", len(names))
        for name in names:
            yield Line(self._name(name), None, "    ")
        yield from self._checks("checks", lambda check: check["severity"] == "info" and check["rule"] != "style")
        yield from self._style()
        single = len(self._facts("single"))
        if single:
            yield from self._heading("single", single)

    def _style(self) -> Iterator[Line]:
        """What the house writes otherwise: a line each, for its reason says all."""
        notes = [check for check in self.data["checks"] if check["severity"] == "info" and check["rule"] == "style"]
        if notes:
            yield from self._heading("style", len(notes))
        for note in notes:
            count, outlet = len(note["evidence"]), self._outlet(note["evidence"][0]["article"])
            yield Line(f"  {clean(note['why'][self.lang])} ×{count} ({outlet})", None, "    ")

    def _sides(self, fact: dict[str, Any]) -> str:
        """«نحو ساعتين» (outlet, outlet): each value once, with who says it."""
        sides: dict[str, tuple[str, list[str]]] = {}
        for claim in fact["claims"]:
            _, outlets = sides.setdefault(side_of(claim), (clean(claim["text"]), []))
            outlet = self._outlet(claim["article"])
            if outlet not in outlets:
                outlets.append(outlet)
        return self.comma.join(f"«{words}» ({self.comma.join(outlets)})" for words, outlets in sides.values())

    def _outlet(self, article: str) -> str:
        return clean(self.articles[article]["outlet"] or article)

    def _name(self, name: dict[str, Any]) -> str:
        spellings = []
        for variant in name["variants"]:
            outlets = list(dict.fromkeys(self._outlet(mention["article"]) for mention in variant["mentions"]))
            count = len(variant["mentions"])
            spellings.append(f"«{clean(variant['surface'])}» ×{count} ({self.comma.join(outlets)})")
        return f"  {say(KINDS[name['kind']], self.lang)}: {self.comma.join(spellings)}"


def line_of(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The line of the text that a span begins in, to the end of the one that it ends in."""
    start = text.rfind("\n", 0, span[0]) + 1
    end = text.find("\n", span[1])
    return start, end if end >= 0 else len(text)
