"""What two words must share to be spellings of one: quick answers before the slow one of `spelling.distance`.

All of them err on one side only: a pair that they refuse is no pair.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from checker.compare.spelling import VOWELS, Costs, drops_of, groups_of

_LONGER: Final = 3  # letters by which two spellings of a word differ at most
_LEAST: Final = 3  # letters that a shorter word counts as, as where costs are shared out
_SLACK: Final = 0.02  # a letter more may cost this much less than what it grants (`double` and the limits of `accept`)
_HAMZA: Final = "ء"  # names are compared without it


class Outline:
    """A word's letters as bits, those that it cannot lose, and how its other spellings may begin and end.

    `most` is what a spelling may cost by letter.
    """

    __slots__ = ("begins", "closes", "ends", "letters", "opens", "size", "wants")

    def __init__(self, word: str, most: float, table: Costs) -> None:
        # each letter more costs about what it grants, so a longer spelling may cost this word no more than a shorter one
        granted = most * max(len(word), _LEAST) + _SLACK
        word = word.replace(_HAMZA, "")
        bare = word.removeprefix("ال")
        self.size = len(bare)
        self.letters = _bits(word)
        self.wants = sorted({_bits(options) for options in _needed(bare, granted, table)})
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
        mine, theirs = self.letters, other.letters
        return all(want & theirs for want in self.wants) and all(want & mine for want in other.wants)


@lru_cache(maxsize=100_000)
def outline(word: str, most: float, table: Costs) -> Outline:
    """The outline of a folded word."""
    return Outline(word, most, table)


def _needed(word: str, most: float, table: Costs) -> Iterable[set[str]]:
    """For each letter that a word cannot lose for `most`: the letters of which another spelling has one."""
    groups = groups_of(word, table)
    for letter, (cost, _) in zip(word, drops_of(word, table), strict=True):
        if cost > most:
            options = {letter, *(partner for price, partner in table.partners.get(letter, ()) if price <= most)}
            yield options | {_chief(group.right, letter) for group in groups if letter in group.left}


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
