"""Who holds what: the passages of an article that give an office to somebody, by a title or by a portfolio.

Every word between the title and the name is understood; an office of another time («السابق», «كان قد تولى») is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Final, Literal

from checker.compare.entities import Entity
from checker.extract.claims import Reading
from checker.extract.gazetteer import gazetteer
from checker.extract.names import Mention
from checker.extract.naming.cues import cues
from checker.extract.vocabulary import vocabulary
from checker.model import Span
from checker.rules import Rules
from checker.schema import Offices
from checker.text.clitics import split
from checker.text.fold import fold
from checker.text.tokens import WORD

_REACH: Final = 7  # words between a title and its name («المتحدث الرسمي باسم وزارة الدفاع الروسية»)
_STANDING: Final = 3  # words between «إلى» and a name («إلى العميد المتقاعد رامي سلوم»)
_FEMININE: Final = "ه"
_OWNERS: Final = ("ها", "هم")  # «مديرها العام»
_MINISTER: Final = "وزير"
_TO: Final = "الي"
_IN: Final = "في"
_MARGIN: Final = 6  # words that are looked at behind a name
_WHO: Final = frozenset(("الذي", "التي"))
Office = tuple[str, frozenset[str]]
Owners = Mapping[tuple[str, int], Entity]


@dataclass(frozen=True, eq=False, slots=True)
class OfficeWords:
    """The words of the offices' rules, folded."""

    titles: frozenset[str]
    former: frozenset[str]
    ranks: frozenset[str]
    steps: frozenset[str]
    portfolios: frozenset[str]
    seats: frozenset[str]
    taken: frozenset[str]
    given: frozenset[str]
    past: frozenset[str]
    things: frozenset[str]


@dataclass(frozen=True, slots=True)
class Holder:
    """An office as one passage gives it to somebody.

    `how` is "named" where the title says of what («وزير الخارجية الروسي»), "given" where a new government is made
    («أسندت حقيبة المالية إلى ...»), and "loose" where only the story tells («المدير العام»).
    """

    reading: Reading
    mention: Mention
    office: Office
    span: Span
    entity: int
    how: Literal["named", "given", "loose"]


@lru_cache(maxsize=8)
def office_words(rules: Rules) -> OfficeWords:
    """The words of a set of rules."""

    def folded(name: str) -> frozenset[str]:
        return frozenset(fold(word) for file in rules.of(Offices) for word in getattr(file, name))

    return OfficeWords(**{field.name: folded(field.name) for field in fields(OfficeWords)})


def holders(reading: Reading, owner: Owners, rules: Rules) -> Iterator[Holder]:
    """What an article says of who holds an office."""
    article, tokens = reading.doc.article.id, reading.doc.tokens
    for mention in reading.mentions:
        if mention.kind != "person" or len(mention.words) < 2:
            continue
        entity = owner[article, mention.start].number
        found = _office(reading, mention, owner, rules)
        if found is not None:
            office, first, proof = found
            span = Span(tokens[first].start, mention.end)
            yield Holder(reading, mention, office, span, entity, "named" if proof else "loose")
            continue
        seat = _seat(reading, mention, rules)
        if seat is not None:
            span = Span(min(tokens[seat].start, mention.start), max(tokens[seat].end, mention.end))
            office = (_MINISTER, frozenset((split(tokens[seat].lex.form)[2],)))
            yield Holder(reading, mention, office, span, entity, "given")


# ------------------------------------------------------------------ titles


def _office(reading: Reading, mention: Mention, owner: Owners, rules: Rules) -> tuple[Office, int, bool] | None:
    """The office right before a name, the token of its title, and whether it says of what."""
    words, doc, known = office_words(rules), reading.doc, gazetteer(rules)
    article = doc.article.id
    names = {one.first: one for one in reading.mentions} | {one.after - 1: one for one in reading.mentions}
    parts: set[str] = set()
    proof = comma = False
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
        if form == "،" and not comma and not parts:
            comma, i = True, i - 1
            continue
        clitics, definite, bare = split(form)
        if doc.tokens[i].lex.kind != WORD or bare in words.former or form in words.former:
            return None
        title = _title(bare, words)
        if title is not None and not (clitics and clitics not in "ولب"):
            if not _begins(reading, i, words, rules) or (comma and not parts):
                return None
            return (title, frozenset(parts)), i, proof and bool(parts)
        country = known.adjectives.get(bare) or known.adjectives.get(form)
        if country is not None:
            parts.add(country)
            proof = True
        elif bare not in words.ranks and form not in cues(rules).behalf:
            if clitics or form in vocabulary(rules).function_words:
                return None
            parts.add(bare)
            proof = proof or (definite and bare in words.things)
        i -= 1
    return None


