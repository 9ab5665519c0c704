"""The check as SARIF 2.1.0, which editors and CI systems read.

Lines and columns count from one in code points of the draft's text.  A format with markup (.docx, .html) has no lines
of its own: there they count in the text that was read, which the log carries with it.
"""

from __future__ import annotations

import json
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from checker.draft.manuscript import Manuscript
from checker.draft.notes import DraftReport, Missing, Note, Voice
from checker.draft.wording import HEADINGS, STATUS
from checker.model import Severity, Span, Text
from checker.report.wording import Lang, say

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVEL: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "info": "note", "none": "none"}
_MARKED_UP: Final = (".docx", ".html", ".htm")


def render_sarif(report: DraftReport, draft: Manuscript, lang: Lang = "ar") -> str:
    """The notes as results: errors, warnings and notes fail, what is confirmed passes, the rest informs."""
    return json.dumps(_Log(report, draft, lang).log(), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


class _Log:
    def __init__(self, report: DraftReport, draft: Manuscript, lang: Lang) -> None:
        self.report = report
        self.draft = draft
        self.lang = lang
        self.uri = _uri(report.draft.path)
        self.paths = {source.id: source.url or source.path for source in report.sources}
        labels = {(note.rule, note.status): note.label for note in report.notes}
        self.rules = sorted(
            {_rule(rule, status) for rule, status in labels} | ({"missing"} if report.missing else set())
        )

    def log(self) -> dict[str, Any]:
        artifact: dict[str, Any] = {"location": {"uri": self.uri}, "roles": ["analysisTarget"]}
        if self.uri.lower().endswith(_MARKED_UP) or self.report.draft.path in (None, "-"):
            artifact["contents"] = {"text": self.draft.raw}
        return {
            "$schema": _SCHEMA,
            "version": "2.1.0",
            "runs": [
                {
                    "tool": {"driver": self._driver()},
                    "columnKind": "unicodeCodePoints",
                    "language": self.lang,
                    "artifacts": [artifact],
                    "results": [
                        *(self._result(note) for note in self.report.notes),
                        *(self._missing(missing) for missing in self.report.missing),
                    ],
                }
            ],
        }

    def _driver(self) -> dict[str, Any]:
        driver: dict[str, Any] = {"name": "checker", "rules": [self._descriptor(rule) for rule in self.rules]}
        with suppress(PackageNotFoundError):  # run from its source
            driver["version"] = version("checker")
        return driver

    def _descriptor(self, rule: str) -> dict[str, Any]:
        _, _, status = rule.partition("/")
        text: Text = STATUS[status] if status else HEADINGS["missing"]  # type: ignore[index]
        return {"id": rule, "shortDescription": {"text": say(text, self.lang)}}

    def _result(self, note: Note) -> dict[str, Any]:
        rule = _rule(note.rule, note.status)
        first, *others = [self._place(span) for span in note.spans]
        failed = note.severity != "none"
        text = "\n".join(say(why, self.lang) for why in note.why)
        result: dict[str, Any] = {
            "ruleId": rule,
            "ruleIndex": self.rules.index(rule),
            "kind": "fail" if failed else "pass" if note.status == "confirmed" else "informational",
            "level": _LEVEL[note.severity],
            "message": {"text": f"{say(note.label, self.lang)}: {text}"},
            "locations": [first],
            "partialFingerprints": {"checkerNote/v1": note.id},
        }
        related = [*others, *(self._voice(voice) for voice in note.voices)]
        if related:
            result["relatedLocations"] = [{"id": i, **place} for i, place in enumerate(related)]
        return result

    def _missing(self, missing: Missing) -> dict[str, Any]:
        words = " ".join(missing.text.split())
        return {
            "ruleId": "missing",
            "ruleIndex": self.rules.index("missing"),
            "kind": "informational",
            "level": "none",
            "message": {"text": f"{say(HEADINGS['missing'], self.lang)}: {say(missing.label, self.lang)}: «{words}»"},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": self.uri, "index": 0}}}],
            "relatedLocations": [{"id": i, **self._voice(voice)} for i, voice in enumerate(missing.voices)],
            "partialFingerprints": {"checkerNote/v1": missing.id},
        }

    def _place(self, span: Span) -> dict[str, Any]:
        place = self.draft.place(span)
        line, column = self.draft.line(place.start)
        end_line, end_column = self.draft.line(place.end)
        return {
            "physicalLocation": {
                "artifactLocation": {"uri": self.uri, "index": 0},
                "region": {
                    "startLine": line,
                    "startColumn": column,
                    "endLine": end_line,
                    "endColumn": end_column,
                    "snippet": {"text": self.draft.raw[place.start : place.end]},
                },
            }
        }

    def _voice(self, voice: Voice) -> dict[str, Any]:
        """What a source says; its words go into the message, since its spans are not those of its file."""
        path = self.paths[voice.article]
        location: dict[str, Any] = {"message": {"text": f"{voice.outlet}: «{' '.join(voice.text.split())}»"}}
        if path:
            location["physicalLocation"] = {"artifactLocation": {"uri": _uri(path)}}
        return location


def _rule(rule: str, status: str) -> str:
    return f"{rule}/{status}"


def _uri(path: str | None) -> str:
    """A path as a URI reference; an address stays as it is."""
    if path in (None, "-"):
        return "stdin"
    if path.startswith(("https://", "http://")):
        return quote(path, safe="%/:=&?~#+!$,;'@()*[]")
    return Path(path).as_uri() if Path(path).is_absolute() else quote(Path(path).as_posix())
