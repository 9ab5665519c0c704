"""An Arabic reader sees Arabic names of everything that the checker calls by an English one inside."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import checker
from checker.model import Article
from checker.report.explain import explain
from checker.report.markdown import render_markdown
from checker.report.terminal import Screen, render_text
from checker.report.terms import evidence_name, level_name, term, terms, veto_name
from checker.report.wording import CHECKS, check_name, tally
from checker.rules import load_rules
from checker.schema import ClaimRule, EvidenceTables
from checker.story import review
from tests.report.stories import conflict

CODE = Path(checker.__file__).parent  # where it is installed: the tests run against the wheel too
LATIN = re.compile("[a-z]{3}")
RULES = load_rules()
GRAINS = {"date", "number", "percent"}  # returned too, and no reasons
(TABLES,) = RULES.of(EvidenceTables)


@pytest.mark.parametrize(
    "level", sorted({level.level for rule in RULES.of(ClaimRule) for level in rule.compare}), ids=str
)
def test_every_level_of_a_rule_has_an_arabic_name(level: str):
    assert not LATIN.search(level_name(level, "ar"))
    assert level_name(level, "en") == level


@pytest.mark.parametrize(
    "name",
    sorted(
        {
            *TABLES.likeness,
            *(name for table in (TABLES.equal, TABLES.near, TABLES.differ) for name in table.weights),
        }
    ),
)
def test_every_feature_that_has_a_weight_has_an_arabic_name(name: str):
    assert not LATIN.search(evidence_name(name, "ar"))
    assert evidence_name(name, "en") == name


def _returned(path: str) -> set[str]:
    """The reasons that a module returns as plain strings; a new one needs its line in `assets/terms.yaml`."""
    return set(re.findall(r'return "([a-z][a-z ,\']+)"', (CODE / path).read_text(encoding="utf-8"))) - GRAINS


@pytest.mark.parametrize(
    "veto",
    sorted(
        _returned("compare/evidence.py")
        | _returned("compare/vetoes.py")
        | _returned("compare/statements.py")
        | {"values of two kinds"}
    ),
)
def test_every_veto_has_an_arabic_name(veto: str):
    assert not LATIN.search(veto_name(veto, "ar", {}))


@pytest.mark.parametrize(
    ("veto", "said"),
    [
        ("two roles: killed and injured", "دوران: قتلى وinjured"),
        ("part and whole", "النطاقان: جزء والكل"),
        ("only one is: forecast, rate", "أحدهما وحده: متوقع، معدل"),
        ("«جندي» and «طفل»", "«جندي» · «طفل»"),
    ],
)
def test_vetoes_with_names_in_them(veto: str, said: str):
    assert veto_name(veto, "ar", {"killed": "قتلى"}) == said


def test_a_name_that_nobody_translated_stays_as_it_is():
    assert level_name("seen from afar", "ar") == "seen from afar"
    assert check_name("mine", "ar") == "mine"
    assert term("scopes", "elsewhere", "ar") == "elsewhere"


def test_the_names_are_all_different():
    for group in ("levels", "evidence", "vetoes", "relations", "slots", "scopes"):
        names = list(terms()[group].values())
        assert len(set(names)) == len(names), group


def test_the_account_of_a_fact_is_arabic():
    report = conflict()
    for fact in report.facts:
        said = explain(report, fact.id)
        own = re.sub(r"(?m)^\[\d+\] .*$|«[^»]*»|· [0-9a-f]{12} ·", "", said)
        assert not LATIN.search(own), own


def test_style_is_counted_apart():
    report = conflict()
    data = report.to_dict()
    check = {
        "id": "c",
        "rule": "style",
        "severity": "info",
        "why": {"ar": "اكتب «ب»", "en": "write «ب»"},
        "evidence": [],
    }
    data["checks"] = [check, {**check, "rule": "sum", "severity": "error"}]
    data["counts"]["checks"] = 2
    assert (tally(data)["checks"], tally(data)["style"]) == (1, 1)


@pytest.mark.parametrize("render", [lambda r: render_text(r, "ar", Screen()), lambda r: render_markdown(r, "ar")])
def test_a_note_of_style_is_no_mismatch(render):
    said = render(review([Article("1", outlet="أ", body="وصل الوفد إلى بيونج يانج أمس.")]))
    assert "داخل مقال: 0 · أسلوب الدار: 1" in said
    assert "داخل المقال الواحد" not in said
    assert said.count("«بيونغ يانغ» لا «بيونج يانج» ×1 (أ)") == 1


def test_checks_have_both_names():
    assert all(text.ar != text.en and not LATIN.search(text.ar) for text in CHECKS.values())


def test_a_quotation_with_more_quotes_nothing_empty():
    report = review(
        [
            Article("1", outlet="أ", body="قال الوزير: «نرحب بكم في بلدنا العزيز»."),
            Article("2", outlet="ب", body="قال الوزير: «نرحب بكم في بلدنا العزيز ونشكر حضوركم»."),
        ]
    )
    [fact] = [fact for fact in report.facts if fact.claims[0].rule == "quotes"]
    assert fact.verdict == "compatible" and "زيادة: «ونشكر حضوركم»" in fact.why.ar and "«»" not in fact.why.ar
