"""The pages that only show: the stories of a night, one story, its whole articles, search, all decisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from checker.desk.pages import Desk, desk_of
from checker.nightly.database import LedgerError
from checker.nightly.entries import RANK, Finding, Story
from checker.report.excerpt import clean
from checker.report.html import highlights
from checker.report.inside import asset
from checker.report.page import VERDICTS, Page
from checker.report.views import CheckView, FactView

T = TypeVar("T")
_STORIES: Final = 200  # of a list; more of them are found by a search
_DECISIONS: Final = 100  # of a page
_QUERY: Final = 200  # characters


@dataclass(frozen=True)
class StoryLine:
    """A story of a list: what is open in it, worst first, and how much was set aside."""

    story: Story
    open: Sequence[Finding]
    set_aside: int

    @property
    def order(self) -> tuple[int, int, int, str]:
        worst = max((RANK[finding.severity] for finding in self.open), default=-1)
        return (-worst, -len(self.open), -len(self.story.outlets), self.story.id)


@dataclass(frozen=True)
class Card:
    """A finding with what it is made of; neither where its report no longer has it."""

    finding: Finding
    fact: FactView | None
    check: CheckView | None


def today(request: Request) -> Response:
    """The stories of the latest night, worst first."""
    desk = desk_of(request)
    run = desk.ledger.latest_run()
    lines = _lines(desk, run.id) if run is not None else []
    loud = [line for line in lines if line.open]
    calm = [line for line in lines if not line.open and len(line.story.outlets) > 1]
    return desk.render(
        request, "today.html.jinja", run=run, loud=loud[:_STORIES], calm=calm[:_STORIES],
        more=len(loud) > _STORIES or len(calm) > _STORIES,
    )  # fmt: skip


def _lines(desk: Desk, run: int) -> list[StoryLine]:
    by_story: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in desk.ledger.findings(run):
        if finding.status != "resolved":
            by_story[finding.story].append(finding)
    lines = []
    for story in desk.ledger.stories(run):
        found = by_story[story.id]
        shown = [finding for finding in found if finding.suppressed is None]
        lines.append(StoryLine(story, shown, len(found) - len(shown)))
    return sorted(lines, key=lambda line: line.order)


def story(request: Request) -> Response:
    """One story: what was found in it with the passages side by side, and what nobody disputes."""
    desk = desk_of(request)
    told = known(lambda: desk.ledger.story(name_in(request)))
    page = _page(desk, request, told.id)
    cards = [card(page, finding) for finding in desk.ledger.story_findings(told.id)]
    return desk.render(request, "story.html.jinja", story=told, page=page, cards=cards, t=page.words if page else None)


def whole(request: Request) -> Response:
    """The whole report of a story as the command line writes it, with the desk's bar above."""
    desk = desk_of(request)
    run = request.query_params.get("run", "")
    number = int(run) if run.isdecimal() and len(run) < 9 else None
    report = known(lambda: desk.ledger.story_report(name_in(request), number))
    page = Page(report, desk.lang_of(request))
    return desk.render(
        request, "whole.html.jinja", page=page, home=None, t=page.words, verdicts=VERDICTS,
        style=highlights(len(page.facts)), script=asset("report.js"),
    )  # fmt: skip


def search(request: Request) -> Response:
    """Stories by the words of their articles."""
    desk = desk_of(request)
    words = clean(request.query_params.get("q", "")[:_QUERY])
    return desk.render(request, "search.html.jinja", words=words, found=desk.ledger.search(words) if words else None)


def history(request: Request) -> Response:
    """All decisions, newest first."""
    desk = desk_of(request)
    asked = request.query_params.get("from", "0")
    first = int(asked) if asked.isdecimal() and len(asked) < 9 else 0
    decisions = desk.ledger.decisions(first, _DECISIONS + 1)
    labels = {name: desk.ledger.finding(name).label for name in {decision.fingerprint for decision in decisions}}
    return desk.render(
        request, "history.html.jinja", decisions=decisions[:_DECISIONS], labels=labels,
        earlier=first + _DECISIONS if len(decisions) > _DECISIONS else None,
    )  # fmt: skip


# ------------------------------------------------------------------ shared with the pages that decide


def name_in(request: Request) -> str:
    """The id in the address; nothing but letters and digits is one."""
    name: str = request.path_params["name"]
    if not (name.isascii() and name.isalnum() and len(name) <= 64):
        raise HTTPException(404)
    return name


def known(ask: Callable[[], T]) -> T:
    """What the ledger has; HTTPException 404 where it has none."""
    try:
        return ask()
    except LedgerError as error:
        raise HTTPException(404, str(error)) from None


def card(page: Page | None, finding: Finding) -> Card:
    """A finding with its fact or check in a report."""
    if page is None:
        return Card(finding, None, None)
    if finding.kind == "fact":
        return Card(finding, next((fact for fact in page.facts if fact.id == finding.place), None), None)
    return Card(finding, None, next((check for check in page.checks if check.id == finding.place), None))


def _page(desk: Desk, request: Request, story: str) -> Page | None:
    """The report of a story; none where its review failed."""
    try:
        return Page(desk.ledger.story_report(story), desk.lang_of(request))
    except LedgerError:
        return None


__all__ = ["Card", "StoryLine", "card", "history", "known", "name_in", "search", "story", "today", "whole"]
