"""Numbers that name instead of counting: telephones, versions, products, list numbers."""

from __future__ import annotations

import re
from typing import Final

from checker.extract.hedges import hedge_before
from checker.extract.numbers import read_number
from checker.extract.passage import Passage
from checker.extract.times.numeric import is_numeric_date
from checker.extract.units import unit_after
from checker.text.clitics import is_clitic
from checker.text.fold import DIGITS
from checker.text.frequency import frequency
from checker.text.tokens import LATIN, NUMBER, SIGN, WORD

# at most six groups: no telephone number has more, and a text of digits alone is no attack
_PHONE: Final = re.compile(r"\+?[0-9٠-٩]{1,15}(?:[ \-–][0-9٠-٩]{1,15}){0,5}")


def end_of_name(p: Passage, i: int) -> int | None:
    """The token after a name, a version or a telephone number that starts at `i`; None where none does."""
    round_end = _round_of_teams(p, i)
    if round_end is not None:
        return round_end
    if p.kind(i) != NUMBER:
        return None
    if _list_number(p, i) or _glued_to_name(p, i) or _code(p, i) or _behind_latin(p, i) or _ends_title(p, i):
        return i + 1
    if _house(p, i):
        return i + 1
    if _sum_name(p, i):
        return i + 3
    phone = _phone_end(p, i)
    if phone is not None:
        return phone
    if p.surface(i - 1) in ("-", "–") and p.touches(i - 1) and p.get(i - 2, "names") and not p.touches(i):
        return _serial_end(p, i)  # «إف- 16»
    if p.touches(i):
        before = p.tokens[i - 1]
        if before.lex.kind == LATIN:
            return _serial_end(p, i)
        if before.lex.surface in "-–./" and p.touches(i - 1) and p.kind(i - 2) in (WORD, LATIN):
            word = p.tokens[i - 2].lex
            short = len(word.form) <= 3 or word.kind == LATIN
            clitic = is_clitic(word.form)
            if (
                not clitic
                and not word.get("month")
                and (before.lex.surface in "-–" or short)
                and not p.phrase(i - 2, "weekday")
            ):
                return _serial_end(p, i)
        if (
            before.lex.kind == WORD
            and not is_clitic(before.lex.form)
            and len(before.lex.form) <= 4
            and _latin_follows(p, i)
        ):
            return _serial_end(p, i)
    if p.kind(i + 1) == LATIN and p.touches(i + 1):
        if unit_after(p, i + 1) is None:
            return i + 2
    return _past_second(p, _serial_end(p, i)) if _named_number(p, i) else None


def _past_second(p: Passage, after: int) -> int:
    """«قرار رقم ( 60 / 33 )»: the token after the second number of a name."""
    return after + 2 if p.surface(after) == "/" and p.kind(after + 1) == NUMBER else after


def _sum_name(p: Passage, i: int) -> bool:
    """«مجموعة 5+1»: a name; «الدقيقة 90+3» is read as a position."""
    return (
        p.surface(i + 1) == "+"
        and p.kind(i + 2) == NUMBER
        and p.touches(i + 1)
        and p.touches(i + 2)
        and not any(p.get(i - back, "position") for back in (1, 2))
    )


def _round_of_teams(p: Passage, i: int) -> int | None:
    """«دور الثمانية», «لدور الـ16»: the name of a round."""
    at = i - 1 if p.form(i - 1) == "ال" else i
    if not p.says(at - 1, "designators.rounds"):
        return None
    number = read_number(p.text, p.tokens, i)
    if number is None or not (number.definite or at < i):
        return None
    return number.after


def _glued_to_name(p: Passage, i: int) -> bool:
    """«آيباد آير2»: one digit glued to a word, with nothing that it counts."""
    if len(p.surface(i)) > 1 or not p.touches(i) or p.kind(i - 1) != WORD:
        return False
    if p.touches(i + 1) and (p.kind(i + 1) != SIGN or p.surface(i + 1) in ".,٫/:-%٪"):
        return False
    form = p.form(i - 1)
    return len(form) > 2 and not is_clitic(form) and not p.tokens[i - 1].lex.readings and unit_after(p, i + 1) is None


