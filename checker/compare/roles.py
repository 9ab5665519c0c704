"""Who holds an office: two outlets that give one office to two people, whose names no spelling makes one.

A fact is made only where the title, what it is a title of and its country or its house are the same, where every
word between the title and the name is understood, and where neither article knows the other's man.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Final

from checker.compare.align import Joined
from checker.compare.entities import Entity
from checker.compare.judge import Judged
from checker.compare.names import knowledge, one_name, same_word
from checker.compare.statements import Statement
from checker.compare.texts import TextJudged
from checker.extract.claims import Reading
from checker.extract.gazetteer import gazetteer
from checker.extract.names import Mention
from checker.extract.naming.cues import cues
from checker.extract.vocabulary import vocabulary
from checker.model import Claim, Quantity, Span, Text
from checker.rules import Rules
from checker.schema import Offices
from checker.text.clitics import split
from checker.text.fold import fold
from checker.text.tokens import WORD

_REACH: Final = 7  # words between a title and its name («المتحدث الرسمي باسم وزارة الدفاع الروسية»)
_FEMININE: Final = "ه"
Office = tuple[str, frozenset[str]]


@dataclass(frozen=True, eq=False, slots=True)
class _Words:
    titles: frozenset[str]
    former: frozenset[str]
    ranks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Holder:
    """An office as one passage gives it to somebody: the passage, from the title to the end of the name."""

    reading: Reading
    mention: Mention
    office: Office
    first: int  # the token of the title
    entity: int


@lru_cache(maxsize=8)
def _words(rules: Rules) -> _Words:
    def folded(name: str) -> frozenset[str]:
        return frozenset(fold(word) for file in rules.of(Offices) for word in getattr(file, name))

    return _Words(folded("titles"), folded("former"), folded("ranks"))


def role_facts(readings: Sequence[Reading], entities: Sequence[Entity], rules: Rules) -> list[tuple[Joined, Judged]]:
    """One fact for each office that two articles give to two people."""
    owner = {(article, mention.start): entity for entity in entities for article, mention in entity.mentions}
    offices: dict[Office, list[Holder]] = {}
    for reading in readings:
        for holder in _holders(reading, owner, rules):
            offices.setdefault(holder.office, []).append(holder)
    known = {entity.number: {article for article, _ in entity.mentions} for entity in entities}
    facts = []
    for _, holders in sorted(offices.items(), key=lambda item: (item[0][0], sorted(item[0][1]))):
        pair = next((pair for pair in combinations(holders, 2) if _apart(*pair, known, rules)), None)
        if pair is not None:
            facts.append(_fact(*pair))
    return facts


def _holders(reading: Reading, owner: Mapping[tuple[str, int], Entity], rules: Rules) -> Iterator[Holder]:
    article = reading.doc.article.id
    for mention in reading.mentions:
        if mention.kind == "person" and len(mention.words) > 1:
            found = _office(reading, mention, owner, rules)
            if found is not None:
                yield Holder(reading, mention, found[0], found[1], owner[article, mention.start].number)


def _office(
    reading: Reading, mention: Mention, owner: Mapping[tuple[str, int], Entity], rules: Rules
) -> tuple[Office, int] | None:
    """The office right before a name, and the token of its title."""
    words, doc, known = _words(rules), reading.doc, gazetteer(rules)
    article = doc.article.id
    names = {one.first: one for one in reading.mentions} | {one.after - 1: one for one in reading.mentions}
    parts: set[str] = set()
    proof = False
    i = mention.first - 1
    while i >= 0 and mention.first - i <= _REACH and _beside(reading, i):
        named = names.get(i)
        if named is not None:
            if named.kind == "person":
                return None
            parts.add(named.place or f"entity {owner[article, named.start].number}")
            proof, i = True, named.first - 1
            continue
        form = doc.tokens[i].lex.form
        clitics, _, bare = split(form)
        if doc.tokens[i].lex.kind != WORD or bare in words.former or form in words.former:
            return None
        if bare in words.titles and not (clitics and clitics not in "ولب"):
            whole = proof and len(parts) > 0 and _begins(reading, i, words, rules)
            return ((_stem(bare), frozenset(parts)), i) if whole else None
        country = known.adjectives.get(bare) or known.adjectives.get(form)
        if country is not None:
            parts.add(country)
            proof = True
        elif bare not in words.ranks and form not in cues(rules).behalf:
            if clitics or form in vocabulary(rules).function_words:
                return None
            parts.add(bare)
        i -= 1
    return None


def _stem(title: str) -> str:
    """A title without its gender."""
    return title.removesuffix(_FEMININE)


def _beside(reading: Reading, i: int) -> bool:
    """Do only blanks stand between word `i` and the next?"""
    tokens = reading.doc.tokens
    gap = reading.doc.text[tokens[i].end : tokens[i + 1].start]
    return len(gap) <= 2 and "\n" not in gap


def _begins(reading: Reading, i: int, words: _Words, rules: Rules) -> bool:
    """Is the title the first word of its phrase, and not «نائب وزير», «ابن رئيس»?"""
    if i == 0 or not _beside(reading, i - 1):
        return True
    token = reading.doc.tokens[i - 1].lex
    bare = split(token.form)[2]
    if token.kind != WORD or split(reading.doc.tokens[i].lex.form)[0]:
        return True
    known = cues(rules)
    return not any(form in words.former | known.kin or known.is_title(form) for form in (token.form, bare))


def _apart(a: Holder, b: Holder, known: Mapping[int, set[str]], rules: Rules) -> bool:
    """Are they two people, of whom neither article knows the other's?"""
    here, there = a.reading.doc.article.id, b.reading.doc.article.id
    if here == there or a.entity == b.entity or there in known[a.entity] or here in known[b.entity]:
        return False
    if one_name(a.mention.text, b.mention.text, "person", rules).same:
        return False
    know = knowledge(rules)
    return not any(same_word(one, two, know) for one in a.mention.words for two in b.mention.words)


def _fact(a: Holder, b: Holder) -> tuple[Joined, Judged]:
    claims = [_claim(a), _claim(b)]
    one, two = (f"«{claim.text}»" for claim in claims)
    why = Text(
        f"منصب واحد لشخصين، وليس اختلافا في كتابة الاسم: {one} و{two}",
        f"one office, two people, and no difference of spelling: {one} and {two}",
    )
    return Joined([Statement([claim]) for claim in claims]), TextJudged("conflict", "another holder", 0, 1, why)


def _claim(holder: Holder) -> Claim:
    doc, mention = holder.reading.doc, holder.mention
    span = Span(doc.tokens[holder.first].start, mention.end)
    text = doc.text[span.start : span.end]
    value = Quantity(
        "text", mention.text, mention.text, mention.text, None, None, mention.start, mention.end, mention.text
    )
    home = doc.sentence_of(holder.first)
    return Claim(
        doc.article.id, "offices", holder.office[0], value, text, span, Span(home.start, home.end), title=home.title
    )
