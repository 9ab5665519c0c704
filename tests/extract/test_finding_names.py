"""Names are found by their cues, with exact places."""

from __future__ import annotations

import pytest

from checker import Article, review


def found(*texts: str) -> list[set[str]]:
    articles = [Article(id=str(number), body=text) for number, text in enumerate(texts)]
    report = review(articles).to_dict()
    bodies = {article["id"]: article["text"] for article in report["articles"]}
    names = []
    for name in report["names"]:
        names.append({variant["surface"] for variant in name["variants"]})
        for variant in name["variants"]:
            for mention in variant["mentions"]:
                start, end = mention["span"]
                assert " ".join(bodies[mention["article"]][start:end].split()) == variant["surface"]
    return names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وقال الرئيس الروسي فلاديمير بوتين إن المحادثات كانت مثمرة.", "فلاديمير بوتين"),
        ("سجلت السلطات مئة إصابة في إقليم وداي خلال أسبوع.", "وداي"),
        ("اندلع الحريق في مصنع بمنطقة غازي بور صباح أمس.", "غازي بور"),
        ("تتذكر كريستينا فيدنباخ لحظة فتح المقبرة.", "كريستينا فيدنباخ"),
        ("وقال تياجو فيريرا إن نسبة المشاركة بلغت النصف.", "تياجو فيريرا"),
        # behind a title that is settled, what stands bare is a name, though it is a word too, or in no list
        ("حكمت المحكمة على وزير النقل السابق ضرغام الدليمي بالسجن.", "ضرغام الدليمي"),
        ("وقال المحامي برق الجنابي إنه سيطعن في الحكم.", "برق الجنابي"),
        ("وعبر محاميه برق الجنابي عن ارتياحه.", "برق الجنابي"),
        ("وأعلنت وزيرة البيئة أميناتا كوليبالي خطة جديدة.", "أميناتا كوليبالي"),
        ("وغاب المهاجم برق مصطفى عن التدريب.", "برق مصطفى"),
        ("وقال رئيس مجلس إدارة المصرف، فيصل الدويلة، إن الأرباح ارتفعت.", "فيصل الدويلة"),
        ("وقال رئيس مجلس الإدارة المعين للمصرف، فيصل دويلة، إن الأرباح ارتفعت.", "فيصل دويلة"),
    ],
)
def test_a_name_is_found_whole(text: str, name: str) -> None:
    assert any(name in surfaces for surfaces in found(text))


def test_a_spelling_written_together_is_found_through_the_other_article() -> None:
    names = found("استقبل الملك ضيفه شي جين بينغ أمس.", "حضر محمد بن سلمان وشي جينبينغ توقيع الاتفاق.")
    assert any({"شي جين بينغ", "شي جينبينغ"} <= surfaces for surfaces in names)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("قال وزير الخارجية جون كيري إن الاتفاق قريب.", "جون كيري", "person"),
        ("زار أمين منطقة عسير صالح بن عبدالله القرية أمس.", "عسير", "place"),
        ("وقعت الحادثة في مقاطعة آمور الروسية فجرا.", "آمور", "place"),
        ("انشق مقاتلون عن حركة طالبان، وقال زعيم طالبان إنه باق.", "طالبان", "organisation"),
        ("هزم فريق غلادباخ ضيفه أمس.", "غلادباخ", "organisation"),
        ("وقع الحريق في البرج رقم 22 أمس.", "البرج رقم 22", "place"),
        ("عرض الجيش دبابات تي-90 في الساحة.", "تي-90", "organisation"),
        ("رست السفينة موسكوفا في الميناء.", "موسكوفا", "organisation"),
        ("زار الوفد صالة تجميع الصاروخ الفضائي “أنغارا” أمس.", "أنغارا", "organisation"),
        ("يستضيف المونديال 2030 ثلاث دول.", "المونديال 2030", "organisation"),
        ("فتح ملعب الملك بودوان أبوابه.", "الملك بودوان", "place"),
        ("فاز الفريق على الهلال في الدوري، وسجل المهاجم هدفا في مباراة صعبة.", "الهلال", "organisation"),
        ("نقلت صحيفة الوئام الخبر.", "الوئام", "organisation"),
        ("اعتذر طيران ماليزيا عن التأخير.", "طيران ماليزيا", "organisation"),
        ("قال تشوي سيونغ بيوم إن النار أخمدت.", "تشوي سيونغ بيوم", "person"),
    ],
)
def test_a_name_has_its_kind(text: str, name: str, kind: str) -> None:
    names = review([Article("1", body=text)]).to_dict()["names"]
    assert (name, kind) in {(entry["canonical"], entry["kind"]) for entry in names}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("عاد الوزير رافعا يده، وخرج ردا على النداء.", "رافعا"),
        ("غادر القطار المحطة، وعاد الضيف في قطاره ثم في قطار آخر.", "قطار"),
        ("قتل 55 جنديا أوكرانياً في المعركة.", "أوكرانياً"),
        ("احتجت على الغذاء، وطالبت بالدواء.", "الغذاء"),
        ("ارتفعت الأسهم السعودية اليوم.", "السعودية"),
        ("ضبطت الدورية امرأة سورية أمس.", "سورية"),
        ("لا بد من ابتلاعه ولا فائدة من انتقاده.", "ابتلاعه"),
        ("حضر الحفل مجموعة ملثمين غاضبين.", "ملثمين"),
        ("وصعد المؤشر قليلا.", "صعد"),
        ("قبض عليه ثم سجن وانفسخت الزوجية.", "وانفسخت"),
        ("أطلق الجيش صاروخ باليستي نحو البحر.", "باليستي"),
        ("غادر لودفيغ باخمان وبداخله حزن.", "وبداخله"),
        ("كانت السفينة تقل ركابا.", "تقل"),
        ("بلغ طول البرج 5 أمتار.", "برج"),
        ("انتهت المباراة 2-1.", "2"),
    ],
)
def test_a_word_of_the_language_is_no_name(text: str, word: str) -> None:
    assert not any(word in surface for surfaces in found(text) for surface in surfaces)


def test_a_place_with_an_everyday_name_is_found_again_by_its_cue_only() -> None:
    names = found("وقع في مقاطعة آمور الروسية حادث. وفي منطقة أمور قرى كثيرة. وهذه أمور لا تعنينا.")
    assert {"آمور", "أمور"} in names
    body = "وقع في مقاطعة آمور الروسية حادث. وفي منطقة أمور قرى كثيرة. وهذه أمور لا تعنينا."
    (amur,) = [n for n in review([Article("1", body=body)]).to_dict()["names"] if n["canonical"] in ("آمور", "أمور")]
    assert sum(len(variant["mentions"]) for variant in amur["variants"]) == 2
