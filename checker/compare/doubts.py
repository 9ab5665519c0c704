"""Why a difference may be none: what the sentences say besides their figures, and how the two were brought together.

Two answers.  What makes the two figures of different things (two hours of a market, two periods, two persons) is the name
of a level, and no conflict follows.  What only leaves it open whether they are of one thing is a doubt: the conflict, the
dispute or the update stands and says why; a conflict has a lower severity.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from checker.compare.event_days import A_DAY_APART
from checker.compare.evidence import DIGITS_TURNED, Evidence
from checker.compare.sums import lots, told_in_words
from checker.compare.values import comparable, relate
from checker.compare.whose import whose
from checker.extract.document import Document
from checker.model import DATES, Claim, Text
from checker.rules import Rules
from checker.schema import Apart, Doubts
from checker.text.fold import fold
from checker.text.stems import stem

_EVENT: Final = "event"
_ABOARD: Final = "aboard"
_CREW: Final = 30  # at most, in the air and on most ships
_TOLLS: Final = "casualties"
_KIN_REACH: Final = 4  # tokens before an age: «شقيقه (4 أعوام)», «زوجته البالغة من العمر 28»
_BY_REACH: Final = 8  # tokens between a verb of change and the amount of the change
_FEW: Final = 20
_ONE_MORE: Final = 2  # «ثلاثة جنود وأحد المجاهدين»: so few more may be told in words
# Of 1, the cosine of the words around.  A claim whose role no rule knows is one thing only in nearly the same sentence …
_ONE_SENTENCE: Final = 0.7
_LIKE_SCORE: Final = 0.45  # … scores of one match where each text has one
_SAME_SCORE: Final = 0.8  # … and one of several scores only in a sentence more alike still
_LITTLE: Final = 0.25  # … and even one with a role is not where the sentences have next to nothing in common
_KINDRED: Final = 0.35  # … or where they count the same and speak of the same names
_KINDRED_ORDER: Final = 0.5  # minutes and rounds of a match are many
_SHARED: Final = 0.5  # share of the names around
_MOST: Final = 0.7
_LIKELY: Final = 1.4  # log-odds: four of five such pairs of the judged stories are of one fact
_SURE: Final = 2.5  # log-odds: six of seven such pairs of the judged stories are of one fact, and no more is asked …
_UNSURE: Final = 1.2  # … and of those below this half, unless the sentences are rather alike
_RATHER_ALIKE: Final = 0.4
_FAR: Final = 1.6  # doublings: three times as much is seldom another count of one thing
_DIGITS_ON: Final = re.compile(r"\s{0,2}[،,.٫/:]?\s?\d")
_WORDS_ON: Final = re.compile(r"\s{1,2}(?:ونصف|وربع|وثلث|إلا|الا)\b")
_NOON: Final = dt.time(12)
_NIL: Final = re.compile(r"\d{1,2}\s?[/-]\s?صفر")
_HALF_MONTHS: Final = ("كانون", "تشرين", "ربيع", "جمادى")
_OTHER_HALF: Final = re.compile(r"\d[,.،٫/:]\s?$")  # what stands before a number that was cut in two

UNKNOWN: Final = Text(
    "لا يُعرف أن الرقمين لشيء واحد، فالكلام حولهما مختلف",
    "it is not known that both figures are of one thing: the words around them differ",
)
TWO_THINGS: Final = Text("في الكلام ما يجعلهما لأمرين", "the sentences say that they are of two things")
_THERE_TOO: Final = Text("القيمة الأخرى واردة في النص نفسه أيضا", "one of the texts has the other's value too")
_NEXT_DAY: Final = Text(
    "يومان متتاليان، وقد يروي كل نص ما جرى في يومه",
    "two days in a row: each text may tell what happened on its own",
)
_HOUR: Final = Text("لا يُعرف أيهما أحدث", "it is not known which of the two is later")
_MORE: Final = Text("قد يُذكر الباقون بالكلام لا بالأرقام", "one or two more may be told in words")


@lru_cache(maxsize=8)
def _apart(rules: Rules) -> tuple[Apart, ...]:
    return tuple(apart for file in rules.of(Doubts) for apart in file.apart)


@lru_cache(maxsize=8)
def _kin(rules: Rules) -> frozenset[str]:
    return frozenset(fold(word) for file in rules.of(Doubts) for word in file.kin)


@lru_cache(maxsize=8)
def _passengers(rules: Rules) -> frozenset[str]:
    return frozenset(word for file in rules.of(Doubts) for word in file.passengers)


@lru_cache(maxsize=8)
def _parts(rules: Rules) -> frozenset[str]:
    return frozenset(stem(fold(word)) for file in rules.of(Doubts) for word in file.parts)


@lru_cache(maxsize=8)
def _besides(rules: Rules) -> frozenset[str]:
    return frozenset(fold(word) for file in rules.of(Doubts) for word in file.besides)


@lru_cache(maxsize=8)
def _changes(rules: Rules) -> tuple[frozenset[str], frozenset[str]]:
    files = rules.of(Doubts)
    return (
        frozenset(stem(fold(word)) for file in files for word in file.changes),
        frozenset(fold(word) for file in files for word in file.by),
    )


@lru_cache(maxsize=4096)
def _stems(phrase: str) -> tuple[str, ...]:
    return tuple(stem(fold(word)) for word in phrase.split())


class Doubter:
    """Looks at the sentences of claims.  `docs` are by article, and so are `told`, all claims of each."""

    def __init__(self, rules: Rules, docs: Mapping[str, Document], told: Mapping[str, Sequence[Claim]]) -> None:
        self.rules = rules
        self.docs = docs
        self.told = told

    # -------------------------------------------------------------- two things

    def apart(self, a: Claim, b: Claim) -> str | None:
        """The level that says of what different things two values are; None where nothing does."""
        for apart in _apart(self.rules):
            if {a.value.kind, b.value.kind} <= set(apart.kinds) and self._sets_apart(apart, a, b):
                return apart.level
        if self._sums_up(a, b) or self._sums_up(b, a):
            return "a part of the other"
        if a.article == b.article and self._body_says(*sorted((a, b), key=lambda claim: not claim.title)):
            return "the text says both"
        if self._cut(a) or self._cut(b):
            return "a number that was read in part"
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
        if a.value.kind == "money" and self._by(a) != self._by(b):
            return "an amount and its change"
        return None

    def _of_two_sides(self, a: Claim, b: Claim) -> bool:
        """«24 من المقاومة» and «50 من عناصر الميليشيات»: is each count of people of somebody else?"""
        if not a.rule == b.rule == _TOLLS:
            return False
        parts = _parts(self.rules)
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
        riders = _passengers(self.rules)
        one, two = some.value.value, every.value.value
        if not isinstance(one, int) or not isinstance(two, int) or some.noun not in riders or every.noun in riders:
            return False
        if told_in_words(self.docs[some.article], some, _besides(self.rules)):
            return False  # the text says who else was there
        return every.noun is not None and one < two <= one + _CREW

    def _sums_up(self, whole: Claim, part: Claim) -> bool:
        """Is one figure the other and one more, whom the text tells in words?"""
        total, one = whole.value.value, part.value.value
        if not isinstance(total, int) or not isinstance(one, int) or not total > one:
            return False
        return total - one == told_in_words(self.docs[part.article], part, _besides(self.rules))

    def _body_says(self, title: Claim, body: Claim) -> bool:
        """Has a body the figure of its title as well, or the lots of which that is the sum?"""
        inside = [claim for claim in self.told.get(body.article, ()) if not claim.title]
        return lots(title, body, inside) or any(
            (claim.rule, claim.scope) == (title.rule, title.scope)
            and (claim.role == title.role or (not claim.role and claim.noun is not None and claim.noun == title.noun))
            and comparable(claim.value, title.value)
            and relate(claim.value, title.value) == "equal"
            for claim in inside
        )

    def _kinsman(self, claim: Claim) -> bool:
        """Is it the age of somebody's brother, wife or child?"""
        return any(form in _kin(self.rules) for form in self._before(claim, _KIN_REACH))

    def _by(self, claim: Claim) -> bool:
        """«تراجعت الأرباح بنحو ستة مليارات»: by how much, not to what."""
        verbs, by = _changes(self.rules)
        before = self._before(claim, _BY_REACH)
        text = self.docs[claim.article].text
        led = text[: claim.span.start].endswith((" ب", " بـ")) or bool(before and before[-1] in by)
        first = claim.text.split()[0] if claim.text.split() else ""
        return (led or fold(first) in by) and any(stem(form) in verbs for form in before)

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


