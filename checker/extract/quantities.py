"""Read every quantity of a text: numbers with their units, hedges and ranges, and times.

One pass from left to right.  At a token where a quantity may begin, times are tried first, then scores,
then amounts; what is found is skipped over.  `quantities` is the public door.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from fractions import Fraction
from typing import Final

from checker.extract.amounts import Amount, read_amount, to_quantity
from checker.extract.numbers import (
    plain,
    read_number,
)
from checker.extract.calendar import When
from checker.extract.hedges import hedge_before
from checker.extract.passage import Passage
from checker.extract.times import Time, read_ordinal, read_time
from checker.extract.units import unit_after
from checker.extract.vocabulary import vocabulary
from checker.model import Quantity
from checker.rules import Rules, load_rules
from checker.text.clitics import split
from checker.text.fold import DIGITS, fold
from checker.text.stems import stem
from checker.text.tokens import LATIN, NUMBER, WORD


def quantities(text: str, reference: dt.date | dt.datetime | None = None, rules: Rules | None = None) -> list[Quantity]:
    """Every quantity that `text` states, in the order of its places.

    `reference` is the day against which «أمس» is read; without it relative times stay relative.
    """
    day = reference.date() if isinstance(reference, dt.datetime) else reference
    vocab = vocabulary(rules or load_rules())
    return read_quantities(Passage(text, vocab.lexicon.tokens(text), vocab, day))


def read_quantities(p: Passage) -> list[Quantity]:
    """The quantities of a passage."""
    found: list[Quantity] = []
    addresses = p.addresses()
    i, tokens = 0, p.tokens
    count = len(tokens)
    while i < count:
        token = tokens[i]
        if not token.lex.hot:
            i += 1
            continue
        if addresses and (skip := _inside(addresses, token.start)) is not None:
            while i < count and tokens[i].start < skip:
                i += 1
            continue
        after = _read_at(p, i, found)
        i = max(after, i + 1)
    return found


def _inside(places: list[tuple[int, int]], start: int) -> int | None:
    for low, high in places:
        if low <= start < high:
            return high
    return None


def _read_at(p: Passage, i: int, found: list[Quantity]) -> int:
    """Read what begins at token `i` into `found`; returns the token after it (`i` when nothing does)."""
    skip = _not_a_quantity(p, i)
    if skip is not None:
        return skip
    time = read_time(p, i)
    if time is not None:
        _add_time(p, time, found)
        return time.after
    haul = p.get(i, "haul")
    if haul is not None and _near(p, i, "match_word", 14):
        start = p.tokens[i].start + haul.offset
        value, text = haul.term.value, p.text[start : p.tokens[i].end]
        found.append(Quantity("number", value, value, value, "goal", None, start, p.tokens[i].end, text, noun="هدف"))
        return i + 1
    score = _score(p, i)
    if score is not None:
        found.append(score[0])
        return score[1]
    amount = read_amount(p, i)
    if amount is not None and not _second_dual(p, amount, found):
        return _finish(p, amount, found)
    ordinal = _ordinal(p, i)
    if ordinal is not None:
        found.append(ordinal[0])
        return ordinal[1]
    return i


def _second_dual(p: Passage, amount: Amount, found: list[Quantity]) -> bool:
    """«طفلان شقيقان»: the adjective of a dual is a dual too and counts nothing."""
    if amount.unit is None or amount.unit.number != "dual" or not found or not found[-1].noun:
        return False
    before = found[-1]
    return before.end <= amount.start and not p.text[before.end : amount.start].strip() and before.low == 2


# ------------------------------------------------------------------ what is no quantity, and what is its own kind

_PHONE: Final = re.compile(r"\+?[0-9٠-٩]+(?:[ \-–][0-9٠-٩]+)*")


def _not_a_quantity(p: Passage, i: int) -> int | None:
    """The token after a name, a version or a telephone number that starts at `i`; None where none does."""
    if p.kind(i) != NUMBER:
        return None
    if _list_number(p, i):
        return i + 1
    phone = _phone(p, i)
    if phone is not None:
        return phone
    if p.touches(i):
        before = p.tokens[i - 1]
        if before.lex.kind == LATIN:
            return _serial_end(p, i)
        if before.lex.surface in "-–./" and p.touches(i - 1) and p.kind(i - 2) in (WORD, LATIN):
            word = p.tokens[i - 2].lex
            short = len(word.form) <= 3 or word.kind == LATIN
            clitic = word.form in ("ال", "ب", "ل", "و", "لل", "بال")
            if (
                not clitic
                and not word.get("month")
                and (before.lex.surface in "-–" or short)
                and not p.phrase(i - 2, "weekday")
            ):
                return _serial_end(p, i)
        if (
            before.lex.kind == WORD
            and before.lex.form not in _GLUE
            and len(before.lex.form) <= 4
            and _latin_follows(p, i)
        ):
            return _serial_end(p, i)
    if p.kind(i + 1) == LATIN and p.touches(i + 1):
        if unit_after(p, i + 1) is None:
            return i + 2
    named = _named_number(p, i)
    return _serial_end(p, i) if named else None


def _list_number(p: Passage, i: int) -> bool:
    """«1- رفع المستوى»: the number of an item at the beginning of a line."""
    if (
        p.surface(i + 1) not in ("-", ")", ".", "–")
        or not p.surface(i + 1)
        or len(p.surface(i)) > 2
        or not p.touches(i + 1)
    ):
        return False
    line_start = i == 0 or "\n" in p.text[p.tokens[i - 1].end : p.tokens[i].start]
    return line_start and p.kind(i + 2) == WORD and (p.surface(i + 1) != "-" or not p.touches(i + 2))


_GLUE: Final = frozenset("و ف ب ل ك ال لل بال وال فال كال".split())


def _latin_follows(p: Passage, i: int) -> bool:
    return p.surface(i + 1) == "-" and p.kind(i + 2) == NUMBER and p.touches(i + 1)


def _serial_end(p: Passage, i: int) -> int:
    after = i + 1
    while p.touches(after) and (
        p.kind(after) in (NUMBER, LATIN)
        or (p.surface(after) in "-/." and p.touches(after + 1) and p.kind(after + 1) in (NUMBER, LATIN))
    ):
        after += 1
    return after


def _named_number(p: Passage, i: int) -> bool:
    for size in (2, 1):
        found = p.phrase(i - size, "names")
        if found is not None and found[1] == i and p.touches_words(i - 1):
            number = read_number(p.text, p.tokens, i)
            if number is None or not isinstance(number.value, int):
                return False
            unit = unit_after(p, number.after)
            return unit is None or (unit.noun is not None and unit.unit is None)
    return False


def _phone(p: Passage, i: int) -> int | None:
    token = p.tokens[i]
    match = _PHONE.match(p.text, token.start - 1 if p.surface(i - 1) == "+" and p.touches(i) else token.start)
    if match is None:
        return None
    run = match.group().translate(DIGITS)
    digits = sum(char.isdigit() for char in run)
    groups = re.split(r"[ \-–]", run.lstrip("+"))
    if digits < 7:
        return None
    dashed = run.count("-") >= 2 or (run.startswith(("0", "+", "00")) and digits >= 8)
    if not dashed or (all(len(group) == 3 for group in groups[1:]) and not run.startswith(("0", "+"))):
        return None
    if len(groups) == 3 and len(groups[0]) == 4 and groups[0][:2] in ("19", "20"):
        return None
    after = i
    while after < len(p.tokens) and p.tokens[after].start < match.end():
        after += 1
    return after


def _score(p: Passage, i: int) -> tuple[Quantity, int] | None:
    """«3-2», «1/2», «بثلاثة أهداف مقابل هدفين», «بهدفين لهدف»: the result of a match, higher number first."""
    found = _score_digits(p, i) if p.kind(i) == NUMBER else _score_words(p, i)
    if found is None:
        return None
    high, low, start, after = found
    value = f"{max(high, low)}-{min(high, low)}"
    end = p.tokens[after - 1].end
    return Quantity("text", value, value, value, "score", None, start, end, p.text[start:end]), after


def _score_digits(p: Passage, i: int) -> tuple[int, int, int, int] | None:
    link = p.surface(i + 1)
    if link not in ("-", "–", "/", ":", "×") or not link or p.kind(i + 2) != NUMBER:
        return None
    if (
        len(p.surface(i)) > 2
        or len(p.surface(i + 2)) > 2
        or (p.surface(i + 3) in ("-", "/", ":", "–") and p.kind(i + 4) == NUMBER)
    ):
        return None
    if p.touches(i) and p.surface(i - 1) in "-/:.":
        return None
    one, two = (int(p.surface(k).translate(DIGITS)) for k in (i, i + 2))
    if max(one, two) > 40 or not _near(p, i, "match_word", 14):
        return None
    unit = unit_after(p, i + 3)
    if unit is not None and (unit.kind != "number" or unit.unit is not None):
        return None
    return one, two, p.tokens[i].start, i + 3


def _near(p: Passage, i: int, cat: str, distance: int) -> bool:
    return any(p.get(j, cat) is not None for j in range(max(i - distance, 0), min(i + distance, len(p.tokens))))


def _goals(p: Passage, i: int) -> tuple[int, int, int] | None:
    """A number of goals at token `i`: «ثلاثة أهداف», «هدفين», «هدف»: goals, token after, character."""
    token = p.tokens[i] if i < len(p.tokens) else None
    if token is None:
        return None
    reading = token.lex.get("noun_dual")
    if reading is not None and reading.term.value.cls == "goal":
        return 2, i + 1, token.start + reading.offset
    single = token.lex.get("noun")
    if (
        single is not None
        and single.term.value.cls == "goal"
        and single.term.number == "singular"
        and not single.definite
    ):
        after = i + 1
        one = p.get(after, "unit")
        if one is not None and one.term.value == 1:
            after += 1
        return 1, after, token.start + single.offset
    number = read_number(p.text, p.tokens, i)
    if number is not None and isinstance(number.value, int) and number.value < 40:
        noun = p.get(number.after, "noun")
        if noun is not None and noun.term.value.cls == "goal":
            return number.value, number.after + 1, number.start
        if p.get(number.after, "against_word") is not None or p.form(number.after) in ("مقابل",):
            return number.value, number.after, number.start
    return None


def _score_words(p: Passage, i: int) -> tuple[int, int, int, int] | None:
    first = _goals(p, i)
    if first is None:
        return None
    goals, at, start = first
    nil = p.phrase(at, "nil")
    if nil is not None:
        return goals, 0, start, nil[1]
    if p.form(at) == "مقابل":
        second = _goals(p, at + 1)
    elif (
        at < len(p.tokens)
        and p.form(at).startswith("ل")
        and p.tokens[at].lex.readings
        and p.tokens[at].lex.readings[0].clitics == "ل"
    ):
        second = _goals(p, at)
    else:
        return None
    if second is None:
        return None
    return goals, second[0], start, second[1]


def _ordinal(p: Passage, i: int) -> tuple[Quantity, int] | None:
    """«الثالث», «للمرة السابعة», «الحادي عشر», «ثالث خفض»; «الدقيقة 48» and «المركز الثالث» too."""
    found = read_ordinal(p, i)
    if found is None:
        return None
    value, after = found
    for idiom in p.vocab.idioms:
        for shift in range(len(idiom)):
            if i - shift >= 0 and tuple(p.form(i - shift + k) for k in range(len(idiom))) == idiom:
                return None
    reading = p.get(i, "ord") or p.get(i, "ten")
    start = p.tokens[i].start + (reading.offset if reading else 0)
    end = p.tokens[after - 1].end
    text = p.text[start:end]
    if _is_age(p, i, after, value):
        return Quantity("quantity", value, value, value, "year", None, start, end, text, noun="age"), after
    noun = _ordered_noun(p, i, after, definite=bool(reading and reading.definite))
    return Quantity(
        "ordinal", value, value, value, None, None, start, end, text, noun=noun, number_span=(start, end)
    ), after


def _ordered_noun(p: Passage, i: int, after: int, *, definite: bool) -> str | None:
    """What an ordinal orders: «الزيارة الثانية» stands behind its noun, «ثاني زيارة» before it."""
    at = i - 1 if definite else after
    if not 0 <= at < len(p.tokens) or p.kind(at) != WORD or p.form(at) in p.vocab.function_words:
        return None
    if not p.touches_words(i - 1 if definite else after - 1):
        return None
    if definite and at and p.form(at).startswith("ال") and p.form(at - 1).startswith("ال") and p.touches_words(at - 1):
        at -= 1  # «الرحلة الخارجية الأولى»: the adjective stands between
    return None if p.form(at) in p.vocab.unordered else stem(p.form(at))


_OF_AGE: Final = frozenset(["العمر", "عمره", "عمرها", "عمرهما"])


def _is_age(p: Passage, i: int, after: int, value: int) -> bool:
    """«في الرابعة والثلاثين», «في السابعة من العمر»: an ordinal that tells an age."""
    if not p.form(i).endswith("ه") or not 1 <= value <= 115:
        return False
    if p.form(after) == "من" and p.form(after + 1) in _OF_AGE:
        return True
    compound = after - i >= 2 and value > 20
    before = p.form(i - 1) in ("في", "عن") or p.form(i - 2) in ("عمر", "سن")
    return compound and before and (p.kind(after) != WORD or p.form(after) == "من")


# ------------------------------------------------------------------ finishing


def _add_time(p: Passage, time: Time, found: list[Quantity]) -> None:
    when = time.when
    hedge = hedge_before(p, time.first) if time.kind == "clock" else None
    if hedge is not None and hedge[0] == "about":
        low, high = _around(str(when.value))
        time = replace(time, hedge="about", start=hedge[2], when=When(when.value, low, high))
        when = time.when
    found.append(
        Quantity(
            time.kind,
            when.value,
            when.low,
            when.high,
            time.unit,
            time.hedge,
            time.start,
            time.end,
            p.text[time.start : time.end],
            assumed=time.assumed,
            noun=f"weekday:{time.weekday}" if time.weekday is not None else None,
        )
    )
    if p.get(time.first, "ago") or p.get(time.first, "hence"):  # «قبل شهرين» is a day and a length of time
        amount = read_amount(p, time.first + 1)
        if amount is not None and amount.after == time.after:
            found.append(to_quantity(p, amount))


_ABOUT_MINUTES: Final = 15  # «نحو الخامسة» is said of a quarter of an hour to either side


def _around(clock: str) -> tuple[str, str]:
    minutes = int(clock[:2]) * 60 + int(clock[3:5])
    low, high = max(minutes - _ABOUT_MINUTES, 0), min(minutes + _ABOUT_MINUTES, 1439)
    return f"{low // 60:02d}:{low % 60:02d}", f"{high // 60:02d}:{high % 60:02d}"


def _finish(p: Passage, amount: Amount, found: list[Quantity]) -> int:
    quantity = to_quantity(p, amount)
    position = _position(p, amount)
    if position is not None:
        quantity = position
    ordinal = _ordinal_by_noun(p, amount)
    if ordinal is not None:
        quantity = ordinal
    past = _past_an_age(p, amount)
    if past:
        quantity = replace(quantity, kind="quantity", unit="year", noun="age")
    age = _age(p, amount, quantity)
    if age is not None:
        quantity = age
    if found and (merged := _two_bounds(p, found[-1], quantity)) is not None:
        found[-1] = merged
    else:
        found.append(quantity)
    return amount.after


def _position(p: Passage, amount: Amount) -> Quantity | None:
    """«الدقيقة 48», «الدقيقة 90+3», «الجولة 17»: the number of a place in an order."""
    first = amount.first
    at = first - 1
    if p.form(at) == "ال" or p.surface(at) == "(":
        at -= 1
    reading = p.get(at, "position")
    if reading is None or amount.point is None or not isinstance(amount.point, int):
        return None
    if amount.unit is not None and amount.unit.unit is not None:
        return None
    value = amount.point
    end = amount.end
    if p.surface(amount.after) == "+" and p.kind(amount.after + 1) == NUMBER:
        value += int(p.surface(amount.after + 1).translate(DIGITS))
        end = p.tokens[amount.after + 1].end
    start = p.tokens[at].start + reading.offset
    return Quantity(
        "ordinal",
        value,
        value,
        value,
        None,
        None,
        start,
        end,
        p.text[start:end],
        noun=p.form(at).removeprefix(reading.clitics),
        number_span=(amount.start, end),
    )


def _ordinal_by_noun(p: Passage, amount: Amount) -> Quantity | None:
    """«اجتماعه الأربعين», «الكتاب الثلاثون»: a definite number behind a definite singular orders it."""
    if not amount.definite or amount.hedge or not isinstance(amount.point, int):
        return None
    i = amount.first
    if p.kind(i) == NUMBER or (
        amount.unit is not None
        and not (amount.unit.noun and amount.unit.after == amount.after and p.get(i - 1, "noun"))
    ):
        return None
    before = p.get(i - 1, "noun") or p.get(i - 1, "measure")
    form = p.form(i - 1)
    plural = (before is not None and before.term.number != "singular") or form.endswith(("ات", "ون", "ين"))
    definite = (before.definite if before else split(form)[1]) or (
        form.endswith("ه") and before is None and not p.tokens[i - 1].lex.readings if i else False
    )
    if i and (plural or not definite or not p.touches_words(i - 1)):
        return None
    if i == 0 and (amount.unit is not None or p.kind(amount.after) == WORD):
        return None
    start, end = amount.number_span
    return Quantity(
        "ordinal",
        amount.point,
        amount.point,
        amount.point,
        None,
        None,
        start,
        end,
        p.text[start:end],
        number_span=(start, end),
    )


_PASSED: Final = frozenset(fold(word) for word in "تجاوز تجاوزت يتجاوز جاوز جاوزت ناهز ناهزت يناهز تناهز قارب قاربت".split())


def _past_an_age(p: Passage, amount: Amount) -> bool:
    """«جاوزت الستين», «تجاوز الثمانين»: somebody's age, in definite tens and with nothing counted."""
    if not amount.definite or amount.unit is not None or not isinstance(amount.point, int) or not 15 <= amount.point <= 110:
        return False
    return bool(amount.words) and fold(amount.words[0].split()[0]) in _PASSED and p.kind(amount.after) != WORD or (
        bool(amount.words) and fold(amount.words[0].split()[0]) in _PASSED and p.form(amount.after) in p.vocab.function_words
    ) or (bool(amount.words) and fold(amount.words[0].split()[0]) in _PASSED and p.form(amount.after).startswith("و"))


