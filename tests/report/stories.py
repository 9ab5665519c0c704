"""Small stories that the tests of every report format share."""

from __future__ import annotations

from checker.model import Article
from checker.report.build import Report
from checker.review import review

HOSTILE = "\x1b[2J\x1b]0;owned\x07<script>alert(1)</script> \u202e[x](javascript:a) |*_`#` =cmd()"


def conflict() -> Report:
    """Two outlets, one quake, two tolls for the same evening."""
    return review(
        [
            Article("a", "صحيفة الضفة", "زلزال يضرب المدينة", "أسفر الزلزال عن مقتل 12 شخصا في المدينة.", "2024-03-02T10:00"),
            Article("b", "وكالة السهل", "زلزال في المدينة", "أسفر الزلزال عن مقتل 21 شخصا في المدينة.", "2024-03-02T10:00"),
        ]
    )  # fmt: skip


def hostile() -> Report:
    """The same story told by an outlet that wants to be more than text."""
    return review(
        [
            Article("a", f"=HYPERLINK(1) {HOSTILE}", HOSTILE, f"أسفر الزلزال {HOSTILE} عن مقتل 12 شخصا في المدينة."),
            Article("b", "+وكالة", "زلزال", f"أسفر الزلزال عن مقتل 21 شخصا في المدينة {HOSTILE}."),
        ]
    )
