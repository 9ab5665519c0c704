"""The rule files that a text is read with before anything is looked for in it.  Every field is a key of the file."""

from __future__ import annotations

from typing import Literal

from checker.schema.base import Part, RuleFile, Silent, Words


class FunctionWords(RuleFile):
    """Closed-class words, by their part of speech."""

    kind: Literal["function_words"]
    words: dict[str, Words]


class SetAside(Part):
    """A text and the parts of it that must be set aside."""

    text: str
    aside: Words


class Boilerplate(RuleFile):
    """What stands in an article's text and is not the article."""

    kind: Literal["boilerplate"]
    rest: Words = []
    line: Words = []
    glued: Words = []
    caption: Words = []
    outlet: Words = []
    published: Words = []
    nobody: Words = []
    fires: list[SetAside] = []
    silent: list[Silent] = []
