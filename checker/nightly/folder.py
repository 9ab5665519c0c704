"""The folder of a night's report: written beside its place and put there whole.

A reader sees the old report or the new one.  A folder that holds anything but a report of ours is never replaced.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

from checker.model import CheckerError

MARK: Final = "run.json"  # every report has it


def check_folder(folder: Path) -> None:
    """Raises CheckerError where something lies that is no report of ours."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise CheckerError(f"{folder}: is no folder; give --out a new one")
    if folder.is_dir() and not (folder / MARK).is_file() and any(folder.iterdir()):
        raise CheckerError(f"{folder}: holds other files than a report; give --out a new folder")


def put(folder: Path, write: Callable[[Path], None]) -> None:
    """Let `write` fill a new folder, and put it in the place of `folder`."""
    check_folder(folder)
    part, old = (folder.with_name(f".{folder.name}.{what}") for what in ("part", "old"))
    for left in (part, old):
        shutil.rmtree(left, ignore_errors=True)
    part.mkdir(parents=True)
    write(part)
    if folder.exists():
        folder.rename(old)
    part.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
