"""Rules prove themselves: every example of a rule file is run, and every entry must be missed when it is gone."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from checker.compare.attributes import attribute_facts
from checker.compare.entities import join_names
from checker.compare.roles import role_facts
from checker.compare.style import departures
from checker.extract.claims import Reading, read_article
from checker.extract.document import Document, read_document
from checker.extract.names import find_story_names
from checker.model import Article, Claim
from checker.rules import Rules
from checker.schema import (
    Attribute,
    Attribution,
    Boilerplate,
    ClaimRule,
    Doubts,
    ExpectedClaim,
    Fires,
    HouseStyle,
    Offices,
    OppositePair,
    QuantityRules,
    Reads,
    Replaced,
    RuleFile,
    Scope,
    SetAside,
    Silent,
    Told,
)
from checker.story import review
from checker.text.fold import fold

EXAMPLE_DAY: Final = dt.date(2024, 5, 15)  # a Wednesday: the day on which examples were «written»
CLASH: Final = ("conflict", "disputed")
Example = Fires | OppositePair | Reads | Replaced | SetAside | Silent | Told
Key = tuple[str | int, ...]


@dataclass(frozen=True)
class Failure:
    """An example that does not hold."""

    file: str
    text: str
    message: str


@dataclass(frozen=True)
class Entry:
    """One word or pattern of a rule file: where it stands, and its text."""

    file: str
    key: Key
    text: str
    near: tuple[str, ...] = field(default=(), repr=False)  # for a pattern: the words of its class

    def __str__(self) -> str:
        return f"{self.file}: {'.'.join(str(part) for part in self.key[:-1])}: {self.text}"


def run_examples(rules: Rules, file: str | None = None) -> list[Failure]:
    """Run all examples of all rule files, or of the one at a place such as `claims/money`."""
    places = rules.files if file is None else [file]
    return [failure for place in places for failure in _failures(rules, place, _examples(rules.files[place]))]


def _examples(file: RuleFile) -> list[Example]:
    if isinstance(
        file, Attribute | Offices | ClaimRule | Attribution | Scope | Boilerplate | QuantityRules | HouseStyle
    ):
        return [*file.fires, *file.silent]
    return list(file.told) if isinstance(file, Doubts) else []


def _text(example: Example) -> str:
    return " ".join(example.texts) if isinstance(example, OppositePair | Told) else example.text


def _failures(rules: Rules, place: str, examples: Iterable[Example]) -> Iterator[Failure]:
    file = rules.files[place]
    for example in examples:
        if isinstance(example, OppositePair):
            messages = _check_pair(rules, file, example)
        elif isinstance(example, Told):
            messages = _check_told(rules, example)
        else:
            messages = _check(_read(example.text, rules, file), file, example)
        for message in messages:
            yield Failure(place, _text(example), message)


def _check_pair(rules: Rules, file: RuleFile, example: OppositePair) -> Iterator[str]:
    """Two bodies that must clash by the rule of the file, or must not where a reason is given."""
    assert isinstance(file, Attribute | Offices)
    docs = [read_document(Article(str(i), body=text), rules, EXAMPLE_DAY) for i, text in enumerate(example.texts)]
    mentions = find_story_names(docs)
    readings = [read_article(doc, mentions[doc.article.id]) for doc in docs]
    if isinstance(file, Offices):
        offices = role_facts(readings, join_names(mentions, rules), rules)
        facts = [([one.head for one in group.statements], judged.verdict) for group, judged in offices]
    else:
        facts = [([own[0] for own in told], verdict) for told, verdict, *_ in attribute_facts(readings, rules)]
    clashing = [claims for claims, verdict in facts if claims[0].rule == file.id and verdict in CLASH]
    if example.says:
        if not any(claims[0].rule == file.id and verdict == example.says for claims, verdict in facts):
            yield f"must be {example.says}; found: " + (", ".join(verdict for _, verdict in facts) or "none")
    elif example.because:
        yield from (f"must be silent; found: «{a.text}» and «{b.text}»" for a, b, *_ in clashing)
    elif not clashing:
        yield "no clash; found: " + (", ".join(f"«{c.text}»" for claims, _ in facts for c in claims) or "none")


def _check_told(rules: Rules, example: Told) -> Iterator[str]:
    """Two articles whose difference a level takes for none, or which no level keeps from being a conflict."""
    articles = [
        Article(str(i), outlet=str(i), body=text, published=EXAMPLE_DAY.isoformat())
        for i, text in enumerate(example.texts)
    ]
    judged = [fact.judged for fact in review(articles, rules).facts if fact.judged is not None]
    if example.level is None and not any(found.verdict == "conflict" for found in judged):
        yield "no conflict"
    if example.level is not None and example.level not in {found.level for found in judged}:
        yield f"not taken for «{example.level}»; found: {', '.join(sorted({found.level for found in judged})) or 'none'}"


def _read(text: str, rules: Rules, file: RuleFile) -> Reading:
    """An example read as an article of its own; its names are found only where they may say which role a number has."""
    doc = read_document(Article("example", body=text), rules, EXAMPLE_DAY)
    owned = isinstance(file, ClaimRule) and any(role.topic or role.by == "who" for role in file.roles.values())
    return read_article(doc, find_story_names([doc])[doc.article.id] if owned else [])


def _check(reading: Reading, file: RuleFile, example: Example) -> Iterator[str]:
    if isinstance(example, Fires):
        yield from _missing_claims(_own(reading.claims, file), example.claims)
    elif isinstance(example, Reads):
        if not any(_is(q.value, example.value) and _is(q.unit, example.unit) for q in reading.quantities):
            found = ", ".join(f"{q.text} = {q.value} {q.unit or ''}".strip() for q in reading.quantities)
            yield f"no quantity {example.value} {example.unit or ''}".rstrip() + f"; found: {found or 'none'}"
    elif isinstance(example, Replaced):
        replaced = {departure.text: departure.use for departure in departures(reading.doc)}
        if replaced != example.replaced:
            yield f"must replace {example.replaced}; replaced: {replaced}"
    elif isinstance(example, SetAside):
        aside = [reading.doc.text[span.start : span.end] for span, _ in _asides(reading.doc)]
        yield from (f"not set aside: {part}; set aside: {aside}" for part in example.aside if part not in aside)
    else:
        yield from _not_silent(reading, file)


def _own(claims: list[Claim], file: RuleFile) -> list[Claim]:
    """The claims that an example of a file speaks of: those of its rule, or all where the file is for every rule."""
    return [claim for claim in claims if claim.rule == file.id] if isinstance(file, ClaimRule) else claims


def _asides(doc: Document) -> list[tuple[Any, str]]:
    return [(aside.span, aside.reason) for aside in doc.asides]


def _missing_claims(claims: list[Claim], expected: list[ExpectedClaim]) -> Iterator[str]:
    left = list(claims)
    for wanted in expected:
        found = next((claim for claim in left if _fits(claim, wanted)), None)
        if found is None:
            said = wanted.model_dump(exclude_none=True)
            yield f"no claim {said}; found: {', '.join(map(_said, claims)) or 'none'}"
        else:
            left.remove(found)


def _said(claim: Claim) -> str:
    return f"{claim.role or '(no role)'} {claim.value.value} «{claim.text}»"


def _fits(claim: Claim, wanted: ExpectedClaim) -> bool:
    source = claim.source
    return all(
        _is(value, stated)
        for value, stated in (
            (claim.role, wanted.role),
            (claim.value.value, wanted.value),
            (claim.text, wanted.text),
            (claim.scope, wanted.scope),
            (claim.aspects, None if wanted.aspects is None else frozenset(wanted.aspects)),
            (claim.updated, wanted.updated),
            (not claim.polarity, wanted.denied),
            (claim.as_of.isoformat(timespec="minutes") if claim.as_of else None, wanted.as_of),
            (source.text if source else None, wanted.source),
            (source.media if source else None, wanted.media),
            (source.anybody if source else None, wanted.anybody),
        )
    )


def _is(value: object, stated: object) -> bool:
    return stated is None or value == stated


def _not_silent(reading: Reading, file: RuleFile) -> Iterator[str]:
    if isinstance(file, ClaimRule):
        yield from (f"must be silent; found: {_said(claim)}" for claim in _own(reading.claims, file) if claim.role)
    elif isinstance(file, Attribution):
        yield from (f"must be silent; found: {source.source.text}" for source in reading.sources)
    elif isinstance(file, Scope):
        for claim in reading.claims:
            if claim.scope != "whole" or claim.aspects or claim.updated or not claim.polarity:
                yield f"must be silent; found: {claim.scope} {sorted(claim.aspects)} «{claim.text}»"
    elif isinstance(file, HouseStyle):
        yield from (f"must be silent; replaced: {departure.text}" for departure in departures(reading.doc))
    elif isinstance(file, Boilerplate):
        yield from (f"must be silent; set aside: {reason}" for _, reason in _asides(reading.doc))
    else:
        yield from (f"must be silent; found: {q.text}" for q in reading.quantities)


# ------------------------------------------------------------------ entries that nothing needs


def unneeded(rules: Rules, place: str) -> list[Entry]:
    """The entries of a rule file that can be deleted without any of its examples noticing.

    An example is read again only where it holds the words of a deleted entry, and entries that no example
    holds together are deleted together: what is not in a text changes nothing in its reading.
    """
    file = rules.files[place]
    folded = [(fold(_text(example)), example) for example in _examples(file)]
    held: dict[Entry, frozenset[int]] = {}
    for entry in entries(file, place):
        held[entry] = frozenset(i for i, (text, example) in enumerate(folded) if _holds(text, example, entry))
    lazy = [entry for entry, numbers in held.items() if not numbers]
    for batch in _batches({entry: numbers for entry, numbers in held.items() if numbers}):
        altered = without(rules, place, batch)
        for entry in batch:
            noticing = _failures(altered, place, (folded[i][1] for i in sorted(held[entry])))
            if next(noticing, None) is None:
                lazy.append(entry)
    return lazy


def entries(file: RuleFile, place: str) -> Iterator[Entry]:
    """The words and patterns of a rule file that examples must need."""
    if isinstance(file, ClaimRule):
        parts = {"words": file.words, "deeds": file.deeds, "verbs": file.verbs}
        for part, classes in parts.items():
            for cls, words in classes.items():
                yield from (Entry(place, (part, cls, i), word) for i, word in enumerate(words))
        for name, role in file.roles.items():
            for i, pattern in enumerate(role.patterns):
                named = pattern.replace("(", " ").replace(")", " ").split()
                near = tuple(
                    word
                    for classes in parts.values()
                    for cls, words in classes.items()
                    if cls in named
                    for word in words
                )
                yield Entry(place, ("roles", name, "patterns", i), pattern, near)
    elif isinstance(file, Attribute):
        for part in ("values", "named", "slots"):
            for cls, words in getattr(file, part).items():
                yield from (Entry(place, (part, cls, i), word) for i, word in enumerate(words))
        for k, saying in enumerate(file.says):
            for part in ("verbs", "words", "of"):
                words = getattr(saying, part)
                yield from (Entry(place, ("says", k, part, i), word) for i, word in enumerate(words))
        for part in ("prepositions", "strikes", "subjects", "events", "unsure", "regions"):
            yield from (Entry(place, (part, i), word) for i, word in enumerate(getattr(file, part)))
        for part in ("may_both", "general"):  # the names of values, which no text holds
            yield from (Entry(place, (part, i), "") for i in range(len(getattr(file, part))))
    elif isinstance(file, HouseStyle):
        for i, choice in enumerate(file.spellings):
            yield from (
                Entry(place, ("spellings", i, "instead_of", k), word) for k, word in enumerate(choice.instead_of)
            )
    elif isinstance(file, Attribution | Scope | Boilerplate):
        for name in type(file).model_fields:
            if name not in ("kind", "why", "fires", "silent"):
                yield from (Entry(place, (name, i), word) for i, word in enumerate(getattr(file, name)))


def _holds(text: str, example: Example, entry: Entry) -> bool:
    """May the entry matter in a text?  Told too often rather than too seldom."""
    if entry.key[0] == "roles":
        role = any(claim.role == entry.key[1] for claim in example.claims) if isinstance(example, Fires) else False
        return role or any(_stands_in(text, word) for word in entry.near)
    return _stands_in(text, entry.text)


def _stands_in(text: str, phrase: str) -> bool:
    """Do the words, less the letters that bend, stand in a folded text?"""
    for word in fold(phrase).split():
        core = word[1:] if len(word) > 3 and word[0] == "ي" else word
        if (core[:-1] if len(core) > 2 else core) not in text:
            return False
    return True


def _batches(held: Mapping[Entry, frozenset[int]]) -> list[list[Entry]]:
    batches: list[tuple[list[Entry], set[int]]] = []
    for entry, numbers in held.items():
        for batch, taken in batches:
            if taken.isdisjoint(numbers):
                batch.append(entry)
                taken |= numbers
                break
        else:
            batches.append(([entry], set(numbers)))
    return [batch for batch, _ in batches]


def without(rules: Rules, place: str, gone: Iterable[Entry]) -> Rules:
    """The rules with some entries of one file deleted."""
    file = rules.files[place]
    keys = sorted((entry.key for entry in gone), key=lambda key: -int(key[-1]))
    data = copy.deepcopy(file.model_dump(by_alias=True, exclude={"fires", "silent"}))
    for key in keys:
        node: Any = data
        for part in key[:-1]:
            node = node[part]
        del node[key[-1]]
    altered = type(file).model_validate(data)
    return rules.changed(place, altered, f"{rules.digest} without {place} {keys}")
