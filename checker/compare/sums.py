"""A figure and a part of it: people of whom one is told in words, and the sum of two lots that a text counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from checker.extract.document import Document
from checker.model import Claim
from checker.text.tokens import WORD

_PERSON: Final = "person"
_KILLED: Final = "killed"
_AND: Final = "و"
_ONE_OF: Final = frozenset({"احد", "احدي"})  # folded
_NAMED: Final = 2  # tokens of who is told singly: «قائد الطائرة وثلاثة ركاب»
_BESIDE_REACH: Final = 6  # «ثلاثة ركاب لقوا حتفهم، إضافة إلى الطيار»
_ONE_OF_REACH: Final = 5  # … where «أحد» says that it is one: «أحد رجال الإطفاء بالمدينة وثلاثة عمال»


def told_in_words(doc: Document, claim: Claim, besides: frozenset[str], himself: frozenset[str]) -> int:
    """How many people stand beside a number of people without a number: «ثلاثة مواطنين ووافد», «الطيار وثلاثة ركاب».

    `besides` are the words that add somebody: «ثلاثة ركاب، إضافة إلى الطيار»; `himself` those that add who killed them:
    «قتل ثلاثة مصلين ثم انتحر».
    """
    if claim.value.unit != _PERSON:
        return 0
    place = doc.tokens_in(claim.span)
    end = doc.sentence_of(place.start).after
    killer = claim.role == _KILLED and any(doc.tokens[i].lex.form in himself for i in range(place.stop, end))
    return _behind(doc, place.stop, besides) + _before(doc, claim, place.start) + killer


def lots(whole: Claim, part: Claim, claims: Sequence[Claim]) -> bool:
    """Has the text of the whole the part too, and the rest: «14 مسلحا» in a title over «6 مسلحين» and «8 آخرين»?"""
    total, one = whole.value.value, part.value.value
    if not isinstance(total, int) or not isinstance(one, int) or not 0 < one < total:
        return False
    counted = [claim for claim in claims if claim.value.kind == "number" and _of_one_kind(claim, whole)]
    return any(claim.value.value == one and claim.noun for claim in counted) and any(
        claim.value.value == total - one for claim in counted
    )


def _of_one_kind(claim: Claim, whole: Claim) -> bool:
    """Do two numbers count one thing, as far as the text says («125 للوزارة والديوان»: «100 قاض»، «و25»)?"""
    return None in (claim.noun, whole.noun) or claim.noun == whole.noun or claim.value.unit == whole.value.unit


def _behind(doc: Document, at: int, besides: frozenset[str]) -> int:
    if at < len(doc.tokens) and _single(doc, at, (_AND,)):
        return 1
    end = min(at + _BESIDE_REACH, doc.sentence_of(at - 1).after)
    added = next((i for i in range(at, end) if doc.tokens[i].lex.form in besides), end)
    plain = (i for i in range(added + 1, end) if doc.tokens[i].lex.form not in doc.vocab.function_words)
    return int(_somebody(doc, next(plain, end), end))


def _somebody(doc: Document, at: int, end: int) -> bool:
    """Is the word at a token neither a number nor a plural («إضافة إلى عشرات الجرحى»)?"""
    if at >= end or doc.tokens[at].lex.kind != WORD or doc.tokens[at].lex.hot:
        return False
    reading = doc.tokens[at].lex.get("noun")
    return reading is None or reading.term.number == "singular"


def _before(doc: Document, claim: Claim, at: int) -> int:
    joined = doc.text[: claim.span.start].rstrip().endswith(_AND) or claim.text.startswith(_AND)
    if not joined:
        return 0
    low = doc.tokens_in(claim.sentence).start
    one_of = any(doc.tokens[i].lex.form in _ONE_OF for i in range(max(low, at - _ONE_OF_REACH), at))
    return int(one_of or any(_single(doc, i, ("",)) for i in range(max(low, at - _NAMED), at)))


def _single(doc: Document, at: int, clitics: tuple[str, ...]) -> bool:
    """Is the word at a token one person?"""
    reading = doc.tokens[at].lex.get("noun")
    return (
        reading is not None
        and reading.term.number == "singular"
        and reading.term.value.cls == _PERSON
        and reading.clitics in clitics
    )
