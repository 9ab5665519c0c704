"""Names of places: known ones in any spelling, and those behind a word for a place or a preposition."""

from __future__ import annotations

from bisect import insort
from typing import Final

from checker.extract.naming.organisations import quoted
from checker.extract.naming.page import Page
from checker.extract.naming.serial import serial
from checker.extract.naming.signs import QUOTES
from checker.extract.naming.words import (
    FOREIGN,
    KNOWN_NAME,
    KNOWN_NOUN,
    is_bent,
    is_foreign,
    looks_like_verb,
    sounds_foreign,
)
from checker.names.near import near, near_pair
from checker.text.fold import fold
from checker.text.frequency import frequency
from checker.text.shape import is_ordinary
from checker.text.tokens import LATIN, NUMBER, WORD

_MODEL: Final = 3  # digits of a firm's product without a hyphen («بوينغ 737»)
_NEAR: Final = 3  # letters of a known place in another spelling, at least
_NO_ARTICLE: Final = 0.2  # a noun is met with its article this many times as often as without it, or more


def known(page: Page, i: int) -> int | None:
    """Countries, capitals, cities and names with aliases, also when spelled otherwise."""
    word = page.words[i]
    for head in word.heads:
        for tail, place in page.places.phrases[head]:
            after = i + 1 + len(tail)
            if any(page.taken[i:after]) or (tail and not page.reads(i + 1, tail)):
                continue
            if not tail and (_doubtful(page, i, head, place) or _accusative(page, i) or _agrees(page, i)):
                continue
            if not tail and word.numeric and page.places.kinds.get(place) and _dated(page, i):
                continue  # «أبريل نيسان» is no car
            if not tail and _goes_on(page, i, head):
                return None
            if tail and _headed(page, head, tail, place):
                continue  # «تنظيم داعش» is named «داعش»
            rare = head != word.form or page.words[i + 1].unlisted
            if not tail and rare and (otherwise := _pair(page, i)) is not None:
                return otherwise  # «بروسيا دورتموند» is not in Russia
            clitics = "" if head == word.form else word.clitics
            first, after = _long(page, i, after, place)
            return _enter(page, first, after, place, clitics if first == i else page.words[first].clitics)
    return _spelled_otherwise(page, i) if word.rare else None


def _long(page: Page, i: int, after: int, place: str) -> tuple[int, int]:
    """The whole of a state's long name: «جمهورية مصر العربية»."""
    noun = page.bare(i - 1)
    if page.places.country(page.form(i)) != place or noun not in page.cues.states or page.taken[i - 1]:
        return i, after
    if page.words[i].clitics or not page.same_line(i - 1):
        return i, after
    while page.same_line(after - 1) and page.form(after) in page.cues.ranks:
        after += 1
    return i - 1, after


def _dated(page: Page, i: int) -> bool:
    """Does a month, a day or a year stand beside a word that is a month too?"""
    return any(page.words[k].numeric or page.kind(k) == NUMBER for k in (i - 1, i + 1))


def _headed(page: Page, head: str, tail: tuple[str, ...], place: str) -> bool:
    """Is the first word one for what the thing is, and the rest a name of it too?"""
    foreign = is_foreign(tail[0])  # «وكالة فرانس برس»
    return (
        (len(tail) == 1 or foreign)
        and head.removeprefix("ال") in page.cues.organisations
        and page.places.places.get("".join(tail)) == place
    )


def _enter(page: Page, i: int, after: int, place: str, clitics: str) -> int:
    kind = page.places.kinds.get(place, "place")
    numbered = serial(page, after - 1) if kind == "organisation" else None
    if numbered is not None and (numbered > after + 1 or len(page.form(after)) >= _MODEL):
        return page.enter(i, numbered, kind, "organisation", clitics)  # «بوينغ 737»
    if kind == "person" and page.form(after) in page.cues.sons and page.same_line(after - 1):
        after = page.extent(after)  # «محمد بن سلمان بن عبدالعزيز»
    return page.enter(i, after, kind, "gazetteer", clitics, place)


def _pair(page: Page, i: int) -> int | None:
    """The known name that two words spell in another way."""
    if page.kind(i + 1) != WORD or not page.same_line(i):
        return None
    place = near_pair(page.places, page.form(i), page.form(i + 1))
    return None if place is None else _enter(page, i, i + 2, place, "")


