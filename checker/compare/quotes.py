"""Quotations of several articles that are the same words, in the same or another translation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations
from typing import Final

from checker.compare.opposites import denied, opposite
from checker.compare.pairing import Pairing, pair_words
from checker.extract.attribution import same_source
from checker.extract.claims import Reading
from checker.extract.quotes import Quote, find_quotes
from checker.model import Claim, Quantity, Source, Span, Text, Verdict
from checker.names.same import same_name
from checker.rules import Rules
from checker.schema import Quotations
from checker.text.fold import fold
from checker.text.tokens import scan

_SURE = 0.75  # shared weight of two quotations from which a changed sense is believed
_FEW = 3  # words: of so short a quotation …
_NEARLY_ALL = 0.8  # … this share must be in the other
_LONGER = 8  # times: a phrase and a whole speech are no two wordings of one thing
_BESIDE = 2  # words to each side of a denial among which two must be in the other too
_LEFT_OUT: Final = re.compile(r"\.\.|…")  # where a quotation leaves words out …
_SENTENCE: Final = 3  # … and so many more in the other are what was left out; «ولا» alone is a denial

QuoteFact = tuple[list[Claim], Verdict, str, Text]


def diff_words(a: str, b: str) -> tuple[list[Span], list[Span]]:
    """The words of each text that the other does not have in that place; spelling that never matters is no difference."""
    one, two = ([match.span() for match in scan(text) if match.group()[0].isalnum()] for text in (a, b))
    forms = [[fold(text[s:e]) for s, e in spans] for text, spans in ((a, one), (b, two))]
    left: list[Span] = []
    right: list[Span] = []
    for tag, i, j, k, m in SequenceMatcher(None, forms[0], forms[1], autojunk=False).get_opcodes():
        if tag != "equal":
            left += [Span(*span) for span in one[i:j]]
            right += [Span(*span) for span in two[k:m]]
    return left, right


def quote_facts(readings: Sequence[Reading], rules: Rules) -> list[QuoteFact]:
    """One fact for each quotation that two articles or more have."""
    settings = next(iter(rules.of(Quotations)), None)
    if settings is None:
        return []
    quotes = [
        quote
        for reading in readings
        for quote in find_quotes(reading.doc, reading.sources, reading.mentions, reading.triggers)
    ]
    home = list(range(len(quotes)))
    marks = [_marks(quote) for quote in quotes]
    known: dict[
        tuple[str, Source | None, str, Source | None], bool
    ] = {}  # what agencies spread stands in many articles

    def same(a: Quote, b: Quote) -> bool:
        key = a.text, a.source, b.text, b.source
        if key not in known:
            known[key] = _same(a, b, settings)
        return known[key]

    for i, j in combinations(range(len(quotes)), 2):
        if quotes[i].article == quotes[j].article or home[i] == home[j] or not marks[i] & marks[j]:
            continue
        if not same(quotes[i], quotes[j]):
            continue
        one = [quote for quote, h in zip(quotes, home, strict=True) if h == home[i]]
        two = [quote for quote, h in zip(quotes, home, strict=True) if h == home[j]]
        # every pair must be one quotation, or a long one would chain two others together
        if all(a.article != b.article and same(a, b) for a in one for b in two):
            old, new = home[j], home[i]
            home = [new if h == old else h for h in home]
    groups = [[quotes[k] for k in range(len(quotes)) if home[k] == h] for h in dict.fromkeys(home)]
    return [_fact(group) for group in groups if len(group) > 1]


def _same(a: Quote, b: Quote, settings: Quotations) -> bool:
    """Are two quotations the same words?  By their weight in the shorter, or by how they open where one speaks."""
    one, two = _forms(a.text), _forms(b.text)
    if max(len(one), len(two)) > _LONGER * min(len(one), len(two)):
        return False
    opening = min(settings.same_start, max(2, min(len(one), len(two)) - 1))  # a short one may differ in a word
    opens = one[:opening] == two[:opening]
    spoken = a.source is None or b.source is None or same_source(a.source, b.source)
    if opens and spoken:
        return True
    pairing = pair_words(a.words, b.words)
    count = sum(1 for i, j in pairing.links if a.words[i].weight and b.words[j].weight)
    words = min(a.words.weighty, b.words.weighty)
    need = settings.alike if words > _FEW else _NEARLY_ALL
    if words <= _FEW and _in_own_words(pairing) < _NEARLY_ALL:
        return False  # «تعزيز العلاقات المستقبلية» is what anybody says of anything
    return _contained(pairing) >= need and count >= (2 if spoken else settings.least)


def _contained(pairing: Pairing) -> float:
    """The share of the weight of the shorter quotation that the other has too."""
    short = min(pairing.a.weight, pairing.b.weight)
    both = sum(min(pairing.a[i].weight, pairing.b[j].weight) for i, j in pairing.links)
    return both / short if short else 0.0


def _in_own_words(pairing: Pairing) -> float:
    """The share of the words of the shorter quotation that the other has as they are, not only their roots."""
    same = sum(1 for i, j in pairing.links if pairing.a[i].rest == pairing.b[j].rest and pairing.a[i].weight)
    return same / max(1, min(pairing.a.weighty, pairing.b.weighty))


def _marks(quote: Quote) -> frozenset[str]:
    """How it opens and what its words are: two quotations that have nothing of this in common are not the same words."""
    weighty = [word for word in quote.words if word.weight]
    opening = "".join(("^", *_forms(quote.text)[:1]))
    return frozenset((opening, *(word.rest for word in weighty), *(key for word in weighty for key in word.keys)))


@lru_cache(maxsize=4096)  # each quotation meets every other of its story
def _forms(text: str) -> tuple[str, ...]:
    return tuple(fold(match.group()) for match in scan(text) if match.group()[0].isalnum())


def _fact(quotes: Sequence[Quote]) -> QuoteFact:
    claims = [_claim(quote) for quote in quotes]
    known: dict[tuple[str, str], str | None] = {}
    for i, j in combinations(range(len(quotes)), 2):
        texts = quotes[i].text, quotes[j].text
        if texts not in known:
            known[texts] = _turned(quotes[i], quotes[j])
        turned = known[texts]
        spoken = turned is None and _another_speaker(quotes[i], quotes[j])
        if turned is not None or spoken:
            ordered = [claims[i], claims[j], *(claims[k] for k in range(len(claims)) if k not in (i, j))]
            why = _why_spoken(quotes[i], quotes[j]) if spoken else _why_turned(quotes[i], quotes[j])
            return ordered, "conflict", turned or "another speaker", why
    if all(_forms(quote.text) == _forms(quotes[0].text) for quote in quotes):
        return claims, "agree", "same words", Text("الاقتباس نفسه", "the same words")
    one, two = max(combinations(quotes, 2), key=lambda pair: _apart(pair[0].text, pair[1].text))
    left, right = diff_words(one.text, two.text)
    a = " ".join(one.text[s:e] for s, e in left)
    b = " ".join(two.text[s:e] for s, e in right)
    if not a or not b:
        more = a or b
        return claims, "compatible", "other wording", Text(
            f"اقتباس واحد، وفي أحدهما زيادة: «{more}»", f"one quotation; one has more: «{more}»"
        )  # fmt: skip
    ar = f"اقتباس واحد بصياغتين؛ المختلف: «{a}» و«{b}»"
    return claims, "compatible", "other wording", Text(ar, f"one quotation, worded otherwise: «{a}» and «{b}»")


@lru_cache(maxsize=4096)
def _apart(a: str, b: str) -> int:
    """How many words of two texts differ."""
    return sum(map(len, diff_words(a, b)))


def _turned(one: Quote, two: Quote) -> str | None:
    """A negation or the other side of an axis that only one has, in quotations that else are nearly the same."""
    a, b = one.words, two.words
    pairing = pair_words(a, b)
    denials = [sum(word.negated for word in words) for words in (a, b)]
    as_often = denials[0] == denials[1]  # «لا شك» and «لا يوجد شك»
    short, full = (one, two) if denials[0] < denials[1] else (two, one)
    if _LEFT_OUT.search(short.text) and len(diff_words(short.text, full.text)[1]) >= _SENTENCE:
        as_often = True  # «سنبني الميناء.. نرحب بالزوار»: the denial is of what is left out
    if (
        not as_often
        and _contained(pairing) >= _SURE
        and any(_takes_back(pairing, i, j) and not a[i].denies for i, j in pairing.links)
    ):
        return "denied"
    if pairing.shared() < _SURE:
        return None
    if not as_often and denied(pairing) is not None and _in_common(pairing):
        return "denied"
    left, right = ({word.first for word in side if word.poles} for side in (pairing.left, pairing.right))
    clash = opposite(pairing)
    return clash.kind if clash is not None and clash.a[0] in left and clash.b[0] in right else None


def _takes_back(pairing: Pairing, i: int, j: int) -> bool:
    """Is a word negated in one of two quotations alone, among words that stand beside it in both?"""
    one, two = pairing.a[i], pairing.b[j]
    if one.negated == two.negated or one.averted or two.averted:
        return False
    if any(word.negated for word in pairing.a[:i]) and any(word.negated for word in pairing.b[:j]):
        return False
    partner = dict(pairing.links)
    near = sum(
        abs(partner[k] - j) <= _BESIDE + 1 for k in range(i - _BESIDE, i + _BESIDE + 1) if k != i and k in partner
    )
    return near >= min(_BESIDE, len(pairing.links) - 1)


def _in_common(pairing: Pairing) -> bool:
    """Stands a denial among words that both have, and not in a sentence that only one of them quotes?"""
    partner = dict(pairing.links)
    back = {j: i for i, j in pairing.links}
    for words, links in ((pairing.a, partner), (pairing.b, back)):
        for at, word in enumerate(words):
            if any(words[k].negated and k in links for k in range(at)):
                continue  # «لن نتخلى عن أصدقائنا ولا الجيران»: what both deny goes on
            near = [links[k] for k in range(at - _BESIDE, at + _BESIDE + 1) if k in links]
            goes_on = any(k in links for k in range(at, at + _BESIDE + 1))  # else one only quotes farther
            if (
                word.negated != word.denies
                and not word.averted
                and goes_on
                and len(near) > 1
                and max(near) - min(near) <= 2 * _BESIDE
            ):
                return True
    return False


def _another_speaker(a: Quote, b: Quote) -> bool:
    """The same words, each time with the name of somebody else."""
    if a.speaker is None or b.speaker is None or set(a.speaker.words) & set(b.speaker.words):
        return False
    if pair_words(a.words, b.words).shared() < _SURE:
        return False
    if any(same_name(one, two, "person").score for one in a.speaker.words for two in b.speaker.words):
        return False  # «فان جال» and «لويس فان غال» too, of which the letters are not enough to be sure
    return not same_name(a.speaker.text, b.speaker.text, "person").same


def _why_spoken(a: Quote, b: Quote) -> Text:
    one, two = (quote.speaker.text if quote.speaker else "" for quote in (a, b))
    return Text(f"الكلام نفسه لقائلين: «{one}» و«{two}»", f"the same words from two speakers: «{one}» and «{two}»")


def _why_turned(a: Quote, b: Quote) -> Text:
    return Text(
        f"الاقتباس نفسه بمعنى معكوس: «{a.text}» و«{b.text}»", f"the sense is turned round: «{a.text}» and «{b.text}»"
    )


def _claim(quote: Quote) -> Claim:
    value = Quantity(
        "quote", quote.text, quote.text, quote.text, None, None, quote.span.start, quote.span.end, quote.text
    )
    who = quote.speaker.start if quote.speaker is not None else None
    return Claim(
        quote.article, "quotes", "", value, quote.text, quote.span, quote.sentence, source=quote.source, who=who
    )


__all__ = ["QuoteFact", "diff_words", "quote_facts"]
