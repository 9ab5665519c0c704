"""The report as one page that needs nothing else: its fonts, style and script are inside, and nothing more may run."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final, Literal

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from checker.report.build import Report
from checker.report.excerpt import leading
from checker.report.marks import message, plain, shown
from checker.report.page import VERDICTS, Page

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


def render_html(report: Report, lang: Literal["ar", "en"] = "ar") -> str:
    """The report of a story as one HTML file.  The same report always makes the same file.

    The page's own words are in `lang`; what the articles say stays in their language.  It works without its script,
    and its policy lets nothing run but that script.
    """
    return _render(Page(report.to_dict(), lang, leading(report)))


def render_page(data: Mapping[str, Any], lang: Literal["ar", "en"] = "ar", home: str | None = None) -> str:
    """The same page from a `checker.report/1` as plain data, as the ledger keeps it; `home` is the night it is part of."""
    return _render(Page(data, lang), home)


def _render(page: Page, home: str | None = None) -> str:
    style = Markup(look() + _highlights(len(page.facts)))
    script = Markup(_asset("report.js"))
    policy = (
        f"default-src 'none'; style-src {source(style)}; script-src {source(script)}; "
        "font-src data:; base-uri 'none'; form-action 'none'"
    )
    return _environment().get_template("report.html.jinja").render(
        page=page, home=home, t=page.words, lang=page.lang, style=style, script=script, policy=policy, verdicts=VERDICTS
    )  # fmt: skip


def look() -> str:
    """Fonts and style that all pages of ours share."""
    return _fonts() + _asset("report.css")


def made_of() -> str:
    """All that a story's page is made of besides its report."""
    return look() + "".join(map(_asset, ("report.html.jinja", "report.js", "words.yaml")))


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_asset), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"shown": shown, "plain": plain, "message": message}
    return environment


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _fonts() -> str:
    faces = []
    for part, characters in _RANGES.items():
        for weight in (400, 700):
            font = (_ASSETS / "fonts" / f"vazirmatn-{part}-{weight}-normal.woff2").read_bytes()
            faces.append(_FACE.format(weight=weight, data=base64.b64encode(font).decode(), range=characters))
    return "\n".join(faces) + "\n"


def _highlights(facts: int) -> str:
    """The rules by which a finding lights its places up when it is chosen, script or no script."""
    return "".join(f":root:has(#s{n}:target) .f{n}{{outline:3px solid var(--accent)}}\n" for n in range(1, facts + 1))


def source(text: str) -> str:
    """A style or script of a page, as its policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
