"""The desk in a real Chromium: what an editor does, with and without scripts, and what axe-core finds on its pages.

`CHECKER_SCREENSHOTS=docs/images` writes the pictures of docs/desk.md.
"""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from desk_kit import DRAFT
from postgresql import needed

from checker.desk.app import make_app
from checker.nightly.entries import Finding
from checker.nightly.ledger import Ledger

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
NAMES = "/names?first=شولتس&second=شولتز&kind=people&answer=distinct"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    if find_spec("playwright") is None:
        needed("the desk was NOT tried in a browser: install checker[browser]")
    if not CHROMIUM.is_file():
        needed(f"the desk was NOT tried in a browser: no {CHROMIUM}; apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def axe() -> str:
    given = os.environ.get("AXE_JS")
    found = find_spec("axe_playwright_python")
    if given is None and found is None:
        needed("axe-core was NOT run: install checker[browser], or name its file in AXE_JS")
    path = Path(given) if given else Path(found.origin or "").with_name("axe.min.js")  # type: ignore[union-attr]
    return path.read_text(encoding="utf-8")


@pytest.fixture
def desk(told: Ledger) -> Iterator[str]:
    """The address of a desk that listens."""
    with listening(told) as address:
        yield address


@contextmanager
def listening(ledger: Ledger) -> Iterator[str]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(make_app(ledger), log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join()


class Watched:
    """A page that notes what went wrong in it, and every address that it asked for."""

    def __init__(self, chromium: Any, desk: str, **more: Any) -> None:
        context = chromium.new_context(base_url=desk, viewport=DESKTOP, bypass_csp=False, **more)
        self.page = context.new_page()
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))


def picture(page: Any, name: str) -> None:
    folder = os.environ.get("CHECKER_SCREENSHOTS")
    if folder:
        page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
        page.screenshot(path=Path(folder) / f"desk-{name}.png", full_page=True)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_an_editors_morning(chromium: Any, desk: str, told: Ledger, finding: Finding, scripts: bool) -> None:
    watched = Watched(chromium, desk, java_script_enabled=scripts)
    page = watched.page
    page.goto("/")
    picture(page, "today")
    page.click("text=فحص مسودة")
    page.fill("#text", DRAFT)
    page.click("button.main")
    assert page.inner_text(".alarms").count("خمس ساعات") == 1
    picture(page, "draft")
    address = page.url
    page.reload()
    assert page.url == address and "خمس ساعات" in page.inner_text(".alarms")

    page.click("text=قصص اليوم")
    page.click("text=زلزال عنيف يضرب المدينة")
    picture(page, "story")
    page.click("text=اعرض وقرّر")
    page.fill("#f-who", "ليلى")
    page.fill("#f-reason", "رقم البيان الأول، صححته الوزارة")
    picture(page, "finding")
    page.click("button[value=dismiss]")
    assert page.locator("[role=status]").is_visible()
    page.reload()
    assert "صححته الوزارة" in page.inner_text("#history") and page.locator(".state.is-dismissed").count() == 1
    page.goto("/")
    assert "زلزال عنيف" not in page.inner_text(".stories")
    assert told.finding(finding.fingerprint).state == "dismissed"
    page.goto("/history")
    picture(page, "history")
    page.goto(NAMES)
    picture(page, "names")
    assert watched.said == []
    assert all(url.startswith((desk, "data:")) for url in watched.asked)


def test_articles_that_mean_harm_do_none(chromium: Any, hostile: Ledger) -> None:
    found = hostile.findings(1)[0]
    with listening(hostile) as desk:
        watched = Watched(chromium, desk)
        watched.page.on("dialog", lambda _: watched.said.append("a script of theirs was run"))
        for address in (
            "/",
            f"/stories/{found.story}",
            f"/stories/{found.story}/whole",
            f"/findings/{found.fingerprint}",
        ):
            watched.page.goto(address)
            assert (
                watched.page.locator("body").inner_text().count("<script>alert(1)</script>") > 0
            )  # shown as it stands
            assert watched.page.evaluate("document.querySelectorAll('main img, main script').length") == 0
        assert watched.said == [] and all(url.startswith((desk, "data:")) for url in watched.asked)


def test_two_editors_at_once(chromium: Any, desk: str, finding: Finding) -> None:
    one, two = Watched(chromium, desk).page, Watched(chromium, desk).page
    for page, who in ((one, "ليلى"), (two, "سامر")):
        page.goto(f"/findings/{finding.fingerprint}")
        page.fill("#f-who", who)
    one.click("button[value=confirm]")
    two.fill("#f-reason", "أظنه قديما")
    two.click("button[value=dismiss]")
    assert "ليلى" in two.inner_text("#told") and two.input_value("#f-reason") == "أظنه قديما"
    picture(two, "stale")
    two.click("button[value=note]")
    assert two.locator("#history .event").count() == 2


def test_access_keys_work_whatever_letters_the_keyboard_writes(chromium: Any, desk: str, finding: Finding) -> None:
    page = Watched(chromium, desk).page
    page.goto(f"/findings/{finding.fingerprint}")
    press = "(c) => dispatchEvent(new KeyboardEvent('keydown', {key: 'ق', code: c, altKey: true, bubbles: true}))"
    page.evaluate(press, "KeyR")
    assert page.evaluate("document.activeElement.id") == "f-reason"
    page.evaluate(press, "Digit3")
    page.wait_for_url("**/search")


def test_all_is_reached_by_the_keyboard(chromium: Any, desk: str, finding: Finding) -> None:
    page = Watched(chromium, desk).page
    page.goto(f"/findings/{finding.fingerprint}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    reached = set()
    for _ in range(20):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate("document.activeElement.value || document.activeElement.name || document.activeElement.href")
        )
    assert {"confirm", "dismiss", "note", "assign", "reason", "who"} <= reached


FAR = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']"


def test_axe_finds_nothing(chromium: Any, axe: str, desk: str, told: Ledger, finding: Finding) -> None:
    """Every rule in the light, colours in the dark too; and no page is wider than a telephone."""
    told.decide(finding.fingerprint, "confirm", "ليلى", "راجعنا البيان", 0)
    page = Watched(chromium, desk).page
    page.goto("/draft")
    page.fill("#text", DRAFT)
    page.click("button.main")
    draft = page.url.removeprefix(desk)
    pages = {
        "today": "/", "story": f"/stories/{finding.story}", "finding": f"/findings/{finding.fingerprint}",
        "whole": f"/stories/{finding.story}/whole", "draft-form": "/draft", "draft": draft, "search": "/search?q=زلزال",
        "history": "/history", "names": NAMES, "wrong": "/nothing", "english": f"/findings/{finding.fingerprint}?lang=en",
    }  # fmt: skip
    found = []
    for name, address in pages.items():
        page.emulate_media(color_scheme="light")
        page.goto(address)
        page.evaluate(axe)  # by the browser's own hand: no policy of the page is loosened
        for theme, rules in (("light", FAR), ("dark", "['color-contrast']")):
            page.emulate_media(color_scheme=theme)
            result = page.evaluate(f"axe.run({{runOnly: {rules}}})")
            assert result["passes"], name  # it did look
            found += [
                f"{name}, {theme}: {v['id']}: {node['html'][:120]}" for v in result["violations"] for node in v["nodes"]
            ]
        picture(page, f"{name}-dark")
        page.emulate_media(color_scheme="light")
        page.set_viewport_size(PHONE)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        found += [f"{name}: {wide} pixels too wide for a telephone"] * (wide > 0)
        picture(page, f"{name}-phone")
        page.set_viewport_size(DESKTOP)
    assert found == []
