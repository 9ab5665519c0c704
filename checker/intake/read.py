"""Files and folders to articles.  What cannot be read becomes one line that names the file and the mend."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO, Final

from checker.intake.encoding import UnreadableError, arabic_share
from checker.intake.plain import read_plain
from checker.intake.record import Reader, Record, Stated
from checker.intake.sidecar import NAME as SIDECAR
from checker.intake.sidecar import Sidecar, read_sidecar
from checker.intake.stated import read_time, split_headline, stated_outlet, stated_time
from checker.model import Article
from checker.rules import Rules, load_rules

READERS: Final[Mapping[str, Reader]] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_plain,
    ".markdown": read_plain,
}
_MAX_BYTES: Final = 20_000_000  # an article is a few kilobytes; a file this large is something else
_ARABIC: Final = 0.2  # of the letters: below it a text is in another language with some Arabic names
_DIGEST: Final = re.compile(r"[_-][0-9a-f]{8,}$")  # what programs put behind a name; it tells a reader nothing


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that was not read, and how to mend it."""

    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


@dataclass(frozen=True, slots=True)
class Intake:
    """What was read, and what was not."""

    articles: list[Article]
    problems: list[Problem]
    title: str | None = None


@dataclass(slots=True)
class _Tray:
    """The intake while it fills."""

    rules: Rules
    articles: list[Article] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    seen: set[Path] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    title: str | None = None

    def refuse(self, path: Path | str, message: str) -> None:
        self.problems.append(Problem(_shown(str(path))[:300], message))

    def accept(self, path: Path | str, name: str, record: Record, entry: Stated) -> None:
        """One article in: the sidecar's word goes before the file's, the file's before what the text lets see."""
        stated = entry.over(record.stated)
        title, body = (stated.title, record.text) if stated.title else split_headline(record.text)
        if body.lstrip().startswith(title + "\n"):
            body = body.lstrip()[len(title) :]
        plain = Article(
            id=self._new_id(name), title=title, body=body.strip("\n"), url=stated.url, path=_shown(str(path))
        )
        if arabic_share(plain.text) < _ARABIC:
            self.refuse(path, "holds no Arabic text; the checker reads Arabic articles")
            return
        time = read_time(stated.published) if stated.published else stated_time(plain, self.rules)
        if stated.published and time is None:
            self.refuse(path, f"published is {stated.published[:40]!r}; write a date such as 2023-09-14T10:30")
        self.ids.add(plain.id)
        outlet = stated.outlet or stated_outlet(plain, self.rules) or plain.id
        self.articles.append(replace(plain, outlet=outlet, published=time))

    def _new_id(self, name: str) -> str:
        """The name itself, or the name and the first number that makes it a new one."""
        number, new = 1, name
        while new in self.ids:
            number += 1
            new = f"{name}-{number}"
        return new


def read_paths(paths: Sequence[str], stdin: BinaryIO | None = None, rules: Rules | None = None) -> Intake:
    """The articles of files and folders, in the order given; `-` is standard input.

    A folder is a story: its text files in the order of their names, with `story.yaml` for what they do not say.
    Nothing raises for bad input: what cannot be read is told in `problems`, and the rest is read.
    """
    tray = _Tray(rules or load_rules())
    for path in paths:
        if path == "-":
            _read_stdin(stdin, tray)
        elif _is_folder(path):
            _read_folder(Path(path), tray)
        else:
            _read_file(Path(path), tray, Stated(), READERS.get(Path(path).suffix.lower(), read_plain))
    return Intake(tray.articles, tray.problems, tray.title)


def _read_stdin(stdin: BinaryIO | None, tray: _Tray) -> None:
    data = stdin.read(_MAX_BYTES + 1) if stdin is not None else b""
    _read_data(data, "-", "stdin", tray, Stated(), read_plain)


def _read_folder(folder: Path, tray: _Tray) -> None:
    try:
        entries = sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError as error:
        tray.refuse(folder, f"cannot be opened: {error.strerror or error}")
        return
    files = list(_inside(folder, entries, tray))
    sidecar = _sidecar(folder / SIDECAR, tray) if folder / SIDECAR in files else Sidecar()
    tray.title = tray.title or sidecar.title
    texts = [path for path in files if path.name != SIDECAR]
    for name in sorted(sidecar.articles.keys() - {path.name for path in texts}):
        tray.refuse(folder / SIDECAR, f"names {name[:80]!r}, which is no file of the folder; mend the name")
    if not texts:
        tray.refuse(folder, "holds no files; put the articles of one story into it")
    for path in texts:
        reader = READERS.get(path.suffix.lower())
        if path.is_dir():
            tray.refuse(path, "is a folder within a story and was skipped; name it itself to read it")
        elif reader is None:
            tray.refuse(path, f"is no text file and was skipped; the checker reads {' '.join(READERS)}")
        else:
            _read_file(path, tray, sidecar.articles.get(path.name, Stated()), reader)


def _inside(folder: Path, entries: Sequence[Path], tray: _Tray) -> Iterator[Path]:
    """The entries of a folder that really lie in it: a link may lead anywhere on the machine."""
    home = folder.resolve()
    for entry in entries:
        if entry.is_symlink() and not Path(os.path.realpath(entry)).is_relative_to(home):
            tray.refuse(entry, "is a link out of the folder and was not followed; name the file itself to read it")
        else:
            yield entry


def _sidecar(path: Path, tray: _Tray) -> Sidecar:
    try:
        return read_sidecar(_bytes(path))
    except UnreadableError as error:
        tray.refuse(path, str(error))
        return Sidecar()


def _read_file(path: Path, tray: _Tray, entry: Stated, reader: Reader) -> None:
    try:
        data = _bytes(path)
    except UnreadableError as error:
        tray.refuse(path, str(error))
        return
    real = path.resolve()
    if real in tray.seen:
        tray.refuse(path, "was given twice and is read once")
        return
    tray.seen.add(real)
    _read_data(data, path, _DIGEST.sub("", path.stem) or path.stem, tray, entry, reader)


def _read_data(data: bytes, path: Path | str, name: str, tray: _Tray, entry: Stated, reader: Reader) -> None:
    if len(data) > _MAX_BYTES:
        tray.refuse(path, f"is larger than {_MAX_BYTES // 1_000_000} MB; give one article a file")
        return
    try:
        records = reader(data)
    except UnreadableError as error:
        tray.refuse(path, str(error))
        return
    for record in records:
        tray.accept(path, _shown(name), record, entry)


def _bytes(path: Path) -> bytes:
    """At most one byte more than is allowed, so that a device that never ends does no harm."""
    try:
        if not path.exists():
            raise UnreadableError("no such file or folder")
        if not path.is_file():
            raise UnreadableError("is no regular file; save the text to a file, or pipe it in and give -")
        with path.open("rb") as file:
            return file.read(_MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror or error}") from None
    except ValueError:  # a NUL in the name
        raise UnreadableError("no such file or folder") from None


def _is_folder(path: str) -> bool:
    try:
        return Path(path).is_dir()
    except OSError:  # a name that is too long; reading it says so
        return False


def _shown(name: str) -> str:
    """A name as one printable line: file names may hold line ends, escapes and broken bytes."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in name)
