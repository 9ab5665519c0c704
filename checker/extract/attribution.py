"""Who says so: the source of each sentence's figures.

A source stands behind «بحسب» and its like, or beside a verb of saying.  A sentence that goes on with «وأضاف أن»
has the source of the one before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from checker.extract.document import Document
from checker.extract.triggers import Trigger, Triggers
from checker.model import Source
from checker.rules import Rules
from checker.schema import Attribution
from checker.text.clitics import split
from checker.text.fold import fold
from checker.text.sentences import Sentence
from checker.text.stems import stem
from checker.text.tokens import LATIN, WORD

_LINKS: Final = frozenset({"في", "باسم", "لدي", "عن", "من", "ل"})  # inside a source's name, never at its end
_PREPOSITIONS: Final = frozenset({"الي", "علي", "من", "عن", "في"})
_LONGEST: Final = 9  # words of a source's name
_SUBJECT_REACH: Final = 6  # words before a verb in which its subject may stand


@dataclass(frozen=True, slots=True)
class Attributed:
    """A source and the tokens [first, after) whose statements are its."""

    source: Source
    first: int
    after: int


@lru_cache(maxsize=8)
def _words(rules: Rules) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    heads = frozenset(fold(word) for file in rules.of(Attribution) for word in file.heads)
    media = frozenset(
        stem(fold(word)) for file in rules.of(Attribution) for phrase in file.media for word in phrase.split()
    )
    that = frozenset(fold(word) for file in rules.of(Attribution) for word in file.that)
    return heads, media, that


def find_sources(doc: Document, triggers: Triggers) -> list[Attributed]:
    """The sources of a document in the order of their places; the one that begins last holds."""
    found: list[Attributed] = []
    last: Source | None = None
    paragraph = -1
    for sentence in doc.sentences:
        if sentence.paragraph != paragraph and sentence.paragraph > paragraph + 1:
            last = None
        paragraph = sentence.paragraph
        here = _in_sentence(doc, triggers, sentence, last)
        found += here
        if here:
            last = here[-1].source
    return found


def source_at(sources: list[Attributed], token: int) -> Source | None:
    """The source of what is stated at a token: the narrowest one that covers it."""
    covering = [found for found in sources if found.first <= token < found.after]
    return min(covering, key=lambda found: found.after - found.first).source if covering else None


def _in_sentence(doc: Document, triggers: Triggers, sentence: Sentence, last: Source | None) -> list[Attributed]:
    found: list[Attributed] = []
    since = sentence.first
    for trigger in triggers.within("source.by", sentence.first, sentence.after):
        source, end = _named(doc, _past_verb(triggers, trigger.after), sentence.after)
        if source is not None:
            first, after = _clause_of(doc, trigger.first, sentence)
            found.append(Attributed(source, max(first, since), after))
            since = end
    for trigger in triggers.within("source.relays", sentence.first, sentence.after):
        source = _relayed(doc, trigger, sentence)
        if source is not None:
            found.append(Attributed(source, trigger.first, sentence.after))
    scorers = {trigger.first for trigger in triggers.within("source.records", sentence.first, sentence.after)}
    for trigger in triggers.within("source.verbs", sentence.first, sentence.after):
        if trigger.first in scorers and _of_a_match(doc, sentence):
            continue
        spoken = _speaker(doc, trigger, sentence, last, found[-1].source if found else None)
        if spoken is not None:
            first = trigger.first if trigger.first - sentence.first > _SUBJECT_REACH else sentence.first
            found.append(Attributed(spoken, first, sentence.after))
    colon = _before_colon(doc, sentence)
    if colon is not None:
        found.append(colon)
    return found


def _of_a_match(doc: Document, sentence: Sentence) -> bool:
    """Does a sentence tell of goals or of a match?"""
    nouns = (
        token.lex.get("noun") or token.lex.get("noun_dual") for token in doc.tokens[sentence.first : sentence.after]
    )
    return any(noun is not None and noun.term.value.cls in ("goal", "match") for noun in nouns)


def _past_verb(triggers: Triggers, token: int) -> int:
    """«حسبما أفاد الدفاع المدني»: the token behind a verb of saying that follows, if one does."""
    verb = next(iter(triggers.within("source.verbs", token, token + 1)), None)
    return token if verb is None else verb.after


def _relayed(doc: Document, verb: Trigger, sentence: Sentence) -> Source | None:
    """«نقلت رويترز عن مسؤول محلي»: who is behind the «عن» of a verb of passing on."""
    for i in range(verb.after, min(verb.after + _SUBJECT_REACH, sentence.after - 1)):
        if doc.tokens[i].lex.form == "عن":
            return _named(doc, i + 1, sentence.after)[0]
    return None


def _clause_of(doc: Document, token: int, sentence: Sentence) -> tuple[int, int]:
    """What «بحسب» covers: its sentence when it stands at an end of it, else the clauses back to a stop or «فيما»."""
    first = sentence.first
    for i in range(token - 1, sentence.first, -1):
        if doc.tokens[i].lex.form in ("؛", "فيما", "بينما", "لكن", "غير"):
            first = i + 1
            break
    return first, sentence.after


def _speaker(
    doc: Document, verb: Trigger, sentence: Sentence, last: Source | None, here: Source | None
) -> Source | None:
    """The subject of a verb of saying: behind it, before it («وزارة الدفاع أعلنت»), or that of the sentence before."""
    that = _words(doc.rules)[2]
    at = verb.after
    if at < sentence.after and doc.tokens[at].lex.form in _PREPOSITIONS:  # «أشار إلى أن», «أكبر قدر من»
        spoken = _subject_before(doc, verb, sentence) or (last if _opens(verb, sentence) else None)
        where = doc.tokens[at].lex.form == "في"  # «نفى في تصريح لقناة محلية»: whoever it was, he said it there
        return spoken or (_named(doc, at, sentence.after)[0] if where else None)
    if at < sentence.after and doc.tokens[at].lex.form in that:
        before = _subject_before(doc, verb, sentence)
        return before or (last if _opens(verb, sentence) else None)
    if verb.linked and not _opens(verb, sentence) and here is not None and not _is_head(doc, at, sentence.after):
        return here  # «وأعلن المركز ... وحدد البؤرة»: the object is no speaker
    source, after = _named(doc, at, sentence.after)
    if source is None:
        return _subject_before(doc, verb, sentence)
    follows = {doc.tokens[k].lex.form for k in range(after, min(after + 12, sentence.after))}
    nominal = verb.after < sentence.after and after > verb.after
    if follows & that or nominal:
        return source
    return None


def _is_head(doc: Document, at: int, limit: int) -> bool:
    """Does a word that heads a source's name stand at a token («مدير», «متحدث»)?"""
    return at < limit and split(doc.tokens[at].lex.form)[2] in _words(doc.rules)[0]


