"""The rule files of the house's spellings.  Every field is a key of the file."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from checker.schema.base import Part, RuleFile, Silent

Phrase = Annotated[str, Field(pattern=r"\S")]
StyleKind = Literal["person", "place", "organisation", "term"]


class Choice(Part):
    """A spelling that the house uses, and those that it does not."""

    use: Phrase
    instead_of: list[Phrase]
    kind: StyleKind
    why: str = ""


class Replaced(Part):
    """A text and what the house writes instead of some of its words."""

    text: str
    replaced: dict[str, str]


class HouseStyle(RuleFile):
    """The spellings of the house."""

    kind: Literal["style"]
    spellings: list[Choice]
    fires: list[Replaced] = []
    silent: list[Silent] = []
