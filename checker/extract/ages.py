"""Ages: «عن 83 عاما», «في الرابعة والثلاثين», «جاوزت الستين»."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import chain
from typing import Final

from checker.extract.amounts import Amount
from checker.extract.hedges import hedge_apart
from checker.extract.noun_forms import strip_pronoun
from checker.extract.numbers import plain
from checker.extract.passage import Passage
from checker.model import Quantity
from checker.text.clitics import split
from checker.text.fold import fold
from checker.text.tokens import NUMBER, SIGN, WORD

_OLDEST: Final = 115
_MAJORITY: Final = 18
_TEEN: Final = 13  # hours end before it
_SUBJECT: Final = 4  # words in which what passes the number is named: «درجات حرارة تجاوزت الأربعين»
_HOLDER: Final = 6  # words from a person to what he reached: «صاحب محل لبيع الكتب يبلغ 38 سنة»
_BESIDE: Final = 6  # tokens from one of two to the other
_YEAR: Final = 31536000  # seconds, as rules/units/measures.yaml counts a year
_MONTH: Final = 2592000  # and a month
_WHO: Final = 4  # words of a name between «يبلغ» and the years («يبلغ المدرب سامي العيد 25 عاما»)
_GROWN: Final = 20  # from it on «في عامه» is said of people and not of wars and of fairs


def tells_age(p: Passage, i: int, after: int, value: int) -> bool:
    """«في الرابعة والثلاثين», «في السابعة من العمر», «لم يبلغ عامه العاشر»: an ordinal that tells an age."""
    if p.says(i - 1, "ages.years") and (_passed(p, i - 2) or _passed(p, i - 2, "ages.reached")):
        return 1 <= value <= _OLDEST
    if in_own_year(p, i, value):
        return True
    if not p.form(i).endswith("ه") or not 1 <= value <= _OLDEST:
        return False
    if _of_age(p, after) or p.tells(i - 1, "ages.about") or _somebody_in(p, i):
        return True
    if any(p.says(at, "ages.many") for at in range(i - _TOLD, i)):
        return True  # «أعمارهم بين السابعة والثامنة»
    if p.form(i - 1) in ("دون", "فوق") and value >= _TEEN and not p.form(after).startswith("ال"):
        return True  # «أطفال دون الخامسة عشرة»
    if after - i < 2 or value <= 20:
        return False
    if _passed(p, i - 1, "ages.reached"):
        return True  # «سارة التي تبلغ الثالثة والثلاثين تفتح الملف»
    before = p.form(i - 1) in ("في", "عن", "فوق", "دون") or _passed(p, i - 1) or p.says(i - 2, "ages.about")
    return before and (p.kind(after) != WORD or p.form(after) == "من")


def in_own_year(p: Passage, i: int, value: int) -> bool:
    """«عيد ميلاده الثاني والثلاثين», «في عامه الستين»: is a number behind a birthday, or behind a year of one's own, an age?"""
    if p.says(i - 1, "ages.birthdays"):
        return 1 <= value <= _OLDEST
    if not p.says(i - 1, "ages.years") or not _GROWN <= value <= _OLDEST:
        return False
    return p.form(i - 2) == "في" or p.tells(i - 2, "ages.completed")


def _somebody_in(p: Passage, i: int) -> bool:
    """«ابن الخامسة والخمسين», «وهي في السادسة عشرة», «طفل سوري في الثامنة», «أصغرهم في السادسة»: one person's years."""
    if p.says(i - 1, "ages.owner"):
        return True
    who = i - 2
    if p.form(i - 1) != "في" or not p.touches_words(who):
        return False
    return (
        _is_one(p, who) or is_person(p, who) or _ranked(p, who) or (is_person(p, who - 1) and p.touches_words(who - 1))
    )


def _is_one(p: Passage, i: int) -> bool:
    """«وهو», «كانت»: a word that stands for one person."""
    return p.form(i).removeprefix("و") in p.vocab.cues["ages.one"]


def _ranked(p: Passage, i: int) -> bool:
    """«أصغرهم», «أكبر المحتجزين»: does one of many, by age, end at token `i`?"""
    if strip_pronoun(p.form(i).removeprefix("و")) in p.vocab.cues["ages.ranked"]:
        return True
    return p.form(i).startswith("ال") and p.form(i - 1).removeprefix("و") in p.vocab.cues["ages.ranked"]


