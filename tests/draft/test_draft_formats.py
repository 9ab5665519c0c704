"""The check written as text, page, JSON and SARIF: the same notes everywhere, on the exact passages."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest
from draft_cases import CASES, NOTED, changed, planted, seed_text, seeds

from checker import Article
from checker.draft.check import check_draft
from checker.draft.html import render_html
from checker.draft.json_notes import render_json, schema
from checker.draft.manuscript import Manuscript, manuscript
from checker.draft.notes import DraftReport
from checker.draft.sarif import render_sarif
from checker.draft.text import render_text
from checker.model import Span
from checker.report.bidi import CLOSE, OPEN
from checker.report.terminal import Screen
from checker.rules import load_rules


@pytest.fixture(scope="module")
def draft() -> Manuscript:
    return manuscript(planted(seed_text()), load_rules(), "my draft.txt")


@pytest.fixture(scope="module")
def report(draft: Manuscript) -> DraftReport:
    return check_draft(draft.article, seeds()[1])


@pytest.fixture(scope="module")
def clean_report() -> DraftReport:
    return check_draft(*seeds())


# ---------------------------------------------------------------- text


def test_text_has_three_errors(report: DraftReport, clean_report: DraftReport) -> None:
    text = render_text(report, "ar", Screen())
    errors = text.split("أخطاء (3)")[1].split("تنبيهات (")[0]
    assert re.findall(r"\[(.+?)\]", errors) == NOTED
    assert "أخطاء (" not in render_text(clean_report, "ar", Screen())
    assert "لا خطأ في المسودة" in render_text(clean_report, "ar", Screen())


def test_quiet_text_is_the_alarms_alone(report: DraftReport) -> None:
    text = render_text(report, "en", Screen(), quiet=True)
    assert text.startswith("Errors (3)") and "Confirmed" not in text
    case = CASES[3]
    assert render_text(check_draft(case.draft, case.sources), "en", Screen(), quiet=True) == ""


def test_a_terminal_gets_ordered_lines_of_its_width(report: DraftReport) -> None:
    lines = render_text(report, "ar", Screen(60, colours=False, reorder=True)).splitlines()
    assert lines and all(len(line) <= 75 for line in lines)  # combining marks take no column
    assert OPEN not in "".join(lines) and CLOSE not in "".join(lines)


def test_sources_of_another_story_are_told_to_be_so() -> None:
    report = check_draft(CASES[1].draft, CASES[3].sources)
    told = "they may be those of another story"
    assert told in render_text(report, "en", Screen()) and told in render_html(report, "en")
    fitting = check_draft(CASES[1].draft, CASES[1].sources)
    assert told not in render_text(fitting, "en", Screen()) and told not in render_html(fitting, "en")


# ---------------------------------------------------------------- JSON


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_json_keeps_its_schema(case) -> None:
    for draft in (case.draft, changed(case.draft, case.mistakes[0]["old"], case.mistakes[0]["new"])):
        jsonschema.validate(json.loads(render_json(check_draft(draft, case.sources))), schema())


def test_json_of_the_seed(report: DraftReport) -> None:
    data = json.loads(render_json(report))
    jsonschema.validate(data, schema())
    assert [note["text"] for note in data["notes"] if note["severity"] == "error"] == NOTED
    assert data["counts"]["errors"] == 3 and data["counts"]["sources"] == 4


# ---------------------------------------------------------------- SARIF

# The required structure of SARIF 2.1.0 (OASIS), as far as the log uses it.
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "$schema": {"type": "string", "format": "uri"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool"],
                "properties": {
                    "tool": {
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "required": ["name"],
                                "properties": {
                                    "rules": {"type": "array", "uniqueItems": True, "items": {"required": ["id"]}}
                                },
                            }
                        },
                    },
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "language": {"pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"},
                    "artifacts": {"type": "array", "uniqueItems": True},
                    "results": {"type": "array", "items": {"$ref": "#/$defs/result"}},
                },
            },
        },
    },
    "$defs": {
        "result": {
            "type": "object",
            "required": ["message"],
            "properties": {
                "message": {"required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}},
                "ruleIndex": {"type": "integer", "minimum": -1},
                "kind": {"enum": ["notApplicable", "pass", "fail", "review", "open", "informational"]},
                "level": {"enum": ["none", "note", "warning", "error"]},
                "locations": {"type": "array", "items": {"$ref": "#/$defs/location"}},
                "relatedLocations": {"type": "array", "uniqueItems": True, "items": {"$ref": "#/$defs/location"}},
                "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
            },
        },
        "location": {
            "type": "object",
            "properties": {
                "id": {"type": "integer", "minimum": -1},
                "physicalLocation": {
                    "anyOf": [{"required": ["artifactLocation"]}, {"required": ["address"]}],
                    "properties": {
                        "artifactLocation": {"properties": {"uri": {"type": "string", "pattern": "^[!-~]+$"}}},
                        "region": {
                            "required": ["startLine", "startColumn", "endLine", "endColumn"],
                            "additionalProperties": {"type": ["integer", "object"], "minimum": 1},
                        },
                    },
                },
            },
        },
    },
}


def test_sarif_has_its_structure_and_exact_regions(report: DraftReport, draft: Manuscript) -> None:
    log = json.loads(render_sarif(report, draft, "en"))
    jsonschema.validate(log, SARIF)
    [run] = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    errors = [result for result in run["results"] if result["level"] == "error"]
    assert [_quoted(result, draft.raw) for result in errors] == NOTED
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert (result["level"] != "none") == (result["kind"] == "fail")  # SARIF: what does not fail has no level
    [artifact] = run["artifacts"]
    assert artifact["location"]["uri"] == "my%20draft.txt"


def _quoted(result: dict, raw: str) -> str:
    region = result["locations"][0]["physicalLocation"]["region"]
    lines = raw.split("\n")
    assert region["startLine"] == region["endLine"]
    return lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1]


def test_columns_count_code_points() -> None:
    case = CASES[3]
    raw = "عنوان قصير\n😀𝔸 " + changed(case.draft, "45 منزلا", "54 منزلا").body
    read = manuscript(raw, load_rules())
    log = json.loads(render_sarif(check_draft(read.article, case.sources), read))
    [error] = [result for result in log["runs"][0]["results"] if result["level"] == "error"]
    assert _quoted(error, raw) == "54 منزلا"
    [artifact] = log["runs"][0]["artifacts"]
    assert artifact["contents"]["text"] == raw  # standard input has no file to look into


# ---------------------------------------------------------------- page


class _Marks(HTMLParser):
    """The words inside the marks of errors, and every element and attribute."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.marked: list[str] = []
        self.seen: set[str] = set()
        self.ids: list[str] = []
        self.targets: set[str] = set()
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.seen |= {tag, *found}
        if "id" in found:
            self.ids.append(found["id"] or "")
        if (found.get("href") or "").startswith("#"):
            self.targets.add((found["href"] or "")[1:])
        if tag == "mark":
            loud = "v-conflict" in (found.get("class") or "")
            self.open.append("loud" if loud else "")
            if loud:
                self.marked.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if "loud" in self.open:
            self.marked[-1] += data


