"""What a night's report says, as plain values: gathered from the ledger once, shown in every format."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from checker.nightly.report.outlets import Agreement, Spelled, Spellings, agreement
from checker.nightly.report.tolls import Toll, tolls_of
from checker.report.excerpt import clean, excerpt, side_of

if TYPE_CHECKING:
    from checker.nightly.entries import Finding, Run, Story
    from checker.nightly.ledger import Ledger

_HISTORY: Final = 8  # runs: a week and the night itself
_AROUND: Final = 90  # characters of a sentence shown on each side of the words in question
_TOLLS: Final = 6  # tables of tolls; who wants more opens the stories


@dataclass(frozen=True, slots=True)
class Side:
    """What one article says in a finding: the words, and the sentence around them."""

    outlet: str
    published: str | None
    text: str
    before: str
    after: str


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
    ledger: Ledger, number: int, baseline: int | None = None, each: Callable[[dict[str, Any]], None] | None = None
) -> NightReport:
    """The report of a recorded run.  Raises LedgerError where there is none.

    Every story's `checker.report/1` is read once and passed to `each`: all of them together are large.
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
    for story in paged:
        report = ledger.story_report(story.id, number)
        times += _times(report)
        tolls += tolls_of(report)
        spellings.add(report)
        for finding in of_story.get(story.id, ()):
            told[finding.fingerprint] = _told(finding, report, story)
        if each is not None:
            each(report)
    by_id = {story.id: story for story in stories}
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
    """Of recorded runs, from the briefs of their reviews, each read once: the reports need not be read again."""
    from checker.nightly.record import briefs

    keys = {run: ledger.reviews(run) for run in runs}
    every = sorted({key for some in keys.values() for key in some})
    pairs = {key: brief.agreement for key, brief, _ in briefs(ledger, every) if brief is not None}
    return {run: agreement(pair for key in keys[run] for pair in pairs.get(key, ())) for run in runs}


def _times(report: Mapping[str, Any]) -> list[str]:
    return [article["published"] for article in report["articles"] if article["published"]]


def _told(finding: Finding, report: Mapping[str, Any] | None, story: Story) -> Told:
    if report is None or finding.status == "resolved":
        return Told(finding, story.title, story.day, page_name(finding.story) if report else None)
    articles = {article["id"]: article for article in report["articles"]}
    anchor = ("f-" if finding.kind == "fact" else "c-") + finding.place
    href = f"{page_name(finding.story)}#{anchor}"
    return Told(finding, story.title, story.day, href, tuple(_sides(finding, report, articles)))


def _sides(finding: Finding, report: Mapping[str, Any], articles: Mapping[str, Any]) -> list[Side]:
    """One passage a value: those that the reason quotes, then one of each further outlet; the evidence of a check."""
    if finding.kind != "fact":
        check = next((check for check in report["checks"] if check["id"] == finding.place), None)
        evidence = check["evidence"] if check else []
        return [
            _side(article, place["span"], _line(article["text"], place["span"]))
            for place in evidence
            for article in (articles[place["article"]],)
        ]
    fact = next((fact for fact in report["facts"] if fact["id"] == finding.place), None)
    sides: dict[str, Side] = {}
    for claim in fact["claims"] if fact else []:
        if side_of(claim) not in sides:
            sides[side_of(claim)] = _side(articles[claim["article"]], claim["span"], claim["sentence"])
    quoted = {key for key, side in sides.items() if f"«{side.text}»" in finding.why.ar}
    shown = [sides[key] for key in sides if key in quoted]
    for key, side in sides.items():
        if key not in quoted and not (quoted and side.outlet in {other.outlet for other in shown}):
            shown.append(side)
    return shown


def _side(article: Mapping[str, Any], span: Sequence[int], sentence: Sequence[int]) -> Side:
    around = excerpt(article["text"], (span[0], span[1]), (sentence[0], sentence[1]), _AROUND)
    return Side(clean(article["outlet"] or ""), article["published"], around.words, around.before, around.after)


def _line(text: str, span: Sequence[int]) -> tuple[int, int]:
    end = text.find("\n", span[1])
    return text.rfind("\n", 0, span[0]) + 1, len(text) if end < 0 else end
