"""Numbers that order: «الثالث», «للمرة السابعة», «الدقيقة 48», «اجتماعه الأربعين»."""

from __future__ import annotations

import re
from typing import Final

from checker.extract.ages import in_own_year, tells_age
from checker.extract.amounts import Amount
from checker.extract.hedges import hedge_before
from checker.extract.noun_forms import strip_pronoun
from checker.extract.passage import Passage
from checker.extract.times import read_ordinal
from checker.extract.times.pieces import range_link
from checker.model import Quantity
from checker.text.clitics import split
from checker.text.fold import DIGITS, MARKS
from checker.text.frequency import frequency
from checker.text.stems import stem
from checker.text.tokens import NUMBER, WORD


def ordinal_at(p: Passage, i: int) -> tuple[Quantity, int] | None:
    """«الثالث», «للمرة السابعة», «الحادي عشر», «ثالث خفض»; «الدقيقة 48» and «المركز الثالث» too."""
    found = read_ordinal(p, i)
    if found is None:
        return None
    value, after = found
    hundred = p.get(after + 1, "hundred") if p.form(after) == "بعد" else None
    if hundred is not None and hundred.definite and hundred.term.number == "singular":
        value, after = value + hundred.term.value, after + 2  # «الذكرى السبعون بعد المئة»
    if _in_idiom(p, i):
        return None
    if "اول" in p.form(i) and _other_than_first(p, i, after):
        return None
    if p.surface(i - 1) == "آل" and not p.form(i).startswith("ال"):
        return None  # «تميم بن حمد آل ثاني»
    if _again(p, i, after) or (p.surface(i).endswith("ولي") and p.form(after).startswith("ال") and after == i + 1):
        return None  # «أولي الأمر» are people
    if _is_initial(p, i) or _per_second(p, i):
        return None
    reading = p.get(i, "ord") or p.get(i, "ten")
    start = p.tokens[i].start + (reading.offset if reading else 0)
    end = p.tokens[after - 1].end
    if tells_age(p, i, after, value):
        return _age(p, value, i, start, after)
    adverb = reading is not None and not reading.definite and p.form(i).endswith("ا")  # «حلت ثانيا»
    joined = reading is not None and reading.definite and "و" in reading.clitics
    noun = None if adverb or joined else _ordered_noun(p, i, after, definite=bool(reading and reading.definite))
    if not joined and not p.form(i - 1).startswith("ال") and _of_its_kind(p, after):
        noun = _OCCASION
    return _ordinal(p, value, start, end, noun, (start, end)), after


def _other_than_first(p: Passage, i: int, after: int) -> bool:
    """Words that look like "first" and are none: preliminary, more worthy, a verb, a name."""
    form, surface, before, behind = p.form(i), p.surface(i), p.form(i - 1), p.form(after)
    if form == "اوليا" or surface.removeprefix("ال").startswith(("أوّلي", "اوّلي")):
        return True  # «نموذجا أوليا», «فائض أوّلي» are preliminary
    if form in ("باولا", "لاولا", "كاولا"):
        return True  # no preposition stands before «أولا»: «باولا» is a name
    if not form.endswith("اولي"):
        return False
    if form == "اولي" and before.removeprefix("و") in ("قد", "لقد"):
        return True  # «وقد أولى الوزير الأمر عنايته»
    if form == "اولي" and p.form(after + 1).startswith(("اهتمام", "عناي")):
        return True  # «أولى الطفولة اهتمامه»
    if surface.endswith("أولي") and (p.kind(after) != WORD or behind in p.vocab.function_words):
        return True  # «أن يكون هذا الإجراء أولي على أن يتبعه»
    if behind in ("هذا", "ذلك") or before in ("هو", "هي"):
        return True  # «أولى هذا المشروع عنايته» is a verb, «ما هو أولى» is more worthy
    if behind == "بان" or (before == "من" and behind in ("ان", "لنا", "لك", "لهم", "له", "لها")):
        return True  # «فأنت الأولى بأن تعتذر», «من الأولى لنا أن نتفاءل»
    more_worthy = not form.startswith("ال") or before.removeprefix("و") in ("كان", "من")
    return more_worthy and behind.startswith(("ب", "من"))  # «أولى بالعناية», «كان الأولى به»


