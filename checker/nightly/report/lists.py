"""What the index has no room for: whole lists on further pages, worst first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup

from checker.nightly.report.data import NightReport, Told
from checker.nightly.report.page import Lang, NightPage, NightWords, environment, list_name, night_style
from checker.report.inside import policy

if TYPE_CHECKING:
    from checker.nightly.entries import Story

_LINES: Final = 200  # lines of a page: one that loads at once and prints on ten sheets


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a list: findings, or stories; `before` and `after` are the files of its neighbours."""

    title: str
    intro: str
    number: int
    of: int
    before: str | None
    after: str | None
    told: Sequence[Told] = ()
    stories: Sequence[Story] = ()


def render_lists(night: NightReport, lang: Lang = "ar") -> dict[str, str]:
    """The pages of the lists that are longer than the index shows, by the name of their file."""
    words = NightWords(lang)
    page = NightPage(night, words)
    style = Markup(night_style())
    template = environment().get_template("list.html.jinja")
    return {
        name: template.render(night=page, leaf=leaf, t=words, style=style, policy=policy(style))
        for name, leaf in _leaves(page)
    }


def _leaves(page: NightPage) -> Iterator[tuple[str, Leaf]]:
    words = page.words
    for desk, found in page.desks:
        if len(found) > page.of_desk:
            yield from _cut(f"new-{desk['id']}", f"{words('new')}: {desk['name']}", words("new_intro"), "told", found)
    for name, told in (("open", page.open), ("resolved", page.resolved)):
        if len(told) > page.shown:
            yield from _cut(name, words(name), words(f"{name}_intro"), "told", told)
    if len(page.several) > page.shown:
        yield from _cut("stories", words("stories"), words("stories_intro"), "stories", page.several)


def _cut(name: str, title: str, intro: str, what: str, rows: Sequence[Any]) -> Iterator[tuple[str, Leaf]]:
    last = -(-len(rows) // _LINES)
    for number in range(1, last + 1):
        before = list_name(name, number - 1) if number > 1 else None
        after = list_name(name, number + 1) if number < last else None
        some = {what: rows[(number - 1) * _LINES : number * _LINES]}
        yield list_name(name, number), Leaf(title, intro, number, last, before, after, **some)
