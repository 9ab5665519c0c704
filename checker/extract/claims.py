"""From quantities to claims: what the number is the number of, whose, of when, and who says so."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from checker.extract.attribution import Attributed, find_sources, source_at
from checker.extract.context import content, context
from checker.extract.document import Document
from checker.extract.names import Mention
from checker.extract.patterns import CompiledRule, Governed, Place, compiled, role_of
from checker.extract.quantities import read_quantities
from checker.extract.triggers import Trigger, Triggers, find_triggers
from checker.extract.units import strip_pronoun
from checker.model import TIMES, Claim, NameKind, Quantity, Scope, Span
from checker.text.clitics import split
from checker.text.fold import fold
from checker.text.sentences import Sentence

_CLAUSE: Final = 12  # tokens within which a word about scope still speaks of the number
_EITHER: Final = "dual or plural"  # «مراقبين» may be two or many: it states no number that could be compared
_SPOKE: Final = 9  # tokens between a verb of saying and the day on which it was said
_SIDE: Final = 10  # tokens to each side of a number that may date it, up to a comma
_LEAD: Final = 2  # sentences: what happened and when stands in these, whatever a paragraph is
_DATELINE: Final = 8  # tokens: a shorter line names a town and an agency
_OLD: Final = 45  # days: a date this long before the article is about something else
_AGO: Final = 40 * 86400  # seconds: «قبل شهرين» tells of an older event
_WHO_REACH: Final = 14  # tokens between a name and the number that belongs to it


@dataclass(frozen=True)
class Reading:
    """Everything that one article states, before it is compared with others."""

    doc: Document
    quantities: list[Quantity]
    mentions: list[Mention]
    triggers: Triggers
    sources: list[Attributed]
    claims: list[Claim]


def read_article(doc: Document, mentions: Sequence[Mention]) -> Reading:
    """The claims of one document."""
    quantities = [quantity for quantity in _read(doc) if _EITHER not in quantity.assumed and not _known_pair(quantity)]
    triggers = find_triggers(doc)
    sources = find_sources(doc, triggers)
    reader = _Reader(doc, quantities, list(mentions), triggers, sources)
    return Reading(doc, quantities, list(mentions), triggers, sources, reader.claims())


def _known_pair(quantity: Quantity) -> bool:
    """«بلدينا», «ولديه»: a dual with a pronoun points to two that are known; it does not count them."""
    stem = strip_pronoun(fold(quantity.text)) if quantity.kind == "number" and quantity.value == 2 else None
    return stem is not None and stem.endswith(("ي", "ا"))


def _read(doc: Document) -> list[Quantity]:
    """The quantities of a document.

    The day of an article with no date is borrowed from the others of its story: good enough to tell which Monday is
    meant, not to tell which day is «أمس».
    """
    found = read_quantities(doc.passage)
    if doc.article.day is not None or doc.reference is None:
        return found
    relative = {q.span: q for q in read_quantities(replace(doc.passage, reference=None)) if q.value is None}
    return [quantity if quantity.noun else relative.get(quantity.span, quantity) for quantity in found]


class _Reader:
    def __init__(
        self,
        doc: Document,
        quantities: list[Quantity],
        mentions: list[Mention],
        triggers: Triggers,
        sources: list[Attributed],
    ) -> None:
        self.doc = doc
        self.quantities = quantities
        self.mentions = mentions
        self.triggers = triggers
        self.sources = sources
        self.rules = compiled(doc.rules)
        self.places = [self._place(quantity) for quantity in quantities]
        self.in_sentence: dict[int, list[tuple[Quantity, Place]]] = {}
        for quantity, place in zip(quantities, self.places, strict=True):
            self.in_sentence.setdefault(place.sentence.first, []).append((quantity, place))
        self.mention_starts = [mention.first for mention in mentions]

    def _beside(self, place: Place) -> list[tuple[Quantity, Place]]:
        """The quantities of a number's sentence, itself among them."""
        return self.in_sentence[place.sentence.first]

    def _place(self, quantity: Quantity) -> Place:
        tokens = self.doc.tokens_in(quantity.span)
        first, after = tokens.start, max(tokens.stop, tokens.start + 1)
        number_after = after
        if quantity.number_span is not None:
            number_after = self.doc.tokens_in(Span(*quantity.number_span)).stop
        return Place(first, number_after, after, self.doc.sentence_of(first))

    def claims(self) -> list[Claim]:
        found: list[Claim] = []
        for index in range(len(self.quantities)):
            claim, governed = self._claim(index)
            if claim.scope == "part" and found:
                claim = self._of_its_whole(claim, governed, found[-1], self.places[index - 1])
            found.append(claim)
        return _with_event_days(found, self._lead_end())

    def _lead_end(self) -> int:
        """Where the lead ends in the text: behind the second sentence of the body that is longer than a dateline."""
        body = [s for s in self.doc.sentences if not s.title and s.after - s.first >= _DATELINE]
        return body[min(_LEAD, len(body)) - 1].end if body else 0

    def _of_its_whole(self, claim: Claim, governed: Governed | None, whole: Claim, before: Place) -> Claim:
        """«44 قتيلا، من بينهم أحد عشر طفلا»: a part plays the role of its whole; «بينهم 5 جرحى» is all the injured.

        «حملت 106 ركاب ونجا منهم 16»: a part with a governing word of its own is the whole of what that word says.
        """
        if whole.sentence != claim.sentence or whole.rule not in _OF_PEOPLE or claim.value.kind != whole.value.kind:
            return claim
        own_word = governed is not None and governed.word is not None and governed.word >= before.after
        if (claim.role in _OWN_ROLE or own_word) and claim.role != whole.role:
            return replace(claim, scope="whole")
        return replace(claim, rule=whole.rule, role=whole.role) if whole.role and claim.role not in _OWN_ROLE else claim

    def _claim(self, index: int) -> tuple[Claim, Governed | None]:
        quantity, place = self.quantities[index], self.places[index]
        rule, governed = self._role(quantity, place)
        role = governed.role if governed is not None else ""
        sentence = place.sentence
        aspects = self._aspects(place, quantity)
        scope = self._scope(place, index)
        who, near = self._who(index, rule.rule.roles[role].owners if role else _ANY_OWNER)
        claim = Claim(
            article=self.doc.article.id,
            rule=rule.rule.id,
            role=role,
            value=_signed(quantity, rule, role),
            text=quantity.text,
            span=quantity.span,
            sentence=Span(sentence.start, sentence.end),
            noun=quantity.noun,
            group=self._group(quantity, place),
            as_of=self._as_of(place, index),
            source=source_at(self.sources, place.first),
            polarity=not self._denied(place),
            scope=scope,
            aspects=aspects,
            updated=self._near(place, "scope.update", before=_CLAUSE, behind=_CLAUSE),
            who=who,
            near=near,
            when=self._when(index),
            context=context(self.doc, place.first, place.after, sentence.first, sentence.after),
            subject=self._subject(place, governed),
            title=sentence.title,
            paragraph=sentence.paragraph,
        )
        return claim, governed

    def _subject(self, place: Place, governed: Governed | None) -> frozenset[str]:
        """«قفز خام برنت 3.4 في المئة»: the words between the governing word and the number say what rose."""
        if governed is None or governed.word is None or governed.word >= place.first:
            return frozenset()
        return content(self.doc, governed.word + 1, place.first)

    # -------------------------------------------------------------- rule and role

    def _role(self, quantity: Quantity, place: Place) -> tuple[CompiledRule, Governed | None]:
        """The rule and the role whose words are nearest, whichever rule they are of."""
        fallback: CompiledRule | None = None
        best: tuple[CompiledRule, Governed] | None = None
        for rule in self.rules:
            if not _applies(rule, quantity):
                continue
            found = role_of(rule, self.doc, self.triggers, quantity, place)
            if found is not None and self._is_of_another(found, quantity, place):
                found = found._replace(cost=found.cost + _TAKEN)
            if found is not None and not rule.rule.units and quantity.unit is not None:
                found = found._replace(cost=found.cost + _OF_ANYTHING)
            if found is not None and (best is None or found.cost < best[1].cost):
                best = rule, found
            if fallback is None and (not rule.rule.units or quantity.unit in rule.rule.units):
                fallback = rule
        return best or (fallback or self.rules[0], None)

    def _is_of_another(self, governed: Governed, quantity: Quantity, place: Place) -> bool:
        """Stands another value of its kind between a governing word and a number, and no list joins the two?

        «انخفضت 3%، مشيرا إلى أن الخدمات مثلت 77.8%»: what fell was the first.
        """
        if governed.word is None or governed.word >= place.first:
            return False
        between = [
            spot for other, spot in self._beside(place)
            if other.kind == quantity.kind and governed.word < spot.first and spot.after <= place.first
        ]  # fmt: skip
        return bool(between) and not self._listed(between[-1], place)

    def _listed(self, before: Place, place: Place) -> bool:
        """«5 في درعا و3 في حمص»: is a number joined to the one before, with hardly a word between?"""
        between = self.doc.tokens[before.after : place.first + 1]
        joined = any(
            token.lex.form in ("و", "،", "او") or split(token.lex.form)[0].startswith("و") for token in between
        )
        return joined and len(between) <= _IN_A_LIST

    def _group(self, quantity: Quantity, place: Place) -> str | None:
        """A part of mankind that is counted apart: children, women, a nationality."""
        return subgroup(self.doc, quantity.noun, place.number_after, place.after)

    # -------------------------------------------------------------- scope

    def _near(self, place: Place, cls: str, *, before: int, behind: int) -> bool:
        low = max(place.sentence.first, place.first - before)
        high = min(place.sentence.after, place.after + behind)
        return any(trigger.after <= high for trigger in self.triggers.within(cls, low, high))

    def _touching(self, place: Place, cls: str, reach: int = 3) -> Trigger | None:
        """A trigger that ends within `reach` words before the number, with no sign between."""
        trigger = self.triggers.before(cls, place.first, max(place.sentence.first, place.first - reach - 4))
        if trigger is None or place.first - trigger.after > reach:
            return None
        between = self.doc.tokens[trigger.after : place.first]
        return None if any(token.lex.form in "،؛:." for token in between) else trigger

    def _scope(self, place: Place, index: int) -> Scope:
        if self._is_background(place, index):
            return "background"
        if self._touching(place, "scope.whole_before", reach=5):
            return "whole"
        if self.quantities[index].kind in TIMES:
            return "whole"  # «المحادثات التي جرت بينهما الأربعاء»
        if self._touching(place, "scope.part_before") or self._continues_part(index):
            return "part"
        after = self.triggers.behind("scope.part_after", place.number_after, place.after + 3)
        if after is not None and after.first == place.after and not self._number_at(after.after):
            return "part"
        return "whole"

    def _number_at(self, token: int) -> bool:
        """«نجا 29 منهم 9 روس»: what stands before another number speaks of that one."""
        return any(place.first == token for place in self.places)

    def _continues_part(self, index: int) -> bool:
        """«بينهم 10 من روسيا و14 من أذربيجان»: the second part is joined to the first."""
        if not index:
            return False
        before, place = self.places[index - 1], self.places[index]
        if before.sentence is not place.sentence or place.first - before.after > 4:
            return False
        joined = any(
            token.lex.form == "و" or split(token.lex.form)[0].startswith("و")
            for token in self.doc.tokens[before.after : place.first + 1]
        ) or self.doc.text[self.quantities[index - 1].end : self.quantities[index].start].strip().startswith(("و", "،"))
        return joined and self._touching(before, "scope.part_before") is not None

    def _is_background(self, place: Place, index: int) -> bool:
        """Is the number told of an older event: by a date of long ago, or by a word such as «سابق», in its own clause?"""
        first, after = self._clause(place)
        if self.doc.reference is not None:
            for other, spot in self._beside(place):
                if first <= spot.first < after and other is not self.quantities[index] and self._is_old(other, spot):
                    return True
        older = self.triggers.within("scope.background", place.sentence.first, place.sentence.after)
        return bool(older) and self._opens_background(place)

    def _clause(self, place: Place) -> tuple[int, int]:
        """The tokens around a number up to the nearest comma to each side."""
        tokens = self.doc.tokens
        first, after = place.first, place.after
        while first > max(place.sentence.first, place.first - _SIDE) and tokens[first - 1].lex.form not in _COMMAS:
            first -= 1
        while after < min(place.sentence.after, place.after + _SIDE) and tokens[after].lex.form not in _COMMAS:
            after += 1
        return first, after

    def _is_old(self, quantity: Quantity, spot: Place) -> bool:
        """A date well before the article, in the same sentence."""
        assert self.doc.reference is not None
        if (
            quantity.kind not in ("date", "date_range")
            or not isinstance(quantity.high, str)
            or quantity.high.startswith(("X", "-"))
        ):
            return False
        if self.doc.tokens[spot.first - 1].lex.form in _SINCE:
            return False
        if self._near(spot, "dates.birth", before=4, behind=0) or self._near(spot, "dates.prize", before=8, behind=0):
            return False
        try:
            last = dt.date.fromisoformat(quantity.high)
        except ValueError:
            return False
        return (self.doc.reference - last).days > _OLD

    def _opens_background(self, place: Place) -> bool:
        """Words such as «سابق» speak of the whole sentence only when it tells a story of its own («وكان ... قد ...»)."""
        forms = [token.lex.form for token in self.doc.tokens[place.sentence.first : place.sentence.after]]
        return any(form in _PLUPERFECT for form in forms)

    def _aspects(self, place: Place, quantity: Quantity) -> frozenset[str]:
        found = set()
        first, _ = self._clause(place)
        if self._near(place, "scope.forecast", before=place.first - first, behind=0):
            found.add("forecast")
        if self._touching(place, "scope.previous", reach=4) or self._from_value(place, quantity):
            found.add("previous")
        if quantity.kind in ("number", "percent", "money") and self._near(place, "scope.rates", before=2, behind=4):
            found.add("rate")
        if quantity.kind == "number" and self._is_known_set(quantity):
            found.add("a known set")
        if quantity.kind == "number" and self._near(place, "scope.each", before=0, behind=3):
            found.add("each")
        elif quantity.kind == "number" and self._near(place, "scope.mutual", before=_CLAUSE, behind=0):
            found.add("mutual")
        if quantity.kind in ("date", "date_range", "clock"):
            if self._touching(place, "scope.as_of", reach=2):
                found.add("as of")
            elif self._dates_a_statement(place):
                found.add("said")
        return frozenset(found)

    def _is_known_set(self, quantity: Quantity) -> bool:
        """«الدول الست», «للثلاثة»: a number word with the article points to those that are known; it does not count them."""
        if quantity.number_span is None:
            return False
        start, end = quantity.number_span
        word = self.doc.text[start:end]
        return not any(letter.isdigit() for letter in word) and (
            word.startswith("ال") or self.doc.text[:start].endswith(("ال", "لل"))
        )

    def _dates_a_statement(self, place: Place) -> bool:
        """«قال المتحدث الأربعاء», «الأربعاء قال المتحدث», «العربية اليوم الأحد:»: the day on which somebody spoke."""
        if any(
            trigger.first <= place.after + 1
            for trigger in self.triggers.within("source.verbs", place.after, place.after + 2)
        ):
            return True
        if place.after < place.sentence.after and self.doc.tokens[place.after].lex.form == ":":
            return True
        trigger = self.triggers.before("source.verbs", place.first, max(place.sentence.first, place.first - _SPOKE))
        if trigger is None:
            return False
        between = self.doc.tokens[trigger.after : place.first]
        return not any(token.lex.form in _COMMAS or token.lex.form in ("ان", "انه", "انها", "عن") for token in between)

    def _from_value(self, place: Place, quantity: Quantity) -> bool:
        """The first of two values of a change: «من 13.1 في المئة», «من عشرين إلى تسعة عشر»."""
        if quantity.kind not in ("percent", "money", "number", "quantity"):
            return False
        i = place.first - 1
        if i < place.sentence.first or self.doc.tokens[i].lex.form != "من":
            return False
        low = max(place.sentence.first, i - 12)
        changes = any(self.doc.tokens[k].lex.get("change") for k in range(low, i))
        return changes or bool(self.triggers.within("scope.update", low, i))

    def _denied(self, place: Place) -> bool:
        return self._touching(place, "scope.denied", reach=6) is not None

    # -------------------------------------------------------------- people, places, times

    def _who(self, index: int, kinds: Sequence[NameKind]) -> tuple[int | None, tuple[int, ...]]:
        """The name of one of `kinds` that a number belongs to, and all names of its sentence, nearest first."""
        place = self.places[index]
        first = bisect_left(self.mention_starts, place.sentence.first)
        after = bisect_left(self.mention_starts, place.sentence.after)
        here = self.mentions[first:after]
        ordered = sorted(
            here, key=lambda m: (m.first - place.after if m.first >= place.after else place.first - m.after, m.first)
        )
        near = tuple(mention.start for mention in ordered)
        here = [mention for mention in here if mention.kind in kinds]
        behind = next((m for m in here if place.after <= m.first <= place.after + 3), None)
        if behind is not None and self._belongs(place, behind):
            return behind.start, near
        before = [m for m in here if m.after <= place.first and place.first - m.after <= _WHO_REACH]
        if before:
            owner = self._owner(index, before)
            if owner is not None:
                return owner.start, near
        return self._topic(place, kinds), near

    def _belongs(self, place: Place, mention: Mention) -> bool:
        """«41.7% لتشيسومو باندا», «من نصيب السعودية»: the name is joined to the number by «ل» or «نصيب»."""
        between = [token.lex.form for token in self.doc.tokens[place.after : mention.first]]
        first = self.doc.tokens[mention.first]
        glued = self.doc.text[first.start : mention.start]
        joined = bool(between) and (between[0].startswith("ل") or "نصيب" in between)
        return (
            (not between and glued.startswith(("ل", "لل"))) or joined or (not between and mention.start > first.start)
        )

    def _owner(self, index: int, before: list[Mention]) -> Mention | None:
        """The nearest name in front, unless another number of the same kind stands between and took it."""
        place, quantity = self.places[index], self.quantities[index]
        nearest = before[-1]
        for other, spot in self._beside(place):
            if other is quantity or other.kind != quantity.kind:
                continue
            if nearest.after <= spot.first and spot.after <= place.first:
                linked = self._touching_and(place)
                return nearest if linked else None
        return nearest

    def _touching_and(self, place: Place) -> bool:
        return place.first > 0 and self.doc.tokens[place.first - 1].lex.form in ("اي", "بنسبه", "نسبه")

    def _topic(self, place: Place, kinds: Sequence[NameKind]) -> int | None:
        """«عبد المجيد تبون: 7,976,000 صوت، 84%»: the name before the colon at the head of the sentence."""
        tokens = self.doc.tokens
        low = bisect_left(self.mention_starts, place.sentence.first)
        for mention in self.mentions[low : bisect_left(self.mention_starts, place.first)]:
            if mention.kind in kinds and place.sentence.first <= mention.first < place.first:
                after = mention.after
                if after < len(tokens) and tokens[after].lex.form == ":":
                    return mention.start
        return None

    def _when(self, index: int) -> tuple[str, str] | None:
        """The day on which the thing happened, as its sentence says."""
        place = self.places[index]
        best: tuple[int, Quantity] | None = None
        for other, spot in self._beside(place):
            if other.kind != "date" or other is self.quantities[index]:
                continue
            gap = abs(spot.first - place.first)
            if best is None or gap < best[0]:
                best = gap, other
        if best is None or not isinstance(best[1].low, str) or not isinstance(best[1].high, str):
            return None
        return best[1].low, best[1].high

    def _as_of(self, place: Place, index: int) -> dt.datetime | None:
        """The moment up to which a figure holds: «حتى السابعة صباحا», «حتى مساء الاثنين»."""
        trigger = next(iter(self.triggers.within("scope.as_of", place.sentence.first, place.sentence.after)), None)
        if trigger is None or self.doc.reference is None:
            return None
        clock: Quantity | None = None
        day: Quantity | None = None
        for other, spot in self._beside(place):
            if other is self.quantities[index]:
                continue
            behind = 0 <= spot.first - trigger.after <= 6
            if other.kind == "clock" and behind and clock is None:
                clock = other
            if other.kind == "date" and (behind or day is None) and isinstance(other.value, str):
                day = other
        part = self._daypart(trigger, place.sentence)
        if clock is None and day is None and part is None:
            return None
        date = self.doc.reference
        if day is not None and isinstance(day.high, str) and day.high[0].isdigit():  # not "X", nor a year before Christ
            date = dt.date.fromisoformat(day.high)
        moment = dt.time.fromisoformat(str(clock.value)) if clock is not None else dt.time(part or 12)
        return dt.datetime.combine(date, moment)

    def _daypart(self, trigger: Trigger, sentence: Sentence) -> int | None:
        for i in range(trigger.after, min(trigger.after + 4, sentence.after)):
            found = self.doc.passage.phrase(i, "daypart")
            if found is not None:
                low, high = found[0].term.value
                return int(min((low + high) // 2, 23))
        return None


_OF_ANYTHING: Final = 2.0  # in tokens: a rule for whatever is counted gives way to a rule for what is counted here


def _with_event_days(claims: list[Claim], lead_end: int) -> list[Claim]:
    """The first day that a title names, and the first of a body's lead, is the day of what the article tells."""
    found: list[Claim] = []
    seen: set[bool] = set()
    for claim in claims:
        in_lead = claim.title or claim.span.end <= lead_end
        if claim.title not in seen and in_lead and _may_date_the_event(claim):
            seen.add(claim.title)
            claim = replace(claim, role="event")
        found.append(claim)
    return found


def _may_date_the_event(claim: Claim) -> bool:
    if claim.text.startswith(_AGO_WORDS):
        return False
    exact = claim.noun is not None or len(str(claim.value.value or "")) >= len("2000-01-01")
    day = claim.value.kind == "date" and exact
    plain = not claim.role and not claim.aspects and claim.scope == "whole"
    return day and plain and claim.rule == "dates"


_AGO_WORDS: Final = ("منذ", "قبل", "بعد", "خلال")  # «منذ أربعة أشهر» tells how long, not on which day
_TAKEN: Final = 6.0  # in tokens: a governing word that has a value already
_IN_A_LIST: Final = 7  # tokens from one number of a list to the next
_ANY_OWNER: Final[tuple[NameKind, ...]] = ("person", "place", "organisation")
_OF_PEOPLE: Final = frozenset({"casualties", "people"})
_OWN_ROLE: Final = frozenset({"critical", "injured"})  # «بينهم 5 جرحى»: a part that has a role of its own keeps it
_COMMAS: Final = frozenset("،,؛;:")
_SINCE: Final = frozenset({"منذ", "رصد"})  # «منذ 2010»: a time that lasts to this day dates no older event
_PLUPERFECT: Final = frozenset(
    "وكانت وكان كان كانت وسبق سبق وتذكر وتعيد واعاد شهد شهدت وشهد وتاتي ويعد يعد وعرف عرف".split()
)


def _applies(rule: CompiledRule, quantity: Quantity) -> bool:
    if quantity.kind not in rule.rule.kinds:
        return False
    units = rule.rule.units
    if not units:
        return True
    if quantity.unit in units:
        return True
    # «وإصابة 24»: a bare number counts whatever its governing word counts
    return quantity.kind == "number" and quantity.unit is None and quantity.noun is None


def _signed(quantity: Quantity, rule: CompiledRule, role: str) -> Quantity:
    """A fall is negative."""
    if not role or rule.rule.roles[role].sign == 1:
        return quantity

    def turned(value: object) -> int | float | None:
        return -value if isinstance(value, int | float) else None

    return replace(
        quantity, value=turned(quantity.value), low=turned(quantity.high), high=turned(quantity.low),
        low_inclusive=quantity.high_inclusive, high_inclusive=quantity.low_inclusive,
    )  # fmt: skip


# Parts of mankind that are counted beside the whole; a noun of one group is never the noun of another.
_GROUPS: Final = {
    "child": "طفل طفلة رضيع قاصر تلميذ طالب فتى فتاة",
    "woman": "امرأة سيدة أنثى طفلة",
    "man": "رجل ذكر شاب",
    "police": "شرطي ضابط",
    "foreign": "أجنبي سائح وافد",
    "rescuer": "مسعف طبيب ممرض",
    "press": "صحفي صحافي إعلامي",
    "tourist": "سائح",
}


@lru_cache(maxsize=1)
def _group_of() -> dict[str, str]:
    return {word: name for name, words in _GROUPS.items() for word in words.split()}


def subgroup(doc: Document, noun: str | None, first: int, after: int) -> str | None:
    """The part of mankind that a counted noun names, or the nationality that goes with it."""
    if noun is not None and noun in _group_of():
        return _group_of()[noun]
    adjectives = _nationalities(doc)
    for i in range(first, min(after + 1, len(doc.tokens))):
        form = doc.tokens[i].lex.form
        found = adjectives.get(form) or adjectives.get(form.removesuffix("ا"))
        if found is not None and not split(form)[1]:
            return f"nation:{found}"
    return None


def _nationalities(doc: Document) -> dict[str, str]:
    from checker.extract.gazetteer import gazetteer

    return gazetteer(doc.rules).adjectives
