"""Names that differ by a slip of the keyboard, joined where the articles show that they tell of the same thing.

No rule of transliteration turns «بانجكهام» into «باكنجهام»: two letters changed their places.  Outside a story such
words are two names.  In a story they are one where no article has both, and the words around them agree.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from rapidfuzz.distance import DamerauLevenshtein, Levenshtein

from checker.model import NameKind
from checker.names.known import Knowledge
from checker.names.letters import same_word
from checker.names.sounds import skeleton
from checker.text.frequency import frequency

_LETTERS: Final = 5  # a shorter word has too many words that look like it
_RARE: Final = 1e-6  # a word more common than this has its spelling
_LONG: Final = 7  # letters; the same ones in another order are the same word
_SLIP: Final = 2  # letters put wrong, at most: one moved to another place counts twice
_SHARED: Final = 2  # words of meaning around both names
_SOUNDS: Final = 2  # consonants of a place's name, at least
_G: Final = str.maketrans("غجق", "ككك")  # one sound in Arabic family names of the Maghreb and the Gulf («الركراكي»)
Row = tuple[str, ...]


class Place(NamedTuple):
    """Where a name stands: its kind, the words right before it, the words of meaning around it, and the articles."""

    kind: NameKind
    before: frozenset[str]
    around: frozenset[str]
    articles: frozenset[str]


def mistyped(left: Row, right: Row, one: Place, two: Place, know: Knowledge) -> bool:
    """May two names of one story be one name and its misspelling?"""
    if len(left) != len(right) or one.kind != two.kind or _known(left, right, know):
        return False
    unlike = [(a, b) for a, b in zip(left, right, strict=True) if a != b and not (left[1:] and same_word(a, b, know))]
    if len(unlike) != 1:
        return False
    a, b = unlike[0]
    noun = one.before & two.before & know.nouns
    if one.articles & two.articles:  # in one article only the title may have slipped, and nothing else looks like it
        return bool(noun) and min(len(a), len(b)) >= _LONG and sorted(a) == sorted(b) and _unlisted(a, b, know)
    if len(left) > 1 and a.startswith("ال") and b.startswith("ال") and a.translate(_G) == b.translate(_G):
        return True
    shared = {word for word in one.around & two.around if word not in left and word not in right}
    if noun and len(left) == 1 and skeleton(a) == skeleton(b) and _unlisted(a, b, know):
        return True  # «إعصار موكا», «إعصار موخا»
    if one.kind == "place" and _vowels_only(a, b) and _unlisted(a, b, know):
        return True
    return (len(shared) >= _SHARED or bool(noun and shared - noun)) and _slip(a, b, know)


def _known(left: Row, right: Row, know: Knowledge) -> bool:
    """Are both known for what they are?"""
    one, two = "".join(left), "".join(right)
    return (one in know.alias and two in know.alias) or frozenset((one, two)) in know.distinct


def _unlisted(one: str, two: str, know: Knowledge) -> bool:
    """Are both words that no list of Arabic words or names has?"""
    return not any(frequency(word) > _RARE or word in know.given or word.isdecimal() for word in (one, two))


def _vowels_only(one: str, two: str) -> bool:
    """«إيتايون», «ايتون»: the same consonants, and two vowels apart at most."""
    if one[0] != two[0] or skeleton(one) != skeleton(two) or len(skeleton(one)) < _SOUNDS:
        return False
    return min(len(one), len(two)) >= _LETTERS and Levenshtein.distance(one, two) <= _SLIP


def _slip(one: str, two: str, know: Knowledge) -> bool:
    if one in know.given or two in know.given:
        return sorted(one) == sorted(two) and DamerauLevenshtein.distance(one, two) == 1  # «فراس» and «فارس»
    if min(len(one), len(two)) < _LETTERS or any(word.isdecimal() for word in (one, two)):
        return False
    if Levenshtein.distance(one, two) <= _SLIP and sorted(one) == sorted(two):
        return True
    if not _unlisted(one, two, know) or one.startswith("ال") or two.startswith("ال"):
        return False
    sounds = skeleton(one), skeleton(two)
    begun = one[0].translate(_G) == two[0].translate(_G)
    return begun and min(map(len, sounds)) > _SOUNDS and DamerauLevenshtein.distance(*sounds) <= 1


def part_of_site(left: Row, right: Row, one: Place, two: Place, know: Knowledge) -> bool:
    """«ملعب بودوان», «ملعب الملك بودوان»: one word of a longer name behind the same word for a site."""
    shorter, longer = sorted((left, right), key=len)
    if len(shorter) != 1 or len(longer) < 2 or not one.before & two.before & know.nouns:
        return False
    return same_word(shorter[0], longer[-1], know) and not any(word in know.marks for word in longer)
