"""Who holds what: the passages of an article that give an office to somebody, by a title or by a portfolio."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from checker.compare.functions import Office, function_of, functions
from checker.compare.offices import (
    OfficeWords,
    Owners,
    Titled,
    office_before,
    office_behind,
    office_given,
    office_words,
)
from checker.extract.claims import Reading
from checker.extract.names import Mention
from checker.model import Span
from checker.rules import Rules
from checker.text.clitics import split
from checker.text.fold import cut
from checker.text.lexeme import Token

_STANDING: Final = 3  # words between «إلى» and a name («إلى العميد المتقاعد رامي سلوم»)
_FEMININE: Final = "ه"
_MINISTER: Final = "وزير"
_TO: Final = "الي"
_IN: Final = "في"
_MARGIN: Final = 6  # words that are looked at behind a name
_WHO: Final = frozenset(("الذي", "التي"))
_ENDS: Final = _WHO | {"،", "؛"}  # what stands behind these tells more of him («..., الذي سبق أن شغلها»)


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
    how: Literal["named", "given", "lone", "loose"]


def holders(reading: Reading, owner: Owners, rules: Rules) -> Iterator[Holder]:
    """What an article says of who holds an office."""
    article, tokens = reading.doc.article.id, reading.doc.tokens
    for mention in reading.mentions:
        if mention.kind != "person" or len(mention.words) < 2:
            continue
        entity = owner[article, mention.start].number
        found = office_before(reading, mention, owner, rules) or office_behind(reading, mention, owner, rules)
        if found is not None:
            if not _in_a_row(tokens, mention, found):
                yield _held(reading, mention, found, entity, rules)
            continue
        seat = _seat(reading, mention, rules)
        if seat is not None:
            span = Span(min(_start(tokens[seat]), mention.start), max(tokens[seat].end, mention.end))
            office = (_MINISTER, frozenset((split(tokens[seat].lex.form)[2],)))
            yield Holder(reading, mention, office, span, entity, "given")
            continue
        given = office_given(reading, mention, owner, rules)
        if given is not None:
            span = Span(mention.start, tokens[given.after - 1].end)
            yield Holder(reading, mention, function_of(given.office, rules), span, entity, "given")


def _in_a_row(tokens: Sequence[Token], mention: Mention, found: Titled) -> bool:
    """«سالم وزير الداخلية ووديع وزير الطاقة»: the title before is of who stands before it, if it comes again behind."""
    return mention.after < len(tokens) and tokens[mention.after].lex.form == found.office[0]


def _start(token: Token) -> int:
    """Where a title begins, behind «و» or a preposition; in «للرئيس» the two are one sign."""
    clitics, definite, rest = split(token.lex.form)
    whole = f"{clitics}{'ال' if definite else ''}{rest}" == token.lex.form
    return token.start + (cut(token.lex.surface, len(clitics)) if whole else 0)


def _held(reading: Reading, mention: Mention, titled: Titled, entity: int, rules: Rules) -> Holder:
    tokens = reading.doc.tokens
    office = function_of(titled.office, rules)
    span = Span(min(_start(tokens[titled.first]), mention.start), max(tokens[titled.after - 1].end, mention.end))
    told = functions(rules).lone.get(office[0], frozenset())
    if told and any(split(token.lex.form)[2] in told for token in tokens):
        return Holder(reading, mention, office, span, entity, "lone")
    sure = titled.proof and titled.office[0] not in office_words(rules).shared
    return Holder(reading, mention, office, span, entity, "named" if sure else "loose")


# ------------------------------------------------------------------ portfolios


def _seat(reading: Reading, mention: Mention, rules: Rules) -> int | None:
    """The token of the portfolio that somebody gets beside his name, in a sentence that tells of no other time."""
    words, doc = office_words(rules), reading.doc
    home = doc.sentence_of(mention.first)
    forms = [token.lex.form for token in doc.tokens[home.first : home.after]]
    stems = [split(form)[2] for form in forms]
    first, after = mention.first - home.first, mention.after - home.first
    said = {*stems[:first], *forms[:first]}
    forms += [""] * _MARGIN
    at = None
    if not said.isdisjoint(words.given):
        at = _given_to(forms, first, doc.tokens[mention.first].start < mention.start, words)
    if at is None:
        at = _taken_by(forms, after, words, taken=not said.isdisjoint(words.taken))
    if at is None:
        return None
    stop = next((i for i in range(max(at, after - 1) + 1, len(forms)) if forms[i] in _ENDS), len(forms))
    return None if not words.past.isdisjoint((*forms[:stop], *stems[:stop])) else home.first + at


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
