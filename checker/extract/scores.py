"""Results of matches: «3-2», «بثلاثة أهداف مقابل هدفين», one player's goals."""

from __future__ import annotations

from typing import Final

from checker.extract.passage import Passage
from checker.extract.units import unit_after
from checker.model import Quantity
from checker.text.fold import DIGITS
from checker.text.lexeme import Reading
from checker.text.tokens import NUMBER, WORD


def read_score(p: Passage, i: int) -> tuple[Quantity, int] | None:
    """«3-2», «1/2», «بثلاثة أهداف مقابل هدفين», «بهدفين لهدف», «بثلاثية نظيفة»: a result, higher number first."""
    found = _score_digits(p, i) or ((_goalless(p, i) or _score_words(p, i)) if p.kind(i) == WORD else None)
    if found is None:
        return None
    high, low, start, after = found
    value = f"{max(high, low)}-{min(high, low)}"
    end = p.tokens[after - 1].end
    return Quantity("text", value, value, value, "score", None, start, end, p.text[start:end]), after


_TODAY: Final = frozenset({"اليوم", "الليله"})  # «بفوزه على لاتسيو 2-صفر اليوم السبت»
_DASHES: Final = ("-", "–", "/", ":", "ـ", "ــ")


def _score_digits(p: Passage, i: int) -> tuple[int, int, int, int] | None:
    """«3-2», «1/2», «3-صفر» near a word of matches."""
    sign = p.surface(i + 1)
    if sign not in _DASHES or (p.surface(i + 3) == sign and p.kind(i + 4) == NUMBER):
        return None
    if p.surface(i + 3) in _DASHES and p.kind(i + 4) == NUMBER and p.surface(i + 5) != sign:
        return None  # «5/7 - 5/7» are two sets
    if p.touches(i) and p.surface(i - 1) in "-/:.":
        return None
    if sign == "/" and p.form(i + 3) in ("نهايي", "النهايي"):
        return None  # «مباريات الدور 2/1 النهائي»
    one, two = _side(p, i), _side(p, i + 2)
    if one is None or two is None or not near_match(p, i):
        return None
    noun = p.get(i + 3, "noun")
    linked = noun is not None and noun.clitics.startswith("و")  # «1-0 والمباراة 3-2»
    dated = p.form(i + 3) in _TODAY
    unit = None if linked or dated else unit_after(p, i + 3)
    if unit is not None and (unit.kind != "number" or unit.unit is not None):
        return None
    return one, two, p.tokens[i].start, i + 3


_NEAR: Final = 14  # words: a sentence on a match names it at least so near
_MOST: Final = 40  # goals of one side
_POINTS: Final = 200  # points of one side, where «بنتيجة» leads up to them


def _side(p: Passage, i: int) -> int | None:
    """One side of a score: goals, points behind «بنتيجة» or a word of matches, or «صفر»."""
    if p.kind(i) == NUMBER:
        led = any(p.form(at).endswith("نتيجه") or p.get(at, "match_word") for at in (i - 1, i - 3))
        most = _POINTS if led else _MOST
        goals = int(p.surface(i).translate(DIGITS)) if len(p.surface(i)) <= 3 else most + 1
        return goals if goals <= most else None
    nil = p.get(i, "unit")
    return 0 if nil is not None and nil.term.value == 0 and not nil.clitics else None


_STOPS: Final = frozenset(".؟!")


def near_match(p: Passage, i: int, *, in_sentence: bool = False) -> bool:
    """Does a word of matches stand near token `i`?"""
    for at in range(max(i - _NEAR, 0), min(i + _NEAR, len(p.tokens))):
        if in_sentence and at > i and p.surface(at) in _STOPS:
            break
        terms = p.tokens[at].lex.terms
        noun = terms.get("noun") or terms.get("noun_dual")
        if p.tokens[at].lex.form in ("x", "×") and p.kind(at - 1) == p.kind(at + 1) == WORD:
            return True  # «الشعيب x النصر 2-4»
        if "match_word" in terms or (noun is not None and noun.term.value.cls in ("match", "goal")):
            return True
    return False


def _counts_goals(noun: Reading) -> bool:
    """Goals, or the sets of a game that is won by them: «بثلاثة أشواط مقابل شوطين»."""
    return noun.term.value.cls == "goal" or noun.term.value.lemma in ("شوط", "مجموعة", "ركلة")


def _goals(p: Passage, i: int) -> tuple[int, int, int] | None:
    """A number of goals at token `i`: «ثلاثة أهداف», «هدفين», «هدف»: goals, token after, character."""
    token = p.tokens[i] if i < len(p.tokens) else None
    if token is None:
        return None
    reading = token.lex.get("noun_dual")
    if reading is not None and _counts_goals(reading):
        return 2, i + 1, token.start + reading.offset
    single = token.lex.get("noun")
    if single is not None and _counts_goals(single) and single.term.number == "singular" and not single.definite:
        after = i + 1
        one = p.get(after, "unit")
        if one is not None and one.term.value == 1:
            after += 1
        return 1, after, token.start + single.offset
    haul = p.get(i, "haul")
    if haul is not None and (near_match(p, i) or p.phrase(i + 1, "nil") is not None):
        return haul.term.value, i + 1, token.start + haul.offset
    number = p.number(i)
    if number is not None and isinstance(number.value, int) and number.value < _MOST:
        noun = p.get(number.after, "noun")
        if noun is not None and _counts_goals(noun):
            return number.value, number.after + 1, number.start
        if p.form(number.after) == "مقابل" and near_match(p, i):
            return number.value, number.after, number.start
    return None


def _goalless(p: Passage, i: int) -> tuple[int, int, int, int] | None:
    """«التعادل السلبي»: nobody scored."""
    found = p.phrase(i, "goalless")
    return None if found is None else (0, 0, p.tokens[i].start + found[0].offset, found[1])


def _score_words(p: Passage, i: int) -> tuple[int, int, int, int] | None:
    first = _goals(p, i)
    if first is None:
        return None
    goals, at, start = first
    nil = p.phrase(at, "nil")
    if nil is not None:
        return goals, 0, start, nil[1]
    led = p.form(i).startswith("ب") or p.begins_line(i)
    if goals == 1 and led and p.says(at, "designators.only_goal") and _told_of_a_match(p, i):
        return goals, 0, start, at + 1  # «فاز بهدف وحيد», «هدف وحيد يكفي الاتحاد»
    alike = p.get(at, "alike")
    if alike is not None and alike.clitics == "ل":
        return goals, goals, start, at + 1
    if p.form(at) == "مقابل":
        at += 1
    elif not (at < len(p.tokens) and any(reading.clitics == "ل" for reading in p.tokens[at].lex.readings)):
        return None
    second = _goals(p, at) or _bare_goals(p, at)
    return None if second is None else (goals, second[0], start, second[1])


def _told_of_a_match(p: Passage, i: int) -> bool:
    """«فاز بهدف وحيد»: does another word of matches stand near?  «جاء بهدف وحيد» is an aim."""
    return any(p.get(at, "match_word") for at in range(max(i - _NEAR, 0), i + _NEAR) if at != i)


def _bare_goals(p: Passage, i: int) -> tuple[int, int] | None:
    """«بثلاثة أهداف مقابل واحد», «لواحد»: the second side, whose noun was said with the first."""
    number = p.number(i)
    if number is None or not isinstance(number.value, int) or number.value > _MOST:
        return None
    counted = unit_after(p, number.after)
    return (
        (number.value, number.after) if counted is None or counted.unit is None else None
    )  # «9 أهداف مقابل 19 مباراة»