_AGE_BEFORE: Final = frozenset("عمره عمرها العمر عمرهما عمر عمرا".split())


def _age(p: Passage, amount: Amount, quantity: Quantity) -> Quantity | None:
    """«عن 83 عاما», «(32 عاما)», «البالغ من العمر 32 عامًا»: an age, counted in years."""
    if quantity.kind != "duration" or amount.unit is None or amount.unit.factor != 31536000:
        return None
    first = amount.first
    before = {form[1:] if form.startswith("و") else form for form in (p.form(first - k) for k in (1, 2, 3))}
    bracket = p.surface(first - 1) == "(" and p.surface(amount.after) == ")"
    if not (
        bracket
        or p.form(first - 1) == "عن"
        or before & _AGE_BEFORE
        or (p.form(amount.after) == "من" and p.form(amount.after + 1) in ("العمر", "عمره", "عمرها"))
    ):
        return None
    years = Fraction(1, 31536000)

    def in_years(value: object) -> int | float | None:
        return plain(Fraction(str(value)) * years) if isinstance(value, int | float) else None

    return replace(
        quantity,
        kind="quantity",
        unit="year",
        value=in_years(quantity.value),
        low=in_years(quantity.low),
        high=in_years(quantity.high),
        noun="age",
    )


def _two_bounds(p: Passage, before: Quantity, after: Quantity) -> Quantity | None:
    """«أكبر من 10 وأصغر من 20»: a lower and an upper bound of one thing make a range."""
    lower, upper = {"more_than", "at_least"}, {"less_than", "up_to"}
    if before.unit != after.unit or p.text[before.end : after.start].strip() not in ("و", ""):
        return None
    if before.hedge in lower and after.hedge in upper:
        low, high = before, after
    elif before.hedge in upper and after.hedge in lower:
        low, high = after, before
    else:
        return None
    return replace(
        before, value=None, low=low.low, high=high.high, low_inclusive=low.low_inclusive,
        high_inclusive=high.high_inclusive, hedge="range", end=after.end, text=p.text[before.start : after.end],
    )  # fmt: skip
