"""What one article of a story announces is found in the others too, in other spellings as well."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from checker.extract.naming.again import Forms, hidden_by_clitic, narrowed, seek
from checker.extract.naming.grow import mend
from checker.extract.naming.page import Mention, Page
from checker.extract.naming.words import FOREIGN, is_foreign
from checker.model import NameKind
from checker.names.same import one_name
from checker.names.sounds import skeleton, words_of
from checker.text.fold import cut
from checker.text.frequency import frequency
from checker.text.shape import is_ordinary
from checker.text.tokens import WORD

_ANNOUNCED: Final = frozenset({"title", "place", "organisation", "given", "verb"})
_NEAR_LETTERS: Final = 6  # a shorter name has too many words that look like it, unless they sound the same
_FEW_LETTERS: Final = 4  # letters of a name that is looked for at all
_WORDS: Final = 3  # words that one name may be written in
_DIGITS: Final = re.compile(r"\d+")
Index = dict[str, list[tuple[Forms, NameKind]]]


class _Known(NamedTuple):
    """A foreign name that some article of the story has, as one word and as written."""

    joined: str
    text: str
    kind: NameKind


class _Near(NamedTuple):
    """The foreign names of a story by the start of their skeleton, to look for other spellings; people's full names."""

    blocks: dict[str, list[_Known]]
    heads: frozenset[str]  # the first letters of the skeletons
    people: frozenset[Forms]
    exact: dict[str, _Known]  # by all their letters
    numbers: frozenset[str]  # that stand in them


def find_across(pages: Sequence[Page]) -> None:
    """Find the names of each page in all of them."""
    announced = _announced(pages)
    near = _near(pages)
    for page in pages:
        _trim(page, near.people)
        seek(page, announced, sure=False)
        _seek_spellings(page, near)
    if len(pages) > 1:
        mend(pages)


def _announced(pages: Sequence[Page]) -> Index:
    index: Index = {}

    def enter(head: str, forms: Forms, kind: NameKind) -> None:
        options = index.setdefault(head, [])
        if (forms, kind) not in options:
            options.append((forms, kind))

    for page in pages:
        for mention in page.found:
            if mention.cue not in _ANNOUNCED:
                continue
            forms = page.forms_of(mention)
            enter(forms[0], forms, mention.kind)
            for single in _singles(mention, forms):
                enter(single, (single,), mention.kind)
            if mention.kind == "organisation" and len(forms) > 1:
                enter(forms[0], (forms[0],), mention.kind)
    for options in index.values():
        options.sort(key=lambda option: (-len(option[0]), option))
    return index


def _singles(mention: Mention, forms: Forms) -> list[str]:
    """The words by which another article may call a person: the foreign first or last one."""
    if mention.kind != "person" or len(forms) < 2:
        return []
    return [form for form in (forms[0], forms[-1]) if len(form) > 3 and is_foreign(form)]


def _near(pages: Sequence[Page]) -> _Near:
    blocks: dict[str, list[_Known]] = {}
    people: set[Forms] = set()
    for page in pages:
        for mention in page.found:
            forms = page.forms_of(mention)
            if len(forms) > 1 and mention.kind == "person":
                people.add(forms)
            native = any(form in page.cues.given for form in forms)
            foreign = any(map(is_foreign, forms)) or all(frequency(form) == 0 for form in forms)
            if native or not foreign:
                continue
            rows = [_Known("".join(forms), mention.text, mention.kind)]
            sure = mention.cue in _ANNOUNCED and len(forms) > 1 and forms[-2] not in page.cues.links  # no «سان جرمان»
            if mention.kind == "person" and sure and is_foreign(forms[-1]):
                rows.append(_Known(forms[-1], mention.text.split()[-1], "person"))  # «لارسن», elsewhere «لارسون»
            for known in rows:
                block = blocks.setdefault(skeleton(known.joined)[:2], [])
                if len(known.joined) >= _FEW_LETTERS and known not in block:
                    block.append(known)
    exact = {known.joined: known for block in blocks.values() for known in block}
    numbers = frozenset(number for known in exact.values() for number in _DIGITS.findall(known.joined))
    return _Near(blocks, frozenset(block[:1] for block in blocks), frozenset(people), exact, numbers)


# ------------------------------------------------------------------ words too many


def _trim(page: Page, people: frozenset[Forms]) -> None:
    """«ضم نيمار دا سيلفا» without its ordinary first word, «لجفري كابا» without its «ل», where the rest is a person of the story."""
    singles = {word for name in people for word in (name[0], name[-1]) if not any(map(is_ordinary, name))}
    for at, mention in enumerate(page.found):
        if mention.kind == "person" and mention.after - mention.first > 1:
            forms = page.forms_of(mention)
            if (hidden_by_clitic(forms[0]), *forms[1:]) in people:
                page.found[at] = _behind_clitic(page, mention)
                continue
            page.found[at] = (_trim_pair if len(forms) == 2 else _trim_row)(page, mention, forms, people, singles)