def _age(p: Passage, value: int, at: int, start: int, after: int) -> tuple[Quantity, int]:
    """The age told by an ordinal from token `at` to `after`, or the ages from it to another («في عمر السابعة إلى الثامنة»)."""
    link = range_link(p, after)
    if link is None and any(p.form(k) == "بين" for k in (at - 1, at - 2)):
        link = after if p.form(after).startswith("و") else None  # «ما بين سن الخامسة والثالثة عشرة»
    last = read_ordinal(p, link) if link is not None else None
    if last is not None and last[0] > value:
        end = p.tokens[last[1] - 1].end
        text = p.text[start:end]
        return Quantity("quantity", None, value, last[0], "year", "range", start, end, text, noun="age"), last[1]
    end = p.tokens[after - 1].end
    bound = hedge_before(p, at)
    if p.says(at - 1, "ages.reached") and any(p.get(k, "future") for k in range(after, after + _SOON)):
        return Quantity(  # «يبلغ السادسة والسبعين في تموز المقبل»
            "quantity", value, None, value, "year", "less_than", start, end, p.text[start:end], noun="age",
            high_inclusive=False,
        ), after  # fmt: skip
    if bound is None or bound[0] not in _BOUNDS:
        return Quantity("quantity", value, value, value, "year", None, start, end, p.text[start:end], noun="age"), after
    hedge, _, begun = bound  # «تحت السادسة من العمر»
    above, rule = hedge in _ABOVE, p.vocab.hedges[hedge]
    return Quantity(
        "quantity", value, value if above else None, None if above else value, "year", hedge, begun, end, p.text[begun:end],
        noun="age", low_inclusive=rule.inclusive or not above, high_inclusive=rule.inclusive or above,
        number_span=(start, end), words=(p.text[begun:start].strip(),),
    ), after  # fmt: skip


_SOON = 4  # words from an age to the time that will bring it
_ABOVE = frozenset({"more_than", "at_least"})
_BOUNDS = _ABOVE | {"less_than", "up_to"}


def _again(p: Passage, i: int, after: int) -> bool:
    """«عاد ثانية»: behind no feminine noun and before no definite one it is "again"."""
    following = p.form(after)
    if p.form(i) != "ثانيه" or (following.startswith("ال") and following not in p.vocab.function_words):
        return False
    feminine = p.form(i - 1).endswith(("ه", "ات", "اء")) and not p.form(i - 1).startswith("ال")  # «إلى السجادة ثانية»
    return p.touches_words(i - 1) and not feminine


_HEAD = 4  # words between «دول الاتحاد الأوروبي» and its number


def _of_many(p: Passage, i: int) -> bool:
    """«نواب حزبه الـ149», «دول الاتحاد الأوروبي الـ28»: a plural is the head of what is counted."""
    for at in range(i - 1, max(i - 1 - _HEAD, -1), -1):
        head = p.get(at, "noun")
        if not p.touches_words(at) or p.says(at, "designators.editions"):
            return False  # «منافسات البطولة العربية الـ21»
        if at == i - 1:
            continue
        if head is not None and head.term.number == "plural" and not head.definite:
            return True
        if p.form(at).endswith("ات") and not p.form(at).startswith("ال"):
            return True  # «قطاعات السوق الـ15»
        if not p.form(at).startswith("ال"):
            return False
    return False


def regnal(p: Passage, i: int) -> int | None:
    """«محمد الخامس», «البابا بنديكت السادس عشر»: the token after an ordinal that is part of a name."""
    reading = p.get(i, "ord")
    if reading is not None and reading.definite and not reading.clitics and _of_quoted_ruler(p, i):
        quoted = read_ordinal(p, i)
        return quoted[1] if quoted is not None else None
    if reading is None or not reading.definite or reading.clitics or not p.touches_words(i - 1):
        return None
    before = p.form(i - 1)
    named = p.says(i - 1, "givennames.names") or split(before)[2] in p.vocab.cues["givennames.names"]
    named = named or p.tells(i - 1, "ordinals.monarchs") or p.form(i - 2).endswith("عبد")  # «عبد الله الثاني»
    if not p.surface(i - 1).startswith(("ال", "لل", "بال", "وال")):
        # «البابا بنديكت السادس عشر», «ملكة بريطانيا العظمى إليزابيث الثانية»
        named = named or any(p.tells(at, "dates.rulers") for at in (i - 2, i - 3, i - 4))
    if not named:
        return None
    if p.form(i).endswith("ه") and p.says(i - 1, "ages.about"):
        return None  # «في عمر السابعة» is no Omar
    found = read_ordinal(p, i)
    return found[1] if found is not None else None


def _of_quoted_ruler(p: Passage, i: int) -> bool:
    """«الملك «سقنن رع تاعا» الثاني»: a ruler's name in quotes stands before token `i`."""
    if p.surface(i - 1) not in _QUOTES or not p.surface(i - 1):
        return False
    opened = next((at for at in range(i - 2, i - 6, -1) if p.surface(at) in _QUOTES and p.surface(at)), None)
    return opened is not None and p.says(opened - 1, "dates.rulers")


