"""Put a number, its unit, its hedges and its range together into one honest interval."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from checker.extract.hedges import hedge_before
from checker.extract.numbers import (
    Form,
    Num,
    Value,
    add_fraction,
    as_ratio,
    negative_before,
    plain,
    read_fraction_word,
    read_number,
    same_twice,
    slash_fraction,
    vague_number,
    with_article,
)
from checker.extract.passage import Passage
from checker.extract.units import (
    Measured,
    counted,
    currency,
    dual_unit,
    exact,
    measure,
    owned_plural,
    partitive,
    unit_after,
    unit_before,
)
from checker.model import Hedge, Quantity
from checker.text.lexicon import Reading
from checker.text.tokens import LATIN, NUMBER, SIGN, WORD

_LOOK_AHEAD: Final = 3  # «18 عاملا على الأقل» and «عيارات نارية على الأقل»: the hedge stands behind the noun


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what belongs to it, in the units as written; tokens [first, after), characters [start, end)."""

    point: Value | None
    low: Value | None
    high: Value | None
    first: int
    after: int
    start: int
    end: int
    unit: Measured | None = None
    hedge: Hedge | None = None
    low_inclusive: bool = True
    high_inclusive: bool = True
    readings: tuple[Value, ...] = ()
    fraction: bool = False
    assumed: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    number_span: tuple[int, int] = (0, 0)
    definite: bool = False
    magnitude: int = 1


def read_amount(p: Passage, i: int) -> Amount | None:
    """The amount that begins at token `i`, with its unit, range and hedges."""
    core = _core(p, i)
    if core is None:
        return None
    ranged = _with_range(p, core)
    return _with_hedges(p, _compound(p, ranged))


# ------------------------------------------------------------------ the number and its unit


def _core(p: Passage, i: int) -> Amount | None:
    symbol = None
    if p.kind(i) in (SIGN, LATIN):
        symbol = unit_before(p, i)
        if (
            symbol is None
            or p.kind(i + 1) != NUMBER
            or (symbol.kind == "percent" and not p.touches(i + 1) and not _percent_leads(p, i))
        ):
            return None
        i += 1
    number = _number_at(p, i)
    if number is not None:
        return _measured(p, number, symbol)
    vague = vague_number(p.tokens, i)
    if vague is not None:
        return _vague(p, i, vague)
    dual = dual_unit(p, i)
    if dual is not None:
        return _dual(p, i, dual)
    return _lone_unit(p, i)


def _percent_leads(p: Passage, i: int) -> bool:
    return p.kind(i - 1) != NUMBER


def _number_at(p: Passage, i: int) -> Num | None:
    fraction = read_fraction_word(p.tokens, i)
    if fraction is not None:
        return _fraction_num(p, i, fraction) if _is_part_of_something(p, i, fraction[1]) else None
    number = read_number(p.text, p.tokens, i)
    if number is None:
        return None
    if _standalone_no_number(p, number):
        return None
    number = slash_fraction(p.text, p.tokens, number)
    number = add_fraction(p.tokens, number)
    number = _pointed(p, number)
    if not number.fraction and not _has_unit(p, number) and not _counted_before(p, number):
        ratio = as_ratio(p.text, p.tokens, number)
        # «زاد 3 من 5 إلى 8»: what follows is a range of its own
        number = ratio if _link(p, ratio.after, between=False) is None else number
    number = negative_before(p.tokens, number)
    number = with_article(p.tokens, number)
    return same_twice(p.text, p.tokens, number)


def _is_part_of_something(p: Passage, i: int, after: int) -> bool:
    """A fraction word with nothing behind it is a noun («في الربع»), unless a number or a hedge leads up to it."""
    return (
        p.kind(after) == WORD
        or after - i > 1
        or i == 0
        or hedge_before(p, i) is not None
        or p.surface(after) in ("%", "٪")
    )


def _counted_before(p: Passage, number: Num) -> bool:
    """«عضو واحد من أصل سبعة»: the noun stands before its one or two."""
    return number.form == Form.WORDS and number.value in (1, 2) and p.get(number.first - 1, "noun") is not None


def _has_unit(p: Passage, number: Num) -> bool:
    unit = unit_after(p, number.after)
    return unit is not None and unit.after > number.after and p.form(number.after) != "من"


def _standalone_no_number(p: Passage, number: Num) -> bool:
    """«أحد المسؤولين» and «إحدى الدول» are no counts of one."""
    return (
        number.value == 1
        and number.form == Form.WORDS
        and p.form(number.first).endswith(("احد", "احدي"))
        and not p.form(number.first).endswith("واحد")
    )


