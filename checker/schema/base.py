"""What all rule files share.  Every field is a key of the file."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

Words = list[str]


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class RuleFile(Part):
    """What all rule files share."""

    kind: str
    why: str = ""


class Silent(Part):
    """A text of which a rule must say nothing, and why."""

    text: str
    because: str


class Label(Part):
    ar: str
    en: str
