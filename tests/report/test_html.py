"""The page of a report: whole, repeatable, readable, and safe whatever the articles hold."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files

import pytest

from checker import Article
from checker.report.build import Report
from checker.report.html import render_html
from checker.report.marks import Marker, Place, differing, message, shown
from checker.story import review

_HOSTILE = (
    "</style></script><script>alert(1)</script><img src=x onerror=alert(2)>\"'><b onclick='x'>&amp;\u202eكلام\u202c\x00"
)
_VOID = {"meta", "input", "br", "img", "link", "hr"}


class _Page(HTMLParser):
    """Reads a page strictly: every element closes where it must."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self.meta: list[dict[str, str | None]] = []
        self.marked: list[str] = []
        self.raw: dict[str, str] = {}
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert self.stack == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append(tag)
        self.attributes += values
        self.ids += [v for k, v in attrs if k == "id" and v]
        self.hrefs += [v for k, v in attrs if k == "href" and v]
        if tag == "meta":
            self.meta.append(values)
        if tag == "a":
            assert "a" not in self.stack
        if tag not in _VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.stack and self.stack[-1] in ("style", "script"):
            self.raw[self.stack[-1]] = self.raw.get(self.stack[-1], "") + data
        else:
            self.words.append(data)
        if "mark" in self.stack:
            self.marked.append(data)

    @property
    def policy(self) -> str:
        found = [m["content"] for m in self.meta if m.get("http-equiv") == "Content-Security-Policy"]
        assert len(found) == 1 and found[0]
        return found[0]


def _story(extra: str = "") -> Report:
    return review(
        [
            Article("1", "النهار", "حريق في مخزن", f"أسفر الحريق عن مقتل 12 شخصا وإصابة 30 آخرين في المخزن.\n{extra}", "2024-05-02T10:00:00+03:00"),
            Article("2", "المساء", "حريق المخزن", f"أسفر الحريق عن مقتل 19 شخصا وإصابة 30 آخرين في المخزن.\n{extra}", "2024-05-02T10:00:00+03:00"),
            Article("3", extra[:80] or None, "", "استمر الحريق نحو ساعتين."),
        ]
    )  # fmt: skip


@pytest.fixture(scope="module")
def report() -> Report:
    return _story()


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_page_is_well_formed_and_links_lead_somewhere(report: Report, lang: str) -> None:
    page = _Page(render_html(report, lang))  # type: ignore[arg-type]
    assert len(page.ids) == len(set(page.ids))
    assert {href[1:] for href in page.hrefs} <= set(page.ids)


def test_every_fact_and_every_place_is_there(report: Report) -> None:
    page = _Page(render_html(report))
    order = [article["id"] for article in report.to_dict()["articles"]]
    for fact in report.facts:
        assert f"f-{fact.id}" in page.ids
        for claim in fact.claims:
            assert f"p{order.index(claim.article)}-{claim.span.start}-{claim.span.end}" in page.ids
    marked = "".join(page.marked)
    assert all(claim.text in marked for fact in report.facts for claim in fact.claims)


def test_conflict_shows_both_sides(report: Report) -> None:
    assert any(fact.verdict == "conflict" for fact in report.facts)
    text = render_html(report)
    card = text[text.index('<article class="fact card v-conflict"') :]
    card = card[: card.index("</article>")]
    for words in ("النهار", "المساء", "12 شخصا", "19 شخصا", "2024-05-02T10:00:00+03:00"):
        assert words in card


def test_same_report_same_page(report: Report) -> None:
    assert render_html(report) == render_html(report)
    assert render_html(replace(report, generated_at="2024-01-01T00:00:00+00:00")) == render_html(
        replace(_story(), generated_at="2024-01-01T00:00:00+00:00")
    )


