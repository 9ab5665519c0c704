"""Which format a file is in, by its name and its first bytes, and the reader for it."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import BinaryIO, Final

from checker.intake.encoding import UnreadableError, arabic_share
from checker.intake.fields import Fields
from checker.intake.record import Flaw, Record
from checker.intake.source import Reader, Source
from checker.model import CheckerError

HEAD: Final = 65_536  # bytes by which a format is known: the first line of JSON Lines holds a whole article
_PATIENCE: Final = 5_000  # flaws without one article between them: the file is something else


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what its files are called, and where its reader stands (imported when a file is read)."""

    about: str
    module: str
    suffixes: tuple[str, ...] = ()
    function: str = "read"


FORMATS: Final[Mapping[str, Format]] = {
    "text": Format(
        "plain text or Markdown, with or without front matter", "plain", (".txt", ".text", ".md", ".markdown")
    ),
    "json": Format("a JSON array or object of articles; JSON Feed", "jsons", (".json",)),
    "jsonl": Format("JSON Lines: a record a line", "jsons", (".jsonl", ".ndjson"), "read_lines"),
    "ninjs": Format("ninjs 1, 2 and 3: an item, an array or one a line", "jsons"),
    "feed": Format("RSS, Atom, and what WordPress exports", "feed", (".rss", ".atom", ".wxr")),
    "newsml": Format("NewsML-G2", "newsml"),
    "docx": Format("Word's .docx", "docx", (".docx",)),
    "csv": Format("CSV or TSV with a line of names", "table", (".csv", ".tsv")),
    "parquet": Format("Parquet", "parquet", (".parquet", ".pq")),
    "warc": Format("WARC, compressed or not: the pages in it", "warc", (".warc", ".warc.gz")),
    "html": Format("a page: JSON-LD first, then its main text", "page", (".html", ".htm", ".xhtml")),
}
_ARABIC: Final = 0.2  # of the letters: below it a text is in another language with some Arabic names
_SAMPLE: Final = 5_000  # characters by which the language is known
_MOST: Final = (
    400_000  # characters of an article: the longest that were met have half of it, and it takes half a minute
)
_ROOT: Final = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)[\s>/]")
_HTML: Final = re.compile(rb"<!doctype\s+html\b", re.I)
_ROOTS: Final = {
    "rss": "feed", "feed": "feed", "RDF": "feed", "newsMessage": "newsml", "newsItem": "newsml",
    "html": "html", "HTML": "html",
}  # fmt: skip
_SIGNS: Final = {
    b"PK\x03\x04": "docx", b"\xd0\xcf\x11\xe0": "docx", b"PAR1": "parquet", b"WARC/": "warc", b"\x1f\x8b": "warc",
}  # fmt: skip
_BY_SUFFIX: Final = {suffix: name for name, known in FORMATS.items() for suffix in known.suffixes}


def check_format(name: str | None) -> str | None:
    """The name itself; raises CheckerError where no format is called so."""
    if name is not None and name not in FORMATS:
        raise CheckerError(f"no format is called {name[:40]!r}; the formats are {', '.join(FORMATS)}")
    return name


def guess(name: str, head: bytes) -> str | None:
    """The format of a file: its content where that is plain to see, else its name; None where neither tells."""
    known = next((form for sign, form in _SIGNS.items() if head.startswith(sign)), None)
    if known is not None:
        return known
    named = next((form for suffix, form in _BY_SUFFIX.items() if name.lower().endswith(suffix)), None)
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if start[:1] == b"<" and named in (None, "feed"):
        return _markup_kind(start) or named
    if named in ("json", "jsonl") or (named is None and start[:1] in (b"{", b"[")):
        return _json_kind(start)
    return named


def _markup_kind(start: bytes) -> str | None:
    """The format by the root element.  XML of another kind is told as such, since it would pass for a text."""
    found = _ROOT.search(start)
    root = found[1].decode() if found else ""
    if _HTML.match(start):
        return "html"
    if root not in _ROOTS and start.startswith(b"<?xml"):
        known = ", ".join(sorted(_ROOTS))
        raise UnreadableError(f"is XML, but <{root[:40]}> is none of the kinds that are read: {known}")
    return _ROOTS.get(root)


def _json_kind(start: bytes) -> str:
    """Lines, or one value?  A first line that is a value by itself and is followed by another makes it lines."""
    first, end, rest = start.partition(b"\n")
    if not end:
        return "jsonl" if len(first) > HEAD // 2 and first[:1] == b"{" else "json"
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        # a broken first line is still a line when the second one opens as one
        return "jsonl" if first[:1] == rest.lstrip()[:1] == b"{" and len(first) > 2 else "json"
    return "jsonl" if rest.strip() else "json"


def reader_of(form: str) -> Reader:
    """The reader of a format; whatever it stands on is imported now."""
    known = FORMATS[form]
    reader: Reader = getattr(import_module(f"checker.intake.readers.{known.module}"), known.function)
    return reader


def read_records(file: BinaryIO, form: str, fields: Fields) -> Iterator[Record | Flaw]:
    """What an open file of a known format holds.

    Raises UnreadableError, after what could be read, where the rest cannot.
    """
    head = file.read(1024)
    file.seek(0)
    if not head.strip():
        raise UnreadableError("is empty; give a file with the article's text")
    empty, flaws = True, 0
    try:
        for found in reader_of(form)(Source(file, fields)):
            item = found if isinstance(found, Flaw) else _article_or_flaw(found)
            yield item
            empty = False
            flaws = flaws + 1 if isinstance(item, Flaw) else 0
            if flaws >= _PATIENCE:
                raise UnreadableError(f"holds no article in {_PATIENCE:,} records in a row, so the rest was not read")
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror or error}") from None
    if empty:
        raise UnreadableError(f"holds no articles, read as {form}; name its format with --as if it is another")


def _article_or_flaw(record: Record) -> Record | Flaw:
    if len(record.text) > _MOST:
        return Flaw(record.place, f"has {len(record.text):,} characters; an article has a few thousand")
    if arabic_share(f"{record.stated.title or ''}\n{record.text[:_SAMPLE]}") < _ARABIC:
        return Flaw(record.place, "holds no Arabic text; the checker reads Arabic articles")
    return record
