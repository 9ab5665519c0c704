"""`checker.toml`: what a night is told every time, so that the timer's command line stays short."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from checker.model import CheckerError

NAME: Final = "checker.toml"


class Settings(BaseModel):
    """The table `[nightly]`; the command line goes before it.  Paths are meant from the folder of the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    inbox: tuple[str, ...] = ()
    store: str | None = None
    out: str | None = None
    rules: Path | None = None
    engine: Literal["serial", "pool", "dask"] = "pool"
    scheduler: str | None = None
    jobs: int | None = Field(default=None, ge=1)
    work: Path | None = None
    window: int = Field(default=2, ge=0)
    metrics: Path | None = None
    suppressions: Path | None = None


def load_settings(path: Path | None = None) -> Settings:
    """The settings of a file; without one, of `checker.toml` here where there is one.

    Raises CheckerError in one line that names the file, the key and the allowed ones.
    """
    where = path or Path(NAME)
    if path is None and not where.is_file():
        return Settings()
    try:
        table = tomllib.loads(where.read_text(encoding="utf-8-sig")).get("nightly", {})
        settings = Settings.model_validate(table)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CheckerError(f"{where}: is not TOML: {error}") from None
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        key = ".".join(str(part) for part in first["loc"])
        allowed = ", ".join(Settings.model_fields)
        raise CheckerError(f"{where}: [nightly] {key}: {first['msg']}; the keys are {allowed}") from None
    return settings.model_copy(update=_from(where.parent, settings))


def _from(home: Path, settings: Settings) -> dict[str, Any]:
    """The paths of a file, from where it lies; a URL is none."""
    moved: dict[str, Any] = {"inbox": tuple(str(home / path) for path in settings.inbox)}
    for name in ("rules", "work", "metrics", "suppressions"):
        value = getattr(settings, name)
        moved[name] = home / value if value is not None else None
    for name in ("store", "out"):
        value = getattr(settings, name)
        moved[name] = str(home / value) if value is not None and "://" not in value else value
    return moved
