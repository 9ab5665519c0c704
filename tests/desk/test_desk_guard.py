"""What may not come in, and what no text from outside can do."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator

import pytest
from desk_kit import BASE, OVERRIDE, SCRIPT, client_of, decide, token_of
from starlette.testclient import TestClient

from checker.nightly.entries import Finding
from checker.nightly.ledger import Ledger

# ---------------------------------------------------------------- hosts and users


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST:9999", "[::1]:8765", "127.0.0.1:1"])
def test_this_machines_names_are_ours(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "evil.example:8765", "", "[", "localhost@evil.example", "desk.example"],
)
def test_another_name_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 400 and "زلزال" not in answer.text


def test_a_name_that_was_allowed(told: Ledger) -> None:
    client = client_of(told, hosts=["Desk.Example"])
    assert client.get("/", headers={"host": "desk.example"}).status_code == 200
    assert client.get("/", headers={"host": "other.example"}).status_code == 400


def test_a_proxy_names_the_user_and_nobody_else_does(told: Ledger, finding: Finding) -> None:
    open_desk, behind_proxy = client_of(told), client_of(told, user_header="X-Remote-User")
    page = f"/findings/{finding.fingerprint}"
    assert behind_proxy.get("/").status_code == 403
    assert behind_proxy.get("/", headers={"x-remote-user": " "}).status_code == 403
    behind_proxy.headers.encoding = "utf-8"  # as proxies send names
    behind_proxy.headers["x-remote-user"] = "ليلى"
    assert "ليلى" in behind_proxy.get("/").text and 'name="who"' not in behind_proxy.get(page).text
    assert decide(behind_proxy, finding, kind="confirm", who="سامر").status_code == 303
    assert [decision.who for decision in told.history(finding.fingerprint)] == ["ليلى"]
    assert behind_proxy.get("/", headers=[("x-remote-user", "a"), ("x-remote-user", "b")]).status_code == 403
    open_desk.headers["x-remote-user"] = "admin"
    assert "admin" not in open_desk.get(page).text  # without the option the header means nothing


# ---------------------------------------------------------------- forms of other sites


@pytest.mark.parametrize(
    ("headers", "token"),
    [
        ({"origin": "https://evil.example"}, None),
        ({"origin": "null"}, None),
        ({"origin": "http://127.0.0.1.evil.example"}, None),
        ({"origin": "http://["}, None),
        ({"sec-fetch-site": "cross-site"}, None),
        ({"sec-fetch-site": "same-site"}, None),
        ({}, ""),
        ({}, "0" * 64),
        ({}, "ي" * 64),
    ],
)
@pytest.mark.parametrize("form", ["decisions", "draft"])
def test_a_form_that_is_not_ours_changes_nothing(
    client, told: Ledger, finding: Finding, headers, token, form: str
) -> None:
    page = f"/findings/{finding.fingerprint}"
    good = token_of(client, page)
    address = "/draft" if form == "draft" else f"{page}/decisions"
    sent = {"token": good if token is None else token, "version": 0, "who": "ليلى", "kind": "confirm", "text": "زلزال"}
    answer = client.post(address, data=sent, headers={"origin": BASE} | headers)
    assert answer.status_code == 403 and told.history(finding.fingerprint) == []


def test_the_token_of_another_browser_does_not_count(told: Ledger, finding: Finding) -> None:
    one, two = client_of(told), client_of(told)
    two.get("/")
    theirs = token_of(one, "/draft")
    for client in (two, client_of(told)):  # with another session, and with none
        assert decide_with(client, finding, theirs).status_code == 403
    assert told.history(finding.fingerprint) == []


def decide_with(client: TestClient, finding: Finding, token: str):
    sent = {"token": token, "version": 0, "who": "ليلى", "kind": "confirm"}
    return client.post(f"/findings/{finding.fingerprint}/decisions", data=sent, headers={"origin": BASE})


def test_the_sessions_cookie_stays_with_us(client: TestClient) -> None:
    cookie = client.get("/").headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie


def test_looking_changes_nothing(client: TestClient, finding: Finding) -> None:
    assert client.get(f"/findings/{finding.fingerprint}/decisions?kind=confirm").status_code == 405


# ---------------------------------------------------------------- how much may be sent


def test_a_body_that_is_too_large_is_refused_before_it_is_read(client: TestClient) -> None:
    token = token_of(client, "/draft")
    answer = client.post("/draft", content=b"x", headers={"content-length": "20000001", "origin": BASE})
    assert answer.status_code == 413

    def pieces() -> Iterator[bytes]:
        yield f'--b\r\nContent-Disposition: form-data; name="token"\r\n\r\n{token}\r\n'.encode()
        yield b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
        for _ in range(21):
            yield b"x" * 1_000_000

    headers = {"content-type": "multipart/form-data; boundary=b", "origin": BASE}
    assert client.post("/draft", content=pieces(), headers=headers).status_code == 413


def test_too_many_fields_or_files_are_refused(client: TestClient, finding: Finding) -> None:
    token = token_of(client, "/draft")
    fields = {"token": token} | {f"f{n}": "x" for n in range(2000)}
    many = [("file", ("a.txt", b"x")), ("file", ("b.txt", b"x"))]
    for answer in (
        client.post("/draft", data=fields, files={"x": ("", b"")}, headers={"origin": BASE}),
        client.post("/draft", data={"token": token}, files=many, headers={"origin": BASE}),
        client.post(f"/findings/{finding.fingerprint}/decisions", data=fields, headers={"origin": BASE}),
    ):
        assert answer.status_code in (400, 413)


# ---------------------------------------------------------------- what a browser is told


def test_every_answer_says_what_a_browser_may_do(client: TestClient, finding: Finding) -> None:
    decide(client, finding, kind="confirm")
    pages = [
        "/",
        f"/findings/{finding.fingerprint}",
        f"/stories/{finding.story}/whole",
        "/nothing",
        "/names.diff",
        "/v2/languages",
    ]
    for page in [*pages, f"/findings/{finding.fingerprint}/claim-review.jsonld"]:
        answer = client.get(page)
        policy = answer.headers["content-security-policy"]
        assert (
            policy.startswith("default-src 'none'")
            and "frame-ancestors 'none'" in policy
            and "form-action 'self'" in policy
        )
        assert "unsafe" not in policy and "http" not in policy and "*" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin"
        assert answer.headers["cache-control"] == "no-store"
    assert client.get("/", headers={"host": "evil.example"}).headers["x-content-type-options"] == "nosniff"


def test_the_policy_lets_only_the_pages_own_style_and_script_be_used(client: TestClient, finding: Finding) -> None:
    for page in ("/", f"/stories/{finding.story}/whole", "/draft"):
        answer = client.get(page)
        policy = answer.headers["content-security-policy"]
        for kind, tag in (("style", "style"), ("script", "script")):
            inside = re.findall(rf"<{tag}>(.*?)</{tag}>", answer.text, re.S)
            assert len(inside) == 1
            digest = base64.b64encode(hashlib.sha256(inside[0].encode()).digest()).decode()
            assert f"{kind}-src 'sha256-{digest}'" in policy
        assert " style=" not in answer.text and " onclick" not in answer.text


# ---------------------------------------------------------------- text from outside


def test_no_text_from_outside_becomes_markup(hostile: Ledger) -> None:
    client = client_of(hostile)
    found = hostile.findings(1)[0]
    decide(client, found, kind="note", reason=f"{SCRIPT}{OVERRIDE}", who=f"x{SCRIPT}")
    pages = [
        "/",
        f"/stories/{found.story}",
        f"/stories/{found.story}/whole",
        f"/findings/{found.fingerprint}",
        "/history",
    ]
    asked = f"{SCRIPT}{OVERRIDE}"
    for page in [*pages, "/search?q=زلزال", f"/search?q={asked}", f"/names?first={asked}&second=x&answer=same"]:
        answer = client.get(page)
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text and "<img" not in answer.text and "javascript:" not in answer.text
        assert not set("\u202e\u2066\x00\x1b") & set(answer.text)
        assert len(re.findall("<script", answer.text)) == 1
        if page not in pages[1:3]:
            assert len(answer.content) < 400_000, page  # a tower of marks is not shown whole in a list


def test_a_hostile_draft_does_no_harm(client: TestClient) -> None:
    text = f"زلزال {SCRIPT}\n\nمقتل 12 شخصا {OVERRIDE} ه" + "\u0651" * 60_000
    sent = {"token": token_of(client, "/draft"), "text": text}
    answer = client.post("/draft", data=sent, files={"file": ("", b"")}, headers={"origin": BASE})
    shown = client.get(answer.headers["location"])
    assert shown.status_code == 200 and "<script>alert" not in shown.text and "\u202e" not in shown.text


def test_text_for_the_database_has_no_letters_that_one_refuses(
    client: TestClient, told: Ledger, finding: Finding
) -> None:
    decide(client, finding, kind="note", reason="أ\x00ب\ud800".encode("utf-8", "replace").decode(), who="ل\x00")
    (made,) = told.history(finding.fingerprint)
    assert (made.who, "\x00" in made.reason) == ("ل", False)
    assert client.get("/search?q=%00").status_code == 200
