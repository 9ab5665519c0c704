"""What stands before every page of the desk: who may ask, under which name, how much may be sent, what a browser may do.

A browser that visits other sites while the desk is open must not be made to act here by them: the host is checked
(no name of theirs may lead here), a form carries a token that only our pages know, and its origin must be ours.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from checker.report.messages import say_message
from checker.report.wording import Lang

LOCAL: Final = ("127.0.0.1", "localhost", "::1")
COOKIE: Final = "desk"
MAX_BODY: Final = 20_000_000  # bytes: as for a draft's file on the command line
_EVERY: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with no-referrer a browser hides the origin of our own forms from us
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
CLOSED: Final = "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"


@dataclass(frozen=True)
class Guard:
    """Which hosts are ours, and the secret that the tokens of this process are made with."""

    hosts: Sequence[str] = LOCAL
    user_header: str | None = None  # set by a proxy that has let the user in; nobody else may reach the desk then
    lang: Lang = "ar"  # of the refusals that have no page
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))

    def names(self, host: str) -> bool:
        """Is this one of our hosts, whatever its port?"""
        try:
            name = urlsplit(f"//{host}").hostname
        except ValueError:
            return False
        return name is not None and name in self.hosts

    def session(self, cookies: Mapping[str, str]) -> str:
        """The browser's session: the one that it has, or a new one."""
        known = cookies.get(COOKIE, "")
        return known if len(known) == 43 and known.isascii() else secrets.token_urlsafe(32)

    def token(self, session: str) -> str:
        """What a form of this session must carry."""
        return hmac.new(self.secret, session.encode("utf-8", "replace"), "sha256").hexdigest()

    def check_form(self, request: Request, token: object) -> None:
        """Raises HTTPException 403 for a form that is not from a page of ours."""
        origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site", "same-origin")
        ours = origin is None or self.names(origin.partition("://")[2])
        if not ours or site not in ("same-origin", "none"):
            raise HTTPException(403, "this form was sent by another site")
        session = request.cookies.get(COOKIE, "")
        if not session or not hmac.compare_digest(self.token(session).encode(), str(token).encode("utf-8", "replace")):
            raise HTTPException(403, "this form is out of date: go back, load the page anew, and send it again")


class Guarded:
    """An application behind a guard: refuses what may not come in, and adds to every answer what a browser must obey."""

    def __init__(self, app: ASGIApp, guard: Guard, max_body: int = MAX_BODY) -> None:
        self.app = app
        self.guard = guard
        self.max_body = max_body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(headers)
        if refusal is not None:
            await refusal(scope, receive, _added(send))
        else:
            await self.app(scope, self._counted(receive), _added(send))

    def _refusal(self, headers: Headers) -> PlainTextResponse | None:
        hosts = headers.getlist("host")
        if len(hosts) != 1 or not self.guard.names(hosts[0]):
            return self._refused("this name is not one of the desk's; start it with --allow-host NAME", 400)
        if self.guard.user_header is not None:
            users = headers.getlist(self.guard.user_header)
            if len(users) != 1 or not users[0].strip():
                return self._refused("nobody is logged in: the proxy before the desk names the user", 403)
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self.max_body:
            return self._refused(f"more than {self.max_body:,} bytes were sent", 413)
        return None

    def _refused(self, message: str, status: int) -> PlainTextResponse:
        return PlainTextResponse(say_message(message, self.guard.lang), status)

    def _counted(self, receive: Receive) -> Receive:
        """What is sent in pieces, without saying beforehand how much it will be, is counted."""
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self.max_body:
                raise HTTPException(413, f"more than {self.max_body:,} bytes were sent")
            return message

        return counted


def _added(send: Send) -> Send:
    async def added(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _EVERY.items():
                headers[name] = value
            headers.setdefault("Content-Security-Policy", CLOSED)
        await send(message)

    return added
