"""What makes two figures that differ figures of two things: what the sentences say besides them.

Two hours of a market, two periods, two persons: the name of each is that of a level, and no conflict follows.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from checker.compare.series import of_a_series, of_two_windows
from checker.compare.sums import lots, told_in_words
from checker.compare.values import comparable, relate
from checker.compare.whose import whose
from checker.extract.calendar import from_hijri, hijri_of
from checker.extract.document import Document
from checker.model import DATES, Claim
from checker.rules import Rules
from checker.schema import Apart, Doubts
from checker.text.fold import DIGITS, fold
from checker.text.stems import stem

_ABOARD: Final = "aboard"
_CREW: Final = 30  # at most, in the air and on most ships
_TOLLS: Final = "casualties"
_MINUTE: Final = "minute"
_HALF: Final = 45  # minutes of a match of football
_KIN_REACH: Final = 4  # tokens before an age: «شقيقه (4 أعوام)», «زوجته البالغة من العمر 28»
_BY_REACH: Final = 8  # tokens between a verb of change and the amount of the change
_DIGITS_ON: Final = re.compile(r"\s{0,2}[،,.٫/:]?\s?\d")
_WORDS_ON: Final = re.compile(r"\s{1,2}(?:ونصف|وربع|وثلث|إلا|الا)\b")
_NUMBERS: Final = re.compile(r"\d+")
_NOON: Final = dt.time(12)
_NIL: Final = re.compile(r"\d{1,2}\s?[/-]\s?صفر")
_SIGHTED: Final = 1  # days by which a month that begins with the new moon may be off
_HALF_MONTHS: Final = ("كانون", "تشرين", "ربيع", "جمادى")
_OTHER_HALF: Final = re.compile(r"\d[,.،٫/:]\s?$")  # what stands before a number that was cut in two


@dataclass(frozen=True, slots=True)
class _Lists:
    """The lists of the rules of doubts."""

    apart: tuple[Apart, ...]
    kin: frozenset[str]  # folded, as are besides, himself, last, by and changed_by
    passengers: frozenset[str]  # as nouns are listed
    parts: frozenset[str]  # stems, as are halves and changes
    halves: frozenset[str]
    besides: frozenset[str]
    himself: frozenset[str]
    last: frozenset[str]
    changes: frozenset[str]
    by: frozenset[str]
    changed_by: frozenset[str]


@lru_cache(maxsize=8)
def _lists(rules: Rules) -> _Lists:
    files = rules.of(Doubts)
    return _Lists(
        apart=tuple(apart for file in files for apart in file.apart),
        kin=_folded(file.kin for file in files),
        passengers=frozenset(word for file in files for word in file.passengers),
        parts=_stemmed(file.parts for file in files),
        halves=_stemmed(file.halves for file in files),
        besides=_folded(file.besides for file in files),
        himself=_folded(file.himself for file in files),
        last=_folded(file.last for file in files),
        changes=_stemmed(file.changes for file in files),
        by=_folded(file.by for file in files),
        changed_by=_folded(file.changed_by for file in files),
    )


def _folded(lists: Iterable[Sequence[str]]) -> frozenset[str]:
    return frozenset(fold(word) for words in lists for word in words)


def _stemmed(lists: Iterable[Sequence[str]]) -> frozenset[str]:
    return frozenset(map(stem, _folded(lists)))


@lru_cache(maxsize=4096)
def _stems(phrase: str) -> tuple[str, ...]:
    return tuple(stem(fold(word)) for word in phrase.split())


class TwoThings:
    """Looks at the sentences of claims.  `docs` are by article, and so are `told`, all claims of each."""

    def __init__(self, rules: Rules, docs: Mapping[str, Document], told: Mapping[str, Sequence[Claim]]) -> None:
        self.lists = _lists(rules)
        self.docs = docs
        self.told = told

    def apart(self, a: Claim, b: Claim) -> str | None:
        """The level that says of what different things two values are; None where nothing does."""
        if _turned_round(a, b):
            return None
        for apart in self.lists.apart:
            if {a.value.kind, b.value.kind} <= set(apart.kinds) and self._sets_apart(apart, a, b):
                return apart.level
        if self._sums_up(a, b) or self._sums_up(b, a):
            return "a part of the other"
        if a.article == b.article and self._body_says(*sorted((a, b), key=lambda claim: not claim.title)):
            return "the text says both"
        if self._cut(a) or self._cut(b):
            return "a number that was read in part"
        if of_a_series(a, b, *(self.told.get(claim.article, ()) for claim in (a, b))):
            return "two of a series"
        if of_two_windows(a, b, (self.docs[a.article], self.docs[b.article]), self.lists.last):
            return "windows of two lengths"
        if "vague" in (a.value.hedge, b.value.hedge):
            return "a vague word"
        if self._of_two_sides(a, b):
            return "the people of two sides"
        if a.rule == "ages" and b.rule == "ages" and self._kinsman(a) != self._kinsman(b):
            return "the ages of two persons"
        if a.value.kind in DATES and _two_calendars(a, b):
            return "dates of two calendars"
        if a.role == b.role == _ABOARD and (self._with_crew(a, b) or self._with_crew(b, a)):
            return "passengers and all on board"
        if a.role == b.role == _MINUTE:
            first, second = sorted((a, b), key=lambda claim: str(claim.value.value).zfill(3))
            if self._of_a_half(first, second):
                return "minutes of a half and of the match"
            if _added(first, second):
                return "a minute and the time added to it"
        if a.value.kind == "money" and self._by(a) != self._by(b):
            return "an amount and its change"
        return None

    def _of_two_sides(self, a: Claim, b: Claim) -> bool:
        """«24 من المقاومة» and «50 من عناصر الميليشيات»: is each count of people of somebody else?"""
        if not a.rule == b.rule == _TOLLS:
            return False
        parts = self.lists.parts
        one, two = (whose(self.docs[claim.article], claim, parts) for claim in (a, b))
        return bool(one and two) and one.isdisjoint(two)

    def _sets_apart(self, apart: Apart, a: Claim, b: Claim) -> bool:
        one, two = self._nearest(apart, a), self._nearest(apart, b)
        if apart.when == "both":
            return bool(one and two) and not _one_moment(a, b)
        if apart.when == "one":
            return bool(one) != bool(two)
        return bool(one and two) and one != two

    def _nearest(self, apart: Apart, claim: Claim) -> str | None:
        """The group of the phrase that stands nearest to a claim in its sentence."""
        doc = self.docs[claim.article]
        tokens = doc.tokens_in(claim.sentence)
        words = [stem(doc.tokens[i].lex.form) for i in tokens]
        here = doc.token_at(claim.span.start) - tokens.start
        found = [
            (abs(place - here), group)
            for group, phrases in apart.words.items()
            for phrase in phrases
            for place in _places(words, _stems(phrase))
        ]
        return min(found)[1] if found else None

    def _with_crew(self, some: Claim, every: Claim) -> bool:
        """«174 راكبا» and «181 شخصا»: may the second be the first and the crew?"""
        riders = self.lists.passengers
        one, two = some.value.value, every.value.value
        if not isinstance(one, int) or not isinstance(two, int) or some.noun not in riders or every.noun in riders:
            return False
        if told_in_words(self.docs[some.article], some, self.lists.besides, frozenset()):
            return False  # the text says who else was there
        return every.noun is not None and one < two <= one + _CREW

    def _sums_up(self, whole: Claim, part: Claim) -> bool:
        """Is one figure the other and one more, whom the text tells in words?"""
        total, one = whole.value.value, part.value.value
        if not isinstance(total, int) or not isinstance(one, int) or not total > one:
            return False
        return total - one == told_in_words(self.docs[part.article], part, self.lists.besides, self.lists.himself)

    def _body_says(self, title: Claim, body: Claim) -> bool:
        """Has a body the figure of its title as well, or the lots of which that is the sum?"""
        inside = [claim for claim in self.told.get(body.article, ()) if not claim.title]
        return lots(title, body, inside) or any(
            (claim.rule, claim.scope) == (title.rule, title.scope)
            and (claim.role == title.role or (not claim.role and claim.noun is not None and claim.noun == title.noun))
            and comparable(claim.value, title.value)
            and relate(claim.value, title.value) in ("equal", "rounded")
            for claim in inside
        )

    def _of_a_half(self, first: Claim, second: Claim) -> bool:
        """«الدقيقة 17 من الشوط الثاني» and «الدقيقة 62»."""
        one, two = first.value.value, second.value.value
        if not isinstance(one, int) or not isinstance(two, int) or two - one != _HALF:
            return False
        doc = self.docs[first.article]
        return any(stem(doc.tokens[i].lex.form) in self.lists.halves for i in doc.tokens_in(first.sentence))

    def _kinsman(self, claim: Claim) -> bool:
        """Is it the age of somebody's brother, wife or child?"""
        return any(form in self.lists.kin for form in self._before(claim, _KIN_REACH))

    def _by(self, claim: Claim) -> bool:
        """«تراجعت الأرباح بنحو ستة مليارات», «بزيادة ستة مليارات»: by how much, not to what."""
        lists = self.lists
        before = self._before(claim, _BY_REACH)
        if before and before[-1] in lists.changed_by:
            return True
        text = self.docs[claim.article].text
        led = text[: claim.span.start].endswith((" ب", " بـ")) or bool(before and before[-1] in lists.by)
        first = claim.text.split()[0] if claim.text.split() else ""
        return (led or fold(first) in lists.by) and any(stem(form) in lists.changes for form in before)

    def _before(self, claim: Claim, reach: int) -> list[str]:
        doc = self.docs[claim.article]
        first = doc.token_at(claim.span.start)
        low = doc.tokens_in(claim.sentence).start
        return [doc.tokens[i].lex.form for i in range(max(low, first - reach), first)]

    def _cut(self, claim: Claim) -> bool:
        """«الساعة 20 ،30», «2015م 3 ,850»: does the number go on behind its end, or begin before its start?"""
        text = self.docs[claim.article].text
        if claim.value.kind in DATES:
            # «2/صفر» is a score, and «29 كانون ثان/يناير» begins before its last words
            return bool(_NIL.fullmatch(claim.text)) or text[: claim.span.start].rstrip().endswith(_HALF_MONTHS)
        if claim.value.kind == "text":
            return False
        after = text[claim.span.end : claim.span.end + 8]
        before = text[max(claim.span.start - 4, 0) : claim.span.start]
        if _WORDS_ON.match(after) or (claim.text[-1:].isdigit() and _DIGITS_ON.match(after)):
            return True
        return claim.text[:1].isdigit() and bool(_OTHER_HALF.search(before))


