"""Quotations: other words of one translation, and a turned sense."""

from __future__ import annotations

import pytest

from checker import Article, review
from checker.compare.quotes import diff_words


def quotes(*bodies: str) -> list[dict[str, object]]:
    articles = [Article(str(i), title="خبر", body=body) for i, body in enumerate(bodies)]
    return [fact for fact in review(articles).to_dict()["facts"] if fact["rule"] == "quotes"]


def test_another_translation_is_compatible() -> None:
    (fact,) = quotes(
        "وقال الوزير: «سنفتح الميناء أمام كل السفن قريبا».",
        "وقال الوزير: «سوف نفتح الميناء لجميع السفن قريبا».",
    )
    assert fact["verdict"] == "compatible"


def test_equal_words_in_other_signs_agree() -> None:
    (fact,) = quotes("وقال الوزير: «سنفتح الميناء أمام السفن».", 'وقال الوزير: "سنفتح الميناء امام السفن".')
    assert fact["verdict"] == "agree"


def test_a_dropped_negation_is_a_conflict() -> None:
    (fact,) = quotes(
        "وقال الوزير: «لن نفتح الميناء أمام السفن الأجنبية».",
        "وقال الوزير: «نفتح الميناء أمام السفن الأجنبية».",
    )
    assert fact["verdict"] == "conflict"


@pytest.mark.parametrize(
    ("fuller", "verdict"),
    [("، لا نريد أن نتأخر، نقبل السفن كلها", "compatible"), ("، ولا نقبل السفن كلها", "conflict")],
)
def test_what_is_left_out_denies_nothing(fuller: str, verdict: str) -> None:
    (fact,) = quotes(
        "افتتح الوزير معرضا أمس. وأضاف: «سنبني الميناء في عامين.. نقبل السفن كلها ونرحب بالزوار».",
        f"وأضاف الوزير «سنبني الميناء في عامين{fuller} ونرحب بالزوار».",
    )
    assert fact["verdict"] == verdict


def test_spans_are_the_quoted_words() -> None:
    body = "وقال الوزير: «سنفتح الميناء أمام السفن»."
    (fact,) = quotes(body, body)
    for claim in fact["claims"]:  # type: ignore[attr-defined]
        start, end = claim["span"]
        assert ("خبر\n\n" + body)[start:end] == claim["text"]


def test_other_quotations_stay_apart() -> None:
    assert not quotes("وقال: «سنفتح الميناء أمام السفن».", "وقال: «المدارس تعود يوم الأحد المقبل».")


def test_the_differing_words() -> None:
    a, b = "ضد القوى المهيمنة", "ضد قوى الشر المهيمنة"
    left, right = diff_words(a, b)
    assert [a[s:e] for s, e in left] == ["القوى"]
    assert [b[s:e] for s, e in right] == ["قوى", "الشر"]


def test_another_speaker_is_a_conflict() -> None:
    (fact,) = quotes(
        "وقال المتحدث رشاد كوغلوف: «فتحنا صفحة جديدة مع الجيران».",
        "وقال المبعوث هايك مارتينيز: «فتحنا صفحة جديدة مع الجيران».",
    )
    assert (fact["verdict"], fact["level"]) == ("conflict", "another speaker")


def test_a_name_in_another_spelling_is_no_other_speaker() -> None:
    words = "«فتحنا صفحة جديدة مع الجيران وسنمضي فيها حتى النهاية»"
    for other in (f"وقال كوجلوف إن {words}.", f"وقال فان كوجلوف إن {words}."):
        (fact,) = quotes(f"وقال كوغلوف المختص النفطي إن {words}.", other)
        assert fact["verdict"] == "agree"


@pytest.mark.parametrize("meeting", ["خلال لقائه الوزير التركي", "خلال لقاء مع الوزير التركي للشؤون الأوروبية"])
def test_whom_one_meets_does_not_speak(meeting: str) -> None:
    words = "«فتحنا صفحة جديدة مع الجيران وسنمضي فيها حتى النهاية»"
    (fact,) = quotes(
        f"وقال هان {meeting} توران بايكال إن {words}.", f"كانت الزيارة قصيرة. وقال المفوض يوهانس هان {words}."
    )
    assert fact["verdict"] == "agree"


def test_a_turned_stance_is_a_conflict() -> None:
    (fact,) = quotes(
        "وقال الوزير: «حكومتنا تؤيد توسيع الميناء القديم في المدينة».",
        "وقال الوزير: «حكومتنا تعارض توسيع الميناء القديم في المدينة».",
    )
    assert fact["verdict"] == "conflict"


