"""Facts whose values are words: what the quotes, the outcomes and the titles of a story say of each other, ready for the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from checker.compare.align import Joined
from checker.compare.attributes import attribute_facts
from checker.compare.deeds import deed_facts
from checker.compare.figures import other_figure
from checker.compare.headlines import clashes
from checker.compare.judge import Judged
from checker.compare.outcomes import body_clashes
from checker.compare.pairing import pair_words
from checker.compare.quotes import quote_facts
from checker.compare.statements import Statement
from checker.extract.claims import Reading
from checker.extract.outcomes import axes_of, read_words
from checker.model import Claim, Quantity, Span, Text, Verdict
from checker.rules import Rules

_NEARLY_ALL = 0.85  # of 1: two sentences of bodies that share less may tell of two things
_OTHER_WORDS = Text(
    "قد تكون الجملتان عن أمرين، ففيهما كلام آخر", "the sentences may be of two things: they have other words too"
)
_LONGEST = 40  # tokens: a longer title is an article


@dataclass(frozen=True, slots=True)
class TextJudged(Judged):
    """A verdict that says in its own words why."""

    why: Text


def text_facts(readings: Sequence[Reading], rules: Rules) -> list[tuple[Joined, Judged]]:
    """The facts of quotes, of attributes, of outcomes in the bodies, and of titles where a title is all there is."""
    if len(readings) < 2:
        return []  # each is what two articles say; four of five stories of a night have one
    facts: list[tuple[Joined, Judged]] = []
    for quotes, verdict, level, why in quote_facts(readings, rules):
        facts.append(_fact(quotes, verdict, level, why))
    for stated, verdict, level, why, doubt in attribute_facts(readings, rules):
        judged = TextJudged(verdict, level, 0, 1, why, doubt=doubt)
        facts.append((Joined([Statement(claims) for claims in stated]), judged))
    told: list[tuple[Joined, Judged]] = [_fact(*fact) for fact in deed_facts(readings, rules)]
    facts += told
    titles = [reading for reading in readings if not reading.doc.article.body and len(reading.doc.tokens) <= _LONGEST]
    reasons = axes_of(rules)
    words = {reading.doc.article.id: read_words(reading.doc, 0, len(reading.doc.tokens)) for reading in titles}
    for a, b in combinations(titles, 2):
        pairing = pair_words(words[a.doc.article.id], words[b.doc.article.id])
        clash = clashes(pairing) or other_figure(a, b, pairing)
        if clash is not None:
            claims = [_claim(a, clash.kind, clash.a), _claim(b, clash.kind, clash.b)]
            facts.append(_fact(claims, "conflict", clash.kind, _why(clash.kind, claims, reasons)))
    known = {statement.head.key[:3] for group, _ in told for statement in group.statements}
    for body in body_clashes(readings):
        claims = [_claim(readings[place.article], body.kind, (place.first, place.after)) for place in body.passages]
        if {claim.key[:3] for claim in claims[:2]} <= known:
            continue  # the same two predicates were compared by what they are said of
        why = _why(body.kind, claims[:2], reasons)
        doubt = _OTHER_WORDS if body.alike < _NEARLY_ALL else None
        facts.append(_fact(claims, "conflict", body.kind, why, doubt))
    return facts


def _fact(
    claims: Sequence[Claim], verdict: Verdict, level: str, why: Text, doubt: Text | None = None
) -> tuple[Joined, Judged]:
    return Joined([Statement([claim]) for claim in claims]), TextJudged(verdict, level, 0, 1, why, doubt=doubt)


def _claim(reading: Reading, kind: str, place: tuple[int, int]) -> Claim:
    tokens = reading.doc.tokens
    span = Span(tokens[place[0]].start, tokens[place[1] - 1].end)
    text = reading.doc.text[span.start : span.end]
    value = Quantity("text", text, text, text, None, None, span.start, span.end, text)
    home = reading.doc.sentence_of(place[0])
    sentence = Span(home.start, home.end)
    return Claim(reading.doc.article.id, "outcomes", "", value, text, span, sentence, polarity=kind != "denied")


def _why(kind: str, claims: Sequence[Claim], reasons: dict[str, str]) -> Text:
    a, b = (f"«{claim.text}»" for claim in claims)
    kind, _, name = kind.partition(":")
    if kind == "opposite":
        return Text(f"قولان متعاكسان: {a} و{b}", f"opposite statements: {a} and {b}. {reasons[name]}")
    if kind == "denied":
        return Text(f"أحدهما ينفي ما يثبته الآخر: {a} و{b}", f"one takes back what the other states: {a} and {b}")
    if kind == "figure":
        return Text(f"الخبر نفسه برقم آخر: {a} و{b}", f"the same news with another figure: {a} and {b}")
    if kind == "moved":
        return Text(f"تبادل الطرفان الأدوار: {a} و{b}", f"two parties changed places: {a} and {b}")
    return Text(f"الكلام نفسه عن شيء آخر: {a} و{b}", f"the same words about another: {a} and {b}")
