"""The report as one page that needs nothing else: fonts, style and script inside, no address anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Literal

from jinja2 import Environment
from markupsafe import Markup

from checker.report.build import Report
from checker.report.excerpt import leading
from checker.report.inside import asset, fonts, policy, templates
from checker.report.page import VERDICTS, Page


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
    style = Markup(look() + highlights(len(page.facts)))
    script = Markup(asset("report.js"))
    return _environment().get_template("report.html.jinja").render(
        page=page, home=home, t=page.words, lang=page.lang, style=style, script=script, policy=policy(style, script),
        verdicts=VERDICTS,
    )  # fmt: skip


def look() -> str:
    """Fonts and style that all pages of ours share."""
    return fonts() + asset("report.css")


def made_of() -> str:
    """All that a story's page is made of besides its report."""
    return look() + "".join(map(asset, ("report.html.jinja", "report.js", "words.yaml", "terms.yaml")))


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return templates(asset)


def highlights(facts: int) -> str:
    """The rules by which a finding lights its places up when it is chosen, script or no script."""
    return "".join(f":root:has(#s{n}:target) .f{n}{{outline:3px solid var(--accent)}}\n" for n in range(1, facts + 1))
