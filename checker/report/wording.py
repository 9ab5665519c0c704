"""The words of the reports that are not a rule's: verdicts, severities, headings, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal

from checker.model import Text

Lang = Literal["ar", "en"]

VERDICTS: Final[dict[str, Text]] = {
    "conflict": Text("تعارض", "conflict"),
    "disputed": Text("خلاف بين جهتين", "disputed"),
    "update": Text("تحديث", "update"),
    "compatible": Text("متوافق", "compatible"),
    "agree": Text("متفق عليه", "agree"),
    "single": Text("من مصدر واحد", "from one source only"),
}
HEADINGS: Final[dict[str, Text]] = {
    "conflict": Text("تعارضات", "Conflicts"),
    "disputed": Text("خلافات بين الجهات", "Disputed"),
    "update": Text("تحديثات", "Updates"),
    "checks": Text("داخل المقال الواحد", "Inside one article"),
    "style": Text("أسلوب الدار", "House style"),
    "agree": Text("متفق عليه", "Agreed"),
    "compatible": Text("متوافق", "Compatible"),
    "names": Text("أسماء تختلف كتابتها", "Names spelled differently"),
    "single": Text("من مصدر واحد", "From one source only"),
}
SUMMARY: Final[dict[str, Text]] = {
    "articles": Text("المقالات", "articles"),
    "origins": Text("المصادر المستقلة", "independent sources"),
    "conflict": Text("تعارض", "conflict"),
    "disputed": Text("خلاف", "disputed"),
    "update": Text("تحديث", "update"),
    "checks": Text("داخل مقال", "inside one article"),
    "style": Text("أسلوب الدار", "house style"),
    "agree": Text("متفق", "agree"),
    "compatible": Text("متوافق", "compatible"),
    "single": Text("من مصدر واحد", "one source only"),
}
KINDS: Final[dict[str, Text]] = {
    "person": Text("شخص", "person"),
    "place": Text("مكان", "place"),
    "organisation": Text("جهة", "organisation"),
    "term": Text("كلمة", "term"),
}
CHECKS: Final[dict[str, Text]] = {
    "weekday-date": Text("اليوم والتاريخ", "Weekday and date"),
    "title-body": Text("العنوان والمتن", "Title and body"),
    "sum": Text("المجموع", "Sum"),
    "parts": Text("الأجزاء والكل", "Parts and whole"),
    "spelling": Text("رسم الاسم", "Spelling"),
    "impossible": Text("قيمة مستحيلة", "Impossible value"),
    "style": Text("أسلوب الدار", "House style"),
}
NO_CONFLICT: Final = Text("لا تعارض بين المقالات", "the articles do not contradict each other")
MORE: Final = Text("و{n} غيرها", "and {n} more")
WHY: Final = Text("لماذا", "why")


def tally(data: Mapping[str, Any]) -> dict[str, int]:
    """The counts of a report with its independent sources, and notes of the house style apart from real mismatches."""
    style = sum(check["rule"] == "style" for check in data["checks"])
    counts: dict[str, int] = {**data["counts"], "origins": data["story"]["origins"], "style": style}
    counts["checks"] -= style
    return counts


def summary(data: Mapping[str, Any], lang: Lang) -> str:
    """The counts of a report in one line."""
    counts = tally(data)
    return " · ".join(f"{say(text, lang)}: {counts[key]}" for key, text in SUMMARY.items())


def check_name(rule: str, lang: Lang) -> str:
    """What a check inside one article is called; itself where it has no other name."""
    return say(CHECKS[rule], lang) if rule in CHECKS else rule


def say(text: Text | dict[str, str], lang: Lang) -> str:
    """A message in one language."""
    if isinstance(text, dict):
        return text[lang]
    return text.ar if lang == "ar" else text.en
