"""Words before a number that make it less than exact."""

from __future__ import annotations

from typing import Final, cast

from checker.extract.passage import Passage
from checker.model import Hedge
from checker.text.fold import cut

_HEDGE_WORDS: Final = 5  # the longest hedge has five words («أكبر من أو يساوي» with a clitic)


def hedge_before(p: Passage, first: int) -> tuple[Hedge, int, int] | None:
    """The longest hedge whose last word is right before token `first`: hedge, its first token, its first character."""
    for size in range(min(_HEDGE_WORDS, first), 0, -1):
        i = first - size
        if not p.words_between(i, first):
            continue
        rest = tuple(p.form(k) for k in range(i + 1, first))
        for clitics, _, base in p.tokens[i].lex.bases:
            hedge = p.vocab.hedge_before.get((base, *rest)) or p.vocab.hedge_before.get(("ال" + base, *rest))
            if hedge is not None:
                return cast("Hedge", hedge), i, p.tokens[i].start + cut(p.tokens[i].lex.surface, len(clitics))
    return None
