"""«These two names are one», or are not: a diff that a person can apply, and that does what was meant."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from checker.desk.proposal import ProposalError, propose
from checker.names.same import same_name
from checker.rules import builtin_rules, load_rules


@pytest.fixture
def applied(tmp_path: Path):
    """The rules once a person has applied a diff where they lie."""
    shutil.copytree(builtin_rules(), tmp_path / "rules")

    def apply(change: str):
        subprocess.run(["git", "apply", "-"], input=change.encode(), cwd=tmp_path, check=True)
        return load_rules(tmp_path / "rules")

    return apply


@pytest.mark.parametrize(
    ("first", "second", "kind", "of"),
    [
        ("سليم الطيار", "أبو نبيل", "people", "person"),
        ("محمود عباس", "الختيار", "people", "person"),  # joins the group that the first one has
        ("القصر الأبيض الجديد", "ديوان الحاكم", "organisations", "organisation"),
        ("وادي السلط", "تل المروج", "places", "place"),
    ],
)
def test_what_is_said_to_be_one_is_one_once_it_is_applied(applied, first, second, kind, of) -> None:
    assert not same_name(first, second, of).same
    change = propose(first, second, "same", kind)
    added = [line for line in change.splitlines() if line.startswith("+") and not line.startswith("+++")]
    assert len(added) == 1 and first in added[0] and second in added[0]
    assert same_name(first, second, of, rules=applied(change)).same


def test_what_is_said_to_be_two_is_two_once_it_is_applied(applied) -> None:
    first, second = "شولتس", "شولتز"
    assert same_name(first, second, "person").same
    assert not same_name(first, second, "person", rules=applied(propose(first, second, "distinct"))).same


@pytest.mark.parametrize(
    ("first", "second", "answer", "kind"),
    [
        ("علي", "علي", "same", "people"),
        ("", "علي", "same", "people"),
        ("علي]\nevil: [x", "عمر", "same", "people"),
        ("علي, حسن", "عمر", "same", "people"),
        ("علي # x", "عمر", "distinct", "people"),
        ("علي\u202e", "عمر", "same", "people"),
        ("!!python/object", "عمر", "same", "people"),
        ("no", "عمر", "same", "people"),
        ("ع" * 81, "عمر", "same", "people"),
        ("علي", "عمر", "same", "heads"),
        ("سيول", "سول", "same", "places"),
        ("سيول", "بكين", "same", "places"),
        ("غانا", "غينيا", "distinct", "people"),
    ],
)
def test_what_no_rule_can_be_made_of_is_refused(client: TestClient, first, second, answer, kind) -> None:
    asked = {"first": first, "second": second, "answer": answer, "kind": kind}
    page = client.get("/names", params=asked)
    assert page.status_code == 200 and 'role="alert"' in page.text and 'class="change"' not in page.text
    assert client.get("/names.diff", params=asked).status_code == 422
    told = page.text.split('role="alert"')[1].split("</div>")[0]
    assert not any(word in told for word in ("name", "rule"))  # it is said in the language of the page
    assert "name" in client.get("/names", params=asked | {"lang": "en"}).text


def test_the_page_shows_what_the_file_has_and_no_rule_changes(client: TestClient) -> None:
    before = {path: path.read_bytes() for path in builtin_rules().rglob("*.yaml")}
    asked = {"first": "سليم الطيار", "second": "أبو نبيل", "answer": "same", "kind": "people"}
    assert "+  - [سليم الطيار, أبو نبيل]" in client.get("/names", params=asked).text
    file = client.get("/names.diff", params=asked)
    assert file.text == propose("سليم الطيار", "أبو نبيل", "same", "people")
    assert "attachment" in file.headers["content-disposition"]
    assert before == {path: path.read_bytes() for path in builtin_rules().rglob("*.yaml")}


def test_an_answer_that_is_none(client: TestClient) -> None:
    assert client.get("/names.diff?first=a&second=b&answer=maybe").status_code == 422
    with pytest.raises(ProposalError):
        propose("ab", "ab", "same")
