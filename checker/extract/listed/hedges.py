"""Words that make a number a bound or an estimate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.extract.listed.folded import forms_of
from checker.rules import Rules
from checker.schema import (
    Hedges,
    HedgeWords,
)
from checker.text.lexeme import Term
from checker.text.lexicon import Lexicon


def enter_hedges(lexicon: Lexicon, rules: Rules) -> tuple[dict[str, HedgeWords], dict[tuple[str, ...], str]]:
    """Enter the hedges behind a number; every hedge by its name, and the phrases before a number."""
    table: dict[str, HedgeWords] = {}
    before: dict[tuple[str, ...], str] = {}
    for file in rules.of(Hedges):
        for hedge in file.hedges:
            table[hedge.hedge] = hedge
            for forms in _hedge_forms(hedge, file.degrees):
                before[forms] = hedge.hedge
            lexicon.add(hedge.after, Term("hedge_after", hedge.hedge))
        for vague in file.vague:
            lexicon.add(vague.words, Term("vague", (vague.low, vague.high), "plural"))
    return table, before


def _hedge_forms(hedge: HedgeWords, degrees: list[str]) -> Iterator[tuple[str, ...]]:
    """The phrases of a hedge, with a degree inside comparisons («أقل قليلا من»)."""
    for words in hedge.before:
        yield from _denials(forms_of(words))
        if words.endswith(" من") and words.startswith(("أ", "لا أ")):
            head, _, tail = words.rpartition(" ")
            yield from (forms_of(f"{head} {degree} {tail}") for degree in degrees)


def _denials(forms: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """«لا يزيد على» as it is written too: glued («لايزيد على»), and denied by «ألا» and «لن»."""
    yield forms
    if forms[0] == "لا" and forms[1][:1] in "يت":
        yield ("لا" + forms[1], *forms[2:])
        for denial in ("ان لا", "الا", "لن", "لم"):
            yield (*denial.split(), *forms[1:])


def sizes(phrases: Iterable[tuple[str, ...]]) -> dict[str, list[int]]:
    """Last word of a phrase of several words -> how many it has, longest first."""
    table: dict[str, set[int]] = {}
    for phrase in phrases:
        if len(phrase) > 1:
            table.setdefault(phrase[-1], set()).add(len(phrase))
    return {word: sorted(sizes, reverse=True) for word, sizes in table.items()}
