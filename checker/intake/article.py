"""A record becomes an article: what its file does not state is taken from the text, where that says it."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from checker.intake.record import Record
from checker.intake.stated import read_time, split_headline, stated_outlet, stated_time
from checker.model import Article
from checker.rules import Rules


def to_article(record: Record, name: str, path: str, rules: Rules, nameless: str | None = None) -> Article:
    """The article of a record; `name` becomes its id, `nameless` its outlet where nothing tells whose it is.

    A time that is none leaves `published` empty; `time_fault` tells it.
    """
    stated = record.stated
    title, body = (stated.title, record.text) if stated.title else split_headline(record.text)
    if body.strip() == title:
        body = ""
    elif body.lstrip().startswith(title + "\n"):
        body = body.lstrip()[len(title) :]
    plain = Article(id=name, title=title, body=body.strip("\n"), url=stated.url, path=path)
    time = read_time(stated.published) if stated.published else stated_time(plain, rules)
    outlet = stated.outlet or stated_outlet(plain, rules) or _host(stated.url) or nameless or name
    return replace(plain, outlet=outlet, published=time)


def time_fault(record: Record) -> str | None:
    """What is wrong with the time that a record states, if anything is."""
    said = record.stated.published
    if not said or read_time(said) is not None:
        return None
    return f"published is {said[:40]!r}; write a date such as 2023-09-14T10:30"


def _host(url: str | None) -> str | None:
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.") or None
    except ValueError:
        return None
