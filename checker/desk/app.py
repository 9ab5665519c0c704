"""The desk as a web application: which address is answered by what."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus

from sqlalchemy.exc import SQLAlchemyError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from checker.desk import deciding, languagetool, reading, writing
from checker.desk.guard import LOCAL, Guard, Guarded
from checker.desk.pages import Desk, desk_of
from checker.draft.stored import sources_of
from checker.nightly.ledger import Ledger
from checker.report.wording import Lang
from checker.rules import Rules, load_rules


def make_app(
    ledger: Ledger,
    rules: Rules | None = None,
    lang: Lang = "ar",
    hosts: Sequence[str] = (),
    user_header: str | None = None,
) -> Starlette:
    """The desk over a ledger.

    `hosts` are names by which it may be asked for besides this machine's own.  `user_header` is set by a proxy that has
    let the user in; without it, whoever decides writes a name.
    """
    rules = rules or load_rules()
    guard = Guard((*LOCAL, *(host.lower() for host in hosts)), user_header, lang)
    app = Starlette(
        routes=[
            Route("/", reading.today),
            Route("/stories/{name}", reading.story),
            Route("/stories/{name}/whole", reading.whole),
            Route("/findings/{name}", deciding.finding),
            Route("/findings/{name}/decisions", deciding.decide, methods=["POST"]),
            Route("/findings/{name}/claim-review.jsonld", deciding.claim_review),
            Route("/search", reading.search),
            Route("/history", reading.history),
            Route("/draft", writing.draft_form),
            Route("/draft", writing.draft_sent, methods=["POST"]),
            Route("/draft/{name}", writing.draft_checked),
            Route("/names", writing.names),
            Route("/names.diff", writing.names_diff),
            *languagetool.routes(lambda draft: sources_of(draft, ledger, rules), rules, lang, guard.hosts),
        ],
        middleware=[Middleware(Guarded, guard=guard)],
        exception_handlers={HTTPException: _refused, SQLAlchemyError: _broken},
    )
    app.state.desk = Desk(ledger, rules, guard, lang)
    return app


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    code = error.status_code
    more = "" if error.detail == HTTPStatus(code).phrase else error.detail  # the page says what the code means
    return desk_of(request).render(request, "wrong.html.jinja", code, code=code, message=more)


def _broken(request: Request, _: Exception) -> Response:
    return desk_of(request).render(request, "wrong.html.jinja", 503, code=503, message="the database does not answer")
