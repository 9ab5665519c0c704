"""Facts of the attributes of an event: two articles that give one of them two values.

Each article must give the attribute one value only, and the other article must not know of it: who names both
speaks of two things.  And the two passages must be about the same: by their words, or by the event they tell of.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Final, Literal

from checker.extract.attributes import Stated, find_attributes
from checker.extract.attribution import same_source
from checker.extract.claims import Reading
from checker.extract.context import cosine
from checker.model import Claim, Quantity, Text, Verdict
from checker.names.gazetteer import is_country
from checker.names.same import same_name
from checker.rules import Rules
from checker.schema import Attribute
from checker.text.clitics import split
from checker.text.fold import DIGITS, fold
from checker.text.stems import stem, synonym_groups

_ALIKE: Final = 0.2  # cosine of the words around from which two passages are about the same event …
_ALIKE_OF_MANY: Final = 0.5  # … where a story has several, as of meetings
_ALIKE_EVENT: Final = 0.05  # … where both name the event by one word
_ALIKE_SIDE: Final = 0.2  # … where a story has many things on several sides of one place
_ALIKE_COUNTRY: Final = 0.4  # … and more so on the sides of a whole country
_MANY_PLACES: Final = Text(
    "قد يكون المكانان لأمرين، فالكلام حولهما مختلف", "the places may be of two things: the words around them differ"
)
_TWO_SPELLINGS: Final = Text("قد يكونان رسمين لاسم واحد", "they may be two spellings of one name")
_LATER: Final = dt.timedelta(hours=3)  # what was denied may have come true by the time of a later article

# the claims of each article, the verdict and its level, why, and why it may be none
AttributeFact = tuple[list[list[Claim]], Verdict, str, Text, Text | None]
Relation = Literal["same", "wider", "other", "unknown"]


def attribute_facts(readings: Sequence[Reading], rules: Rules) -> list[AttributeFact]:
    """One fact for each attribute that two articles or more state."""
    files = {file.id: file for file in rules.of(Attribute)}
    words = {reading.doc.article.id: _words(reading) for reading in readings}
    times = {reading.doc.article.id: reading.doc.article.time for reading in readings}
    slots: dict[tuple[str, str], list[Stated]] = {}
    for reading in readings:
        for stated in find_attributes(reading.doc, reading.mentions, reading.sources, reading.claims):
            slots.setdefault((stated.rule, stated.slot), []).append(stated)
    facts: list[AttributeFact] = []
    for (rule, _), passages in sorted(slots.items()):
        facts += _Slot(files[rule], passages, words, times, rules).facts()
    free = {file.id for file in files.values() if file.takes == "reason"}
    named = [claim for told, *_ in facts for own in told for claim in own if claim.rule not in free]
    return [fact for fact in facts if fact[0][0][0].rule not in free or not _told_by(fact, named)]


def _told_by(fact: AttributeFact, named: Sequence[Claim]) -> bool:
    """Do other facts hold all passages of one (a cause that has a name is compared by it)?"""
    return all(
        any(one.article == own[0].article and _meet(one, claim) for one in named for claim in own) for own in fact[0]
    )


def _meet(a: Claim, b: Claim) -> bool:
    return a.span.start < b.span.end and b.span.start < a.span.end


def _words(reading: Reading) -> frozenset[str]:
    forms = {token.lex.form for token in reading.doc.tokens}
    return frozenset(forms | {split(form)[2] for form in forms} | {form.translate(DIGITS) for form in forms})


class _Slot:
    """One attribute in all articles: each article's values, every value with all passages that state it."""

    def __init__(
        self,
        file: Attribute,
        stated: Sequence[Stated],
        words: Mapping[str, frozenset[str]],
        times: Mapping[str, dt.datetime | None],
        rules: Rules,
    ) -> None:
        self.file = file
        self.rules = rules
        self.words = words
        self.times = times
        if file.takes == "number":  # the title is compared with its own body elsewhere
            inside = {one.article for one in stated if not one.title}
            stated = [one for one in stated if not one.title or one.article not in inside]
        groups = synonym_groups(rules)
        stems = {stem(fold(word)) for word in file.events}
        self.events = {groups.get(light, light) for light in stems}
        self.values: list[list[Stated]] = []
        for one in stated:
            if not one.denied:
                home = next((v for v in self.values if v[0].article == one.article and self._same(v[0], one)), None)
                if home is None:
                    self.values.append(home := [])
                home.append(one)
        general = set(file.general)

        def exact(one: Stated) -> bool:
            return one.value not in general and not (file.takes == "place" and one.place and is_country(one.place))

        told = {value[0].article for value in self.values if exact(value[0])}
        self.values = [value for value in self.values if exact(value[0]) or value[0].article not in told]

    def facts(self) -> list[AttributeFact]:
        """The values that articles share, those that hold one another, and those that exclude each other."""
        home = list(range(len(self.values)))
        clashes: dict[tuple[int, int], tuple[Stated, Stated]] = {}
        wider: dict[tuple[int, int], tuple[Stated, Stated]] = {}
        for i, j in combinations(home[:], 2):
            one, two = self.values[i], self.values[j]
            if one[0].article == two[0].article:
                continue
            relation = self._between(one, two)
            pair = self._pair(one, two) if relation in ("wider", "other") else None
            if pair is not None:
                (clashes if relation == "other" else wider)[i, j] = pair
            if pair is not None or relation == "same":
                home = [home[i] if h == home[j] else h for h in home]
        groups = [[k for k, h in enumerate(home) if h == root] for root in dict.fromkeys(home)]
        if self.file.complement:  # to be on one side of something is no news
            groups = [group for group in groups if any(i in group and j in group for i, j in clashes)]
        if self.file.takes == "occurrence":  # what all have happen is told by the rules for it
            groups = [group for group in groups if any(self.values[k][0].value == "no" for k in group)]
        return [self._fact(group, clashes, wider) for group in groups if len(group) > 1]

    def _same(self, a: Stated, b: Stated) -> bool:
        return self._relation(a, b) == "same"

    def _between(self, one: Sequence[Stated], two: Sequence[Stated]) -> Relation:
        """How two values stand by the first passages that tell («في مالطا», «في مطار مالطا» and «في مطار باليرمو»)."""
        found = (self._relation(a, b) for a in one for b in two)
        return next((relation for relation in found if relation != "unknown"), "unknown")

    def _relation(self, a: Stated, b: Stated) -> Relation:
        """How two values stand: one, one in the other, two, or nobody knows."""
        if self.file.takes == "way":
            return self._way(a, b)
        if self.file.takes == "reason":
            return "same" if _one_reason(a, b) else "other"
        if not a.words or not b.words:
            if bool(a.words) != bool(b.words):
                return "unknown"  # a name and a kind of place: «في منزله», «في حلب»
            if a.value == b.value:
                return "same"
            if {a.value, b.value} in map(set, self.file.may_both):
                return "unknown"
            return "wider" if {a.value, b.value} & set(self.file.general) else "other"
        if a.place and b.place:
            if a.place == b.place:
                return "same"
            if _country(a) == _country(b) and "/capital" in a.place + b.place:
                return "same" if self.file.parties else "wider"
        elif self._one_name(a, b):
            return "same"
        if self.file.takes != "place" and a.kind == "place" and _is_land(a) != _is_land(b):
            return "unknown"  # «سد البرازيل» is one of its dams
        if self.file.takes != "place" or _one_sort(a, b) or self._one_level(a, b):
            return "other"
        return "unknown"

    def _way(self, a: Stated, b: Stated) -> Relation:
        """Two ways exclude each other where one is the other turned round; other ends may lie on one way."""

        def one(left: str, right: str) -> bool:
            return same_name(left, right, "place", self.rules).same

        if one(a.words[0], b.words[0]) and one(a.words[1], b.words[1]):
            return "same"
        return "other" if one(a.words[0], b.words[1]) and one(a.words[1], b.words[0]) else "unknown"

    def _one_name(self, a: Stated, b: Stated) -> bool:
        if not self._halves(a, b) and same_name(" ".join(a.words), " ".join(b.words), a.kind, self.rules).same:
            return True
        if a.kind != "place":
            own = [(split(x)[2], split(y)[2]) for x in a.words for y in b.words]
            return any(x == y or same_name(x, y, a.kind, self.rules).same for x, y in own)
        if self._halves(a, b):
            return False
        if any(same_name(a.words[k], b.words[k], a.kind, self.rules).same for k in (0, -1)):
            return True  # «ملعب الملك بودوان», «ملعب روا بودوين»
        one, two = (words[0].removeprefix("ال").removeprefix("لا") for words in (a.words, b.words))
        return one == two  # «جزيرة لاريونيون», «جزيرة ريونيون»

    def _half(self, stated: Stated) -> str:
        """The word that tells which half of a place is meant; empty where none does."""
        last = stem(stated.words[-1]) if len(stated.words) > 1 else ""
        return last if last in {stem(fold(word)) for word in self.file.compass} else ""

    def _halves(self, a: Stated, b: Stated) -> bool:
        """Are two halves of one place meant («كلفورد الشرقية», «كلفورد الغربية»)?"""
        one, two = self._half(a), self._half(b)
        return bool(one and two and one != two)

    def _one_level(self, a: Stated, b: Stated) -> bool:
        """Are both countries, or both known cities?  A place that no list knows may lie in the other."""
        if a.place is None or b.place is None:
            known = a.place or b.place  # «بانكوك», «جزيرة بوكيت»
            return self.file.ends and known is not None and not is_country(known)
        if is_country(a.place) or is_country(b.place):
            return len({is_country(a.place), is_country(b.place)}) == 1 or "/capital" in a.place + b.place
        return not {a.place, b.place} & set(self.file.regions)

    def _pair(self, one: Sequence[Stated], two: Sequence[Stated]) -> tuple[Stated, Stated] | None:
        """The surest pair of passages that give two values, where each article gives one."""
        a, b = one[0], two[0]
        if self.file.takes == "number" and not _turned(a, b) and (self._holds(a, b) or self._holds(b, a)):
            return None
        if not (self._gives_one(a.article) and self._gives_one(b.article)):
            return None
        if a.words and not self.file.parties and (self._known(a, b.article) or self._known(b, a.article)):
            return None
        pairs = [
            (cosine(x.context, y.context), x, y) for x in one for y in two if self._relation(x, y) in ("wider", "other")
        ]
        sure = [pair for pair in pairs if self._about_one(*pair) and not self._elsewhere(*pair[1:])]
        if not sure:
            return None
        _, x, y = max(sure, key=lambda pair: (pair[0], -pair[1].first, -pair[2].first))
        return x, y

    def _gives_one(self, article: str) -> bool:
        """Does an article give one value, or several that may be of one thing («نهائيا», «انتقال حر»)?"""
        values = [value[0].value for value in self.values if value[0].article == article]
        both = [] if self.file.complement else [set(pair) for pair in self.file.may_both]
        return all({one, two} in both for one, two in combinations(values, 2))

    def _known(self, stated: Stated, article: str) -> bool:
        """Does an article use the first word of a name anywhere, a person's second, or the word for the half of it?"""
        if self._half(stated):
            return stated.words[-1] in self.words[article]
        word = stated.words[stated.kind == "person" and len(stated.words) > 1]  # many have the same given name
        return split(word)[2] in self.words[article] or word in self.words[article]

    def _holds(self, a: Stated, b: Stated) -> bool:
        """Does the article of the second use the number of the first for anything?"""
        return a.value in self.words[b.article]

    def _elsewhere(self, a: Stated, b: Stated) -> bool:
        """Do two passages name towns, and none in common?  Then they tell of two events of one day."""
        if not a.near or not b.near or a.slot in self.file.single or self.file.takes == "way":
            return False
        return not any(one == two or same_name(one, two, "place", self.rules).same for one in a.near for two in b.near)

    def _about_one(self, near: float, a: Stated, b: Stated) -> bool:
        if self.file.complement:
            return near >= (_ALIKE_COUNTRY if a.place and is_country(a.place) else _ALIKE_SIDE)
        if self.file.takes == "number":
            return near >= (_ALIKE_EVENT if _turned(a, b) else _ALIKE)
        if self.file.takes == "way":
            return True  # the same two towns
        if self.file.takes == "occurrence":
            return near >= _ALIKE_EVENT
        if not a.words:
            return True  # a rule with a closed list of values asks for the event already
        if self._halves(a, b):
            return near >= _ALIKE_EVENT  # they share the name of the place
        if a.slot in self.file.many:
            return near >= _ALIKE
        if a.slot in self.file.single or self.file.takes in ("reason", "kind"):
            return True
        told = self.events & a.context.keys() & b.context.keys()
        return near >= (_ALIKE_EVENT if told or self.file.slots else _ALIKE)

    def _fact(
        self,
        group: Sequence[int],
        clashes: Mapping[tuple[int, int], tuple[Stated, Stated]],
        wider: Mapping[tuple[int, int], tuple[Stated, Stated]],
    ) -> AttributeFact:
        told = sorted((self.values[k] for k in group), key=lambda value: (value[0].article, value[0].first))
        mine, loose = ([p for (i, j), p in pairs.items() if i in group and j in group] for pairs in (clashes, wider))
        if not mine and not loose:
            text = told[0][0].text
            why = Text(f"القول نفسه: «{text}»", f"the same: «{text}»")
            return [_claims(value[0], value) for value in told], "agree", "same words", why, None
        apart = [pair for pair in mine if not _two_authorities(*pair)]
        a, b = (apart or mine or loose)[0]
        of = {one.article: value for value in told for one in value if one in (a, b)}
        rest = [_claims(value[0], value) for value in told if value[0].article not in (a.article, b.article)]
        claims = [_claims(a, of[a.article]), _claims(b, of[b.article]), *rest]
        if not mine:
            why = Text(f"أحدهما أدق: «{a.text}» و«{b.text}»", f"one is more exact: «{a.text}» and «{b.text}»")
            return claims, "compatible", "less exact", why, None
        if apart and all(self._came_true(*pair) for pair in apart):
            why = Text(f"تغير لاحقا: «{a.text}» و«{b.text}»", f"it changed later: «{a.text}» and «{b.text}»")
            return claims, "update", "later", why, None
        why = Text(f"لا يصح الاثنان معا: «{a.text}» و«{b.text}»", f"both cannot be right: «{a.text}» and «{b.text}»")
        verdict: Verdict = "conflict" if apart and not self.file.held else "disputed"
        return claims, verdict, "another value", why, self._doubt(a, b) if verdict == "conflict" else None

    def _doubt(self, a: Stated, b: Stated) -> Text | None:
        """Why two values may be none that exclude each other."""
        if a.words and b.words and same_name(" ".join(a.words), " ".join(b.words), a.kind, self.rules).score:
            return _TWO_SPELLINGS
        return _MANY_PLACES if self._may_be_two_places(a, b) else None

    def _may_be_two_places(self, a: Stated, b: Stated) -> bool:
        """Are both values places, told in other words?  What happens in a story happens in many."""
        enough = _ALIKE_OF_MANY if a.slot in self.file.many else _ALIKE
        return (self.file.takes == "place" or bool(self.file.named)) and cosine(a.context, b.context) < enough

    def _came_true(self, a: Stated, b: Stated) -> bool:
        """Was denied at first what a later article states, or has a thing gone on to what may follow?"""
        course = ["no", "yes"] if self.file.polar and not self.file.says else self.file.course
        if not {a.value, b.value} <= set(course):
            return False
        early, late = sorted((a, b), key=lambda one: course.index(one.value))
        first, then = self.times[early.article], self.times[late.article]
        return first is not None and then is not None and then - first >= _LATER