def _spelled_otherwise(page: Page, i: int) -> int | None:
    """A rare word that spells a known place in another way («النروج», «بيونج يانج»)."""
    word = page.words[i]
    if (otherwise := _pair(page, i)) is not None:
        return otherwise
    if page.same_line(i) and page.marks[i + 1] & FOREIGN and page.form(i + 1) not in page.places.phrases:
        return None  # «أكيرا كوروساوا» is not in Accra
    if page.same_line(i - 1) and page.bare(i - 1) in page.cues.given and not word.clitics:
        return None  # nor «حسام مغازي» in a town
    within = ("", "") if word.clitics or word.form[:1] != "ب" else (word.form[1:], "ب")  # «بجوهانسبورغ»
    for whole, clitics in ((word.form, ""), (word.rest, word.clitics), within):
        if len(whole) < _NEAR or (clitics and (is_ordinary(whole) or is_bent(whole))):
            continue  # «وصعد» is no «و» and «صعدة»
        place = near(page.places, whole)
        if place is not None and not any(_goes_on(page, i, fold(name)) for name in page.places.names[place]):
            return _enter(page, i, i + 1, place, clitics)
    return None


def _doubtful(page: Page, i: int, head: str, place: str) -> bool:
    """«مالي» financial, «عمان», «قم», «فاس»: a place's name that is another word too needs a sign of a place."""
    if head not in page.cues.doubtful:
        return False
    before = page.bare(i - 1)
    cued = before in page.cues.places or before in page.cues.organisations or before in page.cues.titles
    quoted = page.form(i - 1) in QUOTES and page.form(i + 1) in QUOTES.values()
    if cued or quoted:
        return False
    if page.places.kinds.get(place) == "organisation":
        return page.form(i - 1) in page.cues.where or not _beside_its_like(page, i)  # «في القاعدة», «إعادة فتح الطريق»
    beside = (
        head != page.form(i)
        and page.words[i].clitics == "و"
        and any(m.after == i and m.kind == "place" for m in page.found[-3:])
    )
    if beside and page.same_line(i - 1):
        return False  # «نابلس وجنين»
    return page.form(i - 1) not in page.cues.proof or _described(page, i, head)


def _beside_its_like(page: Page, i: int) -> bool:
    """«فتح وحماس»: does another organisation stand beside it?"""
    beside = (page.bare(i - 1), page.bare(i + 1))
    proof = page.form(i - 1) in page.cues.proof
    return proof or any(page.places.kinds.get(page.places.places.get(word, "")) == "organisation" for word in beside)


def _described(page: Page, i: int, head: str) -> bool:
    """«في مشهد مؤلم»: a noun that takes an article, and a bare word behind it that tells of it."""
    noun = frequency("ال" + head) > _NO_ARTICLE * frequency(head)
    word = page.words[i + 1]
    bare = word.kind == WORD and page.same_line(i) and not word.definite and not word.clitics and not word.readings
    return noun and bare and word.form not in page.function_words and word.form not in page.places.phrases


def _goes_on(page: Page, i: int, head: str) -> bool:
    """«ملعب سانتياغو برنابيو», «جورجيا ميلوني»: is the known place only the first word of another name?"""
    if not page.same_line(i) or not page.marks[i + 1] & FOREIGN or page.form(i + 1) in page.places.phrases:
        return False
    before = page.bare(i - 1).removeprefix("ال")
    return head in page.cues.foreigners or before in page.cues.sites or before in page.cues.kin


def _accusative(page: Page, i: int) -> bool:
    """«55 جنديا أوكرانيا»: the accusative of an adjective looks like the country."""
    word = page.words[i]
    if "\u064b" in word.surface:
        return True
    if not word.surface.endswith("يا") or word.form[:-1] not in page.places.adjectives:
        return False
    return page.words[i - 1].tanwin


def _agrees(page: Page, i: int) -> bool:
    """«الأسهم السعودية», «امرأة سورية»: an adjective that looks like the country, behind a noun that it agrees with."""
    word, noun = page.words[i], page.words[i - 1]
    if not word.adjective or word.clitics or not page.same_line(i - 1) or noun.kind != WORD:
        return False
    if page.bares[i - 1].removeprefix("ال") in page.cues.places or noun.form in page.function_words:
        return False
    return noun.definite if word.definite else noun.surface.endswith("ة")


