"""Arabic on terminals that do not reorder: joined letters and visual order, line by line after wrapping.

Terminals that know bidi (VTE, Konsole, mlterm, Apple Terminal) get logical text, and so does every pipe and file.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

RLM: Final = "\u200f"
LRM: Final = "\u200e"
OPEN, CLOSE = "\u27e6", "\u27e7"  # they mirror, so the marked words stay between them in either order


def knows_bidi(environ: Mapping[str, str]) -> bool:
    """Does the terminal order Arabic itself?"""
    return (
        "VTE_VERSION" in environ
        or "KONSOLE_VERSION" in environ
        or environ.get("TERM", "").startswith("mlterm")
        or environ.get("TERM_PROGRAM") == "Apple_Terminal"
    )


def width(text: str) -> int:
    """How many columns a line takes."""
    return sum(_columns(char) for char in text)


@lru_cache(maxsize=4096)
def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def wrap(text: str, columns: int, indent: str = "") -> list[str]:
    """Break at spaces; every line but the first is indented.  A word longer than a line stands alone."""
    lines: list[str] = []
    line, used, empty = "", 0, True
    lead = text[: len(text) - len(text.lstrip())]
    line, used = lead, width(lead)
    for word in text.split():
        size = width(word)
        if not empty and used + 1 + size > columns:
            lines.append(line)
            line, used, empty = indent, width(indent), True
        line += word if empty else f" {word}"
        used += size + (0 if empty else 1)
        empty = False
    return [*lines, line]


def carry_marks(lines: list[str]) -> list[str]:
    """Close a mark at the end of a line and open it again on the next, so that each line stands alone."""
    carried, inside = [], False
    for line in lines:
        text = line
        if inside:
            text = line[: len(line) - len(line.lstrip())] + OPEN + line.lstrip()
        inside = text.rfind(OPEN) > text.rfind(CLOSE)
        carried.append(text + CLOSE if inside else text)
    return carried


def visual(line: str, right_to_left: bool, columns: int) -> str:
    """One line as such a terminal must receive it; a right-to-left line ends at the right edge."""
    from bidi.algorithm import get_display

    mark = RLM if right_to_left else LRM
    held = line.replace(OPEN, f"{mark}{OPEN}{mark}").replace(CLOSE, f"{mark}{CLOSE}{mark}")
    shown = str(get_display(_shaper().reshape(held), base_dir="R" if right_to_left else "L"))
    shown = shown.replace(RLM, "").replace(LRM, "")
    if not right_to_left:
        return shown
    bare = shown.replace(OPEN, "").replace(CLOSE, "")
    return " " * max(columns - width(bare), 0) + shown.rstrip()


@lru_cache(maxsize=1)
def _shaper() -> Any:
    from arabic_reshaper import ArabicReshaper

    return ArabicReshaper(configuration={"delete_harakat": False})
