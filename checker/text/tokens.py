"""Split a text into tokens that know their place.

A token is a run of Arabic letters (with its marks), a run of Latin letters, a run of digits or one
other sign.  Runs of digits and letters that touch («قتلوا12جندياً») are separate tokens that touch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from checker.text.fold import INVISIBLE, MARKS

WORD: Final = 1
NUMBER: Final = 2
LATIN: Final = 3
SIGN: Final = 4
DASHES: Final = frozenset(["-", "–", "—", "ـ", "ـــ", "ــ"])

_LETTER = (
    "\u0621-\u063a\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff"
    "\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc"
)
_KINDS = (
    # invisible marks belong to a word only between two of its letters
    f"[{_LETTER}][{_LETTER}{MARKS}]*+(?:[{INVISIBLE}]++[{_LETTER}{MARKS}]++)*+",
    "[0-9٠-٩۰-۹]++",
    "[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u052f]++",
    # a tatweel that belongs to no word is a dash («2 ـ 4»)
    rf"\u0640+|[^\s{INVISIBLE}{MARKS}]",
)
_TOKEN = re.compile("|".join(f"({kind})" for kind in _KINDS))
_ANY_TOKEN = re.compile("(" + "|".join(_KINDS) + ")")


def scan(text: str) -> Iterator[re.Match[str]]:
    """The tokens of a text as matches; `lastindex` is the kind of each (WORD, NUMBER, LATIN, SIGN)."""
    return _TOKEN.finditer(text)


def cut_up(text: str) -> list[str]:
    """A text as what stands between its tokens and the tokens, in turn: gap, token, gap ... gap."""
    return _ANY_TOKEN.split(text)


@lru_cache(maxsize=4096)
def kind_of(first: str) -> int:
    """The kind of a token (WORD, NUMBER, LATIN, SIGN) by the first of its signs."""
    match = _TOKEN.match(first)
    return match.lastindex or SIGN if match else SIGN