def _code(p: Passage, i: int) -> bool:
    """«52-01»: digits behind a dash that begin with a nought and are no decimal count nothing."""
    surface = p.surface(i).translate(DIGITS)
    if len(surface) < 2 or surface[0] != "0" or not surface.strip("0"):
        return False
    return p.touches(i) and p.dash(i - 1) and p.surface(i + 1) not in (".", ",", "٫") and unit_after(p, i + 1) is None


_OPENING: Final = frozenset("«“”\"'‘(")
_CLOSING: Final = frozenset("»“”\"'’)")
_NO_TITLE: Final = frozenset("month hmonth weekday unit ten hundred mag position change".split())
_TITLE: Final = 6  # words of a title that ends with a number


def _ends_title(p: Passage, i: int) -> bool:
    """«"صيف ينبع 36"», «(جنيف 3)»: a number that ends what stands in quotation marks, behind a name."""
    if len(p.surface(i)) > 3 or p.surface(i + 1) not in _CLOSING or not p.touches(i + 1) or not p.touches_words(i - 1):
        return False
    opened = next((at for at in range(i - 1, max(i - 2 - _TITLE, -1), -1) if p.kind(at) != WORD), -1)
    if opened < 0 or p.surface(opened) not in _OPENING or opened == i - 1:
        return False
    last = p.tokens[i - 1].lex
    if not last.terms.keys().isdisjoint(_NO_TITLE) or last.form in p.vocab.function_words:
        return False
    if hedge_before(p, i) is not None or any(p.get(at, "unit") for at in range(opened + 1, i)):
        return False
    return p.surface(opened) != "(" or not frequency("ال" + last.form)  # names of places take no article


def _house(p: Passage, i: int) -> bool:
    """«40 بارك ستريت»: a number before the name of a street."""
    return any(p.says(at, "designators.streets") and p.words_between(i + 1, at) for at in (i + 2, i + 3))


def _behind_latin(p: Passage, i: int) -> bool:
    """«Stc 635031», «Lumia 535»: a number behind a Latin word is a code or a model, where nothing is counted."""
    latin = p.kind(i - 1) == LATIN and len(p.form(i - 1)) > 2 and unit_after(p, i - 1) is None
    return latin and unit_after(p, i + 1) is None


def _list_number(p: Passage, i: int) -> bool:
    """«1- رفع المستوى» at the beginning of a line, «مذكرات (8): البداية»: the number of an item or a part."""
    mark = p.surface(i + 1)
    if mark == ")" and p.surface(i - 1) == "(" and p.surface(i + 2) == ":":
        return len(p.surface(i)) <= 2
    if mark not in ("-", ")", ".", "–") or len(p.surface(i)) > 2:
        return False
    line_start = i == 0 or "\n" in p.text[p.tokens[i - 1].end : p.tokens[i].start]
    item = p.surface(i - 1) in (".", ":") and p.dash(i + 1) and not p.touches(i) and not p.touches(i + 2)
    if not (line_start or item) or (p.kind(i + 2) != WORD and p.surface(i + 2) not in _OPENING):
        return False
    return not p.touches(i + 2) if mark in "-–" else p.touches(i + 1)


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
    at = i - 1 if p.surface(i - 1) == "(" else i
    for size in (2, 1):
        found = p.phrase(at - size, "names")
        if found is not None and found[1] == at and p.touches_words(at - 1):
            number = read_number(p.text, p.tokens, i)
            if number is None:
                return False
            unit = unit_after(p, number.after)
            return unit is None or (unit.noun is not None and unit.unit is None)
    return False


def _phone_end(p: Passage, i: int) -> int | None:
    token = p.tokens[i]
    match = _PHONE.match(p.text, token.start - 1 if p.surface(i - 1) == "+" and p.touches(i) else token.start)
    if match is None or is_numeric_date(p.text, token.start):
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
