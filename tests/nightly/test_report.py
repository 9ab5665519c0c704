"""The night's report: few things on the index, every file whole, nothing from outside obeyed, the same bytes again."""

from __future__ import annotations

import csv
import email
import email.policy
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from lxml import etree
from nights import NIGHT, Tell, night, quake

from checker.model import Article
from checker.nightly.ledger import Ledger
from checker.nightly.report import write_report
from checker.nightly.report.data import NightReport, gather, page_name
from checker.nightly.report.outlets import Agreement, Spellings, agreement, pairs_of, spellings_of
from checker.nightly.report.page import NightPage, NightWords, render_index
from checker.nightly.report.tolls import tolls_of
from checker.report.wording import CHECKS
from checker.rules import load_rules
from checker.schema import Attribute, ClaimRule, Offices, Opposites, Quotations
from checker.story import review

HOSTILE = '=cmd()|\u202e</title></style><script>alert(1)</script><img src=x onerror="alert(2)">\x1b[2J\x00]]>'
_VOID = {"meta", "link", "rect", "br", "input", "img"}


class Page(HTMLParser):
    """Reads a page strictly; `hrefs`, `ids`, `tags` and `attributes` are what it holds."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.hrefs: list[str] = []
        self.ids: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        found = dict(attrs)
        self.hrefs += [found["href"] or ""] if "href" in found else []
        self.ids += [found["id"] or ""] if "id" in found else []
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def written(ledger: Ledger, run: int, folder: Path, **asked: object) -> dict[str, bytes]:
    folder.mkdir()
    write_report(ledger, run, folder, **asked)  # type: ignore[arg-type]
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture
def second(tell: Tell) -> int:
    """The second of two nights: one finding is new, one is still open, one is resolved."""
    flood = [quake(outlet, killed, place="الميناء") for outlet, killed in (("النهار", 5), ("الحياة", 9))]
    dispute = [quake(outlet, killed) for outlet, killed in (("النهار", 12), ("الحياة", 21))]
    tell([dispute, flood])
    gone = [quake("النهار", 5, place="الميناء"), quake("الحياة", 5, "الحياة-9", place="الميناء")]
    fresh = [quake(outlet, killed, place="الساحل") for outlet, killed in (("النهار", 40), ("الخليج", 44))]
    return tell([dispute, gone, fresh])


def test_what_the_index_has_no_room_for_stands_in_lists(
    ledger: Ledger, second: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for holder, name in ((NightPage, "shown"), (NightPage, "of_desk")):
        monkeypatch.setattr(holder, name, 0)
    monkeypatch.setattr("checker.nightly.report.page._FIRST", 0)
    monkeypatch.setattr("checker.nightly.report.lists._LINES", 1)
    files = written(ledger, second, tmp_path / "out")
    lists = {"new-victims.html", "open.html", "resolved.html", "stories.html", "stories-2.html", "stories-3.html"}
    assert {name for name in files if name.endswith(".html") and "/" not in name} == lists | {"index.html"}
    for name in lists | {"index.html"}:
        page = Page(files[name].decode())
        assert {href.partition("#")[0] for href in page.hrefs} - {""} <= files.keys()
    told = "".join(files[name].decode() for name in lists)
    assert all(f"يضرب {place}" in told for place in ("المدينة", "الميناء", "الساحل"))
    assert "يضرب" not in files["index.html"].decode().partition('id="tolls"')[0]


def test_new_open_and_resolved(ledger: Ledger, second: int) -> None:
    report = gather(ledger, second)
    assert {status: [told.title for told in report.of(status)] for status in ("new", "open", "resolved")} == {
        "new": ["زلزال عنيف يضرب الساحل"],
        "open": ["زلزال عنيف يضرب المدينة"],
        "resolved": ["زلزال عنيف يضرب الميناء"],
    }
    (new,) = report.of("new")
    assert [(side.outlet, side.text) for side in new.sides] == [("الخليج", "44 شخصا"), ("النهار", "40 شخصا")]
    assert report.before is not None and report.before.id == second - 1


def test_a_conflict_in_doubt_is_shown_as_a_possible_one(ledger: Ledger, second: int) -> None:
    page = NightPage(gather(ledger, second), NightWords("ar"))
    (new,) = page.new
    severities = ("error", "warning", "info")
    shown = [page.kind(replace(new, finding=replace(new.finding, severity=severity))) for severity in severities]
    assert (new.finding.verdict, shown) == ("conflict", ["conflict", "possible", "possible"])
    assert set(shown) <= page.words.verdicts.keys()


def test_one_passage_of_each_further_outlet(ledger: Ledger, tell: Tell) -> None:
    told = quake("النهار", 40, place="الساحل")
    twice = Article("النهار-2", "النهار", told.title, told.body + "\n\nوقتل 41 شخصا في زلزال الساحل.", told.published)
    report = gather(ledger, tell([[twice, quake("الخليج", 44, place="الساحل"), quake("الحياة", 47, place="الساحل")]]))
    sides = [side for one in report.of("new") for side in one.sides]
    assert len({side.outlet for side in sides}) == 3
    assert len(sides) <= 4


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_index_is_whole_and_links_to_what_is_there(ledger: Ledger, second: int, tmp_path: Path, lang: str) -> None:
    files = written(ledger, second, tmp_path / "out", lang=lang)
    page = Page(files["index.html"].decode())
    assert len(page.ids) == len(set(page.ids))
    assert {"new", "open", "resolved", "stories", "tolls", "agreement", "spellings"} <= set(page.ids)
    assert "script" not in page.tags and "style" not in page.attributes
    for href in page.hrefs:
        name, _, anchor = href.partition("#")
        target = Page(files[name].decode()) if name.endswith(".html") else page
        assert name in files or not name
        assert not anchor or anchor in target.ids, href
    story = next(name for name in files if name.startswith("stories/") and name.endswith(".html"))
    assert "../index.html" in Page(files[story].decode()).hrefs
    assert any(href.startswith("stories/") and "#f-" in href for href in page.hrefs)


def test_nothing_may_run_or_be_fetched(ledger: Ledger, second: int) -> None:
    text = render_index(gather(ledger, second))
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy is not None
    assert policy[1].startswith("default-src &#39;none&#39;; style-src &#39;sha256-")
    assert "script-src" not in policy[1] and "unsafe" not in policy[1]
    assert not re.search(r"(src|href)=\"?https?:", text)


def hostile(tell: Tell) -> int:
    killed = (("=النهار " + HOSTILE, 12), ("+الحياة", 21))
    return tell(
        [
            [
                Article(
                    f"../{i}", outlet, HOSTILE, f"أسفر الزلزال {HOSTILE} عن مقتل {n} شخصا في المدينة.", "2024-03-01"
                )
                for i, (outlet, n) in enumerate(killed)
            ]
        ]
    )


def test_outside_text_is_only_text(ledger: Ledger, tell: Tell, tmp_path: Path) -> None:
    files = written(ledger, hostile(tell), tmp_path / "out")
    for name, content in files.items():
        if name.endswith(".html"):
            page = Page(content.decode())
            assert "img" not in page.tags and "onerror" not in page.attributes, name
            assert "\u202e" not in content.decode() and b"\x1b" not in content and b"\x00" not in content
    assert all(re.fullmatch(r"[\w.]+|stories/[\w]+\.(html|json)", name) for name in files), list(files)
    rows = list(csv.reader(io.StringIO(files["findings.csv"].decode("utf-8-sig"), newline="")))
    assert len(rows) > 1
    assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "@", "\t", "\r")]


def test_the_feed_is_atom(ledger: Ledger, second: int, tell: Tell, tmp_path: Path) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    for number, run in enumerate((second, hostile(tell))):
        content = written(ledger, run, tmp_path / str(number))["findings.atom"]
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
        assert root.tag == f"{atom}feed" and root.findtext(f"{atom}id")
        entries = root.findall(f"{atom}entry")
        assert entries
        ids = [entry.findtext(f"{atom}id") for entry in entries]
        assert len(set(ids)) == len(ids)
        for entry in (root, *entries):
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", entry.findtext(f"{atom}updated") or "")
            assert entry.findtext(f"{atom}title")


def test_a_finding_keeps_its_entry(ledger: Ledger, second: int, tmp_path: Path) -> None:
    before, after = (written(ledger, run, tmp_path / str(run))["findings.atom"] for run in (second - 1, second))
    (still,) = gather(ledger, second).of("open")
    assert f"finding:{still.finding.fingerprint}<".encode() in before
    assert f"finding:{still.finding.fingerprint}<".encode() in after


def test_the_letter_is_ready_to_be_sent(ledger: Ledger, second: int, tmp_path: Path) -> None:
    content = written(ledger, second, tmp_path / "out")["digest.eml"]
    letter = email.message_from_bytes(content, policy=email.policy.default)
    assert [part.get_content_type() for part in letter.walk()] == ["multipart/alternative", "text/plain", "text/html"]
    assert "نتيجة جديدة واحدة" in letter["Subject"]
    words = letter.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert "زلزال عنيف يضرب الساحل" in words and "[44 شخصا]" in words
    page = Page(letter.get_body(("html",)).get_content())  # type: ignore[union-attr]
    assert not page.tags & {"script", "img", "link", "style"}
    assert max(map(len, content.split(b"\r\n"))) <= 998


def test_the_same_night_makes_the_same_bytes(ledger: Ledger, second: int, tmp_path: Path) -> None:
    once = written(ledger, second, tmp_path / "once")
    assert written(ledger, second, tmp_path / "again") == once
    assert written(ledger, second, tmp_path / "taken", earlier=tmp_path / "once") == once


def test_only_pages_of_the_same_review_are_taken_over(ledger: Ledger, second: int, tmp_path: Path) -> None:
    once = written(ledger, second, tmp_path / "once")
    made = json.loads(once["stories/made.json"])
    name = next(iter(made))
    (tmp_path / "once" / name).write_text("kept")
    assert written(ledger, second, tmp_path / "taken", earlier=tmp_path / "once")[name] == b"kept"
    (tmp_path / "once" / "stories" / "made.json").write_text(json.dumps(made | {name: "other"}))
    assert written(ledger, second, tmp_path / "anew", earlier=tmp_path / "once")[name] == once[name]
    (tmp_path / "once" / "stories" / "made.json").write_text("[")
    assert written(ledger, second, tmp_path / "broken", earlier=tmp_path / "once")[name] == once[name]


def test_the_tables_agree_with_each_other(ledger: Ledger, second: int, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    files = written(ledger, second, tmp_path / "out")
    plain = json.loads(files["findings.json"])
    rows = list(csv.DictReader(io.StringIO(files["findings.csv"].decode("utf-8-sig"), newline="")))
    table = pq.read_table(io.BytesIO(files["findings.parquet"])).to_pylist()
    assert [row["fingerprint"] for row in plain] == [row["fingerprint"] for row in rows]
    assert [row["fingerprint"] for row in plain] == [row["fingerprint"] for row in table]
    assert [row["outlets"] for row in table] == [row["outlets"] for row in plain]


def test_a_finding_that_is_set_aside_is_only_counted(ledger: Ledger, second: int) -> None:
    (new,) = gather(ledger, second).of("new")
    ledger.decide(new.finding.fingerprint, "dismiss", "محرر", "مكرر")
    after = gather(ledger, second)
    assert (after.of("new"), after.set_aside) == ([], 1)


def test_a_run_writes_its_report(ledger: Ledger, tmp_path: Path) -> None:
    run = night(ledger, NIGHT, tmp_path)
    report: NightReport = gather(ledger, run.id)
    out = tmp_path / "out"
    assert all((out / page_name(story.id)).is_file() for story in report.paged)
    assert {path.name for path in out.iterdir()} >= {"index.html", "run.json", "findings.atom", "digest.eml", "stories"}


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_desks_name_each_rule_once_and_none_that_is_gone(lang: str) -> None:
    rules = load_rules()
    known = {rule.id for kind in (ClaimRule, Attribute, Offices, Opposites, Quotations) for rule in rules.of(kind)}
    words = NightWords(lang)
    listed = [rule for desk in words.desks for rule in desk["rules"]]
    assert len(listed) == len(set(listed))
    assert {rule for rule in listed if rule not in CHECKS} <= known
    assert words.desks[-1]["rules"] == []  # takes what no other names


def test_no_path_from_a_story() -> None:
    assert page_name("../../x<y>") == "stories/xy.html"


# ---------------------------------------------------------------- what the tables count


def _report(*articles: Article) -> dict[str, object]:
    return review(list(articles)).to_dict()


def _agreement(*articles: Article) -> Agreement:
    return agreement(pairs_of(_report(*articles)))


def test_copies_say_nothing_about_agreement() -> None:
    body = "أسفر الزلزال الذي ضرب المدينة فجرا عن مقتل 12 شخصا وإصابة 30 آخرين، وقالت وزارة الداخلية إن البحث مستمر."
    copies = [Article(outlet, outlet, "زلزال يضرب المدينة", body, "2024-03-01") for outlet in ("أ", "ب")]
    assert _agreement(*copies).pairs == {}
    own = Article("ج", "ج", "زلزال", "قتل 21 شخصا في الزلزال الذي ضرب المدينة، بحسب وزارة الداخلية.", "2024-03-01")
    pairs = _agreement(*copies, own).pairs
    assert {pair: cell.apart for pair, cell in pairs.items()} == {("أ", "ج"): 1, ("ب", "ج"): 1}
    assert _agreement(*copies, own).cell("ج", "أ") == pairs["أ", "ج"]


def test_agreement_is_kept_for_every_night(ledger: Ledger, tell: Tell) -> None:
    one = Article("1", "أ", "زلزال يضرب المدينة", "أسفر الزلزال عن مقتل 12 شخصا في المدينة.", "2024-03-01")
    two = Article("2", "ب", "مقتل 21 شخصا في زلزال المدينة", "قتل 21 شخصا بحسب الوزارة.", "2024-03-01")
    same = Article("3", "ب", "مقتل 12 شخصا في زلزال المدينة", "قتل 12 شخصا بحسب الوزارة.", "2024-03-01")
    runs = [tell([[one, other]]) for other in (two, same)]
    report = gather(ledger, runs[-1])
    assert [(c.same, c.apart) for c in (report.agreements[run].cell("ب", "أ") for run in runs)] == [(0, 1), (1, 0)]
    assert (report.agreement.of("أ").total, report.agreement.of("أ").percent) == (1, 100)


def test_a_toll_is_told_by_outlet_and_moment() -> None:
    articles = [
        Article(outlet, outlet, "زلزال", f"أسفر الزلزال عن مقتل {n} شخصا في المدينة.", f"2024-03-01T{hour}:00")
        for outlet, n, hour in (("أ", 12, "08"), ("ب", 12, "09"), ("ج", 21, "09"))
    ]
    (toll,) = tolls_of(_report(*articles))
    assert toll.moments == ("2024-03-01T08:00:00", "2024-03-01T09:00:00")
    assert dict(toll.rows) == {
        "أ": (("12 شخصا", True), ("", True)),
        "ب": (("", True), ("12 شخصا", True)),
        "ج": (("", True), ("21 شخصا", False)),
    }


def test_spellings_are_counted_by_outlet() -> None:
    texts = {
        "أ": "قال الرئيس فلاديمير بوتين إنه سيزور المدينة. وأضاف فلاديمير بوتين أن الزيارة قريبة.",
        "ب": "قال الرئيس فلاديمير بوتن إنه سيزور المدينة. ونفى فلاديمير بوتين ذلك لاحقا.",
    }
    articles = [Article(outlet, outlet, "زيارة الرئيس", body, "2024-03-01") for outlet, body in texts.items()]
    counted = Spellings()
    counted.add(spellings_of(_report(*articles)))
    named = [row for row in counted.rows() if "بوتن" in " ".join(row.surfaces)]
    assert [row.drifting for row in named] == [["ب"]]


@pytest.mark.parametrize(
    ("surfaces", "told"),
    [
        (("فلاديمير بوتين", "فلاديمير بوتن"), ["فلاديمير بوتن", "فلاديمير بوتين"]),
        (("سلمان بن عبدالعزيز", "سلمان بن عبد العزيز", "سلمان"), ["سلمان بن عبد العزيز", "سلمان بن عبدالعزيز"]),
        (("الحوثيين", "لحوثيين", "الحوثيون"), []),
        (("إيمانويل ماكرون", "ماكرون", "وماكرون"), []),
    ],
)
def test_cases_and_parts_of_a_name_are_no_spellings(surfaces: tuple[str, ...], told: list[str]) -> None:
    variants = [{"surface": surface, "mentions": [{"article": "1"}]} for surface in surfaces]
    name = {"canonical": surfaces[0], "kind": "person", "spelling_differs": True, "variants": variants}
    counted = Spellings()
    counted.add(spellings_of({"articles": [{"id": "1", "outlet": "أ"}], "names": [name]}))
    assert [sorted(row.surfaces) for row in counted.rows()] == ([told] if told else [])
