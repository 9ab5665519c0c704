"""Who scored, or was sent off, in which minute of a match: the person beside a minute in a sentence that tells of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from checker.extract.names import Mention
from checker.extract.stated import Page, Stated
from checker.model import Claim
from checker.schema import Attribute
from checker.text.fold import DIGITS
from checker.text.tokens import NUMBER

_MINUTE: Final = frozenset({"الدقيقه", "دقيقه", "د"})
_LONGEST: Final = 120  # minutes of a match with its extra time
_BEFORE: Final = 16  # tokens from somebody to the minute of what he did
_BEHIND: Final = 4  # tokens from a minute to who did it («في الدقيقة 78 عن طريق ...»)
_STOPS: Final = frozenset(".؛!؟?")


def minutes(page: Page, file: Attribute, claims: Sequence[Claim]) -> Iterator[Stated]:
    """For each minute the deed that stands nearest before it, or else behind it, and who did it."""
    found = _minutes(page, claims)
    for k, (minute, first, after) in enumerate(found):
        home = page.doc.sentence_of(first)
        low = max(home.first, first - _BEFORE, found[k - 1][2] if k else 0)
        high = min(home.after, after + _BEHIND, found[k + 1][1] if k + 1 < len(found) else home.after)
        who = _person(page, low, first, after, high)
        deeds = [(at, slot) for slot, at, _ in page.of(f"slot:{file.id}") if low <= at < high]
        if who is None or not deeds or page.is_past(first):
            continue
        _, slot = min(deeds, key=lambda deed: (abs(deed[0] - who.first), deed))
        words = who.words
        yield page.state(
            file, f"{slot} {minute}", " ".join(words), who.first, who.after, words=words, kind="person", denied=False
        )


def _minutes(page: Page, claims: Sequence[Claim]) -> list[tuple[int, int, int]]:
    """Every minute of a match with the tokens that tell it, in the order of the text."""
    found: dict[int, tuple[int, int, int]] = {}
    for claim in claims:
        here = page.doc.tokens_in(claim.span)
        if claim.rule == "ordinals" and claim.role == "minute" and isinstance(claim.value.value, int) and here:
            found[here.start] = claim.value.value, here.start, here.stop
    for i in range(1, len(page.tokens)):
        lex = page.doc.tokens[i].lex
        if lex.kind == NUMBER and page.doc.tokens[i - 1].lex.form in _MINUTE:
            digits = lex.form.translate(DIGITS)
            if digits.isdecimal():
                found[i - 1] = int(digits), i - 1, i + 1
    return [found[at] for at in sorted(found) if found[at][0] <= _LONGEST]


def _person(page: Page, low: int, first: int, after: int, high: int) -> Mention | None:
    """The last one named before a minute, or else the first one behind it."""
    people = [mention for mention in page.mentions.values() if mention.kind == "person"]
    before = [
        one for one in people if low <= one.first and one.after <= first and page.one_clause(one.after, first, _STOPS)
    ]
    # «في الدقيقة 78 عن طريق سالم», but «في الدقيقة 78، وأضاف سالم هدفا» tells of another minute
    behind = [one for one in people if after <= one.first < high and page.one_clause(after, one.first, _STOPS | {"،"})]
    return max(before, key=_first) if before else min(behind, key=_first, default=None)


def _first(mention: Mention) -> int:
    return mention.first
