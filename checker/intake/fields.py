"""What the fields of a record are called, and a record of named fields as an article."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, cast

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from checker.intake.encoding import UnreadableError
from checker.intake.markup import clean_text
from checker.intake.record import Flaw, Record, Stated
from checker.model import CheckerError

CONFIG: Final = "checker.toml"
# As the usual exports, APIs and crawls call them; the first that holds something wins.  Case and signs do not count.
_USUAL: Final[Mapping[str, tuple[str, ...]]] = {
    "title": ("title", "headline", "name", "post_title"),
    "body": (
        "body", "articleBody", "content", "text", "content_html", "body_html", "content_text", "full_text", "maintext", "post_content",
        "article", "description", "summary",
    ),
    "outlet": ("outlet", "publisher", "source", "source_name", "site_name", "site", "newspaper", "provider", "domain"),
    "published": (
        "published", "published_at", "date_published", "pubDate", "publication_date", "publish_date", "post_date",
        "issued", "date", "datetime", "timestamp", "created_at", "date_created", "date_modified", "updated",
        "date_extracted",
    ),
    "url": ("url", "link", "canonical_url", "permalink", "source_url", "href"),
    "id": ("guid", "uuid", "uri", "id", "_id", "article_id"),
}  # fmt: skip
# what stands for a value that is itself a record: {"rendered": …} in WordPress, {"name": …} in schema.org
_INNER: Final = ("name", "rendered", "value", "text", "content", "title", "#text", "@value", "href", "url")
_LONG: Final = 100  # characters of a field's name
_TITLE: Final = 10_000  # characters; some columns called title hold the whole text of a short article
_ADDRESS: Final = re.compile(r"https?://", re.I)


class Fields(BaseModel):
    """Names of fields by what they hold, beside the usual ones: `title = "headline"` or a list; dots lead inward."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    title: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    url: tuple[str, ...] = ()
    id: tuple[str, ...] = ()

    @field_validator("*", mode="before")
    @classmethod
    def _several(cls, value: object) -> object:
        return (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list) else value


def load_fields(path: Path | None = None) -> Fields:
    """The table `[intake.fields]` of a configuration file; without a path, of `checker.toml` here if there is one.

    Raises CheckerError in one line that names the file and the key.
    """
    where = path or Path(CONFIG)
    if path is None and not where.is_file():
        return Fields()
    try:
        table = tomllib.loads(where.read_text(encoding="utf-8-sig")).get("intake", {})
        return Fields.model_validate(table.get("fields", {}) if isinstance(table, dict) else table)
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        key = ".".join(str(part) for part in first["loc"])
        allowed = ", ".join(Fields.model_fields)
        raise CheckerError(f"{where}: [intake.fields] {key}: {first['msg']}; the keys are {allowed}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CheckerError(f"{where}: is not TOML: {error}") from None


def names_of(fields: Fields, columns: Iterable[str]) -> list[str]:
    """Those of a table's columns that may hold something of an article."""
    wanted = {_plain(name) for slot in _USUAL for name in (*getattr(fields, slot), *_USUAL[slot])}
    outer = {name.partition(".")[0] for slot in _USUAL for name in getattr(fields, slot)}
    return [column for column in columns if column in outer or _plain(column) in wanted]


def record_of(values: Mapping[str, Any], fields: Fields, place: str, outlet: str | None = None) -> Record | Flaw:
    """The article that a record of named fields holds; `outlet` is whose it is where the record does not say."""
    items = reversed(list(values.items()))
    plain = {_plain(key): value for key, value in items if isinstance(key, str) and len(key) <= _LONG}
    found: dict[str, Any] = {}
    for slot, usual in _USUAL.items():
        own = (_inward(values, name) for name in getattr(fields, slot))
        known = (plain.get(_plain(name)) for name in usual)
        found[slot] = next((value for value in (*own, *known) if _words(value)), None)
    if not found["body"] and not found["title"]:
        if any(_plain(name) in plain for name in (*_USUAL["title"], *_USUAL["body"])):
            return Flaw(place, "holds no article: its title and its body are empty")
        keys = ", ".join(str(key)[:30] for key in list(values)[:6]) or "none"
        return Flaw(place, f"holds no article: no title and no body among its keys ({keys}); name them in {CONFIG}")
    return make_record(place, **found | {"outlet": found["outlet"] or outlet})


def make_record(
    place: str,
    *,
    title: object = None,
    body: object = None,
    outlet: object = None,
    published: object = None,
    url: object = None,
    id: object = None,  # noqa: A002 (the field's name in the configuration)
) -> Record | Flaw:
    """A record from what a format has in these places: texts may hold HTML, times may be anything that is one."""
    try:
        head, text = " ".join(clean_text(_words(title)).split()), clean_text(_words(body))
        named = " ".join(clean_text(_words(outlet)).split()) or None
    except UnreadableError as error:
        return Flaw(place, str(error))
    if not head and not text:
        return Flaw(place, "holds no text")
    if len(head) > _TITLE:
        return Flaw(place, f"has a title of {len(head):,} characters; name the right field in {CONFIG}")
    guid = _words(id)
    address = _words(url) or (guid if _ADDRESS.match(guid) else "")
    stated = Stated(title=head or None, outlet=named, published=_moment(published), url=address or None)
    return Record(text or head, stated, place, _key(stated, guid))


def _key(stated: Stated, guid: str) -> str | None:
    """The address; else a name that is one everywhere (it has a scheme); else a number that is the outlet's own."""
    if stated.url:
        return stated.url.partition("#")[0]
    if ":" in guid:
        return guid
    return f"{stated.outlet} {guid}" if guid and stated.outlet else None


@lru_cache(maxsize=1_000)
def _plain(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _inward(values: Mapping[str, Any], path: str) -> object:
    """`source.name`: the value of a key, or of a key within it."""
    if path in values:
        return values[path]
    value: object = values
    for name in path.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _words(value: object, depth: int = 0) -> str:
    """A value as its text: of a list the first, of a record what it is called; whatever else is no text is none."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or value is None or depth > 3:
        return ""
    if isinstance(value, int | float):
        return "" if value != value else str(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, list | tuple) and value:
        parts = [part for part in value if isinstance(part, str)]
        return "\n".join(parts).strip() if len(parts) == len(value) else _words(value[0], depth + 1)
    if isinstance(value, Mapping):
        inner = cast("Mapping[str, object]", value)
        return next((words for name in _INNER if (words := _words(inner.get(name), depth + 1))), "")
    return ""


def _moment(value: object) -> str | None:
    """A time as words; seconds or milliseconds since 1970 become a moment in UTC."""
    words = _words(value)
    if re.fullmatch(r"\d{9,10}(\.\d*)?|\d{12,13}", words):
        seconds = float(words) / (1000 if len(words.partition(".")[0]) > 10 else 1)
        return dt.datetime.fromtimestamp(seconds, dt.UTC).isoformat()
    return " ".join(words.split()) or None
