"""The forms in which texts have a word that a rule lists once: persons and tenses, endings, pronouns."""

from __future__ import annotations

from typing import Final

_PAST: Final = ("", "ت", "وا", "ا", "تا", "ن", "ه", "ها", "هم")
_WEAK_ENDINGS: Final = ("ت", "وا", "يا", "تا", "اها", "اهم", "اه")  # «اشتراه» is «اشترى» with what was bought
_PRESENT_ENDINGS: Final = ("", "ون", "ان", "ين", "ه", "ها", "هم")
_PRONOUNS: Final = ("ه", "ها", "هم", "هما", "هن", "نا")
BEEN: Final = frozenset({"كان", "كانت", "كانوا", "وكان", "وكانت", "وكانوا"})  # make what follows a thing of the past


def conjugated(verb: str) -> list[str]:
    """A verb in the third person: the past with its endings, or the present in both genders with and without س.

    Phrases stay as they are.
    """
    if " " in verb:  # a phrase such as «ألقى القبض» is listed in its forms
        return [verb]
    if verb[0] == "ي" and len(verb) > 3 and not verb.endswith(("ت", "وا")):
        return [
            f"{future}{person}{verb[1:]}{ending}"
            for future in ("", "س")
            for person in "يتن"
            for ending in _PRESENT_ENDINGS
        ]
    stem = verb[:-1]
    if verb.endswith("ى"):
        short = len(verb) == len("قضى")  # «قضاة» are judges
        return [verb, *(stem + ending for ending in (_WEAK_ENDINGS[:-1] if short else _WEAK_ENDINGS))]
    if verb.endswith("ا"):
        return [verb, stem + "ت", stem + "وا", stem + "تا", verb + "ه", verb + "ها"]
    return [verb + ending for ending in _PAST]


def inflected(word: str) -> list[str]:
    """A noun with the pronouns that may hang on it; phrases stay as they are."""
    if " " in word or len(word) < 3:
        return [word]
    stem = word[:-1] + "ت" if word.endswith("ة") else word
    return [word, *(stem + pronoun for pronoun in _PRONOUNS)]


def spoken(verb: str) -> list[str]:
    """Forms that only speech and titles have: «سأبقى», and the plural of weak verbs («ينهون»).

    Without its س the first person may be another verb («أصدر»).
    """
    if not verb.startswith("ي") or " " in verb:
        return []
    plural = [f"{person}{verb[1:-1]}ون" for person in "يت"] if verb.endswith(("ي", "ى", "و")) else []
    return [f"سأ{verb[1:]}", *plural]


def declined(word: str) -> list[str]:
    """A noun with its feminine, its dual and sound plurals, and the pronouns that hang on it."""
    if " " in word or len(word) < 3:
        return [word]
    bare = word[:-1] if word.endswith("ة") else word
    endings = ("ا", "ة", "ه", "ها", "هم", "ات", "ين", "ون", "ان", "ته", "تها", "تهم", "ي", "تين", "تان")
    return [word, *(bare + ending for ending in endings)]
