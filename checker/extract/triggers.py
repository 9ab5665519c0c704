"""The words of the claim rules, found in a text.

A rule's words stand in named classes; verbs are listed in their plain form and found in every person.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Final, NamedTuple

from checker.extract.document import Document
from checker.extract.forms import conjugated, inflected
from checker.rules import Rules
from checker.schema import Attribution, ClaimRule, Nobody, Scope
from checker.text.lexeme import Term
from checker.text.lexicon import Lexicon
from checker.text.phrases import all_phrases

_SAYING: Final = "source.verbs"
_THAT: Final = "source.that"
_DEED: Final = "deed"
_NOBODY: Final = ("negators", "unsure", "any", "anybody", "lives", "human", "some", "period")
_NOTHING: Final = ".nothing"  # a class of phrases in which words of the other classes say nothing («فرق الإنقاذ»)


class Trigger(NamedTuple):
    """A word or phrase of a class: tokens [first, after); `linked` tells of a «و» before it."""

    cls: str
    first: int
    after: int
    linked: bool


def _first(trigger: Trigger) -> int:
    return trigger.first


@dataclass(frozen=True)
class Triggers:
    """All triggers of a document, by class, in the order of their places."""

    by_class: dict[str, list[Trigger]]

    @cached_property
    def classes(self) -> frozenset[str]:
        """The classes of which the document has a word."""
        return frozenset(self.by_class)

    @cached_property
    def roles(self) -> dict[str, list[Any]]:
        """By rule, its roles as far as the document has their words: asked for each number, told once."""
        return {}

    def of(self, cls: str) -> list[Trigger]:
        return self.by_class.get(cls, [])

    def before(self, cls: str, token: int, first: int) -> Trigger | None:
        """The last trigger of a class that ends at or before `token` and begins at or behind `first`."""
        best = None
        if cls in self.by_class:
            for trigger in self.within(cls, first, token):
                if trigger.after > token:
                    break
                best = trigger
        return best

    def within(self, cls: str, first: int, after: int) -> list[Trigger]:
        """The triggers of a class that begin in tokens [first, after)."""
        here = self.by_class.get(cls)
        return [] if here is None else here[bisect_left(here, first, key=_first) : bisect_left(here, after, key=_first)]

    def behind(self, cls: str, token: int, after: int) -> Trigger | None:
        """The first trigger of a class that begins at or behind `token` and ends at or before `after`."""
        here = self.by_class.get(cls)
        if here is None:
            return None
        at = bisect_left(here, token, key=_first)
        return here[at] if at < len(here) and here[at].after <= after else None


@lru_cache(maxsize=8)
def trigger_lexicon(rules: Rules) -> Lexicon:
    """All words of the claim rules, the attributions and the scopes: class names are `rule.class`."""
    lexicon = Lexicon()

    def enter(owner: str, classes: dict[str, list[str]], bend: bool, how: str = "") -> None:
        for cls, words in classes.items():
            for word in words:
                lexicon.add(conjugated(word) if bend else inflected(word), Term(f"{owner}.{cls}", how))

    for rule in rules.of(ClaimRule):
        enter(rule.id, rule.words, bend=False)
        enter(rule.id, rule.deeds, bend=False, how=_DEED)
        enter(rule.id, rule.verbs, bend=True)
    for source in rules.of(Attribution):
        enter("source", {"by": source.by, "that": source.that}, bend=False)
        enter("source", {"verbs": source.verbs, "relays": source.relays, "records": source.records}, bend=True)
    for scope in rules.of(Scope):
        fields = {
            name: getattr(scope, name)
            for name in type(scope).model_fields
            if name not in ("kind", "why", "fires", "silent")
        }
        enter("scope", fields, bend=False)
    for nobody in rules.of(Nobody):
        enter("nobody", {name: getattr(nobody, name) for name in _NOBODY}, bend=False)
    return lexicon


@lru_cache(maxsize=8)
def _verbs(rules: Rules) -> frozenset[str]:
    """The classes of which no word has an article: verbs, and «أن» («الآن» is none)."""
    found = {f"{rule.id}.{cls}" for rule in rules.of(ClaimRule) for cls in rule.verbs if cls not in rule.words}
    return frozenset(found | {_SAYING, _THAT})


def find_triggers(doc: Document) -> Triggers:
    """The triggers of a document; of phrases that start at one word and share a class, the longest."""
    verbs = _verbs(doc.rules)
    found: dict[str, list[Trigger]] = {}
    for reading, first, after in all_phrases(trigger_lexicon(doc.rules), doc.tokens):
        cls = reading.term.cat
        if reading.definite and (cls in verbs or reading.term.value == _DEED):
            continue  # «جدير بالذكر», «الحملة»: no verb has an article, and no deed that governs
        linked = reading.clitics.startswith(("و", "ف")) or (first > 0 and doc.tokens[first - 1].lex.form == "و")
        found.setdefault(cls, []).append(Trigger(cls, first, after, linked))
    return Triggers(_without_nothing(found))


def _without_nothing(found: dict[str, list[Trigger]]) -> dict[str, list[Trigger]]:
    """The triggers of each rule without those inside a phrase that the rule says to pass over."""
    for cls in [cls for cls in found if cls.endswith(_NOTHING)]:
        spans = [(trigger.first, trigger.after) for trigger in found.pop(cls)]
        owner = cls.removesuffix("nothing")
        for other in [other for other in found if other.startswith(owner)]:
            found[other] = [t for t in found[other] if not any(a <= t.first and t.after <= b for a, b in spans)]
    return found
