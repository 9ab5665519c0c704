"""What a fact is called above its passages: «عدد القتلى من الجنود», «مدة المحادثات», «ترتيب الرحلة».

A rule says what one value of it is called, a role says it more closely.  What is counted, measured or ordered comes
from the texts: the counted noun, the noun that all articles have beside the value, or else the words before it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from checker.compare.align import Joined
from checker.compare.entities import Entity
from checker.extract.claims import Reading
from checker.extract.document import Document
from checker.model import Claim, Text
from checker.names.cues import cues
from checker.report.excerpt import clean
from checker.rules import Rules
from checker.schema import Attribute, ClaimRule, Label, Nouns, Offices, Opposites, Quotations, Role
from checker.text.clitics import split
from checker.text.fold import cut, fold
from checker.text.lexeme import Lexeme
from checker.text.stems import stem
from checker.text.tokens import LATIN, WORD

_BEFORE: Final = 12  # tokens before a value in which the word for what it measures stands …
_BEHIND: Final = 8  # … and behind it
_HEAD: Final = 4  # tokens at the head of a sentence, which say what it is about
_WORDS: Final = 3  # of meaning, beside a value, that name a fact
_LEFT: Final = 9  # tokens in which those of a passage are looked for
_QUOTED: Final = 5  # words of a quotation that name it
_OF_TIMES: Final = frozenset({"weekday", "relday", "daypart", "hour", "month", "measure"})
_PRONOUNS: Final = ("ه", "ها", "هم", "هما", "نا")
_TIMES: Final = "مرة"  # «عدد المرات» says nothing of what was done
_TITLED: Final = frozenset({"date", "date_range", "clock"})  # times are of a statement, never of the noun beside them
_OF_NOUNS: Final = frozenset({"casualties", "counts"})  # «عدد الحضور» needs no noun of people
# Nouns that say no more than a toll does.
_ANYBODY: Final = frozenset(
    "شخص فرد إنسان نسمة ضحية حالة وفاة إصابة مصاب جثة رفات شهيد ميت متوفى قتيل جريح مفقود".split()
)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A word beside a value: its stem, as the text has it without its clitics, and how far from the value it stands."""

    stem: str
    word: str
    definite: bool
    distance: int


