"""What two words must share to be spellings of one: quick answers before the slow one of `spelling.distance`.

All of them err on one side only: a pair that they refuse is no pair.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from checker.names.spelling import VOWELS, Costs, drops_of, groups_of

_LONGER: Final = 3  # letters by which two spellings of a word differ at most
_LEAST: Final = 3  # letters that a shorter word counts as, as where costs are shared out
_SLACK: Final = 0.02  # a letter more may cost this much less than what it grants (`double` and the limits of `accept`)
# classes of sound, finer than those of `sounds.skeleton`; vowels, ع and ه come and go
_CLASSES: Final = str.maketrans("غقكجخحتطدضسصشزثذظفبمن", "كككككك" + "ت" * 4 + "س" * 7 + "ببنن", "اويعه")
_TWICE: Final = re.compile(r"(.)\1+")
_ANY: Final = -1  # the bits of any letter
_HAMZA: Final = "ء"  # names are compared without it

_Due = tuple[int, list[tuple[int, float]]]


class Outline:
    """A word's letters as bits, those that it cannot lose, and how its other spellings may begin and end.

    `most` is what a spelling may cost by letter.
    """

    __slots__ = ("begins", "closes", "dues", "ends", "granted", "letters", "opens", "size")

    def __init__(self, word: str, most: float, table: Costs) -> None:
        # each letter more costs about what it grants, so a longer spelling may cost this word no more than a shorter one
        granted = most * max(len(word), _LEAST) + _SLACK
        word = word.replace(_HAMZA, "")
        bare = word.removeprefix("ال")
        self.size = len(bare)
        self.letters = _bits(word)
        self.granted = granted
        self.dues = _dues(bare, table)
        self.opens = self.begins = self.closes = self.ends = 0
        for form in {word, bare}:
            asked, shown = _edge(form, granted, table, ahead=True)
            self.opens |= asked
            self.begins |= shown
            asked, shown = _edge(form, granted, table, ahead=False)
            self.closes |= asked
            self.ends |= shown

    def may_be(self, other: Outline) -> bool:
        """May the other word be a spelling of this one?"""
        if not (self.opens & other.begins and self.closes & other.ends and abs(self.size - other.size) <= _LONGER):
            return False
        granted = max(self.granted, other.granted)
        return self._pays(other.letters, granted) and other._pays(self.letters, granted)

    def _pays(self, letters: int, granted: float) -> bool:
        """Can the letters that the other spelling has not be paid for, whatever they are paired with?"""
        for letter, options in self.dues:
            if letter & letters:
                continue
            for partner, cost in options:
                if partner & letters:
                    granted -= cost
                    break
            if granted < 0:
                return False
        return True


@lru_cache(maxsize=100_000)
def outline(word: str, most: float, table: Costs) -> Outline:
    """The outline of a folded word."""
    return Outline(word, most, table)


@lru_cache(maxsize=100_000)
def sounds(word: str, most: float, table: Costs) -> frozenset[str]:
    """How a folded word and its spellings that change class once may sound; two spellings of a word share one of these.

    `most` is what a spelling may cost by letter.
    """
    return frozenset(sound for form in {word, word.removeprefix("ال")} for sound in _variants(form, most, table))


def _variants(word: str, most: float, table: Costs) -> Iterator[str]:
    granted = most * max(len(word), _LEAST) + _SLACK
    classes = [letter.translate(_CLASSES) for letter in word]

    def sound(first: int, after: int, instead: str) -> str:
        return _TWICE.sub(r"\1", "".join([*classes[:first], instead.translate(_CLASSES), *classes[after:]]))

    yield sound(0, 0, "")
    drops = drops_of(word, table)
    for k, letter in enumerate(word):
        if classes[k] and drops[k][0] <= granted:
            yield sound(k, k + 1, "")
        for cost, partner in table.partners.get(letter, ()):
            if cost <= granted and partner.translate(_CLASSES) != classes[k]:
                yield sound(k, k + 1, partner)
    for group in groups_of(word, table):
        at = word.find(group.left)
        while at >= 0:
            yield sound(at, at + len(group.left), group.right)
            at = word.find(group.left, at + 1)


def _dues(word: str, table: Costs) -> list[_Due]:
    """What each letter may cost beside a spelling without it."""
    groups = groups_of(word, table)
    found = []
    for letter, (drop, _) in zip(word, drops_of(word, table), strict=True):
        shares = tuple(
            (group.cost / len(group.left), _bits(_chief(group.right, letter)))
            for group in groups
            if letter in group.left
        )
        found.append(_due(letter, drop, shares, table))
    return found


@lru_cache(maxsize=10_000)
def _due(letter: str, drop: float, shares: tuple[tuple[float, int], ...], table: Costs) -> _Due:
    """A letter's bit, and what it may cost by what stands instead; `shares` are its own of groups of letters.

    The cheapest comes first; to leave the letter out is the last, which needs nothing.
    """
    partners = [(cost, _bits(partner)) for cost, partner in table.partners.get(letter, ())]
    options = sorted((cost, bits) for cost, bits in (*partners, *shares) if cost < drop)
    return _bits(letter), [(bits, cost) for cost, bits in options] + [(_ANY, drop)]


def _chief(letters: str, letter: str) -> str:
    """The one letter of a group that tells whether a word has the group: the same letter, or a consonant of it."""
    if letter in letters:
        return letter
    return next((sign for sign in reversed(letters) if sign not in VOWELS), letters[-1])


def _edge(word: str, most: float, table: Costs, *, ahead: bool) -> tuple[int, int]:
    """The letters with which other spellings may begin (`ahead`) or end, and those that this one shows there.

    Letters that may be left out show what stands behind them.
    """
    drops = drops_of(word, table)
    asked: set[str] = set()
    shown: list[str] = []
    for k in range(len(word)) if ahead else range(len(word) - 1, -1, -1):
        asked |= {word[k], *(partner for price, partner in table.partners.get(word[k], ()) if price <= most)}
        for group in groups_of(word, table):
            if ahead and word.startswith(group.left, k):
                asked.add(group.right[0])
            elif not ahead and word.endswith(group.left, 0, k + 1):
                asked.add(group.right[-1])
        shown.append(word[k])
        most -= drops[k][0]
        if most < 0:
            break
    return _bits(asked), _bits(shown)


def _bits(letters: Iterable[str]) -> int:
    """Letters as bits; letters of other scripts share bits with Arabic ones, which only asks more questions."""
    bits = 0
    for letter in letters:
        bits |= 1 << (ord(letter) & 63)
    return bits
