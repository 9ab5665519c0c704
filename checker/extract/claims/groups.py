"""The part of mankind that a number counts: children, women, a nationality."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from checker.extract.document import Document
from checker.names.gazetteer import gazetteer
from checker.text.clitics import split

# Parts of mankind that are counted beside the whole; a noun of one group is never the noun of another.
_GROUPS: Final = {
    "child": "طفل طفلة رضيع قاصر تلميذ طالب فتى فتاة صبي صبية",
    "woman": "امرأة سيدة أنثى طفلة",
    "man": "رجل ذكر شاب",
    "police": "شرطي ضابط",
    "foreign": "أجنبي سائح وافد",
    "rescuer": "مسعف طبيب ممرض",
    "press": "صحفي صحافي إعلامي",
    "tourist": "سائح",
}


_MEN: Final = "man"
_NO_MEN: Final = ("woman", "child")


@lru_cache(maxsize=1)
def _group_of() -> dict[str, str]:
    return {word: name for name, words in _GROUPS.items() for word in words.split()}


def subgroup(doc: Document, noun: str | None, first: int, after: int, beside: Iterable[str | None]) -> str | None:
    """The part of mankind that a counted noun names, or the nationality that goes with it.

    `beside` are the nouns counted in its sentence: «41 رجلا» are men where women or children are counted beside them, and
    people where nobody is.
    """
    group = _group_of().get(noun or "")
    if group is not None and (group != _MEN or any(_group_of().get(other or "") in _NO_MEN for other in beside)):
        return group
    adjectives = gazetteer(doc.rules).adjectives
    for i in range(first, min(after + 1, len(doc.tokens))):
        form = doc.tokens[i].lex.form
        found = adjectives.get(form) or adjectives.get(form.removesuffix("ا"))
        if found is not None and not split(form)[1]:
            return f"nation:{found}"
    return None
