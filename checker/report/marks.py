"""Text from outside as markup that can do no harm, with the places that were found in it marked.

Everything is escaped.  Characters that would turn the reading direction of the page around, or that no page may hold,
are shown by their number instead of being obeyed, and marks heaped on one letter are counted: a reader sees that they
are there.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

from checker.model import Span
from checker.text.fold import fold

# Controls that are not white space, embeddings, overrides and isolates, surrogates, non-characters.
_MARKS: Final = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4"
# Marks heaped on one letter, beyond what any writing has: a browser sets half a minute about 100,000 of them.
_HEAP: Final = re.compile(f"([{_MARKS}]{{16}})([{_MARKS}]+)")
_UNRULY: Final = re.compile(
    "([\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff])"
)
_QUOTED: Final = re.compile("(«[^»]*»)")
_WORD: Final = re.compile(r"\s+|[^\W_]+|[\W_]")
_CUT: Final = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Reference:
    """A numbered link from a place to what was found there."""

    number: int
    href: str
    title: str


@dataclass(frozen=True, slots=True)
class Place:
    """A part of an article that is marked: its id on the page, its classes, and what it belongs to."""

    start: int
    end: int
    id: str
    classes: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class _Piece:
    """What is left of a place once it had to be cut; only the first piece bears the id."""

    start: int
    end: int
    place: Place

    @property
    def order(self) -> tuple[int, int]:
        return self.start, -self.end


def shown(text: str) -> Markup:
    """Text for the inside of an element."""
    text = _levelled(text)
    if not _UNRULY.search(text):
        return escape(text)
    parts = _UNRULY.split(text)
    return Markup("").join(
        Markup('<span class="ctl" dir="ltr">U+{:04X}</span>').format(ord(part)) if i % 2 else escape(part)
        for i, part in enumerate(parts)
    )


def plain(text: str) -> str:
    """Text for a place that holds no elements: an attribute, the title of the page."""
    return _UNRULY.sub(lambda found: f"U+{ord(found[0]):04X}", _levelled(text))


def _levelled(text: str) -> str:
    """Of marks heaped on one letter the first, and how many more there are."""
    return _HEAP.sub(lambda found: f"{found[1]}[+{len(found[2])}]", text)


def message(text: str) -> Markup:
    """A line of the report, in which quoted words keep their own direction."""
    return Markup("").join(
        Markup("<bdi>{}</bdi>").format(shown(part)) if i % 2 else shown(part)
        for i, part in enumerate(_QUOTED.split(text))
    )


class Marker:
    """Writes an article from its start to its end, block by block, with its places marked.

    Places may hold each other or overlap: one that another crosses is closed and opened again.
    """

    def __init__(self, text: str, places: Iterable[Place]) -> None:
        self._text = text
        pieces = [_Piece(place.start, place.end, place) for place in places]
        self._waiting = sorted(pieces, key=lambda piece: piece.order, reverse=True)

    def block(self, start: int, end: int) -> Markup:
        """The text from `start` to `end`; each block begins where the last one ended, or later."""
        here: list[_Piece] = []
        over: list[_Piece] = []
        while self._waiting and self._waiting[-1].start < end:
            piece = self._waiting.pop()
            if piece.end > end:
                over.append(_Piece(end, piece.end, piece.place))
            if piece.end > start:
                here.append(_Piece(max(piece.start, start), min(piece.end, end), piece.place))
        self._waiting.extend(sorted(over, key=lambda piece: piece.order, reverse=True))
        return self._nest(start, end, sorted(here, key=lambda piece: piece.order))

    def _nest(self, start: int, end: int, pieces: list[_Piece]) -> Markup:
        out: list[Markup] = []
        at = start
        pieces = pieces[::-1]
        while pieces:
            outer = pieces.pop()
            inner: list[_Piece] = []
            spilled: list[_Piece] = []
            while pieces and pieces[-1].start < outer.end:
                piece = pieces.pop()
                inner.append(_Piece(piece.start, min(piece.end, outer.end), piece.place))
                if piece.end > outer.end:
                    spilled.append(_Piece(outer.end, piece.end, piece.place))
            out += [shown(self._text[at : outer.start]), _tag(outer, self._nest(outer.start, outer.end, inner))]
            at = outer.end
            if spilled:
                pieces = sorted([*pieces, *spilled], key=lambda piece: piece.order, reverse=True)
        return Markup("").join([*out, shown(self._text[at:end])])


def _tag(piece: _Piece, inside: Markup) -> Markup:
    # thousands to a page: `Markup.format` would take four times as long
    place = piece.place
    name = f' id="{escape(place.id)}"' if piece.start == place.start else ""
    mark = f'<mark{name} class="{escape(" ".join(place.classes))}">{inside}</mark>'
    if piece.end == place.end:
        for ref in place.references:
            mark += f'<a class="ref" href="{escape(ref.href)}" title="{escape(plain(ref.title))}">{ref.number}</a>'
    return Markup(mark)


def passage(text: str, words: Span, sentence: Span, around: int) -> Markup:
    """Words in their sentence, which is shortened where it is long."""
    start, end = words
    left, right = min(sentence[0], start), max(sentence[1], end)
    if start - left > around:
        gap = _CUT.search(text, start - around, start)
        left = gap.end() if gap else start - around
    if right - end > around:
        right = max((gap.start() for gap in _CUT.finditer(text, end, end + around)), default=end + around)
    opening = "… " if left > sentence[0] else ""
    closing = " …" if right < sentence[1] else ""
    before, after = shown(text[left:start].lstrip()), shown(text[end:right].rstrip())
    return Markup(f"{opening}{before}<strong>{shown(text[start:end])}</strong>{after}{closing}")


def differing(texts: Sequence[str]) -> list[Markup]:
    """The same words told several times, each with what differs from the telling nearest to it marked."""
    words = [_WORD.findall(text) for text in texts]
    forms = [[fold(word) for word in line] for line in words]
    out = []
    for i, line in enumerate(words):
        pairs = [
            difflib.SequenceMatcher(None, other, forms[i], autojunk=False) for j, other in enumerate(forms) if j != i
        ]
        nearest = max(pairs, key=lambda pair: pair.ratio(), default=None)
        changes = nearest.get_opcodes() if nearest else []
        odd = {k for kind, _, _, start, end in changes if kind != "equal" for k in range(start, end)}
        out.append(Markup("").join(_runs(line, odd)))
    return out


def _runs(words: Sequence[str], marked: set[int]) -> Iterator[Markup]:
    for i, word in enumerate(words):
        if i in marked and fold(word).isalnum():
            yield Markup('<em class="diff">{}</em>').format(shown(word))
        else:
            yield shown(word)