def behind(page: Page, i: int) -> int | None:
    """The name behind a word for a place («مدينة», «ميناء»)."""
    at = i + 1
    if not page.same_line(i):
        return None
    if page.form(at) in QUOTES:
        return quoted(page, at, "place")
    if page.bare(i) in page.cues.provinces and (after := _province(page, at)) is not None:
        return after
    if (
        page.taken[at]
        or page.adjective(at)
        or page.form(at) in page.function_words
        or page.kind(at) not in (WORD, LATIN)
    ):
        return None
    if page.words[at].whole and page.bare(at) in page.cues.places and page.kind(at + 1) == WORD and page.same_line(at):
        return page.put(at, at + 2, "place", "place")  # «سجن وادي الزيتون»
    if page.form(at).removeprefix("ال") in page.cues.patrons and page.definite(at) and not page.definite(i):
        end = page.extent(at + 1)
        return page.put(at, end, "place", "place") if end > at + 1 else None
    counted = page.counted(at + 1)
    if counted is not None and page.cues.is_first_name(page.form(at).removeprefix("ال")):
        return page.put(at, counted, "place", "place", whole=True)  # «شارع الحسن الثاني»
    if _two_words(page, at):
        linked = page.form(at + 1) in page.cues.links and page.same_line(at + 1) and page.after_link(at + 2)
        return page.put(at, at + 3 if linked else at + 2, "place", "place", whole=True)  # «خان بني سعد»
    if _own_letter(page, i):
        return page.put(at, at + 1, "place", "place", whole=True)
    if page.words[at].clitics and is_ordinary(page.form(at)):
        return None
    if page.form(at)[0] == "و" and page.words[at].unlisted and page.bare(i) not in page.cues.places:
        return None  # «سجن وانفسخت» has a verb
    if _keeps_its_waw(page, at):
        return page.put(at, at + 1, "place", "place", whole=True)
    after = _definite(page, i) if page.definite(at) else _plain(page, at)
    if after is None or (page.form(i).startswith("ال") and after == at + 1 and not sounds_foreign(page.form(at))):
        return None  # «المنطقة تعكف»
    return page.put(at, after, "place", "place")


def several(page: Page, i: int) -> int | None:
    """The places behind «بلدتي» at `i`, each but the first behind «و»: «كفر كلا وعيتا الشعب»."""
    at, first = i + 1, True
    while page.kind(at) == WORD and page.same_line(at - 1) and not page.taken[at]:
        waw = not first and page.form(at).startswith("و")
        after = at + 2 if _two_words(page, at) else page.extent(at)
        if not (first or waw) or (after == at and not page.words[at].unlisted):
            break
        after = next((k for k in range(at + 1, after) if page.form(k).startswith("و")), max(after, at + 1))
        if page.definite(after) and after == at + 1 and not page.adjective(after) and not page.words[after].clitics:
            after += 1  # «عيتا الشعب»
        page.enter(at, after, "place", "place", "و" if waw else "")
        at, first = after, False
    return at if not first else None


def _province(page: Page, i: int) -> int | None:
    """«ولاية جنوب دارفور»: a direction and a place are one name behind a word for a province."""
    if page.form(i) not in page.cues.directions or not page.same_line(i) or page.words[i + 1].clitics:
        return None
    known = next((n for n, mention in enumerate(page.found) if mention.first == i + 1), None)
    if known is not None:
        after = page.found.pop(known).after
        return page.put(i, after, "place", "place", whole=True)
    after = page.extent(i + 1, definite=False)
    return page.put(i, after, "place", "place", whole=True) if after > i + 1 else None


def _two_words(page: Page, i: int) -> bool:
    """«كفر نبل», «رأس لانوف»: a word that begins names of places, and one more behind it."""
    head, word = page.words[i], page.words[i + 1]
    if head.form not in page.cues.site_heads or not page.same_line(i) or page.taken[i + 1] or word.kind != WORD:
        return False
    return not (word.form in page.function_words or word.adjective or word.owned or word.numeric or word.second)


def _own_letter(page: Page, i: int) -> bool:
    """«إقليم كايس», «مدينة بالتيمور»: behind a bare word for a place no preposition stands, unless a known word follows it."""
    word = page.words[i + 1]
    construct = page.bare(i) in page.cues.places and not page.bare(i).startswith("ال")
    if not construct or word.kind != WORD or word.clitics not in ("ب", "ك") or is_bent(word.form):
        return False
    if any(form in page.places.places for form in (word.rest, word.opened)):
        return False
    return not word.cut if word.clitics == "ك" else frequency(word.opened) <= frequency(word.form)


def _definite(page: Page, i: int) -> int | None:
    """«حي البلديات»: a settlement's or district's name with an article, one word."""
    word, name = page.bare(i), page.form(i + 1)
    if word.removeprefix("ال") in page.cues.sites or word.startswith("ال"):
        return None
    if name in page.cues.no_place or name.endswith("يه") or frequency(name) > KNOWN_NOUN:
        return None
    return i + 2


