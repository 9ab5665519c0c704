"""Two names word by word and letter by letter: how far their spellings are apart, and whether that is one name."""

from __future__ import annotations

from functools import lru_cache
from itertools import permutations
from typing import Final, NamedTuple

from checker.model import NameKind
from checker.names.bounds import outline
from checker.names.known import Knowledge
from checker.names.spelling import VOWELS, Distance, Step, distance
from checker.text.frequency import frequency

_LINKS: Final = frozenset("بن ابن بنت".split())
_COMMON: Final = 3e-6  # a definite word this common is an ordinary one («الدولي»), not a name's
_UNEVEN: Final = 0.3  # names written together of which one is longer by more than this share are two
_MIXED: Final = 0.05  # cost by letter between an Arabic name and a word that may be foreign («محمد» is no «مهند»)
_DEFINITE: Final = 0.02  # and between words with the article: those are Arabic, or foreign in one letter («الكونغرس»)
_HELD: Final = 4  # letters of a single word that must be its own; two of a shorter one may be others
_ARABIC_SOUNDS: Final = frozenset("حعصضظ")  # no name of another alphabet has to be spelled with these («مأرب», «معراب»)
_FEW: Final = 0.6  # of what a single word is granted, for one of four letters or fewer: too many look like it
_FULL_VOWELS: Final = frozenset("او")  # an i is written here or there («مقديشو», «مقدشيو»)
_SLAVIC: Final = ("وف", "يف")  # endings of men whose wives have one letter more
_SHORT: Final = 6  # letters; Chinese and Korean names have only words this short, one of them of three or less


class NameMatch(NamedTuple):
    """The answer: the same or not, how sure (0..1), and why in one line."""

    same: bool
    score: float
    reason: str


def by_letters(left: tuple[str, ...], right: tuple[str, ...], kind: NameKind | None, know: Knowledge) -> NameMatch:
    """Are two names that no list has one by their letters?"""
    if len(left) == len(right):
        if len(left) > 2 and left[:-1] == right[:-1] and left[-1].removeprefix("ال") == right[-1].removeprefix("ال"):
            return NameMatch(True, 0.95, "the same but for the article of the family's name")
        if len(left) == 2 and left[0] == right[0] and left[0] not in know.given and kind != "person":
            if left[1].removeprefix("ال") == right[1].removeprefix("ال"):
                return NameMatch(True, 0.9, "the same but for an article")  # «مزار شريف»
        found = _aligned(left, right, know)
        if found.same or len(left) == 1 or any(_both_native(a, b, know) for a, b in zip(left, right, strict=True)):
            return found  # «محمد» and «محمود» are two, however long the rest of their names
        together = joined(left, right, know)
        if together.same and not (left[0] in know.given and right[0] in know.given):
            return together  # «عبدالرحمن الفهد» and «عبدالرحمن الفهيد» have words to tell them apart
        turned = _turned(left, right, know)
        return turned or found
    shorter, longer = sorted((left, right), key=len)
    together = joined(left, right, know)
    if together.same and not _one_word_more(shorter, longer, know):
        return together
    return _part_of(shorter, longer, kind, know) or together._replace(same=False)


@lru_cache(maxsize=200_000)
def same_word(a: str, b: str, know: Knowledge) -> bool:
    """May two folded words be spellings of one, as words of names whose other words agree?"""
    most = know.accept.word
    if a.startswith("ال") == b.startswith("ال") and not outline(a, most, know.costs).may_be(
        outline(b, most, know.costs)
    ):
        return _of_one_country(a, b, know)  # nine pairs of ten
    return _word(a, b, know, most)[0]


