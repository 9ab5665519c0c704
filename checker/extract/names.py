"""Find names of people, places and organisations in a text, without a list of them.

Names stand beside words that announce them: titles (الرئيس, المتحدث باسم), verbs of saying, words for places
and organisations.  How far a name reaches is told by its words: ordinary Arabic words end it.  What was
announced once is found again wherever it stands, whole or by its last word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, NamedTuple

from checker.compare.names import one_name, skeleton, words_of
from checker.extract.document import Document
from checker.extract.gazetteer import Gazetteer, gazetteer
from checker.model import NameKind, Span
from checker.rules import Rules
from checker.schema import GivenNames, NameCues
from checker.text.clitics import split
from checker.text.fold import cut, fold
from checker.text.frequency import frequency
from checker.text.shape import has_pattern, is_ordinary
from checker.text.tokens import LATIN, SIGN, WORD

_KNOWN_NOUN: Final = 4e-5  # «منطقة الخليج» is a name, «منطقة الحدث» is none: a definite word this common is a noun
_RARE_PLACE: Final = 3e-6  # a word more common than this is spelled as its writers mean it
_KNOWN_NAME: Final = 1e-6  # a name that the word list has
_RARE_SYLLABLE: Final = 1e-5  # East Asian names are made of words rarer than this
_NEAR_LETTERS: Final = 6  # a shorter name has too many words that look like it
_LONGEST: Final = 6  # words of a name
_COMPLEMENT: Final = 6  # words between a title and its name («المتحدث الرسمي باسم وزارة الدفاع الروسية»)
_QUOTES: Final = {"«": "»", "“": "”", '"': '"', "»": "«"}


class Cues(NamedTuple):
    """The announcing words, folded."""

    titles: frozenset[str]
    kin: frozenset[str]
    places: frozenset[str]
    sites: frozenset[str]
    organisations: frozenset[str]
    verbs: frozenset[str]
    links: frozenset[str]
    things: frozenset[str]
    given: frozenset[str]


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
    cue: str  # what announced it: title, verb, place, organisation, given, gazetteer, run, again
    place: str | None = None  # the gazetteer's key of a known place

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@lru_cache(maxsize=8)
def cues(rules: Rules) -> Cues:
    """The announcing words of a set of rules."""

    def words(field: str) -> frozenset[str]:
        return frozenset(fold(word) for file in rules.of(NameCues) for word in getattr(file, field))

    given = frozenset("".join(words_of(name)) for file in rules.of(GivenNames) for name in file.names)
    return Cues(**{field: words(field) for field in Cues._fields[:-1]}, given=given)


def find_names(doc: Document) -> list[Mention]:
    """The names of a document, in the order of their places; none overlap."""
    return _Finder(doc).run()


def find_story_names(docs: Sequence[Document]) -> dict[str, list[Mention]]:
    """The names of each document of a story; what one article announces is found in the others too."""
    finders = [_Finder(doc) for doc in docs]
    found = [finder.run() for finder in finders]
    announced: dict[str, list[tuple[tuple[str, ...], NameKind]]] = {}
    for finder, mentions in zip(finders, found, strict=True):
        for mention in mentions:
            if mention.cue in _ANNOUNCED:
                forms = finder.forms_of(mention)
                options = announced.setdefault(forms[0], [])
                if (forms, mention.kind) not in options:
                    options.append((forms, mention.kind))
                for single in finder.singles_of(mention, forms):
                    options = announced.setdefault(single, [])
                    if ((single,), mention.kind) not in options:
                        options.append(((single,), mention.kind))
                options = announced[forms[0]]
                if mention.kind == "organisation" and len(forms) > 1 and ((forms[0],), mention.kind) not in options:
                    options.append(((forms[0],), mention.kind))
    for options in announced.values():
        options.sort(key=lambda option: (-len(option[0]), option))
    near = _near_index(finders)
    for finder in finders:
        finder.trim(near.whole)
        finder.run_again(announced)
        finder.run_near(near)
    return {finder.doc.article.id: sorted(finder.found, key=lambda mention: mention.start) for finder in finders}


class _Known(NamedTuple):
    """A foreign name that some article of the story has, as one word and as written."""

    joined: str
    text: str
    kind: NameKind


class _Near(NamedTuple):
    """The foreign names of a story, to look for other spellings of them: by skeleton, and as rows of words."""

    blocks: dict[str, list[_Known]]
    whole: frozenset[tuple[str, ...]]


def _near_index(finders: Sequence[_Finder]) -> _Near:
    blocks: dict[str, list[_Known]] = {}
    whole: set[tuple[str, ...]] = set()
    for finder in finders:
        for mention in finder.found:
            forms = finder.forms_of(mention)
            if len(forms) > 1 and mention.kind == "person":
                whole.add(forms)
            joined = "".join(forms)
            native = any(form in finder.cues.given for form in forms)
            if len(joined) < _NEAR_LETTERS or native or not any(is_foreign(form) for form in forms):
                continue
            known = _Known(joined, mention.text, mention.kind)
            block = blocks.setdefault(skeleton(joined)[:2], [])
            if known not in block:
                block.append(known)
    return _Near(blocks, frozenset(whole))


def _ordinary_pairs(whole: frozenset[tuple[str, ...]]) -> frozenset[tuple[str, ...]]:
    """Two words of which one is an ordinary word: «أبدى كيم» looks like a name and may be none."""
    return frozenset(name for name in whole if len(name) == 2 and any(map(is_ordinary, name)))


class _Finder:
    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.tokens = doc.tokens
        self.cues = cues(doc.rules)
        self.places: Gazetteer = gazetteer(doc.rules)
        self.function_words = doc.vocab.function_words
        self.found: list[Mention] = []
        self.taken = [False] * len(self.tokens)
        self.forms = {token.lex.form for token in self.tokens}

    def run(self) -> list[Mention]:
        self._each(self._known_places)
        self._each(self._announced)
        self._each(self._given)
        self._each(self._runs)
        self._each(self._in_a_place)
        self._again()
        self._split_pairs()
        return sorted(self.found, key=lambda mention: mention.start)

    def forms_of(self, mention: Mention) -> tuple[str, ...]:
        """The folded words of a mention without its clitics."""
        return tuple(self.form(k) if k > mention.first else self.bare(k) for k in range(mention.first, mention.after))

    def singles_of(self, mention: Mention, forms: tuple[str, ...]) -> list[str]:
        """The words by which another article may call a person: the foreign first or last one."""
        if mention.kind != "person" or len(forms) < 2:
            return []
        return [form for form in (forms[0], forms[-1]) if len(form) > 3 and is_foreign(form)]

    def trim(self, whole: frozenset[tuple[str, ...]]) -> None:
        """«ضم نيمار دا سيلفا» without its ordinary first word, where the rest is a person of the story."""
        singles = {word for name in whole for word in (name[0], name[-1]) if not any(map(is_ordinary, name))}
        for at, mention in enumerate(self.found):
            forms = self.forms_of(mention)
            if mention.kind == "person" and len(forms) == 2 and forms not in whole - _ordinary_pairs(whole):
                self._trim_pair(at, mention, forms, singles)
                continue
            if len(forms) < 3 or forms[1:] not in whole or not is_ordinary(forms[0]) or forms[0] in self.cues.given:
                continue
            start = self.tokens[mention.first + 1].start
            text = self.doc.text[start : mention.end]
            self.taken[mention.first] = False
            self.found[at] = replace(mention, start=start, first=mention.first + 1, text=text, words=words_of(text))

    def _trim_pair(self, at: int, mention: Mention, forms: tuple[str, ...], singles: set[str]) -> None:
        """«شرف كيم», «بوتين ردا»: an ordinary word beside the name by which the story calls somebody."""
        if forms[1] in singles and forms[0] not in singles and is_ordinary(forms[0]):
            keep = mention.first + 1
        elif forms[0] in singles and forms[1] not in singles and is_ordinary(forms[1]):
            keep = mention.first
        else:
            return
        drop = mention.first + mention.after - 1 - keep
        start = mention.start if keep == mention.first else self.tokens[keep].start
        text = self.doc.text[start : self.tokens[keep].end]
        self.taken[drop] = False
        self.found[at] = replace(
            mention, start=start, end=start + len(text), first=keep, after=keep + 1, text=text, words=words_of(text)
        )

    def run_near(self, near: _Near) -> None:
        """Other spellings of the story's foreign names, also with their words written together or apart."""
        for i in range(len(self.tokens)):
            for size in (3, 2, 1):
                known = self._spelled_otherwise(i, size, near)
                if known is not None:
                    self.put(i, i + size, known.kind, "again")
                    break

    def _spelled_otherwise(self, i: int, size: int, near: _Near) -> _Known | None:
        places = range(i, i + size)
        if i + size > len(self.tokens) or any(self.taken[k] or self.kind(k) != WORD for k in places):
            return None
        if not all(self.same_line(k) for k in places[:-1]) or not any(self._unknown(k) for k in places):
            return None
        if any(self._stops_a_name(k) for k in places):
            return None
        clitics = self._clitics(i)
        head = self.form(i)[len(clitics) :]
        joined = head + "".join(self.form(k) for k in places[1:])
        if len(joined) < _NEAR_LETTERS or (size == 1 and is_ordinary(head)):
            return None
        written = " ".join([head, *(self.form(k) for k in places[1:])])
        for known in near.blocks.get(skeleton(joined)[:2], ()):
            if abs(len(known.joined) - len(joined)) <= 2 and one_name(known.text, written, None, self.doc.rules).same:
                return known
        return None

    def _unknown(self, i: int) -> bool:
        return frequency(self.form(i)) == 0 or is_foreign(self.bare(i))

    def _stops_a_name(self, i: int) -> bool:
        form = self.bare(i)
        return (
            form in self.function_words
            or form in self.cues.verbs
            or form in self.cues.titles
            or self._adjective(i)
            or (self.definite(i) and is_ordinary(form))
        )

    def run_again(self, announced: dict[str, list[tuple[tuple[str, ...], NameKind]]]) -> None:
        """Find what other articles of the story have announced."""
        for i in range(len(self.tokens)):
            if self.taken[i] or self.kind(i) != WORD:
                continue
            for head in dict.fromkeys((self.form(i), self.bare(i))):
                for forms, kind in announced.get(head, ()):
                    after = i + len(forms)
                    whole = tuple(self.form(k) for k in range(i + 1, after)) == forms[1:] and not any(
                        self.taken[i:after]
                    )
                    called = i and self.bare(i - 1).removeprefix("ال") in self.cues.organisations
                    if whole and (len(forms) > 1 or called or not is_ordinary(head)):
                        self.put(i, after, kind, "again")
                        break
                if self.taken[i]:
                    break

    def _each(self, reader: object) -> None:
        i = 0
        while i < len(self.tokens):
            i = max(reader(i) or i + 1, i + 1)  # type: ignore[operator]

    # -------------------------------------------------------------- words

    def form(self, i: int) -> str:
        return self.tokens[i].lex.form if 0 <= i < len(self.tokens) else ""

    def kind(self, i: int) -> int:
        return self.tokens[i].lex.kind if 0 <= i < len(self.tokens) else SIGN

    def bare(self, i: int) -> str:
        """The folded word without conjunction and preposition; ال stays."""
        form = self.form(i)
        clitics, definite, rest = split(form)
        if clitics and not definite and frequency(rest) == 0 and rest not in self.forms:
            return form  # «وداي» is no «و» and «داي»
        return ("ال" + rest) if definite else rest

    def definite(self, i: int) -> bool:
        """Does token `i` carry the article?  «ألكسندر», written with its hamza, does not."""
        if self.kind(i) != WORD:
            return False
        clitics, definite, _ = split(self.form(i))
        if not definite:
            return False
        surface = self.tokens[i].lex.surface
        return surface[cut(surface, len(clitics)) :][:1] not in ("أ", "إ", "آ")

    def same_line(self, i: int) -> bool:
        """Do tokens `i` and `i + 1` stand beside each other, with only blanks between?"""
        gap = self.doc.text[self.tokens[i].end : self.tokens[i + 1].start]
        return "\n" not in gap and len(gap) <= 2

    def name_word(self, i: int, *, first: bool, definite: bool = False) -> bool:
        """May token `i` be a word of a name?"""
        if not 0 <= i < len(self.tokens) or self.taken[i]:
            return False
        lex = self.tokens[i].lex
        if lex.kind == LATIN:
            return len(lex.surface) > 1
        if lex.kind != WORD or len(lex.form) < 2:
            return False
        form = self.bare(i) if first else lex.form
        if form in self.function_words or (lex.readings and lex.readings[0].term.cat in _NUMERIC):
            return False
        if form in self.cues.verbs or form in self.cues.titles:
            return False
        if form in self.cues.given or form in self.cues.links:
            return True
        if self.definite(i) and len(form) > 4:
            rest = form.removeprefix("ال")
            if not definite or form.endswith("ه") or (split(lex.form)[0] and not first) or rest in self.cues.titles:
                return False
            return frequency(form) < _KNOWN_NOUN / 2 and not has_pattern(rest) and not (first and is_ordinary(form))
        if form.startswith("ال") and len(form) > 4:
            return frequency(form[2:]) < 1e-5
        if not first and (_clitic_word(lex.form) or (form[0] == "ي" and form[1:2] not in ("ا", "و", "ي"))):
            return False
        return not is_ordinary(form)

    def extent(self, i: int, *, definite: bool = True) -> int:
        """The token after the name that starts at `i`; `i` itself where none starts."""
        at = i
        while at < len(self.tokens) and at - i < _LONGEST:
            if at > i and not self.same_line(at - 1):
                break
            if self.form(at) in self.cues.links and at + 1 < len(self.tokens) and self.same_line(at):
                if at > i and self._after_link(at + 1):
                    at += 1 if self._links_on(at) else 2
                    continue
                if at == i and self._after_link(at + 1) and self.form(at) not in ("ال", "لا", "لو", "ام"):
                    at += 1 if self._links_on(at) else 2
                    continue
                break
            if (
                at > i
                and self.kind(at) == SIGN
                and self.form(at) in "-–"
                and self.name_word(at + 1, first=False, definite=True)
            ):
                gap_before = self.tokens[at].start - self.tokens[at - 1].end
                if not gap_before:
                    at += 2
                    continue
            if not self.name_word(at, first=at == i, definite=definite and at > i):
                if at > i and self._between_names(at):
                    at += 2
                    continue
                break
            if at > i and self._adjective(at):
                break
            at += 1
        return at

    def _links_on(self, i: int) -> bool:
        """Is the word behind a link one too, with its own word behind it («فون دير لاين»)?"""
        return self.form(i + 1) in self.cues.links and self.same_line(i + 1) and self._after_link(i + 2)

    def _between_names(self, i: int) -> bool:
        """An everyday word between two foreign ones belongs to the name («تاجول إسلام شودري»)."""
        form = self.form(i)
        if self.kind(i) != WORD or self.taken[i] or form in self.function_words or self.definite(i) or len(form) > 6:
            return False
        if form[0] in "يتسبلفو" or form in self.cues.verbs or form in self.cues.titles or self.tokens[i].lex.readings:
            return False
        if not (is_foreign(self.form(i - 1)) and i + 1 < len(self.tokens) and self.same_line(i)):
            return False
        return self.name_word(i + 1, first=False) and is_foreign(self.form(i + 1))

    def _after_link(self, i: int) -> bool:
        return self.kind(i) == WORD and self.form(i) not in self.function_words and not self.taken[i]

    def _adjective(self, i: int) -> bool:
        form = self.form(i)
        return form in self.places.adjectives or form.removeprefix("ال") in self.places.adjectives

    def put(self, first: int, after: int, kind: NameKind, cue: str, *, whole: bool = False) -> int:
        """Enter a name; returns the token after it.  `whole`: its first letter is its own."""
        start_token = self.tokens[first]
        clitics = "" if whole else self._clitics(first)
        start = start_token.start + (cut(start_token.lex.surface, len(clitics)) if clitics else 0)
        end = self.tokens[after - 1].end
        text = self.doc.text[start:end]
        self.found.append(Mention(start, end, first, after, text, kind, words_of(text), cue))
        self.taken[first:after] = [True] * (after - first)
        return after

    def _clitics(self, i: int) -> str:
        """The clitics before a name's first word; a name may begin with such a letter («بيونج»)."""
        if self.kind(i) != WORD:
            return ""
        form = self.form(i)
        clitics, _, rest = split(form)
        if not clitics or rest in self.cues.given or rest in self.places.phrases or form == "عبد":
            return clitics
        if rest in self.forms or frequency(rest) > 3 * _KNOWN_NAME or self.definite(i):
            return clitics
        return ""

    # -------------------------------------------------------------- what announces a name

    def _known_places(self, i: int) -> int | None:
        """Countries, capitals, cities and names with aliases, also when spelled otherwise."""
        if self.kind(i) != WORD:
            return None
        clitics, definite, rest = split(self.form(i))
        for head in dict.fromkeys((self.form(i), ("ال" if definite else "") + rest)):
            options = self.places.phrases.get(head, ())
            for tail, place in options:
                after = i + 1 + len(tail)
                if tuple(self.form(i + 1 + k) for k in range(len(tail))) != tail:
                    continue
                if not tail and (self._doubtful_place(i, head) or self._accusative(i)):
                    continue
                return self._put_place(i, after, place, clitics if head != self.form(i) else "")
        return self._near_place(i)

    def _put_place(self, i: int, after: int, place: str, clitics: str) -> int:
        start_token = self.tokens[i]
        start = start_token.start + cut(start_token.lex.surface, len(clitics))
        end = self.tokens[after - 1].end
        text = self.doc.text[start:end]
        kind = self.places.kinds.get(place, "place")
        self.found.append(Mention(start, end, i, after, text, kind, words_of(text), "gazetteer", place))
        self.taken[i:after] = [True] * (after - i)
        return after

    def _near_place(self, i: int) -> int | None:
        """A rare word that spells a known place in another way («النروج», «بيونج يانج»)."""
        form = self.form(i)
        if len(form) < 4 or frequency(form) > _RARE_PLACE or form.endswith(("يه", "ين", "ون")) or self._adjective(i):
            return None
        for whole, size in ((f"{form} {self.form(i + 1)}", 2), (form, 1), (split(form)[2], 1)):
            place = self.places.near(whole)
            if place is not None and (size == 1 or self.kind(i + 1) == WORD):
                clitics = split(form)[0] if whole == split(form)[2] and whole != form else ""
                return self._put_place(i, i + size, place, clitics)
        return None

    def _doubtful_place(self, i: int, head: str) -> bool:
        """«مالي» financial, «عمان», «قم», «فاس»: a place's name that is another word too needs a sign of a place."""
        if head not in _DOUBTFUL:
            return False
        before = self.bare(i - 1)
        return before not in self.cues.places and self.form(i - 1) not in (
            "في",
            "من",
            "الي",
            "سلطنه",
            "دوله",
            "جمهوريه",
        )

    def _accusative(self, i: int) -> bool:
        """«55 جنديا أوكرانيا»: the accusative of an adjective looks like the country."""
        surface = self.tokens[i].lex.surface
        if "\u064b" in surface:
            return True
        if not surface.endswith("يا") or self.form(i)[:-1] not in self.places.adjectives:
            return False
        before = self.tokens[i - 1].lex if i else None
        reading = before.get("noun") if before else None
        return reading is not None and reading.tanwin

    def _announced(self, i: int) -> int | None:
        if self.taken[i] or self.kind(i) != WORD:
            return None
        word = self.bare(i)
        noun = word.removeprefix("ال")
        if word in self.function_words:
            return None
        if noun in self.cues.titles or _without_pronoun(noun) in self.cues.titles:
            return self._behind_title(i)
        reading = self.tokens[i].lex.get("noun")
        if reading and reading.definite and reading.term.number == "singular" and reading.term.value.cls == "person":
            return self._right_behind(i, "person", "title")
        if word in self.cues.kin:
            return self._right_behind(i, "person", "title") or (self._called(i) if word in _CALLED else None)
        if noun in self.cues.places or noun in self.cues.sites:
            return self._behind_place(i)
        if noun in self.cues.organisations:
            return self._behind_organisation(i)
        if word in self.cues.verbs:
            return self._right_behind(i, "person", "verb")
        if noun in self.cues.things:
            return self._quoted(i + 1, "organisation")
        if self.form(i + 1) == ":" and self._line_start(i):
            after = self.extent(i)
            if after == i + 1 and not is_ordinary(self.form(i)):
                return self.put(i, after, "person", "verb")
        return None

    def _line_start(self, i: int) -> bool:
        return i == 0 or "\n" in self.doc.text[self.tokens[i - 1].end : self.tokens[i].start]

    def _right_behind(self, i: int, kind: NameKind, cue: str) -> int | None:
        if i + 1 >= len(self.tokens) or not self.same_line(i):
            return None
        after = self.extent(i + 1)
        if after == i + 1 or self._only_links(i + 1, after):
            return None
        if cue == "verb" and after == i + 2 and not self._sure(i + 1):
            return None
        return self.put(i + 1, after, kind, cue)

    def _called(self, i: int) -> int | None:
        """«يدعى نفر حتب»: whatever stands there is the name, two words of it at most."""
        after = i + 1
        while after < len(self.tokens) and after - i <= 2 and self.kind(after) == WORD and self.same_line(after - 1):
            if self.form(after) in self.function_words or self.definite(after):
                break
            after += 1
        return self.put(i + 1, after, "person", "title") if after > i + 1 else None

    def _sure(self, i: int) -> bool:
        """A single word behind a verb is a name only when it has no Arabic ending or is a given name."""
        form = self.form(i)
        return form in self.cues.given or is_foreign(form)

    def _only_links(self, first: int, after: int) -> bool:
        return all(self.form(k) in self.cues.links for k in range(first, after))

    def _behind_title(self, i: int) -> int | None:
        """The name behind a title and its complement; a comma or a quotation mark may stand before it."""
        at, settled = i + 1, False
        while at < len(self.tokens) and at - i <= _COMPLEMENT:
            if "\n" in self.doc.text[self.tokens[at - 1].end : self.tokens[at].start]:
                return None
            if self.form(at) in ("،", "«", '"', "“") and at > i + 1:
                return self._apposed(at + 1)
            after = self.extent(at)
            if after > at and not self._only_links(at, after) and not self._adjective(at):
                return self.put(self._short_word_before(at, i), after, "person", "title")
            if not self._complement(at, settled=settled):
                short = self.kind(at) == WORD and len(self.form(at)) <= 4 and self.form(at) not in self.function_words
                after = self.extent(at + 1) if short and is_foreign(self.form(at + 1)) else at + 1
                return self.put(at, after, "person", "title") if after > at + 1 else None
            settled = settled or self.definite(at) or self._adjective(at) or self.taken[at]
            at += 1
        return None

    def _apposed(self, i: int) -> int | None:
        after = self.extent(i)
        if after - i < 2 or self._only_links(i, after):
            return None
        return self.put(self._short_word_before(i, i - 1), after, "person", "title")

    def _short_word_before(self, i: int, title: int) -> int:
        """«باك» of «باك جونغ تشون»: a short word right before a foreign one, that an Arabic word happens to look like."""
        before = i - 1
        if before <= title or self.kind(before) != WORD or len(self.form(before)) > 4 or self.taken[before]:
            return i
        form = self.form(before)
        if self.definite(before) or form in self.function_words or form in _CONSTRUCT or self._adjective(before):
            return i
        known = form in self.cues.titles or form in self.cues.places or form in self.cues.organisations
        return i if known or not is_foreign(self.form(i)) else before

    def _complement(self, i: int, *, settled: bool) -> bool:
        """May token `i` stand between a title and its name: definite words, adjectives, places, «باسم», «في»?

        `settled` tells that a definite word has closed the construct; only definite words may follow it.
        """
        form = self.form(i)
        if self.taken[i] or self._adjective(i):
            return True
        if form in ("باسم", "في", "لدي", "به", "باسمه", "باسمها"):
            return True
        if self.kind(i) != WORD or form in self.function_words:
            return False
        if self.definite(i):
            return split(form)[0] in ("", "ل", "ب", "و")
        if settled:
            return False
        return form in _CONSTRUCT or (is_ordinary(form) and not split(form)[0] and not _is_verb(form, self.cues))

    def _behind_place(self, i: int) -> int | None:
        at = i + 1
        if at >= len(self.tokens) or not self.same_line(i):
            return None
        if self.form(at) in _QUOTES:
            return self._quoted(at, "place")
        if self.taken[at]:
            return None
        if self._adjective(at) or self.form(at) in self.function_words or self.kind(at) != WORD:
            return None
        if split(self.form(at))[0] and is_ordinary(self.form(at)):
            return None
        if self._keeps_its_waw(at):
            return self.put(at, at + 1, "place", "place", whole=True)
        if self.definite(at):
            word = self.bare(i)
            if word.removeprefix("ال") in self.cues.sites or word.startswith("ال"):
                return None
            if self.form(at) in _NO_PLACE or self.form(at).endswith("يه") or frequency(self.form(at)) > _KNOWN_NOUN:
                return None
            after = at + 1
        else:
            after = self.extent(at)
            if after == at + 1 and self._settlement(after):
                after += 1
            while after > at + 1 and self.definite(after - 1) and self.form(after - 1).endswith(("يه", "ي")):
                after -= 1
            if after == at:
                return None
        if self.form(i).startswith("ال") and after == at + 1 and is_ordinary(self.form(at)):
            return None
        return self.put(at, after, "place", "place")

    def _keeps_its_waw(self, i: int) -> bool:
        """«إقليم وداي»: behind a word for a place that is not finished yet, «و» begins no second thing."""
        form = self.form(i)
        construct = not self.bare(i - 1).startswith("ال")
        return construct and form[0] == "و" and frequency(form) == 0 and split(form)[0] == "و" and not self.definite(i)

    def _settlement(self, i: int) -> bool:
        """The short second word of a place («غازي بور», «إسلام آباد»)."""
        return (
            self.kind(i) == WORD and i < len(self.tokens) and self.same_line(i - 1) and len(self.form(i)) <= 4
            and self.form(i) not in self.function_words and not self.taken[i] and self.form(i) not in self.cues.verbs
            and not self.tokens[i].lex.readings and not self._adjective(i) and not _looks_like_verb(self.form(i))
            and (not is_ordinary(self.form(i - 1)) or self.form(i - 1) in self.cues.given)
            and frequency("ال" + self.form(i)) < 0.5 * frequency(self.form(i)) + 1e-7
        )  # fmt: skip

    def _behind_organisation(self, i: int) -> int | None:
        at = i + 1
        if at >= len(self.tokens) or not self.same_line(i):
            return None
        if self.form(at) in _QUOTES:
            return self._quoted(at, "organisation")
        if self.taken[at] or self.form(i).startswith("ال"):
            return None
        after = self.extent(at, definite=True)
        if after == at and self._brand(at):
            after = max(self.extent(at + 1, definite=True), at + 2)
        if after == at or self._only_links(at, after):
            return None
        return self.put(at, after, "organisation", "organisation")

    def _brand(self, i: int) -> bool:
        """An everyday word as a firm's name: a foreign word or the form of the firm follows («أطلس لوجستيك», «سنابل القابضة»)."""
        plain = self.kind(i) == WORD and self.form(i) not in self.function_words and not self.definite(i)
        if not plain or i + 1 >= len(self.tokens) or not self.same_line(i) or self.taken[i] or self.taken[i + 1]:
            return False
        return is_foreign(self.form(i + 1)) or self.form(i + 1) in _FIRMS

    def _quoted(self, i: int, kind: NameKind) -> int | None:
        """A name in quotation marks of at most four words, right behind the word that announces it."""
        opener = self.form(i)
        closer = _QUOTES.get(opener)
        if closer is None:
            return None
        for at in range(i + 1, min(i + 6, len(self.tokens))):
            if self.form(at) == closer and at > i + 1:
                if all(self.kind(k) in (WORD, LATIN) for k in range(i + 1, at)):
                    return self.put(i + 1, at, kind, "organisation" if kind == "organisation" else "place")
                return None
        return None

    # -------------------------------------------------------------- names with no announcement

    def _given(self, i: int) -> int | None:
        """An Arabic given name and what follows it."""
        if self.taken[i] or self.kind(i) != WORD:
            return None
        word = self.bare(i)
        compound = (word == "عبد" and self.form(i + 1).startswith("ال")) or (
            word in _BEARERS and self.form(i + 1) in ("الدين", "الاسلام", "الله", "الحق")
        )
        if word not in self.cues.given and not compound:
            return None
        if word in self.function_words and not self.tokens[i].lex.surface.endswith("ي"):
            return None  # «على» is no «علي»
        after = i + 2 if compound else i + 1
        while after < len(self.tokens) and after - i < _LONGEST and self.same_line(after - 1):
            form = self.form(after)
            if (form in ("بن", "ابن", "بنت", "ال", "ابو") and self._after_link(after + 1)) or (form == "عبد" and self.form(after + 1).startswith("ال")):
                after += 2
            elif (
                form.startswith("ال")
                and len(form) > 4
                and not self._adjective(after)
                and not self.taken[after]
                and form not in _NO_SURNAME
            ) or self.name_word(after, first=False):
                after += 1
            else:
                break
        if after - i < 2 or (after - i == 2 and compound and word == "عبد"):
            return None
        if (
            i
            and not self.taken[i - 1]
            and self.same_line(i - 1)
            and is_foreign(self.form(i - 1))
            and self.name_word(i - 1, first=True)
        ):
            i -= 1  # the family name first: «حساني شريف عبد العالي»
        return self.put(i, after, "person", "given")

    def _runs(self, i: int) -> int | None:
        """Two foreign words in a row."""
        if self.taken[i] or self.kind(i) != WORD or not is_foreign(self.bare(i)):
            return None
        after = self.extent(i, definite=False)
        if after > i and i and max(len(self.form(k)) for k in range(i, after)) <= 5 and self._short_syllable(i - 1):
            i -= 1  # «شي جين بينغ»
            if after - i == 2 and self._last_syllable(after):
                return self.put(i, after + 1, "person", "run")
        foreign = sum(
            is_foreign(self.bare(k) if k == i else self.form(k)) and not self.tokens[k].lex.surface.endswith("ة")
            for k in range(i, after)
        )
        if after - i < 2 or foreign < min(2, after - i - (len(self.form(i)) <= 4)):
            return None
        return self.put(i, after, "person", "run")

    def _last_syllable(self, i: int) -> bool:
        """The third of three short words («تشوي سونغ بوم»), rare enough to be no noun or verb of the sentence."""
        if i >= len(self.tokens) or not self.same_line(i - 1) or not self._short_syllable(i):
            return False
        return max(frequency(self.form(k)) for k in (i - 2, i - 1, i)) < _RARE_SYLLABLE

    def _short_syllable(self, i: int) -> bool:
        form = self.form(i)
        return (
            self.kind(i) == WORD
            and form[0] not in "يتو"
            and 2 <= len(form) <= 4 and self.same_line(i) and not self.taken[i]
            and form not in self.function_words and form not in self.cues.verbs and form not in self.cues.titles
            and not self.tokens[i].lex.readings and not self.definite(i) and form not in self.cues.places
        )  # fmt: skip

    def _in_a_place(self, i: int) -> int | None:
        """A single foreign word behind a preposition of place («في إيتايوان», «قرب كوبيانسك»)."""
        if self.taken[i] or self.kind(i) != WORD or not i or not self.same_line(i - 1):
            return None
        before = self.form(i - 1)
        glued = split(self.form(i))[0] in ("ب", "وب") and self.bare(i) != self.form(i)
        if before.removeprefix("و") not in _WHERE and not glued:
            return None
        word = self.bare(i)
        lex = self.tokens[i].lex
        if not is_foreign(word) or frequency(word) > _KNOWN_NAME or lex.readings or set(lex.surface) & set("ءئؤة"):
            return None
        after = self.extent(i, definite=False)
        return self.put(i, max(after, i + 1), "place", "where")

    def _split_pairs(self) -> None:
        """«شكر كيم بوتين»: two people side by side, each known from elsewhere, are not one."""
        full = [m for m in self.found if m.kind == "person" and len(m.words) > 1]
        kept: list[Mention] = []
        for mention in self.found:
            parts = (
                self._two_people(mention, full)
                if mention.kind == "person" and mention.after - mention.first == 2
                else None
            )
            kept += parts or [mention]
        self.found = kept

    def _two_people(self, mention: Mention, full: list[Mention]) -> list[Mention] | None:
        one, two = self.bare(mention.first), self.form(mention.first + 1)
        others = [m for m in full if set(m.words) != set(mention.words)]
        first = [m for m in others if one in (m.words[0], m.words[-1]) and two not in m.words]
        second = [m for m in others if two in (m.words[0], m.words[-1]) and one not in m.words]
        if not first or not second or mention.cue in ("title", "given"):
            return None
        token = self.tokens[mention.first + 1]
        left = replace(
            mention,
            end=self.tokens[mention.first].end,
            after=mention.first + 1,
            text=self.doc.text[mention.start : self.tokens[mention.first].end],
            words=(one,),
        )
        right = replace(
            mention,
            start=token.start,
            first=mention.first + 1,
            text=self.doc.text[token.start : mention.end],
            words=(two,),
        )
        return [left, right]

    def _again(self) -> None:
        """Names that were found once, found again: whole, or a person by the last word."""
        index: dict[str, list[tuple[tuple[str, ...], Mention]]] = {}
        for mention in list(self.found):
            if mention.cue == "gazetteer":
                continue
            forms = self.forms_of(mention)
            index.setdefault(forms[0], []).append((forms, mention))
            last = forms[-1]
            if mention.kind == "person" and len(forms) > 1 and len(last) > 2 and not _too_common(last):
                index.setdefault(last, []).append(((last,), replace(mention, words=(words_of(last) or ("",)))))
            if (
                mention.kind == "person"
                and len(forms) > 2
                and not _too_common(forms[0])
                and len(forms[0]) > 2
                and is_foreign(forms[0])
            ):
                index.setdefault(forms[0], []).append(((forms[0],), replace(mention, words=(forms[0],))))
        for options in index.values():
            options.sort(key=lambda option: -len(option[0]))
        for i in range(len(self.tokens)):
            if self.taken[i] or self.kind(i) != WORD:
                continue
            for head in dict.fromkeys((self.form(i), self.bare(i))):
                for forms, mention in index.get(head, ()):
                    after = i + len(forms)
                    if tuple(self.form(k) for k in range(i + 1, after)) == forms[1:] and not any(self.taken[i:after]):
                        self.put(i, after, mention.kind, "again")
                        break
                if self.taken[i]:
                    break


