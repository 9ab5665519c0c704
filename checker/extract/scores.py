"""Results of matches: «3-2», «بثلاثة أهداف مقابل هدفين», one player's goals."""

from __future__ import annotations

from checker.extract.numbers import read_number
from checker.extract.passage import Passage
from checker.extract.units import unit_after
from checker.model import Quantity
from checker.text.fold import DIGITS
from checker.text.tokens import NUMBER


def read_score(p: Passage, i: int) -> tuple[Quantity, int] | None:
    """«3-2», «1/2», «بثلاثة أهداف مقابل هدفين», «بهدفين لهدف»: the result of a match, higher number first."""
    found = _score_digits(p, i) if p.kind(i) == NUMBER else _score_words(p, i)
    if found is None:
        return None
    high, low, start, after = found
    value = f"{max(high, low)}-{min(high, low)}"
    end = p.tokens[after - 1].end
    return Quantity("text", value, value, value, "score", None, start, end, p.text[start:end]), after


def _score_digits(p: Passage, i: int) -> tuple[int, int, int, int] | None:
    link = p.surface(i + 1)
    if link not in ("-", "–", "/", ":", "×") or not link or p.kind(i + 2) != NUMBER:
        return None
    if (
        len(p.surface(i)) > 2
        or len(p.surface(i + 2)) > 2
        or (p.surface(i + 3) in ("-", "/", ":", "–") and p.kind(i + 4) == NUMBER)
    ):
        return None
    if p.touches(i) and p.surface(i - 1) in "-/:.":
        return None
    one, two = (int(p.surface(k).translate(DIGITS)) for k in (i, i + 2))
    if max(one, two) > 40 or not near(p, i, "match_word", 14):
        return None
    unit = unit_after(p, i + 3)
    if unit is not None and (unit.kind != "number" or unit.unit is not None):
        return None
    return one, two, p.tokens[i].start, i + 3


def near(p: Passage, i: int, cat: str, distance: int) -> bool:
    return any(p.get(j, cat) is not None for j in range(max(i - distance, 0), min(i + distance, len(p.tokens))))


def _goals(p: Passage, i: int) -> tuple[int, int, int] | None:
    """A number of goals at token `i`: «ثلاثة أهداف», «هدفين», «هدف»: goals, token after, character."""
    token = p.tokens[i] if i < len(p.tokens) else None
    if token is None:
        return None
    reading = token.lex.get("noun_dual")
    if reading is not None and reading.term.value.cls == "goal":
        return 2, i + 1, token.start + reading.offset
    single = token.lex.get("noun")
    if (
        single is not None
        and single.term.value.cls == "goal"
        and single.term.number == "singular"
        and not single.definite
    ):
        after = i + 1
        one = p.get(after, "unit")
        if one is not None and one.term.value == 1:
            after += 1
        return 1, after, token.start + single.offset
    number = read_number(p.text, p.tokens, i)
    if number is not None and isinstance(number.value, int) and number.value < 40:
        noun = p.get(number.after, "noun")
        if noun is not None and noun.term.value.cls == "goal":
            return number.value, number.after + 1, number.start
        if p.get(number.after, "against_word") is not None or p.form(number.after) in ("مقابل",):
            return number.value, number.after, number.start
    return None


def _score_words(p: Passage, i: int) -> tuple[int, int, int, int] | None:
    first = _goals(p, i)
    if first is None:
        return None
    goals, at, start = first
    nil = p.phrase(at, "nil")
    if nil is not None:
        return goals, 0, start, nil[1]
    if p.form(at) == "مقابل":
        second = _goals(p, at + 1)
    elif (
        at < len(p.tokens)
        and p.form(at).startswith("ل")
        and p.tokens[at].lex.readings
        and p.tokens[at].lex.readings[0].clitics == "ل"
    ):
        second = _goals(p, at)
    else:
        return None
    if second is None:
        return None
    return goals, second[0], start, second[1]
