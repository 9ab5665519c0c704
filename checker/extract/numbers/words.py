"""Numbers in words, and digits with the magnitude words behind them."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from checker.extract.numbers.digits import decimal, read_digits, whole
from checker.extract.numbers.number import Form, Num, norm
from checker.text.fold import MARKS
from checker.text.lexeme import Reading, Token
from checker.text.phrases import phrase_at
from checker.text.tokens import NUMBER, WORD


def joined(tokens: list[Token], i: int) -> int | None:
    """The token that a «و» joins to what came before `i`: `i` itself with the clitic, or the one after a lone «و»."""
    if i >= len(tokens):
        return None
    lex = tokens[i].lex
    if lex.form == "و":
        return i + 1 if i + 1 < len(tokens) else None
    if lex.readings and lex.readings[0].clitics == "و":
        return i
    return None


def get(tokens: list[Token], i: int, cat: str) -> Reading | None:
    return tokens[i].lex.get(cat) if i < len(tokens) else None


def bare(tokens: list[Token], i: int, cat: str) -> Reading | None:
    """A reading of token `i` that carries no conjunction or preposition: it goes on with what came before."""
    reading = get(tokens, i, cat)
    return reading if reading and not reading.clitics else None


def _small(tokens: list[Token], i: int) -> tuple[int, int, int] | None:
    """A number below a hundred in words: value, the token after, the number of words of it."""
    unit = get(tokens, i, "unit")
    if unit is not None and not _half_a_teen(tokens, i, unit):
        value: int = unit.term.value
        teen = bare(tokens, i + 1, "teen")
        if value < 10 and teen and not teen.definite and not bare(tokens, i + 1, "frac_only"):
            return value + 10, i + 2, 2
        ten_at = joined(tokens, i + 1)
        ten = get(tokens, ten_at, "ten") if ten_at is not None and 0 < value < 10 else None
        if ten is not None and ten_at is not None:
            return value + ten.term.value, ten_at + 1, 2
        return value, i + 1, 1
    ten = get(tokens, i, "ten")
    return (ten.term.value, i + 1, 1) if ten is not None else None


def _no_hamza(token: Token) -> bool:
    return ("ميت" in token.lex.form or "مايت" in token.lex.form) and "ئ" not in token.lex.surface


def _half_a_teen(tokens: list[Token], i: int, unit: Reading) -> bool:
    """«اثني» and «اثنا» stand only in «اثني عشر»; alone it is another word («أثنى»)."""
    return unit.term.value == 2 and not tokens[i].lex.form.endswith("ن") and bare(tokens, i + 1, "teen") is None


def _below_thousand(tokens: list[Token], i: int) -> tuple[int, int] | None:
    """A number below a thousand in words: value and the token after."""
    value, at = 0, i
    hundred = get(tokens, i, "hundred")
    if hundred is not None and hundred.term.number == "dual" and _no_hamza(tokens[i]):
        return None  # «ميتا» is no «مئتا», though ئ and ي fold to one letter
    if hundred is not None and not (hundred.term.number == "plural" and hundred.term.value == 100):
        value, at = hundred.term.value, i + 1
    else:
        unit = get(tokens, i, "unit")
        after = bare(tokens, i + 1, "hundred") if unit is not None and 3 <= unit.term.value <= 9 else None
        if after is not None and unit is not None and after.term.value == 100:
            value, at = unit.term.value * 100, i + 2
    if not value:
        small = _small(tokens, i)
        return (small[0], small[1]) if small else None
    rest_at = joined(tokens, at)
    if rest_at is not None:
        small = _small(tokens, rest_at)
        if small is not None and small[0] > 0 and not _counts_parts(tokens, small):
            return value + small[0], small[1]
    return value, at


def _counts_parts(tokens: list[Token], small: tuple[int, int, int]) -> bool:
    """Is the small number the upper part of a fraction («مئة وثلاثة أرباع»)?"""
    part = bare(tokens, small[1], "frac")
    return part is not None and part.term.number == "plural" and small[0] <= 10


def _magnitude(tokens: list[Token], i: int) -> tuple[int, int, Reading] | None:
    """One or more magnitude words in a row («مئة ألف مليون»): their product, the token after, the last reading."""
    product, at, last = 1, i, None
    while (reading := bare(tokens, at, "mag") or _hundred_of_digits(tokens, at, i)) is not None:
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
    reading = bare(tokens, at, "hundred") if at == first and at and tokens[at - 1].lex.kind == NUMBER else None
    if reading is None or reading.definite:  # «ارتفع 0.8 المئة» lacks a word
        return None
    return reading if reading.term.value == 100 and reading.term.number == "singular" else None


_BEGINNINGS: Final = frozenset({"unit", "ten", "hundred", "mag"})  # what the first word of a number is


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
            value, readings = Fraction(whole(lex.surface), 10 ** len(lex.surface)), ()
        after = i + 1
        while after < len(tokens) and tokens[after].start < end:
            after += 1
        return (
            _spaced(tokens, i)
            or _turned(tokens, i)
            or Num(value, i, after, token.start, end, Form.DIGITS, readings, digits=digits)
        )
    if lex.kind != WORD or lex.terms.keys().isdisjoint(_BEGINNINGS):
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
        single = i + 1 < len(tokens) and tokens[i + 1].lex.form in _SINGLE and (magnitude.tanwin or not twice)
        after = i + 2 if single else i + 1
        return Num(
            scale * (2 if twice else 1), i, after, start, tokens[after - 1].end, Form.WORDS, magnitude=scale, scaled=True,
            definite=magnitude.definite, clitics=magnitude.clitics,
            dual_magnitude=magnitude.tanwin,
        )  # fmt: skip
    return None


_SINGLE = frozenset({"واحد", "واحدا", "واحده"})  # «مليونا واحدا»
_MILLION = 1_000_000
_THOUSAND = 3  # digits of a group
_COMMAS = frozenset({"،", ",", "."})
_ROUND = 5  # amounts that are listed are round: «200، 300، 450 ريالا»


def _spaced(tokens: list[Token], i: int) -> Num | None:
    """«216, 407 ,814 ريالا»: groups of three with blanks beside their commas, before what is measured."""
    groups, at = [tokens[i].lex.surface], i + 1
    while at + 1 < len(tokens) and tokens[at].lex.surface in _COMMAS and tokens[at + 1].lex.kind == NUMBER:
        groups.append(tokens[at + 1].lex.surface)
        at += 2
    if len(groups) < _THOUSAND or len(groups[0]) > _THOUSAND or any(len(group) != _THOUSAND for group in groups[1:]):
        return None
    if (
        all(whole(group) % _ROUND == 0 for group in groups)
        or tokens[i].end == tokens[i + 1].start == tokens[i + 2].start - 1
    ):
        return None
    if at >= len(tokens) or tokens[at].lex.cats.isdisjoint(("currency", "measure")):
        return None
    end = tokens[at - 1].end
    return Num(whole("".join(groups)), i, at, tokens[i].start, end, Form.DIGITS, digits=sum(map(len, groups)))


_LARGE = frozenset({"mag"})
_PRICED = frozenset({"currency", "subunit"})


def _percent(tokens: list[Token], i: int) -> bool:
    """«في المئة», «بالمئة» or «%» at token `i`."""
    if tokens[i].lex.surface in ("%", "٪"):
        return True
    at = i + 1 if tokens[i].lex.form == "في" else i
    hundred = get(tokens, at, "hundred") if at < len(tokens) else None
    return hundred is not None and hundred.definite and (at > i or hundred.clitics == "ب")


def _turned(tokens: list[Token], i: int) -> Num | None:
    """«4 .496 مليار», «71. 1 دولار»: a decimal whose sides changed places on the way to the page, before what it counts."""
    if i + 3 >= len(tokens) or tokens[i + 1].lex.surface != "." or tokens[i + 2].lex.kind != NUMBER:
        return None
    part, number = tokens[i], tokens[i + 2]
    before, behind = part.end < tokens[i + 1].start, tokens[i + 1].end < number.start
    follows = tokens[i + 3].lex
    counted = _LARGE & follows.cats or (behind and (follows.cats & _PRICED or _percent(tokens, i + 3)))
    nothing = behind and number.lex.surface in ("0", "٠")  # «الدولار يساوي 6404. 0 جنيه»
    if before == behind or (len(part.lex.surface) > 2 and not nothing) or not counted:
        return None
    if number.end + 1 < tokens[i + 3].start:
        return None  # «71. 1\n\nدولار»
    scale = follows.get("mag")
    if behind and scale is not None and scale.term.number == "plural" and len(number.lex.surface) == 1:
        return None  # «البند 4. 5 ملايين دولار»: a sentence begins with its count
    value = decimal(number.lex.surface, part.lex.surface)
    return Num(value, i, i + 3, part.start, number.end, Form.DIGITS, digits=len(number.lex.surface))


def read_number(text: str, tokens: list[Token], i: int, limit: int | None = None) -> Num | None:
    """The number that starts at token `i`, parts joined by «و» included; None where there is none.

    `limit` bounds the magnitude of a part that is joined to a larger one («3 ملايين و200 ألف»).
    """
    number = _head(text, tokens, i) if i < len(tokens) else None
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
    if readings and not _thousands(tokens, number, product):
        value, readings = readings[0], (number.value,)  # «5.320 مليون»: a dot before a magnitude word is a decimal one
    if number.form == Form.DIGITS and product == _MILLION and value >= _MILLION:
        return number._replace(after=after, end=tokens[after - 1].end)  # «75,003,560 مليون» has its millions already
    return number._replace(
        value=norm(value * product),
        readings=tuple(norm(reading * product) for reading in readings),
        after=after,
        end=tokens[after - 1].end,
        magnitude=product * number.magnitude,
        scaled=True,
    )


def _thousands(tokens: list[Token], number: Num, product: int) -> bool:
    """«1,949 مليون», «2,700 مليار»: a comma is one of thousands, as 30 of 31 were in the news that was read."""
    comma = tokens[number.first + 1].lex.surface in (",", "٬") if number.after > number.first + 1 else False
    return comma and (product == _MILLION or (product > _MILLION and number.value % 100 == 0))


def _with_lower_parts(text: str, tokens: list[Token], number: Num) -> Num:
    while number.magnitude > 1:
        at = joined(tokens, number.after)
        if at is None:
            at = _hundreds_behind(tokens, number)
        if at is None:
            break
        if tokens[at].lex.kind in (NUMBER, WORD):
            part = read_number(text, tokens, at, limit=number.magnitude)
        else:
            part = _in_brackets(text, tokens, at, number.magnitude)
        if part is None or part.fraction or not isinstance(part.value, int):
            break
        if (of := bare(tokens, part.after, "frac")) is not None and of.term.number == "plural":
            break  # «مليونان وثلاثة أرباع المليون»
        if not part.scaled and part.value >= min(number.magnitude, 1000) and not _rest_in_digits(tokens, number, part):
            break
        number = number._replace(
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


_REST: Final = 5  # digits of what goes on with a million: «مليون و763296 سيارة», but «مليون و2000 شخص» may be two


def _rest_in_digits(tokens: list[Token], number: Num, part: Num) -> bool:
    """«بلغت مليونا و763296 سيارة»: all its thousands in digits, and no «بين» before it."""
    between = number.first > 0 and tokens[number.first - 1].lex.form.endswith("بين")
    return part.form == Form.DIGITS and part.digits >= _REST and part.value < number.magnitude and not between


def _in_brackets(text: str, tokens: list[Token], at: int, limit: int) -> Num | None:
    """«مليون و(142) ألف»: a lower part whose digits stand in brackets."""
    if at + 2 >= len(tokens) or tokens[at].lex.surface != "(" or tokens[at + 2].lex.surface != ")":
        return None
    part = read_number(text, tokens, at + 1) if tokens[at + 1].lex.kind == NUMBER else None
    if part is None or part.readings or part.after != at + 2:
        return None
    part = _times_magnitude(tokens, part._replace(after=at + 3, end=tokens[at + 2].end))
    return part if part.value < limit else None


def _hundreds_behind(tokens: list[Token], number: Num) -> int | None:
    """«ألف خمس مئة»: hundreds may follow thousands with no «و»."""
    at = number.after
    if number.form != Form.WORDS or number.magnitude != 1000 or number.clitics == "ال":
        return None
    if bare(tokens, at, "hundred") or (bare(tokens, at, "unit") and bare(tokens, at + 1, "hundred")):
        return at
    return None


_TENS = 10
_SHADDA = "\u0651"


def _is_no_several(tokens: list[Token], i: int, reading: Reading) -> bool:
    """«بعده», «وعده», «أعد العدة», «وهو ما عدّه البعض»: after it, its promise, gear and a verb."""
    lex = tokens[i].lex
    if not lex.form.endswith("عده"):
        return False
    his = lex.surface.rstrip(MARKS).endswith("ه")
    verb = _SHADDA in lex.surface or (i > 0 and tokens[i - 1].lex.form.removeprefix("و") in ("ما", "الذي"))
    return reading.definite or (his and (bool(reading.clitics) or verb))


def vague_number(tokens: list[Token], i: int) -> tuple[tuple[int, int | None], int, int] | None:
    """A vague plural at token `i` («عشرات», «مئات الآلاف», «بضعة آلاف»): its bounds, the token after, the scale."""
    found = phrase_at(tokens, i, "vague")
    if found is None or _is_no_several(tokens, i, found[0]) or "مي" in tokens[i].lex.surface:
        return None  # «سو ميات» is a name, no «مئات»
    (low, high), after = found[0].term.value, found[1]
    scale = 1
    tens = bare(tokens, after, "vague") if low < _TENS else None
    if tens is not None and tens.term.value[0] in (2 * _TENS, 20 * _TENS):
        scale, after = tens.term.value[0] // 2, after + 1  # «عدة مئات», «بضع عشرات»
    while (mag := bare(tokens, after, "mag")) is not None and mag.term.number == "plural":
        scale *= mag.term.value
        after += 1
    return (low * scale, (high + 1) * scale - 1 if high is not None else None), after, scale
