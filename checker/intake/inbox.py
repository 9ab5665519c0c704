"""Everything that came in, article by article: folders to any depth, files of one article or of a million."""

from __future__ import annotations

import glob
import hashlib
import os
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, BinaryIO, Final, Generic

from checker.intake.article import time_fault, to_article
from checker.intake.encoding import UnreadableError
from checker.intake.extras import present
from checker.intake.fields import Fields
from checker.intake.formats import check_format, read_records
from checker.intake.memory import Held, Kept, Memory
from checker.intake.read import Problem, form_of, open_file, printable
from checker.intake.record import Flaw, Stated
from checker.intake.sidecar import NAME as SIDECAR
from checker.intake.sidecar import read_sidecar
from checker.intake.source import MAX_ARTICLE
from checker.model import Article
from checker.rules import Rules, load_rules

_PORTION: Final = 1 << 20  # bytes of a file read at once
_LARGE: Final = 1 << 30  # bytes: two seconds of hashing; a file that claims more may be a hole without end


def read_inbox(
    paths: Sequence[str],
    fields: Fields | None = None,
    as_: str | None = None,
    rules: Rules | None = None,
    memory: Memory[Kept] | None = None,
) -> Iterator[Article | Kept | Problem]:
    """The articles of files, folders (to any depth) and globs as they are read, and what could not be read.

    `fields` are further names of fields, `as_` is the format where it is not to be guessed; names with a leading dot
    are passed over.  An article's id depends on its address or guid, else on its place below the path given: it stays
    the same from run to run.  What comes again under the same id with the same text is left out; with another text it
    is another version and gets an id of its own.  Only ids are kept in memory.  Of a file that `memory` recalls come
    the parts that it has kept of the articles.  Raises CheckerError for an unknown format; nothing raises for bad input.
    """
    inbox = _Inbox(rules or load_rules(), fields or Fields(), check_format(as_), memory)
    for given in paths:
        for root, path in _files(given):
            if isinstance(path, Problem):
                yield path
            else:
                yield from inbox.read(path, os.path.relpath(path, root))


def there(given: str) -> bool:
    """Whether a path or a glob means anything that exists."""
    return os.path.exists(given) or (glob.has_magic(given) and bool(glob.glob(given, recursive=True)))


