"""Feeds from the network into an inbox, politely: what has not changed is not asked for again."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import ip_network
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, field_validator

from checker.intake.encoding import UnreadableError, decode
from checker.intake.fields import Fields
from checker.intake.formats import HEAD, guess, read_records
from checker.intake.network import FetchError, IPNetwork, Limits, asked_to_wait, fetch
from checker.intake.record import Flaw, Record, load_yaml
from checker.model import CheckerError

STATE: Final = ".fetch.json"
_AGENT: Final = "checker (reads news feeds)"
_PAUSE: Final = 1.0  # seconds between two requests to one host
_NAME: Final = 40  # characters of a file's name that are the feed's own
_UNCHANGED: Final = 304


class Feed(BaseModel):
    """One feed: its address, and whose articles it holds where it does not say so itself."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: str
    outlet: str | None = None
    name: str | None = None


class Feeds(BaseModel):
    """The file of feeds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    feeds: tuple[Feed, ...] = Field(min_length=1)
    allow: tuple[str, ...] = ()
    timeout: float = Field(30.0, gt=0, le=600)
    max_bytes: int = Field(20_000_000, gt=0, le=200_000_000)

    @field_validator("feeds", mode="before")
    @classmethod
    def _addresses(cls, value: object) -> object:
        """A feed may be its address alone."""
        return (
            [{"url": item} if isinstance(item, str) else item for item in value] if isinstance(value, list) else value
        )

    @field_validator("allow")
    @classmethod
    def _networks(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for words in value:
            ip_network(words)
        return value

    def limits(self) -> Limits:
        allow: list[IPNetwork] = [ip_network(words) for words in self.allow]
        return Limits(self.timeout, self.max_bytes, allow)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one feed: how many articles are new, or why there are none."""

    url: str
    new: int = 0
    note: str = ""
    failed: bool = False
    flaws: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.url}: {self.note or f'{self.new} new'}"


def load_feeds(path: Path) -> Feeds:
    """The file of feeds; raises CheckerError in one line that names the file and the key."""
    try:
        return load_yaml(decode(path.read_bytes()), Feeds, "the list of feeds")
    except UnreadableError as error:
        raise CheckerError(f"{path}: {error}") from None


def fetch_feeds(feeds: Feeds, inbox: Path) -> Iterator[Outcome]:
    """Fetch each feed, and write those of its articles that were not there last time as one file of the inbox.

    What must be remembered stands in `.fetch.json` in the inbox.  Raises OSError where the inbox cannot be written.
    """
    inbox.mkdir(parents=True, exist_ok=True)
    state = _State(inbox / STATE)
    asked: dict[str, float] = {}
    for feed in feeds.feeds:
        host = feed.url.partition("//")[2].partition("/")[0]
        time.sleep(max(0.0, asked.get(host, 0.0) + _PAUSE - time.monotonic()))
        try:
            outcome = _fetch_feed(feed, feeds.limits(), inbox, state)
        except (FetchError, UnreadableError) as error:
            outcome = Outcome(feed.url, note=str(error), failed=True)
        asked[host] = time.monotonic()
        state.save()
        yield outcome