def _passed(p: Passage, i: int, cue: str = "ages.passed") -> bool:
    """«تجاوزوا الخامسة والستين»: one or many of them did."""
    return any(p.form(i).removesuffix(many) in p.vocab.cues[cue] for many in ("", "وا", "ون", "ن"))


def _of_age(p: Passage, i: int) -> bool:
    return p.form(i) == "من" and p.says(i + 1, "ages.of")


def past_an_age(p: Passage, amount: Amount) -> bool:
    """«جاوزت الستين», «تجاوز الثمانين»: somebody's age, in definite tens and with nothing counted."""
    if not amount.definite or amount.unit is not None or not isinstance(amount.point, int):
        return False
    if not 15 <= amount.point <= _OLDEST or not amount.words:
        return False
    if fold(amount.words[0].split()[0]) not in p.vocab.cues["ages.passed"]:
        return False
    if any(p.says(at, "ages.other") for at in range(amount.first - _SUBJECT, amount.first)):
        return False
    following = p.form(amount.after)
    return p.kind(amount.after) != WORD or following in p.vocab.function_words or following.startswith("و")


def completed(p: Passage, amount: Amount) -> bool:
    """«لم يتم العشرين», «أكملت الأربعين»: somebody's age, in definite tens and with nothing counted."""
    if not amount.definite or amount.unit is not None or p.kind(amount.first) == NUMBER:
        return False
    if not isinstance(amount.point, int) or not _TEEN <= amount.point <= _OLDEST or amount.hedge:
        return False
    following = p.form(amount.after)
    alone = p.kind(amount.after) != WORD or following in p.vocab.function_words or following.startswith("و")
    return alone and p.tells(amount.first - 1, "ages.completed")


def not_yet(p: Passage, amount: Amount, quantity: Quantity) -> Quantity:
    """An age as it was told, or as what somebody is still below («لم يتم العشرين»)."""
    if not (
        p.tells(amount.first - 1, "ages.completed") and p.form(amount.first - 2).removeprefix("و") in ("لم", "لما")
    ):
        return quantity
    return replace(quantity, low=None, hedge="less_than", high_inclusive=False)


def is_person(p: Passage, i: int) -> bool:
    """Is token `i` one person («رجل», «شاب»)?"""
    noun = p.get(i, "noun")
    return noun is not None and noun.term.number == "singular" and noun.term.value.cls == "person"


def number_of_age(p: Passage, amount: Amount) -> bool:
    """«في الـ30 من العمر», «قبل سن الخمسين»: a number alone beside words of age."""
    ends = (amount.low, amount.high) if amount.hedge == "range" else (amount.point,)
    if amount.unit is not None or not all(isinstance(end, int) and 1 <= end <= _OLDEST for end in ends):
        return False
    if amount.point == 1 and not amount.definite:
        return False  # «يتقاعدان في سن واحدة»
    first = amount.first - 1 if p.form(amount.first - 1) == "ال" else amount.first
    if amount.definite and isinstance(amount.point, int) and in_own_year(p, first, amount.point):
        return True  # «عيد ميلاده الأربعين»
    if amount.definite and p.form(first - 1) == "في" and is_person(p, first - 2) and p.get(amount.first, "ten"):
        return True  # «شاب في العشرين»
    if (
        amount.definite
        and p.form(first - 1) == "في"
        and any(p.says(at, "ages.many") for at in range(first - _HOLDER, first))
    ):
        return True  # «أعمار لاعبيه في العشرين»
    quoted = p.surface(first - 1) in _QUOTES and bool(p.surface(first - 1))
    before = p.form(first - 2 if quoted else first - 1).removeprefix("ل").removeprefix("ب")
    if amount.words and any(fold(word) in p.vocab.cues["ages.about"] for word in amount.words[0].split()[1:]):
        return True  # «دون سن الخمسين»
    if _of_age(p, amount.after) or p.form(amount.after) == "ربيعا" or before == "العمريه":
        return True  # «الفئة العمرية 18-24»
    return any(before in p.vocab.cues[cue] for cue in ("ages.about", "ages.of", "ages.owner"))