def _in_idiom(p: Passage, i: int) -> bool:
    """«أول من أمس», «العالم الثالث»: a phrase, word for word, in which the ordinal at token `i` orders nothing."""
    for first in (i, i - 1, i - 2):
        for begun in _bare(p.form(first)):
            for idiom in p.vocab.idioms.get(begun, ()):
                if i < first + len(idiom) and all(p.form(first + k) == form for k, form in enumerate(idiom[1:], 1)):
                    return True
    return False


def _bare(form: str) -> tuple[str, ...]:
    """A word as an idiom may begin with it: «ومن جهة ثانية», «بالمقام الأول»."""
    return (form, form[1:]) if form[:1] in "وفب" and form[:1] else (form,)


def _per_second(p: Passage, i: int) -> bool:
    """«318 جيجا بت في الثانية», «318 جيجا بت/ثانية»: a rate."""
    if p.form(i) == "ثانيه" and p.surface(i - 1) == "/":
        return True
    if p.form(i) != "الثانيه" or p.form(i - 1) != "في":
        return False
    if p.form(i - 2).endswith(("بت", "بايت", "متر")):
        return True
    return any(p.kind(at) == NUMBER for at in range(max(i - 4, 0), i - 2))


def _is_initial(p: Passage, i: int) -> bool:
    """«الاكتتاب الأولي», «تقييم أولي»: behind a masculine, with two dots, it is "initial"; «المرة الأولي» is misspelt."""
    if not p.surface(i).endswith("ولي"):
        return False
    before = p.form(i - 1)
    if p.form(i) == "اولي" and p.touches_words(i - 1):
        noun = before not in p.vocab.function_words and not before.endswith(("ه", "ات", "ي"))
        alone = p.kind(i + 1) != WORD or p.form(i + 1) in p.vocab.function_words or split(p.form(i + 1))[0] != ""
        return noun and alone and frequency("ال" + before) > 0
    masculine = before.startswith("ال") and not before.endswith(("ه", "ات", "ي"))
    return p.form(i).startswith("ال") and masculine and p.touches_words(i - 1)


def _ordered_noun(p: Passage, i: int, after: int, *, definite: bool) -> str | None:
    """What an ordinal orders: «الزيارة الثانية» stands behind its noun, «ثاني زيارة» before it."""
    at = i - 1 if definite else after
    if not 0 <= at < len(p.tokens) or p.kind(at) != WORD:
        return None
    if p.form(at) in p.vocab.function_words or split(p.form(at))[2] in p.vocab.function_words:
        return None  # «وهي الخامسة»
    if not p.touches_words(i - 1 if definite else after - 1):
        return None
    if (
        definite
        and at
        and p.form(at).startswith("ال")
        and p.form(at - 1).startswith("ال")
        and p.form(at - 1) not in p.vocab.function_words  # «إلى» begins like it
        and p.touches_words(at - 1)
        and not _heads(p, at)
    ):
        at -= 1  # «الرحلة الخارجية الأولى»: the adjective stands between
        if _of_kind(p.form(at)) and p.form(at - 1).startswith("ال") and p.touches_words(at - 1):
            at -= 1  # «الجيل الصحفي السعودي الثالث»
    elif definite and _of_kind(p.form(at)) and p.form(at - 1).endswith(("ها", "هم", "ه")) and p.touches_words(at - 1):
        at -= 1  # «مشروعها السكني الأول»
    elif (
        definite
        and at > 1
        and _of_kind(p.form(at))
        and p.form(at - 1).endswith("ا")
        and p.touches_words(at - 2)
        and p.touches_words(at - 1)
    ):
        at -= 2  # «محاولة كوريا الشمالية الثانية»: a country with its adjective
    if p.says(at, "ordinals.occasions"):
        return _OCCASION
    return None if p.says(at, "ordinals.empty") else stem(p.form(at))


_OCCASION: Final = "مره"  # how often something of the kind happened


def _of_its_kind(p: Passage, after: int) -> bool:
    """«وهي الرابعة من نوعها», «الثانية من هذا النوع»."""
    return p.form(after) == "من" and (
        p.says(after + 1, "ordinals.occasions") or f"{p.form(after + 1)} {p.form(after + 2)}" == "هذا النوع"
    )


def _of_kind(form: str) -> bool:
    """«السعودي», «الصحفية»: an adjective made of a noun."""
    return form.endswith(("ي", "يه"))


