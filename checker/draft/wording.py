"""What a note says, in both languages, and the attribution that an editor may copy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from checker.draft.notes import Status, Voice
from checker.model import Text

STATUS: Final[dict[Status, Text]] = {
    "differs": Text("يخالف المصادر", "differs from the sources"),
    "contested": Text("المصادر مختلفة فيه", "the sources differ"),
    "disputed": Text("لجهة أخرى رقم آخر", "another authority differs"),
    "outdated": Text("له رقم لاحق", "a later figure exists"),
    "update": Text("أحدث من المصادر", "later than the sources"),
    "confirmed": Text("مؤكد", "confirmed"),
    "alone": Text("لم يذكره غيرك", "stated by nobody else"),
    "name": Text("شخص آخر", "another person"),
    "spelling": Text("رسم آخر للاسم", "another spelling"),
    "check": Text("داخل المسودة", "inside the draft"),
}
_WHY: Final[dict[Status, Text]] = {
    "differs": Text("يخالف {k} من {all}: {theirs}", "differs from {k} of {all}: {theirs}"),
    "contested": Text(
        "المصادر مختلفة: يوافقك {n} ({ours}) ويخالفك {k}: {theirs}",
        "the sources differ: with you {n} ({ours}), against you {k}: {theirs}",
    ),
    "disputed": Text("رقم آخر لجهة أخرى: {theirs}", "another authority has another figure: {theirs}"),
    "outdated": Text("في المصادر رقم لاحق: {theirs}", "the sources have a later figure: {theirs}"),
    "update": Text("رقمك أحدث مما في المصادر: {theirs}", "yours is later than what the sources have: {theirs}"),
    "confirmed": Text("يؤكده {n} من {all}: {ours}", "confirmed by {n} of {all}: {ours}"),
    "alone": Text("لم يذكره أي مصدر آخر", "no source states it"),
}
NAME: Final = Text(
    "المصادر تسمي هنا «{known}» ({outlets}) لا «{draft}»", "the sources name «{known}» here ({outlets}), not «{draft}»"
)
SPELLING: Final = Text("المصادر تكتبه «{known}» ({outlets})", "the sources write «{known}» ({outlets})")
PERSON: Final = Text("اسم شخص", "Name of a person")
PLACE: Final = Text("اسم مكان", "Name of a place")
_AGAINST: Final = ("conflict", "disputed", "update")
_SHOWN: Final = 4  # outlets named behind one value; more say nothing new


def why(status: Status, voices: Sequence[Voice], of: int) -> Text:
    """Who says what, in one line: each value once, with the outlets that have it."""
    against = [voice for voice in voices if voice.verdict in _AGAINST]
    beside = [voice for voice in voices if voice.verdict not in _AGAINST]

    def said(comma: str) -> dict[str, object]:
        return {
            "k": len({voice.origin for voice in against}),
            "n": len({voice.origin for voice in beside}),
            "all": of,
            "theirs": _values(against, comma),
            "ours": _outlets(beside, comma),
        }

    message = _WHY[status]
    return Text(message.ar.format(**said("، ")), message.en.format(**said(", ")))


def filled(message: Text, voices: Sequence[Voice], **fields: str) -> Text:
    """A message about a name, with the outlets that write it so."""
    return Text(
        message.ar.format(outlets=_outlets(voices, "، "), **fields),
        message.en.format(outlets=_outlets(voices, ", "), **fields),
    )


def _values(voices: Sequence[Voice], comma: str) -> str:
    by_text: dict[str, list[Voice]] = {}
    for voice in voices:
        by_text.setdefault(" ".join(voice.text.split()), []).append(voice)
    return comma.join(f"«{text}» ({_outlets(found, comma)})" for text, found in by_text.items())


def _outlets(voices: Sequence[Voice], comma: str) -> str:
    names = list(dict.fromkeys(voice.outlet for voice in voices))
    return comma.join(names[:_SHOWN]) + (f"{comma}+{len(names) - _SHOWN}" if len(names) > _SHOWN else "")


def attributions(voices: Sequence[Voice]) -> tuple[str, ...]:
    """«نحو ساعتين، بحسب الجريدة»: each value that a source gives, with whose it is, ready to be copied."""
    found: dict[str, str] = {}
    for voice in voices:
        text = " ".join(voice.text.split())
        found.setdefault(text, f"{text}، بحسب {' '.join((voice.attributed_to or voice.outlet).split())}")
    return tuple(found.values())


SEVERITIES: Final[dict[str, Text]] = {
    "error": Text("خطأ", "Error"),
    "warning": Text("تنبيه", "Warning"),
    "info": Text("للعلم", "Note"),
    "none": Text("لا شيء", "Nothing"),
}
COMMENT: Final[dict[str, Text]] = {
    "author": Text("المدقق", "checker"),
    "copy": Text("صيغة للنسخ", "To copy"),
    "spelled": Text("يكتب", "Written"),
}
HEADINGS: Final[dict[str, Text]] = {
    "error": Text("أخطاء", "Errors"),
    "warning": Text("تنبيهات", "Warnings"),
    "info": Text("للعلم", "Notes"),
    "missing": Text("في معظم المصادر وليس في المسودة", "In most sources, not in the draft"),
    "confirmed": Text("مؤكد", "Confirmed"),
    "alone": Text("لم يذكره غيرك", "Stated by nobody else"),
    "no_error": Text("لا خطأ في المسودة", "no error in the draft"),
    "unrelated": Text(
        "لا تذكر المصادر شيئا مما في المسودة: لعلها مصادر خبر آخر",
        "the sources speak of nothing in the draft: they may be those of another story",
    ),
}
SUMMARY: Final[dict[str, Text]] = {
    "errors": Text("أخطاء", "errors"),
    "warnings": Text("تنبيهات", "warnings"),
    "infos": Text("للعلم", "notes"),
    "confirmed": Text("مؤكد", "confirmed"),
    "alone": Text("لم يذكره غيرك", "stated by nobody else"),
    "missing": Text("ناقص", "missing"),
    "sources": Text("المصادر", "sources"),
    "origins": Text("منها مستقلة", "of them independent"),
}
VERDICTS: Final[dict[str, Text]] = {
    "agree": Text("يوافق", "agrees"),
    "compatible": Text("يمكن أن يصح معه", "may be true beside it"),
    "update": Text("رقم من وقت آخر", "a figure of another time"),
    "disputed": Text("لجهة أخرى", "another authority"),
    "conflict": Text("يخالف", "differs"),
    "single": Text("وحده", "alone"),
}
PAGE: Final[dict[str, Text]] = {
    "kicker": Text("فحص المسودة", "Draft check"),
    "untitled": Text("مسودة بلا عنوان", "Untitled draft"),
    "skip": Text("إلى المسودة", "To the draft"),
    "contents": Text("أقسام الصفحة", "Sections"),
    "draft": Text("المسودة", "The draft"),
    "intro": Text(
        "رقم كل مقطع يقود إلى ملاحظته، ورقم الملاحظة يعيدك إليه. ما تحته خط متقطع لم يذكره مصدر آخر.",
        "The number of a passage leads to its note, and that of the note back. A dashed line means that no source states it.",
    ),
    "alarms": Text("ما يجب النظر فيه", "What to look at"),
    "missing_intro": Text(
        "وقائع وأسماء ذكرها أكثر من نصف المصادر المستقلة.",
        "Facts and names that more than half of the independent sources have.",
    ),
    "sources": Text("المصادر", "Sources"),
    "said": Text("ما تقوله المصادر", "What the sources say"),
    "aside": Text("لم يفحص", "Not checked"),
    "also": Text("مواضع أخرى", "Other places"),
    "errors": Text("أخطاء", "errors"),
    "warnings": Text("تنبيهات", "warnings"),
    "confirmed": Text("مؤكد", "confirmed"),
    "alone": Text("لم يذكره غيرك", "stated by nobody else"),
    "independent": Text("مصادر مستقلة", "independent sources"),
    "made": Text("أعدت في", "Made"),
    "rules": Text("بصمة القواعد", "Rules"),
    "footer": Text(
        "يضع المدقق أقوال المصادر بجانب المسودة، ولا يقول من المصيب، ولا يغير كلمة منها.",
        "The checker sets what the sources say beside the draft. It never says who is right, and changes no word.",
    ),
}
CATEGORIES: Final[dict[str, Text]] = {
    "SOURCES": Text("المسودة والمصادر", "The draft and its sources"),
    "NAMES": Text("الأسماء", "Names"),
    "DRAFT": Text("داخل المسودة", "Inside the draft"),
}
