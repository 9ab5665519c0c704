"""Whatever comes in ends in a report or in one clear line, and every quoted place is exactly what it quotes."""

import random
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker import Article, Report, review
from checker.intake.read import read_paths

BODY = (
    "أعلنت وزارة الداخلية يوم الاثنين مقتل 12 شخصا وإصابة 30 آخرين في حريق بمصنع في مدينة الشروق.\n"
    "وقال المتحدث باسم الوزارة سامر الحلواني إن الحريق استمر نحو ثلاث ساعات، وإن 5 من الجرحى في حالة خطرة.\n"
)
HOSTILE = [
    "<script>alert(1)</script>",
    "\u202e\u2066\u202d",
    "&lt;img src=x onerror=alert(1)&gt;",
    "=HYPERLINK(1)",
    "١٢٣٤٥٦٧٨٩٠" * 20,
    "9" * 400,
    "مليون مليون مليون",
    "(((«««",
    "\u0640" * 50,
    "\U0001f525",
    "10 / 0",
    "30 فبراير 2023",
    "\u0000",
    "\ud800",
]
QUIET = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)


def check_spans(report: Report) -> dict[str, Any]:
    """Every place of a report as the words that stand there."""
    said = report.to_dict()
    texts = {article["id"]: article["text"] for article in said["articles"]}
    for fact in said["facts"]:
        for claim in fact["claims"]:
            text = texts[claim["article"]]
            start, end = claim["span"]
            assert text[start:end] == claim["text"] != ""
            assert claim["sentence"][0] <= start < end  # a quote may go on behind its first sentence
    for name in said["names"]:
        for variant in name["variants"]:
            for mention in variant["mentions"]:
                start, end = mention["span"]
                assert 0 <= start < end <= len(texts[mention["article"]])
    for finding in said["checks"]:
        for place in finding["evidence"]:
            start, end = place["span"]
            assert texts[place["article"]][start:end] == place["text"]
    return said


def test_seeds_round_trip(seeds: list[Article]) -> None:
    said = check_spans(review(seeds))
    assert said["facts"]
    assert said["names"]


def test_any_order_gives_the_same_facts(seeds: list[Article]) -> None:
    first = review(seeds).to_dict()
    shuffled = random.Random(7).sample(seeds, len(seeds))
    again = review(shuffled).to_dict()
    for key in ("facts", "names", "checks", "counts"):
        assert again[key] == first[key]


def test_one_article_has_no_conflict() -> None:
    said = check_spans(review([Article("1", body=BODY)]))
    assert {fact["verdict"] for fact in said["facts"]} <= {"single"}


def test_no_articles() -> None:
    assert review([]).to_dict()["facts"] == []


def test_twenty_copies_are_one_voice() -> None:
    said = check_spans(review([Article(str(number), outlet=str(number), body=BODY) for number in range(20)]))
    assert said["facts"]
    assert {fact["independent_sources"] for fact in said["facts"]} == {1}
    assert not {fact["verdict"] for fact in said["facts"]} & {"conflict", "disputed", "update"}


@pytest.mark.parametrize("title", ["", "\n\n", " "])
@pytest.mark.parametrize("body", ["", " ", "\n", "."])
def test_nearly_nothing(title: str, body: str) -> None:
    check_spans(review([Article("1", title=title, body=body), Article("2", body=BODY)]))


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text(hostile: str) -> None:
    glued = BODY.replace(" ", f" {hostile} ", 8)
    check_spans(review([Article("1", title=hostile, body=glued), Article("2", body=BODY + hostile)]))


@QUIET
@given(
    st.lists(
        st.sampled_from([*BODY.split(), "\n", "\u200f", "\u202e", "<b>", "12", "نحو", "بينهم", "عام"]), max_size=60
    )
)
def test_shuffled_words(words: list[str]) -> None:
    check_spans(review([Article("1", body=" ".join(words)), Article("2", body=BODY)]))


@QUIET
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    check_spans(review([Article("1", title=text[:20], body=text)]))


@QUIET
@given(st.binary(max_size=400))
def test_random_bytes(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    intake = read_paths([str(path)])
    assert bool(intake.articles) != bool(intake.problems)
    assert all("\n" not in str(problem) for problem in intake.problems)
    check_spans(review(intake.articles))


def test_a_large_article_in_reasonable_time(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    sentences = (
        f"قال المتحدث رقم {number} إن {number % 90 + 3} شخصا حضروا الاجتماع في القاعة الكبرى.\n"
        for number in range(2_000)
    )
    path.write_text("".join(sentences))
    assert path.stat().st_size > 200_000
    started = time.monotonic()
    (article,) = read_paths([str(path)]).articles
    check_spans(review([article]))
    assert time.monotonic() - started < 60


def test_the_same_id_twice_is_refused() -> None:
    article = Article("1", body=BODY)
    with pytest.raises(ValueError, match="same id"):
        review([article, replace(article, outlet="x")])


@pytest.mark.parametrize("before", ["محمد", "باراك", "الرئيس", "مدينة", "فان", "قال", "شركة", "بن"])
def test_letters_that_stand_alone_beside_names(before: str) -> None:
    letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهوىيةءـ"
    body = " ".join(f"{before} {letter} {letter}{other} كيري 5" for letter in letters for other in ("ا", "ي", "ر"))
    report = review([Article("1", body=body), Article("2", body=f"{body} .")])
    assert len(report.to_dict()["articles"]) == 2
