"""What an article says of an event in words: where it was, with what, why, at whom, what became of whom.

Each is an attribute of which an event has one value.  A passage states it by a word of a closed class
(«سيارة مفخخة»), or by a name behind a word that announces it («معبر أدري»).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from checker.extract.attribution import Attributed
from checker.extract.avowals import avowals
from checker.extract.beside import actors, announces, is_rare, nations, places
from checker.extract.document import Document
from checker.extract.endings import endings
from checker.extract.feats import feats
from checker.extract.kinds import kinds
from checker.extract.minutes import minutes
from checker.extract.names import Mention
from checker.extract.naming.words import lore
from checker.extract.numbered import numbers
from checker.extract.occurrences import occurrences
from checker.extract.opposed import opposed
from checker.extract.reasons import reasons
from checker.extract.stated import Page, Stated
from checker.extract.ways import ways
from checker.model import Claim
from checker.schema import Attribute
from checker.text.clitics import split
from checker.text.fold import fold
from checker.text.stems import stem
from checker.text.tokens import WORD

_SUBJECT: Final = 3  # tokens between somebody and what became of him
_COMPLEMENT: Final = 2  # words that say of what a side is
_FROM: Final = "من"
_FEMININE: Final = "ه"
_NEAR: Final = 8  # tokens between a value and the event that it belongs to
_GOVERNS: Final = 5  # tokens from a negator to the word that it denies
_OF_IT: Final = 2  # tokens from a word that does not state a value to that
_STOPS: Final = frozenset("؛:.()")


def find_attributes(
    doc: Document, mentions: Sequence[Mention], sources: Sequence[Attributed], claims: Sequence[Claim] = ()
) -> list[Stated]:
    """Everything that a document states of the attributes, in the order of the text."""
    page = Page(doc, mentions, sources)
    return [stated for file in doc.rules.of(Attribute) for stated in _of(page, file, claims)]


# What a rule takes from the text -> who reads it
_READERS: Final[Mapping[str, Callable[[Page, Attribute], Iterator[Stated]]]] = {
    "place": places,
    "nation": nations,
    "actor": actors,
    "number": numbers,
    "avowal": avowals,
    "way": ways,
    "occurrence": occurrences,
    "reason": reasons,
    "feat": feats,
    "kind": kinds,
    "opposed": opposed,
}


def _of(page: Page, file: Attribute, claims: Sequence[Claim]) -> Iterator[Stated]:
    reader = _READERS.get(file.takes or "")
    if reader is not None:
        yield from reader(page, file)
    elif file.takes == "minute":
        yield from minutes(page, file, claims)
    elif file.says:
        yield from endings(page, file)
    elif file.subjects:
        yield from _fates(page, file)
    elif file.polar:
        yield from _polar(page, file)
    else:
        for value, first, after in page.of(f"value:{file.id}"):
            if any(0 <= first - end < _OF_IT for _, _, end in page.of(f"unsure:{file.id}")) or page.is_past(first):
                continue  # «مواقع المسلحين» were hit, and who was hit there is not told
            slot = _slot(page, file, first, after)
            if slot is not None and (not file.dated or _dated(page, after)):
                beside = page.mentions.get(after) if file.complement else None
                place = beside.place if beside is not None else None
                yield page.state(file, slot[0], value, _double(page, file, first), slot[1], place=place)
    for value, first, after in page.of(f"named:{file.id}") if file.takes != "kind" else ():
        if any(end == first for _, _, end in page.of(f"unsure:{file.id}")) or page.is_past(first):
            continue  # «سلطات إقليم ...» act, they are no place
        if value in file.located and not _located(page, file, first):
            continue
        before = page.doc.tokens[first - 1].lex.form if first else ""
        if before in lore(page.doc.rules).cues.verbs:
            continue  # «أعلن مطار ...»
        kind = f"{value} {_FROM}" if value in file.legs and before == _FROM else value
        mention = _name(page, first, after)
        if mention is None and not split(page.doc.tokens[first].lex.form)[1] and after < len(page.tokens):
            form = page.doc.tokens[first].lex.form
            if is_rare(page, after, feminine=value not in file.located and form.endswith(_FEMININE)):
                word = page.doc.tokens[after].lex.form
                yield page.state(file, kind, word, first, after + 1, words=(word,))
        elif mention is not None:
            half = _half(page, file, mention.after)
            end = mention.after + half
            words = tuple(token.lex.form for token in page.doc.tokens[max(after, mention.first) : end])
            place = None if half else mention.place
            yield page.state(file, kind, " ".join(words), first, end, words=words, place=place)


def _half(page: Page, file: Attribute, at: int) -> int:
    """1 where a word behind a name tells which half of it is meant («محافظة كلفورد الشرقية»), else 0."""
    if not file.compass or at >= len(page.doc.tokens) or not page.is_definite(at):
        return 0
    return int(page.bare(at) in {stem(fold(word)) for word in file.compass})


def _double(page: Page, file: Attribute, first: int) -> int:
    """Where a value of two words begins («شمال غرب»), of which the last one was read."""
    return next((start for _, start, end in page.of(f"value:{file.id}") if file.complement and end == first), first)


def _slot(page: Page, file: Attribute, first: int, after: int) -> tuple[str, int] | None:
    """What a value is a value of, and where it ends; None where it is none of what the rule speaks of."""
    if file.complement:
        if page.is_definite(first):
            if after >= len(page.doc.tokens) or page.doc.tokens[after].lex.form != _FROM:
                return None  # «الشرق الروسي» is a region, not a side of something
            after += 1  # «إلى الشمال الغربي من حلب»
        if any(start == after for _, start, _ in page.of(f"value:{file.id}")):
            return None  # «شمال غرب»: the last word says of what
        after += announces(page, after) and page.mentions.get(after + 1) is not None  # «غرب مدينة حلب»
        end = _following(page, after)
        words = [page.bare(i) for i in range(after, end)]
        return (" ".join(words), end) if words else None
    home = page.doc.sentence_of(first)
    if file.slots:
        near = _nearest(page, file, first, after)
        told = not file.events or page.tells_of_an_event(file, home)
        if near is None or not told:
            return None
        if not file.owned:
            return near[1], after
        owner = page.person_before(home.first, first, near[2])
        return (f"{near[1]} {owner.words[-1]}", after) if owner is not None else None
    before = page.doc.sentence_of(max(home.first - 1, 0))
    return ("", after) if page.tells_of_an_event(file, home) or page.tells_of_an_event(file, before) else None


def _nearest(page: Page, file: Attribute, first: int, after: int) -> tuple[int, str, int] | None:
    """The word of an event that stands nearest to a value in its sentence: how far, of which kind, at which token."""
    home = page.doc.sentence_of(first)
    best: tuple[int, str, int] | None = None
    for slot, start, end in page.of(f"slot:{file.id}"):
        low, high = (end, first) if end <= first else (after, start)
        gap = high - low - page.named(low, high)
        if not home.first <= start < home.after or not 0 <= gap <= _NEAR or (best and gap >= best[0]):
            continue
        if file.behind and high == start and (page.broken(low, high) or page.is_definite(start)):
            continue
        if not page.broken(low, high, _STOPS) and not page.is_past(start):
            best = gap, slot, start
    return best


def _dated(page: Page, after: int) -> bool:
    """Does a day follow, or is it the day's part by its ending («مساء الأحد», «ليلا»)?"""
    if page.doc.tokens[after - 1].lex.form.endswith("ا"):
        return True
    ahead = page.doc.tokens[after : after + 2]
    if ahead and ahead[0].lex.form == "من":
        ahead = ahead[1:]  # «في وقت مبكر من اليوم»
    return bool(ahead) and bool(ahead[0].lex.cats & {"weekday", "relday"})


