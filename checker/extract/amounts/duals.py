"""Amounts with no number of their own: duals («ساعتين»), vague plurals, a unit that counts itself once."""

from __future__ import annotations

from typing import Final

from checker.extract.amounts.amount import Amount
from checker.extract.amounts.measured import half_more
from checker.extract.hedges import hedge_before
from checker.extract.passage import Passage
from checker.extract.units import DECADE, ONE, Measured, counted, currency, measure, owned_plural, partitive
from checker.text.clitics import split, stem
from checker.text.frequency import frequency
from checker.text.lexeme import Reading, Term
from checker.text.tokens import NUMBER


def read_vague(p: Passage, i: int, vague: tuple[tuple[int, int | None], int, int]) -> Amount | None:
    if _of_kin(p, i) or p.form(vague[1]) == "بي":
        return None  # «أبو الملايين», «الاف بي آي»
    (low, high), after, scale = vague
    reading = p.tokens[i].lex.readings[0] if p.tokens[i].lex.readings else None
    unit = _vague_unit(p, after)
    if unit is None and p.form(i) == "عده":
        unit = _plural_before(p, i, after)
    end_at = unit.after if unit else after
    start = p.tokens[i].start + (reading.offset if reading else 0)
    return Amount(
        None, low, high, i, end_at, start, p.tokens[end_at - 1].end, unit, "vague",
        number_span=(start, p.tokens[after - 1].end), magnitude=scale,
    )  # fmt: skip


def _of_kin(p: Passage, i: int) -> bool:
    """Is token `i` part of a name that a word of kin begins?"""
    kin = p.form(i - 1)
    cues = p.vocab.cues["designators.kin"]
    if p.surface(i - 1).endswith("آبي"):
        return False  # «حكومة آبي» of Japan
    joined = kin[:1] in _JOINED and kin[1:] in cues  # «نال بطاقتين» has no «آل» in it
    return (kin in cues or joined) and p.touches_words(i - 1)


_JOINED: Final = ("و", "ل", "ب", "ف", "ك")  # «لأبو»


def _plural_before(p: Passage, i: int, after: int) -> Measured | None:
    """«نقابات عدة», «سنوات عدة»: several, behind what they are."""
    for cat, build in (("noun", counted), ("measure", measure)):
        known = p.get(i - 1, cat) if p.touches_words(i - 1) else None
        if known is not None and known.term.number == "plural" and not known.definite:
            return build(p, known, after)
    return None


def _vague_unit(p: Passage, i: int) -> Measured | None:
    """«عشرات المحال», «مئات العمال», «مئات من عمال النسيج», «بضعة أيام»: the noun may be definite."""

    if p.form(i) == "من":
        return partitive(p, i)
    for cat, build in (("measure", measure), ("currency", currency), ("noun", counted)):
        found = p.phrase(i, cat)
        if found is None or found[0].clitics:
            continue
        if found[0].definite and found[0].term.number == "singular" and cat == "noun":
            return None  # «مئات المزارع» are farms, no farmer
        return build(p, *found)
    people = owned_plural(p, i, i + 1)  # «مئات مقاتلي التنظيم», but «موضوعات عدة تهمنا»
    return people if people is not None and people.unit == "person" else None


_THEIRS: Final = ("نايها", "نايهم", "رايها", "رايهم")  # as they are folded


def _many(form: str) -> bool:
    """«المديرين», «بالمحامين», «المدراء», «وأمنائها»: a definite plural of people."""
    return ("ال" in form[:3] and form.endswith(("ين", "راء", "ناء"))) or form.endswith(_THEIRS)