@pytest.mark.parametrize("extra", ["", _HOSTILE])
def test_policy_allows_this_style_and_this_script_only(extra: str) -> None:
    page = _Page(render_html(_story(extra)))
    assert page.policy.startswith("default-src 'none'")
    assert "unsafe" not in page.policy and "http" not in page.policy
    for tag in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(page.raw[tag].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in page.policy
        assert page.tags.count(tag) == 1


def test_hostile_text_is_shown_and_does_nothing() -> None:
    text = render_html(_story(_HOSTILE))
    page = _Page(text)
    assert "img" not in page.tags
    assert not [name for name in page.attributes if name.startswith("on") or name == "style"]
    assert "<script>alert(1)</script>" in "".join(page.words)
    assert not set(text) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\x00")
    assert "U+202E" in "".join(page.words)
    text.encode("utf-8")


def test_only_web_addresses_become_links() -> None:
    articles = [
        Article(str(i), url=url, body="خبر قصير.")
        for i, url in enumerate(["javascript:alert(1)", 'https://example.com/a?b="c'])
    ]
    page = _Page(render_html(review(articles)))
    assert [href for href in page.hrefs if not href.startswith("#")] == ['https://example.com/a?b="c']


def test_nothing_to_say_is_a_page_too() -> None:
    _Page(render_html(review([Article("1", body="")])))
    _Page(render_html(review([Article("1", body="خبر."), Article("2", body="خبر.")]), "en"))


def test_places_may_nest_and_cross() -> None:
    places = [Place(0, 6, "a", ("x",)), Place(2, 4, "b", ("x",)), Place(4, 9, "c", ("x",)), Place(2, 3, "d", ("x",))]
    html = Marker("0123456789", places).block(0, 10)
    page = _Page(f"<p>{html}</p>")
    assert sorted(page.ids) == ["a", "b", "c", "d"]
    assert "".join(page.words) == "0123456789"
    assert "".join(page.marked) == "012345678"


def test_place_may_run_over_blocks() -> None:
    marker = Marker("0123\n5678", [Place(2, 7, "a", ("x",))])
    first, second = marker.block(0, 4), marker.block(5, 9)
    assert first == '01<mark id="a" class="x">23</mark>'
    assert second == '<mark class="x">56</mark>78'


def test_differing_words_of_quotes() -> None:
    one, two = differing(["القوى المهيمنة", "قوى الشر المهيمنة"])
    assert one == '<em class="diff">القوى</em> المهيمنة'
    assert two == '<em class="diff">قوى</em> <em class="diff">الشر</em> المهيمنة'
    assert differing(["سنناقشُ القضايا", "سنناقش القضايا"])[1] == "سنناقش القضايا"


def test_signs_that_turn_text_are_shown_by_number() -> None:
    assert shown("أ\u202eب") == 'أ<span class="ctl" dir="ltr">U+202E</span>ب'
    assert shown("\ud800") == '<span class="ctl" dir="ltr">U+D800</span>'
    assert message("قال «<b>»") == "قال <bdi>«&lt;b&gt;»</bdi>"


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(a: str, b: str) -> float:
    low, high = sorted((_luminance(a), _luminance(b)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_enough_in_light_dark_and_print() -> None:
    css = (files("checker.report") / "assets" / "report.css").read_text(encoding="utf-8")
    schemes = [dict(re.findall(r"--([\w-]+): (#\w{6})", part)) for part in re.findall(r":root \{(.*?)\}", css, re.S)]
    assert len(schemes) == 3
    for scheme in schemes:
        for ground in ("paper", "sheet"):
            for ink in (
                "ink",
                "soft",
                "accent",
                "conflict",
                "disputed",
                "update",
                "compatible",
                "agree",
                "single",
                "check",
            ):
                assert _contrast(scheme[ink], scheme[ground]) >= 4.5, (ink, ground, scheme)
        for tone in ("conflict", "disputed", "update", "compatible", "agree", "single", "check"):
            assert _contrast(scheme[tone], scheme[f"{tone}-ground"]) >= 4.5, tone
            assert _contrast(scheme["ink"], scheme[f"{tone}-ground"]) >= 4.5, tone
