"""Which of many names are worth comparing, found without looking at every pair.

Names are rows of words.  Two names can be one only where the first and the last word of the shorter are spellings
of words of the longer, or where they sound alike written together; so it is enough to compare *words* with words
that sound alike, and to look names up by two of their words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, permutations
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from checker.model import NameKind
from checker.names.bounds import outline, sounds
from checker.names.known import Knowledge, knowledge
from checker.names.letters import NameMatch, same_word
from checker.names.numbered import identity
from checker.names.same import alone, one_name, without_heads
from checker.names.sounds import one_less, skeleton, words_of
from checker.rules import Rules

_LONG: Final = 4  # letters of a word that may be two written together
_APART: Final = 3  # letters by which two spellings of a word differ at most
_TURNED: Final = 4  # words of a name whose order may be another (`names._turned`)
Row = tuple[str, ...]
Spellings = dict[str, list[str]]


def same_names(
    names: Sequence[str], kind: NameKind | None = None, rules: Rules | None = None
) -> list[tuple[int, int, NameMatch]]:
    """All pairs of names that are the same, as places in `names` with the answer; each pair once, in order.

    Nothing but the letters is known of such names, so a single word is nobody's short form here: of the people of
    a night several are called by it.  Only names of as many words, aliases and other spacing are joined with one.
    """
    from checker.rules import load_rules

    rules = rules or load_rules()
    found = ((i, j, one_name(names[i], names[j], kind, rules)) for i, j in alike(names, rules))
    return [pair for pair in found if pair[2].same and not alone(names[pair[0]], names[pair[1]], rules)]


def alike(names: Sequence[str], rules: Rules) -> list[tuple[int, int]]:
    """The pairs worth asking about, in order: names that share an alias, or whose words may be spellings of each other."""
    know = knowledge(rules)
    plain = [words_of(name) for name in names]
    rows = [without_heads(words, know) for words in plain]
    spellings = _spellings({word for row in rows for word in row}, know)
    pairs = {
        *_by_alias(plain, rows, know),
        *_by_words(rows, spellings),
        *_by_sound(rows, spellings),
        *_by_spaces(rows, spellings, know),
    }
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


def _by_sound(rows: list[Row], spellings: Spellings) -> Iterator[tuple[int, int]]:
    """Names of as many words that sound alike, of which one word at least is a spelling of the other's."""
    alike: dict[tuple[int, str], list[int]] = {}
    for i, row in enumerate(rows):
        if len(row) > 1:
            alike.setdefault((len(row), skeleton("".join(row))), []).append(i)
    for members in alike.values():
        for i, j in combinations(members, 2):
            if any(two in spellings[one] for one, two in zip(rows[i], rows[j], strict=True)):
                yield i, j


def _by_spaces(rows: list[Row], spellings: Spellings, know: Knowledge) -> Iterator[tuple[int, int]]:
    """Names spaced otherwise: two words of the one are one word of the other («فون دير لاين», «فون ديرلاين»)."""
    index: dict[Row, list[int]] = {}
    for i, row in enumerate(rows):
        for form in ((word,) for word in row) if len(row) == 1 else [(row[0], row[-1])]:
            index.setdefault(form, []).append(i)
    whole = _Merged(spellings, know)
    for i, row in enumerate(rows):
        for closed in _closed(row, whole):
            ends = spellings[closed[0]] if len(closed) == 1 else None
            keys: Iterable[Row] = (
                ((word,) for word in ends)
                if ends is not None
                else ((one, two) for one in spellings[closed[0]] for two in spellings[closed[-1]])
            )
            for key in keys:
                for j in index.get(key, ()):
                    if i != j and len(rows[j]) == len(closed) and _spelled_in(closed[1:-1], rows[j], spellings):
                        yield min(i, j), max(i, j)


def _closed(row: Row, whole: _Merged) -> Iterator[Row]:
    """A row with words beside each other written as one that other names have."""
    for k in range(len(row) - 1):
        for word in whole(row[k], row[k + 1]):
            fewer = (*row[:k], word, *row[k + 2 :])
            yield fewer
            if k + 1 < len(fewer):  # three words as one
                yield from ((*fewer[:k], longer, *fewer[k + 2 :]) for longer in whole(word, fewer[k + 1]))


class _Merged:
    """The known words that are spellings of two words written together; each pair is asked once."""

    def __init__(self, words: Iterable[str], know: Knowledge) -> None:
        self.know = know
        self.blocks: dict[str, list[str]] = {}
        for word in sorted(words):
            if len(word) >= _LONG:
                self.blocks.setdefault(skeleton(word), []).append(word)
        self.answers: dict[str, list[str]] = {}

    def __call__(self, one: str, two: str) -> list[str]:
        merged = one + two
        found = self.answers.get(merged)
        if found is None:
            found = self.answers[merged] = self._find(merged) if len(merged) >= _LONG else []
        return found

    def _find(self, merged: str) -> list[str]:
        options = [word for sound in one_less(skeleton(merged)) for word in self.blocks.get(sound, ())]
        near = process.extract(merged, options, scorer=Levenshtein.distance, score_cutoff=_APART, limit=None)
        return [word for word, _, _ in near if same_word(merged, word, self.know)]
