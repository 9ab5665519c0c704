"""What a number counts or measures: the unit, currency or noun that stands with it."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import Final, NamedTuple

from checker.extract.listed.nouns import Counted
from checker.extract.listed.units import Money, Unit
from checker.extract.noun_forms import is_no_noun, singular_guess, strip_pronoun
from checker.extract.passage import Passage
from checker.model import Kind
from checker.text.clitics import split, stem
from checker.text.fold import DIGITS, MARKS
from checker.text.frequency import frequency
from checker.text.lexeme import Reading
from checker.text.tokens import LATIN, NUMBER, SIGN, WORD

ONE: Final = Fraction(1)
_PERCENT: Final = frozenset({"percent", "percent_point"})
_NAMING: Final = frozenset(
    {"names", "position", "match_word", "change", "whole"}
)  # a noun may be of these and be counted
_OTHERS: Final = frozenset("اخرون اخرين اخر اخري اخران اخريات".split())
_OF: Final = "من"


DECADE: Final = 315360000  # seconds, as rules/units/measures.yaml counts it


class Measured(NamedTuple):
    """A unit at a place: what one of it is in base units, and the tokens it takes."""

    kind: Kind
    unit: str | None
    factor: Fraction
    after: int
    noun: str | None = None
    number: str = ""  # grammatical number of the word: singular, dual, plural
    word: str = ""  # folded, without clitics: «ساعتين ونصف الساعة» repeats it


@lru_cache(maxsize=512)
def exact(factor: float) -> Fraction:
    """A factor as the decimal that the rules wrote."""
    return Fraction(str(factor))


def unit_after(p: Passage, i: int) -> Measured | None:
    """The unit that stands at token `i`, right after a number."""
    if i not in p.units:
        p.units[i] = _unit_at(p, i) if i < len(p.tokens) else None
    return p.units[i]


_UNITS: Final = frozenset({"measure", "currency", "subunit"})  # what words of listed units are
_DUALS: Final = ("measure_dual", "currency_dual", "noun_dual")


def _unit_at(p: Passage, i: int) -> Measured | None:
    token = p.tokens[i]
    if token.lex.kind == NUMBER:
        return None
    if token.lex.kind == SIGN:
        return _symbol(p, i)
    if token.lex.kind == LATIN:
        return _code(p, i)
    abbreviation = _abbreviation(p, i) if p.surface(i + 1) == "." else None
    if abbreviation is not None:
        return abbreviation
    listed = not token.lex.cats.isdisjoint(_UNITS)
    found = p.phrase(i, "measure") if listed else None
    money = p.phrase(i, "currency") if listed else None
    if found is not None and money is not None and money[1] > found[1]:
        found = None  # «أوقية جديدة» is no ounce
    if found is not None and _follows_number(found[0]):
        if _dates(p, i, found[0]):
            return None
        unit = measure(p, *found)
        if unit.unit == "knot" and p.get(i - 1, "mag") is not None:
            return None  # «6 آلاف عقدة» of a network
        if unit.factor == _HOUR and _are_watches(p, i, found[1]):
            return Measured("number", "device", ONE, found[1], noun="ساعة", number=unit.number, word=unit.word)
        return unit._replace(unit="magnitude") if unit.unit == "degree" and _of_quake(p, i) else unit
    if token.lex.form in ("كيلو", "كيلوا"):
        return _kilo(p, i)
    if token.lex.form == "م" and _metres(p, i):
        rate, after = _rate(p, "metre", i + 1)
        return Measured("quantity", rate.base if rate else "metre", exact(rate.factor) if rate else ONE, after)
    if money is not None and _follows_number(money[0]):
        people = p.vocab.behind.get(token.lex.form)
        if people is not None and not _of_money(p, i):
            return Measured("number", people.cls, ONE, i + 1, noun=people.lemma, word=token.lex.form)
        return currency(p, *money)
    subunit = p.phrase(i, "subunit") if listed else None
    if subunit is not None and _follows_number(subunit[0]):
        return Measured("money", subunit[0].term.value, ONE, subunit[1])
    return noun_after(p, i)


_SHAKEN: Final = 10  # words from an earthquake to its degrees


def _of_quake(p: Passage, i: int) -> bool:
    """«زلزال بقوة 6.4 درجات»: degrees of its strength, with no word of their scale."""
    return any(p.says(at, "measures.quakes") for at in range(i - _SHAKEN, i))


_BLOWN: Final = 14  # words from «سرعة» to its knots


def _of_speed(p: Passage, i: int) -> bool:
    """Does a word of speed or wind stand before token `i`?"""
    return any(p.tells(at, "measures.speeds") for at in range(i - _BLOWN, i))


_HOUR: Final = 3600  # seconds
_SOLD: Final = 20  # words from what was sold to its number


def _are_watches(p: Passage, i: int, after: int) -> bool:
    """«ألف ساعة ذهبية», «باعت 3 ملايين ساعة»: thousands of them that are sold are no hours."""
    if p.says(after, "measures.watches"):
        return True
    return p.get(i - 1, "mag") is not None and any(p.says(at, "measures.sold") for at in range(i - _SOLD, i))


_DATED: Final = 4  # digits


def _dates(p: Passage, i: int, reading: Reading) -> bool:
    """«نزوح 20 مليونا عام 2014», «العدد 178 يوم الأحد»: a time of its own is not counted by the number before it."""
    if p.form(i) == "يوم" and (p.get(i + 1, "weekday") is not None or p.get(i + 1, "relday") is not None):
        return True
    named = p.get(i, "year") is not None and p.kind(i + 1) == NUMBER and len(p.surface(i + 1)) == _DATED
    return named and not reading.tanwin


_PRICED: Final = 8  # words to another currency, or to what costs so much


def _of_money(p: Passage, i: int) -> bool:
    """«بسعر 200 أفغاني», «500 أفغاني (8 دولارات)»: a word of people too is money beside words of money."""
    near = range(max(i - _PRICED, 0), min(i + _PRICED, len(p.tokens)))
    return any(
        p.form(at).removeprefix("ب") in p.vocab.cues["designators.thresholds"]
        or ((other := p.get(at, "currency")) and other != p.get(i, "currency"))
        for at in near
    )


_HOURS: Final = 24
_YEARS: Final = (1000, 2100)
_DIMENSION: Final = 4  # words from «بعرض» to its number


_FAR: Final = 18  # words from «تبعد» to the «كيلو» behind both ends of a range


def _kilo(p: Passage, i: int) -> Measured:
    """«تبعد 20 كيلو», «70 كيلو غرب المدينة», «90 كيلو في الساعة», «5 كيلو من اللحم»: kilometres beside words of way, else kilograms."""
    speed, after = _rate(p, "metre", i + 1)
    if speed is not None:
        return Measured("quantity", speed.base, Fraction(1000) * exact(speed.factor), after)
    far = p.says(i + 1, "measures.directions") or any(_tells_way(p, at, i) for at in range(i - _FAR, i))
    return Measured("quantity", "metre", Fraction(1000), i + 1) if far else Measured("quantity", "kilogram", ONE, i + 1)


def _tells_way(p: Passage, at: int, i: int) -> bool:
    """«على بعد», «تبعد», «منطقة الـ18 كيلو»; «بعد» alone is "after", «سمك» fish, «الارتفاع» that of prices."""
    if p.form(at) in ("بعد", "سمك", "الارتفاع") and p.form(at - 1) != "علي":
        return False
    return _dimension(p, at) or (at >= i - _DIMENSION and p.form(at) == "منطقه")


def _metres(p: Passage, i: int) -> bool:
    """«(16,25)م», «بعرض 10 م»: metres; «5 م» may be an hour of the afternoon and «2015م» is a year."""
    if p.kind(i - 1) != NUMBER and not (p.surface(i - 1) == ")" and p.kind(i - 2) == NUMBER):
        return False
    last = i - 1 if p.kind(i - 1) == NUMBER else i - 2
    size = int(p.surface(last)[:9].translate(DIGITS))
    if p.touches(last) and p.surface(last - 1) in (".", ",", "٫") and p.kind(last - 2) == NUMBER:
        return True
    if any(_dimension(p, at) for at in range(last - _DIMENSION, last)):
        return True
    return size > _HOURS and not _YEARS[0] <= size <= _YEARS[1] and not p.get(last - 1, "year")


def _dimension(p: Passage, i: int) -> bool:
    """«بعرض», «وقطر», «عمقها»."""
    base = stem(p.form(i))
    return p.tells(i, "measures.dimensions") or strip_pronoun(base) in p.vocab.cues["measures.dimensions"]


def _follows_number(reading: Reading) -> bool:
    """A unit goes on with its number: no conjunction before it (except the preposition of «بالمئة»)."""
    return not reading.clitics or (reading.clitics == "ب" and reading.definite)


def _symbol(p: Passage, i: int) -> Measured | None:
    surface = p.surface(i)
    symbol = p.vocab.symbols.get(surface)
    if symbol is not None:
        factor = Fraction(1, 10) if symbol == "per_mille" else ONE
        return Measured("percent", "percent", factor, i + 1)
    code = p.vocab.money_symbols.get(surface)
    if code is not None:
        return Measured("money", code, ONE, i + 1)
    return None


def _abbreviation(p: Passage, i: int) -> Measured | None:
    """«ج.م», «د.ك.»: letters with dots between, of which one stands behind token `i`."""
    if p.kind(i + 2) != WORD or len(p.form(i)) > 2:
        return None
    code = p.vocab.money_symbols.get(f"{p.surface(i)}.{p.surface(i + 2)}")
    if code is None:
        return None
    after = i + 3
    if p.surface(after) == "." and p.touches(after):
        after += 1
    return Measured("money", code, ONE, after)


_LATIN_UNITS: Final = {
    "km": ("metre", "1000"), "kg": ("kilogram", "1"), "m": ("metre", "1"), "cm": ("metre", "0.01"),
    "mm": ("metre", "0.001"), "g": ("kilogram", "0.001"), "mw": ("watt", "1000000"), "gw": ("watt", "1000000000"),
}  # fmt: skip


def _code(p: Passage, i: int) -> Measured | None:
    surface = p.surface(i)
    code = p.get(i, "money_symbol")
    if code is not None and surface.isupper() and len(surface) > 1:
        return Measured("money", code.term.value, ONE, i + 1)
    if surface.lower() in p.vocab.money_symbols and not surface.isupper():  # «نسخة 6C»
        return Measured("money", p.vocab.money_symbols[surface.lower()], ONE, i + 1)
    unit = _LATIN_UNITS.get(surface.lower())
    if unit is not None and len(surface) > 1:
        return Measured("quantity", unit[0], Fraction(unit[1]), i + 1)
    return None


def measure(p: Passage, reading: Reading, after: int) -> Measured:
    """A unit of measure that ends before token `after`, with the rate that may follow it."""
    unit: Unit = reading.term.value
    factor = exact(unit.factor)
    base = unit.base
    rate, rate_after = _rate(p, base, after)
    if rate is not None:
        base, factor, after = rate.base, factor * exact(rate.factor), rate_after
    if base in _PERCENT:
        return Measured("percent", base, factor, after)
    kind: Kind = "duration" if base == "second" else "quantity"
    word = p.form(after - 1)
    return Measured(kind, base, factor, after, number=reading.term.number, word=word)


_AFTER_A_SLASH: Final = frozenset({"ساعه", "الساعه", "ثانيه", "الثانيه", "س", "سا"})  # «كلم/سا», «كم/ الساعة»


def _rate(p: Passage, base: str, i: int) -> tuple[Unit | None, int]:
    """A rate after a unit: «في الساعة», «يوميا», «/ساعة»."""
    at = i + 1 if p.surface(i) == "/" else i
    first, second = p.form(at), p.form(at + 1)
    for forms in ((first, second), (first,)):
        unit = p.vocab.rates.get((base, forms))
        slash_only = len(forms) == 1 and first in _AFTER_A_SLASH and at == i
        if unit is not None and not slash_only and not _tells_the_hour(p, at + len(forms)):
            return unit, at + len(forms)
    return None, i


def _tells_the_hour(p: Passage, i: int) -> bool:
    """«سقطت من 53 مترا في الساعة الحادية عشرة»: what stands behind «الساعة» is its number, and no rate."""
    return p.form(i - 1) == "الساعه" and (p.kind(i) == NUMBER or p.get(i, "ord") is not None)


def currency(p: Passage, reading: Reading, after: int) -> Measured:
    """A currency that ends before token `after`, with the adjective that says whose it is."""
    money: Money = reading.term.value
    adjectives = p.vocab.adjectives[money.family]
    first, second = p.form(after), p.form(after + 1)
    for forms in ((first, second), (first,)):
        code = adjectives.get(forms) or adjectives.get(tuple(form.removesuffix("ا") for form in forms))
        code = code or adjectives.get(tuple(form.removesuffix("ين").removesuffix("ات") for form in forms))
        if code is not None:
            return Measured("money", code, ONE, after + len(forms), number=reading.term.number, word=p.form(after - 1))
    return Measured(
        "money", money.default or money.family, ONE, after, number=reading.term.number, word=p.form(after - 1)
    )


def noun_after(p: Passage, i: int) -> Measured | None:
    """The counted noun at token `i`: known («جنديا»), partitive («من رجال الأعمال»), elliptic («آخرون») or unknown."""
    known = p.phrase(i, "noun")
    if i and "\n" in p.text[p.tokens[i - 1].end : p.tokens[i].start]:
        return None  # a number that ends its line counts nothing of the next
    if known is not None and known[0].tanwin and p.surface(i).rstrip(MARKS).endswith("أ"):
        known = None  # «67 خطأ» are no lines
    if known is not None and not known[0].clitics and not known[0].definite:
        return counted(p, _agreeing(p, i, known[0]), known[1])
    people = p.phrase(i, "noun_dual")
    if people is not None and people[0].term.value.cls == "person" and not people[0].clitics and not people[0].definite:
        if p.form(i).endswith("ين"):
            return counted(p, *people)  # «9 سائحين»: behind a number it is the plural
    form = p.form(i)
    if form in _OTHERS:
        person = form in ("اخرون", "اخرين")
        return Measured("number", "person" if person else None, ONE, i + 1, noun=None)
    if form == _OF:
        return partitive(p, i)
    return _unknown(p, i)


_FEW: Final = range(3, 11)  # what these count stands in the plural


def _agreeing(p: Passage, i: int, noun: Reading) -> Reading:
    """«أربعة معارض»: of two nouns that a word may be, behind a few it is the plural (of «معرض»)."""
    readings = p.tokens[i].lex.readings
    if noun.term.number != "singular" or len(readings) == 1:
        return noun
    few = p.number(i - 1)
    if few is None or few.value not in _FEW:
        return noun
    return next((other for other in readings if other.term.cat == "noun" and other.term.number == "plural"), noun)


def counted(p: Passage, reading: Reading, after: int) -> Measured:
    """A counted noun that ends before token `after`."""
    noun: Counted = reading.term.value
    return Measured("number", noun.cls, ONE, after, noun=noun.lemma, number=reading.term.number, word=p.form(after - 1))


def partitive(p: Passage, i: int) -> Measured | None:
    """«40 من رجال الأعمال», «ثلاثة من المصابين», «ثمانية من فرق الهلال الأحمر», «3 من عناصره»."""
    money = p.phrase(i + 1, "currency")
    if money is not None and money[0].definite and not money[0].clitics:
        return currency(p, *money)
    known = p.phrase(i + 1, "noun") or p.phrase(i + 1, "noun_dual")
    if known is None:
        return owned_plural(p, i + 1, i + 2) or _people_of(p, i + 1) or _best_of(p, i + 1) or _those_who(p, i + 1)
    reading, after = known
    singular = reading.term.cat == "noun" and reading.term.number == "singular"
    if reading.clitics or (singular and not (reading.definite and reading.term.value.cls == "person")):
        return None  # «41 من النفق» counts no tunnels; «3 من الحرس» may
    return counted(p, reading, after)


def _people_of(p: Passage, i: int) -> Measured | None:
    """«9 من مسلحي المقاومة», «16 من مقاتليها»: people in the plural that a genitive or a pronoun has cut short."""
    form = p.form(i)
    short = form if form.endswith("ي") else strip_pronoun(form) or ""
    follows = p.touches_words(i) and p.kind(i + 1) == WORD
    named = p.surface(i + 1) in _OPENING and p.kind(i + 2) == WORD
    if not short.endswith("ي") or (short == form and not (follows or named)):
        return None
    whole = short + "ن"
    terms = p.vocab.lexicon.terms(whole)
    nouns = [term for term in terms if term.cat in ("noun", "noun_dual")]
    if nouns and nouns[0].value.cls == "person":
        noun: Counted = nouns[0].value
        return Measured("number", noun.cls, ONE, i + 1, noun=noun.lemma, number="plural", word=form)
    if not terms and _CUT.fullmatch(short) and (frequency(whole) or frequency("ال" + whole)):
        return Measured("number", "person", ONE, i + 1, noun=singular_guess(whole), number="plural", word=form)
    return None


_OPENING: Final = frozenset('«"“(')  # «مقاتلي «ولاية سيناء»»
_CUT: Final = re.compile("(?:م..|.ا.).*[^اي]ي")  # «منسوبي», «مرافقيه», «حاملي»


_DOERS: Final = re.compile("الم(?!.ا.ين).{2,}[^ت]ين|ال.+[^ا]يين")  # «المتشددين», «الحوثيين»; no «الملايين»


def _those_who(p: Passage, i: int) -> Measured | None:
    """«14 من المصححين», «22 من الحوثيين»: a definite sound plural that no list has is one of people."""
    form = p.form(i)
    if p.kind(i) != WORD or not _DOERS.fullmatch(form) or not p.tokens[i].lex.terms.keys() <= _NAMING:
        return None
    plural = form.removeprefix("ال")
    return Measured("number", "person", ONE, i + 1, noun=singular_guess(plural), number="plural", word=plural)


_BEST: Final = re.compile("كبار|أهم|أ...")  # «كبار», «أبرز», «أغنى»


def _best_of(p: Passage, i: int) -> Measured | None:
    """«اثنين من كبار القادة», «41 من أغنى رجال الأعمال»: a word of rank stands before what is counted."""
    best = _BEST.fullmatch(p.surface(i)) and p.touches_words(i)
    known = (p.phrase(i + 1, "noun") or p.phrase(i + 1, "noun_dual")) if best else None
    if best and known is None:
        return _those_who(p, i + 1)
    if known is None or known[0].term.number == "singular" or known[0].clitics:
        return None
    return counted(p, *known)


def owned_plural(p: Passage, i: int, after: int) -> Measured | None:
    """A known plural with a pronoun or a noun behind it at token `i`: «عناصره», «مساعديه», «موظفي الشركة»."""
    if p.surface(i).endswith("ة"):
        return None  # «عالمية» has no pronoun
    base = strip_pronoun(p.form(i)) or p.form(i)
    if base == p.form(i) and not base.endswith("ي"):
        return None
    if base != p.form(i) and base.endswith("اي"):
        base = base[:-1] + "ء"  # «أعضائه»
    terms = [term for term in p.vocab.lexicon.terms(base) if term.cat == "noun"]
    if terms and terms[0].number == "plural" and base != p.form(i):
        noun: Counted = terms[0].value
        return Measured("number", noun.cls, ONE, after, noun=noun.lemma, number="plural")
    one = base.removesuffix("ي")
    terms = [term for term in p.vocab.lexicon.terms(one) if term.cat == "noun" and term.number == "singular"]
    people: Counted | None = terms[0].value if terms else p.vocab.behind.get(one)
    if base == one or people is None or people.cls != "person":
        return None
    return Measured("number", people.cls, ONE, after, noun=people.lemma, number="plural")


def _unknown(p: Passage, i: int) -> Measured | None:
    """A noun that no list has: an indefinite word with no function word's form, right behind the number."""
    if p.kind(i) != WORD or p.form(i).removeprefix("و") in p.vocab.function_words or len(p.form(i)) < 3:
        return None
    if p.form(i) in p.vocab.function_words:
        return None
    if p.says(i, "ages.before"):
        return None  # «آخر من الأربعة عمره 19 عاما»
    times = owned_plural(p, i, i + 1)
    if times is not None and times.unit == _TIMES:
        return times  # «ثلاثة أضعافه», «خمسة أمثالها»
    form = p.form(i)
    lex = p.tokens[i].lex
    article = form.startswith("ال") and not lex.surface.startswith("أل")  # «ألعاب» has none
    if article or lex.hot or not lex.terms.keys() <= _NAMING:
        return None
    known = p.vocab.behind.get(form)
    number = p.get(i - 1, "unit")
    if known is not None and not (number is not None and number.term.value == 2):  # «واثنتان أردنيتان»: of whatever
        return Measured("number", known.cls, ONE, i + 1, noun=known.lemma, word=form)
    counted = p.number(i - 1)
    ours = form.endswith("نا") and not frequency(form[:-1])  # «800 رفضنا»; «20 مسكنا» is a noun in the accusative
    if (
        ours
        or form.endswith(("وا", "هم", "هن", "ها", "هما"))
        or p.says(i, "designators.uncounted")
        or (is_no_noun(form) and not _ends_as_noun(p, i))
    ):
        return None  # «300 عادوا» has a verb behind it, «ثلاثة أكبرهم» a word with a pronoun
    one = counted is not None and counted.after == i and counted.value >= _TEEN and form.endswith("ون")  # «100 ماراثون»
    if one and ((form[:1] in "يت" and not frequency("ال" + form)) or frequency(form[:-2])):
        return None  # «150 يتحلقون», «500 موجودون حاليا»
    person = form.endswith(("ون", "ين")) and len(form) > 4 and not one  # only people have this plural
    return Measured(
        "number", "person" if person else None, ONE, i + 1, noun=form if one else singular_guess(form), word=form
    )


