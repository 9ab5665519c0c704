"""Checks what several Arabic news outlets say about one event against each other."""

from checker.compare.names import NameMatch, same_name
from checker.extract.quantities import quantities
from checker.model import Article, Quantity

__all__ = ["Article", "NameMatch", "Quantity", "quantities", "same_name"]
