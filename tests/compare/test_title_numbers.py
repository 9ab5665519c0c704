"""A title with another number of a thing than its body."""

from __future__ import annotations

import pytest

from checker import Article, review


@pytest.mark.parametrize(
    ("title", "body", "found"),
    [
        ("الرحلة 417: تأخر ساعتين", "تأخرت الرحلة 471، بسبب الضباب.", ["الرحلة 417", "الرحلة 471"]),
        ("الرحلة 417: تأخر ساعتين", "تأخرت الرحلة رقم 417 ساعتين بسبب الضباب.", []),
        ("الرحلة 417: تأخر ساعتين", "تأخرت الرحلة 583 بسبب الضباب، وألغيت الرحلة 480.", []),
        ("الرحلة 417: تأخر ساعتين", "توقف القطار 471، بسبب الضباب.", []),
    ],
)
def test_title_and_body(title: str, body: str, found: list[str]) -> None:
    article = Article(id="a", title=title, body=body)
    findings = [finding for finding in review([article]).findings if finding.rule == "title-body"]
    assert [article.text[span.start : span.end] for finding in findings for span in finding.evidence] == found
