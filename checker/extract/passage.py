"""A text with its tokens, as the readers of numbers, dates and units look at it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from checker.extract.numbers import Num, read_number
from checker.extract.vocabulary import Vocabulary
from checker.text.clitics import stem
from checker.text.fold import INVISIBLE
from checker.text.lexeme import Lexeme, Reading, Token
from checker.text.phrases import phrase_at
from checker.text.tokens import DASHES, SIGN, WORD

if TYPE_CHECKING:
    from checker.extract.units import Measured

_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+|[@#][\w\u0600-\u06ff]+")
_CLITICS: Final = ("و", "ف", "ب", "ل", "ك", "ال")  # what a word with clitics begins with
# styles and scripts that a crawler left in the text: a long run with no Arabic letter and with braces
_CODE: Final = re.compile(r"[^\u0600-\u06ff]{40,}")
# Past either end of a text stand empty tokens: more of them than any reader looks back or ahead.  Before the first token
# they are met too, for a list that is asked for what is before its first entry answers from its end.
_PAST_THE_END: Final = [Lexeme("", SIGN, "")] * 64


@dataclass(frozen=True, slots=True)
class Passage:
    """A text, the tokens of it or of a part, and the day against which «أمس» is read (None: relative times stay relative)."""

    text: str
    tokens: list[Token]
    vocab: Vocabulary
    reference: dt.date | None = None
    lexemes: list[Lexeme] = field(init=False, repr=False, compare=False)
    # what was read at a token is asked for by many readers
    units: dict[int, Measured | None] = field(default_factory=dict, repr=False, compare=False)
    ordinals: dict[int, tuple[int, int] | None] = field(default_factory=dict, repr=False, compare=False)
    _numbers: dict[int, Num | None] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lexemes", [token[2] for token in self.tokens] + _PAST_THE_END)

    def number(self, i: int) -> Num | None:
        """The number in digits or words that starts at token `i`."""
        if i not in self._numbers:
            self._numbers[i] = read_number(self.text, self.tokens, i)
        return self._numbers[i]

    def form(self, i: int) -> str:
        """The folded form of token `i`; empty past either end."""
        return self.lexemes[i].form

    def surface(self, i: int) -> str:
        return self.lexemes[i].surface

    def says(self, i: int, cue: str) -> bool:
        """Is token `i` one of a closed set of words, such as `ages.before`?"""
        return self.lexemes[i].form in self.vocab.cues[cue]

    def tells(self, i: int, cue: str) -> bool:
        """Is token `i`, its clitics aside, one of a closed set of words («والقرار», «لمهرجان»)?"""
        words = self.vocab.cues[cue]
        form = self.lexemes[i].form
        return form in words or (form.startswith(_CLITICS) and stem(form) in words)

    def dash(self, i: int) -> bool:
        """Is token `i` a dash, as ranges and datelines have it?"""
        return self.lexemes[i].surface in DASHES

    def kind(self, i: int) -> int:
        return self.lexemes[i].kind

    def get(self, i: int, cat: str) -> Reading | None:
        """The reading of a category in token `i`."""
        return self.lexemes[i].terms.get(cat)

    def melted(self, i: int, cat: str) -> bool:
        """Is token `i` a word of a category whose article has melted into «ل» («للمركز»)?"""
        form = self.lexemes[i].form
        return form.startswith("لل") and any(term.cat == cat for term in self.vocab.lexicon.terms("ال" + form[2:]))

    def phrase(self, i: int, cat: str) -> tuple[Reading, int] | None:
        """The longest phrase of a category at token `i` and the token after it."""
        lex = self.lexemes[i]
        if cat not in lex.cats:
            return None
        if cat in lex.head_cats and self.lexemes[i + 1].form in lex.seconds:
            return phrase_at(self.tokens, i, cat)
        word = lex.terms.get(cat)
        return (word, i + 1) if word is not None else None

    def touches(self, i: int) -> bool:
        """Does token `i` stand right behind the token before it, with nothing between?"""
        return 0 < i < len(self.tokens) and self.tokens[i - 1].end == self.tokens[i].start

    def close(self, i: int) -> bool:
        """Does token `i` stand right behind the token before it, invisible marks aside?"""
        if not 0 < i < len(self.tokens):
            return False
        return not self.text[self.tokens[i - 1].end : self.tokens[i].start].strip(INVISIBLE)

    def begins_line(self, i: int) -> bool:
        """Is token `i` the first of its line, or behind the last one?"""
        return i == 0 or i >= len(self.tokens) or "\n" in self.text[self.tokens[i - 1].end : self.tokens[i].start]

    def words_between(self, i: int, j: int) -> bool:
        """Are tokens [i, j) all words?"""
        return i >= 0 and all(lex.kind == WORD for lex in self.lexemes[i:j])

    def touches_words(self, i: int) -> bool:
        """Is only blank space, on one line, between token `i` and the token after it?"""
        if not 0 <= i < len(self.tokens) - 1 or self.lexemes[i].kind != WORD:
            return False
        return self.text.find("\n", self.tokens[i].end, self.tokens[i + 1].start) < 0

    def asks(self) -> bool:
        """Does the part of the text that the tokens are of ask or exclaim, as columns and features do and reports seldom do?"""
        start, end = self.tokens[0].start, self.tokens[-1].end
        return any(self.text.find(sign, start, end) >= 0 for sign in "؟!")

    def addresses(self) -> list[tuple[int, int]]:
        """Places of web and mail addresses, handles, tags and code: what stands in them is no quantity."""
        if not self.tokens:
            return []
        text, start, end = self.text, self.tokens[0].start, self.tokens[-1].end
        found: list[tuple[int, int]] = []
        if text.find("{", start, end) >= 0:
            found = [match.span() for match in _CODE.finditer(text, start, end) if "}" in match.group()]
        if all(text.find(sign, start, end) < 0 for sign in ("://", "@", "#", "www.")):
            return found
        return sorted(found + [match.span() for match in _ADDRESS.finditer(text, start, end)])
