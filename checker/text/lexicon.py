"""Words and phrases looked up by their folded form, with clitics and case endings taken off.

A lexicon maps folded words to *terms*: what the word can be (its category) and its value.  Looking a
word up is done once per spelling; the answer is kept, because a few thousand words make most of a text.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property, partial
from itertools import accumulate, repeat
from operator import itemgetter
from typing import NamedTuple

from checker.text.clitics import stripped
from checker.text.fold import INVISIBLE, MARKS, cut, fold_all
from checker.text.lexeme import Head, Lexeme, Reading, Term, Token
from checker.text.tokens import NUMBER, SIGN, cut_up, kind_of

_KEEP = 400_000  # spellings remembered before the memory starts again: bounds it for endless input
_LONGEST = 40  # letters; no Arabic word with its clitics is longer, hostile input is
_KEPT = 3 * _LONGEST  # letters of a spelling that is remembered: two words at most are glued, with their marks
# A text has a token every five characters: they are made without a loop of ours.
_token: Callable[[tuple[int, int, Lexeme]], Token] = partial(tuple.__new__, Token)


def _plain(surfaces: Collection[str]) -> Iterator[Lexeme]:
    """Spellings as if no lexicon had them."""
    kinds = map(kind_of, map(itemgetter(0), surfaces))
    return map(Lexeme, surfaces, kinds, fold_all(surfaces))


class _Tables(NamedTuple):
    """Terms by folded word, phrases by their first folded word."""

    words: dict[str, list[Term]]
    phrases: dict[str, list[tuple[tuple[str, ...], Term]]]  # the longest first
    known: set[str]  # the words, and the first words of the phrases
    feminine: set[str]  # words that end in ة, which takes no alef in the accusative

    @classmethod
    def of(cls, entries: Sequence[str], terms: Sequence[Term], shadows: Sequence[str]) -> _Tables:
        """The tables of words and phrases, each with its term; `shadows` are words with none."""
        words: dict[str, list[Term]] = {}
        phrases: dict[str, list[tuple[tuple[str, ...], Term]]] = {}
        for form, term in zip(fold_all([" ".join(entry.split()) for entry in entries]), terms, strict=True):
            if " " not in form:
                here = words.setdefault(form, [])
                if term not in here:
                    here.append(term)
            else:
                first, *rest = form.split(" ")
                tails, tail = phrases.setdefault(first, []), (tuple(rest), term)
                if tail not in tails:
                    tails.append(tail)
        for tails in phrases.values():
            tails.sort(key=lambda tail: -len(tail[0]))
        words.update((form, [Term("homograph", "")]) for form in fold_all(shadows))
        feminine = set(fold_all([entry for entry in entries if entry.endswith("ة") and " " not in entry]))
        return cls(words, phrases, {*words, *phrases}, feminine)


class Lexicon:
    """Terms by folded word, phrases by their first folded word."""

    def __init__(self, hot: Callable[[Reading], bool] = lambda _: False) -> None:
        """`hot` tells of a reading whether it makes a word worth stopping at."""
        self._entries: list[str] = []  # words and phrases as they were entered …
        self._terms: list[Term] = []  # … and what each of them can be
        self._shadows: list[str] = []
        self._seen: dict[str, Lexeme] = {}  # spellings that were analysed
        self._hot = hot
        self._glued: set[str] = set()  # spellings that hold two words

    def add(self, words: Iterable[str], term: Term) -> None:
        """Enter words or phrases under a term, before the first text is read."""
        before = len(self._entries)
        self._entries += words
        self._terms += repeat(term, len(self._entries) - before)

    def shadow(self, words: Iterable[str]) -> None:
        """Enter words that look like others and are none of them."""
        self._shadows += words

    @cached_property
    def _tables(self) -> _Tables:
        """All that was entered, folded at once: tens of thousands of forms, of which a text has a few hundred."""
        return _Tables.of(self._entries, self._terms, self._shadows)

    def terms(self, form: str) -> list[Term]:
        """The terms of one folded word, clitics not cut."""
        return self._tables.words.get(form, [])

    def tokens(self, text: str, start: int = 0) -> list[Token]:
        """All tokens of a text with their lexemes; `start` is the place of its first character."""
        parts = cut_up(text)
        ends = list(accumulate(map(len, parts), initial=start))[1:]
        surfaces = parts[1::2]
        found = list(map(_token, zip(ends[::2], ends[1::2], self._lexemes(surfaces), strict=False)))
        if self._glued and not self._glued.isdisjoint(surfaces):
            return [part for token in found for part in (self._parts(token) if token.lex.glue else (token,))]
        return found

    def _parts(self, token: Token) -> Iterator[Token]:
        """The words of a spelling in which two were glued («نفطيةيعادل»)."""
        start, end, lex = token
        while lex.glue:
            first, rest = self._lexemes([lex.surface[: lex.glue], lex.surface[lex.glue :]])
            yield Token(start, start + lex.glue, first)
            start, lex = start + lex.glue, rest
        yield Token(start, end, lex)

    def over(self, tokens: Sequence[Token]) -> list[Lexeme]:
        """Tokens that another lexicon cut, as this one reads them; the forms of the two are the same."""
        lexemes = [token.lex for token in tokens]
        return self._lexemes(
            [lex.surface for lex in lexemes],
            lambda new: {lex.surface: lex.plain() for lex in lexemes if lex.surface in new}.values(),
        )

    def _lexemes(self, surfaces: Sequence[str], read: Callable[[set[str]], Iterable[Lexeme]] = _plain) -> list[Lexeme]:
        """The lexemes of spellings; `read` gives the new ones as if no lexicon had them."""
        seen = self._seen
        try:
            return list(map(seen.__getitem__, surfaces))
        except KeyError:
            if len(seen) >= _KEEP:
                seen.clear()
                self._glued.clear()
            new = set(surfaces).difference(seen)
            for plain in read(new):
                seen[plain.surface] = self._read(plain)
            found = list(map(seen.__getitem__, surfaces))
            for surface in new:
                if len(surface) > _KEPT:
                    del seen[surface]
            return found

    def _read(self, plain: Lexeme) -> Lexeme:
        """A spelling with its readings and the phrases that it begins, if it has any."""
        surface, kind, form = plain.surface, plain.kind, plain.form
        if kind == NUMBER:
            return plain.known((), (), self._hot)
        if kind == SIGN:
            signs = tuple(Reading(term, "", False, False, 0) for term in self._tables.words.get(surface, ()))
            plain = Lexeme(surface, kind, surface)
            return plain.known(signs, (), self._hot) if signs else plain
        glue = _glue(surface) if "ة" in surface and len(surface) <= _KEPT else 0
        ways = self._ways(surface, form)
        if glue:
            self._glued.add(surface)
        elif not ways:
            return plain  # three spellings of four
        readings, heads = self._readings(surface, form, ways), tuple(self._heads(surface, form, ways))
        return plain.known(readings, heads, self._hot, glue)

    def _ways(self, surface: str, form: str) -> list[tuple[str, bool, str]]:
        """The ways to cut clitics off a form that leave a word of this lexicon, the likelier first."""
        if not 0 < len(form) <= _LONGEST:
            return []
        ways = stripped(form)
        if len(ways) > 1 and surface.startswith(("وأ", "وإ")):
            ways.append(ways.pop(0))  # «وأحد» is rather «و» and «أحد», though it folds to «واحد»
        known = self._tables.known
        return [way for way in ways if way[2] in known or (way[2][-1] == "ا" and way[2][:-1] in known)]

    def _readings(self, surface: str, form: str, ways: Sequence[tuple[str, bool, str]]) -> tuple[Reading, ...]:
        readings: list[Reading] = []
        for clitics, definite, base in ways:
            if readings and not (definite and clitics == readings[0].clitics):
                continue  # fewer letters cut is the likelier reading; «اليوم» is today and "the day"
            if "ك" in clitics and not definite:
                continue  # «كميات» is no «ك» and «مئات»
            terms = self._terms_of(base)
            if terms:
                offset = cut(surface, _clitic_letters(form, clitics, definite))
                readings += (Reading(term, clitics, definite, tanwin, offset) for term, tanwin in terms)
        return tuple(readings)

    def _terms_of(self, base: str) -> list[tuple[Term, bool]]:
        terms = [(term, False) for term in self._tables.words.get(base, ())]
        if not terms and base.endswith("ا") and len(base) > 2 and base[:-1] not in self._tables.feminine:
            # «مائها» is no «مائة»; only singulars take tanwin: «كما» is no «كم» in the accusative, «لاعبينا» are our players
            terms = [
                (term, True) for term in self._tables.words.get(base[:-1], ()) if term.number not in ("plural", "dual")
            ]
        return terms

    def _heads(self, surface: str, form: str, ways: Sequence[tuple[str, bool, str]]) -> Iterator[Head]:
        for clitics, definite, base in ways:
            heads = ((base, False), (base[:-1], True)) if base[-1] == "ا" else ((base, False),)
            for head, tanwin in heads:
                for tail, term in self._tables.phrases.get(head, ()):
                    letters = _clitic_letters(form, clitics, definite)
                    yield Reading(term, clitics, definite, tanwin, cut(surface, letters)), tail


def _glue(surface: str) -> int:
    """Where a second word begins behind a ة inside a spelling («نفطيةيعادل»): no Arabic word goes on after one."""
    place = surface.find("ة", 1)
    while 0 <= place < len(surface) - 1 and surface[place + 1] in MARKS + INVISIBLE:
        place += 1
    return place + 1 if 0 < place < len(surface) - 2 else 0


def _clitic_letters(form: str, clitics: str, definite: bool) -> int:
    """How many letters are cut: ال stays with its word, the ل of «للمليون» takes it along."""
    fused = definite and clitics.endswith("ل") and form.startswith(clitics + "ل")
    return len(clitics) + (1 if fused else 0)
