"""A document as the finders of attributes read it: the words of their rules, the names, and what they make of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from checker.extract.attribution import Attributed, source_at
from checker.extract.context import of_sentence
from checker.extract.document import Document
from checker.extract.forms import BEEN, conjugated, inflected
from checker.extract.names import Mention
from checker.extract.poles import aims
from checker.model import Context, NameKind, Source, Span
from checker.names.cues import cues
from checker.names.gazetteer import is_country
from checker.rules import Rules
from checker.schema import Attribute, Attribution, Deeds, Denial, Scope
from checker.text.clitics import split
from checker.text.lexeme import Term
from checker.text.lexicon import Lexicon
from checker.text.phrases import all_phrases
from checker.text.sentences import Sentence
from checker.text.stems import stem

BREAKS: Final = frozenset("،؛:.()")
_SHORT: Final = 3  # letters
_HIS: Final = ("ه", "ها")
_STILL: Final = frozenset({"يزال", "تزال", "يزالون", "زال", "زالت", "يزل", "تزل"})  # «لا يزال» denies nothing
_GONE: Final = "الماضي"
_OPENING: Final = 2  # tokens before words that open a sentence
_OWNER: Final = 4  # tokens before the word of an event in which somebody's name makes it his
_RELATED: Final = 14  # the same where «الذي» stands before the word
_WHO: Final = frozenset({"الذي", "التي"})
_DENIED_CLAUSE: Final = 12  # the same inside one clause («استبعد المحقق أن يكون الحريق ناجما عن ...»)
_DENIED: Final = 8  # tokens behind a word of denial within which nothing is stated


@dataclass(frozen=True)
class Stated:
    """One value of one attribute: tokens [first, after).

    `slot` tells what else must be the same for two values to exclude each other, `words` is the name (folded), `kind`
    what it names, `place` the known place, `near` the towns that its sentence names besides.
    """

    article: str
    rule: str
    slot: str
    value: str
    denied: bool
    words: tuple[str, ...]
    kind: NameKind
    place: str | None
    span: Span
    text: str
    sentence: Span
    first: int
    after: int
    context: Context
    source: Source | None
    title: bool
    near: frozenset[str]


@lru_cache(maxsize=8)
def _lexicon(rules: Rules) -> Lexicon:
    lexicon = Lexicon()
    for file in rules.of(Attribute):
        for value, words in file.values.items():
            for word in words:
                lexicon.add(inflected(word), Term(f"value:{file.id}", value))
        for value, words in file.named.items():
            lexicon.add(words, Term(f"named:{file.id}", value))
        for slot, words in file.slots.items():
            for word in words:
                lexicon.add(_forms(word), Term(f"slot:{file.id}", slot))
        for k, saying in enumerate(file.says):
            forms = [form for verb in saying.verbs for form in conjugated(verb)]
            nouns = [form for word in saying.words for form in inflected(word)]
            lexicon.add(forms, Term(f"verb:{file.id}:{k}", saying.value))
            lexicon.add(nouns, Term(f"noun:{file.id}:{k}", saying.value))
            lexicon.add([form for word in saying.of for form in inflected(word)], Term(f"of:{file.id}:{k}", ""))
        lexicon.add(file.subjects, Term(f"subject:{file.id}", ""))
        for word in file.events:
            lexicon.add([*conjugated(word), *inflected(word)], Term(f"event:{file.id}", ""))
        lexicon.add(file.prepositions, Term(f"before:{file.id}", ""))
        lexicon.add([form for verb in file.strikes for form in conjugated(verb)], Term(f"strike:{file.id}", ""))
        lexicon.add(file.unsure, Term(f"unsure:{file.id}", ""))
    for deeds in rules.of(Deeds):
        lexicon.add(deeds.settle, Term("settle", ""))
    for denial in rules.of(Denial):
        bent = [form for verb in denial.verbs for form in conjugated(verb)]
        lexicon.add([*denial.negators, *bent, *denial.words], Term("denial", ""))
    for scope in rules.of(Scope):
        lexicon.add(scope.background, Term("background", ""))
        lexicon.add([*scope.another, *scope.meanwhile], Term("another", ""))
    for attribution in rules.of(Attribution):
        lexicon.add([form for verb in attribution.verbs for form in conjugated(verb)], Term("saying", ""))
    return lexicon


def _forms(word: str) -> list[str]:
    """A word as verb and as noun; of a short one not with «ه», which would be another noun («رحل», «رحلة»)."""
    forms = [*conjugated(word), *inflected(word)]
    return [form for form in forms if len(word) > _SHORT or form != word + "ه"]


class Page:
    """Where the words of the rules stand in a document: category -> (value, first token, token after)."""

    def __init__(self, doc: Document, mentions: Sequence[Mention], sources: Sequence[Attributed]) -> None:
        self.doc = doc
        self.tokens = doc.tokens
        self.mentions = {mention.first: mention for mention in mentions}
        self.sources = list(sources)
        self.former: list[int] = []
        self.found: dict[str, list[tuple[str, int, int]]] = {}
        for reading, first, after in all_phrases(_lexicon(doc.rules), doc.tokens):
            if reading.term.cat == "background" and reading.definite:
                self.former.append(first)  # «الوزير السابق» is no older event
                continue
            if reading.term.cat.startswith("named:") and reading.definite:
                continue  # «سد النهضة», but «السد» is a club, and what follows it is no name of a dam
            if reading.term.cat == "background" and first and "weekday" in doc.tokens[first - 1].lex.cats:
                continue  # «الأربعاء الماضي» is the event's own day
            if reading.term.cat == "denial" and after < len(doc.tokens) and doc.tokens[after].lex.form in _STILL:
                continue
            if reading.term.cat == "denial" and first and self.is_site(first - 1):
                continue  # «ميناء لا ريستينغا»
            aimed = reading.term.cat == "denial" and first > 0 and doc.tokens[first - 1].lex.form in aims(doc.rules)
            here = self.found.setdefault("aim" if aimed else reading.term.cat, [])
            if not here or here[-1][2] <= first:  # «بعد ظهر» is one word of the list, «ظهر» in it is none
                here.append((reading.term.value, first, after))

    def is_site(self, i: int) -> bool:
        known = cues(self.doc.rules)
        return split(self.doc.tokens[i].lex.form)[2] in known.places | known.sites

    def of(self, cat: str) -> list[tuple[str, int, int]]:
        """The words of a category, in the order of the text."""
        return self.found.get(cat, [])

    def bare(self, i: int) -> str:
        return stem(self.doc.tokens[i].lex.form)

    def is_definite(self, i: int) -> bool:
        return split(self.doc.tokens[i].lex.form)[1]

    def named(self, first: int, after: int) -> int:
        """How many tokens of a stretch only lengthen names: a name counts as one."""
        spans = (self.mentions[i] for i in range(first, after) if i in self.mentions)
        return sum(min(mention.after, after) - mention.first - 1 for mention in spans)

    def person_before(self, low: int, high: int, event: int) -> Mention | None:
        """The person named last before a token, no farther than shortly before the word of the event."""
        which = event > 0 and self.doc.tokens[event - 1].lex.form in _WHO  # «سامي الجابري، ...، الذي عوقب ...»
        low = max(low, event - (_RELATED if which else _OWNER))
        people = [m for i, m in self.mentions.items() if low <= i < high and m.kind == "person"]
        return max(people, key=lambda mention: mention.first, default=None)

    def broken(self, first: int, after: int, breaks: frozenset[str] = BREAKS) -> bool:
        return any(token.lex.surface in breaks for token in self.tokens[first:after])

    def one_clause(self, first: int, after: int, stops: frozenset[str]) -> bool:
        """Does nothing new begin between two words: no stop, no «و» behind a comma («سجل ...، وتعادل ...»)?"""
        if self.broken(first, after, stops):
            return False
        tokens = self.doc.tokens
        return not any(
            tokens[i].lex.form == "،" and split(tokens[i + 1].lex.form)[0].startswith(("و", "ف"))
            for i in range(first, after)
        )

    def is_past(self, first: int) -> bool:
        """Is it told of another event that was before («في حادث مماثل»), or of somebody else («كان والده قد ...»)?

        A time gone by alone («الشهر الماضي») may be the event's own.
        """
        home = self.doc.sentence_of(first)
        if self.is_another(home) or self._of_another_time(home, first):
            return True
        starts = [start for _, start, _ in self.of("background") if home.first <= start < home.after]
        here = [start for start in starts if start < first or self.one_clause(first, start, BREAKS - {"،"})]
        return any(self.doc.tokens[start].lex.form != _GONE for start in here)

    def _of_another_time(self, home: Sentence, first: int) -> bool:
        """«كان والده قد ...», «كان قد انضم إلى فريقه السابق»; else «كان ... قد ...» mostly tells the event once more."""
        forms = [token.lex.form for token in self.doc.tokens[home.first : first]]
        if "قد" not in forms or not any(form in BEEN for form in forms):
            return False
        kin = cues(self.doc.rules).kin
        others = any(form in kin and form.endswith(_HIS) and not form.startswith("ال") for form in forms)
        return others or any(home.first <= at < home.after for at in self.former)

    def is_another(self, home: Sentence) -> bool:
        """Does a sentence open with words such as «وفي حادث آخر», «إلى ذلك»?"""
        return any(home.first <= start <= home.first + _OPENING for _, start, _ in self.of("another"))

    def tells_of_an_event(self, file: Attribute, home: Sentence) -> bool:
        return any(home.first <= first < home.after for _, first, _ in self.of(f"event:{file.id}"))

    def denied(self, file: Attribute, home: Sentence, first: int) -> bool:
        """Is a value only denied?  A word that tells of the event itself («ألغيت المباراة») denies nothing of it."""
        events = {start for cat in ("event", "slot") for _, start, _ in self.of(f"{cat}:{file.id}")}
        before = [
            at for _, at, _ in (*self.of("denial"), *self.of("aim")) if home.first <= at < first and at not in events
        ]
        return any(
            first - at <= _DENIED or (first - at <= _DENIED_CLAUSE and not self.broken(at, first)) for at in before
        )

    def state(
        self,
        file: Attribute,
        slot: str,
        value: str,
        first: int,
        after: int,
        *,
        words: tuple[str, ...] = (),
        kind: NameKind = "place",
        place: str | None = None,
        denied: bool | None = None,
    ) -> Stated:
        """A value with all that the comparison asks of it."""
        doc, home = self.doc, self.doc.sentence_of(first)
        span = Span(doc.tokens[first].start, doc.tokens[after - 1].end)
        return Stated(
            article=doc.article.id,
            rule=file.id,
            slot=slot,
            value=value,
            denied=self.denied(file, home, first) if denied is None else denied,
            words=words,
            kind=kind,
            place=place,
            span=span,
            text=doc.text[span.start : span.end],
            sentence=Span(home.start, home.end),
            first=first,
            after=after,
            context=of_sentence(doc, first, after),
            source=source_at(self.sources, first),
            title=home.title,
            near=self._towns(home, first, after),
        )

    def _towns(self, home: Sentence, first: int, after: int) -> frozenset[str]:
        beside = (m for i, m in self.mentions.items() if home.first <= i < home.after and not first <= i < after)
        names = (mention.place or " ".join(mention.words) for mention in beside if mention.kind == "place")
        return frozenset(name for name in names if not is_country(name))
