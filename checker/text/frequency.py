"""How common a word is in Arabic: what tells a clitic from a root letter, and a name from a noun.

Figures are those of the `wordfreq` project (small list, words seen at least about once in a million).
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Final

from wordfreq import get_frequency_dict

from checker.text.fold import fold

_RARE: Final = 5e-7  # just under the rarest word of the list
_COMMON: Final = 0.02  # the most common words; the scale of rarity ends here


@lru_cache(maxsize=1)
def _table() -> dict[str, float]:
    table: dict[str, float] = {}
    for word, frequency in get_frequency_dict("ar", "small").items():
        form = fold(word)
        table[form] = table.get(form, 0.0) + frequency
    return table


def frequency(form: str) -> float:
    """The share of running text that a folded word makes; 0 for a word that is not in the list."""
    return _table().get(form, 0.0)


@lru_cache(maxsize=65536)
def rarity(form: str) -> float:
    """How much a folded word says about the topic: 0 for the commonest, 1 for words that no list has."""
    share = max(_table().get(form, 0.0), _RARE)
    return min(1.0, max(0.0, math.log(_COMMON / share) / math.log(_COMMON / _RARE)))