@dataclass(slots=True)
class _Inbox(Generic[Kept]):
    """What must be remembered between two articles."""

    rules: Rules
    fields: Fields
    form: str | None
    memory: Memory[Kept] | None
    seen: dict[str, int] = field(default_factory=dict)  # id -> what tells its text from others
    folder: Path | None = None
    sidecar: dict[str, Stated] = field(default_factory=dict)

    def read(self, path: Path, name: str) -> Iterator[Article | Kept | Problem]:
        shown = printable(str(path))[:300]
        if path.parent != self.folder:
            yield from self._enter(path.parent)
        if path.name == SIDECAR:
            return
        try:
            with open_file(path) as file:
                for item in self._held(file, path, name):
                    if isinstance(item, Problem):
                        yield item
                    else:
                        yield from self._accept(item)
        except UnreadableError as error:
            yield Problem(shown, str(error))

    def _held(self, file: BinaryIO, path: Path, name: str) -> Iterator[Held[Article] | Held[Kept] | Problem]:
        """What a file holds: as it was kept where nothing has changed, else read, and kept when that came to its end."""
        entry = self.sidecar.get(path.name, Stated())
        if self.memory is None or os.fstat(file.fileno()).st_size > _LARGE:
            yield from self._read(file, path, name, entry)
            return
        key = self._key(file, path, name, entry)
        known = self.memory.recall(key)
        if known is not None and self.memory.has(self._new(known)):
            yield from known
            return
        held: list[Held[Kept] | Problem] = []
        for item in self._read(file, path, name, entry):
            yield item
            held.append(item if isinstance(item, Problem) else self._part(item, self.memory))
        self.memory.keep(key, held)

    def _key(self, file: BinaryIO, path: Path, name: str, entry: Stated) -> str:
        """Stands for all that reading a file depends on but the rules and the checker."""
        said = hashlib.sha256()
        try:
            while portion := file.read(_PORTION):
                said.update(portion)
            file.seek(0)
        except OSError as error:
            raise UnreadableError(f"cannot be read: {error.strerror or error}") from None
        how = (str(path), name, str(self.form), self.fields.model_dump_json(), entry.model_dump_json(), present())
        return hashlib.sha256("\0".join((said.hexdigest(), *how)).encode("utf-8", "surrogateescape")).hexdigest()

    @staticmethod
    def _part(item: Held[Article], memory: Memory[Kept]) -> Held[Kept]:
        return Held(memory.part_of(item.article), item.id, item.said, item.fault)

    def _read(self, file: BinaryIO, path: Path, name: str, entry: Stated) -> Iterator[Held[Article] | Problem]:
        shown = printable(str(path))[:300]
        form = self.form or form_of(file, path.name, None)
        for item in read_records(file, form, self.fields):
            if isinstance(item, Flaw):
                yield Problem(shown, item.message, item.place)
                continue
            record = replace(item, stated=entry.over(item.stated))
            key = _digest(record.key or record.stated.url or f"{name}\n{record.place}")
            article = to_article(record, key, shown, self.rules, printable(path.stem))
            fault = time_fault(record)
            problem = Problem(shown, fault, record.place) if fault is not None else None
            yield Held(article, key, int(_digest(article.text), 16), problem)

    def _enter(self, folder: Path) -> Iterator[Problem]:
        """Each folder may have a `story.yaml` that says what its files do not."""
        self.folder, self.sidecar = folder, {}
        if (folder / SIDECAR).is_file():
            try:
                with open_file(folder / SIDECAR) as file:
                    self.sidecar = dict(read_sidecar(file.read(MAX_ARTICLE)).articles)
            except UnreadableError as error:
                yield Problem(printable(str(folder / SIDECAR))[:300], str(error))

    def _new(self, held: Iterable[Held[Kept] | Problem]) -> Iterator[Kept]:
        """The articles of a file that have not come before."""
        seen = ChainMap({}, self.seen)
        for item in held:
            if isinstance(item, Held) and (name := _name(item, seen)) is not None:
                seen[name] = item.said
                yield item.article

    def _accept(self, item: Held[Article] | Held[Kept]) -> Iterator[Article | Kept | Problem]:
        """An article, where it has not come before."""
        name = _name(item, self.seen)
        if name is None:
            return
        self.seen[name] = item.said
        if item.fault is not None:
            yield item.fault
        yield replace(item.article, id=name) if isinstance(item.article, Article) else item.article


def _name(item: Held[Any], seen: Mapping[str, int]) -> str | None:
    """The id of an article: another version of one has its own; None where it has come before."""
    name = item.id
    if seen.get(name, item.said) != item.said:
        name = f"{name}-{item.said:016x}"[:25]
    return None if name in seen else name


def _digest(words: str) -> str:
    """Sixteen hexadecimal digits: of ten million articles two share them once in 370,000 nights."""
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:16]


def _files(given: str) -> Iterator[tuple[Path, Path | Problem]]:
    """The files that a path means, each with the folder that it is told from, in the order of their names."""
    path = Path(given)
    if os.path.isdir(given):
        yield from ((path, found) for found in _walk(path))
        return
    matches = sorted(glob.glob(given, recursive=True)) if glob.has_magic(given) and not os.path.exists(given) else []
    for match in matches:
        yield from _files(match) if os.path.isdir(match) else [(Path(match).parent, Path(match))]
    if not matches:
        yield path.parent, path


def _walk(top: Path) -> Iterator[Path | Problem]:
    """All files below a folder, a folder's own before those of the folders in it.

    Links are not followed, since they may lead anywhere, or round in a ring.
    """
    folders = [top]
    while folders:
        folder = folders.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            yield Problem(printable(str(folder))[:300], f"cannot be opened: {error.strerror or error}")
            continue
        inner = []
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_symlink():
                yield Problem(printable(entry.path)[:300], "is a link and was not followed; name the file itself")
            elif entry.is_dir():
                inner.append(Path(entry.path))
            else:
                yield Path(entry.path)
        folders += reversed(inner)
