"""The pages that check a draft, and those that propose a rule about two names."""

from __future__ import annotations

from typing import Final

from anyio import CapacityLimiter, to_thread
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from checker.desk.drafts import MAX_TEXT, check_file, check_text
from checker.desk.pages import Desk, desk_of, fonts_and
from checker.desk.proposal import KINDS, Answer, ProposalError, propose
from checker.draft.html import Page as DraftPage
from checker.draft.html import highlights
from checker.draft.notes import DraftReport
from checker.model import CheckerError

_AT_ONCE: Final = 2  # drafts that are checked; each fills a processor
_FIELDS: Final = 10
_LONGEST: Final = 200  # characters of a name that are looked at
_limiter: Final = CapacityLimiter(_AT_ONCE)


def draft_form(request: Request) -> Response:
    """Where a draft is pasted or uploaded."""
    return desk_of(request).render(request, "draft_form.html.jinja", text="", wrong=None, gone=False)


async def draft_sent(request: Request) -> Response:
    """A draft: checked, and shown at an address of its own."""
    desk = desk_of(request)
    form = await request.form(max_files=1, max_fields=_FIELDS, max_part_size=6 * MAX_TEXT)
    desk.guard.check_form(request, form.get("token", ""))
    text, file = form.get("text", ""), form.get("file")
    pasted = text if isinstance(text, str) else ""
    named = file.filename if isinstance(file, UploadFile) and file.filename else None
    data = await file.read() if named and isinstance(file, UploadFile) else b""
    try:
        report = await to_thread.run_sync(_checked, desk, pasted, named, data, limiter=_limiter)
    except CheckerError as error:
        return desk.render(request, "draft_form.html.jinja", 422, text=pasted[:MAX_TEXT], wrong=str(error), gone=False)
    return RedirectResponse(f"/draft/{desk.drafts.keep(report)}", 303)


def _checked(desk: Desk, text: str, name: str | None, data: bytes) -> DraftReport:
    if name is not None:
        return check_file(name, data, desk.ledger, desk.rules)
    return check_text(text, desk.ledger, desk.rules)


def draft_checked(request: Request) -> Response:
    """The check of a draft."""
    desk = desk_of(request)
    report = desk.drafts.get(request.path_params["name"])
    if report is None:
        return desk.render(request, "draft_form.html.jinja", 404, text="", wrong="", gone=True)
    page = DraftPage(report, desk.lang_of(request))
    style = fonts_and("draft.css") + highlights(len(report.notes))
    return desk.render(request, "draft.page.html.jinja", page=page, style=style)


def names(request: Request) -> Response:
    """The form for two names, and the change that their answer would be."""
    desk = desk_of(request)
    asked = _asked(request)
    change, wrong = "", None
    if asked["answer"]:
        try:
            change = _proposed(asked)
        except CheckerError as error:
            wrong = str(error)
    return desk.render(
        request, "names.html.jinja", asked=asked, kinds=KINDS, change=change, wrong=wrong,
        address=request.url.query,
    )  # fmt: skip


def names_diff(request: Request) -> Response:
    """The change as a file."""
    try:
        change = _proposed(_asked(request))
    except CheckerError as error:
        told = desk_of(request).words(request).told(str(error))
        return Response(f"{told}\n", 422, media_type="text/plain")
    return Response(
        change, media_type="text/x-diff", headers={"Content-Disposition": 'attachment; filename="names.diff"'}
    )


def _asked(request: Request) -> dict[str, str]:
    return {name: request.query_params.get(name, "")[:_LONGEST] for name in ("first", "second", "answer", "kind")}


def _proposed(asked: dict[str, str]) -> str:
    answers: dict[str, Answer] = {"same": "same", "distinct": "distinct"}
    if asked["answer"] not in answers:
        raise ProposalError("say whether the names are the same or distinct")
    return propose(asked["first"], asked["second"], answers[asked["answer"]], asked["kind"] or KINDS[0])
