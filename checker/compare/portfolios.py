"""What one person is minister of, and of which country: two articles that give him one office with two complements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from checker.compare.holders import Holder
from checker.compare.offices import office_words
from checker.names.gazetteer import is_country
from checker.rules import Rules


def portfolio_pairs(holders: Sequence[Holder], rules: Rules) -> Iterator[tuple[Holder, Holder]]:
    """For each person one pair of passages that cannot both be right; who gives him two offices tells of both."""
    people: dict[int, dict[str, list[Holder]]] = {}
    for holder in holders:
        people.setdefault(holder.entity, {}).setdefault(holder.reading.doc.article.id, []).append(holder)
    for _, told in sorted(people.items()):
        steady = [here[0] for _, here in sorted(told.items()) if len({holder.office for holder in here}) == 1]
        pair = next(((a, b) for a, b in combinations(steady, 2) if a.how == b.how and _exclude(a, b, rules)), None)
        if pair is not None:
            yield pair


def _exclude(a: Holder, b: Holder, rules: Rules) -> bool:
    """Do two offices differ in nothing but their ministry («وزير المالية», «وزير العمل»), or in nothing but their country?"""
    one, two = a.office[1] - b.office[1], b.office[1] - a.office[1]
    if a.office[0] != b.office[0] or len(one) != 1 or len(two) != 1:
        return False
    if all(map(is_country, one | two)):
        return True
    words = office_words(rules)
    return one | two <= words.portfolios and not any(one | two <= group for group in words.joint)
