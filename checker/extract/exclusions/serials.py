"""Telephones, codes, versions, and the numbers of things that are numbered."""

from __future__ import annotations

import re
from typing import Final

from checker.extract.passage import Passage
from checker.extract.times.numeric import is_numeric_date
from checker.extract.units import unit_after
from checker.text.clitics import is_clitic, split
from checker.text.fold import DIGITS
from checker.text.lexeme import Reading
from checker.text.tokens import DASHES, LATIN, NUMBER, SIGN, WORD

# at most six groups: no telephone number has more, and a text of digits alone is no attack
_PHONE: Final = re.compile(r"\+?[0-9٠-٩]{1,15}(?:[ \-–][0-9٠-٩]{1,15}){0,5}")
_GAP: Final = re.compile(r"[ \-–]")
_FEWEST: Final = 7  # digits of a telephone number


def telephone(p: Passage, i: int) -> int | None:
    """The token after a telephone number: «055-555-1234», «+966 11 555 1234», «5551234-011»."""
    if len(p.surface(i)) < _FEWEST and p.kind(i + 1) in (WORD, LATIN):
        return None
    token = p.tokens[i]
    match = _PHONE.match(p.text, token.start - 1 if p.surface(i - 1) == "+" and p.touches(i) else token.start)
    if match is None or match.end() - match.start() < _FEWEST:
        return None
    run = match.group().translate(DIGITS)
    groups = _GAP.split(run.lstrip("+"))
    digits = sum(map(len, groups))
    if digits < _FEWEST:
        return None
    area_last = len(groups) == 2 and len(groups[0]) >= _FEWEST and groups[1].startswith("0")
    dashed = run.count("-") >= 2 or (run.startswith(("0", "+", "00")) and digits >= _FEWEST + 1)
    if not area_last and not dashed:
        return None
    if not area_last and (all(len(group) == 3 for group in groups[1:]) and not run.startswith(("0", "+"))):
        return None
    if len(groups) == 3 and len(groups[0]) == 4 and groups[0][:2] in ("19", "20"):
        return None
    if is_numeric_date(p.text, token.start):
        return None
    after = i
    while after < len(p.tokens) and p.tokens[after].start < match.end():
        after += 1
    return after


_CODE: Final = 5  # digits of the shortest number to write to
_NEAR: Final = 2  # words from «الاتصال» to a number with no brackets
_CALL: Final = 5  # words between «هاتف» and its number
_EMERGENCY: Final = 3  # digits of a number of the rescue services, which begins with a nine
_FAR: Final = 8  # words from «هاتف» to one
_WRITE: Final = 16  # words from «sms» to the last of its numbers


def short_code(p: Passage, i: int) -> bool:
    """«هاتف الطوارئ (994)», «أرسل sms إلى 88591 أو 636250»: a number to call or to write to."""
    size = len(p.surface(i))
    if unit_known(p, i + 1):
        return False
    if p.surface(i - 1) == "(" and p.surface(i + 1) == ")" and unit_after(p, i + 2) is None:
        if any(p.says(at, "designators.phones") for at in range(i - 1 - _CALL, i - 1)):
            return True
    whole = p.number(i) if size == _EMERGENCY and p.surface(i)[0] in "9٩" else None
    if whole is not None and whole.after == i + 1 and unit_after(p, i + 1) is None:
        first = i - 1 if p.surface(i - 1) == "(" else i
        if any(p.tells(at, "designators.phones") and p.words_between(at, first) for at in range(first - _FAR, first)):
            return True  # «طوارئ حرس الحدود 994»
    if p.surface(i - 1) == ":" and p.form(i - 2) == "ت" and size > _CODE:
        return True  # «ت: 6652216»
    called = any(p.says(at, "designators.phones") for at in range(i - _NEAR, i)) and p.words_between(i - _NEAR, i)
    if called and size >= _CODE and unit_after(p, i + 1) is None:
        return True  # «مركز الاتصال السياحي 19988»
    return size >= _CODE and any(p.form(at) == "sms" for at in range(max(i - _WRITE, 0), i))


_ACCOUNT: Final = 12  # digits of the shortest number of an account


def identity(p: Passage, i: int) -> bool:
    """«1061031371» alone on its line, in a list of such lines: the number of a person or a file."""
    size = len(p.surface(i))
    alone = p.begins_line(i) and (i + 1 == len(p.tokens) or p.begins_line(i + 1))
    listed = any(p.kind(at) == NUMBER and len(p.surface(at)) == size for at in (i - 1, i + 1))
    return alone and len(p.tokens) > 1 and (listed or size >= _ACCOUNT)


_BOX: Final = 8  # tokens from a post box to the code behind its town: «ص . ب 24 جدة 21589»


def postal(p: Passage, i: int) -> bool:
    """«ص.ب 24 جدة 21589»: five digits behind a town behind a post box."""
    return any((box := p.phrase(at, "names")) is not None and box[1] > at + 1 for at in range(i - _BOX, i - 1))


