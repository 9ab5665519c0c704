"""Are two names one?  `same_name` answers with a score and says which letters were excused and why.

The order of the questions is the order of certainty: the same letters, a known alias, a known pair that
must never be joined, marks that tell two things apart (الأب/الابن, الشمالية/الجنوبية), and only then how
far the spellings are apart.
"""

from __future__ import annotations

from functools import lru_cache

from checker.model import NameKind
from checker.names.known import Knowledge, knowledge, patient_knowledge
from checker.names.letters import NameMatch, by_letters, joined
from checker.names.numbered import one_number
from checker.names.sounds import words_of
from checker.rules import Rules, load_rules


def same_name(a: str, b: str, kind: NameKind | None = None, rules: Rules | None = None) -> NameMatch:
    """Do two names name one person, place or organisation?

    `kind` narrows the question where the caller knows it.  A short form («بوتين») is the same as its full
    form: which of several people it means, only the text around can tell.
    """
    rules = rules or load_rules()
    found = one_name(a, b, kind, rules)
    return found if found.same else _compare(a, b, kind, patient_knowledge(rules))


@lru_cache(maxsize=200_000)
def one_name(a: str, b: str, kind: NameKind | None, rules: Rules) -> NameMatch:
    """`same_name` for many pairs: of two names that are not the same it says no more than that."""
    return _compare(a, b, kind, knowledge(rules))


def alone(a: str, b: str, rules: Rules) -> bool:
    """Is one of two names that are the same a single word of the other («بوتين»)?"""
    know = knowledge(rules)
    shorter, longer = sorted((without_heads(words_of(name), know) for name in (a, b)), key=len)
    if len(shorter) != 1 or len(longer) < 2:
        return False
    return _known(shorter, longer, know) is None and not joined(shorter, longer, know).same


def _compare(a: str, b: str, kind: NameKind | None, know: Knowledge) -> NameMatch:
    left, right = words_of(a), words_of(b)
    if not left or not right:
        return NameMatch(False, 0.0, "no letters to compare")
    if "".join(left) == "".join(right):
        return NameMatch(True, 1.0, "the same letters")
    known = _known(left, right, know)
    if known is not None:
        return known
    counted = one_number(left, right, know.numbering)
    if counted is not None:
        return NameMatch(counted[0], 0.95 if counted[0] else 0.0, counted[1])
    if len(left) > 1 and len(right) > 1 and left[0] != right[0] and left[0] in know.heads and right[0] in know.heads:
        return NameMatch(False, 0.0, f"«{left[0]}» and «{right[0]}» are two kinds of thing")
    left, right = without_heads(left, know), without_heads(right, know)
    if left == right or "".join(left) == "".join(right):
        return NameMatch(True, 0.98, "the same but for a word that says what it is")
    known = _known(left, right, know)
    if known is not None:
        return known
    marked = _marks_differ(left, right, know)
    if marked is not None:
        return NameMatch(False, 0.0, marked)
    return by_letters(left, right, kind, know)


def _known(left: tuple[str, ...], right: tuple[str, ...], know: Knowledge) -> NameMatch | None:
    one, two = "".join(left), "".join(right)
    if frozenset((one, two)) in know.distinct:
        return NameMatch(False, 0.0, "listed as two names that look alike")
    groups_one, groups_two = know.alias.get(one, set()), know.alias.get(two, set())
    if groups_one & groups_two:
        return NameMatch(True, 0.97, "listed as names of one thing")
    if groups_one and groups_two:
        return NameMatch(False, 0.0, "listed as names of two things")
    return None


def without_heads(words: tuple[str, ...], know: Knowledge) -> tuple[str, ...]:
    """«مدينة خاركيف» without «مدينة», «جيش الاحتلال الإسرائيلي» without its stance."""
    kept = tuple(word for word in words if word not in know.stance) or words
    while len(kept) > 1 and kept[0] in know.heads:
        kept = kept[1:]
    return kept


def _marks_differ(left: tuple[str, ...], right: tuple[str, ...], know: Knowledge) -> str | None:
    only_left = [word for word in left if word in know.marks and word not in right]
    only_right = [word for word in right if word in know.marks and word not in left]
    for word in only_left + only_right:
        group = know.marks[word]
        others = [other for other in (only_right if word in only_left else only_left) if know.marks[other] == group]
        if others or group in ("direction", "generation", "scope", "ordinal"):
            return f"«{word}» tells them apart"
    return None