def _fraction_num(p: Passage, i: int, found: tuple[Fraction, int]) -> Num | None:
    value, after = found
    token = p.tokens[i]
    reading = token.lex.readings[0]
    if reading.clitics in ("و",) and i and p.get(i - 1, "measure"):
        return None
    num = Num(value, i, after, token.start + reading.offset, p.tokens[after - 1].end, Form.WORDS,
              definite=reading.definite, clitics=reading.clitics, fraction=True)  # fmt: skip
    scale = p.get(after, "mag")
    if scale is not None and not scale.clitics and not reading.definite:
        size: int = scale.term.value
        value *= size
        return replace(num, value=value.numerator if value.denominator == 1 else value, after=after + 1,
                       end=p.tokens[after].end, magnitude=size, fraction=False)  # fmt: skip
    return num


def _pointed(p: Passage, number: Num) -> Num:
    """«خمسة فاصلة ثلاثة»: a decimal in words."""
    point = p.get(number.after, "point")
    if point is None or point.clitics or not isinstance(number.value, int):
        return number
    part = read_number(p.text, p.tokens, number.after + 1) if number.after + 1 < len(p.tokens) else None
    if part is None or not isinstance(part.value, int) or part.clitics:
        return number
    digits = len(str(part.value))
    return replace(number, value=number.value + Fraction(part.value, 10**digits), after=part.after, end=part.end)


def _measured(p: Passage, number: Num, symbol: Measured | None) -> Amount | None:
    unit = unit_after(p, number.after)
    if (
        unit is not None
        and number.form == Form.WORDS
        and number.value == 1
        and not number.scaled
        and unit.kind != "percent"
    ):
        unit = None  # «واحد» never stands before what it counts
    if (
        unit is not None
        and unit.kind == "number"
        and (
            symbol is not None  # «%52 من الأصوات»: the sign says what is counted
            or (number.fraction and p.form(number.after) == "من")
            or (unit.unit is None and _plural_before(p, number) is not None)
        )
    ):
        unit = None
    value = number.value
    if unit is None and symbol is not None:
        unit = replace(symbol, after=number.after)
        number = replace(number, first=number.first - 1, start=p.tokens[number.first - 1].start)
    if number.dual_magnitude and unit is not None and not number.fraction:
        value = value * 2
        number = replace(number, dual_magnitude=False)
    value, readings = _decide(number, value, unit)
    after = max(unit.after if unit else 0, number.after)
    amount = Amount(
        value, value, value, number.first, after, number.start, p.tokens[after - 1].end, unit,
        readings=readings, fraction=number.fraction, number_span=(number.start, number.end),
        definite=number.definite, magnitude=number.magnitude,
    )  # fmt: skip
    if unit is None:
        return _noun_before(p, amount, number)
    return _half_more(p, amount)


def _decide(number: Num, value: Value, unit: Measured | None) -> tuple[Value, tuple[Value, ...]]:
    """Thousands or decimals, where the digits leave it open: a percentage has decimals, a count has none."""
    if not number.readings or number.magnitude > 1:
        return value, number.readings
    decimal = number.readings[0]
    if unit is not None and (unit.kind == "percent" or unit.unit == "magnitude"):
        return decimal, (value,)
    return value, number.readings


def _noun_before(p: Passage, amount: Amount, number: Num) -> Amount:
    """«مقاتلة واحدة», «مشتبهين اثنين», «دواوينه الأربعة عشر»: the noun stands before its number."""
    i = number.first - 1
    if number.form != Form.WORDS or i < 0 or not p.touches_words(i):
        return amount
    ones = number.value in (1, 2)
    if not (ones or number.definite) or number.magnitude > 1:
        return amount
    counted_plural = _plural_before(p, number)
    if counted_plural is not None:
        return replace(amount, unit=counted_plural)
    before = p.get(i, "noun") or p.get(i, "noun_dual") or p.get(i, "measure") or p.get(i, "measure_dual")
    if before is None or (number.definite and not before.definite and before.term.number != "plural"):
        return amount
    if ones and before.definite:
        return amount
    token = p.tokens[i]
    unit = _unit_of(before, number.after, p.form(i))
    if ones:
        return replace(amount, unit=unit, first=i, start=token.start + before.offset)
    return replace(amount, unit=unit)


