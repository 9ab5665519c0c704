"""Which of many names are worth comparing, found without looking at every pair.

Names are rows of words.  Two names can be one only where the first and the last word of the shorter are spellings
of words of the longer, or where they sound alike written together; so it is enough to compare *words* with words
that sound alike, and to look names up by two of their words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, permutations
from typing import Final

from checker.compare.bounds import outline, sounds
from checker.compare.names import Knowledge, NameMatch, knowledge, one_name, same_word, without_heads
from checker.compare.numbered import identity
from checker.compare.sounds import one_less, skeleton, words_of
from checker.model import NameKind
from checker.rules import Rules

_TURNED: Final = 4  # words of a name whose order may be another (`names._turned`)
Row = tuple[str, ...]
Spellings = dict[str, list[str]]


def same_names(
    names: Sequence[str], kind: NameKind | None = None, rules: Rules | None = None
) -> list[tuple[int, int, NameMatch]]:
    """All pairs of names that are the same, as places in `names` with the answer; each pair once, in order."""
    from checker.rules import load_rules

    rules = rules or load_rules()
    found = ((i, j, one_name(names[i], names[j], kind, rules)) for i, j in alike(names, rules))
    return [pair for pair in found if pair[2].same]


def alike(names: Sequence[str], rules: Rules) -> list[tuple[int, int]]:
    """The pairs worth asking about, in order: names that share an alias, or whose words may be spellings of each other."""
    know = knowledge(rules)
    plain = [words_of(name) for name in names]
    rows = [without_heads(words, know) for words in plain]
    spellings = _spellings({word for row in rows for word in row}, know)
    pairs = {*_by_alias(plain, rows, know), *_by_words(rows, spellings), *_by_sound(rows, spellings, know)}
    return sorted(pairs)


def _by_alias(plain: list[Row], rows: list[Row], know: Knowledge) -> Iterator[tuple[int, int]]:
    groups: dict[int | Row, list[int]] = {}
    for i, (words, bare) in enumerate(zip(plain, rows, strict=True)):
        for number in {*know.alias.get("".join(words), ()), *know.alias.get("".join(bare), ())}:
            groups.setdefault(number, []).append(i)
        counted = identity(words, know.numbering)
        if counted is not None:
            groups.setdefault(counted, []).append(i)
    for members in groups.values():
        yield from combinations(members, 2)


# ------------------------------------------------------------------ names by their words


def _by_words(rows: list[Row], spellings: Spellings) -> Iterator[tuple[int, int]]:
    index: dict[Row, list[int]] = {}
    for i, row in enumerate(rows):
        for key in _keys(row):
            index.setdefault(key, []).append(i)
    for i, row in enumerate(rows):
        if not row:
            continue
        if len(row) == 1:
            keys: Iterable[Row] = ((word,) for word in spellings[row[0]])
        else:
            keys = ((one, two) for one in spellings[row[0]] for two in spellings[row[-1]])
        for key in keys:
            for j in index.get(key, ()):
                if i != j and len(row) <= len(rows[j]) and _spelled_in(row[1:-1], rows[j], spellings):
                    yield min(i, j), max(i, j)


def _keys(row: Row) -> Iterable[Row]:
    """By what a shorter name asks for a longer one: its last word, and its words by twos."""
    if len(row) == 1:
        return [row]
    twos = permutations(row, 2) if len(row) <= _TURNED else ((row[0], word) for word in row[1:])
    return {row[-1:], *twos}


def _spelled_in(words: Row, row: Row, spellings: Spellings) -> bool:
    return all(any(other in row for other in spellings[word]) for word in words)


def _spellings(words: set[str], know: Knowledge) -> Spellings:
    """For each word: the words that may be other spellings of it, itself among them."""
    found = {word: [word] for word in words}
    blocks: dict[str, list[str]] = {}
    for word in sorted(words):
        for sound in sounds(word, know.accept.word, know.costs):
            blocks.setdefault(sound, []).append(word)
    outlines = {word: outline(word, know.accept.word, know.costs) for word in words}
    seen: set[tuple[str, str]] = set()
    for members in blocks.values():
        for k, word in enumerate(members):
            mine = outlines[word]
            for other in members[k + 1 :]:
                if mine.may_be(outlines[other]) and (word, other) not in seen:
                    seen.add((word, other))
                    if same_word(word, other, know):
                        found[word].append(other)
                        found[other].append(word)
    return found


# ------------------------------------------------------------------ names written together


def _by_sound(rows: list[Row], spellings: Spellings, know: Knowledge) -> Iterator[tuple[int, int]]:
    """Names that sound alike with their words together: spaced otherwise («فون ديرلاين»), or with one word alike."""
    alike: dict[str, list[int]] = {}
    for i, row in enumerate(rows):
        alike.setdefault(skeleton("".join(row)), []).append(i)
    blocks: dict[str, list[str]] = {}
    for sound in sorted(alike):
        for part in one_less(sound):
            blocks.setdefault(part, []).append(sound)
    near = {(one, two) for members in blocks.values() for one in members for two in members if one <= two}
    for one, two in near:
        for i in alike[one]:
            for j in alike[two]:
                if i != j and _together(rows[i], rows[j], spellings, know):
                    yield min(i, j), max(i, j)


def _together(left: Row, right: Row, spellings: Spellings, know: Knowledge) -> bool:
    if len(left) == len(right):
        return len(left) > 1 and any(two in spellings[one] for one, two in zip(left, right, strict=True))
    shapes = [outline("".join(row), know.accept.whole, know.costs) for row in (left, right)]
    return shapes[0].may_be(shapes[1])
