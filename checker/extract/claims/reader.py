"""Every claim of an article, slot by slot."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from checker.extract.attribution import source_at
from checker.extract.claims.aspects import find_aspects, is_denied
from checker.extract.claims.echoes import with_echoes
from checker.extract.claims.ellipses import completed
from checker.extract.claims.event_days import with_event_days
from checker.extract.claims.groups import subgroup
from checker.extract.claims.moments import find_as_of, find_day
from checker.extract.claims.nobody import is_none, said
from checker.extract.claims.owners import find_owner
from checker.extract.claims.roles import find_role, find_subject, signed
from checker.extract.claims.scene import COMMAS, Scene
from checker.extract.claims.scope import find_scope, last_of_kind, of_its_whole, some_of_a_toll
from checker.extract.claims.sums import with_breakdowns, with_kinds, with_others, with_sums
from checker.extract.claims.tallies import with_tallied_noun
from checker.extract.context import context
from checker.extract.patterns import CompiledRule, Governed, Place
from checker.model import Claim, NameKind, Quantity, Span

_TO: Final = "الي"  # folded
_POINT: Final = "percent_point"
_TOGETHER: Final = 4  # tokens from «إلى» to the last of the numbers that it reaches
_CLAUSE: Final = 12  # tokens within which a word about scope still speaks of the number
_ANY_OWNER: Final[tuple[NameKind, ...]] = ("person", "place", "organisation")


def read_claims(scene: Scene) -> list[Claim]:
    found: list[Claim] = []
    for index in range(len(scene.quantities)):
        claim, governed = _claim(scene, index)
        if claim.scope == "part" and found:
            whole = last_of_kind(found, claim.value.kind)
            claim = of_its_whole(scene, claim, governed, found[whole], scene.places[whole])
        elif some_of_a_toll(scene, claim, scene.places[index]):
            claim = replace(claim, scope="part")
        found.append(claim)
    found = with_breakdowns(scene.doc, with_sums(scene.doc, with_echoes(scene, found)))
    found = with_event_days(scene, with_others(scene.doc, with_kinds(scene.doc, found)))
    return [_in_full(scene, claim) for claim in found if said(claim, scene.doc.rules)]


def _claim(scene: Scene, index: int) -> tuple[Claim, Governed | None]:
    quantity, place = scene.quantities[index], scene.places[index]
    rule, governed = find_role(scene, quantity, place)
    tallied = with_tallied_noun(scene, index, rule)
    if tallied is not quantity and governed is None:
        rule, governed = find_role(scene, tallied, place)
    quantity = tallied
    if governed is None and (told := completed(scene, index)) is not quantity and quantity.noun is None:
        scene.quantities[index] = quantity = told  # what follows may be cut short as well
        rule, governed = find_role(scene, quantity, place)
        if governed is not None and (governed.word is None or governed.word < scene.places[index - 1].after):
            governed = None  # what governs the one before says nothing of a clause of its own
    aspects = find_aspects(scene, place, quantity)
    if "as of" in aspects:
        governed = None  # «ضرب الزلزال ... والحصيلة حتى السابعة»: the moment of the count, whatever was told before
    role = governed.role if governed is not None else _no_later(scene, quantity)
    sentence = place.sentence
    scope = find_scope(scene, place, index)
    who, near = find_owner(scene, index, rule.rule.roles[role].owners if role else _ANY_OWNER)
    if not role and who is not None:
        role = _of_the_topic(scene, quantity, rule, who)
    claim = Claim(
        article=scene.doc.article.id,
        rule=rule.rule.id,
        role=role,
        value=signed(quantity, rule, role),
        text=quantity.text,
        span=quantity.span,
        sentence=Span(sentence.start, sentence.end),
        noun=quantity.noun,
        group=_group(scene, quantity, place),
        as_of=find_as_of(scene, place, index),
        source=source_at(scene.sources, place.first),
        polarity=is_none(quantity) or not is_denied(scene, place),
        scope=scope,
        aspects=aspects,
        updated=scene.near(place, "scope.update", before=_CLAUSE, behind=_CLAUSE) or _rose_to(scene, place),
        who=who,
        near=near,
        when=find_day(scene, index),
        context=context(scene.doc, place.first, place.after, sentence.first, sentence.after),
        subject=find_subject(scene, place, governed),
        title=sentence.title,
        paragraph=sentence.paragraph,
    )
    return claim, governed


def _group(scene: Scene, quantity: Quantity, place: Place) -> str | None:
    if quantity.kind != "number":
        return None  # «8 مليارات دينار عراقي» are of no nation
    beside = (other.noun for other, _ in scene.beside(place))
    return subgroup(scene.doc, quantity.noun, place.number_after, place.after, beside)


def _in_full(scene: Scene, claim: Claim) -> Claim:
    """A count of none with the word that makes it none: «لم يسفر الحريق عن قتلى»."""
    if not is_none(claim.value) or claim.value.number_span is None:
        return claim
    span = Span(*claim.value.number_span)
    return replace(claim, text=scene.doc.text[span.start : span.end], span=span)


def _rose_to(scene: Scene, place: Place) -> bool:
    """«ارتفعت حصيلة ضحايا الزلزال الذي هز … إلى 26 قتيلا و340 مصابا»: does a verb of change far before it reach the number?"""
    level = scene.triggers.before("scope.level", place.first, max(place.sentence.first, place.first - _TOGETHER))
    if level is None or scene.doc.tokens[level.first].lex.form != _TO:
        return False
    change = scene.triggers.before("scope.update", level.first, place.sentence.first)
    if change is None:
        return False
    between = scene.doc.tokens[change.after : place.first]
    return not any(token.lex.form in COMMAS for token in between)


def _no_later(scene: Scene, quantity: Quantity) -> str:
    """«في غضون عامين»: told of what lies ahead, the end of such a time is the last day for it."""
    day, first = scene.doc.reference, quantity.low
    ahead = day is not None and isinstance(first, str) and first > day.isoformat()
    return "until" if quantity.kind == "date" and quantity.hedge == "up_to" and ahead else ""


def _of_the_topic(scene: Scene, quantity: Quantity, rule: CompiledRule, who: int) -> str:
    """«تبون 94.65%» in an article about a vote: the role that a number of such an owner has by the article's topic."""
    if quantity.unit == _POINT:
        return ""  # points are won or lost of a share, they are none
    kind = next(mention.kind for mention in scene.mentions if mention.start == who)
    return next(
        (
            name
            for name, role, _ in rule.roles
            if role.topic and kind in role.owners and scene.triggers.of(f"{rule.rule.id}.{role.topic}")
        ),
        "",
    )
