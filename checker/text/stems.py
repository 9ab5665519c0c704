"""Words reduced to what they share: a light stem, a root of consonants, a group of synonyms.

For telling how alike two passages are, not for reading: «محادثات», «المحادثة» and «اجتماع» meet here.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from checker.rules import Rules
from checker.schema import Synonyms
from checker.text.clitics import split
from checker.text.fold import fold
from checker.text.frequency import frequency

_PRONOUNS: Final = ("هما", "كما", "هم", "هن", "ها", "نا", "كم", "ه")
_ENDINGS: Final = ("يتين", "يتان", "يات", "تين", "تان", "يون", "يين", "يه", "ات", "ون", "ين", "ان", "ه", "ا", "ت", "ي")
_BEFORE: Final = ("است", "مست", "مت", "من", "ان", "م", "ت", "ي", "ا", "س", "ن")
_WEAK: Final = str.maketrans("", "", "اويىءئؤه")


@lru_cache(maxsize=131072)
def stem(form: str) -> str:
    """The light stem of a folded word: clitics, pronouns and endings off, at least three letters left."""
    base = split(form)[2]
    for pronoun in _PRONOUNS:
        if pronoun != "ه" and base.endswith(pronoun) and len(base) - len(pronoun) >= 3:
            rest = base[: -len(pronoun)]
            if frequency(rest) or frequency(rest[:-1] + "ه") or pronoun in ("هم", "ها"):
                base = rest
                break
    for ending in _ENDINGS:
        if base.endswith(ending) and len(base) - len(ending) >= 3:
            return base[: -len(ending)]
    return base


@lru_cache(maxsize=131072)
def root(form: str) -> str:
    """The consonants of a stem without what Arabic adds to a root; two words of one root mostly share it."""
    base = stem(form)
    for head in _BEFORE:
        if base.startswith(head) and len(base) - len(head) >= 3:
            base = base[len(head) :]
            break
    bare = base.translate(_WEAK)
    return bare if len(bare) >= 2 else base


@lru_cache(maxsize=8)
def synonym_groups(rules: Rules) -> dict[str, str]:
    """Light stem -> the name of its group of synonyms."""
    groups: dict[str, str] = {}
    for file in rules.of(Synonyms):
        for number, words in enumerate(file.groups):
            for word in words:
                groups.setdefault(stem(fold(word)), f"g{number}")
    return groups