def _plural_before(p: Passage, number: Num) -> Measured | None:
    """«الدول الأربع», «دواوينه الأربعة عشر»: a definite number counts the definite plural before it."""
    i = number.first - 1
    if not number.definite or number.form != Form.WORDS or not p.touches_words(i):
        return None
    known = p.get(i, "noun")
    if known is None:
        return owned_plural(p, i, number.after)
    return counted(p, known, number.after) if known.definite and known.term.number == "plural" else None


def _unit_of(reading: Reading, after: int, word: str) -> Measured:
    value = reading.term.value
    if reading.term.cat.startswith("measure"):
        return Measured(
            "duration" if value.base == "second" else "quantity", value.base, exact(value.factor), after, word=word
        )
    return Measured("number", value.cls, Fraction(1), after, noun=value.lemma, word=word)


def _half_more(p: Passage, amount: Amount) -> Amount:
    """«سبعة أمتار ونصف المتر», «اثني عشر في المئة ونصف», «ثلاث ساعات إلا ربعا»: a fraction of the unit behind it."""
    unit = amount.unit
    if unit is None or amount.point is None or unit.kind == "number":
        return amount
    less = p.phrase(amount.after, "less")
    if less is not None:
        found = read_fraction_word(p.tokens, less[1]) if less[1] < len(p.tokens) else None
        if found is None:
            return amount
        return _grown(p, amount, -found[0], _same_unit(p, found[1], unit))
    at = _joined_at(p, amount.after)
    if at is None:
        return amount
    found = read_fraction_word(p.tokens, at)
    if found is None or (p.get(found[1], "mag") and not p.get(found[1], "mag").definite):  # type: ignore[union-attr]
        return amount
    after = _same_unit(p, found[1], unit)
    other = p.get(after, "measure") or p.get(after, "currency")
    if after == found[1] and other is not None and not other.clitics:
        return amount
    return _grown(p, amount, found[0], after)


def _joined_at(p: Passage, i: int) -> int | None:
    if p.form(i) == "و":
        return i + 1 if i + 1 < len(p.tokens) else None
    if i < len(p.tokens) and p.tokens[i].lex.readings and p.tokens[i].lex.readings[0].clitics == "و":
        return i
    return None


def _same_unit(p: Passage, i: int, unit: Measured) -> int:
    """The token after a repetition of the unit («ونصف الساعة») at `i`."""
    for cat in ("measure", "currency", "noun"):
        found = p.phrase(i, cat)
        if found is not None and found[0].definite and not found[0].clitics:
            value = found[0].term.value
            same = (
                getattr(value, "base", None) == unit.unit
                or getattr(value, "default", None) == unit.unit
                or getattr(value, "cls", None) == unit.unit
            )
            if same or (getattr(value, "family", None) is not None and unit.kind == "money"):
                return found[1]
    return i


def _grown(p: Passage, amount: Amount, more: Fraction, after: int) -> Amount:
    assert amount.point is not None
    value = amount.point + more
    return replace(amount, point=value, low=value, high=value, after=after, end=p.tokens[after - 1].end, readings=())


def _vague(p: Passage, i: int, vague: tuple[tuple[int, int | None], int, int]) -> Amount | None:
    (low, high), after, scale = vague
    reading = p.tokens[i].lex.readings[0] if p.tokens[i].lex.readings else None
    unit = _vague_unit(p, after)
    end_at = unit.after if unit else after
    start = p.tokens[i].start + (reading.offset if reading else 0)
    return Amount(
        None, low, high, i, end_at, start, p.tokens[end_at - 1].end, unit, "vague",
        number_span=(start, p.tokens[after - 1].end), magnitude=scale,
    )  # fmt: skip


def _vague_unit(p: Passage, i: int) -> Measured | None:
    """«عشرات المحال», «مئات العمال», «مئات من عمال النسيج», «بضعة أيام»: the noun may be definite."""

    if p.form(i) == "من":
        return partitive(p, i)
    for cat, build in (("measure", measure), ("currency", currency), ("noun", counted)):
        found = p.phrase(i, cat)
        if found is not None and not found[0].clitics:
            return build(p, *found)
    return None


