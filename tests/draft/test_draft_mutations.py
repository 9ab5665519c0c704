"""Every confirmed figure of the stories, changed by itself, is exactly one error; no text makes the check fail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from draft_cases import CASES, Case, seeds
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.draft.check import check_draft
from checker.draft.manuscript import manuscript
from checker.model import Span
from checker.rules import load_rules


# Slips near enough for the aligner to take the two for one fact; what is farther off is noted as stated by nobody else.
def slips(number: int) -> list[int]:
    """Twice as much, and another first digit."""
    first, rest = str(number)[0], str(number)[1:]
    return [2 * number, int(f"{int(first) % 9 + 1}{rest}")]


def figures() -> Iterator[tuple[Case, Span, int]]:
    """The whole number of each passage that more than one source confirms."""
    for case in CASES:
        for note in check_draft(case.draft, case.sources).notes:
            digits = re.fullmatch(r"(\d+)\b[^.\d-]*", note.text)
            if note.confirmed_by > 1 and digits:
                start = note.spans[0].start
                yield case, Span(start, start + digits.end(1)), int(digits[1])


FIGURES = [
    pytest.param(case, place, slip, id=f"{case.name}: {number} to {slip}")
    for case, place, number in figures()
    for slip in slips(number)
]


@pytest.mark.parametrize(("case", "place", "number"), FIGURES)
def test_a_changed_figure_is_one_error(case: Case, place: Span, number: int) -> None:
    start = place.start - len(case.draft.title) - 2
    body = case.draft.body[:start] + str(number) + case.draft.body[start + place.end - place.start :]
    report = check_draft(replace(case.draft, body=body), case.sources)
    [error] = [note for note in report.notes if note.severity == "error"]
    assert error.status == "differs" and str(number) in error.text
    assert error.spans[0].start <= place.start < error.spans[0].end


_PIECES = st.sampled_from(
    [
        *seeds()[0].text.split(" ")[:120],
        "45",
        "٤٥",
        "%",
        "«",
        "»",
        "\u202e",
        "\u200f",
        "😀",
        "\n",
        "\n\n",
        "\t",
        "\xa0",
        "",
        "الأربعاء",
        "14 شخصا",
    ]
)


@settings(max_examples=25, deadline=None)
@given(st.lists(_PIECES, max_size=60))
def test_any_text_has_exact_places(pieces: list[str]) -> None:
    draft = manuscript(" ".join(pieces), load_rules())
    report = check_draft(draft.article, CASES[0].sources)
    for note in report.notes:
        for span in note.spans:
            place = draft.place(span)
            assert draft.raw[place.start : place.end] == report.draft.text[span.start : span.end]
