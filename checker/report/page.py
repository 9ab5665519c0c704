"""What the page of a report shows, made ready for its template: findings, articles, tables, all in one language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Final

from markupsafe import Markup

from checker.model import Span
from checker.report.marks import Marker, Place, Reference, differing, message, passage
from checker.report.page_words import Words
from checker.report.terms import level_name
from checker.report.views import ArticleView, Block, CheckView, FactView, NameView, Passage, Spelling
from checker.report.wording import Lang, check_name, tally

LOUD: Final = ("conflict", "disputed", "update")
VERDICTS: Final = (*LOUD, "compatible", "agree", "single")
_AROUND: Final = 150  # characters of a sentence shown on each side of the words in question
_TITLE: Final = 120

Decisive = Mapping[str, Sequence[tuple[str, Sequence[int]]]]  # fact -> the passages (article, span) that decided it


class Page:
    """A report as plain data, ready to be shown in one language.

    Where `first` does not say which passages decided a fact, those come first whose words its reason quotes.
    """

    def __init__(self, data: Mapping[str, Any], lang: Lang, first: Decisive | None = None) -> None:
        self.words = Words(lang)
        self.lang = lang
        self.data = data
        self._first = first or {}
        self._index = {article["id"]: i for i, article in enumerate(self.data["articles"])}

    @property
    def story(self) -> dict[str, Any]:
        story: dict[str, Any] = self.data["story"]
        return story

    @property
    def counts(self) -> dict[str, int]:
        """How many of everything; notes of the house style are no checks."""
        return tally(self.data)

    @property
    def title(self) -> str:
        """The title of the story, else the first line of its first article that has words."""
        lines = (line.strip() for article in self.data["articles"] for line in article["text"].split("\n"))
        first = next(filter(None, lines), self.words("untitled"))
        title = self.story["title"].strip() or first
        return title if len(title) <= _TITLE else title[:_TITLE].rsplit(" ", 1)[0] + " …"

    @cached_property
    def outlets(self) -> list[str]:
        """What each article is called, in the order of the articles."""
        return [article["outlet"] or article["id"] for article in self.data["articles"]]

    @cached_property
    def facts(self) -> list[FactView]:
        return [self._fact(number, data) for number, data in enumerate(self.data["facts"], start=1)]

    @property
    def loud(self) -> list[FactView]:
        return [fact for fact in self.facts if fact.verdict in LOUD]

    @property
    def calm(self) -> list[FactView]:
        return [fact for fact in self.facts if fact.verdict in ("compatible", "agree")]

    @property
    def lone(self) -> list[FactView]:
        return [fact for fact in self.facts if fact.verdict == "single"]

    @property
    def shared(self) -> list[FactView]:
        """The facts that more than one article states."""
        return [fact for fact in self.facts if len(fact.passages) > 1]

    @cached_property
    def articles(self) -> list[ArticleView]:
        places = self._places()
        return [self._article(i, article, places[i]) for i, article in enumerate(self.data["articles"])]

    @property
    def spelled(self) -> list[NameView]:
        """The names that are spelled in more than one way."""
        return [self._name(name) for name in self.data["names"] if name["spelling_differs"]]

    @property
    def varied(self) -> list[NameView]:
        """The names that appear in several forms of one spelling."""
        return [
            self._name(name)
            for name in self.data["names"]
            if not name["spelling_differs"] and len(name["variants"]) > 1
        ]

    @property
    def checks(self) -> list[CheckView]:
        """What does not agree with itself, and what the house writes otherwise."""
        return [self._check(check) for check in self.data["checks"]]

    @property
    def slips(self) -> list[CheckView]:
        return [self._check(check) for check in self.data["checks"] if check["rule"] != "style"]

    @property
    def style(self) -> list[CheckView]:
        return [self._check(check) for check in self.data["checks"] if check["rule"] == "style"]

    def _fact(self, number: int, data: Mapping[str, Any]) -> FactView:
        by_article: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        for claim in data["claims"]:
            by_article[claim["article"]].append(claim)
        order = list(by_article)
        for article, span in reversed(self._first.get(data["id"], _quoted(data))):
            order.remove(article)
            order.insert(0, article)
            by_article[article].sort(key=lambda claim: (claim["span"] != list(span), claim["span"]))
        quote = data["claims"][0]["value"]["kind"] == "quote"
        heads = [by_article[article][0] for article in order]
        texts = differing([head["text"] for head in heads]) if quote else [self._passage(head) for head in heads]
        return FactView(
            number=number,
            id=data["id"],
            verdict=data["verdict"],
            label=data["label"][self.lang],
            why=message(data["why"][self.lang]),
            level=level_name(data["level"], self.lang),
            sources=data["independent_sources"],
            quote=quote,
            values=list(dict.fromkeys(head["text"] for head in heads)),
            passages=[
                Passage(
                    outlet=self.outlets[self._index[article]],
                    published=self.data["articles"][self._index[article]]["published"],
                    href=self._href(article, by_article[article][0]["span"]),
                    words=words,
                    others=sorted({self._href(article, c["span"]) for c in by_article[article][1:]}, key=_place_order),
                    said_by=by_article[article][0]["attributed_to"],
                    as_of=by_article[article][0]["as_of"],
                )
                for article, words in zip(order, texts, strict=True)
            ],
            cells={
                article: list(
                    {c["text"]: (c["text"], self._href(article, c["span"])) for c in reversed(claims)}.values()
                )[::-1]
                for article, claims in by_article.items()
            },
        )

    def _passage(self, claim: Mapping[str, Any]) -> Markup:
        text = self.data["articles"][self._index[claim["article"]]]["text"]
        return passage(text, Span(*claim["span"]), Span(*claim["sentence"]), _AROUND)

    def _href(self, article: str, span: Sequence[int]) -> str:
        return f"#p{self._index[article]}-{span[0]}-{span[1]}"

    def _places(self) -> Mapping[int, list[Place]]:
        """What is marked in each article: the claims of every fact, the evidence of checks, names spelled apart."""
        classes: dict[tuple[int, int, int], list[str]] = defaultdict(list)
        references: dict[tuple[int, int, int], dict[int, Reference]] = defaultdict(dict)
        for view, fact in zip(self.facts, self.data["facts"], strict=True):
            for claim in fact["claims"]:
                key = (self._index[claim["article"]], *claim["span"])
                classes[key] += [f"v-{view.verdict}", f"f{view.number}"]
                if view.verdict != "single":
                    title = f"{self.words.of('verdicts', view.verdict)}: {view.label}"
                    references[key][view.number] = Reference(view.number, f"#f-{view.id}", title)
        for check in self.data["checks"]:
            for evidence in check["evidence"]:
                classes[self._index[evidence["article"]], *evidence["span"]].append("v-check")
        for name in self.data["names"]:
            if name["spelling_differs"]:
                for variant in name["variants"]:
                    for mention in variant["mentions"]:
                        classes[self._index[mention["article"]], *mention["span"]].append("v-name")
        places: dict[int, list[Place]] = defaultdict(list)
        for (i, start, end), names in classes.items():
            shown = tuple(dict.fromkeys(names))
            places[i].append(Place(start, end, f"p{i}-{start}-{end}", shown, tuple(references[i, start, end].values())))
        return places

    def _article(self, i: int, data: Mapping[str, Any], places: Sequence[Place]) -> ArticleView:
        text, url = data["text"], data["url"]
        marker = Marker(text, places)
        alike = [
            self.outlets[j]
            for j, other in enumerate(self.data["articles"])
            if j != i and other["origin"] == data["origin"]
        ]
        return ArticleView(
            number=i,
            outlet=self.outlets[i],
            title=data["title"],
            published=data["published"],
            url=url if url and url.startswith(("https://", "http://")) else None,
            alike=alike,
            headed=len(text.split("\n", 1)[0]) <= _TITLE,
            blocks=[
                Block(_paragraphs(marker, text, span), reason and self.words.of("reasons", reason))
                for span, reason in _parts(data)
            ],
        )

    def _name(self, data: Mapping[str, Any]) -> NameView:
        spellings = []
        for variant in data["variants"]:
            spans: dict[str, list[list[int]]] = defaultdict(list)
            for mention in variant["mentions"]:
                spans[mention["article"]].append(mention["span"])
            cells = [
                (len(spans[article]), self._href(article, spans[article][0]) if spans[article] else "")
                for article in self._index
            ]
            spellings.append(Spelling(variant["surface"], cells, len(variant["mentions"])))
        return NameView(data["canonical"], data["kind"], spellings)

    def _check(self, data: Mapping[str, Any]) -> CheckView:
        article = self.data["articles"][self._index[data["evidence"][0]["article"]]]
        return CheckView(
            id=data["id"],
            rule=check_name(data["rule"], self.lang),
            severity=data["severity"],
            outlet=self.outlets[self._index[article["id"]]],
            published=article["published"],
            why=message(data["why"][self.lang]),
            evidence=[
                (
                    self._href(article["id"], evidence["span"]),
                    passage(
                        article["text"], Span(*evidence["span"]), _near(article["text"], evidence["span"]), _AROUND // 2
                    ),
                )
                for evidence in data["evidence"]
            ],
            of_style=data["rule"] == "style",
        )


def _quoted(fact: Mapping[str, Any]) -> list[tuple[str, Sequence[int]]]:
    """The first passages of the words that the reason quotes."""
    places: dict[str, tuple[str, Sequence[int]]] = {}
    for claim in fact["claims"]:
        if f"«{claim['text']}»" in fact["why"]["ar"]:
            places.setdefault(claim["text"], (claim["article"], claim["span"]))
    return list(places.values())


def _place_order(href: str) -> tuple[int, ...]:
    return tuple(map(int, href.removeprefix("#p").split("-")))


def _near(text: str, span: Sequence[int]) -> Span:
    """The line that holds a span."""
    end = text.find("\n", span[1])
    return Span(text.rfind("\n", 0, span[0]) + 1, len(text) if end < 0 else end)


def _parts(article: Mapping[str, Any]) -> list[tuple[Span, str | None]]:
    """The whole article in order: what was used (no reason), and what was set aside (with one)."""
    parts: list[tuple[Span, str | None]] = [(Span(*span), None) for span in article["used"]]
    parts += [(Span(*aside["span"]), aside["reason"]) for aside in article["aside"]]
    whole: list[tuple[Span, str | None]] = []
    at = 0
    for span, reason in sorted(parts):
        if span.start > at:
            whole.append((Span(at, span.start), None))
        whole.append((span, reason))
        at = max(at, span.end)
    return [*whole, (Span(at, len(article["text"])), None)]


def _paragraphs(marker: Marker, text: str, span: Span) -> list[Markup]:
    out = []
    at = span.start
    for line in text[span.start : span.end].split("\n"):
        if line.strip():
            out.append(marker.block(at, at + len(line)))
        at += len(line) + 1
    return out
