"""Of which nation somebody is: the adjective before his name («الروائية السورية هالة القصير», «تونسي يدعى ...»)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final, Literal

from checker.compare.entities import Entity
from checker.compare.holders import Holder
from checker.compare.offices import office_words
from checker.extract.claims import Reading
from checker.extract.names import Mention
from checker.model import Span
from checker.names.cues import cues
from checker.names.gazetteer import gazetteer
from checker.rules import Rules
from checker.text.clitics import split

_ROLE: Final = "جنسية"


def nations_told(readings: Sequence[Reading], entities: Sequence[Entity], rules: Rules) -> Iterator[list[Holder]]:
    """For each person the passages of two articles or more that tell his nation, those that differ first.

    A holder's office is here the nation, which an office has too: that two articles agree on that is told of the office.
    An article that tells two nations of somebody tells none.
    """
    by_id = {reading.doc.article.id: reading for reading in readings}
    for entity in entities:
        told: dict[str, list[Holder]] = {}
        for article, mention in entity.mentions if entity.kind == "person" else ():
            if (holder := _told(by_id[article], mention, entity.number, rules)) is not None:
                told.setdefault(article, []).append(holder)
        sure = [here[0] for _, here in sorted(told.items()) if len({holder.office for holder in here}) == 1]
        if len(sure) > 1:
            pair = next(((a, b) for a, b in combinations(sure, 2) if a.office != b.office), None)
            if pair is not None:
                yield [*pair, *(holder for holder in sure if holder not in pair)]
            elif any(holder.how == "named" for holder in sure):
                yield sure


def _told(reading: Reading, mention: Mention, entity: int, rules: Rules) -> Holder | None:
    """The nation right before a full name: of a noun for what he is, or instead of one («فاز المغربي ياسين التازي»)."""
    doc, known = reading.doc, cues(rules)
    i = mention.first - 1
    called = i > 0 and split(doc.tokens[i].lex.form)[2] in known.called
    i -= called
    if len(mention.words) < 2 or i < 1 or "\n" in doc.text[doc.tokens[i - 1].end : mention.start]:
        return None
    _, definite, bare = split(doc.tokens[i].lex.form)
    country = gazetteer(rules).adjectives.get(bare)
    if country is None or not (definite or called) or _is_of_a_name(reading, i):
        return None
    _, known_one, noun = split(doc.tokens[i - 1].lex.form)
    titled = known_one and known.is_title(noun)
    if not titled and (_is_of_a_body(reading, i - 1, rules) if known_one else _ends_a_name(reading, i)):
        return None
    how: Literal["named", "loose"] = "named" if titled and noun not in office_words(rules).titles else "loose"
    span = Span(doc.tokens[i - known_one].start, mention.end)
    return Holder(reading, mention, (_ROLE, frozenset((country,))), span, entity, how)


def _is_of_a_body(reading: Reading, i: int, rules: Rules) -> bool:
    """Is a definite noun what somebody belongs to («الاتحاد الإيطالي», «مدرب المنتخب السعودي»), and no word for him?"""
    known = cues(rules)
    noun = split(reading.doc.tokens[i].lex.form)[2]
    before = split(reading.doc.tokens[i - 1].lex.form)[2] if i else ""
    return noun in known.organisations | known.institutions | known.sport or known.is_title(before)


def _ends_a_name(reading: Reading, after: int) -> bool:
    """Does the name of something else end right before an adjective, which may be its own («مدرب غرناطة يونايتد الإسباني ...»)?"""
    return any(other.after == after for other in reading.mentions)


def _is_of_a_name(reading: Reading, i: int) -> bool:
    """«الطالب في الولايات المتحدة الأمريكية سالم الهاشمي»: is the adjective itself a word of a name?"""
    return any(other.first < i < other.after for other in reading.mentions)