def _word(a: str, b: str, know: Knowledge, limit: float) -> tuple[bool, Distance, float]:
    """One word against another: the same, the way, the cost by letter."""
    if _of_one_country(a, b, know):
        return True, Distance(0.0, ()), 0.0
    if _both_native(a, b, know) or _one_article(a, b, know):
        limit = know.accept.native
    elif _native(a, know) != _native(b, know):
        limit = min(limit, _MIXED)
    articles = [word.startswith("ال") and not word.startswith(know.foreign_al) for word in (a, b)]
    if all(articles) or (any(articles) and limit <= know.accept.single):
        limit = min(limit, _DEFINITE)
    way, share = _cheapest(a, b, know, limit * know.patience)
    return share <= limit and way.dearest < 0.6, way, share


def _of_one_country(a: str, b: str, know: Knowledge) -> bool:
    """«الأمريكية» and «الأميركي»: adjectives of one country, in whatever spelling."""
    country = know.places.adjectives.get(a.removeprefix("ال"))
    same = country is not None and country == know.places.adjectives.get(b.removeprefix("ال"))
    return same and a.startswith("ال") == b.startswith("ال")


def _inflected(a: str, b: str) -> bool:
    """«الأحوازي» and «الأحوازية», «المنجحي» and «المنجحة»: a man, his wife and their tribe; «إيفانوف», «إيفانوفا»; «سيلفا», «سيلفيا»."""
    shorter, longer = sorted((a, b), key=len)
    if longer == shorter + "ا" and shorter.endswith(_SLAVIC) and len(shorter) > _HELD:
        return True
    if longer.endswith("يا") and shorter == longer[:-2] + "ا":
        return True
    one, two = a.removesuffix("ه"), b.removesuffix("ه")
    return a != b and a.startswith("ال") and one.removesuffix("ي") == two.removesuffix("ي")


def _cheapest(a: str, b: str, know: Knowledge, most: float) -> tuple[Distance, float]:
    """The way from one word to the other and its cost by letter, at most `most`.

    An article that only one has is left out («الغصيني», «غصيني»), unless it is none («اليزابيث», «إيليزابيث»).
    """
    pairs = [(a, b)]
    one, two = a.removeprefix("ال"), b.removeprefix("ال")
    given = one in know.given or two in know.given  # «العيسى» is a family, «عيسى» a man
    if a.startswith("ال") != b.startswith("ال") and min(len(one), len(two)) > 2 and not given:
        pairs.append((one, two))
    ways = []
    for left, right in pairs:
        letters = max(len(left), len(right), 3)
        way = distance(left, right, know.costs, most * letters)
        ways.append((way.cost / letters, way))
    share, way = min(ways, key=lambda found: found[0])
    return way, share


def _both_native(a: str, b: str, know: Knowledge) -> bool:
    if a == b:
        return False
    if _native(a, know) and _native(b, know):
        return True
    if a.startswith(know.foreign_al) or b.startswith(know.foreign_al):
        return False  # «ألكسندر», «أليكساندر»
    return a.startswith("ال") and b.startswith("ال") and frequency(a) > _COMMON and frequency(b) > _COMMON


def _one_article(a: str, b: str, know: Knowledge) -> bool:
    """An Arabic family name with its article and a word without one: «المبرد» is no «لامبارد»."""
    return a.startswith("ال") != b.startswith("ال") and _native(a if a.startswith("ال") else b, know)


def _native(word: str, know: Knowledge) -> bool:
    """An Arabic given name, or a family name with an article («الزهراني», «السعيد»)."""
    if word in know.given or word.removeprefix("ابو") in know.given:
        return True
    if not word.startswith("ال") or len(word) < 5 or word in know.alias or word.startswith(know.foreign_al):
        return False
    rest = word[2:]
    return rest in know.given or word.endswith("ي") or frequency(rest) > 0


