"""Short names made of what is named: the same parts give the same name on every machine."""

from __future__ import annotations

import hashlib
from typing import Final

_LENGTH: Final = 12  # hexadecimal digits: among the thousand findings of a story two share them once in 500 million


def digest(*parts: object, length: int = _LENGTH) -> str:
    """The name of something that these parts tell from others, as hexadecimal digits."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:length]