def age(p: Passage, amount: Amount, quantity: Quantity) -> Quantity | None:
    """«عن 83 عاما», «(32 عاما)», «البالغ من العمر 32 عامًا»: an age, counted in years."""
    if quantity.kind != "duration" or amount.unit is None or amount.unit.factor not in (_YEAR, _MONTH):
        return None
    if amount.unit.factor == _MONTH and not (_of_age(p, amount.after) or _months_of(p, amount.first)):
        return None  # «البالغتين 18 شهرا»; months are seldom an age
    if not (
        _of_age(p, amount.after)
        or _age_before(p, amount)
        or _set_apart(p, amount)
        or _bound(p, amount)
        or _reaching(p, amount.first)
        or _somebody_passed(p, amount)
        or _of_one(p, amount.first)
        or _beside_somebody(p, amount.first)
        or _named_child(p, amount.first)
        or _named(p, amount)
        or _instead(p, amount.first)
        or _of_the_young(p, amount)
    ):
        return None
    return in_years(quantity, _YEAR if amount.unit.factor == _YEAR else 12 * _MONTH)


def further_bound(p: Passage, amount: Amount, quantity: Quantity, before: Quantity) -> Quantity | None:
    """«لا يقل عمره عن 18 سنة ولا يزيد على 35 سنة»: a second bound right behind an age is one of it."""
    if before.noun != "age" or quantity.kind != "duration" or amount.unit is None or amount.unit.factor != _YEAR:
        return None
    between = p.text[before.end : quantity.start].strip()
    return in_years(quantity) if between == "و" and before.hedge not in _UPPER and quantity.hedge in _UPPER else None


_UPPER: Final = frozenset({"up_to", "less_than"})


def in_years(quantity: Quantity, year: int = _YEAR) -> Quantity:
    """A length of time as somebody's age; `year` are its seconds, of months twelve."""

    def years(value: object) -> int | float | None:
        return plain(Fraction(str(value)) / year) if isinstance(value, int | float) else None

    return replace(
        quantity, kind="quantity", unit="year", noun="age",
        value=years(quantity.value), low=years(quantity.low), high=years(quantity.high),
    )  # fmt: skip


def _months_of(p: Passage, first: int) -> bool:
    """«عمرها ستة أشهر», «البالغتين 18 شهرا»."""
    return any(p.tells(at, "ages.before") for at in (first - 1, first - 2))


def _reaching(p: Passage, first: int) -> bool:
    """«يبلغ المدرب سامي العيد 25 عاما», «وهو تونسي يبلغ 51 عاما», «سامي العيد ويبلغ 35 عاما»: it is somebody who does."""
    at = next((k for k in range(first - 1, first - 2 - _WHO, -1) if p.tells(k, "ages.reached")), None)
    if at is None or not p.words_between(at, first) or any(p.tells(k, "ages.lengths") for k in range(at - 3, first)):
        return False
    if at < first - 1:
        return _names(p, at + 1, first)
    return p.form(at - 2).removeprefix("و") in ("هو", "هي") or _names(p, max(at - 3, 0), at)


def _names(p: Passage, first: int, after: int) -> bool:
    """Do tokens [first, after) name one person, or say who he is, and nothing else?"""
    if not p.words_between(first, after) or any(p.form(k) in p.vocab.function_words for k in range(first, after)):
        return False
    titled = (
        p.form(first).startswith("ال") and after - first > 1
    )  # «المدرب إيكابول»; «البرنامج النووي» has an adjective
    if titled and not any(p.form(k).startswith("ال") for k in range(first + 1, after)):
        return True
    return is_person(p, first) or any(p.says(k, "givennames.names") for k in range(first, after))


