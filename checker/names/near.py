"""Known places in spellings that no list has: «جروزني»."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from rapidfuzz.distance import Levenshtein

from checker.names.bounds import outline
from checker.names.gazetteer import Gazetteer, first_letter, in_one
from checker.names.same import one_name
from checker.names.sounds import one_less, skeleton
from checker.text.fold import fold

# In a night's text nine of ten words that are only just like a known place are words of the language.
_SURE: Final = 0.91  # a vowel more in a word of five letters, another sign for g in one of four
_LONG: Final = 7  # letters of a word that looks like a place by no accident
_LETTERS: Final = 5  # a shorter word has too many places that look like it


def near_pair(table: Gazetteer, one: str, two: str) -> str | None:
    """The place whose name two folded words spell in another way."""
    return near(table, f"{one} {two}") if table.pairs.may_be(one, two) else None


@lru_cache(maxsize=65536)
def near(table: Gazetteer, name: str) -> str | None:
    """The place whose name a folded word spells in another way."""
    bare = name.removeprefix("ال")
    if len(name) < _LETTERS or len(bare) < 3:
        return None
    sounds = skeleton(fold(name))
    options = {known for part in one_less(sounds) for known in table.alike.get((first_letter(name), part), ())}
    most = table.costs.accept.single
    for known in sorted(options, key=lambda known: known.rank):
        if name.startswith("ال") and not known.folded.startswith("ال"):
            continue  # «الاستهانة» is no «إسطنبول»
        if abs(len(known.name) - len(name)) > 2 or ("ء" in name and "ء" not in known.name):
            continue  # «غذاء» is no «غزة»: no place is written with a hamza that nobody hears
        if Levenshtein.distance(sounds, known.sounds, score_cutoff=1) > 1:
            continue
        single = " " not in name  # of two words one may be dropped
        if single and not outline(name, most, table.costs).may_be(outline(known.folded, most, table.costs)):
            continue
        match = one_name(known.name, name, "place" if single else None, table.rules)
        if match.same and (match.score >= _SURE or len(bare) >= _LONG):
            return table.places.get(in_one(known.name))
    return None