def _heads(p: Passage, i: int) -> bool:
    """«البرلمان اليوناني الشق», «الفريق الأول المرحلة»: behind an adjective, a word that is none begins anew."""
    before = p.form(i - 1)
    adjective = (_of_kind(before) and p.form(i - 2).startswith("ال")) or p.get(i - 1, "ord") is not None
    return adjective and not _of_kind(p.form(i))


_QUOTES = frozenset('"«»“”')


def position(p: Passage, amount: Amount) -> tuple[Quantity, int] | None:
    """«الدقيقة 48», «الدقيقة 90+3», «للمرة 27»: the number of a place in an order, and the token after it."""
    at = amount.first - 1
    few = isinstance(amount.point, int) and amount.point <= _LONGEST
    before = p.form(at)
    quoted = few and bool(before) and before in _QUOTES  # «المرتبة "13"», but «النسخة "10240"»
    at -= 1 if quoted or before in _OPENS else 0
    at -= 1 if p.form(at) == _NUMBERED else 0  # «النقلة رقم 61»
    reading = p.get(at, "position")
    if (reading is None and not p.melted(at, "position")) or not isinstance(amount.point, int):
        return None
    # «للمرة الـ21 باحثا عن اللقب», but «لعب الدقائق الـ90»
    defined = p.form(amount.first) == "ال" and not p.form(at).endswith(_MINUTES[1])
    if amount.unit is not None and amount.unit.unit is not None and not (defined or _left_over(p, at, amount)):
        return None
    value, after = amount.point, amount.after
    if amount.unit is not None and amount.unit.after == after:
        after = next(k for k in range(at + 1, after + 1) if k == after or p.tokens[k].start >= amount.number_span[1])
    if p.surface(amount.first - 1) == "(" and p.surface(after) == ")":
        after += 1
    if quoted and p.surface(after) in _QUOTES:
        after += 1
    if p.surface(after) == "+" and p.kind(after + 1) == NUMBER:
        value += int(p.surface(after + 1).translate(DIGITS))
        after += 2
    if reading is None:  # «للمركز 6»: the article has melted into the preposition
        noun = "ال" + p.form(at)[2:]
        return _ordinal(p, amount.point, amount.start, amount.end, noun, amount.number_span), amount.after
    end = p.tokens[after - 1].end
    noun = p.form(at).removeprefix(reading.clitics)
    return _ordinal(p, value, p.tokens[at].start + reading.offset, end, noun, (amount.start, end)), after


def _left_over(p: Passage, at: int, amount: Amount) -> bool:
    """«في الدقيقة 83 طرد الحكم»: behind one ordered thing, a noun that does not stand as the number would have it."""
    unit = amount.unit
    if unit is None or unit.kind != "number" or not isinstance(amount.point, int) or p.form(at).endswith(_MINUTES[1]):
        return False
    if amount.point in _FEW:
        return unit.number == "singular"
    return amount.point < _HUNDRED and not p.surface(amount.after - 1).rstrip(MARKS).endswith(_ACCUSATIVE)


_FEW = range(3, 11)  # what these count stands in the plural, and up to 99 in the accusative
_HUNDRED = 100
_ACCUSATIVE = ("ا", "ة", "ى", "ين", "ون", "ات")
_NUMBERED = "رقم"
_OPENS = ("ال", "(")  # before a number that a noun orders
_LONGEST = 120  # minutes of a match
_MINUTES = ("الدقيقه", "الدقايق")  # the noun of one minute, and of the first of several


def goal_minute(p: Passage, amount: Amount) -> Quantity | None:
    """«أحرزه المهاجم (24)», «سجله (61) (64)», «الهدفين الأول والثاني (60 و63)»: the minute behind a goal or who scored it."""
    i, after, who = amount.first, amount.after, amount.first - 2
    if p.surface(i - 1) != "(" or p.kind(i) != NUMBER or amount.unit:
        return None
    if p.surface(who) == ")" and p.kind(who - 1) == NUMBER and p.surface(who - 2) == "(":
        who -= 3
    listed = p.kind(after + 1) == NUMBER and p.surface(after + 2) == ")"
    if not (p.surface(after) == ")" or listed):
        return None
    if not isinstance(amount.point, int) or not 1 <= amount.point <= _LONGEST or amount.hedge or amount.magnitude > 1:
        return None
    terms = p.tokens[who].lex.terms if p.kind(who) == WORD else {"": None}
    if not terms.keys() <= {"ord"} or p.form(who) in p.vocab.function_words or not _near_goal(p, who):
        return None
    return _ordinal(p, amount.point, amount.start, amount.end, _MINUTES[listed], amount.number_span)


