"""Roles that may tell one value in other words: what agrees is joined, what differs stays two things."""

from __future__ import annotations

import pytest

from checker import Article, review
from checker.rules import load_rules
from checker.schema import ClaimRule

COST = "بدأ العمل في محطة التحلية قرب المرفأ، وبلغت كلفة المحطة 43 مليون دولار."
INVESTED = "بدأ العمل في محطة التحلية قرب المرفأ، وهي باستثمارات بلغت {} مليون دولار."


def together(*bodies: str) -> bool:
    """Is there one fact that has an amount of each article?"""
    facts = review([Article(str(i), outlet=str(i), body=body) for i, body in enumerate(bodies)]).to_dict()["facts"]
    return any(
        {claim["article"] for claim in fact["claims"]} == {"0", "1"} for fact in facts if fact["rule"] == "money"
    )


@pytest.mark.parametrize(("amount", "one"), [("43", True), ("نحو 43", True), ("61", False)])
def test_a_cost_and_an_investment(amount: str, one: bool) -> None:
    assert together(COST, INVESTED.format(amount)) is one


def test_every_kin_is_a_role() -> None:
    rules = load_rules().of(ClaimRule)
    known = {f"{rule.id}.{name}" for rule in rules for name in rule.roles}
    named = {
        kin if "." in kin else f"{rule.id}.{kin}" for rule in rules for role in rule.roles.values() for kin in role.kin
    }
    assert named <= known