def _polar(page: Page, file: Attribute) -> Iterator[Stated]:
    """What is stated or denied: the word is the slot, whether it holds is the value."""
    for value, first, after in page.of(f"value:{file.id}"):
        home = page.doc.sentence_of(first)
        start, slot = first, value
        if file.slots:
            near = _nearest(page, file, first, after)
            if near is None:
                continue
            slot, start = near[1], min(first, near[2])
        low = max(home.first, start - _GOVERNS)
        if any(low <= at < first for _, at, _ in (*page.of(f"unsure:{file.id}"), *page.of("aim"))):
            continue  # «لكي لا يصبح المدنيون ضحايا» tells of none, and denies none
        denied = any(low <= at < first and not page.broken(at, first) for _, at, _ in page.of("denial"))
        yield page.state(file, slot, "no" if denied else "yes", first, after, denied=False)


def _fates(page: Page, file: Attribute) -> Iterator[Stated]:
    """What became of each subject: the word right before it, or else the nearest behind it in its clause.

    What completes a subject («سائق الحافلة», «باب الطوارئ») tells it from others, by whatever word it is called.
    """
    values = page.of(f"value:{file.id}")
    for _, start, end in page.of(f"subject:{file.id}"):
        stop = _following(page, end, 1)
        home = page.doc.sentence_of(start)
        before = [(value, first) for value, first, after in values if after == start]
        behind = [(value, first) for value, first, _ in values if stop <= first <= min(stop + _SUBJECT, home.after - 1)]
        clear = [found for found in behind if not page.broken(stop, found[1])]
        for value, first in (before or clear)[:1]:
            slot = " ".join(page.bare(i) for i in range(end if stop > end else start, stop))
            yield page.state(file, slot, value, min(first, start), max(first + 1, stop))


def _following(page: Page, at: int, most: int = _COMPLEMENT) -> int:
    """Where the words that complete a word end: names and definite nouns."""
    end = at
    while end < len(page.tokens) and end - at < most and page.tokens[end].lex.kind == WORD:
        mention = page.mentions.get(end)
        if mention is not None:
            return mention.after
        form = page.doc.tokens[end].lex.form
        if split(form)[0] or form in page.doc.vocab.function_words:
            break
        end += 1
        if form.startswith("ال"):
            break
    return end


def _name(page: Page, first: int, after: int) -> Mention | None:
    """The name behind a word, or the name that the word begins."""
    if split(page.doc.tokens[first].lex.form)[1]:
        return None  # «المعبر» points back
    mention = page.mentions.get(after) or page.mentions.get(first)
    if mention is None and announces(page, after):
        mention = page.mentions.get(after + 1)  # «قادما من نادي بنفيكا»
    return mention if mention is not None and mention.after > after else None


def _located(page: Page, file: Attribute, first: int) -> bool:
    """Does a preposition make it a place («في جامعة ...»), not one who acts?"""
    if split(page.doc.tokens[first].lex.form)[0].endswith("ب"):
        return True
    return any(end == first for _, _, end in page.of(f"before:{file.id}"))


__all__ = ["Stated", "find_attributes"]
