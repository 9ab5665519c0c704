"""Set aside what stands in an article's text and is not the article: other stories, links, keywords, addresses.

Nothing is deleted: the text stays whole, and every part that was set aside is told with its reason.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from checker.model import Article, Span
from checker.rules import Rules
from checker.schema import Boilerplate
from checker.text.fold import fold

_LINE: Final = re.compile(r"[^\n]+")
_WORD: Final = re.compile(r"[^\s:：.،/\\|()«»\"]+")
_ADDRESS: Final = re.compile(r"^\s*(?:https?://|www\.|pic\.twitter)\S*\s*$")
_END: Final = frozenset('.!؟?…»”":،')
_HEADLINE: Final = 7  # words: a shorter line with no full stop is a heading of this article
_LONG: Final = 12  # words: lines this long are paragraphs, by which the writer's habit is known
_HEAD: Final = 200  # characters of a line that may tell what it is
_HABIT: Final = 0.7  # the share of a writer's paragraphs that must end in a stop before one without is suspect


@dataclass(frozen=True, slots=True)
class Aside:
    """A part of the text that is not the article, and why."""

    span: Span
    reason: str


@lru_cache(maxsize=8)
def _phrases(rules: Rules) -> dict[str, tuple[tuple[str, ...], ...]]:
    fields = ("rest", "line", "glued", "caption", "outlet", "published", "nobody")
    return {
        field: tuple(
            tuple(fold(word) for word in phrase.split())
            for file in rules.of(Boilerplate)
            for phrase in getattr(file, field)
        )
        for field in fields
    }


def trim(article: Article, rules: Rules) -> list[Aside]:
    """What to set aside of an article, in the order of its places."""
    if not article.body:
        return []  # a title is all there is, however it begins («إعداد», «تحرير»)
    text = article.text
    phrases = _phrases(rules)
    lines = [Span(*match.span()) for match in _LINE.finditer(text) if not match[0].isspace()]
    repeated = _repeated(text, lines)
    suspect = _stray_headlines(text, lines, article.title_end)
    found: list[Aside] = []
    first = {name: {phrase[0] for phrase in phrases[name]} for name in ("rest", "line")}
    heads = first["rest"] | first["line"]
    for number, line in enumerate(lines):
        if line.start < article.title_end:
            continue
        words = text[line.start : line.end]
        begin = _WORD.search(words)
        head = fold(begin[0]) if begin else ""
        # few lines begin like a phrase: only of those the other words are looked at
        folded = tuple(map(fold, _WORD.findall(words[:_HEAD]))) if head in heads else ()
        if _ADDRESS.match(words):
            found.append(Aside(line, "address"))
        elif folded and folded[0] in first["rest"] and _opens(folded, phrases["rest"]):
            if _headline_follows(words, folded) and _goes_on(text, lines, number):
                found.append(Aside(line, "link to another story"))
            else:
                found.append(Aside(Span(line.start, len(text)), "another story"))
                break
        elif folded and folded[0] in first["line"] and _opens(folded, phrases["line"]) and _is_field(words, folded):
            found.append(Aside(line, "note of the site"))
        elif (glued := _glued(text, line, phrases["glued"])) is not None:
            found.append(Aside(glued, "glued heading"))
        elif line in repeated:
            found.append(Aside(line, "repeated line"))
        elif line in suspect:
            found.append(Aside(line, "headline of another story"))
    return found


def used(article: Article, asides: list[Aside]) -> list[Span]:
    """The parts of the text that are the article: what was not set aside."""
    spans: list[Span] = []
    at = 0
    for aside in asides:
        if aside.span.start > at:
            spans.append(Span(at, aside.span.start))
        at = max(at, aside.span.end)
    if at < len(article.text):
        spans.append(Span(at, len(article.text)))
    return [span for span in spans if article.text[span.start : span.end].strip()]


def _opens(words: tuple[str, ...], phrases: tuple[tuple[str, ...], ...]) -> bool:
    return any(words[: len(phrase)] == phrase for phrase in phrases)


def _is_field(line: str, words: tuple[str, ...]) -> bool:
    """A note of the site is short or has its colon near the front; a sentence that begins like one has neither."""
    colon = line.find(":")
    return 0 <= colon < 30 or len(words) <= 6


def _headline_follows(line: str, words: tuple[str, ...]) -> bool:
    rest = line.split(":", 1)[1] if ":" in line else ""
    return len(rest.split()) >= 3 or len(words) > 6


def _goes_on(text: str, lines: list[Span], number: int) -> bool:
    """Do at least two paragraphs with stops follow?"""
    following = [text[line.start : line.end].strip() for line in lines[number + 1 :]]
    return sum(len(line.split()) >= _LONG and line[-1] in _END for line in following) >= 2


def _glued(text: str, line: Span, phrases: tuple[tuple[str, ...], ...]) -> Span | None:
    """A heading at the start of a line that touches the first word of the text («أخبار ذات صلةاستقبل»)."""
    for phrase in phrases:
        pattern = _loose(phrase)
        match = pattern.match(text, line.start)
        if match is None:
            continue
        after = text[match.end() : match.end() + 1]
        if match.end() >= line.end or (after.isspace() and not text[match.end() : line.end].strip()):
            return line
        if after and not after.isspace():
            return Span(line.start, match.end())
        caption = re.compile(r"[^\n.]{0,80}?ة(?=[\u0621-\u064a])").match(text, match.end())
        if caption is not None and caption.end() <= line.end:
            return Span(line.start, caption.end())
    return None


@lru_cache(maxsize=256)
def _loose(phrase: tuple[str, ...]) -> re.Pattern[str]:
    """A folded phrase as a pattern that any spelling of it matches."""
    classes = {"ا": "[اأإآ]", "ه": "[هة]", "ي": "[يىئ]", "و": "[وؤ]"}
    marks = "[\u064b-\u0652\u0640]*"
    words = ["".join(classes.get(letter, letter) + marks for letter in word) for word in phrase]
    return re.compile(r"[^\S\n]*" + r"[^\S\n]+".join(words))


def _repeated(text: str, lines: list[Span]) -> set[Span]:
    """Lines of some length that stand more than once are captions or links, whatever they say."""
    counts = Counter(" ".join(text[line.start : line.end].split()) for line in lines)
    return {
        line
        for line in lines
        if counts[said := " ".join(text[line.start : line.end].split())] > 1 and len(said.split()) >= 4
    }


def _stray_headlines(text: str, lines: list[Span], title_end: int) -> set[Span]:
    """Long lines with no stop between paragraphs that have one: headlines of other stories."""
    body = [line for line in lines if line.start >= title_end]
    said = {line: text[line.start : line.end].strip() for line in body}
    paragraphs = [line for line in body if len(said[line].split()) >= _LONG]
    if len(paragraphs) < 4:
        return set()
    stopped = [line for line in paragraphs if said[line][-1] in _END]
    if len(stopped) < _HABIT * len(paragraphs):
        return set()
    first, last = body[0], body[-1]
    return {
        line
        for line, before in zip(body[1:], body, strict=False)
        if _HEADLINE <= len(said[line].split()) <= 24
        and said[line][-1] not in _END
        and said[line][0] not in "•-*"
        and line not in (first, last)
        and before in stopped
        and _is_headline(said[line])
    }


def _is_headline(line: str) -> bool:
    """«أورسولا فون ديرلاين: ...»: a speaker before a colon, or dots in the middle."""
    return bool(re.search(r"^[^:]{3,40}:\s", line)) or ".." in line[5:-5]


def field(text: str, name: str, rules: Rules) -> str | None:
    """What a line of an article states of itself: its `outlet` or the day it was `published`."""
    for phrase in _phrases(rules)[name]:
        # spaces are counted: an unbounded run of them is tried from each of its places, and texts hold long ones
        pattern = re.compile(r"^" + _loose(phrase).pattern + r"\s{0,9}[:：]\s{0,9}(\S.*)$", re.M)
        match = pattern.search(text)
        if match is not None:
            return match.group(1).strip()
    return None
