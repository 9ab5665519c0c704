"""What a reader gets out of a file: an article as the file states it, before anything is inferred."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any, Final, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from checker.intake.encoding import UnreadableError

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAX_YAML = 64_000  # characters: what a person writes about a story is shorter
_SCHEME: Final = re.compile(r"\s*(?!https?:)[a-zA-Z][a-zA-Z0-9+.-]*:")
_OVERRIDES: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")  # they would turn round the line that a name stands in
M = TypeVar("M", bound=BaseModel)


class Stated(BaseModel):
    """What front matter or a sidecar says of one article; keys it does not know are another program's."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None

    @field_validator("title", "outlet", "url", mode="before")
    @classmethod
    def _words(cls, value: object) -> object:
        """YAML reads `outlet: 24` as a number; it is a name all the same.  A name is one line."""
        if not isinstance(value, str | int | float):
            return value
        return " ".join(_OVERRIDES.sub("", str(value)).split()) or None

    @field_validator("url")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        """Only what a browser may follow: `javascript:` and the like are no address of an article."""
        return None if value is None or _SCHEME.match(value) else value

    @field_validator("published", mode="before")
    @classmethod
    def _time(cls, value: object) -> object:
        return value.isoformat() if isinstance(value, dt.date) else value

    def over(self, other: Stated) -> Stated:
        """This where it says something, the other where it does not."""
        return other.model_copy(update=self.model_dump(exclude_none=True))


@dataclass(frozen=True, slots=True)
class Record:
    """One article as its file has it: the text, and what the file states about it.

    `place` is where it stands in a file of several ("line 4", "item 3").  `key` is what its publisher tells it by,
    the same wherever and whenever the article is found.
    """

    text: str
    stated: Stated
    place: str = ""
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Flaw:
    """A record that is no article, where it stands, and what is wrong with it; the rest of the file goes on."""

    place: str
    message: str


def load_yaml(text: str, model: type[M], name: str) -> M:
    """YAML from outside as a checked value; `name` is what messages call it."""
    if len(text) > _MAX_YAML:
        raise UnreadableError(f"{name} is longer than {_MAX_YAML:,} characters; keep what the checker needs")
    try:
        raw = yaml.load(text, Loader=_Loader)
        return model.model_validate({} if raw is None else raw)
    except yaml.MarkedYAMLError as error:
        line = f" line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise UnreadableError(f"{name} is not YAML:{line} {error.problem}") from None
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise UnreadableError(f"{name}: {where + ': ' if where else ''}{first['msg']}") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise UnreadableError(f"{name} is not YAML: {' '.join(str(error).split())[:100]}") from None
