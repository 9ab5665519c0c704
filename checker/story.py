"""The way of a story: articles in, a report out.  Every stage is a pure function of the one before."""

from __future__ import annotations

import datetime as dt
import statistics
from collections.abc import Sequence

from checker.collecting import uncollected
from checker.compare.align import Aligner, Joined
from checker.compare.entities import join_names
from checker.compare.independence import origins
from checker.compare.judge import Judged, judge
from checker.compare.parting import judge_apart
from checker.compare.roles import role_facts
from checker.compare.style import departures, style_findings
from checker.compare.terms import terms
from checker.compare.texts import text_facts
from checker.compare.turns import join_turns
from checker.compare.within import findings
from checker.extract.claims import read_article
from checker.extract.document import Document, read_document
from checker.extract.names import find_names
from checker.model import Article
from checker.report.build import Report, build_facts, now, story_id
from checker.report.headlines import Headlines
from checker.rules import Rules, load_rules

_NEAR: int = 3  # days: articles of one event that are dated this close lend their day to one that has none


@uncollected()
def review(articles: Sequence[Article], rules: Rules | None = None, title: str | None = None) -> Report:
    """Compare articles about one event.

    The order of the articles changes nothing but the order in which they are listed.  Raises ValueError when two
    articles share an id.
    """
    rules = rules or load_rules()
    articles = sorted(articles, key=lambda article: article.id)
    if len({article.id for article in articles}) != len(articles):
        raise ValueError("two articles have the same id")
    docs = read_documents(articles, rules)
    mentions, institutions = find_names(docs)
    entities = join_names(mentions, rules)
    bodies = join_names(institutions, rules, len(entities))
    readings = [read_article(doc, mentions[doc.article.id]) for doc in docs]
    entity_of = {(article, mention.start): entity.number for entity in entities for article, mention in entity.mentions}
    claims = [claim for reading in readings for claim in reading.claims]
    days = {article.id: article.day for article in articles}
    joined = Aligner(claims, lambda article, start: entity_of.get((article, start)), rules, days).facts()
    published = {article.id: article.time for article in articles}
    outlets = {article.id: article.outlet for article in articles}
    by_id = {doc.article.id: doc for doc in docs}
    told = {reading.doc.article.id: reading.claims for reading in readings}

    def judged(group: Joined) -> list[Judged]:
        return judge(group.statements, published, rules, outlets, group.links, by_id, told)

    facts = join_turns(list(judge_apart(joined, judged)))
    facts += [*text_facts(readings, rules), *role_facts(readings, entities, rules)]
    origin_of = origins(docs)
    return Report(
        id=story_id([(article.outlet or "", article.text) for article in articles]),
        title=title or next((article.title for article in articles if article.title), ""),
        generated_at=now(),
        readings=readings,
        facts=build_facts(facts, origin_of, Headlines(readings, entities, rules)),
        entities=[*entities, *bodies, *terms(joined, by_id, rules, len(entities) + len(bodies))],
        findings=[
            finding
            for reading in readings
            for finding in (*findings(reading, entities), *style_findings(departures(reading.doc)))
        ],
        origin_of=origin_of,
        rules=rules,
    )


def read_documents(articles: Sequence[Article], rules: Rules) -> list[Document]:
    """The articles of one story, each read with the days that the others lend it."""
    day = story_day(articles)
    began = min((article.day for article in articles if article.day is not None), default=day)
    return [read_document(article, rules, day, began) for article in articles]


def story_day(articles: Sequence[Article]) -> dt.date | None:
    """The day that an article with no date may be read against: where the dated ones agree to within days."""
    days = sorted(article.day.toordinal() for article in articles if article.day is not None)
    if not days or days[-1] - days[0] > _NEAR:
        return None
    return dt.date.fromordinal(int(statistics.median_low(days)))
