"""Counts of none: «لم يصب أحد بأذى», «دون إصابات», «عدم تسجيل أي وفاة», «لن يسرح أي موظف»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from checker.extract.document import Document
from checker.extract.names import Mention
from checker.extract.patterns import compiled
from checker.extract.poles import aims
from checker.extract.triggers import Triggers
from checker.model import Claim, Quantity, Span
from checker.rules import Rules
from checker.schema import Nobody
from checker.text.clitics import split
from checker.text.fold import cut, fold
from checker.text.tokens import WORD

_NONE: Final = "none"  # what marks such a quantity among its assumptions
_REACH: Final = 10  # tokens from a negator to «أي» or «أحد», which need one …
_NEAR: Final = 5  # … and to a plural that may stand without it («دون وقوع إصابات»)
_BEHIND: Final = 4  # tokens from «أحدا» to the word that says what was done («أن أحدا لم يصب»)
_BREAKS: Final = frozenset("،؛:.()؟!")
_HURT: Final = "wounded"  # nouns of the class may be of an illness behind them («إصابة بالشلل»), and count no injured
_DAYS: Final = frozenset({"relday", "weekday"})  # «لم تسجل أي وفاة أمس»
_IN: Final = "في"
_FAR: Final = frozenset({"او", "عن", "الي"})  # «لم يسفر حريق المصنع في وهران عن قتلى أو جرحى»


class _Words(NamedTuple):
    """What the rules list, folded; the nouns that say by themselves what became of people; the classes that govern."""

    persons: frozenset[str]
    staff: frozenset[str]
    fates: frozenset[str]
    left: frozenset[str]
    right: frozenset[str]
    hurt: frozenset[str]
    dead: str
    roles: frozenset[tuple[str, str]]


@lru_cache(maxsize=8)
def _words(rules: Rules) -> _Words:
    file = next(iter(rules.of(Nobody)))
    roles = frozenset((rule, role) for rule, names in file.roles.items() for role in names)
    own = [
        (rule, pattern)
        for rule in compiled(rules)
        for name, _, patterns in rule.roles
        for pattern in patterns
        if (rule.rule.id, name) in roles
    ]
    return _Words(
        frozenset(map(fold, file.persons)),
        frozenset(map(fold, file.staff)),
        frozenset().union(
            *(rule.nouns.get(p.noun, frozenset()) for rule, p in own if p.noun and not (p.left or p.right))
        ),
        frozenset(p.left.word for _, p in own if p.left),
        frozenset(p.right.word for _, p in own if p.right),
        frozenset().union(*(rule.nouns.get(_HURT, frozenset()) for rule, _ in own)),
        file.dead,
        roles,
    )


def with_nobody(
    doc: Document, triggers: Triggers, mentions: Sequence[Mention], quantities: Sequence[Quantity]
) -> list[Quantity]:
    """The quantities of a document and, among them, those of none; each reaches from its negator, as `number_span`."""
    if not triggers.of("nobody.negators"):
        return list(quantities)
    taken = {token for quantity in quantities for token in doc.tokens_in(quantity.span)}
    named = {mention.first for mention in mentions}
    found = [none for none in _nones(doc, triggers, named) if taken.isdisjoint(doc.tokens_in(none.span))]
    return sorted([*quantities, *found], key=lambda quantity: quantity.start) if found else list(quantities)


def is_none(quantity: Quantity) -> bool:
    """Is it a count of none that no number states?"""
    return _NONE in quantity.assumed


def said(claim: Claim, rules: Rules) -> bool:
    """Does a claim of none play a role that may count none?  Any other claim is said as it stands."""
    return not is_none(claim.value) or (claim.rule, claim.role) in _words(rules).roles


def _nones(doc: Document, triggers: Triggers, named: set[int]) -> Iterator[Quantity]:
    words = _words(doc.rules)
    for i, after, noun, reach in _spots(doc, triggers, words):
        fate = noun is not None and fold(noun) not in words.staff
        ill = noun is not None and _told_by(noun, words) in words.hurt and _says_of_what(doc, after)
        if not ill and not _of_some(doc, triggers, named, after, fate):
            yield from _none(doc, triggers, i, after, reach, noun)


def _spots(doc: Document, triggers: Triggers, words: _Words) -> Iterator[tuple[int, int, str | None, int]]:
    """Where a word stands that a negator would make none of: its tokens, its noun, how far off the negator may be."""
    starts = {
        cls: {trigger.first: trigger.after for trigger in triggers.of(f"nobody.{cls}")}
        for cls in ("any", "anybody", "lives", "human")
    }
    for i in _denied(doc, triggers):
        if doc.tokens[i].lex.kind != WORD:
            continue
        if i in starts["lives"]:
            yield i, starts["lives"][i], words.dead, _NEAR
            continue
        if i - 1 in starts["any"]:
            continue
        found = doc.passage.phrase(i + (i in starts["any"]), "noun")
        lemma = _told_by(found[0].term.value.lemma, words) if found is not None and not found[0].definite else ""
        after = found[1] if found is not None else i + 1
        after = starts["human"].get(after, after)
        if i in starts["any"]:
            if found is not None and not found[0].clitics and lemma in words.fates | words.staff | words.persons:
                yield i, after, None if lemma in words.persons else found[0].term.value.lemma, _REACH
        elif i in starts["anybody"]:
            if not _is_one_of(doc, i):
                yield i, i + 1, None, _REACH
        elif found is not None and found[0].term.number == "plural" and found[0].clitics in ("", "و", "ب"):
            if lemma in words.fates | words.staff:
                joined = i > 0 and doc.tokens[i - 1].lex.form in _FAR
                yield i, after, found[0].term.value.lemma, _REACH if joined else _NEAR


def _denied(doc: Document, triggers: Triggers) -> list[int]:
    """The tokens that a negator may reach."""
    spots = {
        i for negator in triggers.of("nobody.negators") for i in range(negator.first - 1, negator.after + _REACH + 1)
    }
    return sorted(i for i in spots if 0 <= i < len(doc.tokens))


def _told_by(lemma: str, words: _Words) -> str:
    """The word of a noun that says what became of people («حالة وفاة», «مشتبه به»), or else the noun."""
    parts = [fold(part) for part in lemma.split()]
    return next((part for part in parts if part in words.fates), fold(lemma))


def _is_one_of(doc: Document, i: int) -> bool:
    """«أحد العمال», «أحد أبرز القادة»: one of those behind it, and nobody at all only before a preposition or a sign."""
    if doc.tokens[i].lex.form.endswith("ا"):
        return False
    word = doc.tokens[i + 1].lex if i + 1 < doc.sentence_of(i).after else None
    if word is None or word.kind != WORD:
        return False
    return not (word.form in doc.vocab.function_words or split(word.form)[0] in ("و", "ب", "ف"))


def _says_of_what(doc: Document, after: int) -> bool:
    return after < doc.sentence_of(after - 1).after and split(doc.tokens[after].lex.form)[0] == "ب"


def _of_some(doc: Document, triggers: Triggers, named: set[int], after: int, fate: bool) -> bool:
    """Is it said of some alone: «دون قتلى بين الجنود», «لا إصابات خطيرة», «لم تسجل أي وفاة في عمان»?"""
    home = doc.sentence_of(after - 1)
    if after >= home.after:
        return False
    if triggers.within("nobody.some", after, after + 1):
        return True
    word = doc.tokens[after].lex
    if word.form == _IN:
        return after + 1 in named or not split(doc.tokens[min(after + 1, home.after - 1)].lex.form)[1]
    if not fate or word.kind != WORD or word.form in doc.vocab.function_words or word.cats & _DAYS:
        return False
    return split(word.form)[0] not in ("و", "ف", "ب")


def _none(
    doc: Document, triggers: Triggers, first: int, after: int, reach: int, noun: str | None
) -> Iterator[Quantity]:
    """The count of none that a negator before a word makes of it, where nothing between takes it back."""
    home = doc.sentence_of(first)
    negator = next(
        (
            trigger
            for trigger in reversed(triggers.within("nobody.negators", max(home.first, first - reach), after + 1))
            if trigger.after <= first or (noun is None and trigger.first == after)
        ),
        None,
    )
    if negator is None:
        return
    start = min(negator.first, first)
    if any(token.lex.surface in _BREAKS for token in doc.tokens[start:first]):
        return
    if triggers.within("nobody.unsure", max(start - 1, home.first), after + 2):
        return
    if triggers.within("nobody.period", home.first, home.after):
        return  # «لم تسجل أي وفاة خلال 24 ساعة الأخيرة»
    if start > 0 and doc.tokens[start - 1].lex.form in aims(doc.rules):
        return  # «لكي لا يصاب أحد»
    words = _words(doc.rules)
    fate = noun is not None and _told_by(noun, words) in words.fates
    if not fate and not _governed(doc.rules, triggers, max(start - 1, home.first), first, after):
        return
    begin, end = doc.tokens[first].start, doc.tokens[after - 1].end
    yield Quantity(
        "number", 0, 0, 0, "person", None, begin, end, doc.text[begin:end], noun=noun, assumed=(_NONE,),
        number_span=Span(_start(doc, start, linked=start == negator.first and negator.linked), end),
    )  # fmt: skip


def _start(doc: Document, i: int, linked: bool) -> int:
    """Where a token begins, without the «و» that joins it."""
    token = doc.tokens[i]
    return token.start + (cut(token.lex.surface, 1) if linked and token.lex.form.startswith("و") else 0)


def _governed(rules: Rules, triggers: Triggers, start: int, first: int, after: int) -> bool:
    words = _words(rules)
    return any(triggers.within(cls, start, first) for cls in words.left) or any(
        triggers.within(cls, after, after + _BEHIND) for cls in words.right
    )
