"""Facts of the attributes of an event: two articles that give one of them two values.

Each article must give the attribute one value only, and the other article must not know of it: who names both
speaks of two things.  And the two passages must be about the same: by their words, or by the event they tell of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Final

from checker.compare.names import same_name
from checker.extract.attributes import Stated, find_attributes
from checker.extract.attribution import same_source
from checker.extract.claims import Reading
from checker.extract.context import cosine
from checker.model import Claim, Quantity, Text, Verdict
from checker.rules import Rules
from checker.schema import Attribute
from checker.text.clitics import split

_ALIKE: Final = 0.05  # cosine of the words around from which two passages are about the same event …
_ALIKE_SIDE: Final = 0.2  # … where a story has many things on several sides of one place

AttributeFact = tuple[list[Claim], Verdict, str, Text]


def attribute_facts(readings: Sequence[Reading], rules: Rules) -> list[AttributeFact]:
    """One fact for each attribute that two articles or more state."""
    files = {file.id: file for file in rules.of(Attribute)}
    words = {reading.doc.article.id: _words(reading) for reading in readings}
    slots: dict[tuple[str, str], list[Stated]] = {}
    for reading in readings:
        for stated in find_attributes(reading.doc, reading.mentions, reading.sources):
            slots.setdefault((stated.rule, stated.slot), []).append(stated)
    facts: list[AttributeFact] = []
    for (rule, _), passages in sorted(slots.items()):
        facts += _Slot(files[rule], passages, words, rules).facts()
    return facts


def _words(reading: Reading) -> frozenset[str]:
    forms = {token.lex.form for token in reading.doc.tokens}
    return frozenset(forms | {split(form)[2] for form in forms})


class _Slot:
    """One attribute in all articles: each article's values, every value with all passages that state it."""

    def __init__(
        self, file: Attribute, stated: Sequence[Stated], words: Mapping[str, frozenset[str]], rules: Rules
    ) -> None:
        self.file = file
        self.rules = rules
        self.words = words
        self.values: list[list[Stated]] = []
        for one in stated:
            if not one.denied:
                home = next((v for v in self.values if v[0].article == one.article and self._same(v[0], one)), None)
                if home is None:
                    self.values.append(home := [])
                home.append(one)

    def facts(self) -> list[AttributeFact]:
        """The values that articles share, and those that exclude each other."""
        home = list(range(len(self.values)))
        clashes: dict[tuple[int, int], tuple[Stated, Stated]] = {}
        for i, j in combinations(home[:], 2):
            one, two = self.values[i], self.values[j]
            if one[0].article == two[0].article:
                continue
            pair = None if self._same(one[0], two[0]) else self._clash(one, two)
            if pair is not None:
                clashes[i, j] = pair
            if pair is not None or self._same(one[0], two[0]):
                home = [home[i] if h == home[j] else h for h in home]
        groups = [[k for k, h in enumerate(home) if h == root] for root in dict.fromkeys(home)]
        if self.file.complement:  # that two articles lie on one side of something is no news
            groups = [group for group in groups if any(i in group and j in group for i, j in clashes)]
        return [self._fact(group, clashes) for group in groups if len(group) > 1]

    def _same(self, a: Stated, b: Stated) -> bool:
        if not a.words or not b.words:
            return a.value == b.value
        if a.place and b.place:
            return a.place == b.place or (_country(a) == _country(b) and "/capital" in a.place + b.place)
        return same_name(" ".join(a.words), " ".join(b.words), "place", self.rules).same or (
            same_name(a.words[0], b.words[0], "place", self.rules).same
        )

    def _clash(self, one: Sequence[Stated], two: Sequence[Stated]) -> tuple[Stated, Stated] | None:
        """The surest pair of passages that give two values, where each article gives one."""
        a, b = one[0], two[0]
        articles = [value[0].article for value in self.values]
        if articles.count(a.article) > 1 or articles.count(b.article) > 1:
            return None
        if {a.value, b.value} in map(set, self.file.may_both):
            return None
        if a.words and (self._known(a, b.article) or self._known(b, a.article)):
            return None
        pairs = [(cosine(x.context, y.context), x, y) for x in one for y in two]
        sure = [pair for pair in pairs if self._about_one(pair[0], a)]
        if not sure:
            return None
        _, x, y = max(sure, key=lambda pair: (pair[0], -pair[1].first, -pair[2].first))
        return x, y

    def _known(self, stated: Stated, article: str) -> bool:
        """Does an article use the first word of a name anywhere?"""
        return split(stated.words[0])[2] in self.words[article] or stated.words[0] in self.words[article]

    def _about_one(self, near: float, a: Stated) -> bool:
        if not a.words and not self.file.complement:
            return True  # a rule with a closed list of values asks for the event already
        return near >= (_ALIKE_SIDE if self.file.complement else _ALIKE)

    def _fact(self, group: Sequence[int], clashes: Mapping[tuple[int, int], tuple[Stated, Stated]]) -> AttributeFact:
        mine = [pair for (i, j), pair in clashes.items() if i in group and j in group]
        heads = sorted((self.values[k][0] for k in group), key=lambda stated: (stated.article, stated.first))
        if not mine:
            text = heads[0].text
            return (
                [_claim(one) for one in heads],
                "agree",
                "same words",
                Text(f"القول نفسه: «{text}»", f"the same: «{text}»"),
            )
        apart = [pair for pair in mine if not _two_authorities(*pair)]
        a, b = (apart or mine)[0]
        rest = [head for head in heads if head.article not in (a.article, b.article)]
        verdict: Verdict = "conflict" if apart else "disputed"
        why = Text(f"لا يصح الاثنان معا: «{a.text}» و«{b.text}»", f"both cannot be right: «{a.text}» and «{b.text}»")
        return [_claim(one) for one in (a, b, *rest)], verdict, "another value", why


def _claim(stated: Stated) -> Claim:
    start, end = stated.span
    value = Quantity("text", stated.value, stated.value, stated.value, None, None, start, end, stated.text)
    return Claim(
        stated.article, stated.rule, stated.slot, value, stated.text, stated.span, stated.sentence,
        source=stated.source, title=stated.title,
    )  # fmt: skip


def _country(stated: Stated) -> str:
    return (stated.place or "").split("/")[0]


def _two_authorities(a: Stated, b: Stated) -> bool:
    return a.source is not None and b.source is not None and not same_source(a.source, b.source)
