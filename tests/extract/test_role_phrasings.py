"""A table of what newsrooms say a number is the number of: nearly every phrasing must be read as that."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import yaml

from checker.extract.claims import read_article
from checker.extract.document import read_document
from checker.extract.names import find_story_names
from checker.model import Article
from checker.rules import load_rules

TABLE = yaml.safe_load((Path(__file__).parents[1] / "cases" / "roles.yaml").read_text(encoding="utf-8"))
WRITTEN = dt.date(2024, 5, 15)
ENOUGH = 0.97  # a table of what can be said is never wholly read; a fall below this is a loss


def test_phrasings_tell_their_roles() -> None:
    rules = load_rules()
    missed = []
    for entry in TABLE:
        rule, role = entry["role"].split(".")
        for marked in entry["texts"]:
            start, end = marked.index("{"), marked.index("}") - 1
            text = marked.replace("{", "").replace("}", "") + "."
            doc = read_document(Article("1", body=text), rules, WRITTEN)
            claims = read_article(doc, find_story_names([doc])["1"]).claims
            here = [claim for claim in claims if claim.span.start < end and claim.span.end > start]
            if not any((claim.rule, claim.role) == (rule, role) for claim in here):
                missed.append(f"{entry['role']}: {marked}: {[(claim.rule, claim.role) for claim in here]}")
    said = sum(len(entry["texts"]) for entry in TABLE)
    assert len(missed) <= (1 - ENOUGH) * said, "\n".join(missed)
