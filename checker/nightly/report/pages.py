"""The pages of a night's stories; one that an earlier report of the same folder has already is not made again."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from checker.nightly.fingerprint import digest
from checker.nightly.report.data import NightReport, page_name
from checker.report.html import look, render_page

if TYPE_CHECKING:
    from checker.nightly.ledger import Ledger
    from checker.nightly.report.page import Lang

_MADE: Final = "stories/made.json"  # page -> what it was made of


def write_pages(ledger: Ledger, night: NightReport, folder: Path, earlier: Path | None, lang: Lang) -> None:
    """Write one page a story into `folder/stories`."""
    before = _made(earlier)
    made: dict[str, str] = {}
    (folder / "stories").mkdir()
    for story in night.paged:
        report = ledger.story_report(story.id, night.run.id)
        report["story"]["generated_at"] = None  # the same review makes the same page, whenever it is written
        name = page_name(story.id)
        made[name] = digest(night.run.version, lang, look(), json.dumps(report))
        if earlier is not None and before.get(name) == made[name] and (earlier / name).is_file():
            shutil.copyfile(earlier / name, folder / name)
        else:
            (folder / name).write_text(render_page(report, lang), encoding="utf-8", errors="replace")
    (folder / _MADE).write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


def _made(earlier: Path | None) -> Mapping[str, Any]:
    """What the pages of an earlier report were made of; nothing where that cannot be read."""
    if earlier is None:
        return {}
    try:
        known = json.loads((earlier / _MADE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}
