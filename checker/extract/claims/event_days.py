"""The day of what an article tells: the first day that its title or its lead names, or a day bound to the event's noun.

«استقبلت الجماهير الأحد الفريق، بعد النهائي الذي أقيم الجمعة»: the Friday is the day of the final, whatever Sunday is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from checker.extract.claims.scene import COMMAS, Scene
from checker.extract.context import content
from checker.extract.document import Document
from checker.model import Claim
from checker.text.sentences import Sentence

_LEAD: Final = 2  # sentences: what happened and when stands in these, whatever a paragraph is
_DATELINE: Final = 8  # tokens: a shorter line names a town and an agency
_AGO_WORDS: Final = ("منذ", "قبل", "بعد", "خلال")  # «منذ أربعة أشهر» tells how long, not on which day
_WHICH: Final = frozenset({"الذي", "التي", "اللذين", "اللتين"})
_WHICH_REACH: Final = 9  # tokens from «الذي» to the day: «الحريق الذي دمر سقفها وبرجها في 15 أبريل»
_WILL: Final = ("سي", "ست")  # a verb of what is to come
_NAME_REACH: Final = 6  # tokens from the event's noun to «الذي»: «حريق فندق لؤلؤة الأرز الذي»
_HAPPENING: Final = "dates.happening"
_HAPPENED: Final = ("clock.happen", "counts.destroy")
_WHEN: Final = frozenset({"حين", "عندما", "حينما", "لما"})
_TOLD: Final = 3  # words behind «حين» that say what happened
_TO_A_DAY: Final = frozenset("في يوم مساء صباح فجر ليل ليله ظهر عصر بتاريخ".split())


def with_event_days(scene: Scene, claims: Sequence[Claim]) -> list[Claim]:
    """The claims, those that tell the day of the event in the role `event`; the bound ones with its noun as subject."""
    end = _lead_end(scene.doc)
    found: list[Claim] = []
    seen: set[bool] = set()
    for claim in claims:
        if _may_date_an_event(claim) and _to_come(scene, claim):
            claim = replace(claim, aspects=claim.aspects | {"in passing"})
        elif _may_date_an_event(claim):
            noun = _bound(scene, claim)
            in_lead = claim.title or claim.span.end <= end
            if noun:
                claim = replace(claim, role="event", subject=noun)
            elif claim.title not in seen and in_lead:
                claim = replace(claim, role="event")
            if in_lead:
                seen.add(claim.title)
        found.append(claim)
    return found


def _may_date_an_event(claim: Claim) -> bool:
    if claim.text.startswith(_AGO_WORDS):
        return False
    exact = claim.noun is not None or len(str(claim.value.value or "")) >= len("2000-01-01")
    day = claim.value.kind == "date" and exact
    plain = not claim.role and not claim.aspects and claim.scope == "whole"
    return day and plain and claim.rule == "dates"


def _to_come(scene: Scene, claim: Claim) -> bool:
    """«تسبق انطلاق الموسم الذي سيبدأ 14 آب»: a day of something else, which is told in passing and lies ahead."""
    tokens, at = scene.doc.tokens, scene.doc.token_at(claim.span.start)
    low = max(scene.doc.sentence_of(at).first, at - _WHICH_REACH)
    which = next((i for i in range(at - 1, low - 1, -1) if tokens[i].lex.form in _WHICH | COMMAS), None)
    return which is not None and tokens[which].lex.form in _WHICH and tokens[which + 1].lex.form.startswith(_WILL)


def _bound(scene: Scene, claim: Claim) -> frozenset[str]:
    """What happened on the day, as stems, where the text binds the two; nothing where it does not."""
    place = scene.doc.tokens_in(claim.span)
    return _noun_before(scene, place.start) or _destroyed_before(scene, place.start) or _when_behind(scene, place.stop)


def _noun_before(scene: Scene, at: int) -> frozenset[str]:
    """«هجوم الخميس», «وقع الهجوم يوم السبت», «الحريق الذي اندلع الأحد», «الهجوم، الذي وقع الأحد»."""
    tokens = scene.doc.tokens
    noun = scene.triggers.before(_HAPPENING, at, scene.doc.sentence_of(at).first)
    if noun is None:
        return frozenset()
    which = next((i for i in range(noun.after, at) if tokens[i].lex.form in _WHICH), None)
    if which is None:
        near = all(tokens[i].lex.form in _TO_A_DAY for i in range(noun.after, at))
    else:
        near = which - noun.after <= _NAME_REACH and at - which <= _WHICH_REACH
        near = near and not any(
            tokens[i].lex.form in COMMAS for i in range(noun.after, at) if i != which - 1
        )  # fmt: skip
    return content(scene.doc, noun.first, noun.after) if near else frozenset()


def _destroyed_before(scene: Scene, at: int) -> frozenset[str]:
    """«وكان السد قد دمر في 6 حزيران»: what had happened, told with its day."""
    tokens, first = scene.doc.tokens, scene.doc.sentence_of(at).first
    verb = next((v for v in (scene.triggers.before(cls, at, first) for cls in _HAPPENED) if v is not None), None)
    if verb is None or verb.first == first or tokens[verb.first - 1].lex.form != "قد":
        return frozenset()
    if not all(tokens[i].lex.form in _TO_A_DAY for i in range(verb.after, at)):
        return frozenset()
    return content(scene.doc, max(first, verb.first - 1 - _NAME_REACH), verb.first - 1)


def _when_behind(scene: Scene, after: int) -> frozenset[str]:
    """«إلى 18 يوليو 2023، حين استهدفت مجموعة دورية»: what happened is told right behind the day."""
    tokens = scene.doc.tokens
    at = after + 1 if after < len(tokens) and tokens[after].lex.form in COMMAS else after
    if at >= len(tokens) or tokens[at].lex.form not in _WHEN:
        return frozenset()
    return content(scene.doc, at + 1, min(at + 1 + _TOLD, len(tokens)))


def _lead_end(doc: Document) -> int:
    """Where the lead ends in the text: behind the second sentence of the body that is longer than a dateline."""
    body: list[Sentence] = [s for s in doc.sentences if not s.title and s.after - s.first >= _DATELINE]
    return body[min(_LEAD, len(body)) - 1].end if body else 0
