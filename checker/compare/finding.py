"""What a check inside one article says."""

from __future__ import annotations

from dataclasses import dataclass

from checker.model import Severity, Span, Text


@dataclass(frozen=True, slots=True)
class Finding:
    """One mismatch inside an article, with every place that shows it."""

    rule: str
    severity: Severity
    why: Text
    article: str
    evidence: tuple[Span, ...]
