"""Libraries that only some formats need, and one line for where they are missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from checker.intake.encoding import UnreadableError


def extra(module: str, what: str) -> Any:
    """The module; raises UnreadableError that says how to get it.  `what` is what it is needed for."""
    try:
        return import_module(module)
    except ImportError:
        name = module.partition(".")[0]
        raise UnreadableError(f"is {what}, which needs {name}: pip install 'checker[formats]'") from None
