"""The side that a predicate stands on, and what turns it round."""

from __future__ import annotations

import pytest

from checker import review
from checker.compare import outcomes as clashing
from checker.extract.claims import Reading, read_article
from checker.extract.document import read_document
from checker.extract.outcomes import read_words
from checker.extract.poles import Pole
from checker.model import Article
from checker.rules import load_rules
from checker.schema import Deeds


def sides(text: str) -> set[Pole]:
    doc = read_document(Article("1", title=text), load_rules())
    return {side for word in read_words(doc, 0, len(doc.tokens)) for side in word.sides}


@pytest.mark.parametrize(
    ("text", "pole"),
    [
        ("سترتفع الأسعار", Pole("rise", 0)),
        ("لم ترتفع الأسعار", Pole("rise", 1)),
        ("أفرجت الشرطة عن الناشط", Pole("custody", 1)),
        ("ألقت القبض على الناشط", Pole("custody", 0)),
        ("دون توقف العمل", Pole("stop", 0)),
    ],
)
def test_sides(text: str, pole: Pole) -> None:
    assert pole in sides(text)


def test_a_capital_is_its_country() -> None:
    doc = read_document(Article("1", title="باريس ترفض مشروعا فرنسيا"), load_rules())
    assert [word.place for word in read_words(doc, 0, len(doc.tokens)) if word.place] == ["FR", "FR"]


def outcomes(*bodies: str) -> list[str]:
    report = review([Article(str(i), title="خبر", body=body) for i, body in enumerate(bodies)])
    return [fact.verdict for fact in report.facts if fact.claims[0].rule == "outcomes"]


def test_another_outcome_of_the_same_sentence() -> None:
    rest = "الشرطة المحلية في مدينة صفاقس عن مدير المصنع بعد التحقيق معه"
    assert "conflict" not in outcomes(f"أفرجت {rest}.", f"أفرجت {rest}.")
    assert outcomes(
        "وافق مجلس بلدية صفاقس مساء على خطة الميناء التجاري الجديد.",
        "رفض مجلس بلدية صفاقس مساء خطة الميناء التجاري الجديد.",
    ) == ["conflict"]


def test_sentences_that_share_little_are_left_alone() -> None:
    assert outcomes("ارتفعت أسعار الوقود في تونس.", "انخفضت حرارة الجو في تونس.") == []


def test_sentences_that_differ_in_more_than_the_outcome_are_in_doubt() -> None:
    def severities(one: str, two: str) -> list[str]:
        report = review([Article(str(i), title="خبر", body=body) for i, body in enumerate((one, two))])
        return [fact.severity for fact in report.facts if fact.claims[0].rule == "outcomes"]

    told = "توقع وزير الطاقة أن {} أسعار بيع الديزل في محطات العاصمة عن مستوياتها الحالية{}."
    assert severities(told.format("ترتفع", ""), told.format("تنخفض", "")) == ["error"]
    more = " ومقارنة بالأسعار العالمية وفقا للدراسة"
    assert severities(told.format("ترتفع", ""), told.format("تنخفض", more)) == ["warning"]


def wordings(verb: str, count: int) -> list[str]:
    """One statement in as many wordings, as outlets edit it."""
    return [f"{verb} مجلس بلدية صفاقس مساء خطة الميناء التجاري رقم {n} الجديد في الجلسة." for n in range(count)]


def test_one_outcome_in_many_articles_is_one_finding() -> None:
    bodies = [*wordings("أقر", 3), *wordings("رفض", 3)]
    report = review([Article(str(i), title="خبر", body=body) for i, body in enumerate(bodies)])
    (found,) = [fact for fact in report.facts if fact.claims[0].rule == "outcomes"]
    assert {claim.article for claim in found.claims} == set("012345")
    assert found.claims[0].text != found.claims[1].text


def test_who_prints_both_outcomes_speaks_of_two_things() -> None:
    (yes,), (no,) = wordings("أقر", 1), wordings("رفض", 1)
    assert outcomes(yes, no) == ["conflict"]
    assert outcomes(f"{yes}\n{no}", no) == []


@pytest.mark.parametrize("verbs", [("أقر", "رفض"), ("أقر", "لم يقر")])
def test_a_sentence_meets_a_bounded_number_of_others(monkeypatch: pytest.MonkeyPatch, verbs: tuple[str, str]) -> None:
    """Four times the articles: about four times the pairs, not sixteen."""
    compared = {}
    real = clashing._compared
    for count in (80, 320):
        calls: list[int] = []
        monkeypatch.setattr(clashing, "_compared", lambda a, b, calls=calls: calls.append(1) or real(a, b))
        bodies = [body for verb in verbs for body in wordings(verb, count // 2)]
        clashing.body_clashes([reading(str(i), body) for i, body in enumerate(bodies)])
        compared[count] = len(calls)
    assert 0 < compared[320] <= 5 * compared[80]


def reading(name: str, body: str) -> Reading:
    return read_article(read_document(Article(name, title="خبر", body=body), load_rules()), [])


EXAMPLES = [
    (pair.texts, fires)
    for file in load_rules().of(Deeds)
    for fires, pairs in ((True, file.fires), (False, file.silent))
    for pair in pairs
]


@pytest.mark.parametrize(("texts", "fires"), EXAMPLES)
def test_examples_of_the_deeds(texts: tuple[str, str], fires: bool) -> None:
    assert ("conflict" in outcomes(*texts)) is fires


def test_what_many_articles_tell_of_one_thing_is_one_finding() -> None:
    bodies = (
        "نجح إطلاق القمر الصناعي الجديد صباح الجمعة.",
        "ونجح إطلاق القمر الصناعي الجديد فجرا.",
        "فشل إطلاق القمر الصناعي الجديد صباح الجمعة.",
    )
    articles = [Article(str(i), outlet=f"صحيفة {i}", title="خبر", body=body) for i, body in enumerate(bodies)]
    facts = [fact for fact in review(articles).to_dict()["facts"] if fact["verdict"] != "single"]
    assert [(fact["verdict"], len(fact["claims"])) for fact in facts if fact["rule"] == "outcomes"] == [("conflict", 3)]


def test_a_rise_and_a_fall_with_numbers_are_compared_as_numbers() -> None:
    bodies = ("وانخفض سعر خام الحقل (الشمالي) عند التسوية 79 سنتا.", "وارتفع سعر خام الحقل 35 سنتا إلى 45 دولارا.")
    articles = [Article(str(i), outlet=f"صحيفة {i}", title="خبر", body=body) for i, body in enumerate(bodies)]
    facts = review(articles).to_dict()["facts"]
    assert not [fact for fact in facts if fact["rule"] == "outcomes" and fact["verdict"] == "conflict"]


def test_after_is_no_denial() -> None:
    bodies = (
        "اصطف الناس خارج المصارف أمس بعدما فتحت المصارف أبوابها للزبائن.",
        "فتحت المصارف أبوابها للزبائن أمس الاثنين.",
    )
    articles = [Article(str(i), outlet=f"صحيفة {i}", title="خبر", body=body) for i, body in enumerate(bodies)]
    assert "conflict" not in {fact["verdict"] for fact in review(articles).to_dict()["facts"]}
