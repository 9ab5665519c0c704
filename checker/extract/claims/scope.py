"""Whether a number is the whole, a part of one said before, or of an older event."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from checker.extract.claims.scene import Scene
from checker.extract.naming.words import lore
from checker.extract.patterns import PINCH, Governed, Place
from checker.extract.triggers import Trigger
from checker.model import DATES, TIMES, Claim, Quantity, Scope
from checker.text.clitics import split

_BY: Final = frozenset({"عن", "مقارنه", "مقابل", "بالمقارنه"})
_FROM: Final = _BY | {"من"}
_IN_ONE: Final = 5  # tokens from «في» to the next number: «3 في مدينة الرياض وواحدة في نجران»
_WHICH: Final = frozenset({"التي", "الذي"})
_OPENING: Final = 2  # tokens before words that open a sentence
_OLD: Final = 45  # days: a date this long before the article is about something else
_OF_PEOPLE: Final = frozenset({"casualties", "people"})
_OWN_ROLE: Final = frozenset({"critical", "injured"})  # «بينهم 5 جرحى»: a part that has a role of its own keeps it
_SHARES: Final = frozenset({"percent", "fraction"})  # «صوت 52 في المئة منهم للخروج»: a share is always of some
_MEASURED: Final = frozenset({"quantity", "money"})
_BACK: Final = 4  # values between «منهم» and those it speaks of
_TOLLS: Final = frozenset({"killed", "injured", "survived"})
_EACH: Final = "كل"
_SINCE: Final = frozenset({"منذ", "رصد"})  # «منذ 2010»: a time that lasts to this day dates no older event
_OFFICE: Final = 2  # words of an office: «وزير المال السابق»
_SINCE_REACH: Final = 7  # tokens from «منذ» to the day: «منذ رصد المرض في الإقليم في 13 تموز»
_PLUPERFECT: Final = frozenset(
    "وكانت وكان كان كانت وسبق سبق وتذكر وتعيد واعاد شهد شهدت وشهد وتاتي ويعد يعد وعرف عرف".split()
)


def find_scope(scene: Scene, place: Place, index: int) -> Scope:
    quantity = scene.quantities[index]
    if quantity.noun == "age":
        return "whole"  # «أحدهما مسعف في الأربعين»; «وكان غواص سابق، 38 عاما، قد توفي»
    if _of_another(scene, place) or _is_background(scene, place, index):
        return "background"
    if scene.touching(place, "scope.whole_before", reach=5):
        return "whole"
    if quantity.kind in TIMES:
        return "whole"  # «المحادثات التي جرت بينهما الأربعاء»
    part = scene.touching(place, "scope.part_before")
    if part is not None and scene.doc.tokens[part.first - 1].lex.form == _EACH:
        return "whole"  # «قيمة كل منهما 300 ألف درهم»
    if part is not None or _continues_part(scene, index):
        return "part"
    if _some_of_those(scene, place, index) or _in_one_of_two_places(scene, place, index):
        return "part"
    after = scene.triggers.behind("scope.part_after", place.number_after, place.after + 3)
    if after is None or after.first != place.after or _number_at(scene, after.after):
        return "whole"
    return "whole" if quantity.kind in _SHARES else "part"


def _some_of_those(scene: Scene, place: Place, index: int) -> bool:
    """«228 من المباريات التي خاضها»: some of the things that the words behind them limit."""
    tokens = scene.doc.tokens
    if scene.quantities[index].unit == "person" or place.after >= len(tokens):
        return False  # «سبعة من العمال الذين كانوا هناك» may be all that matter
    return tokens[place.number_after].lex.form == "من" and tokens[place.after].lex.form in _WHICH


def _in_one_of_two_places(scene: Scene, place: Place, index: int) -> bool:
    """«4 حالات، 3 في الرياض وواحدة في نجران»: a bare number that goes on with another, each in its own place."""
    tokens = scene.doc.tokens
    if not index or scene.places[index - 1].sentence is not place.sentence or scene.quantities[index].noun is not None:
        return False
    if scene.quantities[index].kind != "number" or not _is_in(scene, place.after):
        return False
    ahead = range(place.after + 1, min(place.after + _IN_ONE, place.sentence.after - 1))
    return any(
        _is_in(scene, i + 1)
        and tokens[i].lex.form.startswith("و")
        and bool(tokens[i].lex.cats & {"unit", "number"} or _number_at(scene, i))
        for i in ahead
    ) or any(tokens[i].lex.form == "و" and _number_at(scene, i + 1) and _is_in(scene, i + 2) for i in ahead)


def _is_in(scene: Scene, token: int) -> bool:
    return token < len(scene.doc.tokens) and scene.doc.tokens[token].lex.form == "في"


def _number_at(scene: Scene, token: int) -> bool:
    """«نجا 29 منهم 9 روس»: what stands before another number speaks of that one."""
    return any(place.first == token for place in scene.places)


def _continues_part(scene: Scene, index: int) -> bool:
    """«بينهم 10 من روسيا و14 من أذربيجان»: the second part is joined to the first."""
    if not index:
        return False
    before, place = scene.places[index - 1], scene.places[index]
    if before.sentence is not place.sentence or place.first - before.after > 4:
        return False
    first = scene.doc.tokens[place.first].lex.form
    last = scene.doc.tokens[place.first - 1].lex.form
    joined = last in ("و", "،") or split(first)[0].startswith("و") or _and_before(scene, index)
    return joined and scene.touching(before, "scope.part_before") is not None


def _and_before(scene: Scene, index: int) -> bool:
    """«و14»: does «و» stand right before the number's own characters?"""
    return scene.doc.text[: scene.quantities[index].start].endswith("و")


