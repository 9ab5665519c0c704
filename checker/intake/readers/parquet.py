"""Parquet, row by row in small batches, and only the columns that hold something of an article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from checker.intake.encoding import UnreadableError
from checker.intake.extras import extra
from checker.intake.fields import names_of, record_of
from checker.intake.record import Flaw, Record
from checker.intake.source import Source

_BATCH: Final = 64  # rows held at once
_LARGE: Final = 64_000_000  # bytes of a column's part of a row group from which on its compression must be credible
_RATIO: Final = 100  # text shrinks to a fifth; a column of one repeated article may be such a bomb
_FOOTER: Final = 10_000_000  # bytes of one string, elements of one list in the file's own description


def read(source: Source) -> Iterator[Record | Flaw]:
    """A record a row."""
    parquet = extra("pyarrow.parquet", "a Parquet file")
    arrow = extra("pyarrow", "a Parquet file")
    try:
        file = parquet.ParquetFile(
            source.file, thrift_string_size_limit=_FOOTER, thrift_container_size_limit=_FOOTER, pre_buffer=False
        )
        columns = file.schema_arrow.names
        wanted = names_of(source.fields, columns)
        if not wanted:
            raise UnreadableError(f"has no column of an article among {', '.join(columns[:6])[:100]}; name them")
        _check_sizes(file.metadata, frozenset(wanted))
        number = 0
        for batch in file.iter_batches(batch_size=_BATCH, columns=wanted, use_threads=False):
            for row in batch.to_pylist():
                number += 1
                yield record_of(row, source.fields, f"row {number}")
    except (arrow.ArrowException, OSError, ValueError, OverflowError) as error:
        raise UnreadableError(f"is a damaged Parquet file: {' '.join(str(error).split())[:100]}") from None


def _check_sizes(metadata: Any, wanted: frozenset[str]) -> None:
    """Raises UnreadableError for a part of the file that unpacks to far more than its size makes credible."""
    for group in range(metadata.num_row_groups):
        for number in range(metadata.row_group(group).num_columns):
            part = metadata.row_group(group).column(number)
            if part.path_in_schema.partition(".")[0] in wanted:
                size = part.total_uncompressed_size
                if size > _LARGE and size > _RATIO * part.total_compressed_size:
                    raise UnreadableError("unpacks to far more than its size makes credible; write it anew")
