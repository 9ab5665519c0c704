"""The files of an inbox as the run before found them: one that has not changed is not read again.

A file is known by a hash of its bytes, never by its time or size; what it holds is kept without the texts, which the
ledger has already.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from checker.intake.fields import Fields
from checker.intake.inbox import read_inbox
from checker.intake.memory import Held
from checker.intake.read import Problem
from checker.model import Article
from checker.nightly.entries import Stub
from checker.nightly.fingerprint import digest
from checker.nightly.intake import older, stub_of
from checker.nightly.ledger import Ledger
from checker.nightly.record import in_ledger, keep_files, kept_files
from checker.nightly.rows import pack, unpack
from checker.nightly.version import version
from checker.rules import Rules

Item = Held[Stub] | Problem


def inbox_of(
    ledger: Ledger,
    paths: Sequence[str],
    fields: Fields | None,
    form: str | None,
    rules: Rules,
    since: dt.date | None = None,
) -> Iterator[Article | Stub | Problem]:
    """An inbox, of which those files are read that the ledger does not know: of the others come stubs."""
    files = _Files(ledger, digest(rules.digest, version()), since)
    yield from read_inbox(paths, fields, form, rules, files)
    keep_files(ledger, files.met)


class _Files:
    """A `Memory` of files: those that were kept, and those that this inbox has."""

    def __init__(self, ledger: Ledger, reader: str, since: dt.date | None) -> None:
        self.reader = reader
        self.since = since
        self.met: dict[str, bytes] = {}
        self._kept = kept_files(ledger)
        self._held = {key: [_item(row) for row in unpack(held)] for key, held in self._kept.items()}
        keys = {item.article.key for held in self._held.values() for item in held if isinstance(item, Held)}
        self._known = in_ledger(ledger, sorted(keys))

    def recall(self, file: str) -> Sequence[Item] | None:
        key = digest("file", self.reader, file)
        if key in self._held:
            self.met[key] = self._kept[key]
        return self._held.get(key)

    def has(self, kept: Iterable[Stub]) -> bool:
        """Not where an earlier run left an article out that this one wants, or was killed before it had it."""
        return all(stub.key in self._known or older(stub, self.since) for stub in kept)

    def keep(self, file: str, held: Sequence[Item]) -> None:
        self.met[digest("file", self.reader, file)] = pack([_row(item) for item in held])

    def part_of(self, article: Article) -> Stub:
        return stub_of(article)


def _row(item: Item) -> list[Any]:
    if isinstance(item, Problem):
        return [item.path, item.message, item.place]
    stub = item.article
    fault = _row(item.fault) if item.fault is not None else None
    return [stub.key, stub.outlet, stub.day, stub.url, stub.path, item.id, item.said, fault]


def _item(row: list[Any]) -> Item:
    if len(row) == 3:
        return Problem(*row)
    *stub, key, said, fault = row
    return Held(Stub(*stub), key, said, Problem(*fault) if fault else None)
