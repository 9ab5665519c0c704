"""No entry that nothing needs: each word and pattern is deleted, and an example must notice."""

import pytest

from checker.rules import load_rules
from checker.schema import Attribute, ClaimRule
from checker.selftest import entries, unneeded, without

RULES = load_rules()
CLAIMS = [place for place, file in RULES.files.items() if isinstance(file, Attribute | ClaimRule)]


@pytest.mark.parametrize("place", CLAIMS)
def test_every_entry_is_needed(place: str) -> None:
    assert [str(entry) for entry in unneeded(RULES, place)] == []


def test_an_idle_entry_is_found() -> None:
    rule = RULES.files["claims/percent"]
    assert isinstance(rule, ClaimRule)
    words = {**rule.words, "growth": [*rule.words["growth"], "ازدهار"]}
    more = RULES.changed("claims/percent", rule.model_copy(update={"words": words}), "more")
    assert [entry.text for entry in unneeded(more, "claims/percent")] == ["ازدهار"]


def test_without_deletes_only_what_it_is_told() -> None:
    first, *rest = entries(RULES.files["claims/money"], "claims/money")
    less = without(RULES, "claims/money", [first])
    assert [entry.text for entry in entries(less.files["claims/money"], "claims/money")] == [e.text for e in rest]
    assert less.digest != RULES.digest
