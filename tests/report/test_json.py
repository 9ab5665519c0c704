"""The JSON report keeps to its published schema, and every span in it is true to the letter."""

from __future__ import annotations

import json

import jsonschema
import pytest
from stories import conflict, hostile

from checker.model import Article
from checker.report.json_report import render_json, schema
from checker.review import review


def test_the_schema_is_itself_valid():
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize(
    "report",
    [conflict(), hostile(), review([Article("only", body="لا شيء.")]), review([Article("empty")])],
    ids=["conflict", "hostile", "one article", "empty"],
)
def test_reports_keep_to_the_schema(report):
    data = json.loads(render_json(report))
    jsonschema.Draft202012Validator(schema()).validate(data)
    assert data == report.to_dict()
    texts = {article["id"]: article["text"] for article in data["articles"]}
    for fact in data["facts"]:
        for claim in fact["claims"]:
            start, end = claim["span"]
            assert texts[claim["article"]][start:end] == claim["text"]


def test_a_broken_report_is_refused():
    data = conflict().to_dict()
    data["facts"][0]["verdict"] = "perhaps"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema())
