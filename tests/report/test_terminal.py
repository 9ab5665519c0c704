"""The terminal report: what an editor sees, what a pipe gets, and what hostile text cannot do."""

from __future__ import annotations

import io
import re

import pytest
from stories import conflict, hostile

from checker.report.bidi import CLOSE, OPEN, carry_marks, knows_bidi, visual, width, wrap
from checker.report.excerpt import clean, excerpt
from checker.report.terminal import Screen, render_text


class Tty(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_conflict_shows_both_passages_with_outlet_and_time_and_why():
    text = render_text(conflict(), "ar", Screen())
    lines = text.splitlines()
    assert lines[0] == "زلزال يضرب المدينة"
    assert "تعارض: 1" in lines[1]
    assert "    صحيفة الضفة، 2024-03-02 10:00: أسفر الزلزال عن مقتل [12 شخصا] في المدينة." in lines
    assert "    وكالة السهل، 2024-03-02 10:00: أسفر الزلزال عن مقتل [21 شخصا] في المدينة." in lines
    assert "    لماذا: لا يمكن أن يصح الاثنان معا: «12 شخصا» و«21 شخصا»" in lines


def test_english_labels():
    text = render_text(conflict(), "en", Screen())
    assert "Conflicts (1)" in text
    assert "why: both cannot be right: «12 شخصا» and «21 شخصا»" in text


def test_quiet_leaves_the_findings_only():
    text = render_text(conflict(), "ar", Screen(), quiet=True)
    assert text.startswith("تعارضات (1)")


def test_a_pipe_gets_logical_text_without_colours_or_marks_of_direction():
    assert Screen.of(io.StringIO()) == Screen()
    assert not re.search("[\x1b\u200e\u200f\u27e6\u27e7]", render_text(conflict(), "ar", Screen()))


@pytest.mark.parametrize(
    ("environ", "colours", "reorder"),
    [
        ({"TERM": "xterm"}, True, True),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False, True),
        ({"TERM": "dumb"}, False, True),
        ({"TERM": "xterm", "VTE_VERSION": "7000"}, True, False),
        ({"TERM": "xterm", "KONSOLE_VERSION": "2"}, True, False),
        ({"TERM": "mlterm"}, True, False),
        ({"TERM": "xterm", "TERM_PROGRAM": "Apple_Terminal"}, True, False),
    ],
)
def test_what_a_terminal_can_do(environ, colours, reorder):
    screen = Screen.of(Tty(), environ)
    assert (screen.colours, screen.reorder) == (colours, reorder)
    assert knows_bidi(environ) is not reorder


def test_hostile_text_moves_no_cursor_and_turns_no_line():
    for screen in (Screen(), Screen(80, True, True), Screen(80, True, False, True)):
        text = render_text(hostile(), "ar", screen)
        assert not re.search("[\x00-\x09\x0b-\x1a\x1c-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
        assert not re.sub("\x1b\\[[0-9;]*m", "", text).count("\x1b")


def test_clean_keeps_one_harmless_line():
    assert clean("\x1b[31mا\u202e\nب\x00\u200cت") == "[31mا ب\u200cت"


def test_excerpt_is_cut_at_words_and_keeps_glued_letters():
    text = "كلمة " * 40 + "و12 جنديا" + " أخرى" * 40
    start = text.index("12")
    found = excerpt(text, (start, start + 2), (0, len(text)), side=20)
    assert found.before.startswith("…كلمة") and found.before.endswith(" و")
    assert found.words == "12"
    assert found.after.startswith(" جنديا") and found.after.endswith("…")


def test_wrapping_keeps_every_word_and_the_width():
    lines = wrap("    " + "كلمات كثيرة " * 20, 40, "      ")
    assert all(width(line) <= 40 for line in lines)
    assert " ".join(" ".join(lines).split()) == ("كلمات كثيرة " * 20).strip()
    assert lines[0].startswith("    ك") and lines[1].startswith("      ك")


def test_a_mark_that_is_wrapped_is_closed_on_each_line():
    assert carry_marks([f"ا {OPEN}ب", "  ت", f"ث{CLOSE} ج"]) == [
        f"ا {OPEN}ب{CLOSE}",
        f"  {OPEN}ت{CLOSE}",
        f"{OPEN}ث{CLOSE} ج",
    ]


def test_visual_order_joins_letters_and_keeps_the_mark_around_its_words():
    line = visual(f"قتل {OPEN}12 شخصا{CLOSE}", True, 30)
    assert line.index(OPEN) < line.index("12") < line.index(CLOSE)
    assert line.endswith("ﻞﺘﻗ")
    assert width(line.replace(OPEN, "").replace(CLOSE, "")) == 30
    assert visual("مُقتل", True, 0) != visual("مقتل", True, 0), "vowel marks stay"
