"""`story.yaml` beside the articles of a folder: the story's title, and what the files do not say themselves."""

from __future__ import annotations

from typing import Final

from pydantic import BaseModel, ConfigDict

from checker.intake.encoding import decode
from checker.intake.record import Stated, load_yaml

NAME: Final = "story.yaml"


class FileEntry(Stated):
    """What the sidecar says of one file.  It is ours alone, so a key that it does not know is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Sidecar(BaseModel):
    """The whole sidecar: `title`, and `articles` by file name."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    title: str | None = None
    articles: dict[str, FileEntry] = {}


def read_sidecar(data: bytes) -> Sidecar:
    """A sidecar from its bytes; raises UnreadableError."""
    return load_yaml(decode(data), Sidecar, "the sidecar")
