"""What kind of word a folded word looks like, judged by its relatives.

Arabic nouns come with ال, verbs come in two genders and two persons; a foreign name has none of these
relatives.  So whether a word is an ordinary one or a name can be read off how common its relatives are.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from checker.text.clitics import split
from checker.text.frequency import frequency

_SUFFIXES: Final = (
    "هما",
    "كما",
    "تين",
    "تان",
    "هم",
    "هن",
    "ها",
    "كم",
    "نا",
    "ني",
    "وا",
    "ون",
    "ين",
    "ان",
    "ات",
    "تا",
    "يه",
    "ه",
    "ت",
    "ا",
    "ي",
    "ن",
)
_PREFIXES: Final = ("سي", "ست", "سن", "ي", "ت", "ن", "ا")
_KNOWN: Final = 1.5e-6  # a stem this common is a word
_NEVER: Final = 1.5e-4  # a word this common is no name, whatever its relatives
_RELATIVE: Final = 0.06  # a relative at least this share as common as the word proves it ordinary


@lru_cache(maxsize=131072)
def is_ordinary(form: str) -> bool:
    """Is a folded word (clitics cut) an ordinary Arabic word rather than a name?"""
    if len(form) < 2:
        return True
    if form.startswith("ال") and len(form) > 4:
        return frequency(form) > _KNOWN or frequency(form[2:]) > _KNOWN or _has_stem(form[2:])
    share = frequency(form)
    if share > _NEVER:
        return True
    if has_pattern(form):
        return True
    if share == 0.0:
        future = form[0] == "س" and form[1] in "يتن" and frequency(form[1:]) > 0
        return future or _has_stem(form)
    return _has_relatives(form, share)


# The letters that Arabic adds to a root, in the places where it adds them; a dot is a root letter.
_PATTERNS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        "ا[^ايو].ا.",  # إرسال
        "ا.ت.ا.|ان..ا.|است..ا.|ا.ت..|اص?ط..|ا.ط..",  # اختتام، انفجار، استخدام، اشترك، اصطحب
        "ت[^شي].ي.",  # تعزيز
        "م.ا..ه|ت.ا..",  # مشاركة، تعاون
        "م[^ا].و.",  # مقذوف
        "مست....?|مت[^يشس]...?",  # مستثمر، متطوع
        "است....?",  # استقبل
    )
)


def has_pattern(form: str) -> bool:
    """Has a folded word the shape of an Arabic verbal noun or participle («إرسال», «تعزيز», «مشاركة»)?"""
    return 5 <= len(form) <= 8 and any(pattern.fullmatch(form) for pattern in _PATTERNS)


def _has_relatives(form: str, share: float) -> bool:
    need = _RELATIVE * share
    definite = frequency("ال" + form) + frequency("لل" + form)
    if definite > need and definite > 4e-7:
        return True
    if frequency(form + "ت") > need or frequency(form + "ه") > 2 * share or frequency(form + "وا") > need:
        return True
    if form[0] in "يتن":
        twins = [frequency(letter + form[1:]) for letter in "يتن" if letter != form[0]]
        if max(twins) > need and frequency(form[1:]) + frequency("ا" + form[1:]) > 0 and len(form) > 2:
            return True
    if form.endswith("ا") and len(form) > 3 and frequency(form[:-1]) > need and frequency("ال" + form[:-1]) > 0:
        return True
    for suffix in ("هم", "ها", "ات", "ين", "ون", "يه"):
        if form.endswith(suffix) and len(form) - len(suffix) >= (4 if suffix in ("ين", "ون") else 3):
            stem = form[: -len(suffix)]
            if frequency(stem) > need or frequency(stem + "ه") > need or frequency("ال" + stem) > need:
                return True
    if form.startswith(("ست", "سي")) and frequency(form[1:]) > need:
        return True
    return _behind_a_letter(form, share, need) or _with_an_ending(form, share, need)


def _behind_a_letter(form: str, share: float, need: float) -> bool:
    """A preposition in front of an ordinary word («بنسبة»), or a verbal noun that likes one («لتعزيز»)."""
    if form[0] in "بلفوكس" and len(form) > 3 and frequency(form[1:]) > max(3 * share, 1e-5):
        return True
    if frequency("ل" + form) > max(need, 1e-6) and frequency(form + "ه") + frequency(form + "ها") > 0:
        return True
    return form[0] == "س" and form[1:2] in "يتن" and frequency(form[1:]) > need


def _with_an_ending(form: str, share: float, need: float) -> bool:
    """«أعلنت», «بلاده», «موظفي», «قائلا»: the same word with another ending is as common."""
    if len(form) < 4:
        return False
    stem = form[:-1]
    if form.endswith("ت"):
        return frequency(stem) > need or frequency(stem + "وا") > need
    if form.endswith("ه"):
        return frequency(stem) > share or frequency(stem + "ها") > need
    if form.endswith("ي"):
        return frequency(stem + "ين") > need or frequency(stem + "ون") > need
    return False


def _has_stem(form: str) -> bool:
    """Does a word that no list has come from a common one by endings or a prefix?"""
    if len(form) > 14:
        return False
    whole = dict.fromkeys((form, split(form)[2]))
    cut = [
        base[len(prefix) :]
        for base in whole
        for prefix in _PREFIXES
        if base.startswith(prefix) and len(base) - len(prefix) >= 2 + len(prefix)
    ]
    for base in [*whole, *cut]:
        if base != form and _common(base):
            return True
        for suffix in _SUFFIXES:
            if base.endswith(suffix) and len(base) - len(suffix) >= 3:
                stem = base[: -len(suffix)]
                if _common(stem) or (suffix in ("ات", "ت", "تين", "تان", "ه") and _common(stem + "ه")):
                    return True
    return False


def _common(stem: str) -> bool:
    if len(stem) < 3:
        return False
    share = frequency(stem)
    return share > (_KNOWN if len(stem) > 3 else 6 * _KNOWN) and (share > _NEVER or _has_relatives(stem, share))
