"""What a night's report says, as plain values: gathered from the ledger once, shown in every format."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from checker.nightly.report.outlets import Agreement, Spelled, Spellings, agreement
from checker.nightly.report.shown import Shown, Side, read_shown, shown_of
from checker.nightly.report.tolls import Toll
from checker.nightly.rows import unpack

if TYPE_CHECKING:
    from checker.nightly.entries import Finding, Review, Run, Story
    from checker.nightly.ledger import Ledger

_HISTORY: Final = 8  # runs: a week and the night itself
_TOLLS: Final = 6  # tables of tolls; who wants more opens the stories


@dataclass(frozen=True, slots=True)
class Told:
    """A finding with the title of its story and the words behind it; a resolved one has no words left."""

    finding: Finding
    title: str
    day: str | None
    href: str | None  # of its place in a page of this report
    sides: tuple[Side, ...] = ()


@dataclass(frozen=True)
class NightReport:
    """One night against the one before it (or a chosen baseline).

    `as_of` is the time of its newest article: the same night always makes the same report.  `findings` are worst first
    and without those that somebody set aside; `paged` are the stories that have a page of their own.
    """

    run: Run
    before: Run | None
    history: Sequence[Run]  # oldest first, the run itself the last
    as_of: str | None
    findings: Sequence[Told]
    set_aside: int
    stories: Sequence[Story]
    paged: Sequence[Story]
    tolls: Sequence[Toll]
    agreements: Mapping[int, Agreement]  # by run, of all the history
    spellings: Sequence[Spelled]

    @property
    def agreement(self) -> Agreement:
        """How the outlets stood to each other this night."""
        return self.agreements[self.run.id]

    def of(self, status: str) -> list[Told]:
        """The findings of one status: new, open or resolved."""
        return [told for told in self.findings if told.finding.status == status]


def page_name(story: str) -> str:
    """Where a story's page lies within the report; made of its id alone."""
    return f"stories/{''.join(sign for sign in story if sign.isascii() and sign.isalnum())}.html"


def gather(
    ledger: Ledger, number: int, baseline: int | None = None, each: Callable[[Review], None] | None = None
) -> NightReport:
    """The report of a recorded run.  Raises LedgerError where there is none.

    The review of each story that has a page is passed to `each`, one by one: all of them together are large.
    """
    run = ledger.run(number)
    history = [told for told in ledger.runs() if told.id <= number][:_HISTORY][::-1]
    before = next(
        (told for told in reversed(history) if told.id == (number - 1 if baseline is None else baseline)), None
    )
    stories = ledger.stories(number)
    found = ledger.findings(number, baseline=baseline)
    kept = [finding for finding in found if finding.suppressed is None]
    of_story: dict[str, list[Finding]] = {}
    for finding in kept:
        of_story.setdefault(finding.story, []).append(finding)
    paged = [
        story
        for story in stories
        if len(story.outlets) > 1 or any(finding.status != "resolved" for finding in of_story.get(story.id, ()))
    ]
    told: dict[str, Told] = {}
    tolls: list[Toll] = []
    times: list[str] = []
    spellings = Spellings()
    by_id = {story.id: story for story in stories}
    for review in ledger.reviews_of(number, [story.id for story in paged]):
        story = by_id[review.story]
        shown = read_shown(review.shown) if review.shown is not None else shown_of(unpack(review.report))
        if shown.latest is not None:
            times.append(shown.latest)
        tolls += [replace(toll, story=story.id, title=story.title) for toll in shown.tolls]
        spellings.add(shown.spellings)
        for finding in of_story.get(story.id, ()):
            told[finding.fingerprint] = _told(finding, shown, story)
        if each is not None:
            each(review)
    return NightReport(
        run=run,
        before=before,
        history=history,
        as_of=max(times, default=None),
        findings=[told.get(f.fingerprint) or _told(f, None, by_id[f.story]) for f in kept],
        set_aside=len(found) - len(kept),
        stories=stories,
        paged=paged,
        tolls=sorted(tolls, key=lambda toll: toll.order)[:_TOLLS],
        agreements=_agreements(ledger, [told.id for told in history]),
        spellings=spellings.rows(),
    )


def _agreements(ledger: Ledger, runs: Sequence[int]) -> dict[int, Agreement]:
    """Of recorded runs; one that an older checker made has no sums of its own, but briefs of its reviews."""
    from checker.nightly.record import briefs

    kept = ledger.agreements(runs)
    keys = {run: ledger.reviews(run) for run in runs if kept[run] is None}
    every = sorted({key for some in keys.values() for key in some})
    pairs = {key: brief.agreement for key, brief, _ in briefs(ledger, every) if brief is not None}
    summed = {run: [pair for key in some for pair in pairs.get(key, ())] for run, some in keys.items()}
    return {run: agreement(summed.get(run) or kept[run] or ()) for run in runs}


def _told(finding: Finding, shown: Shown | None, story: Story) -> Told:
    if shown is None or finding.status == "resolved":
        return Told(finding, story.title, story.day, page_name(finding.story) if shown else None)
    anchor = ("f-" if finding.kind == "fact" else "c-") + finding.place
    href = f"{page_name(finding.story)}#{anchor}"
    return Told(finding, story.title, story.day, href, shown.sides_of(finding))
