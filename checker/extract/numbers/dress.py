"""What a number wears: its sign, an article written apart, its own repetition in brackets."""

from __future__ import annotations

from typing import Final

from checker.extract.numbers.digits import whole
from checker.extract.numbers.number import Form, Num, Value, norm
from checker.extract.numbers.words import bare, read_number
from checker.text.clitics import is_clitic
from checker.text.fold import cut
from checker.text.lexeme import Token
from checker.text.tokens import NUMBER, SIGN, WORD


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
    return number._replace(value=-number.value, first=i, start=sign.start, readings=tuple(-r for r in number.readings))


def with_article(tokens: list[Token], number: Num) -> Num:
    """`number` with the article that is written apart from its digits: «الـ 48», «ال193», «الـ(13)»."""
    i, after = number.first - 1, number.after
    if i < 0 or number.form != Form.DIGITS:
        return number
    opened, closed = tokens[i].lex.surface, tokens[after].lex.surface if after < len(tokens) else ""
    if opened in _OPENING and closed in _CLOSING:
        i, after = i - 1, after + 1
    if i < 0 or tokens[i].lex.kind != WORD:
        return number
    form = tokens[i].lex.form
    if not form.endswith(("ال", "لل")) or not is_clitic(form):
        return number
    start = tokens[i].start + cut(tokens[i].lex.surface, len(form) - 2 if form != "لل" else 1)
    return number._replace(first=i, start=start, after=after, end=tokens[after - 1].end, definite=True)


_OF_MILLIONS: Final = 6  # digits; with more, a number is in the millions by itself
_CLOSING: Final = frozenset(')»”"]“″')
_OPENING: Final = frozenset('(«“"[»”″')  # «»37»: quotes are set the wrong way round at times


def magnitude_behind_bracket(text: str, tokens: list[Token], number: Num) -> Num:
    """`number` with the magnitude behind its bracket: «(19) مليون ريال»."""
    first, at = number.first - 1, number.after
    if number.form != Form.DIGITS or number.magnitude > 1 or first < 0 or at + 1 >= len(tokens):
        return number
    if tokens[first].lex.surface not in _OPENING or tokens[at].lex.surface not in _CLOSING:
        return number
    scale = bare(tokens, at + 1, "mag")
    if scale is None or scale.term.number == "dual" or scale.definite:
        return number
    value = number.readings[0] if number.readings else number.value
    size: int = scale.term.value
    if number.digits > _OF_MILLIONS:  # «(21.217.850) مليون», «(37,775.000) مليون» have their millions already
        value = whole("".join(filter(str.isdigit, text[number.start : number.end])))
    elif value < size:
        value, number = value * size, number._replace(magnitude=size)
    return number._replace(value=norm(value), readings=(), first=first, start=tokens[first].start, after=at + 2,
        end=tokens[at + 1].end, scaled=True,
    )  # fmt: skip


def _repeated(number: Num, again: Num) -> tuple[Value, ...]:
    """What the words behind a number say where they repeat it: itself, or so many thousands or millions."""
    return (number.value, number.value * again.magnitude) if again.scaled else (number.value,)


def same_twice(text: str, tokens: list[Token], number: Num) -> Num:
    """`number` with its own repetition: «(7) سبعة», «سبعة (7)», «(210) مئتين وعشرة ملايين»."""
    at = number.after
    if (
        at < len(tokens)
        and tokens[at].lex.surface == ")"
        and number.first
        and tokens[number.first - 1].lex.surface == "("
    ):
        again = read_number(text, tokens, at + 1) if at + 1 < len(tokens) else None
        if again is not None and again.form != number.form and again.value in _repeated(number, again):
            return again._replace(first=number.first - 1, start=tokens[number.first - 1].start)
    if at + 2 < len(tokens) and tokens[at].lex.surface == "(":
        again = read_number(text, tokens, at + 1)
        if again is not None and again.value == number.value and again.form != number.form:
            close = again.after
            if close < len(tokens) and tokens[close].lex.surface == ")":
                return number._replace(after=close + 1, end=tokens[close].end)
    return number
