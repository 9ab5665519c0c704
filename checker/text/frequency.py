"""How common a word is in Arabic: what tells a clitic from a root letter, and a name from a noun.

Figures are those of the `wordfreq` project (small list, words seen at least about once in a million).
"""

from __future__ import annotations

import gzip
import math
from collections.abc import Mapping
from functools import lru_cache
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any, Final

import msgpack

from checker import kept
from checker.text import fold as folding
from checker.text.fold import fold_all

_RARE: Final = 5e-7  # just under the rarest word of the list
_COMMON: Final = 0.02  # the most common words; the scale of rarity ends here


@lru_cache(maxsize=1)
def _table() -> Mapping[str, float]:
    """The share of each folded word, kept between runs: where the list or the folding is another, it is made anew."""
    packed = _path().read_bytes()
    return kept.made("frequency", packed + Path(folding.__file__).read_bytes(), lambda: _shares(packed))


def _shares(packed: bytes) -> dict[str, float]:
    """The words of the list; the place of a group is how rare its words are, in centibels."""
    header, *groups = _unpacked(packed)
    if header != {"format": "cB", "version": 1}:
        raise ValueError(f"{_path().name}: not the form of list that is known: {header}")
    table: dict[str, float] = {}
    forms = iter(fold_all([word for words in groups for word in words]))
    for centibels, words in enumerate(groups):
        share = 10 ** (-centibels / 100)
        for form in islice(forms, len(words)):
            table[form] = table.get(form, 0.0) + share
    return table


def _path() -> Path:
    """The file of the list as it lies in the package.

    Importing `wordfreq` itself, with the tokenizers of all its languages, takes longer than the review of a short story.
    """
    package = find_spec("wordfreq")
    assert package is not None and package.submodule_search_locations  # it is required at installation
    return Path(package.submodule_search_locations[0], "data", "small_ar.msgpack.gz")


def _unpacked(packed: bytes) -> list[Any]:
    found: list[Any] = msgpack.unpackb(gzip.decompress(packed))
    return found


def frequency(form: str) -> float:
    """The share of running text that a folded word makes; 0 for a word that is not in the list."""
    return _table().get(form, 0.0)


@lru_cache(maxsize=65536)
def rarity(form: str) -> float:
    """How much a folded word says about the topic: 0 for the commonest, 1 for words that no list has."""
    share = max(_table().get(form, 0.0), _RARE)
    return min(1.0, max(0.0, math.log(_COMMON / share) / math.log(_COMMON / _RARE)))
