"""What the check of a draft has to say: notes on its passages, and what it lacks.  Types only."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, Final, Literal

from checker.extract.claims import Reading
from checker.model import Article, Severity, Span, Text, Verdict

SCHEMA: Final = "checker.draft/1"
Status = Literal[
    "differs",  # nobody says what the draft says, and somebody says what cannot be true beside it
    "contested",  # the sources differ among themselves, and the draft has one of their values
    "disputed",  # another authority gives another figure
    "outdated",  # a source has a later figure
    "update",  # the draft has a later figure than the sources
    "confirmed",
    "alone",  # nobody else states it
    "name",  # another person than the sources name in this place
    "spelling",  # the person of the sources, spelled as none of them does, or not the spelling of the house
    "check",  # the draft does not agree with itself
]
SEVERITY: Final[dict[Severity, int]] = {"error": 3, "warning": 2, "info": 1, "none": 0}
SEVERITY_OF: Final[dict[Status, Severity]] = {
    "differs": "error", "contested": "warning", "disputed": "warning", "outdated": "warning", "update": "info",
    "confirmed": "none", "alone": "none", "name": "error", "spelling": "info",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Voice:
    """What one source says of a passage of the draft, and how that stands to it."""

    article: str
    outlet: str
    published: str | None
    url: str | None
    origin: int
    verdict: Verdict
    text: str
    span: Span
    sentence: Span
    passage: str
    attributed_to: str | None

    def to_dict(self) -> dict[str, Any]:
        return {
            "article": self.article,
            "outlet": self.outlet,
            "published": self.published,
            "url": self.url,
            "origin": self.origin,
            "verdict": self.verdict,
            "text": self.text,
            "span": list(self.span),
            "sentence": list(self.sentence),
            "passage": self.passage,
            "attributed_to": self.attributed_to,
        }


def origins(voices: tuple[Voice, ...], *verdicts: Verdict) -> int:
    """How many independent origins speak with one of these verdicts (with any, where none is given)."""
    return len({voice.origin for voice in voices if not verdicts or voice.verdict in verdicts})


@dataclass(frozen=True, slots=True)
class Note:
    """One remark on a passage.  `spans` are its places in the draft's text, the first one where it is best shown.

    `why` has a message for each reason.  `suggestions` are attributions to copy; `replacements` are other spellings of
    a name: no figure is ever put in place of another.
    """

    id: str
    rule: str
    status: Status
    severity: Severity
    label: Text
    spans: tuple[Span, ...]
    text: str
    why: tuple[Text, ...]
    voices: tuple[Voice, ...] = ()
    suggestions: tuple[str, ...] = ()
    replacements: tuple[str, ...] = ()

    @property
    def confirmed_by(self) -> int:
        return origins(self.voices, "agree", "compatible")

    @property
    def differs_from(self) -> int:
        return origins(self.voices, "conflict", "disputed", "update")

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "rule": self.rule,
            "status": self.status,
            "severity": self.severity,
            "label": self.label.to_dict(),
            "text": self.text,
            "spans": [list(span) for span in self.spans],
            "why": [why.to_dict() for why in self.why],
            "confirmed_by": self.confirmed_by,
            "differs_from": self.differs_from,
            "voices": [voice.to_dict() for voice in self.voices],
            "suggestions": list(self.suggestions),
            "replacements": list(self.replacements),
        }


@dataclass(frozen=True, slots=True)
class Missing:
    """What most sources have and the draft lacks."""

    id: str
    rule: str
    label: Text
    text: str
    origins: int
    voices: tuple[Voice, ...]

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "rule": self.rule,
            "label": self.label.to_dict(),
            "text": self.text,
            "origins": self.origins,
            "voices": [voice.to_dict() for voice in self.voices],
        }


@dataclass(frozen=True)
class DraftReport:
    """The check of one draft.  Notes stand in the order of their places; spans count characters of `draft.text`."""

    draft: Article
    reading: Reading
    sources: tuple[Article, ...]
    origin_of: dict[str, int]
    notes: tuple[Note, ...]
    missing: tuple[Missing, ...]
    generated_at: str
    rules: str

    @property
    def alarms(self) -> list[Note]:
        """What an editor must see, the worst first."""
        loud = [note for note in self.notes if note.severity != "none"]
        return sorted(loud, key=lambda note: (-SEVERITY[note.severity], note.spans[0]))

    @property
    def severities(self) -> list[Severity]:
        return [note.severity for note in self.notes]

    @property
    def origins(self) -> int:
        return len(set(self.origin_of.values()))

    @property
    def is_unrelated(self) -> bool:
        """Do the sources speak of nothing that the draft states?  Then they are hardly those of its story."""
        return bool(self.sources) and not any(note.voices for note in self.notes)

    def counts(self) -> dict[str, int]:
        """How many notes of each severity and status, how much is missing, how many sources."""
        severities = Counter(f"{note.severity}s" for note in self.notes if note.severity in ("error", "warning"))
        statuses = Counter(note.status for note in self.notes)
        return {
            "errors": severities["errors"],
            "warnings": severities["warnings"],
            "infos": sum(note.severity == "info" for note in self.notes),
            "confirmed": statuses["confirmed"],
            "alone": statuses["alone"],
            "missing": len(self.missing),
            "sources": len(self.sources),
            "origins": self.origins,
        }

    def to_dict(self) -> dict[str, Any]:
        """The report as plain types; its JSON Schema is `draft.schema.json`."""
        return {
            "schema": SCHEMA,
            "generated_at": self.generated_at,
            "rules": self.rules,
            "draft": {
                "path": self.draft.path,
                "title": self.draft.title,
                "text": self.draft.text,
                "published": self.draft.time.isoformat() if self.draft.time else None,
            },
            "sources": [
                {
                    "id": source.id,
                    "outlet": source.outlet,
                    "path": source.path,
                    "url": source.url,
                    "published": source.time.isoformat() if source.time else None,
                    "title": source.title,
                    "origin": self.origin_of[source.id],
                }
                for source in self.sources
            ],
            "notes": [note.to_dict() for note in self.notes],
            "missing": [missing.to_dict() for missing in self.missing],
            "counts": self.counts(),
        }
