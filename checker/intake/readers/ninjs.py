"""ninjs, the IPTC's news in JSON: versions 1, 2 and 3 differ in the names and shapes of the same fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from checker.intake.fields import make_record
from checker.intake.record import Flaw, Record

# version 1 and 2 in small letters, 3 in camel case
_ONLY_HERE: Final = (
    "bodies",
    "body_xhtml",
    "bodyXhtml",
    "versioncreated",
    "versionCreated",
    "headlines",
    "infosources",
)
_BODIES: Final = ("body_xhtml", "body_html", "body_text", "bodyXhtml", "bodyHtml", "bodyText")
_TIMES: Final = (
    "contentcreated", "contentCreated", "firstcreated", "firstCreated", "versioncreated", "versionCreated",
)  # fmt: skip
_OWNERS: Final = ("infosources", "infoSources", "organisations")
_OWNER_NAMES: Final = ("copyrightholder", "copyrightHolder", "provider", "source")
_MAIN: Final = ("main", "web", "text/html", "text/plain")  # of several bodies or headlines: the one for readers
_WITHDRAWN: Final = frozenset(("canceled", "cancelled", "withheld"))


def is_ninjs(item: Mapping[str, Any]) -> bool:
    """Does an object have fields that only ninjs calls so?"""
    return any(name in item for name in _ONLY_HERE)


def ninjs_record(item: Mapping[str, Any], place: str) -> Record | Flaw:
    """The article of a ninjs item; pictures and withdrawn items are Flaws."""
    status = str(item.get("pubstatus", item.get("pubStatus", "usable")))
    if status in _WITHDRAWN:
        return Flaw(place, f"was withdrawn by its agency (pubstatus {status})")
    kind = item.get("type", "text")
    if kind != "text":
        return Flaw(place, f"is a {str(kind)[:20]}, no text")
    return make_record(
        place,
        title=_main(item.get("headlines")) or item.get("headline") or item.get("title") or item.get("name"),
        body=_main(item.get("bodies")) or _first(item, _BODIES),
        outlet=_first(item, _OWNER_NAMES) or _main(_first(item, _OWNERS)),
        published=_first(item, _TIMES),
        url=_first(item, ("url", "link", "canonicalurl")),
        id=item.get("uri"),
    )


def _first(item: Mapping[str, Any], names: Sequence[str]) -> Any:
    return next((item[name] for name in names if item.get(name)), None)


def _main(parts: object) -> object:
    """Of parts with roles the main one's value; the first where none is called so."""
    if not isinstance(parts, list):
        return None
    known = [part for part in parts if isinstance(part, Mapping)]
    roles = ("role", "contenttype", "contentType")
    ranked = sorted(known, key=lambda part: min((_rank(part.get(role)) for role in roles), default=len(_MAIN)))
    return next((value for part in ranked if (value := part.get("value") or part.get("name"))), None)


def _rank(role: object) -> int:
    return _MAIN.index(role) if role in _MAIN else len(_MAIN)
