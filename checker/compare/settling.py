"""Second thoughts about groups: what has more in common with another group moves there.

Joining from the surest pair down is greedy.  A statement that came early into a group may keep out others that belong to
it far more.  So each statement, and then all that say one value in a group, are tried in every other group; those that
cannot be there with them are pushed out, and find another home or stay alone.  A move must gain in what holds the
statements, or nothing moves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

_GAIN: Final = 1.1  # log-odds that a move must gain: what is nearly as good where it is stays
_ROUNDS: Final = 4  # groups are at rest after two or three
_WITNESSES: Final = 3  # so many of a group tell how firmly it holds a statement: more of them repeat each other
_FORBIDDEN: Final = -3.0  # log-odds: a pair that may not be speaks against as much as the surest speaks for

Support = Mapping[tuple[int, int], float]  # pairs (lesser, greater): the evidence beyond what is needed to join them


def settle(
    groups: Mapping[int, Sequence[int]],
    support: Support,
    together: Callable[[int, int, Sequence[int]], bool],
    equal: Callable[[int, int], bool],
) -> dict[int, list[int]]:
    """The groups (any key -> members) after all moves that gain, with a new key for each statement that was pushed out.

    `together(i, j, group)` tells whether two statements may be in one group, which holds the others of `group` too;
    `equal(i, j)` whether they say one value.
    """
    homes = _Homes(groups, support, together, equal)
    for _ in range(_ROUNDS):
        moved = [k for k in sorted(homes.of) if homes.better([k])]
        moved += [block[0] for key in sorted(homes.members) for block in homes.of_one_value(key) if homes.better(block)]
        if not moved:
            break
    return {key: sorted(members) for key, members in homes.members.items() if members}


class _Homes:
    def __init__(
        self,
        groups: Mapping[int, Sequence[int]],
        support: Support,
        together: Callable[[int, int, Sequence[int]], bool],
        equal: Callable[[int, int], bool],
    ) -> None:
        self.members = {key: list(found) for key, found in groups.items()}
        self.of = {k: key for key, found in self.members.items() for k in found}
        self.support = support
        self.together = together
        self.equal = equal
        self.near: dict[int, list[int]] = {}
        for (i, j), weight in support.items():
            if weight > 0:
                self.near.setdefault(i, []).append(j)
                self.near.setdefault(j, []).append(i)

    def of_one_value(self, key: int) -> Iterator[list[int]]:
        """The members of a group by what they say, where several say one value."""
        blocks: list[list[int]] = []
        for k in sorted(self.members[key]):
            block = next((block for block in blocks if self.equal(block[0], k)), None)
            if block is None:
                blocks.append([k])
            else:
                block.append(k)
        yield from (block for block in blocks if len(block) > 1)

    def better(self, block: Sequence[int]) -> bool:
        """Move what says one value in a group where it gains most, if anywhere; was it moved?"""
        home = self.members[self.of[block[0]]]
        if self._kept(block, home):
            return False
        here = self._worth(block, home)
        best: tuple[float, int, list[int]] | None = None
        for key in sorted({self.of[j] for k in block for j in self.near.get(k, ())} - {self.of[block[0]]}):
            group = self.members[key]
            out = [m for m in group if not all(self.together(k, m, [*group, *block]) for k in block)]
            stay = [m for m in group if m not in out]
            if not stay or not self._welcome(block, stay):
                continue
            gain = self._worth(block, [*stay, *block]) - self._lost(out, group) - here
            if gain > _GAIN and (best is None or gain > best[0]):
                best = gain, key, out
        if best is None:
            return False
        self._move(block, best[1], best[2])
        return True

    def _welcome(self, block: Sequence[int], group: Sequence[int]) -> bool:
        """Says a group the value of a block too, and speaks more for the two than against?  A statement alone is tried anywhere."""
        if len(block) == 1:
            return True
        pairs = [(min(i, j), max(i, j)) for i in block for j in group]
        return (
            any(self.equal(block[0], m) for m in group)
            and sum(self.support.get(pair, _FORBIDDEN) for pair in pairs) > 0
        )

    def _kept(self, block: Sequence[int], home: Sequence[int]) -> bool:
        """Would all that say a value leave behind what differs from it, and is held by them?  That is what a reader asks for."""
        return len(block) > 1 and any(self._held(m, home) > _GAIN for m in home if m not in block)

    def _worth(self, statements: Sequence[int], group: Sequence[int]) -> float:
        return sum(self._held(k, group) for k in statements)

    def _lost(self, statements: Sequence[int], group: Sequence[int]) -> float:
        """What statements lose that have to leave a group; who is not held in it loses nothing."""
        return sum(max(self._held(k, group), 0.0) for k in statements)

    def _held(self, k: int, group: Sequence[int]) -> float:
        """How firmly a statement is held by a group: the evidence of the members that hold it best."""
        found = [self.support[pair] for m in group if (pair := (min(k, m), max(k, m))) in self.support]
        return sum(sorted(found, reverse=True)[:_WITNESSES])

    def _move(self, block: Sequence[int], key: int, out: Sequence[int]) -> None:
        for k in block:
            self.members[self.of[k]].remove(k)
            self.members[key].append(k)
            self.of[k] = key
        for m in out:
            self.members[key].remove(m)
            self.of[m] = max(self.members) + 1
            self.members[self.of[m]] = [m]