def _claims(head: Stated, value: Sequence[Stated]) -> list[Claim]:
    """A passage and the others in which its article says the same in other words."""
    said = {stated.text: stated for stated in reversed([*value, head])}
    return [_claim(stated) for stated in sorted(said.values(), key=lambda one: (one is not head, one.first))]


def _claim(stated: Stated) -> Claim:
    start, end = stated.span
    value = Quantity("text", stated.value, stated.value, stated.value, None, None, start, end, stated.text)
    return Claim(
        stated.article, stated.rule, stated.slot, value, stated.text, stated.span, stated.sentence,
        source=stated.source, title=stated.title,
    )  # fmt: skip


def _one_sort(a: Stated, b: Stated) -> bool:
    """Are both told by one word for a site («مطار مالطا», «مطار باليرمو»)?"""
    one, two = (stated.value.removesuffix(f" {stated.words[0]}") for stated in (a, b))
    return one == two and one != a.value


def _one_reason(a: Stated, b: Stated) -> bool:
    """Do two reasons begin with one word, or share most of theirs?"""
    one, two = ([stem(word) for word in words] for words in (a.words, b.words))
    shared = len(set(one) & set(two))
    return one[0] == two[0] or 2 * shared > min(len(set(one)), len(set(two)))


def _turned(a: Stated, b: Stated) -> bool:
    """Have two numbers the same digits in another order («417», «471»)?"""
    return a.value != b.value and sorted(a.value) == sorted(b.value)


def _is_land(stated: Stated) -> bool:
    return stated.place is not None and is_country(stated.place)


def _country(stated: Stated) -> str:
    return (stated.place or "").split("/")[0]


def _two_authorities(a: Stated, b: Stated) -> bool:
    return a.source is not None and b.source is not None and not same_source(a.source, b.source)
