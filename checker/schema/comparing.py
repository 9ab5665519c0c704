"""The rule files of comparing: what counts as one, and what a likeness is worth.  Every field is a key of the file."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from checker.schema.base import Label, Part, RuleFile, Words


class Synonyms(RuleFile):
    """Words that count as one when passages are compared."""

    kind: Literal["synonyms"]
    groups: list[Words]


class Classes(RuleFile):
    """Things of one class, each with its other names."""

    kind: Literal["classes"]
    classes: dict[str, list[Words]]


class Quotations(RuleFile):
    """Signs around quotations and how alike two of one must be."""

    kind: Literal["quotations"]
    id: str
    label: Label
    marks: list[tuple[str, str]]
    titled: list[str] = []
    least: int = Field(ge=1)
    alike: float = Field(gt=0, le=1)
    same_start: int = Field(ge=2)


class EvidenceTable(Part):
    """Log-odds: the prior of a pair with values that stand so, and the weight of each feature."""

    prior: float
    weights: dict[str, float]


class Need(Part):
    """The evidence, in log-odds, that a pair needs to be joined, by how its values stand."""

    equal: float
    near: float
    moving: float
    differ: float
    unnamed: float


class EvidenceTables(RuleFile):
    """What each feature of a pair of claims is worth (rules/compare/evidence.yaml)."""

    kind: Literal["evidence"]
    likeness: dict[str, float]
    need: Need
    equal: EvidenceTable
    near: EvidenceTable
    differ: EvidenceTable


class Apart(Part):
    """Words by which two values are known to be of two things, in groups.

    `when`: both sentences have such words, only one has them, or the nearest ones are of two groups.
    """

    level: str
    why: str
    kinds: Words
    when: Literal["both", "one", "differ"]
    words: dict[str, Words]


class Told(Part):
    """Two texts that differ in a figure; `level` is what takes the difference for none, where anything does."""

    texts: tuple[str, str]
    level: str | None = None


class Doubts(RuleFile):
    """What makes a difference of two values a difference of two things (rules/compare/doubts.yaml)."""

    kind: Literal["doubts"]
    apart: list[Apart]
    kin: Words
    passengers: Words
    parts: Words
    besides: Words
    himself: Words
    last: Words
    halves: Words
    changes: Words
    by: Words
    changed_by: Words
    told: list[Told] = []