def _plain(page: Page, at: int) -> int | None:
    after = page.extent(at)
    if after == at and frequency(page.form(at)) == 0 and page.bare(at - 1) in page.cues.places and not page.clitics(at):
        return at + 1  # «حي ايتون»: what no list has, where nothing but a name can stand
    if after == at and page.marks[at + 1] & FOREIGN and page.same_line(at) and _takes_no_article(page, at):
        after = page.extent(at + 1, definite=False)  # «ملعب روي بودوين»
        return after if after > at + 1 else None
    if (
        after == at
        and page.adjective(at + 1)
        and page.definite(at + 1)
        and page.same_line(at)
        and not page.words[at].readings
    ):
        return at + 1  # «مقاطعة آمور الروسية»: only a name is definite without an article
    if after == at + 1 and (page.words[at].surface.endswith("ة") and frequency("ال" + page.form(at)) > 0):
        return None  # «مدينة آمنة»
    if after == at + 1 and _settlement(page, after):
        after += 1
    while after > at + 1 and page.definite(after - 1) and page.form(after - 1).endswith(("يه", "ي")):
        after -= 1
    return after if after > at else None


def _takes_no_article(page: Page, i: int) -> bool:
    """Is a word hardly ever met with an article, as names are?"""
    form = page.form(i)
    cue = form in page.cues.places or form in page.cues.sites or form in page.cues.titles or page.words[i].readings
    return not cue and not page.clitics(i) and frequency("ال" + form) < _NO_ARTICLE * frequency(form)


def _keeps_its_waw(page: Page, i: int) -> bool:
    """«إقليم وداي»: behind a word for a place that is not finished yet, «و» begins no second thing."""
    word = page.words[i]
    construct = not page.bare(i - 1).startswith("ال")
    return (
        construct and word.form[:1] == "و" and frequency(word.form) == 0 and word.clitics == "و" and not word.definite
    )


def _settlement(page: Page, i: int) -> bool:
    """The short second word of a place («غازي بور», «إسلام آباد»)."""
    word, form = page.words[i], page.form(i)
    return (
        word.kind == WORD and page.same_line(i - 1) and len(form) <= 4
        and form not in page.function_words and not page.taken[i] and form not in page.cues.verbs
        and not word.readings and not word.adjective and not looks_like_verb(form)
        and (not is_ordinary(page.form(i - 1)) or page.form(i - 1) in page.cues.given)
        and frequency("ال" + form) < 0.5 * frequency(form) + 1e-7
    )  # fmt: skip


def beside(page: Page) -> None:
    """«شمال الأفلاج», «نجران والخرخير»: a rare word with an article behind a direction, or behind «و» and a place."""
    places = {mention.after for mention in page.found if mention.kind == "place"}
    directions = page.holding(page.cues.directions | {"و" + word for word in page.cues.directions})
    asked = sorted({*places, *(i + 1 for i in directions)})
    for i in asked:
        word = page.words[i]
        if word.kind != WORD or not word.definite or page.taken[i] or not page.same_line(i - 1):
            continue
        behind = page.form(i - 1).removeprefix("و") in page.cues.directions and not word.clitics
        coordinated = i in places and word.clitics == "و" and frequency(word.opened) == 0
        if (behind or coordinated) and page.proper(i):
            page.put(i, i + 1, "place", "where")
            places.add(i + 1)
            if i + 1 not in asked:
                insort(asked, i + 1)


def _scene(page: Page, i: int) -> bool:
    """«زلزال إسميرالداس», «الهجوم على غاريسا»: does a word end at `i` that tells what happened to a place?"""
    if page.form(i) == "علي":  # as it is folded
        return page.bare(i - 1).removeprefix("ال") in page.cues.strikes
    return page.bare(i) in page.cues.scenes


def behind_preposition(page: Page, i: int) -> int | None:
    """A single foreign word behind a preposition of place («في إيتايوان», «قرب كوبيانسك»)."""
    if page.taken[i] or not i or not page.same_line(i - 1):
        return None
    word, bare = page.words[i], page.bare(i)
    glued = word.clitics in ("ب", "وب") and bare != word.form
    if page.form(i - 1).removeprefix("و") not in page.cues.where and not glued and not _scene(page, i - 1):
        return None
    if frequency(bare) > KNOWN_NAME or word.readings or set(word.surface) & set("ءئؤةى") or not sounds_foreign(bare):
        return None
    after = page.extent(i, definite=False)
    return page.put(i, max(after, i + 1), "place", "where")
