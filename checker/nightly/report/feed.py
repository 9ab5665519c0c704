"""The findings of a night as an Atom feed (RFC 4287): an entry keeps its id for as long as the ledger knows the finding."""

from __future__ import annotations

import datetime as dt
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from checker.nightly.report.data import NightReport, Told
from checker.nightly.report.page import Lang, NightPage, NightWords
from checker.report.excerpt import clean

_MOST: Final = 100  # entries; a reader of feeds that asks hourly misses none
_NEVER: Final = "1970-01-01T00:00:00Z"


def render_feed(night: NightReport, lang: Lang = "ar") -> bytes:
    """New and open findings, worst first; addresses are relative to where the feed lies."""
    words = NightWords(lang)
    page = NightPage(night, words)
    told = [*page.new, *page.open][:_MOST]
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{lang}">',
        "  <id>urn:x-checker:findings</id>",
        f"  <title>{_text(words('title'))}</title>",
        f"  <updated>{_time(night.as_of)}</updated>",
        "  <author><name>checker</name></author>",
        '  <link rel="self" href="findings.atom"/>',
        '  <link rel="alternate" type="text/html" href="index.html"/>',
        *(_entry(one, page, night) for one in told),
        "</feed>",
    ]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _entry(told: Told, page: NightPage, night: NightReport) -> str:
    finding = told.finding
    words = page.words
    title = f"{words.of('verdicts', page.kind(told))}: {page.label(told)} · {told.title}"
    sides = [f"{page.outlet(side.outlet)}: {side.before}«{side.text}»{side.after}" for side in told.sides[: page.most]]
    summary = "\n".join([str(page.why(told).striptags()), *sides])
    updated = max((side.published for side in told.sides if side.published), default=night.as_of)
    return (
        f"  <entry><id>urn:x-checker:finding:{finding.fingerprint}</id><title>{_text(title)}</title>"
        f"<updated>{_time(updated)}</updated><category term={quoteattr(finding.rule)}/>"
        f'<category term="{finding.status}"/><link href={quoteattr(told.href or "index.html")}/>'
        f"<summary>{_text(summary)}</summary></entry>"
    )


def _text(text: str) -> str:
    """Outside words in an element: escaped, and without what no XML may hold."""
    return escape("\n".join(clean(line) for line in text.split("\n")))


def _time(iso: str | None) -> str:
    """RFC 3339; a time that states no zone is taken for UTC."""
    if not iso:
        return _NEVER
    moment = dt.datetime.fromisoformat(iso)
    moment = moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
