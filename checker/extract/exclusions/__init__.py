"""Numbers that name instead of counting: telephones, versions, products, titles, list numbers.

`end_of_name` asks one reader after the other; each says at which token the name ends.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from checker.extract.exclusions.items import is_item, is_part
from checker.extract.exclusions.serials import (
    TIMES,
    bare_sides,
    behind_letters,
    code,
    identity,
    named_number,
    orders,
    postal,
    serial_end,
    short_code,
    standard,
    telephone,
    times_sign,
)
from checker.extract.exclusions.titles import (
    behind_dash,
    behind_name,
    conference,
    edition,
    ends_heading,
    ends_title,
    festival,
    glued_to_name,
    house,
    numbered_place,
    part_of_series,
    verse,
)
from checker.extract.numbers import Num
from checker.extract.passage import Passage
from checker.extract.units import unit_after
from checker.text.fold import DIGITS
from checker.text.tokens import LATIN, NUMBER, SIGN, WORD

__all__ = ["end_of_name"]

_Reader = Callable[[Passage, int], bool]
_MANY: Final = sys.maxsize
_ANYTHING: Final = frozenset({WORD, NUMBER, LATIN, SIGN})
# What digits can be part of a name: the reader, how many digits it is for, and behind which kinds of token.
_NAMES: Final[tuple[tuple[_Reader, range, frozenset[int]], ...]] = (
    (is_item, range(1, 3), _ANYTHING),
    (glued_to_name, range(1, 2), frozenset({WORD})),
    (code, range(1, _MANY), frozenset({LATIN, SIGN})),
    (short_code, range(3, _MANY), _ANYTHING),  # the shortest number to call has three
    (standard, range(1, _MANY), frozenset({SIGN})),
    (identity, range(7, _MANY), _ANYTHING),  # the shortest number of a person or a file has seven
    (postal, range(5, 6), frozenset({WORD})),
    (ends_title, range(1, 4), frozenset({WORD})),
    (festival, range(2, 5, 2), frozenset({WORD})),
    (part_of_series, range(1, 2), frozenset({WORD})),
    (ends_heading, range(1, 2), frozenset({WORD})),
    (house, range(1, _MANY), _ANYTHING),
    (numbered_place, range(1, _MANY), _ANYTHING),
    (behind_name, range(1, 5), frozenset({WORD})),
    (behind_dash, range(1, 2), frozenset({SIGN})),
    (verse, range(1, _MANY), frozenset({SIGN})),
    (conference, range(1, 2), frozenset({WORD})),
    (edition, range(1, _MANY), frozenset({SIGN})),
)


@lru_cache(maxsize=256)
def _readers(size: int, before: int) -> tuple[_Reader, ...]:
    """The readers for so many digits behind such a token."""
    return tuple(reader for reader, sizes, kinds in _NAMES if size in sizes and before in kinds)


def _is_name(p: Passage, i: int) -> bool:
    """Are the digits at token `i` part of a name, which ends with them?"""
    return any(reader(p, i) for reader in _readers(len(p.surface(i)), p.kind(i - 1)))


def end_of_name(p: Passage, i: int) -> int | None:
    """The token after a name, a version or a telephone number that starts at `i`; None where none does."""
    round_end = _round_of_teams(p, i)
    if round_end is not None:
        return round_end
    if p.kind(i) != NUMBER:
        return _spelled_number(p, i)
    if _is_name(p, i):
        return serial_end(p, i) if p.surface(i + 1) == "." else i + 1  # «Android 4.2.3»
    if _sum_name(p, i) or is_part(p, i):
        return i + 3
    if p.form(i + 1) in TIMES or p.surface(i + 1) == ".":
        sides = bare_sides(p, i)
        if sides is not None:
            return sides
    phone = telephone(p, i)
    if phone is not None:
        return phone
    serial = behind_letters(p, i)
    if serial is not None:
        return serial
    if (p.kind(i + 1) == LATIN and _before_letters(p, i)) or len(p.surface(i)) in _SHARPNESS.get(p.form(i + 1), ()):
        return i + 2
    return _past_second(p, serial_end(p, i)) if named_number(p, i) or _second_named(p, i) else None


_SHARPNESS: Final = {"بي": (3, 4), "كيه": (1,)}  # «720 بي», «4 كيه»: how many digits stand before what letters


def _before_letters(p: Passage, i: int) -> bool:
    """«5G», «“7 series”»: do the letters behind the number at token `i` make it a name?"""
    quoted = bool(p.surface(i - 1)) and p.surface(i - 1) in '“"«'
    return (p.touches(i + 1) or quoted) and not times_sign(p, i + 1) and unit_after(p, i + 1) is None


def _past_second(p: Passage, after: int) -> int:
    """«قرار رقم ( 60 / 33 )», «بوينغ 777 - 300»: the token after the second number of a name."""
    tied = p.surface(after) == "/" or p.dash(after)
    return after + 2 if tied and p.kind(after + 1) == NUMBER else after


_LISTED = 16  # numbers of a list that is looked back through


def _second_named(p: Passage, i: int) -> bool:
    """«خطي السير رقم 2 و 9», «القرارات 1696 و1737 و1747», «مركز 2 و3»: a number joined to one that names."""
    if unit_after(p, i + 1) is not None and not _listed_on(p, i + 1):
        return False
    if p.surface(i - 1) == "(" and p.form(i - 2) == "و" and p.surface(i - 3) == ")" and p.kind(i - 4) == NUMBER:
        return named_number(p, i - 4)  # «رقم (2) و(9)»
    for first in range(i - 2, max(i - 2 * _LISTED, 0), -2):
        linked = p.form(first + 1) == "و" or (p.form(first + 1) in _COMMAS and len(p.surface(i)) < _YEAR)
        if not linked or p.kind(first) != NUMBER:
            return False
        if named_number(p, first) or _is_name(p, first):
            return True
    return False


_COMMAS = frozenset({"،", ","})  # «المواد 98، 99 و100»
_YEAR = 4  # digits: «June 18, 2015»


def _listed_on(p: Passage, i: int) -> bool:
    return p.form(i) == "و" and p.kind(i + 1) == NUMBER


def _spelled_number(p: Passage, i: int) -> int | None:
    """«القميص رقم عشرة», «شارع الستين»: a name in words."""
    if p.get(i, "weekday") is not None and p.tells(i - 1, "dates.weekly"):
        return i + 1  # «سوق الاثنين»
    if not p.get(i - 1, "names") or not p.touches_words(i - 1) or orders(p, i - 1):
        return None
    number = p.number(i)
    street = p.get(i, "ten") is not None and p.form(i - 1).endswith("شارع")
    named = p.form(i - 1).endswith("رقم") or street
    if number is None or not named or number.clitics or _counted_high(p, i, number):
        return None
    second = p.number(number.after)  # «رقم اثنين وتسعة»
    joined = second is not None and second.clitics == "و" and unit_after(p, second.after) is None
    return second.after if second is not None and joined else number.after


def _counted_high(p: Passage, i: int, number: Num) -> bool:
    """«رقم مليون رحلة», «الوصول إلى رقم مليار», «كان الرقم مليونا»: a number that is told, no name; «الزائر رقم مليون» has one."""
    if number.magnitude == 1:
        return False
    return number.dual_magnitude or p.form(i - 2) == "الي" or unit_after(p, number.after) is not None


def _sum_name(p: Passage, i: int) -> bool:
    """«مجموعة 5+1»: a name; «الدقيقة 90+3» is read as a position."""
    return (
        p.surface(i + 1) == "+"
        and p.kind(i + 2) == NUMBER
        and ((p.close(i + 1) and p.close(i + 2)) or len(p.surface(i)) == len(p.surface(i + 2)) == 1)  # «5 + 1»
        and not any(p.get(i - back, "position") for back in (1, 2))
    )


_ROUNDS = frozenset({"8", "16", "32", "64", "128"})


_OPENS: Final = frozenset(["ال", "«", "(", '"', "“"])


def _round_of_teams(p: Passage, i: int) -> int | None:
    """«دور الثمانية», «لدور الـ16», «دور 16», «مجموعة العشرين»: who plays or belongs names the round or the group."""
    before = p.form(i - 1)
    if before not in _OPENS and before not in p.vocab.cues["designators.rounds"]:
        return None
    quoted = before != "ال" and p.form(i - 2) == "ال" and before in _OPENS  # «دور الـ«16»»
    at = i - 2 if quoted else i - 1 if before == "ال" else i
    bracketed = not quoted and before == "(" and p.surface(i + 1) == ")"
    if bracketed and p.says(i - 2, "designators.rounds") and p.surface(i).translate(DIGITS) in _ROUNDS:
        return i + 1  # «دور (32)»
    if not p.says(at - 1, "designators.rounds"):
        return None
    number = p.number(i)
    unit = unit_after(p, number.after) if number is not None else None
    if number is None or (unit is not None and unit.kind == "percent"):  # «قمة الـ35 في المئة»
        return None
    bare = p.surface(i).translate(DIGITS) in _ROUNDS and unit is None
    return number.after if number.definite or at < i or bare else None
