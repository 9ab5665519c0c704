"""What the finder of names asks of a word, answered once for each spelling."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from checker.extract.vocabulary import vocabulary
from checker.names.cues import Cues, cues
from checker.names.gazetteer import Gazetteer, gazetteer
from checker.names.near import near
from checker.rules import Rules, of_language
from checker.schema import Aliases
from checker.text.clitics import split
from checker.text.fold import cut, fold
from checker.text.frequency import frequency
from checker.text.lexeme import Lexeme, Token
from checker.text.shape import has_pattern, is_ordinary
from checker.text.tokens import LATIN, SIGN, WORD

KNOWN_NOUN: Final = 4e-5  # «منطقة الخليج» is a name, «منطقة الحدث» is none: a definite word this common is a noun
RARE_NAME: Final = 3e-5  # a word this rare may be the family name of a foreigner («كيري», «ميسي»)
KNOWN_NAME: Final = 1e-6  # a name that the word list has
_RARE_PLACE: Final = 3e-6  # a word more common than this is spelled as its writers mean it
# marks of a word: it may announce a name, begin a given one, be a foreign one, be a word for an institution
ANNOUNCES, GIVEN, FOREIGN, INSTITUTION = 1, 2, 4, 16
_RARE_O: Final = 1.2e-5
_NOUN: Final = 3e-5  # a rest this common is the word meant, also of a short word («لكرة»)
_NOUN_SHARE: Final = 0.02  # a noun is met with its article this many times as often as behind its preposition, or more
_WEAK: Final = 1e-5  # a verb this common has a feminine that is one letter shorter
_PARTICLE: Final = 1e-4  # a word this common is one of the grammar's
_ASKED: Final = 8  # so that no mark is 0
_KEEP: Final = 400_000  # spellings remembered before the memory starts again: bounds it for endless input
_SEAT: Final = 5  # letters of a place that is known behind its preposition
_SHORT_NOUN: Final = 4  # letters of a noun with its article that is too short to be cut («الحج», «الري»)
_NUMERIC: Final = frozenset("unit ten hundred mag frac month weekday relday measure noun noun_dual currency".split())
_COUNTED: Final = _NUMERIC - {"month", "weekday", "relday"}  # behind a number these are what it counts
_VOWELS: Final = frozenset("\u064b\u064c\u064d\u064e\u064f\u0650\u0652")  # nobody writes them on a foreign name
_ARABIC_SOUNDS: Final = frozenset("حعصضظ")  # no name of another alphabet is spelled with these
_SECOND: Final = ("وأ", "وإ", "بأ", "بإ", "لأ", "لإ", "فإ")
_OWN_HAMZA: Final = frozenset("أإآ")  # «ألكسندر», written with its hamza, has no article


class Word:
    """One spelling.

    `opened` is the folded word without conjunction and preposition, its article kept; `sure` says whether
    those letters are clitics without further proof («وداي» is no «و» and «داي»).
    """

    __slots__ = (
        "adjective", "alien", "announces", "clitics", "contest", "counted", "cut", "definite", "fits", "form", "heads", "human", "institution", "kind", "numeric", "opened",
        "owned", "rare", "readings", "rest", "second", "sure", "surface", "surname", "tanwin", "unlisted", "vowelled", "whole",
    )  # fmt: skip

    def __init__(self, lex: Lexeme, places: Gazetteer) -> None:
        self.kind = lex.kind
        self.form = lex.form
        self.surface = lex.surface
        self.readings = bool(lex.readings)
        self.clitics, self.cut, self.rest = split(lex.form)
        self.opened = "ال" + self.rest if self.cut else self.rest
        self.sure = not self.clitics or self.cut or frequency(self.rest) > 0
        short = len(self.form) == _SHORT_NOUN and self.form.startswith("ال") and frequency(self.form) > KNOWN_NAME
        self.definite = (
            self.kind == WORD
            and (self.cut or short)
            and self.surface[cut(self.surface, len(self.clitics)) :][:1] not in _OWN_HAMZA
        )
        self.adjective = self.form in places.adjectives or self.form.removeprefix("ال") in places.adjectives
        self.numeric = bool(lex.readings) and lex.readings[0].term.cat in _NUMERIC
        self.counted = bool(lex.readings) and lex.readings[0].term.cat in _COUNTED
        noun = lex.get("noun")
        self.second = self.surface.startswith(
            _SECOND
        )  # «ماكوين وإيللي», «سام بإنفاذ»: in a name no hamza follows its w or b
        self.owned = (  # «نتنياهو تحذيره»
            self.surface.endswith("ه")
            and frequency(self.form[:-1]) > frequency(self.form)
            and is_ordinary(self.form[:-1])
        )
        self.tanwin = noun is not None and noun.tanwin
        self.human = (
            noun is not None and noun.definite and noun.term.number == "singular" and noun.term.value.cls == "person"
        )
        self.announces = self.human or (self.adjective and self.definite)
        self.heads: tuple[str, ...] = ()  # the forms by which it may be the first word of a known place
        self.unlisted = frequency(self.form) == 0
        # «ألمايو» is no May with its article
        alien = self.unlisted and self.form.startswith("ال") and self.surface[:1] in _OWN_HAMZA
        self.alien = alien and len(self.form) > _SHORT_NOUN
        self.vowelled = not _VOWELS.isdisjoint(self.surface)
        self.rare = False  # may it be a known place in another spelling?
        self.fits: dict[tuple[str, bool, bool], bool] = {}
        self.whole = False  # is its first letter its own, whatever it looks like («فراس»)?
        # may it be the first word of a contest's name, of what a country has one of, of a Chinese or Korean name?
        self.contest = self.institution = self.surname = False
        if self.kind == WORD or (self.kind == LATIN and self.surface.isupper()):  # «AZAL»
            self.heads = tuple(head for head in dict.fromkeys((self.form, self.opened)) if head in places.phrases)
            self.rare = (
                self.kind == WORD and len(self.form) >= 4 and frequency(self.form) <= _RARE_PLACE
                and not self.form.endswith(("يه", "ين", "ون")) and not self.adjective
                and self.form.removesuffix("ا") not in places.adjectives and not self.vowelled
                and not is_ordinary(self.form) and not is_bent(self.form)
            )  # fmt: skip


class Lore:
    """What the rules know about names, and the words met so far."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.cues: Cues = cues(rules)
        self.places: Gazetteer = gazetteer(rules)
        self.function_words = vocabulary(rules).function_words
        self.nothing = Word(Lexeme("", SIGN, ""), self.places)  # what stands before and behind a text
        self.series = _series(rules)
        self.institutions = _institutions(rules)
        self.services = frozenset((first, second) for first, second in (name.split() for name in self.cues.services))
        self.served = {first for first, _ in self.services}
        self.no_models = frozenset(fold(name) for file in rules.of(Aliases) for group in file.things for name in group)
        self._words: dict[str, Word] = {}
        self._marks: dict[str, int] = {}

    def words(self, tokens: Iterable[Token]) -> list[Word]:
        """The words of tokens."""
        known = self._words
        return [known.get(token.lex.surface) or self._word(token.lex) for token in tokens]

    def _word(self, lex: Lexeme) -> Word:
        if len(self._words) >= _KEEP:
            self._words.clear()
        word = self._words[lex.surface] = Word(lex, self.places)
        known = word.form in self.cues.given or word.form in self.cues.places  # «فراس», «وادي»
        word.whole = bool(word.clitics) and not word.cut and known
        word.contest = word.form in self.series or word.opened in self.series
        word.institution = word.form in self.institutions or word.opened in self.institutions
        word.surname = word.form in self.cues.surnames or word.opened in self.cues.surnames
        return word

    def marks(self, bares: Iterable[str]) -> list[int]:
        """The marks of folded words, their clitics cut."""
        known = self._marks
        return [known.get(bare) or self._mark(bare) for bare in bares]

    def _mark(self, bare: str) -> int:
        if len(self._marks) >= _KEEP:
            self._marks.clear()
        mark = _ASKED
        if self.cues.announces(bare):
            mark |= ANNOUNCES
        if self.cues.is_first_name(bare) or bare in self.cues.bearers or bare == "عبد":
            mark |= GIVEN
        if is_foreign(bare):
            mark |= FOREIGN
        if bare.removeprefix("ال") in self.cues.institutions or bare in self.served:
            mark |= INSTITUTION
        self._marks[bare] = mark
        return mark

    def fits(self, word: Word, form: str, *, first: bool, definite: bool) -> bool:
        """May a word, read as `form`, be the first or a further word of a name?  `definite`: also with an article."""
        asked = (form, first, definite)
        known = word.fits.get(asked)
        if known is None:
            known = word.fits[asked] = self._fits(word, form, first, definite)
        return known

    def _fits(self, word: Word, form: str, first: bool, definite: bool) -> bool:
        known = self.cues
        if word.kind == LATIN:
            return len(word.surface) > 1
        if word.kind != WORD or len(word.form) < 2:
            return False
        if word.alien:
            return True
        if form in self.function_words or word.numeric or form in known.verbs or form in known.titles:
            return False
        if known.is_first_name(form) or form in known.links:
            return True
        if form in known.kin and form not in known.sons:
            return False  # «مارادونا زوجته»
        if form.endswith("و") and form[:-1] in known.titles:
            return False  # «خضع لاعبو الفريق»
        if word.definite and len(form) <= _SHORT_NOUN and word.readings is False and not word.clitics:
            return False  # «وزير الري عبد الحميد»
        if word.definite and len(form) > 4:
            rest = form.removeprefix("ال")
            if not definite or form.endswith("ه") or (word.clitics and not first) or rest in known.titles:
                return False
            if rest.endswith(("ين", "ون")) and len(rest) > 5 and frequency(rest[:-2]) > 0 and rest not in known.given:
                return False  # «محمد الجاسر المقبولين»
            return frequency(form) < KNOWN_NOUN / 2 and not has_pattern(rest) and not (first and is_ordinary(form))
        if form.startswith("ال") and len(form) > 4:
            return frequency(form[2:]) < 1e-5
        if first and (form.startswith(("يت", "يست")) or (looks_like_verb(form) and frequency("ت" + form[1:]) > 0)):
            return False  # «يترأس»
        if form in known.where:
            return False  # «معان جنوب الأردن»
        own = word.clitics == "ك" and not word.cut and frequency(word.rest) <= frequency(form)  # «أونغ كياو»
        if not first and form in known.complements:
            return False  # «ستافروس باباداكيس خفر السواحل»
        if not first and (
            word.second or word.owned or (word.clitics and not own) or looks_like_verb(form) or _second_thing(form)
        ):
            return False
        if not first and (will_do(form) or self.seated(form)):
            return False
        return not word.vowelled and (_ends_in_o(form) or (not is_ordinary(form) and not is_bent(form)))

    def seated(self, form: str) -> bool:
        """«فندق كارلتون بجوهانسبورغ»: a preposition before a known place, in whatever spelling, ends a name."""
        rest = form[1:]
        if form[:1] != "ب" or len(rest) < _SEAT:
            return False
        return rest in self.places.phrases or (frequency(form) == 0 and near(self.places, rest) is not None)