def joins(found: Evidence) -> bool:
    """Does a pair bring two values together that differ?

    Not where the sentences are little alike and something speaks for two things: only other names around, a nearer figure,
    or a value many times the other.
    """
    features = found.features
    words = features.get("words around", 0.0)
    if "kind: text" in features:
        # sets of one match, and matches of one evening, are told in like words
        lead = {"both lead", "only one of its name"} <= features.keys() and found.weight >= _SURE
        return lead or words >= (_LIKE_SCORE if "only one of its name" in features else _SAME_SCORE)
    if DIGITS_TURNED in features:
        return True
    if found.weight < _UNSURE and words < _RATHER_ALIKE:
        return False
    near = features.get("far apart", 0.0) < _FAR
    if (found.weight >= _SURE and near) or words >= _ONE_SENTENCE or _lone_slip(features):
        return True
    if "same role" in features and _slipped(features):
        return True
    if A_DAY_APART in features:
        return True
    if _one_role_alone(found):
        return near
    other = any(name.startswith("other owner") for name in features)
    return not (
        ("only other names" in features and words < _RATHER_ALIKE)
        or (other and features.get("names around", 0.0) < _MOST)
        or not features.get("the best pair", 1.0)
        or not near
    )


def _one_role_alone(found: Evidence) -> bool:
    """Is it one role of one noun, so likely one thing that the names around, which are all others, do not matter?

    Days are many: theirs must be told in like words.
    """
    features = found.features
    told = "kind: date" not in features or features.get("words around", 0.0) >= _LITTLE
    alike = {"same role", "the best pair", "only other names"} <= features.keys() and "kindred noun" not in features
    return alike and told and "other owner" not in features and found.weight >= _LIKELY


