"""Fractions: in words, behind a number, with a slash, as a ratio."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from checker.extract.numbers.digits import SPACES, D, whole
from checker.extract.numbers.number import Form, Num, Value, norm
from checker.extract.numbers.words import bare, get, joined, read_number
from checker.text.lexeme import Lexeme, Token
from checker.text.tokens import WORD

_SLASH: Final = re.compile(f"(?:[{SPACES}]([{D}]+)/([{D}]+)| ?/ ?([{D}]+))(?![{D}/])")


def read_fraction_word(tokens: list[Token], i: int) -> tuple[Fraction, int] | None:
    """A fraction in words at token `i` («نصف», «ثلثان», «ثلاثة أرباع»): its value and the token after."""
    if i >= len(tokens):
        return None
    lex = tokens[i].lex
    owned = lex.get("owned_frac")
    if owned is not None:
        return Fraction(*owned.term.value), i + 1
    word = lex.get("frac")
    if word is not None:
        part = word.term.value
        if word.term.number == "dual":
            return Fraction(2, part), i + 1
        # «خمس» is five but before its definite whole («خمس السكان»); «الخمس» is always five
        five = lex.get("unit") and (word.definite or not _definite_whole(tokens, i + 1)) and not _of_them(tokens, i)
        five = five and not _behind_a_share(tokens, i)
        if word.term.number == "singular" and not five:
            return Fraction(1, part), i + 1
        return None
    unit = lex.get("unit")
    if unit is not None and unit.term.value:
        of = bare(tokens, i + 1, "frac")
        if of is not None and of.term.number == "plural" and unit.term.value < of.term.value:  # «أربعة أرباع» are times
            return Fraction(unit.term.value, of.term.value), i + 2
    return None


def _of_them(tokens: list[Token], i: int) -> bool:
    """«والخمس منهم», «بنسبة الخمس»: a share; five of them would be «الخمسة»."""
    reading = tokens[i].lex.get("frac")
    after = tokens[i + 1].lex.form if i + 1 < len(tokens) else ""
    if reading is None or not reading.definite:
        return False
    before = tokens[i - 1].lex.form if i else ""
    return ("و" in reading.clitics and after in ("منهم", "منها")) or before in ("بنسبه", "بمقدار", "بواقع")


# «بنحو الخمس», «بانخفاض الخمس»: behind none of these anybody counts five, who stand behind a plural («الدول الخمس»)
_SHARES: Final = frozenset(
    "نحو بنحو حوالي بحوالي قرابه بقرابه زهاء بزهاء يقارب تقارب يناهز تناهز يتجاوز تتجاوز يتعدي تتعدي يفوق تفوق "
    "بانخفاض بتراجع بهبوط بزياده بارتفاع بنمو".split()
)
_COUNTED: Final = ("measure", "noun", "currency")
_COMPARED: Final = frozenset("اكثر باكثر اقل باقل يقرب ازيد بازيد".split())  # before «من»


def _behind_a_share(tokens: list[Token], i: int) -> bool:
    """«بنحو الخمس», «أكثر من العشر»: a share of what was named before."""
    reading = tokens[i].lex.get("frac")
    if reading is None or not reading.definite or reading.clitics or not i:
        return False
    behind = tokens[i + 1].lex if i + 1 < len(tokens) else None
    if behind is not None and behind.get("teen") is not None:
        return False  # «ما يقارب الخمس عشرة دقيقة»
    if behind is not None and any((word := behind.get(cat)) and word.term.number == "plural" for cat in _COUNTED):
        return False  # «قرابة الخمس سنوات»
    before = tokens[i - 1].lex.form
    return before in _SHARES or (before == "من" and i > 1 and tokens[i - 2].lex.form in _COMPARED)


_OWNED: Final = ("انها", "انهم", "ائها", "ائه", "ائهم", "اته", "اتها", "اتهم")  # a plural with whose it is


_OWNED_ONE: Final = re.compile(".{2,}[^ا]ت(?:ه|ها|هم)")  # «طاقته», «ميزانيتها»


def _definite_whole(tokens: list[Token], i: int) -> bool:
    """Is token `i` definite, as the whole of a fraction is («خمس السكان», «خمس سكانها», «خمس إجمالي الناتج»)?"""
    if i >= len(tokens) or tokens[i].lex.kind != WORD:
        return False
    lex = tokens[i].lex
    time = lex.get("measure")
    if time is not None and time.term.number == "plural":
        return False  # «خمس السنوات الأخيرة»
    if lex.get("whole") is not None or lex.surface.endswith(_OWNED) or _OWNED_ONE.fullmatch(lex.form):
        return True
    return lex.surface.startswith("ال") and len(lex.form) > 4 and not lex.get("mag")  # «آليات», «ألعاب» have no article


_LAST_ROUNDS: Final = frozenset({"نهايي", "النهايي"})  # «البطولة الـ31 ونصف نهائي الكأس»


def add_fraction(tokens: list[Token], number: Num) -> Num:
    """`number` with a fraction joined to it: «واحد ونصف», «مليون ونصف المليون», «عشرون وثلاثة أخماس»."""
    at = joined(tokens, number.after)
    if at is None:
        return number
    found = read_fraction_word(tokens, at)
    if found is None or (found[1] < len(tokens) and tokens[found[1]].lex.form in _LAST_ROUNDS):
        return number
    fraction, after = found
    scale = 1
    whole = get(tokens, after, "mag")
    if whole is not None and not whole.clitics and whole.term.value == number.magnitude:
        scale, after = number.magnitude, after + 1
    elif number.magnitude > 1:
        scale = number.magnitude
    elif whole is not None:
        return number
    return number._replace(
        value=norm(number.value + fraction * scale),
        after=after,
        end=tokens[after - 1].end,
        fraction=True,
        dual_magnitude=False,
    )


def slash_fraction(text: str, tokens: list[Token], number: Num) -> Num:
    """`number` as the start of a fraction in digits: «3/4», «2 1/4».  Unchanged where it is not one."""
    if number.form != Form.DIGITS or not isinstance(number.value, int):
        return number
    match = _SLASH.match(text, number.end)
    if match is None:
        return number
    if match.group(1):
        top, bottom = whole(match.group(1)), whole(match.group(2))
        value: Value = number.value
    else:
        top, bottom, value = number.value, whole(match.group(3)), 0
    after = number.after
    while after < len(tokens) and tokens[after].start < match.end():
        after += 1
    behind = tokens[after].lex if after < len(tokens) else None
    dated = number.first > 0 and tokens[number.first - 1].lex.form in _DATED
    if value == 0 and top > bottom and not dated and _turned(top, bottom, behind):
        top, bottom = bottom, top
    told = behind is not None and (behind.form == "من" or (bottom in _TENTHS and behind.get("measure") is not None))
    fine = bottom > _FINEST and top > 1 and not told
    if not 0 < top < bottom or bottom > 1000 or fine:
        return number  # «قاعدة 20/80», «هجمات 9/11», «ضغط الدم 80/130»
    return number._replace(value=norm(value + Fraction(top, bottom)), after=after, end=match.end(), fraction=True)


_DATED: Final = frozenset({"يوم", "تاريخ", "بتاريخ"})
_QUARTERS: Final = 4  # the lower part of the finest of them


def _turned(top: int, bottom: int, behind: Lexeme | None) -> bool:
    """«٢/١ الطالبات», «4/1 ملعقة»: halves, thirds and quarters whose sides changed places, before what they are of."""
    if behind is None or bottom < 1 or top > _QUARTERS or behind.form in _LAST_ROUNDS:
        return False
    time = behind.get("weekday") or behind.get("ord") or behind.get("relday")
    return behind.get("measure") is not None or (behind.surface.startswith("ال") and time is None)


_FINEST: Final = 8  # of finer parts writers take one, or tell of what («3/10 من الدخل», «2/1000 كغ»)
_TENTHS: Final = (10, 100, 1000)
_PERCENT: Final = 100
_WHOLE: Final = 100  # shares that make up a whole are no fraction
_EACH: Final = 2


def as_ratio(text: str, tokens: list[Token], number: Num) -> Num:
    """`number` as the upper part of a ratio: «واحد من كل خمسة», «1 على 3».  Unchanged where it is not one."""
    if number.value <= 0 or number.fraction:
        return number
    at = number.after
    part = get(tokens, at, "part_of")
    if part is not None:
        at += 1
    over = get(tokens, at, "over")
    if over is None or over.clitics or at + 1 >= len(tokens):
        return number
    at += 1
    for _ in range(_EACH):  # «من كل خمسة», «من بين كل خمسة»
        each = get(tokens, at, "each")
        if each is not None and not each.clitics:
            at += 1
    if at >= len(tokens):
        return number
    below = read_number(text, tokens, at)
    if below is None or below.clitics or below.definite or not isinstance(below.value, int):
        return number
    if not isinstance(number.value, int) and below.value != _PERCENT:
        return number  # «51.9 من كل مئة»
    if below.value <= 1 or (number.value >= below.value and tokens[number.after].lex.form != "علي"):
        return number
    return number._replace(value=Fraction(number.value) / below.value, after=below.after, end=below.end, fraction=True)