def _behind_clitic(page: Page, mention: Mention) -> Mention:
    start = mention.start + cut(page.tokens[mention.first].lex.surface, 1)
    text = page.doc.text[start : mention.end]
    return replace(mention, start=start, text=text, words=words_of(text))


def _trim_pair(page: Page, mention: Mention, forms: Forms, people: frozenset[Forms], singles: set[str]) -> Mention:
    """«شرف كيم», «بوتين ردا»: an ordinary word beside the name by which the story calls somebody."""
    if forms in people and not any(map(is_ordinary, forms)):
        return mention
    for keep, (name, other) in enumerate((forms, forms[::-1])):
        if name in singles and other not in singles and is_ordinary(other):
            page.taken[mention.after - 1 - keep] = False
            return narrowed(page, mention, mention.first + keep)
    return mention


def _trim_row(page: Page, mention: Mention, forms: Forms, people: frozenset[Forms], _: set[str]) -> Mention:
    if forms[1:] not in people or not is_ordinary(forms[0]) or forms[0] in page.cues.given:
        return mention
    start = page.tokens[mention.first + 1].start
    text = page.doc.text[start : mention.end]
    page.taken[mention.first] = False
    return replace(mention, start=start, first=mention.first + 1, text=text, words=words_of(text))


# ------------------------------------------------------------------ other spellings


def _seek_spellings(page: Page, near: _Near) -> None:
    """Other spellings of the story's foreign names, also with their words written together or apart."""
    if not near.blocks:
        return
    words = page.words
    rare = [word.unlisted or bool(mark & FOREIGN) for word, mark in zip(words, page.marks, strict=True)]
    for i in range(page.size):
        word = words[i]
        if word.kind != WORD or page.taken[i]:
            continue
        if not (rare[i] or rare[i + 1] or rare[i + 2]) and word.form + words[i + 1].form not in near.exact:
            continue
        head = word.form[len(page.clitics(i)) :]
        sounds = skeleton(head)[:2]
        if (sounds not in near.blocks and len(sounds) == 2) or (len(sounds) == 1 and sounds not in near.heads):
            continue
        for size in range(_reach(page, i, near), 0, -1):
            if any(rare[i : i + size]) or _joined(page, head, range(i + 1, i + size)) in near.exact:
                known = _spelled_otherwise(page, head, range(i + 1, i + size), near)
                if known is not None:
                    page.put(i, i + size, known.kind, "again")
                    break


def _reach(page: Page, i: int, near: _Near) -> int:
    """How many words from one on may be those of a name."""
    reach = 0
    while reach < _WORDS and (_free(page, i + reach) or page.form(i + reach) in near.numbers):
        reach += 1
        if not page.beside[i + reach - 1]:
            break
    return reach


def _joined(page: Page, head: str, rest: range) -> str:
    return head + "".join(page.form(k) for k in rest)


def _spelled_otherwise(page: Page, head: str, rest: range, near: _Near) -> _Known | None:
    joined = _joined(page, head, rest)
    ordinary = not rest and is_ordinary(head)  # «كلاماتا» only looks it
    if len(joined) < _FEW_LETTERS or (ordinary and (len(head) <= _NEAR_LETTERS or frequency(head))):
        return None
    short = len(joined) < _NEAR_LETTERS
    if short and frequency(joined) > 0:
        return None
    block = near.blocks.get(skeleton(joined)[:2])
    if block is None:
        return None
    written = " ".join([head, *(page.form(k) for k in rest)])
    for known in block:
        if short and skeleton(known.joined) != skeleton(joined):
            continue
        if len(joined) <= _FEW_LETTERS and " " not in known.text and known.kind == "person":
            continue  # «جوزا» is no «غوساو»
        if (
            abs(len(known.joined) - len(joined)) <= (1 if ordinary else 2)
            and one_name(known.text, written, None, page.doc.rules).same
        ):
            return known
    return None


def _free(page: Page, i: int) -> bool:
    """May the word be part of a name: a word that no name has taken, and that ends none?"""
    if page.taken[i] or page.kind(i) != WORD:
        return False
    form = page.bare(i)
    return not (
        form in page.function_words
        or form in page.cues.verbs
        or form in page.cues.titles
        or page.adjective(i)
        or page.words[i].vowelled
        or (page.definite(i) and is_ordinary(form))
    )
