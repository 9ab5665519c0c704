"""What the form of a word tells of it where no list has it: a noun or none, its pronoun, its singular."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from checker.text.clitics import split
from checker.text.fold import fold
from checker.text.frequency import frequency

_SELDOM_DEFINITE: Final = 10  # times: «تحمل» is 26 times as frequent as «التحمل», «تقرير» not twice as «التقرير»


@lru_cache(maxsize=8192)
def is_no_noun(form: str) -> bool:
    """«بتاريخ» behind a number is a preposition with its noun; «فعالية» takes the article, so its ف is its own."""
    definite = frequency("ال" + form)
    if form[:1] in "وف" and not (definite or frequency(form)) and not form.endswith("ات"):
        return True  # «48 وضبوة»: another name; «فنقصت»: a verb
    if form[:1] == "س" and form[1:2] in "يتن" and len(form) > 4 and frequency(form[1:]) and not definite:
        return True  # «سيضاف»
    if not definite and _is_common_verb(form):
        return True
    if definite and not (form[:1] in "يت" and frequency(form) > _SELDOM_DEFINITE * definite):
        return False
    if (form[:1] in "يت" or (form[-1:] == "ت" and form[-2:-1] != "ا")) and frequency(form) and len(form) > 3:
        return True  # «5000 تتسع», «13 أسفرت»: a verb
    return bool(split(form)[0]) or (form[:1] in "وفبلك" and frequency(form[1:]) > 0.1 * frequency(form))


_COMMON: Final = 1e-5  # share of all words: whatever is so common and a noun is also found with the article


def _is_common_verb(form: str) -> bool:
    """«20 ألفا أعلن عنها», «22 تنافست»: words that never have the article, with no ending of a noun."""
    if form.endswith(("ا", "ه", "ات", "ي")):
        return False
    if form.endswith("ت") and len(form) > _ROOT and not frequency(form):
        return frequency(form[:-1]) > 0 and not frequency("ال" + form[:-1] + "ه")
    return frequency(form) > _COMMON


_ROOT: Final = 4  # letters of «قتلت»; shorter words may be nouns that end in ت


@lru_cache(maxsize=8192)
def singular_guess(form: str) -> str:
    """A folded noun without its number and case endings, for comparing unknown nouns with each other."""
    form = fold(form)
    for ending, instead in (("تين", "ه"), ("تان", "ه"), ("ات", "ه"), ("ون", ""), ("ين", ""), ("ا", "")):
        if form.endswith(ending) and len(form) - len(ending) >= 3:
            return form[: -len(ending)] + instead
    return form


@lru_cache(maxsize=8192)
def strip_pronoun(form: str) -> str | None:
    """A word without its pronoun («عناصره» -> عناصر); None where none is there."""
    for ending in ("هما", "كما", "هم", "هن", "ها", "نا", "كم", "ه"):
        if form.endswith(ending) and len(form) - len(ending) >= 3:
            stem = form[: -len(ending)]
            return stem[:-1] + "ه" if stem.endswith("ت") and not stem.endswith("ات") else stem
    return None
