"""A deed that one article tells by its turn («فشلت المحاولة الثانية») and another by how often it was done («فشلت مرتين»).

An ordinal and a count are values of two kinds, so the alignment never meets them.  A second time and «twice» are one
thing where the words around them are: the second of at least two, and of no more than were counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from checker.compare.align import Joined
from checker.compare.judge import SEVERITY
from checker.compare.parting import Judgement
from checker.compare.statements import OCCASION
from checker.compare.texts import TextJudged
from checker.extract.context import cosine
from checker.model import Claim, Text
from checker.text.stems import root

_TIMES: Final = frozenset({"مرة", "محاولة"})  # nouns that count a deed, and not what it was done with
_ALIKE: Final = 0.2  # of 1, the cosine of the words around: of 200 pairs of one story that were read, those of two deeds stay below .14
_SURE: Final = (
    0.6  # of 1: so alike are two tellings of one sentence, in which a third time and «once» cannot both be right
)
_WORDS: Final = 2  # words that both must have, roots aside
_LATER: Final = 1  # times: who counts «twice before» and who tells of the third time say the same


@dataclass(frozen=True, slots=True)
class _Pair:
    """The place of a fact with an ordinal, of one with a count, and how alike their words are."""

    turn: int
    count: int
    alike: float


def join_turns(facts: Sequence[Judgement]) -> list[Judgement]:
    """The facts, with a turn and a count of one deed made one; a fact that is in dispute stays as it is."""
    left = dict(enumerate(facts))
    for pair in sorted(_pairs(facts), key=lambda pair: (-pair.alike, pair.turn, pair.count)):
        if pair.turn in left and pair.count in left:
            left[pair.turn] = _joined(left.pop(pair.count)[0], left[pair.turn][0])
    return list(left.values())


def _pairs(facts: Sequence[Judgement]) -> list[_Pair]:
    calm = [
        (i, group)
        for i, (group, judged) in enumerate(facts)
        if judged is None or SEVERITY[judged.verdict] <= SEVERITY["compatible"]
    ]
    turns = [(i, group) for i, group in calm if group.statements[0].head.value.kind == "ordinal"]
    counts = [(i, group) for i, group in calm if group.statements[0].head.noun in _TIMES]
    found = []
    for (i, one), (j, two) in product(turns, counts):
        alike = max((_alike(a, b) for a in _claims(one) for b in _claims(two)), default=0.0)
        if alike >= _ALIKE and {a.article for a in _claims(one)}.isdisjoint(b.article for b in _claims(two)):
            found.append(_Pair(i, j, alike))
    return found


def _claims(group: Joined) -> list[Claim]:
    return [claim for statement in group.statements for claim in statement.claims]


def _alike(turn: Claim, count: Claim) -> float:
    """How alike the words around are, 0 where they do not say that both tell of one deed."""
    if turn.role or count.role or turn.polarity != count.polarity or turn.aspects != count.aspects:
        return 0.0
    if turn.noun not in (None, OCCASION) and not {turn.noun, f"r:{root(turn.noun)}"} & count.context.keys():
        return 0.0  # «الاجتماع الثاني» and «فشلت مرتين»
    shared = [word for word in turn.context.keys() & count.context.keys() if not word.startswith("r:")]
    alike = cosine(turn.context, count.context) if len(shared) >= _WORDS else 0.0
    return alike if alike >= _SURE or _within(turn, count) else 0.0


def _within(turn: Claim, count: Claim) -> bool:
    """Is a turn one of those that were counted?  The next one may be the news."""
    high, value = count.value.high, turn.value.value
    return not isinstance(high, int | float) or (isinstance(value, int) and value <= high + _LATER)


def _joined(counts: Joined, turns: Joined) -> Judgement:
    statements = [*turns.statements, *counts.statements]
    shift = len(turns.statements)
    links = [*turns.links, *((i + shift, j + shift, evidence) for i, j, evidence in counts.links)]
    a, b = turns.statements[0].head.text, counts.statements[0].head.text
    if all(_within(one, two) for one, two in product(_claims(turns), _claims(counts))):
        why = Text(f"«{a}» واحدة مما عدّ في «{b}»", f"«{a}» is one of those counted in «{b}»")
        return Joined(statements, links), TextJudged("compatible", "one of those counted", 0, shift, why)
    why = Text(f"«{a}» أكثر مما عدّ في «{b}»", f"«{a}» is more than were counted in «{b}»")
    return Joined(statements, links), TextJudged("conflict", "more than were counted", 0, shift, why)
