"""Second thoughts about groups: a statement that has more in common with another group moves there.

Joining from the surest pair down is greedy.  A statement that came early into a group may keep out others that belong to
it far more.  So each statement is tried in every other group; those that cannot be there with it are pushed out, and
find another home or stay alone.  A move must gain: the evidence that holds groups together grows with each, so it ends.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

_GAIN: Final = 0.7  # log-odds that a move must gain: what is nearly as good where it is stays
_ROUNDS: Final = 4  # groups are at rest after two or three

Support = Mapping[tuple[int, int], float]  # pairs (lesser, greater): the evidence beyond what is needed to join them


def settle(
    groups: Mapping[int, Sequence[int]], support: Support, together: Callable[[int, int, Sequence[int]], bool]
) -> dict[int, list[int]]:
    """The groups (any key -> members) after all moves that gain, with a new key for each statement that was pushed out.

    `together(i, j, group)` tells whether two statements may be in one group, which holds the others of `group` too.
    """
    homes = _Homes(groups, support, together)
    for _ in range(_ROUNDS):
        if not any([homes.better(k) for k in sorted(homes.of)]):
            break
    return {key: sorted(members) for key, members in homes.members.items() if members}


class _Homes:
    def __init__(
        self,
        groups: Mapping[int, Sequence[int]],
        support: Support,
        together: Callable[[int, int, Sequence[int]], bool],
    ) -> None:
        self.members = {key: list(found) for key, found in groups.items()}
        self.of = {k: key for key, found in self.members.items() for k in found}
        self.support = support
        self.together = together
        self.near: dict[int, list[int]] = {}
        for (i, j), weight in support.items():
            if weight > 0:
                self.near.setdefault(i, []).append(j)
                self.near.setdefault(j, []).append(i)

    def better(self, k: int) -> bool:
        """Move a statement where it gains most, if anywhere; was it moved?"""
        home = self.of[k]
        here = self._held(k, [m for m in self.members[home] if m != k])
        best: tuple[float, int, list[int]] | None = None
        for key in sorted({self.of[j] for j in self.near.get(k, ())} - {home}):
            group = self.members[key]
            out = [m for m in group if not self.together(k, m, group)]
            stay = [m for m in group if m not in out]
            lost = sum(max(self._held(m, [n for n in group if n != m]), 0.0) for m in out)
            gain = self._held(k, stay) - here - lost
            if stay and gain > _GAIN and (best is None or gain > best[0]):
                best = gain, key, out
        if best is None:
            return False
        self._move(k, best[1], best[2])
        return True

    def _held(self, k: int, group: Sequence[int]) -> float:
        """How firmly a statement is held by a group: the sum of its evidence with each member."""
        found = [self.support[pair] for m in group if (pair := (min(k, m), max(k, m))) in self.support]
        return max(found) + sum(found) / len(found) if found else 0.0

    def _move(self, k: int, key: int, out: Sequence[int]) -> None:
        self.members[self.of[k]].remove(k)
        self.members[key].append(k)
        self.of[k] = key
        for m in out:
            self.members[key].remove(m)
            self.of[m] = max(self.members) + 1
            self.members[self.of[m]] = [m]
