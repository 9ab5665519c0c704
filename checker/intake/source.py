"""A file while a reader has it: its bytes in bounded portions, and what is known of its fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from checker.intake.encoding import UnreadableError
from checker.intake.fields import Fields
from checker.intake.record import Flaw, Record

MAX_ARTICLE: Final = 20_000_000  # bytes: an article is a few kilobytes; a file of one that is this large is no article
MAX_RECORD: Final = 8_000_000  # bytes: the same for one record of a file of many, which may hold its HTML as well
_SKIP: Final = 1 << 20  # bytes read at once of a line that is thrown away


@dataclass(frozen=True, slots=True)
class Source:
    """An open file that can be read from its start, and how its fields are called."""

    file: BinaryIO
    fields: Fields = Fields()  # noqa: RUF009 (frozen)

    def whole(self) -> bytes:
        """All of a file that holds one article; raises UnreadableError where it is too large for that."""
        data = self.file.read(MAX_ARTICLE + 1)
        if len(data) > MAX_ARTICLE:
            raise UnreadableError(f"is larger than {MAX_ARTICLE // 1_000_000} MB; give one article a file")
        return data

    def lines(self) -> Iterator[bytes | None]:
        """Line by line with the line ends; None stands for a line longer than MAX_RECORD, which is skipped."""
        while line := self.file.readline(MAX_RECORD + 1):
            if len(line) <= MAX_RECORD:
                yield line
                continue
            while line and not line.endswith(b"\n"):
                line = self.file.readline(_SKIP)
            yield None


Reader = Callable[[Source], Iterator[Record | Flaw]]
"""A format.  Raises UnreadableError with what is wrong and how to mend it where nothing more can be read."""
