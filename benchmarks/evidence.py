"""Learns the weights of `rules/compare/evidence.yaml` from judged stories, and tells how well they judge others.

    pip install scikit-learn
    python benchmarks/evidence.py FOLDER...

A folder holds judged stories, as `benchmarks/mutations.py` describes them.  Two statements are of one fact where the
gold says so; a statement that the gold does not know is of no fact that it knows, and counts half.  Each story weighs
as the root of its pairs, so that one long story does not teach alone.  Printed are the figures of stories held out,
then the tables.  A feature must be seen in four stories and ten pairs.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import mutations
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import GroupKFold

from checker.compare.align import Aligner
from checker.compare.entities import join_names
from checker.extract.claims import read_article
from checker.extract.document import read_document
from checker.extract.names import find_story_names
from checker.model import Article, Span
from checker.rules import load_rules
from checker.story import story_day

_STRENGTH = 0.15  # of the penalty's inverse: weak features must stay near nothing
_STORIES, _PAIRS = 4, 10
# Set by hand: too few are judged to be believed.
_BY_HAND = (
    "kindred noun, of no known role", "other source, of no known role", "other owner", "deep in both, in other words",
)  # fmt: skip


class Pair(NamedTuple):
    """Two statements as features, how their values stand, whether they are of one fact, and how much that counts."""

    relation: str
    features: Mapping[str, float]
    same: bool
    weight: float


def main(folders: Sequence[str]) -> None:
    """Learn and print a table for each way that values stand to each other."""
    stories = [list(_pairs(path.parent)) for folder in folders for path in sorted(Path(folder).glob("*/gold.json"))]
    for table in ("equal", "near", "differ"):
        _learn(table, [[pair for pair in story if _table(pair) == table] for story in stories])


def _table(pair: Pair) -> str:
    if pair.relation == "differ" and pair.features.get("kind: date"):
        return "days"  # set by hand: too few are judged
    return pair.relation if pair.relation in ("equal", "differ") else "near"


def _pairs(story: Path) -> Iterator[Pair]:
    articles, gold = mutations.read_story(story)
    aligner = _aligner(articles)
    texts = {article.id: article.text for article in articles}
    facts = [_facts(statement.claims, gold, texts) for statement in aligner.statements]
    for i, j, evidence in aligner.pairs():
        if facts[i] or facts[j]:
            known = bool(facts[i]) and bool(facts[j])
            yield Pair(evidence.relation, evidence.features, bool(facts[i] & facts[j]), 1.0 if known else 0.5)


def _aligner(articles: Sequence[Article]) -> Aligner:
    rules = load_rules()
    day = story_day(articles)
    docs = [read_document(article, rules, day) for article in sorted(articles, key=lambda article: article.id)]
    mentions = find_story_names(docs)
    owner = {
        (article, mention.start): entity.number
        for entity in join_names(mentions, rules)
        for article, mention in entity.mentions
    }
    claims = [claim for doc in docs for claim in read_article(doc, mentions[doc.article.id]).claims]
    return Aligner(claims, lambda article, start: owner.get((article, start)), rules)


def _facts(claims: Sequence[Any], gold: Mapping[str, Any], texts: Mapping[str, str]) -> set[int]:
    found = set()
    for number, fact in enumerate(gold["facts"]):
        for value in fact["values"]:
            doc, words = str(value["doc"]), value["surface"]
            at = texts.get(doc, "").find(words)
            place = Span(at, at + len(words))
            if at >= 0 and any(claim.article == doc and claim.span.overlaps(place) for claim in claims):
                found.add(number)
    return found


def _learn(table: str, stories: Sequence[Sequence[Pair]]) -> None:
    pairs = [(n, pair) for n, story in enumerate(stories) for pair in story]
    seen = {name for _, pair in pairs for name in pair.features}
    names = sorted(
        name
        for name in seen
        if len({n for n, pair in pairs if pair.features.get(name)}) >= _STORIES
        and sum(bool(pair.features.get(name)) for _, pair in pairs) >= _PAIRS
        and name not in _BY_HAND
    )
    rows = np.array([[pair.features.get(name, 0.0) for name in names] for _, pair in pairs])
    same = np.array([pair.same for _, pair in pairs])
    of_story = np.array([n for n, _ in pairs])
    counts = np.array([pair.weight / len(stories[n]) ** 0.5 for n, pair in pairs])
    counts *= len(counts) / counts.sum()
    held_out = np.zeros(len(same))
    for train, test in GroupKFold(min(15, len(set(of_story)))).split(rows, same, of_story):
        held_out[test] = _model(rows[train], same[train], counts[train]).predict_proba(rows[test])[:, 1]
    model = _model(rows, same, counts)
    print(
        f"# {table}: {len(same)} pairs, {same.sum()} of one fact, {average_precision_score(same, held_out):.3f} held out"
    )
    print(f"{table}:\n  prior: {model.intercept_[0]:.2f}\n  weights:")
    for name, weight in sorted(zip(names, model.coef_[0], strict=True), key=lambda item: -item[1]):
        if abs(weight) >= 0.05:
            print(f'    "{name}": {weight:.2f}')


def _model(rows: Any, same: Any, counts: Any) -> Any:
    return LogisticRegression(C=_STRENGTH, max_iter=3000).fit(rows, same, sample_weight=counts)


if __name__ == "__main__":
    main(sys.argv[1:])
