"""A predicate of the title whose opposite the body has: «تراجع الإصابات» above «ارتفاع مقلق لعدد الإصابات»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from checker.compare.finding import Finding
from checker.compare.titles.saying import otherwise
from checker.extract.claims import Reading
from checker.extract.outcomes import Word, glance, read_words
from checker.extract.poles import Pole
from checker.model import Span

_LEAD: Final = 2  # paragraphs in which an article says again what its title says
_AXES: Final = frozenset({"rise", "custody"})  # of these one thing stands on one side only
_NEAR: Final = 3  # words behind a predicate that may be what it is said of; a verb's next word is


def outcome_findings(reading: Reading) -> Iterator[Finding]:
    """Predicates of the title whose opposite, and never they themselves, the lead says of the same thing."""
    doc = reading.doc
    title = [word for s in doc.sentences if s.title for word in read_words(doc, s.first, s.after)]
    axes = {side.axis for word in title for side in word.sides} & _AXES
    if not axes:
        return  # nine titles in ten: their leads need not be read for this
    leads = (s for s in doc.sentences if not s.title and s.paragraph <= _LEAD)
    telling = (s for s in leads if any(side.axis in axes for side in glance(doc, s.first, s.after).sides))
    bodies = [read_words(doc, s.first, s.after) for s in telling]
    for at, word in enumerate(title):
        for side in word.sides:
            if side.axis not in _AXES or word.negated:
                continue
            thing = _object(title, at)
            if thing is None or any(side in other.sides for words in bodies for other in words):
                continue  # the lead has the title's side too: each of the two is said of something
            complement = _complement(title, thing)
            turned = next(
                (found for words in bodies if (found := _says(words, side.other, thing, complement))),
                None,
            )
            if turned is not None:
                yield otherwise(reading.doc, _place(reading, word), [_place(reading, turned)])


def _object(words: Sequence[Word], at: int) -> Word | None:
    """What a predicate is said of: the nearest word behind it, or before a verb that ends its clause."""
    behind = [word for word in words[at + 1 : at + 2] if word.clause == words[at].clause]
    before = [word for word in words[max(at - 1, 0) : at] if words[at].verbal and word.clause == words[at].clause]
    return next((word for word in (*before, *behind) if word.weight and not word.poles and word.place is None), None)


def _says(words: Sequence[Word], side: Pole, thing: Word, complement: Word | None) -> Word | None:
    """The predicate on that side of an axis that stands beside the thing (with what completes it)."""
    for at, word in enumerate(words):
        if side in word.sides:
            near = words[max(at - 1, 0) : at] if word.verbal else []
            behind = words[at + 1 : at + 1 + (1 if word.verbal else _NEAR)]
            if any(_same(other, thing) and _completed(words, other, complement) for other in (*near, *behind)):
                return word
    return None


def _same(a: Word, b: Word) -> bool:
    return a.rest == b.rest or bool(a.keys & b.keys)


def _completed(words: Sequence[Word], thing: Word, complement: Word | None) -> bool:
    """Is it the same thing as a whole: «قيمة الصفقات» is not «قيمة الرسوم», but «الإصابات» may be «إصابات الكوليرا»?"""
    own = _complement(words, thing)
    return own is None or complement is None or _same(own, complement)


def _complement(words: Sequence[Word], thing: Word) -> Word | None:
    """The word that completes an indefinite noun."""
    at = words.index(thing) + 1
    definite = thing.form != thing.rest and thing.form.endswith("ال" + thing.rest)
    follows = at < len(words) and words[at].clause == thing.clause and not words[at].before
    return words[at] if follows and not definite else None


def _place(reading: Reading, word: Word) -> Span:
    tokens = reading.doc.tokens
    return Span(tokens[word.first].start, tokens[word.after - 1].end)
