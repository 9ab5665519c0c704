"""What every page carries inside, so that it needs nothing else: fonts, style, script, and the policy that lets nothing more run."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files
from typing import Final, Literal

from jinja2 import Environment, FunctionLoader, StrictUndefined

from checker.report.marks import message, plain, shown

_ASSETS: Final = files("checker.report") / "assets"
# The characters that a font file holds: the browser takes each from the file that has it.
_RANGES: Final = {
    "arabic": "U+0600-06FF,U+0750-077F,U+0870-08FF,U+200C-200E,U+2010-2011,U+FB50-FDFF,U+FE70-FEFC",
    "latin": "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-200B,U+200F,U+2012-206F,U+20AC,U+2122,U+2190-2193,U+2212",
}  # fmt: skip
_FACE: Final = (
    "@font-face{{font-family:Vazirmatn;font-weight:{weight};font-display:swap;"
    "src:url(data:font/woff2;base64,{data}) format('woff2');unicode-range:{range}}}"
)


def asset(name: str) -> str:
    """A style, script or template that lies beside the report's code."""
    return (_ASSETS / name).read_text(encoding="utf-8")


def templates(load: Callable[[str], str]) -> Environment:
    """Templates that escape everything, with the filters that make text from outside harmless."""
    environment = Environment(
        loader=FunctionLoader(load), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"shown": shown, "plain": plain, "message": message}
    return environment


@lru_cache(maxsize=1)
def fonts() -> str:
    """The style rules that bring the fonts, with the fonts in them."""
    faces = []
    for part, characters in _RANGES.items():
        for weight in (400, 700):
            font = (_ASSETS / "fonts" / f"vazirmatn-{part}-{weight}-normal.woff2").read_bytes()
            faces.append(_FACE.format(weight=weight, data=base64.b64encode(font).decode(), range=characters))
    return "\n".join(faces) + "\n"


def policy(style: str, script: str = "", *, forms: Literal["none", "self"] = "none") -> str:
    """The content security policy of a page that has this style and this script inside, and loads nothing.

    `forms` says whether its forms may be sent to where the page is from.
    """
    scripts = f"script-src {_hash(script)}; " if script else ""
    return (
        f"default-src 'none'; style-src {_hash(style)}; {scripts}font-src data:; base-uri 'none'; form-action '{forms}'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
