"""Which checker this is: what was read by another one is read again."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent.parent
_READING: Final = ("compare", "extract", "intake", "report", "text")  # the folders whose code a review runs through


@lru_cache(maxsize=1)
def version() -> str:
    """The release and a hash of the code that reads: an editable install changes between releases."""
    try:
        release = installed("checker")
    except PackageNotFoundError:
        release = "0"
    digest = hashlib.sha256()
    for path in sorted(path for folder in _READING for path in (_PACKAGE / folder).rglob("*.py")):
        digest.update(path.read_bytes())
    for name in ("model.py", "story.py", "schema.py"):
        digest.update((_PACKAGE / name).read_bytes())
    return f"{release}+{digest.hexdigest()[:8]}"
