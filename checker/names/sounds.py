"""A name as its sounds: its folded words, and its consonants by class."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from checker.text.fold import DIGITS, fold

_SPLIT: Final = re.compile(r"[\s\-–'’\"«».،]+")
_TWICE: Final = re.compile(r"([^\W\d])\1+")  # «علييف» and «عليف»: a doubled letter is no other sound, a digit is
_JOINERS: Final = frozenset("عبد ابو ابي ابا ام ال".split())  # written apart or together with the word behind them
_SOUNDS: Final = str.maketrans("غجقخحثطدذضظزسصشفم", "ككككك" + "ت" * 10 + "بن", "اويهع")  # classes of sound


@lru_cache(maxsize=65536)
def words_of(name: str) -> tuple[str, ...]:
    """The folded words of a name, «عبد القادر» and «أبو مازن» as one word each, numbers in western digits."""
    parts = [_TWICE.sub(r"\1", fold(part).replace("ء", "")) for part in _SPLIT.split(name.translate(DIGITS))]
    parts = [part for part in parts if part]
    words: list[str] = []
    i = 0
    while i < len(parts):
        if parts[i] in _JOINERS and i + 1 < len(parts):
            words.append(parts[i] + parts[i + 1])
            i += 2
        else:
            words.append(parts[i])
            i += 1
    return tuple(words)


def key(name: str) -> str:
    """A name as one word: what two spellings must share to be the same without further question."""
    return "".join(words_of(name))


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants of a folded word by classes of sound; spellings of one name nearly always share its start.

    >>> skeleton("غورباتشوف") == skeleton("جورباتشيف")
    True
    """
    return _TWICE.sub(r"\1", word.translate(_SOUNDS))


def one_less(sounds: str) -> set[str]:
    """A word and what is left of it without one letter; words one letter apart share one of these."""
    return {sounds, *(sounds[:k] + sounds[k + 1 :] for k in range(len(sounds)))}
