"""Checks what several Arabic news outlets say about one event against each other."""

from checker.extract.quantities import quantities
from checker.model import Article, Quantity

__all__ = ["Article", "Quantity", "quantities"]
