"""What outlets call the same people: «24 أسيرا» here, «24 رهينة» there.

Such words are no spellings of a name, but an editor wants them side by side for the same reason: one text must not
mix them unawares.  They are told where articles count the same people with different words of `rules/names/terms.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from checker.compare.align import Joined
from checker.compare.entities import Entity
from checker.extract.document import Document
from checker.extract.listed.nouns import Counted
from checker.extract.names import Mention
from checker.model import Claim
from checker.names.sounds import words_of
from checker.rules import Rules
from checker.schema import Terms

_SHARED = 2  # words that two counts have in common where they speak of the same kind of people


class _Called(NamedTuple):
    """One number of people, what they are called in it, and where."""

    nouns: frozenset[str]
    mentions: tuple[tuple[str, Mention], ...]


def terms(joined: Iterable[Joined], docs: Mapping[str, Document], rules: Rules, number: int) -> list[Entity]:
    """The people of a story that have several contested names, as entities numbered from `number` on."""
    groups: list[_Called] = []
    for group in joined:
        for called in _called([claim for statement in group.statements for claim in statement.claims], docs, rules):
            same = [other for other in groups if len(other.nouns & called.nouns) >= _SHARED]
            groups = [other for other in groups if other not in same]
            groups.append(_together([*same, called]))
    return [_entity(called, number + at) for at, called in enumerate(groups)]


def _called(claims: Sequence[Claim], docs: Mapping[str, Document], rules: Rules) -> list[_Called]:
    """What the people of one fact are called, for each number of them that is told with two contested nouns."""
    found = []
    for value in sorted({claim.value.value for claim in claims if isinstance(claim.value.value, int | float)}):
        here = [claim for claim in claims if claim.value.value == value and claim.noun]
        for file in rules.of(Terms):
            for row in file.contested:
                said = [claim for claim in here if claim.noun in row or claim.noun in file.anybody]
                of_row = {claim.noun for claim in said if claim.noun in row}
                if len(of_row) > 1 and len({claim.article for claim in said}) > 1:
                    mentions = [(claim.article, _mention(claim, docs[claim.article])) for claim in said]
                    nouns = frozenset(claim.noun for claim in said if claim.noun)
                    found.append(_Called(nouns, tuple((article, m) for article, m in mentions if m is not None)))
    return found


def _mention(claim: Claim, doc: Document) -> Mention | None:
    """The counted noun of a claim where it stands, without clitics and article («من الأسرى»: «أسرى»)."""
    for i, token in enumerate(doc.tokens):
        if token.start < claim.value.start or token.end > claim.value.end:
            continue
        reading = token.lex.get("noun")
        counted = reading.term.value if reading is not None else None
        if reading is not None and isinstance(counted, Counted) and counted.lemma == claim.noun:
            start = token.start + reading.offset
            text = doc.text[start : token.end]
            return Mention(start, token.end, i, i + 1, text, "person", words_of(text), "term")
    return None


def _together(groups: Sequence[_Called]) -> _Called:
    nouns = frozenset[str]().union(*(called.nouns for called in groups))
    return _Called(nouns, tuple(dict.fromkeys(place for called in groups for place in called.mentions)))


def _entity(called: _Called, number: int) -> Entity:
    places = sorted(called.mentions, key=lambda place: (place[0], place[1].start))
    surfaces = [mention.text for _, mention in places]
    return Entity(number, max(sorted(set(surfaces)), key=surfaces.count), "person", tuple(places))
