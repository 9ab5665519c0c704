"""Every word of rules/opposites is read as what its list says; one that another list hides would be dead."""

from __future__ import annotations

from collections.abc import Iterator

from checker import Article
from checker.extract.document import read_document
from checker.extract.forms import conjugated
from checker.extract.outcomes import Word, read_words
from checker.rules import load_rules
from checker.schema import Classes, Denial, Opposites
from checker.text.fold import fold

RULES = load_rules()


def _read(text: str) -> list[Word]:
    doc = read_document(Article("1", title=text), RULES, None)
    return read_words(doc, 0, len(doc.tokens))


def test_every_predicate_stands_on_its_pole() -> None:
    dead = [
        f"{axis.id}: {entry}"
        for file in RULES.of(Opposites)
        for axis in file.axes
        for side, pole in enumerate(axis.poles)
        for entry in (*pole.verbs, *pole.words)
        if not any((axis.id, side) in word.poles for word in _read(f"المدينة {entry}"))
    ]
    assert dead == []


def _covered(entries: list[str]) -> Iterator[str]:
    """Verbs whose every form another verb of the list has."""
    for entry in entries:
        others = {fold(form) for other in entries if other is not entry for form in conjugated(other)}
        if {fold(form) for form in conjugated(entry)} <= others:
            yield entry


def test_no_verb_is_a_form_of_another() -> None:
    poles = [pole for file in RULES.of(Opposites) for axis in file.axes for pole in axis.poles]
    assert [entry for pole in poles for entry in _covered(pole.verbs)] == []


def test_every_word_of_denial_denies() -> None:
    for file in RULES.of(Denial):
        words = [*file.verbs, *file.words]
        assert [entry for entry in words if not any(word.denies for word in _read(f"المدينة {entry}"))] == []
        negated = {entry for entry in file.negators if any(w.negated for w in _read(f"الشركة {entry} مفاوضات"))}
        assert negated == set(file.negators)


def test_every_member_of_a_class_is_read_as_itself() -> None:
    dead = [
        f"{name}: {entry}"
        for file in RULES.of(Classes)
        for name, members in file.classes.items()
        for member in members
        for entry in member
        if not any((name, member[0]) in word.classes for word in _read(f"المدينة {entry}"))
    ]
    assert dead == []