def will_do(form: str) -> bool:
    """«ستسرح»: what will be done, of a verb that the language has."""
    rest = form[2:]
    if len(rest) < 3 or not form.startswith(("ست", "سي", "سن")):
        return False
    root = form[:2] == "ست" and len(rest) == 3 and not set(rest) & set("اوي")
    return frequency("ي" + rest) > 0 or (root and is_ordinary(rest))


def _series(rules: Rules) -> dict[str, list[tuple[tuple[str, ...], bool]]]:
    """Contests and meetings by their first word: the words behind it, and whether only a year makes them a name."""
    found: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
    for file in rules.of(Aliases):
        dated = set(file.dated)
        for name in (name for group in file.series for name in group):
            first, *rest = (fold(part) for part in name.split())
            found.setdefault(first, []).append((tuple(rest), name in dated))
    for options in found.values():
        options.sort(key=lambda option: -len(option[0]))
    return found


def _institutions(rules: Rules) -> dict[str, list[tuple[str, ...]]]:
    """What a country has one of, by the first word: the words behind it, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in (name for file in rules.of(Aliases) for names in file.institutions.values() for name in names):
        first, *rest = (fold(part) for part in name.split())
        found.setdefault(first, []).append(tuple(rest))
    for options in found.values():
        options.sort(key=len, reverse=True)
    return found


@of_language
def lore(rules: Rules) -> Lore:
    """What a set of rules knows about names."""
    return Lore(rules)


def _second_thing(form: str) -> bool:
    """«لودفيغسهافن وبداخله»: behind a name, «و» before a word of its own begins the next thing."""
    if form[:1] != "و" or len(form) < 4 or frequency(form) > KNOWN_NAME:
        return False
    rest = form[1:]
    return frequency(rest) > 0 or (rest[0] not in "ياو" and (is_ordinary(rest) or is_bent(rest)))


def looks_like_verb(form: str) -> bool:
    """«يقصف» may be a verb, «يوسف» is none."""
    return form[:1] == "ي" and form[1:2] not in ("ا", "و", "ي")


@lru_cache(maxsize=131072)
def is_foreign(form: str) -> bool:
    """A word with no Arabic relatives and no Arabic endings or verb prefixes on it."""
    if _ends_in_o(form):
        return True
    if is_ordinary(form) or form.startswith("ال") or len(form) < 3 or is_bent(form):
        return False
    known = frequency(form) > 0
    if not known and (form[:1] == "و" or form.startswith(("تت", "مت", "است"))):
        return False
    if not known and form[:1] in "فلبك" and not _is_unknown(form[1:]):
        return False
    if not known and ((form[:1] == "ي" and form[1:2] not in "اوي") or (form[:1] == "ت" and form[1:2] not in "شاويس")):
        return False  # looks like a verb
    return not any(_is_pronoun(form, ending) for ending in ("ها", "هم", "وا", "نا", "ته", "تها", "كم"))


def only_foreign_sounds(form: str) -> bool:
    """Has a word no letter for a sound that only Arabic has?"""
    return _ARABIC_SOUNDS.isdisjoint(form)


@lru_cache(maxsize=131072)
def sounds_foreign(form: str) -> bool:
    """Is a foreign word made of letters that other alphabets have too, and no verb in disguise?

    «صهرت», «مطلع» have no relatives in the word list, but sounds that only Arabic has; «نحتمي», «أتحدث» a twin («يتحدث»).
    """
    if not is_foreign(form) or not (form.startswith("ابو") or only_foreign_sounds(form)):
        return False  # «أبوالعيش» is a name in any case
    if form[:1] in "اتني" and form[1:2] not in "اوي":
        return not any(frequency(letter + form[1:]) for letter in "يت" if letter != form[0])
    # «بزمام», «برفقة»: the rest is as common a word as the whole
    return form[:1] not in "بل" or form[1:2] in "اوي" or frequency(form[1:]) <= 0.5 * frequency(form)


def _ends_in_o(form: str) -> bool:
    """«تياغو», «روبرتو»: rare and long, with a و behind a consonant at its end, as no Arabic noun has it but verbs and plurals («مقاتلو»)."""
    if len(form) < 5 or form[-1:] != "و" or form[-2] in "اوي":
        return False
    if form[:1] == "م" and frequency(form + "ن") + frequency(form[:-1] + "ين") + frequency("ال" + form[:-1] + "ين"):
        return False
    verb = (form[:1] in "يتن" and form[1:2] not in "وي") or form[:2] in ("سي", "ست", "سن") or form[:1] in "وفل"
    return not verb and frequency(form) < _RARE_O


@lru_cache(maxsize=131072)
def is_bent(form: str) -> bool:
    """Is a folded word an Arabic one with a clitic or an ending on it («بحضور», «رافعا», «انتقدوه», «أحبطت»)?

    A word too rare for the lists shows what it is by the word that is left without the letter.
    """
    if form.startswith("لل") and frequency("ال" + form[2:]) > 0:
        return True
    if form[:1] in "وف" and form[1:3] in ("سي", "ست", "سن") and frequency(form[2:]) > 0:
        return True  # «وسيخضع»
    if (
        form[:1] == "س"
        and form[1:2] in "يتن"
        and len(form) > 5
        and frequency(form) == 0
        and frequency("ا" + form[2:]) > 0
    ):
        return True  # «سيلتحق» of «التحق»
    if form.endswith("تي") and len(form) > 4 and frequency(form[:-2] + "ه") > 10 * frequency(form):
        return True  # «بطولتي»
    if form.endswith("وا") and is_ordinary(form[:-2]) and frequency(form[:-2]) > frequency(form):
        return True  # «صوتوا»
    rest = frequency(form[1:])
    if form[:1] in "وفبلك" and rest > (frequency(form) if len(form) > 4 else _NOUN) and is_ordinary(form[1:]):
        return True
    if frequency(form) == 0 and frequency("ال" + form) > 0:
        return True  # a noun that is common with its article
    if (
        form.endswith("ته")
        and len(form) > 4
        and frequency(form[:-2] + "ه") + frequency("ال" + form[:-2] + "ه") > frequency(form)
    ):
        return True  # «خارجيته», «زوجته»
    if form.endswith("اه") and frequency(form) == 0 and frequency(form[:-2] + "ي") > 0:
        return True  # «شكواه» of «شكوى»
    if (
        form.endswith("نا")
        and len(form) > 5
        and frequency("ال" + form[:-2]) > 0
        and frequency(form[:-2]) > frequency(form)
    ):
        return True  # «بلادنا»
    if (
        form[:1] in "بل"
        and len(form) > 3
        and is_ordinary(form[1:])
        and frequency("ال" + form[1:]) > _NOUN_SHARE * frequency(form)
    ):
        return True  # «بشدة», «لخوض»: a preposition and a noun that takes an article
    owned = (
        len(form) > 5 and form[:1] in "وفبل" and form[1:2] not in "وي" and form.endswith(("ه", "ي", "ها", "هم", "نا"))
    )
    if owned and frequency(form) == 0 and is_bent(form[1:]):
        return True  # «وتوجيهاته», «بمتمردي»
    if form[:1] == "ل" and len(form) > 5 and frequency(form) == 0:
        verb = form[1:2] in "يتن" and frequency(form[1:]) + frequency(form[1:].removesuffix("ا")) > 0
        if verb or has_pattern(form[1:]):
            return True  # «لينتظرا», «لتحجيم»
    if frequency(form) == 0 and len(form) > 5:
        if form.endswith(("ها", "هم", "هما", "كم")) or (form.endswith("وا") and not _is_rich(form[:-2])):
            return True
        if form[:1] == "م" and form[1:2] not in "اوي" and form.endswith(("ين", "ون")):
            return True  # «ملثمين»
    stem, ending = form[:-1], form[-1]
    many = frequency(form + "ن") + frequency(stem + "ين") + frequency("ال" + stem + "ين")
    if ending == "و" and many > 0 and form[:1] == "م":
        return True  # «منظمو البطولة»
    if ending == "ا" and frequency(stem) > frequency(form) and (frequency(form) == 0 or is_ordinary(stem)):
        return True  # «رافعا», «ردا»
    if len(stem) < 3:
        if ending == "ا" and frequency("ي" + stem + "و") + frequency("ي" + stem + "ي") > 0:
            return True  # «نجا», «دعا»
        if ending == "ت" and max(frequency(stem + "ي"), frequency(stem + "ا")) > _WEAK:
            return True  # «أدت» of «أدى»
        return ending == "ك" and frequency(stem) > _PARTICLE  # «معك»
    if ending == "ت":
        if frequency(form) == 0 and len(stem) > 2 and frequency(stem) > _WEAK and is_ordinary(stem):
            return True  # «أخرت»
        return frequency("ي" + stem.removeprefix("ا")) > 0 or (
            frequency(form) == 0 and len(form) > 4 and stem[-1] == "ا"
        )
    if ending == "ا":
        return frequency("ال" + stem) > 0 and is_ordinary(stem)
    if ending == "ي":
        return frequency("ال" + stem + "ين") > 0 or frequency(stem) > _PARTICLE  # «منسوبي», «لكني»
    if ending == "ه" or (ending == "ك" and stem[-1] != "ي"):  # «لوجستيك» is foreign
        return frequency(form) == 0 and (stem.endswith("و") or frequency(stem) > 0 or frequency("ال" + stem) > 0)
    return (
        form.endswith(("ين", "ون"))
        and frequency(form) == 0
        and frequency(stem[:-1]) > KNOWN_NAME
        and is_ordinary(stem[:-1])
    )


def _is_rich(stem: str) -> bool:
    """«كوروساوا»: what is left of no verb has vowel letters and is no word."""
    return sum(letter in "اوي" for letter in stem) > 1 and frequency(stem) == 0 and not is_ordinary(stem)


def _is_pronoun(form: str, ending: str) -> bool:
    """Is the ending no letters of the name?  «كريستينا» is a commoner word than «كريستي»."""
    if ending == "وا" and _is_rich(form[:-2]):
        return False
    return form.endswith(ending) and (not frequency(form) or frequency(form[: -len(ending)]) > frequency(form))


def _is_unknown(form: str) -> bool:
    """Is what is left behind a letter that may be a clitic no word either («فيدنباخ»)?"""
    return frequency(form) == 0 and frequency("ال" + form) == 0 and (len(form) < 3 or not is_ordinary(form))