def _age_before(p: Passage, amount: Amount) -> bool:
    """«عن 83 عاما», «البالغ من العمر», «تتجاوز أعمارهم»."""
    first = amount.first
    if p.form(first - 1) == "عن" and hedge_apart(p, first) is None:  # «توفي عن 83 عاما», not «تقل خدمتهم عن 25 سنة»
        return not p.says(first - 2, "ages.telling") and amount.hedge != "range"  # «يدفعها عن سنة أو سنتين»
    at = first - 1 if p.form(first - 1) == "ال" else first
    if p.form(at - 1).endswith("ان") and p.form(at - 1).removesuffix("ان") in p.vocab.cues["ages.reached"]:
        return True  # «والآخران يبلغان 26 عاما»
    reached = p.form(at - 1).removeprefix("و") in p.vocab.cues["ages.reached"]
    whose = p.form(at - 2) in ("الذي", "التي") or any(
        is_person(p, k) or p.says(k, "ages.owner") for k in range(at - 1 - _HOLDER, at - 1)
    )
    if p.says(at - 1, "ages.owner") or (reached and whose):
        return not any(p.says(k, "ages.lengths") for k in range(at - 5, at))  # «ذو الـ55 عاما», «الذي يبلغ 62 عاما»
    # «وفاة الملا عمر طوال سنتين», «أخفي موت عمر لعامين»: there he is a man
    lasting = p.says(first - 1, "ages.during") or (
        p.form(first).startswith("ل") and amount.start > p.tokens[first].start
    )
    told_of = any(p.says(k, "ages.lengths") for k in range(first - 4, first))  # «العقوبة البالغة 25 سنة»
    apart = hedge_apart(p, first)  # «عمرها لم يتعد حينها 10 سنوات»
    told = (range(first - _TOLD, first), range(apart[1] - _TOLD, apart[1]) if apart else (), _ranging(p, first))
    return any(
        p.form(at).removeprefix("و").removeprefix("ب") in p.vocab.cues["ages.before"]
        for at in chain(*told)
        if not (lasting and p.form(at) == "عمر")
        and not (told_of and p.form(at).startswith("البالغ"))
        and not (amount.point == _TWO and p.form(at) == "سن" and at < first - 1)  # «رفع سن التقاعد سنتين»
    )


_TOLD: Final = 3  # words from «عمره» to its number
_RANGED: Final = 7  # words from «أعمار» to the verb behind whom they are told of, or to the second end


def _ranging(p: Passage, first: int) -> range:
    """«أعمار المستخدمين تراوحت بين 16 و64 سنة», «من سن 18 وحتى 48 سنة»: the words in which «أعمار» stands farther off."""
    ranged = p.says(first - 1, "ages.ranging") or p.says(first - 2, "ages.ranging") or p.form(first - 1) in _UNTIL
    return range(first - _RANGED, first - _TOLD) if ranged else range(0)


_UNTIL: Final = frozenset({"حتي", "وحتي"})


def _named_child(p: Passage, first: int) -> bool:
    """«الطفلة زينب العبيدي 7 سنوات»: behind the name of a child."""
    for at in range(first - 2, first - 2 - _NAME, -1):
        if not p.touches_words(at) or p.form(at + 1) in p.vocab.function_words:
            return False
        if p.tells(at, "ages.child"):
            return p.says(at + 1, "givennames.names") and p.touches_words(first - 1)
    return False


_NAME: Final = 4  # words of a name


def _of_the_young(p: Passage, amount: Amount) -> bool:
    """«أطفال من 5 إلى 15 عاما», «الأطفال أقل من 5 سنوات», «الشباب (أقل من 35 سنة)»: a range or a bound right behind the young."""
    young = amount.first - 1
    while p.kind(young) == SIGN and young > amount.first - 3:
        young -= 1
    them = p.form(young) == "هم" and amount.hedge == "less_than"  # «لمن هم أقل من 35 عاما»
    if amount.hedge not in ("range", "less_than") or not (them or p.tells(young, "ages.young")):
        return False
    return not _in_prison(p, amount.first)


def _named(p: Passage, amount: Amount) -> bool:
    """«المدافع الشاب خيسوس فاييخو 18 عاما», «أما كريم 32 عاما فقال», «آصف 7 أعوام»: right behind somebody's name."""
    bracketed = p.surface(amount.first - 1) == "(" and ")" in p.text[amount.start : amount.end]  # «واكاسو (25) عاما»
    first = amount.first - 1 if bracketed else amount.first
    if amount.hedge or not isinstance(amount.point, int) or not _TWO < amount.point <= _OLDEST:
        return False  # «المقرين التركيين العامين»
    if p.form(first - 1) in p.vocab.function_words or not p.touches_words(first - 1) or split(p.form(first))[0]:
        return False
    if ")" in p.text[amount.start : amount.end] and any(
        p.tells(at, "ages.child") for at in range(first - _SAID, first)
    ):
        return True  # «غرق طفل من الجنسية الأفغانية (7) سنوات»
    if any(p.tells(at, cue) for at in range(first - _SAID, first) for cue in _LASTING):
        return False
    return _name_ends(p, first, amount.after, amount.point) and not _in_prison(p, first)


