"""What a text says of itself in its own lines: headline, outlet, day of publication."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Final

from checker.cldr import months
from checker.extract.quantities import quantities
from checker.intake.trim import field, trim
from checker.model import Article, parse_time
from checker.names.gazetteer import gazetteer
from checker.rules import Rules
from checker.schema import Boilerplate
from checker.text.fold import fold

_HEADLINE: Final = 20  # words: the longest headlines of Arabic papers; first paragraphs are longer
_STOPS: Final = frozenset(".؟!?…:،؛")
_DATELINE_IN: Final = 4  # lines from the top
_SHORT: Final = 200  # characters: a dateline has sixty at most, and the pattern takes its time with long runs of spaces
_DATELINE: Final = re.compile(r"^\s*(?P<place>[^\d\n:.،]{2,30}?)\s*[-–—(]\s*(?P<outlet>[^\d\n:.،()]{2,30}?)\s*\)?\s*$")
_MAIL: Final = re.compile(r"\d{1,2} [A-Z][a-z]{2} \d{4} \d{1,2}:\d\d")
_ENGLISH: Final = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<month>[A-Z][a-z]{2,8})\.?,?\s+(?P<year>\d{4})"
    r"|(?P<month2>[A-Z][a-z]{2,8})\.?\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{4})"
)


def split_headline(text: str) -> tuple[str, str]:
    """Title and body: the first line is a headline when it is short, has no stop, and text follows it."""
    first, _, rest = text.strip().partition("\n")
    first, rest = first.strip(), rest.strip()
    if not rest or len(first.split()) > _HEADLINE or first[-1] in _STOPS:
        return "", text.strip()
    return first, rest


def read_time(words: str) -> dt.datetime | None:
    """A moment as people and programs write it: ISO 8601, RFC 822, a date in Arabic, or one in English."""
    try:
        return parse_time(words)
    except ValueError:
        return _mail_time(words) or _english_day(words) or _arabic_day(words)


def stated_outlet(article: Article, rules: Rules) -> str | None:
    """The outlet that a line of the article names; where it names only «agencies», they are told apart by file."""
    text = _own_text(article, rules)
    named = field(text, "outlet", rules) or _dateline(text, rules)
    if named is None or len(named.split()) > 6:
        return None
    return f"{named} ({article.id})" if _is_nobody(named, rules) else named


def stated_time(article: Article, rules: Rules) -> dt.datetime | None:
    """When the article says that it was published."""
    words = field(_own_text(article, rules), "published", rules)
    return read_time(words) if words is not None else None


@lru_cache(maxsize=1)  # it is asked for twice: whose the article is, and of when
def _own_text(article: Article, rules: Rules) -> str:
    """The text down to where another story begins, whose outlet and date are not this one's."""
    other = (aside.span.start for aside in trim(article, rules) if aside.reason == "another story")
    return article.text[: next(other, None)]


def _dateline(text: str, rules: Rules) -> str | None:
    """«موسكو- وكالات» alone on a line near the top: a known place, then whose text it is."""
    places = gazetteer(rules)
    for line in text.split("\n", _DATELINE_IN)[:_DATELINE_IN]:
        match = _DATELINE.match(line.strip()) if len(line) <= _SHORT else None
        if match is not None and len(match["outlet"].split()) <= 3:
            if places.is_place("".join(fold(word) for word in match["place"].split()).replace("ء", "")):
                return match["outlet"]
    return None


def _is_nobody(outlet: str, rules: Rules) -> bool:
    said = [fold(word) for word in outlet.split()]
    phrases = (phrase for file in rules.of(Boilerplate) for phrase in file.nobody)
    return any(said == [fold(word) for word in phrase.split()] for phrase in phrases)


def _mail_time(words: str) -> dt.datetime | None:
    """RFC 822, as RSS has it: «Tue, 05 Mar 2024 10:30:00 +0300»."""
    if not _MAIL.search(words):
        return None
    try:
        return parsedate_to_datetime(words)
    except ValueError:
        return None


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    """English month names, whole and by their first three letters."""
    names = {str(name).lower(): number for number, name in months().items()}
    return names | {name[:3]: number for name, number in names.items()}


def _english_day(words: str) -> dt.datetime | None:
    for match in _ENGLISH.finditer(words):
        month = _months().get((match["month"] or match["month2"]).lower())
        if month is not None:
            try:
                return dt.datetime(int(match["year"] or match["year2"]), month, int(match["day"] or match["day2"]))
            except ValueError:
                return None
    return None


def _arabic_day(words: str) -> dt.datetime | None:
    days = (quantity for quantity in quantities(words[:200]) if quantity.kind == "date")
    for day in days:
        try:
            return parse_time(str(day.value))
        except ValueError:
            continue
    return None
