"""Quotation marks: what opens a quotation, and what closes it."""

from typing import Final

QUOTES: Final = {"«": "»", "“": "”", '"': '"', "»": "«"}
