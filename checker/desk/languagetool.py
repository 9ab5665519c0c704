"""The draft check as a LanguageTool server, so that the add-ons of editors and word processors underline passages.

`POST /v2/check` takes `text` or `data`, and `language`; `GET /v2/languages` names the one language.  Only what an editor
must see becomes a match.  A value is never offered as a replacement for another: `replacements` holds spellings alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from checker.desk.submitted import Submitted, SubmittedError, utf16
from checker.draft.check import check_draft
from checker.draft.manuscript import Manuscript, manuscript
from checker.draft.notes import DraftReport, Note, Status
from checker.draft.wording import CATEGORIES, COMMENT, STATUS
from checker.intake.encoding import arabic_share
from checker.model import Article, Span
from checker.report.excerpt import clean
from checker.report.wording import Lang, say
from checker.rules import Rules, load_rules

LOCAL: Final = ("127.0.0.1", "localhost")
_MAX_BODY: Final = 2_000_000  # bytes: percent-encoded Arabic takes six a letter
_MAX_TEXT: Final = 100_000  # characters, markup included; a long feature has 20,000
_MAX_FIELDS: Final = 50
_AT_ONCE: Final = 2  # checks; add-ons send a text again at each pause of the writer
_AROUND: Final = 45  # characters of context on each side
_ISSUE: Final[dict[Status, str]] = {"spelling": "misspelling", "name": "misspelling"}

Sources = Callable[[Article], Sequence[Article]]
"""What a draft is compared with: the same articles for every draft, or those of its story."""


def make_app(
    sources: Sources, rules: Rules | None = None, lang: Lang = "ar", hosts: Sequence[str] = LOCAL
) -> Starlette:
    """A server of its own.  Requests that name another host are refused, so that no web page reaches it by a name of its own."""
    return Starlette(
        routes=routes(sources, rules, lang, hosts),
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False)],
    )


def routes(
    sources: Sources, rules: Rules | None = None, lang: Lang = "ar", hosts: Sequence[str] = LOCAL
) -> list[Route]:
    """The two addresses, for an application that checks the host itself."""
    endpoint = _Endpoint(sources, rules or load_rules(), lang, hosts)
    return [
        Route("/v2/check", endpoint.check, methods=["POST"]),
        Route("/v2/languages", endpoint.languages, methods=["GET"]),
    ]


class _RefusedError(Exception):
    """A request that is not answered: the status and one line that says why."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class _Endpoint:
    def __init__(self, sources: Sources, rules: Rules, lang: Lang, hosts: Sequence[str]) -> None:
        self.sources = sources
        self.rules = rules
        self.lang: Lang = lang
        self.hosts = hosts
        self.limiter = CapacityLimiter(_AT_ONCE)

    async def languages(self, _: Request) -> Response:
        return _json([{"name": "Arabic", "code": "ar", "longCode": "ar"}])

    async def check(self, request: Request) -> Response:
        try:
            self._refuse_other_sites(request)
            fields = await _fields(request)
            submitted = _submitted(fields)
            _refuse_other_languages(fields.get("language", ""))
        except _RefusedError as refused:
            return PlainTextResponse(f"Error: {refused}", refused.status)
        return await to_thread.run_sync(self._answer, submitted, fields, limiter=self.limiter)

    def _refuse_other_sites(self, request: Request) -> None:
        """A page of another site may send a form here; an add-on has a scheme of its own."""
        try:
            origin = urlsplit(request.headers.get("origin", ""))
            refused = origin.scheme in ("http", "https") and origin.hostname not in self.hosts
        except ValueError:  # no address at all
            refused = True
        if refused:
            raise _RefusedError(403, "this page may not use the checker")

    def _answer(self, submitted: Submitted, fields: dict[str, str]) -> Response:
        draft = manuscript(submitted.text, self.rules)
        share = arabic_share(submitted.text)
        matches: list[dict[str, Any]] = []
        if share > 0:
            report = check_draft(draft.article, self.sources(draft.article), self.rules)
            off = set(fields.get("disabledRules", "").split(","))
            matches = [
                match for match in _matches(report, draft, submitted, self.lang) if match["rule"]["id"] not in off
            ]
        return _json(
            {
                "software": _software(),
                "warnings": {"incompleteResults": False},
                "language": {
                    "name": "Arabic",
                    "code": "ar",
                    "detectedLanguage": {"name": "Arabic", "code": "ar", "confidence": round(share, 2)},
                },
                "matches": matches,
            }
        )


