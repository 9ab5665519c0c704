"""Quotations: what stands between the signs, and whose words they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checker.extract.attribution import Attributed, source_at
from checker.extract.document import Document
from checker.extract.names import Mention
from checker.extract.noun_forms import strip_pronoun
from checker.extract.outcomes import Words, read_words
from checker.extract.triggers import Triggers
from checker.model import Source, Span
from checker.names.cues import cues
from checker.rules import Rules
from checker.schema import Quotations
from checker.text.clitics import split
from checker.text.fold import fold
from checker.text.tokens import SIGN, WORD

_BESIDE = 4  # tokens between a verb of saying and the name of who speaks, for his office
_OFFICE = 6  # tokens from the name back to what leads it: «مع الوزير التركي للشؤون الأوروبية ...»
_PREPOSITIONS = frozenset({"في", "من", "الي", "على", "علي", "ضد", "مع", "امام"})
_MEETINGS = frozenset(
    {"لقاء", "لقاي", "استقبال", "اجتماع", "زياره"}
)  # «خلال لقائه الوزير ...»: whom one meets does not speak
_CLAUSE = frozenset("،؛:.…!؟?")
_THAT = frozenset({"ان", "بان"})  # folded: «صرح السناتور بأن كلينتون «...»»: of whom it is said
_FARTHEST = 1200  # characters: a sign whose partner is farther away was left open

Marks = Mapping[str, frozenset[str]]  # an opening sign -> the signs that close it


@dataclass(frozen=True)
class Quote:
    """The words inside the signs: tokens [first, after)."""

    article: str
    span: Span
    text: str
    first: int
    after: int
    words: Words
    source: Source | None
    sentence: Span
    speaker: Mention | None


def find_quotes(
    doc: Document, sources: Sequence[Attributed], mentions: Sequence[Mention], triggers: Triggers
) -> list[Quote]:
    """The quotations of a document that are long enough to be told apart."""
    found: list[Quote] = []
    for file in doc.rules.of(Quotations):
        titled = _titled(doc.rules, file)
        for first, after in _places(doc, _marks(file)):
            if after - first < file.least or _is_title(doc, first - 1, titled):
                continue
            words = read_words(doc, first, after)
            if not words.weighty:
                continue
            span = Span(doc.tokens[first].start, doc.tokens[after - 1].end)
            home = doc.sentence_of(first)
            text = doc.text[span.start : span.end]
            source = source_at(list(sources), first)
            speaker = _speaker(doc, home.first, first, mentions, triggers)
            found.append(
                Quote(doc.article.id, span, text, first, after, words, source, Span(home.start, home.end), speaker)
            )
    return found


def _titled(rules: Rules, file: Quotations) -> frozenset[str]:
    """The nouns behind which a name stands in quotation marks («شركة «...»», «في كتابه «...»»)."""
    words = cues(rules)
    return words.organisations | words.press | words.things | words.sites | {fold(word) for word in file.titled}


def _is_title(doc: Document, sign: int, titled: frozenset[str]) -> bool:
    """Does a noun before a sign say that the words behind it are the name of something?"""
    if not sign or doc.tokens[sign - 1].lex.kind != WORD:
        return False
    _, definite, noun = split(doc.tokens[sign - 1].lex.form)
    return not definite and (noun in titled or strip_pronoun(noun) in titled)


def _marks(file: Quotations) -> Marks:
    """What closes each opening sign."""
    return {
        opening: frozenset(closing for other, closing in file.marks if other == opening) for opening, _ in file.marks
    }


def _speaker(doc: Document, low: int, quote: int, mentions: Sequence[Mention], triggers: Triggers) -> Mention | None:
    """The person whose words a quotation is: right behind the last verb of saying, or the only one of the sentence."""
    people = [
        mention
        for mention in mentions
        if low <= mention.first < quote and _is_person(mention) and not _led(doc, mention.first)
    ]
    verbs = triggers.within("source.verbs", low, quote)
    for verb in reversed(verbs):
        near = (person for person in people if 0 <= person.first - verb.after <= _BESIDE)
        beside = next((person for person in near if not _told_of(doc, verb.after, person.first)), None)
        if beside is not None:
            return beside
    if len(people) != 1 or not verbs or _met(doc, verbs[-1].after, people[0].first):
        return None
    return people[0]


def _told_of(doc: Document, verb: int, person: int) -> bool:
    """Does what is said begin between a verb of saying and a name?"""
    return any(doc.tokens[i].lex.form in _THAT for i in range(verb, person))


def _met(doc: Document, verb: int, person: int) -> bool:
    """Does a word of grammar part a name from the verb before it («وقال هان خلال لقائه الوزير ...»)?"""
    return any(doc.tokens[i].lex.form in doc.vocab.function_words for i in range(verb, person))


def _led(doc: Document, first: int) -> bool:
    """Is a name the place or the hearer of what is said («أبرق إلى رئيس الحكومة ...», «خلال لقائه وزير العدل ...»)?"""
    titles = cues(doc.rules)
    for at in range(first - 1, max(first - _OFFICE, 0) - 1, -1):
        form = doc.tokens[at].lex.form
        if form in _PREPOSITIONS or (strip_pronoun(form) or form) in _MEETINGS:
            return True
        clitics, definite, rest = split(form)
        of_the_office = definite and clitics == "ل"  # «للشؤون الأوروبية»
        if (clitics and not of_the_office) or not (definite or titles.is_title(rest)):
            return False
    return False


def _places(doc: Document, marks: Marks) -> list[tuple[int, int]]:
    """Token ranges between an opening sign and the one that closes it, the outermost of nested ones."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(doc.tokens):
        closers = marks.get(doc.tokens[at].lex.surface)
        if closers is None or _only_closes(doc, at, closers):
            at += 1
            continue
        closed = _closed(doc, at, closers, marks)
        end = _left_open(doc, at) if closed is None else closed
        if end - at > 1:
            found.append((at + 1, end))
        at = end if closed is None else end + 1
    return found


