"""A passage as a line of a report: text from outside made harmless, shortened around the words that matter."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from checker.report.build import Report

_JOINERS: Final = frozenset("\u200c\u200d")  # they shape letters and hide nothing
_SIDE: Final = 90  # characters of the sentence kept on each side of the words
_MORE: Final = "…"


class Excerpt(NamedTuple):
    """The words, and what stands before and after them in their sentence."""

    before: str
    words: str
    after: str


def clean(text: str) -> str:
    """One line with nothing in it that a terminal would obey: no controls, no escapes, no direction overrides."""
    kept = (
        " " if char.isspace() else char
        for char in text
        if char.isspace() or char in _JOINERS or unicodedata.category(char)[0] != "C"
    )
    return " ".join("".join(kept).split())


def excerpt(text: str, span: tuple[int, int], sentence: tuple[int, int], side: int = _SIDE) -> Excerpt:
    """The sentence around a span, cut at word boundaries; an ellipsis stands where something was left out."""
    start, end = span
    before = _tail(text[sentence[0] : start], side)
    after = _tail(text[end : sentence[1]][::-1], side)[::-1]
    return Excerpt(_spaced(before), clean(text[start:end]), _spaced(after))


def _tail(text: str, side: int) -> str:
    if len(text) <= side:
        return text
    kept = text[-side:]
    _, space, rest = kept.partition(" ")
    return _MORE + (rest if space else kept)


def _spaced(text: str) -> str:
    """Clean, with the space that stood beside the words kept: «و12» must not become «و 12»."""
    line = clean(text)
    if not line:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + line + (" " if text[-1].isspace() else "")


def passage(articles: Mapping[str, Mapping[str, Any]], claim: Mapping[str, Any]) -> Excerpt:
    """The excerpt of one claim of a report."""
    text = articles[claim["article"]]["text"]
    return excerpt(text, tuple(claim["span"]), tuple(claim["sentence"]))


def voice(article: Mapping[str, Any]) -> str:
    """Who said it and when: the outlet, and the time of publication where it is known."""
    outlet = clean(article["outlet"] or article["id"])
    published = article["published"]
    if published is None:
        return outlet
    day, _, hour = published.partition("T")
    return f"{outlet}، {day}" if hour[:5] in ("", "00:00") else f"{outlet}، {day} {hour[:5]}"


def leading(report: Report) -> dict[str, list[tuple[str, list[int]]]]:
    """For each fact that was judged, the places of the two claims that decided."""
    found = {}
    for fact in report.facts:
        if fact.judged is not None:
            pair = (fact.joined.statements[i].head for i in (fact.judged.first, fact.judged.second))
            found[fact.id] = [(head.article, list(head.span)) for head in pair]
    return found


def one_a_voice(claims: list[dict[str, Any]], first: Sequence[tuple[str, list[int]]] = ()) -> list[dict[str, Any]]:
    """The first claim of every value that an article gives, the ones that decided before all others.

    Sides of a difference come alternately, so that both are seen however many outlets repeat one of them.
    """
    seen: set[tuple[str, str]] = set()
    sides: dict[str, list[dict[str, Any]]] = {}
    for claim in sorted(claims, key=lambda claim: (claim["article"], claim["span"]) not in first):
        side = side_of(claim)
        if (claim["article"], side) not in seen:
            seen.add((claim["article"], side))
            sides.setdefault(side, []).append(claim)
    rounds = max(map(len, sides.values()), default=0)
    return [side[i] for i in range(rounds) for side in sides.values() if i < len(side)]


def side_of(claim: Mapping[str, Any]) -> str:
    """What a claim says, as a key: its interval and unit, and whether it is asserted or denied."""
    value = claim["value"]
    return str((value["value"], value["low"], value["high"], value["unit"], claim["polarity"]))
