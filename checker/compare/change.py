"""A rise to less, a fall to more, or a change of another size: «ارتفع من 80 إلى 65», «بنسبة 30% من 50 إلى 60»."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from checker.compare.change_size import fits, stated_size
from checker.compare.finding import Finding
from checker.compare.values import same_currency
from checker.extract.claims import Reading
from checker.extract.outcomes import read_words
from checker.model import Claim, Span, Text

_REACH: Final = 10  # tokens between the verb and what it changed from
_BETWEEN: Final = 4  # tokens between the two values, «إلى» among them
_FROM: Final = frozenset({"من"})
_TO: Final = frozenset({"الي", "ل"})
_BY_SHARES: Final = frozenset({"بنسبه", "بنسب", "بمعدل", "بواقع", "بمقدار", "يتراوح", "تتراوح", "تراوح", "تراوحت"})
_KINDS: Final = frozenset({"number", "money", "percent"})


def change_findings(reading: Reading) -> Iterator[Finding]:
    """Changes from one value to another that go another way than the word before them says, or not so far."""
    for place, (old, new) in enumerate(pairwise(reading.claims)):
        if not _from_to(reading, old, new):
            continue
        verb = _direction(reading, old)
        one, two = _stated(old), _stated(new)
        if verb is None or one is None or two is None or one == two:
            continue
        falls, said = verb
        if falls != (two < one):
            yield _other_way(reading, said, old, new)
            continue
        size = stated_size(reading, place, place + 1)
        if size is not None and not fits(size, old, new):
            yield _not_so_far(size, old, new)


def _other_way(reading: Reading, said: Span, old: Claim, new: Claim) -> Finding:
    words = reading.doc.text[said.start : said.end]
    return Finding(
        "change",
        "error",
        Text(
            f"«{words}» لا يوافق التغير من «{old.text}» إلى «{new.text}»",
            f"«{words}» does not go with a change from «{old.text}» to «{new.text}»",
        ),
        old.article,
        (said, old.span, new.span),
    )


def _not_so_far(size: Claim, old: Claim, new: Claim) -> Finding:
    return Finding(
        "change",
        "error",
        Text(
            f"«{size.text}» ليس مقدار التغير من «{old.text}» إلى «{new.text}»",
            f"«{size.text}» is not the size of a change from «{old.text}» to «{new.text}»",
        ),
        old.article,
        (size.span, old.span, new.span),
    )


def _stated(claim: Claim) -> float | None:
    """The value as written: a rule gives the shares of a fall a sign."""
    value = claim.value.value
    return abs(value) if isinstance(value, int | float) and "-" not in claim.text else None


def _from_to(reading: Reading, old: Claim, new: Claim) -> bool:
    a, b = old.value, new.value
    if old.sentence != new.sentence or a.kind != b.kind or a.kind not in _KINDS or a.hedge or b.hedge:
        return False
    if (a.kind == "money" and not same_currency(a.unit, b.unit)) or (a.kind == "number" and old.noun != new.noun):
        return False
    doc = reading.doc
    first, second = doc.token_at(old.span.start), doc.token_at(new.span.start)
    between = range(doc.tokens_in(old.span).stop, second)
    if not first > 0 or doc.tokens[first - 1].lex.form not in _FROM or not 0 < len(between) <= _BETWEEN:
        return False
    if doc.tokens[first - 2].lex.form in _BY_SHARES and first > 1:
        return False  # «تراجعت الأسعار بنسبة من 20 إلى 30 في المئة»: by how much, at least and at most
    return doc.tokens[second - 1].lex.form in _TO


def _direction(reading: Reading, old: Claim) -> tuple[bool, Span] | None:
    """Whether the one word of change before a value says that it fell, and where it stands."""
    doc = reading.doc
    first = doc.token_at(old.span.start)
    words = read_words(doc, max(doc.tokens_in(old.sentence).start, first - _REACH), first)
    # «انخفاضا من مليارين إلى ثلاثة كانت مرصودة»: down from what was a range
    stood = [word for word in words if word.verbal or not word.form.endswith("ا")]
    sides = [(side.side, word) for word in stood for side in word.sides if side.axis == "rise"]
    sides = [(side, word) for side, word in sides if word.verbal] or sides  # «انخفضت الأرباح»: the profits do not rise
    if len({side for side, _ in sides}) != 1:
        return None
    side, word = sides[0]
    return side == 1, Span(doc.tokens[word.first].start, doc.tokens[word.after - 1].end)
