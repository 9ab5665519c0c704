"""Files and folders to articles.  What cannot be read becomes one line that names the file and the mend."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO, Final

from checker.intake.article import time_fault, to_article
from checker.intake.encoding import UnreadableError
from checker.intake.fields import Fields
from checker.intake.formats import FORMATS, HEAD, check_format, guess, read_records
from checker.intake.record import Flaw, Record, Stated
from checker.intake.sidecar import NAME as SIDECAR
from checker.intake.sidecar import Sidecar, read_sidecar
from checker.intake.source import MAX_ARTICLE
from checker.model import Article
from checker.rules import Rules, load_rules

_DIGEST: Final = re.compile(r"[_-][0-9a-f]{8,}$")  # what programs put behind a name; it tells a reader nothing


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that was not read, and how to mend it; `place` says where in a file of several articles."""

    path: str
    message: str
    place: str = ""

    def __str__(self) -> str:
        return ": ".join(part for part in (self.path, self.place, self.message) if part)


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
    fields: Fields
    form: str | None
    articles: list[Article] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    seen: set[Path] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    title: str | None = None

    def refuse(self, path: Path | str, message: str, place: str = "") -> None:
        self.problems.append(Problem(printable(str(path))[:300], message, place))

    def accept(self, path: Path | str, name: str, record: Record, entry: Stated) -> None:
        """One article in: the sidecar's word goes before the file's, the file's before what the text lets see."""
        told = replace(record, stated=entry.over(record.stated))
        article = to_article(told, self._new_id(name, record.place), printable(str(path)), self.rules)
        fault = time_fault(told)
        if fault is not None:
            self.refuse(path, fault, record.place)
        self.ids.add(article.id)
        self.articles.append(article)

    def _new_id(self, name: str, place: str) -> str:
        """The name and the number of the record, and the first further number that makes it a new one."""
        name = f"{name}-{place.split()[-1]}" if place else name
        number, new = 1, name
        while new in self.ids:
            number += 1
            new = f"{name}-{number}"
        return new


def read_paths(
    paths: Sequence[str],
    stdin: BinaryIO | None = None,
    rules: Rules | None = None,
    fields: Fields | None = None,
    form: str | None = None,
) -> Intake:
    """The articles of files and folders, in the order given; `-` is standard input.

    A folder is a story: its files in the order of their names, with `story.yaml` for what they do not say.
    `fields` are further names of fields, `form` is the format where it is not to be guessed.
    Nothing raises for bad input: what cannot be read is told in `problems`, and the rest is read.
    """
    tray = _Tray(rules or load_rules(), fields or Fields(), check_format(form))
    for path in paths:
        if path == "-":
            _read_stdin(stdin, tray)
        elif _is_folder(path):
            _read_folder(Path(path), tray)
        else:
            _read_file(Path(path), tray, Stated(), "text")
    return Intake(tray.articles, tray.problems, tray.title)


def _read_stdin(stdin: BinaryIO | None, tray: _Tray) -> None:
    data = stdin.read(MAX_ARTICLE + 1) if stdin is not None else b""
    if len(data) > MAX_ARTICLE:
        tray.refuse("-", f"is larger than {MAX_ARTICLE // 1_000_000} MB; save it to a file")
        return
    _read_open(io.BytesIO(data), "-", "stdin", tray, Stated(), "text")


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
        if path.is_dir():
            tray.refuse(path, "is a folder within a story and was skipped; name it itself to read it")
        else:
            _read_file(path, tray, sidecar.articles.get(path.name, Stated()), None)


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
        with open_file(path) as file:
            return read_sidecar(file.read(MAX_ARTICLE))
    except UnreadableError as error:
        tray.refuse(path, str(error))
        return Sidecar()


def _read_file(path: Path, tray: _Tray, entry: Stated, default: str | None) -> None:
    """One file; `default` is its format where neither name nor content tells, None to pass over such a file."""
    try:
        with open_file(path) as file:
            real = path.resolve()
            if real in tray.seen:
                tray.refuse(path, "was given twice and is read once")
                return
            tray.seen.add(real)
            _read_open(file, path, _DIGEST.sub("", path.stem) or path.stem, tray, entry, default)
    except UnreadableError as error:
        tray.refuse(path, str(error))


def _read_open(file: BinaryIO, path: Path | str, name: str, tray: _Tray, entry: Stated, default: str | None) -> None:
    try:
        form = tray.form or form_of(file, str(path), default)
        for item in read_records(file, form, tray.fields):
            if isinstance(item, Flaw):
                tray.refuse(path, item.message, item.place)
            else:
                tray.accept(path, printable(name), item, entry)
    except UnreadableError as error:
        tray.refuse(path, str(error))


def form_of(file: BinaryIO, name: str, default: str | None) -> str:
    """The format of an open file; raises UnreadableError where nothing tells and there is no default."""
    form = guess(name, file.read(HEAD)) or default
    file.seek(0)
    if form is None:
        raise UnreadableError(f"is no article and was skipped; the checker reads {', '.join(FORMATS)}")
    return form


def open_file(path: Path) -> BinaryIO:
    """A regular file, open for reading; a device may never end.  Raises UnreadableError."""
    try:
        if not path.exists():
            raise UnreadableError("no such file or folder")
        if not path.is_file():
            raise UnreadableError("is no regular file; save the text to a file, or pipe it in and give -")
        return path.open("rb")
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror or error}") from None
    except ValueError:  # a NUL in the name
        raise UnreadableError("no such file or folder") from None


def _is_folder(path: str) -> bool:
    try:
        return Path(path).is_dir()
    except OSError:  # a name that is too long; reading it says so
        return False


def printable(name: str) -> str:
    """A name as one printable line: file names may hold line ends, escapes and broken bytes."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in name)
