"""Facts whose values turn out to be of several things are taken apart; what agrees stays together."""

from __future__ import annotations

from checker import Article, review
from checker.compare.align import Joined
from checker.compare.judge import NOT_KNOWN, Judged
from checker.compare.parting import judge_apart
from checker.compare.statements import Statement
from checker.extract.claims import read_article
from checker.extract.document import read_document
from checker.rules import load_rules


def _facts(*bodies: str) -> list[tuple[str, list[tuple[str, str]]]]:
    articles = [Article(str(i), outlet=str(i), body=body) for i, body in enumerate(bodies)]
    facts = review(articles).to_dict()["facts"]
    return [(fact["verdict"], [(claim["article"], claim["text"]) for claim in fact["claims"]]) for fact in facts]


_PASSENGERS = "هبطت الطائرة وعلى متنها 178 راكبا في مطار سبها بعد عطل في محركها الأيسر."
_ABOARD = (
    "هبطت الطائرة وعلى متنها 185 شخصا في مطار سبها بعد عطل أصاب محركها الأيسر.",
    "نزلت في مطار سبها طائرة على متنها 185 شخصا بعدما تعطل محركها الأيسر.",
)


def test_what_agrees_stays_together_without_the_other_thing() -> None:
    facts = _facts(*_ABOARD, _PASSENGERS)
    assert ("agree", [("0", "185 شخصا"), ("1", "185 شخصا")]) in facts
    assert ("single", [("2", "178 راكبا")]) in facts


def test_two_things_with_nothing_else_stand_side_by_side() -> None:
    facts = _facts(_ABOARD[0], _PASSENGERS)
    assert ("compatible", [("0", "185 شخصا"), ("1", "178 راكبا")]) in facts


def _statement(article: str) -> Statement:
    doc = read_document(Article(article, body="قتل ثلاثة أشخاص."), load_rules())
    return Statement(read_article(doc, []).claims[:1])


def _judged(group: Joined, levels: dict[tuple[int, int], str]) -> list[list[int]]:
    order = [statement.article for statement in group.statements]

    def judge(part: Joined) -> list[Judged]:
        places = [order.index(statement.article) for statement in part.statements]
        return [
            Judged(
                "compatible" if levels[places[i], places[j]] else "agree",
                levels[places[i], places[j]],
                i,
                j,
                apart=bool(levels[places[i], places[j]]),
            )
            for i in range(len(places))
            for j in range(i + 1, len(places))
        ]

    return [[order.index(s.article) for s in part.statements] for part, _ in judge_apart([group], judge)]


def test_pairs_decide_which_statements_stay() -> None:
    group = Joined([_statement(str(i)) for i in range(3)])
    assert _judged(group, {(0, 1): "", (0, 2): "", (1, 2): NOT_KNOWN}) == [[0, 1, 2]]  # by way of the first
    assert _judged(group, {(0, 1): NOT_KNOWN, (0, 2): "", (1, 2): NOT_KNOWN}) == [[0, 2], [1]]
    assert _judged(group, {(0, 1): NOT_KNOWN, (0, 2): NOT_KNOWN, (1, 2): NOT_KNOWN}) == [[0], [1], [2]]
    assert _judged(group, {(0, 1): "sides", (0, 2): "sides", (1, 2): NOT_KNOWN}) == [[0, 1, 2]]
    assert _judged(group, {(0, 1): "sides", (0, 2): NOT_KNOWN, (1, 2): NOT_KNOWN}) == [[0, 1], [2]]