def _lone_slip(features: Mapping[str, float]) -> bool:
    """The same digits in another order, or a unit for another, where neither text has a second figure of the name."""
    alone = any(name.startswith("only one of its name") for name in features)
    return alone and "the same digits" in features and features.keys().isdisjoint(("noun of one", "other noun"))


def _slipped(features: Mapping[str, float]) -> bool:
    """13 and 31; killed and injured told the other way round."""
    exchanged = features.get("equal values there", 0.0) > 1 and features.get("words around", 0.0) >= _LITTLE
    return "the same digits" in features or exchanged


def doubt(a: Claim, b: Claim, joined: Sequence[Evidence], undated: bool) -> Text | None:
    """Why two differing values may still be of two things; None where nothing suggests it.

    `joined` is the evidence of the pairs that say these two values, `undated` whether what is counted changes and the
    hours of the two are not known.
    """
    reasons = [next(_reasons(a, b, found.features, undated), None) for found in joined if joins(found)]
    return None if None in reasons else next(iter(reasons), None)


def unknown(a: Claim, b: Claim, joined: Sequence[Evidence]) -> Text | None:
    """Why two values of two authorities or two hours are not known to be of one thing; None where they are.

    The hours and the one or two more of `doubt` are no matter here: they are what makes a dispute or an update.
    """
    found = doubt(a, b, joined, undated=False) if any(map(joins, joined)) else UNKNOWN
    return found if found is UNKNOWN else None


def _reasons(a: Claim, b: Claim, features: Mapping[str, float], undated: bool) -> Iterator[Text]:
    words, names = features.get("words around", 0.0), features.get("names around", 0.0)
    named = "same role" in features
    if a.rule == "ages" and "same owner" not in features:
        yield UNKNOWN  # «مقيم عمره 54 عاما»: one of several who have no name
    if a.role == b.role == _EVENT and A_DAY_APART not in features and _days_in_a_row(a, b):
        yield _NEXT_DAY
    if words >= _ONE_SENTENCE:
        if undated and (a.updated or b.updated):
            yield _HOUR
        return
    if named and _slipped(features):
        return
    kindred = _KINDRED_ORDER if a.value.kind == "ordinal" else _KINDRED
    if not named and not ("same noun" in features and names >= _SHARED and words >= kindred):
        yield UNKNOWN
    # of one role, and neither text has a second value of it: what else it says of that kind is of something else
    alone = named and "only one of its name" in features
    told_alike = "same owner" in features or "same subject" in features or (alone and names >= _SHARED)
    if words < _LITTLE and not told_alike:
        yield UNKNOWN
    if "only other names" in features and not told_alike:
        yield UNKNOWN
    if features.get("an equal value there") and not alone:
        yield _THERE_TOO
    if undated:
        yield _HOUR
    if _one_more(a, b):
        yield _MORE


def _days_in_a_row(a: Claim, b: Claim) -> bool:
    """Yesterday here and today there: news goes on from day to day, and each text may tell its own."""
    days = sorted(str(claim.value.value) for claim in (a, b))
    relative = all("publication day" in claim.value.assumed for claim in (a, b))
    try:
        first, second = map(dt.date.fromisoformat, days)
    except ValueError:
        return False
    return relative and (second - first).days == 1


def _one_more(a: Claim, b: Claim) -> bool:
    one, two = a.value.value, b.value.value
    if a.value.kind != "number" or not isinstance(one, int) or not isinstance(two, int):
        return False
    return abs(one - two) <= _ONE_MORE and max(one, two) <= _FEW and "person" in (a.value.unit, b.value.unit)


def _two_calendars(a: Claim, b: Claim) -> bool:
    """«10 شوال» and «العاشر من الشهر الجاري», «25/12»: is the month of one of the two not said, and so its calendar?"""
    units = [claim.value.unit == "hijri" for claim in (a, b)]
    if units[0] == units[1]:
        return False
    other = b if units[0] else a
    unsaid = "publication day" in other.value.assumed and other.value.noun is None
    numeric = "year" in other.value.assumed and not any(sign.isalpha() for sign in other.text)
    return (
        (unsaid and any(sign.isdigit() for sign in other.text)) or numeric or (unsaid and len(other.text.split()) > 2)
    )


def _one_moment(a: Claim, b: Claim) -> bool:
    """Do both figures say of which hour they are, and is it one?  A day alone is read as its noon."""
    return a.as_of is not None and a.as_of == b.as_of and a.as_of.time() != _NOON and a.value.kind != "clock"


def _places(words: Sequence[str], phrase: tuple[str, ...]) -> Iterator[int]:
    size = len(phrase)
    for start in range(len(words) - size + 1):
        if tuple(words[start : start + size]) == phrase:
            yield start
