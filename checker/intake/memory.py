"""What the files of an inbox were found to hold, for whoever reads the same inbox again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from checker.intake.read import Problem
from checker.model import Article

Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class Held(Generic[Kept]):
    """An article that a file holds: under which id, what tells its text from others, what is wrong with its time."""

    article: Kept
    id: str
    said: int
    fault: Problem | None


class Memory(Protocol[Kept]):
    """What files were found to hold, so that one that has not changed need not be read again.

    `file` stands for the bytes of a file, its place, and how it is read.
    """

    def recall(self, file: str) -> Iterable[Held[Kept] | Problem] | None:
        """What a file held when it was read to its end; None where it is to be read."""

    def has(self, kept: Iterable[Kept]) -> bool:
        """Whether these will do in place of the articles; a file is read where they will not."""

    def keep(self, file: str, held: Sequence[Held[Kept] | Problem]) -> None:
        """A file was read to its end."""

    def part_of(self, article: Article) -> Kept:
        """What is kept of an article."""
