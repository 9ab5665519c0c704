"""Names in a draft that are not the names of the sources: another person in the same place, or another spelling.

A person whom no source knows is taken for a slip only where a person whom the sources do know has all but one word
of the name, and stands with them in the same role or in the same sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import Levenshtein

from checker.compare.entities import Entity
from checker.compare.slips import spelled_otherwise
from checker.extract.claims import Reading
from checker.extract.context import cosine, of_sentence
from checker.extract.names import Mention
from checker.model import Span
from checker.names.same import same_name
from checker.rules import Rules
from checker.schema import NameCues
from checker.text.clitics import split
from checker.text.fold import fold
from checker.text.stems import stem

_REACH: Final = 6  # tokens before a name in which its title stands («زعيم الدولة المعزولة ...»)
_NEAR: Final = 3  # tokens before a name in which «والده» or «نجله» makes it another person's
_LEAD: Final = 2  # tokens that stand before a name in a source and in the draft («وزيرة المالية ...»)
_ALIKE: Final = 0.15  # of two sentences that also give the name the same role
_SAME: Final = 0.4  # of two sentences that tell the same, whatever role is named
_LETTERS: Final = 0.6  # share of the letters that two spellings of one name have in common
_LEAST: Final = 2  # origins that must agree on a name before the draft's is called another's


@dataclass(frozen=True, slots=True)
class NameNote:
    """A name of the draft, and what the sources have instead: another person, or another spelling of the same."""

    same_person: bool
    surface: str
    places: tuple[Span, ...]
    known: str
    mentions: tuple[tuple[str, Mention], ...]  # of the sources, where they write what is `known`


def name_notes(
    readings: Sequence[Reading], entities: Sequence[Entity], draft: str, origin_of: Mapping[str, int], rules: Rules
) -> list[NameNote]:
    """The names of the draft that the sources have otherwise, in the order of their places."""
    finder = _Finder({reading.doc.article.id: reading for reading in readings}, entities, draft, origin_of, rules)
    people = finder.other_people()
    seen = [span for note in people for span in note.places]
    unseen = (note for note in finder.changed_words() if not any(note.places[0].overlaps(span) for span in seen))
    found = [*people, *unseen, *finder.other_spellings()]
    return sorted(found, key=lambda note: note.places[0])


class _Finder:
    def __init__(
        self,
        readings: Mapping[str, Reading],
        entities: Sequence[Entity],
        draft: str,
        origin_of: Mapping[str, int],
        rules: Rules,
    ) -> None:
        self.readings = readings
        self.entities = entities
        self.draft = draft
        self.origin_of = origin_of
        self.rules = rules
        self.titles = frozenset(fold(word) for file in rules.of(NameCues) for word in file.titles)
        self.kin = frozenset(fold(word) for file in rules.of(NameCues) for word in file.kin)
        self.number = {(a, m.start): entity.number for entity in entities for a, m in entity.mentions}

    # -------------------------------------------------------------- another person

    def other_people(self) -> list[NameNote]:
        people = [entity for entity in self.entities if entity.kind == "person"]
        known = [entity for entity in people if self._in_sources(entity)]
        strangers = [entity for entity in people if not self._in_sources(entity)]
        found = []
        for entity in strangers:
            for surface, places in entity.surfaces.items():
                for other in known:
                    note = self._other_person(surface, [mention for _, mention in places], other)
                    if note is not None:
                        found.append(note)
                        break
        return found

    def _other_person(self, surface: str, places: Sequence[Mention], known: Entity) -> NameNote | None:
        full = self._full_name(known)
        if full is None or not self._one_word_off(places[0].words, full[1][0][1].words, surface, full[0]):
            return None
        here = [mention for mention in places if self._stands_for(mention, known)]
        if not here:
            return None
        return NameNote(False, surface, tuple(m.span for m in here), full[0], tuple(full[1]))

    def _full_name(self, entity: Entity) -> tuple[str, list[tuple[str, Mention]]] | None:
        """The full form that the most sources use, and where; none where no two origins agree on one."""
        best: tuple[str, list[tuple[str, Mention]]] | None = None
        for surface, places in entity.surfaces.items():
            theirs = [(article, mention) for article, mention in places if article != self.draft]
            if theirs and len(theirs[0][1].words) > 1:
                voices = len({article for article, _ in theirs})
                if best is None or voices > len({article for article, _ in best[1]}):
                    best = surface, theirs
        return best if best and len({self.origin_of[article] for article, _ in best[1]}) >= _LEAST else None

    def _one_word_off(self, a: tuple[str, ...], b: tuple[str, ...], one: str, two: str) -> bool:
        if len(a) != len(b) or len(a) < 2 or same_name(one, two, "person", self.rules).same:
            return False
        # «فولوديمير زيلينسكي» beside «فلاديمير بوتين»: a slip leaves the other words as the sources write them
        return sum(x != y for x, y in zip(a, b, strict=True)) == 1

    def _stands_for(self, mention: Mention, known: Entity) -> bool:
        """Does the draft give this name the place that the sources give to the person they know?"""
        reading = self.readings[self.draft]
        if self._is_kin(reading, mention) or known.number in self._beside(reading, mention):
            return False
        titles = self._titles(reading, mention)
        words, beside = of_sentence(reading.doc, mention.first, mention.after), self._beside(reading, mention)
        for article, theirs in known.mentions:
            other = self.readings[article]
            alike = cosine(words, of_sentence(other.doc, theirs.first, theirs.after)) if article != self.draft else 0.0
            role = titles & self._titles(other, theirs)
            if alike >= _SAME or (role and (alike >= _ALIKE or beside & self._beside(other, theirs))):
                return True
        return False

    def changed_words(self) -> Iterator[NameNote]:
        """Where the draft has the words of a source up to and into a titled name, with one word of the name changed.

        «وزيرة المالية سامية الصباغ» for «وزيرة المالية نادية الصباغ»: the changed word need not look like a name.
        """
        doc = self.readings[self.draft].doc
        forms = [token.lex.form for token in doc.tokens]
        for entity in self.entities:
            full = self._full_name(entity) if entity.kind == "person" else None
            if full is None:
                continue
            tried: set[tuple[str, ...]] = set()
            for article, mention in full[1]:
                row = tuple(
                    t.lex.form for t in self.readings[article].doc.tokens[mention.first - _LEAD : mention.after]
                )
                if mention.first < _LEAD or row in tried or not self._titles(self.readings[article], mention):
                    continue
                tried.add(row)
                for at in _nearly(forms, row):
                    place = Span(doc.tokens[at + _LEAD].start, doc.tokens[at + len(row) - 1].end)
                    surface = " ".join(doc.text[place.start : place.end].split())
                    if not same_name(surface, full[0], "person", self.rules).same and not self._known_at(place):
                        yield NameNote(False, surface, (place,), full[0], tuple(full[1]))

    def _known_at(self, place: Span) -> bool:
        """Does the draft name somebody there whom a source knows too?"""
        here = (m for m in self.readings[self.draft].mentions if m.kind == "person" and m.span.overlaps(place))
        return any(self._in_sources(self.entities[self.number[self.draft, m.start]]) for m in here if len(m.words) > 1)

    def _in_sources(self, entity: Entity) -> bool:
        return any(article != self.draft for article, _ in entity.mentions)

    def _is_kin(self, reading: Reading, mention: Mention) -> bool:
        tokens = reading.doc.tokens[max(0, mention.first - _NEAR) : mention.first]
        return any(token.lex.form in self.kin or split(token.lex.form)[2] in self.kin for token in tokens)

    def _beside(self, reading: Reading, mention: Mention) -> set[int]:
        """The other names of the sentence, as numbers of entities."""
        sentence = reading.doc.sentence_of(mention.first)
        inside = (m for m in reading.mentions if sentence.start <= m.start < sentence.end and m.start != mention.start)
        return {self.number[reading.doc.article.id, m.start] for m in inside}

    def _titles(self, reading: Reading, mention: Mention) -> set[str]:
        """The words for a role before a name, back to the person named before it."""
        doc = reading.doc
        before = [m.after for m in reading.mentions if m.kind == "person" and m.after <= mention.first]
        low = max(doc.sentence_of(mention.first).first, mention.first - _REACH, max(before, default=0))
        bases = (split(token.lex.form)[2] for token in doc.tokens[low : mention.first])
        return {stem(base) for base in bases if base in self.titles}

    # -------------------------------------------------------------- another spelling

    def other_spellings(self) -> list[NameNote]:
        """Spellings that no source has, where the sources agree on one."""
        found = []
        for entity in self.entities:
            full = self._full_name(entity)
            if full is None:
                continue
            known, theirs = full[0], full[1]
            words = theirs[0][1].words
            for surface, places in entity.surfaces.items():
                if any(article != self.draft for article, _ in places):
                    continue
                mine = places[0][1].words
                if (
                    len(mine) == len(words)
                    and spelled_otherwise(mine, words, surface, known)
                    and _spelled_alike(mine, words)
                ):
                    spans = tuple(mention.span for _, mention in places)
                    found.append(NameNote(True, surface, spans, known, tuple(theirs)))
        return found


def _spelled_alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Two spellings of one name, not an alias of it («بكين», «الصين»)."""
    return Levenshtein.normalized_similarity("".join(a), "".join(b)) >= _LETTERS


def _nearly(forms: Sequence[str], row: tuple[str, ...]) -> Iterator[int]:
    """Where a row of words stands with one word behind its lead changed."""
    for at in range(len(forms) - len(row) + 1):
        if forms[at] == row[0] and tuple(forms[at : at + _LEAD]) == row[:_LEAD]:
            apart = sum(a != b for a, b in zip(forms[at + _LEAD : at + len(row)], row[_LEAD:], strict=True))
            if apart == 1:
                yield at