def _dual(p: Passage, i: int, unit: Measured) -> Amount | None:
    reading = p.get(i, "measure_dual") or p.get(i, "currency_dual") or p.get(i, "noun_dual") or _head_reading(p, i)
    if reading is None:
        return None
    if reading.definite and unit.kind not in ("duration", "quantity"):
        return None  # «الزعيمان» points back, it does not count
    start = p.tokens[i].start + reading.offset
    after = unit.after
    number = p.get(after, "unit")
    doubled = number is not None and number.term.value == 2 and not number.clitics
    if doubled:
        after += 1
    either = unit.kind == "number" and not doubled and _may_be_plural(p, i)
    amount = Amount(
        None if either else 2, 2, None if either else 2, i, after, start, p.tokens[after - 1].end,
        replace(unit, after=after), "vague" if either else None,
        assumed=("dual or plural",) if either else (), number_span=(start, p.tokens[after - 1].end),
    )  # fmt: skip
    return amount if either else _half_more(p, amount)


def _head_reading(p: Passage, i: int) -> Reading | None:
    for reading, _ in p.tokens[i].lex.heads:
        if reading.term.number == "dual":
            return reading
    return None


def _may_be_plural(p: Passage, i: int) -> bool:
    return any(reading.term.cat == "noun" and reading.term.number == "plural" for reading in p.tokens[i].lex.readings)


_PERIOD: Final = frozenset(
    "لمده مده خلال طوال طيله بعد قبل منذ استمر استمرت دام دامت استغرق استغرقت يستغرق تستغرق غضون قرابه "
    "نحو حوالي".split()
)
_WHOLE: Final = frozenset("كامل كامله كاملا بالكامل كاملين تقريبا".split())


def _lone_unit(p: Passage, i: int) -> Amount | None:
    """«ساعة ونصف», «لمدة أسبوع», «شهر كامل», «طنا ونصف الطن»: a singular unit that counts itself once."""
    found = p.phrase(i, "measure") or p.phrase(i, "currency")
    if found is None or found[0].definite or found[0].term.number != "singular":
        return None
    unit = unit_after(p, i)
    reading = found[0]
    if unit is None:
        unit = (measure if reading.term.cat == "measure" else currency)(p, *found)
    if unit.unit in ("percent", "degree"):
        return None
    start = p.tokens[i].start + reading.offset
    after = unit.after
    one = p.get(after, "unit")
    stated = one is not None and one.term.value == 1 and not one.clitics and not one.definite
    if stated or p.form(after) in _WHOLE:
        after += 1
    amount = Amount(
        1,
        1,
        1,
        i,
        after,
        start,
        p.tokens[after - 1].end,
        replace(unit, after=after),
        number_span=(start, p.tokens[after - 1].end),
    )
    more = _half_more(p, amount)
    if more.after > amount.after or after > unit.after or _compound_follows(p, amount):
        return more
    if unit.kind == "duration" and (
        p.form(i - 1) in _PERIOD or (reading.clitics == "ل" and p.form(i - 1) == "") or len(p.tokens) == 1
    ):
        return replace(amount, assumed=("one",))
    return None


# ------------------------------------------------------------------ several units, ranges


def _compound_follows(p: Passage, amount: Amount) -> bool:
    return _compound(p, amount).after > amount.after


def _compound(p: Passage, amount: Amount) -> Amount:
    """«ساعة و20 دقيقة», «مترين وعشرين سنتيمترا», «عام واحد وشهر و21 يوما», «20$ و43c»: units of one kind add up."""
    while (
        amount.unit is not None and amount.point is not None and amount.unit.kind in ("duration", "quantity", "money")
    ):
        at = _joined_at(p, amount.after)
        if at is None:
            break
        part = _part(p, at)
        if part is None or part.unit is None or part.point is None:
            break
        scale = _scale(p, amount, part)
        if scale is None:
            break
        value = amount.point + part.point * scale
        amount = replace(
            amount, point=value, low=value, high=value, after=part.after, end=part.end, readings=(),
            unit=replace(amount.unit, after=part.after),
        )  # fmt: skip
    return amount


def _part(p: Passage, at: int) -> Amount | None:
    number = _number_at(p, at) if at < len(p.tokens) else None
    if number is not None:
        return _measured(p, number, None)
    dual = dual_unit(p, at)
    if dual is not None and dual.kind in ("duration", "quantity"):
        return _dual(p, at, dual)
    single = p.phrase(at, "measure")
    joined = single is not None and (single[0].clitics == "و" or p.form(at - 1) == "و")
    if single is not None and joined and single[0].term.number == "singular" and not single[0].definite:
        unit = measure(p, *single)
        after = unit.after
        one = p.get(after, "unit")
        if one is not None and one.term.value == 1 and not one.clitics:
            after += 1
        if unit.kind != "duration":
            return None
        return Amount(1, 1, 1, at, after, p.tokens[at].start, p.tokens[after - 1].end, replace(unit, after=after))
    return None


