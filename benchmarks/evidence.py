"""Learns the weights of `rules/compare/evidence.yaml` from judged stories, and tells how well they judge others.

    pip install scikit-learn
    python benchmarks/evidence.py FOLDER... [--nights NIGHT...]

A folder holds judged stories, as `benchmarks/mutations.py` describes them.  Two statements are of one fact where the
gold says so; a statement that the gold does not know is of no fact that it knows, and counts half.  But a title or a
later paragraph may say again what the gold names once: a statement whose value its own article has in a fact teaches
nothing about that fact.  Each story weighs as the root of its pairs, so that one long story does not teach alone.

Values of one fact that differ are few.  So each pair of one fact whose values agree teaches the table `differ` too, as
if one of them had been changed: by a slip of its digits one time in four, else as far as judged differences lie apart.
And differing pairs of the stories of real nights teach it what is common and means nothing: they count a tenth, and
those that look most like one fact not at all, for nobody judged them.  Printed are the figures of stories held out,
then the tables.  A feature must be seen in four stories and ten pairs.
"""

from __future__ import annotations

import math
import random
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import mutations
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import GroupKFold
from stories import read_night

from checker.compare.align import Aligner
from checker.compare.entities import join_names
from checker.compare.evidence import of_a_difference
from checker.compare.statements import Statement
from checker.compare.values import comparable, relate
from checker.extract.claims import read_article
from checker.extract.names import find_story_names
from checker.model import Article, Span
from checker.nightly.stories import group_stories
from checker.rules import load_rules
from checker.story import read_documents

_STRENGTH = 0.1  # of the penalty's inverse: weak features must stay near nothing
_STORIES, _PAIRS = 4, 10
_NIGHT = 0.1  # what a pair of a real night counts, against a judged one
_LIKELY = 1.5  # log-odds: pairs of a night that look so much like one fact are not taken for two
_SLIPS = 0.25  # of the changed values, those that are slips of the digits
# Set by hand, or left out: what they would say is an accident of the stories that were judged.
_BY_HAND = frozenset(
    {
        "changed over",
        "one is forecast",
        "two roles",
        "two roles of one rule",
        "kindred noun, of no known role",
        "the same digits, four or more",
        "the digits turned",
        "nearly the same number",
        "three telling digits or more",
    }
)
_EQUALS = frozenset({"the odd one out", "equal values there", "an equal value there", "an equal value somewhere"})
_LARGE = 25  # articles: the pairs of larger stories of a night are too many


class Pair(NamedTuple):
    """Two statements as features, how their values stand, whether they are of one fact, and how much that counts."""

    relation: str
    features: Mapping[str, float]
    same: bool
    weight: float
    of_night: bool = False
    upheld: bool = False  # does a third statement have the value of one of the two?


def main(arguments: Sequence[str]) -> None:
    """Learn and print a table for each way that values stand to each other."""
    folders, _, nights = (list(part) for part in _parted(arguments))
    judged = [path.parent for folder in folders for path in sorted(Path(folder).glob("*/gold.json"))]
    stories = [list(_pairs(story)) for story in judged]
    for table in ("equal", "near"):
        _learn(table, [[pair for pair in story if _table(pair.relation) == table] for story in stories])
    far = [
        p.features["far apart"]
        for s in stories
        for p in s
        if p.same and p.relation == "differ" and "far apart" in p.features
    ]
    chance = random.Random(1)
    told = [[_changed(p, far, chance) for p in story if p.same or p.relation == "differ"] for story in stories]
    _learn("differ", [*told, *_of_nights(nights)])


def _parted(arguments: Sequence[str]) -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
    at = arguments.index("--nights") if "--nights" in arguments else len(arguments)
    return arguments[:at], arguments[at : at + 1], arguments[at + 1 :]


def _table(relation: str) -> str:
    return relation if relation in ("equal", "differ") else "near"


def _changed(pair: Pair, far: Sequence[float], chance: random.Random) -> Pair:
    """A pair whose values agree, as if one of them had been changed."""
    if pair.relation == "differ":
        return pair
    features = {name: v for name, v in of_a_difference(pair.features).items() if not _of_the_values(name)}
    if pair.upheld:
        features |= {"the odd one out": 1.0, "an equal value somewhere": 1.0}
    if chance.random() < _SLIPS or not far:
        features["the same digits"] = 1.0
    else:
        features["far apart"] = chance.choice(far)
    return pair._replace(relation="differ", features=features, weight=pair.weight / 2)


def _of_the_values(name: str) -> bool:
    """Does a feature speak of the values as they were, before one of them was changed?"""
    return name.startswith("values: ") or name in {
        "telling digits",
        "three telling digits or more",
        "far apart",
        *_EQUALS,
    }


