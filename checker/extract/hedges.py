"""Words before a number that make it less than exact."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, cast

from checker.extract.passage import Passage
from checker.model import Hedge
from checker.text.clitics import stripped
from checker.text.fold import cut

_GAP: Final = 2  # words that may stand inside a hedge: «تجاوزت أسعارها 3 آلاف», «لا يقل عدد القتلى عن 20»

Found = tuple[Hedge, int, int]


def hedge_before(p: Passage, first: int) -> Found | None:
    """The longest hedge whose last word is right before token `first`: hedge, its first token, its first character."""
    if p.form(first - 1) == "ال":
        first -= 1  # «دون الـ18»
    if p.says(first - 1, "ages.about") and p.says(first - 2, "ages.bounds"):
        first -= 1  # «دون سن الخمسين»
    last = p.form(first - 1)
    for size in p.vocab.hedge_sizes.get(last, ()):
        i = first - size
        if i < 0:
            continue
        found = _hedge(p, i, tuple(p.form(k) for k in range(i + 1, first)))
        if found is not None:
            return found
    return _hedge(p, first - 1, ()) if last else None


def _hedge(p: Passage, i: int, rest: tuple[str, ...]) -> Found | None:
    for clitics, base, written in _ways(p.form(i), p.vocab.hedge_openers):
        hedge = p.vocab.hedge_before.get((written, *rest))
        if hedge == "up_to" and (clitics.endswith("ل") or _comes_to(p, i, clitics, base)):
            return None  # «تراجع ليصل إلى 37» tells where it came to
        if (base == "دون" and "ب" in clitics) or (base == "تحت" and "ف" in clitics):
            return None  # «بدون» is without, «فتحت 10 مدارس أبوابها» a verb
        if hedge is not None:
            return cast("Hedge", hedge), i, p.tokens[i].start + cut(p.tokens[i].lex.surface, len(clitics))
    return None


@lru_cache(maxsize=8192)
def _ways(form: str, openers: frozenset[str]) -> tuple[tuple[str, str, str], ...]:
    """The ways to read a word as one that begins a hedge: its clitics, what is behind them, and that with the article it has.

    «القارب ستة صيادين»: what has an article is a thing, and no «قارب».
    """
    ways = ((clitics, base, "ال" + base if named else base) for clitics, named, base in stripped(form))
    return tuple(way for way in ways if not openers.isdisjoint(way[1:]))


def _comes_to(p: Passage, i: int, clitics: str, base: str) -> bool:
    """«قلص خسائره ويصل إلى 606», «قبل أن تصل إلى 2.9»: where something came to, no most of what is possible."""
    return base in ("يصل", "تصل") and (clitics in ("و", "ف") or p.form(i - 1) in ("ان", "حتي"))


def hedge_apart(p: Passage, first: int) -> Found | None:
    """A hedge with words inside: «تجاوزت أسعارها 3 آلاف», «تقل خدمتهم عن 25 سنة», «لا يتجاوز عددهم 20»."""
    last = p.form(first - 1)
    tail = (last,) if last in ("عن", "علي") else ()
    end = first - len(tail)
    for gap in range(1, _GAP + 1):
        verb = end - gap - 1
        if verb < 0 or p.lexemes[verb + 1].hot:
            return None
        if p.form(verb).removeprefix("و") not in p.vocab.cues["hedges.apart"]:
            continue
        if not p.words_between(verb, first):
            return None
        denied = verb > 0 and p.form(verb - 1).removeprefix("و") in ("لا", "لم", "لن", "الا")
        if denied:
            return _hedge(p, verb - 1, (p.form(verb), *tail))
        return _hedge(p, verb, tail)
    return None
