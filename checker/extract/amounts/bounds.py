"""Hedges before and behind an amount, and the interval that they leave of it."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import Final

from checker.extract.amounts.amount import Amount
from checker.extract.hedges import hedge_apart, hedge_before
from checker.extract.numbers import Value
from checker.extract.passage import Passage
from checker.extract.units import exact
from checker.model import Hedge
from checker.text.clitics import split
from checker.text.fold import cut
from checker.text.tokens import WORD

_LOOK_AHEAD: Final = 4  # «18 عاملا على الأقل» and «عيارات نارية على الأقل»: the hedge stands behind the noun


def with_hedges(p: Passage, amount: Amount, since: int) -> Amount:
    before = hedge_before(p, amount.first)
    if before is not None and before[2] < since:
        before = None  # it hedges the quantity before
    if before is not None and _hedges_no_count(p, before[1], amount):
        before = None
    if before is not None and before[0] == "more_than" and _denied(p, before[1], amount):
        before = "up_to", *before[1:]
    after = _hedge_after(p, amount.after)
    apart = None if before is not None or amount.hedge is not None else hedge_apart(p, amount.first)
    if before is None and apart is None and _until(p, amount):
        before = "up_to", amount.first - 1, p.tokens[amount.first - 1].start
    if before is None and apart is None and (verb := _penalty(p, amount)) is not None:
        joined = 1 if p.form(verb).startswith("و") else 0
        before = "up_to", verb, p.tokens[verb].start + cut(p.tokens[verb].lex.surface, joined)
    if apart is not None:
        words = p.text[apart[2] : p.tokens[amount.first - 1].end]
        amount = _bounded(p, amount._replace(words=(*amount.words, words)), apart[0])
    if before is not None:
        hedge, first, start = before
        amount = amount._replace(
            first=first, start=start, words=(*amount.words, p.text[start : p.tokens[amount.first - 1].end])
        )
        amount = _bounded(p, amount, hedge)
    if after is not None:
        hedge, end_at = after
        amount = amount._replace(
            after=end_at,
            end=p.tokens[end_at - 1].end,
            words=(*amount.words, p.text[p.tokens[amount.after - 1].end : p.tokens[end_at - 1].end].strip()),
        )
        amount = _bounded(p, amount, hedge)
    return amount


def _until(p: Passage, amount: Amount) -> bool:
    """«بالسجن حتى سبع سنوات», «حتى 500 دولار»: the most that is possible, unless something has changed so far."""
    if p.form(amount.first - 1) != "حتي" or amount.hedge or amount.unit is None:
        return False
    if amount.unit.kind not in ("duration", "money"):
        return False
    back = range(max(amount.first - _CLAUSE, 0), amount.first - 1)
    return not any(p.get(at, "change") or p.form(at) == "من" for at in back)


def _penalty(p: Passage, amount: Amount) -> int | None:
    """«تصل العقوبة عليها إلى عشر سنوات», «غرامة تصل قيمتها إلى 5 ملايين»: the verb behind which a number is the most."""
    if amount.hedge or amount.unit is None or amount.unit.kind not in ("duration", "money"):
        return None
    to = amount.first - 2 if p.says(amount.first - 1, "hedges.penalties") else amount.first - 1
    if p.form(to) != "الي":
        return None
    for verb in range(to - 2, max(to - _REACH, 0) - 1, -1):
        if p.form(verb).removeprefix("و") in p.vocab.cues["hedges.reaching"]:
            named = range(max(verb - 2, 0), amount.first)
            return verb if any(p.says(at, "hedges.penalties") for at in named) else None
    return None


_REACH: Final = 5  # words from «تصل» to its «إلى»
_CLAUSE: Final = 8  # words before «حتى» in which a verb of change or a «من» gives it another sense


def _denied(p: Passage, hedge: int, amount: Amount) -> bool:
    """«لم تستغرق أكثر من سبع دقائق»: no more than that; of people («لم يحضر أكثر من مئة») it may as well be so many who did not."""
    if amount.unit is None or amount.unit.kind not in _MEASURED:
        return False
    for verb in range(hedge - 1, max(hedge - _DENIED, 0), -1):
        form = p.form(verb)
        if p.tells(verb - 1, "hedges.denials"):
            return form.startswith(_PRESENT) and form not in p.vocab.cues["hedges.going_on"]
        if form in p.vocab.function_words or p.kind(verb) != WORD:
            return False
    return False


_DENIED: Final = 5  # words from a denied verb to «أكثر»: «لن تستغرق عملية التركيب أكثر من»
_PRESENT: Final = ("ي", "ت", "ن", "ا")  # how a verb behind «لم», «لا» and «لن» begins
_MEASURED: Final = frozenset({"duration", "quantity", "money", "percent"})


def _hedges_no_count(p: Passage, first: int, amount: Amount) -> bool:
    """«بالقرب من ثماني مدن», «تحت ثلاث فرضيات», «دون تفجير واحد»: near, under or without what is counted."""
    if amount.unit is None or not amount.unit.noun or amount.unit.kind != "number":
        return False
    under = p.form(first) == "تحت" and first == amount.first - 1
    without = p.form(first).endswith("دون") and first == amount.first - 1 and amount.point == 1
    return under or without or _tells_place(p, first, amount.first)


def _tells_place(p: Passage, first: int, after: int) -> bool:
    """«بالقرب من ثماني مدن»: near eight towns, not about eight."""
    return " ".join(p.form(at) for at in range(first, after)) in p.vocab.cues["hedges.places"]


def _hedge_after(p: Passage, i: int) -> tuple[Hedge, int] | None:
    for j in range(i, min(i + _LOOK_AHEAD, len(p.tokens))):
        found = p.phrase(j, "hedge_after")
        more = found is not None and p.form(found[1] - 1).endswith("اكثر") and p.form(found[1]) == "من"
        if found is not None and not more:  # «25 قتيلا وأكثر من 70 جريحا»
            apart = found[0].term.value == "about" and any(p.form(k) in _MANNER for k in range(i, j))
            return None if apart else (found[0].term.value, found[1])  # «3.5 في المئة متعافيا بشكل كامل تقريبا»
        lex = p.lexemes[j]
        if (
            lex.kind != WORD
            or (j > i and lex.form.startswith("و") and split(lex.form)[0] == "و")
            or (lex.form in p.vocab.function_words and lex.form != "من")
        ):
            return None
        if lex.hot or (lex.readings and lex.readings[0].clitics.endswith("ل")):
            return None  # «تسجيل لاعبين لفترة أو أكثر»
    return None


_MANNER: Final = frozenset({"بشكل", "بصوره"})  # what they lead up to is hedged by itself


def _bounded(p: Passage, amount: Amount, hedge: Hedge) -> Amount:
    """The interval that a hedge leaves of an amount."""
    rule = p.vocab.hedges[hedge]
    low, high = amount.low, amount.high
    if amount.hedge == "about":  # «حوالي 500 أو أقل»: the bound is the stated number
        low = high = amount.point
    if hedge == "about":
        if amount.point is None:
            return amount if amount.hedge else amount._replace(hedge=hedge)
        slack = _slack(amount.point, amount.magnitude, rule.low or 1)
        return amount._replace(low=amount.point - slack, high=amount.point + slack, hedge=amount.hedge or hedge)
    if amount.hedge == "range":
        return amount  # «من 30 إلى 300 مليون بحد أقصى»: both ends are told
    if rule.low is not None:
        return amount._replace(low=low, high=None, low_inclusive=rule.inclusive, hedge=hedge)
    return amount._replace(low=None, high=high, high_inclusive=rule.inclusive, hedge=hedge)


@lru_cache(maxsize=4096)
def _slack(point: Value, magnitude: int, factor: float) -> Value:
    """How far an approximate value may be off: a tenth, and at least half a step of a one-digit count."""
    size = abs(Fraction(point))
    share = size * (1 - exact(factor))
    steps = size / magnitude
    return max(share, Fraction(magnitude, 2)) if steps < 10 and steps.denominator == 1 else share
