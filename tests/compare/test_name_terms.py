"""What outlets call the same people, side by side."""

from __future__ import annotations

from checker import Article, review


def called(*texts: str) -> list[set[str]]:
    """The people of a story that have several names, by those names."""
    report = review([Article(str(n), outlet=str(n), body=text) for n, text in enumerate(texts)])
    return [set(entity.surfaces) for entity in report.entities if entity.mentions[0][1].cue == "term"]


def test_the_same_number_under_two_contested_words_is_told() -> None:
    found = called("أفرجت الحركة عن 24 أسيرا يوم الجمعة.", "أفرجت الحركة عن 24 رهينة يوم الجمعة.")
    assert found == [{"أسيرا", "رهينة"}]


def test_a_word_for_anybody_goes_with_two_contested_ones() -> None:
    first, second = "أفرجت الحركة عن 24 أسيرا يوم الجمعة.", "أفرجت الحركة عن 24 رهينة يوم الجمعة."
    assert called(first, second, "أفرجت الحركة عن 24 مدنيا يوم الجمعة.") == [{"أسيرا", "رهينة", "مدنيا"}]


def test_one_word_or_two_numbers_are_nothing_to_tell() -> None:
    assert called("أفرجت الحركة عن 24 رهينة يوم الجمعة.", "أفرجت الحركة عن 24 شخصا يوم الجمعة.") == []
    assert called("أفرجت الحركة عن 24 رهينة يوم الجمعة.", "أفرجت السلطات عن 39 أسيرا يوم السبت.") == []
