"""Fold Arabic spelling differences that never change a meaning, word by word.

Folding works on one word at a time, so that places in the text never move: a token keeps its own
start and end, and only its *form* is folded.  `cut` tells where, in the word as written, the first
n letters of the folded form end.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache

# Letters that papers write in more than one way without another meaning.
_LETTERS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا",
    "ى": "ي", "ی": "ي", "ې": "ي", "ئ": "ي",
    "ؤ": "و", "ة": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه",
    "ک": "ك", "ڪ": "ك", "گ": "غ", "ڤ": "ف", "پ": "ب", "چ": "تش", "ژ": "ج",
}  # fmt: skip
_MARKS = [
    *range(0x0610, 0x061B),  # honorific signs
    *range(0x064B, 0x0660),  # harakat
    0x0670,
    *range(0x06D6, 0x06EE),
    0x0640,  # tatweel, written inside words for looks
]
_INVISIBLE = [
    0x00AD,
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    0xFEFF,
]
_TABLE: dict[int, str | None] = {ord(k): v for k, v in _LETTERS.items()}
_TABLE.update(dict.fromkeys([*_MARKS, *_INVISIBLE]))

_GONE = re.compile(f"[{''.join(map(chr, [*_MARKS, *_INVISIBLE]))}]+")

DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
INVISIBLE = "".join(map(chr, _INVISIBLE))
MARKS = "".join(map(chr, _MARKS))

_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The form of a word in which only differences of meaning are left.

    >>> fold("إسطنبـــول") == fold("اسطنبول")
    True
    """
    return _plain(word).translate(_TABLE).lower()


def _plain(word: str) -> str:
    """A word without ligatures and letters in the shapes of their places."""
    return unicodedata.normalize("NFKC", word) if _PRESENTATION.search(word) else word


def fold_all(words: Collection[str]) -> list[str]:
    """The forms of many words, of which none holds the end of a line, at less cost than one by one."""
    if not words:
        return []
    together = "\n".join(words)
    if _PRESENTATION.search(together):
        together = "\n".join(map(_plain, words))
    # a letter at a time for the whole of a text is quicker than a table for each sign of it
    for letter, plain in _LETTERS.items():
        together = together.replace(letter, plain)
    return _GONE.sub("", together).lower().split("\n")


def cut(word: str, letters: int) -> int:
    """Where the first `letters` letters of `fold(word)` end in `word`, marks on the last letter included.

    A ligature that holds the border is not split: its start is returned.
    """
    if not letters:
        return 0
    seen = 0
    for place, sign in enumerate(word):
        grown = seen + len(fold(sign))
        if grown > letters:
            return place
        seen = grown
    return len(word)
