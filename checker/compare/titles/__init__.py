"""What a title says otherwise than its own body.

A title may leave out, round and sum up.  It may not have something that the body has nowhere, where the body has one
other thing in its place: another figure of the same role (`figures`), another number of the same thing or share
(`numbers`), the opposite of a predicate (`outcomes`).
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.compare.finding import Finding
from checker.compare.titles.figures import figure_findings
from checker.compare.titles.numbers import number_findings
from checker.compare.titles.outcomes import outcome_findings
from checker.extract.claims import Reading


def title_findings(reading: Reading) -> Iterator[Finding]:
    """What title and body say otherwise; a pair of passages that is found in two ways is one finding."""
    known: set[int] = set()
    for finding in (*figure_findings(reading), *number_findings(reading), *outcome_findings(reading)):
        ends = {end for span in finding.evidence for end in span}
        if known.isdisjoint(ends):
            yield finding
        known |= ends
