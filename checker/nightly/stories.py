"""Group an intake into stories: the articles that tell of one event."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from operator import attrgetter
from typing import Final

from checker.model import Article
from checker.nightly.candidates import Rarity, candidates
from checker.nightly.likeness import Likeness
from checker.nightly.sketch import Sketch, Sketcher
from checker.rules import Rules

_SAME: Final = 0.47  # the mean probability of the pairs between two groups from which they are one story
_LINK: Final = 0.05  # a pair less sure than this says nothing; average link reads it as 0


def group_stories(articles: Sequence[Article], rules: Rules) -> list[list[str]]:
    """The stories of an intake, as lists of article ids; an article that stands alone is a story of one.

    The order of `articles` changes nothing: ids are sorted inside a story, stories by their first id.
    An article that tells of several events is in several stories.  Ids must be unique.
    """
    return group_sketches(map(Sketcher(rules).sketch, articles))


def group_sketches(read: Iterable[tuple[Sketch, Mapping[str, float]]]) -> list[list[str]]:
    """The same of articles that are read already: their sketches, each with the shares of its stems."""
    sketches: list[Sketch] = []
    shares: dict[str, float] = {}
    for sketch, own in read:
        sketches.append(sketch)
        for stem, share in own.items():
            if share > shares.get(stem, 0.0):
                shares[stem] = share
    sketches.sort(key=attrgetter("id"))
    rarity = Rarity(sketches, shares)
    likeness = Likeness(sketches, rarity)
    near = list(candidates(sketches, rarity))
    pairs = {pair: sure for pair in near if (sure := likeness(*pair)) >= _LINK}
    groups = _with_round_ups(_average_link(len(sketches), pairs), near, likeness)
    return [[sketches[place].id for place in group] for group in groups]


def _with_round_ups(groups: list[list[int]], near: Iterable[tuple[int, int]], likeness: Likeness) -> list[list[int]]:
    """Add to each group the articles of other groups that tell its event in passing, or hold a member's whole text.

    Most members must be told in passing: background of one alone is no event of the others.
    """
    home = {place: number for number, group in enumerate(groups) for place in group}
    told: Counter[tuple[int, int]] = Counter()
    for one, two in near:
        if home[one] != home[two]:
            for text, member in ((one, two), (two, one)):
                group = home[member]
                told[text, group] += (
                    len(groups[group]) if likeness.holds(text, member) else likeness.tells_too(text, member)
                )
    tellers: defaultdict[int, list[int]] = defaultdict(list)
    for (round_up, number), times in told.items():
        if 2 * times >= len(groups[number]):
            tellers[number].append(round_up)
    return sorted(sorted(group + tellers[number]) for number, group in enumerate(groups))


def _average_link(count: int, pairs: dict[tuple[int, int], float]) -> list[list[int]]:
    """Join the two groups whose members are the most alike on average, while that is at least _SAME.

    The average keeps chains apart: a text that is like one member of a group joins only if it is like the rest.
    """
    members = {place: [place] for place in range(count)}
    sums: dict[int, dict[int, float]] = {place: {} for place in range(count)}
    for (one, two), sure in pairs.items():
        sums[one][two] = sums[two][one] = sure
    heap = [(-sure, one, two) for (one, two), sure in pairs.items() if sure >= _SAME]
    heapify(heap)
    fresh = count
    while heap:
        average, one, two = heappop(heap)
        if one not in members or two not in members:
            continue
        members[fresh] = members.pop(one) + members.pop(two)
        sums[fresh] = joined = _joined(sums.pop(one), sums.pop(two), {one, two})
        for other, total in joined.items():
            near = sums[other]
            near.pop(one, None)
            near.pop(two, None)
            near[fresh] = total
            average = total / (len(members[fresh]) * len(members[other]))
            if average >= _SAME:
                heappush(heap, (-average, other, fresh))
        fresh += 1
    return sorted(sorted(group) for group in members.values())


def _joined(one: dict[int, float], two: dict[int, float], gone: Iterable[int]) -> dict[int, float]:
    total = dict(one)
    for other, sure in two.items():
        total[other] = total.get(other, 0.0) + sure
    for place in gone:
        total.pop(place, None)
    return total
