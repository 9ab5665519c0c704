"""The pages of a night's stories; one that an earlier report of the same folder has already is not made again."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from checker.nightly.fingerprint import digest
from checker.nightly.report.data import page_name
from checker.nightly.rows import unpack
from checker.report.html import made_of, render_page

if TYPE_CHECKING:
    from checker.nightly.entries import Review
    from checker.nightly.report.page import Lang

_HOME: Final = "../index.html"  # from a page of a story
_MADE: Final = "stories/made.json"  # page -> what it was made of
_SHARD: Final = 1_000_000  # characters of reports: some twenty pages, half a second of work


@dataclass(frozen=True, slots=True)
class PageJob:
    """What a writer of pages must know besides their reports."""

    folder: str
    lang: Lang


Engine = Callable[[Callable[[str, PageJob], str], Sequence[str], PageJob], Iterable[str]]


def here(stage: Callable[[str, PageJob], str], shards: Sequence[str], job: PageJob) -> Iterable[str]:
    """The engine that needs no other process."""
    return (stage(shard, job) for shard in shards)


def write_pages(shard: str, job: PageJob) -> str:
    """Write the page of each `checker.report/1` of a file, one a line; returns the file's path."""
    with Path(shard).open(encoding="utf-8") as lines:
        for line in lines:
            report = json.loads(line)
            page = render_page(report, job.lang, _HOME)
            Path(job.folder, page_name(report["story"]["id"])).write_text(page, encoding="utf-8", errors="replace")
    return shard


class Pages:
    """Writes pages into `folder/stories`, which it makes; `version` is that of the checker that reads."""

    def __init__(self, folder: Path, version: str, earlier: Path | None, lang: Lang) -> None:
        self._folder = folder
        self._earlier = earlier
        self._lang = lang
        self._version = digest(version, lang, made_of())
        self._before = _made(earlier)
        self._made: dict[str, str] = {}
        self._lines: list[str] = []  # of the shard that is being filled
        self._shards: list[Path] = []
        (folder / "stories").mkdir()

    def add(self, review: Review) -> None:
        """The page of a story: taken from the earlier report, or to be made by `finish`."""
        name = page_name(review.story)
        said = sha256(review.report).hexdigest()
        made = self._made[name] = digest(self._version, review.story, review.title, said)
        if self._earlier is not None and self._before.get(name) == made and (self._earlier / name).is_file():
            _take(self._earlier / name, self._folder / name)
            return
        report = unpack(review.report)
        # the same review makes the same page, whenever it is written
        report["story"] |= {"id": review.story, "title": review.title, "generated_at": None}
        self._lines.append(json.dumps(report))
        if sum(map(len, self._lines)) >= _SHARD:
            self._close()

    def finish(self, engine: Engine) -> None:
        """Make the pages, and keep what they were made of for the next report."""
        self._close()
        job = PageJob(str(self._folder), self._lang)
        for shard in engine(write_pages, [str(path) for path in self._shards], job):
            Path(shard).unlink()
        (self._folder / _MADE).write_text(json.dumps(self._made, indent=1) + "\n", encoding="utf-8")

    def _close(self) -> None:
        if self._lines:
            path = self._folder / f"{len(self._shards):06}.reports"
            path.write_text("\n".join(self._lines) + "\n", encoding="utf-8")
            self._shards.append(path)
            self._lines = []


def _take(page: Path, place: Path) -> None:
    """The same file under a second name, which costs nothing, or a copy of it where the disk has no such thing."""
    try:
        os.link(page, place)
    except OSError:
        shutil.copyfile(page, place)


def _made(earlier: Path | None) -> Mapping[str, Any]:
    """What the pages of an earlier report were made of; nothing where that cannot be read."""
    if earlier is None:
        return {}
    try:
        known = json.loads((earlier / _MADE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}
