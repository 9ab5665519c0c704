"""The name of a source: where it begins, how far it reaches, and whether what stands there can speak at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from checker.extract.document import Document
from checker.extract.names import Mention
from checker.extract.naming.words import is_foreign
from checker.extract.noun_forms import strip_pronoun
from checker.model import Source
from checker.names.cues import cues
from checker.rules import Rules
from checker.schema import Attribution
from checker.text.clitics import split
from checker.text.fold import fold
from checker.text.stems import stem
from checker.text.tokens import LATIN, WORD

_LINKS: Final = frozenset({"في", "باسم", "لدي", "عن", "من", "ل"})  # inside a source's name, never at its end
_ISSUED: Final = frozenset({"صادر", "صادره"})  # behind any other word «عن» says of what one speaks
_SOME: Final = frozenset("كل بعض احد احدي كثير جميع عدد".split())  # words of grammar that begin a source all the same
_TIMES: Final = ("weekday", "relday", "daypart", "hour", "month")
_NUMBERS: Final = ("unit", "ten")
_LONGEST: Final = 9  # words of a source's name
_QUOTED: Final = 4  # of these between quotation marks
_OPENING_MARKS: Final = frozenset('«"“')
_CLOSING_MARKS: Final = frozenset('»"”')


@dataclass(frozen=True, slots=True)
class Lists:
    """The words of the attribution rules that names of sources are told by, folded."""

    heads: frozenset[str]
    media: frozenset[str]  # stems
    that: frozenset[str]
    bodies: frozenset[str]
    occasions: frozenset[str]
    hearers: frozenset[str]
    papers: frozenset[str]


@lru_cache(maxsize=8)
def lists(rules: Rules) -> Lists:
    """The lists of a set of rules."""
    files = rules.of(Attribution)
    return Lists(
        frozenset(fold(word) for file in files for word in file.heads),
        frozenset(stem(fold(word)) for file in files for phrase in file.media for word in phrase.split()),
        frozenset(fold(word) for file in files for word in file.that),
        frozenset(fold(word) for file in files for word in file.bodies),
        frozenset(fold(word) for file in files for word in file.occasions),
        frozenset(fold(word) for file in files for word in file.hearers),
        frozenset(fold(word) for file in files for word in file.papers),
    )


class SourceNames:
    """Reads the names of sources in one document; `mentions` are the names that were found in it."""

    def __init__(self, doc: Document, mentions: Sequence[Mention]) -> None:
        self.doc = doc
        self.lists = lists(doc.rules)
        self.cues = cues(doc.rules)
        self._starts = {mention.first: mention.start for mention in mentions}
        self._inside = {k for mention in mentions for k in range(mention.first + 1, mention.after)}
        self._people = {mention.after for mention in mentions if mention.kind == "person"}
        whole = [m for m in mentions if m.kind == "person" and (len(m.words) > 1 or any(map(is_foreign, m.words)))]
        self._places = {mention.first for mention in mentions if mention.kind == "place"}
        self._ends = {mention.after for mention in whole}  # «محمد» alone may go on

    def named(self, first: int, limit: int) -> tuple[Source | None, int]:
        """The source whose name begins at a token: nouns, names and their adjectives up to a verb, a «أن» or a sign."""
        at = first
        while at < limit and at - first < _LONGEST:
            lex = self.doc.tokens[at].lex
            closed = self._quoted(at, limit)
            if closed is not None:
                at = closed  # «موقع «يوتيوب»», «شركة «نسيم» للطيران»
                if at < limit and "ل" not in split(self.doc.tokens[at].lex.form)[0]:
                    break
                continue
            if lex.kind not in (WORD, LATIN) or lex.form in self.lists.that:
                break
            if at > first and at not in self._inside and self._stops(at, limit):
                break
            at += 1
        while at > first and self.doc.tokens[at - 1].lex.form in _LINKS:
            at -= 1  # «تحدثت الوكالة عن 15 قتيلا»
        return self.make(first, at), at

    def _quoted(self, at: int, limit: int) -> int | None:
        """The token behind a short name between quotation marks that open at a token."""
        if self.doc.tokens[at].lex.form not in _OPENING_MARKS:
            return None
        inside = range(at + 1, min(at + 2 + _QUOTED, limit))
        end = next((k for k in inside if self.doc.tokens[k].lex.kind not in (WORD, LATIN)), None)
        return end + 1 if end is not None and end > at + 1 and self.doc.tokens[end].lex.form in _CLOSING_MARKS else None

    def make(self, first: int, after: int) -> Source | None:
        """The source that tokens [first, after) name; None where they name none."""
        while first < after and self.is_grammar(first):
            first += 1
        if first == after or self._is_time(first):
            return None
        words = [self.doc.tokens[k].lex for k in range(first, after) if self.doc.tokens[k].lex.kind in (WORD, LATIN)]
        told = [(lex.form, split(lex.form)[2]) for lex in words]
        grammar = self.doc.vocab.function_words
        bare = [form for form, rest in told if form not in grammar and rest not in grammar]
        if not bare or max(map(len, bare)) < 2:
            return None  # «د» of a title that is cut short
        heads = self.lists.heads
        keys = {stem(form) for form, rest in told if form in bare and rest not in heads and form not in heads}
        text = self._opening(first) + self.doc.text[self.doc.tokens[first].end : self.doc.tokens[after - 1].end]
        key = frozenset(keys) or frozenset(stem(form) for form, _ in told)
        return Source(text, key, bool(key & self.lists.media), self._anybody(first, after))

    def _anybody(self, first: int, after: int) -> bool:
        """«النتائج النهائية للانتخابات في كينيا»: a paper, with nobody behind it who could have written it."""
        rests = [split(self.doc.tokens[k].lex.form)[2] for k in range(max(first - 1, 0), after)]
        if self.lists.papers.isdisjoint(rests[:2]):  # the paper may belong to the word before («وفق حصيلة»)
            return False
        names = any(k in self._starts and k not in self._places for k in range(first, after))
        bodies = (self.lists.bodies | self.cues.organisations | self.cues.press) - self.lists.papers
        return not names and bodies.isdisjoint(rests) and not any(map(self.cues.is_title, rests))

    def is_head(self, at: int, limit: int) -> bool:
        """Does a word that heads a source's name stand at a token («مدير», «متحدث»)?"""
        return at < limit and split(self.doc.tokens[at].lex.form)[2] in self.lists.heads

    def may_speak(self, at: int) -> bool:
        """May what begins at a token say something: a name, an office, people, a body?  «وصول الوفد» may not."""
        lex = self.doc.tokens[at].lex
        if not self.may_begin(at):
            return False
        _, definite, rest = split(lex.form)
        if at in self._starts or is_foreign(lex.form):
            return True
        noun = lex.get("noun")
        people = noun is not None and noun.term.value.cls == "person"
        bodies = self.cues.organisations | self.cues.press | self.lists.bodies | self.lists.heads
        known = rest in bodies or strip_pronoun(rest) in bodies
        named = self.cues.is_title(rest) or self.cues.is_first_name(rest)
        return definite or people or known or named or rest in _SOME

    def may_begin(self, at: int) -> bool:
        """Is a word behind a verb the beginning of its subject, and not «إلى», «أن», «أمس», «للصحفيين», «موضحا»?"""
        form = self.doc.tokens[at].lex.form
        if form in self.lists.that or self.is_grammar(at) or self._is_time(at):
            return False
        if self.cues.is_first_name(form) or is_foreign(form):
            return True
        led = any(letter in split(form)[0] for letter in "بل") and at not in self._starts
        return not led and not form.endswith("ا")  # the ending of an object or an adverb, never of a subject

    def _stops(self, at: int, limit: int) -> bool:
        """Does a word behind the first one belong to the name no more?"""
        form = self.doc.tokens[at].lex.form
        clitics, definite, rest = split(form)
        before = self.doc.tokens[at - 1].lex.form
        if at in self._starts and at in self._people:
            return True  # «أخبر كيم بوتين»
        if form == "عن":
            return before not in _ISSUED
        if form in _LINKS:
            return at in self._ends or self.occasion(at + 1, limit)
        if form in self.lists.heads:
            return False
        if clitics.startswith(("و", "ف")) or form in self.doc.vocab.function_words or self._is_time(at, _NUMBERS):
            return True
        if "ل" in clitics and rest in self.lists.hearers:
            return True  # «قال كيري للصحفيين»
        if definite or clitics:
            return False
        if self.cues.is_title(form) or self.cues.is_first_name(form) or is_foreign(form):
            return False
        # «قال كيري مدافعا», «قال مايك نورتون تضرر ...», «أعلنت وزارة الداخلية مقتل ...»
        return form.endswith("ا") or at in self._ends or (split(before)[1] and before not in self.lists.heads)

    def occasion(self, at: int, limit: int) -> bool:
        """«في بيان», «في كلمته»: where something was said is no part of who said it."""
        if at >= limit:
            return False
        rest = split(self.doc.tokens[at].lex.form)[2]
        occasions = self.lists.occasions
        return rest in occasions or strip_pronoun(rest) in occasions

    def is_grammar(self, at: int) -> bool:
        """Is a word one of grammar that begins no name?"""
        form = self.doc.tokens[at].lex.form
        words = self.doc.vocab.function_words
        return (form in words or split(form)[2] in words) and form not in _SOME and at not in self._starts

    def _is_time(self, at: int, more: tuple[str, ...] = ()) -> bool:
        """«أمس», «الشهر الماضي»: when it was said."""
        lex = self.doc.tokens[at].lex
        if not lex.readings or at in self._starts:
            return False
        span = lex.get("measure")
        return lex.readings[0].term.cat in (*_TIMES, *more) or (span is not None and span.definite)

    def _opening(self, first: int) -> str:
        """The first word of a name without the preposition that is written to it («وفقا لبيان», «وفقا للتقرير»)."""
        token = self.doc.tokens[first]
        if first in self._starts:
            return self.doc.text[self._starts[first] : token.end]
        clitics, definite, rest = split(token.lex.form)
        bare = self.doc.text[token.start : token.end][-len(rest) :]
        if not clitics or fold(bare) != rest:
            return self.doc.text[token.start : token.end]
        return f"ال{bare}" if definite else bare
