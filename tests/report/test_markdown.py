"""The Markdown report, and that an article's text cannot become markup in it."""

from __future__ import annotations

import re

import pytest
from stories import conflict, hostile

from checker.report.markdown import escape, render_markdown


def test_both_passages_and_why():
    text = render_markdown(conflict(), "ar")
    assert text.startswith('<div dir="rtl">\n\n# زلزال يضرب المدينة\n')
    assert "- **صحيفة الضفة، 2024-03-02 10:00**: أسفر الزلزال عن مقتل <mark>12 شخصا</mark> في المدينة." in text
    assert "- **وكالة السهل، 2024-03-02 10:00**: أسفر الزلزال عن مقتل <mark>21 شخصا</mark> في المدينة." in text
    assert "لماذا: لا يمكن أن يصح الاثنان معا" in text


def test_english_is_not_set_from_right_to_left():
    assert "dir=" not in render_markdown(conflict(), "en")


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("<b>", r"\<b\>"),
        ("[a](b)", r"\[a\](b)"),
        ("![a](b)", r"\!\[a\](b)"),
        ("a|b", r"a\|b"),
        ("# a", r"\# a"),
        ("- a", r"\- a"),
        ("1. a", r"1\. a"),
        ("&lt;", r"\&lt;"),
        ("https://a.b", r"https\://a.b"),
        ("www.a.b", r"www\.a.b"),
        ("a\n\n# b", r"a \# b"),
    ],
)
def test_text_stays_text(text, escaped):
    assert escape(text) == escaped


def test_hostile_story_brings_no_markup():
    text = render_markdown(hostile(), "ar")
    assert set(re.findall(r"(?<!\\)<[^>]*>", text)) <= {'<div dir="rtl">', "</div>", "<mark>", "</mark>"}
    assert "\x1b" not in text and "\u202e" not in text
    assert not re.search(r"(?<!\\)\]\(", text)