_NUMERIC: Final = frozenset("unit ten hundred mag frac month weekday relday measure noun noun_dual currency".split())
_DOUBTFUL: Final = frozenset(
    fold(word)
    for word in "مالي عمان قم فاس صور نيس ليون تشاد بنين توغو الأقصر سرت رفح كيف الخليل مشهد هرات البصره".split()
)
_CALLED: Final = frozenset(fold(word) for word in "يدعى تدعى اسمه اسمها المدعو المدعوة".split())
_FIRMS: Final = frozenset(
    fold(word) for word in "القابضة جروب غروب كابيتال هولدنغ للاستثمار للطيران للاتصالات للطاقة للتأمين للتطوير".split()
)
_ANNOUNCED: Final = frozenset({"title", "place", "organisation", "given", "verb"})
_BEARERS: Final = frozenset(
    fold(word)
    for word in "تاج سيف نور صلاح علاء عز شمس بدر فخر شرف ضياء بهاء محيي حسام نصر جمال كمال زين جلال عماد نجم شهاب قطب سعد جاد فضل".split()
)
_WHERE: Final = frozenset(
    fold(word)
    for word in "في من إلى قرب قبالة شمال جنوب شرق غرب شمالي جنوبي شرقي غربي باتجاه نحو وسط ضواحي مشارف".split()
)
_CONSTRUCT: Final = frozenset(
    fold(word)
    for word in "مجلس وزراء وزارة هيئة إدارة منظمة لجنة حكومة برنامج حزب جيش قوات مكتب شؤون قسم جمعية اتحاد نقابة مركز منطقة مدينة بلاده دولة".split()
)
_NO_PLACE: Final = frozenset(
    fold(word)
    for word in "الذي التي الحدث الحادث الانفجار الهجوم نفسها نفسه المذكورة المجاورة الأولى الثانية الجديدة القديمة الكبرى الصغرى الحدودية السكنية الرئيسية العاصمة المحلية".split()
)
_NO_SURNAME: Final = frozenset(
    fold(word) for word in "الذي التي اليوم الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأمس".split()
)


