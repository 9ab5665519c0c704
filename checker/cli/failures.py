"""How a failing command ends: in one line."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperGroup

from checker.cli.options import WRONG, Lang, complain


class OneLine(TyperGroup):
    """Ends every failure in one clear line on standard error and status 2; a traceback tells an editor nothing."""

    def main(self, *args: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        from typer._click.exceptions import ClickException, NoArgsIsHelpError

        lang = _asked_for(args[0] if args else extra.get("args"))
        try:
            code = super().main(*args, **{**extra, "standalone_mode": False})
        except NoArgsIsHelpError as error:
            typer.echo(error.format_message(), err=True)
            code = WRONG
        except ClickException as error:
            code = complain(error.format_message(), lang)
        except typer.Abort:
            code = complain("stopped", lang)
        except Exception as error:
            code = complain(_message(error), lang)
        if not standalone_mode:
            return code
        sys.exit(code if isinstance(code, int) else 0)


def _asked_for(args: Sequence[str] | None) -> Lang:
    """The language of a call that may have failed before its options were read."""
    words = list(sys.argv[1:] if args is None else args)
    english = any(word == "--lang=en" or words[i : i + 2] == ["--lang", "en"] for i, word in enumerate(words))
    return Lang.en if english else Lang.ar


def _message(error: Exception) -> str:
    from checker.model import CheckerError

    if isinstance(error, CheckerError):
        return str(error)
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror}"
    if isinstance(error, ValueError):
        return str(error)
    return f"this should not happen, please report it: {type(error).__name__}: {error}"