def _aligned(left: tuple[str, ...], right: tuple[str, ...], know: Knowledge) -> NameMatch:
    limit = know.accept.word
    if len(left) == 1:
        limit = _granted_alone(left[0], right[0], know)
    steps: list[Step] = []
    total, letters = 0.0, 0
    arabic = left[0] in know.given and right[0] in know.given
    for a, b in zip(left, right, strict=True):
        strict = arabic and a.startswith("ال") and b.startswith("ال")  # «محمد الدهام» is no «محمد الضويان»
        same, way, share = _word(a, b, know, know.accept.native if strict else limit)
        if not same:
            return NameMatch(False, max(0.0, 0.5 - share), f"«{a}» and «{b}»: {_tell(way.steps)}")
        longest = max(len(a), len(b))
        if len(left) == 1 and longest <= _SHORT and _moved_vowel(way.steps):
            return NameMatch(False, 0.4, f"«{a}» and «{b}»: a vowel in another place; {_tell(way.steps)}")
        if len(left) == 1 and (_syllable_more(a, b) or _syllable_more(b, a) or _inflected(a, b)):
            return NameMatch(False, 0.4, f"«{a}» and «{b}»: a syllable more")
        if len(left) == 1 and len(way.steps) > max(longest - _HELD, 2):
            return NameMatch(False, 0.4, f"«{a}» and «{b}»: too many letters to excuse; {_tell(way.steps)}")
        steps += way.steps
        total += way.cost
        letters += max(len(a), len(b))
    whole = total / max(letters, 1)
    if len(left) > 1 and whole > know.accept.whole:
        return NameMatch(False, 0.4, f"too many letters to excuse: {_tell(tuple(steps))}")
    return NameMatch(True, round(1.0 - whole * 3, 3), _tell(tuple(steps)) or "the same letters")


def _granted_alone(a: str, b: str, know: Knowledge) -> float:
    """Cost by letter that two words may have as names of one word; Arabic ones are spelled as they are spoken."""
    arabic = max(len(a), len(b)) < _SHORT and not _ARABIC_SOUNDS.isdisjoint(a + b)
    arabic = arabic or (a.startswith("ال") and b.startswith("ال"))  # «الجهم», «الجهيم»
    if arabic or a in know.given or b in know.given:
        return know.accept.native
    if frequency(a) and frequency(b):
        return know.accept.known
    return know.accept.single * (_FEW if max(len(a), len(b)) <= 4 else 1)


def _moved_vowel(steps: tuple[Step, ...]) -> bool:
    """«غارسيا» and «غراسيا»: the same vowel, left out here and put in there, is another syllable."""
    gone = {step.left for step in steps if not step.right}
    come = {step.right for step in steps if not step.left}
    return bool(gone & come & _FULL_VOWELS)


def _syllable_more(longer: str, shorter: str) -> bool:
    """«البركة» and «البرك», «رفحة» and «رفح»: behind a consonant a final ة is spoken."""
    return longer[-1] == "ه" and longer[-2:-1] not in VOWELS and shorter[-1] not in (*VOWELS, "ه")


def joined(left: tuple[str, ...], right: tuple[str, ...], know: Knowledge) -> NameMatch:
    """Both names with their words written together: «فون دير لاين» and «فون ديرلاين»."""
    a, b = "".join(left), "".join(right)
    if abs(len(a) - len(b)) > _UNEVEN * max(len(a), len(b)):
        return NameMatch(False, 0.0, "one is much longer")
    native = any(word in know.given for word in left) and any(word in know.given for word in right)
    limit = know.accept.native if native and len(left) == len(right) else know.accept.whole
    if len(left) == len(right):
        limit = min(limit, know.accept.whole * 0.8)
    way = distance(a, b, know.costs, limit * know.patience * max(len(a), len(b)))
    share = way.cost / max(len(a), len(b))
    if share <= limit and way.dearest < 0.6:
        return NameMatch(True, round(1.0 - share * 3, 3), _tell(way.steps) or "the same letters, spaced otherwise")
    return NameMatch(False, max(0.0, 0.5 - share), _tell(way.steps))


def _one_word_more(shorter: tuple[str, ...], longer: tuple[str, ...], know: Knowledge) -> bool:
    """Is the longer name the shorter one and a whole word («لي تشيانغ», «لي كه تشيانغ»)?"""
    if len(longer) != len(shorter) + 1 or len(shorter) < 2:
        return False
    return any(_aligned(shorter, longer[:k] + longer[k + 1 :], know).same for k in range(len(longer)))


