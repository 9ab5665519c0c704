"""The number of an amount: with its fraction, its sign, its article, as far as it counts something."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from checker.extract.amounts.links import between_before, range_link
from checker.extract.hedges import hedge_before
from checker.extract.numbers import (
    Form,
    Num,
    add_fraction,
    as_ratio,
    magnitude_behind_bracket,
    negative_before,
    read_digits,
    read_fraction_word,
    same_twice,
    slash_fraction,
    with_article,
)
from checker.extract.passage import Passage
from checker.extract.units import partitive, unit_after
from checker.text.clitics import split
from checker.text.fold import MARKS
from checker.text.frequency import frequency
from checker.text.tokens import NUMBER, WORD


def number_at(p: Passage, i: int) -> Num | None:
    fraction = read_fraction_word(p.tokens, i) if p.kind(i) == WORD else None
    if fraction is not None and p.form(i - 1).removeprefix("و") in ("لم", "لن"):
        return None  # «لم تسع الأمة إلى ذلك»
    if fraction is not None:
        return _fraction_num(p, i, fraction) if _is_part_of_something(p, i, fraction[1]) else None
    number = p.number(i) or _band(p, i)
    if number is None or _standalone_no_number(p, number) or _left_over(p, number) or _is_verb(p, number):
        return None
    number = magnitude_behind_bracket(p.text, p.tokens, number)
    number = slash_fraction(p.text, p.tokens, number)
    if not number.fraction and _beside_slash(p, number):
        return None
    number = add_fraction(p.tokens, number)
    number = _pointed(p, number)
    if not number.fraction and not _has_unit(p, number) and (not _counted_before(p, number) or _of_every(p, number)):
        ratio = as_ratio(p.text, p.tokens, number)
        if range_link(p, ratio.after, between=False) is None and not _two_counts(p, number, ratio):
            number = ratio  # «زاد 3 من 5 إلى 8»: what follows is a range of its own
    if not _listed(p, number):
        number = negative_before(p.tokens, number)
    number = with_article(p.tokens, number)
    return same_twice(p.text, p.tokens, number)


def _beside_slash(p: Passage, number: Num) -> bool:
    """«مجموع الفتاوى 29 / 378», «ضغط الدم 130/80», «زمن 1/15/8 دقيقة»: with no unit behind both, numbers at a slash are a place, a reading or a name."""
    if number.form != Form.DIGITS:
        return False
    before = p.surface(number.first - 1) == "/" and p.kind(number.first - 2) == NUMBER
    end = number.after + 2 if p.dash(number.after) and p.kind(number.after + 1) == NUMBER else number.after  # «4-5/10»
    behind = p.surface(end) == "/" and p.kind(end + 1) == NUMBER
    if not before and not behind:
        return False
    last = p.number(end + 1) if behind else number
    unit = unit_after(p, last.after) if last is not None else None
    first, after = number.first - 3 if before else number.first, last.after if last is not None else number.after
    chained = (before and behind) or "/" in (p.surface(first), p.surface(after))
    return chained or unit is None or unit.unit is None


def _is_part_of_something(p: Passage, i: int, after: int) -> bool:
    """A fraction word with nothing behind it is a noun («في الربع»), unless a number or a hedge leads up to it."""
    return (
        p.kind(after) == WORD
        or p.get(i, "owned_frac") is not None
        or _reached(p, i)
        or _changed(p, i)
        or after - i > 1
        or i == 0
        or hedge_before(p, i) is not None
        or p.surface(after) in ("%", "٪")
        or (_quoted(p, i, after) and p.surface(after + 1).startswith("ال"))  # «"ثلث" الأعمال»
    )


_REACHING: Final = frozenset({"الي", "بنسبه", "بمقدار", "بواقع", "بمعدل"})


def _reached(p: Passage, i: int) -> bool:
    """«انخفض إلى النصف», «تراجع بالنصف»."""
    reading = p.get(i, "frac")
    return reading is not None and reading.definite and (reading.clitics == "ب" or p.form(i - 1) in _REACHING)


def _changed(p: Passage, i: int) -> bool:
    """«بانخفاض الخمس», «بزيادة الربع»."""
    change = p.get(i - 1, "change")
    return change is not None and change.clitics == "ب" and p.form(i).startswith("ال")


def _band(p: Passage, i: int) -> Num | None:
    """«رباعي من اللاعبين»: four of them."""
    reading = p.get(i, "band")
    people = partitive(p, i + 1) if reading is not None and p.form(i + 1) == "من" else None
    if reading is None or people is None or people.unit != "person":
        return None
    token = p.tokens[i]
    return Num(
        reading.term.value, i, i + 1, token.start + reading.offset, token.end, Form.WORDS, clitics=reading.clitics
    )


def _counted_before(p: Passage, number: Num) -> bool:
    """«عضو واحد من أصل سبعة»: the noun stands before its one or two."""
    return number.form == Form.WORDS and number.value in (1, 2) and p.get(number.first - 1, "noun") is not None


def _of_every(p: Passage, number: Num) -> bool:
    """«شخص واحد من كل عشرة», «من بين كل عشرة»."""
    at = number.after
    return p.form(at) == "من" and "كل" in (p.form(at + 1), p.form(at + 2) if p.form(at + 1) == "بين" else "")


def _has_unit(p: Passage, number: Num) -> bool:
    unit = unit_after(p, number.after)
    return unit is not None and unit.after > number.after and p.form(number.after) != "من"


def _listed(p: Passage, number: Num) -> bool:
    """«-5 ملاعق» at the beginning of a line: the dash begins an item, for what is counted is never below nought."""
    i = number.first - 1
    unit = unit_after(p, number.after) if p.dash(i) else None
    return unit is not None and unit.kind == "number"


def _two_counts(p: Passage, number: Num, ratio: Num) -> bool:
    """«24 من 50 ولاية», «3 من أصل 10 دول»: both numbers count; a ratio is «واحد من كل خمسة» or counts nothing."""
    each = any(p.form(at) == "كل" for at in range(number.after, min(number.after + 3, ratio.after)))
    counted = unit_after(p, ratio.after)
    if ratio is number or each or counted is None or not _has_unit(p, ratio):
        return False
    # «واحد من عشرين شخصا» is a share of people; «واحدة من 60 عربة» is one of those there are
    return number.value != 1 or (p.form(number.after) == "من" and counted.unit != "person")


_DAY: Final = 86400  # seconds


def _standalone_no_number(p: Passage, number: Num) -> bool:
    """«أحد المسؤولين», «وإحدى الدول» are no counts of one, nor is «الواحد»; «واحد» is told from «وأحد» by its spelling."""
    day = p.get(number.first - 1, "measure") if number.value == 2 and number.after == number.first + 1 else None
    if day is not None and day.term.number == "singular" and day.term.value.factor == _DAY:
        return True  # «كل يوم اثنين» is a Monday
    joined = p.form(number.first) == "والاثنين" and number.value == 2
    if joined and (p.form(number.first - 1).endswith("الاحد") or p.get(number.first - 1, "weekday") is not None):
        return True  # «يومي الأحد والاثنين من كل أسبوع»
    if number.value != 1 or number.form != Form.WORDS:
        return False
    if number.definite:
        return True  # «للشخص الواحد», «الجسد الواحد»
    form, surface = p.form(number.first), p.surface(number.first)
    if not p.touches_words(number.first - 1) and p.surface(number.after).startswith("ال") and form == "واحد":
        return p.touches_words(number.first)  # «، واحد المشاركين» is «وأحد المشاركين»
    return form.endswith(("احد", "احدي", "احدا")) and (not form.endswith(("واحد", "واحدا")) or "أ" in surface)


_HUNDRED: Final = 100


def _unreadable(p: Passage, i: int) -> bool:
    """Does the number at token `i` end a run of digits and signs that is no number?"""
    first = i
    while first > 1 and p.touches(first) and p.touches(first - 1) and p.kind(first - 2) == NUMBER:
        first -= 2
    return first < i and read_digits(p.text, p.tokens[first].start) is None


def _left_over(p: Passage, number: Num) -> bool:
    """A magnitude alone that is the rest of something: «&quot;60&quot; ألف», «وليد الفي»."""
    if number.form != Form.WORDS or number.after != number.first + 1:
        return False
    if number.value == _HUNDRED and number.definite:  # «0.8 المئة», «1.3 – في المائة»
        at = number.first - 2 if p.form(number.first - 1) == "في" else number.first - 1
        return p.kind(at) == NUMBER or (p.dash(at) and p.kind(at - 1) == NUMBER)
    if not number.scaled:
        return False
    if p.kind(number.first - 1) == NUMBER and _unreadable(p, number.first - 1):
        return True  # «1.75.3 مليون»
    sign = p.surface(number.first - 1)
    if sign and sign in ';)»”"' and any(p.kind(at) == NUMBER for at in range(number.first - 4, number.first - 1)):
        return True
    alone = p.form(number.first).endswith("ي") and not _has_unit(p, number)  # «ألفي» needs what it counts
    return alone and between_before(p, number.first) is None  # «بين مليوني وثلاثة ملايين»


def _quoted(p: Passage, first: int, after: int) -> bool:
    before, behind = p.surface(first - 1), p.surface(after)
    return bool(before) and bool(behind) and before in _QUOTING and behind in _QUOTING


def _is_title(p: Passage, number: Num) -> bool:
    """«مسلسل «سبعة»»: one word alone in quotation marks, with nothing that it counts, is a name."""
    quoted = _quoted(p, number.first, number.after)
    return quoted and unit_after(p, number.after + 1) is None and not p.get(number.after + 1, "mag")


_QUOTING: Final = frozenset('«»“”"')
_SHADDA: Final = "\u0651"


def _is_verb(p: Passage, number: Num) -> bool:
    """«ألف فيها», «ألف القلوب», «لم تسع»: one word that is a verb; «الألف الأول قبل الميلاد» is a length of time."""
    if number.form != Form.WORDS or number.after != number.first + 1:
        return False
    if _is_title(p, number):
        return True
    if (
        (
            p.form(number.first - 1).removeprefix("و") in ("لم", "لن", "يا", "بن", "ابو", "ابي", "ابا", "انا")
            and not p.surface(number.first - 1).endswith("آبي")
        )  # «حكومة آبي عشر نقاط»
        or p.form(number.after) == "بن"
    ):
        return True  # «لم تسع», «يا ست هانم», «المعلم صفر بن حباب»
    if p.form(number.first) == "ست" and p.form(number.after).startswith("ال") and p.touches_words(number.first):
        return True  # «ست البيت» is a lady
    if p.kind(number.after) == NUMBER and p.touches_words(number.first):
        return True  # «بعد عشرة 32 عاما»: a company of so many years
    if number.value == 0 and p.get(number.first - 1, "month_word"):
        return True  # «شهر صفر»
    if number.value == 0 and number.definite and p.form(number.first - 1) == "من":
        return range_link(p, number.after, between=False) is None  # «البدء من الصفر»
    before = p.tokens[number.first - 1].lex if number.first else None
    if number.definite and number.scaled and before is not None and p.touches_words(number.first - 1):
        noun = not before.hot and not before.terms and before.form not in p.vocab.function_words
        base = split(before.form)[2]
        named = noun and frequency("ال" + base) > 0 and not before.form.startswith("ال")
        if named and not _has_unit(p, number) and not p.says(number.first - 1, "designators.thresholds"):
            return hedge_before(p, number.first) is None  # «خزان المليون»
    if number.value == 1000 and _SHADDA in p.surface(number.first):
        return True  # «ألّف كتابا»
    if number.value != 1000 or p.kind(number.after) != WORD or not p.touches_words(number.first):
        return False
    if number.definite:
        return p.get(number.after, "ord") is not None
    following = p.form(number.after)
    if _composed(p, number.after):
        return True
    if unit_after(p, number.after) is not None or range_link(p, number.after, between=False) is not None:
        return False
    return (following in p.vocab.function_words and following not in ("من", "منها", "منهم")) or following.startswith(
        "ال"
    )


_COMPOSED: Final = frozenset({"book", "work", "organisation"})


def _composed(p: Passage, i: int) -> bool:
    """«ألف كتابا», «ألف دواوين كثيرة»: what a thousand counts is a genitive singular; this is an object of the verb."""
    noun = p.get(i, "noun")
    if noun is None or noun.clitics or noun.definite or noun.term.value.cls not in _COMPOSED:
        return False
    return noun.term.number == "plural" or p.surface(i).rstrip(MARKS).endswith("ا")


def _fraction_num(p: Passage, i: int, found: tuple[Fraction, int]) -> Num | None:
    value, after = found
    token = p.tokens[i]
    reading = token.lex.readings[0]
    if reading.clitics in ("و",) and i and p.get(i - 1, "measure"):
        return None
    if p.form(after) == "المالي" or (value == Fraction(1, 2) and p.form(after) in ("به", "بها", "بهم")):
        return None  # «في ربعها المالي», «التي نصف بها»: a quarter of the year, a verb
    if after == i + 1 and p.get(after, "ord") and (reading.definite or value == Fraction(1, 4)):
        return None  # «الربع الثاني», «في ربع ثالث من العام»
    if reading.definite and after == i + 1 and value in _OF_A_YEAR and _of_a_year(p, i, after):
        return None  # «الربع المماثل», «النصف نفسه» are times of the year
    one = p.get(after, "unit")
    if one is not None and one.definite and one.term.value == 1 and not one.clitics:
        after += 1  # «نصف الواحد في المئة»
    num = Num(value, i, after, token.start + reading.offset, p.tokens[after - 1].end, Form.WORDS,
              definite=reading.definite, clitics=reading.clitics, fraction=True)  # fmt: skip
    scale = p.get(after, "mag")
    if scale is not None and not scale.clitics and not (reading.definite and scale.definite):
        size: int = scale.term.value
        value *= size
        return num._replace(value=value.numerator if value.denominator == 1 else value, after=after + 1,
                       end=p.tokens[after].end, magnitude=size, fraction=False)  # fmt: skip
    return num


_OF_A_YEAR: Final = (Fraction(1, 4), Fraction(1, 2))


def _of_a_year(p: Passage, i: int, after: int) -> bool:
    """«الربع المماثل», «الربع نفسه», «بنفس الربع من العام الماضي»."""
    same = p.form(after) in ("نفسه", "ذاته", "المماثل", "المقابل") or (
        p.form(i).endswith("ربع") and p.form(i - 1) == "خلال"  # «أداء الشركة خلال الربع»
    )
    described = same or (p.form(after).startswith("ال") and p.form(i).endswith("ربع"))  # «النصف الجنوبي» is a half
    return (described and (same or p.touches_words(after - 1))) or p.form(i - 1).endswith("نفس")


def _pointed(p: Passage, number: Num) -> Num:
    """«خمسة فاصلة ثلاثة»: a decimal in words."""
    point = p.get(number.after, "point")
    if point is None or point.clitics or not isinstance(number.value, int):
        return number
    part = p.number(number.after + 1) if number.after + 1 < len(p.tokens) else None
    if part is None or not isinstance(part.value, int) or part.clitics:
        return number
    digits = len(str(part.value))
    return number._replace(value=number.value + Fraction(part.value, 10**digits), after=part.after, end=part.end)
