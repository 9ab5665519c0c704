"""Parquet, row by row in small batches, and only the columns that hold something of an article."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any, Final

from checker.intake.encoding import UnreadableError
from checker.intake.extras import extra
from checker.intake.fields import names_of, record_of
from checker.intake.record import Flaw, Record
from checker.intake.source import Source

_BATCH: Final = 64  # rows held at once
_SLACK: Final = 30_000_000  # bytes that any file may unpack to
_RATIO: Final = 50  # and how much more by its size; text shrinks to a fifth
_FOOTER: Final = 10_000_000  # bytes of one string, elements of one list in the file's own description


def read(source: Source) -> Iterator[Record | Flaw]:
    """A record a row."""
    parquet = extra("pyarrow.parquet", "a Parquet file")
    arrow = extra("pyarrow", "a Parquet file")
    size = source.file.seek(0, os.SEEK_END)
    source.file.seek(0)
    try:
        file = parquet.ParquetFile(
            source.file, thrift_string_size_limit=_FOOTER, thrift_container_size_limit=_FOOTER, pre_buffer=False
        )
        columns = file.schema_arrow.names
        wanted = names_of(source.fields, columns)
        if not wanted:
            raise UnreadableError(f"has no column of an article among {', '.join(columns[:6])[:100]}; name them")
        _check_size(file, size)
        number = 0
        for batch in file.iter_batches(batch_size=_BATCH, columns=wanted, use_threads=False):
            for row in batch.to_pylist():
                number += 1
                yield record_of(row, source.fields, f"row {number}")
    except (arrow.ArrowException, OSError, ValueError, OverflowError) as error:
        raise UnreadableError(f"is a damaged Parquet file: {' '.join(str(error).split())[:100]}") from None


def _check_size(file: Any, size: int) -> None:
    """Raises UnreadableError for a file that unpacks to far more than its size makes credible.

    Asked of the row groups: asked of a column, pyarrow ends the whole process where the file's description is damaged.
    """
    metadata = file.metadata
    unpacked = sum(metadata.row_group(number).total_byte_size for number in range(metadata.num_row_groups))
    if unpacked > _SLACK + _RATIO * size:
        raise UnreadableError("unpacks to far more than its size makes credible; write it anew")
