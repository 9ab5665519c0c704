"""A fact whose values turn out to be of several things, taken apart again.

Whether two values are of one thing is asked twice: when they are joined, pair by pair, and when they differ, by what
the sentences say besides them.  Where the second answer is no, what is left together is what agrees or truly differs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from checker.compare.align import Joined
from checker.compare.judge import NOT_KNOWN, Judged, worst

Judgement = tuple[Joined, Judged | None]


def judge_apart(groups: Sequence[Joined], judge: Callable[[Joined], Sequence[Judged]]) -> Iterator[Judgement]:
    """The verdicts on facts; a fact of several things gives several."""
    for group in groups:
        pairs = judge(group)
        parts = _parts(group, pairs)
        if len(parts) == 1:
            yield group, worst(group.statements, pairs)
        else:
            for part in (_part(group, members) for members in parts):
                yield part, worst(part.statements, judge(part))


def _parts(group: Joined, pairs: Sequence[Judged]) -> list[list[int]]:
    """The statements that stay together.

    Two values that the sentences tell apart stay side by side, with the reason, where nothing else is there to agree
    with; two that are not known to be of one thing never do.
    """
    if not any(judged.apart for judged in pairs):
        return [list(range(len(group.statements)))]
    told = _linked(group, [judged for judged in pairs if not judged.apart])
    if any(len({group.statements[i].article for i in part}) > 1 for part in told):
        return told
    return _linked(group, [judged for judged in pairs if judged.level != NOT_KNOWN])


def _linked(group: Joined, pairs: Sequence[Judged]) -> list[list[int]]:
    """The statements that are linked by pairs, directly or by way of others; in their order."""
    home = list(range(len(group.statements)))
    for judged in pairs:
        one, two = sorted((home[judged.first], home[judged.second]))
        home = [one if place == two else place for place in home]
    return [[i for i, place in enumerate(home) if place == first] for first in sorted(set(home))]


def _part(group: Joined, members: Sequence[int]) -> Joined:
    place = {i: n for n, i in enumerate(members)}
    links = [(place[i], place[j], found) for i, j, found in group.links if i in place and j in place]
    return Joined([group.statements[i] for i in members], links)
