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
Names = dict[int, list[tuple[str, NameKind]]]  # by how many words they have


def mend(pages: Sequence[Page]) -> None:
    """Let the names of each article reach as far as those of the others."""
    _agree_on_ends(pages)
    whole = _whole(pages)
    for page in pages:
        for at, mention in enumerate(page.found):
            if mention.cue != "gazetteer" and not _known(mention, whole, page):
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


def _whole(pages: Sequence[Page]) -> Names:
    """The names of several words of a story."""
    found: dict[int, dict[tuple[str, NameKind], None]] = {}
    for page in pages:
        for mention in page.found:
            if len(mention.words) > 1:
                found.setdefault(len(mention.words), {})[mention.text, mention.kind] = None
    return {size: sorted(names) for size, names in found.items()}


def _known(mention: Mention, whole: Names, page: Page) -> bool:
    """Has another article the name at the same length?"""
    names = whole.get(len(mention.words), ())
    return any(text != mention.text and _one(text, mention.text, page) for text, _ in names)


def _one(known: str, written: str, page: Page) -> bool:
    """Are they spellings of one name, word by word?"""
    know, left, right = knowledge(page.doc.rules), words_of(known), words_of(written)
    return len(left) == len(right) and all(a == b or same_word(a, b, know) for a, b in zip(left, right, strict=True))


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


def _grown(page: Page, mention: Mention, whole: Names) -> Mention | None:
    """The name with the words that another article has and that stand around it."""
    for first, after in _windows(page, mention):
        names = whole.get(after - first, ())
        if not names:
            continue
        start = page.tokens[first].start if first < mention.first else mention.start
        text = page.doc.text[start : page.tokens[after - 1].end]
        for known, kind in names:
            if len(words_of(text)) == after - first and _one(known, text, page):
                return replace(_moved(page, mention, first, after), kind=kind)
    return None


def _shrunk(page: Page, mention: Mention, whole: Names) -> Mention | None:
    """«غادر يفجيني بريجوجين روستوف»: without its last word, where the rest is a whole name of another article."""
    if mention.cue not in _GUESSED or len(mention.words) < 3 or mention.after - mention.first != len(mention.words):
        return None
    if any(word in page.cues.given or word in page.cues.links for word in mention.words):
        return None
    text = page.doc.text[mention.start : page.tokens[mention.after - 2].end]
    if any(_one(known, text, page) for known, _ in whole.get(len(mention.words) - 1, ())):
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
