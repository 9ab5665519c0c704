"""The report as Markdown: for a message, an issue, a wiki.  Nothing in an article's text can become markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from checker.report.build import Report
from checker.report.excerpt import Excerpt, clean, excerpt, leading, one_a_voice, passage, side_of, voice
from checker.report.terminal import line_of
from checker.report.wording import HEADINGS, KINDS, NO_CONFLICT, WHY, Lang, check_name, say, summary

_MARKUP: Final = re.compile(r"([\\`*_{}\[\]<>#|~&!$^=@])")
_ADDRESS: Final = re.compile(r"(?i)(:)(?=//)|(?<=\bwww)(\.)")
_LIST: Final = re.compile(r"^([-+]|\d+[.)])(?=\s)")


def escape(text: str) -> str:
    """Text as itself: no emphasis, no link, no image, no HTML, no table cell, no heading, no list."""
    line = _MARKUP.sub(r"\\\1", clean(text))
    line = _ADDRESS.sub(lambda found: "\\" + found.group(), line)
    return _LIST.sub(lambda found: f"{found.group()[:-1]}\\{found.group()[-1]}", line)


def render_markdown(report: Report, lang: Lang = "ar") -> str:
    """The report as GitHub-flavoured Markdown; an Arabic one is set from right to left."""
    page = _Page(report, lang)
    body = "\n".join(page.lines()).strip()
    return f'<div dir="rtl">\n\n{body}\n\n</div>\n' if lang == "ar" else f"{body}\n"


class _Page:
    def __init__(self, report: Report, lang: Lang) -> None:
        self.data = data = report.to_dict()
        self.leading = leading(report)
        self.lang = lang
        self.articles = {article["id"]: article for article in data["articles"]}
        self.comma = "، " if lang == "ar" else ", "

    def lines(self) -> Iterator[str]:
        story = self.data["story"]
        counts = self.data["counts"]
        yield f"# {escape(story['title']) or escape(story['id'])}"
        yield ""
        yield summary(self.data, self.lang)
        if not counts["conflict"] and counts["articles"] > 1:
            yield ""
            yield say(NO_CONFLICT, self.lang)
        for verdict in ("conflict", "disputed", "update"):
            yield from self._section(verdict, [line for fact in self._facts(verdict) for line in self._fact(fact)])
        slips = [check for check in self.data["checks"] if check["rule"] != "style"]
        yield from self._section("checks", [line for check in slips for line in self._check(check)])
        for verdict in ("agree", "compatible"):
            yield from self._section(verdict, [*self._agreed(verdict)])
        yield from self._section("names", [*self._names()])
        yield from self._section("style", [*self._style()])

    def _section(self, key: str, lines: list[str]) -> Iterator[str]:
        if lines:
            yield from ("", f"## {say(HEADINGS[key], self.lang)}", "", *lines)

    def _facts(self, verdict: str) -> list[dict[str, Any]]:
        return [fact for fact in self.data["facts"] if fact["verdict"] == verdict]

    def _fact(self, fact: dict[str, Any]) -> Iterator[str]:
        yield f"### {escape(fact['label'][self.lang])} · `{fact['id']}`"
        yield ""
        for claim in one_a_voice(fact["claims"], self.leading.get(fact["id"], ())):
            yield self._passage(claim["article"], passage(self.articles, claim))
        yield from self._why(fact)

    def _check(self, check: dict[str, Any]) -> Iterator[str]:
        yield f"### {check_name(check['rule'], self.lang)} · `{check['id']}`"
        yield ""
        for place in check["evidence"]:
            text = self.articles[place["article"]]["text"]
            yield self._passage(place["article"], excerpt(text, tuple(place["span"]), line_of(text, place["span"])))
        yield from self._why(check)

    def _style(self) -> Iterator[str]:
        for check in self.data["checks"]:
            if check["rule"] == "style":
                outlet = self._outlet(check["evidence"][0]["article"])
                yield f"- {escape(check['why'][self.lang])} ×{len(check['evidence'])} ({outlet})"

    def _passage(self, article: str, words: Excerpt) -> str:
        before, after = (
            part[:1].isspace() * " " + escape(part) + part[-1:].isspace() * " " for part in (words.before, words.after)
        )
        return f"- **{escape(voice(self.articles[article]))}**: {before.lstrip()}<mark>{escape(words.words)}</mark>{after.rstrip()}"

    def _why(self, finding: dict[str, Any]) -> Iterator[str]:
        yield ""
        yield f"{say(WHY, self.lang)}: {escape(finding['why'][self.lang])}"
        yield ""

    def _agreed(self, verdict: str) -> Iterator[str]:
        for fact in self._facts(verdict):
            first = {side_of(claim): claim["text"] for claim in reversed(fact["claims"])}
            outlets = dict.fromkeys(self._outlet(claim["article"]) for claim in fact["claims"])
            values = self.comma.join(f"«{escape(text)}»" for text in reversed(first.values()))
            yield f"- {escape(fact['label'][self.lang])}: {values} ({self.comma.join(outlets)})"

    def _outlet(self, article: str) -> str:
        return escape(self.articles[article]["outlet"] or article)

    def _names(self) -> Iterator[str]:
        for name in self.data["names"]:
            if not name["spelling_differs"]:
                continue
            spellings = []
            for variant in name["variants"]:
                outlets = dict.fromkeys(self._outlet(mention["article"]) for mention in variant["mentions"])
                count = len(variant["mentions"])
                spellings.append(f"«{escape(variant['surface'])}» ×{count} ({self.comma.join(outlets)})")
            yield f"- {say(KINDS[name['kind']], self.lang)}: {self.comma.join(spellings)}"