def _turned(left: tuple[str, ...], right: tuple[str, ...], know: Knowledge) -> NameMatch | None:
    """The family name first: «أوشيش يوسف».  Not for two given names, which in another order are another man."""
    if not 2 <= len(left) <= 4 or set(left) & _LINKS or set(right) & _LINKS:
        return None
    if all(word in know.given for word in left) or all(len(word) <= 3 for word in left):
        return None
    for turn in permutations(right):
        if turn != right:
            found = _aligned(left, turn, know)
            if found.same:
                return NameMatch(True, round(found.score - 0.05, 3), f"the words in another order; {found.reason}")
    return None


def _part_of(
    shorter: tuple[str, ...], longer: tuple[str, ...], kind: NameKind | None, know: Knowledge
) -> NameMatch | None:
    """A name that leaves words out: the family name alone, a missing middle or last name."""
    if kind in ("place", "organisation") or any(word in know.marks for word in longer if word not in shorter):
        return None
    if len(shorter) == 1:
        if know.places.is_place(shorter[0]):
            return None  # «أذربيجان» is no short form of «إير أذربيجان»
        if called_by_father(longer, know):
            return None
        same, way, _ = _word(shorter[0], longer[-1], know, know.accept.single)
        if same and _is_person(longer, know):
            return NameMatch(True, 0.85, f"the last name alone; {_tell(way.steps)}".rstrip("; "))
        return None
    if _is_east_asian(longer, know):
        return None
    matched: list[int] = []
    steps: list[Step] = []
    at = 0
    for word in shorter:
        # the father's name stands right behind «بن», not at the end of the row
        for k in range(at, at + 1 if matched and longer[matched[-1]] in _LINKS else len(longer)):
            same, way, _ = _word(word, longer[k], know, know.accept.word)
            if same:
                matched.append(k)
                steps += way.steps
                at = k + 1
                break
        else:
            return None
    if matched[0] != 0:
        return None  # «إدريس ديبي» is the father of «محمد إدريس ديبي»
    skipped = [longer[k] for k in range(len(longer)) if k not in matched]
    if any(word in _LINKS for word in skipped) and len(shorter) < 3 and matched[-1] > 1:
        family = longer[-1]  # «خلفان بن سالم الهنائي» without his father
        called = family.startswith("ال") and family[2:] not in know.given
        if matched[-1] != len(longer) - 1 or not called:
            return None
    return NameMatch(True, 0.9, f"without «{' '.join(skipped)}»; {_tell(tuple(steps))}".rstrip("; "))


def called_by_father(words: tuple[str, ...], know: Knowledge) -> bool:
    """«سلمان بن عبدالعزيز»: is the last name his father's, by which nobody calls him?"""
    return len(words) > 2 and words[-2] in _LINKS and words[-1] in know.given


def _is_east_asian(words: tuple[str, ...], know: Knowledge) -> bool:
    """Names of a few short words, of which none may be missing («لي تشيانغ» is not «لي كه تشيانغ»)."""
    lengths = [len(word) for word in words]
    return max(lengths) <= _SHORT and min(lengths) <= 3 and not any(word in know.given for word in words)


def _is_person(words: tuple[str, ...], know: Knowledge) -> bool:
    """May the first words be someone's given names?  Not if they are ordinary words («كتائب حزب الله»)."""
    first = words[0]
    if "".join(words) in know.alias and know.places.is_place("".join(words)):
        return False
    if first in know.given:
        return True
    return (
        frequency(first) < 2e-5
        and not first.startswith("ال")
        and frequency("ال" + first) < 0.2 * max(frequency(first), 1e-9)
    )


def _tell(steps: tuple[Step, ...]) -> str:
    said = []
    for step in steps:
        if step.left and step.right:
            said.append(f"{step.left}/{step.right} ({step.why})")
        else:
            said.append(f"{step.left or step.right} ({step.why})")
    return ", ".join(said)