def standard(p: Passage, i: int) -> bool:
    """«ISO27001:2013»: the year of a standard that Latin letters and a number name."""
    return p.surface(i - 1) == ":" and p.touches(i) and p.kind(i - 2) == NUMBER and p.kind(i - 3) == LATIN


def unit_known(p: Passage, i: int) -> bool:
    """Does a unit that the rules know stand at token `i`?"""
    unit = unit_after(p, i)
    return unit is not None and unit.unit is not None


def code(p: Passage, i: int) -> bool:
    """«52-01»: digits behind a dash that begin with a nought and are no decimal; «Stc 635031» behind a Latin word."""
    long, apart = len(p.form(i - 1)) > 2, p.kind(i - 2) == LATIN or p.surface(i - 2) in _OPENING  # «شهادة "BS 25999"»
    latin = p.kind(i - 1) == LATIN and (long or (len(p.form(i - 1)) == 2 and apart))
    if latin and unit_after(p, i - 1) is None:
        number = p.number(i)
        return number is None or unit_after(p, number.after) is None
    surface = p.surface(i).translate(DIGITS)
    if len(surface) < 2 or surface[0] != "0" or not surface.strip("0"):
        return False
    return p.touches(i) and p.dash(i - 1) and p.surface(i + 1) not in (".", ",", "٫") and unit_after(p, i + 1) is None


_OPENING: Final = frozenset('"«“')
_CLOSING: Final = frozenset('"»”')


def behind_letters(p: Passage, i: int) -> int | None:
    """The token after a serial number behind letters: «كوفيد-19», «إف- 16», «أم.إتش. 370», «م/ 59», «101 / أ»."""
    if p.surface(i + 1) == "/" and p.kind(i + 2) == WORD and len(p.form(i + 2)) == 1 and unit_after(p, i + 2) is None:
        return i + 3
    sign = p.surface(i - 1)
    if not p.touches(i):
        return serial_end(p, i) if _letters_apart(p, i) or _ends_a_name(p, i) else None
    before = p.tokens[i - 1]
    if before.lex.kind == LATIN:
        return serial_end(p, i) if not times_sign(p, i - 1) else None
    if sign and sign in "-–./" and p.touches(i - 1) and p.kind(i - 2) in (WORD, LATIN):
        word = p.tokens[i - 2].lex
        short = len(word.form) <= 3 or word.kind == LATIN
        named = not is_clitic(word.form) and not word.get("month") and not p.phrase(i - 2, "weekday")
        if named and (sign in "-–" or short):
            return serial_end(p, i)
    letters = before.lex.kind == WORD and not is_clitic(before.lex.form) and len(before.lex.form) <= 4
    return serial_end(p, i) if letters and p.surface(i + 1) == "-" and _touching_number(p, i + 2) else None


def times_sign(p: Passage, i: int) -> bool:
    """«149.9x47.7 ملم»: an «x» between two sides of a thing."""
    return p.form(i) == "x" and p.kind(i - 1) == p.kind(i + 1) == NUMBER and p.touches(i + 1)


_SIDES: Final = 3  # of a body
TIMES: Final = frozenset({"×", "x", "*"})  # between the sides of a thing


def bare_sides(p: Passage, i: int) -> int | None:
    """«صورة 4×6», «شاشة 1366 × 768»: the token after the sides of a thing that nothing measures."""
    number, sides = p.number(i), 1
    while number is not None and p.form(number.after) in TIMES and p.kind(number.after + 1) == NUMBER:
        if sides == _SIDES or "\n" in p.text[number.end : p.tokens[number.after + 1].start]:
            return None
        number, sides = p.number(number.after + 1), sides + 1
    if number is None or sides == 1:
        return None
    return None if unit_known(p, number.after) else number.after


def _letters_apart(p: Passage, i: int) -> bool:
    """«إف- 16», «F- 16», «م/ 59», «إم.إتش. 370»: a space between the letters and their number."""
    sign = p.surface(i - 1)
    if sign == "/" and p.kind(i - 2) == WORD and len(p.form(i - 2)) == 1:
        return True  # «الأمر الملكي رقم ( أ / 13 )»
    if sign in DASHES and p.get(i - 2, "names") is not None and p.kind(i + 1) != NUMBER:
        return True
    if not sign or not p.touches(i - 1):
        return False
    if sign in "-–":
        return p.get(i - 2, "names") is not None or (p.kind(i - 2) == LATIN and len(p.form(i - 2)) == 1)
    spelled = all(p.kind(at) == WORD and len(p.form(at)) <= 3 for at in (i - 2, i - 4))
    return sign == "." and spelled and p.surface(i - 3) == "." and p.touches(i - 2) and p.touches(i - 3)


def _ends_a_name(p: Passage, i: int) -> bool:
    """«“سويوز إم إس – 25”»: the last word of a name in quotation marks, behind a dash behind letters."""
    letters = p.kind(i - 2) == LATIN or (p.kind(i - 2) == WORD and len(p.form(i - 2)) <= 3)
    return p.surface(i - 1) in DASHES and letters and p.surface(i + 1) in _CLOSING and p.touches(i + 1)


