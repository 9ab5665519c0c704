"""One finding: what it is made of, what was decided about it, and the form that decides."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any, Final, cast, get_args

from anyio import to_thread
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from checker.desk.claim_review import claim_reviews
from checker.desk.pages import Desk, desk_of, person
from checker.desk.reading import card, known, name_in
from checker.nightly.database import LedgerError
from checker.nightly.entries import DecisionKind, Scope
from checker.nightly.ledger import StaleDecision
from checker.report.excerpt import clean
from checker.report.page import Page

_REASON: Final = 2000  # characters
_FIELDS: Final = 20


@dataclass(frozen=True)
class Typed:
    """What somebody wrote into the form."""

    kind: str = ""
    who: str = ""
    reason: str = ""
    assignee: str = ""
    scope: str = "finding"
    expires: str = ""
    version: int = 0

    @property
    def lacks(self) -> str | None:
        """The word for what a decision of this kind lacks."""
        if self.kind not in get_args(DecisionKind):
            return "what"
        if not self.who:
            return "who"
        if self.kind in ("dismiss", "note") and not self.reason:
            return "reason"
        if self.kind == "assign" and not self.assignee:
            return "assignee"
        if self.scope not in get_args(Scope):
            return "scope"
        if self.expires and self.end is None:
            return "expires"
        return None

    @property
    def end(self) -> dt.date | None:
        try:
            return dt.date.fromisoformat(self.expires)
        except ValueError:
            return None


def finding(request: Request) -> Response:
    """A finding with its passages, its history and the form."""
    desk = desk_of(request)
    return _shown(desk, request, Typed(who=desk.user(request)))


async def decide(request: Request) -> Response:
    """A decision: recorded, or told why not, with all that was written still there."""
    desk = desk_of(request)
    form = await request.form(max_files=0, max_fields=_FIELDS)
    desk.guard.check_form(request, form.get("token", ""))
    return await to_thread.run_sync(_decide, desk, request, _typed(desk, request, form))


def claim_review(request: Request) -> Response:
    """A confirmed finding as JSON-LD."""
    desk = desk_of(request)
    found = known(lambda: desk.ledger.finding(name_in(request)))
    if found.state != "confirmed":
        raise HTTPException(404, "only a confirmed finding is exported")
    confirmed = [decision for decision in desk.ledger.history(found.fingerprint) if decision.kind == "confirm"][-1]
    report = known(lambda: desk.ledger.story_report(found.story, found.last_run))
    data = claim_reviews(found, report, confirmed, desk.lang_of(request))
    return Response(
        json.dumps(data, ensure_ascii=False, indent=2).encode("utf-8", "replace"),
        media_type="application/ld+json",
        headers={"Content-Disposition": f'attachment; filename="claim-review-{found.fingerprint}.jsonld"'},
    )


def _typed(desk: Desk, request: Request, form: FormData) -> Typed:
    def field(name: str, longest: int) -> str:
        value = form.get(name, "")
        return clean(value)[:longest] if isinstance(value, str) else ""

    version = field("version", 9)
    return Typed(
        kind=field("kind", 20),
        who=desk.user(request) if desk.guard.user_header is not None else person(field("who", _REASON)),
        reason=field("reason", _REASON),
        assignee=person(field("assignee", _REASON)),
        scope=field("scope", 20) or "finding",
        expires=field("expires", 20),
        version=int(version) if version.isdecimal() else -1,
    )


def _decide(desk: Desk, request: Request, typed: Typed) -> Response:
    name = name_in(request)
    known(lambda: desk.ledger.finding(name))
    if typed.lacks is not None:
        return _shown(desk, request, typed, 422, lacks=typed.lacks)
    try:
        desk.ledger.decide(
            name, cast("DecisionKind", typed.kind), typed.who, typed.reason, typed.version,
            assignee=typed.assignee if typed.kind == "assign" else None,
            scope=cast("Scope", typed.scope) if typed.kind == "dismiss" else "finding",
            expires=typed.end if typed.kind == "dismiss" else None,
        )  # fmt: skip
    except StaleDecision:
        return _shown(desk, request, typed, 409, stale=True)
    response = RedirectResponse(f"/findings/{name}?done={typed.kind}#history", 303)
    desk.remember_name(request, response, typed.who)
    return response


def _shown(desk: Desk, request: Request, typed: Typed, status: int = 200, **more: Any) -> Response:
    found = known(lambda: desk.ledger.finding(name_in(request)))
    history = desk.ledger.history(found.fingerprint)
    try:
        page = Page(desk.ledger.story_report(found.story, found.last_run), desk.lang_of(request))
    except LedgerError:
        page = None
    context = {
        "finding": found, "story": desk.ledger.story(found.story), "card": card(page, found), "typed": typed,
        "t": page.words if page else None, "history": history, "meanwhile": history[max(typed.version, 0) :],
        "done": request.query_params.get("done") in get_args(DecisionKind), "stale": False, "lacks": None,
        "scopes": get_args(Scope),
    }  # fmt: skip
    return desk.render(request, "finding.html.jinja", status, **(context | more))