_TIMES: Final = "round"  # the class of «مرة» and «ضعف»
_TEEN: Final = 11  # from it on, what is counted stands in the accusative


def _ends_as_noun(p: Passage, i: int) -> bool:
    """«28 تمريرة», «105 تصميما»: behind more than ten, a word with a verb's first letter and the ending of a noun."""
    number = p.number(i - 1)
    counted_so = number is not None and number.after == i and not number.definite and number.value >= _TEEN
    ending = p.surface(i).rstrip(MARKS).endswith(("ة", "ا"))
    return counted_so and ending and p.form(i)[:1] in "يت" and not split(p.form(i))[0]


def names_itself(p: Passage, i: int) -> bool:
    """Is a unit of time before token `i` named by it and not counted («عام 2010», «شهر أيار», «يوم الأحد», «عام الفيل»)?"""
    if p.kind(i) == NUMBER or (p.form(i).startswith("ال") and p.touches_words(i - 1)):
        return True  # «بعد عقد الجمعية» is no decade
    if p.surface(i) in ("«", '"', "“") or p.says(i, "measures.watches"):
        return True  # «ساعة «آبل ووتش»», «ساعة آبل», «ساعة يد»
    told = _NAMERS & p.lexemes[i].cats
    return any(p.phrase(i, cat) is not None for cat in told)