def read_dual(p: Passage, i: int, unit: Measured) -> Amount | None:
    reading = p.get(i, "measure_dual") or p.get(i, "currency_dual") or p.get(i, "noun_dual") or _head_reading(p, i)
    if reading is None:
        return None
    if p.kind(i - 1) == NUMBER and not p.tokens[i].lex.form.endswith("ن"):
        return None  # «30x50 مترا مربعا»: a unit in the accusative, whose number could not be read
    if reading.definite and (p.kind(i + 1) == NUMBER or p.form(i + 1) == "ال" or _ordered(p, i + 1)):
        return None  # «الدقيقتين 4 و8», «القرنين التاسع والعاشر» are positions
    if unit.after > i + 1 and p.form(i).endswith("ا") and _in_the_accusative(p, unit):
        return None
    if unit.factor == DECADE and _are_contracts(p, i):
        unit = Measured("number", "agreement", ONE, unit.after, "عقد", "dual", unit.word)  # «عقدين استثماريين»
    if reading.definite and unit.kind not in ("duration", "quantity"):
        return None  # «الزعيمان» points back, it does not count
    if reading.definite and unit.kind == "quantity" and hedge_before(p, i) is None:
        return None  # «القدمين»; «دون الدرجتين» counts
    joined = "و" in reading.clitics and unit.unit != "person"  # «مدرسة للبنين ومدرستين للبنات», no «سياسيين وناشطين»
    if unit.kind == "number" and unit.after == i + 1 and not joined and _adjective_of_dual(p, i):
        return None
    if reading.definite and unit.kind == "duration" and _many(p.form(i - 1)):
        return None  # «المديرين العامين», «الأمناء العامين»
    if _of_kin(p, i):
        return None  # «نوري أبو سهمين»
    if unit.kind == "number" and p.form(i).endswith("ان") and _may_be_plural(p, i):
        return None  # «بلدان» is nearly always the plural of «بلد»
    if unit.kind == "number" and p.form(i).endswith("ان") and _surname_follows(p, i + 1):
        return None  # «عضوان الأحمري»
    if p.surface(i).endswith(_HAMZA):
        return None  # «خطئهم» is no «خطيهم», though ئ and ي fold to one letter
    start = p.tokens[i].start + reading.offset
    after = unit.after
    alike = p.form(after)[-2:] == p.form(i)[-2:] and p.words_between(i, after + 1)
    last = after + 1 if alike and p.get(after, "unit") is None else after  # «مسلحين محليين اثنين»
    number = p.get(last, "unit")
    doubled = number is not None and number.term.value == 2 and not number.clitics
    if doubled:
        after = last + 1
    if (single := _or_two(p, i, unit)) is not None and not doubled:
        return Amount(
            None, 1, 2, i - 2, after, single, p.tokens[after - 1].end, unit, "range",
            number_span=(start, p.tokens[after - 1].end),
        )  # fmt: skip
    either = unit.kind == "number" and not doubled and _may_be_plural(p, i)
    if either and (_describes_people(p, i) or p.says(i - 1, "designators.being")):
        return None  # «كانوا محاصرين», «طائرات من دون طيارين»
    amount = Amount(
        None if either else 2, 2, None if either else 2, i, after, start, p.tokens[after - 1].end,
        unit._replace(after=after), "vague" if either else None,
        assumed=("dual or plural",) if either else (), number_span=(start, p.tokens[after - 1].end),
    )  # fmt: skip
    return amount if either else half_more(p, amount)


def _ordered(p: Passage, i: int) -> bool:
    """«القرنين التاسع والعاشر»: does an ordinal say which of them, and another behind it?"""
    first, second = p.get(i, "ord"), p.get(i + 1, "ord") or p.get(i + 2, "ord")
    return first is not None and first.definite and second is not None and second.clitics == "و"


def _in_the_accusative(p: Passage, unit: Measured) -> bool:
    """«كيلومترا مربعا», «عيارا ناريا», «حكما بالإعدام»: one, for neither stands in construct."""
    last = p.form(unit.after - 1)
    return last.endswith("ا") or (unit.kind == "number" and last.startswith(("ب", "ل")))


_OF_TIME = ("ماضيين", "تاليين", "واليين", "حاليين", "خاليين")  # «متتاليين», «متواليين»


