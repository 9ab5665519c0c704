"""How the desk's pages are made: templates, language, who asks, and the policy that each page goes out with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final
from urllib.parse import quote, unquote

from jinja2 import Environment
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from checker.desk.drafts import Drafts
from checker.desk.guard import COOKIE, Guard
from checker.desk.words import ASSETS, DeskWords
from checker.nightly.ledger import Ledger
from checker.report.excerpt import clean
from checker.report.html import look
from checker.report.inside import policy, templates
from checker.report.wording import Lang, say
from checker.rules import Rules

_FOLDERS: Final = (ASSETS, files("checker.report") / "assets", files("checker.draft") / "assets")
_YEAR: Final = 365 * 24 * 3600  # seconds that a browser keeps a language and a name
_NAME: Final = 100  # characters of a person's name
_TITLE: Final = 160  # characters of a title that a page shows


@dataclass(frozen=True)
class Desk:
    """What every page needs."""

    ledger: Ledger
    rules: Rules
    guard: Guard
    lang: Lang = "ar"
    drafts: Drafts = field(default_factory=Drafts)

    def lang_of(self, request: Request) -> Lang:
        """The language that is asked for, else the one chosen before."""
        for asked in (request.query_params.get("lang"), request.cookies.get("lang")):
            if asked == "ar":
                return "ar"
            if asked == "en":
                return "en"
        return self.lang

    def words(self, request: Request) -> DeskWords:
        return DeskWords(self.lang_of(request))

    def user(self, request: Request) -> str:
        """Who is logged in, where a proxy says so; else the name that was given last, or none."""
        if self.guard.user_header is not None:
            return person(_utf8(request.headers[self.guard.user_header]))
        return person(unquote(request.cookies.get("who", "")))

    def render(self, request: Request, template: str, status: int = 200, **context: Any) -> Response:
        """A page.  `style` is what it has besides the look of all pages."""
        lang = self.lang_of(request)
        style = Markup(look() + _asset("desk.css") + context.pop("style", ""))
        script = Markup(context.pop("script", "") + _asset("desk.js"))
        session = self.guard.session(request.cookies)
        inside = policy(style, script, forms="self")
        page = _environment().get_template(template).render(
            {
                "d": DeskWords(lang), "lang": lang, "style": style, "script": script, "policy": inside,
                "token": self.guard.token(session), "user": self.user(request),
                "logged_in": self.guard.user_header is not None, "here": request.url.path,
                "other_language": _other_language(request, lang),
            } | context
        )  # fmt: skip
        response = HTMLResponse(page.encode("utf-8", "replace"), status)
        response.headers["Content-Security-Policy"] = f"{inside}; frame-ancestors 'none'"
        self._remember(request, response, session)
        return response

    def _remember(self, request: Request, response: Response, session: str) -> None:
        secure = request.url.scheme == "https"
        if request.cookies.get(COOKIE) != session:
            response.set_cookie(COOKIE, session, httponly=True, samesite="strict", secure=secure)
        if request.query_params.get("lang") in ("ar", "en"):
            response.set_cookie(
                "lang", self.lang_of(request), max_age=_YEAR, httponly=True, samesite="strict", secure=secure
            )

    def remember_name(self, request: Request, response: Response, who: str) -> None:
        """Who has given a name need not give it again."""
        if self.guard.user_header is None:
            secure = request.url.scheme == "https"
            response.set_cookie("who", quote(who), max_age=_YEAR, httponly=True, samesite="strict", secure=secure)


def desk_of(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


def person(text: str) -> str:
    """A name as one harmless line."""
    return clean(text)[:_NAME]


def short(text: str) -> str:
    """A title that does not fill the page, however long it is."""
    return text if len(text) <= _TITLE else text[:_TITLE] + "…"


def fonts_and(*names: str) -> str:
    """Styles of other pages of ours, behind the look that all share."""
    return "".join(map(_asset, names))


def _other_language(request: Request, lang: Lang) -> str:
    """The same page in the other language; an answer to a form has no address, so its page's is taken."""
    other = "en" if lang == "ar" else "ar"
    if request.method != "GET":
        return f"?lang={other}"
    return "?" + str(request.url.include_query_params(lang=other).query)


def _utf8(header: str) -> str:
    """Starlette reads headers as Latin-1; proxies send names as UTF-8."""
    return header.encode("latin-1").decode("utf-8", "replace")


def _asset(name: str) -> str:
    for folder in _FOLDERS:
        found = folder / name
        if found.is_file():
            return found.read_text(encoding="utf-8")
    raise FileNotFoundError(name)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = templates(_asset)
    environment.filters |= {"short": short, "say": say}
    return environment


__all__: Sequence[str] = ["Desk", "desk_of", "fonts_and", "person", "short"]