class _State:
    """What is known of each feed from last time; a damaged file is as good as none."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            known = json.loads(path.read_bytes())
        except (OSError, ValueError, RecursionError):
            known = {}
        self.feeds: dict[str, dict[str, Any]] = (
            {url: entry for url, entry in known.items() if isinstance(entry, dict)} if isinstance(known, dict) else {}
        )

    def of(self, feed: Feed) -> dict[str, Any]:
        return self.feeds.setdefault(feed.url, {})

    def save(self) -> None:
        _write(self.path, json.dumps(self.feeds, ensure_ascii=False, indent=1, sort_keys=True) + "\n")


def _fetch_feed(feed: Feed, limits: Limits, inbox: Path, state: _State) -> Outcome:
    known = state.of(feed)
    until = known.get("until", 0)
    if isinstance(until, int | float) and until > time.time():
        return Outcome(feed.url, note=f"asked to be left alone until {_clock(until)}")
    answer = fetch(feed.url, {"User-Agent": _AGENT, **_conditions(known)}, limits)
    wait = asked_to_wait(answer)
    if wait is not None:
        known["until"] = time.time() + wait
        raise FetchError(
            f"is asked too often (status {answer.status}); it is left alone until {_clock(known['until'])}"
        )
    if answer.status == _UNCHANGED:
        return Outcome(feed.url, note="unchanged")
    if answer.status != 200:
        raise FetchError(f"answered with status {answer.status}")
    records, flaws = _records(answer.content)
    before = known.get("seen")
    seen = set(before) if isinstance(before, list) else set()
    digests = {_digest(record): record for record in records}
    new = [record for digest, record in digests.items() if digest not in seen]
    if new:
        lines = (json.dumps(_row(record, feed), ensure_ascii=False) + "\n" for record in new)
        _write(_free(inbox, _file_name(feed)), "".join(lines))
    # the articles first, then that they are there: killed in between, they come twice and not never
    known.clear()
    known.update(seen=sorted(digests), etag=answer.headers.get("etag"), modified=answer.headers.get("last-modified"))
    return Outcome(feed.url, len(new), flaws=tuple(flaws))


def _conditions(known: dict[str, Any]) -> dict[str, str]:
    """What makes a server answer «unchanged»; both are its own words, which must not become headers of their own."""
    pairs = (("If-None-Match", known.get("etag")), ("If-Modified-Since", known.get("modified")))
    return {name: value for name, value in pairs if isinstance(value, str) and value.isascii() and value.isprintable()}


def _records(content: bytes) -> tuple[list[Record], list[str]]:
    """The articles of a feed, and what was wrong with others; raises UnreadableError where it is no feed."""
    form = guess("", content[:HEAD])
    if form not in ("feed", "json", "jsonl", "newsml"):
        raise UnreadableError(f"is no feed but {form or 'something else'}; give the address of its RSS, Atom or JSON")
    records: list[Record] = []
    flaws: list[str] = []
    try:
        for item in read_records(io.BytesIO(content), form, Fields()):
            if isinstance(item, Flaw):
                flaws.append(f"{item.place}: {item.message}")
            else:
                records.append(item)
    except UnreadableError as error:
        if not records:
            raise
        flaws.append(str(error))
    return records, flaws


def _row(record: Record, feed: Feed) -> dict[str, str | None]:
    stated = record.stated
    row = {
        "id": record.key, "title": stated.title, "outlet": feed.outlet or stated.outlet, "published": stated.published,
        "url": stated.url, "feed": feed.url, "body": record.text,
    }  # fmt: skip
    return {name: value for name, value in row.items() if value}


def _digest(record: Record) -> str:
    words = f"{record.key}\n{record.stated.title}\n{record.text}"
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:16]


def _file_name(feed: Feed) -> str:
    """A name that is no path whatever the feed is called, and another feed's never."""
    called = feed.name or feed.outlet or urlsplit(feed.url).hostname or "feed"
    safe = "".join(letter if letter.isalnum() else "-" for letter in called)[:_NAME].strip("-")
    mark = hashlib.sha256(feed.url.encode()).hexdigest()[:8]
    return f"{safe or 'feed'}-{mark}-{dt.datetime.now(dt.UTC):%Y%m%dT%H%M%SZ}"


def _free(inbox: Path, name: str) -> Path:
    number, path = 1, inbox / f"{name}.jsonl"
    while path.exists():
        number += 1
        path = inbox / f"{name}-{number}.jsonl"
    return path


def _write(path: Path, text: str) -> None:
    """The whole file or none of it; a name with a leading dot is no article yet."""
    part = path.with_name(f".{path.name}.part")
    part.write_text(text, encoding="utf-8", errors="replace")
    os.replace(part, path)


def _clock(moment: float) -> str:
    return f"{dt.datetime.fromtimestamp(moment, dt.UTC):%Y-%m-%d %H:%M} UTC"
