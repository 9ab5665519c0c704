"""The office that an article gives to somebody, by the title before his name or the one behind it.

Every word between the title and the name is understood; an office of another time («السابق», «كان قد تولى») is none.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Final, NamedTuple

from checker.compare.entities import Entity
from checker.compare.functions import Office
from checker.extract.claims import Reading
from checker.extract.names import Mention
from checker.extract.vocabulary import vocabulary
from checker.names.cues import cues
from checker.names.gazetteer import gazetteer
from checker.rules import Rules
from checker.schema import Offices
from checker.text.clitics import split
from checker.text.fold import fold
from checker.text.tokens import WORD

_REACH: Final = 7  # words between a title and its name («المتحدث الرسمي باسم وزارة الدفاع الروسية»)
_FEMININE: Final = "ه"
_OWNERS: Final = ("ها", "هم")  # «مديرها العام»
_OF: Final = "ل"  # «المدير الفني للمنتخب»
_AND: Final = "و"
_TEAM: Final = "منتخب"  # the elected one too («الرئيس المنتخب»), but of these
_TEAM_TITLES: Final = frozenset({"مدرب", "مدير", "قايد", "ناخب", "كابتن", "متحدث"})
_ACCUSATIVE: Final = "ا"
_GIVEN: Final = 4  # words between a word of appointment and the name («قرارا بتعيين السيدة ليلى الزين مديرة»)
_BEHIND: Final = 4  # words of a title behind a name («قائدة الطائرة المغربية»)
_QUOTES: Final = frozenset('«»"“”')
_CLOSING: Final = frozenset("»”")
_COMMAS: Final = frozenset("،,")
Owners = Mapping[tuple[str, int], Entity]


class Titled(NamedTuple):
    """An office in an article: tokens [first, after) hold it and the name; `proof` tells that it says of what."""

    office: Office
    first: int
    after: int
    proof: bool


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
    appointed: frozenset[str]
    past: frozenset[str]
    things: frozenset[str]
    shared: frozenset[str]
    joint: tuple[frozenset[str], ...]


@lru_cache(maxsize=8)
def office_words(rules: Rules) -> OfficeWords:
    """The words of a set of rules."""

    def folded(name: str) -> frozenset[str]:
        return frozenset(fold(word) for file in rules.of(Offices) for word in getattr(file, name))

    joint = tuple(frozenset(map(fold, group)) for file in rules.of(Offices) for group in file.joint)
    listed = {field.name: folded(field.name) for field in fields(OfficeWords) if field.name != "joint"}
    return OfficeWords(**listed, joint=joint)


def office_before(reading: Reading, mention: Mention, owner: Owners, rules: Rules) -> Titled | None:
    """The office right before a name."""
    words, doc, known = office_words(rules), reading.doc, gazetteer(rules)
    article = doc.article.id
    names = {one.first: one for one in reading.mentions} | {one.after - 1: one for one in reading.mentions}
    parts: set[str] = set()
    proof = comma = quoted = False
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
        clitics, definite, bare = split(form)
        if form == "،" and not comma and not parts:
            if _another(reading, i + 1, mention, rules):
                return None
            comma, i = True, i - 1
            continue
        if (quoted and form in _QUOTES) or form in _CLOSING:
            quoted = proof = True  # «زعيم «الطريق الوطني» ...»
            i -= 1
            continue
        if bare in cues(rules).called and not parts:
            i -= 1  # «عامل المزلقان، ويدعى ...»
            continue
        if doc.tokens[i].lex.kind != WORD or bare in words.former or form in words.former:
            return None
        title = _title(bare, words)
        if title is not None and not (clitics and clitics not in "ولب"):
            if bare.endswith(_OWNERS) and (craft := _craft(reading, i, words)):
                parts.add(craft)
            if not _begins(reading, i, words, rules) or (comma and not parts) or _elected(title, parts):
                return None
            proof = bool(parts) and (proof or _is_body(parts, rules))
            return Titled((title, frozenset(parts)), i, mention.after, proof)
        country = known.adjectives.get(bare) or known.adjectives.get(form)
        if country is not None and bare not in words.portfolios:  # «المالية» is the treasury, and no land
            parts.add(country)
            proof = True
        elif bare in words.ranks and clitics.startswith("و"):
            return None  # «وزير الداخلية والأمير ...»: of somebody before him
        elif bare not in words.ranks and form not in cues(rules).behalf:
            place = i and split(doc.tokens[i - 1].lex.form)[2] in cues(rules).places  # «حاكم إقليم كاي»
            if (clitics and not place and not _joins(clitics, bare, words, rules)) or _is_plain(form, rules):
                return None
            parts.add(form if place else bare)
            proof = proof or (definite and bare in words.things)
        i -= 1
    return None


def _joins(clitics: str, bare: str, words: OfficeWords, rules: Rules) -> bool:
    """Does a word with a clitic belong to what a title is of («المدير الفني للمنتخب», «وزير التربية والتعليم»)?"""
    known = cues(rules)
    if clitics == _OF:
        return bare in {_TEAM, *known.complements, *known.organisations, *known.institutions}
    return clitics == _AND and (bare in words.portfolios or f"ال{bare}" in known.fields)


def _another(reading: Reading, i: int, mention: Mention, rules: Rules) -> bool:
    """Does «و» behind a comma tell of the next in a list («وزير المالية، وخالد الحداد»), and not call him («ويدعى»)?"""
    form = reading.doc.tokens[i].lex.form
    if not form.startswith(_AND) or split(form)[2] in cues(rules).called:
        return False
    return i != mention.first or not mention.words[0].startswith(_AND)


def _is_plain(form: str, rules: Rules) -> bool:
    return form in vocabulary(rules).function_words


def office_behind(reading: Reading, mention: Mention, owner: Owners, rules: Rules) -> Titled | None:
    """The office behind a name and a comma («ليلى الزين، قائدة الطائرة المغربية»)."""
    words, doc = office_words(rules), reading.doc
    names = {one.first: one for one in reading.mentions}
    i = mention.after
    i += i < len(doc.tokens) and doc.tokens[i].lex.form in _QUOTES
    if i + 1 >= len(doc.tokens) or doc.tokens[i].lex.form not in _COMMAS:
        return None
    clitics, definite, bare = split(doc.tokens[i + 1].lex.form)
    title = None if clitics or i + 1 in names else _title(bare, words)
    found = _of_what(reading, i + 1, owner, rules) if title is not None else None
    if title is None or found is None:
        return None
    parts, after, proof = found
    if (not parts and not definite) or _elected(title, parts):
        return None  # «ليلى الزين، مديرة ...» says of nothing
    return Titled((title, parts), mention.first, after, proof or _is_body(parts, rules))


def office_given(reading: Reading, mention: Mention, owner: Owners, rules: Rules) -> Titled | None:
    """The office that somebody gets («تعيين ليلى الزين مديرة للمتحف»)."""
    words, tokens, i = office_words(rules), reading.doc.tokens, mention.after
    before = [token.lex.form for token in tokens[max(mention.first - _GIVEN, 0) : mention.first]]
    appointed = any(form in words.appointed or form[1:] in words.appointed for form in before)  # «بتعيين»
    if i >= len(tokens) or not appointed or not _beside(reading, i - 1):
        return None
    clitics, definite, bare = split(tokens[i].lex.form)
    ending = _ACCUSATIVE if bare.endswith(_ACCUSATIVE) else _FEMININE
    title = (
        _title(bare.removesuffix(_ACCUSATIVE), words) if bare.endswith(ending) and not (clitics or definite) else None
    )
    found = _of_what(reading, i, owner, rules) if title is not None else None
    return Titled((title, found[0]), mention.first, found[1], proof=True) if title and found and found[0] else None


def _of_what(reading: Reading, first: int, owner: Owners, rules: Rules) -> tuple[frozenset[str], int, bool] | None:
    """The words behind a title that say of what it is one, the token after them, and whether they name it.

    None where it is the title of somebody else, or one of another time.
    """
    words, doc = office_words(rules), reading.doc
    names = {one.first: one for one in reading.mentions}
    parts: set[str] = set()
    proof, i = False, first + 1
    while i < min(first + 1 + _BEHIND, len(doc.tokens)):
        named = names.get(i)
        lex = doc.tokens[i].lex
        if named is not None and not _is_word(reading, named):
            if named.kind == "person":
                return None  # it is the title of the next one
            parts.add(named.place or f"entity {owner[doc.article.id, named.start].number}")
            proof, i = True, named.after
            continue
        clitics, _, bare = split(lex.form)
        if bare in words.former or lex.form in words.former:
            return None
        country = gazetteer(rules).adjectives.get(bare) or gazetteer(rules).adjectives.get(lex.form)
        whole = _has_article(reading, i) or (i == first + 1 and _has_article(reading, i + 1)) or bare in words.things
        if clitics == _OF and not parts:
            clitics, whole = "", True  # «مديرة للمتحف»
        if country is None and (lex.kind != WORD or clitics or not whole):
            break
        parts.add(country or bare)
        proof = proof or country is not None
        i += 1
    return frozenset(parts), i, proof


def _is_body(parts: Collection[str], rules: Rules) -> bool:
    """Do the words name one body, by what it is and of what («رئيس مؤسسة النفط»)?"""
    known = cues(rules)
    return len(parts) > 1 and not known.institutions.union(known.organisations).isdisjoint(parts)


def _is_word(reading: Reading, mention: Mention) -> bool:
    """Is one definite word read as a person sooner a word of the title («رئيس بعثة الحج»)?"""
    one = mention.after == mention.first + 1 and mention.kind == "person"
    return one and _has_article(reading, mention.first)


def _has_article(reading: Reading, i: int) -> bool:
    """Does a token bear the article, however short it is («الحج»)?"""
    return i < len(reading.doc.tokens) and reading.doc.tokens[i].lex.form.startswith("ال")


def _elected(title: str, parts: Collection[str]) -> bool:
    return _TEAM in parts and title not in _TEAM_TITLES


def _craft(reading: Reading, i: int, words: OfficeWords) -> str | None:
    """The craft that a pronoun stands for («فهبط بها قائدها»): the last one named in this sentence or the one before."""
    doc = reading.doc
    home = doc.sentence_of(i)
    low = doc.sentence_of(max(home.first - 1, 0)).first
    stems = [split(token.lex.form)[2] for token in doc.tokens[low:i]]
    return next((form for form in reversed(stems) if form in words.things), None)


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
    _, definite, bare = split(token.form)
    if token.kind != WORD or definite or split(reading.doc.tokens[i].lex.form)[0]:
        return True  # a definite word governs no other («مساء الأحد وزير ...»)
    known = cues(rules)
    return not any(form in words.former | known.kin or known.is_title(form) for form in (token.form, bare))