_LASTING: Final = ("ages.lasting", "ages.lengths", "measures.spending")
_TWO: Final = 2
_SAID: Final = 8  # words from a verb of lasting to the number of its years
_TITLED: Final = 6  # words from «العريف» to the end of his name


def _name_ends(p: Passage, first: int, after: int, value: int) -> bool:
    """Does a name that a word for one person begins, or a given name with its age alone, end before token `first`?"""
    for at in range(first - 1, first - 1 - _TITLED, -1):
        if p.kind(at) != WORD or (p.form(at) in p.vocab.function_words and p.surface(at) != "علي"):
            break
        noun = p.get(at, "noun")
        if noun and noun.term.number == "singular" and noun.term.value.cls == "person":
            return noun.definite and (at < first - 1 or value >= _TEEN)  # «الأب 45 عاما»
        people = p.vocab.behind.get(p.form(at).removeprefix("ال")) if p.form(at).startswith("ال") else None
        if at < first - 1 and people is not None and people.cls == "person":
            return True  # «المدرب الروماني سولزو بولين 62 عاما»
        if not p.touches_words(at):
            break
    if p.surface(after) in _COMMAS and p.form(after + 1) in ("الذي", "التي"):
        return True  # «وظهر فالكاو 29 عاما، الذي انتقل»
    what = p.get(after, "noun")
    if what and what.term.value.cls == "person" and what.term.number == "singular" and value >= _TEEN:
        return not (what.tanwin or what.definite or what.clitics)  # «ريتشارد باركلي 50 عاما ضابط شرطة»
    alone = p.kind(after) != WORD or p.form(after).removeprefix("ف") in ("قال", "قالت") or p.form(after) == "و"
    return alone and p.says(first - 1, "givennames.names")


def _instead(p: Passage, first: int) -> bool:
    """«خفض سن القيد إلى 18 عاما بدلا من 21 عاما»: what stands instead of an age is one."""
    instead = p.form(first - 2) in ("بدلا", "عوضا")
    return instead and any(p.says(at, "ages.before") for at in range(first - _CHANGED, first - 2))


_CHANGED: Final = 12  # words from «سن» to what stood there before


def _beside_somebody(p: Passage, first: int) -> bool:
    """«إصابة امرأة 50 سنة», «شاب آخر 27 سنة», but «سجن رجل 20 عاما»."""
    at = first - 2 if p.form(first - 1) in ("اخر", "اخري") else first - 1
    if not p.tells(at, "ages.somebody") or p.form(at).startswith("ال") or not p.touches_words(first - 1):
        return False
    return not _in_prison(p, first)


def _in_prison(p: Passage, first: int) -> bool:
    """Do words of prison stand beside a number of years at token `first`?"""
    beside = (p.form(k) for k in range(first - 1 - _JAIL, first + _JAIL))
    return any(word.startswith("حكم") or any(root in word for root in ("سجن", "حبس", "عقوب")) for word in beside)


_JAIL: Final = 6  # words between a term of prison and whom it is for


def _of_one(p: Passage, first: int) -> bool:
    """«أكبر المحتجزين 76 عاما», «أكبرهما 13 عاما والآخر ست سنوات»: one of many, and the one beside him."""
    if _ranked(p, first - 1):
        return True
    before = range(first - 2, max(first - 2 - _BESIDE, -1), -1)
    return p.says(first - 1, "ages.another") and any(_ranked(p, k) for k in before)


def _bound(p: Passage, amount: Amount) -> bool:
    """«دون 18 عاما», «فوق الستين عاما»: below and above these are said of ages, and «أقل من» of the age of majority."""
    first = fold(amount.words[0].split()[0]) if amount.words else ""
    return first in p.vocab.cues["ages.bounds"] or (first == "اقل" and amount.point == _MAJORITY)