def _added(first: Claim, second: Claim) -> bool:
    """«الدقيقة 90» and «الدقيقة 2+90»."""
    return "+" in second.text and str(first.value.value) in _NUMBERS.findall(second.text.translate(DIGITS))


def _turned_round(a: Claim, b: Claim) -> bool:
    """7.4 per cent up and 7.4 down: one movement, and one of the two has its sign wrong."""
    one, two = a.value.value, b.value.value
    return isinstance(one, int | float) and isinstance(two, int | float) and one == -two and one != 0


def _two_calendars(a: Claim, b: Claim) -> bool:
    """«10 شوال» and «العاشر من الشهر الجاري», «25/12»: is the month of one of the two not said, and so its calendar?"""
    units = [claim.value.unit == "hijri" for claim in (a, b)]
    if units[0] == units[1]:
        return _hijri_reading(a, b) or _hijri_reading(b, a)
    other = b if units[0] else a
    unsaid = "publication day" in other.value.assumed and other.value.noun is None
    numeric = "year" in other.value.assumed and not any(sign.isalpha() for sign in other.text)
    return (
        (unsaid and any(sign.isdigit() for sign in other.text)) or numeric or (unsaid and len(other.text.split()) > 2)
    )


def _hijri_reading(bare: Claim, other: Claim) -> bool:
    """«30/10» and «15 أغسطس»: is a day and month in digits alone the other day in the Hijri calendar?"""
    digits = _NUMBERS.findall(bare.text.translate(DIGITS))
    if "year" not in bare.value.assumed or len(digits) != 2 or any(sign.isalpha() for sign in bare.text):
        return False
    try:
        day = dt.date.fromisoformat(str(other.value.value))
    except ValueError:
        return False
    told = from_hijri(hijri_of(day), int(digits[1]), int(digits[0]))
    return told is not None and abs((told - day).days) <= _SIGHTED


def _one_moment(a: Claim, b: Claim) -> bool:
    """Do both figures say of which hour they are, and is it one?  A day alone is read as its noon."""
    return a.as_of is not None and a.as_of == b.as_of and a.as_of.time() != _NOON and a.value.kind != "clock"


def _places(words: Sequence[str], phrase: tuple[str, ...]) -> Iterator[int]:
    if phrase[0] in words:  # seldom: the words of a sentence are few, and the phrases many
        size = len(phrase)
        for start, word in enumerate(words):
            if word == phrase[0] and tuple(words[start : start + size]) == phrase:
                yield start
