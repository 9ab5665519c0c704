"""WARC, as crawlers and web archives write it: every page that was answered with one."""

from __future__ import annotations

import gzip
import io
import os
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import Any, BinaryIO, Final

from checker.intake.encoding import UnreadableError, decode_markup
from checker.intake.extras import extra
from checker.intake.readers.page import page_record
from checker.intake.record import Flaw, Record
from checker.intake.source import Source

_PAGE: Final = 8_000_000  # bytes: a page of news has a few hundred thousand
_RATIO: Final = 50  # to which a file may unpack; real ones shrink to a tenth or a fifth
_SLACK: Final = 50_000_000  # bytes that any file may unpack to
_LINE: Final = 4_000_000  # bytes without a line end, be it of a header or of a page


def read(source: Source) -> Iterator[Record | Flaw]:
    """The articles of the pages, with the address that each was found at."""
    archive = extra("warcio.archiveiterator", "a WARC file")
    failed = extra("warcio.exceptions", "a WARC file").ArchiveLoadFailed
    number = 0
    try:
        for entry in _quietly(archive.ArchiveIterator(_Unpacked(source.file))):
            if _is_page(entry):
                number += 1
                yield _page(entry, f"page {number}")
    except AttributeError:  # warcio asks nothing of a header that is missing
        raise UnreadableError("is a damaged WARC file: a record lacks a header that it must have") from None
    except (failed, zlib.error, gzip.BadGzipFile, EOFError, ValueError) as error:
        raise UnreadableError(f"is a damaged WARC file: {' '.join(str(error).split())[:100]}") from None


def _quietly(entries: Iterator[Any]) -> Iterator[Any]:
    """warcio writes what it doubts, bytes of the page and all, to standard error."""
    while True:
        with redirect_stderr(io.StringIO()):
            entry = next(entries, None)
        if entry is None:
            return
        yield entry


class _Unpacked:
    """The file as warcio reads it, which by itself keeps a line of any length and unpacks without end."""

    def __init__(self, file: BinaryIO) -> None:
        self.allowed = _SLACK + _RATIO * file.seek(0, os.SEEK_END)
        file.seek(0)
        packed = file.read(2) == b"\x1f\x8b"
        file.seek(0)
        self.file = gzip.GzipFile(fileobj=file) if packed else file
        self.at = 0
        self.line = 0

    def read(self, size: int = -1) -> bytes:
        data = self.file.read(size)
        if self.at == 0 and not data.startswith(b"WARC/"):
            raise UnreadableError("is a compressed file that holds no WARC; unpack it first")
        self.at += len(data)
        self.line = self.line + len(data) if b"\n" not in data else 0
        if self.at > self.allowed or self.line > _LINE:
            raise UnreadableError("unpacks to far more than its size makes credible; the rest was not read")
        return data

    def tell(self) -> int:
        return self.at


def _is_page(entry: Any) -> bool:
    headers = entry.http_headers
    if entry.rec_type != "response" or headers is None or headers.get_statuscode() != "200":
        return False
    return "html" in (headers.get_header("Content-Type") or "").lower()


def _page(entry: Any, place: str) -> Record | Flaw:
    url = entry.rec_headers.get_header("WARC-Target-URI")
    with redirect_stderr(io.StringIO()):
        data = entry.content_stream().read(_PAGE + 1)
    if len(data) > _PAGE:
        return Flaw(place, f"is larger than {_PAGE // 1_000_000} MB ({str(url)[:100]})")
    try:
        return page_record(decode_markup(data), place, url)
    except UnreadableError as error:
        return Flaw(place, f"{error} ({str(url)[:100]})")
