"""People that no number counts: «مقتل شخص» is one killed, «رجل وامرأة» are two, «وإصابة آخر» is one more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from checker.extract.document import Document
from checker.extract.listed.nouns import Counted
from checker.extract.patterns import compiled
from checker.extract.triggers import Triggers
from checker.model import Quantity, Span
from checker.text.tokens import WORD

_RULE: Final = "casualties"
_DYING: Final = "casualties.dying"
# Nouns of anybody.  An officer or a leader is somebody: his death is told beside a toll and is none.
_ANYBODY: Final = frozenset(
    "شخص رجل امرأة سيدة طفل طفلة رضيع شاب فتى فتاة مراهق مسن مسنة جندي شرطي مدني عامل عاملة مواطن مقيم وافد عنصر "
    "راكب متظاهر مسلح مهاجر لاجئ سائق سائح طالب طالبة تلميذ تلميذة معلمة حارس سجين صياد مزارع متسلق حاج معتمر".split()
)
_OTHERS: Final = {"اخر": 1, "اخري": 1, "اخران": 2}  # «آخرين» may be two or many
_COUNTED: Final = "ا"  # of a noun behind eleven and more …
_HUNDRED: Final = 100  # … and from here on a noun is as if it stood alone
_DOERS: Final = "ون"
_HANGING: Final = ("ه", "ها", "هم")  # «قتل رجل زوجته»: he is the one who killed


def with_singles(doc: Document, triggers: Triggers, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities of a document and, among them, single people to whom a governing word says what happened."""
    governed = {trigger.after for cls in _governing(doc) for trigger in triggers.of(cls)}
    quantities = _with_next(doc, quantities, governed)
    taken = {token for quantity in quantities for token in doc.tokens_in(quantity.span)}
    people: dict[int, object] = {doc.tokens_in(q.span).stop: q.low for q in quantities if q.unit == "person"}
    found = [*_singles(doc, triggers, taken, people, governed), *_one_more(doc, taken, quantities)]
    return sorted([*quantities, *found], key=lambda quantity: quantity.start) if found else list(quantities)


def _with_next(doc: Document, quantities: Sequence[Quantity], governed: set[int]) -> list[Quantity]:
    """«مقتل شخصين وإصابة ثالث»: somebody told by the number that follows that of the others is one."""
    found: list[Quantity] = []
    for quantity in quantities:
        before = found[-1] if found else None
        if quantity.kind == "ordinal" and before is not None and _is_next(doc, before, quantity, governed):
            tokens = doc.tokens_in(quantity.span)
            quantity = _single(doc, tokens.start, quantity.start - doc.tokens[tokens.start].start, 1, before.noun)
        found.append(quantity)
    return found


def _is_next(doc: Document, before: Quantity, quantity: Quantity, governed: set[int]) -> bool:
    tokens = doc.tokens_in(quantity.span)
    if (
        len(tokens) != 1
        or tokens.start not in governed
        or before.kind != "number"
        or before.unit not in (None, "person")
    ):
        return False
    home = doc.sentence_of(tokens.start)
    if doc.tokens_in(before.span).start < home.first or before.value is None or quantity.value != before.value + 1:  # type: ignore[operator]
        return False
    return _nothing_behind(doc, tokens.stop)


def _nothing_behind(doc: Document, i: int) -> bool:
    """Does no noun stand at a token: «وإصابة آخر بجروح», but «سقوط آخر المعاقل» is the last of them?"""
    word = doc.tokens[i].lex if i < doc.sentence_of(i - 1).after else None
    return word is None or word.kind != WORD or word.form in doc.vocab.function_words or word.form.startswith("ب")


def _governing(doc: Document) -> list[str]:
    """The classes of words that stand before a number of casualties and say what happened to them."""
    return sorted(
        {
            pattern.left.word
            for rule in compiled(doc.rules)
            if rule.rule.id == _RULE
            for _, _, patterns in rule.roles
            for pattern in patterns
            if pattern.left is not None and pattern.right is None and pattern.noun is None
        }
    )


