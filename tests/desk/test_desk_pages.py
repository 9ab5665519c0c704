"""Every page of the desk: what it shows, and that what editors decide is kept."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from desk_kit import BASE, DRAFT, NIGHT, client_of, decide, token_of
from draft_cases import NOTED, PLANTED, seeds
from nights import night, quake
from starlette.testclient import TestClient

from checker.desk.words import ASSETS
from checker.nightly.entries import Finding
from checker.nightly.ledger import Ledger

PAGES = ["/", "/draft", "/search", "/search?q=زلزال", "/history", "/names", "/names?first=علي&second=عمر&answer=same"]


def pages(finding: Finding) -> list[str]:
    return [*PAGES, f"/stories/{finding.story}", f"/stories/{finding.story}/whole", f"/findings/{finding.fingerprint}"]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_page_is_there_in_both_languages(client: TestClient, finding: Finding, lang: str) -> None:
    for address in pages(finding):
        answer = client.get(address + ("&" if "?" in address else "?") + f"lang={lang}")
        assert answer.status_code == 200, address
        assert f'<html lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}">' in answer.text
    assert f'lang="{lang}"' in client.get("/").text  # and the choice is remembered


def test_a_night_that_never_was(ledger: Ledger) -> None:
    assert "checker nightly" in client_of(ledger).get("/").text


def test_today_has_the_worst_story_first_and_leads_to_its_passages(client: TestClient, finding: Finding) -> None:
    text = client.get("/").text
    assert text.index("زلزال عنيف") < text.index("ماكرون يلتقي") < text.index("حافلة تصطدم")
    story = client.get(f"/stories/{finding.story}").text
    assert "<strong>12 شخصا</strong>" in story and "<strong>21 شخصا</strong>" in story
    assert f"/findings/{finding.fingerprint}" in story


def test_links_lead_somewhere(client: TestClient, finding: Finding) -> None:
    """Every address of ours in every page is answered, and every place in a whole page exists."""
    addresses = {
        link for page in pages(finding) for link in re.findall(r'(?:href|action)="(/[^"]*)"', client.get(page).text)
    }
    assert len(addresses) > 12
    for address in addresses - {f"/findings/{finding.fingerprint}/decisions"}:
        page, _, anchor = address.replace("&amp;", "&").partition("#")
        answer = client.get(page)
        assert answer.status_code == 200, address
        assert not anchor or f'id="{anchor}"' in answer.text, address


def test_what_is_not_there_is_said(client: TestClient) -> None:
    for address in ("/stories/abc", "/stories/abc/whole", "/findings/abc", "/findings/%00", "/nothing"):
        assert client.get(address).status_code == 404


# ---------------------------------------------------------------- decisions


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"kind": "confirm"}, "confirmed"),
        ({"kind": "dismiss", "reason": "رقم قديم"}, "dismissed"),
        ({"kind": "dismiss", "reason": "حتى الغد", "scope": "story", "expires": "2999-01-01"}, "dismissed"),
        ({"kind": "note", "reason": "اسألوا المراسل"}, None),
        ({"kind": "assign", "assignee": "سامر"}, None),
    ],
)
def test_a_decision_is_recorded_and_shown(client: TestClient, told: Ledger, finding: Finding, fields, state) -> None:
    answer = decide(client, finding, **fields)
    assert answer.status_code == 303
    found = told.finding(finding.fingerprint)
    (made,) = told.history(finding.fingerprint)
    assert found.state == state and made.who == "ليلى" and made.kind == fields["kind"]
    shown = client.get(answer.headers["location"]).text
    for word in fields.values():
        if word not in ("story", "2999-01-01", fields["kind"]):
            assert word in shown
    assert "ليلى" in client.get("/history").text


def test_a_dismissed_finding_is_reopened(client: TestClient, told: Ledger, finding: Finding) -> None:
    decide(client, finding, kind="dismiss", reason="لا")
    assert decide(client, told.finding(finding.fingerprint), kind="reopen").status_code == 303
    assert told.finding(finding.fingerprint).state == "reopened"
    assert [decision.kind for decision in told.decisions()] == ["reopen", "dismiss"]


def test_who_decides_on_an_old_sight_is_told_and_keeps_the_words(
    client: TestClient, told: Ledger, finding: Finding
) -> None:
    told.decide(finding.fingerprint, "note", "سامر", "اتصلت بالوزارة", 0)
    answer = decide(client, finding, kind="dismiss", reason="رأيي أنه قديم", assignee="هدى", expires="2999-01-01")
    assert answer.status_code == 409
    told_of = answer.text[answer.text.index('id="told"') :]
    assert "اتصلت بالوزارة" in told_of and "سامر" in told_of
    assert (
        "رأيي أنه قديم</textarea>" in answer.text
        and 'value="هدى"' in answer.text
        and 'value="2999-01-01"' in answer.text
    )
    assert 'name="version" value="1"' in answer.text
    assert [decision.kind for decision in told.history(finding.fingerprint)] == ["note"]


@pytest.mark.parametrize(
    ("fields", "lacks"),
    [
        ({"kind": "dismiss"}, "reason"),
        ({"kind": "note", "reason": " \u202e "}, "reason"),
        ({"kind": "confirm", "who": " "}, "who"),
        ({"kind": "assign"}, "assignee"),
        ({"kind": "burn"}, "what"),
        ({}, "what"),
        ({"kind": "dismiss", "reason": "لا", "scope": "world"}, "scope"),
        ({"kind": "dismiss", "reason": "لا", "expires": "غدا"}, "expires"),
    ],
)
def test_a_decision_that_says_too_little_is_refused(client, told: Ledger, finding: Finding, fields, lacks: str) -> None:
    answer = decide(client, finding, **fields)
    assert answer.status_code == 422 and f'href="#f-{lacks}"' in answer.text and f'id="f-{lacks}"' in answer.text
    assert told.history(finding.fingerprint) == []


def test_a_dismissed_finding_stays_dismissed_in_the_next_night(told: Ledger, finding: Finding, tmp_path: Path) -> None:
    client = client_of(told)
    decide(client, finding, kind="dismiss", reason="رقم قديم")
    again = night(told, [*NIGHT, quake("الشرق", 12)], tmp_path)
    assert again.id == 2
    later = told.finding(finding.fingerprint)
    assert (later.state, later.suppressed, later.last_run) == ("dismissed", "رقم قديم", 2) and "الشرق" in later.outlets
    assert "رقم قديم" in client.get(f"/stories/{later.story}").text
    loud = client.get("/").text.split('<details class="group">')
    assert f"/stories/{later.story}" not in loud[0] and f"/stories/{later.story}" in loud[1]


def test_a_confirmed_finding_is_exported(client: TestClient, told: Ledger, finding: Finding) -> None:
    address = f"/findings/{finding.fingerprint}/claim-review.jsonld"
    assert client.get(address).status_code == 404
    decide(client, finding, kind="confirm", reason="راجعنا البيان")
    data = json.loads(client.get(address).content)
    assert data["@context"] == "https://schema.org"
    said = {
        review["itemReviewed"]["appearance"]["publisher"]["name"]: review["claimReviewed"] for review in data["@graph"]
    }
    assert set(said) == {"النهار", "الحياة", "الخليج"} and "21 شخصا" in said["الحياة"] and "12 شخصا" in said["النهار"]
    for review in data["@graph"]:
        assert review["@type"] == "ClaimReview" and review["itemReviewed"]["@type"] == "Claim"
        assert review["author"]["name"] == "ليلى" and "راجعنا البيان" in review["reviewBody"]
        assert "ratingValue" not in review["reviewRating"]  # nobody is said to be right
    decide(client, told.finding(finding.fingerprint), kind="reopen")
    assert client.get(address).status_code == 404


# ---------------------------------------------------------------- drafts


@pytest.mark.parametrize("how", ["pasted", "txt", "html", "docx"])
def test_a_draft_is_checked_against_the_ledger(client: TestClient, how: str) -> None:
    sent = {"token": token_of(client, "/draft")}
    files = {"file": ("", b"")}
    if how == "pasted":
        sent["text"] = DRAFT
    elif how == "txt":
        files = {"file": ("../../etc/مسودة.TXT", DRAFT.encode())}
    elif how == "html":
        title, _, body = DRAFT.partition("\n\n")
        files = {"file": ("a.html", f"<html><body><h1>{title}</h1><p>{body}</p></body></html>".encode())}
    else:
        docx, out = pytest.importorskip("docx"), __import__("io").BytesIO()
        document = docx.Document()
        for line in DRAFT.split("\n\n"):
            document.add_paragraph(line)
        document.save(out)
        files = {"file": ("a.docx", out.getvalue())}
    answer = client.post("/draft", data=sent, files=files, headers={"origin": BASE})
    assert answer.status_code == 303, answer.text[-900:]
    shown = client.get(answer.headers["location"])
    assert shown.status_code == 200
    assert "خمس ساعات" in shown.text and 'class="note v-conflict loud"' in shown.text
    assert client.get(answer.headers["location"]).text == shown.text  # it can be loaded again


def test_three_planted_mistakes_are_three_errors_and_the_draft_itself_has_none(ledger: Ledger, tmp_path: Path) -> None:
    draft, sources = seeds()
    night(ledger, sources, tmp_path)
    client = client_of(ledger)
    planted = draft.text
    for old, new in PLANTED.items():
        assert old in planted
        planted = planted.replace(old, new)
    for text, wanted in ((planted, NOTED), (draft.text, [])):
        sent = {"token": token_of(client, "/draft"), "text": text}
        answer = client.post("/draft", data=sent, files={"file": ("", b"")}, headers={"origin": BASE})
        shown = client.get(answer.headers["location"]).text
        errors = re.findall(r'<span class="badge">خطأ</span> <bdi class="words">(.*?)</bdi>', shown)
        assert sorted(errors) == sorted(wanted)


@pytest.mark.parametrize(
    ("text", "file", "status"),
    [
        ("  ", ("", b""), 422),
        ("", ("a.exe", b"x"), 422),
        ("", ("a", b"x"), 422),
        ("", ("a.docx", b"PK no"), 422),
        ("", ("a.txt", b""), 422),
        ("ا" * 100_001, ("", b""), 422),
        ("ا" * 400_000, ("", b""), 400),
    ],
)
def test_a_draft_that_cannot_be_checked_is_told_so(client: TestClient, text: str, file, status: int) -> None:
    sent = {"token": token_of(client, "/draft"), "text": text}
    answer = client.post("/draft", data=sent, files={"file": file}, headers={"origin": BASE})
    assert answer.status_code == status and 'role="alert"' in answer.text
    assert "/tmp" not in answer.text and "Traceback" not in answer.text


def test_a_draft_of_another_server_is_gone(client: TestClient) -> None:
    assert client.get("/draft/nothing").status_code == 404


def test_addons_are_served_too(client: TestClient) -> None:
    answer = client.post("/v2/check", data={"text": DRAFT, "language": "ar"})
    assert answer.status_code == 200
    assert any("خمس ساعات" in match["context"]["text"] for match in answer.json()["matches"])


def test_search_finds_stories_by_their_words(client: TestClient, finding: Finding) -> None:
    assert f"/stories/{finding.story}" in client.get("/search?q=الزلزال المدينه").text
    assert "/stories/" not in client.get("/search?q=بركان").text


def test_every_word_of_the_desk_is_in_both_languages_and_used() -> None:
    assets = Path(str(ASSETS))
    words = yaml.safe_load((assets / "desk.yaml").read_text(encoding="utf-8"))
    assert words["ar"].keys() == words["en"].keys()
    sources = "".join(
        path.read_text(encoding="utf-8") for path in (*assets.glob("*.jinja"), *assets.parent.glob("*.py"))
    )
    unused = [word for word in words["en"] if not re.search(f"[\"']{word}[\"']", sources)]
    assert unused in ([], ["counts"])  # counts are asked for by the name of the thing
    for group in ("states", "did", "scopes", "answers", "kinds", "verdicts", "errors", "counts"):
        assert words["ar"][group].keys() == words["en"][group].keys()
