"""Every example of every rule file holds."""

import pytest

from checker.rules import load_rules
from checker.schema import ClaimRule
from checker.selftest import run_examples

RULES = load_rules()


@pytest.mark.parametrize("place", RULES.files)
def test_examples_hold(place: str) -> None:
    assert run_examples(RULES, place) == []


@pytest.mark.parametrize("place", [place for place, file in RULES.files.items() if isinstance(file, ClaimRule)])
def test_claim_rules_have_examples(place: str) -> None:
    rule = RULES.files[place]
    assert isinstance(rule, ClaimRule)
    assert rule.fires and rule.silent
    assert all(example.claims for example in rule.fires)


def test_failures_say_what_was_found_instead() -> None:
    rule = RULES.files["claims/percent"]
    assert isinstance(rule, ClaimRule)
    wrong = rule.fires[0].model_copy(update={"claims": [rule.fires[0].claims[0].model_copy(update={"value": 77.0})]})
    spoilt = type(RULES)({**RULES.files, "claims/percent": rule.model_copy(update={"fires": [wrong]})}, "spoilt")
    (failure,) = run_examples(spoilt, "claims/percent")
    assert failure.file == "claims/percent"
    assert "77" in failure.message and "found:" in failure.message
