"""Which rule a number falls under and which role it plays there."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from checker.extract.claims.scene import Scene
from checker.extract.context import content
from checker.extract.patterns import CompiledRule, Governed, Place, below, compiled, role_of
from checker.model import TIMES, Quantity

_OF_ANYTHING: Final = 2.0  # in tokens: a rule for whatever is counted gives way to a rule for what is counted here
_APART: Final = 10  # tokens from one value to the one that is set against it
_TALLY: Final = 8  # tokens from «عدد» to its number
_TO: Final = 2  # tokens from the first of two levels to the second
_GREAT: Final = 1000  # from here on a number alone may be an amount; small ones count things
_MILLIARD: Final = 1_000_000_000
_AFTER: Final = frozenset({"بعد", "وبعد", "قبل", "عقب", "اثر", "غداه"})  # folded
_POINTS: Final = "percent_point"
_TOLD_APART: Final = TIMES | {"percent", "fraction", "money", "quantity", "duration"}
_LINKED: Final = 3  # letters
_RIGHT_BEHIND: Final = 2  # tokens from a word to the value that is its own
_TAKEN: Final = 6.0  # in tokens: a governing word that has a value already


def find_role(scene: Scene, quantity: Quantity, place: Place) -> tuple[CompiledRule, Governed | None]:
    """The rule and the role whose words are nearest, whichever rule they are of."""
    fallback: CompiledRule | None = None
    best: tuple[CompiledRule, Governed] | None = None
    level = scene.touching(place, "scope.level", reach=0) is not None or _before_a_level(scene, quantity, place)
    until = _next(scene, quantity, place)
    bounded = replace(place, since=_clause(scene, quantity, place))
    for rule in compiled(scene.doc.rules):
        if not _applies(rule, quantity):
            continue
        found = role_of(rule, scene.doc, scene.triggers, quantity, bounded, level=level, until=until)
        if found is not None and _is_counted(scene, rule, found, place):
            found = None
        if found is not None and _is_of_another(scene, found, quantity, place):
            elsewhere = (
                quantity.kind in TIMES  # a word that has its day or hour has no other
                or _has_its_own(scene, found, quantity, place)
                or _goes_elsewhere(scene, found, place)
                or _counts_others(scene, rule, found, quantity, place)
            )
            found = None if elsewhere else found._replace(cost=found.cost + _TAKEN)
        if found is not None and _is_bare(rule, quantity) and rule.rule.roles[found.role].general:
            # «قدرت السلطات عددهم بستين ألفا»: what may be said of any value says nothing of a number alone
            found = None
        if found is not None and _is_bare(rule, quantity) and _is_tallied(scene, place):
            found = None
        if found is not None and (_is_bare(rule, quantity) or (not rule.rule.units and quantity.unit is not None)):
            found = found._replace(cost=found.cost + _OF_ANYTHING)
        if found is not None and (best is None or found.cost < best[1].cost):
            best = rule, found
        if fallback is not None or _is_bare(rule, quantity):
            continue
        if not rule.rule.units or quantity.unit in rule.rule.units:
            fallback = rule
    return best or (fallback or compiled(scene.doc.rules)[0], None)


def _is_tallied(scene: Scene, place: Place) -> bool:
    """«عدد التذاكر المبيعة بـ8.7 مليون»: what a word for a count stands before is no amount."""
    tally = scene.triggers.before("scope.tally", place.first, max(place.sentence.first, place.first - _TALLY))
    return tally is not None and not any(tally.first < spot.first < place.first for _, spot in scene.beside(place))


def _next(scene: Scene, quantity: Quantity, place: Place) -> int:
    """The token at which the next value of its kind begins («21 قتيلا وسبعة عشر مفقودا»), or the sentence ends."""
    behind = (spot.first for other, spot in scene.beside(place) if other.kind == quantity.kind)
    return min((first for first in behind if first >= place.after), default=place.sentence.after)


def _between(scene: Scene, governed: Governed, quantity: Quantity, place: Place) -> list[tuple[Quantity, Place]]:
    """The other values of its kind between a governing word and a number behind it."""
    if governed.word is None or governed.word >= place.first:
        return []
    return [
        (other, spot) for other, spot in scene.beside(place)
        if _kind(other) == _kind(quantity) and governed.word < spot.first and spot.after <= place.first
    ]  # fmt: skip


def _kind(quantity: Quantity) -> str:
    """«فرز نصف الأصوات»: a half is a share, as a percentage is."""
    return "percent" if quantity.kind == "fraction" else quantity.kind


def _is_of_another(scene: Scene, governed: Governed, quantity: Quantity, place: Place) -> bool:
    """Stands another value of its kind between a governing word and a number, and no list joins the two?

    «انخفضت 3%، مشيرا إلى أن الخدمات مثلت 77.8%»: what fell was the first.
    """
    between = _between(scene, governed, quantity, place)
    if not between:
        return False
    before = between[-1][1]
    return not (scene.listed(before, place) or (_set_against(scene, before, place) and not _aside(scene, governed)))


def _aside(scene: Scene, governed: Governed) -> bool:
    """«حصل على 52 في المئة بعد فرز 99 في المئة من الصناديق، مقابل 47 لمنافسه»: what «بعد» governs is set against nothing."""
    word = governed.word
    return word is not None and word > 0 and scene.doc.tokens[word - 1].lex.form in _AFTER


def _has_its_own(scene: Scene, governed: Governed, quantity: Quantity, place: Place) -> bool:
    """«بعد فرز نصف الأصوات تقدم الحزب بـ62 في المئة»: a word that a value of its kind stands right behind has that one."""
    other, spot = _between(scene, governed, quantity, place)[0]
    if _kind(quantity) != "percent" or _POINTS in (quantity.unit, other.unit):
        return False  # «أرباحه 3 ملايين دولار (11 مليون ريال)»; «خفض الفائدة نصف نقطة إلى 10.5»
    return governed.word is not None and spot.first - governed.word <= _RIGHT_BEHIND


def _clause(scene: Scene, quantity: Quantity, place: Place) -> int:
    """The first token of which a word may govern a number: what stands before its clause says nothing of it.

    «إنقاذ الأرواح أولوية، وإن ألف جندي أرسلوا»: none was saved.  «لقي 95 حتفهم في سيول اجتاحت البلدة، بينهم 92 في وسطها»:
    92 of the dead.
    """
    tokens = scene.doc.tokens
    opening = scene.triggers.before("source.that", place.first, place.sentence.first)
    if opening is not None and not (opening.linked or opening.after == place.first):
        opening = None  # «من المقرر أن تصل في 7 يونيو»
    broken = scene.triggers.before("scope.breaks", place.first, place.sentence.first)
    part = scene.touching(place, "scope.part_before", reach=0)
    behind_a_comma = part is not None and part.first > 0 and tokens[part.first - 1].lex.form == "،"
    return max(
        _clause_of_a_whole(scene, quantity, place),
        opening.after if opening is not None else 0,
        broken.after if broken is not None else 0,
        part.first if part is not None and behind_a_comma else 0,
        _next_clause(scene, place) if quantity.kind in _TOLD_APART else 0,
        place.sentence.first,
    )


def _next_clause(scene: Scene, place: Place) -> int:
    """«توقف عند الثانية، ثم انقلب في الثالثة»: the word that a last comma and «و», «ف» or «ثم» join to what was said."""
    tokens = scene.doc.tokens
    for i in range(place.first - 1, place.sentence.first, -1):
        if tokens[i - 1].lex.form == "،":
            form = tokens[i].lex.form
            return i if form == "ثم" or (len(form) > _LINKED and form.startswith(("و", "ف"))) else 0
    return 0


def _clause_of_a_whole(scene: Scene, quantity: Quantity, place: Place) -> int:
    """«أسقطت 80 مسيرة من أصل 120»: the token from which words speak of a whole; what was done to its part was not to it."""
    if quantity.kind != "number":
        return 0
    out_of = scene.touching(place, "scope.out_of", reach=0)
    if out_of is not None:
        return out_of.first
    of_which = scene.doc.tokens[place.first - 1].lex.form == "من" and any(
        other.kind == quantity.kind and spot.after == place.first - 1 for other, spot in scene.beside(place)
    )
    return place.first if of_which else 0


def _counts_others(scene: Scene, rule: CompiledRule, governed: Governed, quantity: Quantity, place: Place) -> bool:
    """«حصد 31 مقعدا متقدما على كتلة اكتفت بـ21»: a bare number counts what the one before it does, and that is no toll."""
    if quantity.kind != "number" or quantity.unit is not None or not rule.rule.units:
        return False
    last = _between(scene, governed, quantity, place)[-1][0]
    return last.unit is not None and last.unit not in rule.rule.units


def _is_counted(scene: Scene, rule: CompiledRule, governed: Governed, place: Place) -> bool:
    """«22 مليون صوت، ونال خصمه 27 مليونا»: what another number counts is no verb («صوّت»), however it is spelt."""
    at = governed.word
    if at is None or not any(spot.number_after <= at < spot.after for _, spot in scene.beside(place)):
        return False
    read_as = {
        name
        for name in (*rule.rule.verbs, *rule.rule.words)
        if scene.triggers.within(f"{rule.rule.id}.{name}", at, at + 1)
    }
    return bool(read_as & rule.rule.verbs.keys())


def _goes_elsewhere(scene: Scene, governed: Governed, place: Place) -> bool:
    """«ارتفعت الوفيات إلى 75، في حين تراجع العدد إلى 190»: a new statement has begun since the governing word."""
    first = governed.word or place.first
    broken = scene.triggers.before("scope.breaks", place.first, first)
    return broken is not None and not scene.triggers.within("scope.again", broken.after, place.first)


def _set_against(scene: Scene, before: Place, place: Place) -> bool:
    """«من 7 في المئة إلى 8 في المئة», «54 في المئة مقابل 44 في المئة»: two values that one word governs."""
    if place.first - before.after > _APART:
        return False
    from_to = scene.doc.tokens[before.first - 1].lex.form == "من" and scene.touching(place, "scope.level", reach=0)
    to_from = scene.touching(before, "scope.level", reach=0) and scene.doc.tokens[place.first - 1].lex.form == "من"
    return bool(from_to or to_from or scene.touching(place, "scope.against", reach=0))


def _before_a_level(scene: Scene, quantity: Quantity, place: Place) -> bool:
    """«من 11.5 في المئة إلى 10.5»: the first of two levels is no difference either."""
    if place.first == place.sentence.first or scene.doc.tokens[place.first - 1].lex.form != "من":
        return False
    return any(
        other.kind == quantity.kind and place.after <= spot.first <= place.after + _TO
        and scene.touching(spot, "scope.level", reach=0)
        for other, spot in scene.beside(place)
    )  # fmt: skip


def _is_bare(rule: CompiledRule, quantity: Quantity) -> bool:
    """A number alone in a rule of amounts («قيمتها 100 ألف»): great, or with decimals, as amounts are."""
    if not rule.rule.bare or quantity.kind in rule.rule.kinds or quantity.kind != "number":
        return False
    value = quantity.value
    if quantity.unit is not None or quantity.noun is not None or not isinstance(value, int | float):
        return False
    in_words = any(letter.isalpha() for letter in quantity.text)  # «100 ألف»; «2216» may be a resolution
    return value != int(value) or (value >= _GREAT and in_words)


def _applies(rule: CompiledRule, quantity: Quantity) -> bool:
    if not below(rule.rule.below, quantity):
        return False
    if "person" in rule.rule.units and isinstance(quantity.value, float) and quantity.value < _GREAT:
        return False  # «السعي إلى 1.5»: nobody is counted in tenths
    if quantity.kind not in rule.rule.kinds:
        return _is_bare(rule, quantity)
    units = rule.rule.units
    if not units:
        return True
    if quantity.unit in units:
        return True
    # «وإصابة 24»: a bare number counts whatever its governing word counts
    return quantity.kind == "number" and quantity.unit is None and quantity.noun is None and not _milliards(quantity)


def _milliards(quantity: Quantity) -> bool:
    """«204 مليارات» with nothing behind it counts no people."""
    return isinstance(quantity.value, int | float) and quantity.value >= _MILLIARD


def find_subject(scene: Scene, place: Place, governed: Governed | None) -> frozenset[str]:
    """«قفز خام برنت 3.4 في المئة»: the words between the governing word and the number say what rose."""
    if governed is None or governed.word is None or governed.word >= place.first:
        return frozenset()
    return content(scene.doc, governed.word + 1, place.first)


def signed(quantity: Quantity, rule: CompiledRule, role: str) -> Quantity:
    """A fall is negative."""
    if not role or rule.rule.roles[role].sign == 1:
        return quantity

    def turned(value: object) -> int | float | None:
        return -value if isinstance(value, int | float) else None

    return replace(
        quantity, value=turned(quantity.value), low=turned(quantity.high), high=turned(quantity.low),
        low_inclusive=quantity.high_inclusive, high_inclusive=quantity.low_inclusive,
    )  # fmt: skip