def _somebody_passed(p: Passage, amount: Amount) -> bool:
    """«مراهق لا يتجاوز 16 سنة», «ابن أخته الذي لم يتجاوز 19 عاما», «لمن تجاوز السنتين», «تجاوزوا 80 عاما»: people do."""
    verb = fold(amount.words[0].split()[-1]) if amount.words else ""
    who, many = amount.first - 1, verb.endswith(("ون", "وا"))
    if (verb[:-2] if many else verb) not in p.vocab.cues["ages.passed"]:
        return False
    if any(p.says(at, "ages.lengths") for at in range(who - _SUBJECT, who + 1)):
        return False
    if many or is_person(p, who) or _is_one(p, who) or p.form(who) in ("لمن", "ممن"):
        return True
    return p.form(who) in ("الذي", "التي") and any(
        is_person(p, k) or p.says(k, "ages.owner") for k in range(who - _HOLDER, who)
    )


_QUOTES: Final = frozenset('"«»“”')
_OPENING: Final = frozenset("(-–،,")
_COMMAS: Final = frozenset("،,")
_CLOSING: Final = frozenset(")-–،,»")


def _set_apart(p: Passage, amount: Amount) -> bool:
    """«(32 عاما)», «علي ناصر، 53 عاما، من»: between two signs, behind a name."""
    if amount.hedge or not isinstance(amount.point, int) or not 1 <= amount.point <= _OLDEST:
        return False
    before, after = p.surface(amount.first - 1), p.surface(amount.after)
    if after == "/" and (before == "/" or "/" in p.text[amount.start : amount.end]):
        return True  # «دي ماريا 27/ عاما/», «المهاجم /34 عاما/»
    if any(p.form(at) in ("خلالها", "خلاله", "اثناءها") for at in range(amount.after + 1, amount.after + 3)):
        return False  # «مارس الشؤون الخارجية (40 سنة) مر خلالها بكثير»
    if p.get(amount.first - 2, "gregorian") or p.get(amount.first - 2, "hijri"):
        return False  # «منذ عام 1962م (53 عاما)»
    if before == "(" and (after == ")" or p.form(amount.after).startswith("و")):
        return True  # «(30 عاما و73 مباراة)» too
    played = p.form(amount.after) == "و" and p.kind(amount.after + 1) == NUMBER  # «صلاح "23 عاما و37 مباراة"»
    if before in _QUOTES and (after in _QUOTES or played) and p.kind(amount.first - 2) == WORD:
        return True  # «ديفيد سويت "35 عاما"»
    if _one_of_some(p, amount.first, after):
        return True
    if before in _COMMAS and after in ("", ".") and p.kind(amount.first - 2) == WORD:
        return amount.point >= _MAJORITY or p.says(amount.first - 2, "givennames.names")  # «والمرشح كمال، 74 عاما.»
    return (
        before in _OPENING
        and (after in _CLOSING or (before in "-–" and after in _QUOTES))
        and (p.kind(amount.first - 2) == WORD or (before in "-–" and p.surface(amount.first - 2) in _ENDING))
    )


_ENDING: Final = frozenset(('"', "”", "»", ")"))  # what a name may end with before a dash: «"ويندي باربر" - 44 عاما -»
_JOINED: Final = 8  # tokens from a bracket to the last of the ages in it


def _one_of_some(p: Passage, first: int, after: str) -> bool:
    """«ولديه (16 سنة و18 سنة)», «ثلاثة أولاد (4 و5 و11 عاما)», «طفلان 13 و15 عاما»: only years stand between them and whose they are."""
    if p.form(first - 1) != "و":
        return False
    for at in range(first - 2, max(first - _JOINED, 0), -1):
        if p.surface(at) == "(":
            return p.kind(at - 1) == WORD and after == ")"
        year = p.get(at, "measure")
        if not (p.kind(at) == NUMBER or p.surface(at) in ("و", "،", "/") or (year and year.term.value.factor == _YEAR)):
            people = p.get(at, "noun_dual") or p.get(at, "noun")
            return people is not None and people.term.value.cls == "person" and not _in_prison(p, first)
    return False
