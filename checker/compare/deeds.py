"""What two bodies say was done to one thing: the same, or its opposite.

The thing is told by words that both have in one stretch beside the predicate.  A word that makes it another thing
(«نائب المدير», «القمح الروسي»), or an article that tells of both sides, leaves the two alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from checker.compare.judge import SEVERITY
from checker.extract.attribution import same_source
from checker.extract.claims import Reading
from checker.extract.deeds import Deed, find_deeds
from checker.extract.document import Document
from checker.model import Claim, Quantity, Span, Text, Verdict
from checker.rules import Rules
from checker.schema import DeedAxis, Deeds
from checker.text.clitics import split
from checker.text.stems import stem
from checker.text.tokens import LATIN, WORD

_LATER: Final = dt.timedelta(hours=3)  # what is said of a thing that changes may be true by then
_TIMES: Final = frozenset({"daypart", "relday", "weekday", "month", "unit", "ten", "measure", "hour", "season"})

_SIZES: Final = frozenset({"number", "percent", "money", "quantity", "fraction"})  # by how much, and to what

DeedFact = tuple[list[Claim], Verdict, str, Text]


@dataclass(frozen=True)
class _Told:
    deed: Deed
    reading: Reading

    @property
    def doc(self) -> Document:
        return self.reading.doc


def deed_facts(readings: Sequence[Reading], rules: Rules) -> list[DeedFact]:
    """One fact for each thing of which two articles say what became of it."""
    axes = {axis.id: axis for file in rules.of(Deeds) for axis in file.axes}
    readings = [reading for reading in readings if reading.doc.article.body]  # titles alone are compared as titles
    if len(readings) < 2 or not axes:
        return []
    by_axis: dict[str, list[_Told]] = {}
    for reading in readings:
        for deed in find_deeds(reading.doc, reading.sources):
            by_axis.setdefault(deed.axis, []).append(_Told(deed, reading))
    return [fact for name, told in sorted(by_axis.items()) for fact in _of_axis(axes[name], told)]


def _of_axis(axis: DeedAxis, told: Sequence[_Told]) -> Iterator[DeedFact]:
    taken: set[tuple[str, str]] = set()
    found: list[_Pair] = []
    pairs = [(a, b) for a, b in combinations(told, 2) if a.deed.article != b.deed.article]
    alike = [(a, b) for a, b in pairs if _one_thing(axis, a, b)]
    for want in (_exclude, _agree):
        for a, b in alike:
            key = a.deed.article, b.deed.article
            if key in taken or not want(a, b):
                continue
            # two numbers are compared with their signs elsewhere
            if want is _exclude and (
                _mixed(axis, told, a, b) or (axis.of == "subject" and _counted(a) and _counted(b))
            ):
                continue
            taken.add(key)
            found.append((a, b, want is _exclude))
    groups = _united(found)
    clashing = {told.deed for group in groups for *pair, clash in group if clash for told in pair}
    for group in groups:
        if group[0][2] or not all(told.deed in clashing for *pair, _ in group for told in pair):
            yield _fact(axis, group)


_Pair = tuple[_Told, _Told, bool]  # do the two exclude each other?


def _united(pairs: Sequence[_Pair]) -> list[list[_Pair]]:
    """Pairs of one kind that have a telling in common are one finding: what one article denies, ten may state."""
    homes: dict[tuple[str, int, bool], list[_Pair]] = {}
    for pair in pairs:
        a, b, clash = pair
        keys = [(told.deed.article, told.deed.first, clash) for told in (a, b)]
        known = {id(group): group for key in keys if (group := homes.get(key)) is not None}
        joined = [*(other for group in known.values() for other in group), pair]
        for one, two, _ in joined:
            homes |= {(told.deed.article, told.deed.first, clash): joined for told in (one, two)}
    return list({id(group): group for group in homes.values()}.values())


def _exclude(a: _Told, b: _Told) -> bool:
    """Two sides, or one side and its denial; who did not rise may have fallen."""
    one, two = a.deed, b.deed
    if one.side == two.side:
        return one.negated != two.negated
    return not one.negated and not two.negated


def _agree(a: _Told, b: _Told) -> bool:
    return a.deed.side == b.deed.side and a.deed.negated == b.deed.negated


def _mixed(axis: DeedAxis, told: Sequence[_Told], a: _Told, b: _Told) -> bool:
    """Does one of the two articles say both of the thing, or of one that is like it?"""
    return any(
        (mine.deed.article == one.deed.article and _exclude(mine, one) and _one_thing(axis, mine, other, loose=True))
        for one, other in ((a, b), (b, a))
        for mine in told
    )


def _counted(told: _Told) -> bool:
    """Does the sentence go on with a number («هبط المؤشر العام 0.9 في المئة»)?"""
    start = told.doc.tokens[told.deed.after - 1].end
    end = told.doc.sentence_of(told.deed.first).end
    return any(start <= quantity.start < end and quantity.kind in _SIZES for quantity in told.reading.quantities)


def _one_thing(axis: DeedAxis, a: _Told, b: _Told, *, loose: bool = False) -> bool:
    """Have two predicates a run of words beside them in common that names what they are said of?"""
    for i, j, length in _runs(a, b):
        direct = i == a.deed.after and j == b.deed.after
        if axis.of == "object" and direct and a.deed.verbal and b.deed.verbal:
            skip = _behind_doer(a, i, length)  # the word right behind a verb is who does it
            if not skip:
                continue
            i, j, length = i + skip, j + skip, length - skip
        if axis.of == "subject" and not (_touches(a, i, length) and _touches(b, j, length)):
            continue
        words = [k for k in range(length) if not _plain(a, i + k)]
        enough = len(words) > 1 or (len(words) == 1 and direct and not a.deed.verbal and not b.deed.verbal)
        if enough and (loose or not (_another(a, i, length) or _another(b, j, length))):
            return True
    return False


def _behind_doer(told: _Told, first: int, length: int) -> int:
    """How many words of a run name who does it; 0 where the run has nothing else.

    The object begins with a preposition or an indefinite noun («وقع الوزيران اتفاقية ...», «عثر الغواصون على ...»).
    """
    for k in range(first + 1, first + length):
        led = _plain(told, k)
        if led or (split(told.doc.tokens[k - 1].lex.form)[1] and _is_noun(told, k)):
            return k - first if length - (k - first) > 1 + led else 0
    return 0


def _runs(a: _Told, b: _Told) -> Iterator[tuple[int, int, int]]:
    """The longest runs of words that stand beside both predicates: where in each, and how many."""
    ours, theirs = _beside(a), _beside(b)
    for i in ours:
        for j in theirs:
            if not _same(a, i, b, j) or (i - 1 in ours and j - 1 in theirs and _same(a, i - 1, b, j - 1)):
                continue
            length = 1
            while i + length in ours and j + length in theirs and _same(a, i + length, b, j + length):
                length += 1
            yield i, j, length


def _beside(told: _Told) -> set[int]:
    deed = told.deed
    return {*range(deed.low, deed.first), *range(deed.after, deed.high)}


def _same(a: _Told, i: int, b: _Told, j: int) -> bool:
    one, two = a.doc.tokens[i].lex, b.doc.tokens[j].lex
    return one.kind in (WORD, LATIN) and two.kind in (WORD, LATIN) and stem(one.form) == stem(two.form)


def _plain(told: _Told, i: int) -> bool:
    form = told.doc.tokens[i].lex.form
    known = told.doc.vocab.function_words
    return form in known or split(form)[2] in known


def _touches(told: _Told, first: int, length: int) -> bool:
    return first == told.deed.after or first + length == told.deed.first


def _another(told: _Told, first: int, length: int) -> bool:
    """Does a word between the predicate and a run, or right behind the run, make it another thing?

    An indefinite noun on the way («نائب المدير», «تعديلات على المشروع») is what the predicate is said of.
    """
    doc, deed = told.doc, told.deed
    way = range(deed.after, first) if first >= deed.after else range(deed.low, first)
    if any(_is_noun(told, k) for k in way):
        return True
    after = first + length
    if after < deed.high and after >= deed.after:
        clitics, definite, _ = split(doc.tokens[after].lex.form)
        return definite and not clitics
    return False


def _is_noun(told: _Told, i: int) -> bool:
    lex = told.doc.tokens[i].lex
    if lex.kind != WORD or _plain(told, i) or lex.cats & _TIMES:
        return False
    clitics, definite, _ = split(lex.form)
    named = any(mention.first <= i < mention.after for mention in told.reading.mentions)
    return not definite and not clitics and not named


def _fact(axis: DeedAxis, pairs: Sequence[_Pair]) -> DeedFact:
    """The fact of pairs that are of one thing; the worst of them comes first and gives the verdict."""
    verdicts = [(*_verdict(axis, a, b, clash=clash), a, b) for a, b, clash in pairs]
    verdict, level, why, a, b = max(verdicts, key=lambda found: SEVERITY[found[0]])
    claims = {
        claim.key: claim for told in (a, b, *(told for pair in pairs for told in pair[:2])) for claim in [_claim(told)]
    }
    return list(claims.values()), verdict, level, why


def _verdict(axis: DeedAxis, a: _Told, b: _Told, *, clash: bool) -> tuple[Verdict, str, Text]:
    one, two = _claim(a).text, _claim(b).text
    if not clash:
        return "agree", "same words", Text(f"القول نفسه: «{one}»", f"the same: «{one}»")
    sources = a.deed.source, b.deed.source
    apart = sources[0] is not None and sources[1] is not None and not same_source(sources[0], sources[1])
    times = [told.doc.article.time for told in (a, b)]
    if not apart and axis.changes and times[0] and times[1] and abs(times[0] - times[1]) >= _LATER:
        return "update", "later", Text(f"تغير لاحقا: «{one}» و«{two}»", f"it changed later: «{one}» and «{two}»")
    why = Text(f"قولان متعاكسان: «{one}» و«{two}»", f"opposite statements: «{one}» and «{two}»")
    return "disputed" if apart else "conflict", f"opposite:{axis.id}", why


def _claim(told: _Told) -> Claim:
    doc, deed = told.doc, told.deed
    span = Span(doc.tokens[deed.first].start, doc.tokens[deed.after - 1].end)
    text = doc.text[span.start : span.end]
    value = Quantity("text", text, text, text, None, None, span.start, span.end, text)
    home = doc.sentence_of(deed.first)
    sentence = Span(home.start, home.end)
    return Claim(
        doc.article.id, "outcomes", deed.axis, value, text, span, sentence,
        source=deed.source, polarity=not deed.negated,
    )  # fmt: skip
