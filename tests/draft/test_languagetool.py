"""The LanguageTool endpoint: its answers, its places in UTF-16 units, and what it refuses."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from draft_cases import CASES, NOTED, changed, planted, seed_text, seeds
from starlette.testclient import TestClient

from checker.desk.languagetool import make_app
from checker.desk.submitted import Submitted, utf16

TEXT = {"type": "string"}
COUNT = {"type": "integer", "minimum": 0}


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": sorted(properties), "properties": properties}


ANSWER = _object(
    software=_object(
        name=TEXT, version=TEXT, buildDate=TEXT, apiVersion={"const": 1}, premium={"type": "boolean"}, status=TEXT
    ),
    warnings=_object(incompleteResults={"type": "boolean"}),
    language=_object(name=TEXT, code={"const": "ar"}, detectedLanguage=_object(name=TEXT, code=TEXT)),
    matches={
        "type": "array",
        "items": _object(
            message={"type": "string", "minLength": 1},
            shortMessage=TEXT,
            offset=COUNT,
            length=COUNT,
            replacements={"type": "array", "items": _object(value=TEXT)},
            context=_object(text=TEXT, offset=COUNT, length=COUNT),
            sentence=TEXT,
            rule=_object(id=TEXT, description=TEXT, issueType=TEXT, category=_object(id=TEXT, name=TEXT)),
        ),
    },
)


def client(sources, **options: Any) -> TestClient:
    return TestClient(make_app(lambda _: sources, **options), base_url="http://127.0.0.1:8081")


@pytest.fixture(scope="module")
def seed() -> TestClient:
    return client(seeds()[1])


@pytest.fixture(scope="module")
def quake() -> TestClient:
    return client(CASES[3].sources)


def units(text: str, offset: int, length: int) -> str:
    """The words at a place that is counted in UTF-16 units."""
    return text.encode("utf-16-le")[2 * offset : 2 * (offset + length)].decode("utf-16-le")


def test_three_mistakes_are_three_matches(seed: TestClient) -> None:
    text = planted(seed_text())
    answer = seed.post("/v2/check", data={"text": text, "language": "ar"}).json()
    jsonschema.validate(answer, ANSWER)
    errors = [match for match in answer["matches"] if match["rule"]["id"].endswith(("_DIFFERS", "_NAME"))]
    assert [units(text, match["offset"], match["length"]) for match in errors] == NOTED
    for match in answer["matches"]:
        words = units(text, match["offset"], match["length"])
        context = match["context"]
        assert units(context["text"], context["offset"], context["length"]) == words
        assert words in match["sentence"]
    assert [match["replacements"] for match in errors] == [[], [], [{"value": "كيم جونغ أون"}]]


def test_the_unchanged_draft_has_no_such_match(seed: TestClient) -> None:
    answer = seed.post("/v2/check", data={"text": seed_text(), "language": "auto"}).json()
    assert {match["rule"]["id"] for match in answer["matches"]} <= {"SPELLING_CHECK"}


def test_places_count_utf16_units(quake: TestClient) -> None:
    text = "😀𝔸 " + changed(CASES[3].draft, "45 منزلا", "54 منزلا").body
    [match] = quake.post("/v2/check", data={"text": text, "language": "ar"}).json()["matches"]
    assert units(text, match["offset"], match["length"]) == "54 منزلا"
    assert match["offset"] == text.index("54 منزلا") + 2


def test_markup_counts_and_is_not_read(quake: TestClient) -> None:
    pieces: list[dict[str, str]] = [{"markup": "<p class='😀'>"}]
    for word in changed(CASES[3].draft, "45 منزلا", "54 منزلا").body.split(" "):
        pieces += [{"text": word}, {"markup": "&nbsp;", "interpretAs": " "}]
    sent = "".join(piece.get("text", piece.get("markup", "")) for piece in pieces)
    answer = quake.post("/v2/check", data={"data": json.dumps({"annotation": pieces}), "language": "ar"}).json()
    [match] = answer["matches"]
    assert units(sent, match["offset"], match["length"]) == "54&nbsp;منزلا،".rstrip("،")


def test_a_rule_that_is_turned_off_is_silent(quake: TestClient) -> None:
    text = changed(CASES[3].draft, "45 منزلا", "54 منزلا").text
    [match] = quake.post("/v2/check", data={"text": text, "language": "ar"}).json()["matches"]
    again = quake.post("/v2/check", data={"text": text, "language": "ar", "disabledRules": f"X,{match['rule']['id']}"})
    assert again.json()["matches"] == []


def test_languages(seed: TestClient) -> None:
    assert seed.get("/v2/languages").json() == [{"name": "Arabic", "code": "ar", "longCode": "ar"}]


def test_a_text_without_arabic_has_no_matches(seed: TestClient) -> None:
    for text in ("Nothing Arabic here, 45 houses.", "", "   \n"):
        assert seed.post("/v2/check", data={"text": text, "language": "auto"}).json()["matches"] == []


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"data": {"language": "ar"}}, 400),
        ({"data": {"text": "نص", "data": "{}", "language": "ar"}}, 400),
        ({"data": {"text": "نص"}}, 400),
        ({"data": {"text": "text", "language": "en-US"}}, 400),
        ({"data": {"data": "{", "language": "ar"}}, 400),
        ({"data": {"data": '{"annotation": [{"text": 3}]}', "language": "ar"}}, 400),
        ({"data": {"data": "[" * 50_000, "language": "ar"}}, 400),
        ({"data": {f"f{i}": "" for i in range(60)}}, 400),
        ({"data": {"text": "ن" * 100_001, "language": "ar"}}, 413),
        ({"data": {"text": "ن" * 400_000, "language": "ar"}}, 413),
        ({"json": {"text": "نص", "language": "ar"}}, 415),
        ({"data": {"text": "نص", "language": "ar"}, "headers": {"origin": "https://evil.example"}}, 403),
        ({"data": {"text": "نص", "language": "ar"}, "headers": {"host": "evil.example"}}, 400),
    ],
)
def test_what_is_refused_is_told_in_one_line(seed: TestClient, sent: dict[str, Any], status: int) -> None:
    answer = seed.post("/v2/check", **sent)
    assert answer.status_code == status
    assert "\n" not in answer.text and "Traceback" not in answer.text


def test_an_add_on_and_the_desk_itself_may_ask(seed: TestClient) -> None:
    for origin in ("moz-extension://0000", "http://127.0.0.1:8081", "null"):
        answer = seed.post("/v2/check", data={"text": "نص", "language": "ar"}, headers={"origin": origin})
        assert answer.status_code == 200
        assert "access-control-allow-origin" not in answer.headers


def test_other_methods_and_addresses(seed: TestClient) -> None:
    assert seed.get("/v2/check").status_code == 405
    assert seed.get("/").status_code == 404


def test_utf16_units_are_what_utf16_has() -> None:
    for text in ("", "خبر", "😀خبر𝔸", "\ufeff\uffff"):
        assert utf16(text) == len(text.encode("utf-16-le")) // 2


def test_a_place_that_begins_in_markup_covers_all_of_it() -> None:
    sent = Submitted.annotated(
        '{"annotation": [{"text": "ا"}, {"markup": "&amp;", "interpretAs": "&"}, {"text": "ب"}]}'
    )
    assert (sent.text, sent.sent) == ("ا&ب", "ا&amp;ب")
    assert [sent.place(i, i + 1) for i in range(3)] == [(0, 1), (1, 5), (6, 1)]
    assert sent.place(0, 3) == (0, 7)
