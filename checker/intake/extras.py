"""Libraries that only some formats need, and one line for where they are missing."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

from checker.intake.encoding import UnreadableError

_EXTRAS: Final = ("pyarrow", "trafilatura", "warcio")


def extra(module: str, what: str) -> Any:
    """The module; raises UnreadableError that says how to get it.  `what` is what it is needed for."""
    try:
        return import_module(module)
    except ImportError:
        name = module.partition(".")[0]
        raise UnreadableError(f"is {what}, which needs {name}: pip install 'checker[formats]'") from None


@lru_cache(maxsize=1)
def present() -> str:
    """The libraries of that kind that are there: with another one a file may be read that could not be read before."""
    return " ".join(name for name in _EXTRAS if find_spec(name) is not None)
