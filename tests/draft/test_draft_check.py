"""What is noted on a draft: nothing where the sources bear it out, one error for each thing that was changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from draft_cases import CASES, NOTED, Case, changed, planted, seeds

from checker import Article
from checker.draft.check import check_draft
from checker.draft.notes import DraftReport, Note


def errors(report: DraftReport) -> list[Note]:
    return [note for note in report.notes if note.severity == "error"]


def told(report: DraftReport) -> list[tuple[str, str, str]]:
    return [(note.status, note.text, note.why[0].en) for note in report.notes if note.severity != "none"]


def test_the_seed_unchanged_has_no_error() -> None:
    draft, sources = seeds()
    assert check_draft(draft, sources).alarms == []


def test_three_planted_mistakes_are_three_errors() -> None:
    draft, sources = seeds()
    body = planted(draft.body)
    report = check_draft(replace(draft, body=body), sources)
    assert [note.text for note in errors(report)] == NOTED
    assert [note.status for note in errors(report)] == ["differs", "differs", "name"]
    day, length, name = errors(report)
    assert day.differs_from == 2  # 001 writes «أمس», which is counted from its day
    assert length.differs_from == 1
    assert {voice.outlet for voice in length.voices} == {"004"}
    assert "كيم جونغ أون" in name.replacements
    assert length.suggestions == ("نحو ساعتين، بحسب 004",)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_draft_that_the_sources_bear_out(case: Case) -> None:
    report = check_draft(case.draft, case.sources)
    assert told(report) == []
    assert [missing.text for missing in report.missing] == case.missing
    assert report.counts()["confirmed"] >= len(case.mistakes) - 1  # a name is no statement


def test_a_passage_that_several_facts_uphold_is_one_note() -> None:
    said = "التقى سامي الجابري نظيره في عمان. واستمر اللقاء بين الوزيرين ساعتين، وتناول أمن الحدود وأسعار الطاقة."
    sources = [Article(f"{n}", f"صحيفة {n}", "لقاء الوزيرين في عمان", said) for n in range(3)]
    report = check_draft(Article("draft", None, "لقاء في عمان", said), sources)
    assert len({note.id for note in report.notes}) == len(report.notes)
    assert {note.differs_from for note in report.notes} == {0}
    assert all(note.confirmed_by == 1 for note in report.notes if note.status == "confirmed")


MUTATIONS = [
    pytest.param(case, mistake, id=f"{case.name}: {mistake['new']}") for case in CASES for mistake in case.mistakes
]


@pytest.mark.parametrize(("case", "mistake"), MUTATIONS)
def test_one_thing_changed_is_one_error(case: Case, mistake: dict[str, str]) -> None:
    report = check_draft(changed(case.draft, mistake["old"], mistake["new"]), case.sources)
    assert [note.text for note in errors(report)] == [mistake.get("text", mistake["new"])]
    assert errors(report)[0].differs_from >= 1
    assert [missing.text for missing in report.missing] == case.missing


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_all_changed_are_as_many_errors(case: Case) -> None:
    draft = case.draft
    for mistake in case.mistakes:
        draft = changed(draft, mistake["old"], mistake["new"])
    found = {note.text for note in errors(check_draft(draft, case.sources))}
    assert found == {mistake.get("text", mistake["new"]) for mistake in case.mistakes}


def test_spans_are_the_words() -> None:
    for case in CASES:
        report = check_draft(case.draft, case.sources)
        texts = {source.id: source.text for source in case.sources}
        for note in report.notes:
            first = note.spans[0]
            assert report.draft.text[first.start : first.end] == note.text
            for voice in note.voices:
                assert texts[voice.article][voice.span.start : voice.span.end] == voice.text
                assert voice.text in voice.passage


def test_a_toll_that_is_said_to_have_risen_is_a_note() -> None:
    case = CASES[0]
    draft = changed(case.draft, "قتل 14 شخصا وأصيب", "ارتفعت حصيلة القتلى إلى 17 شخصا وأصيب")
    assert [(n.severity, n.status, n.text) for n in check_draft(draft, case.sources).alarms] == [
        ("info", "update", "17 شخصا")
    ]


def test_a_later_toll_is_a_note_and_no_error() -> None:
    case = CASES[0]
    draft = replace(changed(case.draft, "قتل 14 شخصا", "قتل 17 شخصا"), published="2024-03-06T18:00")
    report = check_draft(draft, case.sources)
    assert [(note.severity, note.status, note.text) for note in report.alarms] == [("info", "update", "17 شخصا")]


def test_a_draft_behind_the_sources_is_told_so() -> None:
    case = CASES[0]
    draft = replace(changed(case.draft, "قتل 14 شخصا", "قتل 12 شخصا"), published="2024-03-06T07:00")
    [note] = check_draft(draft, case.sources).alarms
    assert (note.severity, note.status, note.text) == ("warning", "outdated", "12 شخصا")


def test_where_the_sources_differ_the_draft_is_told_whom_to_name() -> None:
    case = CASES[3]
    other = replace(case.sources[2], body=case.sources[2].body.replace("45 منزلا", "65 منزلا"))
    report = check_draft(case.draft, [*case.sources[:2], other])
    [note] = report.alarms
    assert (note.severity, note.status, note.text) == ("warning", "contested", "45 منزلا")
    assert (note.confirmed_by, note.differs_from) == (2, 1)
    assert all("بحسب" in words for words in note.suggestions) and len(note.suggestions) == 2


def test_copies_are_one_voice() -> None:
    case = CASES[3]
    copy = replace(case.sources[0], id="copy", outlet="نسخة")
    report = check_draft(changed(case.draft, "45 منزلا", "54 منزلا"), [*case.sources, copy])
    [note] = errors(report)
    assert note.differs_from == 3 and len(note.voices) == 4


def test_a_draft_made_of_its_sources_does_not_make_them_one() -> None:
    case = CASES[3]
    pasted = replace(case.draft, body="\n".join(source.body for source in case.sources))
    report = check_draft(pasted, case.sources)
    assert report.origins == 3 and errors(report) == []


def test_what_disagrees_with_itself_and_the_sources_is_one_error() -> None:
    case = CASES[2]
    draft = changed(
        case.draft,
        "فاز الاتحاد على النجم بنتيجة 3-1 مساء الأحد",
        "فاز الاتحاد على النجم بنتيجة 3-1 يوم السبت 3 تشرين الثاني 2024",
    )
    [note] = errors(check_draft(draft, case.sources))
    assert note.text == "السبت 3 تشرين الثاني 2024"


def test_a_mistake_in_title_and_body_is_one_error() -> None:
    case = CASES[3]
    draft = replace(case.draft, title="الزلزال يدمر 54 منزلا", body=case.draft.body.replace("45", "54"))
    [note] = errors(check_draft(draft, case.sources))
    assert len(note.spans) == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "وخلف ياسين الغرباوي في المنصب والده سعيد الغرباوي قبل عامين.",
        "وشكر ياسين الغرباوي زميله ياسر الغرباوي على مساعدته.",
        "وألقى الشاعر ياسر الغرباوي قصيدة في مهرجان الربيع.",
    ],
)
def test_another_man_of_a_like_name_is_no_error(sentence: str) -> None:
    case = CASES[0]
    draft = replace(case.draft, body=f"{case.draft.body}\n{sentence}")
    assert errors(check_draft(draft, case.sources)) == []


def test_another_spelling_is_a_note() -> None:
    draft, sources = seeds()
    report = check_draft(replace(draft, body=draft.body.replace("فلاديمير", "فلادمير")), sources)
    assert errors(report) == []
    assert ("spelling", "فلادمير بوتين") in {(note.status, note.text) for note in report.alarms}


def test_the_house_style_is_a_note_with_its_spelling() -> None:
    case = CASES[1]
    draft = replace(case.draft, body=f"{case.draft.body}\nوسافر الوفد إلى توكيو ثم إلى توكيو مرة أخرى.")
    [note] = check_draft(draft, case.sources).alarms
    assert (note.rule, note.severity, note.text, note.replacements) == ("style", "info", "توكيو", ("طوكيو",))
    assert len(note.spans) == 2


def test_the_same_draft_gives_the_same_report_whatever_the_order_and_ids() -> None:
    case = CASES[1]
    one = check_draft(case.draft, case.sources).to_dict()
    two = check_draft(replace(case.draft, id="0"), case.sources[::-1]).to_dict()
    assert {**one, "generated_at": ""} == {**two, "generated_at": ""}


def test_without_sources_only_the_draft_itself_is_looked_at() -> None:
    draft = Article("d", None, "حصيلة", "قتل 63 شخصا، هم 38 رجلا و19 امرأة و8 أطفال، في حريق المصنع يوم الاثنين.")
    report = check_draft(draft, [])
    assert [note.rule for note in errors(report)] == ["sum"]
    assert report.missing == ()
