"""Who holds an office: two outlets that give one office to two people, whose names no spelling makes one.

A fact is made only where each article gives the office to one person, where the title, what it is a title of and
its country or its house are the same or the people are seen to have changed places, and where neither article
otherwise knows the other's man.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from checker.compare.align import Joined
from checker.compare.entities import Entity
from checker.compare.holders import Holder, Office, holders
from checker.compare.judge import Judged
from checker.compare.names import knowledge, one_name, same_word
from checker.compare.ranks import rank_pairs
from checker.compare.statements import Statement
from checker.compare.texts import TextJudged
from checker.extract.claims import Reading
from checker.model import Claim, Quantity, Span, Text
from checker.rules import Rules

Held = Mapping[tuple[Office, str], frozenset[int]]  # who holds an office in an article


def role_facts(readings: Sequence[Reading], entities: Sequence[Entity], rules: Rules) -> list[tuple[Joined, Judged]]:
    """One fact for each office that two articles give to two people, and for each person whom they give two ranks."""
    owner = {(article, mention.start): entity for entity in entities for article, mention in entity.mentions}
    offices: dict[Office, list[Holder]] = {}
    held: dict[tuple[Office, str], frozenset[int]] = {}
    for reading in readings:
        for holder in holders(reading, owner, rules):
            offices.setdefault(holder.office, []).append(holder)
            key = (holder.office, reading.doc.article.id)
            held[key] = held.get(key, frozenset()) | {holder.entity}
    known = {entity.number: {article for article, _ in entity.mentions} for entity in entities}
    facts = []
    for _, found in sorted(offices.items(), key=lambda item: (item[0][0], sorted(item[0][1]))):
        pair = next((pair for pair in combinations(found, 2) if _apart(*pair, held, known, rules)), None)
        if pair is not None:
            facts.append(_one_office(*pair))
    return facts + [_one_person(*pair) for pair in rank_pairs(readings, entities, rules)]


def _apart(a: Holder, b: Holder, held: Held, known: Mapping[int, set[str]], rules: Rules) -> bool:
    """Are they two people, of whom neither article knows the other's, or who have changed places?"""
    here, there = a.reading.doc.article.id, b.reading.doc.article.id
    if here == there or a.entity == b.entity or len(held[a.office, here]) > 1 or len(held[b.office, there]) > 1:
        return False
    if one_name(a.mention.text, b.mention.text, "person", rules).same:
        return False
    if _swapped(a, b, held):
        return True
    if there in known[a.entity] or here in known[b.entity]:
        return False
    if _brothers(a.mention.words, b.mention.words, rules):
        return True
    know = knowledge(rules)
    if any(same_word(one, two, know) for one in a.mention.words for two in b.mention.words):
        return False
    return a.how == b.how != "loose"


def _swapped(a: Holder, b: Holder, held: Held) -> bool:
    """Do the same two people hold another office, the other way round?"""
    here, there = a.reading.doc.article.id, b.reading.doc.article.id
    return any(
        article == here and people == frozenset((b.entity,)) and held.get((office, there)) == frozenset((a.entity,))
        for (office, article), people in held.items()
    )


def _brothers(a: Sequence[str], b: Sequence[str], rules: Rules) -> bool:
    """«يونس التازي», «ياسين التازي»: names that are one but for two given names, which no spelling makes one."""
    know = knowledge(rules)
    if len(a) != len(b) or a[0] not in know.given or b[0] not in know.given or same_word(a[0], b[0], know):
        return False
    return all(same_word(one, two, know) for one, two in zip(a[1:], b[1:], strict=True))


def _one_office(a: Holder, b: Holder) -> tuple[Joined, Judged]:
    claims = [_claim(a), _claim(b)]
    one, two = (f"«{claim.text}»" for claim in claims)
    why = Text(
        f"منصب واحد لشخصين، وليس اختلافا في كتابة الاسم: {one} و{two}",
        f"one office, two people, and no difference of spelling: {one} and {two}",
    )
    return _joined(claims), TextJudged("conflict", "another holder", 0, 1, why)


def _one_person(a: Holder, b: Holder) -> tuple[Joined, Judged]:
    claims = [_claim(a), _claim(b)]
    one, two = (f"«{claim.text}»" for claim in claims)
    why = Text(f"رتبتان لشخص واحد: {one} و{two}", f"two ranks of one person: {one} and {two}")
    return _joined(claims), TextJudged("conflict", "another rank", 0, 1, why)


def _joined(claims: Sequence[Claim]) -> Joined:
    return Joined([Statement([claim]) for claim in claims])


def _claim(holder: Holder) -> Claim:
    doc, mention, span = holder.reading.doc, holder.mention, holder.span
    text = doc.text[span.start : span.end]
    value = Quantity(
        "text", mention.text, mention.text, mention.text, None, None, mention.start, mention.end, mention.text
    )
    home = doc.sentence_of(mention.first)
    return Claim(
        doc.article.id, "offices", holder.office[0], value, text, span, Span(home.start, home.end), title=home.title
    )