_NAMERS: Final = frozenset({"month", "hmonth", "weekday", "relday", "mag"})  # what names the time before it


def unit_before(p: Passage, i: int) -> Measured | None:
    """A symbol right before a number that ends at token `i`: «$20», «٪5»."""
    if i < 0 or p.kind(i) not in (SIGN, LATIN):
        return None
    found = _symbol(p, i) if p.kind(i) == SIGN else _code(p, i)
    if found is None or found.kind not in ("money", "percent"):
        return None
    return found._replace(after=i + 1)


def dual_unit(p: Passage, i: int) -> Measured | None:
    """A dual at token `i` («ساعتين», «صاروخين»): the unit, counted twice by its own form."""
    if p.lexemes[i].cats.isdisjoint(_DUALS):
        return None
    for cat in _DUALS:
        found = p.phrase(i, cat)
        if found is None:
            continue
        reading, after = found
        if cat == "measure_dual":
            unit = measure(p, reading, after)._replace(number="dual")
            if unit.unit == "horsepower":
                return Measured("number", "animal", ONE, unit.after, "حصان", "dual", unit.word)  # «يجرها حصانان»
            return unit if unit.unit != "knot" or _of_speed(p, i) else None  # «عقدتين في الاتفاق»
        if cat == "currency_dual" and p.vocab.behind.get(p.form(i)) is not None and not _of_money(p, i):
            continue  # «زوجين أفغانيين»
        if cat == "currency_dual":
            return currency(p, reading, after)._replace(number="dual")
        return counted(p, reading, after)._replace(number="dual")
    return None