def _clitic_word(form: str) -> bool:
    return bool(split(form)[0])


def _without_pronoun(noun: str) -> str:
    for ending in ("هما", "هم", "ها", "ه"):
        if noun.endswith(ending) and len(noun) - len(ending) >= 3:
            stem = noun[: -len(ending)]
            return stem[:-1] + "ه" if stem.endswith("ت") else stem
    return noun


def _is_verb(form: str, known: Cues) -> bool:
    return form in known.verbs or (form[0] in "يت" and frequency(("ت" if form[0] == "ي" else "ي") + form[1:]) > 0)


def _looks_like_verb(form: str) -> bool:
    return form[0] == "ي" and form[1:2] not in ("ا", "و", "ي")


def _too_common(form: str) -> bool:
    """A last name that is an everyday word («الأسد» may be the lion) is not taken for the person elsewhere."""
    return form.startswith("ال") and frequency(form) > 3e-5


@lru_cache(maxsize=65536)
def is_foreign(form: str) -> bool:
    """A word with no Arabic relatives and no Arabic endings or verb prefixes on it."""
    if is_ordinary(form) or form.startswith("ال") or len(form) < 3:
        return False
    known = frequency(form) > 0
    if not known and (form[0] == "و" or form.startswith(("تت", "مت", "است"))):
        return False
    if not known and form[0] in "فلبك" and not _is_unknown(form[1:]):
        return False
    if not known and ((form[0] == "ي" and form[1] not in "اوي") or (form[0] == "ت" and form[1] not in "شاويس")):
        return False  # looks like a verb
    return not any(_is_pronoun(form, ending) for ending in ("ها", "هم", "وا", "نا", "ته", "تها", "كم"))


def _is_pronoun(form: str, ending: str) -> bool:
    """Is the ending no letters of the name?  «كريستينا» is a commoner word than «كريستي»."""
    return form.endswith(ending) and (not frequency(form) or frequency(form[: -len(ending)]) > frequency(form))


def _is_unknown(form: str) -> bool:
    """Is what is left behind a letter that may be a clitic no word either («فيدنباخ»)?"""
    return frequency(form) == 0 and frequency("ال" + form) == 0 and (len(form) < 3 or not is_ordinary(form))


def iterate_mentions(mentions: list[Mention], span: Span) -> Iterator[Mention]:
    """The mentions inside a span."""
    for mention in mentions:
        if mention.start >= span.end:
            break
        if mention.start >= span.start:
            yield mention