def _singles(
    doc: Document, triggers: Triggers, taken: set[int], people: dict[int, object], governed: set[int]
) -> Iterator[Quantity]:
    ends = {trigger.first for trigger in triggers.of(_DYING)}  # «لقي سائق مصرعه»
    for i, token in enumerate(doc.tokens):
        if i in taken or token.lex.kind != WORD:
            continue
        if i in governed and token.lex.form in _OTHERS and _nothing_behind(doc, i + 1):
            yield _single(doc, i, 0, _OTHERS[token.lex.form], None)
            continue
        if i not in governed and i not in people and not (i - 1 in governed and _is_subject(doc, i - 1)):
            continue
        reading = token.lex.get("noun")
        if reading is None or reading.definite or reading.term.number != "singular":
            continue
        counted: Counted = reading.term.value
        if counted.lemma not in _ANYBODY or reading.clitics != ("و" if i in people else ""):
            continue
        if _acts(doc, i) and i + 1 not in ends:
            continue
        if i in people and (_many(people[i]) or _both_are_all(doc, i)):
            continue  # «مليون مصطاف وسائح»
        people[i + 1] = 1
        yield _single(doc, i, reading.offset, 1, counted.lemma)


def _one_more(doc: Document, taken: set[int], quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """«أربع طائرات تركية وطائرة لبنانية»: one of the things that the number before it counts."""
    for quantity in quantities:
        if quantity.kind != "number" or quantity.noun is None or quantity.unit == "person":
            continue
        if not isinstance(quantity.value, int) or not 1 < quantity.value < _HUNDRED:
            continue
        first = doc.tokens_in(quantity.span).stop
        i = next((k for k in (first, first + 1) if k < len(doc.tokens) and _joined(doc, k, quantity.noun)), None)
        between = doc.tokens[first].lex if i == first + 1 else None
        described = between is None or (between.kind == WORD and between.form not in doc.vocab.function_words)
        if i is not None and described and i not in taken:
            yield replace(_single(doc, i, 1, 1, quantity.noun), unit=quantity.unit)


def _joined(doc: Document, i: int, noun: str) -> bool:
    reading = doc.tokens[i].lex.get("noun")
    one = reading is not None and reading.term.number == "singular" and not reading.definite
    return one and reading is not None and reading.clitics == "و" and reading.term.value.lemma == noun


def _both_are_all(doc: Document, i: int) -> bool:
    """«13 قياديا وعنصرا», «39 امرأة وطفلا»: are both nouns, in the singular, what all of them are?"""
    return doc.tokens[i].lex.form.endswith(_COUNTED) and doc.tokens[i - 1].lex.form.endswith((_COUNTED, "ه"))


def _many(number: object) -> bool:
    return isinstance(number, int | float) and number >= _HUNDRED


def _is_subject(doc: Document, i: int) -> bool:
    """«خطف مسلحون امرأة»: a sound plural in the nominative is who did it."""
    return doc.tokens[i].lex.form.endswith(_DOERS)


def _acts(doc: Document, i: int) -> bool:
    """Is the noun at a token defined by the word behind it («عامل المصنع»), or has that word his pronoun («زوجته»)?"""
    if i + 1 >= len(doc.tokens) or doc.tokens[i + 1].lex.kind != WORD:
        return False
    form = doc.tokens[i + 1].lex.form
    if form in doc.vocab.function_words:
        return False
    return form.startswith("ال") or (form.endswith(_HANGING) and not doc.tokens[i + 1].lex.readings)


def _single(doc: Document, i: int, offset: int, value: int, noun: str | None) -> Quantity:
    start, end = doc.tokens[i].start + offset, doc.tokens[i].end
    span = Span(start, end)
    return Quantity(
        "number", value, value, value, "person", None, start, end, doc.text[start:end], noun=noun, number_span=span
    )
