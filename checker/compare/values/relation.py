"""The answers to how two values stand to each other: conditions that a rule's levels name, or that none of them holds."""

from __future__ import annotations

from typing import Literal

Relation = Literal[
    "equal",
    "converted",  # in two currencies: amounts that may be one
    "overlap",  # there is a value that both allow
    "rounded",  # one is the round figure for the other
    "zone",  # times of the day by two clocks: `zone_gap` says by how much
    "written",  # days so near that both may be meant, where one is counted from the day of writing
    "differ",
]
