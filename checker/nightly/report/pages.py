"""The pages of a night's stories; one that an earlier report of the same folder has already is not made again."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from checker.nightly.fingerprint import digest
from checker.nightly.report.data import page_name
from checker.report.html import made_of, render_page

if TYPE_CHECKING:
    from checker.nightly.report.page import Lang

_HOME: Final = "../index.html"  # from a page of a story
_MADE: Final = "stories/made.json"  # page -> what it was made of


class Pages:
    """Writes pages into `folder/stories`, which it makes; `version` is that of the checker that reads."""

    def __init__(self, folder: Path, version: str, earlier: Path | None, lang: Lang) -> None:
        self._folder = folder
        self._earlier = earlier
        self._lang = lang
        self._version = digest(version, lang, made_of())
        self._before = _made(earlier)
        self._made: dict[str, str] = {}
        (folder / "stories").mkdir()

    def write(self, report: dict[str, Any]) -> None:
        """The page of a story's `checker.report/1`."""
        report["story"]["generated_at"] = None  # the same review makes the same page, whenever it is written
        name = page_name(report["story"]["id"])
        made = self._made[name] = digest(self._version, json.dumps(report))
        if self._earlier is not None and self._before.get(name) == made and (self._earlier / name).is_file():
            shutil.copyfile(self._earlier / name, self._folder / name)
        else:
            (self._folder / name).write_text(render_page(report, self._lang, _HOME), encoding="utf-8", errors="replace")

    def finish(self) -> None:
        """Keep what the pages were made of, for the next report."""
        (self._folder / _MADE).write_text(json.dumps(self._made, indent=1) + "\n", encoding="utf-8")


def _made(earlier: Path | None) -> Mapping[str, Any]:
    """What the pages of an earlier report were made of; nothing where that cannot be read."""
    if earlier is None:
        return {}
    try:
        known = json.loads((earlier / _MADE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}
