"""Which of several of one kind: a noun and an adjective that has an opposite («البوابة الشمالية», «أذنه اليمنى»)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.extract.stated import Page, Stated
from checker.names.gazetteer import gazetteer
from checker.schema import Attribute
from checker.text.clitics import split
from checker.text.stems import stem, synonym_groups
from checker.text.tokens import WORD

_ORIGIN: Final = ("ي", "يه")  # an adjective of origin («الكوري»), which orders no things of a kind
_FEMININE: Final = "يه"  # a noun with no such ending of its own, before an adjective with it, is a plural of things
_PRONOUNS: Final = ("ه", "ها", "هم", "هما")


def opposed(page: Page, file: Attribute) -> Iterator[Stated]:
    """Each such adjective: the noun before it is the slot, the adjective the value."""
    nations_of = {word.split()[0] for word in gazetteer(page.doc.rules).adjectives}  # «كوري شمالي»
    groups = synonym_groups(page.doc.rules)
    named = {i for mention in page.mentions.values() for i in range(mention.first, mention.after)}
    for value, first, after in page.of(f"value:{file.id}"):
        if not first or {first - 1, first} & named or not page.is_definite(first) or page.is_past(first):
            continue
        noun = page.doc.tokens[first - 1].lex
        if page.tokens[first].lex.form.endswith(_FEMININE) and not noun.form.endswith("ه"):
            continue  # «الأجزاء الجنوبية» are many, and rain may fall on these and on others
        start = first - 1
        if noun.form.endswith(_ORIGIN):
            if split(noun.form)[2] in nations_of or not start or not page.is_definite(start - 1):
                continue  # «الزعيم الكوري الشمالي» is of a country: there is no other such leader
            start -= 1  # «المنطقة العسكرية الشرقية»
        if noun.kind == WORD and (page.is_definite(first - 1) or noun.form.endswith(_PRONOUNS)):
            lights = [stem(token.lex.form) for token in page.doc.tokens[start:first]]
            yield page.state(file, " ".join(groups.get(light, light) for light in lights), value, start, after)
