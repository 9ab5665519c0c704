"""A number with its unit: the unit behind it, before it or behind a bracket, and a half of it more."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from checker.extract.amounts.amount import Amount, grown, joined_at
from checker.extract.numbers import Form, Num, Value, read_fraction_word
from checker.extract.passage import Passage
from checker.extract.units import DECADE, ONE, Measured, counted, dual_unit, exact, owned_plural, unit_after
from checker.text.lexeme import Reading
from checker.text.tokens import NUMBER, WORD


def measured(p: Passage, number: Num, symbol: Measured | None) -> Amount | None:
    unit = unit_after(p, number.after)
    if unit is not None and number.value < 0 and unit.unit not in _BELOW and p.surface(number.first) in _MINUS:
        number = number._replace(
            value=-number.value, first=number.first + 1, start=p.tokens[number.first + 1].start,
            readings=tuple(-reading for reading in number.readings),
        )  # fmt: skip
    if (
        unit is not None
        and number.form == Form.WORDS
        and not number.scaled
        and unit.kind != "percent"
        and (number.value == 1 or (number.value == _PAIR and (unit.unit is None or number.definite)))
    ):
        unit = None  # «واحد» and «اثنان» never stand before what they count
    if (
        unit is not None
        and unit.kind == "number"
        and (
            symbol is not None  # «%52 من الأصوات»: the sign says what is counted
            or (number.fraction and p.form(number.after) == "من")
            or (unit.unit is None and plural_before(p, number) is not None)
            or (unit.unit is None and _counts_before(p, number))
            or _counts_owned(p, number)
        )
    ):
        unit = None
    if unit is not None and unit.unit is None and unit.kind == "number" and p.form(number.first - 1) == "ال":
        unit = None  # «مهرجان أبها الـ17 انتباه الزوار»: an ordinal
    if unit is not None and unit.kind == "number" and number.definite and p.says(number.first - 1, "ages.about"):
        unit = None  # «النساء تحت سن الخمسين يحق لهن»
    defined = _is_definite(p, number.after) and not number.definite  # «الخمسة الأيام المقبلة»
    several = number.form == Form.WORDS and number.value in _FEW and unit is not None and unit.number == "plural"
    if unit is not None and not number.fraction and defined and not several and not _of_a_day(number, unit):
        unit = None  # «268 ألفا الأسبوع الماضي»: what a number counts has no article, but «ستة الأشهر الأخيرة»
    if unit is not None and unit.number == "singular" and number.definite and _few_in_words(number):
        unit = None  # «منع المشجعون الأربعة رجلا»: three to ten count a plural
    if unit is not None and unit.number == "plural" and unit.factor != ONE and number.fraction and number.value < 1:
        unit = None  # «نصف دقائق المباراة»: a half of the minutes
    single = unit is not None and unit.kind == "duration" and unit.number == "singular" and number.definite
    if unit is not None and single and _is_definite(p, number.after) and not _of_a_day(number, unit):
        unit = None  # «الشهور الثلاثة الثانية» are no seconds
    if unit is not None and unit.unit == "point" and number.fraction and number.value < 1:
        unit = unit._replace(kind="percent", unit="percent_point", noun=None)  # «ربع نقطة» is no score
    if unit is not None and unit.unit == "point" and not number.fraction and _of_rates(p, number):
        unit = unit._replace(kind="percent", unit="percent_point", noun=None, factor=_in_points(number.value))
    if unit is not None and unit.kind == "duration" and unit.factor == DECADE and _are_contracts(p, number):
        unit = Measured("number", "agreement", ONE, unit.after, noun="عقد", word=unit.word)  # «650 عقدا» are contracts
    if unit is not None and _are_knots(unit, number) and unit.factor == DECADE:
        unit = Measured("quantity", "knot", ONE, unit.after, number="plural", word=unit.word)
    if unit is None and symbol is None:
        number, unit = _unit_behind_bracket(p, number)
    if unit is None and symbol is None and number.value == 2 and number.form == Form.DIGITS:
        unit = _told_twice(p, number.after)
    value = number.value
    if unit is None and symbol is not None:
        unit = symbol._replace(after=number.after)
        number = number._replace(first=number.first - 1, start=p.tokens[number.first - 1].start)
    if number.dual_magnitude and unit is not None and not number.fraction:
        value = value * 2
        number = number._replace(dual_magnitude=False)
    value, readings = _decide(p, number, value, unit)
    after = max(unit.after if unit else 0, number.after)
    amount = Amount(
        value, value, value, number.first, after, number.start, p.tokens[after - 1].end, unit,
        readings=readings, fraction=number.fraction, number_span=(number.start, number.end),
        definite=number.definite, magnitude=number.magnitude,
    )  # fmt: skip
    if unit is None:
        return _noun_before(p, amount, number)
    return half_more(p, _below_zero(p, amount))


_MINUS: Final = frozenset("-−")
_BELOW: Final = frozenset(
    {"percent", "percent_point", "point", "degree", "celsius"}
)  # of all else a dash makes no less than nothing: «أحمد -40 عاما-»


def _told_twice(p: Passage, i: int) -> Measured | None:
    """«2 ملعقتان»: the dual behind its own number."""
    found = p.phrase(i, "noun_dual") or p.phrase(i, "measure_dual")
    return dual_unit(p, i) if found is not None and not found[0].definite and not found[0].clitics else None


def _below_zero(p: Passage, amount: Amount) -> Amount:
    """«240 درجة تحت الصفر»."""
    at = amount.after
    if amount.point is None or amount.unit is None or amount.unit.unit not in ("degree", "celsius"):
        return amount
    if p.form(at) != "تحت" or p.form(at + 1) != "الصفر":
        return amount
    value: Value = -amount.point if amount.point > 0 else amount.point
    return amount._replace(point=value, low=value, high=value, after=at + 2, end=p.tokens[at + 1].end, readings=())


def _few_in_words(number: Num) -> bool:
    return number.form == Form.WORDS and number.value in _FEW


_FEW: Final = range(3, 11)  # what these count stands in the plural: of «عقد» that is «عقود», and «عقد» that of «عقدة»
_DECADES: Final = 20  # nobody counts more decades than these


_HOUR: Final = 3600  # seconds
_HALF_DAY: Final = 12  # hours


def _of_a_day(number: Num, unit: Measured) -> bool:
    """«خلال 24 الساعة الماضية»: days told in hours, which some write with the article at the wrong place."""
    return unit.kind == "duration" and unit.factor == _HOUR and number.value % _HALF_DAY == 0


_RATES: Final = 8  # words from «الفائدة» to its points
_BASIS: Final = (
    25  # no bank changes its rate by less than so many hundredths of a point, or by more than some whole ones
)
_MOST: Final = 10


def _of_rates(p: Passage, number: Num) -> bool:
    """«رفع الفائدة ست نقاط», «خفض كلفة الاقتراض 50 نقطة»."""
    told = number.value <= _MOST or (number.value >= _BASIS and number.value % 5 == 0)
    return told and any(p.tells(at, "measures.rates") for at in range(number.first - _RATES, number.first))


def _in_points(value: Value) -> Fraction:
    return ONE if value <= _MOST else ONE / 100


_CLAUSE: Final = 6  # words from «أبرمت» to the number of its contracts


def _are_knots(unit: Measured, number: Num) -> bool:
    """«بسرعة ثماني عقد»."""
    return unit.word == "عقد" and number.value in _FEW


def _are_contracts(p: Passage, number: Num) -> bool:
    back = range(number.first - _CLAUSE, number.first)
    return number.value > _DECADES or any(p.says(at, "measures.signing") for at in back)


def _is_definite(p: Passage, i: int) -> bool:
    reading = p.get(i, "measure") or p.get(i, "currency")
    return reading is not None and reading.definite


_TEEN: Final = 11
_BRACKETS: Final = frozenset(["””", "”“", "()", "«»", '""', "“”", "“″", "[]", "»»", "»«"])


def _unit_behind_bracket(p: Passage, number: Num) -> tuple[Num, Measured | None]:
    """«(30) سنة», «"2500" شخص»: a number in brackets and the known unit behind them."""
    first, after = number.first - 1, number.after
    if p.surface(after) == "/" and p.touches(after):  # «دي ماريا 27/ عاما/»
        told = unit_after(p, after + 1) if p.kind(after + 1) == WORD else None
        closed = told is not None and told.unit is not None and p.surface(told.after) == "/"
        return number, told if closed else None
    if first < 0 or p.surface(first) + p.surface(after) not in _BRACKETS or p.kind(after + 1) != WORD:
        return number, None
    unit = unit_after(p, after + 1)
    if unit is None or (p.form(after + 1) == "من" and unit.unit != "person"):
        return number, None  # «(7) من رجال الإطفاء», but «(3) من المواد»
    if unit.unit is None and not _agrees(p, number, after + 1):
        return number, None
    timed = unit.kind == "duration" or unit.unit == "night"
    if timed and p.surface(unit.after) == "(" and p.kind(unit.after + 1) == NUMBER:
        return number, None  # «يوم (28) ليلة (29)»: the unit has a number of its own
    return number._replace(first=first, start=p.tokens[first].start), unit


def _agrees(p: Passage, number: Num, i: int) -> bool:
    """«(24) قاضيا», «(12) دورة», «(10) دورات»: has a word that no list has the ending of what is so counted?"""
    form, surface = p.form(i), p.surface(i)
    return form.endswith("ات") if number.value in _FEW else number.value >= _TEEN and surface.endswith(("ا", "اً", "ة"))


def _decide(p: Passage, number: Num, value: Value, unit: Measured | None) -> tuple[Value, tuple[Value, ...]]:
    """Thousands or decimals, where the digits leave it open: a percentage has decimals, a count has none."""
    if not number.readings or number.magnitude > 1:
        return value, number.readings
    decimal = number.readings[0]
    reversed_ = "ر" in p.text[number.start : number.end]  # «430ر72 كلم»
    if _of_exchange(p, number, unit):
        return decimal, (value,)
    if unit is not None and (
        unit.kind == "percent"
        or unit.unit == "magnitude"
        or unit.factor >= _HUGE
        or (reversed_ and unit.unit == "metre" and unit.factor > 1)
    ):
        return decimal, (value,)
    return value, number.readings


_HUGE: Final = 10**9  # «2.755 غيغاوات»: of units so large nobody counts thousands
_EXCHANGED: Final = 14  # words from a currency to what it costs in another
_INDEX: Final = 20  # words from «مؤشر الدولار» to where it stands
_DEAR: Final = frozenset({"USD", "EUR", "GBP"})  # of these nobody pays thousands for one of another currency


def _of_exchange(p: Passage, number: Num, unit: Measured | None) -> bool:
    """«اليورو عند 1.106 دولار», «مؤشر الدولار عند 98.088»: the price of a currency has decimals."""
    if unit is not None and unit.unit not in _DEAR:
        return False
    back = range(max(number.first - (_EXCHANGED if unit is not None else _INDEX), 0), number.first)
    named = (at for at in back if (money := p.get(at, "currency")) is not None and money.definite)
    if unit is None:
        other = p.get(number.after, "currency")
        traded = other is not None and other.definite and other.clitics == "ل"  # «هبط الين إلى 120.345 للدولار»
        its = p.form(number.first - 1).endswith("موشره")  # «هبط الدولار وسجل مؤشره 97.376»
        return any(traded or its or p.form(at - 1).endswith("موشر") for at in named)
    return number.digits <= _RATE and any(p.form(at) != "الدولار" or unit.unit != "USD" for at in named)


_RATE: Final = 4  # digits of «1.106»
_PAIR: Final = 2  # what these count stands in the dual
_COUNTABLE: Final = ("noun", "noun_dual", "measure", "measure_dual", "currency")


def _noun_before(p: Passage, amount: Amount, number: Num) -> Amount:
    """«مقاتلة واحدة», «مشتبهين اثنين», «دواوينه الأربعة عشر»: the noun stands before its number."""
    i = number.first - 1
    if number.form != Form.WORDS and number.definite and p.form(i) == "ال":
        i -= 1
    if (number.form != Form.WORDS and not number.definite) or i < 0 or not p.touches_words(i):
        return amount
    ones = number.value in (1, 2) and number.form == Form.WORDS
    if not (ones or number.definite) or number.magnitude > 1:
        return amount
    length = p.get(i, "measure")
    if number.form != Form.WORDS and p.get(i, "position") and (length is None or length.term.number != "plural"):
        return amount  # «القرنين الـ17 والـ18», but «الدقائق الـ45 الأولى»
    counted_plural = plural_before(p, number)
    if counted_plural is not None:
        return amount._replace(unit=counted_plural)
    if ones and (_described(p, i) or _of_head(p, i, number)):
        i -= 1  # «موسم رياضي واحد», «حالة حريق واحدة»
    before = next((found for cat in _COUNTABLE if (found := p.get(i, cat)) is not None), None)
    if before is None or (number.definite and not before.definite and before.term.number != "plural"):
        return amount
    if number.definite and (before.term.number == "singular" or number.value == _PAIR):
        return amount  # «الأسبوع الـ250» orders its noun, «كتب الاثنان» is a verb
    many = number.value == 1 and before.term.cat == "noun" and before.term.number == "plural"
    if ones and (
        before.definite or many or len(p.form(i)) <= 2 or (number.value == _PAIR and _no_pair(number, before))
    ):
        return amount  # «كم واحد» asks how many, «ضحايا واحدة من الحروب» counts wars
    token = p.tokens[i]
    unit = _unit_of(before, number.after, p.form(i))
    if ones:
        return amount._replace(unit=unit, first=i, start=token.start + before.offset)
    return amount._replace(unit=unit)


_OF_MORE_SENSES: Final = ("person", "goal")  # «هدف سياسي واحد» is an aim, «عالم رقمي واحد» a world


def _described(p: Passage, i: int) -> bool:
    """«موسم رياضي», «مباراة ودية»: an adjective made of a noun, behind the known noun that it describes."""
    noun = next((found for cat in ("noun", "measure") if (found := p.get(i - 1, cat)) is not None), None)
    if noun is None or noun.definite or noun.term.number != "singular" or not p.touches_words(i - 1):
        return False
    if getattr(noun.term.value, "cls", None) in _OF_MORE_SENSES and p.get(i, "noun") is None:
        return False
    return p.form(i).endswith("يه" if p.form(i - 1).endswith("ه") else "ي")


def _of_head(p: Passage, i: int, number: Num) -> bool:
    """«حالة حريق واحدة», «جهاز شرطة واحد»: of two nouns, the one whose gender the number has."""
    feminine = p.form(number.first).endswith(("ه", "تان", "تين"))
    head = p.get(i - 1, "noun") if p.touches_words(i - 1) else None
    if head is None or head.definite or head.term.number != "singular" or number.clitics:
        return False
    if p.form(i).startswith(("ال", "و")) or p.form(i) in p.vocab.function_words or p.form(number.after) == "من":
        return False  # «زيارة وزارة الحج واحدة من الفعاليات», «مقتل شخص وإصابة اثنين»
    return p.form(i - 1).endswith("ه") == feminine != p.form(i).endswith("ه")


def _no_pair(number: Num, before: Reading) -> bool:
    """Two stand behind a dual or what may be one («مشتبهين اثنين»)."""
    return before.term.number == "singular" or (number.definite and not before.definite)


def plural_before(p: Passage, number: Num) -> Measured | None:
    """«الدول الأربع», «دواوينه الأربعة عشر»: a definite number counts the definite plural before it."""
    i = number.first - 1
    if number.definite and p.form(i) == "ال":
        i -= 1
    if not number.definite or not p.touches_words(i):
        return None
    known = p.get(i, "noun")
    if known is None:
        described = _described_plural(p, i, number.after)
        return described or owned_plural(p, i, number.after)
    return counted(p, known, number.after) if known.definite and known.term.number == "plural" else None


def _counts_before(p: Passage, number: Num) -> bool:
    """«النماذج الثلاثة تقدم», «قطاعات السوق ال15 منخفضة»: a definite number behind a definite noun is done counting."""
    i = number.first - 1
    if p.form(i) == "ال":
        i -= 1
    defined = number.definite or p.form(number.first - 1) == "ال"
    return defined and p.touches_words(i) and p.form(i).startswith("ال") and p.form(i) not in p.vocab.function_words


def _counts_owned(p: Passage, number: Num) -> bool:
    """«مساعديه الثلاثة تهمة القتل»: a definite number behind a plural with a pronoun is done counting."""
    before = p.form(number.first - 1)
    owned = before.endswith(("يه", "يها", "يهم", "يهما", "اته", "اتها", "اتهم"))
    return number.definite and number.form == Form.WORDS and owned and p.touches_words(number.first - 1)


def _described_plural(p: Passage, i: int, after: int) -> Measured | None:
    """«شركات البترول الأربع»: the plural stands before the definite word that goes with it."""
    if not p.form(i).startswith("ال") or not p.touches_words(i - 1):
        return None
    head = p.get(i - 1, "noun")
    length = p.get(i - 1, "measure") if head is None else None
    if (
        length is not None
        and length.term.number == "plural"
        and not length.clitics
        and length.term.value.base == "second"
    ):
        return _unit_of(length, after, p.form(i - 1))  # «أيام العيد الثلاثة»
    if head is None or head.term.number != "plural" or (head.clitics and not head.definite):
        return None
    if p.surface(i - 1).startswith("إ"):
        return None  # «إحياء الذكرى» is no «أحياء»
    return counted(p, head, after)


def _unit_of(reading: Reading, after: int, word: str) -> Measured:
    value = reading.term.value
    if reading.term.cat == "currency":
        return Measured("money", value.default or value.family, ONE, after, word=word)
    if reading.term.cat.startswith("measure"):
        return Measured(
            "duration" if value.base == "second" else "quantity", value.base, exact(value.factor), after, word=word
        )
    return Measured("number", value.cls, ONE, after, noun=value.lemma, word=word)


def half_more(p: Passage, amount: Amount) -> Amount:
    """«سبعة أمتار ونصف المتر», «اثني عشر في المئة ونصف», «ثلاث ساعات إلا ربعا»: a fraction of the unit behind it."""
    unit = amount.unit
    if unit is None or amount.point is None or (unit.kind == "number" and unit.unit != "round"):
        return amount
    less = p.phrase(amount.after, "less")
    if less is not None:
        found = read_fraction_word(p.tokens, less[1]) if less[1] < len(p.tokens) else None
        if found is None:
            return amount
        return grown(p, amount, -found[0], _same_unit(p, found[1], unit))
    at = joined_at(p, amount.after)
    if at is None:
        return amount
    found = read_fraction_word(p.tokens, at)
    if found is None or (p.get(found[1], "mag") and not p.get(found[1], "mag").definite):  # type: ignore[union-attr]
        return amount
    after = _same_unit(p, found[1], unit)
    other = p.get(after, "measure") or p.get(after, "currency")
    if after == found[1] and other is not None and not other.clitics:
        return amount
    if unit.kind == "number" and p.form(found[1]).startswith("ال") and after == found[1]:
        return amount  # «فازوا ثلاث مرات ونصف اللاعبين جدد»
    return grown(p, amount, found[0], after)


def _same_unit(p: Passage, i: int, unit: Measured) -> int:
    """The token after a repetition of the unit («ونصف الساعة») at `i`."""
    for cat in ("measure", "currency", "noun"):
        found = p.phrase(i, cat)
        if found is not None and found[0].term.number == "singular" and not found[0].clitics:
            value = found[0].term.value
            if not found[0].definite and (cat != "measure" or getattr(value, "factor", None) != unit.factor):
                continue  # «ملعقة ونصف ملعقة»; «متر ونصف سنتيمتر» are two lengths
            same = (
                getattr(value, "base", None) == unit.unit
                or getattr(value, "default", None) == unit.unit
                or getattr(value, "cls", None) == unit.unit
            )
            if same or (getattr(value, "family", None) is not None and unit.kind == "money"):
                return found[1]
    return i
