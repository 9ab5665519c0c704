"""A number of the title that the body never has, where the body has one other number in its place.

What is in its place:
- of a number that names a thing («الرحلة 417») the one other number by which the body names such a thing;
- of any other number the same digits in another order behind the same word («الملف 263», «الملف 236»);
- of the only share in the title («7%») the share of the lead with its digits in another order, or one more or fewer.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.compare.finding import Finding
from checker.compare.titles.saying import otherwise
from checker.compare.values import relate
from checker.extract.claims import Reading
from checker.extract.document import Document
from checker.extract.numbered import numbers
from checker.extract.stated import Page
from checker.model import Quantity, Span
from checker.schema import Attribute
from checker.text.stems import stem
from checker.text.tokens import NUMBER, WORD

_LEAD: Final = 2  # paragraphs in which an article says again what its title says
_TELLING: Final = 2  # digits: one alone stands in another order nowhere


def number_findings(reading: Reading) -> Iterator[Finding]:
    """Numbers and shares of the title that the body has otherwise."""
    title = reading.doc.article.text[: reading.doc.article.title_end]
    if any(letter.isdecimal() for letter in title):
        yield from _named(reading)
        yield from _behind_one_word(reading.doc)
    yield from _shares(reading)


def _named(reading: Reading) -> Iterator[Finding]:
    """«الرحلة 417»: the number of a thing of which the body has one other number."""
    page = Page(reading.doc, reading.mentions, reading.sources)
    stated = [one for file in reading.doc.rules.of(Attribute) if file.takes == "number" for one in numbers(page, file)]
    for one in (named for named in stated if named.title):
        same = [other for other in stated if not other.title and other.slot == one.slot]
        values = {other.value for other in same}
        if len(values) == 1 and one.value not in values:
            yield otherwise(reading.doc, one.span, [other.span for other in same])


def _behind_one_word(doc: Document) -> Iterator[Finding]:
    """«الملف 263»: the same digits in another order behind the same word."""
    title, body = _numbers(doc, title=True), _numbers(doc, title=False)
    said = {digits for _, digits, _ in body}
    for word, digits, span in title:
        if len(digits) < _TELLING or digits in said:
            continue
        turned = [spot for other, number, spot in body if other == word and _turned(number, digits)]
        if turned:
            yield otherwise(doc, span, turned[:1])


def _numbers(doc: Document, *, title: bool) -> list[tuple[str, str, Span]]:
    """Whole numbers with the stem of the word before each."""
    found = []
    for sentence in doc.sentences:
        if sentence.title != title:
            continue
        for i in range(sentence.first + 1, sentence.after):
            before, token = doc.tokens[i - 1], doc.tokens[i]
            if token.lex.kind == NUMBER and before.lex.kind == WORD and not _goes_on(doc, i):
                digits = str(int(token.lex.surface))
                found.append((stem(before.lex.form), digits, Span(token.start, token.end)))
    return found


def _goes_on(doc: Document, i: int) -> bool:
    """Is a number the first part of a date, a decimal, a score?"""
    if i + 2 >= len(doc.tokens):
        return False
    number, sign, after = doc.tokens[i : i + 3]
    return after.lex.kind == NUMBER and number.end == sign.start and sign.end == after.start


def _shares(reading: Reading) -> Iterator[Finding]:
    """«زيادة 7%»: the only share of a title, which the lead gives with one digit more or fewer, or turned."""
    shares = [quantity for quantity in reading.quantities if quantity.kind == "percent"]
    end = reading.doc.article.title_end
    titles, bodies = [q for q in shares if q.start < end], [q for q in shares if q.start >= end]
    if len(titles) != 1 or titles[0].hedge is not None:
        return
    (share,) = titles
    if not _digits(share) or any(_size(share) == _size(other) or relate(share, other) != "differ" for other in bodies):
        return
    leads = [other for other in bodies if other.hedge is None and _paragraph(reading.doc, other) <= _LEAD]
    slipped = [other for other in leads if _one_digit_off(_digits(share), _digits(other))]
    if len(slipped) == 1:
        yield otherwise(reading.doc, share.span, [slipped[0].span])


def _paragraph(doc: Document, quantity: Quantity) -> int:
    return doc.sentence_of(doc.token_at(quantity.start)).paragraph


def _size(quantity: Quantity) -> float | None:
    return abs(quantity.value) if isinstance(quantity.value, int | float) else None


def _digits(quantity: Quantity) -> str:
    """The digits of a share that is written in figures."""
    written = isinstance(quantity.value, int | float) and any(map(str.isdecimal, quantity.text))
    return f"{abs(float(quantity.value)):g}" if written else ""  # type: ignore[arg-type]


def _one_digit_off(one: str, two: str) -> bool:
    if not one or not two or ("." in one) != ("." in two):
        return False
    if len(one) == len(two):
        return _turned(one, two)
    short, long = sorted((one, two), key=len)
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _turned(one: str, two: str) -> bool:
    """Are they the same digits in another order?"""
    return sorted(one) == sorted(two)