_GOAL = 20  # words from a goal to the minute behind who scored it


def _near_goal(p: Passage, i: int) -> bool:
    back = range(max(i - _GOAL, 0), i + 1)
    if any(p.form(at) in _DONE for at in back):
        return True  # «وسجل للفريق سالم (61)», «بطرد الحارس سعيد (65)»
    goals = (p.get(at, cat) for at in back for cat in ("noun", "noun_dual"))
    return any(goal is not None and goal.term.value.cls == "goal" for goal in goals)


_DONE = frozenset("سجل وسجل فسجل احرز واحرز التسجيل بطرد طرد وطرد".split())  # what is told with its minute


def _ordinal(p: Passage, value: int, start: int, end: int, noun: str | None, number: tuple[int, int]) -> Quantity:
    return Quantity(
        "ordinal", value, value, value, None, None, start, end, p.text[start:end], noun=noun, number_span=number
    )


_NAMING = frozenset({"match_word"})  # «بلقبه الـ11»: a word of matches is a noun all the same


_BROKEN = re.compile("(?:[وفبلك]?ال|لل|[وفبلك])?أ..ا.(?:ها?|هم)?|(?:[وفبلك]?ال|لل)...اء")  # «الأسواق», «الشعراء»


def _is_plural(p: Passage, i: int) -> bool:
    """«المراكز», «الاتحادات», «الأسواق», «مساهميه»: does token `i` name several?"""
    noun, form = p.get(i, "noun") or p.get(i, "measure"), p.form(i)
    if noun is not None:
        return noun.term.number != "singular"
    owned = form.endswith(("يه", "يها", "يهم", "اته", "اتها", "اتهم")) and not split(form)[1]
    if form.endswith(("ات", "ون", "ين")) or owned or _owned_number(p, i) == "plural":
        return True
    return _BROKEN.fullmatch(p.surface(i).rstrip(MARKS)) is not None


def _describes_plural(p: Passage, i: int) -> bool:
    """«الأسواق الناشئة», but «بطولة المنتخبات العربية»: does the adjective at token `i` stand behind a plural?"""
    if not p.touches_words(i - 1) or not p.form(i).startswith("ال") or not split(p.form(i - 1))[1]:
        return False
    head = "ال" + split(p.form(i - 2))[2]
    return _is_plural(p, i - 1) and head not in p.vocab.cues["designators.editions"]


def _owned_number(p: Passage, i: int) -> str:
    """The grammatical number of the known noun that token `i` is with a pronoun («اجتماعها», «أعضائه»)."""
    bases = (strip_pronoun(form) for form in _bare(p.form(i)))
    terms = (term for base in bases if base for term in p.vocab.lexicon.terms(base))
    return next((term.number for term in terms if term.cat in ("noun", "measure")), "")


def ordinal_by_noun(p: Passage, amount: Amount) -> Quantity | None:
    """«اجتماعه الأربعين», «الكتاب الثلاثون»: a definite number behind a definite singular orders it."""
    if not amount.definite or amount.hedge or not isinstance(amount.point, int):
        return None
    if in_own_year(p, amount.first - (p.form(amount.first - 1) == "ال"), amount.point):
        return None  # «عيد ميلاده الأربعين»
    if amount.magnitude > 1 and amount.point > amount.magnitude:
        return None  # «متابعوه الـ100 ألف» are counted, «الكتاب المليون» is one
    i = amount.first
    if p.form(i).startswith("و"):
        return None  # «24 مراهقا والـ26 الباقون»
    if p.kind(i) == NUMBER or (
        amount.unit is not None
        and not (amount.unit.noun and amount.unit.after == amount.after and p.get(i - 1, "noun"))
    ):
        return None
    if not p.get(i - 1, "position") and _of_many(p, i):
        return None
    before = p.get(i - 1, "noun") or p.get(i - 1, "measure")
    form = p.form(i - 1)
    plural = _is_plural(p, i - 1) or _describes_plural(p, i - 1)
    named = i > 0 and before is None and p.tokens[i - 1].lex.terms.keys() <= _NAMING
    definite = (before.definite if before else split(form)[1]) or (
        named and (form.endswith("ه") or _owned_number(p, i - 1) == "singular")
    )
    if p.get(i, "unit") is not None and amount.point < 20:
        return None  # up to nineteen, ordinals have forms of their own
    if i and (plural or not definite or not p.touches_words(i - 1)):
        return None
    if i == 0 and (amount.unit is not None or p.kind(amount.after) == WORD):
        return None
    start, end = amount.number_span
    return _ordinal(p, amount.point, start, end, None, amount.number_span)
