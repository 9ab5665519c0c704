"""Facts in words: pairs of short articles, and what must be said of them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from checker import Article, review

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "texts.yaml").read_text(encoding="utf-8"))
PAIRS = [(want, *texts) for want, pairs in CASES.items() if want != "open" for texts in pairs]
ALARMS = {"conflict", "disputed"}


def verdicts(a: str, b: str) -> set[str]:
    """The verdicts of the facts that both articles have."""
    articles = [Article(str(i), outlet=f"outlet {i}", title="خبر", body=body) for i, body in enumerate((a, b))]
    facts = review(articles).to_dict()["facts"]
    return {fact["verdict"] for fact in facts if len({claim["article"] for claim in fact["claims"]}) > 1}


@pytest.mark.parametrize(("want", "a", "b"), PAIRS)
def test_what_is_said_of_two_articles(want: str, a: str, b: str) -> None:
    found = verdicts(a, b)
    if want == "quiet":
        assert not found & ALARMS
    else:
        assert want in found
        assert found & ALARMS <= {want}