def _opens(verb: Trigger, sentence: Sentence) -> bool:
    return verb.first - sentence.first <= 2


def _subject_before(doc: Document, verb: Trigger, sentence: Sentence) -> Source | None:
    first = max(sentence.first, verb.first - _SUBJECT_REACH)
    for i in range(verb.first - 1, first - 1, -1):
        form = doc.tokens[i].lex.form
        if doc.tokens[i].lex.kind not in (WORD, LATIN) or form in ("الذي", "التي", "الذين", "وقد", "قد", "كما"):
            first = i + 1
            break
    if first >= verb.first or first > sentence.first + 1:
        return None
    return _make(doc, first, verb.first)


def _before_colon(doc: Document, sentence: Sentence) -> Attributed | None:
    """«وزارة الطوارئ: قتل 42 شخصا»."""
    for i in range(sentence.first, min(sentence.first + 7, sentence.after)):
        if doc.tokens[i].lex.form == ":" and i > sentence.first:
            words = [doc.tokens[k].lex for k in range(sentence.first, i)]
            if all(lex.kind in (WORD, LATIN) for lex in words) and not any(lex.readings and lex.hot for lex in words):
                source = _make(doc, sentence.first, i)
                return Attributed(source, i + 1, sentence.after) if source else None
    return None


def _named(doc: Document, first: int, limit: int) -> tuple[Source | None, int]:
    """The source whose name begins at a token: nouns, names and their adjectives up to a verb, a «أن» or a sign."""
    heads, _, that = _words(doc.rules)
    at = first
    while at < limit and at - first < _LONGEST:
        lex = doc.tokens[at].lex
        if lex.kind not in (WORD, LATIN) or lex.form in that:
            break
        if at > first and _ends(doc, at, heads):
            break
        at += 1
    while at > first and doc.tokens[at - 1].lex.form in _LINKS:
        at -= 1  # «تحدثت الوكالة عن 15 قتيلا»
    return _make(doc, first, at), at


def _ends(doc: Document, at: int, heads: frozenset[str]) -> bool:
    lex = doc.tokens[at].lex
    form = lex.form
    if form in _LINKS or form in heads:
        return False
    clitics, definite, _ = split(form)
    if clitics.startswith(("و", "ف")) or form in doc.vocab.function_words:
        return True
    if lex.readings and lex.readings[0].term.cat in ("weekday", "relday", "daypart", "hour", "month", "unit", "ten"):
        return True
    if definite or clitics:
        return False
    before = doc.tokens[at - 1].lex.form
    # an indefinite word behind a definite one begins what is said («أعلنت وزارة الداخلية مقتل ...»)
    return split(before)[1] and before not in heads and not _foreign(form)


def _foreign(form: str) -> bool:
    from checker.extract.naming.words import is_foreign

    return is_foreign(form)


def _make(doc: Document, first: int, after: int) -> Source | None:
    heads, media, _ = _words(doc.rules)
    words = [doc.tokens[k].lex for k in range(first, after) if doc.tokens[k].lex.kind in (WORD, LATIN)]
    keys = []
    for lex in words:
        _clitics, _definite, rest = split(lex.form)
        if (
            rest in heads
            or lex.form in heads
            or lex.form in doc.vocab.function_words
            or rest in doc.vocab.function_words
        ):
            continue
        keys.append(stem(lex.form))
    said = [stem(lex.form) for lex in words]
    if not words or not said:
        return None
    key = frozenset(keys) or frozenset(said)
    start, end = doc.tokens[first].start, doc.tokens[after - 1].end
    return Source(doc.text[start:end], key, bool(key & media))


def same_source(a: Source, b: Source) -> bool:
    """Do two sources name one authority?  Half of the words that tell the shorter one must be shared."""
    shared = len(a.key & b.key)
    return shared * 2 >= min(len(a.key), len(b.key)) if shared else False
