"""Why a difference may be none: how two figures were brought together, and what leaves it open whether they are of one thing.

With a doubt the conflict, the dispute or the update stands and says why; a conflict has a lower severity.  What makes
the two of different things is told in `apart.py`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from checker.compare.event_days import A_DAY_APART
from checker.compare.evidence import DIGITS_TURNED, Evidence
from checker.model import Claim, Text

_EVENT: Final = "event"
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
_TIMES: Final = frozenset({"kind: date", "kind: duration", "kind: clock"})
_FAR: Final = 1.6  # doublings: three times as much is seldom another count of one thing
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
    unknown_times = "no roles" in features and not features.keys().isdisjoint(_TIMES)
    if unknown_times and "the same digits" not in features and words < _RATHER_ALIKE:
        return False  # hours, days and lengths of which nothing is known but themselves
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
    if not features.keys().isdisjoint(_TIMES) and features.get("words around", 0.0) < _LITTLE:
        return False  # years, lengths and hours are many: «استقال عام 2020», «أفلست عام 2002»
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
    if "one is forecast" in features and "the same digits" not in features:
        yield TWO_THINGS  # what is, and what is expected to be
    if "month" in (*a.value.assumed, *b.value.assumed):
        yield UNKNOWN  # «في 29 من الشهر ذاته»: the month is taken from what was said before
    if words >= _ONE_SENTENCE:
        if features.get("an equal value there"):
            yield _THERE_TOO  # «المعرض في الرابعة والألعاب في التاسعة»: the sentence is a list
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