def _scale(p: Passage, amount: Amount, part: Amount) -> Fraction | None:
    """What one of the part's unit is in the amount's unit; None where they do not add up."""
    assert amount.unit is not None and part.unit is not None
    if amount.unit.kind == "money":
        parents = p.vocab.subunits.get(part.unit.unit or "", [])
        hundredth = Fraction(1, 1000) if part.unit.unit == "fils" else Fraction(1, 100)
        return hundredth if amount.unit.unit in parents else None
    if amount.unit.unit != part.unit.unit or amount.unit.factor == part.unit.factor:
        return None
    if amount.unit.factor < part.unit.factor and amount.unit.kind != "duration":
        return None
    return part.unit.factor / amount.unit.factor


def _with_range(p: Passage, amount: Amount) -> Amount:
    """A second number behind a link makes a range: «بين 20 و30 ألف», «30-40 شخصا», «5 إلى 7», «يومين أو ثلاثة»."""
    if amount.point is None:
        return amount
    between = _between_before(p, amount.first)
    if between is None and _changes(p, amount.first):
        return amount
    link = _link(p, amount.after, between=between is not None)
    if link is None or link >= len(p.tokens):
        return amount
    if amount.unit is None and amount.point == 1 and p.form(link - 1) == "او" and p.kind(amount.first) == WORD:
        return amount  # «واحد أو أكثر», «واحد أو آخر»: idioms
    number = _number_at(p, link)
    second = _measured(p, number, None) if number is not None else _second_dual(p, link)
    if second is None or second.point is None:
        return amount
    joined = _join(amount, second)
    if joined is None:
        return amount
    low, high, unit = joined
    if between is not None:
        first, start = between
    else:
        first, start = amount.first, amount.start
        if p.form(first - 1) == "من" and first:
            first, start = first - 1, p.tokens[first - 1].start
    return replace(
        amount, point=None, low=low, high=high, first=first, start=start, after=second.after, end=second.end,
        unit=unit, hedge="range", readings=(),
    )  # fmt: skip


def _changes(p: Passage, first: int) -> bool:
    """«ارتفع من 5 إلى 7»: from one value to another, no range."""
    if p.form(first - 1) != "من" and p.form(first - 2) != "من":
        return False
    return any(p.get(j, "change") for j in range(max(first - 10, 0), first))


def _second_dual(p: Passage, i: int) -> Amount | None:
    unit = dual_unit(p, i)
    return _dual(p, i, unit) if unit is not None else None


def _between_before(p: Passage, first: int) -> tuple[int, int] | None:
    """«بين», «ما بين», «تتراوح بين» right before token `first`: its first token and character."""
    for size in (3, 2, 1):
        found = p.phrase(first - size, "range_between")
        if found is not None and found[1] == first:
            return first - size, p.tokens[first - size].start + found[0].offset
    return None


def _link(p: Passage, i: int, *, between: bool) -> int | None:
    """The token after a link of a range at `i`."""
    if between:
        joined = _joined_at(p, i)
        if joined is not None:
            return joined
    found = p.phrase(i, "range_to")
    if found is not None and found[0].clitics in ("", "و") and p.form(i) not in ("حتي", "وحتي"):
        return found[1]
    if p.surface(i) in ("-", "–", "—") and p.kind(i + 1) == NUMBER and p.kind(i - 1) == NUMBER:
        return i + 1
    if p.form(i) == "او":
        return i + 1
    lex = p.tokens[i].lex if i < len(p.tokens) else None
    if (
        lex is not None
        and p.form(i - 1)
        and lex.readings
        and lex.readings[0].clitics == "ل"
        and lex.readings[0].term.cat in ("ten", "unit", "hundred", "mag")
    ):
        return i if _from_before(p, i) else None
    return None


def _from_before(p: Passage, i: int) -> bool:
    return any(p.form(j) == "من" for j in range(max(i - 4, 0), i))


