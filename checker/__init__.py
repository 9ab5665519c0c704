"""Checks what several Arabic news outlets say about one event against each other."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from checker.extract.quantities import quantities
    from checker.model import Article, Quantity
    from checker.names.letters import NameMatch
    from checker.names.same import same_name
    from checker.report.build import Report
    from checker.story import review

__all__ = ["Article", "NameMatch", "Quantity", "Report", "quantities", "review", "same_name"]

_HOME: Final = {
    "Article": "checker.model",
    "NameMatch": "checker.names.letters",
    "Quantity": "checker.model",
    "Report": "checker.report.build",
    "quantities": "checker.extract.quantities",
    "review": "checker.story",
    "same_name": "checker.names.same",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is asked for, so that `checker --help` waits for nothing."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value
