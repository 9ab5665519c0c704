"""Pairs of articles that may tell of one event: those that share rare words, or runs of words.

Every article asks for a bounded number of its rarest words, and words that many articles of the days
around share are not asked for, so the work grows with the number of articles and not with its square.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, Generic, TypeVar

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
    asked = [sorted(sketch.lead, key=lambda word: (-rarity(word), word))[:_ASKED] for sketch in sketches]
    words = _Index(sketches, asked)
    runs = _Index(sketches, [sketch.runs for sketch in sketches])
    seen: set[tuple[int, int]] = set()
    for place in range(len(sketches)):
        shared: defaultdict[int, float] = defaultdict(float)
        for word, others in words.near(place):
            weight = rarity(word) ** 2
            for other in others:
                shared[other] += weight
        for _, others in runs.near(place):
            for other in others:
                shared[other] += 1
        shared.pop(place, None)
        enough = [other for other, weight in shared.items() if weight >= _ENOUGH]
        for other in sorted(enough, key=lambda other: (-shared[other], other))[:_FOLLOWED]:
            seen.add((min(place, other), max(place, other)))
    yield from sorted(seen)


Key = TypeVar("Key", str, int)


class _Index(Generic[Key]):
    """Word or run -> the articles of a day that hold it."""

    def __init__(self, sketches: Sequence[Sketch], keys: Sequence[Collection[Key]]) -> None:
        self._days = [sketch.day for sketch in sketches]
        times = Counter(chain.from_iterable(keys))
        self._keys: list[list[Key]] = [
            [key for key in some if times[key] > 1] for some in keys
        ]  # the others lead nowhere
        known = set(self._days)
        held: dict[dt.date | None, defaultdict[Key, list[int]]] = {day: defaultdict(list) for day in known}
        for place, (day, some) in enumerate(zip(self._days, self._keys, strict=True)):
            for key in some:
                held[day][key].append(place)
        self._near: dict[dt.date | None, list[defaultdict[Key, list[int]]]] = {
            day: [held[other] for other in sorted(known, key=str) if close(day, other)] for day in known
        }

    def near(self, place: int) -> Iterator[tuple[Key, list[int]]]:
        """The articles of the days around one article, day by day, that hold a key of it which is no topic of its day."""
        near = self._near[self._days[place]]
        for key in self._keys[place]:
            for held in near:
                if key in held and len(held[key]) <= _CROWD:
                    yield key, held[key]


def close(a: dt.date | None, b: dt.date | None) -> bool:
    """Can two days belong to one story?  An unknown day can be any."""
    return a is None or b is None or abs((a - b).days) <= NEAR
