"""The place, the nation or the one who acts that stands beside a word of an event («توفي ... في باريس»)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.extract.names import Mention
from checker.extract.naming.words import lore
from checker.extract.stated import Page, Stated
from checker.names.gazetteer import gazetteer
from checker.schema import Attribute
from checker.text.clitics import split
from checker.text.fold import fold
from checker.text.frequency import frequency
from checker.text.tokens import NUMBER, WORD

_PLACE: Final = 18  # tokens from the word of an event to the place where it was
_STRUCK: Final = 3  # tokens from the word of an event to the place that it hit
_RARE: Final = 5e-6  # share of all words below which one that a word for a place announces is taken for its name …
_RARER: Final = 1.5e-6  # … where it ends as adjectives and plurals do («قرية نائية»)
_COMMON: Final = 2e-5  # … and where it is no adjective («مدينة نارا»)
_PLURALS: Final = ("ه", "ات", "ين", "ون")
_ENDINGS: Final = ("ه", "ي", "ين", "ون", "ات", "ا")
_LETTERS: Final = 3  # of a name that no list has
_ACTOR: Final = 3  # tokens between the word of an event and who did it
_GROUP: Final = 4  # words of a group's name with the word that announces it, and how far before an event it stands
_YEAR: Final = 2  # a number and a preposition that may stand before a nation
_STOPS: Final = frozenset("؛:.()")


def places(page: Page, file: Attribute) -> Iterator[Stated]:
    """The first place behind each word of an event that a preposition makes its place."""
    slots = page.of(f"slot:{file.id}")
    starts = {start for _, start, _ in slots}
    bares = {fold(word) for word in file.bare}
    sites = {first: (value, after) for value, first, after in page.of(f"value:{file.id}")}
    unsure = {start for _, start, _ in page.of(f"unsure:{file.id}")}  # «سمع دويه في ...»
    starts |= unsure
    for slot, start, end in slots:
        if start in unsure or page.is_past(start) or not _told(page, file, start):
            continue
        bare = split(page.doc.tokens[start].lex.form)[2] in bares
        limit = min(end + _PLACE, page.doc.sentence_of(start).after)
        at = end
        while at < limit and at not in starts and page.tokens[at].lex.surface not in _STOPS:
            mention = page.mentions.get(at)
            beside = known_place(page, at) if bare and at == end and mention is None else None  # «ملعب فاس»
            if beside is not None:
                words, place, stop = beside
                stated: Stated | None = page.state(file, slot, " ".join(words), at, stop, words=words, place=place)
            elif at in sites and (bare or _led(page, file, at)):
                stated = _site(page, file, slot, at, *sites[at])
            elif (
                mention is not None
                and mention.kind == "place"
                and ((bare and _beside(page, end, at)) or _led(page, file, at) or _struck(page, file, end, at))
            ):
                stated = _town(page, file, slot, at, mention)
            else:
                at = mention.after if mention is not None and mention.after > at else at + 1
                continue
            if stated is not None:
                yield stated
            break


def _told(page: Page, file: Attribute, at: int) -> bool:
    """Does the sentence of a word, or the one before, say what the rule wants to be spoken of?"""
    home = page.doc.sentence_of(at)
    before = page.doc.sentence_of(max(home.first - 1, 0))
    return not file.events or page.tells_of_an_event(file, home) or page.tells_of_an_event(file, before)


def _town(page: Page, file: Attribute, slot: str, at: int, mention: Mention) -> Stated:
    """A place by its name; one that no list has bears the word before it, by which it is of one sort with others."""
    sort = f"{page.bare(at - 1)} {mention.words[0]}" if mention.place is None and announces(page, at - 1) else ""
    name = sort or " ".join(mention.words)
    return page.state(file, slot, name, at, mention.after, words=mention.words, place=mention.place)


def _site(page: Page, file: Attribute, slot: str, at: int, value: str, after: int) -> Stated | None:
    """A place told by a word («في منزله»), by its town («في مطار حلب»); the capital of a country is that city."""
    town = known_place(page, after) if value in file.located else None
    if town is not None:
        words, place, stop = town
        return page.state(file, slot, f"{value} {words[0]}", at, stop, words=words, place=place)
    if value != "capital":
        return page.state(file, slot, value, at, after)
    country = _nation(page, after)
    if country is None:
        return None
    words, place = tuple(page.tokens[k].lex.form for k in range(at, after + 1)), f"{country}/capital"
    name = page.mentions.get(after + 1)  # «العاصمة الكينية نيروبي»
    stop = name.after if name is not None and name.place == place else after + 1
    return page.state(file, slot, value, at, stop, words=words, place=place)


def known_place(page: Page, at: int) -> tuple[tuple[str, ...], str | None, int] | None:
    """The place right behind a word that calls for one, be its name another word elsewhere («مطار الأقصر»)."""
    mention = page.mentions.get(at)
    if mention is not None:
        return (mention.words, mention.place, mention.after) if mention.kind == "place" else None
    if at >= len(page.doc.tokens):
        return None
    form = page.doc.tokens[at].lex.form
    place = gazetteer(page.doc.rules).places.get(form)
    return ((form,), place, at + 1) if place or is_rare(page, at) else None


def is_rare(page: Page, at: int, *, feminine: bool = False) -> bool:
    """Is a word too rare to be other than a name, where one is called for («إقليم كايس»)?

    Behind a feminine noun an adjective ends in «ة», so that a word that does not is sooner a name («مدينة نارا»).
    """
    if at >= len(page.doc.tokens):
        return False
    lex = page.doc.tokens[at].lex
    known = page.doc.vocab.function_words
    known |= gazetteer(page.doc.rules).adjectives.keys()  # «مستشفى مالطي»
    plain = lex.kind == WORD and not lex.cats and lex.form not in known and not lex.form.startswith("ال")
    limit = _RARER if lex.form.endswith(_ENDINGS) else _RARE
    if feminine and not lex.form.endswith(_PLURALS):
        limit = _COMMON
    return plain and len(lex.form) >= _LETTERS and frequency(lex.form) < limit


def _led(page: Page, file: Attribute, at: int) -> bool:
    """Does a preposition stand before a place, or before the word that says what it is («في مدينة ...»)?"""
    before = {end for _, _, end in page.of(f"before:{file.id}")}
    sides = lore(page.doc.rules).cues.directions
    return any(
        k in before or _has_preposition(page, k) or (k > 0 and page.doc.tokens[k - 1].lex.form in sides)
        for k in (at, at - 1)
        if k == at or announces(page, k)
    )


def _beside(page: Page, end: int, at: int) -> bool:
    """Does a place stand right behind a word, with or without a word between them («وجهتها ميناء ...»)?"""
    return at - end <= 1 and all(page.doc.tokens[i].lex.kind == WORD for i in range(end, at))


def _struck(page: Page, file: Attribute, end: int, at: int) -> bool:
    """Is a place what an event shook or hit («هز انفجار ضخم منطقة ...»)?"""
    first = at - announces(page, at - 1)
    home = page.doc.sentence_of(at)
    strikes = [start for value, start, _ in page.of(f"strike:{file.id}") if home.first <= start < first]
    known = page.doc.vocab.function_words
    between = [page.doc.tokens[i].lex.form for i in range(end, first)]
    return bool(strikes) and first - end <= _STRUCK and not any(form in known for form in between)


def _has_preposition(page: Page, at: int) -> bool:
    """Is «ب» written to a word («بباريس», «بمدينة»)?"""
    form = page.doc.tokens[at].lex.form
    mention = page.mentions.get(at)
    if mention is not None and form.startswith("ب"):
        return not mention.words[0].startswith(form)
    return split(form)[0].endswith("ب")


def announces(page: Page, at: int) -> bool:
    """Does a word that says what a name is the name of («مدينة», «نادي») stand at a token?"""
    if not 0 <= at < len(page.doc.tokens):
        return False
    _, definite, rest = split(page.doc.tokens[at].lex.form)
    cues = lore(page.doc.rules).cues
    return not definite and (rest in cues.places or rest in cues.organisations)


def nations(page: Page, file: Attribute) -> Iterator[Stated]:
    """The countries right behind each word, or as an adjective before it («الجنسية الأفغانية», «أفغاني الجنسية»)."""
    for slot, start, end in page.of(f"slot:{file.id}"):
        if file.events and not page.tells_of_an_event(file, page.doc.sentence_of(start)):
            continue
        at = end
        while at < min(end + _YEAR, len(page.tokens)) and (_is_year(page, at) or _leads(page, file, at)):
            at += 1  # «مونديال 2022 في روسيا», «وساطة قادتها قطر»
        first = at
        while at < len(page.tokens) and (country := _nation(page, at)) is not None:
            yield page.state(file, slot, country, start, at + 1)
            at += 1
        before = _nation(page, start - 1) if at == first and start and start - 1 not in page.mentions else None
        if before is not None:
            yield page.state(file, slot, before, start - 1, end)


def _leads(page: Page, file: Attribute, at: int) -> bool:
    """Does a word lead on to the nation («من», «قادتها»), or say what it is the nation of («شركات»)?"""
    return announces(page, at) or any(start == at for _, start, _ in page.of(f"before:{file.id}"))


def _is_year(page: Page, at: int) -> bool:
    lex = page.doc.tokens[at].lex
    return lex.kind == NUMBER or lex.form == "في"


def _nation(page: Page, at: int) -> str | None:
    """The country that a token names, by its name or by its adjective."""
    if at >= len(page.tokens):
        return None
    table = gazetteer(page.doc.rules)
    form = page.doc.tokens[at].lex.form
    mention = page.mentions.get(at)
    if mention is not None and mention.place and mention.after == at + 1:
        return mention.place.split("/")[0]
    rest = split(form)[2]
    inside = any(name.first < at < name.after for name in page.mentions.values())  # «كأس العالم بقطر 2022» is a name
    named = table.country(rest) if inside else None
    return named or table.adjectives.get(rest) or table.adjectives.get(rest.removesuffix("ا"))


def actors(page: Page, file: Attribute) -> Iterator[Stated]:
    """Who stands nearest to each word of an event in its clause: a name, or what a word for a group announces."""
    for slot, start, end in page.of(f"slot:{file.id}"):
        home = page.doc.sentence_of(start)
        if page.is_past(start):
            continue
        if file.events and not page.tells_of_an_event(file, home):
            continue
        mention = _who(page, start, end, home.first, home.after)
        if mention is not None:
            low, high, words, kind = mention.first, mention.after, mention.words, mention.kind
        elif (group := _group(page, file, start, end, home.first)) is not None:
            low, high = group
            words, kind = tuple(page.tokens[k].lex.form for k in range(low, high)), "organisation"
        else:
            continue
        yield page.state(file, slot, " ".join(words), min(start, low), max(end, high), words=words, kind=kind)


def _who(page: Page, start: int, end: int, low: int, high: int) -> Mention | None:
    """The nearest name of a person or an organisation to one side."""
    best: tuple[int, Mention] | None = None
    for mention in page.mentions.values():
        if mention.kind == "place" or not low <= mention.first < high:
            continue
        gap = _before(page, end, mention.first) if mention.first >= end else start - mention.after
        if 0 <= gap <= _ACTOR and (best is None or gap <= best[0]):
            if not page.broken(min(mention.after, end), max(start, mention.first)):
                best = gap, mention
    return best[1] if best else None


def _before(page: Page, low: int, high: int) -> int:
    """How many words stand before a name, besides what he is called («ترأسها وزير الخارجية الفرنسي ...»)."""
    titles, nations_of = lore(page.doc.rules).cues, gazetteer(page.doc.rules).adjectives
    stems = [split(token.lex.form)[2] for token in page.doc.tokens[low:high]]
    return sum(1 for word in stems if not titles.is_title(word) and word not in nations_of)


def _group(page: Page, file: Attribute, start: int, end: int, low: int) -> tuple[int, int] | None:
    """«جماعة الشمس الحمراء»: the words behind the word for a group, right behind or shortly before that of the event."""
    events = {first for _, first, _ in page.of(f"event:{file.id}")}
    for at in (end, *range(start - 1, max(low, start - _GROUP) - 1, -1)):
        if _is_group(page, at):
            stop = at + 1
            while stop < min(at + _GROUP, len(page.tokens)) and stop not in events and stop != start:
                form = page.doc.tokens[stop].lex.form
                if split(form)[0] or form in page.doc.vocab.function_words or page.tokens[stop].lex.kind != WORD:
                    break
                stop += 1
            return (at + 1, stop) if stop > at + 1 else None
    return None


def _is_group(page: Page, at: int) -> bool:
    if not 0 <= at < len(page.doc.tokens):
        return False
    _, definite, rest = split(page.doc.tokens[at].lex.form)
    return not definite and rest in lore(page.doc.rules).cues.organisations
