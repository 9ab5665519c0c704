"""The words of the reports that are not a rule's: verdicts, severities, headings, in both languages."""

from __future__ import annotations

from typing import Final, Literal

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
NO_CONFLICT: Final = Text("لا تعارض بين المقالات", "the articles do not contradict each other")
SIDES: Final = Text("في {outlets}", "in {outlets}")
MORE: Final = Text("و{n} غيرها", "and {n} more")
WHY: Final = Text("لماذا", "why")


def say(text: Text | dict[str, str], lang: Lang) -> str:
    """A message in one language."""
    if isinstance(text, dict):
        return text[lang]
    return text.ar if lang == "ar" else text.en
