"""Who says so: the source of each sentence's figures.

A source stands behind «بحسب» and its like, or beside a verb of saying.  A sentence that goes on with «وأضاف أن»
has the source of the one before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from checker.extract.document import Document
from checker.extract.names import Mention
from checker.extract.source_names import SourceNames
from checker.extract.triggers import Trigger, Triggers
from checker.model import Source
from checker.text.sentences import Sentence
from checker.text.tokens import LATIN, WORD

_SUBJECT_REACH: Final = 6  # words before a verb in which its subject may stand
_SAID_BEHIND: Final = 3  # words behind a speaker in which «أن» opens what he says
_OPENING: Final = 2  # words of grammar that may stand before a subject
_WHAT: Final = "ما"
_WAY: Final = "طريق"  # «نقلت الجرحى عن طريق الجو»
_COLON: Final = 7  # words before which a colon of a sentence still stands behind a speaker


@dataclass(frozen=True, slots=True)
class Attributed:
    """A source and the tokens [first, after) whose statements are its."""

    source: Source
    first: int
    after: int


def find_sources(doc: Document, triggers: Triggers, mentions: Sequence[Mention]) -> list[Attributed]:
    """The sources of a document in the order of their places; the one that begins last holds."""
    names = SourceNames(doc, mentions)
    found: list[Attributed] = []
    last: Source | None = None
    paragraph = -1
    for sentence in doc.sentences:
        if sentence.paragraph != paragraph and sentence.paragraph > paragraph + 1:
            last = None
        paragraph = sentence.paragraph
        here = _in_sentence(names, triggers, sentence, last)
        found += here
        if here:
            last = here[-1].source
    return found


def source_at(sources: list[Attributed], token: int) -> Source | None:
    """The source of what is stated at a token: the narrowest one that covers it."""
    covering = [found for found in sources if found.first <= token < found.after]
    return min(covering, key=lambda found: found.after - found.first).source if covering else None


def _in_sentence(names: SourceNames, triggers: Triggers, sentence: Sentence, last: Source | None) -> list[Attributed]:
    doc = names.doc
    found: list[Attributed] = []
    since = sentence.first
    for trigger in triggers.within("source.by", sentence.first, sentence.after):
        source, end = names.named(_past_verb(doc, triggers, trigger.after), sentence.after)
        if source is not None:
            first, after = _clause_of(doc, trigger.first, sentence)
            found.append(Attributed(source, max(first, since), after))
            since = end
    for trigger in triggers.within("source.relays", sentence.first, sentence.after):
        source = _relayed(names, trigger, sentence)
        if source is not None:
            found.append(Attributed(source, trigger.first, sentence.after))
    scorers = {trigger.first for trigger in triggers.within("source.records", sentence.first, sentence.after)}
    for trigger in triggers.within("source.verbs", sentence.first, sentence.after):
        if trigger.first in scorers and _of_a_match(doc, sentence):
            continue
        spoken = _speaker(names, triggers, trigger, sentence, last, found[-1].source if found else None)
        if spoken is not None:
            first = trigger.first if trigger.first - sentence.first > _SUBJECT_REACH else sentence.first
            found.append(Attributed(spoken, first, sentence.after))
    colon = _before_colon(names, triggers, sentence, last)
    if colon is not None:
        found.append(colon)
    return found


def _of_a_match(doc: Document, sentence: Sentence) -> bool:
    """Does a sentence tell of goals or of a match?"""
    nouns = (
        token.lex.get("noun") or token.lex.get("noun_dual") for token in doc.tokens[sentence.first : sentence.after]
    )
    return any(noun is not None and noun.term.value.cls in ("goal", "match") for noun in nouns)


def _past_verb(doc: Document, triggers: Triggers, token: int) -> int:
    """«حسبما أفاد الدفاع المدني», «وفق ما ذكرت الوكالة»: the token behind a verb of saying that follows, if one does."""
    token += token < len(doc.tokens) and doc.tokens[token].lex.form == _WHAT
    verbs = [verb for cls in ("verbs", "relays") for verb in triggers.within(f"source.{cls}", token, token + 1)]
    return max((verb.after for verb in verbs), default=token)


def _relayed(names: SourceNames, verb: Trigger, sentence: Sentence) -> Source | None:
    """«نقلت رويترز عن مسؤول محلي»: who is behind the «عن» of a verb of passing on."""
    for i in range(verb.after, min(verb.after + _SUBJECT_REACH, sentence.after - 1)):
        if names.doc.tokens[i].lex.form == "عن" and names.doc.tokens[i + 1].lex.form != _WAY:
            return names.named(i + 1, sentence.after)[0]
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
    names: SourceNames,
    triggers: Triggers,
    verb: Trigger,
    sentence: Sentence,
    last: Source | None,
    here: Source | None,
) -> Source | None:
    """The subject of a verb of saying: behind it, before it («وزارة الدفاع أعلنت»), or that of the sentence before."""
    at = verb.after
    if at >= sentence.after:
        return _subject_before(names, triggers, verb, sentence)
    if not names.may_begin(at):  # «أشار إلى أن», «أضاف أن», «أعرب لنظيره عن»
        known = _subject_before(names, triggers, verb, sentence) or (last if _opens(verb, sentence) else None)
        if known is None and names.doc.tokens[at].lex.form == "في" and names.occasion(at + 1, sentence.after):
            return names.named(at + 1, sentence.after)[0]  # «نفى في تصريح للقناة»: whoever it was, he said it there
        return known
    if verb.linked and not _opens(verb, sentence) and here is not None and not names.is_head(at, sentence.after):
        return here  # «وأعلن المركز ... وحدد البؤرة»: the object is no speaker
    source, after = names.named(at, sentence.after)
    follows = {names.doc.tokens[k].lex.form for k in range(after, min(after + _SAID_BEHIND, sentence.after))}
    if source is not None and (follows & names.lists.that or names.may_speak(at)):
        return source
    return _subject_before(names, triggers, verb, sentence)


def _opens(verb: Trigger, sentence: Sentence) -> bool:
    return verb.first - sentence.first <= 2


def _subject_before(names: SourceNames, triggers: Triggers, verb: Trigger, sentence: Sentence) -> Source | None:
    tokens = names.doc.tokens
    first = max(sentence.first, verb.first - _SUBJECT_REACH)
    for i in range(verb.first - 1, first - 1, -1):
        form = tokens[i].lex.form
        if tokens[i].lex.kind not in (WORD, LATIN) or form in ("الذي", "التي", "الذين", "وقد", "قد", "كما"):
            first = i + 1
            break
    while first < verb.first and names.is_grammar(first):
        first += 1  # «وكان الوزير قال»
    if first >= verb.first or first > sentence.first + _OPENING or not names.may_speak(first):
        return None
    if triggers.within("source.verbs", first, verb.first):
        return None  # its subject speaks already
    return names.named(first, verb.first)[0]


def _before_colon(names: SourceNames, triggers: Triggers, sentence: Sentence, last: Source | None) -> Attributed | None:
    """«وزارة الطوارئ: قتل 42 شخصا», «وأضاف: ...»."""
    tokens = names.doc.tokens
    reach = range(sentence.first + 1, min(sentence.first + _COLON, sentence.after))
    colon = next((i for i in reach if tokens[i].lex.form == ":"), None)
    if colon is None:
        return None
    words = [tokens[k].lex for k in range(sentence.first, colon)]
    if any(lex.kind not in (WORD, LATIN) for lex in words) or any(lex.readings and lex.hot for lex in words):
        return None
    verb = next(iter(triggers.within("source.verbs", sentence.first, colon)), None)
    if verb is not None and verb.after == colon:
        source = _subject_before(names, triggers, verb, sentence) or last
    else:
        first = sentence.first if verb is None else verb.after
        first += not names.may_speak(first) and first + 1 < colon  # behind a verb that no list has
        source = names.named(first, colon)[0] if names.may_speak(first) else last if verb else None
    return Attributed(source, colon + 1, sentence.after) if source else None


def same_source(a: Source, b: Source) -> bool:
    """Do two sources name one authority, for all that is known?  Half of the words that tell the shorter one must be shared."""
    if a.anybody or b.anybody:
        return True
    shared = len(a.key & b.key)
    return shared * 2 >= min(len(a.key), len(b.key)) if shared else False
