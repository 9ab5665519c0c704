"""The last drafts that were checked, so that a page of one can be loaded again.  They are kept in memory alone."""

from __future__ import annotations

import secrets
import tempfile
from collections import OrderedDict
from io import BytesIO
from pathlib import Path, PurePosixPath
from threading import Lock
from typing import Final

from checker.draft.check import check_draft
from checker.draft.manuscript import manuscript, read_manuscript
from checker.draft.notes import DraftReport
from checker.draft.stored import sources_of
from checker.model import CheckerError
from checker.nightly.ledger import Ledger
from checker.rules import Rules

MAX_TEXT: Final = 100_000  # characters that may be pasted; a long feature has 20,000
KINDS: Final = (".txt", ".md", ".docx", ".html", ".htm")
_KEPT: Final = 40  # a day of a team's drafts; each is some 100 kB


class Drafts:
    """Checked drafts under names that nobody can guess; the oldest gives way."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, DraftReport] = OrderedDict()
        self._lock = Lock()

    def keep(self, report: DraftReport) -> str:
        name = secrets.token_urlsafe(24)
        with self._lock:
            self._kept[name] = report
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return name

    def get(self, name: str) -> DraftReport | None:
        with self._lock:
            return self._kept.get(name)


def check_text(text: str, ledger: Ledger, rules: Rules) -> DraftReport:
    """The check of a pasted draft.  Raises CheckerError where there is nothing to read."""
    if not text.strip():
        raise CheckerError("the draft is empty; paste its text or choose its file")
    if len(text) > MAX_TEXT:
        raise CheckerError(f"the draft is longer than {MAX_TEXT:,} characters")
    draft = manuscript(text.replace("\r\n", "\n"), rules).article
    return check_draft(draft, sources_of(draft, ledger, rules), rules)


def check_file(name: str, data: bytes, ledger: Ledger, rules: Rules) -> DraftReport:
    """The check of an uploaded draft.  Of its name only the known ending is used."""
    kind = PurePosixPath(name.lower()).suffix
    if kind not in KINDS:
        raise CheckerError(f"a draft's file ends in {', '.join(KINDS)}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"draft{kind}"
        path.write_bytes(data)
        try:
            draft = read_manuscript(str(path), BytesIO(), rules).article
        except CheckerError as error:
            raise CheckerError(str(error).replace(str(path), f"draft{kind}")) from None
    return check_draft(draft, sources_of(draft, ledger, rules), rules)
