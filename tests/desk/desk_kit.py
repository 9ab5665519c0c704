"""A browser's way of asking the desk, without a browser."""

from __future__ import annotations

import re

from nights import NIGHT as SMALL_NIGHT
from starlette.testclient import TestClient

from checker.desk.app import make_app
from checker.model import Article
from checker.nightly.entries import Finding
from checker.nightly.ledger import Ledger


def _meeting(outlet: str, scholz: str, lasted: str, day: str) -> Article:
    body = (
        f"التقى الرئيس الفرنسي إيمانويل ماكرون المستشار الألماني أولاف {scholz} في برلين يوم {day}. "
        f"واستمر اللقاء بين ماكرون و{scholz} {lasted}، وتناول أمن الحدود وأسعار الطاقة.\n\n"
        "وقال ماكرون بعد اللقاء إن البلدين سيوقعان اتفاقا جديدا في باريس."
    )
    return Article(f"meeting-{outlet}", outlet, f"ماكرون يلتقي {scholz} في برلين", body, "2024-03-01T18:00")


NIGHT = (
    *SMALL_NIGHT,
    _meeting("النهار", "شولتس", "ساعتين", "الجمعة"),
    _meeting("الرأي", "شولتز", "ثلاث ساعات", "الجمعة"),
    _meeting("الخليج", "شولتس", "ساعتين", "الخميس"),
)
DRAFT = (
    "ماكرون يلتقي شولتس في برلين\n\nالتقى الرئيس الفرنسي إيمانويل ماكرون المستشار الألماني أولاف شولتس في برلين. "
    "واستمر اللقاء بين ماكرون وشولتس خمس ساعات، وتناول أمن الحدود وأسعار الطاقة."
)
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>"
OVERRIDE = "\u202eقلب\u2066"  # what an outlet might send
BASE = "http://127.0.0.1:8765"
TOKEN = re.compile(r'name="token" value="([0-9a-f]{64})"')


def client_of(ledger: Ledger, **more) -> TestClient:
    return TestClient(make_app(ledger, **more), base_url=BASE, follow_redirects=False)


def token_of(client: TestClient, page: str) -> str:
    """The token of a page's form; the session's cookie comes with it."""
    found = TOKEN.search(client.get(page).text)
    assert found is not None
    return found[1]


def decide(client: TestClient, finding: Finding, **fields):
    """Send the form of a finding's page as a browser does."""
    page = f"/findings/{finding.fingerprint}"
    sent = {"token": token_of(client, page), "version": finding.version, "who": "ليلى"} | fields
    return client.post(f"{page}/decisions", data=sent, headers={"origin": BASE})
