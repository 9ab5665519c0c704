"""A document as the finder of names reads it: its words, and which of them a name has taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Final

from checker.extract.document import Document
from checker.extract.naming.signs import QUOTES
from checker.extract.naming.words import (
    ANNOUNCES,
    FOREIGN,
    KNOWN_NAME,
    RARE_NAME,
    Word,
    is_bent,
    is_foreign,
    looks_like_verb,
    lore,
    will_do,
)
from checker.model import NameKind, Span
from checker.names.sounds import words_of
from checker.text.fold import cut
from checker.text.frequency import frequency
from checker.text.tokens import LATIN, NUMBER, SIGN, WORD

LONGEST: Final = 6  # words of a name
_EGYPTIAN: Final = frozenset(("فى", "هى", "التى", "الذى"))  # who writes these has ى for every final ي
_AROUND: Final = 5  # words on either side that say in what a name takes part
_RARE_DEFINITE: Final = 4e-6  # a word with an article that is met less often is rather a name
_OWN_WAW: Final = 6  # letters of a word whose first two may be the name's own («ويلسون»)
_MARGIN: Final = 8  # blank words behind the last one: the finder looks a few words ahead, never further


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that names something: tokens [first, after), characters [start, end)."""

    start: int
    end: int
    first: int
    after: int
    text: str
    kind: NameKind
    words: tuple[str, ...]
    cue: str  # what announced it: title, verb, place, organisation, given, gazetteer, run, where, again
    place: str | None = None  # the gazetteer's key of a known place
    of: str = ""  # whom a title without a name stands for
    before: str = ""  # the word right before it
    around: frozenset[str] = frozenset()  # the words of meaning beside it

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Page:
    """The words of a document, with blank ones around them, and the names found so far."""

    def __init__(self, doc: Document) -> None:
        known = lore(doc.rules)
        self.doc, self.tokens, self.lore = doc, doc.tokens, known
        self.cues, self.places, self.function_words = known.cues, known.places, known.function_words
        self.size = len(self.tokens)
        words = known.words(self.tokens)
        self.forms = {word.form for word in words}
        margin = [known.nothing] * _MARGIN
        self.words: list[Word] = words + margin  # so a place before the text is a blank word too
        self.bares = [
            word.opened if not word.whole and (word.sure or word.rest in self.forms) else word.form
            for word in self.words
        ]
        marks = known.marks(self.bares)
        self.marks = [
            mark & ~FOREIGN if word.vowelled else mark | FOREIGN * word.alien
            for mark, word in zip(marks, self.words, strict=True)
        ]
        self.taken = [False] * len(self.words)
        self.beside = [*self._touching(), *[False] * (_MARGIN + 1)]
        self.found: list[Mention] = []
        self.people: set[int] = set()  # words that name a person

    def _touching(self) -> Iterator[bool]:
        """For each word but the last: does the next one follow with only blanks between?"""
        text = self.doc.text
        for one, two in pairwise(self.tokens):
            gap = two.start - one.end
            yield gap == 0 or (gap <= 2 and "\n" not in text[one.end : two.start])

    def sweep(self, reader: Callable[[Page, int], int | None], places: Iterable[int]) -> None:
        """Ask a reader at each of the places that no name it has just found covers."""
        after = 0
        for i in places:
            if i >= after:
                after = reader(self, i) or i + 1

    @cached_property
    def _where(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for i, word in enumerate(self.words[: self.size]):
            found.setdefault(word.form, []).append(i)
        return found

    def holding(self, forms: AbstractSet[str]) -> list[int]:
        """The places of some folded words."""
        return sorted(i for form in self._where.keys() & forms for i in self._where[form])

    def marked(self, mark: int) -> list[int]:
        """The places of words that carry a mark."""
        marks, words = self.marks, self.words
        return [i for i in range(self.size) if marks[i] & mark and words[i].kind == WORD]

    def announcing(self) -> list[int]:
        """The places of words that may announce a name."""
        words, marks = self.words, self.marks
        return [
            i
            for i in range(self.size)
            if (marks[i] & ANNOUNCES or words[i].announces or words[i + 1].form == ":") and words[i].kind == WORD
        ]

    def in_order(self) -> list[Mention]:
        """The names found so far, in the order of their places, with the words around them."""
        named = [
            replace(mention, before=self.bares[self._noun(mention)].removeprefix("ال"), around=self._around(mention))
            for mention in self.found
        ]
        return sorted(named, key=lambda mention: mention.start)

    def _noun(self, mention: Mention) -> int:
        """The place of the word before a name and its quotation mark."""
        return mention.first - (2 if self.form(mention.first - 1) in QUOTES else 1)

    def _around(self, mention: Mention) -> frozenset[str]:
        beside = (
            *range(max(0, mention.first - _AROUND), mention.first),
            *range(mention.after, mention.after + _AROUND),
        )
        kinds = (WORD, LATIN, NUMBER)
        return frozenset(
            self.bares[i].removeprefix("ال")
            for i in beside
            if self.kind(i) in kinds and self.bares[i] not in self.function_words
        )

    # -------------------------------------------------------------- words

    @cached_property
    def _arabic_endings(self) -> str:
        """Letters that end no foreign name, as the page writes."""
        return "ةءئ" if any(word.surface in _EGYPTIAN for word in self.words) else "ةىءئ"

    def arabic_ending(self, i: int) -> bool:
        """Does a word end in a letter that only Arabic words end in?"""
        return self.words[i].surface[-1] in self._arabic_endings

    def form(self, i: int) -> str:
        """The folded word at a place; an empty one outside the text."""
        return self.words[i].form

    def kind(self, i: int) -> int:
        """What kind of token stands at a place."""
        return self.words[i].kind

    def bare(self, i: int) -> str:
        """The folded word without conjunction and preposition; ال stays."""
        return self.bares[i]

    def definite(self, i: int) -> bool:
        """Does the word carry the article?  «ألكسندر», written with its hamza, does not."""
        return self.words[i].definite

    def adjective(self, i: int) -> bool:
        """Is it an adjective of a country («الروسي»)?"""
        return self.words[i].adjective

    def proper(self, i: int) -> bool:
        """Is a word with an article one that the language hardly has, and no plural or adjective?"""
        word = self.words[i]
        rare = frequency(word.opened) < _RARE_DEFINITE and frequency(word.rest) < _RARE_DEFINITE
        common = word.adjective or word.readings or word.opened.endswith(("ين", "ون", "ات", "يه"))
        return word.definite and rare and not common

    def same_line(self, i: int) -> bool:
        """Do words `i` and `i + 1` stand beside each other, with only blanks between?"""
        return self.beside[i]

    def reads(self, i: int, forms: tuple[str, ...]) -> bool:
        """Do these words stand from `i` on?"""
        return all(word.form == form for word, form in zip(self.words[i : i + len(forms)], forms, strict=False))

    def name_word(self, i: int, *, first: bool, definite: bool = False) -> bool:
        """May the word at a place be the first or a further word of a name?"""
        if self.taken[i]:
            return False
        word = self.words[i]
        return self.lore.fits(word, self.bares[i] if first else word.form, first=first, definite=definite)

    # -------------------------------------------------------------- how far a name reaches

    def extent(self, i: int, *, definite: bool = True) -> int:
        """The place after the name that starts at `i`; `i` itself where none starts."""
        at = i
        while at < self.size and at - i < LONGEST:
            if at > i and not self.beside[at - 1]:
                break
            if self.form(at) in self.cues.links and self.beside[at] and not self.words[at].second:
                if not self._linked(i, at):
                    break
                at += 1 if self._links_on(at) else 2
                continue
            if at > i and self.form(at) in self.cues.faith and not self.taken[at]:
                at += 1  # «ذبيح الله»
                continue
            if at > i and self._hyphen(at):
                at += 2
                continue
            if self.second_person(i, at):
                break
            if not self.name_word(at, first=at == i, definite=definite and at > i):
                if at > i and self.title_as_name(at):
                    at += 1
                    continue
                if at > i and self._between_names(at):
                    at += 2
                    continue
                if at > i and self.form(at + 1) in self.cues.endings and self.beside[at]:
                    at += 2  # «أكرم إمام أوغلو»
                    continue
                if at > i and self.behind_a_first_name(at):
                    at += 1
                break
            if at > i and self.adjective(at):
                break
            at += 1
        return at

    def counted(self, i: int) -> int | None:
        """The place behind «السادس» or «السادس عشر», where one stands at `i` right behind a ruler's name."""
        if self.form(i) not in self.cues.regnal or not self.beside[i - 1]:
            return None
        return i + 2 if self.form(i + 1) == "عشر" and self.beside[i] else i + 1

    def second_person(self, i: int, at: int) -> bool:
        """«ممفيس ديباي وباستيان شفاينشتايغر»: does «و» begin another name of two words behind one that starts at `i`?"""
        word = self.words[at]
        called = word.form[1:] in self.cues.foreigners
        if at - i < 2 or not (word.unlisted or called) or word.form[:1] != "و" or not self.beside[at]:
            return False
        own = word.form[1:2] in "اوي" and len(word.form) <= _OWN_WAW  # «وايت», «ووكر»
        called = called or (len(word.form) > _OWN_WAW and is_foreign(word.form[1:]))
        return not own and (called or self.name_word(at + 1, first=False))

    def _linked(self, i: int, at: int) -> bool:
        """Does a link at `at` belong to the name that starts at `i`?"""
        return self.after_link(at + 1) and (at > i or self.form(at) not in ("ال", "لا", "لو", "ام"))

    def _hyphen(self, at: int) -> bool:
        """A hyphen right behind one word of a name and before another."""
        return (
            self.kind(at) == SIGN and self.form(at) in "-–"
            and self.name_word(at + 1, first=False, definite=True)
            and self.tokens[at].start == self.tokens[at - 1].end
        )  # fmt: skip

    def _links_on(self, i: int) -> bool:
        """Is the word behind a link one too, with its own word behind it («فون دير لاين»)?"""
        return self.form(i + 1) in self.cues.links and self.beside[i + 1] and self.after_link(i + 2)

    def after_link(self, i: int) -> bool:
        """May the word stand behind a link («بن», «دي»)?"""
        named = self.form(i) in self.cues.given and self.words[i].surface.endswith("ي")  # «بن علي»
        return self.kind(i) == WORD and (named or self.form(i) not in self.function_words) and not self.taken[i]

    def only_links(self, first: int, after: int) -> bool:
        """Is a would-be name made of links alone?"""
        return all(self.form(k) in self.cues.links for k in range(first, after))

    def behind_a_first_name(self, i: int) -> bool:
        """«جون كيري»: a rare word behind a first name of another language, though it looks like an Arabic one."""
        word = self.words[i]
        if word.kind != WORD or self.taken[i] or not self.beside[i - 1] or word.second:
            return False
        foreign = self.marks[i - 1] & FOREIGN and word.unlisted and not word.clitics  # «جوستافو مونوا»
        if self.form(i - 1) not in self.cues.foreigners and not foreign:
            return False
        if (
            word.definite
            or word.owned
            or word.adjective
            or word.vowelled
            or (word.numeric and not word.unlisted)  # «جيف بيزوس» is no currency
            or word.form in self.function_words
        ):
            return False
        if word.form in self.cues.verbs or word.form in self.cues.titles or looks_like_verb(word.form):
            return False
        ending = word.form.endswith(("ا", "ت")) and not word.form.endswith(("وا", "ات"))
        short = word.unlisted and len(word.form) <= _OWN_WAW and not word.form.endswith("ه")  # «لوبان», not «بوضوحه»
        own = word.form[1:2] == "ا" or (short and word.form[1:2] == "و")
        bent = ending or (word.form[:1] in "بل" and not own)
        if (bent and is_bent(word.form)) or will_do(word.form) or self.lore.seated(word.form):
            return False  # «قال بوتين رافعا كأسه», «سنتولا أخرت», «كارلتون بجوهانسبورغ»
        twin = frequency("ي" + word.form[1:]) if word.form[:1] == "ت" else 0.0  # «تنسحب» is a verb
        return frequency(word.form) < RARE_NAME and not twin

    def title_as_name(self, i: int) -> bool:
        """«حسين أمير عبد اللهيان»: a title as a given name, between two names."""
        if self.form(i) not in self.cues.given or self.bare(i - 1) not in self.cues.given or not self.beside[i]:
            return False
        return self.name_word(i + 1, first=False) or (self.form(i + 1) in self.cues.links and self.after_link(i + 2))

    def _between_names(self, i: int) -> bool:
        """An everyday word between two foreign ones belongs to the name («تاجول إسلام شودري»)."""
        word = self.words[i]
        form = word.form
        if word.kind != WORD or self.taken[i] or form in self.function_words or word.definite or len(form) > 6:
            return False
        if form in self.cues.where:
            return False
        if form[:1] in "يتسبلفو" or form in self.cues.verbs or form in self.cues.titles or word.readings:
            return False
        if not is_foreign(self.form(i - 1)) or not self.beside[i]:
            return False
        return self.name_word(i + 1, first=False) and is_foreign(self.form(i + 1))

    # -------------------------------------------------------------- entering names

    def put(self, first: int, after: int, kind: NameKind, cue: str, *, whole: bool = False) -> int:
        """Enter a name; returns the place after it.  `whole`: its first letter is its own."""
        clitics = "" if whole else self.clitics(first)
        return self.enter(first, after, kind, cue, clitics)

    def enter(self, first: int, after: int, kind: NameKind, cue: str, clitics: str, place: str | None = None) -> int:
        """Enter a name behind the clitics of its first word; returns the place after it."""
        while after > first + 1 and self.form(after - 1) in self.cues.sons:
            after -= 1  # «محمد بن» goes on behind what was taken before
        token = self.tokens[first]
        start = token.start + cut(token.lex.surface, len(clitics))
        end = self.tokens[after - 1].end
        text = self.doc.text[start:end]
        article = kind != "person" and clitics.endswith("ل") and token.lex.form[len(clitics) :].startswith("ل")
        spelled = "ا" + text if article else text  # «للهلال» is said of «الهلال»
        self.found.append(Mention(start, end, first, after, text, kind, words_of(spelled), cue, place))
        self.taken[first:after] = [True] * (after - first)
        if kind == "person":
            self.people.update(range(first, after))
        return after

    def clitics(self, i: int) -> str:
        """The clitics before a name's first word; a name may begin with such a letter («بيونج»)."""
        word = self.words[i]
        another = word.form[:1] == "و" and word.unlisted and i - 1 in self.people and self.beside[i - 1]
        if word.kind == WORD and (word.second or another):
            return word.form[0]
        if word.kind != WORD or not word.clitics or word.whole:
            return ""
        if word.rest in self.cues.given or word.rest in self.places.phrases or word.form == "عبد":
            return word.clitics
        if word.rest in self.forms or frequency(word.rest) > 3 * KNOWN_NAME or word.definite:
            return word.clitics
        return ""

    def forms_of(self, mention: Mention) -> tuple[str, ...]:
        """The folded words of a mention without its clitics."""
        return (self.bares[mention.first], *(word.form for word in self.words[mention.first + 1 : mention.after]))