def _are_contracts(p: Passage, i: int) -> bool:
    """«عقدين استثماريين», «وقعت عقدين»."""
    described = p.form(i + 1).endswith("يين") and not p.form(i + 1).endswith(_OF_TIME)
    return described or any(p.says(at, "measures.signing") for at in range(i - 2, i))


def _surname_follows(p: Passage, i: int) -> bool:
    """A definite «ي» right behind an absolute dual can be no adjective of it: the dual is a name."""
    form = p.form(i)
    named = form.startswith("ال") and form.endswith("ي") and p.touches_words(i - 1)
    return named and form not in p.vocab.function_words and p.get(i, "past") is None


def _or_two(p: Passage, i: int, unit: Measured) -> int | None:
    """«مرة أو مرتين»: one or two; where the one begins."""
    one = p.get(i - 2, "noun") if p.form(i - 1) == "او" and unit.kind == "number" else None
    if one is None or one.definite or one.term.number != "singular" or one.term.value.lemma != unit.noun:
        return None
    return p.tokens[i - 2].start + one.offset


_HAMZA = ("ئه", "ئها", "ئهم", "ئهما")


def _describes_people(p: Passage, i: int) -> bool:
    """«عملاء أمريكيين», «قادة عسكريين جددا», «لاعبين غير سعوديين»: behind a plural, a plural describes it."""
    if not p.touches_words(i - 1):
        return False
    return p.form(i - 1) == "غير" or (_are_people(p, i - 1) and not _may_be_dual(p, i - 1)) or _further(p, i)


def _further(p: Passage, i: int) -> bool:
    """«زوجين أفغانيين مهاجرين», «جنودا إسرائيليين»: behind one adjective of people another, or an accusative."""
    before = p.form(i - 1)
    if split(p.form(i))[0] or before.startswith("ال"):
        return False
    if before.endswith("يين") and p.touches_words(i - 2):
        return p.form(i - 2).endswith("ين") or _are_people(p, i - 2) or _are_in_the_accusative(p, i - 2)
    return before == "اخرين" or _are_in_the_accusative(p, i - 1)


def _are_in_the_accusative(p: Passage, i: int) -> bool:
    """«جنودا»: a plural of people with the ending that its list lacks."""
    form = p.form(i)
    return form.endswith("ا") and any(_of_people(term) for term in p.vocab.lexicon.terms(form[:-1]))


def _are_people(p: Passage, i: int) -> bool:
    """Is token `i` a plural of people?"""
    noun = p.get(i, "noun")
    return noun is not None and _of_people(noun.term)


def _of_people(term: Term) -> bool:
    return term.cat == "noun" and term.number == "plural" and term.value.cls == "person"


def _may_be_dual(p: Passage, i: int) -> bool:
    return p.get(i, "noun_dual") is not None


_APPOINTING: Final = 5  # letters of «تعيين» and its like


def _adjective_of_dual(p: Passage, i: int) -> bool:
    """«سؤالين رئيسين»: behind an unknown dual, a dual of the same ending describes it."""
    before = p.form(i - 1)
    if not p.touches_words(i - 1) or before in p.vocab.function_words or p.tokens[i - 1].lex.readings:
        return False
    if len(before) <= 4 or not before.endswith(("ين", "ان")) or before[-2:] != p.form(i)[-2:]:
        return False
    if len(done := before.lstrip("وفبلك")) == _APPOINTING and done.startswith("ت"):
        return False  # «تعيين نائبين», «تمكين مواطنين» appoint and enable
    one = before[:-3] if before[-3] == "ت" else before[:-2]  # «لتدشين خطين» is no dual of «لتدش»
    return any(frequency(stem(form)) for form in (before[:-2], one + "ه"))


def _head_reading(p: Passage, i: int) -> Reading | None:
    for reading, _ in p.tokens[i].lex.heads:
        if reading.term.number == "dual":
            return reading
    return None


def _may_be_plural(p: Passage, i: int) -> bool:
    return any(reading.term.cat == "noun" and reading.term.number == "plural" for reading in p.tokens[i].lex.readings)