def _join(amount: Amount, second: Amount) -> tuple[Value, Value, Measured | None] | None:
    """The two ends of a range and its unit; None where the two numbers are no range."""
    assert amount.point is not None and second.point is not None
    low, high = amount.point, second.point
    first_unit, unit = amount.unit, second.unit
    if first_unit is not None and unit is None:
        unit = first_unit
    elif first_unit is not None and unit is not None:
        if first_unit.unit != unit.unit or first_unit.kind != unit.kind:
            return None
        low = low * first_unit.factor / unit.factor
    elif second.magnitude > 1 and amount.magnitude == 1 and low < second.magnitude:
        low = low * second.magnitude  # «بين 20 و30 ألف»: both are thousands
    if low >= high:
        return None
    return low, high, unit


# ------------------------------------------------------------------ hedges


def _with_hedges(p: Passage, amount: Amount) -> Amount:
    before = hedge_before(p, amount.first)
    after = _hedge_after(p, amount.after)
    if before is not None:
        hedge, first, start = before
        amount = replace(
            amount, first=first, start=start, words=(*amount.words, p.text[start : p.tokens[amount.first - 1].end])
        )
        amount = _bounded(p, amount, hedge)
    if after is not None:
        hedge, end_at = after
        amount = replace(
            amount,
            after=end_at,
            end=p.tokens[end_at - 1].end,
            words=(*amount.words, p.text[p.tokens[amount.after - 1].end : p.tokens[end_at - 1].end].strip()),
        )
        amount = _bounded(p, amount, hedge)
    return amount


def _hedge_after(p: Passage, i: int) -> tuple[Hedge, int] | None:
    for j in range(i, min(i + _LOOK_AHEAD, len(p.tokens))):
        found = p.phrase(j, "hedge_after")
        if found is not None:
            return found[0].term.value, found[1]
        if p.kind(j) != WORD or (p.form(j) in p.vocab.function_words and p.form(j) != "من"):
            return None
        if p.tokens[j].lex.hot:
            return None
    return None


def _bounded(p: Passage, amount: Amount, hedge: Hedge) -> Amount:
    """The interval that a hedge leaves of an amount."""
    rule = p.vocab.hedges[hedge]
    low, high = amount.low, amount.high
    if amount.hedge == "about":  # «حوالي 500 أو أقل»: the bound is the stated number
        low = high = amount.point
    if hedge == "about":
        if amount.point is None:
            return amount if amount.hedge else replace(amount, hedge=hedge)
        slack = _slack(amount.point, amount.magnitude, rule.low or 1)
        return replace(amount, low=amount.point - slack, high=amount.point + slack, hedge=amount.hedge or hedge)
    if rule.low is not None:
        return replace(amount, low=low, high=None, low_inclusive=rule.inclusive, hedge=hedge)
    return replace(amount, low=None, high=high, high_inclusive=rule.inclusive, hedge=hedge)


def _slack(point: Value, magnitude: int, factor: float) -> Value:
    """How far an approximate value may be off: a tenth, and at least half a step of a one-digit count."""
    share = abs(Fraction(point)) * (1 - Fraction(str(factor)))
    steps = abs(Fraction(point)) / magnitude
    return max(share, Fraction(magnitude, 2)) if steps < 10 and steps.denominator == 1 else share


# ------------------------------------------------------------------ the quantity


def to_quantity(p: Passage, amount: Amount) -> Quantity:
    """The amount in base units."""
    unit = amount.unit
    factor = unit.factor if unit else Fraction(1)
    kind = unit.kind if unit else "number"
    name = unit.unit if unit else None
    if (
        kind == "number"
        and amount.fraction
        and amount.point is not None
        and Fraction(amount.point).denominator > 1
        and not (unit and unit.noun)
    ):
        kind = "fraction"
    if kind == "number" and unit is not None and unit.noun and name is None:
        name = unit.noun

    def base(value: Value | None) -> int | float | None:
        return None if value is None else plain_value(value * factor)

    assumed = amount.assumed
    if amount.readings:
        assumed = (*assumed, "readings: " + ", ".join(str(base(reading)) for reading in amount.readings))
    if kind == "money" and name is not None and not name.isupper():
        assumed = (*assumed, "currency's country")
    return Quantity(
        kind=kind, value=base(amount.point), low=base(amount.low), high=base(amount.high), unit=name,
        hedge=amount.hedge, start=amount.start, end=amount.end, text=p.text[amount.start : amount.end],
        low_inclusive=amount.low_inclusive, high_inclusive=amount.high_inclusive,
        noun=unit.noun if unit else None, assumed=assumed, words=amount.words, number_span=amount.number_span,
    )  # fmt: skip


def plain_value(value: Value) -> int | float:
    """A number as JSON has it; whole where it is whole."""
    return plain(value)