class Headlines:
    """The headlines of the facts of one story."""

    def __init__(self, readings: Sequence[Reading], entities: Sequence[Entity], rules: Rules) -> None:
        self.rules = {rule.id: rule for rule in rules.of(ClaimRule)}
        files: list[Opposites | Attribute | Offices] = [
            *rules.of(Opposites), *rules.of(Attribute), *rules.of(Offices)
        ]  # fmt: skip
        self.worded = {rule.id: rule.label for rule in files}
        self.quotes = {rule.id: rule.label for rule in rules.of(Quotations)}
        self.readings = {reading.doc.article.id: reading for reading in readings}
        self.names = {
            (article, mention.start): entity.canonical for entity in entities for article, mention in entity.mentions
        }
        self.plurals = _plurals(rules)

    def of(self, group: Joined) -> Text:
        """The headline of one fact, in both languages; what the articles say stays Arabic."""
        first = group.statements[0].head
        worded = self.worded.get(first.rule)
        if worded is not None:
            return Text(worded.ar, worded.en)
        quoted = self.quotes.get(first.rule)
        if quoted is not None:
            of = self._speaker(group) or f"«{_first_words(first.text)}»"
            return Text(f"{quoted.ar}: {of}", f"{quoted.en}: {of}")
        head = next((s.head for s in group.statements if s.head.role), first)
        rule = self.rules[head.rule]
        role = rule.roles.get(head.role)
        if role is not None:
            return self._of_role(group, head, role)
        return self._of_rule(group, head, rule)

    def _speaker(self, group: Joined) -> str | None:
        """Whose words a quotation is, where the articles that say so agree."""
        told = {self.names.get((s.article, s.head.who)) for s in group.statements if s.head.who is not None}
        name = next(iter(told)) if len(told) == 1 else None
        return clean(name) if name else None

    def _of_role(self, group: Joined, head: Claim, role: Role) -> Text:
        owner = self.names.get((head.article, head.who)) if role.by == "who" and head.who is not None else None
        if owner is not None:
            return Text(f"{role.label.ar}: {clean(owner)}", f"{role.label.en}: {clean(owner)}")
        noun = self._counted(group) if head.rule in _OF_NOUNS else None
        if noun is not None and noun not in role.label.ar:
            return Text(f"{role.label.ar} من {noun}", f"{role.label.en}: {noun}")
        what = self._measured(group) if role.of == "noun" else None
        if what is not None:
            return Text(f"{role.label.ar} {what}", f"{role.label.en}: {what}")
        return self._quoting(role.label, head) if role.of else Text(role.label.ar, role.label.en)

    def _of_rule(self, group: Joined, head: Claim, rule: ClaimRule) -> Text:
        noun: str | None = None
        if head.value.kind == "ordinal":
            noun = self._ordered(group)
        elif head.value.kind == "number":
            noun = self._counted(group)
        elif head.value.kind not in _TITLED:
            noun = self._measured(group)
        one = rule.one or rule.label
        if noun is None:
            return self._quoting(one, head)
        named = Label(ar=f"{one.ar} {noun}", en=f"{one.en}: {noun}")
        return self._quoting(named, head) if noun == self.plurals.get(_TIMES) else Text(named.ar, named.en)

    def _quoting(self, label: Label, head: Claim) -> Text:
        """A label with the words beside the value."""
        words = self._words_beside(head)
        return Text(f"{label.ar}: «{words}»", f"{label.en}: «{words}»") if words else Text(label.ar, label.en)

    # -------------------------------------------------------------- what is counted, ordered, measured

    def _counted(self, group: Joined) -> str | None:
        """The counted noun in the plural with its article («الجنود»), where all that name one name the same."""
        nouns = {s.head.noun for s in group.statements if s.head.noun and ":" not in s.head.noun}
        noun = next(iter(nouns)) if len(nouns) == 1 else None
        return None if noun is None or noun in _ANYBODY else self.plurals.get(noun)

    def _ordered(self, group: Joined) -> str | None:
        """What an ordinal orders, as the texts write it: a claim knows only the stem of the word («رحل» of «الرحلة»)."""
        found = Counter(
            word
            for statement in group.statements
            for claim in statement.claims
            if claim.noun and (word := self._nearest(claim))
        )
        return min(found, key=lambda word: (-found[word], len(word), word)) if found else None

    def _nearest(self, claim: Claim) -> str | None:
        """The word with the stem of a claim's noun that stands nearest to it, with the article or its pronoun."""
        seen = [seen for seen in self._beside(claim) if seen.stem == claim.noun]
        if not seen:
            return None
        word = min(seen, key=lambda seen: seen.distance).word
        return word if word.startswith("ال") or word.endswith(_PRONOUNS) else f"ال{word}"

    def _measured(self, group: Joined) -> str | None:
        """The noun beside the value that most articles have («مدة المحادثات»), the nearest of several."""
        articles = {statement.article for statement in group.statements}
        if len(articles) < 2:
            return None
        homes: dict[str, set[str]] = {}
        words: dict[str, list[_Seen]] = {}
        for statement in group.statements:
            for claim in statement.claims:
                for seen in self._beside(claim):
                    homes.setdefault(seen.stem, set()).add(claim.article)
                    words.setdefault(seen.stem, []).append(seen)
        shared = [words[key] for key, where in homes.items() if len(where) > max(1, len(articles) // 2)]
        for near in sorted(shared, key=lambda seen: (sum(one.distance for one in seen) / len(seen), seen[0].word)):
            named = min((one.word for one in near if one.definite), default=None)
            if named is not None or (named := next(filter(None, (_noun_of(one.word) for one in near)), None)):
                return named
        return None

    def _beside(self, claim: Claim) -> Iterator[_Seen]:
        """The words around a value that may say what it is of: no names, titles, times, numbers and verbs of saying."""
        reading = self.readings[claim.article]
        doc = reading.doc
        place = doc.tokens_in(claim.span)
        home = doc.sentence_of(place.start)
        named = {k for mention in reading.mentions for k in range(mention.first, mention.after)}
        said = {k for verb in reading.triggers.of("source.verbs") for k in range(verb.first, verb.after)}
        lore = cues(doc.rules)
        bodies = lore.organisations | lore.complements

        def announced(before: Lexeme) -> bool:
            """«وزارة الصحة» is no health."""
            return split(before.form)[2] in bodies

        near = range(max(home.first, place.start - _BEFORE), min(home.after, place.stop + _BEHIND))
        for i in sorted({*range(home.first, min(home.first + _HEAD, home.after)), *near}):
            lex = doc.tokens[i].lex
            _, definite, rest = split(lex.form)
            grammar = lex.form in doc.vocab.function_words or rest in doc.vocab.function_words
            if lex.kind != WORD or i in place or i in named or i in said or grammar or lore.is_title(rest):
                continue
            if (
                (lex.readings and lex.hot)
                or _is_adjective(doc, i, definite)
                or (i and announced(doc.tokens[i - 1].lex))
            ):
                continue
            word = _as_written(doc, i, rest)
            distance = place.start - i if i < place.start else 2 * (i - place.stop + 1)
            yield _Seen(stem(lex.form), f"ال{word}" if definite else word, definite, distance)

    def _words_beside(self, claim: Claim) -> str:
        """The words before a value in its clause, or behind it where none stand before."""
        doc = self.readings[claim.article].doc
        place = doc.tokens_in(claim.span)
        home = doc.sentence_of(place.start)
        before = _passage(doc, range(place.start - 1, max(home.first, place.start - _LEFT) - 1, -1))[::-1]
        behind = _passage(doc, range(place.stop, min(home.after, place.stop + _LEFT)))
        places = before if len(before) > 1 or len(behind) < len(before) else behind
        return " ".join(clean(doc.text[doc.tokens[i].start : doc.tokens[i].end]) for i in places)


def _first_words(text: str) -> str:
    words = clean(text).split()
    return " ".join(words[:_QUOTED]) + (" …" if len(words) > _QUOTED else "")


def _passage(doc: Document, places: Iterable[int]) -> list[int]:
    """The nearest words of meaning among tokens told from a value outwards, up to a sign, and what stands between them."""
    found: list[int] = []
    meant = 0
    for i in places:
        lex = doc.tokens[i].lex
        if lex.kind not in (WORD, LATIN):
            if found:
                break
            continue  # a comma, a bracket or a number right beside the value
        told = lex.form not in doc.vocab.function_words and not (lex.readings and lex.readings[0].term.cat in _OF_TIMES)
        if told or found:
            found.append(i)
        meant += told
        if meant == _WORDS:
            break
    while found and doc.tokens[found[-1]].lex.form in doc.vocab.function_words:
        found.pop()
    return found


def _is_adjective(doc: Document, i: int, definite: bool) -> bool:
    """«الرئيس الروسي», «القاعدة الفضائية»: with the ending of one, behind a word that is definite too."""
    form = doc.tokens[i].lex.form
    return definite and form.endswith(("ي", "يه")) and i > 0 and split(doc.tokens[i - 1].lex.form)[1]


def _as_written(doc: Document, i: int, rest: str) -> str:
    """The word at a token as its text writes it, without clitics and article, and without marks."""
    word = doc.text[doc.tokens[i].start : doc.tokens[i].end]
    form = fold(word)
    bare = word[cut(word, len(form) - len(rest)) :] if form.endswith(rest) else word
    return "".join(char for char in bare if char not in _UNSEEN)


_UNSEEN: Final = frozenset(chr(code) for code in range(0x64B, 0x653)) | {"\u0640", "\u0670"}


def _noun_of(verb: str) -> str | None:
    """The noun of a verb of the third pattern, which alone has one that its letters tell: «يصافح» -> المصافحة."""
    letters = verb[1:] if verb[:1] in "يت" and len(verb) == 5 else verb
    return f"الم{letters}ة" if len(letters) == 4 and letters[1] == "ا" and letters[0] not in "او" else None


@lru_cache(maxsize=8)
def _plurals(rules: Rules) -> Mapping[str, str]:
    """Counted noun -> its plural with the article, broken or with the ending of its gender."""
    found: dict[str, str] = {}
    for file in rules.of(Nouns):
        for cls, nouns in file.classes.items():
            for singular, *broken in nouns:
                if " " in singular:  # «أقمار صناعية», «رجال إطفاء»: which word has the article is not known
                    found.setdefault(singular, broken[0] if broken else singular)
                else:
                    found.setdefault(singular, f"ال{broken[0] if broken else _sound(singular, cls == 'person')}")
    return found


def _sound(noun: str, human: bool) -> str:
    if noun.endswith("ة"):
        return f"{noun[:-1]}ات"
    return f"{noun}ين" if human else f"{noun}ات"
