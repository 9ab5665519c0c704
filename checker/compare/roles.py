"""Who holds an office: outlets that give it to one person, or to two whose names no spelling makes one.

A conflict is found only where each article gives the office to one person, where the title, what it is a title of
and its country or its house are the same, or a story has one holder of it, or the people are seen to have changed
places, and where neither article otherwise knows the other's man.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from checker.compare.align import Joined
from checker.compare.entities import Entity
from checker.compare.functions import Office
from checker.compare.holders import Holder, holders
from checker.compare.judge import Judged
from checker.compare.nations import nations_told
from checker.compare.portfolios import portfolio_pairs
from checker.compare.ranks import rank_pairs
from checker.compare.statements import Statement
from checker.compare.texts import TextJudged
from checker.extract.claims import Reading
from checker.model import Claim, Quantity, Span, Text
from checker.names.known import knowledge
from checker.names.letters import same_word
from checker.names.same import one_name
from checker.rules import Rules

Held = Mapping[tuple[Office, str], frozenset[int]]  # who holds an office in an article


def role_facts(readings: Sequence[Reading], entities: Sequence[Entity], rules: Rules) -> list[tuple[Joined, Judged]]:
    """One fact for each office that articles give to one person or to two, each person with two ranks or ministries, and each nation."""
    owner = {(article, mention.start): entity for entity in entities for article, mention in entity.mentions}
    offices: dict[str, list[Holder]] = {}
    held: dict[tuple[Office, str], frozenset[int]] = {}
    for reading in readings:
        for holder in holders(reading, owner, rules):
            offices.setdefault(holder.office[0], []).append(holder)
            key = (holder.office, reading.doc.article.id)
            held[key] = held.get(key, frozenset()) | {holder.entity}
    known = {entity.number: {article for article, _ in entity.mentions} for entity in entities}
    facts: list[tuple[Joined, Judged]] = []
    steady: list[Holder] = []
    for _, alike in sorted(offices.items()):
        found = [holder for holder in alike if holder.how == "lone"]
        groups = [found, *_by_office(alike)]
        pairs = (pair for group in groups for pair in combinations(group, 2) if _apart(*pair, held, known, rules))
        clashing: dict[Office, tuple[Holder, Holder]] = {}
        for a, b in pairs:
            if a.office not in clashing:
                clashing[a.office] = a, b
                facts.append(_one_office(a, b, _others(alike, (a, b))))
        differing = {holder.entity for pair in clashing.values() for holder in pair}
        facts += [_agreed(people) for people in _agreeing(alike, differing)]
        steady += [holder for holder in alike if holder.entity not in differing]
    facts += [_one_person(*pair) for pair in rank_pairs(readings, entities, rules)]
    facts += [_two_ministries(*pair) for pair in portfolio_pairs(steady, rules)]
    return facts + [_one_nation(told) for told in nations_told(readings, entities, rules)]


def _by_office(holders: Sequence[Holder]) -> list[list[Holder]]:
    offices: dict[frozenset[str], list[Holder]] = {}
    for holder in holders:
        offices.setdefault(holder.office[1], []).append(holder)
    return [found for _, found in sorted(offices.items(), key=lambda item: sorted(item[0]))]


def _others(alike: Sequence[Holder], pair: tuple[Holder, Holder]) -> list[Holder]:
    """The other articles that give the office to one of two people."""
    taken = {holder.reading.doc.article.id for holder in pair}
    found: dict[str, Holder] = {}
    for holder in alike:
        article = holder.reading.doc.article.id
        one = next((mine for mine in pair if mine.entity == holder.entity), None)
        if one is not None and article not in taken and _compatible(one, holder):
            found.setdefault(article, holder)
    return [found[article] for article in sorted(found)]


def _agreeing(alike: Sequence[Holder], differing: set[int]) -> Iterator[list[Holder]]:
    """For each person the first passages of two articles or more that give him the office."""
    people: dict[int, list[Holder]] = {}
    for holder in alike:
        if holder.entity not in differing:
            people.setdefault(holder.entity, []).append(holder)
    for _, found in sorted(people.items()):
        fullest = max(found, key=lambda holder: len(holder.office[1]))
        first: dict[str, Holder] = {}
        for holder in found:
            if _compatible(holder, fullest):
                first.setdefault(holder.reading.doc.article.id, holder)
        if len(first) > 1:
            yield [first[article] for article in sorted(first)]


def _compatible(a: Holder, b: Holder) -> bool:
    """Does one passage say no other than the other of what it is a title («الوزير», «وزير الدفاع»)?"""
    return a.office[1] <= b.office[1] or b.office[1] <= a.office[1]


def _apart(a: Holder, b: Holder, held: Held, known: Mapping[int, set[str]], rules: Rules) -> bool:
    """Are they two people, of whom neither article knows the other's, or who have changed places?"""
    here, there = a.reading.doc.article.id, b.reading.doc.article.id
    if here == there or a.entity == b.entity or _many(a, held) or _many(b, held):
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
    return a.how == b.how != "loose" and _compatible(a, b)


def _many(holder: Holder, held: Held) -> bool:
    """Does its article give the office to several people?"""
    title, parts = holder.office
    people = {
        person
        for ((other, of), article), here in held.items()
        if other == title and article == holder.reading.doc.article.id and (holder.how == "lone" or of == parts)
        for person in here
    }
    return len(people) > 1


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


def _agreed(people: Sequence[Holder]) -> tuple[Joined, Judged]:
    claims = [_claim(holder) for holder in people]
    text = f"«{claims[0].text}»"
    why = Text(f"القول نفسه: {text}", f"the same: {text}")
    return _joined(claims), TextJudged("agree", "same holder", 0, 1, why)


def _one_office(a: Holder, b: Holder, others: Sequence[Holder]) -> tuple[Joined, Judged]:
    claims = [_claim(holder) for holder in (a, b, *others)]
    one, two = (f"«{claim.text}»" for claim in claims[:2])
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


def _two_ministries(a: Holder, b: Holder) -> tuple[Joined, Judged]:
    claims = [_claim(a), _claim(b)]
    one, two = (f"«{claim.text}»" for claim in claims)
    why = Text(f"منصبان لشخص واحد: {one} و{two}", f"two offices of one person: {one} and {two}")
    return _joined(claims), TextJudged("conflict", "another office", 0, 1, why)


def _one_nation(told: Sequence[Holder]) -> tuple[Joined, Judged]:
    claims = [_claim(holder, "nationalities") for holder in told]
    one, two = (f"«{claim.text}»" for claim in claims[:2])
    if told[0].office == told[1].office:
        why = Text(f"الجنسية نفسها: {one} و{two}", f"one nation: {one} and {two}")
        return _joined(claims), TextJudged("agree", "same words", 0, 1, why)
    why = Text(f"جنسيتان لشخص واحد: {one} و{two}", f"two nations of one person: {one} and {two}")
    return _joined(claims), TextJudged("conflict", "another value", 0, 1, why)


def _joined(claims: Sequence[Claim]) -> Joined:
    return Joined([Statement([claim]) for claim in claims])


def _claim(holder: Holder, rule: str = "offices") -> Claim:
    doc, mention, span = holder.reading.doc, holder.mention, holder.span
    text = doc.text[span.start : span.end]
    value = Quantity(
        "text", mention.text, mention.text, mention.text, None, None, mention.start, mention.end, mention.text
    )
    home = doc.sentence_of(mention.first)
    return Claim(
        doc.article.id, rule, holder.office[0], value, text, span, Span(home.start, home.end), title=home.title
    )
