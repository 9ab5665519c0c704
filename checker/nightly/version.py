"""Which checker this is: what was read by another one is read again."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent.parent


@lru_cache(maxsize=1)
def version() -> str:
    """The release and a hash of the code: an editable install changes between releases."""
    try:
        release = installed("checker")
    except PackageNotFoundError:
        release = "0"
    digest = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*.py")):
        digest.update(path.read_bytes())
    return f"{release}+{digest.hexdigest()[:8]}"