def _is_background(scene: Scene, place: Place, index: int) -> bool:
    """Is the number told of an older event: by a date of long ago, or by a word such as «سابق», in its own clause?"""
    first, after = scene.clause(place)
    quantity = scene.quantities[index]
    # a day that was news to the story's first articles is not old to one that is written a year later, but its own days are
    began = scene.doc.reference if quantity.kind in TIMES else scene.doc.story_began
    if began is not None and any(
        first <= spot.first < after
        and other is not quantity
        and _is_old(scene, other, spot, began)
        and not _lasts(scene, place, spot)
        and not _measured_by(scene, place, spot)
        and not _of_another_value(scene, quantity, place, spot)
        for other, spot in scene.beside(place)
    ):
        return True
    older = any(
        not (_dates(scene, place, trigger, weekday=quantity.kind in TIMES) or _of_an_office(scene, trigger))
        for trigger in scene.triggers.within("scope.background", place.sentence.first, place.sentence.after)
    )
    return older and _opens_background(scene, place)


def _of_another(scene: Scene, place: Place) -> bool:
    """«وفي حادث منفصل»: does the sentence open with words that tell of another event?"""
    home = place.sentence
    return any(
        trigger.first - home.first <= _OPENING
        for trigger in scene.triggers.within("scope.another", home.first, home.after)
    )


def _dates(scene: Scene, place: Place, trigger: Trigger, *, weekday: bool) -> bool:
    """«الثلاثاء الماضي», «نهاية آب الماضي»: the word belongs to a date, which tells itself whether it is old.

    `weekday`: only a day of the week does, as for the date itself.
    """
    return any(
        spot.first <= trigger.first <= spot.after and other.kind in DATES and (other.noun is not None or not weekday)
        for other, spot in scene.beside(place)
    )


def _of_an_office(scene: Scene, trigger: Trigger) -> bool:
    """«وزير المال السابق», «غواص سابق»: the word tells of somebody's past, not of an older event."""
    cues = lore(scene.doc.rules).cues
    for i in range(trigger.first - 1, max(trigger.first - 1 - _OFFICE, -1), -1):
        reading = scene.doc.tokens[i].lex.get("noun")
        if reading is not None and reading.term.value.cls == "person":
            return True
        form = scene.doc.tokens[i].lex.form
        if form in cues.titles or split(form)[2] in cues.titles:
            return True
    return False


def _measured_by(scene: Scene, place: Place, spot: Place) -> bool:
    """«زيادة 3 في المئة عن العام الماضي»: the older day is what the number is measured by."""
    between = scene.doc.tokens[place.after : spot.first]
    return any(token.lex.form in _BY for token in between)


def _of_another_value(scene: Scene, quantity: Quantity, place: Place, spot: Place) -> bool:
    """«ارتفع إلى 412 مليونا من 349 مليونا قبل عام»: is the older day that of the value that this one came from?"""
    return any(
        other.kind == quantity.kind
        and place.after < between.first < spot.first
        and scene.doc.tokens[between.first - 1].lex.form in _FROM
        for other, between in scene.beside(place)
    )


