"""Phrases as folded words."""

from __future__ import annotations

from checker.text.fold import fold


def forms_of(words: str) -> tuple[str, ...]:
    """A phrase as its folded words."""
    return tuple(fold(word) for word in words.split())
