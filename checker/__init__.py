"""Checks what several Arabic news outlets say about one event against each other."""

from checker.compare.names import NameMatch, same_name
from checker.extract.quantities import quantities
from checker.model import Article, Quantity
from checker.report.build import Report
from checker.review import review

__all__ = ["Article", "NameMatch", "Quantity", "Report", "quantities", "review", "same_name"]
