"""CSV and TSV whose first line names the columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Final

from checker.intake.encoding import UnreadableError, decode, encoding_of
from checker.intake.fields import record_of
from checker.intake.record import Flaw, Record
from checker.intake.source import MAX_RECORD, Source

_HEAD: Final = 65_536
_COLUMNS: Final = 1_000  # the widest exports of news have a few dozen
_FIELD: Final = 2_000_000  # characters: an article with its HTML has a few hundred thousand
_DELIMITERS: Final = ",;\t|"


def read(source: Source) -> Iterator[Record | Flaw]:
    """A record a row; whatever is wrong with a row costs that row."""
    head = source.file.read(_HEAD)
    source.file.seek(0)
    encoding = encoding_of(head)
    csv.field_size_limit(_FIELD)
    lines = iter(io.StringIO(decode(source.whole()))) if encoding == "utf-16" else _lines(source, encoding)
    first, before = next(lines, ""), 0
    if first.lower().startswith("sep="):  # Excel's own way to say it
        first, before = next(lines, ""), 1
    rows = csv.reader(_chain(first, lines), delimiter=max(_DELIMITERS, key=first.count))
    names: list[str] | None = None
    while True:
        place = f"line {rows.line_num + 1 + before}"
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield Flaw(place, f"is no row of CSV: {error}")
            continue
        if row is None:
            return
        if names is None:
            names = _names(row)
        elif any("\ufffd" in cell for cell in row):
            yield Flaw(place, f"is not {encoding.removesuffix('-sig').upper()} text; save the file as UTF-8")
        elif row:
            yield record_of(dict(zip(names, row, strict=False)), source.fields, place)


def _names(row: list[str]) -> list[str]:
    if len(row) > _COLUMNS:
        raise UnreadableError(f"has {len(row):,} columns in its first line; it is no table of articles")
    return [name.strip() for name in row]


def _chain(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _lines(source: Source, encoding: str) -> Iterator[str]:
    for number, line in enumerate(source.lines(), 1):
        if line is None:
            raise UnreadableError(f"line {number} is longer than {MAX_RECORD // 1_000_000} MB; the rest was not read")
        yield line.decode(encoding, errors="replace")
