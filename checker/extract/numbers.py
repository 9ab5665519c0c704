"""Read one number: digits in any writing, number words in any case and order, or both together.

`read_number` starts at a token and says the value, where it ends, and which other readings the writing
leaves open («12.500» is twelve thousand five hundred or twelve and a half).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from checker.text.fold import DIGITS, INVISIBLE, cut
from checker.text.lexicon import Reading, Token, phrase_at
from checker.text.tokens import NUMBER, SIGN, WORD

Value = int | Fraction

_D: Final = "0-9٠-٩۰-۹"
_RLM: Final = "\u200f"
_BIDI: Final = "\u200e\u200f\u202a-\u202e\u2066-\u2069"
_SPACES: Final = " \u00a0\u2009\u202f"
_RUN: Final = re.compile(
    f"(?P<spaced>[{_D}]{{1,3}}(?:[{_SPACES}][{_D}]{{3}}){{1,4}}(?![{_D}.,٫٬،]*[{_D}]))"
    f"|[{_D}]+(?:[{_BIDI}]?[.,٫٬،'’ر][{_BIDI}]?[{_D}]+)*"
)
_PARTS: Final = re.compile(f"([{_D}]+)([^{_D}]*)")
_SLASH: Final = re.compile(f"(?:[{_SPACES}]([{_D}]+)/([{_D}]+)|/([{_D}]+))(?![{_D}/])")
_MAX_DIGITS: Final = 30  # longer runs are serial numbers, and arithmetic on them an attack


class Form:
    """How a number was written; the reader of units and dates asks."""

    DIGITS = "digits"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Num:
    """A number at a place: tokens [first, after), characters [start, end)."""

    value: Value
    first: int
    after: int
    start: int
    end: int
    form: str
    readings: tuple[Value, ...] = ()  # what else the writing allows
    magnitude: int = 1  # of the last magnitude word (مليون is 10**6)
    definite: bool = False
    clitics: str = ""
    fraction: bool = False  # a fraction word or a slash made it
    bare_plural: bool = False  # «آلاف» with no number before it
    scaled: bool = False  # a magnitude word is part of it
    dual_magnitude: bool = False  # «مليونا» that may be a dual or an accusative
    digits: int = 0  # how many digits were written, leading zeros too


def plain(value: Value) -> int | float:
    """A number as JSON has it."""
    if isinstance(value, int):
        return value
    return value.numerator if value.denominator == 1 else float(value)


# ------------------------------------------------------------------ digits


def _whole(text: str) -> int:
    return int(text.translate(DIGITS))


def _decimal(whole: str, part: str) -> Value:
    return Fraction(_whole(whole + part), 10 ** len(part)) if _whole(part) else _whole(whole or "0")


def read_digits(text: str, start: int) -> tuple[Value, tuple[Value, ...], int, int] | None:
    """The number written in digits at `start`: value, other readings, end, number of digits.

    None where the run of digits and separators is no number (a version, an address).
    """
    match = _RUN.match(text, start)
    if match is None:
        return None
    run, end = match.group(), match.end()
    if len(run) > _MAX_DIGITS:
        return None
    if match.group("spaced"):
        first, *rest = re.split(f"[{_SPACES}]", run)
        if not first.translate(DIGITS).startswith("0"):
            return _whole(first + "".join(rest)), (), end, len(run)
        return _whole(first), (), start + len(first), len(first)
    parts: list[tuple[str, str]] = _PARTS.findall(run)
    numbers = [part for part, _ in parts]
    # an invisible mark counts only behind the separator, where it reverses the two sides
    signs = [sign.lstrip(INVISIBLE) for _, sign in parts[:-1]]
    count = sum(map(len, numbers))
    if not signs:
        return _whole(run), (), end, count
    found = _separated(numbers, signs)
    if found is None:
        return None
    return found[0], found[1], end, count


def _separated(numbers: list[str], signs: list[str]) -> tuple[Value, tuple[Value, ...]] | None:
    last, before = numbers[-1], numbers[:-1]
    sign = signs[-1]
    thousands = all(len(group) == 3 for group in numbers[1:]) and len(numbers[0]) <= 3
    if len(signs) == 1 and (sign == "ر" or _RLM in sign):
        return _decimal(last, before[0]), ()  # the fraction stands first in memory: «3ر44» is 44.3
    if "ر" in "".join(signs):
        return None
    marks = {sign[0] for sign in signs}
    if len(signs) == 1:
        if sign[0] == "٫" or not thousands or numbers[0].translate(DIGITS).startswith("0"):
            return (_decimal(before[0], last), ()) if sign[0] not in "٬'’" else None
        joined = _whole("".join(numbers))
        return joined, () if sign[0] in "٬'’" else (_decimal(before[0], last),)
    if len(marks) == 1:
        return (_whole("".join(numbers)), ()) if thousands else None
    if len({sign[0] for sign in signs[:-1]}) == 1 and all(len(group) == 3 for group in before[1:]):
        return _decimal("".join(before), last), ()
    return None


# ------------------------------------------------------------------ words and magnitudes


def _joined(tokens: list[Token], i: int) -> int | None:
    """The token that a «و» joins to what came before `i`: `i` itself with the clitic, or the one after a lone «و»."""
    if i >= len(tokens):
        return None
    lex = tokens[i].lex
    if lex.form == "و":
        return i + 1 if i + 1 < len(tokens) else None
    if lex.readings and lex.readings[0].clitics == "و":
        return i
    return None


def _get(tokens: list[Token], i: int, cat: str) -> Reading | None:
    return tokens[i].lex.get(cat) if i < len(tokens) else None


def _bare(tokens: list[Token], i: int, cat: str) -> Reading | None:
    """A reading of token `i` that carries no conjunction or preposition: it goes on with what came before."""
    reading = _get(tokens, i, cat)
    return reading if reading and not reading.clitics else None


def _small(tokens: list[Token], i: int) -> tuple[int, int, int] | None:
    """A number below a hundred in words: value, the token after, the number of words of it."""
    unit = _get(tokens, i, "unit")
    if unit is not None:
        value: int = unit.term.value
        if value < 10 and _bare(tokens, i + 1, "teen") and not _bare(tokens, i + 1, "frac_only"):
            return value + 10, i + 2, 2
        ten_at = _joined(tokens, i + 1)
        ten = _get(tokens, ten_at, "ten") if ten_at is not None and 0 < value < 10 else None
        if ten is not None and ten_at is not None:
            return value + ten.term.value, ten_at + 1, 2
        return value, i + 1, 1
    ten = _get(tokens, i, "ten")
    return (ten.term.value, i + 1, 1) if ten is not None else None


def _below_thousand(tokens: list[Token], i: int) -> tuple[int, int] | None:
    """A number below a thousand in words: value and the token after."""
    value, at = 0, i
    hundred = _get(tokens, i, "hundred")
    if hundred is not None and not (hundred.term.number == "plural" and hundred.term.value == 100):
        value, at = hundred.term.value, i + 1
    else:
        unit = _get(tokens, i, "unit")
        after = _bare(tokens, i + 1, "hundred") if unit is not None and 3 <= unit.term.value <= 9 else None
        if after is not None and unit is not None and after.term.value == 100:
            value, at = unit.term.value * 100, i + 2
    if not value:
        small = _small(tokens, i)
        return (small[0], small[1]) if small else None
    rest_at = _joined(tokens, at)
    if rest_at is not None:
        small = _small(tokens, rest_at)
        if small is not None and small[0] > 0 and not _counts_parts(tokens, small):
            return value + small[0], small[1]
    return value, at


def _counts_parts(tokens: list[Token], small: tuple[int, int, int]) -> bool:
    """Is the small number the upper part of a fraction («مئة وثلاثة أرباع»)?"""
    part = _bare(tokens, small[1], "frac")
    return part is not None and part.term.number == "plural" and small[0] <= 10


def _magnitude(tokens: list[Token], i: int) -> tuple[int, int, Reading] | None:
    """One or more magnitude words in a row («مئة ألف مليون»): their product, the token after, the last reading."""
    product, at, last = 1, i, None
    while (reading := _bare(tokens, at, "mag") or _hundred_of_digits(tokens, at, i)) is not None:
        if last is not None and reading.definite:
            break
        product *= reading.term.value
        last = reading
        at += 1
        if product > 10**24:
            break
    return (product, at, last) if last is not None else None


def _hundred_of_digits(tokens: list[Token], at: int, first: int) -> Reading | None:
    """«3 مئة»: a hundred behind digits multiplies them."""
    reading = _bare(tokens, at, "hundred") if at == first and at and tokens[at - 1].lex.kind == NUMBER else None
    return reading if reading is not None and reading.term.value == 100 and reading.term.number == "singular" else None


def _head(text: str, tokens: list[Token], i: int) -> Num | None:
    """The first group of a number: digits, words below a thousand, or a magnitude word alone."""
    token = tokens[i]
    lex = token.lex
    if lex.kind == NUMBER:
        found = read_digits(text, token.start)
        if found is None:
            return None
        value, readings, end, digits = found
        if i and tokens[i - 1].lex.surface == "٫" and tokens[i - 1].end == token.start:  # «٫٧٧»
            value, readings = Fraction(_whole(lex.surface), 10 ** len(lex.surface)), ()
        after = i + 1
        while after < len(tokens) and tokens[after].start < end:
            after += 1
        return Num(value, i, after, token.start, end, Form.DIGITS, readings, digits=digits)
    if lex.kind != WORD or not lex.readings:
        return None
    reading = lex.readings[0]
    start = token.start + reading.offset
    group = _below_thousand(tokens, i)
    if group is not None:
        value, after = group
        return Num(
            value, i, after, start, tokens[after - 1].end, Form.WORDS,
            definite=reading.definite, clitics=reading.clitics,
        )  # fmt: skip
    magnitude = lex.get("mag")
    if magnitude is not None:
        scale: int = magnitude.term.value
        if magnitude.term.number == "plural":
            return None
        twice = magnitude.term.number == "dual"
        return Num(
            scale * (2 if twice else 1), i, i + 1, start, token.end, Form.WORDS, magnitude=scale, scaled=True,
            definite=magnitude.definite, clitics=magnitude.clitics,
            dual_magnitude=magnitude.tanwin,
        )  # fmt: skip
    return None


def read_number(text: str, tokens: list[Token], i: int, limit: int | None = None) -> Num | None:
    """The number that starts at token `i`, parts joined by «و» included; None where there is none.

    `limit` bounds the magnitude of a part that is joined to a larger one («3 ملايين و200 ألف»).
    """
    number = _head(text, tokens, i)
    if number is None:
        return None
    number = _times_magnitude(tokens, number)
    if limit is not None and number.value >= limit:
        return None
    return _with_lower_parts(text, tokens, number)


def _times_magnitude(tokens: list[Token], number: Num) -> Num:
    scale = _magnitude(tokens, number.after)
    if scale is None or (number.magnitude > 1 and scale[2].definite):
        return number
    product, after, last = scale
    if last.term.number == "dual" and not last.tanwin and number.value != 2:
        return number
    readings = number.readings
    value = number.value
    if readings:  # «5.320 مليون»: a separator before a magnitude word is a decimal one
        value, readings = readings[0], (number.value,)
    return replace(
        number,
        value=_norm(value * product),
        readings=tuple(_norm(reading * product) for reading in readings),
        after=after,
        end=tokens[after - 1].end,
        magnitude=product * number.magnitude,
        scaled=True,
    )


def _norm(value: Value) -> Value:
    return value.numerator if isinstance(value, Fraction) and value.denominator == 1 else value


def _with_lower_parts(text: str, tokens: list[Token], number: Num) -> Num:
    while number.magnitude > 1:
        at = _joined(tokens, number.after)
        if at is None:
            at = _hundreds_behind(tokens, number)
        if at is None:
            break
        glued_digits = tokens[at].lex.kind == NUMBER
        if glued_digits or tokens[at].lex.kind == WORD:
            part = read_number(text, tokens, at, limit=number.magnitude)
        else:
            part = None
        if part is None or part.fraction or not isinstance(part.value, int):
            break
        if not part.scaled and part.value >= min(number.magnitude, 1000):
            break
        number = replace(
            number,
            value=number.value + part.value,
            after=part.after,
            end=part.end,
            magnitude=part.magnitude,
            readings=(),
            dual_magnitude=False,
        )
        if part.magnitude == 1:
            break
    return number


def _hundreds_behind(tokens: list[Token], number: Num) -> int | None:
    """«ألف خمس مئة»: hundreds may follow thousands with no «و»."""
    at = number.after
    if number.form != Form.WORDS or number.magnitude != 1000 or number.clitics == "ال":
        return None
    if _bare(tokens, at, "hundred") or (_bare(tokens, at, "unit") and _bare(tokens, at + 1, "hundred")):
        return at
    return None


# ------------------------------------------------------------------ fractions


def read_fraction_word(tokens: list[Token], i: int) -> tuple[Fraction, int] | None:
    """A fraction in words at token `i` («نصف», «ثلثان», «ثلاثة أرباع»): its value and the token after."""
    lex = tokens[i].lex
    word = lex.get("frac")
    if word is not None:
        part = word.term.value
        if word.term.number == "dual":
            return Fraction(2, part), i + 1
        if word.term.number == "singular" and not (lex.get("unit") and not _definite_whole(tokens, i + 1)):
            return Fraction(1, part), i + 1
        return None
    unit = lex.get("unit")
    if unit is not None and unit.term.value:
        of = _bare(tokens, i + 1, "frac")
        if of is not None and of.term.number == "plural":
            return Fraction(unit.term.value, of.term.value), i + 2
    return None


def _definite_whole(tokens: list[Token], i: int) -> bool:
    """Is token `i` a definite singular, as the whole of a fraction is («خمس السكان»)?"""
    if i >= len(tokens) or tokens[i].lex.kind != WORD:
        return False
    form = tokens[i].lex.form
    return form.startswith("ال") and len(form) > 4 and not tokens[i].lex.get("mag")


def add_fraction(tokens: list[Token], number: Num) -> Num:
    """`number` with a fraction joined to it: «واحد ونصف», «مليون ونصف المليون», «عشرون وثلاثة أخماس»."""
    at = _joined(tokens, number.after)
    if at is None:
        return number
    found = read_fraction_word(tokens, at)
    if found is None:
        return number
    fraction, after = found
    scale = 1
    whole = _get(tokens, after, "mag")
    if whole is not None and whole.definite and whole.term.value == number.magnitude:
        scale, after = number.magnitude, after + 1
    elif number.magnitude > 1:
        scale = number.magnitude
    elif whole is not None:
        return number
    return replace(
        number,
        value=_norm(number.value + fraction * scale),
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
        top, bottom = _whole(match.group(1)), _whole(match.group(2))
        value: Value = number.value
    else:
        top, bottom, value = number.value, _whole(match.group(3)), 0
    if not 0 < top < bottom or bottom > 1000:
        return number
    after = number.after
    while after < len(tokens) and tokens[after].start < match.end():
        after += 1
    return replace(number, value=_norm(value + Fraction(top, bottom)), after=after, end=match.end(), fraction=True)


def as_ratio(text: str, tokens: list[Token], number: Num) -> Num:
    """`number` as the upper part of a ratio: «واحد من كل خمسة», «1 على 3».  Unchanged where it is not one."""
    if not isinstance(number.value, int) or number.value <= 0:
        return number
    at = number.after
    part = _get(tokens, at, "part_of")
    if part is not None:
        at += 1
    over = _get(tokens, at, "over")
    if over is None or over.clitics or at + 1 >= len(tokens):
        return number
    at += 1
    each = _get(tokens, at, "each")
    if each is not None and not each.clitics:
        at += 1
    if at >= len(tokens):
        return number
    below = read_number(text, tokens, at)
    if below is None or below.clitics or below.definite or not isinstance(below.value, int):
        return number
    if below.value <= 1 or (number.value >= below.value and tokens[number.after].lex.form != "علي"):
        return number
    return replace(number, value=Fraction(number.value, below.value), after=below.after, end=below.end, fraction=True)


def negative_before(tokens: list[Token], number: Num) -> Num:
    """`number` with the sign that stands before it: «-1,5», «سالب واحد»."""
    i = number.first - 1
    if i < 0:
        return number
    sign = tokens[i]
    if sign.lex.kind == SIGN and sign.lex.surface in "-−" and sign.end == tokens[number.first].start:
        before = tokens[i - 1] if i else None
        if before is not None and (before.end == sign.start or before.lex.kind == NUMBER):
            return number
    elif sign.lex.surface in "-−" and i == 0 and number.fraction:
        pass
    elif not (phrase := sign.lex.get("negative")) or phrase.clitics:
        return number
    return replace(number, value=-number.value, first=i, start=sign.start, readings=tuple(-r for r in number.readings))


def with_article(tokens: list[Token], number: Num) -> Num:
    """`number` with the article that is written apart from its digits: «الـ 48», «ال193»."""
    i = number.first - 1
    if i < 0 or number.form != Form.DIGITS or tokens[i].lex.kind != WORD:
        return number
    form = tokens[i].lex.form
    if form not in _ARTICLES:
        return number
    start = tokens[i].start + cut(tokens[i].lex.surface, len(form) - 2 if form != "لل" else 1)
    return replace(number, first=i, start=start, definite=True)


_ARTICLES: Final = frozenset("ال وال بال فال لل كال ولل وبال".split())


def same_twice(text: str, tokens: list[Token], number: Num) -> Num:
    """`number` with its own repetition: «(7) سبعة», «سبعة (7)»."""
    at = number.after
    if (
        at < len(tokens)
        and tokens[at].lex.surface == ")"
        and number.first
        and tokens[number.first - 1].lex.surface == "("
    ):
        again = read_number(text, tokens, at + 1) if at + 1 < len(tokens) else None
        if again is not None and again.value == number.value and again.form != number.form:
            return replace(
                number, after=again.after, end=again.end, first=number.first - 1, start=tokens[number.first - 1].start
            )
    if at + 2 < len(tokens) and tokens[at].lex.surface == "(":
        again = read_number(text, tokens, at + 1)
        if again is not None and again.value == number.value and again.form != number.form:
            close = again.after
            if close < len(tokens) and tokens[close].lex.surface == ")":
                return replace(number, after=close + 1, end=tokens[close].end)
    return number


def vague_number(tokens: list[Token], i: int) -> tuple[tuple[int, int | None], int, int] | None:
    """A vague plural at token `i` («عشرات», «مئات الآلاف», «بضعة آلاف»): its bounds, the token after, the scale."""
    found = phrase_at(tokens, i, "vague")
    if found is None:
        return None
    (low, high), after = found[0].term.value, found[1]
    scale = 1
    while (mag := _bare(tokens, after, "mag")) is not None and mag.term.number == "plural":
        scale *= mag.term.value
        after += 1
    return (low * scale, (high + 1) * scale - 1 if high is not None else None), after, scale