def _title(bare: str, words: OfficeWords) -> str | None:
    """The title that a word is, without its gender or whose it is."""
    for end in ("", *_OWNERS):
        if bare.endswith(end) and bare.removesuffix(end) in words.titles:
            return bare.removesuffix(end).removesuffix(_FEMININE)
    return None


def _beside(reading: Reading, i: int) -> bool:
    """Do only blanks stand between word `i` and the next?"""
    tokens = reading.doc.tokens
    gap = reading.doc.text[tokens[i].end : tokens[i + 1].start]
    return len(gap) <= 2 and "\n" not in gap


def _begins(reading: Reading, i: int, words: OfficeWords, rules: Rules) -> bool:
    """Is the title the first word of its phrase, and not «نائب وزير», «ابن رئيس»?"""
    if i == 0 or not _beside(reading, i - 1):
        return True
    token = reading.doc.tokens[i - 1].lex
    bare = split(token.form)[2]
    if token.kind != WORD or split(reading.doc.tokens[i].lex.form)[0]:
        return True
    known = cues(rules)
    return not any(form in words.former | known.kin or known.is_title(form) for form in (token.form, bare))


# ------------------------------------------------------------------ portfolios


def _seat(reading: Reading, mention: Mention, rules: Rules) -> int | None:
    """The token of the portfolio that somebody gets beside his name, in a sentence that tells of no other time."""
    words, doc = office_words(rules), reading.doc
    home = doc.sentence_of(mention.first)
    forms = [token.lex.form for token in doc.tokens[home.first : home.after]]
    stems = [split(form)[2] for form in forms]
    if not words.past.isdisjoint((*forms, *stems)):
        return None
    first, after = mention.first - home.first, mention.after - home.first
    said = {*stems[:first], *forms[:first]}
    forms += [""] * _MARGIN
    at = None
    if not said.isdisjoint(words.given):
        at = _given_to(forms, first, doc.tokens[mention.first].start < mention.start, words)
    if at is None:
        at = _taken_by(forms, after, words, taken=not said.isdisjoint(words.taken))
    return None if at is None else home.first + at


def _given_to(forms: Sequence[str], first: int, joined: bool, words: OfficeWords) -> int | None:
    """«حقيبة المالية إلى جهاد فواز», «والداخلية لرامي سلوم»."""
    if joined and first and forms[first].startswith("ل"):
        return first - 1 if _portfolio(forms, first - 1, words) == "" else None
    for i in range(first - 1, max(first - 2 - _STANDING, 0), -1):
        if forms[i] == _TO:
            return i - 1 if _portfolio(forms, i - 1, words) == "" else None
        if not split(forms[i])[1]:
            return None
    return None


def _taken_by(forms: Sequence[str], i: int, words: OfficeWords, *, taken: bool) -> int | None:
    """«جهاد فواز حقيبة المالية», «جهاد فواز، الذي تولى المالية», «جهاد فواز وزيرا للمالية»."""
    if forms[i] == "،" and forms[i + 1] in _WHO and forms[i + 2] in words.taken:
        i, taken = i + 3, True
    i += forms[i] == _IN
    minister = forms[i].removesuffix("ا").removesuffix(_FEMININE) == _MINISTER
    i += minister or split(forms[i])[2] in words.seats
    return i if taken and _portfolio(forms, i, words) == ("ل" if minister else "") else None


def _portfolio(forms: Sequence[str], i: int, words: OfficeWords) -> str | None:
    """The preposition before a portfolio, "" for none; None where there is no portfolio, or a longer one."""
    clitics, definite, bare = split(forms[i])
    beyond, longer, _ = split(forms[i + 1])
    if not definite or bare not in words.portfolios or (longer and not beyond):
        return None
    return clitics.removeprefix("و")
