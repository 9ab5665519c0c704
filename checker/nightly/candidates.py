"""Pairs of articles that may tell of one event: those that share rare words, or runs of words.

Every article asks for a bounded number of its rarest words, and words that many articles of the days
around share are not asked for, so the work grows with the number of articles and not with its square.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from checker.nightly.sketch import Sketch

NEAR: Final = 3  # days: a story goes on for two or three; what comes later has events of its own
_ASKED: Final = 30  # words of an article that are looked up, the rarest first
_CROWD: Final = 60  # articles of a day: a word that more of them share tells of a topic, not of an event
_FOLLOWED: Final = 40  # candidates of an article, the best first; ten outlets with three articles each, and room
_ENOUGH: Final = 25.0  # squared rarities of the shared words: about one word that nobody else uses
_PRIOR: Final = 400  # articles that the general list of words is worth beside the intake
_LENGTH: Final = 200  # topic words of a usual article, to turn a share of running text into a share of articles


class Rarity:
    """How much a word tells: minus the log of the share of articles that hold it."""

    def __init__(self, sketches: Sequence[Sketch], shares: Mapping[str, float]) -> None:
        held = Counter(word for sketch in sketches for word in sketch.body)
        total = len(sketches) + _PRIOR
        self.weights = {
            word: -math.log((count + _PRIOR * -math.expm1(-_LENGTH * shares.get(word, 0.0))) / total)
            for word, count in held.items()
        }

    def __call__(self, word: str) -> float:
        return self.weights.get(word, 0.0)


def candidates(sketches: Sequence[Sketch], rarity: Rarity) -> Iterator[tuple[int, int]]:
    """Pairs of places in `sketches`, the smaller first, each once; `sketches` are in the order of their ids."""
    index = _Index(sketches)
    asked = [sorted(sketch.lead, key=lambda word: (-rarity(word), word))[:_ASKED] for sketch in sketches]
    for place, words in enumerate(asked):
        index.add(place, words)
    seen: set[tuple[int, int]] = set()
    for place, words in enumerate(asked):
        shared: defaultdict[int, float] = defaultdict(float)
        for word in words:
            weight = rarity(word) ** 2
            for other in index.near(place, word):
                shared[other] += weight
        for run in sketches[place].runs:
            for other in index.near(place, run):
                shared[other] += 1
        shared.pop(place, None)
        enough = [other for other, weight in shared.items() if weight >= _ENOUGH]
        for other in sorted(enough, key=lambda other: (-shared[other], other))[:_FOLLOWED]:
            seen.add((min(place, other), max(place, other)))
    yield from sorted(seen)


class _Index:
    """Word or run -> the articles of a day that hold it."""

    def __init__(self, sketches: Sequence[Sketch]) -> None:
        self._days = [sketch.day for sketch in sketches]
        known = set(self._days)
        self._near = {day: sorted((other for other in known if close(day, other)), key=str) for day in known}
        self._held: dict[dt.date | None, defaultdict[str | int, list[int]]] = {day: defaultdict(list) for day in known}
        for place, sketch in enumerate(sketches):
            self.add(place, sketch.runs)

    def add(self, place: int, keys: Iterable[str | int]) -> None:
        held = self._held[self._days[place]]
        for key in keys:
            held[key].append(place)

    def near(self, place: int, key: str | int) -> Iterator[int]:
        """The articles of the days around one article that hold a key that is no topic of its day."""
        for day in self._near[self._days[place]]:
            held = self._held[day].get(key, ())
            if len(held) <= _CROWD:
                yield from held


def close(a: dt.date | None, b: dt.date | None) -> bool:
    """Can two days belong to one story?  An unknown day can be any."""
    return a is None or b is None or abs((a - b).days) <= NEAR