def _only_closes(doc: Document, at: int, closers: frozenset[str]) -> bool:
    """Can a sign that opens and closes («"») only close here: right behind a word, and before none?"""
    tokens = doc.tokens
    if tokens[at].lex.surface not in closers or not at or tokens[at - 1].end != tokens[at].start:
        return False
    return at + 1 == len(tokens) or tokens[at + 1].start != tokens[at].end or tokens[at + 1].lex.kind == SIGN


def _closed(doc: Document, at: int, closers: frozenset[str], marks: Marks) -> int | None:
    """The token that closes what is opened at one, or None: in its paragraph, or in the next if that goes on with it."""
    tokens = doc.tokens
    opening, depth = tokens[at].lex.surface, 0
    for i in range(at + 1, len(tokens)):
        sign = tokens[i].lex.surface
        if tokens[i].start - tokens[at].start > _FARTHEST:
            return None
        if _broken(doc, i) and (depth or opening in closers or not _goes_on(doc, i, closers, marks)):
            return None
        if sign in closers:
            if not depth:
                return i
            depth -= 1
        elif sign == opening:
            depth += 1  # «… وكالة «تاس» …»
    return None


def _goes_on(doc: Document, first: int, closers: frozenset[str], marks: Marks) -> bool:
    """Is the first sign of the paragraph that begins at a token one that closes what an earlier paragraph opened?"""
    for i in range(first, len(doc.tokens)):
        if i > first and _broken(doc, i):
            return False
        sign = doc.tokens[i].lex.surface
        if sign in closers or sign in marks:
            return sign in closers
    return False


def _left_open(doc: Document, at: int) -> int:
    """Where a quotation ends that nobody closed: with its paragraph; where another is opened, with its first clause."""
    tokens = doc.tokens
    clause: int | None = None
    for i in range(at + 1, len(tokens)):
        if _broken(doc, i) or tokens[i].start - tokens[at].start > _FARTHEST:
            return i
        if tokens[i].lex.surface == tokens[at].lex.surface:
            return clause or i
        if clause is None and tokens[i].lex.form in _CLAUSE:
            clause = i
    return len(tokens)


def _broken(doc: Document, i: int) -> bool:
    """Does a token begin a line?"""
    return "\n" in doc.text[doc.tokens[i - 1].end : doc.tokens[i].start]


def _is_person(mention: Mention) -> bool:
    """Surely a person: beside a verb of saying, or a full name behind a title («مدير التسويق بجوتن» ends in a company)."""
    return mention.kind == "person" and (
        mention.cue == "verb" or (mention.cue in ("title", "given") and len(mention.words) > 1)
    )