def test_a_phrase_of_a_speech_is_no_other_wording() -> None:
    long = "ناقشنا كل ما يهم البلدين من ملفات النقل والطاقة والمياه، وتوسيع الميناء القديم سيأتي في وقته بعد أن تنتهي الدراسات التي طلبناها من الخبراء في الشهر الماضي ومن اللجان كلها"
    assert not quotes("وقال الوزير: «توسيع الميناء القديم».", f"وقال الوزير: «{long}».")


def test_an_aim_denies_nothing() -> None:
    told = "وقال المدير: «طلبنا إبعاد الشاحنات عن الحي {} الشركة ذريعة لرفع الأسعار»."
    (fact,) = quotes(told.format("لأنها تعطي"), told.format("لكي لا تعطي"))
    assert fact["verdict"] == "compatible"
    (fact,) = quotes(told.format("وهي تعطي"), told.format("وهي لا تعطي"))
    assert fact["verdict"] == "conflict"


def test_a_denial_that_one_leaves_out_with_its_sentence_turns_nothing() -> None:
    (fact,) = quotes(
        "وقال المدير: «نستطيع إصلاح الجسر القديم في شهر، ولا نستطيع فتح الطريق قبل ذلك، بل لا بد من موافقة البلدية».",
        "وقال المدير: «نستطيع إصلاح الجسر القديم في شهر.. ولا بد من موافقة البلدية».",
    )
    assert fact["verdict"] == "compatible"


def test_lamma_is_no_negation() -> None:
    (fact,) = quotes(
        "وقال الاتحاد: «بناء على ما ورد من معلومات عن الحفل قررنا تشكيل لجنة جديدة».",
        "وقال الاتحاد: «بناء لما ورد من معلومات عن الحفل قررنا تشكيل لجنة جديدة».",
    )
    assert fact["verdict"] == "compatible"


def test_whom_the_speaker_met_is_no_speaker() -> None:
    said = "إن «الميناء سيفتح أمام السفن الأجنبية في الربيع»."
    (fact,) = quotes(
        f"وقال كورت خلال لقائه الوزير الكيني للشؤون البحرية سامي الجابري، {said}",
        f"وقال المفوض الأوروبي لشؤون النقل يوهان كورت خلال لقاء مع الوزير الكيني سامي الجابري {said}",
    )
    assert fact["verdict"] == "agree"


def test_no_doubt_is_no_denial() -> None:
    (fact,) = quotes(
        "وقال المدير: «نسعى إلى حلول عاجلة للحي، ولا شك أن الساكن ينتظر الكثير من هذه الشركة».",
        "وقال المدير: «نسعى إلى حلول عاجلة للحي، مبينا أن الساكن ينتظر الكثير من هذه الشركة».",
    )
    assert fact["verdict"] != "conflict"


def test_a_denial_that_goes_on_is_one() -> None:
    (fact,) = quotes(
        "وقال المدير: «لن نتخلى عن دعم أصدقائنا في المدينة ولا الصيادين الفقراء في القرى».",
        "وقال المدير: «لن نتخلى عن دعم أصدقائنا في المدينة والصيادين الفقراء في القرى».",
    )
    assert fact["verdict"] != "conflict"


@pytest.mark.parametrize(
    ("one", "two", "verdict"),
    [
        ("لايقبل العامل شروط المصنع القديم", "لا يقبل العامل شروط المصنع القديم", "compatible"),
        ("لايقبل العامل شروط المصنع القديم", "يقبل العامل شروط المصنع القديم", "conflict"),
        ("نريد وصول السفن وألا تحملها الريح بعيدا", "نريد وصول السفن ولا تحملها الريح بعيدا", "compatible"),
        ("نريد وصول السفن وألا تحملها الريح بعيدا", "نريد وصول السفن وأن تحملها الريح بعيدا", "conflict"),
    ],
)
def test_a_denial_may_be_written_with_its_verb_or_otherwise(one: str, two: str, verdict: str) -> None:
    (fact,) = quotes(f"وقال الوزير: «{one}».", f"وقال الوزير: «{two}».")
    assert fact["verdict"] == verdict


def test_of_whom_something_is_said_does_not_say_it() -> None:
    told = "صرح {} أن يوسف التازي «يمثل ولاية ثالثة لسياسة اقتصادية فاشلة»."
    (fact,) = quotes(told.format("السناتور ليندساي هيلز"), told.format("السيناتور ليندساي هيلز"))
    assert fact["verdict"] == "agree"