def _pairs(story: Path) -> Iterator[Pair]:
    articles, gold = mutations.read_story(story)
    aligner = _aligner(articles)
    texts = {article.id: article.text for article in articles}
    facts = [_facts(statement.claims, gold, texts) for statement in aligner.statements]
    perhaps = [_perhaps(statement, aligner.statements, facts) for statement in aligner.statements]
    pairs = aligner.pairs()
    equal: dict[int, set[int]] = {}
    for i, j, evidence in pairs:
        if evidence.relation == "equal":
            equal.setdefault(i, set()).add(j)
            equal.setdefault(j, set()).add(i)
    for i, j, evidence in pairs:
        same = bool(facts[i] & facts[j])
        if same or ((facts[i] or facts[j]) and not (facts[i] | perhaps[i]) & (facts[j] | perhaps[j])):
            known = bool(facts[i]) and bool(facts[j])
            upheld = bool((equal.get(i, set()) | equal.get(j, set())) - {i, j})
            yield Pair(evidence.relation, evidence.features, same, 1.0 if known else 0.5, upheld=upheld)


def _of_nights(nights: Sequence[str]) -> Iterator[list[Pair]]:
    rules = load_rules()
    for night in nights:
        by_id = {article.id: article for article in read_night(Path(night))}
        for names in group_stories(list(by_id.values()), rules):
            articles = [by_id[name] for name in names]
            if len(names) <= _LARGE and len({article.outlet for article in articles}) > 1:
                pairs = _aligner(articles).pairs()
                yield [Pair("differ", e.features, False, _NIGHT, True) for _, _, e in pairs if e.relation == "differ"]


def _aligner(articles: Sequence[Article]) -> Aligner:
    rules = load_rules()
    docs = read_documents(sorted(articles, key=lambda article: article.id), rules)
    mentions = find_story_names(docs)
    owner = {
        (article, mention.start): entity.number
        for entity in join_names(mentions, rules)
        for article, mention in entity.mentions
    }
    claims = [claim for doc in docs for claim in read_article(doc, mentions[doc.article.id]).claims]
    days = {article.id: article.day for article in articles}
    return Aligner(claims, lambda article, start: owner.get((article, start)), rules, days)


def _facts(claims: Sequence[Any], gold: Mapping[str, Any], texts: Mapping[str, str]) -> set[int]:
    """The facts that the gold has at any place of the claims."""
    found = set()
    for number, fact in enumerate(gold["facts"]):
        for value in fact["values"]:
            doc = str(value["doc"])
            places = [Span(*at.span()) for at in re.finditer(re.escape(value["surface"]), texts.get(doc, ""))]
            if any(claim.article == doc and any(claim.span.overlaps(at) for at in places) for claim in claims):
                found.add(number)
    return found


def _perhaps(statement: Statement, others: Sequence[Statement], facts: Sequence[set[int]]) -> set[int]:
    """The facts in which the article of a statement has its value, perhaps said there again."""
    return {
        fact
        for other, known in zip(others, facts, strict=True)
        if other is not statement and other.article == statement.article
        if comparable(other.head.value, statement.head.value)
        and relate(other.head.value, statement.head.value) != "differ"
        for fact in known
    }


def _learn(table: str, stories: Sequence[Sequence[Pair]]) -> None:
    pairs = [(n, pair) for n, story in enumerate(stories) for pair in story]
    seen = {name for _, pair in pairs for name in pair.features}
    names = sorted(
        name
        for name in seen
        if len({n for n, pair in pairs if pair.features.get(name)}) >= _STORIES
        and sum(bool(pair.features.get(name)) for _, pair in pairs) >= _PAIRS
        and name not in _BY_HAND
        and not (table == "differ" and name.startswith("values: "))  # all of them differ
    )
    rows = np.array([[pair.features.get(name, 0.0) for name in names] for _, pair in pairs])
    same = np.array([pair.same for _, pair in pairs])
    of_story = np.array([n for n, _ in pairs])
    counts = np.array([pair.weight / len(stories[n]) ** 0.5 for n, pair in pairs])
    counts *= len(counts) / counts.sum()
    held_out = np.zeros(len(same))
    for train, test in GroupKFold(min(15, len(set(of_story)))).split(rows, same, of_story):
        held_out[test] = _model(rows[train], same[train], counts[train]).predict_proba(rows[test])[:, 1]
    likely = np.array([pair.of_night for _, pair in pairs]) & (held_out > 1 / (1 + math.exp(-_LIKELY)))
    judged = ~np.array([pair.of_night for _, pair in pairs])
    model = _model(rows[~likely], same[~likely], counts[~likely])
    print(
        f"# {table}: {judged.sum()} judged pairs, {same.sum()} of one fact, "
        f"{average_precision_score(same[judged], held_out[judged]):.3f} held out"
    )
    print(f"{table}:\n  prior: {model.intercept_[0]:.2f}\n  weights:")
    for name, weight in sorted(zip(names, model.coef_[0], strict=True), key=lambda item: -item[1]):
        if abs(weight) >= 0.05:
            print(f'    "{name}": {weight:.2f}')


def _model(rows: Any, same: Any, counts: Any) -> Any:
    return LogisticRegression(C=_STRENGTH, max_iter=3000).fit(rows, same, sample_weight=counts)


if __name__ == "__main__":
    main(sys.argv[1:])
