"""The numbers of items and parts: «1- رفع المستوى», «(2) حيث», «مذكرات (8): البداية», «2 من 2»."""

from __future__ import annotations

from typing import Final

from checker.extract.passage import Passage
from checker.extract.scores import near_match
from checker.extract.units import unit_after
from checker.text.fold import DIGITS
from checker.text.tokens import LATIN, NUMBER, WORD

_ENDS: Final = frozenset(".:؛،!؟")  # what an item within a line stands behind
_OPENING: Final = frozenset("«“\"'(")
_MOST: Final = 12  # parts of a series


def is_item(p: Passage, i: int) -> bool:
    """«1- رفع المستوى» at the beginning of a line or behind a stop, «(1) أن يتم», «مذكرات (8): البداية»."""
    if p.surface(i - 1) == "*" and p.touches(i) and p.kind(i - 2) != NUMBER:
        return True  # «(*5): تحفة»
    mark = p.surface(i + 1)
    if (nil := p.get(i + 2, "unit")) is not None and nil.term.value == 0:
        return False  # «4-صفر» is a score
    if (mark == "." or p.dash(i + 1)) and p.close(i + 1) and (_follows_item(p, i, mark) or _first_item(p, i, mark)):
        return True  # «1.إجمالي المبلغ 2.حصة السهم», «7- سبق  8- يوتيوب»
    if mark == ")" and p.surface(i - 1) == "(":
        return p.surface(i + 2) == ":" or _in_brackets(p, i) or _next_item(p, i)
    if mark not in (")", ".") and not p.dash(i + 1):
        return False
    behind = p.surface(i - 1) in _ENDS or (p.dash(i - 1) and p.surface(i - 2) == ":")
    item = behind and not p.touches(i) and (not p.touches(i + 2) or p.close(i + 1))
    if not (p.begins_line(i) or item) or (p.kind(i + 2) not in (WORD, LATIN) and p.surface(i + 2) not in _OPENING):
        return False
    named = p.phrase(i + 2, "fixed") is not None  # «5- وست هام: 24 نقطة»
    return named or p.get(i + 2, "unit") is None if p.dash(i + 1) else p.close(i + 1)


def _in_brackets(p: Passage, i: int) -> bool:
    """«: (1) أن يتم»: in brackets behind a stop, with nothing that it counts."""
    first = p.surface(i - 2) in _ENDS or p.begins_line(i - 1)
    if first and p.surface(i).translate(DIGITS) == "1" and p.kind(i + 2) == WORD:
        return True  # «منها: (1) احتكار الأراضي»: a one never stands before what it counts
    return first and p.kind(i + 2) == WORD and unit_after(p, i + 2) is None and not p.get(i + 2, "mag")


_BETWEEN: Final = 60  # words of an item


def _next_item(p: Passage, i: int) -> bool:
    """«(1) احتكار الأراضي و(2) رفع الأسعار»: a number in brackets behind the one before it in brackets too."""
    if p.kind(i + 2) != WORD or p.get(i + 2, "measure") or p.get(i + 2, "currency") or p.get(i + 2, "mag"):
        return False
    before = str(int(p.surface(i).translate(DIGITS)) - 1)
    return any(
        p.surface(at) == ")" and p.surface(at - 2) == "(" and p.surface(at - 1).translate(DIGITS) == before
        for at in range(i - 2, max(i - _BETWEEN, 1), -1)
    )


def _first_item(p: Passage, i: int, mark: str) -> bool:
    """«وظائف (طبيب مقيم) 1-صورة من المؤهل. 2-شهادة»: a one with a two behind it that has the same mark."""
    if p.surface(i).translate(DIGITS) != "1" or p.kind(i + 2) != WORD or p.surface(i - 1) not in (")", *_ENDS):
        return False
    return any(
        p.surface(at).translate(DIGITS) == "2" and p.surface(at + 1) == mark and p.kind(at + 2) == WORD
        for at in range(i + 3, min(i + _BETWEEN, len(p.tokens)))
    )


_GAP: Final = 2  # blanks that set an item apart from the one before it


def _follows_item(p: Passage, i: int, mark: str) -> bool:
    """Is token `i` the number behind one that stands before it with the same mark, each with words behind it?"""
    gap = p.tokens[i].start - p.tokens[i - 1].end if i else 0
    if p.kind(i + 2) != WORD or not (p.close(i + 2) or gap >= _GAP or p.surface(i - 1) in _ENDS):
        return False
    before = str(int(p.surface(i).translate(DIGITS)) - 1)
    return any(
        p.surface(at).translate(DIGITS) == before and p.surface(at + 1) == mark and p.kind(at + 2) == WORD
        for at in range(i - 2, max(i - _BETWEEN, -1), -1)
    )


def is_part(p: Passage, i: int) -> bool:
    """«(2 من 3)», «(3 - 4): الخاتمة», «آراء في الشعر 1-2» as a title: the part of a series."""
    if p.kind(i + 2) != NUMBER or (p.surface(i - 1) not in _OPENING and not p.touches_words(i - 1)):
        return False
    if p.dash(i + 1) and _ends_heading(p, i):
        return int(p.surface(i).translate(DIGITS)) <= int(p.surface(i + 2).translate(DIGITS)) <= _MOST
    if p.surface(i - 1) not in _OPENING:
        return False
    same = p.surface(i) == p.surface(i + 2) and not near_match(p, i)  # «(2-2)»: the last part
    if not (p.form(i + 1) == "من" or (p.dash(i + 1) and (same or p.surface(i + 4) == ":"))):
        return False
    part, parts = (p.surface(at).translate(DIGITS) for at in (i, i + 2))
    closed = p.surface(i + 3) in (")", "»", '"')
    return closed and len(parts) <= 2 and len(part) <= 2 and int(part) <= int(parts) <= _MOST


_ARTICLE: Final = 80  # tokens in which what is about a match says so


def _ends_heading(p: Passage, i: int) -> bool:
    """Do the two numbers at token `i` end the first line of a text that is about no match?"""
    after = i + 4 if p.surface(i + 3) in (")", "»", '"') and p.touches(i + 3) else i + 3
    if not 0 < after < len(p.tokens) or not p.begins_line(after) or "\n" in p.text[: p.tokens[i].start]:
        return False
    return not any(near_match(p, at) for at in range(0, min(_ARTICLE, len(p.tokens)), 10))