def parsed(page: str) -> _Marks:
    marks = _Marks()
    marks.feed(page)
    return marks


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_page_underlines_three_errors(report: DraftReport, clean_report: DraftReport, lang) -> None:
    page = render_html(report, lang)
    marks = parsed(page)
    assert marks.marked == NOTED
    assert len(re.findall(r'class="note v-conflict loud"', page)) == 3
    assert parsed(render_html(clean_report, lang)).marked == []


def test_every_link_of_the_page_leads_somewhere(report: DraftReport) -> None:
    marks = parsed(render_html(report))
    assert marks.targets <= set(marks.ids)
    assert len(marks.ids) == len(set(marks.ids))


def test_the_page_has_no_script_and_loads_nothing(report: DraftReport) -> None:
    page = render_html(report)
    assert "script" not in parsed(page).seen and not any(name.startswith("on") for name in parsed(page).seen)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None and policy[1].startswith("default-src &#39;none&#39;; style-src &#39;sha256-")
    assert "script-src" not in policy[1]


def test_hostile_text_is_shown_and_not_obeyed() -> None:
    evil = "<img src=x onerror=alert(1)> \u202e</style><script>x</script> قتل 14 شخصا وأصيب 23 آخرون"
    source = Article("1", "<b>ن</b>", "ع", f"{evil} في سقوط حافلة.", url="javascript:alert(1)")
    report = check_draft(Article("d", None, "", f"{evil} في سقوط حافلة أخرى."), [source])
    page = render_html(report)
    marks = parsed(page)
    assert "script" not in marks.seen and "img" not in marks.seen and "\u202e" not in page
    assert "javascript:" not in page
    text = render_text(report, "ar", Screen())
    assert "\u202e" not in text and "\x1b" not in text


def test_the_same_report_makes_the_same_bytes(report: DraftReport, draft: Manuscript) -> None:
    again = replace(check_draft(draft.article, seeds()[1][::-1]), generated_at=report.generated_at)
    for render in (render_html, render_json, lambda r: render_sarif(r, draft)):
        assert render(report) == render(again)


# ---------------------------------------------------------------- places in the file


@pytest.mark.parametrize(
    "raw",
    [
        "عنوان\n\nمتن من جملة.\nوجملة أخرى.",
        "\n\n  عنوان  \n\n\n\n  متن من جملة.  \n\n",
        "جملة وحدها بلا عنوان.",
        "عنوان\nعنوان\nمتن.",
    ],
)
def test_places_lead_back_into_the_file(raw: str) -> None:
    read = manuscript(raw, load_rules())
    text = read.article.text
    for match in re.finditer(r"\S+", text):
        place = read.place(Span(*match.span()))
        assert raw[place.start : place.end] == match.group()


def test_front_matter_is_no_part_of_the_draft(tmp_path: Path) -> None:
    from checker.draft.manuscript import read_manuscript

    path = tmp_path / "draft.md"
    path.write_text("---\ntitle: عنوان المسودة\npublished: 2024-01-20\n---\nمتن من جملة.\n", encoding="utf-8")
    read = read_manuscript(str(path), None, load_rules())
    assert (read.article.title, read.article.body) == ("عنوان المسودة", "متن من جملة.")
    assert read.article.day is not None
    for words in ("المسودة", "متن"):
        at = read.article.text.index(words)
        place = read.place(Span(at, at + len(words)))
        assert read.raw[place.start : place.end] == words