# ------------------------------------------------------------------ what comes in


async def _fields(request: Request) -> dict[str, str]:
    """The fields of the form, each once."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise _RefusedError(415, "send a form (application/x-www-form-urlencoded)")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _MAX_BODY:
            raise _RefusedError(413, f"the request is larger than {_MAX_BODY:,} bytes")
    try:
        form = parse_qs(body.decode("ascii", "replace"), keep_blank_values=True, max_num_fields=_MAX_FIELDS)
    except ValueError:
        raise _RefusedError(400, f"more than {_MAX_FIELDS} fields") from None
    return {name: values[0] for name, values in form.items()}


def _submitted(fields: dict[str, str]) -> Submitted:
    if ("text" in fields) == ("data" in fields):
        raise _RefusedError(400, "send either 'text' or 'data'")
    try:
        found = Submitted.plain(fields["text"]) if "text" in fields else Submitted.annotated(fields["data"])
    except SubmittedError as error:
        raise _RefusedError(400, str(error)) from None
    if max(len(found.sent), len(found.text)) > _MAX_TEXT:
        raise _RefusedError(413, f"the text is longer than {_MAX_TEXT:,} characters")
    return found


def _refuse_other_languages(language: str) -> None:
    if not language:
        raise _RefusedError(400, "'language' is missing; send ar or auto")
    if language != "auto" and language.partition("-")[0].lower() != "ar":
        raise _RefusedError(400, f"{clean(language)[:20]!r} is not a language that the checker reads; send ar or auto")


# ------------------------------------------------------------------ what goes out


def _matches(report: DraftReport, draft: Manuscript, submitted: Submitted, lang: Lang) -> Iterator[dict[str, Any]]:
    """A match for each place of each alarm, in the order of the text."""
    places = [(draft.place(span), note) for note in report.alarms for span in note.spans]
    for place, note in sorted(places, key=lambda found: (found[0], found[1].id)):
        yield _match(place, note, report, draft, submitted, lang)


def _match(
    place: Span, note: Note, report: DraftReport, draft: Manuscript, submitted: Submitted, lang: Lang
) -> dict[str, Any]:
    offset, length = submitted.place(*place)
    group = "DRAFT" if note.status == "check" else "NAMES" if note.status in _ISSUE else "SOURCES"
    words = [clean(say(why, lang)) for why in note.why]
    words += [f"{say(COMMENT['copy'], lang)}: {clean(text)}" for text in note.suggestions]
    return {
        "message": ". ".join(words),
        "shortMessage": say(STATUS[note.status], lang),
        "offset": offset,
        "length": length,
        "replacements": [{"value": " ".join(text.split())} for text in note.replacements],
        "context": _context(draft.raw, place),
        "sentence": _sentence(report, draft, place),
        "type": {"typeName": "Other"},
        "rule": {
            "id": f"{note.rule}_{note.status}".upper().replace("-", "_"),
            "description": say(note.label, lang),
            "issueType": _ISSUE.get(note.status, "inconsistency"),
            "category": {"id": group, "name": say(CATEGORIES[group], lang)},
        },
        "ignoreForIncompleteSentence": False,
        "contextForSureMatch": 0,
    }


def _context(raw: str, place: Span) -> dict[str, Any]:
    """The words with some of their line on each side; line ends are shown as spaces, as LanguageTool does."""
    low, high = max(0, place.start - _AROUND), min(len(raw), place.end + _AROUND)
    before = ("..." if low else "") + raw[low : place.start]
    words = raw[place.start : place.end]
    after = raw[place.end : high] + ("..." if high < len(raw) else "")
    text = (before + words + after).replace("\n", " ")
    return {"text": text, "offset": utf16(before), "length": utf16(words)}


def _sentence(report: DraftReport, draft: Manuscript, place: Span) -> str:
    for sentence in report.reading.doc.sentences:
        span = draft.place(Span(sentence.start, sentence.end))
        if span.start <= place.start < span.end:
            return draft.raw[span.start : span.end]
    return ""


def _software() -> dict[str, Any]:
    try:
        number = version("checker")
    except PackageNotFoundError:  # run from its source
        number = "0"
    return {"name": "checker", "version": number, "buildDate": "", "apiVersion": 1, "premium": False, "status": ""}


def _json(answer: Any) -> Response:
    return JSONResponse(answer, headers={"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"})
