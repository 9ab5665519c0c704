"""Names of a story cut too short or too long in one article, and mended by how another article has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from checker.extract.naming.page import Mention, Page
from checker.extract.naming.words import is_foreign, looks_like_verb
from checker.model import NameKind
from checker.names.known import knowledge
from checker.names.letters import same_word
from checker.names.sounds import skeleton, words_of
from checker.text.frequency import frequency
from checker.text.tokens import WORD

_RARE: Final = 1e-5  # a word behind the same name in two articles is of the name only where it is as rare
_SHORT: Final = 5  # letters of such a word: a longer one is found by what it looks like
_GUESSED: Final = frozenset({"verb", "run"})  # such a name may have taken a word too many


class _Whole:
    """The names of several words of a story, by how many words they have."""

    def __init__(self, pages: Sequence[Page]) -> None:
        found: dict[int, dict[tuple[str, NameKind], None]] = {}
        for page in pages:
            for mention in page.found:
                if len(mention.words) > 1:
                    found.setdefault(len(mention.words), {})[mention.text, mention.kind] = None
        self.names = {
            size: [(text, kind, words) for text, kind in sorted(names) if (words := words_of(text))]
            for size, names in found.items()
        }
        self.know = knowledge(pages[0].doc.rules)
        self._begun: dict[tuple[int, str], list[tuple[str, NameKind, tuple[str, ...]]]] = {}

    def alike(self, text: str, size: int) -> Iterator[tuple[str, NameKind]]:
        """The names of so many words of which a text is a spelling, word by word."""
        if size in self.names:
            words = words_of(text)
            for known, kind, theirs in self._begin(size, words[0]) if words else ():
                if len(theirs) == len(words) and all(map(self._one, theirs, words)):
                    yield known, kind

    def _begin(self, size: int, word: str) -> list[tuple[str, NameKind, tuple[str, ...]]]:
        """Those that begin with a word, however it is spelled: what copies of an article ask again and again."""
        if (size, word) not in self._begun:
            self._begun[size, word] = [name for name in self.names[size] if self._one(name[2][0], word)]
        return self._begun[size, word]

    def _one(self, known: str, written: str) -> bool:
        return known == written or same_word(known, written, self.know)


def mend(pages: Sequence[Page]) -> None:
    """Let the names of each article reach as far as those of the others."""
    _agree_on_ends(pages)
    whole = _Whole(pages)
    for page in pages:
        for at, mention in enumerate(page.found):
            if mention.cue != "gazetteer" and not _known(mention, whole):
                page.found[at] = _grown(page, mention, whole) or _shrunk(page, mention, whole) or mention
        page.found = [one for one in page.found if not any(_inside(one, other) for other in page.found)]


def _inside(one: Mention, other: Mention) -> bool:
    """Has a name that was made longer swallowed this one?"""
    return one is not other and other.first <= one.first and one.after <= other.after


def _agree_on_ends(pages: Sequence[Page]) -> None:
    """The same rare word behind two spellings of a name is its last one («غالاكسي ليدر», «جالاكسي ليدر»).

    Behind one spelling it proves nothing: most articles of a story are copies.
    """
    seen: dict[tuple[str, str], set[tuple[str, ...]]] = {}
    for page in pages:
        for mention in page.found:
            if (end := _end(page, mention)) is not None:
                seen.setdefault(end, set()).add(mention.words)
    shared = {end for end, spellings in seen.items() if len(spellings) > 1}
    for page in pages if shared else ():
        for at, mention in enumerate(page.found):
            if _end(page, mention) in shared:
                page.found[at] = _moved(page, mention, mention.first, mention.after + 1)


def _end(page: Page, mention: Mention) -> tuple[str, str] | None:
    """How a foreign name sounds, and the rare word behind it."""
    i = mention.after
    word = page.words[i]
    if mention.cue == "gazetteer" or not page.same_line(i - 1) or word.kind != WORD or page.taken[i]:
        return None
    if word.form in page.function_words or word.form in page.cues.verbs or len(word.form) < 2:
        return None
    if frequency(word.form) > _RARE or word.definite or page.adjective(i) or word.readings or word.vowelled:
        return None
    if len(word.form) > _SHORT or word.form.endswith(("ا", "ه", "ت")):
        return None
    if not any(is_foreign(form) for form in page.forms_of(mention)):
        return None
    return skeleton("".join(mention.words)), word.form


def _known(mention: Mention, whole: _Whole) -> bool:
    """Has another article the name at the same length?"""
    return any(text != mention.text for text, _ in whole.alike(mention.text, len(mention.words)))


def _windows(page: Page, mention: Mention) -> Iterator[tuple[int, int]]:
    """The places of the name with a word or two more."""
    first, after = mention.first, mention.after
    known = {one.first for one in page.found if one.cue == "gazetteer" and one.after == one.first + 1}
    for start, end in (
        (first, after + 1),
        (first - 1, after),
        (first - 1, after + 1),
        (first, after + 2),
        (first - 2, after),
    ):
        more = [*range(start, first), *range(after, end)]
        if (
            start >= 0
            and all(_free(page, k) or k in known for k in more)
            and all(page.beside[k] for k in range(start, end - 1))
        ):
            yield start, end


def _grown(page: Page, mention: Mention, whole: _Whole) -> Mention | None:
    """The name with the words that another article has and that stand around it."""
    for first, after in _windows(page, mention):
        if after - first not in whole.names:
            continue
        start = page.tokens[first].start if first < mention.first else mention.start
        text = page.doc.text[start : page.tokens[after - 1].end]
        if len(words_of(text)) == after - first:
            for _, kind in whole.alike(text, after - first):
                return replace(_moved(page, mention, first, after), kind=kind)
    return None


def _shrunk(page: Page, mention: Mention, whole: _Whole) -> Mention | None:
    """«غادر يفجيني بريجوجين روستوف»: without its last word, where the rest is a whole name of another article."""
    if mention.cue not in _GUESSED or len(mention.words) < 3 or mention.after - mention.first != len(mention.words):
        return None
    if any(word in page.cues.given or word in page.cues.links for word in mention.words):
        return None
    text = page.doc.text[mention.start : page.tokens[mention.after - 2].end]
    if any(whole.alike(text, len(mention.words) - 1)):
        page.taken[mention.after - 1] = False
        return _moved(page, mention, mention.first, mention.after - 1)
    return None


def _moved(page: Page, mention: Mention, first: int, after: int) -> Mention:
    """The same name from token `first` up to `after`."""
    start = mention.start if first == mention.first else page.tokens[first].start
    text = page.doc.text[start : page.tokens[after - 1].end]
    page.taken[first:after] = [True] * (after - first)
    return replace(
        mention, start=start, end=start + len(text), first=first, after=after, text=text, words=words_of(text)
    )


def _free(page: Page, i: int) -> bool:
    """May the word be one of a name?"""
    form = page.form(i)
    return (
        page.kind(i) == WORD and not page.taken[i] and form not in page.function_words
        and form not in page.cues.verbs and not looks_like_verb(form)
        and not page.cues.announces(page.bare(i))
    )  # fmt: skip
