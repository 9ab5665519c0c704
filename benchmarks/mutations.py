"""Is one changed value found, and does another way of writing it stay silent?

    python benchmarks/mutations.py FOLDER...

FOLDER holds judged stories: a folder each, with articles (`ID.txt`, its first line the title, or `ID.json`) and
`gold.json`, whose `facts` have a `verdict` and `values` with `doc`, `surface` and `value`.  In every fact that is agreed
on, one article's value is changed: its number (doubled, tenfold, its digits turned or the first of them raised), its
hour, its day (the next or the one before), its year, its weekday, its unit; and, apart from that, written otherwise
(Arabic-Indic digits, with a thousands sign).  A change should raise an alarm at exactly that place (a conflict, or a mismatch inside the article), another writing
none.  Changes are those that nobody takes for rounding, and that a text could have: no age of 122 years, no hour 36:30.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from checker import Article, review
from checker.model import Span

_NUMBER = re.compile(r"(?<![\d.,٫٬])[1-9]\d{0,5}(?![\d.,٫٬]*\d)")
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.S)
_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_DATES = frozenset({"date", "date_range"})
_WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
_UNITS = (
    ("ساعتين", "دقيقتين"), ("ساعات", "دقائق"), ("ساعة", "دقيقة"), ("دقيقة", "ساعة"), ("أيام", "أسابيع"),
    ("كيلومترا", "مترا"), ("كيلوغراما", "طنا"), ("أطنان", "كيلوغرامات"), ("مليون", "مليار"), ("مليار", "مليون"),
    ("ألف", "مليون"), ("دولار", "يورو"), ("يورو", "دولار"),
)  # fmt: skip


class Change(NamedTuple):
    """Other words at a place of an article, and what was changed by them."""

    kind: str
    article: str
    span: Span
    words: str


def main(folders: Sequence[str]) -> None:
    """Print, by kind of change, the shares told and told as an alarm, and the share of rewritings that stay silent."""
    counts: Counter[str] = Counter()
    for story in sorted(path.parent for folder in folders for path in Path(folder).glob("*/gold.json")):
        articles, gold = read_story(story)
        before = _alarms(articles)
        for change in _changes(articles, gold):
            found = _verdicts(articles, change)
            for kind in (change.kind, "all"):
                counts[f"{kind}: changes"] += 1
                counts[f"{kind}: told"] += bool(found & {"conflict", "check", "disputed", "update"})
                counts[f"{kind}: alarms"] += bool(found & {"conflict", "check"})
        for change in _writings(articles, gold):
            counts["rewritings"] += 1
            counts["silent"] += _alarms(_with(articles, change)) <= before
    for kind in sorted({name.partition(":")[0] for name in counts if ":" in name}):
        total, told, alarms = (counts[f"{kind}: {name}"] for name in ("changes", "told", "alarms"))
        print(f"{kind:10}{total:5} changes, told {told / total:.2f}, as an alarm {alarms / total:.2f}")
    print(f"rewritings{counts['rewritings']:5}, silent {counts['silent'] / max(counts['rewritings'], 1):.3f}")


def read_story(story: Path) -> tuple[list[Article], dict[str, Any]]:
    gold = json.loads((story / "gold.json").read_text("utf-8"))
    articles = []
    for document in gold["documents"]:
        name, outlet, published = str(document["id"]), document.get("outlet"), document.get("published")
        plain, packed = story / f"{name}.txt", story / f"{name}.json"
        if plain.exists():
            title, _, body = _FRONT.sub("", plain.read_text("utf-8"), count=1).lstrip("\n").partition("\n")
            articles.append(Article(name, outlet, title.strip(), body.strip(), published))
        elif packed.exists():
            row = json.loads(packed.read_text("utf-8"))
            articles.append(Article(name, row.get("outlet"), row.get("title") or "", row["text"], row.get("published")))
    return articles, gold


def _agreed(articles: list[Article], gold: dict[str, Any]) -> Iterator[tuple[str, int, str, str]]:
    """One value of each fact that is agreed on: article, place, words, and its unit."""
    texts = {article.id: article.text for article in articles}
    for fact in gold["facts"]:
        if fact["verdict"] != "agree" or len({value["doc"] for value in fact["values"]}) < 2:
            continue
        for value in fact["values"]:
            at = texts.get(str(value["doc"]), "").find(value["surface"])
            if at >= 0 and (_NUMBER.search(value["surface"]) or any(day in value["surface"] for day in _WEEKDAYS)):
                yield str(value["doc"]), at, value["surface"], _unit(value)
                break


def _unit(value: dict[str, Any]) -> str:
    told = str(value.get("value"))
    if re.match(r"\d{4}-\d\d", told) or re.fullmatch(r"(19|20)\d\d", told):
        return "date"
    return "time" if re.fullmatch(r"\d\d?:\d\d", told) else str(value.get("unit"))


def _changes(articles: list[Article], gold: dict[str, Any]) -> Iterator[Change]:
    for article, at, words, unit in _agreed(articles, gold):
        number = _NUMBER.search(words)
        if number is not None:
            span = Span(at + number.start(), at + number.end())
            for kind, other in _OTHERS.get(unit, _numbers)(number.group()):
                yield Change(kind, article, span, other)
        if unit == "date":
            names = ((day, _WEEKDAYS[(n + 1) % 7]) for n, day in enumerate(_WEEKDAYS))
            yield from _swapped("weekday", article, at, words, names)
        elif number is not None:
            yield from _swapped("unit", article, at, words, _UNITS)


def _swapped(kind: str, article: str, at: int, words: str, pairs: Iterable[tuple[str, str]]) -> Iterator[Change]:
    for one, other in pairs:
        if one in words.split():
            start = at + words.index(one)
            yield Change(kind, article, Span(start, start + len(one)), other)
            return


def _numbers(number: str) -> Iterator[tuple[str, str]]:
    yield "doubled", str(int(number) * 2)
    yield "slipped", _slipped(number)
    yield "tenfold", number + "0"


def _small_numbers(number: str) -> Iterator[tuple[str, str]]:
    """Of ages, goals, minutes and ordinals, which neither double nor grow tenfold."""
    yield "slipped", _slipped(number)


def _slipped(number: str) -> str:
    """Its digits turned, or where that is no other number of this length the first of them one more, of 9 one less."""
    turned = number[::-1]
    if turned != number and turned[0] != "0":
        return turned
    return str(int(number[0]) + (1 if number[0] != "9" else -1)) + number[1:]


def _hours(number: str) -> Iterator[tuple[str, str]]:
    hour = int(number)
    if hour < 24:
        yield "hour", f"{hour - 1 if hour in (12, 23) else hour + 1:0{len(number)}}"


def _days(number: str) -> Iterator[tuple[str, str]]:
    if len(number) == 4:
        yield "year", number[:2] + number[3] + number[2] if number[2] != number[3] else str(int(number) - 1)
    elif int(number) <= 31:
        yield "day", str(int(number) + 1 if int(number) < 28 else int(number) - 1)


_SMALL = ("year", "score", "goal", "minute", "ordinal", "magnitude", "degree")  # years: of ages
_OTHERS = {"date": _days, "time": _hours} | dict.fromkeys(_SMALL, _small_numbers)


def _writings(articles: list[Article], gold: dict[str, Any]) -> Iterator[Change]:
    for article, at, words, _ in _agreed(articles, gold):
        number = _NUMBER.search(words)
        if number is not None:
            span = Span(at + number.start(), at + number.end())
            yield Change("writing", article, span, number.group().translate(_INDIC))
            if len(number.group()) > 4:
                yield Change("writing", article, span, f"{int(number.group()):,}")


def _with(articles: list[Article], change: Change) -> list[Article]:
    found = []
    for article in articles:
        if article.id == change.article:
            text = article.text[: change.span.start] + change.words + article.text[change.span.end :]
            in_title = change.span.end <= len(article.title)
            title = text[: len(text) - len(article.text) + len(article.title)] if in_title else article.title
            article = replace(article, title=title, body=text[len(title) :].lstrip("\n"))
        found.append(article)
    return found


def _verdicts(articles: list[Article], change: Change) -> set[str]:
    place = Span(change.span.start, change.span.start + len(change.words))
    report = review(_with(articles, change)).to_dict()

    def meets(told: Iterable[dict[str, Any]]) -> bool:
        return any(one["article"] == change.article and place.overlaps(Span(*one["span"])) for one in told)

    found = {fact["verdict"] for fact in report["facts"] if meets(fact["claims"])}
    return found | {"check" for check in report["checks"] if check["rule"] != "style" and meets(check["evidence"])}


def _alarms(articles: list[Article]) -> Counter[str]:
    return Counter(fact["rule"] for fact in review(articles).to_dict()["facts"] if fact["verdict"] == "conflict")


if __name__ == "__main__":
    main(sys.argv[1:])
