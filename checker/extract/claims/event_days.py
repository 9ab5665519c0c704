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
_NAME_REACH: Final = 6  # tokens from the event's noun to «الذي»: «حريق فندق لؤلؤة الأرز الذي»
_HAPPENING: Final = "dates.happening"


def with_event_days(scene: Scene, claims: Sequence[Claim]) -> list[Claim]:
    """The claims, those that tell the day of the event in the role `event`; the bound ones with its noun as subject."""
    end = _lead_end(scene.doc)
    found: list[Claim] = []
    seen: set[bool] = set()
    for claim in claims:
        if _may_date_an_event(claim):
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


def _bound(scene: Scene, claim: Claim) -> frozenset[str]:
    """The event's noun, as a stem, where the day belongs to it: «هجوم الخميس», «الحريق الذي اندلع الأحد»."""
    tokens = scene.doc.tokens
    at = scene.doc.tokens_in(claim.span).start
    sentence = scene.doc.sentence_of(at)
    noun = scene.triggers.before(_HAPPENING, at, sentence.first)
    if noun is None or any(tokens[i].lex.form in COMMAS for i in range(noun.after, at)):
        return frozenset()
    which = [i for i in range(noun.after, at) if tokens[i].lex.form in _WHICH]
    if which:
        near = which[0] - noun.after <= _NAME_REACH and at - which[0] <= _WHICH_REACH
    else:
        near = noun.after == at
    return content(scene.doc, noun.first, noun.after) if near else frozenset()


def _lead_end(doc: Document) -> int:
    """Where the lead ends in the text: behind the second sentence of the body that is longer than a dateline."""
    body: list[Sentence] = [s for s in doc.sentences if not s.title and s.after - s.first >= _DATELINE]
    return body[min(_LEAD, len(body)) - 1].end if body else 0