def _is_old(scene: Scene, quantity: Quantity, spot: Place, began: dt.date) -> bool:
    """A date well before the story began, in the same sentence."""
    if quantity.kind not in DATES or not isinstance(quantity.high, str) or quantity.high.startswith(("X", "-")):
        return False
    if any(scene.doc.tokens[i].lex.form in _SINCE for i in (spot.first - 1, spot.first)):
        return False
    if scene.near(spot, "dates.birth", before=4, behind=0) or scene.near(spot, "dates.prize", before=8, behind=0):
        return False
    try:
        last = dt.date.fromisoformat(quantity.high)
    except ValueError:
        return False
    return (began - last).days > _OLD


def _lasts(scene: Scene, place: Place, spot: Place) -> bool:
    """«68 وفاة منذ رصد المرض في 13 تموز», «مستقر عند 30 منذ عام»: does a time begin with the date behind the number?"""
    between = scene.doc.tokens[max(place.after, spot.first - _SINCE_REACH) : spot.first + 1]
    return any(token.lex.form in _SINCE for token in between)


def _opens_background(scene: Scene, place: Place) -> bool:
    """Words such as «سابق» speak of the whole sentence only when it tells a story of its own («وكان ... قد ...»)."""
    return any(token.lex.form in _PLUPERFECT for token in scene.doc.tokens[place.sentence.first : place.sentence.after])


def some_of_a_toll(scene: Scene, claim: Claim, place: Place) -> bool:
    """«15 من المصابين نقلوا إلى العاصمة»: is it so many of those whose toll is told elsewhere?

    «عشرات من الجرحى» may be all, and so are those of a title or of a list («19 قتيلا و102 من المصابين»).
    """
    if claim.role not in _TOLLS or claim.scope != "whole" or claim.value.value is None or claim.title:
        return False
    if place.first and scene.doc.tokens[place.first - 1].lex.form == "و":
        return False
    those = scene.triggers.behind("scope.part_after", place.number_after, place.after)
    return those is not None and those.first == place.number_after


def last_of_kind(found: Sequence[Claim], kind: str) -> int:
    """Which of the claims so far «منهم» speaks of: the last whose value is of a part's kind, or else the last of all."""
    last = len(found) - 1
    spots = range(last, max(last - _BACK, -1), -1)
    return next((i for i in spots if found[i].value.kind == kind), last)


def of_its_whole(scene: Scene, claim: Claim, governed: Governed | None, whole: Claim, before: Place) -> Claim:
    """«44 قتيلا، من بينهم أحد عشر طفلا»: a part plays the role of its whole; «بينهم 5 جرحى» is all the injured.

    «حملت 106 ركاب ونجا منهم 16»: a part with a governing word of its own is the whole of what that word says; so it is
    where the whole stands in a sentence before («وعلى متنها 35 راكبا. ... وإن 26 منهم انتشلوا أحياء»).
    """
    if whole.sentence != claim.sentence:
        told_of_others = whole.rule in _OF_PEOPLE and whole.role != claim.role
        return replace(claim, scope="whole") if governed is not None and told_of_others else claim
    if claim.value.kind in _MEASURED and whole.value.unit != claim.value.unit:
        return replace(claim, scope="whole")  # «الناقلة ... وما تسرب منها قدر بـ1200 طن»
    if claim.value.kind != whole.value.kind:
        return claim
    if whole.rule not in _OF_PEOPLE:
        return replace(claim, scope="whole") if _of_a_kind(claim, whole) else claim
    word = governed.word if governed is not None else None
    # a noun right behind the whole says what that is («4 حالات إصابة، 3 في الرياض وواحدة في نجران»)
    own_word = word is not None and (
        word > before.after or (word == before.after and scene.doc.tokens[word].lex.form.startswith("و"))
    )
    own_noun = claim.role in _OWN_ROLE and (own_word or claim.noun is not None)
    own_noun = own_noun or (governed is not None and governed.word is None and governed.cost < PINCH)  # «22 جثة منهم»
    if (own_noun or own_word) and claim.role != whole.role:
        return replace(claim, scope="whole")
    return replace(claim, rule=whole.rule, role=whole.role) if whole.role and not own_noun else claim


def _of_a_kind(claim: Claim, whole: Claim) -> bool:
    """«17 ميدالية بينها ست ذهبيات»: things that have a name of their own are all that are so called."""
    return claim.noun is not None and whole.noun not in (None, claim.noun) and claim.value.unit != "person"
