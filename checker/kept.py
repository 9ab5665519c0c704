"""Plain data kept between runs: reading 99 rule files as YAML takes a fifth of a short review.

What is kept stands under the hash of the files it came from, so that it is never stale, with a hash of itself, so
that what was cut short is not read.  It is msgpack, which cannot run anything, and rules go through the schema as
YAML does; a folder that another user may write is not used.  Whatever is wrong here, the files are read.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, TypeVar

import msgpack

T = TypeVar("T")
_FORM: Final = "1"  # changes where the same YAML is to be read as other data
_RULES: Final = "rules"
_MANY: Final = 4  # files of a kind: the built-in rules and those of some newsrooms, of this release
_MAX_BYTES: Final = 50_000_000  # a hundred times the built-in rules; a larger file is none of ours
_HASH: Final = hashlib.sha256().digest_size
_OTHERS: Final = stat.S_IWGRP | stat.S_IWOTH


def made(kind: str, source: bytes, make: Callable[[], dict[str, T]]) -> Mapping[str, T]:
    """What is made of a source, as an earlier run kept it; else it is made, and kept."""
    digest = hashlib.sha256(source).hexdigest()
    found = read(digest, kind)
    if found is None:
        found = make()
        keep(digest, found, kind)
    return found


def read(digest: str, kind: str = _RULES) -> Mapping[str, Any] | None:
    """The data of the rule files with this hash, by place; None where they are not kept."""
    with suppress(OSError, RuntimeError, ValueError, msgpack.UnpackException):
        path = _path(digest, kind)
        if _ours(path.parent) and path.stat().st_size <= _MAX_BYTES:
            data = path.read_bytes()
            if hashlib.sha256(data[_HASH:]).digest() == data[:_HASH]:
                found = msgpack.unpackb(data[_HASH:], strict_map_key=False)
                return found if isinstance(found, dict) else None
    return None


def keep(digest: str, files: Mapping[str, Any], kind: str = _RULES) -> None:
    """Keep the data of rule files, where there is a place for it and nothing in it that msgpack cannot say."""
    with suppress(OSError, RuntimeError, TypeError, ValueError, OverflowError):
        path = _path(digest, kind)
        data = msgpack.packb(files)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _ours(path.parent):
            _write(path, hashlib.sha256(data).digest() + data)
            _clear(path.parent, kind)


def _path(digest: str, kind: str = _RULES) -> Path:
    """Where a user's programs keep what they can make again.  Raises RuntimeError for a user without a home."""
    if sys.platform == "win32":
        home = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        home = Path.home() / "Library" / "Caches"
    else:
        home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "checker" / f"{kind}-{_FORM}-{digest}.msgpack"


def _ours(folder: Path) -> bool:
    """Does the folder belong to this user, and may nobody else write into it?"""
    if not hasattr(os, "getuid"):
        return True  # Windows keeps a user's folders from others
    status = folder.lstat()
    return stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid() and not status.st_mode & _OTHERS


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all, whoever else writes the same."""
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=path.stem)
    try:
        with open(handle, "wb") as out:
            out.write(data)
        os.replace(part, path)
    except OSError:
        os.unlink(part)
        raise


def _clear(folder: Path, kind: str) -> None:
    """Remove all but the newest: each change of a rule file leaves one behind."""
    files = sorted(folder.glob(f"{kind}-*"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in files[_MANY:]:
        path.unlink(missing_ok=True)