def _touching_number(p: Passage, i: int) -> bool:
    return p.kind(i) == NUMBER and p.touches(i - 1)


def serial_end(p: Passage, i: int) -> int:
    """The token after the digits, letters, dashes and dots that touch token `i`."""
    after = i + 1
    while p.touches(after) and (
        p.kind(after) in (NUMBER, LATIN)
        or (p.surface(after) in "-/." and p.touches(after + 1) and p.kind(after + 1) in (NUMBER, LATIN))
    ):
        after += 1
    return after


_SOURCE: Final = 4  # words between a decision and its number: «قرار مجلس الأمن الدولي 2216»


def _decision(p: Passage, i: int) -> bool:
    """«القرار الأممي 2216», «قرار مجلس الأمن 2216»: a decision, whose it is, and its number before token `i`."""
    for at in range(i - 1, max(i - 2 - _SOURCE, -1), -1):
        if not p.touches_words(at):
            return False
        if p.tells(at, "designators.decisions"):
            return i < len(p.tokens) and len(p.surface(i).strip('"«“(')) != 1
        described = p.form(at).startswith("ال") and p.form(at) not in p.vocab.function_words  # «الرقم إلى 22 مليارا»
        if not described and p.form(at) not in ("مجلس", "رقم"):
            return False
    return False


_CLITICS: Final = frozenset("وفبلك")


def _behind_clitics(p: Passage, i: int) -> tuple[Reading, int] | None:
    """«للفرقة 30», «بالفوج 37»: a listed word with its article behind a preposition."""
    if p.form(i)[:1] not in _CLITICS:
        return None
    _, definite, base = split(p.form(i))
    bases = ([base] if definite else []) + ([p.form(i)[1:]] if p.form(i).startswith("لل") else [])  # «للفرقة», «للواء»
    terms = (term for base in bases for term in p.vocab.lexicon.terms("ال" + base))
    term = next((term for term in terms if term.cat == "names"), None)
    return (Reading(term, "", True, False, 0), i + 1) if term is not None else None


def orders(p: Passage, i: int) -> bool:
    """«النقلة رقم 61»: does «رقم» at token `i` stand behind what is told in an order?"""
    return p.form(i) == "رقم" and p.get(i - 1, "position") is not None and p.touches_words(i - 1)


_BEHIND: Final = _CLOSING | {")"}
_PHRASES: Final = (3, 2, 1)  # words of what a number names: «ص . ب», «رحلة رقم», «المادة»


def named_number(p: Passage, i: int) -> bool:
    """«القطار رقم 34», «المادة (7)», «رقم: 12»: a number behind a word of things that are numbered."""
    at = i
    if p.kind(i - 1) == SIGN:
        quoted = p.surface(i - 1) in _OPENING and p.touches(i) and p.surface(i + 1) in _CLOSING
        behind = p.surface(i - 1) in _CLOSING and p.touches(i - 1) and not p.touches(i)  # «طراز «بوينغ» 707»
        at = i - 1 if quoted or behind or p.surface(i - 1) in ("(", ":") else i
    if not p.touches_words(at - 1) or orders(p, at - 1):
        return False
    whole = p.number(i)
    if whole is not None and whole.after > i + 1 and p.get(i + 1, "mag"):
        return False  # «تمسك برقم 380 ألفا»: nothing is numbered in thousands
    if p.form(i - 1) in ("عددها", "عددنا", "عددكم") and p.form(i + 1) in ("بتاريخ", "وتاريخ", "الصادر"):
        return True  # «نشرته في عددها 15601 بتاريخ»
    if p.form(at - 1) == "فيه" and not p.surface(at - 1).endswith("ة"):
        return False  # «شارك فيه 26 موهوبا»: "in it" is folded like «فئة»
    counted = whole.after if whole is not None else i + 1
    if at < i and p.surface(counted) in _BEHIND:  # «القرار (8) دوائر», but «المبنى (8) غرفة (2)»
        told = unit_after(p, counted + 1)
        counted += told is not None and p.form(told.after) not in ("رقم", "(")
    if not unit_known(p, counted) and _decision(p, at):
        return True
    for size in _PHRASES:
        found = p.phrase(at - size, "names") or (_behind_clitics(p, at - 1) if size == 1 else None)
        if found is not None and found[1] == at and not p.get(at - 1, "position"):
            if whole is None or whole.magnitude > 1:
                return False
            unit = unit_after(p, counted)
            if unit is not None and unit.unit != "person" and p.form(counted) == "من":
                unit = None  # «المادة 352 من المعاهدات»: a part of them, not so many
            if unit is not None and p.phrase(at - size, "names") is None:
                return False  # «تأثر بالقرار 53 ألف مسافر»
            return unit is None or (unit.noun is not None and unit.unit is None)
    return False
