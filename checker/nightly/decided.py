"""What a history of decisions means for a finding today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from checker.nightly.entries import Decision, Finding

_STATES: Final = {"confirm": "confirmed", "dismiss": "dismissed", "reopen": "reopened"}


@dataclass
class Decided:
    """All decisions, in the order in which they were made, as of a day."""

    decisions: Sequence[Decision]
    today: dt.date
    by_finding: dict[str, list[Decision]] = field(init=False)
    wide: dict[str, list[Decision]] = field(init=False)

    def __post_init__(self) -> None:
        self.by_finding = {}
        for decision in self.decisions:
            self.by_finding.setdefault(decision.fingerprint, []).append(decision)
        self.wide = {}
        for own in self.by_finding.values():
            last = _last(own)
            if last is not None and last.kind == "dismiss" and last.scope != "finding":
                self.wide.setdefault(last.story, []).append(last)

    def over(self, finding: Finding) -> Finding:
        """The finding with its version, state, assignee, and why it need not be shown."""
        own = self.by_finding.get(finding.fingerprint, [])
        last = _last(own)
        state = _STATES[last.kind] if last is not None else None
        reason = finding.suppressed
        if last is not None and last.kind == "dismiss":
            if self._holds(last) and set(finding.values) <= set(last.values):
                reason = last.reason
            else:
                state = "reopened"
        elif last is None and reason is None:
            reason = self._covered(finding)
        assigned = [decision.assignee for decision in own if decision.kind == "assign"]
        return replace(
            finding,
            version=len(own),
            state=state,
            assignee=assigned[-1] if assigned else None,
            suppressed=reason,
        )

    def _covered(self, finding: Finding) -> str | None:
        """The reason of a dismissal in this story that covers more than its own finding."""
        for wide in self.wide.get(finding.story, ()):
            if (wide.scope == "story" or wide.rule == finding.rule) and self._holds(wide):
                return wide.reason
        return None

    def _holds(self, decision: Decision) -> bool:
        return decision.expires is None or self.today.isoformat() < decision.expires


def _last(decisions: Sequence[Decision]) -> Decision | None:
    return next((decision for decision in reversed(decisions) if decision.kind in _STATES), None)
