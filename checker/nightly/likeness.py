"""How surely two articles tell of one event, from evidence that a reader would name.

No single likeness of words tells events apart: two crashes of one day share most of theirs.  So titles, leads,
whole texts, places and numbers each have a say, and the sum is read as a probability.  The weights were fitted
on pairs of one night that were read by eye, and are judged on another: docs/stories.md, benchmarks/stories.py.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from checker.nightly.candidates import Rarity, close
from checker.nightly.sketch import Sketch

_START: Final = -5.0  # no evidence at all: one event in a hundred and fifty pairs
_TITLES: Final = 3.2  # the share of the title that the other text holds, of the title that is held less
_TITLE: Final = 1.7  # the same of the title that is held more
_LEAD: Final = 2.2  # cosine of the leads
_BODY: Final = 2.1  # cosine of the texts
_PHRASES: Final = 3.3  # pairs of words side by side that both leads have
_PLACE: Final = 0.9  # for each place that both leads name
_PLACES: Final = 2  # places; more say no more
_OTHER_PLACE: Final = -0.6  # both titles name a place that the other lead does not know
_NUMBER: Final = 0.33  # for each number in digits that both state
_NUMBERS: Final = 3
_OTHER_NUMBERS: Final = -0.8  # none in common, though ...
_SEVERAL: Final = 2  # ... each states so many: one that differs is what we look for, all of them are another event
_OWN: Final = -2.2  # one outlet seldom tells one event twice in other words
_COPY: Final = 0.7  # of the runs of the shorter text: one text, slightly edited, whatever its title
_SHORT: Final = 8  # sampled runs: fewer are shared by chance, and by announcements with one word changed
_TOLD: Final = 0.7  # of the words of a lead, by weight, that a text must hold to tell the same in passing ...
_PASSAGE: Final = 0.25  # ... and of the runs of words: a round-up takes its paragraphs over from the agency
_FULL: Final = 15  # words: a lead of fewer is no lead of an event but a picture, a poem, a cartoon


class Likeness:
    """Compares the sketches of one intake by their places in it."""

    def __init__(self, sketches: Sequence[Sketch], rarity: Rarity) -> None:
        self._sketches = sketches
        self._square = {word: weight * weight for word, weight in rarity.weights.items()}
        self._weight = rarity.weights
        self._title = [self._sum(self._weight, sketch.title) for sketch in sketches]
        self._lead = [math.sqrt(self._sum(self._square, sketch.lead)) for sketch in sketches]
        self._body = [math.sqrt(self._sum(self._square, sketch.body)) for sketch in sketches]
        self._runs: dict[tuple[int, int], int] = {}  # of pairs that were asked for, how many runs both have

    def __call__(self, one: int, two: int) -> float:
        """The probability, 0..1, that two articles tell of one event."""
        a, b = self._sketches[one], self._sketches[two]
        if not close(a.day, b.day):
            return 0.0
        if self.copies(one, two):
            return 1.0
        less, more = sorted((self._held(one, two), self._held(two, one)))
        score = (
            _START
            + _TITLES * less
            + _TITLE * more
            + _LEAD * self._cosine(self._lead, one, two, a.lead & b.lead)
            + _BODY * self._cosine(self._body, one, two, a.body & b.body)
            + _PHRASES * len(a.phrases & b.phrases) / max(1, min(len(a.phrases), len(b.phrases)))
            + _PLACE * min(_PLACES, len(a.places & b.places))
            + _NUMBER * min(_NUMBERS, len(a.numbers & b.numbers))
        )
        if a.title_places - b.places and b.title_places - a.places:
            score += _OTHER_PLACE
        if min(len(a.numbers), len(b.numbers)) >= _SEVERAL and a.numbers.isdisjoint(b.numbers):
            score += _OTHER_NUMBERS
        if a.outlet and a.outlet == b.outlet:
            score += _OWN
        return 1 / (1 + math.exp(-score))

    def copies(self, one: int, two: int) -> bool:
        """Are two articles one text, at most slightly edited?"""
        return self.holds(one, two) or self.holds(two, one)

    def holds(self, text: int, other: int) -> bool:
        """Does an article hold the whole text of another one, at most slightly edited?"""
        runs = len(self._sketches[other].runs)
        return runs >= _SHORT and self._common(text, other) >= _COPY * runs

    def tells_too(self, round_up: int, other: int) -> bool:
        """Does an article about something else hold a passage that tells the event of another one?"""
        text, event = self._sketches[round_up], self._sketches[other]
        if len(event.lead) < _FULL or len(event.runs) < _SHORT or not close(text.day, event.day):
            return False
        return self._common(round_up, other) >= _PASSAGE * len(event.runs) and self._sum(
            self._weight, event.lead & text.body
        ) >= _TOLD * self._sum(self._weight, event.lead)

    def _common(self, one: int, two: int) -> int:
        """How many of their runs two articles share."""
        pair = (one, two) if one < two else (two, one)
        if pair not in self._runs:
            self._runs[pair] = len(self._sketches[one].runs & self._sketches[two].runs)
        return self._runs[pair]

    def _held(self, one: int, two: int) -> float:
        """The share of the title of one that the text of the other holds."""
        title = self._sketches[one].title
        return self._sum(self._weight, title & self._sketches[two].body) / self._title[one] if title else 0.0

    def _cosine(self, norms: list[float], one: int, two: int, shared: frozenset[str]) -> float:
        return self._sum(self._square, shared) / (norms[one] * norms[two]) if shared else 0.0

    @staticmethod
    def _sum(weights: dict[str, float], words: frozenset[str]) -> float:
        return math.fsum([weights[word] for word in words])  # fsum: the order of a set must not show
