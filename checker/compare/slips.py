"""One name under two spellings: which of its forms differ in spelling, and which of those are slips in one article.

A slip is a letter dropped, doubled, changed for its like or changed round, and only what a proof-reader would mend:
another form of a word (a case ending, a clitic, an adjective), a spelling that two lists both have, and two names that
merely sound alike are no slips.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Final

from checker.compare.entities import Entity
from checker.model import Span
from checker.names.gazetteer import Gazetteer
from checker.text.fold import fold
from checker.text.frequency import frequency
from checker.text.shape import is_ordinary

_SHORT: Final = 4  # letters: shorter words have too many neighbours
_COMMON: Final = 2e-6  # two words of a longer name that are both this common are two names
_VOWELS: Final = frozenset("اويءع")
_LIKE: Final = ("غجقك", "تط", "سصز", "بف", "دض", "ظذز", "شج")  # letters that stand for one foreign sound
_CASES: Final = frozenset("اوي")  # the letter that bends a word in its place of the sentence …
_BEHIND: Final = frozenset({"", "ن", "ه", "ها", "هم", "هما", "نا", "كم"})  # … and what may follow it
_ORIGIN: Final = frozenset({"ه", "ا", "ون", "ين"})  # endings of an adjective behind its «ي»
_ENDS: Final = frozenset("اهيو")  # «سوريا» and «سورية» end as they like
_CLITICS: Final = "وفبلك"
_LOST: Final = "ا"  # of the article behind ل


def slips(article: str, entities: Sequence[Entity], places: Gazetteer) -> list[list[tuple[str, Span]]]:
    """The spellings of each name that an article spells in two ways, with the first place of each."""
    found = []
    for entity in entities:
        first: dict[str, Span] = {}
        for owner, mention in entity.mentions:
            if owner == article:
                first.setdefault(" ".join(mention.text.split()), mention.span)
        pairs = [(a, b) for a, b in combinations(first, 2) if is_slip(a, b, places)]
        if pairs:
            shown = dict.fromkeys(surface for pair in pairs for surface in pair)
            found.append([(surface, first[surface]) for surface in shown])
    return found


def is_slip(a: str, b: str, places: Gazetteer) -> bool:
    """Are two forms of a name the same but for one word that is spelled in two ways?"""
    shorter, longer = sorted(([fold(word) for word in name.split()] for name in (a, b)), key=len)
    if len(shorter) == len(longer):
        odd = [pair for pair in zip(shorter, longer, strict=True) if _bare(pair[0]) != _bare(pair[1])]
    elif len(shorter) == 1 and shorter[0] not in places.places:  # «شمعون بيريس» and «باريس»
        odd = [(shorter[0], longer[-1])]  # the last name alone
    else:
        return False
    if len(odd) != 1:
        return False
    x, y = (_bare(word) for word in odd[0])
    named = len(shorter) > 1  # the rest of the name says that it is one
    return one_slip(x, y) and not _two_words(x, y, named) and not _both_known(x, y, places)


def _bare(word: str) -> str:
    return word.removeprefix("ال") if len(word) > _SHORT else word


def _two_words(x: str, y: str, named: bool) -> bool:
    """Words of the language, or two names that are both common: what differs by a letter is not misspelled."""
    ordinary = [is_ordinary(word) for word in (x, y)]
    if all(ordinary) or (any(ordinary) and not named):
        return True
    return min(frequency(x), frequency(y)) > (_COMMON if named else 0)


def _both_known(x: str, y: str, places: Gazetteer) -> bool:
    """Two listed spellings of a place, or a place beside a word that the language has («فرنسا», «فرنسوا»)."""
    listed = [word in places.places or "ال" + word in places.places or word in places.adjectives for word in (x, y)]
    return any(listed) and all(known or frequency(word) > 0 for known, word in zip(listed, (x, y), strict=True))


def one_slip(x: str, y: str) -> bool:
    """Do two folded words differ in one place, by something that happens in writing, and not by how a word bends?"""
    if min(len(x), len(y)) < _SHORT or x == y or x.startswith(y) or y.startswith(x):
        return False
    if any(one[1:] == two and one[0] in _CLITICS for one, two in ((x, y), (y, x))):
        return False
    start = next(i for i in range(min(len(x), len(y))) if x[i] != y[i])
    end = 0
    while end < min(len(x), len(y)) - start and x[-1 - end] == y[-1 - end]:
        end += 1
    one, two = x[start : len(x) - end], y[start : len(y) - end]
    if len(one) == 2 and one == two[::-1]:
        return True
    if not end:
        return len(one) == len(two) == 1 and not {one, two} <= _ENDS and _alike(one, two)
    if not one or not two:
        extra, before = one or two, x[start - 1 : start]
        if extra == "ي" and x[len(x) - end :] in _ORIGIN:
            return False  # «رواندا» and «روانديا», «خرسانة» and «خرسانية»: a noun and its adjective
        return len(extra) == 1 and (extra in _VOWELS or extra == before or extra == x[len(x) - end : len(x) - end + 1])
    if len(one) == len(two) == 1:
        # «الحوثيون» and «الحوثيين», «أبوغدي» and «أباغدي»
        bent = {one, two} <= _CASES and (x[len(x) - end :] in _BEHIND or x[:start] == "اب")
        return _alike(one, two) and not bent
    return False


def _alike(one: str, two: str) -> bool:
    return (one in _VOWELS and two in _VOWELS) or any(one in letters and two in letters for letters in _LIKE)


def spelled_otherwise(a: tuple[str, ...], b: tuple[str, ...], one: str, two: str) -> bool:
    """Do two forms of a name differ in spelling, not only in how much of the name they give?"""
    if one == two or _LOST + one == two or _LOST + two == one:  # «لليمن» is shown from its second ل on
        return False
    shorter, longer = sorted((a, b), key=len)
    if len(shorter) == len(longer):
        return True
    if len(shorter) == 1 and len(longer) > 1:
        return shorter[0] not in longer and shorter[0] != "".join(longer) and _like_the_last(shorter[0], longer)
    return not set(shorter) <= set(longer)


def _like_the_last(word: str, longer: tuple[str, ...]) -> bool:
    """The last name alone, spelled otherwise than in the full name."""
    return longer[-1][:1] == word[:1] or "".join(longer)[:2] == word[:2]
