"""The report of a night, made from the ledger alone: the same ledger gives the same files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.nightly.ledger import Ledger
    from checker.nightly.report.page import Lang
    from checker.nightly.report.pages import Engine


def write_report(
    ledger: Ledger,
    run: int,
    folder: Path,
    baseline: int | None = None,
    earlier: Path | None = None,
    lang: Lang = "ar",
    engine: Engine | None = None,
) -> None:
    """Fill an empty folder with a run's report, told against an earlier run (the one before it).

    An index with its lists, a page for each story that more than one outlet tells or that has a finding, tables, a feed, a letter.
    Pages that the report in the folder `earlier` has already are taken from there, the others made by `engine` (None:
    this process).  Whoever calls puts the folder in its place when it is whole.  Raises LedgerError where there is no
    such run.
    """
    from checker.nightly.report import files
    from checker.nightly.report.data import gather
    from checker.nightly.report.feed import render_feed
    from checker.nightly.report.lists import render_lists
    from checker.nightly.report.mail import render_mail
    from checker.nightly.report.page import render_index
    from checker.nightly.report.pages import Pages, here

    pages = Pages(folder, ledger.run(run).version, earlier, lang)
    night = gather(ledger, run, baseline, pages.add)
    pages.finish(engine or here)
    made = {name: page.encode("utf-8", "replace") for name, page in render_lists(night, lang).items()} | {
        "index.html": render_index(night, lang).encode("utf-8", "replace"),
        "findings.json": files.findings_json(night),
        "stories.json": files.stories_json(night),
        "findings.csv": files.findings_csv(night),
        "agreement.csv": files.agreement_csv(night),
        "spellings.csv": files.spellings_csv(night),
        "findings.atom": render_feed(night, lang),
        "digest.eml": render_mail(night, lang),
    }
    if files.has_parquet():
        made["findings.parquet"] = files.findings_parquet(night)
    for name, content in made.items():
        (folder / name).write_bytes(content)
